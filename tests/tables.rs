//! What the tables hold apart is told apart: each two opposites, each two kinds of one thing, and titles of different
//! offices, put for each other in one plain sentence. An excuse that silences a table shows here and nowhere else.

use std::{fs, path::Path};

use storydiff::{
    diff::EditClass,
    divergence::Severity,
    lexicon::{PartOfSpeech, Word},
    pair::Pair,
    pipeline::{self, Options, ReadOptions},
};

/// The columns of a table's rows.
fn rows(table: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/lexicon/data")
        .join(table);
    let text = fs::read_to_string(path).expect("a table");
    let rows = text
        .lines()
        .filter(|line| !line.starts_with('#') && line.contains('\t'));
    rows.map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

/// The single words of a cell; of those that are joined by a slash the first.
fn words(cell: &str) -> Vec<String> {
    let firsts = cell
        .split(',')
        .map(|member| member.split('/').next().unwrap_or_default().trim());
    firsts
        .filter(|word| !word.is_empty() && !word.contains(' '))
        .map(str::to_owned)
        .collect()
}

/// A plain sentence that a word can stand in, by its part of speech.
fn sentence(word: &str, speech: PartOfSpeech) -> String {
    match speech {
        PartOfSpeech::Noun => format!("The mayor spoke on Monday about the {word} of the plan."),
        PartOfSpeech::Verb => format!("The council will {word} the plan on Monday, the mayor said."),
        PartOfSpeech::Adjective => format!("The plan was {word} on Monday, the mayor said."),
        PartOfSpeech::Adverb => format!("The council acted {word} on Monday, the mayor said."),
    }
}

/// Whether a finding of at least some severity tells the two sentences apart.
fn is_told(original: String, rendition: String, least: Severity) -> bool {
    let read = |text: String| {
        let options = ReadOptions {
            language: Some("en".into()),
            ..ReadOptions::default()
        };
        pipeline::read_text(text, "", &options)
    };
    let report = pipeline::compare(Pair::new(read(original), read(rendition)), &Options::default());
    let tells = |class: EditClass| matches!(class, EditClass::Factual | EditClass::Unresolved);
    let mut findings = report.divergences.iter();
    findings.any(|finding| tells(finding.class) && finding.severity >= least)
}

/// Fails where fewer than a share of some pairs are told apart, and names those that are not.
fn assert_told(what: &str, pairs: &[(String, String)], least: Severity, share: f64) {
    let quiet: Vec<_> = pairs
        .iter()
        .filter(|(one, other)| !is_told(one.clone(), other.clone(), least))
        .collect();
    let told = 1.0 - quiet.len() as f64 / pairs.len() as f64;
    assert!(pairs.len() > 100, "{what}: only {} pairs", pairs.len());
    assert!(
        told >= share,
        "{what}: {told:.3} of {} told, less than {share}: {:#?}",
        pairs.len(),
        &quiet[..quiet.len().min(40)]
    );
}

/// Two words that mostly are of one part of speech, in a sentence for it.
fn framed(one: &str, other: &str) -> Option<(String, String)> {
    let speech = |word: &str| Word::look_up(word).most_likely_part_of_speech();
    let same = speech(one).filter(|own| one != other && speech(other) == Some(*own))?;
    Some((sentence(one, same), sentence(other, same)))
}

#[test]
fn opposites_are_told_apart() {
    let mut pairs = Vec::new();
    for row in rows("antonyms.tsv") {
        for one in words(&row[0]) {
            pairs.extend(words(&row[1]).iter().filter_map(|other| framed(&one, other)));
        }
    }
    assert_told("opposites", &pairs, Severity::Major, 0.98);
}

#[test]
fn opposites_by_a_prefix_are_told_apart() {
    const PREFIXES: [&str; 8] = ["un", "in", "im", "il", "ir", "dis", "non", "de"];
    let mut pairs = Vec::new();
    for row in rows("frequency.tsv") {
        let word = row[0].as_str();
        let adjective = |word: &str| Word::look_up(word).most_likely_part_of_speech() == Some(PartOfSpeech::Adjective);
        let base = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix));
        let opposite =
            |base: &&str| Word::look_up(base).relation(&Word::look_up(word)) == storydiff::lexicon::Relation::Antonym;
        if let Some(base) = base.filter(|_| adjective(word)).filter(opposite) {
            pairs.extend(framed(base, word));
        }
    }
    assert_told("opposites by a prefix", &pairs, Severity::Major, 0.95);
}

#[test]
fn kinds_of_one_thing_are_told_apart() {
    // There are tens of thousands: neighbours of a row stand for them.
    let mut pairs = Vec::new();
    for row in rows("contrasts.tsv") {
        pairs.extend(words(&row[1]).windows(2).filter_map(|two| framed(&two[0], &two[1])));
    }
    assert_told("kinds of one thing", &pairs, Severity::Minor, 0.97);
}

#[test]
fn titles_of_different_offices_are_told_apart() {
    // Every row against one far from it in the table, which is sorted by the walk of life.
    let titles = rows("titles.tsv");
    let far = titles.len() / 2;
    let pairs = titles.iter().zip(titles.iter().cycle().skip(far)).step_by(3);
    let pairs = pairs.filter(|(one, other)| one[1] != other[1]);
    let named = |title: &str| {
        let (first, rest) = title.split_at(title.chars().next().map_or(0, char::len_utf8));
        format!("{}{rest} Lars Holm was hurt on Monday.", first.to_uppercase())
    };
    let pairs: Vec<_> = pairs.map(|(one, other)| (named(&one[0]), named(&other[0]))).collect();
    assert_told("titles", &pairs, Severity::Minor, 0.93);
}
