//! Which file belongs to which, by `[[pairs]]` of the policy file.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use storydiff::{
    pair::{Pair, Side},
    policy::config::{PairPatterns, PathPattern},
};

use super::house::{HouseFile, from_here};

/// Files and folders that are looked at for one pattern; a policy file that asks for more is mistaken.
const MOST_ENTRIES: usize = 200_000;

/// Pairs that were found, and what was not found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The pairs, each once.
    pub(crate) pairs: Vec<Pair<PathBuf>>,
    /// What is missing, in words.
    pub(crate) missing: Vec<String>,
    /// Whether a rendition has no original, so that it cannot be judged.
    pub(crate) is_unjudged: bool,
}

impl Found {
    fn add(&mut self, file: &HouseFile, original: &str, rendition: &str) -> anyhow::Result<()> {
        let pair = Pair::new(inside(file, original)?, inside(file, rendition)?);
        if original != rendition && !self.pairs.contains(&pair) {
            self.pairs.push(pair);
        }
        Ok(())
    }
}

/// All pairs of a policy.
pub(crate) fn all(file: &HouseFile) -> anyhow::Result<Found> {
    let mut found = Found::default();
    for patterns in patterns(file)? {
        for original in existing(file, &patterns.original)? {
            add_renditions(file, patterns, &original, &mut found)?;
        }
    }
    Ok(found)
}

/// The pairs that some files belong to.
pub(crate) fn of_files(file: &HouseFile, files: &[PathBuf]) -> anyhow::Result<Found> {
    let patterns = patterns(file)?;
    let mut found = Found::default();
    for path in files {
        let Some(name) = file.below(path) else {
            found
                .missing
                .push(format!("{} lies outside {}", path.display(), file.folder.display()));
            continue;
        };
        let mut belongs = false;
        for patterns in patterns {
            belongs |= add_pairs_of(file, patterns, &name, &mut found)?;
        }
        if !belongs {
            found.missing.push(format!(
                "{} belongs to no [[pairs]] of {}",
                path.display(),
                file.config.name
            ));
        }
    }
    Ok(found)
}

fn patterns(file: &HouseFile) -> anyhow::Result<&[PairPatterns]> {
    let patterns = file.config.file.pairs.as_slice();
    if patterns.is_empty() {
        bail!(
            "{} has no [[pairs]], so that nothing tells which file belongs to which",
            file.config.name
        );
    }
    Ok(patterns)
}

/// Adds the pairs that a file is in by some patterns, and says whether it is of either.
fn add_pairs_of(file: &HouseFile, patterns: &PairPatterns, name: &str, found: &mut Found) -> anyhow::Result<bool> {
    if patterns.original.matches(name) {
        if file.folder.join(name).is_file() {
            add_renditions(file, patterns, name, found)?;
        } else {
            miss_original(file, patterns, name, found)?;
        }
        return Ok(true);
    }
    let Some(captures) = patterns.rendition.captures(name) else {
        return Ok(false);
    };
    if !file.folder.join(name).is_file() {
        found.missing.push(format!("{name} is gone; there is nothing to check"));
        return Ok(true);
    }
    let wanted = patterns.original.filled(&captures);
    let originals = existing(file, &wanted)?;
    if originals.is_empty() {
        found.is_unjudged = true;
        found
            .missing
            .push(format!("{name} has no original: there is no {wanted}"));
    }
    for original in originals {
        found.add(file, &original, name)?;
    }
    Ok(true)
}

fn add_renditions(file: &HouseFile, patterns: &PairPatterns, original: &str, found: &mut Found) -> anyhow::Result<()> {
    let captures = patterns.original.captures(original).unwrap_or_default();
    let wanted = patterns.rendition.filled(&captures);
    let mut renditions = existing(file, &wanted)?;
    // With `{lang}` open, the original may be of the renditions' pattern too.
    renditions.retain(|rendition| rendition != original && !patterns.original.matches(rendition));
    if renditions.is_empty() {
        found
            .missing
            .push(format!("{original} has no rendition yet: there is no {wanted}"));
    }
    for rendition in renditions {
        found.add(file, original, &rendition)?;
    }
    Ok(())
}

/// An original that is gone leaves its renditions without one.
fn miss_original(file: &HouseFile, patterns: &PairPatterns, name: &str, found: &mut Found) -> anyhow::Result<()> {
    let captures = patterns.original.captures(name).unwrap_or_default();
    let left = existing(file, &patterns.rendition.filled(&captures))?;
    found.is_unjudged |= !left.is_empty();
    found.missing.push(if left.is_empty() {
        format!("{name} is gone; there is nothing to check")
    } else {
        let left: Vec<_> = left.into_iter().collect();
        format!("{name} is gone, and {} has no original", left.join(", "))
    });
    Ok(())
}

/// The files of a pattern, by their paths from the folder of the policy file, sorted.
fn existing(file: &HouseFile, pattern: &PathPattern) -> anyhow::Result<BTreeSet<String>> {
    if let Some(path) = pattern.path() {
        let is_there = file.folder.join(&path).is_file();
        return Ok(is_there.then_some(path).into_iter().collect());
    }
    let mut search = Search::new(pattern, MOST_ENTRIES);
    let start = pattern.folder();
    search.look_into(&file.folder.join(start), start)?;
    Ok(search.found)
}

/// A search for the files of a pattern.
struct Search<'a> {
    pattern: &'a PathPattern,
    found: BTreeSet<String>,
    entries: usize,
    most: usize,
}

impl<'a> Search<'a> {
    const fn new(pattern: &'a PathPattern, most: usize) -> Self {
        Self {
            pattern,
            found: BTreeSet::new(),
            entries: 0,
            most,
        }
    }

    fn look_into(&mut self, folder: &Path, name: &str) -> anyhow::Result<()> {
        // A folder that is not there, or may not be read, holds no files of ours.
        let Ok(entries) = fs::read_dir(folder) else {
            return Ok(());
        };
        for entry in entries.filter_map(Result::ok) {
            self.entries += 1;
            if self.entries > self.most {
                bail!(
                    "‘{}’ leads through more than {} files; begin it with a folder",
                    self.pattern,
                    self.most
                );
            }
            let own = entry.file_name();
            // Hidden folders hold repositories and caches.
            let Some(own) = own.to_str().filter(|own| !own.starts_with('.')) else {
                continue;
            };
            let path = if name.is_empty() {
                own.to_owned()
            } else {
                format!("{name}/{own}")
            };
            // The type is that of a link itself: no link to a folder is followed.
            let Ok(kind) = entry.file_type() else { continue };
            let depth = path.split('/').count();
            if kind.is_dir() && self.pattern.depth().is_none_or(|most| depth < most) {
                self.look_into(&entry.path(), &path)?;
            } else if !kind.is_dir() && self.pattern.matches(&path) {
                self.found.insert(path);
            }
        }
        Ok(())
    }
}

/// The path of a file below the folder of the policy; refused when a link leads out of it.
fn inside(file: &HouseFile, name: &str) -> anyhow::Result<PathBuf> {
    let path = file.folder.join(name);
    let real = |path: &Path| fs::canonicalize(path).with_context(|| format!("cannot read {}", path.display()));
    if !real(&path)?.starts_with(real(&file.folder)?) {
        bail!(
            "{name} leads out of {}; pairs are only looked for below it",
            file.folder.display()
        );
    }
    Ok(from_here(path))
}

/// Two texts that were typed, if they were.
pub(crate) fn typed(original: Option<&PathBuf>, rendition: Option<&PathBuf>) -> Option<Pair<PathBuf>> {
    let texts = Pair::new(original?, rendition.or(original)?);
    Some(texts.map(PathBuf::clone))
}

/// What errors call a pair.
pub(crate) fn shown(texts: &Pair<PathBuf>) -> String {
    let names = texts.each(|_, path| path.display().to_string());
    format!("{} ↔ {}", names.get(Side::Original), names.get(Side::Rendition))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn search(folder: &Path, pattern: &str, most: usize) -> anyhow::Result<Vec<String>> {
        let pattern = PathPattern::new(pattern).map_err(anyhow::Error::msg)?;
        let mut search = Search::new(&pattern, most);
        search.look_into(folder, "")?;
        Ok(search.found.into_iter().collect())
    }

    #[test]
    fn a_search_ends_and_follows_no_link() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("en")).expect("a folder");
        for name in ["a.md", "b.md", "c.md"] {
            fs::write(folder.path().join("en").join(name), "It rained.").expect("a file");
        }
        // Followed, it would lead round and round.
        std::os::unix::fs::symlink(folder.path(), folder.path().join("en/round")).expect("a link");
        let found = search(folder.path(), "**/{slug}.md", 5).expect("five entries");
        assert_eq!(found, ["en/a.md", "en/b.md", "en/c.md"]);
        let error = search(folder.path(), "**/{slug}.md", 4).expect_err("one too many");
        assert!(error.to_string().contains("more than 4 files"), "{error}");
    }
}
