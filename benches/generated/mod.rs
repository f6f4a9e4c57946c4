//! Texts of any length that nobody wrote, with a second rendition whose alignment is known.

/// Sentences to beads: places in the original and in the rendition.
pub(crate) type Gold = Vec<(Vec<usize>, Vec<usize>)>;

/// Two renditions of one generated story, one sentence a line.
pub(crate) struct Generated {
    pub(crate) original: String,
    pub(crate) rendition: String,
    /// What renders what.
    pub(crate) gold: Gold,
}

/// A story of about so many sentences on each side. The rendition says a third of the words differently, leaves out
/// and adds one sentence in twenty each, and splits and merges as many.
pub(crate) fn story(sentences: usize) -> Generated {
    let mut chance = Chance(0x5eed_0000 + sentences as u64);
    let original: Vec<Vec<usize>> = (0..sentences).map(|_| sentence(&mut chance, sentences)).collect();
    let (mut rendition, mut gold) = (Vec::new(), Gold::new());
    let mut at = 0;
    while at < original.len() {
        match chance.below(20) {
            0 => gold.push((vec![at], Vec::new())),
            1 => {
                gold.push((Vec::new(), vec![rendition.len()]));
                rendition.push(sentence(&mut chance, sentences));
                continue;
            }
            2 if original[at].len() > 9 => {
                let words = reworded(&original[at], &mut chance);
                let (first, second) = words.split_at(words.len() / 2);
                gold.push((vec![at], vec![rendition.len(), rendition.len() + 1]));
                rendition.extend([first.to_vec(), second.to_vec()]);
            }
            3 if at + 1 < original.len() => {
                let mut words = reworded(&original[at], &mut chance);
                words.extend(reworded(&original[at + 1], &mut chance));
                gold.push((vec![at, at + 1], vec![rendition.len()]));
                rendition.push(words);
                at += 1;
            }
            _ => {
                gold.push((vec![at], vec![rendition.len()]));
                rendition.push(reworded(&original[at], &mut chance));
            }
        }
        at += 1;
    }
    Generated {
        original: written(&original),
        rendition: written(&rendition),
        gold,
    }
}

/// Words by their rank. As in any language, a few are in every sentence and most are rare: rank and frequency follow
/// Zipf's law, and longer texts have more words.
fn sentence(chance: &mut Chance, sentences: usize) -> Vec<usize> {
    let length = 6 + chance.below(12) + chance.below(12);
    let words = 2_000.0 + 30.0 * (sentences as f64).sqrt();
    (0..length).map(|_| words.powf(chance.share()) as usize).collect()
}

/// A third of the words replaced by others, most by a fixed synonym.
fn reworded(words: &[usize], chance: &mut Chance) -> Vec<usize> {
    let reworded = words.iter().map(|&word| match chance.below(9) {
        0 | 1 => word + 1,
        2 => word / 2 + chance.below(50),
        _ => word,
    });
    reworded.collect()
}

fn written(sentences: &[Vec<usize>]) -> String {
    let mut text = String::new();
    for sentence in sentences {
        for (place, &word) in sentence.iter().enumerate() {
            let spelt = spelt(word);
            if place == 0 {
                let (first, rest) = spelt.split_at(1);
                text.push_str(&first.to_uppercase());
                text.push_str(rest);
            } else {
                text.push(' ');
                text.push_str(&spelt);
            }
        }
        text.push_str(".\n");
    }
    text
}

/// A word that can be spoken, by its rank: common ones are short.
fn spelt(word: usize) -> String {
    const SYLLABLES: [&str; 25] = [
        "ba", "de", "fi", "go", "lu", "ka", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "hu", "ran", "sel", "tin",
        "mor", "bul", "gar", "den", "kis", "lon", "pur",
    ];
    let mut rest = word * 7 + 3;
    let mut spelt = String::new();
    loop {
        spelt.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
        if rest == 0 {
            return spelt;
        }
    }
}

/// A small generator of numbers that are as good as random and the same on every run (Steele and others 2014:
/// SplitMix).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    /// From 0 to 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
