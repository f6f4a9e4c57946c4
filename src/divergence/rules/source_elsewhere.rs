//! A source that is named by a noun, or in a sentence next to the aligned ones; and verbs of report in another sense.

use crate::{
    annotation::{Attribution, Mention, Source, Value},
    divergence::{
        BeadView,
        scope::{denies_clause, is_content},
    },
    lexicon::{self, ReportingClass, Word, WordClass},
    pair::{Pair, Side},
    segmentation::TokenKind,
};

use super::told_anew::is_told_anew;

/// Share of the content words that both sides must have for a missing source to tell.
const LEAST_AGREEMENT: f32 = 0.5;
/// So many sentences before and behind the aligned ones may name the source of a claim.
const SENTENCES: usize = 3;

/// Whether too little of the passage was kept to say that its source is gone.
pub(super) fn is_hardly_the_same(bead: &BeadView<'_>) -> bool {
    bead.agreement() < LEAST_AGREEMENT
}

/// Whether a side tells it as somebody's word by a noun: `by its makers' own account`, `figures from the bank have it`.
pub(super) fn is_told_by_noun(bead: &BeadView<'_>, side: Side) -> bool {
    let tokens = &bead.document(side).tokens;
    bead.tokens(side).any(|(index, token)| {
        let word = bead.word(side, index);
        let tells = is_content(token) && word.is_some_and(|word| lexicon::has_form_of_class(word, WordClass::Telling));
        let open = bead.link(side, index).is_none_or(|link| !link.relation.keeps_sense());
        let before = &tokens[index.saturating_sub(4)..index];
        let is_somebodys = before.iter().any(|token| {
            matches!(&*token.key, "'s" | "'" | "own" | "by" | "in" | "on" | "to" | "from")
                || lexicon::is_possessive(&token.key)
        });
        let next = tokens.get(index + 1).map_or("", |token| token.key.as_str());
        tells && open && (is_somebodys || matches!(next, "of" | "from" | "by"))
    })
}

/// Whether a sentence next to the aligned ones of a side names a source; where it must speak, as the source of a report.
pub(super) fn is_named_next_door(bead: &BeadView<'_>, side: Side, source: &Source, must_speak: bool) -> bool {
    let document = bead.document(side);
    let head = Word::look_up(&source.head);
    let is_same = |other: &Source| match (&source.name, &other.name) {
        (Some(one), Some(other)) => one.is_same(other),
        (None, None) => Word::look_up(&other.head).relation(&head).keeps_sense(),
        _ => false,
    };
    let names = |mention: &Mention| match (&mention.value, &source.name) {
        (
            Value::Attribution(Attribution {
                source: Some(other), ..
            }),
            _,
        ) if must_speak => is_same(other),
        (Value::Name(other), Some(name)) => !must_speak && name.is_same(other),
        _ => false,
    };
    let says_head = |sentence: usize| {
        !must_speak
            && source.name.is_none()
            && document.tokens[document.sentences[sentence].tokens.clone()]
                .iter()
                .any(|token| token.kind == TokenKind::Word && Word::look_up(&token.key).relation(&head).keeps_sense())
    };
    let annotations = bead.comparison.annotations.get(side);
    bead.sentences_beside(side, SENTENCES)
        .any(|sentence| annotations.of_sentence(sentence).iter().any(names) || says_head(sentence))
}

/// Whether a verb of report stands in another sense: `allowed to leave`, `was later released`.
pub(super) fn acts(bead: &BeadView<'_>, side: Side, mention: &Mention, class: ReportingClass) -> bool {
    let tokens = &bead.document(side).tokens;
    let takes_stance = matches!(
        class,
        ReportingClass::Admit | ReportingClass::Reveal | ReportingClass::Confirm | ReportingClass::Retract
    );
    let is_behind_mark = mention.tokens.start.checked_sub(2).is_some_and(|at| {
        tokens[at..mention.tokens.start]
            .iter()
            .any(|token| !matches!(token.kind, TokenKind::Word | TokenKind::Number))
    });
    let is_first = bead.document(side).tokens[mention.tokens.start].key.as_str();
    let is_light = matches!(
        is_first,
        "allowed" | "allows" | "allow" | "granted" | "released" | "granting" | "allowing"
    );
    let goes_on = tokens.get(mention.tokens.end).is_some_and(|next| {
        next.kind == TokenKind::Punctuation
            || matches!(
                &*next.key,
                "to" | "from" | "by" | "on" | "in" | "at" | "into" | "and" | "after" | "before"
            )
    });
    // `Motorists showing the sharpest drop` say nothing.
    let word = bead.word(side, mention.tokens.start);
    let shows = |lemma: &str| {
        matches!(
            lemma,
            "show" | "prove" | "demonstrate" | "illustrate" | "reflect" | "bear"
        )
    };
    let says_how = tokens
        .get(mention.tokens.end)
        .is_some_and(|next| matches!(&*next.key, "that" | "how" | "why" | "what" | "whether"));
    let is_shown = word.is_some_and(|word| word.lemmas().any(shows)) && !says_how;
    is_shown || is_light && goes_on || takes_stance && goes_on && !is_behind_mark
}

/// Whether two descriptions of a passage that was told anew may be of one source: `the fire service`, `firefighting officials`.
pub(super) fn may_speak_for_one(bead: &BeadView<'_>, one: &Source, other: &Source) -> bool {
    let (one, other) = (Word::look_up(&one.head), Word::look_up(&other.head));
    is_told_anew(bead, &Pair::new(0..0, 0..0))
        && one
            .lemmas()
            .any(|noun| other.lemmas().any(|other| lexicon::speak_for_one(noun, other)))
}

/// Whether somebody is the object of a verb: `dismissed Ada Olin`, `dismissed her`.
pub(super) fn dismisses_somebody(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let next = mention.tokens.end;
    let is_name = |other: &Mention| matches!(other.value, Value::Name(_)) && other.tokens.start == next;
    let tokens = &bead.document(side).tokens;
    let possessor = tokens
        .get(next..)
        .unwrap_or_default()
        .iter()
        .take(4)
        .any(|token| token.key == "'s");
    tokens
        .get(next)
        .is_some_and(|token| matches!(&*token.key, "him" | "her" | "them" | "me" | "us"))
        || bead.mentions(side).any(is_name) && !possessor
}

/// Whether either of two sources stands beside the other on its side, so that both speak: `Ada Olin and Bo Lund agreed`.
pub(super) fn are_of_one_company(bead: &BeadView<'_>, original: &Source, rendition: &Source) -> bool {
    let are_joined = |side: Side, source: &Source, other: &Source| {
        let Some(name) = &other.name else { return false };
        let text = &bead.document(side).text;
        bead.mentions(side).any(|mention| {
            let is_other = matches!(&mention.value, Value::Name(there) if name.is_same(there));
            let (first, second) = if mention.span.start < source.span.start {
                (mention.span, source.span)
            } else {
                (source.span, mention.span)
            };
            let between = text.get(first.end..second.start);
            is_other && between.is_some_and(|words| matches!(words.trim(), "and" | "," | ", and" | "&"))
        })
    };
    are_joined(Side::Original, original, rendition) || are_joined(Side::Rendition, rendition, original)
}

/// Whether a verb of report is denied, so that nothing is said: `has not replied`.
pub(super) fn is_denied(bead: &BeadView<'_>, side: Side, report: &Mention) -> bool {
    // `Has not yet replied`.
    const NEAR: usize = 2;
    let at = report.tokens.start;
    bead.document(side).tokens[at.saturating_sub(NEAR)..at]
        .iter()
        .any(denies_clause)
}
