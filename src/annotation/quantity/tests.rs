//! What is read from a phrase, and how two phrases compare.

use super::{Quantity, QuantityRelation};
use crate::{
    annotation::{Value, annotate},
    input::{Source, read_text},
    segmentation::{SegmentOptions, segment},
};

fn quantities(text: &str) -> Vec<Quantity> {
    let options = SegmentOptions {
        language: Some("en".into()),
        ..SegmentOptions::default()
    };
    let document = segment(read_text(text, Source::default()), &options);
    let values = annotate(&document).mentions.to_vec().into_iter();
    values
        .filter_map(|mention| match mention.value {
            Value::Quantity(quantity) => Some(quantity),
            _ => None,
        })
        .collect()
}

fn described(text: &str) -> String {
    quantities(text)
        .iter()
        .map(Quantity::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, described(text)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text}\n  expected {expected}\n  found    {found}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn counts() {
    check(&[
        ("Eight men were held.", "8 (cardinal, counts “man”)"),
        ("The guard took a 28-point lead.", "28 (cardinal, counts “point”)"),
        ("The twenty-eight new buses came.", "28 (cardinal, counts “bus”)"),
        (
            "They set a cap of 250,000 tickets.",
            "250,000 (cardinal, counts “ticket”)",
        ),
        ("They set a 250,000-ticket cap.", "250,000 (cardinal, counts “ticket”)"),
        ("About 4 500 cases were found.", "about 4,500 (cardinal, counts “case”)"),
        (
            "Some 1.5 million voters stayed home.",
            "about 1,500,000 (cardinal, counts “voter”)",
        ),
        ("Half a million people left.", "500,000 (cardinal, counts “person”)"),
        (
            "Three hundred and twelve pupils passed.",
            "312 (cardinal, counts “pupil”)",
        ),
        (
            "Two thousand and six hundred trees fell.",
            "2,000 (cardinal); 600 (cardinal, counts “tree”)",
        ),
        ("A dozen art schools joined.", "12 (cardinal, counts “school”)"),
        ("Two dozen cows died.", "24 (cardinal, counts “cow”)"),
        ("A pair of swans nested.", "2 (cardinal, counts “swan”)"),
        (
            "Two and a half million birds came.",
            "2,500,000 (cardinal, counts “bird”)",
        ),
        ("The 27-nation bloc met.", "27 (cardinal, counts “nation”)"),
        ("Two of the suspects fled.", "2 (cardinal, counts “suspect”)"),
        ("Nobody moved; no one spoke.", ""),
        ("This one is the new one.", ""),
        ("One man spoke.", "1 (cardinal, counts “man”)"),
        ("Dozens of farms flooded.", "about 24 to 99 (cardinal, counts “farm”)"),
        (
            "Tens of thousands of fans sang.",
            "about 20,000 to 100,000 (cardinal, counts “fan”)",
        ),
    ]);
}

#[test]
fn bounds() {
    check(&[
        ("No fewer than 37 boats sank.", "at least 37 (cardinal, counts “boat”)"),
        ("More than 200 guests came.", "more than 200 (cardinal, counts “guest”)"),
        ("Nearly 100 homes burned.", "just under 100 (cardinal, counts “home”)"),
        ("Almost 100 homes burned.", "just under 100 (cardinal, counts “home”)"),
        ("It took under three hours.", "less than 3 hours (length of time)"),
        ("Up to 40 jobs may go.", "at most 40 (cardinal, counts “job”)"),
        ("They need 12 votes or more.", "12 (cardinal, counts “vote”)"),
        ("They need 12 or more votes.", "at least 12 (cardinal, counts “vote”)"),
        ("Just over 60 seats are left.", "just over 60 (cardinal, counts “seat”)"),
    ]);
}

#[test]
fn money() {
    check(&[
        ("It cost £2.3m.", "£2,300,000 (money, GBP)"),
        ("It cost 2.3 million pounds.", "£2,300,000 (money, GBP)"),
        ("It cost EUR 5 million.", "€5,000,000 (money, EUR)"),
        ("It cost 5 million euros.", "€5,000,000 (money, EUR)"),
        ("The €720m deal closed.", "€720,000,000 (money, EUR)"),
        ("They owe US$3bn.", "$3,000,000,000 (money, USD)"),
        ("They owe A$40,000.", "AUD 40,000 (money, AUD)"),
        ("They owe 40,000 Australian dollars.", "AUD 40,000 (money, AUD)"),
        ("Bread costs 80 pence.", "£0.8 (money, GBP)"),
        ("Oil stood at $60 a barrel.", "$60 per barrel (money, USD)"),
        ("It is worth €4–6m.", "€4,000,000 to 6,000,000 (money, EUR)"),
        ("It is worth half a million euros.", "€500,000 (money, EUR)"),
    ]);
}

#[test]
fn shares_and_multiples() {
    check(&[
        ("It fell by 4.5%.", "4.5% (percentage, by)"),
        ("It fell 4.5 per cent.", "4.5% (percentage)"),
        (
            "Support fell two percentage points.",
            "2 percentage points (percentage points)",
        ),
        (
            "Rates rose by 25 basis points.",
            "0.25 percentage points (percentage points, by)",
        ),
        ("Between 4 and 6 per cent failed.", "4 to 6% (percentage)"),
        ("About 4–6% failed.", "about 4 to 6% (percentage)"),
        ("A third of the trains ran.", "0.3333 (share, counts “train”)"),
        ("Two-thirds of voters agreed.", "0.6667 (share, counts “voter”)"),
        ("One in ten pupils failed.", "0.1 (share, counts “pupil”)"),
        ("Fewer than half the seats are sold.", "less than 0.5 (share)"),
        ("Profit more than doubled.", "more than 2 times (multiple)"),
        ("Profit rose twofold.", "2 times (multiple)"),
        ("They are three times as likely to fall.", "3 times (multiple)"),
        ("A third man was held.", "3rd (ordinal, counts “man”)"),
    ]);
}

#[test]
fn times_and_ages() {
    check(&[
        ("They strike for 48 hours.", "48 hours (length of time)"),
        ("A decade ago it closed.", "1 decade (length of time, ago)"),
        ("Two days after the storm it closed.", "2 days (length of time, after)"),
        ("It reopened three years later.", "3 years (length of time, after)"),
        (
            "A four-day week is asked for.",
            "4 days (length of time, counts “week”)",
        ),
        ("The 300-year-old mill stands.", "300 (age)"),
        ("The three-centuries-old mill stands.", "300 (age)"),
        ("A woman aged 58 died.", "58 (age)"),
        ("She died at the age of 96.", "96 (age)"),
        ("Ines Okoro, 82, spoke.", "82 (age)"),
        ("The man is in his fifties.", "50 to 59 (age)"),
        ("The man is in his 50s.", "50 to 59 (age)"),
        ("It lasted half an hour.", "0.5 hours (length of time)"),
    ]);
}

#[test]
fn measures() {
    check(&[
        ("They seized 200kg of salt.", "200 kilograms (mass, counts “salt”)"),
        ("Winds of 180 km/h blew.", "180 kilometres per hour (speed)"),
        ("Winds of 180kph blew.", "180 kilometres per hour (speed)"),
        ("It is 100 miles away.", "100 miles (length)"),
        ("It lies 300m below ground.", "300 metres (length)"),
        ("They brew 31m hectolitres.", "31,000,000 hectolitres (volume)"),
        ("About 3m people saw it.", "about 3,000,000 (cardinal, counts “person”)"),
        ("It was -3.5 degrees Celsius.", "-3.5 °C (temperature)"),
    ]);
}

#[test]
fn scores_ranks_and_labels() {
    check(&[
        ("They won 2–1.", "2–1 (score or vote)"),
        ("It passed by 131 votes to 96.", "131–96 (score or vote)"),
        ("The guild chose by seven votes to five.", "7–5 (score or vote)"),
        ("It was a 9-4 vote.", "9–4 (score or vote)"),
        ("The third floor burned.", "3rd (ordinal, counts “floor”)"),
        ("The 21st floor burned.", "21st (ordinal, counts “floor”)"),
        ("Article 5 was invoked.", "5 (number of a thing, counts “article”)"),
        ("An F-16 crashed.", "16 (number of a thing, counts “f”)"),
        (
            "Rates rose from 4 to 6 per cent.",
            "4% (percentage, from); 6% (percentage, to)",
        ),
        ("At first nobody knew.", ""),
    ]);
}

fn relation(left: &str, right: &str) -> QuantityRelation {
    let (left_found, right_found) = (quantities(left), quantities(right));
    let (Some(one), Some(two)) = (left_found.first(), right_found.first()) else {
        panic!("nothing read in {left:?} or {right:?}");
    };
    let there = one.compare(two);
    assert_eq!(there, two.compare(one), "not symmetric: {left} / {right}");
    there
}

#[test]
fn the_same_said_otherwise() {
    for (left, right) in [
        ("28 points", "twenty-eight points"),
        ("€5m", "5 million euros"),
        ("half of them", "50% of them"),
        ("100 miles away", "160 km away"),
        ("160 kilometres away", "100 miles away"),
        ("a 250,000-ticket cap", "a cap of 250,000 tickets"),
        ("for 48 hours", "for two days"),
        ("nearly 100 homes", "almost 100 homes"),
        ("no fewer than 37 boats", "at least 37 boats"),
        ("a 300-year-old mill", "a three-centuries-old mill"),
        ("fewer than half the seats", "under 50% of the seats"),
        ("more than doubled", "rose more than twofold"),
        ("more than 200kg of salt", "over 200 kilograms of salt"),
        ("about a third of services", "roughly one in three services"),
        ("ten years", "a decade ago"),
        ("in his fifties", "in his 50s"),
        ("they won 2–1", "a 2-1 win"),
        ("they won 2–1", "the others lost 1–2"),
        ("0.3 percentage points", "0.3 of a percentage point"),
        ("on more than 13 occasions", "more than thirteen times"),
        ("by 131 votes to 96", "a 131-96 vote"),
        ("half a million people", "500,000 people"),
        ("4,500 cases", "4500 cases"),
        ("six feet tall", "1.83 metres tall"),
        ("they fired twice", "they fired two times"),
        ("winds of 180 km/h", "winds of 180kph"),
        ("300 metres underground", "300m below ground"),
        ("two-thirds of members", "67% of members"),
        ("12 months", "one year"),
        ("$3 a barrel", "US$3 a barrel"),
    ] {
        assert!(
            relation(left, right).agrees(),
            "{left} / {right}: {}",
            relation(left, right)
        );
    }
}

#[test]
fn changed() {
    use QuantityRelation::*;
    for (left, right, expected) in [
        ("12 killed", "21 killed", DifferentValue),
        ("£2.3m", "$2.3m", DifferentUnit),
        ("£2.3 million", "£2.3 billion", DifferentValue),
        ("5 km", "5 miles", DifferentUnit),
        ("the first man", "the third man", DifferentValue),
        ("about 4–6%", "about 4.6%", DifferentValue),
        ("4 per cent", "4 percentage points", DifferentUnit),
        ("more than 5%", "less than 5%", BoundReversed),
        ("at least 20 boats", "20 boats", BoundDropped),
        ("about 180,000 euros", "some 1.8 million euros", DifferentValue),
        ("six years", "nine years", DifferentValue),
        ("it rose from 4%", "it rose to 4%", DifferentRole),
        ("more than 200 boats", "230 boats", LessExact),
        ("4,500 cases", "4,512 cases", LessExact),
        ("20 boats", "21 boats", DifferentValue),
        ("1 mile", "1 km", DifferentUnit),
        ("100 metres", "100 yards", DifferentUnit),
        ("two days ago", "two days later", DifferentRole),
        ("a 58-year-old man", "a 85-year-old man", DifferentValue),
        ("10² volts", "102 volts", DifferentValue),
    ] {
        assert_eq!(relation(left, right), expected, "{left} / {right}");
    }
}

#[test]
fn lengths_of_two_units() {
    check(&[
        (
            "It stood idle for a year and four months.",
            "16 months (length of time)",
        ),
        ("It lasted an hour and three quarters.", "1.75 hours (length of time)"),
        ("It took two years and a half.", "2.5 years (length of time)"),
        ("It took a decade and a half.", "1.5 decades (length of time)"),
        (
            "They meet once a week and two days a month.",
            "2 days per month (length of time)",
        ),
        (
            "He spent two years and a quarter of the budget on it.",
            "2 years (length of time); 0.25 (share, counts “budget”)",
        ),
        (
            "They came every other day, every third week and every two weeks.",
            "2 days (length of time); 3 weeks (length of time); 2 weeks (length of time)",
        ),
    ]);
}

#[test]
fn ages_without_a_number_and_bounded_ones() {
    check(&[
        ("An octogenarian won.", "80 to 89 (age)"),
        ("Those aged 20 or younger paid less.", "at most 20 (age)"),
        ("Those 65 years old and over paid less.", "at least 65 (age)"),
    ]);
}

#[test]
fn what_is_scored_and_what_moves() {
    check(&[
        ("Eastport won by three goals to one.", "3–1 (score or vote)"),
        ("Lindholm beat Eastport 3-1.", "3–1 (score or vote)"),
        (
            "It rose by two points to 46.",
            "2 (cardinal, counts “point”, by); 46 (cardinal, to)",
        ),
    ]);
}

#[test]
fn when_is_not_counted() {
    check(&[
        ("It rose to 48,000 last year.", "48,000 (cardinal, to)"),
        ("It rose to 48,000 yesterday.", "48,000 (cardinal, to)"),
    ]);
}

#[test]
fn bounds_that_name_the_next_number() {
    let relation = |one: &str, other: &str| quantities(one)[0].compare(&quantities(other)[0]);
    for (one, other, expected) in [
        (
            "Drivers under 21 may not come.",
            "Those aged 20 or younger came.",
            QuantityRelation::SameValue,
        ),
        (
            "Only those over 64 came.",
            "Those aged 65 or over came.",
            QuantityRelation::SameValue,
        ),
        (
            "Drivers under 21 may not come.",
            "Those aged 18 or younger came.",
            QuantityRelation::DifferentValue,
        ),
        (
            "Drivers under 21 may not come.",
            "Those aged 22 or younger came.",
            QuantityRelation::DifferentValue,
        ),
    ] {
        assert_eq!(relation(one, other), expected, "{one} {other}");
    }
}
