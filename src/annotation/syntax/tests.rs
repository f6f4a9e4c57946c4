use super::*;
use crate::{
    annotation::annotate,
    input::{Source, read_text},
    segmentation::{SegmentOptions, segment},
};

/// What is made of a text: each clause as `agent → verb → patient`, with what prepositions lead in behind it.
fn clauses(text: &str) -> Vec<String> {
    let document = segment(
        read_text(text.to_owned(), Source::default()),
        &SegmentOptions::default(),
    );
    let annotations = annotate(&document);
    let words = Words::of(&document);
    let form = |at: usize| document.tokens[at].form.to_string();
    let mut found = Vec::new();
    for sentence in 0..document.sentences.len() {
        let reading = read(&document, &words, sentence, annotations.of_sentence(sentence));
        for clause in &reading.clauses {
            let party = |party: Option<usize>| party.map_or_else(|| "?".to_owned(), form);
            let mut line = format!(
                "{} → {} → {}",
                party(clause.agent),
                form(clause.verb),
                party(clause.patient)
            );
            for (preposition, head) in &clause.led {
                line += &format!(" · {} {}", form(*preposition), form(*head));
            }
            found.push(line);
        }
    }
    found
}

#[test]
fn plain_clauses() {
    assert_eq!(
        clauses("The harbour master sued the old ferry company over a broken lock."),
        ["master → sued → company · over lock"]
    );
    assert_eq!(
        clauses("Ada Olin has not sold her shares to the bank."),
        ["Olin → sold → shares · to bank"]
    );
    assert_eq!(clauses("About 4,000 people marched."), ["people → marched → ?"]);
}

#[test]
fn passives_name_their_agent_behind_by() {
    assert_eq!(
        clauses("The ferry company was sued by the harbour master in May."),
        ["master → sued → company · by master · in May"]
    );
    assert_eq!(clauses("The letters had been burnt."), ["? → burnt → letters"]);
    assert_eq!(
        clauses("In May Norwin had an offer rejected by the rival."),
        ["Norwin → had → ?", "rival → rejected → offer · by rival"]
    );
    assert_eq!(
        clauses("She was taken to a clinic and later discharged."),
        ["? → taken → She · to clinic", "? → discharged → She"]
    );
}

#[test]
fn what_says_more_of_a_noun_is_a_clause_of_its_own() {
    assert_eq!(
        clauses("The pilot, who sued the airline, lives near Bergen."),
        ["pilot → sued → airline", "pilot → lives → ? · near Bergen"]
    );
    assert_eq!(
        clauses("Two men arrested in a raid on a barn were released."),
        ["? → arrested → men · in raid · on barn", "? → released → men"]
    );
    assert_eq!(
        clauses("The builder they sued left the country."),
        ["they → sued → builder", "builder → left → country"]
    );
}

#[test]
fn infinitives_take_the_subject_of_their_verb() {
    assert_eq!(
        clauses("The union asked the mayor to resign."),
        ["union → asked → mayor", "mayor → resign → ?"]
    );
    assert_eq!(
        clauses("The union considered a proposal to close the mine."),
        ["union → considered → proposal", "union → close → mine"]
    );
    assert_eq!(
        clauses("The clerk accused the mayor of hiding a report."),
        ["clerk → accused → mayor", "mayor → hiding → report"]
    );
}

#[test]
fn the_subject_of_the_next_clause_is_no_object() {
    assert_eq!(
        clauses("The mayor said the clerk had lied."),
        ["mayor → said → ?", "clerk → lied → ?"]
    );
    assert_eq!(
        clauses("He fired the gun after the robber had dropped his knife."),
        ["He → fired → gun", "robber → dropped → knife"]
    );
}

#[test]
fn what_stands_between_commas_is_passed_over() {
    assert_eq!(
        clauses("The bakery, founded by two sisters, closed in May."),
        [
            "sisters → founded → bakery · by sisters",
            "bakery → closed → ? · in May"
        ]
    );
    assert_eq!(
        clauses("The tram, the mayor said, must stop."),
        ["mayor → said → ?", "tram → stop → ?"]
    );
    assert_eq!(
        clauses("The head teacher, Orla Venn, told parents."),
        ["Venn → told → parents"]
    );
    assert_eq!(
        clauses("He rose, took his hat and left."),
        ["He → rose → ?", "He → took → hat", "He → left → ?"]
    );
}

#[test]
fn times_are_no_parties() {
    assert_eq!(
        clauses("Fires in the valley last year destroyed nine farms."),
        ["Fires → destroyed → farms"]
    );
    assert_eq!(
        clauses("Women who row twice a week slept longer."),
        ["Women → row → ?", "Women → slept → ?"]
    );
    assert_eq!(clauses("The trial lasted nine weeks."), ["trial → lasted → ?"]);
}

#[test]
fn forms_that_may_be_nouns() {
    assert_eq!(clauses("Household spending in Norland fell."), ["spending → fell → ?"]);
    assert_eq!(
        clauses("Shelling from the hills wounded a nurse."),
        ["Shelling → wounded → nurse"]
    );
    assert_eq!(clauses("Fog shut the runway."), ["Fog → shut → runway"]);
    assert_eq!(clauses("A cyclist was hit by a van."), ["van → hit → cyclist · by van"]);
    assert_eq!(clauses("The wound needed six stitches."), ["wound → needed → stitches"]);
    assert_eq!(
        clauses("Further increases could follow, he said."),
        ["increases → follow → ?", "he → said → ?"]
    );
}

#[test]
fn particles_and_participles() {
    assert_eq!(
        clauses("The council turned down an offer from the firm."),
        ["council → turned → offer · from firm"]
    );
    assert_eq!(
        clauses("The clerk stands accused by a neighbour."),
        ["neighbour → accused → clerk · by neighbour"]
    );
    assert_eq!(
        clauses("A van seen near the school belongs to a plumber."),
        ["? → seen → van · near school", "van → belongs → ? · to plumber"]
    );
}

#[test]
fn a_quotation_goes_on_with_its_sentence() {
    assert_eq!(
        clauses("She said the vote had been \"rigged by a friend\"."),
        ["She → said → ?", "friend → rigged → vote · by friend"]
    );
}

/// Whom the last pronoun of a text stands for.
fn last_antecedent(text: &str) -> Option<String> {
    let document = segment(
        read_text(text.to_owned(), Source::default()),
        &SegmentOptions::default(),
    );
    let annotations = annotate(&document);
    let words = Words::of(&document);
    let sentences = 0..document.sentences.len();
    let readings: Vec<Reading> = sentences
        .map(|sentence| read(&document, &words, sentence, annotations.of_sentence(sentence)))
        .collect();
    let mentions: Vec<&Mention> = annotations.mentions.iter().collect();
    let is_pronoun = |token: &usize| crate::lexicon::pronoun(&document.tokens[*token].key).is_some();
    let pronoun = (0..document.tokens.len()).rev().find(is_pronoun)?;
    let head = antecedent(&document, &readings.iter().collect::<Vec<_>>(), &mentions, pronoun)?;
    Some(document.tokens[head].form.to_string())
}

#[test]
fn pronouns_stand_for_who_fits() {
    let stands_for = |text: &str| last_antecedent(text);
    assert_eq!(
        stands_for("Peter rang his sister. The bakery had sacked him.").as_deref(),
        Some("Peter")
    );
    assert_eq!(
        stands_for("Peter rang Maria because the bakery had sacked her.").as_deref(),
        Some("Maria")
    );
    assert_eq!(stands_for("Peter sued Martin after the mayor rang him."), None);
    assert_eq!(
        stands_for("The union said the council had cut its offer.").as_deref(),
        Some("council")
    );
}
