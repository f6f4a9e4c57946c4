//! A person became one of another sex.

use crate::{
    divergence::{BeadView, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity},
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
        found.push(
            Finding::new(&META, format!("“{}” became “{}”", left.form, right.form))
                .bead(bead.index)
                .at(Side::Original, left.span)
                .at(Side::Rendition, right.span)
                .evidence("the aligned words tell of no other person"),
        );
    }
}

/// The pronouns of one person whose sex they tell.
fn genders<'a>(bead: &BeadView<'a>, side: Side) -> Vec<(&'a Token, Gender)> {
    let gendered = |(_, token): (usize, &'a Token)| {
        let pronoun = lexicon::pronoun(&token.key)?;
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
