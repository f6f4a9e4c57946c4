//! Two words that exclude each other in a passage that was told anew: where hardly a word stands in its place, that they
//! are opposites does not show that the one took the other's place.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::{
    annotation::{
        Mention, Value,
        quantity::{Quantity, QuantityKind},
    },
    diff::{Link, Relation},
    divergence::{
        BeadView,
        anchors::are_said_of_one,
        opposites::go_with_the_same,
        scope::{denies_clause, is_content},
    },
    lexicon::{self, Direction, PartOfSpeech, Word, WordClass},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::opposite_words::is_light;

/// Share of the words beside the two, 0 to 1, that stand in place where a passage was not told anew.
const LEFT_ALONE: f32 = 0.55;
/// Share of the content words that both sides of a passage that was told anew must have.
const LEAST_AGREEMENT: f32 = 0.4;

/// How many words of content to either side of two words of one kind may show that they are said of the same.
pub(super) const COMPANY: usize = 2;

/// Whether a passage was told anew around some of its words.
pub(super) fn is_told_anew(bead: &BeadView<'_>, tokens: &Pair<Range<usize>>) -> bool {
    bead.untouched_outside(tokens) < LEFT_ALONE
}

/// Whether two opposites of a passage that was told anew need not be meant of the same thing: the one is an act and the
/// other a thing, the passage also says the one in other words, or the texts have little in common.
pub(super) fn may_both_hold(bead: &BeadView<'_>, link: &Link) -> bool {
    let at = link.tokens.each(|_, tokens| tokens.start);
    let tell_rest = |at: &Pair<usize>| {
        Side::BOTH
            .into_iter()
            .any(|side| tells_of_the_rest(bead, side, *at.get(side)))
    };
    if !is_told_anew(bead, &link.tokens) {
        return are_parts_of_whole(bead, &at) || tell_rest(&at);
    }
    let mostly = |side: Side| {
        bead.word(side, *at.get(side))
            .and_then(Word::most_likely_part_of_speech)
    };
    let parts = (mostly(Side::Original), mostly(Side::Rendition));
    let act_and_thing = matches!(
        parts,
        (Some(PartOfSpeech::Verb), Some(PartOfSpeech::Noun)) | (Some(PartOfSpeech::Noun), Some(PartOfSpeech::Verb))
    );
    // `Took a coin`, `was taken ill`.
    let is_light = |side: Side| is_light(&bead.document(side).tokens[*at.get(side)].key);
    let says_otherwise = Side::BOTH.into_iter().any(is_light)
        || is_lessened(bead, Side::Original, at.original) != is_lessened(bead, Side::Rendition, at.rendition)
        || were_hidden_and_found(bead, &at)
        || are_parts_of_whole(bead, &at)
        || are_told_from_either_end(bead, &at)
        || tell_rest(&at)
        || count_two_parts(bead, &at)
        || Side::BOTH
            .into_iter()
            .any(|side| belongs_to_phrase(bead, side, *at.get(side)));
    let are_denied = |far: usize| {
        is_denied_openly(bead, Side::Original, at.original, far)
            != is_denied_openly(bead, Side::Rendition, at.rendition, far)
    };
    if says_otherwise || are_said_of_one(bead, at.original, at.rendition) {
        return says_otherwise || are_denied(BESIDE);
    }
    act_and_thing
        || bead.agreement() < LEAST_AGREEMENT
        || are_prepositions_of_others(bead, &at)
        || belongs_to_value(bead, Side::Original, at.original) != belongs_to_value(bead, Side::Rendition, at.rendition)
        || are_denied(usize::MAX)
        || Side::BOTH
            .into_iter()
            .any(|side| is_said_again(bead, side, *at.get(side)))
}

/// Whether two words of one kind in a passage that was told anew need not stand for each other: `the union has lost its
/// leader`, `the sides had drawn`. People are named by what they are to each other, wherever that stands.
pub(super) fn need_not_answer(bead: &BeadView<'_>, words: &Pair<Range<usize>>) -> bool {
    let person = |side: Side| {
        let at = words.get(side).start;
        bead.word(side, at)
            .is_some_and(|word| word.lemmas().any(|lemma| lexicon::person_noun(lemma).is_some()))
    };
    is_told_anew(bead, words) && is_told_by_kin(bead, words)
        || is_told_anew(bead, words)
            && !are_said_of_one(bead, words.original.start, words.rendition.start)
            && (bead.agreement() < LEAST_AGREEMENT
                || !(go_with_the_same(bead, &words.original, &words.rendition, COMPANY)
                    || person(Side::Original) && person(Side::Rendition)))
}

/// Whether one of two words stands on the other side too, as another part of speech: `asked for an acquittal`, `asked for
/// the man to be acquitted and not for a sentence`.
fn is_told_by_kin(bead: &BeadView<'_>, words: &Pair<Range<usize>>) -> bool {
    // Kin begin alike.
    const BEGINNING: usize = 4;
    Side::BOTH.into_iter().any(|side| {
        let own = &bead.document(side).tokens[words.get(side).start].key;
        let partner = words.get(side.other());
        let begins_alike = |token: &Token| token.key.get(..BEGINNING).is_some_and(|first| own.starts_with(first));
        let mut others = bead
            .tokens(side.other())
            .filter(|(at, token)| begins_alike(token) && !partner.contains(at) && is_content(token));
        others.any(|(_, token)| lexicon::relation(own, &token.key).keeps_sense())
    })
}

/// Whether one of two words stands on the other side just beside the passage, where that side has as many of it: the clause
/// was moved, and no other word took its place.
pub(super) fn was_moved(bead: &BeadView<'_>, words: &Pair<Range<usize>>) -> bool {
    // So many sentences before and behind.
    const FAR: usize = 2;
    is_told_anew(bead, words)
        && Side::BOTH.into_iter().any(|side| {
            let own = &bead.document(side).tokens[words.get(side).start].key;
            let beside = |side: Side| {
                let document = bead.document(side);
                let sentences = bead.sentences_beside(side, FAR);
                let words = sentences.flat_map(|sentence| document.tokens_of(sentence));
                words.filter(|token| token.key == *own).count()
            };
            let within = |side: Side| bead.tokens(side).filter(|(_, token)| token.key == *own).count();
            let there = side.other();
            within(there) == 0 && beside(there) > beside(side)
        })
}

/// Whether two words name the two ends of one tie, told from either end: `the wife of a former mayor`, `whose husband was
/// mayor`.
pub(super) fn tell_from_either_end(bead: &BeadView<'_>, words: &Pair<Range<usize>>) -> bool {
    let [one, other] = Side::BOTH.map(|side| bead.word(side, words.get(side).start));
    let (Some(one), Some(other)) = (one, other) else {
        return false;
    };
    let converse = one.lemmas().any(|noun| {
        other
            .lemmas()
            .any(|converse| lexicon::are_converse_nouns(noun, converse))
    });
    let owned = |side: Side| {
        let tokens = &bead.document(side).tokens;
        let start = words.get(side).start;
        tokens[start.saturating_sub(3)..start]
            .iter()
            .any(|token| token.key == "whose")
    };
    // `Her nephew`, `his aunt`.
    let possessive = |side: Side| {
        let before = words.get(side).start.checked_sub(1)?;
        let key = bead.document(side).tokens[before].key.as_str();
        lexicon::is_possessive(key).then_some(key)
    };
    let possessives = (possessive(Side::Original), possessive(Side::Rendition));
    let turned = matches!(possessives, (Some(one), Some(other)) if one != other);
    converse && (turned || owned(Side::Original) != owned(Side::Rendition))
}

/// Whether a word only measures a number: `an hour`, `half a kilometre`, `on the hour`.
pub(super) fn belongs_to_value(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let near = |tokens: &Range<usize>| tokens.start <= at && at <= tokens.end;
    bead.mentions(side)
        .any(|mention| matches!(mention.value, Value::Quantity(_) | Value::Date(_)) && near(&mention.tokens))
}

/// Whether a word belongs to a phrase that only leads on: `as far as`, `short of`.
fn belongs_to_phrase(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let key = |at: Option<usize>| {
        at.and_then(|at| bead.document(side).tokens.get(at))
            .map_or("", |token| token.key.as_str())
    };
    let (before, own, next) = (key(at.checked_sub(1)), key(Some(at)), key(Some(at + 1)));
    matches!(
        (before, own, next),
        ("as" | "so" | "thus", "far" | "long" | "soon" | "little", _)
            | (_, "short" | "far", "of" | "from")
            | ("by", "far" | "large", _)
            | ("at", "last" | "first" | "least" | "most", _)
    )
}

/// How far from a word a negator bears on what the word is said of: `sufficient proof not being there`.
const BESIDE: usize = 3;

/// Whether a negator that the other side lacks stands in the sentence of a word, at most so many tokens away: `for lack of
/// proof`, `sufficient proof not being there`.
fn is_denied_openly(bead: &BeadView<'_>, side: Side, at: usize, far: usize) -> bool {
    let tokens = &bead.document(side).tokens;
    let is_open = |index: usize| bead.link(side, index).is_none_or(|link| !link.relation.keeps_sense());
    let sentence = bead.sentence_of(side, at).unwrap_or_default();
    sentence
        .filter(|index| *index != at && index.abs_diff(at) <= far)
        .any(|index| denies_clause(&tokens[index]) && is_open(index))
}

/// Whether a number stands beside each word that the other side has not: of 212 the 187 that came back are told as the 25 that
/// are missing.
fn count_two_parts(bead: &BeadView<'_>, at: &Pair<usize>) -> bool {
    // `£25,000 is still missing`.
    const NEAR: usize = 4;
    let has_own_number = |side: Side| {
        let at = *at.get(side);
        let near = |tokens: &Range<usize>| tokens.start < at + NEAR && at < tokens.end + NEAR;
        let is_number = |mention: &Mention| matches!(mention.value, Value::Quantity(_));
        bead.mentions(side).any(|mention| {
            let mut others = bead.mentions(side.other()).filter(|other| is_number(other));
            is_number(mention)
                && near(&mention.tokens)
                && !bead.is_kept(side, mention)
                && !others.any(|other| mention.value.says_same(&other.value))
        })
    };
    Side::BOTH.into_iter().all(has_own_number)
}

/// Whether two prepositions hang on different words: `swindled out of`, `talked into`.
fn are_prepositions_of_others(bead: &BeadView<'_>, at: &Pair<usize>) -> bool {
    let governor = |side: Side| {
        let tokens = &bead.document(side).tokens;
        let at = *at.get(side);
        let start = at.saturating_sub(GOVERNOR);
        let before = (start..at).rev().take_while(|&at| tokens[at].kind == TokenKind::Word);
        let leads = tokens[at].is_preposition() || tokens.get(at + 1).is_some_and(|next| next.key == "of");
        before.into_iter().find(|&at| is_content(&tokens[at])).filter(|_| leads)
    };
    match (governor(Side::Original), governor(Side::Rendition)) {
        (Some(one), Some(other)) => bead
            .link(Side::Original, one)
            .is_none_or(|link| !link.tokens.rendition.contains(&other)),
        _ => false,
    }
}

/// How many tokens before a preposition the word stands that it hangs on.
const GOVERNOR: usize = 4;

/// Whether what was hidden or lost in one text is found in the other: the one must come before the other.
fn were_hidden_and_found(bead: &BeadView<'_>, at: &Pair<usize>) -> bool {
    let is = |side: Side, wanted: fn(&str) -> bool| {
        bead.word(side, *at.get(side))
            .is_some_and(|word| word.lemmas().any(wanted))
    };
    let hidden = |lemma: &str| {
        matches!(
            lemma,
            "hide" | "conceal" | "bury" | "stash" | "disguise" | "cover" | "mask"
        )
    };
    let found = |lemma: &str| {
        matches!(
            lemma,
            "discover" | "find" | "uncover" | "unearth" | "detect" | "reveal" | "expose" | "unmask"
        )
    };
    is(Side::Original, hidden) && is(Side::Rendition, found) || is(Side::Original, found) && is(Side::Rendition, hidden)
}

/// Whether the numbers beside two words make up a whole that the texts give: of nine, two passed and seven failed.
pub(super) fn are_parts_of_whole(bead: &BeadView<'_>, at: &Pair<usize>) -> bool {
    // `Only two of the nine tunnels passed`.
    const NEAR: usize = 6;
    let counts = |side: Side| {
        let at = *at.get(side);
        bead.mentions(side).filter_map(move |mention| {
            let near = mention.tokens.start < at + NEAR && at < mention.tokens.end + NEAR;
            match &mention.value {
                Value::Quantity(quantity) if quantity.is_single() => Some((near, quantity.low)),
                _ => None,
            }
        })
    };
    // What is counted on both sides is the whole, or the same thing: `saved two match points`, `squandered two match points`.
    let own = |side: Side| {
        let near = |side: Side| counts(side).filter(|(near, _)| *near).map(|(_, count)| count);
        near(side).filter(move |one| !near(side.other()).any(|other| other == *one))
    };
    own(Side::Original).any(|one| {
        own(Side::Rendition).any(|other| {
            let whole = one.checked_add(other);
            Side::BOTH
                .into_iter()
                .any(|side| counts(side).any(|(_, all)| Some(all) == whole))
        })
    })
}

/// Whether a verb of lessening or ending that the other side lacks stands right before a word: to `trim spending` is to save.
fn is_lessened(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    // `Cut its annual spending`.
    const NEAR: usize = 3;
    let lessens = |index: usize| {
        let open = bead.link(side, index).is_none_or(|link| !link.relation.keeps_sense());
        open && bead.word(side, index).is_some_and(|word| {
            word.most_likely_part_of_speech() == Some(PartOfSpeech::Verb)
                && word.lemmas().any(|lemma| {
                    lexicon::is_of_class(lemma, WordClass::Ending)
                        || lexicon::movements(lemma).any(|movement| movement.direction == Direction::Down)
                })
        })
    };
    let tokens = &bead.document(side).tokens;
    (at.saturating_sub(NEAR)..at)
        .rev()
        .take_while(|&index| tokens[index].kind == TokenKind::Word && !lexicon::is_preposition(&tokens[index].key))
        .any(lessens)
}

/// Whether the other side says a word again in another form beside what stands opposite it: `refused`, `it was a refusal
/// that … what the panel wanted`.
fn is_said_again(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    let other = side.other();
    let Some(word) = bead.word(side, at).filter(|word| word.is_known()) else {
        return false;
    };
    let is_said = |index: usize| {
        let there = bead.word(other, index);
        there.is_some_and(|there| {
            let relation = word.relation(there);
            relation.keeps_sense() && relation != Relation::Alias
        })
    };
    bead.tokens(other)
        .any(|(index, token)| is_content(token) && is_said(index))
}

/// Whether what stands at a place is told of one part of a whole, and the other side tells of the rest: `fewer than one in ten
/// were ever shown`, `more than nine in ten were never shown`; `two of the nine failed`, `seven of the nine passed`.
pub(super) fn tells_of_the_rest(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    const NEAR: usize = 12;
    let quantities = |side: Side| {
        bead.mentions(side).filter_map(|mention| match &mention.value {
            Value::Quantity(quantity) if quantity.is_single() => Some((mention, quantity)),
            _ => None,
        })
    };
    let near = |mention: &Mention| mention.tokens.start < at + NEAR && at < mention.tokens.end + NEAR;
    let part = |quantity: &Quantity| match quantity.kind {
        QuantityKind::Percent => quantity.low.checked_div(Decimal::ONE_HUNDRED),
        QuantityKind::Fraction => Some(quantity.low),
        _ => None,
    };
    let is_whole = |total: Option<Decimal>| {
        let all = |side: Side| quantities(side).any(|(_, all)| Some(all.low) == total);
        all(Side::Original) && all(Side::Rendition)
    };
    let is_rest = |one: &Quantity, other: &Quantity| match (part(one), part(other)) {
        (Some(one), Some(other)) => one.checked_add(other) == Some(Decimal::ONE),
        (None, None) => is_whole(one.low.checked_add(other.low)),
        _ => false,
    };
    quantities(side)
        .filter(|(mention, _)| near(mention))
        .any(|(mention, one)| {
            quantities(side.other()).any(|(there, other)| {
                is_rest(one, other)
                    && (one.bound != other.bound || !(bead.is_kept(side, mention) && bead.is_kept(side.other(), there)))
            })
        })
}

/// Whether two opposites tell where two parties stand to each other, each from its own end: `well ahead of the Greens`, `the
/// Greens are far behind`.
fn are_told_from_either_end(bead: &BeadView<'_>, at: &Pair<usize>) -> bool {
    // `Ahead of the Greens`.
    const OBJECT: usize = 4;
    let is_told = |side: Side| {
        let (here, there) = (*at.get(side), *at.get(side.other()));
        let tokens = &bead.document(side).tokens;
        let behind = tokens.iter().enumerate().skip(here + 1).take(OBJECT);
        let mut behind = behind.take_while(|(_, token)| token.kind == TokenKind::Word);
        let object = behind
            .find(|(_, token)| is_content(token))
            .and_then(|(at, _)| bead.link(side, at));
        let subject = object.map(|link| link.tokens.get(side.other()).start);
        let others = &bead.document(side.other()).tokens;
        let ends = others
            .get(there + 1)
            .is_none_or(|next| next.kind == TokenKind::Punctuation);
        ends && subject.is_some_and(|subject| subject < there && there - subject <= COMPANY * 4)
    };
    Side::BOTH.into_iter().any(is_told)
}
