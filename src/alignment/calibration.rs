use super::program::Step;

/// What is known of a bead when it is scored.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    /// The mean coverage of its sentences; none for an omission or addition.
    pub(super) coverage: Option<f32>,
    /// How many sentences it has beyond the first of each side.
    pub(super) further: usize,
    /// Whether it stands out of order.
    pub(super) moved: bool,
    /// How many of the beads beside it have sentences on both sides: 0 to 2; the ends of the text count as such.
    pub(super) neighbours: u8,
    /// For an omission or addition: the cosine of the nearest sentence.
    pub(super) nearest: f32,
}

impl Evidence {
    /// What a path knows of its own step.
    pub(super) fn of(step: &Step, moved: bool) -> Self {
        let (a, b) = step.size();
        Self {
            coverage: step.coverage(),
            further: (a + b).saturating_sub(2),
            moved,
            neighbours: 2,
            nearest: 0.0,
        }
    }
}

/// What a whole pair of texts says of the scores of its beads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calibration {
    /// The usual coverage of beads: where it is high, a low one is suspect.
    coverage: f32,
    /// The share of beads with one side only: where little is left out, what is paired is mostly right.
    alone: f32,
    /// 1 across languages.
    cross: f32,
}

impl Calibration {
    /// From the beads of the bodies.
    pub(super) fn new<'a>(beads: impl Iterator<Item = &'a Evidence>, cross: bool) -> Self {
        let (mut pairs, mut all, mut sum) = (0.0_f32, 0.0_f32, 0.0_f32);
        for evidence in beads {
            all += 1.0;
            if let Some(coverage) = evidence.coverage {
                pairs += 1.0;
                sum += coverage;
            }
        }
        Self {
            coverage: (sum + 2.5) / (pairs + 5.0),
            alone: (all - pairs + 1.0) / (all + 10.0),
            cross: f32::from(u8::from(cross)),
        }
    }

    /// How likely a bead is right, 0 to 1: of beads with score .9, nine in ten are.
    ///
    /// Two logistic regressions, for beads with two sides and with one, fitted to some 7,000 beads of drafts,
    /// independent translations and bilingual texts whose right alignment is known, and straightened where the shares
    /// seen differ from the curve; `docs/alignment.md` shows how well it holds.
    pub(super) fn score(&self, evidence: &Evidence) -> f32 {
        let neighbours = f32::from(evidence.neighbours);
        let logit = match evidence.coverage {
            Some(coverage) => {
                let several = f32::from(u8::from(evidence.further > 0));
                let beyond = evidence.further.saturating_sub(1) as f32;
                let moved = f32::from(u8::from(evidence.moved));
                let unrelated = (UNRELATED - coverage).max(0.0) * (1.0 - self.cross);
                2.09 + 5.51 * coverage
                    - 3.98 * self.coverage
                    - 4.86 * self.alone
                    - 2.45 * several
                    - 1.01 * beyond
                    - 0.50 * moved
                    + 0.74 * neighbours
                    - 0.29 * self.cross
                    - 60.0 * unrelated
            }
            None => 3.67 - 4.39 * evidence.nearest - 0.77 * self.alone - 0.15 * neighbours,
        };
        let fitted = 1.0 / (1.0 + f32::exp(-logit));
        straightened(fitted, if evidence.coverage.is_some() { &PAIRED } else { &ALONE })
    }
}

/// Below which coverage two sentences of one language are hardly ever renditions of each other. The regressions have seen
/// no such beads, since texts that nothing connects are not aligned by annotators; two short ones would pass for a pair.
const UNRELATED: f32 = 0.25;

/// Where the curve of the regressions leaves what was seen: the mean fitted score of a bin and the share of its beads
/// that are right, in hundredths, both growing. `benches/calibration.py` makes the table.
const PAIRED: [(u8, u8); 9] = [
    (0, 0),
    (20, 45),
    (35, 55),
    (55, 68),
    (66, 73),
    (76, 80),
    (87, 84),
    (93, 94),
    (100, 100),
];
/// The same for omissions and additions.
const ALONE: [(u8, u8); 5] = [(0, 40), (76, 75), (87, 81), (93, 95), (100, 98)];

/// The share that stands at a fitted score, on straight lines between those of a table.
fn straightened(fitted: f32, table: &[(u8, u8)]) -> f32 {
    let steps = table.iter().zip(table.iter().skip(1));
    let on_line = steps.map(|(&(from, low), &(to, high))| {
        let along = (fitted * 100.0 - f32::from(from)) / f32::from(to - from);
        (along, f32::from(low) + along * f32::from(high - low))
    });
    let share = on_line
        .filter(|&(along, _)| along <= 1.0)
        .map(|(_, share)| share)
        .next();
    (share.unwrap_or(100.0) / 100.0).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: Calibration = Calibration {
        coverage: 0.8,
        alone: 0.1,
        cross: 0.0,
    };
    const PAIR: Evidence = Evidence {
        coverage: Some(0.4),
        further: 0,
        moved: false,
        neighbours: 2,
        nearest: 0.0,
    };

    fn close(score: f32, expected: f32) {
        assert!((score - expected).abs() < 0.002, "{score} is not {expected}");
    }

    #[test]
    fn a_pair_is_judged_by_all_that_is_known_of_it() {
        let score = |evidence| USUAL.score(&evidence);
        close(
            score(Evidence {
                coverage: Some(0.8),
                ..PAIR
            }),
            0.989,
        );
        close(score(PAIR), 0.875);
        close(score(Evidence { neighbours: 0, ..PAIR }), 0.726);
        close(score(Evidence { moved: true, ..PAIR }), 0.826);
        close(score(Evidence { further: 1, ..PAIR }), 0.592);
        close(score(Evidence { further: 3, ..PAIR }), 0.193);
        // Sentences of one language that share next to nothing; across languages that says little.
        let unlike = Evidence {
            coverage: Some(0.2),
            ..PAIR
        };
        close(score(unlike), 0.269);
        close(Calibration { cross: 1.0, ..USUAL }.score(&unlike), 0.738);
    }

    #[test]
    fn what_has_no_partner_is_sure_when_nothing_comes_near() {
        let score = |nearest, neighbours| {
            let evidence = Evidence {
                coverage: None,
                nearest,
                neighbours,
                ..PAIR
            };
            USUAL.score(&evidence)
        };
        close(score(0.0, 2), 0.965);
        close(score(0.5, 2), 0.745);
        close(score(0.9, 2), 0.557);
        close(score(0.9, 0), 0.589);
    }

    #[test]
    fn the_pair_of_texts_is_known_by_its_beads() {
        let beads = [PAIR, PAIR, Evidence { coverage: None, ..PAIR }];
        let calibration = Calibration::new(beads.iter(), true);
        close(calibration.coverage, (0.8 + 2.5) / 7.0);
        close(calibration.alone, 2.0 / 13.0);
        close(calibration.cross, 1.0);
    }
}
