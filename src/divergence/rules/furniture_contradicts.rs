//! A summary, highlight or entity list that contradicts the story it belongs to, or the other text.

use crate::{
    annotation::{Annotations, Holder, Mention, Name, Title, Value},
    divergence::{
        BeadView, Comparison, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity, consistency, toll,
    },
    lexicon::{self, TitleModifierKind},
    pair::Side,
    segmentation::Document,
};

/// The rule.
pub(crate) struct FurnitureContradicts;

static META: RuleMeta = RuleMeta {
    name: "furniture-contradicts",
    code: "SD901",
    kind: DivergenceType::Inconsistency,
    severity: Severity::Critical,
    summary: "a headline, summary or entity list contradicts the body or the other text",
    doc: "\
The page around the story (headline, summary, highlights, list of people) says otherwise than the body of the same text:
another number, date or name, the opposite, or another office for somebody, which is compared with the other text too.

**Why it matters.** Many readers read nothing but the furniture, and machines make it without reading the story.

**Example.** The headline has twelve dead, and the story 21; a list of people says “Former mayor of Lyrdal”, and the story
has the sitting mayor.

**Not flagged.** Furniture that repeats the body in other words, rounds or says less.
",
};

impl Rule for FurnitureContradicts {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, _bead: &BeadView<'_>, _found: &mut Findings) {}

    fn check_document(&self, comparison: &Comparison<'_>, found: &mut Findings) {
        for side in Side::BOTH {
            consistency::check(&META, comparison, side, found);
            found.extend(toll::other_toll(&META, comparison, side));
            let document: &Document = comparison.documents.get(side);
            for listed in all(comparison, side).filter(|held| !document.is_body(held.mention.sentence)) {
                // What the text's own body contradicts is told once, not of the other text as well.
                if !check_own_body(comparison, side, &listed, found) {
                    check_other_text(comparison, side, &listed, found);
                }
            }
        }
    }
}

struct Held<'a> {
    mention: &'a Mention,
    title: &'a Title,
    holder: &'a Holder,
}

fn held(mention: &Mention) -> Option<Held<'_>> {
    match &mention.value {
        Value::Title(title) => Some(Held {
            mention,
            title,
            holder: title.holder.as_ref()?,
        }),
        _ => None,
    }
}

/// The titles that the furniture or the body of a text gives to somebody.
fn all<'a>(comparison: &Comparison<'a>, side: Side) -> impl Iterator<Item = Held<'a>> + use<'a> {
    let annotations: &'a Annotations = comparison.annotations.get(side);
    annotations.mentions.iter().filter_map(held)
}

fn in_body<'a>(comparison: &Comparison<'a>, side: Side) -> impl Iterator<Item = Held<'a>> + use<'a> {
    let document: &'a Document = comparison.documents.get(side);
    all(comparison, side).filter(|held| document.is_body(held.mention.sentence))
}

/// The titles that the body gives to somebody of this name.
fn given_to<'a>(comparison: &Comparison<'a>, side: Side, name: &Name) -> Vec<Held<'a>> {
    let document: &'a Document = comparison.documents.get(side);
    let annotations: &'a Annotations = comparison.annotations.get(side);
    let titles = annotations.titles_of(name).filter_map(held);
    titles.filter(|held| document.is_body(held.mention.sentence)).collect()
}

fn same_office(one: &Title, other: &Title) -> bool {
    one.modifiers == other.modifiers && (one.office == other.office || lexicon::synonyms(one.office, other.office))
}

/// Whether few hold the title, one after the other.
fn is_office(title: &Title) -> bool {
    lexicon::title(title.office).is_some_and(|title| title.is_office)
}

/// Whether a listed title and one of the body exclude each other: the same office once held and once past, or two offices
/// of one walk of life. Who held an office once may hold any other now.
fn excludes(body: &Title, listed: &Title) -> bool {
    if body.office == listed.office {
        return body.modifiers != listed.modifiers;
    }
    let (Some(left), Some(right)) = (lexicon::title(body.office), lexicon::title(listed.office)) else {
        return false;
    };
    left.is_office
        && right.is_office
        && left.domain == right.domain
        && !body.modifiers.contains(&TitleModifierKind::Past)
}

fn text<'a>(comparison: &Comparison<'a>, side: Side, held: &Held<'_>) -> &'a str {
    let document: &'a Document = comparison.documents.get(side);
    held.mention.span.of(&document.text)
}

/// The holder's name as it stands in the text.
fn named<'a>(comparison: &Comparison<'a>, side: Side, held: &Held<'_>) -> &'a str {
    let document: &'a Document = comparison.documents.get(side);
    held.holder.span.of(&document.text)
}

/// The other text gives the listed person another office.
fn check_other_text(comparison: &Comparison<'_>, side: Side, listed: &Held<'_>, found: &mut Findings) {
    let other = side.other();
    let given = given_to(comparison, other, &listed.holder.name);
    let agrees = given
        .iter()
        .any(|held| same_office(held.title, listed.title) || !excludes(held.title, listed.title));
    let Some(first) = given.iter().find(|held| is_office(held.title)).filter(|_| !agrees) else {
        return;
    };
    let (ours, theirs) = (text(comparison, side, listed), text(comparison, other, first));
    let name = named(comparison, side, listed);
    let finding = Finding::new(
        &META,
        format!("{name} is listed as “{ours}”; the {other} has “{theirs}”"),
    )
    .kind(DivergenceType::Title)
    .at(side, listed.mention.span)
    .at(other, first.mention.span.join(first.holder.span))
    .evidence(format!("{side}, page furniture: {ours}"))
    .evidence(format!("{other}, body: {theirs}"));
    found.push(finding);
}

/// The body of the same text gives the listed person another office, or the listed office to somebody else; says whether
/// the person has another office there.
fn check_own_body(comparison: &Comparison<'_>, side: Side, listed: &Held<'_>, found: &mut Findings) -> bool {
    let ours = text(comparison, side, listed);
    let name = named(comparison, side, listed);
    let own = given_to(comparison, side, &listed.holder.name);
    let agrees = own
        .iter()
        .any(|held| same_office(held.title, listed.title) || !excludes(held.title, listed.title));
    let contradicted = own.first().filter(|_| !agrees);
    if let Some(first) = contradicted {
        let body = text(comparison, side, first);
        found.push(
            Finding::new(&META, format!("{name} is listed as “{ours}”; the body has “{body}”"))
                .at(side, listed.mention.span)
                .related(side, first.mention.span.join(first.holder.span))
                .evidence("the text contradicts itself"),
        );
    }
    // Few hold an office: the body must not give it to another person.
    let is_office = lexicon::title(listed.title.office).is_some_and(|title| title.is_office);
    let mut others = is_office.then(|| in_body(comparison, side)).into_iter().flatten();
    let other_holder = others.find(|held| {
        held.title.place == listed.title.place
            && same_office(held.title, listed.title)
            && !held.holder.name.is_same(&listed.holder.name)
    });
    // Who is given the office in other words, as “envoy” for “special envoy”, leaves the contradiction standing.
    let same_words = |held: &Held<'_>| text(comparison, side, held).eq_ignore_ascii_case(ours);
    let shared = |held: &Held<'_>| {
        let own_office = own.iter().find(|own| same_office(own.title, listed.title));
        own_office.is_some_and(|own| !same_words(held) || same_words(own))
    };
    if let Some(held) = other_holder.filter(|held| !shared(held)) {
        let body = named(comparison, side, &held);
        found.push(
            Finding::new(&META, format!("“{ours}” is {name} in the list and {body} in the body"))
                .at(side, listed.mention.span)
                .related(side, held.mention.span.join(held.holder.span))
                .evidence("the text contradicts itself"),
        );
    }
    contradicted.is_some()
}
