//! What somebody vouches for in the original and nobody, or somebody else, in the rendition: `drivers accuse the firm of
//! hiding it`, `the firm hid it`.

use crate::{
    annotation::syntax::Clause,
    divergence::{
        BeadView, Confidence, Finding, Severity,
        parts::{Text, Texts},
        scope::is_content,
        vouchers::{Voucher, is_hedged, vouchers},
    },
    lexicon::{self, ReportingClass, Word, WordClass},
    pair::{Pair, Side},
};

use super::{attribution_changed::META, source_elsewhere::is_told_by_noun};

/// A claim that lost who vouches for it, or got somebody else.
pub(super) fn unvouched(bead: &BeadView<'_>) -> Option<Finding> {
    // Most sentences report nothing.
    let reports = |side: Side| {
        bead.tokens(side).any(|(at, token)| {
            token.key == "according"
                || bead
                    .word(side, at)
                    .is_some_and(|word| lexicon::REPORTING_VERB_PHRASES.may_start(word.hints_of_forms()))
        })
    };
    if !Side::BOTH.into_iter().any(reports) {
        return None;
    }
    let texts = Texts {
        bead,
        sides: Pair::new(Text::new(bead, Side::Original), Text::new(bead, Side::Rendition)),
    };
    let all = Pair::new(vouchers(&texts.sides.original), vouchers(&texts.sides.rendition));
    Side::BOTH
        .into_iter()
        .find_map(|side| all.get(side).iter().find_map(|one| lost(&texts, side, one, &all)))
}

/// What became of what somebody vouches for on a side.
fn lost(texts: &Texts<'_, '_>, side: Side, one: &Voucher, all: &Pair<Vec<Voucher>>) -> Option<Finding> {
    let other = side.other();
    let claims: Vec<(&Clause, usize)> = claims(texts, side, one).collect();
    if claims.is_empty() {
        return None;
    }
    let source = texts.sides.get(side).player(one.source?)?;
    let there = all.get(other);
    // Somebody of whom nothing is told may be anybody.
    let is_same = |voucher: &Voucher| {
        let Some(head) = voucher.source else { return true };
        texts
            .sides
            .get(other)
            .player(head)
            .is_none_or(|head| may_be_same(texts, side, source, head))
    };
    let covered = |at: usize| {
        there
            .iter()
            .filter(move |voucher| voucher.scope.contains(&at) && voucher.word != at)
    };
    if claims.iter().any(|(_, there)| covered(*there).any(is_same)) {
        return None;
    }
    let (clause, claim) = claims[0];
    // What one tells of what the other says is told by both.
    let is_told_here = |head: usize| {
        let mut here = all
            .get(side)
            .iter()
            .filter(|voucher| voucher.scope.contains(&clause.verb));
        here.any(|voucher| voucher.source.is_none_or(|here| may_be_same(texts, side, here, head)))
    };
    let rival = covered(claim).next_back();
    let rival = rival.filter(|rival| !rival.source.is_some_and(is_told_here));
    let (message, severity) = match rival {
        Some(rival) => {
            let head = rival.source?;
            if source != one.source? || !are_two(texts, side, source, head) {
                return None;
            }
            let name = |side: Side, at: usize| texts.bead.text(side, at..at + 1);
            let (from, to) = match side {
                Side::Original => (name(side, source), name(other, head)),
                Side::Rendition => (name(other, head), name(side, source)),
            };
            (format!("vouched for by {to} instead of {from}"), Severity::Major)
        }
        None => {
            let weak = matches!(
                one.class,
                ReportingClass::Accuse | ReportingClass::Claim | ReportingClass::Believe
            );
            let is_kept = || {
                texts
                    .bead
                    .link(side, one.word)
                    .is_some_and(|link| link.relation.keeps_sense())
            };
            let is_told = || is_told_by_noun(texts.bead, other) || is_hedged(texts.sides.get(other), claim);
            if !weak || is_kept() || there.iter().any(is_same) || is_told() {
                return None;
            }
            let name = texts.bead.text(side, source..source + 1);
            match side {
                Side::Original => (
                    format!("no longer only what {name} holds: stated as a fact"),
                    Severity::Major,
                ),
                Side::Rendition => (format!("only what {name} holds in the rendition"), Severity::Minor),
            }
        }
    };
    let reach = |one: usize, other: usize| one.min(other)..one.max(other) + 1;
    let here = texts.bead.span(
        side,
        reach(one.word, one.source?).start..reach(one.word, clause.verb).end,
    );
    let told = texts.bead.span(
        other,
        rival.map_or(claim..claim + 1, |rival| {
            reach(rival.word, rival.source.unwrap_or(claim))
        }),
    );
    let spans = match side {
        Side::Original => Pair::new(here, told),
        Side::Rendition => Pair::new(told, here),
    };
    let verb = texts.bead.text(other, claim..claim + 1);
    Some(
        Finding::new(&META, message)
            .bead(texts.bead.index)
            .spans(spans)
            .severity(severity)
            .confidence(Confidence::Medium)
            .evidence(format!("what is told with “{verb}”")),
    )
}

/// The clauses that somebody vouches for, each with the verb that tells the same on the other side.
fn claims<'t>(texts: &'t Texts<'_, '_>, side: Side, voucher: &'t Voucher) -> impl Iterator<Item = (&'t Clause, usize)> {
    let clauses = texts.sides.get(side).clauses();
    let inside = clauses.filter(|clause| voucher.scope.contains(&clause.verb) && clause.verb != voucher.word);
    inside.filter_map(move |clause| {
        let link = texts
            .bead
            .link(side, clause.verb)
            .filter(|link| link.relation.keeps_sense())?;
        let verb = link.tokens.get(side.other()).start;
        let is_clause = texts.sides.get(side.other()).clauses().any(|other| other.verb == verb);
        let word = texts.bead.word(side, clause.verb)?;
        let plain = is_content(&texts.bead.document(side).tokens[clause.verb])
            && !word.lemmas().any(|lemma| lexicon::reporting_verb(lemma).is_some());
        (plain && is_clause).then_some((clause, verb))
    })
}

/// Whether a party of one side may be one of the other, by any name, or speak for it.
fn may_be_same(texts: &Texts<'_, '_>, side: Side, here: usize, there: usize) -> bool {
    let (original, rendition) = match side {
        Side::Original => (here, there),
        Side::Rendition => (there, here),
    };
    if !texts.are_apart(original, rendition) {
        return true;
    }
    let nouns = (
        texts.bead.word(Side::Original, original),
        texts.bead.word(Side::Rendition, rendition),
    );
    matches!(nouns, (Some(one), Some(other))
        if one.lemmas().any(|one| other.lemmas().any(|other| lexicon::speak_for_one(one, other))))
}

/// Whether two parties are surely two, since one side speaks of both. A name and `the dairy` may be one.
fn are_two(texts: &Texts<'_, '_>, side: Side, here: usize, there: usize) -> bool {
    let parties = [(texts.sides.get(side), here), (texts.sides.get(side.other()), there)];
    let is_described = |&(text, head): &(&Text<'_, '_>, usize)| {
        let phrase = text.phrases().find(|phrase| phrase.head == head);
        text.name(head).is_none() && phrase.is_none_or(|phrase| text.key(phrase.tokens.start) == "the")
    };
    // Figures and findings are nobody.
    let tells = |word: &Word<'_>| lexicon::has_form_of_class(word, WordClass::Telling);
    let somebody = parties
        .iter()
        .all(|(text, head)| text.is_somebody(*head) && !text.bead.word(text.side, *head).is_some_and(tells));
    if !somebody || parties.iter().any(is_described) && parties.iter().any(|(text, head)| text.name(*head).is_some()) {
        return false;
    }
    let stands = |side: Side, party: usize| {
        let mut heads = texts.sides.get(side.other()).phrases().map(|phrase| phrase.head);
        heads.any(|head| {
            let (original, rendition) = match side {
                Side::Original => (party, head),
                Side::Rendition => (head, party),
            };
            texts.are_same(original, rendition)
        })
    };
    stands(side, here) || stands(side.other(), there)
}
