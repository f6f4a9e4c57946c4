//! Words inside a direct quotation that are not the speaker's.

use std::ops::Range;

use crate::{
    annotation::{Mention, Quotation, Value},
    diff,
    divergence::{
        BeadView, Finding, Findings, Rule, RuleMeta, Severity,
        scope::{is_content, is_negative},
    },
    lexicon::{self, Relation, Word},
    pair::{Pair, Side},
    segmentation::{Document, Token, TokenKind},
    text::Span,
};

/// The rule.
pub(crate) struct QuotationAltered;

static META: RuleMeta = RuleMeta {
    name: "quotation-altered",
    code: "SD601",
    kind: crate::divergence::DivergenceType::Quotation,
    severity: Severity::Major,
    summary: "words inside a direct quotation were changed",
    doc: "\
The words between quotation marks differ between the two texts.

**Why it matters.** Quotation marks promise the speaker's own words. A change that keeps the sense breaks that promise;
one that turns it round puts words into somebody's mouth.

**Example.** “We will repair the dam,” she said. → “We will replace the dam,” she said.

**Not flagged.** The style of the marks, a quotation cut in two by its attribution, a shorter quotation of the same words.
A contraction written out is minor, as is a quotation rendered as indirect speech.
",
};

impl Rule for QuotationAltered {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, bead: &BeadView<'_>, found: &mut Findings) {
        if !bead.is_aligned() || !bead.comparison.verbatim {
            return;
        }
        let mut words = Pair::new(quoted(bead, Side::Original), quoted(bead, Side::Rendition));
        if words.original.is_empty() {
            return;
        }
        if words.rendition.is_empty() {
            words.rendition = moved_quotation(bead, &words.original);
        }
        if words.rendition.is_empty() {
            return;
        }
        let keys = words
            .as_ref()
            .map(|words| words.iter().map(|word| word.token.key.as_str()).collect::<Vec<_>>());
        let operations = diff::common_runs(&keys.original, &keys.rendition);
        let kept: usize = operations
            .iter()
            .map(|operation| {
                if let similar::DiffOp::Equal { len, .. } = operation {
                    *len
                } else {
                    0
                }
            })
            .sum();
        // Two quotations without common words are two quotations.
        if kept * 3 < keys.original.len().min(keys.rendition.len()) {
            return;
        }
        let mut hunks: Vec<Pair<Range<usize>>> = Vec::new();
        for operation in operations {
            let (_, original, rendition) = operation.as_tag_tuple();
            let ranges = Pair::new(original, rendition);
            if matches!(operation, similar::DiffOp::Equal { .. }) {
                check_forms(bead, &words, ranges, found);
                continue;
            }
            // One small word that stayed does not make two changes of one.
            match hunks.last_mut() {
                Some(last) if is_joined(&words.original, last.original.end..ranges.original.start) => {
                    last.original.end = ranges.original.end;
                    last.rendition.end = ranges.rendition.end;
                }
                _ => hunks.push(ranges),
            }
        }
        for ranges in &hunks {
            check_hunk(bead, &words, ranges, found);
        }
    }
}

/// Whether nothing but one small word stands between two changes.
fn is_joined(words: &[Quoted<'_>], between: Range<usize>) -> bool {
    let between = words.get(between).unwrap_or_default();
    between.len() <= 1 && !between.iter().any(|word| is_content(word.token))
}

/// A word between quotation marks, by its index in the document.
struct Quoted<'a> {
    index: usize,
    token: &'a Token,
}

/// The quoted words of a bead in their order, outermost quotations only. A quotation that the other text has as well, word
/// for word and wherever it stands, is not looked at any more.
fn quoted<'a>(bead: &BeadView<'a>, side: Side) -> Vec<Quoted<'a>> {
    let document = bead.document(side);
    let quotations: Vec<&Quotation> = bead.mentions(side).filter_map(speech).collect();
    if quotations.is_empty() {
        return Vec::new();
    }
    let there: Vec<&Quotation> = bead.mentions_around(side.other(), FAR).filter_map(speech).collect();
    let contracted = |document: &Document, quotation: &Quotation| {
        let tokens = document.tokens.get(quotation.inner.clone()).unwrap_or_default();
        tokens.iter().filter(|token| token.form.contains('\'')).count()
    };
    let forms = |other: &Quotation| contracted(bead.document(side.other()), other);
    let is_kept = |quotation: &Quotation| {
        let same =
            |other: &&Quotation| other.words == quotation.words && forms(other) == contracted(document, quotation);
        there.iter().any(same)
    };
    let open = quotations.into_iter().filter(|quotation| !is_kept(quotation));
    words_of(document, open)
}

fn words_of<'a>(document: &'a Document, quotations: impl Iterator<Item = &'a Quotation>) -> Vec<Quoted<'a>> {
    let inner = quotations.flat_map(|quotation| quotation.inner.clone());
    let words = inner.map(|index| Quoted {
        index,
        token: &document.tokens[index],
    });
    words
        .filter(|word| matches!(word.token.kind, TokenKind::Word | TokenKind::Number))
        .collect()
}

/// The quotation of a neighbouring sentence that has most of these words, where the aligned ones quote nothing new.
fn moved_quotation<'a>(bead: &BeadView<'a>, words: &[Quoted<'a>]) -> Vec<Quoted<'a>> {
    let document = bead.document(Side::Rendition);
    let here: Vec<&Quotation> = bead.mentions_around(Side::Original, FAR).filter_map(speech).collect();
    let shared = |quotation: &Quotation| {
        let stands = |word: &&Quoted<'_>| quotation.words.contains(&word.token.key);
        words.iter().filter(stands).count()
    };
    let is_new = |quotation: &&Quotation| !here.iter().any(|other| other.words == quotation.words);
    let own = |mention: &&Mention| !bead.sentences(Side::Rendition).contains(&mention.sentence);
    let best = bead
        .mentions_around(Side::Rendition, FAR)
        .filter(own)
        .filter_map(speech)
        .filter(is_new)
        .filter(|quotation| 2 * shared(quotation) > words.len().max(quotation.words.len()))
        .max_by_key(|quotation| shared(quotation));
    words_of(document, best.into_iter())
}

/// How many sentences before and behind a bead its quotations may have moved to.
const FAR: usize = 6;

fn speech(mention: &Mention) -> Option<&Quotation> {
    match &mention.value {
        Value::Quotation(quotation) if quotation.depth == 0 => Some(quotation),
        _ => None,
    }
}

/// Words with equal keys can still be written differently: `don't` and `do not`.
fn check_forms(
    bead: &BeadView<'_>,
    words: &Pair<Vec<Quoted<'_>>>,
    ranges: Pair<std::ops::Range<usize>>,
    found: &mut Findings,
) {
    for (left, right) in words.original[ranges.original]
        .iter()
        .zip(&words.rendition[ranges.rendition])
    {
        let contracted = |token: &Token| token.form.contains('\'');
        if contracted(left.token) != contracted(right.token) {
            let spans = Pair::new(
                with_verb(bead, Side::Original, left),
                with_verb(bead, Side::Rendition, right),
            );
            let text = spans.each(|side, span| span.of(&bead.document(side).text).to_owned());
            found.push(
                Finding::new(
                    &META,
                    format!("“{}” is “{}” inside the quotation", text.original, text.rendition),
                )
                .bead(bead.index)
                .spans(spans.map(Some))
                .severity(Severity::Minor)
                .evidence("a contraction: the sense is the same"),
            );
        }
    }
}

/// A contracted or written-out word with the verb before it.
fn with_verb(bead: &BeadView<'_>, side: Side, word: &Quoted<'_>) -> Span {
    let before = word
        .index
        .checked_sub(1)
        .and_then(|before| bead.document(side).tokens.get(before));
    before.map_or(word.token.span, |before| before.span.join(word.token.span))
}

/// Words that were replaced, left out or put in.
fn check_hunk(
    bead: &BeadView<'_>,
    words: &Pair<Vec<Quoted<'_>>>,
    ranges: &Pair<std::ops::Range<usize>>,
    found: &mut Findings,
) {
    let hunks = Pair::new(
        &words.original[ranges.original.clone()],
        &words.rendition[ranges.rendition.clone()],
    );
    let total = words.as_ref().map(|words| words.len());
    // A quotation that goes on longer on one side was cut, not altered.
    let at_edge = |range: &std::ops::Range<usize>, total: usize| range.start == 0 || range.end == total;
    let one_sided = hunks.original.is_empty() || hunks.rendition.is_empty();
    let long = hunks.original.len().max(hunks.rendition.len()) > 3;
    if one_sided && long && at_edge(&ranges.original, total.original) && at_edge(&ranges.rendition, total.rendition) {
        return;
    }
    let span = |words: &[Quoted<'_>]| Some(words.first()?.token.span.join(words.last()?.token.span));
    let spans = Pair::new(span(hunks.original), span(hunks.rendition));
    let text = spans.each(|side, span| {
        span.map_or("", |span| span.readable(&bead.document(side).text))
            .to_owned()
    });
    let message = match (text.original.as_str(), text.rendition.as_str()) {
        ("", added) => format!("“{added}” was put into the quotation"),
        (dropped, "") => format!("“{dropped}” was left out of the quotation"),
        (from, to) => format!("“{from}” became “{to}” inside the quotation"),
    };
    let (severity, reason) = weigh(&hunks);
    found.push(
        Finding::new(&META, message)
            .bead(bead.index)
            .spans(spans)
            .severity(severity)
            .evidence(reason),
    );
}

/// How much a change inside a quotation matters, and why.
fn weigh(hunks: &Pair<&[Quoted<'_>]>) -> (Severity, &'static str) {
    let negatives = hunks.map(|words| words.iter().filter(|word| is_negative(word.token)).count());
    if negatives.original % 2 != negatives.rendition % 2 {
        return (Severity::Critical, "one side denies what the other says");
    }
    let relation = |left: &Quoted<'_>, right: &Quoted<'_>| {
        Word::look_up(&left.token.key).relation(&Word::look_up(&right.token.key))
    };
    let each = || {
        hunks
            .original
            .iter()
            .flat_map(|left| hunks.rendition.iter().map(move |right| relation(left, right)))
    };
    if each().any(|relation| relation == Relation::Antonym) {
        return (Severity::Critical, "the words are opposites");
    }
    let strength = |words: &[Quoted<'_>]| {
        words
            .iter()
            .filter_map(|word| lexicon::modal(&word.token.key))
            .map(|modal| modal.strength)
            .min()
    };
    if let (Some(one), Some(other)) = (strength(hunks.original), strength(hunks.rendition))
        && one.abs_diff(other) >= 20
    {
        return (Severity::Major, "how certain it is changed");
    }
    let content = |words: &[Quoted<'_>]| words.iter().any(|word| is_content(word.token));
    if !content(hunks.original) && !content(hunks.rendition) {
        return (Severity::Minor, "only small words differ");
    }
    let one_word = hunks.original.len() == 1 && hunks.rendition.len() == 1;
    if one_word && each().all(|relation| matches!(relation, Relation::Inflection | Relation::Spelling)) {
        return (Severity::Minor, "another form of the same word");
    }
    (Severity::Major, "a quotation promises the speaker's own words")
}
