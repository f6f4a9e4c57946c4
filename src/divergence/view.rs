use std::{cell::OnceCell, ops::Range, ptr};

use compact_str::CompactString;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    alignment::{Alignment, Bead},
    annotation::{
        Annotations, Mention, Value, Words,
        syntax::{self, Reading},
    },
    diff::{BeadDiff, Edit, Link},
    lexicon::{self, Word},
    pair::{Pair, Side},
    segmentation::{Document, Token, TokenKind},
    text::Span,
};

use super::{Knowledge, RuleSelection, clauses::Clause, glance::Keys, values::BeadValues, within::InSentences};

/// Everything the rules may look at.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'a> {
    /// The two texts.
    pub documents: Pair<&'a Document>,
    /// Their words.
    pub words: Pair<&'a Words<'a>>,
    /// Their mentions.
    pub annotations: Pair<&'a Annotations>,
    /// Which sentences render each other.
    pub alignment: &'a Alignment,
    /// What the caller wants to be judged how.
    pub settings: &'a Settings,
    /// Whether quotations are expected word for word.
    pub verbatim: bool,
}

/// Share of the quoted words, 0 to 1, that must stand in the other text's quotations for them to be taken as verbatim.
const VERBATIM_FROM: f32 = 0.75;
/// So many words count as quoted alike beforehand: of one short quotation in which two words differ, nobody can say that
/// it was translated.
const BEFOREHAND: usize = 4;

impl<'a> Comparison<'a> {
    /// Gathers what the rules may look at.
    pub fn new(
        documents: Pair<&'a Document>,
        words: Pair<&'a Words<'a>>,
        annotations: Pair<&'a Annotations>,
        alignment: &'a Alignment,
        settings: &'a Settings,
    ) -> Self {
        let verbatim = match settings.quotations {
            Quotations::Verbatim => true,
            Quotations::Translated => false,
            Quotations::Auto => shared_quotation(annotations, alignment) >= VERBATIM_FROM,
        };
        Self {
            documents,
            words,
            annotations,
            alignment,
            settings,
            verbatim,
        }
    }
}

/// Share of the words quoted on both sides of a bead that stand in the other side's quotation too, with what is taken as
/// such beforehand.
fn shared_quotation(annotations: Pair<&Annotations>, alignment: &Alignment) -> f32 {
    let (mut shared, mut all) = (0, 0);
    for bead in &alignment.beads {
        let words = |side: Side| -> Vec<&CompactString> {
            let mentions = bead
                .sentences
                .get(side)
                .iter()
                .flat_map(|&sentence| annotations.get(side).of_sentence(sentence));
            let quotations = mentions.filter_map(|mention| match &mention.value {
                Value::Quotation(quotation) if quotation.depth == 0 => Some(&quotation.words),
                _ => None,
            });
            let mut words: Vec<_> = quotations.flatten().collect();
            words.sort_unstable();
            words
        };
        let (left, mut right) = (words(Side::Original), words(Side::Rendition));
        all += left.len().min(right.len());
        for word in left {
            if let Ok(at) = right.binary_search(&word) {
                right.remove(at);
                shared += 1;
            }
        }
    }
    (shared + BEFOREHAND) as f32 / (all + BEFOREHAND) as f32
}

/// How divergences are judged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// How findings are worded.
    pub mode: Mode,
    /// What is expected of quotations.
    pub quotations: Quotations,
    /// Which rules' findings are wanted.
    pub rules: RuleSelection,
    /// What the house knows and decides beyond the lexicon.
    pub knowledge: Knowledge,
}

/// How the two texts relate, which decides how findings are worded.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    Serialize,
    JsonSchema,
    strum::Display,
    strum::EnumString,
    strum::VariantNames,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Mode {
    /// The rendition should say what the original says.
    #[default]
    Fidelity,
    /// The rendition is a later version of the same story.
    Update,
    /// Two renditions of equal standing.
    Neutral,
}

/// What is expected of quotations.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, strum::Display, strum::EnumString, strum::VariantNames,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Quotations {
    /// Verbatim when the two texts' quotations mostly agree word for word, else translated.
    #[default]
    Auto,
    /// Word for word, as within one language.
    Verbatim,
    /// Translated: the sense counts.
    Translated,
}

/// One bead with what is known of it.
#[derive(Debug, Clone)]
pub struct BeadView<'a> {
    /// The comparison it belongs to.
    pub comparison: &'a Comparison<'a>,
    /// Its index in the alignment.
    pub index: usize,
    /// The bead.
    pub bead: &'a Bead,
    /// Its word-by-word comparison.
    pub diff: &'a BeadDiff,
    /// Which link each token belongs to.
    linked: Pair<Linked>,
    /// Once it was asked for.
    agreement: OnceCell<f32>,
    /// Its quantities and dates, once they were asked for: half a dozen rules look at them.
    pub(super) quantities: OnceCell<BeadValues<'a>>,
    pub(super) dates: OnceCell<BeadValues<'a>>,
    /// The spans of values and names that agree, once they were asked for.
    pub(super) settled: OnceCell<Pair<Vec<Span>>>,
    /// Its verbs with their parties, once they were asked for.
    pub(super) shared_clauses: OnceCell<Vec<Clause<'a>>>,
    pub(super) opposite_clauses: OnceCell<Vec<Clause<'a>>>,
    /// Which words each side has, once they were asked for.
    pub(super) keys: Pair<OnceCell<Keys>>,
    /// Whether words of content changed their order, once it was asked for.
    pub(super) is_reordered: OnceCell<bool>,
    /// How many words each side has, and those that stand on both, once they were asked for.
    words_in_common: OnceCell<(Pair<usize>, Vec<Pair<usize>>)>,
    /// Its sentences as they were read, once they were asked for.
    readings: Pair<OnceCell<Vec<Reading>>>,
    /// The sentences before its first ones as they were read, once they were asked for.
    readings_before: Pair<OnceCell<Option<Reading>>>,
    /// The edits that are alone in it, once they were asked for.
    pub(super) lone_edits: OnceCell<Vec<&'a Edit>>,
}

/// The links of a bead by the tokens of one side.
#[derive(Debug, Clone)]
struct Linked {
    /// The first linked token.
    first: usize,
    /// For it and the tokens behind it the index of the link; past the last link for tokens without one.
    links: Vec<u32>,
}

impl Linked {
    fn of(diff: &BeadDiff, side: Side) -> Self {
        let ranges = || diff.links.iter().map(|link| link.tokens.get(side));
        let widest = |(first, end): (usize, usize), range: &Range<usize>| (first.min(range.start), end.max(range.end));
        let (first, end) = ranges().fold((usize::MAX, 0), widest);
        let mut links = vec![u32::MAX; end.saturating_sub(first)];
        for (link, range) in (0..).zip(ranges()) {
            links[range.start - first..range.end - first].fill(link);
        }
        Self { first, links }
    }

    fn link_of(&self, token: usize) -> Option<usize> {
        let link = *self.links.get(token.checked_sub(self.first)?)?;
        Some(link as usize)
    }
}

impl<'a> BeadView<'a> {
    /// A view of one bead.
    pub fn new(comparison: &'a Comparison<'a>, index: usize, bead: &'a Bead, diff: &'a BeadDiff) -> Self {
        let linked = Pair::new(Linked::of(diff, Side::Original), Linked::of(diff, Side::Rendition));
        Self {
            comparison,
            index,
            bead,
            diff,
            linked,
            agreement: OnceCell::new(),
            quantities: OnceCell::new(),
            dates: OnceCell::new(),
            settled: OnceCell::new(),
            shared_clauses: OnceCell::new(),
            opposite_clauses: OnceCell::new(),
            keys: Pair::default(),
            is_reordered: OnceCell::new(),
            words_in_common: OnceCell::new(),
            readings: Pair::default(),
            readings_before: Pair::default(),
            lone_edits: OnceCell::new(),
        }
    }

    /// The beads next to this one as a side tells them, before and behind: sentences that stand alone on the other side
    /// come between in either order.
    pub(super) fn next_door(&self, side: Side) -> impl Iterator<Item = &'a Bead> + use<'a> {
        let (before, rest) = self.comparison.alignment.beads.split_at(self.index);
        let tells = move |bead: &&Bead| !bead.sentences.get(side).is_empty();
        let before = before.iter().rev().find(tells);
        before.into_iter().chain(rest.iter().skip(1).find(tells))
    }

    /// The sentences of a side, so many before and behind the bead's, where a clause may have moved to; none of its own.
    pub(super) fn sentences_beside(&self, side: Side, far: usize) -> impl Iterator<Item = usize> + use<'a> {
        let own = self.sentences(side);
        let range = match (own.iter().min(), own.iter().max()) {
            (Some(first), Some(last)) => first.saturating_sub(far)..last + far + 1,
            _ => 0..0,
        };
        let all = self.document(side).sentences.len();
        range.filter(move |sentence| *sentence < all && !own.contains(sentence))
    }

    /// The bead's sentences on a side as they were read: phrases and clauses, as far as they are English.
    pub(super) fn readings(&self, side: Side) -> &[Reading] {
        self.readings.get(side).get_or_init(|| {
            let read = |&sentence: &usize| self.read(side, sentence);
            self.sentences(side).iter().map(read).collect()
        })
    }

    /// The sentence before the bead's first one on a side as it was read.
    pub(super) fn reading_before(&self, side: Side) -> Option<&Reading> {
        let before = self.readings_before.get(side).get_or_init(|| {
            let before = self.sentences(side).first()?.checked_sub(1)?;
            Some(self.read(side, before))
        });
        before.as_ref()
    }

    /// The clause of a verb, with the sentence as it was read.
    pub(super) fn clause_of(&self, side: Side, verb: usize) -> Option<(&Reading, &syntax::Clause)> {
        let reading = (self.readings(side).iter()).find(|reading| reading.tokens.contains(&verb))?;
        let clause = reading.clauses.iter().find(|clause| clause.verb == verb)?;
        Some((reading, clause))
    }

    /// The heads that `and` joins to a subject before its verb: `team` of `the curator and her team dug`.
    pub(super) fn joined_to(&self, side: Side, subject: usize, verb: usize) -> impl Iterator<Item = usize> {
        self.readings(side).iter().flat_map(move |reading| {
            let phrases = reading.phrases.iter();
            let phrases = phrases.filter(move |phrase| (subject + 1..verb).contains(&phrase.head));
            let joined = move |phrase: &&syntax::Phrase| {
                let before = phrase.tokens.start.checked_sub(reading.tokens.start + 1);
                before.and_then(|at| reading.tags.get(at)) == Some(&syntax::Tag::Conjunction)
            };
            phrases.filter(joined).map(|phrase| phrase.head)
        })
    }

    /// Any sentence of a side as it is read.
    fn read(&self, side: Side, sentence: usize) -> Reading {
        let mentions = self.comparison.annotations.get(side).of_sentence(sentence);
        syntax::read(self.document(side), self.comparison.words.get(side), sentence, mentions)
    }

    /// The link a token belongs to.
    pub fn link(&self, side: Side, token: usize) -> Option<&'a Link> {
        self.diff.links.get(self.linked.get(side).link_of(token)?)
    }

    /// Whether both texts are in the language of the word tables, so that small words can be compared.
    pub fn is_english(&self) -> bool {
        Side::BOTH
            .into_iter()
            .all(|side| matches!(self.document(side).language.as_str(), "en" | "und"))
    }

    /// Whether both texts are in one language, as far as is known.
    pub fn is_in_one_language(&self) -> bool {
        let Pair { original, rendition } = self.comparison.documents;
        let is_unknown = |language: &str| language == "und";
        original.language == rendition.language || is_unknown(&original.language) || is_unknown(&rendition.language)
    }

    /// Whether the bead stands on both sides.
    pub fn is_aligned(&self) -> bool {
        !self.bead.sentences.original.is_empty() && !self.bead.sentences.rendition.is_empty()
    }

    /// Whether both sides are of one document, a claim of its headline and the sentence of its body that tells more of it: what
    /// was refused in the past of the one may be promised in the other.
    pub(super) fn is_within_one_text(&self) -> bool {
        ptr::eq(self.document(Side::Original), self.document(Side::Rendition))
    }

    /// Share of the content words on both sides, 0 to 1, whose link keeps the sense.
    pub fn agreement(&self) -> f32 {
        *self.agreement.get_or_init(|| self.kept_share())
    }

    fn kept_share(&self) -> f32 {
        let (mut kept, mut all) = (0, 0);
        for side in Side::BOTH {
            for (index, _) in self.tokens(side) {
                if self.comparison.words.get(side).is_content(index) {
                    all += 1;
                    kept += usize::from(self.link(side, index).is_some_and(|link| link.relation.keeps_sense()));
                }
            }
        }
        if all == 0 { 1.0 } else { kept as f32 / all as f32 }
    }

    /// Share of the words outside one edit, 0 to 1, that stand in both texts unchanged and in place: how little else was
    /// touched. In a sentence that was left alone every change deserves a look; in one that was rewritten it does not.
    pub fn untouched_beside(&self, edit: &Edit) -> f32 {
        self.untouched_outside(&edit.tokens)
    }

    /// The same for the words outside some tokens of both sides.
    ///
    /// Words stand in place that the longest run in one order on both sides can hold. The edit script is one such run of
    /// several as long; which one it is may change with the order of the texts, and how long it is does not.
    pub fn untouched_outside(&self, tokens: &Pair<Range<usize>>) -> f32 {
        let (words, shared) = self.words_in_common.get_or_init(|| self.find_words_in_common());
        let outside = |side: Side| {
            let inside = tokens
                .get(side)
                .clone()
                .filter(|at| self.is_plain_word(side, *at))
                .count();
            words.get(side).saturating_sub(inside)
        };
        let all = outside(Side::Original) + outside(Side::Rendition);
        // The last word of the rendition in the runs of each length, so that the next word prolongs the longest it can.
        let mut ends: Vec<usize> = Vec::with_capacity(shared.len());
        let is_outside = |word: &&Pair<usize>| {
            !tokens.original.contains(&word.original) && !tokens.rendition.contains(&word.rendition)
        };
        for word in shared.iter().filter(is_outside) {
            // Most words stand behind all that were seen.
            if ends.last().is_none_or(|&end| end < word.rendition) {
                ends.push(word.rendition);
                continue;
            }
            let place = ends.partition_point(|&end| end < word.rendition);
            ends[place] = word.rendition;
        }
        if all == 0 {
            1.0
        } else {
            2.0 * ends.len() as f32 / all as f32
        }
    }

    /// How many words each side has, and those that stand on both, by their place in the original.
    fn find_words_in_common(&self) -> (Pair<usize>, Vec<Pair<usize>>) {
        let words = |side: Side| {
            let tokens = self.tokens(side);
            tokens.filter(|(at, _)| self.is_plain_word(side, *at)).count()
        };
        let rendition = &self.document(Side::Rendition).tokens;
        let found = self.tokens(Side::Original).filter_map(|(at, token)| {
            let link = self
                .link(Side::Original, at)
                .filter(|_| self.is_plain_word(Side::Original, at))?;
            let mut partners = link.tokens.rendition.clone();
            let partner = partners.find(|&other| rendition[other].key == token.key)?;
            Some(Pair::new(at, partner))
        });
        let mut shared = Vec::with_capacity(self.diff.links.len());
        shared.extend(found);
        (Pair::new(words(Side::Original), words(Side::Rendition)), shared)
    }

    /// Whether a token is a word or number and no article.
    fn is_plain_word(&self, side: Side, at: usize) -> bool {
        let token = &self.document(side).tokens[at];
        matches!(token.kind, TokenKind::Word | TokenKind::Number) && !lexicon::is_article(&token.key)
    }

    /// What the lexicon knows of a token's word; nothing for marks and symbols.
    pub fn word(&self, side: Side, token: usize) -> Option<&'a Word<'a>> {
        self.comparison.words.get(side).word(token)
    }

    /// The document of a side.
    pub fn document(&self, side: Side) -> &'a Document {
        self.comparison.documents.get(side)
    }

    /// The bead's sentences on a side, as indices.
    pub fn sentences(&self, side: Side) -> &'a [usize] {
        self.bead.sentences.get(side)
    }

    /// The mentions of one side in this bead's sentences and so many before and behind, where a thing may have moved to.
    pub(crate) fn mentions_around(&self, side: Side, far: usize) -> impl Iterator<Item = &'a Mention> + use<'a> {
        /// More than any article has so close together; a text made to be slow has tens of thousands.
        const MOST: usize = 500;
        let annotations: &'a Annotations = self.comparison.annotations.get(side);
        let sentences = self.sentences(side);
        let range = match (sentences.iter().min(), sentences.iter().max()) {
            (Some(first), Some(last)) => first.saturating_sub(far)..last + far + 1,
            _ => 0..0,
        };
        range
            .flat_map(move |sentence: usize| annotations.of_sentence(sentence))
            .take(MOST)
    }

    /// The mentions of the bead's sentences on a side.
    pub fn mentions(&self, side: Side) -> impl Iterator<Item = &'a Mention> + use<'a> {
        let annotations: &'a Annotations = self.comparison.annotations.get(side);
        InSentences::new(self.sentences(side), |sentence: usize| {
            annotations.of_sentence(sentence).iter()
        })
    }

    /// The tokens of the bead's sentences on a side, with their indices in the document.
    pub fn tokens(&self, side: Side) -> impl Iterator<Item = (usize, &'a Token)> + Clone + use<'a> {
        let document: &'a Document = self.document(side);
        InSentences::new(self.sentences(side), |sentence: usize| {
            let range = document.sentences[sentence].tokens.clone();
            range.clone().zip(&document.tokens[range])
        })
    }

    /// The tokens of the bead's sentence that a token stands in.
    pub fn sentence_of(&self, side: Side, token: usize) -> Option<Range<usize>> {
        let document = self.document(side);
        let sentences = self.sentences(side).iter();
        let mut tokens = sentences.map(|&sentence| document.sentences[sentence].tokens.clone());
        tokens.find(|tokens| tokens.contains(&token))
    }

    /// The text of some of a side's tokens, from the first to the last.
    pub fn text(&self, side: Side, tokens: Range<usize>) -> &'a str {
        self.span(side, tokens)
            .map_or("", |span| span.of(&self.document(side).text))
    }

    /// The span of some of a side's tokens, from the first to the last; none for no tokens.
    pub fn span(&self, side: Side, tokens: Range<usize>) -> Option<Span> {
        let tokens = self.document(side).tokens.get(tokens)?;
        Some(tokens.first()?.span.join(tokens.last()?.span))
    }
}
