//! The weights of the model that scores edits, as constants. A feature without weights or weights without a feature do
//! not compile.

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::tsv::Table;

pub(crate) fn write(source: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let table = Table::read(source)?;
    let mut base = Vec::new();
    let mut arms = String::new();
    for (line, row) in &table.rows {
        let points = row[1..].iter().map(|column| column.parse());
        let points: Vec<i16> = points
            .collect::<Result<_, _>>()
            .map_err(|error| table.error(*line, &format!("{error}")))?;
        if row[0] == "base" {
            base = points;
        } else {
            writeln!(arms, "            Self::{} => {points:?},", variant(&row[0]))?;
        }
    }
    let code = format!(
        "/// What an edit starts from: replaced, alone, moved, beside a change.\n\
         const BASE: [i16; 4] = {base:?};\n\n\
         impl Feature {{\n    \
             /// What the feature is worth to an edit: replaced, alone, moved, beside a change.\n    \
             const fn weights(self) -> [i16; 4] {{\n        match self {{\n{arms}        }}\n    }}\n}}\n"
    );
    Ok(fs::write(out.join("weights.rs"), code)?)
}

/// `name-unmatched` to `NameUnmatched`.
fn variant(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    });
    words.collect()
}
