//! What a table becomes: rows found by a hash of their key, or a finite-state map.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use crate::hash::{hash, slot};
use crate::tsv::Table;

/// Writes the table in the shape its head names.
pub(crate) fn write(table: &Table, out: &Path) -> Result<(), Box<dyn Error>> {
    match table.shape.as_str() {
        "set" => rows(table, 0, out),
        "map" => rows(table, 1, out),
        "rows" => rows(table, usize::MAX, out),
        "groups" => keyed(table.name(), &table.by_repeated_key()?, out),
        "numbers" => numbers(table, out),
        // Three tables that are packed together.
        "vocabulary" => Ok(()),
        other => Err(table.error(1, &format!("no shape is called `{other}`"))),
    }
}

/// One row a key, and no more than `width` columns of it.
fn rows(table: &Table, width: usize, out: &Path) -> Result<(), Box<dyn Error>> {
    let rows = table.by_key()?.into_iter().map(|(key, columns)| {
        let kept = columns.get(..width).unwrap_or(columns);
        (key, if kept.is_empty() { Vec::new() } else { vec![kept] })
    });
    keyed(table.name(), &rows.collect(), out)
}

/// `NAME.txt`: each key on a line, its rows on the lines below, each column behind a tab; `NAME.slots`: a hash table,
/// a slot of which holds the place of a key in the text × 256 + the mark of the key. `src/lexicon/table.rs` reads both.
fn keyed(name: &str, groups: &BTreeMap<&str, Vec<&[String]>>, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    let mut slots = vec![0_u32; 2 * groups.len() + 1];
    for (key, rows) in groups {
        let (mut at, mark) = slot(hash(key), slots.len());
        while slots[at] != 0 {
            at = (at + 1) % slots.len();
        }
        let start = u32::try_from(text.len()).ok().filter(|start| start >> 24 == 0);
        slots[at] = start.ok_or("a table of more than 16 MB")? << 8 | u32::from(mark);
        text.push_str(key);
        text.push('\n');
        for row in rows {
            text.extend(row.iter().flat_map(|column| ["\t", column]));
            text.push('\n');
        }
    }
    fs::write(out.join(format!("{name}.txt")), text)?;
    write_numbers(out, &format!("{name}.slots"), &slots)
}

/// `NAME.fst`: the first column to the number in the second.
fn numbers(table: &Table, out: &Path) -> Result<(), Box<dyn Error>> {
    table.by_key()?;
    let mut entries = Vec::new();
    for (line, row) in &table.rows {
        let number: u64 = row
            .get(1)
            .map_or("", String::as_str)
            .parse()
            .map_err(|error| table.error(*line, &format!("{error}")))?;
        entries.push((row[0].as_str(), number));
    }
    entries.sort_unstable();
    Ok(fs::write(out.join(format!("{}.fst", table.name())), packed(entries)?)?)
}

/// A finite-state map over sorted entries.
pub(crate) fn packed<'a>(entries: impl IntoIterator<Item = (&'a str, u64)>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut builder = fst::MapBuilder::memory();
    for (key, number) in entries {
        builder.insert(key, number)?;
    }
    Ok(builder.into_inner()?)
}

/// Numbers of four bytes, little end first.
pub(crate) fn write_numbers(out: &Path, name: &str, numbers: &[u32]) -> Result<(), Box<dyn Error>> {
    let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    Ok(fs::write(out.join(name), bytes)?)
}
