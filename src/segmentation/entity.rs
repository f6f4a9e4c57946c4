//! Entries of a list of persons, places and organisations.
//!
//! They come in one line (`Jane Roe — minister of ports`, `Jane Roe (Person): minister of ports`) or as a name with a
//! line under it that begins with a tag, often glued to the role: `👤 Person_FemaleMinister of Ports`.

use super::EntityEntry;
use crate::{
    lexicon::entity_kind,
    text::{Span, is_dash},
};

/// Reads the entry that the first of `lines` begins, and says how many lines it has.
pub(super) fn read(text: &str, lines: &[(&str, Span)]) -> (EntityEntry, usize) {
    let Some(&(_, first)) = lines.first() else {
        return (named(Span::default()), 0);
    };
    let name = without_bullet(text, first);
    if let Some(entry) = one_line(text, name) {
        return (entry, 1);
    }
    let below = lines.get(1).and_then(|&(_, span)| Some((span, tagged(text, span)?)));
    let Some((_, (tag, role))) = below else {
        return (named(name), 1);
    };
    let mut entry = EntityEntry {
        name,
        tag: Some(tag),
        role,
    };
    // `Jane Roe`, `Person`, `Minister of Ports`: the role has its own line, unless that is the next name.
    if role.is_none()
        && let Some(&(_, span)) = lines.get(2)
        && span.of(text).split_whitespace().nth(2).is_some()
        && tagged(text, span).is_none()
        && one_line(text, span).is_none()
    {
        entry.role = Some(span);
        return (entry, 3);
    }
    (entry, 2)
}

const fn named(name: Span) -> EntityEntry {
    EntityEntry {
        name,
        tag: None,
        role: None,
    }
}

/// Name, tag and role in one line.
fn one_line(text: &str, line: Span) -> Option<EntityEntry> {
    let inner = line.of(text);
    // `Jane Roe (Person): minister of ports`
    if let Some(open) = inner.find(" (")
        && let Some(close) = inner[open..].find(')').map(|length| open + length)
    {
        let tag = trimmed(text, Span::new(line.start + open + 2, line.start + close));
        let name = trimmed(text, Span::new(line.start, line.start + open));
        let role = trimmed(text, Span::new(line.start + close + 1, line.end));
        if entity_kind(tag.of(text)).is_some() {
            return Some(EntityEntry {
                name,
                tag: Some(tag),
                role: (!role.is_empty()).then_some(role),
            });
        }
    }
    let (at, length) = separator(inner)?;
    let name = trimmed(text, Span::new(line.start, line.start + at));
    let rest = trimmed(text, Span::new(line.start + at + length, line.end));
    if name.is_empty() || rest.is_empty() || name.of(text).split_whitespace().nth(7).is_some() {
        return None;
    }
    let (tag, role) = match tagged(text, rest) {
        Some((tag, role)) => (Some(tag), role),
        None => (None, Some(rest)),
    };
    Some(EntityEntry { name, tag, role })
}

/// The first separator between a name and what is said of it, with its length.
fn separator(line: &str) -> Option<(usize, usize)> {
    let spaced_dash = line.char_indices().find(|&(at, c)| {
        (is_dash(c) || c == '|')
            && line[..at].ends_with(char::is_whitespace)
            && line[at + c.len_utf8()..].starts_with(char::is_whitespace)
    });
    let colon = line.find(": ").map(|at| (at, ':'));
    let tab = line.find('\t').map(|at| (at, '\t'));
    let comma = line.find(", ").map(|at| (at, ','));
    [spaced_dash, colon, tab]
        .into_iter()
        .flatten()
        .min_by_key(|&(at, _)| at)
        .or(comma)
        .map(|(at, c)| (at, c.len_utf8()))
}

/// The tag a line begins with, and the role behind it.
fn tagged(text: &str, line: Span) -> Option<(Span, Option<Span>)> {
    let inner = line.of(text);
    let symbols = inner.len() - inner.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let start = line.start + symbols;
    let length = tag_length(&text[start..line.end], symbols > 0)?;
    let role = trimmed(text, Span::new(start + length, line.end));
    Some((Span::new(start, start + length), (!role.is_empty()).then_some(role)))
}

/// How long the tag is that a text begins with. `marked`: whether a pictogram stands in front of it.
fn tag_length(text: &str, marked: bool) -> Option<usize> {
    let run = text
        .find(|c: char| !c.is_alphabetic() && c != '_')
        .unwrap_or(text.len());
    let word = &text[..run];
    let glued = match word.rfind('_') {
        Some(joint) => joint + 1 + first_hump(&word[joint + 1..]),
        None => first_hump(word),
    };
    let ends_there = glued == run;
    let apart = text[run..]
        .trim_start()
        .chars()
        .next()
        .is_none_or(|c| matches!(c, ':' | '|' | '·' | '/' | ',') || is_dash(c));
    let tag = word.get(..glued)?;
    let plausible = tag.contains('_') || entity_kind(tag).is_some();
    (plausible && (tag.contains('_') || !ends_there || apart || marked)).then_some(glued)
}

/// The length of the first hump of CamelCase: `Male` of `MalePresident`, `PERSON` of `PERSONMinister`.
fn first_hump(word: &str) -> usize {
    let capitals: usize = word.chars().take_while(|c| c.is_uppercase()).map(char::len_utf8).sum();
    let small: usize = word[capitals..]
        .chars()
        .take_while(|c| c.is_lowercase())
        .map(char::len_utf8)
        .sum();
    let last = word[..capitals].chars().next_back().map_or(0, char::len_utf8);
    // In `PERSONMinister` the last capital begins the next hump.
    if capitals > last && small > 0 {
        capitals - last
    } else {
        capitals + small
    }
}

fn without_bullet(text: &str, line: Span) -> Span {
    let rest = line
        .of(text)
        .trim_start_matches(|c: char| matches!(c, '-' | '*' | '•' | '·' | '–') || c.is_whitespace());
    Span::new(line.end - rest.len(), line.end)
}

/// Without white space and separators around it.
fn trimmed(text: &str, span: Span) -> Span {
    let edge = |c: char| c.is_whitespace() || matches!(c, ':' | '|' | ',' | ';' | '·' | '\u{FE0F}') || is_dash(c);
    let inner = span.of(text);
    let start = span.start + (inner.len() - inner.trim_start_matches(edge).len());
    let end = span.end - (inner.len() - inner.trim_end_matches(edge).len());
    Span::new(start, end.max(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str) -> (&str, Option<&str>, Option<&str>, usize) {
        let mut at = 0;
        let mut lines = Vec::new();
        for line in text.split('\n') {
            lines.push((line, Span::new(at, at + line.len())));
            at += line.len() + 1;
        }
        let (entry, count) = read(text, &lines);
        let of = |span: Span| span.of(text);
        (of(entry.name), entry.tag.map(of), entry.role.map(of), count)
    }

    #[test]
    fn a_tag_glued_to_the_role() {
        let text = "Ada Roe\n👤 Person_FemaleMinister of Ports\nPort Moss";
        assert_eq!(
            entry(text),
            ("Ada Roe", Some("Person_Female"), Some("Minister of Ports"), 2)
        );
        assert_eq!(entry("Moss\nPERSONMayor"), ("Moss", Some("PERSON"), Some("Mayor"), 2));
        assert_eq!(
            entry("Port Moss\n📍 Location_City"),
            ("Port Moss", Some("Location_City"), None, 2)
        );
    }

    #[test]
    fn one_line_entries() {
        assert_eq!(
            entry("Ada Roe — minister of ports"),
            ("Ada Roe", None, Some("minister of ports"), 1)
        );
        assert_eq!(
            entry("- Ada Roe (Person): minister of ports"),
            ("Ada Roe", Some("Person"), Some("minister of ports"), 1)
        );
        assert_eq!(
            entry("Ada Roe | Person | minister"),
            ("Ada Roe", Some("Person"), Some("minister"), 1)
        );
        assert_eq!(
            entry("Ada Roe, minister of ports"),
            ("Ada Roe", None, Some("minister of ports"), 1)
        );
    }

    #[test]
    fn names_alone_and_roles_in_a_third_line() {
        assert_eq!(entry("Ada Roe\nBo Lind"), ("Ada Roe", None, None, 1));
        assert_eq!(
            entry("Ada Roe\nPerson\nMinister of Ports"),
            ("Ada Roe", Some("Person"), Some("Minister of Ports"), 3)
        );
    }
}
