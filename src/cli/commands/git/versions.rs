//! Two versions of one file, as an external diff or difftool gets them.

use std::path::{Path, PathBuf};

use anyhow::bail;
use storydiff::{
    divergence::Mode,
    pair::{Pair, Side},
    pipeline,
    policy::FailLevel,
};

use crate::cli::{
    arguments::{ComparisonArguments, DifftoolArguments, ExternalArguments},
    delivery::Delivery,
    house::House,
    output, settings,
};

/// What git passes for a version that there is none of.
const NOTHING: &str = "/dev/null";

/// Compares what git passes to an external diff: seven arguments, nine after a rename, one for a file with conflicts.
pub(super) fn external(arguments: &ExternalArguments) -> anyhow::Result<()> {
    let given: Vec<&str> = arguments.given.iter().map(String::as_str).collect();
    let (path, old, old_hash, new, new_path) = match given[..] {
        [path] => return say(&format!("{path}: unmerged, nothing to compare yet")),
        [path, old, hash, _, new, _, _] => (path, old, hash, new, path),
        [path, old, hash, _, new, _, _, new_path, _] => (path, old, hash, new, new_path),
        _ => bail!(
            "git passes 1, 7 or 9 arguments to an external diff, and here are {}",
            given.len()
        ),
    };
    match (old, new) {
        (NOTHING, _) => say(&format!("{new_path}: new, nothing to compare it with")),
        (_, NOTHING) => say(&format!("{path}: deleted")),
        _ => {
            let name = match old_hash.get(..7) {
                Some(hash) if old_hash.bytes().any(|digit| digit != b'0') => format!("{path}@{hash}"),
                _ => path.to_owned(),
            };
            compare(
                &arguments.comparison,
                Pair::new(Path::new(old), Path::new(new)),
                Pair::new(name, new_path.to_owned()),
            )
        }
    }
}

/// Compares the two files that `git difftool` names.
pub(super) fn difftool(arguments: &DifftoolArguments) -> anyhow::Result<()> {
    let files = Pair::new(arguments.local.as_path(), arguments.remote.as_path());
    let merged = arguments
        .merged
        .as_deref()
        .unwrap_or(files.rendition)
        .display()
        .to_string();
    if [files.original, files.rendition].contains(&Path::new(NOTHING)) {
        return say(&format!("{merged}: there is only one version"));
    }
    compare(&arguments.comparison, files, Pair::new(format!("{merged}@old"), merged))
}

/// Compares two files that go by other names: the policy is the one of the path in the repository. Two versions of a
/// story are one's own text and its update, unless something else is asked for.
fn compare(arguments: &ComparisonArguments, files: Pair<&Path>, names: Pair<String>) -> anyhow::Result<()> {
    let paths = names.as_ref().map(PathBuf::from);
    let house = House::find(&arguments.judgement.house, &[&paths.rendition])?;
    // Git takes any other exit code than 0 for a defect of the tool, so none is named.
    let delivery = Delivery::resolve(arguments)?.without_exit_code();
    let texts = files.map(Path::to_owned);
    delivery.refuse_to_replace(settings::texts_of(&[&texts, &paths]).chain(house.files()))?;
    let (judgement, reading) = (&arguments.judgement, &arguments.reading);
    let mut options = house.options(judgement, reading, FailLevel::None, Some(&paths))?;
    if judgement.mode.is_none() {
        options.judgement.mode = Mode::Update;
    }
    let mut documents = settings::read_pair(&texts, &settings::read_options(reading))?;
    for side in Side::BOTH {
        documents.get_mut(side).source.path.clone_from(names.get(side));
    }
    delivery.write(&[&pipeline::compare(documents, &options)])
}

fn say(line: &str) -> anyhow::Result<()> {
    output::to_standard_output(format!("{}\n", storydiff::text::safe(line)).as_bytes())
}
