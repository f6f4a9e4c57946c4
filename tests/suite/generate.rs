//! Stories and their edits to items: an original, a rendition and what was done to it.

use std::{collections::BTreeMap, fs, path::Path};

use crate::{
    story::{Slot, Story, stories},
    values,
};

/// Kinds of edit that change what is claimed. All others change how it is said.
pub(crate) const FACTUAL: &[&str] = &[
    "number",
    "date",
    "weekday",
    "polarity",
    "direction",
    "place",
    "quantifier",
    "person",
    "organisation",
    "modality",
    "attribution",
    "role-swap",
    "unit",
    "money",
    "percent",
    "comparison",
    "quotation",
    "title",
    "omission",
    "addition",
    "causality",
    "time-relation",
    "event",
];

/// How many edits are made to one place by a table.
const MOST: usize = 2;

/// A text and what an edit of one kind made of it.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) kind: String,
    pub(crate) field: String,
    pub(crate) factual: bool,
    pub(crate) original: String,
    pub(crate) rendition: String,
}

/// All items, in the order of the stories.
pub(crate) fn items(directory: &Path) -> Vec<Item> {
    let table = Table::read(&directory.join("replacements.tsv"));
    let mut items = Vec::new();
    for (number, story) in stories(directory).iter().enumerate() {
        let mut add = |kind: &str, rendition: String| {
            if rendition != story.text {
                items.push(Item {
                    kind: kind.to_owned(),
                    field: story.field.clone(),
                    factual: FACTUAL.contains(&kind),
                    original: story.text.clone(),
                    rendition,
                });
            }
        };
        for (place, slot) in story.slots.iter().enumerate() {
            for (kind, words) in replacements(story, slot, &table, number * 7 + place) {
                let rendition = match kind.as_str() {
                    "person" => rename(&story.text, &story.text[slot.range.clone()], &words),
                    _ => replace(&story.text, slot.range.clone(), &words),
                };
                add(&kind, rendition);
            }
        }
        for edit in &story.edits {
            let at = story.text.find(&edit.words).unwrap_or_default();
            for words in &edit.alternatives {
                add(&edit.kind, replace(&story.text, at..at + edit.words.len(), words));
            }
        }
        for kind in ["spelling", "contraction"] {
            for rendition in table.everywhere(kind, &story.text) {
                add(kind, rendition);
            }
        }
        for rendition in values::typography(&story.text) {
            add("typography", rendition);
        }
        for rendition in two_at_once(story) {
            add("two-at-once", rendition);
        }
    }
    items
}

/// Two harmless edits in one rendition: neighbours in the list that do not touch each other.
fn two_at_once(story: &Story) -> Vec<String> {
    let harmless: Vec<_> = story
        .edits
        .iter()
        .filter(|edit| !FACTUAL.contains(&edit.kind.as_str()))
        .filter_map(|edit| {
            let at = story.text.find(&edit.words)?;
            Some((at..at + edit.words.len(), edit.alternatives.first()?))
        })
        .collect();
    let pairs = harmless.windows(2).filter_map(|pair| {
        let [one, other] = pair else { return None };
        let (first, second) = if one.0.start < other.0.start {
            (one, other)
        } else {
            (other, one)
        };
        if first.0.end >= second.0.start {
            return None;
        }
        let later = replace(&story.text, second.0.clone(), second.1);
        Some(replace(&later, first.0.clone(), first.1))
    });
    pairs.collect()
}

/// What can stand in a slot, each with the kind of edit that it makes.
fn replacements(story: &Story, slot: &Slot, table: &Table, seed: usize) -> Vec<(String, String)> {
    let words = &story.text[slot.range.clone()];
    if !slot.alternatives.is_empty() {
        let given = slot.alternatives.iter();
        return given.map(|words| (slot.kind.clone(), words.clone())).collect();
    }
    let few = |mut all: Vec<String>| {
        // Another choice for each place, so that all kinds of change occur.
        let turn = seed % all.len().max(1);
        all.rotate_left(turn);
        all.truncate(MOST);
        all
    };
    let of_kind = |kind: &str, all: Vec<String>| -> Vec<(String, String)> {
        all.into_iter().map(|words| (kind.to_owned(), words)).collect()
    };
    let (kind, harmless) = match slot.kind.as_str() {
        kind @ "number" => (
            few(values::numbers(words)),
            of_kind("number-format", values::number_formats(words)),
        )
            .pair(kind),
        kind @ "percent" => (
            few(values::numbers(words)),
            of_kind("percent-format", values::percent_formats(words)),
        )
            .pair(kind),
        kind @ "money" => (
            few(values::amounts(words)),
            of_kind("money-format", values::money_formats(words)),
        )
            .pair(kind),
        kind @ "date" => (
            few(values::dates(words)),
            of_kind("date-format", values::date_formats(words)),
        )
            .pair(kind),
        kind @ "person" => (few(table.names(words, seed)), Vec::new()).pair(kind),
        "contraction" => return Vec::new(),
        kind => {
            let mut found = table.alternatives(kind, words, seed);
            // An inverted “said” has its speaker behind it: there, nobody can have been told.
            if story.text[..slot.range.start].ends_with("\" ") || story.text[..slot.range.start].ends_with(", ") {
                found.retain(|words| words != "told reporters");
            }
            let harmless = match kind {
                "weekday" => of_kind("date-format", values::weekday_formats(words)),
                _ => Vec::new(),
            };
            (found, harmless).pair(kind)
        }
    };
    kind.into_iter().chain(harmless).collect()
}

/// Kinds with the words that are put in.
type Edits = Vec<(String, String)>;

/// Pairs the changed values with their kind.
trait OfKind {
    fn pair(self, kind: &str) -> (Edits, Edits);
}

impl OfKind for (Vec<String>, Vec<(String, String)>) {
    fn pair(self, kind: &str) -> (Edits, Edits) {
        let changed = self.0.into_iter().map(|words| (kind.to_owned(), words)).collect();
        (changed, self.1)
    }
}

/// Puts words in the place of others and mends what stands around them: capitals, articles, spaces.
fn replace(text: &str, range: std::ops::Range<usize>, words: &str) -> String {
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    let starts_sentence = before.is_empty() || before.ends_with(". ");
    let was_capital = text[range.clone()].starts_with(char::is_uppercase);
    let words = if starts_sentence && was_capital {
        capitalised(words)
    } else {
        words.to_owned()
    };
    let joined = format!("{before}{words}{behind}");
    let spaced = joined
        .replace("  ", " ")
        .replace(" ,", ",")
        .replace(" .", ".")
        .replace(" ;", ";");
    let spaced = spaced.trim().to_owned();
    let vowel = |rest: &str| rest.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']) || rest.starts_with("8");
    let mended = match words.chars().next() {
        Some(_) if before.ends_with(" an ") && !vowel(&words) => {
            format!("{}a {}", &before[..before.len() - 3], &spaced[before.len()..])
        }
        Some(_) if before.ends_with(" a ") && vowel(&words) => {
            format!("{}an {}", &before[..before.len() - 2], &spaced[before.len()..])
        }
        _ => spaced,
    };
    capitalised(&mended)
}

/// Gives a person another name wherever the text has it.
fn rename(text: &str, name: &str, other: &str) -> String {
    let renamed = text.replace(name, other);
    match (name.split_once(' '), other.split_once(' ')) {
        (Some((_, surname)), Some((_, new))) => renamed.replace(surname, new),
        _ => renamed,
    }
}

fn capitalised(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + characters.as_str()
    })
}

/// Words that may stand for each other, by kind.
struct Table {
    rows: BTreeMap<String, Vec<(String, Vec<String>)>>,
}

impl Table {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("the table of replacements can be read");
        let mut rows: BTreeMap<String, Vec<(String, Vec<String>)>> = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t').map(str::to_owned);
            let (Some(kind), Some(words), Some(others)) = (columns.next(), columns.next(), columns.next()) else {
                panic!("three columns are wanted: {line}");
            };
            let others = others.split('|').map(str::to_owned).collect();
            rows.entry(kind).or_default().push((words, others));
        }
        Self { rows }
    }

    fn of_kind(&self, kind: &str) -> &[(String, Vec<String>)] {
        self.rows.get(kind).map_or(&[], Vec::as_slice)
    }

    /// What may stand for some words; `seed` chooses among the many of a group.
    fn alternatives(&self, kind: &str, words: &str, seed: usize) -> Vec<String> {
        let same = |other: &String| other.eq_ignore_ascii_case(words);
        let rows = self.of_kind(kind);
        if let Some((_, others)) = rows.iter().find(|(key, _)| same(key)) {
            let capital = words.starts_with(char::is_uppercase);
            let others = others.iter().take(MOST);
            return others
                .map(|other| if capital { capitalised(other) } else { other.clone() })
                .collect();
        }
        let group = rows
            .iter()
            .find(|(key, members)| key == "*" && members.iter().any(same));
        let (_, members) = group.unwrap_or_else(|| panic!("nothing stands for “{words}” as {kind}"));
        let others: Vec<&String> = members.iter().filter(|member| !same(member)).collect();
        let count = MOST.min(others.len());
        (0..count)
            .map(|step| others[(seed + step * (others.len() / 2).max(1)) % others.len()].clone())
            .collect()
    }

    /// Another given name, another surname, both.
    fn names(&self, name: &str, seed: usize) -> Vec<String> {
        let pick = |kind: &str| {
            let members = &self.of_kind(kind)[0].1;
            members[seed % members.len()].clone()
        };
        let (given, surname) = (pick("given-name"), pick("surname"));
        let (old_given, old_surname) = name.split_once(' ').unwrap_or(("", name));
        let given = if given == old_given {
            "Gertrud".to_owned()
        } else {
            given
        };
        vec![
            format!("{given} {old_surname}"),
            format!("{old_given} {surname}"),
            format!("{given} {surname}"),
        ]
    }

    /// The text with one word of a kind in its other form, once for each word that it holds. Quoted words are left
    /// alone: in a quotation, even a contraction is worth a look.
    fn everywhere(&self, kind: &str, text: &str) -> Vec<String> {
        let lower = text.to_lowercase();
        let mut found = Vec::new();
        for (words, others) in self.of_kind(kind) {
            let Some(at) = lower.find(words.as_str()).filter(|_| lower.len() == text.len()) else {
                continue;
            };
            let end = at + words.len();
            let inside = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
            if inside(text[..at].chars().next_back()) || inside(text[end..].chars().next()) {
                continue;
            }
            if text[..at].matches('"').count() % 2 == 1 {
                continue;
            }
            for other in others {
                let capital = text[at..].starts_with(char::is_uppercase);
                let other = if capital { capitalised(other) } else { other.clone() };
                found.push(replace(text, at..end, &other));
            }
        }
        found
    }
}
