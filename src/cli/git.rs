//! What is asked of git. Its arguments are passed one by one, never through a shell, and nothing typed by a user can be
//! taken for an option.

use std::{
    ffi::OsStr,
    io::ErrorKind,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use anyhow::{Context, bail};

/// A revision that git knows, by its full name.
#[derive(Debug, Clone)]
pub(crate) struct Revision {
    /// What the user called it.
    pub(crate) name: String,
    id: String,
}

impl Revision {
    /// Looks a revision up in the repository of a folder.
    pub(crate) fn find(folder: &Path, name: &str) -> anyhow::Result<Self> {
        let commit = format!("{name}^{{commit}}");
        let found = run(
            folder,
            &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit],
        )?;
        if !found.status.success() {
            bail!("git knows no revision “{name}” in {}", folder.display());
        }
        Ok(Self {
            name: name.to_owned(),
            id: String::from_utf8_lossy(&found.stdout).trim().to_owned(),
        })
    }

    /// The bytes of a file as the revision has it; none when it has no such file.
    pub(crate) fn read(&self, file: &Path) -> anyhow::Result<Option<Vec<u8>>> {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        // Git finds the folder's place in the repository; a folder that is gone has no place, and no file.
        if !folder.is_dir() {
            return Ok(None);
        }
        let name = file.file_name().and_then(OsStr::to_str);
        let name = name.with_context(|| format!("git cannot be asked for {}", file.display()))?;
        let mut object = format!("{}:./{name}", self.id);
        if !run(folder, &["cat-file", "-e", &object])?.status.success() {
            match self.name_then(folder, name)? {
                Some(then) => object = format!("{}:{then}", self.id),
                None => return Ok(None),
            }
        }
        let found = run(folder, &["cat-file", "blob", &object])?;
        if !found.status.success() {
            bail!("git cannot show {} in {}: {}", file.display(), self.name, said(&found));
        }
        Ok(Some(found.stdout))
    }

    /// What a file was called in the revision, from the top of the repository, if it was renamed since.
    fn name_then(&self, folder: &Path, name: &str) -> anyhow::Result<Option<String>> {
        let prefix = run(folder, &["rev-parse", "--show-prefix"])?;
        let now = format!(
            "{}{name}",
            String::from_utf8_lossy(&prefix.stdout).trim_end_matches('\n')
        );
        let top = [
            "diff",
            "--name-status",
            "-z",
            "--no-ext-diff",
            "--find-renames",
            "--diff-filter=R",
        ];
        let renamed = run(folder, &[&top[..], &[&self.id]].concat())?;
        let listed = String::from_utf8_lossy(&renamed.stdout).into_owned();
        // Three fields each: how alike both are, the name then, the name now.
        let fields: Vec<&str> = listed.split('\0').collect();
        let found = fields.chunks_exact(3).find(|fields| fields[2] == now);
        Ok(found.map(|fields| fields[1].to_owned()))
    }

    /// The files below a folder that are not as the revision has them, new ones included.
    pub(crate) fn changed(&self, folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
        let changed = run(
            folder,
            &[
                "diff",
                "--name-only",
                "-z",
                "--no-ext-diff",
                // Of a file that goes by another name now, both names changed.
                "--no-renames",
                "--relative",
                &self.id,
                "--",
                ".",
            ],
        )?;
        let new = run(folder, &["ls-files", "--others", "--exclude-standard", "-z", "--", "."])?;
        let mut files = Vec::new();
        for listed in [changed, new] {
            if !listed.status.success() {
                bail!("git cannot list what changed since {}: {}", self.name, said(&listed));
            }
            let names = String::from_utf8_lossy(&listed.stdout).into_owned();
            files.extend(
                names
                    .split('\0')
                    .filter(|name| !name.is_empty())
                    .map(|name| folder.join(name)),
            );
        }
        files.sort();
        files.dedup();
        Ok(files)
    }
}

/// The name of the user that git knows.
pub(crate) fn user_name() -> Option<String> {
    let found = run(Path::new("."), &["config", "--get", "user.name"]).ok()?;
    let name = String::from_utf8(found.stdout).ok()?.trim().to_owned();
    (found.status.success() && !name.is_empty()).then_some(name)
}

/// A repository that came as an archive has its own `.git/config`, and git would run what that calls a file system
/// monitor whenever it looks for changes.
const SAFE: [&str; 2] = ["-c", "core.fsmonitor=false"];

fn run(folder: &Path, arguments: &[&str]) -> anyhow::Result<Output> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let output = Command::new("git")
        .current_dir(folder)
        .args(SAFE)
        .args(arguments)
        .output();
    output.map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!("git is not installed, and revisions cannot be read without it"),
        _ => anyhow::Error::from(error).context("cannot run git"),
    })
}

fn said(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    said.lines().next().unwrap_or("it does not say why").trim().to_owned()
}
