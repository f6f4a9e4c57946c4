//! What news sites and aggregators print around a story: labels over its parts, and tags beside names.

use strum::EnumString;

use crate::lexicon::table;

table!(SECTION_LABELS: Rows, "section_labels");
table!(ENTITY_TAGS: Map, "entity_tags");

/// A label over a part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionLabel {
    /// The part it announces.
    pub kind: SectionKind,
    /// Whether it is an everyday word, and so a label only in capitals, before a colon or where the layout says so.
    pub weak: bool,
}

/// Parts of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum SectionKind {
    /// The headline.
    Headline,
    /// The lines under the headline.
    Standfirst,
    /// A summary.
    Summary,
    /// A list of key points.
    Highlight,
    /// Keywords, topics, tags.
    Keyword,
    /// Persons, places and organisations of the story.
    Entity,
    /// A caption or credit.
    Caption,
    /// Author, date, source.
    Byline,
    /// The story itself.
    Body,
    /// Furniture that is no part of the story: `RELATED ARTICLES`, `SHARE`.
    Ignore,
}

/// What an entity tag says its name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum EntityKind {
    /// A person of whatever sex.
    Person,
    /// A man or boy.
    PersonMale,
    /// A woman or girl.
    PersonFemale,
    /// A company, agency, party, team.
    Organization,
    /// A place.
    Location,
    /// A country, nation or nationality.
    Country,
    /// A city, town or village.
    City,
    /// An event.
    Event,
    /// A product or thing.
    Product,
    /// A book, film, song, article.
    Work,
    /// A law, treaty, plan.
    Law,
    /// A date or time.
    Date,
    /// A number, amount or share.
    Number,
    /// A group of people, a species.
    Group,
    /// A topic, field, disease, award and all else.
    Concept,
}

/// Looks up a label as printed, in any case, with or without marks around it: `KEY POINTS:`, `## Summary`.
///
/// Whether the line is a label at all is for the caller to judge where the label is weak.
pub fn section_label(text: &str) -> Option<SectionLabel> {
    let bare = text.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, ')' | '©'));
    if bare.len() > LONGEST_LABEL {
        return None;
    }
    let label = bare.to_lowercase().replace('\u{2019}', "'");
    let [kind, strength] = SECTION_LABELS.get(label.as_str())?;
    Some(SectionLabel {
        kind: kind.parse().ok()?,
        weak: strength == "weak",
    })
}

/// What a tag such as `Person_Female`, `ORG` or `WorkOfArt` stands for.
///
/// Of a compound tag that is not listed as a whole, the first part decides: `Person_Politician`.
pub fn entity_kind(tag: &str) -> Option<EntityKind> {
    if tag.len() > LONGEST_LABEL {
        return None;
    }
    let tag = spaced(tag);
    let mut rest = tag.as_str();
    loop {
        if let Some(kind) = ENTITY_TAGS.get(rest) {
            return kind.parse().ok();
        }
        (rest, _) = rest.rsplit_once(' ')?;
    }
}

/// No label or tag has more bytes.
const LONGEST_LABEL: usize = 64;

/// Lower case, with one space for each separator and each joint of CamelCase.
fn spaced(tag: &str) -> String {
    let mut words = String::with_capacity(tag.len() + 4);
    let mut after_small = false;
    for letter in tag.trim().chars() {
        let separator = !letter.is_alphanumeric();
        if (separator || (after_small && letter.is_uppercase())) && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        if !separator {
            words.extend(letter.to_lowercase());
        }
        after_small = letter.is_lowercase();
    }
    words.truncate(words.trim_end().len());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for key in SECTION_LABELS.keys() {
            let kind = SECTION_LABELS.get(key).map(|[kind, _]| kind.parse::<SectionKind>());
            assert!(matches!(kind, Some(Ok(_))) && key.len() <= LONGEST_LABEL, "{key}");
        }
        for key in ENTITY_TAGS.keys() {
            let kind = ENTITY_TAGS.get(key).map(str::parse::<EntityKind>);
            assert!(matches!(kind, Some(Ok(_))) && key.len() <= LONGEST_LABEL, "{key}");
        }
    }

    #[test]
    fn labels_are_found_as_printed() {
        let kind = |text| section_label(text).map(|label| label.kind);
        assert_eq!(kind("KEY POINTS:"), Some(SectionKind::Highlight));
        assert_eq!(kind("## Summary"), Some(SectionKind::Summary));
        assert_eq!(kind("TL;DR"), Some(SectionKind::Summary));
        assert_eq!(kind("Editors\u{2019} Picks"), Some(SectionKind::Ignore));
        assert_eq!(kind("The flood reached the town"), None);
        assert!(section_label("People").is_some_and(|label| label.weak));
        assert!(section_label("People mentioned").is_some_and(|label| !label.weak));
    }

    #[test]
    fn tags_are_read_in_any_spelling() {
        assert_eq!(entity_kind("Person_Female"), Some(EntityKind::PersonFemale));
        assert_eq!(entity_kind("PersonFemale"), Some(EntityKind::PersonFemale));
        assert_eq!(entity_kind("ORG"), Some(EntityKind::Organization));
        assert_eq!(entity_kind("Location-Country"), Some(EntityKind::Country));
        assert_eq!(entity_kind("Event_Flood_Regional"), Some(EntityKind::Event));
        assert_eq!(entity_kind("???"), None);
    }
}
