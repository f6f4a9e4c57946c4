use super::{
    AlignmentOptions, Bead, BeadMethod, Candidate, Moves, Place, Placed, Weights,
    band::Band,
    calibration::{Calibration, Evidence},
    features::Features,
    moves,
    nearest::Nearest,
    path::Path,
    program::Step,
    translation::Table,
};
use crate::{
    notice::Notice,
    pair::{Pair, Side},
    segmentation::Document,
};

/// The body sentences of both documents, aligned.
pub(super) struct Body {
    sentences: Pair<Vec<usize>>,
    nearest: Nearest,
    /// The beads in order, moved ones after them.
    found: Vec<Found>,
    /// What the pair says of the scores of its beads.
    pub(super) calibration: Calibration,
    /// Bounds that were hit.
    pub(super) notices: Vec<Notice>,
}

/// A bead as it was found.
struct Found {
    sentences: Pair<Vec<usize>>,
    evidence: Evidence,
    method: BeadMethod,
    moved: bool,
}

impl Body {
    /// Aligns the bodies of two documents.
    pub(super) fn align(
        features: &mut Features,
        documents: Pair<&Document>,
        options: &AlignmentOptions,
        mut weights: Weights,
    ) -> Self {
        let is_body = |document: &Document| -> Vec<usize> {
            (0..document.sentences.len())
                .filter(|&sentence| document.is_body(sentence))
                .collect()
        };
        let sentences = documents.map(is_body);
        let sequences = Pair::new(sentences.original.as_slice(), sentences.rendition.as_slice());
        let nearest = Nearest::new(features, sequences);
        let (band, notice) = Band::first(&nearest, sequences.original.len(), sequences.rendition.len(), options);
        let mut path = Path::learning(features, sequences, &nearest, &band, &weights);
        let mut of_learning = None;
        for _ in 0..weights.rounds as usize {
            let beads: Vec<_> = path.pairs().collect();
            let table = Table::learn(features.words.as_ref(), features.count, &beads);
            of_learning = table.notice();
            if !features.translate(&table, weights.translation) {
                break;
            }
            weights.threshold = weights.translated;
            path = Path::learning(features, sequences, &nearest, &path.near(), &weights);
        }
        let nearest = if features.translated.is_some() {
            Nearest::new(features, sequences)
        } else {
            nearest
        };
        let (found, of_moves) = with_moves(features, &path, &nearest, options, &weights);
        let calibration = Calibration::new(found.iter().map(|found| &found.evidence), features.cross);
        let mut body = Self {
            sentences,
            nearest,
            found,
            calibration,
            notices: [notice, of_learning, of_moves].into_iter().flatten().collect(),
        };
        body.look_around();
        body
    }

    /// Completes what is known of each bead by its neighbours and by what came nearest.
    fn look_around(&mut self) {
        let ordered = self.found.iter().take_while(|found| !found.moved).count();
        let pairs: Vec<bool> = self.found[..ordered]
            .iter()
            .map(|found| found.evidence.coverage.is_some())
            .collect();
        let is_pair = |index: Option<usize>| index.and_then(|index| pairs.get(index)).is_none_or(|&pair| pair);
        for index in 0..self.found.len() {
            let nearest = self.nearest_to(&self.found[index].sentences);
            let evidence = &mut self.found[index].evidence;
            evidence.nearest = nearest.map_or(0.0, |candidate| candidate.score);
            if index < ordered {
                evidence.neighbours = u8::from(is_pair(index.checked_sub(1))) + u8::from(is_pair(Some(index + 1)));
            }
        }
    }

    /// The beads with their scores and places.
    pub(super) fn beads(&self) -> Vec<Placed> {
        let mut after = 0;
        let place_of = |found: &Found| {
            let (original, rendition) = (found.sentences.original.first(), found.sentences.rendition.first());
            if let (Some(&last), false) = (found.sentences.rendition.last(), found.moved) {
                after = last + 1;
            }
            Place {
                rendition: rendition.map_or(after, |sentence| sentence + 1),
                omitted: rendition.is_none(),
                original: original.copied().unwrap_or(0),
            }
        };
        let places: Vec<Place> = self.found.iter().map(place_of).collect();
        let beads = self.found.iter().zip(places).map(|(found, place)| Placed {
            place,
            bead: Bead {
                sentences: found.sentences.clone(),
                score: self.calibration.score(&found.evidence),
                moved: found.moved,
                method: found.method,
                nearest: self.nearest_to(&found.sentences),
            },
        });
        beads.collect()
    }

    /// The nearest sentence of the other side, for an omission or addition.
    fn nearest_to(&self, sentences: &Pair<Vec<usize>>) -> Option<Candidate> {
        let (side, sentence) = match (sentences.original.first(), sentences.rendition.first()) {
            (Some(&sentence), None) => (Side::Original, sentence),
            (None, Some(&sentence)) => (Side::Rendition, sentence),
            _ => return None,
        };
        let place = self.sentences.get(side).binary_search(&sentence).ok()?;
        let nearest = self.nearest.of(side, place)?;
        Some(Candidate {
            sentence: *self.sentences.get(side.other()).get(nearest.place)?,
            score: nearest.cosine.min(1.0),
        })
    }
}

/// The beads of a path, after passages that stand elsewhere were taken out of it, and whether a bound was hit in one.
fn with_moves(
    features: &Features,
    path: &Path<'_>,
    nearest: &Nearest,
    options: &AlignmentOptions,
    weights: &Weights,
) -> (Vec<Found>, Option<Notice>) {
    let runs = match options.moves {
        Moves::Find if !features.cross => moves::find_runs(path, features, nearest, weights),
        _ => Vec::new(),
    };
    if runs.is_empty() {
        let steps = path.steps.iter();
        return (steps.map(|step| found(features, path, step, false)).collect(), None);
    }
    let mut moved = Vec::new();
    let mut notice = None;
    let mut taken = path.sequences.map(|sequence| vec![false; sequence.len()]);
    for run in &runs {
        let sentences = Pair::new(
            run.places
                .original
                .iter()
                .map(|&place| path.sequences.original[place])
                .collect::<Vec<_>>(),
            run.places
                .rendition
                .iter()
                .map(|&place| path.sequences.rendition[place])
                .collect::<Vec<_>>(),
        );
        let sequences = Pair::new(sentences.original.as_slice(), sentences.rendition.as_slice());
        let near = Nearest::new(features, sequences);
        let (band, narrowed) = Band::first(&near, sequences.original.len(), sequences.rendition.len(), options);
        notice = notice.or(narrowed);
        let inner = Path::new(features, sequences, &near, &band, weights, path.priors.clone());
        for step in inner.steps.iter().filter(|step| step.is_pair()) {
            run.places.original[step.original.0..step.original.1]
                .iter()
                .for_each(|&at| taken.original[at] = true);
            run.places.rendition[step.rendition.0..step.rendition.1]
                .iter()
                .for_each(|&at| taken.rendition[at] = true);
            moved.push(found(features, &inner, step, true));
        }
    }
    let rest = Pair::new(
        left(path.sequences.original, &taken.original),
        left(path.sequences.rendition, &taken.rendition),
    );
    let sequences = Pair::new(rest.original.as_slice(), rest.rendition.as_slice());
    let band = if sequences.original.len() * sequences.rendition.len() <= options.full_matrix {
        Band::full(sequences.original.len(), sequences.rendition.len())
    } else {
        path.near().without(&taken)
    };
    let near = Nearest::new(features, sequences);
    let rest = Path::learning(features, sequences, &near, &band, weights);
    let mut all: Vec<Found> = rest
        .steps
        .iter()
        .map(|step| found(features, &rest, step, false))
        .collect();
    all.append(&mut moved);
    (all, notice)
}

fn left(sequence: &[usize], taken: &[bool]) -> Vec<usize> {
    sequence
        .iter()
        .zip(taken)
        .filter(|&(_, &taken)| !taken)
        .map(|(&sentence, _)| sentence)
        .collect()
}

fn found(features: &Features, path: &Path<'_>, step: &Step, moved: bool) -> Found {
    let sentences = path.sentences(step);
    Found {
        method: features.method(&sentences),
        evidence: Evidence::of(step, moved),
        sentences,
        moved,
    }
}
