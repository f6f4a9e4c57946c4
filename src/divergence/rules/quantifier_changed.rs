//! Most became all, several became many.

use std::ops::Range;

use crate::{
    annotation::{Mention, Quantifier, Value, quantity::duration_unit},
    divergence::{BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity, scope::denies},
    lexicon::{self, GrammaticalNumber, QuantifierKind, Word},
    pair::{Pair, Side},
    segmentation::Token,
    text::Span,
};

use super::{
    foremost::foremost,
    lone_cues::{lone_choice, lone_part},
    none_or_few::none_or_few,
    other_share::other_share,
    some_of_them::some_of_them,
};

/// The rule.
pub(crate) struct QuantifierChanged;

pub(super) static META: RuleMeta = RuleMeta {
    name: "quantifier-changed",
    code: "SD404",
    kind: DivergenceType::Quantifier,
    severity: Severity::Major,
    summary: "how many of a group, in a word, changed",
    doc: "\
A quantifier of the original (`most`, `several`, `one of`) stands against one of the rendition that cannot be true of the
same group.

**Why it matters.** `Most` and `all` differ by exactly the people the story is about.

**Example.** “Several of the lifeboats were holed” → “All of the lifeboats were holed”.

**Not flagged.** `Largely` for `mostly`, `half` for 50 %, a quantifier that a number replaces with the same amount.
",
};

impl Rule for QuantifierChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() || !bead.is_english() {
            return;
        }
        let open = |side: Side| -> Vec<(&Mention, &Quantifier)> {
            let quantifiers = bead.mentions(side).filter_map(quantifier);
            quantifiers
                .filter(|(mention, quantifier)| {
                    let kept = bead.is_kept(side, mention) && !is_qualified_there(bead, side, mention, quantifier);
                    !kept
                        && !is_bare_no(bead, side, mention)
                        && !counts_time(bead, side, mention)
                        && !is_pronoun(bead, side, mention)
                })
                .collect()
        };
        let (mut left, mut right) = (open(Side::Original), open(Side::Rendition));
        // What agrees goes together first, wherever it stands.
        left.retain(|(_, one)| {
            let partner = right.iter().position(|(_, other)| one.agrees(other));
            partner.map(|at| right.remove(at)).is_none()
        });
        let mut lone = Pair::new(Vec::new(), Vec::new());
        for (mention, one) in left {
            let partner = right.iter().position(|(candidate, other)| {
                bead.are_opposite(mention, candidate) || (comparable(one, other) && same_head(bead, mention, candidate))
            });
            if let Some(at) = partner {
                let (candidate, other) = right.remove(at);
                if is_excused(bead, (mention, one), (candidate, other)) {
                    continue;
                }
                found.push(finding(bead, (mention, one), (candidate, other)));
            } else {
                found.extend(one_of_two(bead, Side::Original, mention));
                lone.original.push((mention, one));
            }
        }
        for (mention, one) in right {
            found.extend(one_of_two(bead, Side::Rendition, mention));
            lone.rendition.push((mention, one));
        }
        found.extend(other_share(bead, &lone));
        lone_part(bead, found);
        lone_choice(bead, found);
        found.extend(none_became_some(bead));
        found.extend(some_of_them(bead));
        found.extend(none_or_few(bead));
        found.extend(Side::BOTH.into_iter().find_map(|side| foremost(bead, side)));
    }
}

/// Whether two quantifiers say the same in spite of their bounds, or others weigh them.
pub(super) fn is_excused(bead: &BeadView<'_>, left: (&Mention, &Quantifier), right: (&Mention, &Quantifier)) -> bool {
    let ((mention, one), (candidate, other)) = (left, right);
    is_complement(bead, one, other)
        || (is_number(bead, Side::Original, mention) && is_number(bead, Side::Rendition, candidate))
        || tells_one_by_one(bead, mention, candidate)
        || are_one_more(bead, mention, candidate)
        || denies_all(one, other)
        || denies_all(other, one)
        || denies_any(bead, mention, candidate)
        || is_whoever(bead, mention, candidate)
        || is_any_compared(bead, mention, candidate)
        || is_denied_as_whole(bead, mention, candidate)
        || is_any_at_all(bead, mention, candidate)
}

/// Whether one text says of any what the other says of every one, and neither denies it: `at any shop`, `every shop will`.
fn is_any_at_all(bead: &BeadView<'_>, left: &Mention, right: &Mention) -> bool {
    let key = |side: Side, mention: &Mention| bead.document(side).tokens[mention.tokens.start].key.as_str();
    let keys = [key(Side::Original, left), key(Side::Rendition, right)];
    let is_denied = |side: Side, mention: &Mention| bead.is_negated_before(side, mention);
    keys.contains(&"any")
        && keys.iter().any(|key| matches!(*key, "every" | "all" | "each"))
        && !is_denied(Side::Original, left)
        && !is_denied(Side::Rendition, right)
}

/// Whether a quantifier says how often: `every fortnight`, `once in two weeks`.
fn counts_time(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let is_time = |at: usize| tokens.get(at).is_some_and(|token| duration_unit(&token.key).is_some());
    let first = tokens.get(mention.tokens.start).map_or("", |token| token.key.as_str());
    matches!(first, "every" | "each" | "once") && (mention.tokens.end..mention.tokens.end + 3).any(is_time)
}

/// Whether a `one` stands for what was named and counts nothing: `the search for the last one`.
fn is_pronoun(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let named = (mention.tokens.start.checked_sub(1)).is_some_and(|before| {
        matches!(
            &*tokens[before].key,
            "last" | "first" | "latest" | "previous" | "next" | "new"
        )
    });
    named && mention.tokens.len() == 1 && tokens[mention.tokens.start].key == "one" && !is_number(bead, side, mention)
}

/// Whether a quantifier is a number as well, which the rules for numbers weigh: `a third`, `two`.
fn is_number(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let is = |other: &Mention| matches!(other.value, Value::Quantity(_)) && other.span.overlaps(mention.span);
    bead.mentions(side).any(is)
}

/// Whether both name one more of those who were told before: `two were caught; a third fled`, `another fled`.
fn are_one_more(bead: &BeadView<'_>, left: &Mention, right: &Mention) -> bool {
    let text = |side: Side, mention: &Mention| mention.span.of(&bead.document(side).text).to_lowercase();
    let words = [text(Side::Original, left), text(Side::Rendition, right)];
    let counted = |word: &str| matches!(word, "a third" | "a fourth" | "a fifth" | "a sixth");
    words.iter().any(|word| counted(word)) && words.iter().any(|word| word == "another")
}

/// Whether one text names in turn the two that the other has together: `both`, `the one and the other`.
fn tells_one_by_one(bead: &BeadView<'_>, left: &Mention, right: &Mention) -> bool {
    let key = |side: Side, mention: &Mention| bead.document(side).tokens[mention.tokens.start].key.as_str();
    let together = |side: Side, mention: &Mention| matches!(key(side, mention), "both" | "neither" | "either");
    let in_turn = |side: Side| {
        bead.tokens(side)
            .any(|(_, token)| matches!(token.key.as_str(), "other" | "latter" | "second"))
    };
    together(Side::Original, left) && in_turn(Side::Rendition)
        || together(Side::Rendition, right) && in_turn(Side::Original)
}

/// `None of the six`, `not every one of the six`: what holds of none in one text only does not hold of all in the other.
fn none_became_some(bead: &BeadView<'_>) -> Option<Finding> {
    let none = Pair::new(none_at(bead, Side::Original), none_at(bead, Side::Rendition));
    let some = Pair::new(not_all_at(bead, Side::Original), not_all_at(bead, Side::Rendition));
    let spans = match (&none.original, &some.original, &none.rendition, &some.rendition) {
        (Some(none), None, None, Some(some)) => Pair::new(none, some),
        (None, Some(some), Some(none), None) => Pair::new(some, none),
        _ => return None,
    };
    let text = spans.each(|side, tokens| bead.text(side, Range::clone(tokens)));
    let places = spans.each(|side, tokens| bead.span(side, Range::clone(tokens)));
    Some(
        Finding::new(&META, format!("“{}” became “{}”", text.original, text.rendition))
            .bead(bead.index)
            .spans(places)
            .severity(Severity::Critical)
            .evidence("none in one text, some and not all in the other"),
    )
}

/// `None of`, `not one`, `not a single`.
fn none_at(bead: &BeadView<'_>, side: Side) -> Option<Range<usize>> {
    if !bead.says_any(side, &["none", "not"]) {
        return None;
    }
    let (at, key) = keys(bead, side);
    let found = (0..at.len()).find_map(|place| {
        let next = |steps: usize| key.get(place + steps).copied().unwrap_or_default();
        match (key[place], next(1), next(2)) {
            ("none", "of", _) | ("not", "one", _) => Some(place..place + 2),
            ("not", "a", "single") => Some(place..place + 3),
            _ => None,
        }
    })?;
    Some(at[found.start]..at[found.end - 1] + 1)
}

/// `Not all`, `not … every one`, `not in every case`.
fn not_all_at(bead: &BeadView<'_>, side: Side) -> Option<Range<usize>> {
    /// How many words behind a `not` the `every` stands that it denies.
    const REACH: usize = 6;
    if !bead.says_any(side, &["not", "n't"]) {
        return None;
    }
    let (at, key) = keys(bead, side);
    let found = (0..at.len())
        .filter(|&place| matches!(key[place], "not" | "n't"))
        .find_map(|place| {
            let behind = key.get(place + 1..).unwrap_or_default().iter().take(REACH);
            let all = behind
                .take_while(|key| key.chars().any(char::is_alphabetic))
                .position(|key| matches!(*key, "all" | "every" | "everyone" | "everybody" | "unanimously"))?;
            Some(place..place + all + 2)
        })?;
    Some(at[found.start]..at[found.end - 1] + 1)
}

/// The tokens of a side with their keys.
fn keys<'a>(bead: &BeadView<'a>, side: Side) -> (Vec<usize>, Vec<&'a str>) {
    bead.tokens(side).map(|(at, token)| (at, token.key.as_str())).unzip()
}

/// Both of two where the other text speaks of one of them: `both companies` and `the company`.
fn one_of_two(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Option<Finding> {
    let other = side.other();
    let tokens = &bead.document(side).tokens;
    let is_both = tokens.get(mention.tokens.start)?.key == "both";
    // `Both sides` is an expression of the table, `both companies` none.
    let noun = match mention.tokens.len() {
        1 => mention.tokens.end,
        _ => mention.tokens.end - 1,
    };
    let counted = bead.word(side, noun).filter(|_| is_both)?;
    let is_plural = |word: &Word<'_>| word.key().ends_with('s') && word.lemmas().any(|lemma| lemma != word.key());
    let listed = tokens.get(noun + 1).is_some_and(|next| next.key == "and");
    let there = bead.link(side, noun)?.tokens.get(other).clone();
    let single = bead.word(other, there.start).filter(|_| there.len() == 1)?;
    let is_singular = single.lemmas().any(|lemma| lemma == single.key()) && !is_plural(single);
    // Two are told in many ways: by a number, by a reference back, by naming them.
    let two = bead.tokens(other).any(|(_, token)| {
        token
            .pronoun()
            .is_some_and(|pronoun| pronoun.number == GrammaticalNumber::Plural)
            || matches!(
                token.key.as_str(),
                "and" | "both" | "two" | "2" | "each" | "either" | "neither" | "other"
            )
    });
    if !is_plural(counted) || listed || !is_singular || two || !counted.relation(single).keeps_sense() {
        return None;
    }
    let both = bead.span(side, mention.tokens.start..noun + 1)?;
    // With its article, unless it begins the sentence.
    let article = bead.tokens(other).take_while(|(at, _)| *at < there.start).last();
    let first = article
        .filter(|(_, token)| lexicon::is_article(&token.key))
        .map_or(there.start, |(at, _)| at);
    let one = bead.span(other, first..there.end)?;
    let text = |side: Side, span: Span| span.of(&bead.document(side).text).to_owned();
    let (from, to) = match side {
        Side::Original => (text(side, both), text(other, one)),
        Side::Rendition => (text(other, one), text(side, both)),
    };
    Some(
        Finding::new(&META, format!("“{from}” became “{to}”"))
            .bead(bead.index)
            .at(side, both)
            .at(other, one)
            .confidence(Confidence::Medium)
            .evidence("the other text speaks of one, and of no second"),
    )
}

/// Whether the word that was kept is only part of what the other side says: `every` of `almost every`.
fn is_qualified_there(bead: &BeadView<'_>, side: Side, mention: &Mention, own: &Quantifier) -> bool {
    let other = side.other();
    // Without the `of` that leads on to the whole.
    let bare = |side: Side, mention: &Mention| {
        let end = mention.tokens.end;
        let last = bead.document(side).tokens.get(end - 1);
        let leads_on = mention.tokens.len() > 1 && last.is_some_and(|token| token.key == "of");
        mention.tokens.start..end - usize::from(leads_on)
    };
    let tokens = bare(side, mention);
    let partners = tokens.clone().filter_map(|token| bead.link(side, token));
    let places: Vec<usize> = partners.flat_map(|link| link.tokens.get(other).clone()).collect();
    let mut there = bead.mentions(other).filter_map(quantifier);
    there.any(|(candidate, quantifier)| {
        let candidate = bare(other, candidate);
        let ends_with_it = places.last().is_some_and(|last| candidate.end == last + 1);
        ends_with_it && candidate.len() > tokens.len() && !own.agrees(quantifier)
    })
}

/// `No`, as in `no evidence`.
fn is_bare_no(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let first = &bead.document(side).tokens[mention.tokens.start].key;
    mention.tokens.len() == 1 && !matches!(first.as_str(), "none" | "neither") && is_none(mention)
}

fn is_none(mention: &Mention) -> bool {
    matches!(&mention.value, Value::Quantifier(quantifier) if quantifier.high == 0)
}

fn quantifier(mention: &Mention) -> Option<(&Mention, &Quantifier)> {
    match &mention.value {
        Value::Quantifier(quantifier) if is_amount(quantifier) => Some((mention, quantifier)),
        _ => None,
    }
}

/// How many of a group it is; `no` before a noun denies, which the rule for negations weighs.
fn is_amount(quantifier: &Quantifier) -> bool {
    matches!(
        quantifier.kind,
        QuantifierKind::Proportion | QuantifierKind::Pair | QuantifierKind::Count
    )
}

/// Whether a word before a quantifier in its sentence denies.
fn is_denied(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let document = bead.document(side);
    let start = document.sentences[mention.sentence].tokens.start;
    document.tokens[start..mention.tokens.start].iter().any(denies)
}

/// `Every fish they catch`, `any fish they catch`; `anyone who came`, `all who came`. What is denied, asked or a condition
/// tells the two apart.
fn is_whoever(bead: &BeadView<'_>, left: &Mention, right: &Mention) -> bool {
    let key = |side: Side, mention: &Mention| bead.document(side).tokens[mention.tokens.start].key.as_str();
    let is_any = |side: Side, mention: &Mention| {
        let document = bead.document(side);
        let start = document.sentences[mention.sentence].tokens.start;
        let doubts =
            |token: &Token| matches!(&*token.key, "if" | "unless" | "whether" | "without" | "than") || denies(token);
        matches!(key(side, mention), "any" | "anyone" | "anybody")
            && !document.tokens[start..mention.tokens.start].iter().any(doubts)
    };
    let is_all = |side: Side, mention: &Mention| {
        matches!(key(side, mention), "every" | "all" | "each" | "everyone" | "everybody")
    };
    is_any(Side::Original, left) && is_all(Side::Rendition, right)
        || is_all(Side::Original, left) && is_any(Side::Rendition, right)
}

/// `Won none of them`, `did not win any of them`; `not one came`, `did not send a single one`.
fn denies_any(bead: &BeadView<'_>, left: &Mention, right: &Mention) -> bool {
    let any = |side: Side, mention: &Mention| {
        let words: Vec<&str> = bead.document(side).tokens[mention.tokens.clone()]
            .iter()
            .map(|token| &*token.key)
            .collect();
        words == ["any"] || words == ["a", "single"] && is_denied(bead, side, mention)
    };
    is_none(left) && any(Side::Rendition, right) || is_none(right) && any(Side::Original, left)
}

/// `Outran every forecast`, `faster than any forecast`.
fn is_any_compared(bead: &BeadView<'_>, left: &Mention, right: &Mention) -> bool {
    let key = |side: Side, at: Option<usize>| {
        at.and_then(|at| bead.document(side).tokens.get(at))
            .map_or("", |token| token.key.as_str())
    };
    let compares = |side: Side, any: &Mention, all: &Mention| {
        let start = any.tokens.start;
        key(side, Some(start)) == "any"
            && (1..=3).any(|back| matches!(key(side, start.checked_sub(back)), "than" | "without" | "as"))
            && matches!(key(side.other(), Some(all.tokens.start)), "every" | "all" | "each")
    };
    compares(Side::Original, left, right) || compares(Side::Rendition, right, left)
}

/// `Not all will be replaced`, `will not replace every one`: the negation stands before the verb instead.
fn is_denied_as_whole(bead: &BeadView<'_>, left: &Mention, right: &Mention) -> bool {
    let key = |side: Side, mention: &Mention| bead.document(side).tokens[mention.tokens.start].key.as_str();
    let is_whole = |side: Side, mention: &Mention| {
        matches!(key(side, mention), "every" | "all" | "each")
            && not_all_at(bead, side).is_some_and(|not_all| not_all.contains(&mention.tokens.start))
    };
    key(Side::Original, left) == "not" && is_whole(Side::Rendition, right)
        || key(Side::Rendition, right) == "not" && is_whole(Side::Original, left)
}

/// `Few expect it`, `most do not expect it`: one side denies the rest of what the other says.
fn is_complement(bead: &BeadView<'_>, one: &Quantifier, other: &Quantifier) -> bool {
    let few = |quantifier: &Quantifier| quantifier.high <= 20;
    let is_few =
        |quantifier: &Quantifier| few(quantifier) || quantifier.kind == QuantifierKind::Count && quantifier.high <= 5;
    let most = |quantifier: &Quantifier| quantifier.kind != QuantifierKind::Count && quantifier.low > 50;
    let denies = |side: Side| {
        let mut mentions = bead.mentions(side);
        mentions.any(|mention| matches!(mention.value, Value::Negation(_)) && !bead.is_kept(side, mention))
    };
    is_few(one) && most(other) && denies(Side::Rendition) || most(one) && is_few(other) && denies(Side::Original)
}

/// None against all: the rule for negations weighs it.
fn denies_all(one: &Quantifier, other: &Quantifier) -> bool {
    one.high == 0 && other.low >= 90
}

/// Whether what the one leaves open reaches into what the other does: `some` and `many`, not `few` and `many`.
pub(super) fn meet(one: &Quantifier, other: &Quantifier) -> bool {
    one.low <= other.high && other.low <= one.high
}

fn comparable(one: &Quantifier, other: &Quantifier) -> bool {
    let share = |quantifier: &Quantifier| quantifier.kind != QuantifierKind::Count;
    share(one) == share(other) || one.high <= 10 || other.high <= 10 || one.low >= 90 || other.low >= 90
}

/// Whether the words the two quantifiers bear on are linked: the first noun behind the one, to one of the first two behind
/// the other.
fn same_head(bead: &BeadView<'_>, left: &Mention, right: &Mention) -> bool {
    let noun = |side: Side, mention: &Mention| bead.noun_behind(side, mention);
    let (Some(one), Some(other)) = (noun(Side::Original, left), noun(Side::Rendition, right)) else {
        return false;
    };
    let leads = |side: Side, from: usize, to: usize| {
        bead.link(side, from).is_some_and(|link| {
            let there = link.tokens.get(side.other());
            link.relation.keeps_sense() && (there.contains(&to) || there.contains(&(to + 1)))
        })
    };
    leads(Side::Original, one, other) || leads(Side::Rendition, other, one)
}

pub(super) fn finding(bead: &BeadView<'_>, left: (&Mention, &Quantifier), right: (&Mention, &Quantifier)) -> Finding {
    let text = |side: Side, mention: &Mention| mention.span.of(&bead.document(side).text).to_owned();
    let (from, to) = (text(Side::Original, left.0), text(Side::Rendition, right.0));
    let reading = |quantifier: &Quantifier| match quantifier.kind {
        QuantifierKind::Count => format!("{} to {}", quantifier.low, quantifier.high),
        _ => format!("{} to {} %", quantifier.low, quantifier.high),
    };
    let near = left.1.kind == right.1.kind && left.1.low.abs_diff(right.1.low) <= 15 && meet(left.1, right.1);
    Finding::new(&META, format!("“{from}” became “{to}”"))
        .bead(bead.index)
        .at(Side::Original, left.0.span)
        .at(Side::Rendition, right.0.span)
        .severity(if near { Severity::Minor } else { Severity::Major })
        .confidence(Confidence::Medium)
        .evidence(format!("original: “{from}”, {}", reading(left.1)))
        .evidence(format!("rendition: “{to}”, {}", reading(right.1)))
}
