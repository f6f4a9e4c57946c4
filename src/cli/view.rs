//! What the view arguments and the terminal make of a report's look: decided here, once.

use std::{
    collections::BTreeSet,
    io::{self, IsTerminal},
    str::FromStr,
};

use storydiff::report::render::{Background, ColorDepth, Detail, RenderSettings, Show};
use strum::IntoEnumIterator;

use super::{
    arguments::{ViewArguments, When},
    terminal,
};

/// Columns where there is no terminal to ask.
const PIPE_WIDTH: usize = 80;

/// The look of a report on standard output, or in a file that `is_file` says it goes to.
pub(crate) fn settings(arguments: &ViewArguments, is_file: bool) -> RenderSettings {
    let color = match (is_file, arguments.color) {
        (true, When::Auto | When::Never) | (false, When::Never) => false,
        (_, When::Always) => true,
        (false, When::Auto) => terminal::colour(When::Auto),
    };
    let mut settings = RenderSettings {
        width: arguments.width.unwrap_or_else(|| width(is_file)),
        view: arguments.view,
        show: shown(arguments),
        order: arguments.order,
        context: arguments.context,
        detail: detail(arguments),
        color: if color {
            depth(|name| std::env::var(name).ok())
        } else {
            ColorDepth::None
        },
        background: arguments
            .background
            .unwrap_or_else(|| background(|name| std::env::var(name).ok())),
        theme: arguments.theme,
        markers: arguments.markers,
        ..RenderSettings::default()
    };
    settings.min_severity = arguments.min_severity.unwrap_or(settings.min_severity);
    let has_links = match arguments.hyperlinks {
        When::Always => true,
        When::Never => false,
        When::Auto => !is_file && color && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
    };
    if has_links {
        settings.links_from = std::env::current_dir().ok();
    }
    settings
}

/// What is shown of a report.
pub(crate) fn shown(arguments: &ViewArguments) -> BTreeSet<Show> {
    let asked = arguments.show.iter();
    asked.fold(Show::usual(), |shown, asked| asked.apply(shown))
}

/// How much of each finding is explained.
pub(crate) const fn detail(arguments: &ViewArguments) -> Detail {
    if arguments.explain {
        Detail::Score
    } else {
        arguments.detail
    }
}

/// The columns of the terminal, of `COLUMNS`, or of a pipe.
fn width(is_file: bool) -> usize {
    let terminal = (!is_file && io::stdout().is_terminal())
        .then(terminal_size::terminal_size)
        .flatten();
    let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
    (terminal.map(|(terminal_size::Width(columns), _)| columns.into()))
        .or_else(|| columns().filter(|_| !is_file))
        .filter(|&columns| columns > 0)
        .unwrap_or(PIPE_WIDTH)
}

/// True colour where the terminal says it has it, the sixteen named colours otherwise.
fn depth(variable: impl Fn(&str) -> Option<String>) -> ColorDepth {
    match variable("COLORTERM").as_deref() {
        Some("truecolor" | "24bit") => ColorDepth::TrueColor,
        _ => ColorDepth::Ansi16,
    }
}

/// The background as terminals tell it in `COLORFGBG`: the last number is its colour, of which 0–6 and 8 are dark.
fn background(variable: impl Fn(&str) -> Option<String>) -> Background {
    let told = variable("COLORFGBG");
    let color = told
        .as_deref()
        .and_then(|told| told.rsplit(';').next()?.parse::<u8>().ok());
    match color {
        Some(0..=6 | 8) => Background::Dark,
        Some(_) => Background::Light,
        None => Background::Unknown,
    }
}

/// Something that `--show` asks for, or with a hyphen before it, asks to fold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Everything.
    All,
    /// Show this too.
    Shown(Show),
    /// Fold this.
    Folded(Show),
}

impl Asked {
    fn apply(&self, mut shown: BTreeSet<Show>) -> BTreeSet<Show> {
        match self {
            Self::All => return Show::iter().collect(),
            Self::Shown(show) => _ = shown.insert(*show),
            Self::Folded(show) => _ = shown.remove(show),
        }
        shown
    }
}

impl FromStr for Asked {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let read = |name: &str| {
            name.parse::<Show>().map_err(|_| {
                let known: Vec<_> = Show::iter().map(|show| show.to_string()).collect();
                format!("it is all or some of {}; -NAME folds", known.join(", "))
            })
        };
        match typed.strip_prefix('-') {
            Some(name) => read(name).map(Self::Folded),
            None if typed == "all" => Ok(Self::All),
            None => read(typed).map(Self::Shown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_added_and_taken_away() {
        let asked: Vec<Asked> = ["paraphrase", "-moved"].map(|typed| typed.parse().unwrap()).into();
        let shown = asked.iter().fold(Show::usual(), |shown, asked| asked.apply(shown));
        assert!(shown.contains(&Show::Paraphrase) && shown.contains(&Show::Factual) && !shown.contains(&Show::Moved));
        assert!("sunshine".parse::<Asked>().is_err());
    }

    #[test]
    fn terminals_tell_their_background_and_colours() {
        let told = |value: &'static str| move |_: &str| Some(value.to_owned());
        assert_eq!(background(told("15;0")), Background::Dark);
        assert_eq!(background(told("0;default;15")), Background::Light);
        assert_eq!(background(|_| None), Background::Unknown);
        assert_eq!(depth(told("24bit")), ColorDepth::TrueColor);
        assert_eq!(depth(|_| None), ColorDepth::Ansi16);
    }
}
