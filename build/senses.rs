//! The sense tables (`# shape: senses`) compiled together: records, and a table from words and expressions to theirs.
//!
//! A record is a run of 16-bit numbers: how many synonym groups, opposites, contrasts and scale steps follow, then the
//! groups, then a pair (row, side), (row, member) or (row, level) for each of the others. The row of a contrast or of a
//! step is where the name of its topic or scale starts in a text of such names. `src/lexicon/senses.rs` reads it.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use crate::hash::{hash, hash_step, place_of_bit};
use crate::shape::{write_keyed_numbers, write_numbers};
use crate::tsv::Table;

/// What all rows together say of one word or expression.
#[derive(Default)]
struct Record {
    groups: Vec<u16>,
    opposites: Vec<[u16; 2]>,
    contrasts: Vec<[u16; 2]>,
    steps: Vec<[u16; 2]>,
}

/// Everything the sense tables say, while it is gathered.
#[derive(Default)]
struct Senses {
    records: BTreeMap<String, Record>,
    groups: u16,
    pairs: u16,
    /// A topic a line.
    topics: String,
    /// A scale a line.
    scales: String,
    spelling: BTreeMap<String, String>,
}

/// Writes `senses.bin` (the records), `topics.txt`, `scales.txt` and the table of numbers `senses`: a key to twice the
/// start of its record, counted from 1, plus 1 if an expression goes on from it. What only begins an expression is a
/// key too, with the number 1. `senses_steps.bin` is a filter over the steps from a beginning to the next word.
///
/// Keys take the preferred spelling of `spelling.tsv`, as words do when they are looked up.
pub(crate) fn write(tables: &[Table], data: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let spelling = Table::read(&data.join("spelling.tsv"))?;
    let mut senses = Senses {
        spelling: spelling
            .by_key()?
            .into_iter()
            .filter_map(|(variant, rest)| Some((variant.to_owned(), rest.first()?.clone())))
            .collect(),
        ..Senses::default()
    };
    for table in tables {
        for (line, row) in &table.rows {
            let [head, members] = row.as_slice() else { continue };
            let added = match table.name() {
                "synonyms" | "news_synonyms" => senses.add_group(&[members]),
                "light_verbs" | "phrases" | "idioms" => senses.add_group(&[head, members]),
                "antonyms" => senses.add_pair(head, members),
                "contrasts" => senses.add_contrast(head, members),
                "strength" => senses.add_scale(head, members),
                other => Err(format!(
                    "`{other}` is none of the sense tables that build/senses.rs knows"
                )),
            };
            added.map_err(|what| table.error(*line, &what))?;
        }
    }
    let mut flat: Vec<u16> = Vec::new();
    let mut entries: BTreeMap<&str, u32> = BTreeMap::new();
    for (key, record) in &senses.records {
        let start = u32::try_from(flat.len())?;
        *entries.entry(key).or_default() |= (start + 1) << 1;
        for (end, _) in key.match_indices(' ') {
            *entries.entry(&key[..end]).or_default() |= 1;
        }
        record.append_to(&mut flat)?;
    }
    write_keyed_numbers("senses", &entries, out)?;
    write_numbers(out, "senses_steps.bin", &steps(entries.keys()))?;
    let bytes: Vec<u8> = flat.iter().flat_map(|number| number.to_le_bytes()).collect();
    fs::write(out.join("senses.bin"), bytes)?;
    fs::write(out.join("topics.txt"), senses.topics)?;
    Ok(fs::write(out.join("scales.txt"), senses.scales)?)
}

/// A bit for each step from the beginning of a key to its next word.
fn steps<'a>(keys: impl Iterator<Item = &'a &'a str> + Clone) -> Vec<u32> {
    let last_steps = keys.filter_map(|key| key.rsplit_once(' '));
    let mut bits = vec![0_u32; last_steps.clone().count() / 2 + 1];
    for (beginning, next) in last_steps {
        let (at, bit) = place_of_bit(hash_step(hash(beginning), hash(next)), bits.len());
        bits[at] |= bit;
    }
    bits
}

impl Senses {
    /// One synonym group out of lists of members.
    fn add_group(&mut self, lists: &[&String]) -> Result<(), String> {
        let group = self.groups;
        self.groups = group.checked_add(1).ok_or("too many groups for 16 bits")?;
        for member in lists.iter().flat_map(|list| members(list)) {
            let groups = &mut self.record(member)?.groups;
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        Ok(())
    }

    fn add_pair(&mut self, side: &str, opposite: &str) -> Result<(), String> {
        let pair = self.pairs;
        self.pairs = pair.checked_add(1).ok_or("too many pairs for 16 bits")?;
        for (side, list) in (0..).zip([side, opposite]) {
            for member in members(list) {
                self.record(member)?.opposites.push([pair, side]);
            }
        }
        Ok(())
    }

    fn add_contrast(&mut self, topic: &str, list: &str) -> Result<(), String> {
        let row = add_line(&mut self.topics, topic)?;
        for (place, variants) in (0..).zip(members(list)) {
            for member in variants.split('/') {
                self.record(member)?.contrasts.push([row, place]);
            }
        }
        Ok(())
    }

    fn add_scale(&mut self, scale: &str, list: &str) -> Result<(), String> {
        let row = add_line(&mut self.scales, scale)?;
        for step in members(list) {
            let (level, variants) = step.split_once(' ').ok_or_else(|| format!("`{step}` names no word"))?;
            let level = level
                .parse()
                .ok()
                .filter(|level| *level <= 100)
                .ok_or_else(|| format!("`{level}` is no level from 0 to 100"))?;
            for member in variants.split('/') {
                self.record(member)?.steps.push([row, level]);
            }
        }
        Ok(())
    }

    fn record(&mut self, member: &str) -> Result<&mut Record, String> {
        let words: Vec<&str> = member
            .split(' ')
            .filter(|word| !is_article(word))
            .map(|word| self.spelling.get(word).map_or(word, String::as_str))
            .collect();
        if words.is_empty() || words.contains(&"") || member.to_lowercase() != member {
            return Err(format!("`{member}` is no lower-case word or expression"));
        }
        let key = words.join(" ");
        Ok(self.records.entry(key).or_default())
    }
}

impl Record {
    fn append_to(&self, flat: &mut Vec<u16>) -> Result<(), Box<dyn Error>> {
        for count in [
            self.groups.len(),
            self.opposites.len(),
            self.contrasts.len(),
            self.steps.len(),
        ] {
            flat.push(u16::try_from(count)?);
        }
        flat.extend(&self.groups);
        flat.extend(
            self.opposites
                .iter()
                .chain(&self.contrasts)
                .chain(&self.steps)
                .flatten(),
        );
        Ok(())
    }
}

/// Adds a line to a text and says where it starts.
fn add_line(text: &mut String, line: &str) -> Result<u16, String> {
    let start = u16::try_from(text.len()).map_err(|_| format!("`{line}` starts too far on for 16 bits"))?;
    text.push_str(line);
    text.push('\n');
    Ok(start)
}

fn members(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim)
}

/// Articles are no part of a key; `senses.rs` passes over them too.
fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the")
}
