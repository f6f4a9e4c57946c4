//! What a stretch of terminal text means, and how that looks: the one place that knows escape sequences.

use std::borrow::Cow;

use colored::Color;

use super::{Background, ColorDepth, RenderSettings, Theme};
use crate::{divergence::Severity, pair::Side, policy::Outcome};

/// What a stretch of text means to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Running text.
    Plain,
    /// Names and headings.
    Strong,
    /// Labels and what is aside.
    Dim,
    /// The sign and word of a severity.
    Severity(Severity),
    /// The sign of a passage that stands elsewhere.
    Moved,
    /// The gate's answer.
    Outcome(Outcome),
    /// Words that differ from the other side's.
    Changed(Side, Strength),
}

/// How loudly changed words are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Other words for the same claim.
    Quiet,
    /// A change that this place is not about, or one without evidence.
    Medium,
    /// What the finding points at.
    Loud,
}

/// Turns roles into escape sequences, or into nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Painter {
    depth: ColorDepth,
    background: Background,
    theme: Theme,
}

impl Painter {
    pub(super) fn new(settings: &RenderSettings) -> Self {
        Self {
            depth: settings.color,
            background: settings.background,
            theme: settings.theme,
        }
    }

    /// Whether anything looks different from plain text.
    pub(super) fn is_plain(self) -> bool {
        self.depth == ColorDepth::None
    }

    /// Appends text in the look of a role.
    pub(super) fn paint(self, role: Role, text: &str, out: &mut String) {
        let codes = self.codes(role);
        if codes.is_empty() {
            out.push_str(text);
        } else {
            out.extend(["\x1b[", &codes.join(";"), "m", text, "\x1b[0m"]);
        }
    }

    /// The parameters of the escape sequence (ECMA-48, “select graphic rendition”) for a role.
    fn codes(self, role: Role) -> Vec<Cow<'static, str>> {
        if self.is_plain() || role == Role::Plain {
            return Vec::new();
        }
        let mut codes: Vec<Cow<'static, str>> = attributes(role).iter().map(|&code| code.into()).collect();
        if self.theme != Theme::Monochrome {
            codes.extend(self.color(role));
        }
        codes
    }

    fn color(self, role: Role) -> Option<Cow<'static, str>> {
        let hue = match role {
            Role::Changed(Side::Original, _) => Hue::Orange,
            Role::Changed(Side::Rendition, _) => Hue::Blue,
            Role::Severity(Severity::Critical) | Role::Outcome(Outcome::Fail) => Hue::Red,
            Role::Severity(Severity::Major) | Role::Outcome(Outcome::NotComparable) => Hue::Orange,
            Role::Moved => Hue::Purple,
            Role::Plain | Role::Strong | Role::Dim | Role::Severity(_) | Role::Outcome(Outcome::Pass) => return None,
        };
        Some(match self.depth {
            ColorDepth::None => return None,
            ColorDepth::Ansi16 => hue.named(self.background).to_fg_str(),
            // `colored` would ask the environment before it writes a true colour; here that is decided already.
            ColorDepth::TrueColor => {
                let (red, green, blue) = hue.exact(self.background);
                format!("38;2;{red};{green};{blue}").into()
            }
        })
    }
}

/// Bold 1, dim 2, underlined 4, reversed 7: what remains when colours cannot be told apart.
fn attributes(role: Role) -> &'static [&'static str] {
    match role {
        Role::Plain => &[],
        Role::Strong | Role::Moved => &["1"],
        Role::Dim => &["2"],
        Role::Severity(Severity::Critical | Severity::Major) => &["1"],
        Role::Severity(_) => &[],
        Role::Outcome(_) => &["1", "7"],
        Role::Changed(_, Strength::Loud) => &["1", "7"],
        Role::Changed(_, Strength::Medium) => &["4"],
        Role::Changed(_, Strength::Quiet) => &["2", "4"],
    }
}

/// The few hues in use. Orange against blue keeps apart in all three kinds of colour blindness; purple falls into
/// blue, so what is purple always carries a sign.
#[derive(Debug, Clone, Copy)]
enum Hue {
    Orange,
    Blue,
    Red,
    Purple,
}

impl Hue {
    const fn named(self, background: Background) -> Color {
        match (self, background) {
            (Self::Orange, Background::Dark) => Color::BrightYellow,
            (Self::Orange, Background::Light) => Color::Red,
            (Self::Orange, Background::Unknown) => Color::Yellow,
            (Self::Blue, Background::Dark) => Color::BrightCyan,
            (Self::Blue, Background::Light) => Color::Blue,
            (Self::Blue, Background::Unknown) => Color::Cyan,
            (Self::Red, Background::Dark) => Color::BrightRed,
            (Self::Red, _) => Color::Red,
            (Self::Purple, Background::Dark) => Color::BrightMagenta,
            (Self::Purple, _) => Color::Magenta,
        }
    }

    /// At least 7:1 against black on dark and against white on light; 4.5:1 against both where the background is
    /// not known.
    const fn exact(self, background: Background) -> (u8, u8, u8) {
        match (self, background) {
            (Self::Orange, Background::Dark) => (255, 179, 92),
            (Self::Orange, Background::Light) => (133, 64, 0),
            (Self::Orange, Background::Unknown) => (186, 98, 0),
            (Self::Blue, Background::Dark) => (122, 190, 255),
            (Self::Blue, Background::Light) => (0, 72, 150),
            (Self::Blue, Background::Unknown) => (0, 120, 212),
            (Self::Red, Background::Dark) => (255, 138, 138),
            (Self::Red, Background::Light) => (160, 0, 24),
            (Self::Red, Background::Unknown) => (224, 40, 56),
            (Self::Purple, Background::Dark) => (212, 170, 255),
            (Self::Purple, Background::Light) => (94, 34, 150),
            (Self::Purple, Background::Unknown) => (160, 90, 220),
        }
    }
}

/// The hues in exact colours, orange and blue first.
#[cfg(test)]
pub(super) fn exact_hues(background: Background) -> [(&'static str, [u8; 3]); 4] {
    let hues = [
        ("orange", Hue::Orange),
        ("blue", Hue::Blue),
        ("red", Hue::Red),
        ("purple", Hue::Purple),
    ];
    hues.map(|(name, hue)| {
        let (red, green, blue) = hue.exact(background);
        (name, [red, green, blue])
    })
}
