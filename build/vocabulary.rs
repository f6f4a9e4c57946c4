//! Packs the WordNet tables: every relation a word has to a sense becomes one sorted list a word, so that relating two
//! words is one merge of two short lists.
//!
//! Written: `words` (a table of numbers: form → place in `word_units`), `word_units.bin` (unit × 4 + part of speech), and for each unit,
//! which is a lemma as one part of speech, `unit_ties` and `unit_derivations` (`.bin` with `_bases.bin` and `_steps.bin`), and
//! `unit_lemmas.bin` (start × 4096 + uses × 256 + 128 for people and their groups + length) into `words.txt`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::path::Path;

use crate::shape::{write_keyed_numbers, write_numbers, write_short_numbers};
use crate::tsv::Table;

// How a word stands to a sense; the same numbers are in src/lexicon/vocabulary.rs.
const OWN: u32 = 1;
const PARENT: u32 = 2;
const GRANDPARENT: u32 = 4;
const SIMILAR: u32 = 8;
const OPPOSED: u32 = 16;
const KIN: u32 = 32;
const COMMON: u32 = 64;

/// More kinds than this and two of them have little in common.
const MOST_KIN: usize = 120;
/// A more general sense two steps up says something only while it is not `act` or `thing`.
const MOST_DESCENDANTS: usize = 1_000;

/// The senses, by their numbers in `synsets.tsv`, that people and what they form together are kinds of: `person`, `social
/// group`, `people`.
const SOMEBODY: [u32; 3] = [13, 21_680, 21_648];

#[derive(Default)]
struct Synset {
    parents: Vec<u32>,
    similar: Vec<u32>,
    opposites: Vec<u32>,
    children: usize,
    descendants: usize,
}

/// Writes the packed vocabulary from `wordnet.tsv`, `synsets.tsv` and `exceptions.tsv`.
pub(crate) fn write(data: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let words = Table::read(&data.join("wordnet.tsv"))?;
    let words = words.by_key()?;
    let synsets = synsets(&Table::read(&data.join("synsets.tsv"))?)?;
    let numbers: HashMap<&str, u32> = words.keys().copied().zip(0..).collect();

    let mut forms: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    let (mut ties, mut derivations) = (Lists::new(), Lists::new());
    let mut lemmas = Vec::new();
    for (unit, columns) in &words {
        let (lemma, speech) = split(unit)?;
        forms.entry(lemma).or_default().insert(numbers[unit] * 4 + speech);
        let uses: u32 = columns[0].parse()?;
        let mut senses = columns[1].split(':').map(str::parse);
        let main: u32 = senses.next().ok_or("a word needs a sense")??;
        lemmas.push((lemma, uses, is_somebody(main, &synsets)));
        ties.push(ties_of(&columns[1], &synsets)?);
        derivations.push(
            columns[2]
                .split_whitespace()
                .filter_map(|other| numbers.get(other.replace('_', " ").as_str()).copied()),
        );
    }
    let exceptions = Table::read(&data.join("exceptions.tsv"))?;
    for (line, row) in &exceptions.rows {
        let (form, speech) = split(&row[0])?;
        let lemma = format!("{}/{}", row[1], row[0].rsplit('/').next().unwrap_or_default());
        let unit = numbers
            .get(lemma.as_str())
            .ok_or_else(|| exceptions.error(*line, "the lemma is not known"))?;
        forms.entry(form).or_default().insert(unit * 4 + speech);
    }

    let mut word_units = Vec::new();
    let mut entries = BTreeMap::new();
    for (form, units) in forms {
        entries.insert(form, (word_units.len() as u32) << 8 | units.len() as u32);
        word_units.extend(units);
    }
    write_keyed_numbers("words", &entries, out)?;
    // A lemma is a form too: its text is where the table of forms has it, each form on a line of its own.
    let starts = entries.keys().scan(0, |next, form| {
        let start = *next;
        *next += form.len() as u32 + 1;
        Some((*form, start))
    });
    let starts: HashMap<&str, u32> = starts.collect();
    let place = |(lemma, uses, somebody): (&str, u32, bool)| {
        starts[lemma] << 12 | uses << 8 | u32::from(somebody) << 7 | lemma.len() as u32
    };
    let lemmas: Vec<u32> = lemmas.into_iter().map(place).collect();
    write_numbers(out, "word_units.bin", &word_units)?;
    write_numbers(out, "unit_lemmas.bin", &lemmas)?;
    ties.write(out, "unit_ties", 4)?;
    derivations.write(out, "unit_derivations", 2)
}

/// The senses a word is tied to, each with how, sorted by sense: sense × 256 + roles.
fn ties_of(senses: &str, synsets: &HashMap<u32, Synset>) -> Result<Vec<u32>, Box<dyn Error>> {
    let mut roles: BTreeMap<u32, u32> = BTreeMap::new();
    let mut tie = |sense: u32, role: u32| *roles.entry(sense).or_default() |= role;
    let nothing = Synset::default();
    let look_up = |sense: u32| synsets.get(&sense).unwrap_or(&nothing);
    for (rank, entry) in senses.split_whitespace().enumerate() {
        let (sense, share) = entry.split_once(':').ok_or("a sense needs a share")?;
        let (sense, share): (u32, u32) = (sense.parse()?, share.parse()?);
        let common = rank == 0 || share >= 1;
        tie(sense, OWN | if common { COMMON } else { 0 });
        if !common {
            continue;
        }
        let synset = look_up(sense);
        for &opposite in &synset.opposites {
            tie(opposite, OPPOSED);
        }
        for &similar in &synset.similar {
            tie(similar, SIMILAR);
            for &opposite in &look_up(similar).opposites {
                tie(opposite, OPPOSED);
            }
        }
        for &parent in &synset.parents {
            let general = look_up(parent);
            tie(parent, PARENT | if general.children <= MOST_KIN { KIN } else { 0 });
            for &opposite in &general.opposites {
                if general.children <= MOST_KIN {
                    tie(opposite, OPPOSED);
                }
            }
            for &grandparent in &general.parents {
                if look_up(grandparent).descendants <= MOST_DESCENDANTS {
                    tie(grandparent, GRANDPARENT);
                }
            }
        }
    }
    Ok(roles.into_iter().map(|(sense, roles)| sense << 8 | roles).collect())
}

fn synsets(table: &Table) -> Result<HashMap<u32, Synset>, Box<dyn Error>> {
    let mut synsets: HashMap<u32, Synset> = HashMap::new();
    for (number, columns) in table.by_key()? {
        let list = |column: &String| {
            column
                .split_whitespace()
                .map(str::parse)
                .collect::<Result<Vec<u32>, _>>()
        };
        let entry = synsets.entry(number.parse()?).or_default();
        entry.parents = list(&columns[0])?;
        entry.similar = list(&columns[1])?;
        entry.opposites = list(&columns[2])?;
    }
    let parents: Vec<Vec<u32>> = synsets.values().map(|synset| synset.parents.clone()).collect();
    for mut level in parents {
        for &parent in &level {
            synsets.entry(parent).or_default().children += 1;
        }
        // Twenty steps lead from any sense to the top.
        for _ in 0..20 {
            let mut next = BTreeSet::new();
            for parent in level {
                let synset = synsets.entry(parent).or_default();
                synset.descendants += 1;
                next.extend(&synset.parents);
            }
            level = next.into_iter().collect();
        }
    }
    Ok(synsets)
}

/// Whether a sense is of a person or a group of people that can do something.
fn is_somebody(sense: u32, synsets: &HashMap<u32, Synset>) -> bool {
    let mut level = vec![sense];
    for _ in 0..20 {
        if level.iter().any(|sense| SOMEBODY.contains(sense)) {
            return true;
        }
        let parents = level
            .iter()
            .filter_map(|sense| synsets.get(sense))
            .flat_map(|synset| &synset.parents);
        level = parents.copied().collect();
    }
    false
}

/// `rise/v` to its lemma and the number of its part of speech.
fn split(unit: &str) -> Result<(&str, u32), Box<dyn Error>> {
    let (lemma, speech) = unit
        .rsplit_once('/')
        .ok_or_else(|| format!("`{unit}` names no part of speech"))?;
    let speech = "nvar"
        .find(speech)
        .ok_or_else(|| format!("`{unit}` names an unknown part of speech"))?;
    Ok((lemma, speech as u32))
}

/// Lists of numbers end to end, with where each starts.
struct Lists {
    starts: Vec<u32>,
    numbers: Vec<u32>,
}

impl Lists {
    fn new() -> Self {
        Self {
            starts: vec![0],
            numbers: Vec::new(),
        }
    }

    fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        self.numbers.extend(list.into_iter().collect::<BTreeSet<_>>());
        self.starts.push(self.numbers.len() as u32);
    }

    /// Writes the numbers in so many bytes each, a base for every [`LISTS_A_BASE`] lists, and how far from it each starts.
    fn write(&self, out: &Path, name: &str, width: usize) -> Result<(), Box<dyn Error>> {
        let bases: Vec<u32> = self.starts.iter().copied().step_by(LISTS_A_BASE).collect();
        let steps = self
            .starts
            .iter()
            .enumerate()
            .map(|(list, start)| start - bases[list / LISTS_A_BASE]);
        write_numbers(out, &format!("{name}_bases.bin"), &bases)?;
        write_short_numbers(out, &format!("{name}_steps.bin"), steps, 2)?;
        write_short_numbers(out, &format!("{name}.bin"), self.numbers.iter().copied(), width)
    }
}

/// How many lists are told from one base.
const LISTS_A_BASE: usize = 64;
