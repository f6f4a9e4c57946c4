//! What is read from a phrase, and how two phrases compare.

use super::{Date, DateRelation, Field};
use crate::{
    annotation::{Value, annotate},
    input::{Source, read_text},
    segmentation::{SegmentOptions, segment},
};

fn dates(text: &str, language: &str) -> Vec<Date> {
    let options = SegmentOptions {
        language: Some(language.into()),
        ..SegmentOptions::default()
    };
    let document = segment(read_text(text, Source::default()), &options);
    let values = annotate(&document).mentions.to_vec().into_iter();
    values
        .filter_map(|mention| match mention.value {
            Value::Date(date) => Some(date),
            _ => None,
        })
        .collect()
}

fn described(text: &str) -> String {
    dates(text, "en")
        .iter()
        .map(Date::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

#[test]
fn forms() {
    let wrong: Vec<String> = [
        ("It opened on 3 May 2024.", "3 May 2024"),
        ("It opened on May 3, 2024.", "3 May 2024"),
        ("It opened on 3rd of May.", "3 May"),
        ("It opened on 2024-03-03.", "3 March 2024"),
        ("It opened on 03/05/2024.", "3 May 2024"),
        ("They met on Thursday.", "Thursday"),
        ("They met on Thursday night.", "Thursday 18–6 h"),
        ("They met early on Friday.", "early Friday"),
        ("They met on Boxing Day.", "26 December"),
        ("It began at 5:30 p.m. sharp.", "17:30"),
        ("It began at 6.40pm.", "18:40"),
        ("It began at noon.", "12:00"),
        ("It ended shortly before midnight.", "before 00:00"),
        ("It was built in the 1990s.", "the 1990s"),
        ("It was built in the 19th century.", "century 19"),
        ("It was founded in 1969.", "1969"),
        ("Between 2017 and 2021 it grew.", "2017 to 2021"),
        ("From 2019 to 2022 it grew.", "2019 to 2022"),
        ("The deal runs until 2028.", "until 2028"),
        ("In the first quarter of 2023 it grew.", "quarter 1 2023"),
        ("In Q1 it grew.", "quarter 1"),
        ("In the three months to the end of March it grew.", "quarter 1"),
        ("In the January-March period it grew.", "quarter 1"),
        ("Last week it rained.", "last week"),
        ("It rained last Thursday.", "Thursday (last)"),
        ("It opened in 2014 and closed in 2018.", "2014; 2018"),
        ("2,022 people came.", ""),
        ("It may rain; they march on.", ""),
        ("It opened in May.", "May"),
        ("The 2018-19 season ended.", "2018 to 2019"),
        ("The fire began at about 5:30 p.m. on Sunday.", "about Sunday 17:30"),
        ("It will be ready by 30 June.", "by 30 June"),
        ("It was won in 1987, and lost.", "1987"),
        ("In late 2023 it closed.", "late 2023"),
        ("He died on Tuesday, 9 January 1990.", "Tuesday 9 January 1990"),
        ("The fair runs 3-5 May.", "3 May to 5 May"),
        ("It was burned in 44 BC.", "44 BC"),
    ]
    .into_iter()
    .map(|(text, expected)| (text, expected, described(text)))
    .filter(|(_, expected, found)| expected != found)
    .map(|(text, expected, found)| format!("{text}\n  expected {expected}\n  found    {found}"))
    .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn other_languages() {
    for (text, language, expected) in [
        ("Es begann am 3. Mai 2024.", "de", "3 May 2024"),
        ("Le 3 mai 2024, tout a changé.", "fr", "3 May 2024"),
        ("El 3 de mayo llegó.", "es", "3 May"),
        ("Am Donnerstag kam er.", "de", "Thursday"),
    ] {
        let found: Vec<String> = dates(text, language).iter().map(Date::to_string).collect();
        assert_eq!(found.join("; "), expected, "{text}");
    }
}

fn relation(left: &str, right: &str) -> DateRelation {
    let (left_found, right_found) = (dates(left, "en"), dates(right, "en"));
    let (Some(one), Some(two)) = (left_found.first(), right_found.first()) else {
        panic!("nothing read in {left:?} or {right:?}");
    };
    assert_eq!(
        one.compare(two),
        two.compare(one).mirrored(),
        "not symmetric: {left} / {right}"
    );
    one.compare(two)
}

#[test]
fn comparisons() {
    use DateRelation::*;
    for (left, right, expected) in [
        ("on 3 May 2024", "May 3, 2024", Same),
        ("on Thursday", "Thursday", Same),
        ("on Boxing Day", "on 26 December", Same),
        ("at 5:30 p.m.", "at 17:30", Same),
        ("on Tuesday", "on Wednesday", Different(Field::Weekday)),
        ("in 2018", "in 2019", Different(Field::Year)),
        ("on 30 June", "on 30 July", Different(Field::Month)),
        ("at 5:30 p.m.", "at 5:30 a.m.", Different(Field::Time)),
        (
            "in the first quarter",
            "in the third quarter",
            Different(Field::Quarter),
        ),
        (
            "in the three months to the end of March",
            "in the January-March period",
            Same,
        ),
        ("before midnight", "after midnight", RelationReversed),
        ("on 3 May 2024", "in May 2024", OtherLessExact),
        ("in 1994", "in the 1990s", OtherLessExact),
        ("on Thursday", "in 2019", Unrelated),
        ("on 3 May 2024", "on Friday", OtherLessExact),
        ("on 3 May 2024", "on Monday", Different(Field::Weekday)),
        ("between 2017 and 2021", "between 2012 and 2021", Different(Field::Year)),
        ("on 03/05/2024", "on 5 March 2024", Same),
        (
            "on Thursday morning",
            "on Thursday evening",
            Different(Field::PartOfDay),
        ),
        (
            "on Thursday night",
            "on Thursday in daylight",
            Different(Field::PartOfDay),
        ),
        ("on Thursday evening", "on Thursday night", Same),
        ("last week", "next week", Different(Field::Relative)),
    ] {
        assert_eq!(relation(left, right), expected, "{left} / {right}");
    }
}
