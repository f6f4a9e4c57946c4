//! Who says so, and how far the writer vouches for it.

use crate::{
    annotation::{Attribution, Mention, Source, Value},
    divergence::{
        BeadView, Confidence, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity, denials::is_denial_turned,
        scope::is_form_of_be, support::carries_act_of,
    },
    lexicon::{self, ReportingClass, Word, WordClass},
    pair::{Pair, Side},
};

use super::{
    doubted::check_doubt,
    source_elsewhere::{
        acts, are_of_one_company, dismisses_somebody, is_denied, is_hardly_the_same, is_named_next_door,
        is_told_by_noun, may_speak_for_one,
    },
    told_anew::is_told_anew,
    told_for_teller::told_for_teller,
    unvouched::unvouched,
};

/// The rule.
pub(crate) struct AttributionChanged;

pub(super) static META: RuleMeta = RuleMeta {
    name: "attribution-changed",
    code: "SD501",
    kind: DivergenceType::Attribution,
    severity: Severity::Major,
    summary: "a claim lost its source, got another one, or is reported by a verb that says something else",
    doc: "\
The original attributes a claim (`police said`, `according to the ministry`) and the rendition states it on its own
authority, attributes it to somebody else, or reports it with a verb of another stance (`said` → `denied`, `admitted`).

**Why it matters.** An unattributed allegation is the paper's own allegation.

**Example.** “The minister was bribed, prosecutors said” → “The minister was bribed”.

**Not flagged.** `Said`, `told reporters`, `according to`; a pronoun for the source; a source that stands with the next
sentence of the same passage.
",
};

impl Rule for AttributionChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() || !bead.is_english() {
            return;
        }
        let [left, right] = Side::BOTH.map(|side| attributions(bead, side));
        check_stance(bead, &left, &right, found);
        check_sources(bead, &left, &right, found);
        check_doubt(bead, &left, &right, found);
        found.extend(told_for_teller(bead));
        found.extend(unvouched(bead));
        found.extend(new_stance(bead, Side::Rendition, &left, &right));
        found.extend(new_stance(bead, Side::Original, &right, &left));
        for (side, here, there) in [(Side::Original, &left, &right), (Side::Rendition, &right, &left)] {
            // A source of the other text that this one has as well cannot stand for another.
            let free = there
                .iter()
                .any(|(mention, attribution)| speaks(attribution) && !bead.is_kept(side.other(), mention));
            if !free {
                for (mention, attribution) in here.iter().filter(|(mention, _)| !bead.is_kept(side, mention)) {
                    if !is_anybody_there(attribution, there) {
                        check_unattributed(bead, side, mention, attribution, found);
                    }
                }
            }
        }
    }
}

pub(super) type Attributed<'a> = (&'a Mention, &'a Attribution);

fn attributions<'a>(bead: &BeadView<'a>, side: Side) -> Vec<Attributed<'a>> {
    let all = bead.mentions(side).filter_map(|mention| match &mention.value {
        Value::Attribution(attribution) => Some((mention, attribution)),
        _ => None,
    });
    all.filter(|(_, attribution)| attribution.source.is_some()).collect()
}

fn name_of(bead: &BeadView<'_>, side: Side, source: &Source) -> String {
    source.span.of(&bead.document(side).text).to_owned()
}

/// Whether two sources can be the same one.
fn same_source(bead: &BeadView<'_>, one: &Source, other: &Source) -> bool {
    match (one.is_pronoun(), other.is_pronoun()) {
        (true, true) => return true,
        (true, false) => return !is_newcomer(bead, Side::Rendition, other),
        (false, true) => return !is_newcomer(bead, Side::Original, one),
        (false, false) => {}
    }
    match (&one.name, &other.name) {
        (Some(one), Some(other)) => one.stands_for(other),
        (None, None) => {
            let relation = Word::look_up(&one.head).relation(&Word::look_up(&other.head));
            // Residents are people.
            let anybody = |source: &Source| source.head == "people";
            relation.keeps_sense()
                || lexicon::synonyms(&one.head, &other.head)
                || anybody(one)
                || anybody(other)
                || may_speak_for_one(bead, one, other)
        }
        // A name and a description: nothing tells that they are two, unless it is of somebody else.
        (Some(_), None) => !is_newcomer(bead, Side::Rendition, other),
        (None, Some(_)) => !is_newcomer(bead, Side::Original, one),
    }
}

/// Whether a source that is described and not named is somebody whom the other text does not speak of: `a passenger`, `his
/// wife`, `critics`, where the other text has nobody of that kind.
fn is_newcomer(bead: &BeadView<'_>, side: Side, source: &Source) -> bool {
    if source.name.is_some() || source.is_pronoun() {
        return false;
    }
    let document = bead.document(side);
    let Some(at) = bead
        .tokens(side)
        .find(|(_, token)| token.span == source.span)
        .map(|(at, _)| at)
    else {
        return false;
    };
    let head = Word::look_up(&source.head);
    let other = side.other();
    let is_known = bead.comparison.annotations.get(other).index.has_word(&source.head)
        || bead.comparison.words.get(other).has_related(&head);
    let before = &document.tokens[at.saturating_sub(2)..at];
    let is_other = before.iter().any(|token| {
        matches!(
            token.key.as_str(),
            "a" | "an" | "another" | "some" | "several" | "two" | "three"
        ) || lexicon::is_possessive(&token.key)
    });
    let is_plural = source.head.ends_with('s') && head.lemmas().any(|lemma| lemma != source.head.as_str());
    !is_known
        && (is_other || is_plural || before.last().is_some_and(|token| token.key == "the") && !is_vague(&source.head))
}

/// Nouns by which anybody may be called the second time.
fn is_vague(noun: &str) -> bool {
    lexicon::title(noun).is_some() || lexicon::person_noun(noun).is_some()
}

/// Verbs that stand opposite each other and take different stances.
fn check_stance(bead: &BeadView<'_>, left: &[Attributed<'_>], right: &[Attributed<'_>], found: &mut Findings) {
    for (mention, one) in left {
        for (candidate, other) in right {
            let alone = left.len() == 1 && right.len() == 1;
            if one.verb == other.verb || !(alone || bead.are_opposite(mention, candidate)) {
                continue;
            }
            let (Some(from), Some(to)) = (
                class(bead, Side::Original, mention, one),
                class(bead, Side::Rendition, candidate, other),
            ) else {
                continue;
            };
            let Some(severity) = stance_step(from, to) else {
                continue;
            };
            if acts(bead, Side::Original, mention, from) || acts(bead, Side::Rendition, candidate, to) {
                continue;
            }
            if from == ReportingClass::Deny && is_denial_turned(bead, Side::Original, mention)
                || to == ReportingClass::Deny && is_denial_turned(bead, Side::Rendition, candidate)
            {
                continue;
            }
            let (here, there) = (mention.tokens.start, candidate.tokens.start);
            // To issue an apology is to apologise, and so is to say sorry.
            let link = bead
                .link(Side::Original, here)
                .filter(|link| link.relation.keeps_sense());
            if link.is_some_and(|link| link.tokens.rendition.contains(&there)) {
                continue;
            }
            if carries_act_of(bead, Side::Original, here, there) || carries_act_of(bead, Side::Rendition, there, here) {
                continue;
            }
            found.push(
                Finding::new(&META, format!("“{}” became “{}”", one.verb, other.verb))
                    .bead(bead.index)
                    .at(Side::Original, mention.span)
                    .at(Side::Rendition, candidate.span)
                    .severity(severity)
                    .evidence(format!("original: reports as {from}"))
                    .evidence(format!("rendition: reports as {to}")),
            );
        }
    }
}

/// Somebody who only is spoken of on the other side, and admits, denies or confirms it on this one: `staff say the firm broke
/// its word`, `the firm admits that it broke its word, staff say`.
fn new_stance(bead: &BeadView<'_>, side: Side, there: &[Attributed<'_>], here: &[Attributed<'_>]) -> Option<Finding> {
    use ReportingClass::{Admit, Confirm, Deny, Retract};
    let other = side.other();
    let takes_stance = |attribution: &Attribution| matches!(attribution.class, Some(Admit | Confirm | Deny | Retract));
    let is_act = |mention: &Mention, attribution: &Attribution| {
        attribution.class.is_some_and(|class| acts(bead, side, mention, class))
    };
    if there.is_empty() || there.iter().any(|(_, one)| takes_stance(one)) {
        return None;
    }
    here.iter().find_map(|(mention, attribution)| {
        let source = attribution.source.as_ref().filter(|source| !source.is_pronoun())?;
        // A leaflet that contradicts somebody admits nothing.
        let head = Word::look_up(&source.head);
        let actor = |lemma: &str| {
            lexicon::is_of_class(lemma, WordClass::Actor)
                || lexicon::person_noun(lemma).is_some()
                || lexicon::title(lemma).is_some()
        };
        if source.name.is_none() && !head.lemmas().any(actor) {
            return None;
        }
        let same = |here: &Source, there: &Source| match side {
            Side::Original => same_source(bead, here, there),
            Side::Rendition => same_source(bead, there, here),
        };
        let kept = mention
            .tokens
            .clone()
            .any(|token| bead.link(side, token).is_some_and(|link| link.relation.keeps_sense()));
        // Who speaks there speaks here beside it, and is somebody else.
        let others_speak = there.iter().filter_map(|(_, one)| one.source.as_ref()).all(|there| {
            let mut others = here.iter().filter(|(one, _)| one.span != mention.span);
            !same(source, there) && others.any(|(_, one)| one.source.as_ref().is_some_and(|one| same(one, there)))
        });
        if !takes_stance(attribution)
            || is_act(mention, attribution)
            || kept
            || !others_speak
            || !stands_in(bead, other, source)
        {
            return None;
        }
        let name = name_of(bead, side, source);
        let message = format!("“{}” is said of {name} only in the {side}", attribution.verb);
        let finding = Finding::new(&META, message)
            .bead(bead.index)
            .at(side, mention.span.join(source.span))
            .confidence(Confidence::Medium);
        Some(finding.evidence(format!("{other}: speaks of {name}, who says nothing there")))
    })
}

/// The stance a report takes; to plead guilty is to admit, not guilty to deny.
fn class(bead: &BeadView<'_>, side: Side, mention: &Mention, attribution: &Attribution) -> Option<ReportingClass> {
    // So far behind `dismissed` may stand what it was dismissed as.
    const REACH: usize = 6;
    let behind = bead.document(side).tokens.get(mention.tokens.end..).unwrap_or_default();
    // Who dismisses a letter as a forgery says that it is one.
    let calls = behind
        .iter()
        .take(REACH)
        .take_while(|token| token.form != "." && token.form != ",")
        .any(|token| token.key == "as");
    if attribution.class == Some(ReportingClass::Deny) && calls {
        return None;
    }
    // Who said they were sorry apologised.
    if attribution.class == Some(ReportingClass::Neutral) && behind.iter().take(REACH).any(|token| token.key == "sorry")
    {
        return Some(ReportingClass::Admit);
    }
    // Who is dismissed for lying has lost a post.
    if attribution.verb == "dismiss" && dismisses_somebody(bead, side, mention) {
        return None;
    }
    if attribution.verb != "plead" {
        return attribution.class;
    }
    let denies = behind.iter().take(2).any(|token| token.key == "not");
    let says = behind.iter().take(2).any(|token| token.key == "guilty");
    match (denies, says) {
        (true, _) => Some(ReportingClass::Deny),
        (false, true) => Some(ReportingClass::Admit),
        _ => None,
    }
}

/// How much it matters that one kind of report became another; nothing between kinds that differ in manner only.
fn stance_step(from: ReportingClass, to: ReportingClass) -> Option<Severity> {
    use ReportingClass::{Admit, Claim, Confirm, Deny, Manner, Neutral, Quote, Retract, Reveal};
    let plain = |class: ReportingClass| matches!(class, Neutral | Manner | Quote);
    let vouched = |class: ReportingClass| matches!(class, Confirm | Reveal);
    match (from, to) {
        _ if from == to || (plain(from) && plain(to)) => None,
        (Deny | Retract, other) | (other, Deny | Retract)
            if plain(other) || vouched(other) || matches!(other, Claim | Admit) =>
        {
            Some(Severity::Critical)
        }
        (Admit, other) | (other, Admit) if plain(other) || other == Claim => Some(Severity::Major),
        (Claim, other) | (other, Claim) if vouched(other) => Some(Severity::Major),
        _ => None,
    }
}

/// Sources that differ where there is one on each side.
fn check_sources(bead: &BeadView<'_>, left: &[Attributed<'_>], right: &[Attributed<'_>], found: &mut Findings) {
    for (mention, one) in left {
        let Some(source) = &one.source else { continue };
        // `I thought` inside a quotation belongs to itself, not to who said it.
        let is_anothers = |candidate: &Mention| {
            let mut others = left.iter().filter(|(other, _)| other.span != mention.span);
            others.any(|(other, _)| bead.are_opposite(other, candidate))
        };
        if right.iter().any(|(candidate, other)| {
            let free = !is_anothers(candidate);
            free && other
                .source
                .as_ref()
                .is_some_and(|other| same_source(bead, source, other))
        }) {
            continue;
        }
        let opposite = right
            .iter()
            .find(|(candidate, _)| bead.are_opposite(mention, candidate));
        let only = (left.len() == 1 && right.len() == 1).then(|| right.first()).flatten();
        let Some((there, other)) = opposite.or(only) else {
            continue;
        };
        let Some(new) = &other.source else { continue };
        let (from, to) = (
            name_of(bead, Side::Original, source),
            name_of(bead, Side::Rendition, new),
        );
        // Where either text names the other's source as well, one may be the other's office or apposition.
        // Whom a pronoun means is not known in a passage that was told anew.
        let tokens = Pair::new(
            mention.tokens.clone(),
            only.map_or(0..0, |(there, _)| there.tokens.clone()),
        );
        if source.is_pronoun() != new.is_pronoun() && is_told_anew(bead, &tokens) {
            continue;
        }
        let both_named = source.name.is_some() && new.name.is_some() && left.len() == 1 && right.len() == 1;
        let named_there = stands_in(bead, Side::Rendition, source) || stands_in(bead, Side::Original, new);
        let silent = is_denied(bead, Side::Original, mention) || is_denied(bead, Side::Rendition, there);
        if silent || are_of_one_company(bead, source, new) {
            continue;
        }
        // `The driver told police he …`, `witnesses told police that the driver …`: somebody of whom nothing was said.
        let told_by_another = is_newcomer(bead, Side::Rendition, new)
            && opposite.is_some_and(|(candidate, _)| has_subject(bead, Side::Rendition, new, candidate));
        if named_there && !both_named && !told_by_another {
            continue;
        }
        found.push(
            Finding::new(&META, format!("attributed to {to} instead of {from}"))
                .bead(bead.index)
                .at(Side::Original, source.span)
                .at(Side::Rendition, new.span)
                .confidence(Confidence::Medium)
                .evidence(format!("original: {from} ({})", one.verb))
                .evidence(format!("rendition: {to} ({})", other.verb)),
        );
    }
}

/// Whether a source that nothing told of before stands right in front of the verb of its report: `witnesses told`.
fn has_subject(bead: &BeadView<'_>, side: Side, source: &Source, verb: &Mention) -> bool {
    let before = |steps: usize| Some(&bead.document(side).tokens[verb.tokens.start.checked_sub(steps)?]);
    before(1).is_some_and(|token| token.span == source.span) && before(2).is_none_or(|token| token.key != "the")
}

/// Whether the aligned sentences of a side name a source in whatever role.
fn stands_in(bead: &BeadView<'_>, side: Side, source: &Source) -> bool {
    match &source.name {
        Some(name) => bead.mentions(side).any(|mention| match &mention.value {
            Value::Name(other) => name.is_same(other),
            _ => false,
        }),
        None => {
            let head = Word::look_up(&source.head);
            bead.tokens(side)
                .any(|(_, token)| Word::look_up(&token.key).relation(&head).keeps_sense())
        }
    }
}

/// Whether either of two described sources is only `people`, who may be anybody: `residents`, `people living there`.
fn is_anybody_there(attribution: &Attribution, there: &[Attributed<'_>]) -> bool {
    let is_described = |source: &&Source| source.name.is_none() && !source.is_pronoun();
    let Some(source) = attribution.source.as_ref().filter(is_described) else {
        return false;
    };
    let mut sources = there
        .iter()
        .filter_map(|(_, other)| other.source.as_ref())
        .filter(is_described);
    sources.any(|other| [source, other].iter().any(|source| source.head == "people"))
}

/// Whether the verb or phrase makes its subject the source of a claim.
fn speaks(attribution: &Attribution) -> bool {
    use ReportingClass::{Admit, Claim, Confirm, Deny, Neutral, Warn};
    attribution
        .class
        .is_none_or(|class| matches!(class, Neutral | Claim | Admit | Deny | Confirm | Warn))
}

/// A claim whose source is gone, here and in the neighbouring sentences.
fn check_unattributed(
    bead: &BeadView<'_>,
    side: Side,
    mention: &Mention,
    attribution: &Attribution,
    found: &mut Findings,
) {
    let other = side.other();
    let Some(source) = attribution.source.as_ref().filter(|source| !source.is_pronoun()) else {
        return;
    };
    // To reject a budget is an act, not a claim.
    let is_act =
        attribution.verb == "reject" || attribution.class.is_some_and(|class| acts(bead, side, mention, class));
    if is_act
        || is_hardly_the_same(bead)
        || is_told_by_noun(bead, other)
        || is_named_next_door(bead, other, source, side == Side::Original)
        || !speaks(attribution)
        || stands_in(bead, other, source)
        || is_attributed_nearby(bead, other)
        || Side::BOTH.into_iter().any(|side| is_told_by_nobody(bead, side))
    {
        return;
    }
    // `Authorities warned of flooding` for `flood warnings were issued`, `the council rejected` for `it voted against`.
    let kept = mention
        .tokens
        .clone()
        .any(|token| bead.link(side, token).is_some_and(|link| link.relation.keeps_sense()));
    if side == Side::Rendition && kept {
        return;
    }
    let name = name_of(bead, side, source);
    // A source that was put in does less harm than one that was taken away.
    let (message, severity) = match side {
        Side::Original => (
            format!("no longer attributed to {name}: stated as a fact"),
            Severity::Major,
        ),
        Side::Rendition => (format!("attributed to {name} only in the rendition"), Severity::Minor),
    };
    let mut finding = Finding::new(&META, message)
        .bead(bead.index)
        .severity(severity)
        .at(side, mention.span.join(source.span))
        .evidence(format!("{side}: {} ({name})", attribution.verb))
        .evidence(format!("{other}: no source in the aligned sentences or next to them"));
    if let (Some(first), Some(last)) = (bead.tokens(other).next(), bead.tokens(other).last()) {
        finding = finding.at(other, first.1.span.join(last.1.span));
    }
    found.push(finding);
}

/// Whether a side tells it as somebody's word without saying whose: `customers are advised`, `residents were told`.
fn is_told_by_nobody(bead: &BeadView<'_>, side: Side) -> bool {
    let document = bead.document(side);
    bead.tokens(side).any(|(index, token)| {
        let passive = index
            .checked_sub(1)
            .is_some_and(|before| is_form_of_be(&document.tokens[before]));
        passive
            && token.key.ends_with(['d', 'n', 't'])
            && bead
                .word(side, index)
                .is_some_and(|word| word.lemmas().any(|lemma| lexicon::reporting_verb(lemma).is_some()))
    })
}

/// Whether the sentence before or behind the bead on a side carries an attribution that may cover it.
fn is_attributed_nearby(bead: &BeadView<'_>, side: Side) -> bool {
    let sentences = bead.sentences(side);
    let annotations = bead.comparison.annotations.get(side);
    let neighbours = [
        sentences.first().and_then(|first| first.checked_sub(1)),
        sentences.last().map(|last| last + 1),
    ];
    neighbours.into_iter().flatten().any(|sentence| {
        annotations
            .of_sentence(sentence)
            .iter()
            .any(|mention| matches!(&mention.value, Value::Attribution(attribution) if speaks(attribution) && attribution.source.is_some()))
    })
}
