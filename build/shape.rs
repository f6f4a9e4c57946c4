//! What a table becomes: one Rust expression a file, included by the `table!` macro, or packed bytes.

use std::error::Error;
use std::fs;
use std::path::Path;

use crate::tsv::Table;

/// Above this a perfect hash takes long to compile and one of the packed shapes fits better.
const LARGEST_LITERAL: usize = 8_000;

/// Writes the table in the shape its head names.
pub(crate) fn write(table: &Table, out: &Path) -> Result<(), Box<dyn Error>> {
    let literal = match table.shape.as_str() {
        "set" => set(table)?,
        "map" => map(table)?,
        "rows" => rows(table)?,
        "groups" => groups(table)?,
        "list" => list(table),
        "numbers" => return numbers(table, out),
        "strings" => return strings(table, out),
        // Three tables that are packed together.
        "vocabulary" => return Ok(()),
        other => return Err(table.error(1, &format!("no shape is called `{other}`"))),
    };
    if table.rows.len() > LARGEST_LITERAL {
        return Err(table.error(1, "too many rows for this shape: use `numbers` or `strings`"));
    }
    Ok(fs::write(out.join(format!("{}.rs", table.name())), literal)?)
}

/// `phf::Set` of the first column.
fn set(table: &Table) -> Result<String, Box<dyn Error>> {
    let keys = table.by_key()?;
    let mut set = phf_codegen::Set::new();
    for key in keys.keys() {
        set.entry(*key);
    }
    Ok(set.build().to_string())
}

/// `phf::Map` from the first column to the second.
fn map(table: &Table) -> Result<String, Box<dyn Error>> {
    literal_map(
        table
            .by_key()?
            .into_iter()
            .map(|(key, rest)| (key, format!("{:?}", value(rest)))),
    )
}

/// `phf::Map` from the first column to the others.
fn rows(table: &Table) -> Result<String, Box<dyn Error>> {
    literal_map(
        table
            .by_key()?
            .into_iter()
            .map(|(key, rest)| (key, format!("&{rest:?} as &[&str]"))),
    )
}

/// `phf::Map` from the first column to every row that starts with it.
fn groups(table: &Table) -> Result<String, Box<dyn Error>> {
    literal_map(table.by_repeated_key()?.into_iter().map(|(key, rows)| {
        let rows: Vec<String> = rows.iter().map(|row| format!("&{row:?} as &[&str]")).collect();
        (key, format!("&[{}] as &[&[&str]]", rows.join(", ")))
    }))
}

/// A slice of rows, in the order of the file.
fn list(table: &Table) -> String {
    let rows: Vec<String> = table.rows.iter().map(|(_, row)| format!("    &{row:?},\n")).collect();
    format!("&[\n{}]", rows.concat())
}

/// `NAME.fst`: the first column to the number in the second.
fn numbers(table: &Table, out: &Path) -> Result<(), Box<dyn Error>> {
    table.by_key()?;
    let mut entries = Vec::new();
    for (line, row) in &table.rows {
        let number: u64 = value(&row[1..])
            .parse()
            .map_err(|error| table.error(*line, &format!("{error}")))?;
        entries.push((row[0].as_str(), number));
    }
    entries.sort_unstable();
    Ok(fs::write(out.join(format!("{}.fst", table.name())), packed(entries)?)?)
}

/// `NAME.fst` and `NAME.txt`: the first column to a place in the text that holds the second, as start × 256 + length.
fn strings(table: &Table, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    let mut starts = std::collections::BTreeMap::new();
    let mut entries = Vec::new();
    for (key, rest) in table.by_key()? {
        let value = value(rest);
        if value.len() > 255 {
            return Err(table.error(1, &format!("the value of `{key}` is longer than 255 bytes")));
        }
        let start = *starts.entry(value).or_insert_with(|| {
            text.push_str(value);
            text.len() - value.len()
        });
        entries.push((key, (start as u64) << 8 | value.len() as u64));
    }
    fs::write(out.join(format!("{}.fst", table.name())), packed(entries)?)?;
    Ok(fs::write(out.join(format!("{}.txt", table.name())), text)?)
}

/// A finite-state map over sorted entries.
pub(crate) fn packed<'a>(entries: impl IntoIterator<Item = (&'a str, u64)>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut builder = fst::MapBuilder::memory();
    for (key, number) in entries {
        builder.insert(key, number)?;
    }
    Ok(builder.into_inner()?)
}

fn literal_map<'a>(entries: impl Iterator<Item = (&'a str, String)>) -> Result<String, Box<dyn Error>> {
    let mut map = phf_codegen::Map::new();
    for (key, value) in entries {
        map.entry(key, value);
    }
    Ok(map.build().to_string())
}

fn value(rest: &[String]) -> &str {
    rest.first().map_or("", String::as_str)
}
