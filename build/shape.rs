//! What a table becomes: rows or numbers found by a hash of their key.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use crate::hash::{FUNCTION_WORD, KNOWN_PLACES, as_number, hash, hash_of_number, known_place, place_of_bit, slot};
use crate::tsv::Table;

/// Writes the table in the shape its head names, and notes its keys among those of all tables.
pub(crate) fn write(table: &Table, known: &mut Known, out: &Path) -> Result<(), Box<dyn Error>> {
    match table.shape.as_str() {
        "set" => rows(table, 0, known, out),
        "map" => rows(table, 1, known, out),
        "rows" => rows(table, usize::MAX, known, out),
        "groups" => {
            let groups = table.by_repeated_key()?;
            known.add(table.name(), groups.keys(), out)?;
            keyed(table.name(), &groups, out).map(drop)
        }
        "patterns" => patterns(table, known, out),
        "numbers" => numbers(table, out),
        "classes" => {
            if table.name() == "function_words" {
                known.mark(FUNCTION_WORD, table.by_key()?.keys());
            }
            classes(table, out)
        }
        // Three tables that are packed together.
        "vocabulary" => Ok(()),
        other => Err(table.error(1, &format!("no shape is called `{other}`"))),
    }
}

/// Each pattern of the last column, separated by commas, by its rarest word, which is looked for first. `NAME.others` has a
/// line for each row of the table without its patterns, `NAME.ends` one for the words before or behind a rarest word, and
/// `NAME.patterns` four numbers of two bytes for each pattern: where the words before and behind it begin there, where its
/// row begins in the others, and where the first row with the same first column does; rows that differ in nothing else are
/// one there. The table itself tells the first pattern of a word and how many it has. `let/leave ~ stand` holds two patterns.
fn patterns(table: &Table, known: &mut Known, out: &Path) -> Result<(), Box<dyn Error>> {
    let frequencies = Table::read(&table.beside("frequency.tsv"))?;
    let frequencies = frequencies.by_key()?;
    let frequency = |word: &str| -> u32 {
        let columns = frequencies.get(word).and_then(|columns| columns.first());
        columns.and_then(|number| number.parse().ok()).unwrap_or_default()
    };
    // Words of a text are looked at in their preferred spelling.
    let spelling = Table::read(&table.beside("spelling.tsv"))?;
    let spelling = spelling.by_key()?;
    let preferred = |word: &str| -> String {
        let columns = spelling.get(word).and_then(|columns| columns.first());
        columns.map_or(word, String::as_str).to_owned()
    };
    let (mut others, mut ends) = (String::new(), String::new());
    let (mut questions, mut answers, mut places) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut by_anchor: BTreeMap<String, Vec<[usize; 4]>> = BTreeMap::new();
    for (line, row) in &table.rows {
        let Some((patterns, columns)) = row.split_last() else {
            continue;
        };
        let start = *answers.entry(columns).or_insert(others.len());
        let question = *questions.entry(columns.first()).or_insert(start);
        if start == others.len() {
            others += &columns.join("\t");
            others.push('\n');
        }
        for pattern in patterns.split(',').flat_map(alternatives) {
            let words: Vec<String> = pattern.split_whitespace().map(preferred).collect();
            let is_word = |place: &usize| words[*place] != "~";
            let anchor = (0..words.len())
                .filter(is_word)
                .min_by_key(|&place| frequency(&words[place]));
            let Some(anchor) = anchor else {
                return Err(table.error(*line, "a pattern without a word"));
            };
            let [before, behind] = [&words[..anchor], &words[anchor + 1..]].map(|words| {
                let words = words.join(" ") + "\n";
                *places.entry(words).or_insert_with_key(|words| {
                    ends.push_str(words);
                    ends.len() - words.len()
                })
            });
            let entries = by_anchor.entry(words[anchor].clone()).or_default();
            let entry = [before, behind, start, question];
            if entries.contains(&entry) {
                return Err(table.error(*line, &format!("`{pattern}` stands twice")));
            }
            entries.push(entry);
        }
    }
    let numbers = by_anchor.values().flatten().flatten();
    let numbers = numbers
        .map(|&number| u32::try_from(number))
        .collect::<Result<Vec<_>, _>>()?;
    write_short_numbers(out, &format!("{}.patterns", table.name()), numbers.into_iter(), 2)?;
    fs::write(out.join(format!("{}.others", table.name())), others)?;
    fs::write(out.join(format!("{}.ends", table.name())), ends)?;
    let mut first = 0;
    let rows = by_anchor.values().map(|entries| {
        first += entries.len();
        [(first - entries.len()).to_string(), entries.len().to_string()]
    });
    let rows: Vec<[String; 2]> = rows.collect();
    let anchors = by_anchor.keys().map(String::as_str);
    let groups: BTreeMap<&str, Vec<&[String]>> = anchors.zip(rows.iter().map(|row| vec![row.as_slice()])).collect();
    known.add(table.name(), groups.keys(), out)?;
    keyed(table.name(), &groups, out).map(drop)
}

/// The patterns that one with slashes stands for.
fn alternatives(pattern: &str) -> Vec<String> {
    pattern.split_whitespace().fold(vec![String::new()], |begun, word| {
        let goes_on = |start: &String| {
            let start = start.clone();
            word.split('/')
                .map(move |choice| format!("{start} {choice}").trim_start().to_owned())
        };
        begun.iter().flat_map(goes_on).collect()
    })
}

/// One row a key, and no more than `width` columns of it.
fn rows(table: &Table, width: usize, known: &mut Known, out: &Path) -> Result<(), Box<dyn Error>> {
    let rows: BTreeMap<_, _> = table
        .by_key()?
        .into_iter()
        .map(|(key, columns)| {
            let kept = columns.get(..width).unwrap_or(columns);
            (key, if kept.is_empty() { Vec::new() } else { vec![kept] })
        })
        .collect();
    known.add(table.name(), rows.keys(), out)?;
    keyed(table.name(), &rows, out).map(drop)
}

/// Which tables may hold a text, for all tables but those of numbers, and which may hold something longer that begins with
/// it: by the hash of the text a bit for each table.
///
/// A text is asked for in some fifty tables a word, and hardly any holds it; one place to look answers them all.
pub(crate) struct Known {
    tables: Vec<[u64; 2]>,
    count: u8,
}

impl Known {
    pub(crate) fn new() -> Self {
        Self {
            tables: vec![[0; 2]; KNOWN_PLACES],
            count: 0,
        }
    }

    /// `NAME.bit`: the number of the table's bit.
    fn add<'a>(
        &mut self,
        name: &str,
        keys: impl Iterator<Item = &'a &'a str>,
        out: &Path,
    ) -> Result<(), Box<dyn Error>> {
        let bit = 1 << self.count;
        if bit == FUNCTION_WORD {
            return Err("more than 63 tables: a filter of wider numbers is needed".into());
        }
        self.mark(bit, keys);
        fs::write(out.join(format!("{name}.bit")), [self.count])?;
        self.count += 1;
        Ok(())
    }

    /// Sets a bit for some keys and for what they begin with.
    fn mark<'a>(&mut self, bit: u64, keys: impl Iterator<Item = &'a &'a str>) {
        for key in keys {
            self.tables[known_place(hash(key))][0] |= bit;
            for end in word_ends(key) {
                self.tables[known_place(hash(key[..end].trim_end_matches(' ')))][1] |= bit;
            }
        }
    }

    /// `known.bin`: the bits by place.
    pub(crate) fn write(&self, out: &Path) -> Result<(), Box<dyn Error>> {
        let bytes: Vec<u8> = self
            .tables
            .as_flattened()
            .iter()
            .flat_map(|tables| tables.to_le_bytes())
            .collect();
        Ok(fs::write(out.join("known.bin"), bytes)?)
    }
}

/// `NAME.txt`: each key on a line, its rows on the lines below, each column behind a tab; `NAME.slots`: a hash table,
/// a slot of which holds the place of a key in the text × 256 + the mark of the key. `src/lexicon/table.rs` reads both.
/// Returns which key each slot got.
fn keyed<'a>(
    name: &str,
    groups: &BTreeMap<&'a str, Vec<&[String]>>,
    out: &Path,
) -> Result<Vec<Option<&'a str>>, Box<dyn Error>> {
    let mut text = String::new();
    // Two keys to three slots: the tables stay small, and the ways to a key short.
    let mut slots = vec![0_u32; groups.len() * 3 / 2 + 1];
    let mut placed = vec![None; slots.len()];
    for (key, rows) in groups {
        let (mut at, mark) = slot(hash(key), slots.len());
        while slots[at] != 0 {
            at = (at + 1) % slots.len();
        }
        let start = u32::try_from(text.len()).ok().filter(|start| start >> 24 == 0);
        placed[at] = Some(*key);
        slots[at] = start.ok_or("a table of more than 16 MB")? << 8 | u32::from(mark);
        text.push_str(key);
        text.push('\n');
        for row in rows {
            text.extend(row.iter().flat_map(|column| ["\t", column]));
            text.push('\n');
        }
    }
    fs::write(out.join(format!("{name}.txt")), text)?;
    write_numbers(out, &format!("{name}.slots"), &slots)?;
    write_beginnings(name, groups.keys(), out)?;
    Ok(placed)
}

/// `NAME.begin`: a bit for each beginning of a key that ends where a word, a number or a sign does, at the place that
/// its hash gives; thinly set, so that few other strings have theirs set too.
fn write_beginnings<'a>(name: &str, keys: impl Iterator<Item = &'a &'a str>, out: &Path) -> Result<(), Box<dyn Error>> {
    let beginnings: BTreeSet<&str> = keys
        .flat_map(|key| word_ends(key).map(|end| key[..end].trim_end_matches(' ')))
        .collect();
    let mut bits = vec![0_u32; beginnings.len() / 2 + 1];
    for beginning in beginnings {
        let (at, bit) = place_of_bit(hash(beginning), bits.len());
        bits[at] |= bit;
    }
    write_numbers(out, &format!("{name}.begin"), &bits)
}

/// Where a piece of a key ends that is not all of it.
fn word_ends(key: &str) -> impl Iterator<Item = usize> + '_ {
    let kind = |letter: char| (letter.is_alphabetic(), letter.is_numeric());
    let letters = key.char_indices().zip(key.chars().skip(1));
    letters
        .filter(move |&((_, letter), next)| kind(letter) != kind(next) || kind(letter) == (false, false))
        .map(|((at, letter), _)| at + letter.len_utf8())
}

/// `NAME.words`: a hash table of the words as numbers; `NAME.classes`: by slot where the name of its class starts in
/// `NAME.names`. `src/lexicon/table.rs` reads them.
fn classes(table: &Table, out: &Path) -> Result<(), Box<dyn Error>> {
    let by_key = table.by_key()?;
    let class = |columns: &[String]| columns.first().map_or("", String::as_str).to_owned();
    let classes_named: BTreeSet<String> = by_key.values().map(|columns| class(columns)).collect();
    let mut names = String::new();
    let mut starts = BTreeMap::new();
    for name in classes_named {
        names.extend([name.as_str(), "\n"]);
        starts.insert(name.clone(), u8::try_from(names.len() - name.len() - 1)?);
    }
    let mut words = vec![0_u128; 2 * by_key.len() + 1];
    let mut classes = vec![0_u8; words.len()];
    for (word, columns) in &by_key {
        let number = as_number(word).ok_or_else(|| format!("`{word}` is longer than 15 bytes"))?;
        let mut at = slot(hash_of_number(number), words.len()).0;
        while words[at] != 0 {
            at = (at + 1) % words.len();
        }
        words[at] = number;
        classes[at] = starts[&class(columns)];
    }
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    fs::write(out.join(format!("{}.words", table.name())), bytes)?;
    fs::write(out.join(format!("{}.classes", table.name())), classes)?;
    Ok(fs::write(out.join(format!("{}.names", table.name())), names)?)
}

/// The first column to the number in the second.
fn numbers(table: &Table, out: &Path) -> Result<(), Box<dyn Error>> {
    table.by_key()?;
    let mut entries = BTreeMap::new();
    for (line, row) in &table.rows {
        let number: u32 = row
            .get(1)
            .map_or("", String::as_str)
            .parse()
            .map_err(|error| table.error(*line, &format!("{error}")))?;
        entries.insert(row[0].as_str(), number);
    }
    write_keyed_numbers(table.name(), &entries, out)
}

/// `NAME.slots` and `NAME.txt` as for [`keyed`], and `NAME.numbers` with the number of each slot in as few bytes as the
/// largest takes, little end first.
pub(crate) fn write_keyed_numbers(name: &str, entries: &BTreeMap<&str, u32>, out: &Path) -> Result<(), Box<dyn Error>> {
    let placed = keyed(name, &entries.keys().map(|key| (*key, Vec::new())).collect(), out)?;
    let numbers: Vec<u32> = placed.iter().map(|key| key.map_or(0, |key| entries[key])).collect();
    let largest = numbers
        .iter()
        .max()
        .map_or(0, |number| number.checked_ilog2().unwrap_or(0));
    let width = largest as usize / 8 + 1;
    let bytes: Vec<u8> = numbers
        .iter()
        .flat_map(|number| number.to_le_bytes().into_iter().take(width))
        .collect();
    Ok(fs::write(out.join(format!("{name}.numbers")), bytes)?)
}

/// Numbers of four bytes, little end first.
pub(crate) fn write_numbers(out: &Path, name: &str, numbers: &[u32]) -> Result<(), Box<dyn Error>> {
    write_short_numbers(out, name, numbers.iter().copied(), 4)
}

/// Numbers of so many bytes, little end first.
pub(crate) fn write_short_numbers(
    out: &Path,
    name: &str,
    numbers: impl Iterator<Item = u32>,
    width: usize,
) -> Result<(), Box<dyn Error>> {
    let mut bytes = Vec::new();
    for number in numbers {
        let all = number.to_le_bytes();
        let (kept, rest) = all.split_at(width);
        if rest.iter().any(|&byte| byte != 0) {
            return Err(format!("{name}: {number} takes more than {width} bytes").into());
        }
        bytes.extend_from_slice(kept);
    }
    Ok(fs::write(out.join(name), bytes)?)
}
