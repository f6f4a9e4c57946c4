use crate::{lexicon::Relation, pair::Side};

use super::item::{Item, ItemClass};

/// How far to either side neighbours count as context.
const REACH: usize = 3;

/// How alike two tokens must be, of 100, to count as context for others.
const CONTEXT_FROM: u8 = 50;

/// What can be alike at all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Content,
    Function,
    Mark,
}

impl Kind {
    const fn of(class: ItemClass) -> Self {
        match class {
            ItemClass::Content | ItemClass::Number => Self::Content,
            ItemClass::Function => Self::Function,
            ItemClass::Mark => Self::Mark,
        }
    }
}

/// The similarity of every pair of tokens, of 100, and the relation it rests on.
pub(super) struct Similarities {
    columns: usize,
    values: Vec<u8>,
}

impl Similarities {
    pub(super) fn new(original: &[Item<'_>], rendition: &[Item<'_>]) -> Self {
        let columns = rendition.len();
        let mut values = vec![0; original.len() * columns];
        // Most pairs are of a word of content and one that is none.
        let mut of_kind = [Kind::Content, Kind::Function, Kind::Mark].map(|_| Vec::with_capacity(columns));
        for (column, right) in rendition.iter().enumerate() {
            of_kind[Kind::of(right.class) as usize].push((column, right));
        }
        for (left, row) in original.iter().zip(values.chunks_exact_mut(columns.max(1))) {
            for (column, right) in &of_kind[Kind::of(left.class) as usize] {
                row[*column] = similarity(left, right);
            }
        }
        Self { columns, values }
    }

    /// Whether the other side has a word of the same sense as the one that stands at a position.
    pub(super) fn is_kept(&self, side: Side, position: usize) -> bool {
        let keeps = |value: &u8| *value >= of_relation(Relation::Derivation);
        match side {
            Side::Original => self.values[position * self.columns..(position + 1) * self.columns]
                .iter()
                .any(keeps),
            Side::Rendition => self.values.iter().skip(position).step_by(self.columns).any(keeps),
        }
    }

    pub(super) fn get(&self, original: usize, rendition: usize) -> u8 {
        self.values[original * self.columns + rendition]
    }

    fn rows(&self) -> usize {
        self.values.len().checked_div(self.columns).unwrap_or(0)
    }

    /// How well the neighbours of two tokens correspond, 0 to 1.
    ///
    /// For each neighbour within reach on the left side, the best of the three tokens around the same distance on the
    /// right counts, less the farther away it is (after the neighbour evidence of Sultan, Bethard and Sumner, 2014).
    pub(super) fn context(&self, original: usize, rendition: usize) -> f32 {
        let (mut sum, mut possible) = (0.0_f32, 0.0_f32);
        for distance in 1..=REACH {
            let weight = if distance == 1 { 1.0 } else { 0.67 };
            for direction in [-1_isize, 1] {
                possible += weight;
                let Some(row) = original.checked_add_signed(direction * distance as isize) else {
                    continue;
                };
                if row >= self.rows() {
                    continue;
                }
                let best = (-1..=1_isize).filter_map(|drift| {
                    let column = rendition.checked_add_signed(direction * distance as isize + drift)?;
                    if column >= self.columns || column == rendition {
                        return None;
                    }
                    let value = self.get(row, column);
                    let share = f32::from(value) / 100.0 * if drift == 0 { 1.0 } else { 0.8 };
                    (value >= CONTEXT_FROM).then_some(share)
                });
                sum += weight * best.fold(0.0, f32::max);
            }
        }
        sum / possible
    }
}

/// How two tokens are related, as far as their words tell.
pub(super) fn relation(left: &Item<'_>, right: &Item<'_>) -> Relation {
    if left.is_same(right) {
        return Relation::Identical;
    }
    match (left.word, right.word) {
        (Some(one), Some(other)) => one.relation(other),
        _ => Relation::None,
    }
}

fn similarity(left: &Item<'_>, right: &Item<'_>) -> u8 {
    if left.is_same(right) {
        return 100;
    }
    match (left.class, right.class) {
        (ItemClass::Content, ItemClass::Content) => {
            let by_relation = of_relation(relation(left, right));
            // A misspelt or changed name stands opposite the right one.
            let names = left.is_capitalised && right.is_capitalised;
            let by_letters = if names && left.may_share_letters(right) && share_letters(left.key(), right.key()) {
                52
            } else {
                0
            };
            by_relation.max(by_letters)
        }
        (ItemClass::Number, ItemClass::Number) => 35,
        (ItemClass::Function, ItemClass::Function) if is_variant(left, right) => 60,
        _ => 0,
    }
}

const fn of_relation(relation: Relation) -> u8 {
    match relation {
        Relation::Identical => 100,
        Relation::Spelling => 98,
        Relation::Inflection | Relation::Alias => 90,
        Relation::Synonym => 80,
        Relation::Derivation => 74,
        Relation::Antonym => 55,
        Relation::Hypernym | Relation::Similar => 54,
        Relation::Cohyponym => 51,
        Relation::None => 0,
    }
}

fn is_variant(left: &Item<'_>, right: &Item<'_>) -> bool {
    relation(left, right).keeps_sense()
}

/// Whether two words share half of their letter pairs (Dice, 1945).
fn share_letters(left: &str, right: &str) -> bool {
    if left.is_ascii() && right.is_ascii() {
        // The same without decoding: names are compared with all names of a bead.
        return share_half(byte_pairs(left), byte_pairs(right));
    }
    share_half(letter_pairs(left), letter_pairs(right))
}

fn share_half<T: PartialEq>(left: impl Iterator<Item = T>, right: impl Iterator<Item = T> + Clone) -> bool {
    let right = right.take(MOST_LETTER_PAIRS);
    let (mut shared, mut total) = (0, right.clone().count());
    // A bit for each pair of the right word that is shared already.
    let mut taken = 0_u128;
    for pair in left.take(MOST_LETTER_PAIRS) {
        total += 1;
        let free = |(at, other): &(usize, T)| taken & 1 << at == 0 && *other == pair;
        if let Some((at, _)) = right.clone().enumerate().find(free) {
            taken |= 1 << at;
            shared += 1;
        }
    }
    total > 0 && shared * 4 >= total
}

fn letter_pairs(word: &str) -> impl Iterator<Item = (char, char)> + Clone + '_ {
    word.chars().zip(word.chars().skip(1))
}

fn byte_pairs(word: &str) -> impl Iterator<Item = (u8, u8)> + Clone + '_ {
    word.bytes().zip(word.bytes().skip(1))
}

/// More letters of one word say nothing new.
const MOST_LETTER_PAIRS: usize = 128;

#[cfg(test)]
mod tests {
    use super::{super::item::items, *};
    use crate::{
        annotation::Words,
        input::{Source, read_text},
        segmentation::{SegmentOptions, segment},
    };

    #[test]
    fn no_name_is_missed_by_its_letters() {
        let names = "Anna Anana Banana Nan Annan Hanan Kowalski Kowalska Kovalsky O'Brien Obrien Ng Xu Aa Aaaaaa Zürich \
                     Zurich Zuerich Mississippi Missouri Petersburg Petersberg Abelard Arabella Lebanon Albanon";
        let document = segment(read_text(names, Source::default()), &SegmentOptions::default());
        let words = Words::of(&document);
        let items = items(&document, &words, &[0]);
        assert!(items.len() > 20 && items.iter().all(|item| item.is_capitalised));
        let mut told = 0;
        for (left, right) in items
            .iter()
            .flat_map(|left| items.iter().map(move |right| (left, right)))
        {
            let may = left.may_share_letters(right);
            assert!(
                may || !share_letters(left.key(), right.key()),
                "{} {}",
                left.key(),
                right.key()
            );
            told += usize::from(!may);
        }
        assert!(told * 2 > items.len() * items.len(), "only {told} pairs are told apart");
    }
}
