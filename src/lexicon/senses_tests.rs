use super::*;

#[test]
fn words_of_one_group_are_synonyms() {
    assert!(synonyms("begin", "start"));
    assert!(synonyms("jailed", "imprisoned"));
    assert!(synonyms("lorries", "trucks"));
    assert!(!synonyms("injure", "kill"));
}

#[test]
fn expressions_meet_words_in_a_group() {
    assert!(synonyms("stepped down", "resigned"));
    assert!(synonyms("was in charge of", "headed"));
    assert!(synonyms("lost their lives", "died"));
    assert!(synonyms("put behind bars", "jailed"));
}

#[test]
fn an_expression_passes_over_articles_and_takes_the_longest() {
    let words: Vec<Word<'_>> = "put the plan on the table today"
        .split(' ')
        .map(Word::look_up)
        .collect();
    assert!(expression_at(&words).is_none());
    let words: Vec<Word<'_>> = "came to the end of the road".split(' ').map(Word::look_up).collect();
    assert!(expression_at(&words).is_none_or(|found| found.words <= 4));
    let words: Vec<Word<'_>> = "took their seats".split(' ').map(Word::look_up).collect();
    assert!(expression_at(&words).is_none() || starts_expression(&words[0]));
    let words: Vec<Word<'_>> = "was at the head of a team".split(' ').map(Word::look_up).collect();
    assert_eq!(expression_at(&words).map(|found| found.words), Some(5));
}

#[test]
fn opposites_turn_a_claim_round() {
    assert!(antonyms("accepted", "rejected"));
    assert!(antonyms("approved", "turned down"));
    assert!(antonyms("northern", "southern"));
    assert!(!antonyms("accept", "approve"));
}

#[test]
fn spelling_does_not_matter() {
    assert!(synonyms("favor", "favour") || Senses::look_up("favor").groups().eq(Senses::look_up("favour").groups()));
    assert!(!Senses::look_up("organised").is_empty());
}

#[test]
fn siblings_change_the_fact() {
    assert_eq!(contrast("buses", "train"), Some("vehicle"));
    assert_eq!(contrast("convicted", "acquitted"), Some("stage of a case"));
    assert_eq!(contrast("plane", "aircraft"), None);
    assert_eq!(contrast("bus", "cathedral"), None);
}

#[test]
fn strengths_lie_on_a_scale() {
    let step = strength("damaged", "destroyed").expect("both measure damage");
    assert!(step.differs() && step.difference() > 0, "{step:?}");
    let step = strength("plunged", "slumped").expect("both measure a downward move");
    assert!(!step.differs(), "{step:?}");
}

#[test]
fn light_verbs_and_phrases_meet_their_plain_words() {
    assert!(synonyms("made the decision", "decided"));
    assert!(synonyms("launched an attack on", "attacked"));
    assert!(synonyms("in the direction of", "towards"));
    assert!(synonyms("prior to", "before"));
}

/// A group whose members contradict each other would call a changed fact a paraphrase.
#[test]
fn no_group_holds_opposites_siblings_or_other_strengths() {
    let mut groups: std::collections::BTreeMap<u16, Vec<(String, Senses)>> = std::collections::BTreeMap::new();
    for (key, number) in KEYS.entries() {
        let senses = {
            let mut senses = Senses::default();
            senses.extend(entry(number));
            senses
        };
        for group in senses.groups() {
            groups.entry(group).or_default().push((key.to_owned(), senses));
        }
    }
    let mut wrong = Vec::new();
    for members in groups.values() {
        for (at, (first, one)) in members.iter().enumerate() {
            for (second, other) in &members[at + 1..] {
                let opposite = one.is_opposite_of(other) || one.contrast_with(other).is_some();
                if opposite || one.strength_against(other).is_some_and(StrengthStep::differs) {
                    wrong.push(format!("{first} – {second}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "synonyms that another table tells apart: {wrong:#?}");
}

#[test]
fn the_relation_of_two_words_asks_the_tables_first() {
    use crate::lexicon::relation;
    assert_eq!(relation("lorry", "trucks"), Relation::Synonym);
    assert_eq!(relation("acquitted", "convicted"), Relation::Antonym);
    assert_eq!(relation("ferry", "tram"), Relation::Cohyponym);
    assert_eq!(relation("clash", "war"), Relation::Similar);
}
