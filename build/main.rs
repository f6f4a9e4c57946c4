//! Turns the tables in `src/lexicon/data/` into packed files, so that neither the compiler nor start-up parses them.
//!
//! A table says in its own head (`# shape: …`) what it becomes; see `src/lexicon/mod.rs` for the shapes. Adding a
//! table therefore needs no change here.

#![allow(clippy::print_stdout, reason = "a build script talks to Cargo on standard output")]

#[path = "../src/lexicon/hash.rs"]
mod hash;
mod senses;
mod shape;
mod tsv;
mod vocabulary;
mod weights;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let data = Path::new("src/lexicon/data");
    println!("cargo::rerun-if-changed={}", data.display());
    println!("cargo::rerun-if-changed=build");
    let out = env::var("OUT_DIR")?;

    let mut paths: Vec<_> = fs::read_dir(data)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    paths.sort();
    let mut sense_tables = Vec::new();
    let mut known = shape::Known::new();
    for path in paths {
        let table = tsv::Table::read(&path)?;
        if table.shape == "senses" {
            sense_tables.push(table);
        } else {
            shape::write(&table, &mut known, Path::new(&out))?;
        }
    }
    known.write(Path::new(&out))?;
    senses::write(&sense_tables, data, Path::new(&out))?;
    vocabulary::write(data, Path::new(&out))?;
    let model = Path::new("src/diff/score/weights.tsv");
    println!("cargo::rerun-if-changed={}", model.display());
    weights::write(model, Path::new(&out))?;
    Ok(())
}
