use super::*;

fn all(wanted: Relation, pairs: &[(&str, &str)]) {
    let wrong: Vec<_> = pairs
        .iter()
        .flat_map(|&(one, other)| [(one, other, relation(one, other)), (other, one, relation(other, one))])
        .filter(|(.., found)| *found != wanted)
        .collect();
    assert!(wrong.is_empty(), "not {wanted}: {wrong:?}");
}

#[test]
fn forms_of_one_word() {
    all(Relation::Identical, &[("bridge", "bridge"), ("zorblax", "zorblax")]);
    all(
        Relation::Spelling,
        &[
            ("favour", "favor"),
            ("organised", "organized"),
            ("theatres", "theaters"),
        ],
    );
    all(
        Relation::Inflection,
        &[
            ("ran", "run"),
            ("agree", "agreed"),
            ("children", "child"),
            ("ukraine's", "ukraine"),
            ("livestreamed", "livestreaming"),
            ("favours", "favored"),
            ("advisors", "adviser"),
            ("stopped", "stopping"),
        ],
    );
}

#[test]
fn words_of_one_sense() {
    all(
        Relation::Synonym,
        &[
            ("start", "begin"),
            ("started", "began"),
            ("automobile", "car"),
            ("purchase", "buy"),
            ("assist", "help"),
            ("finish", "complete"),
        ],
    );
    assert!(matches!(
        relation("deal", "agreement"),
        Relation::Synonym | Relation::Hypernym
    ));
    all(
        Relation::Derivation,
        &[
            ("agree", "agreement"),
            ("decide", "decision"),
            ("explosion", "exploded"),
        ],
    );
}

#[test]
fn names_of_one_place() {
    all(
        Relation::Alias,
        &[("kyiv", "kiev"), ("holland", "netherlands"), ("burma", "myanmar")],
    );
    assert!(!relation("lithuania", "latvia").keeps_sense());
}

#[test]
fn opposites() {
    all(
        Relation::Antonym,
        &[
            ("rise", "fall"),
            ("rose", "fell"),
            ("accept", "reject"),
            ("accepted", "rejected"),
            ("increase", "decrease"),
            ("approved", "disapproved"),
            ("legal", "illegal"),
            ("hot", "cold"),
            ("buy", "sell"),
            ("win", "lose"),
            ("harmless", "harmful"),
        ],
    );
}

#[test]
fn strangers() {
    for (one, other) in [
        ("university", "universal"),
        ("killed", "injured"),
        ("minister", "bridge"),
        ("organ", "organization"),
        ("general", "generous"),
    ] {
        let found = relation(one, other);
        assert!(!found.keeps_sense(), "{one} {other}: {found}");
    }
    assert_eq!(relation("university", "universal"), Relation::None);
}

#[test]
fn lemmas_and_parts_of_speech() {
    let lemmas: Vec<_> = Word::look_up("left").lemmas().collect();
    assert!(lemmas.contains(&"leave") && lemmas.contains(&"left"), "{lemmas:?}");
    assert_eq!(
        Word::look_up("decision").parts_of_speech().only(),
        Some(PartOfSpeech::Noun)
    );
    assert_eq!(
        Word::look_up("rose").most_likely_part_of_speech(),
        Some(PartOfSpeech::Verb)
    );
    assert_eq!(
        Word::look_up("houses").most_likely_part_of_speech(),
        Some(PartOfSpeech::Noun)
    );
    assert_eq!(Word::look_up("zorblax").most_likely_part_of_speech(), None);
    assert!(Word::look_up("zorblax").parts_of_speech().is_empty());
}

#[test]
fn a_bus_is_a_kind_of_transport() {
    assert!(hypernym_of("vehicle", "car") || hypernym_of("transport", "bus"));
    assert!(!hypernym_of("bus", "transport"));
}
