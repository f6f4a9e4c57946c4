//! Two numbers of a sentence that changed places.

use std::cell::OnceCell;

use crate::{
    annotation::{
        Mention, Reach,
        quantity::{Quantity, QuantityKind, QuantityRelation, Role},
    },
    divergence::{
        BeadView, DivergenceType, Finding, Findings, Rule, RuleMeta, Severity,
        scope::is_content,
        values::{quantities, quantity, wording},
    },
    pair::{Pair, Side},
    segmentation::TokenKind,
};

/// The rule.
pub(crate) struct NumbersSwapped;

static META: RuleMeta = RuleMeta {
    name: "numbers-swapped",
    code: "SD105",
    kind: DivergenceType::RoleSwap,
    severity: Severity::Critical,
    summary: "two numbers changed places: the earlier value with the later one, the winner's count with the loser's",
    doc: "\
Both texts give the same two numbers, and each has taken the other's part: the value before a change and the value after
it, the two sides of a vote or score while the words around them stay the same, or what the other counts.

**Why it matters.** Every figure can be found in the source, and the statement is turned round.

**Example.** “€9m, up from €7.2m” → “€7.2m, up from €9m”; “decided by 131 to 96 to move” → “decided by 96 to 131 to move”.

**Not flagged.** “won 2–1” for “the others lost 1–2”; “rose from 4 to 6” for “rose to 6 from 4”.
",
};

impl Rule for NumbersSwapped {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        let parts: Vec<Part<'_, '_>> = quantities(bead)
            .pairs
            .iter()
            .map(|pair| Part::new(bead, pair))
            .collect();
        let reach = Reach::new(parts.len(), parts.len());
        for (index, part) in parts.iter().enumerate() {
            let pair = part.pair;
            let (Some(original), Some(rendition)) = (quantity(pair.original), quantity(pair.rendition)) else {
                continue;
            };
            let reversed = original.compare(rendition) == QuantityRelation::Reversed && keeps_its_words(bead);
            let near = reach.around(index, parts.len()).end.max(index + 1);
            let others = &parts[index + 1..near];
            let crossed = others
                .iter()
                .any(|other| crosses(original, rendition, other.pair) || bases_cross(part, other));
            if let Some(other) = others.iter().find(|other| is_exchanged(part, other)) {
                let words = [pair, other.pair].map(|pair| wording(bead, Side::Original, pair.original));
                let message = format!("{} and {} exchanged what they are said of", words[0], words[1]);
                found.push(finding(bead, pair, message, original, rendition));
            } else if reversed || crossed {
                let words = pair.each(|side, mention| wording(bead, side, mention));
                let message = format!(
                    "{} and its counterpart changed places: {}",
                    words.original, words.rendition
                );
                found.push(finding(bead, pair, message, original, rendition));
            }
        }
    }
}

/// Two numbers that go together, and the part they play: worked out once, since each is held against all others.
struct Part<'view, 'a> {
    bead: &'view BeadView<'a>,
    pair: &'view Pair<&'a Mention>,
    is_base: OnceCell<Pair<bool>>,
    company: OnceCell<Pair<Vec<usize>>>,
}

impl<'view, 'a> Part<'view, 'a> {
    const fn new(bead: &'view BeadView<'a>, pair: &'view Pair<&'a Mention>) -> Self {
        Self {
            bead,
            pair,
            is_base: OnceCell::new(),
            company: OnceCell::new(),
        }
    }

    fn is_base(&self) -> &Pair<bool> {
        let is_base = |side, mention: &&Mention| is_base(self.bead, side, mention);
        self.is_base.get_or_init(|| self.pair.each(is_base))
    }

    fn company(&self) -> &Pair<Vec<usize>> {
        let company = |side, mention: &&Mention| company(self.bead, side, mention);
        self.company.get_or_init(|| self.pair.each(company))
    }

    /// Whether both values of the pair are one number, and the other pair has another of its kind.
    fn is_same_beside(&self, other: &Self) -> bool {
        let same = |pair: &Pair<&Mention>| {
            let values = quantity(pair.original).zip(quantity(pair.rendition));
            values.is_some_and(|(left, right)| left.kind == right.kind && left.low == right.low)
        };
        self.is_unlike(other) && same(self.pair) && same(other.pair)
    }

    /// Whether the original's values are two numbers of one kind.
    fn is_unlike(&self, other: &Self) -> bool {
        let values = quantity(self.pair.original).zip(quantity(other.pair.original));
        values.is_some_and(|(left, right)| left.kind == right.kind && left.low != right.low)
    }
}

/// Whether one of the two pairs lost the part of the value before the change and the other took it.
fn crosses(original: &Quantity, rendition: &Quantity, other: &Pair<&Mention>) -> bool {
    let (Some(other_original), Some(other_rendition)) = (quantity(other.original), quantity(other.rendition)) else {
        return false;
    };
    let before = |quantity: &Quantity| quantity.role == Some(Role::From);
    let took = |one: &Quantity, other: &Quantity| before(one) && !before(other);
    original.kind == other_original.kind
        && ((took(original, rendition) && took(other_rendition, other_original))
            || (took(rendition, original) && took(other_original, other_rendition)))
}

/// Whether what one value is compared with has become the value, and the value what it is compared with: `€22m, against
/// €37m a year ago`.
fn bases_cross<'view, 'a>(one: &Part<'view, 'a>, other: &Part<'view, 'a>) -> bool {
    let crosses =
        |one: &Pair<bool>, other: &Pair<bool>| one.original && !one.rendition && !other.original && other.rendition;
    one.is_unlike(other) && {
        let (one, other) = (one.is_base(), other.is_base());
        crosses(one, other) || crosses(other, one)
    }
}

/// Whether a value is what another one is compared with: the one before the change, the one `compared with` which something
/// is more, what it `had been`.
fn is_base(bead: &BeadView<'_>, side: Side, mention: &Mention) -> bool {
    let tokens = &bead.document(side).tokens;
    let start = quantity(mention).map_or(mention.tokens.start, |quantity| {
        // `Against about 40`: the bound belongs to the number.
        let before = (mention.tokens.start.saturating_sub(3)..mention.tokens.start)
            .find(|&at| quantity.reach.contains(tokens[at].span));
        before.unwrap_or(mention.tokens.start)
    });
    let key = |step: usize| start.checked_sub(step).map_or("", |at| tokens[at].key.as_str());
    if quantity(mention).is_some_and(|quantity| quantity.role == Some(Role::From)) {
        return true;
    }
    match key(1) {
        "from" | "against" | "than" => true,
        "with" | "to" => matches!(key(2), "compared" | "comparison" | "contrast"),
        "been" => key(2) == "had",
        _ => false,
    }
}

/// Whether two values that stand on both sides have changed what they are said of: `47 soldiers and 200 rebels`, `200
/// soldiers and 47 rebels`.
fn is_exchanged<'view, 'a>(one: &Part<'view, 'a>, other: &Part<'view, 'a>) -> bool {
    if !one.is_same_beside(other) {
        return false;
    }
    let bead = one.bead;
    let (one, other) = (one.company(), other.company());
    let meets = |from: &[usize], to: &[usize]| {
        from.iter().any(|&token| {
            let link = bead
                .link(Side::Original, token)
                .filter(|link| link.relation.keeps_sense());
            link.is_some_and(|link| link.tokens.rendition.clone().any(|token| to.contains(&token)))
        })
    };
    meets(&one.original, &other.rendition)
        && meets(&other.original, &one.rendition)
        && !meets(&one.original, &one.rendition)
        && !meets(&other.original, &other.rendition)
}

/// The content words that a value stands with: those around it, as far as the next mark, conjunction or other value.
fn company(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Vec<usize> {
    const FARTHEST: usize = 8;
    let document = bead.document(side);
    let Some(sentence) = document.sentences.get(mention.sentence) else {
        return Vec::new();
    };
    let is_value = |at: usize| {
        let mentions = bead.comparison.annotations.get(side).of_sentence(mention.sentence);
        mentions
            .iter()
            .any(|other| quantity(other).is_some() && other.tokens.contains(&at))
    };
    let goes_on = |at: &usize| {
        let token = &document.tokens[*at];
        token.kind != TokenKind::Punctuation
            && !matches!(
                &*token.key,
                "and" | "or" | "but" | "while" | "whereas" | "against" | "than"
            )
            && !is_value(*at)
    };
    let before = (sentence.tokens.start..mention.tokens.start).rev();
    let behind = mention.tokens.end..sentence.tokens.end;
    let is_word = |at: &usize| is_content(&document.tokens[*at]);
    // `His second wife, and a son of his first marriage`: an ordinal belongs to its noun alone.
    if quantity(mention).is_some_and(|quantity| quantity.kind == QuantityKind::Ordinal) {
        return behind
            .take(FARTHEST)
            .take_while(goes_on)
            .find(is_word)
            .into_iter()
            .collect();
    }
    let words = before
        .take(FARTHEST)
        .take_while(goes_on)
        .chain(behind.take(FARTHEST).take_while(goes_on));
    words.filter(is_word).chain(whole(bead, side, mention)).collect()
}

/// The number that a number is part of, by its token: `48 of the 212`, `of the 212 given the drug, 48`.
fn whole(bead: &BeadView<'_>, side: Side, mention: &Mention) -> Option<usize> {
    const REACH: usize = 8;
    let tokens = &bead.document(side).tokens;
    let is = |at: usize, key: &str| tokens.get(at).is_some_and(|token| token.key == key);
    let number =
        |from: usize| (from..from + 3).find(|&at| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number));
    let end = mention.tokens.end;
    if is(end, "of") {
        return number(end + 1);
    }
    let comma = mention.tokens.start.checked_sub(1).filter(|&at| is(at, ","))?;
    let of = (comma.saturating_sub(REACH)..comma).find(|&at| is(at, "of"))?;
    number(of + 1)
}

/// Whether the content words of the bead are the same on both sides: a score is turned round rightly only by other words.
fn keeps_its_words(bead: &BeadView<'_>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        bead.tokens(side)
            .filter(|(_, token)| token.kind == TokenKind::Word && !token.is_function_word())
            .all(|(index, _)| bead.link(side, index).is_some_and(|link| link.relation.keeps_sense()))
    })
}

fn finding(
    bead: &BeadView<'_>,
    pair: &Pair<&Mention>,
    message: String,
    original: &Quantity,
    rendition: &Quantity,
) -> Finding {
    Finding::new(&META, message)
        .bead(bead.index)
        .at(Side::Original, pair.original.span)
        .at(Side::Rendition, pair.rendition.span)
        .evidence(format!("original: {original}"))
        .evidence(format!("rendition: {rendition}"))
}
