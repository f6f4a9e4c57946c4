//! A person became one of another sex.

use crate::{
    annotation::{Mention, Value},
    divergence::{BeadView, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity, scope::is_content},
    lexicon::{self, Gender, GrammaticalNumber},
    pair::Side,
    segmentation::Token,
};

/// The rule.
pub(crate) struct PronounChanged;

static META: RuleMeta = RuleMeta {
    name: "pronoun-changed",
    code: "SD302",
    kind: DivergenceType::RoleSwap,
    severity: Severity::Critical,
    summary: "a person became one of another sex: he, she",
    doc: "\
A pronoun of the original stands opposite one of the other sex.

**Why it matters.** It is a frequent slip of translation from languages that do not mark sex, and readers notice who it is
about.

**Example.** “He handed over the keys” → “She handed over the keys”.

**Not flagged.** A name for a pronoun, `they` for one person, pronouns inside a quotation that was shortened.
",
};

impl Rule for PronounChanged {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() {
            return;
        }
        let [left, right] = Side::BOTH.map(|side| genders(bead, side));
        let only = |tokens: &[(&Token, Gender)]| {
            let first = tokens.first()?.1;
            tokens.iter().all(|(_, gender)| *gender == first).then_some(first)
        };
        let (Some(from), Some(to)) = (only(&left), only(&right)) else {
            return;
        };
        // A word that tells the sex may stand on the other side without being a pronoun.
        if from == to || tells(bead, Side::Rendition, from) || tells(bead, Side::Original, to) {
            return;
        }
        let (Some((left, _)), Some((right, _))) = (left.first(), right.first()) else {
            return;
        };
        if own_others(bead) {
            return;
        }
        found.push(
            Finding::new(&META, format!("“{}” became “{}”", left.form, right.form))
                .bead(bead.index)
                .at(Side::Original, left.span)
                .at(Side::Rendition, right.span)
                .evidence("the aligned words tell of no other person"),
        );
    }
}

/// Whether all that is owned in the two texts is not the same: `her colleague Dov`, `his fellow critic Orla`.
fn own_others(bead: &BeadView<'_>) -> bool {
    let owned = |side: Side| -> Option<Vec<usize>> {
        let tokens = bead.document(side).tokens.as_slice();
        let pronouns = bead.tokens(side).filter(|(_, token)| is_of_one(token));
        pronouns
            .map(|(at, token)| {
                let next = (at + 1..at + 4).find(|&at| tokens.get(at).is_some_and(is_content))?;
                lexicon::is_possessive(&token.key).then_some(next)
            })
            .collect()
    };
    let (Some(left), Some(right)) = (owned(Side::Original), owned(Side::Rendition)) else {
        return false;
    };
    // Relations hold both ways: whose brother somebody is, and who is his.
    let names = |side: Side, owned: &[usize]| -> Vec<&str> {
        let is_near = |mention: &Mention| owned.iter().any(|&at| (at + 1..at + 4).contains(&mention.tokens.start));
        let text = &bead.document(side).text;
        bead.mentions(side)
            .filter(|mention| matches!(mention.value, Value::Name(_)) && is_near(mention))
            .map(|mention| mention.span.of(text))
            .collect()
    };
    let (here, there) = (names(Side::Original, &left), names(Side::Rendition, &right));
    if !here.is_empty() && !there.is_empty() && here != there {
        return true;
    }
    !left.iter().any(|&token| {
        bead.link(Side::Original, token)
            .is_some_and(|link| link.tokens.rendition.clone().any(|token| right.contains(&token)))
    })
}

fn is_of_one(token: &Token) -> bool {
    token.pronoun().is_some_and(|pronoun| {
        pronoun.person == 3
            && pronoun.number == GrammaticalNumber::Singular
            && pronoun.gender.is_some_and(|gender| gender != Gender::Either)
    })
}

/// The pronouns of one person whose sex they tell.
fn genders<'a>(bead: &BeadView<'a>, side: Side) -> Vec<(&'a Token, Gender)> {
    let gendered = |(_, token): (usize, &'a Token)| {
        let pronoun = token.pronoun()?;
        let told = pronoun.gender.filter(|gender| *gender != Gender::Either)?;
        (pronoun.person == 3 && pronoun.number == GrammaticalNumber::Singular).then_some((token, told))
    };
    bead.tokens(side).filter_map(gendered).collect()
}

/// Whether a noun or given name of a side tells this sex.
fn tells(bead: &BeadView<'_>, side: Side, gender: Gender) -> bool {
    bead.tokens(side).any(|(_, token)| {
        let noun = lexicon::person_noun(&token.key).map(|noun| noun.gender);
        let given = || {
            let is_name = token.form.starts_with(char::is_uppercase);
            is_name.then(|| lexicon::given_name(&token.key)).flatten()
        };
        noun == Some(gender) || given() == Some(gender)
    })
}
