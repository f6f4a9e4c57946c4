use super::{
    AlignmentOptions, Bead, Place, Placed, Weights,
    band::Band,
    calibration::{Calibration, Evidence},
    features::Features,
    nearest::Nearest,
    path::Path,
    priors::Priors,
};
use crate::{
    notice::Notice,
    pair::{Pair, Side},
    segmentation::{Document, PassageKind},
};

/// Furniture that renders furniture of its own kind. A label says nothing, and an entity list has no order to follow.
const KINDS: [PassageKind; 8] = [
    PassageKind::Headline,
    PassageKind::Standfirst,
    PassageKind::Subheading,
    PassageKind::Summary,
    PassageKind::Highlight,
    PassageKind::Caption,
    PassageKind::Byline,
    PassageKind::Keyword,
];

/// From which coverage on furniture is a pair.
const ALIKE: f32 = 0.4;
/// The same for the headline, of which there is only one.
const HEADLINE: f32 = 0.2;

/// Pairs the furniture of both documents kind by kind. What finds no partner gets no bead. Kinds of which there are very
/// many are searched as the body is, with the same notices.
pub(super) fn align(
    features: &Features,
    documents: Pair<&Document>,
    options: &AlignmentOptions,
    weights: &Weights,
    calibration: &Calibration,
) -> (Vec<Placed>, Vec<Notice>) {
    let (mut beads, mut notices) = (Vec::new(), Vec::new());
    for kind in KINDS {
        let of_kind = |document: &Document| -> Vec<usize> {
            (0..document.sentences.len())
                .filter(|&sentence| document.kind_of(sentence) == kind)
                .collect()
        };
        let sentences = documents.map(of_kind);
        if sentences.iter().any(|(_, sentences)| sentences.is_empty()) {
            continue;
        }
        let sequences = Pair::new(sentences.original.as_slice(), sentences.rendition.as_slice());
        let nearest = Nearest::new(features, sequences);
        let (band, notice) = Band::first(&nearest, sequences.original.len(), sequences.rendition.len(), options);
        notices.extend(notice);
        let path = Path::new(features, sequences, &nearest, &band, weights, Priors::usual(weights));
        let least = if kind == PassageKind::Headline { HEADLINE } else { ALIKE };
        for step in path
            .steps
            .iter()
            .filter(|step| step.coverage().is_some_and(|coverage| coverage >= least))
        {
            let sentences = path.sentences(step);
            beads.push(Placed {
                place: Place {
                    rendition: sentences
                        .get(Side::Rendition)
                        .first()
                        .map_or(0, |sentence| sentence + 1),
                    omitted: false,
                    original: sentences.get(Side::Original).first().copied().unwrap_or(0),
                },
                bead: Bead {
                    score: calibration.score(&Evidence::of(step, false)),
                    moved: false,
                    method: features.method(&sentences),
                    nearest: None,
                    sentences,
                },
            });
        }
    }
    (beads, notices)
}
