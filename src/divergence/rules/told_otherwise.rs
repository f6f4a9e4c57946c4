//! Clauses and phrases that the other side tells by a construction of its own, though it shares no word with them: `its
//! manager, Ada Olin`, `Ada Olin, who runs the place`; `remains in custody`, `is still behind bars`; `may not be sold`, `with
//! any sale forbidden`; `until a successor is found`, `until someone has been chosen to follow her`.

use std::ops::Range;

use crate::{
    annotation::{Mention, Name, Value},
    divergence::{
        BeadView,
        scope::{denies_clause, is_content},
    },
    lexicon::{self, WordClass},
    pair::Side,
    segmentation::{Token, TokenKind},
};

use super::other_answer::gives_same_answer;

/// Whether a stretch of a side without a counterpart may be what the other side tells by a construction of its own.
pub(super) fn is_told_otherwise(bead: &BeadView<'_>, side: Side, stretch: &Range<usize>) -> bool {
    let tokens = &bead.document(side).tokens[stretch.clone()];
    is_topic(tokens)
        || is_state_of_now(bead, side, tokens)
        || is_rule_of_other(bead, side, stretch)
        || gives_consequence(bead, side, tokens)
        || names_role(bead, side, stretch)
        || begins_same_clause(bead, side, stretch)
        || gives_same_answer(bead, side, stretch)
}

/// Whether a sentence beside the aligned ones tells most of what a stretch tells, a number or name among it.
pub(super) fn is_told_next_door(bead: &BeadView<'_>, side: Side, range: &Range<usize>) -> bool {
    /// How many sentences before and behind the aligned ones.
    const FAR: usize = 2;
    let there = side.other();
    let (here, document) = (bead.document(side), bead.document(there));
    let told = || here.tokens[range.clone()].iter().filter(|token| is_content(token));
    let is_exact = |token: &Token| token.kind == TokenKind::Number || token.form.starts_with(char::is_uppercase);
    let numbers = || told().filter(|token| token.kind == TokenKind::Number);
    bead.sentences_beside(there, FAR).any(|sentence| {
        let words = document.tokens_of(sentence);
        let stands = |token: &&Token| words.iter().any(|word| word.key == token.key);
        let shared = told().filter(stands).count();
        let most = 2 * shared > told().count();
        // Of a sentence that was told in other words the numbers remain.
        let every_number = numbers().count() > 1 && numbers().all(|token| stands(&token));
        (most || every_number) && told().filter(stands).any(is_exact)
    })
}

fn is_open(bead: &BeadView<'_>, side: Side, at: usize) -> bool {
    bead.link(side, at).is_none_or(|link| !link.relation.keeps_sense())
}

/// `When it comes to sterling`, `as for the dog`: what only names what the sentence is about.
fn is_topic(tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let first: [&str; 4] = std::array::from_fn(|_| words.next().map_or("", |token| &*token.key));
    matches!(
        first,
        ["when", "it", "comes", "to"]
            | ["as", "for" | "regards", ..]
            | ["in", "terms" | "respect", "of", _]
            | ["regarding" | "concerning", ..]
            | ["with", "regard" | "respect", "to", _]
    )
}

/// `He stays away because he was not asked`, `he was not asked, which is why he stays away`.
fn gives_consequence(bead: &BeadView<'_>, side: Side, tokens: &[Token]) -> bool {
    let leads = matches!(tokens, [which, is, why, ..] if matches!(&*which.key, "which" | "that") && is.key == "is" && why.key == "why");
    leads
        && bead
            .tokens(side.other())
            .any(|(_, token)| matches!(&*token.key, "because" | "as" | "since" | "so" | "therefore"))
}

/// What is still so remains so, and goes on.
fn is_state_of_now(bead: &BeadView<'_>, side: Side, tokens: &[Token]) -> bool {
    let other = side.other();
    let stays = |at: usize, token: &Token| {
        token.key == "still"
            || bead.word(other, at).is_some_and(|word| {
                word.lemmas()
                    .any(|lemma| matches!(lemma, "remain" | "continue" | "stay" | "persist" | "linger"))
            })
    };
    tokens.iter().any(|token| token.key == "still")
        && !tokens.iter().any(denies_clause)
        && bead
            .tokens(other)
            .any(|(at, token)| is_open(bead, other, at) && stays(at, token))
}

/// What may not be done is forbidden, and what can be done is allowed; what is no certainty is not certain.
fn is_rule_of_other(bead: &BeadView<'_>, side: Side, stretch: &Range<usize>) -> bool {
    let other = side.other();
    let forbids = |lemma: &str| matches!(lemma, "forbid" | "ban" | "prohibit" | "bar" | "outlaw" | "disallow");
    let allows = |lemma: &str| {
        matches!(
            lemma,
            "allow" | "permit" | "let" | "authorise" | "authorize" | "license"
        )
    };
    let has = |wanted: &dyn Fn(&str) -> bool| {
        stretch
            .clone()
            .any(|at| bead.word(side, at).is_some_and(|word| word.lemmas().any(wanted)))
    };
    let there = |wanted: &dyn Fn(&Token) -> bool| {
        bead.tokens(other)
            .any(|(at, token)| is_open(bead, other, at) && wanted(token))
    };
    let may = |token: &Token| matches!(&*token.key, "can" | "may" | "could" | "might");
    let denied = bead.document(side).tokens[stretch.clone()].iter().any(denies_clause);
    has(&forbids) && there(&denies_clause)
        || has(&allows) && !denied && there(&may)
        || denied && begins_with_but(bead, side, stretch) && there(&denies_clause)
}

fn begins_with_but(bead: &BeadView<'_>, side: Side, stretch: &Range<usize>) -> bool {
    matches!(
        &*bead.document(side).tokens[stretch.start].key,
        "but" | "though" | "although" | "yet"
    )
}

/// Whether a stretch beside a name says by a clause what a noun beside the same name says on the other side: `the ringleader,
/// Goran Vesic`, `Goran Vesic, who led them`.
fn names_role(bead: &BeadView<'_>, side: Side, stretch: &Range<usize>) -> bool {
    let (here, other) = (&bead.document(side).tokens[stretch.clone()], side.other());
    // `Who used to run the place`, `who denies it`, `who had warned them`: claims of their own.
    let is_claim = |token: &Token| {
        denies_clause(token)
            || matches!(
                &*token.key,
                "used"
                    | "once"
                    | "formerly"
                    | "previously"
                    | "had"
                    | "will"
                    | "would"
                    | "was"
                    | "were"
                    | "has"
                    | "have"
            )
    };
    // So many words of content describe somebody in passing.
    const PASSING: usize = 3;
    if here.iter().filter(|token| is_content(token)).count() > PASSING || here.iter().any(is_claim) {
        return false;
    }
    let names = |side: Side| {
        bead.mentions(side).filter_map(|mention| match &mention.value {
            Value::Name(name) if !name.is_demonym => Some((mention, name)),
            _ => None,
        })
    };
    let beside = |(mention, _): &(&Mention, &Name)| {
        mention.tokens.end + 1 == stretch.start
            || stretch.end + 1 == mention.tokens.start
            || mention.tokens.end == stretch.start
    };
    let is_role = |at: usize| {
        let word = bead.word(other, at);
        let role = |lemma: &str| {
            lexicon::title(lemma).is_some()
                || lexicon::person_noun(lemma).is_some()
                || lexicon::is_of_class(lemma, WordClass::Actor)
                || lemma.ends_with("er")
                || lemma.ends_with("or")
        };
        is_open(bead, other, at) && word.is_some_and(|word| word.lemmas().any(role))
    };
    let there = &bead.document(other).tokens;
    names(side).filter(beside).any(|(_, name)| {
        names(other).filter(|(_, same)| name.is_same(same)).any(|(mention, _)| {
            let (start, end) = (mention.tokens.start, mention.tokens.end);
            let before = start.saturating_sub(2)..start;
            let behind = end..there.len().min(end + 4);
            let apposed = there.get(end).is_some_and(|token| token.form == ",");
            // `Chipmaker Ostara` at the head of a sentence.
            let titled = end - start > name.words.len() && is_role(start);
            titled || before.into_iter().any(is_role) || apposed && behind.into_iter().any(is_role)
        })
    })
}

/// Whether both sides have a clause with one connective, and what stands behind it there has no counterpart either.
fn begins_same_clause(bead: &BeadView<'_>, side: Side, stretch: &Range<usize>) -> bool {
    // So many words of content tell whose clause it is.
    const CLAUSE: usize = 6;
    let other = side.other();
    let first = &*bead.document(side).tokens[stretch.start].key;
    if !matches!(
        first.to_lowercase().as_str(),
        "until" | "till" | "after" | "before" | "if" | "unless" | "when" | "while" | "because" | "although" | "once"
    ) {
        return false;
    }
    let there = &bead.document(other).tokens;
    bead.tokens(other)
        .filter(|(_, token)| token.key == first)
        .any(|(at, _)| {
            let behind = there[at + 1..].iter().take_while(|token| token.kind == TokenKind::Word);
            let content: Vec<usize> = (at + 1..at + 1 + behind.count().min(CLAUSE))
                .filter(|&at| is_content(&there[at]))
                .collect();
            let open = content.iter().filter(|&&at| is_open(bead, other, at)).count();
            open > 0 && 2 * open >= content.len()
        })
}
