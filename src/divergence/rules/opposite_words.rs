//! When two opposite words say the same after all: what stands around them turns one of them round, or they are said of
//! different things.

use std::ops::Range;

use crate::{
    annotation::{Value, date::TimeRelation},
    diff::{Link, Relation},
    divergence::{
        BeadView,
        clauses::name_in_apposition,
        scope::{denies_clause, is_content, is_form_of_be, is_negative},
    },
    lexicon::{self, PartOfSpeech, Word},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

/// Whether two comparatives tell of two parties what each is beside the other: `its smaller rival, Munt`, `its larger rival,
/// Harlow`.
pub(super) fn describes_the_other(bead: &BeadView<'_>, left: usize, right: usize) -> bool {
    let named = |side: Side, at: usize| {
        let tokens = &bead.document(side).tokens;
        let owned = at
            .checked_sub(1)
            .is_some_and(|before| lexicon::is_possessive(&tokens[before].key));
        let sentence = bead
            .sentence_of(side, at)
            .filter(|_| owned && tokens[at].key.ends_with("er"))?;
        let noun = (at + 1..sentence.end).find(|&at| is_content(&tokens[at]))?;
        name_in_apposition(bead, side, noun, &sentence)
    };
    match (named(Side::Original, left), named(Side::Rendition, right)) {
        (Some(one), Some(other)) => bead
            .link(Side::Original, one)
            .is_none_or(|link| !link.tokens.rendition.contains(&other)),
        _ => false,
    }
}

/// Whether the word next to each opposite is turned as well: `more slowly`, `less quickly`.
pub(super) fn is_turned_twice(bead: &BeadView<'_>, link: &Link) -> bool {
    let [left, right] = Side::BOTH.map(|side| link.tokens.get(side).start);
    [-1_isize, 1].into_iter().any(|step| {
        let (Some(one), Some(other)) = (left.checked_add_signed(step), right.checked_add_signed(step)) else {
            return false;
        };
        !link.tokens.original.contains(&one)
            && bead
                .link(Side::Original, one)
                .is_some_and(|beside| beside.relation == Relation::Antonym && beside.tokens.rendition.contains(&other))
    })
}

/// Whether one side says of all what the other says of none in opposite words: `all eight survived`, `none of them died`.
pub(super) fn is_said_of_none(bead: &BeadView<'_>) -> bool {
    const ALL: [&str; 6] = ["all", "every", "each", "both", "everyone", "everybody"];
    const NONE: [&str; 5] = ["no", "none", "nobody", "neither", "nor"];
    let key = |side: Side, link: &Link| bead.document(side).tokens[link.tokens.get(side).start].key.as_str();
    let turned = |link: &&Link| {
        let counts = |side: &Side| ALL.contains(&key(*side, link)) || NONE.contains(&key(*side, link));
        link.relation == Relation::Antonym && !Side::BOTH.iter().any(counts)
    };
    let mut links = bead.diff.links.iter();
    // Two pairs of opposites turn each other round.
    if !links.by_ref().any(|link| turned(&link)) || links.any(|link| turned(&link)) {
        return false;
    }
    let has = |side: Side, words: &[&str]| bead.tokens(side).any(|(_, token)| words.contains(&&*token.key));
    // `Not a single pupil`.
    let not_one = |side: Side| {
        let keys = bead.document(side).tokens.windows(3).zip(0..);
        let mut inside = keys.filter(|(_, at)| bead.sentence_of(side, *at).is_some());
        inside.any(|(three, _)| {
            three[0].key == "not" && matches!(&*three[1].key, "a" | "one") && matches!(&*three[2].key, "single" | "of")
        })
    };
    let is_turned = |side: Side, at: usize| bead.link(side, at).is_some_and(|link| turned(&link));
    let denials = |side: Side| {
        let negative = bead.tokens(side).filter(|(_, token)| is_negative(token));
        negative.filter(|(at, _)| !is_turned(side, *at)).count()
    };
    Side::BOTH.into_iter().any(|side| {
        has(side, &ALL)
            && (has(side.other(), &NONE) || not_one(side.other()))
            && denials(side.other()) <= denials(side) + 1
    })
}

/// Whether two prepositions lead to different things, so that both may hold: `outside a cinema`, `in hospital`.
pub(super) fn lead_elsewhere(bead: &BeadView<'_>, link: &Link) -> bool {
    let [left, right] = Side::BOTH.map(|side| link.tokens.get(side).end - 1);
    let is_long =
        |side: Side, last: usize| link.tokens.get(side).len() > 1 && !bead.document(side).tokens[last].is_preposition();
    if is_long(Side::Original, left) || is_long(Side::Rendition, right) {
        return false;
    }
    // So do words of place: `upstream at Rhodin`, `downriver in Salk`.
    let leads = |side: Side, at: usize| {
        let is_place = |at: usize| {
            let next = bead
                .document(side)
                .tokens
                .get(at)
                .map_or("", |token| token.key.as_str());
            matches!(next, "at" | "in" | "near" | "of" | "from" | "towards" | "toward" | "by")
        };
        let mostly = bead.word(side, at).and_then(Word::most_likely_part_of_speech);
        bead.document(side).tokens[at].is_preposition() || mostly != Some(PartOfSpeech::Verb) && is_place(at + 1)
    };
    if !leads(Side::Original, left) || !leads(Side::Rendition, right) {
        return false;
    }
    // `Recalled its ambassador from Marovia`, `its ambassador to Marovia was called home`.
    let belongs_to_noun = |side: Side, at: usize| {
        let noun = at.checked_sub(1).and_then(|noun| bead.word(side, noun));
        let is_office = |noun: &Word<'_>| noun.lemmas().any(|lemma| lexicon::title(lemma).is_some());
        bead.document(side).tokens[at].key == "to" && noun.is_some_and(is_office)
    };
    if belongs_to_noun(Side::Original, left) || belongs_to_noun(Side::Rendition, right) {
        return true;
    }
    let object = |side: Side, at: usize| {
        let tokens = bead.document(side).tokens.get(at + 1..).unwrap_or_default();
        let open = tokens
            .iter()
            .take_while(|token| token.kind == TokenKind::Word || token.kind == TokenKind::Number);
        open.take(PREPOSITION_REACH)
            .position(is_content)
            .map(|step| at + 1 + step)
    };
    match (object(Side::Original, left), object(Side::Rendition, right)) {
        (Some(one), Some(other)) => bead
            .link(Side::Original, one)
            .is_some_and(|link| !link.tokens.rendition.contains(&other)),
        // `Ahead of his brother`, `his brother came in after him`.
        (Some(one), None) => stands_before(bead, Side::Original, one, right),
        (None, Some(other)) => stands_before(bead, Side::Rendition, other, left),
        (None, None) => false,
    }
}

/// Whether what a preposition leads in on a side stands in front of the preposition of the other side, near it.
fn stands_before(bead: &BeadView<'_>, side: Side, object: usize, preposition: usize) -> bool {
    /// `His brother, whom he left behind, came in 11 seconds`.
    const NEAR: usize = 16;
    let there = bead.link(side, object).map(|link| link.tokens.get(side.other()).start);
    there.is_some_and(|there| there < preposition && there + NEAR > preposition)
}

/// Whether two participles that are opposites as verbs say the same of a noun: `with a game remaining`, `with a game left`.
pub(super) fn say_the_same_of_a_noun(bead: &BeadView<'_>, left: usize, right: usize) -> bool {
    let describes = |side: Side, at: usize| {
        let before = at.checked_sub(1).and_then(|before| bead.word(side, before));
        let key = &bead.document(side).tokens[at].key;
        let acts = bead
            .document(side)
            .tokens
            .get(at + 1)
            .is_some_and(|next| lexicon::is_article(&next.key));
        key.ends_with("ing") || before.is_some_and(|word| word.parts_of_speech().contains(PartOfSpeech::Noun)) && !acts
    };
    let synonyms = || {
        let words = (bead.word(Side::Original, left), bead.word(Side::Rendition, right));
        matches!(words, (Some(one), Some(other)) if one.senses().is_synonym_of(other.senses()))
    };
    synonyms() && describes(Side::Original, left) && describes(Side::Rendition, right)
}

/// Whether two prefixes belong to compounds that do not stand opposite each other: `pro-inflation`, `anti-epidemic`.
pub(super) fn begins_other_compound(bead: &BeadView<'_>, left: usize, right: usize) -> bool {
    let hyphened = |side: Side, token: usize| {
        let tokens = &bead.document(side).tokens;
        tokens
            .get(token + 1)
            .is_some_and(|next| next.key == "-" && next.span.start == tokens[token].span.end)
    };
    (hyphened(Side::Original, left) || hyphened(Side::Rendition, right))
        && !bead
            .link(Side::Original, left + 2)
            .is_some_and(|link| link.tokens.rendition.contains(&(right + 2)))
}

/// Whether two opposites describe a noun of their own, whatever stands around it: `the southbound carriageway`.
pub(super) fn is_only_adjective(bead: &BeadView<'_>, left: usize, right: usize) -> bool {
    [(Side::Original, left), (Side::Rendition, right)]
        .into_iter()
        .all(|(side, at)| {
            let Some(word) = bead.word(side, at) else { return false };
            let next = bead
                .document(side)
                .tokens
                .get(at + 1)
                .map_or("", |token| token.key.as_str());
            word.parts_of_speech().only() == Some(PartOfSpeech::Adjective)
                && !word.key().ends_with("er")
                && !lexicon::is_function_word(next)
        })
}

/// Whether neither of two opposites can be a verb, a comparative or a preposition, which hold two parties together: whatever
/// stands around `permanently`, it is not `temporarily`.
pub(super) fn name_a_trait(bead: &BeadView<'_>, places: &Pair<Range<usize>>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let mut words = places.get(side).clone().map(|at| (at, bead.word(side, at)));
        words.all(|(at, word)| {
            let key = bead.document(side).tokens[at].key.as_str();
            let related = word.is_some_and(|word| word.most_likely_part_of_speech() == Some(PartOfSpeech::Verb));
            !related && !key.ends_with("er") && (places.get(side).len() > 1 || !lexicon::is_preposition(key))
        })
    })
}

/// Whether two opposites are acts, not degrees or places.
pub(super) fn is_only_verb(one: &Token, other: &Token) -> bool {
    [one, other].iter().all(|token| {
        let word = Word::look_up(&token.key);
        let parts = word.parts_of_speech();
        parts.contains(PartOfSpeech::Verb)
            && word.most_likely_part_of_speech() != Some(PartOfSpeech::Noun)
            && !parts.contains(PartOfSpeech::Adverb)
    })
}

/// Whether two opposites really turn the claim round: not when just one of them is denied.
pub(super) fn turn_the_claim(bead: &BeadView<'_>, link: &Link, is_trait: bool) -> bool {
    // `Cannot ask until he has served nine years`, `must serve nine years before he can ask`.
    let is_negator =
        |side: Side| lexicon::negator(&bead.document(side).tokens[link.tokens.get(side).start].key).is_some();
    if Side::BOTH
        .into_iter()
        .any(|side| is_negator(side) && bead.is_time_turned(side))
    {
        return false;
    }
    // `Switched off for good`: only what denies a clause bears on when and how.
    let is_negative = |token: &Token| {
        if is_trait {
            denies_clause(token)
        } else {
            is_negative(token)
        }
    };
    let denied = |side: Side| {
        let token = link.tokens.get(side).start;
        let before = token.saturating_sub(4)..token;
        let tokens = bead.document(side).tokens.get(before.clone()).unwrap_or_default();
        // In `escaped unhurt` the verb denies nothing.
        let own = bead.document(side).tokens.get(token).is_some_and(&is_negative);
        let near = before
            .zip(tokens)
            // `Kept out of` is out, with nothing denied.
            .filter(|(index, _)| {
                let next = bead.document(side).tokens.get(index + 1);
                next.is_none_or(|next| !matches!(&*next.key, "out" | "off" | "away" | "back" | "up" | "down"))
            })
            .filter(|(_, token)| is_negative(token) && token.key != "too" && !(own && denies_no_adjective(token)));
        // What denies both words alike does not tell; a negator that went to another clause does.
        let there = link.tokens.get(side.other()).start;
        let denies_both = |index: usize| {
            let partner = bead.link(side, index).filter(|link| link.relation.keeps_sense());
            partner.is_some_and(|partner| {
                let place = partner.tokens.get(side.other()).start;
                let stayed = place < there && place + 4 >= there;
                stayed || !denies_clause(&bead.document(side).tokens[index])
            })
        };
        near.filter(|(index, _)| !denies_both(*index)).count() + bead.negations_over(side, token)
    };
    // `Will go ahead only if a donor is found`, `unless one is found it will be called off`.
    let unless = |side: Side| bead.tokens(side).any(|(_, token)| token.key == "unless");
    let turned = unless(Side::Original) != unless(Side::Rendition);
    ((denied(Side::Original) > 0) == (denied(Side::Rendition) > 0)) != turned
}

/// Whether a word is the `left` of `left no children`, which says nothing of going away.
pub(super) fn leaves_nothing(bead: &BeadView<'_>, side: Side, token: usize) -> bool {
    let next = bead.document(side).tokens.get(token + 1);
    let is_leave = |word: &Word<'_>| word.lemmas().any(|lemma| lemma == "leave");
    bead.word(side, token).is_some_and(is_leave) && next.is_some_and(|next| matches!(&*next.key, "no" | "behind"))
}

/// Whether a verb denies an act but no state: `escape`.
pub(super) fn denies_no_adjective(token: &Token) -> bool {
    Word::look_up(&token.key)
        .lemmas()
        .any(|lemma| matches!(lemma, "escape" | "avoid" | "survive"))
}

/// Whether a verb says little without its object: `take a chance`, `give a chance`.
pub(super) fn is_light(word: &str) -> bool {
    let light = |lemma: &str| {
        matches!(
            lemma,
            "take" | "give" | "get" | "have" | "make" | "put" | "bring" | "go" | "come"
        )
    };
    Word::look_up(word).lemmas().any(light)
}

pub(super) fn are_leave_and_keep(from: &str, to: &str) -> bool {
    let is = |word: &str, lemmas: &[&str]| Word::look_up(word).lemmas().any(|lemma| lemmas.contains(&lemma));
    let keep = ["keep", "hold", "maintain"];
    (is(from, &["leave"]) && is(to, &keep)) || (is(to, &["leave"]) && is(from, &keep))
}

/// Whether what stays in one text is left in the other: `what remains`, `whatever is left`.
pub(super) fn is_left_over(bead: &BeadView<'_>, places: [usize; 2]) -> bool {
    let is_left = |side: Side, at: usize| {
        let tokens = &bead.document(side).tokens;
        let before = &tokens[at.saturating_sub(2)..at];
        tokens[at].key == "left" && before.iter().any(is_form_of_be)
    };
    let stays = |side: Side, at: usize| {
        let lemmas = ["stay", "remain"];
        bead.word(side, at)
            .is_some_and(|word| word.lemmas().any(|lemma| lemmas.contains(&lemma)))
    };
    let [left, right] = places;
    is_left(Side::Original, left) && stays(Side::Rendition, right)
        || is_left(Side::Rendition, right) && stays(Side::Original, left)
}

/// Whether something negative behind one of the verbs answers the other verb: `left the rate unchanged`, `kept the rate`.
pub(super) fn leaves_as_it_was(bead: &BeadView<'_>, left: usize, right: usize) -> bool {
    let open = |side: Side, token: usize| bead.has_open_negative_around(side, token);
    open(Side::Original, left) != open(Side::Rendition, right)
}

/// Whether what ends at a time in one text lasts until then in the other: `close at eight`, `stay open until eight`.
pub(super) fn lasts_until(bead: &BeadView<'_>, left: usize, right: usize) -> bool {
    // `Open every day until eight`.
    const NEAR: usize = 5;
    let until = |side: Side, at: usize| {
        let mut times = bead.mentions(side).filter_map(|mention| match &mention.value {
            Value::Date(date) if (at + 1..at + NEAR).contains(&mention.tokens.start) => Some(date.relation),
            _ => None,
        });
        times.next().map(|relation| relation == TimeRelation::Until)
    };
    let lasts = until(Side::Original, left).zip(until(Side::Rendition, right));
    lasts.is_some_and(|(one, other)| one != other)
}

/// Whether the same adjective stands behind both words, so that they tell no more than `be`: `lie empty`, `stand empty`.
pub(super) fn leads_to_the_same(bead: &BeadView<'_>, places: &Pair<Range<usize>>) -> bool {
    let next = places.original.end;
    let is_adjective = |word: &Word<'_>| word.parts_of_speech().contains(PartOfSpeech::Adjective);
    bead.word(Side::Original, next).is_some_and(is_adjective)
        && bead
            .link(Side::Original, next)
            .is_some_and(|link| link.relation.keeps_sense() && link.tokens.rendition.contains(&places.rendition.end))
}

/// How many tokens behind a preposition the thing is looked for.
const PREPOSITION_REACH: usize = 4;

/// Whether a word of one side is part of a compound of the other: `those who keep bees` are `beekeepers`.
pub(super) fn is_in_compound(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    /// Shorter words stand in others by chance.
    const LEAST: usize = 4;
    let Some(word) = bead.word(side, at) else { return false };
    // What stands before it is a noun: the `un` of `unhelpful` makes no compound.
    let is_noun =
        |key: &str| key.len() >= 3 && Word::look_up(key).most_likely_part_of_speech() == Some(PartOfSpeech::Noun);
    let is_part = |key: &str| {
        word.lemmas().any(|lemma| {
            let ends = ["", "s", "er", "ers", "ing"].into_iter();
            lemma.len() >= LEAST
                && ends
                    .filter_map(|end| key.strip_suffix(end))
                    .filter_map(|stem| stem.strip_suffix(lemma))
                    .any(is_noun)
        })
    };
    bead.tokens(side.other())
        .any(|(_, token)| token.kind == TokenKind::Word && is_part(&token.key))
}
