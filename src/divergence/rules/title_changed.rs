//! An office or profession that changed, or moved to somebody else.

use std::ops::Range;

use crate::{
    annotation::{Annotations, Holder, Mention, Title, Value},
    diff::Relation,
    divergence::{BeadView, Comparison, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity},
    lexicon::{self, TitleDomain, TitleModifierKind, Word},
    pair::{Pair, Side},
    segmentation::TokenKind,
    text::Span,
};

use super::{
    as_office::as_another_office,
    lone_words::lone_tenure,
    standing::{is_past, other_standing},
};

/// The rule.
pub(crate) struct TitleChanged;

pub(super) static META: RuleMeta = RuleMeta {
    name: "title-changed",
    code: "SD210",
    kind: DivergenceType::Title,
    severity: Severity::Major,
    summary: "somebody holds another office or profession than in the original",
    doc: "\
The two texts give the same person different offices or professions, or one text gives an office to a person who does
not hold it in the other; or an office without a holder is given another rank, `deputy mayor` for `mayor`.

**Why it matters.** “President” and “former president” are different people to a reader, and a title that moves to the
next name in the sentence turns an envoy into a head of state.

**Example.** “Deputy mayor Ola Brekke opened the ferry link” → “Mayor Ola Brekke opened the ferry link”.

**Not flagged.** The same office in other words (premier, prime minister), before or behind the name, with or without the
country, and an office that the other text gives to the same person elsewhere.
",
};

impl Rule for TitleChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        for side in Side::BOTH {
            for title in held(bead, side) {
                check_title(bead, side, &title, found);
            }
        }
        check_bare(bead, found);
        check_rank(bead, found);
        lone_tenure(bead, found);
        other_standing(bead, found);
        found.extend(as_another_office(bead));
    }
}

/// A title with its holder.
struct Held<'a> {
    mention: &'a Mention,
    title: &'a Title,
    holder: &'a Holder,
}

pub(super) fn title_of(mention: &Mention) -> Option<&Title> {
    match &mention.value {
        Value::Title(title) => Some(title),
        _ => None,
    }
}

fn held<'a>(bead: &BeadView<'a>, side: Side) -> Vec<Held<'a>> {
    bead.mentions(side).filter_map(as_held).collect()
}

fn as_held(mention: &Mention) -> Option<Held<'_>> {
    let title = title_of(mention)?;
    let holder = title.holder.as_ref()?;
    Some(Held { mention, title, holder })
}

/// All titles that a document gives to the holder of this one.
fn titles_of_holder<'a>(comparison: &Comparison<'a>, side: Side, holder: &Holder) -> Vec<Held<'a>> {
    let annotations: &'a Annotations = comparison.annotations.get(side);
    annotations.titles_of(&holder.name).filter_map(as_held).collect()
}

fn same_office(one: &Title, other: &Title) -> bool {
    // Some deputies have a name of their own in the table: `deputy finance minister`, `deputy minister of finance`.
    let rank = |title: &Title| {
        let own = title.office.strip_prefix("deputy-");
        let deputy = own.is_some() || title.modifiers.contains(&TitleModifierKind::Deputy);
        (own.unwrap_or(title.office), deputy)
    };
    rank(one) == rank(other) && unranked(one) == unranked(other)
        || one.modifiers == other.modifiers
            && (one.office == other.office
                || lexicon::synonyms(one.office, other.office)
                || is_head(one.office, other.office)
                || is_head(&one.wording, &other.wording))
}

/// What qualifies an office, but for its rank.
fn unranked(title: &Title) -> Vec<TitleModifierKind> {
    let kinds = title.modifiers.iter().copied();
    kinds.filter(|kind| *kind != TitleModifierKind::Deputy).collect()
}

/// Whether one office is the other with less said: `envoy` for `special envoy`, but not `mayor` for `deputy mayor`.
fn is_head(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let is_modifier = |word: &str| lexicon::title_modifier(word).is_some();
    long.strip_suffix(short)
        .is_some_and(|rest| (rest.ends_with(' ') || rest.ends_with('-')) && !rest.split([' ', '-']).any(is_modifier))
}

fn check_title(bead: &BeadView<'_>, side: Side, held_here: &Held<'_>, found: &mut Findings) {
    let other = side.other();
    let elsewhere = titles_of_holder(bead.comparison, other, held_here.holder);
    // `The former bank chairman`, `the bank's one-time chairman`.
    let are_both_past = |title: &Held<'_>| {
        title.title.office == held_here.title.office
            && is_past(bead, side, held_here.mention)
            && is_past(bead, other, title.mention)
    };
    if elsewhere
        .iter()
        .any(|title| same_office(title.title, held_here.title) || are_both_past(title))
    {
        return;
    }
    if let Some(bare) = told_without_name(bead, other, held_here) {
        let past = [is_past(bead, side, held_here.mention), is_past(bead, other, bare)];
        if past[0] != past[1] && is_office(held_here.title) && !tells_of_succession(bead) {
            found.push(tenure(bead, side, held_here, bare));
        }
        return;
    }
    // The holder's own titles in the aligned sentences, and who holds this one there.
    let there = held(bead, other);
    let own = there
        .iter()
        .find(|title| title.holder.name.is_same(&held_here.holder.name));
    let owner = there
        .iter()
        .filter(|title| {
            is_office(held_here.title) && !is_shared(bead, other, title) && !is_shared(bead, side, held_here)
        })
        .find(|title| same_office(title.title, held_here.title) && !title.holder.name.is_same(&held_here.holder.name));
    let text = |side: Side, span: Span| span.of(&bead.document(side).text).to_owned();
    let (name, wording) = (text(side, held_here.holder.span), held_here.title.wording.as_str());
    let whole = |title: &Held<'_>| title.mention.span.join(title.holder.span);
    if let Some(owner) = owner {
        if names_counterpart(bead) {
            return;
        }
        let holder = text(other, owner.holder.span);
        let (from, to) = if side == Side::Rendition {
            (&holder, &name)
        } else {
            (&name, &holder)
        };
        let mut finding = Finding::new(&META, format!("the title “{wording}” moved from {from} to {to}"))
            .bead(bead.index)
            .at(side, whole(held_here))
            .at(other, whole(owner))
            .severity(Severity::Critical)
            .evidence(format!("{other}: {holder} is {}", owner.title.wording))
            .evidence(format!("{side}: {name} is {wording}"));
        if let Some(own) = own {
            finding = finding.evidence(format!("{other}: {name} is {}", own.title.wording));
        }
        found.push(finding);
        return;
    }
    let Some(left) = own.or_else(|| elsewhere.first().filter(|_| !held_here.title.modifiers.is_empty())) else {
        return;
    };
    // `The head of the academy` may be whatever leads it.
    let plain_head = |title: &Title| {
        matches!(
            &*title.wording.to_lowercase(),
            "head" | "boss" | "chief" | "incumbent" | "officeholder"
        )
    };
    if plain_head(left.title) || plain_head(held_here.title) {
        return;
    }
    if is_shared(bead, side, held_here) || is_followed(bead, left.title, held_here.title) {
        return;
    }
    // Where nothing else was touched, the one was put for the other.
    let put_for = || {
        let place = |title: &Held<'_>| title.mention.tokens.clone();
        let places = match side {
            Side::Original => Pair::new(place(held_here), place(left)),
            Side::Rendition => Pair::new(place(left), place(held_here)),
        };
        is_put_for(bead, &places)
    };
    if go_together(left.title, held_here.title) && !put_for() || told_without_name(bead, side, left).is_some() {
        return;
    }
    let (from, to) = if side == Side::Rendition {
        (left, held_here)
    } else {
        (held_here, left)
    };
    let critical = is_office(left.title) || is_office(held_here.title);
    let (old, new) = (
        text(Side::Original, from.mention.span),
        text(Side::Rendition, to.mention.span),
    );
    found.push(
        Finding::new(&META, format!("{name} became {new} instead of {old}"))
            .bead(bead.index)
            .at(other, left.mention.span)
            .at(side, held_here.mention.span)
            .severity(if critical { Severity::Critical } else { Severity::Major })
            .evidence(format!("original: {old}"))
            .evidence(format!("rendition: {new}")),
    );
}

/// The same office on another side where no name is bound to it, in a sentence that names the holder or around it: `Dame
/// Ada Olin used to be mayor`, `the new mayor, … Ada Olin`.
fn told_without_name<'a>(bead: &BeadView<'a>, side: Side, held: &Held<'_>) -> Option<&'a Mention> {
    let kinds = |title: &Title| -> Vec<TitleModifierKind> {
        let not_past = title.modifiers.iter().filter(|kind| **kind != TitleModifierKind::Past);
        not_past.copied().collect()
    };
    let same = |title: &Title| {
        (kinds(title) == kinds(held.title))
            && (title.office == held.title.office || is_head(&title.wording, &held.title.wording))
    };
    /// How many sentences away a person may be called by an office.
    const FAR: usize = 2;
    bead.mentions_around(side, FAR)
        .find(|mention| title_of(mention).is_some_and(|title| title.holder.is_none() && same(title)))
}

/// Whether somebody holds a title together with others: `her fellow councillor`, `another councillor`.
fn is_shared(bead: &BeadView<'_>, side: Side, held: &Held<'_>) -> bool {
    let before = held.mention.tokens.start.checked_sub(1);
    let word = before.map_or("", |at| bead.document(side).tokens[at].key.as_str());
    matches!(word, "fellow" | "another" | "other") || held.title.wording.starts_with("fellow ")
}

/// Whether somebody is told to hold the office that another one holds elsewhere: `her Danish counterpart`.
fn names_counterpart(bead: &BeadView<'_>) -> bool {
    let names = |side: Side| {
        let tokens = &bead.document(side).tokens;
        bead.tokens(side).any(|(at, token)| match &*token.key {
            "counterpart" | "counterparts" => true,
            "opposite" => tokens
                .get(at + 1)
                .is_some_and(|next| matches!(&*next.key, "number" | "numbers")),
            _ => false,
        })
    };
    Side::BOTH.into_iter().any(names)
}

/// Whether only one text calls an office former, and either says who came before or after: `his predecessor as minister`,
/// `whom she followed as minister`.
fn is_followed(bead: &BeadView<'_>, one: &Title, other: &Title) -> bool {
    same_office_once(one, other) && tells_of_succession(bead)
}

/// Whether either side says who came before or after somebody in an office.
fn tells_of_succession(bead: &BeadView<'_>) -> bool {
    Side::BOTH
        .into_iter()
        .any(|side| bead.tokens(side).any(|(_, token)| tells_succession(&token.key)))
}

/// Whether a word says who came before or after somebody in an office.
pub(super) fn tells_succession(key: &str) -> bool {
    matches!(
        key,
        "successor"
            | "predecessor"
            | "succeeded"
            | "succeed"
            | "succeeding"
            | "followed"
            | "replaced"
            | "replacing"
            | "preceded"
            | "predecessors"
            | "successors"
    )
}

/// Whether two titles are one office, but that it is over in one of them.
fn same_office_once(one: &Title, other: &Title) -> bool {
    let past = |title: &Title| title.modifiers.contains(&TitleModifierKind::Past);
    past(one) != past(other) && one.office == other.office
}

/// The finding that an office is over in one text and held in the other.
fn tenure(bead: &BeadView<'_>, side: Side, held: &Held<'_>, bare: &Mention) -> Finding {
    let text = |side: Side, span: Span| span.of(&bead.document(side).text).to_owned();
    let (here, there) = (text(side, held.mention.span), text(side.other(), bare.span));
    let words = if side == Side::Original {
        [here, there]
    } else {
        [there, here]
    };
    let [from, to] = words;
    let name = text(side, held.holder.span);
    Finding::new(&META, format!("{name} became {to} instead of {from}"))
        .bead(bead.index)
        .at(side, held.mention.span)
        .at(side.other(), with_verb(bead, side.other(), bare))
        .severity(if is_office(held.title) {
            Severity::Critical
        } else {
            Severity::Major
        })
        .evidence("the office is over in one text and held in the other")
}

/// An office with the words before it that say how it is held: `serves as chief inspector`.
fn with_verb(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Span {
    /// The most of them: `has long been the`.
    const MOST: usize = 4;
    let tokens = &bead.document(side).tokens;
    let before = tokens[..mention.tokens.start].iter().rev().take(MOST);
    let words = before.take_while(|token| token.kind == TokenKind::Word && !token.form.starts_with(char::is_uppercase));
    words.last().map_or(mention.span, |first| first.span.join(mention.span))
}

/// Whether nothing but two titles differs in the sentences.
fn is_put_for(bead: &BeadView<'_>, titles: &Pair<Range<usize>>) -> bool {
    bead.untouched_outside(titles) >= LEAST_UNTOUCHED
}

/// Share of the words outside two titles, 0 to 1, from which on one was put for the other.
const LEAST_UNTOUCHED: f32 = 0.95;

/// Whether one person is often called both: a professor and an epidemiologist, a captain and one of the players.
fn go_together(one: &Title, other: &Title) -> bool {
    let domain = |title: &Title| title.row().map(|row| row.domain);
    let loose = |title: &Title| {
        !is_office(title)
            && matches!(
                domain(title),
                Some(TitleDomain::Academia | TitleDomain::Science | TitleDomain::Honorific)
            )
    };
    let plural = |title: &Title| title.wording.ends_with('s');
    // Somebody with an office is something else besides: the author of a report, a rider, a witness.
    let besides = domain(one) != domain(other) && is_office(one) != is_office(other);
    one.office != other.office && (loose(one) || loose(other) || plural(one) != plural(other) || besides)
}

/// Whether few hold the title, one after the other.
fn is_office(title: &Title) -> bool {
    title.row().is_some_and(|row| row.is_office)
}

/// A title that lost or gained what sets it below or beside the office, where it has no holder on one side: `vice-president`,
/// `stepped down as president`.
fn check_rank(bead: &BeadView<'_>, found: &mut Findings) {
    let titles = |side: Side| {
        bead.mentions(side)
            .filter_map(|mention| Some((mention, title_of(mention)?)))
    };
    for (left_mention, left) in titles(Side::Original) {
        for (right_mention, right) in titles(Side::Rendition) {
            let bare = left.holder.is_none() || right.holder.is_none();
            let ends = [left_mention, right_mention].map(|mention| mention.tokens.end - 1);
            let same_word = bead
                .link(Side::Original, ends[0])
                .is_some_and(|link| link.relation == Relation::Identical && link.tokens.rendition.contains(&ends[1]));
            // `The deputy of the foreign minister`.
            let told = |side: Side| bead.tokens(side).any(|(_, token)| ranks(&token.key));
            // The other text may name it by another title of its own.
            let known = |title: &Title, side: Side| titles(side).any(|(_, other)| same_office(title, other));
            if !bare
                || !same_word
                || !is_ranked(&left.wording, &right.wording)
                || (told(Side::Original) && told(Side::Rendition))
                || known(left, Side::Rendition)
                || known(right, Side::Original)
            {
                continue;
            }
            let (from, to) = (left.wording.as_str(), right.wording.as_str());
            found.push(
                Finding::new(&META, format!("“{from}” became “{to}”"))
                    .bead(bead.index)
                    .at(Side::Original, left_mention.span)
                    .at(Side::Rendition, right_mention.span)
                    .evidence(format!("original: {from}"))
                    .evidence(format!("rendition: {to}")),
            );
        }
    }
}

/// Whether a word sets somebody below an office.
fn ranks(word: &str) -> bool {
    lexicon::title_modifier(word).is_some_and(|row| row.kind == TitleModifierKind::Deputy)
}

/// Whether one of two titles is the other with a word such as `vice` or `deputy` before it.
fn is_ranked(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    long.strip_suffix(short)
        .is_some_and(|rest| rest.split([' ', '-']).any(|word| !word.is_empty() && ranks(word)))
}

/// Whether both only say that people are in charge: `health officials`, `health chiefs`.
fn are_vague(left: &Title, right: &Title) -> bool {
    let is = |title: &Title| {
        let last = title.wording.rsplit(' ').next().unwrap_or_default();
        matches!(
            last,
            "officials" | "chiefs" | "bosses" | "heads" | "leaders" | "authorities" | "managers" | "executives"
        )
    };
    let last = |title: &Title| title.wording.rsplit(' ').next().unwrap_or_default().to_owned();
    let (one, other) = (last(left), last(right));
    let relation = Word::look_up(&one).relation(&Word::look_up(&other));
    is(left) && is(right) || relation == Relation::Hypernym && !is_modified(left) && !is_modified(right)
}

fn is_modified(title: &Title) -> bool {
    !title.modifiers.is_empty() || title.wording.contains(' ')
}

/// Titles without a holder that stand opposite another title: `the minister said` → `the mayor said`.
fn check_bare(bead: &BeadView<'_>, found: &mut Findings) {
    let bare = |side: Side| -> Vec<(&Mention, &Title)> {
        let titles = bead
            .mentions(side)
            .filter_map(|mention| title_of(mention).map(|title| (mention, title)));
        titles.filter(|(_, title)| title.holder.is_none()).collect()
    };
    for (left_mention, left) in bare(Side::Original) {
        for (right_mention, right) in bare(Side::Rendition) {
            let opposite = left_mention.tokens.clone().any(|token| {
                bead.link(Side::Original, token).is_some_and(|link| {
                    !link.relation.keeps_sense()
                        && link
                            .tokens
                            .rendition
                            .clone()
                            .any(|other| right_mention.tokens.contains(&other))
                })
            });
            let office = is_office(left) || is_office(right);
            let places = Pair::new(left_mention.tokens.clone(), right_mention.tokens.clone());
            if (opposite || is_put_for(bead, &places)) && office && !same_office(left, right) && !are_vague(left, right)
            {
                let (from, to) = (left.wording.as_str(), right.wording.as_str());
                found.push(
                    Finding::new(&META, format!("{from} became {to}"))
                        .bead(bead.index)
                        .at(Side::Original, left_mention.span)
                        .at(Side::Rendition, right_mention.span)
                        .evidence(format!("original: {from}"))
                        .evidence(format!("rendition: {to}")),
                );
            }
        }
    }
}
