//! The prohibitions of ARCHITECTURE.md that can be read off the sources.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The stages in the order in which the data flow. A module may use what stands to its left and its own stage's
/// modules; those that share an entry may use each other.
const STAGES: &[&[&str]] = &[
    &["pair", "notice", "text", "threads"],
    &["lexicon"],
    &["input"],
    &["segmentation"],
    &["annotation"],
    &["alignment"],
    &["diff"],
    &["divergence"],
    &["policy"],
    &["report"],
    &["pipeline"],
    &["cli"],
];

/// The longest file a reader should have to hold in mind.
const MOST_LINES: usize = 500;

/// What may stand in some folders alone, and why.
const RESERVED: &[(&[&str], &[&str], &str)] = &[
    (
        &["print!(", "println!(", "eprint!(", "eprintln!("],
        &["cli"],
        "only `cli` prints",
    ),
    (
        &["std::env::", "env::var", "process::exit", "std::process"],
        &["cli", "main"],
        "only `cli` reads the environment or ends the process",
    ),
    (
        &["std::fs", "fs::read", "File::open"],
        &["cli", "input"],
        "only `input` reads files, and only `cli` writes them",
    ),
    (
        &["io::stdin"],
        &["cli", "input"],
        "only `input` and `cli` read standard input",
    ),
    (
        &["Instant::now", "SystemTime"],
        &[],
        "a clock would make the result depend on the machine",
    ),
    (&["unsafe "], &[], "there is no unsafe code"),
];

#[test]
fn imports_point_left() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = rank(&source.stage) else { continue };
        for (line, used) in source.imports() {
            match rank(&used) {
                Some(rank) if rank <= own => {}
                Some(_) => wrong.push(format!(
                    "{}:{line}: `{}` uses `{used}`, which stands to its right",
                    source.name, source.stage
                )),
                None => wrong.push(format!(
                    "{}:{line}: `{used}` is no stage; add it to STAGES",
                    source.name
                )),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_is_a_stage() {
    let known = |source: &Source| matches!(source.stage.as_str(), "lib" | "main") || rank(&source.stage).is_some();
    let strangers: Vec<_> = sources()
        .into_iter()
        .filter(|source| !known(source))
        .map(|source| source.name)
        .collect();
    assert!(
        strangers.is_empty(),
        "no stage of the pipeline: {}",
        strangers.join(", ")
    );
}

#[test]
fn files_stay_short() {
    let long: Vec<_> = (sources().into_iter())
        .map(|source| (source.text.lines().count(), source.name))
        .filter(|(lines, _)| *lines > MOST_LINES)
        .map(|(lines, name)| format!("{name}: {lines} lines, more than {MOST_LINES}"))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn what_is_reserved_stays_where_it_belongs() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (number, line) in source.code().lines().enumerate() {
            for (needles, allowed, why) in RESERVED {
                let found = needles.iter().find(|needle| line.contains(*needle));
                if let Some(needle) = found.filter(|_| !allowed.contains(&source.stage.as_str())) {
                    wrong.push(format!("{}:{}: `{needle}`: {why}", source.name, number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<_> = (sources().into_iter())
        .filter(|source| source.name.ends_with("mod.rs") || !source.name.trim_start_matches("src/").contains('/'))
        .filter(|source| !source.text.starts_with("//!"))
        .map(|source| source.name)
        .collect();
    assert!(
        silent.is_empty(),
        "without a line on what the module is: {}",
        silent.join(", ")
    );
}

/// A file of the sources.
struct Source {
    /// Its path from the root of the project.
    name: String,
    /// The stage it belongs to: the folder under `src`, or the file itself.
    stage: String,
    text: String,
}

impl Source {
    /// The text with its unit tests and comments blanked out; line numbers stay.
    fn code(&self) -> String {
        let tests = self.text.find("#[cfg(test)]").unwrap_or(self.text.len());
        let lines = self.text[..tests].lines();
        lines
            .map(|line| if line.trim_start().starts_with("//") { "" } else { line })
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// The stages named after `crate::`, each with its line.
    fn imports(&self) -> Vec<(usize, String)> {
        let code = self.code();
        let mut imports = Vec::new();
        for (offset, path) in code.match_indices("crate::") {
            let line = code[..offset].matches('\n').count() + 1;
            let after = &code[offset + path.len()..];
            let names = match after.strip_prefix('{') {
                Some(group) => top_level_names(group),
                None => vec![identifier(after)],
            };
            let is_module = |name: &String| name.starts_with(|first: char| first.is_ascii_lowercase());
            imports.extend(names.into_iter().filter(is_module).map(|name| (line, name)));
        }
        imports
    }
}

/// The first name of each path in a group of imports, up to its closing brace.
fn top_level_names(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut at_start = true;
    for (index, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            _ if character.is_whitespace() => {}
            _ if at_start => {
                names.push(identifier(&group[index..]));
                at_start = false;
            }
            _ => {}
        }
    }
    names
}

fn identifier(text: &str) -> String {
    text.chars()
        .take_while(|character| character.is_alphanumeric() || *character == '_')
        .collect()
}

fn rank(stage: &str) -> Option<usize> {
    STAGES.iter().position(|stages| stages.contains(&stage))
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.sort();
    let read = |file: PathBuf| {
        let name = file
            .strip_prefix(root)
            .expect("below the root")
            .to_string_lossy()
            .replace('\\', "/");
        let stage = name
            .trim_start_matches("src/")
            .split('/')
            .next()
            .unwrap_or_default()
            .trim_end_matches(".rs");
        Source {
            stage: stage.to_owned(),
            text: fs::read_to_string(&file).expect("a source file"),
            name,
        }
    };
    files.into_iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
