//! `storydiff git install`: the configuration and attributes that make git call storydiff.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, bail};

use crate::cli::{arguments::InstallArguments, exit::Exit, output};

/// Writes what is not there yet, and says for each line what was done.
pub(crate) fn run(arguments: &InstallArguments) -> anyhow::Result<Exit> {
    let scope = if arguments.global { Scope::Global } else { Scope::Local };
    let attributes = scope.attributes()?;
    let mut told = String::new();
    let program = program();
    for (key, value) in settings(&program, arguments.external) {
        let verb = if git(&["config", scope.flag(), "--get", key]).ok().as_deref() == Some(value.as_str()) {
            "is there"
        } else if arguments.dry_run {
            "would set"
        } else {
            git(&["config", scope.flag(), key, &value])?;
            "set"
        };
        told.push_str(&format!("{verb}: {key} = {value} ({} configuration)\n", scope.name()));
    }
    let lines: Vec<String> = arguments.patterns.iter().map(|pattern| attribute(pattern)).collect();
    let kept = read(&attributes)?;
    let missing: Vec<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|line| !kept.lines().any(|kept| kept.trim() == *line))
        .collect();
    if !arguments.dry_run && !missing.is_empty() {
        append(&attributes, &kept, &missing)?;
    }
    for line in &lines {
        let verb = match (missing.contains(&line.as_str()), arguments.dry_run) {
            (false, _) => "is there",
            (true, true) => "would add",
            (true, false) => "added",
        };
        told.push_str(&format!("{verb}: {line} ({})\n", attributes.display()));
    }
    told.push_str(if arguments.external {
        "git diff now shows divergences; git diff --no-ext-diff compares sentences\n"
    } else {
        "git diff now compares sentences; git difftool --tool=storydiff shows divergences\n"
    });
    if arguments.dry_run {
        told.push_str("dry run: nothing was written\n");
    }
    output::to_standard_output(told.as_bytes())?;
    Ok(Exit::Clean)
}

/// Where the configuration holds.
#[derive(Clone, Copy)]
enum Scope {
    Local,
    Global,
}

impl Scope {
    const fn flag(self) -> &'static str {
        match self {
            Self::Local => "--local",
            Self::Global => "--global",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Local => "this repository's",
            Self::Global => "the user's",
        }
    }

    /// The attributes file that is nobody else's: beside the repository's configuration, or the user's own.
    fn attributes(self) -> anyhow::Result<PathBuf> {
        match self {
            Self::Local => {
                let inside = git(&["rev-parse", "--git-path", "info/attributes"]);
                Ok(inside.context("--local needs a repository; --global does not")?.into())
            }
            Self::Global => {
                let named = git(&["config", "--global", "--type=path", "--get", "core.attributesFile"]);
                named.map(PathBuf::from).or_else(|_| users_attributes())
            }
        }
    }
}

/// Where git looks for the user's attributes when it is told nothing else.
fn users_attributes() -> anyhow::Result<PathBuf> {
    let folder = |name: &str| env::var_os(name).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let config = folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")));
    Ok(config
        .context("neither XDG_CONFIG_HOME nor HOME is set")?
        .join("git/attributes"))
}

fn settings(program: &str, external: bool) -> Vec<(&'static str, String)> {
    let mut settings = vec![
        ("diff.storydiff.textconv", format!("{program} git textconv")),
        (
            "difftool.storydiff.cmd",
            format!(r#"{program} git difftool "$LOCAL" "$REMOTE" "$MERGED""#),
        ),
    ];
    if external {
        settings.push(("diff.storydiff.command", format!("{program} git external")));
    }
    settings
}

/// How git's shell finds this program: by its name when that is on the path, by its place otherwise.
fn program() -> String {
    let name = "storydiff";
    let folders = env::var_os("PATH").unwrap_or_default();
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let is_found = env::split_paths(&folders).any(|folder| folder.join(&file).is_file());
    match env::current_exe() {
        Ok(place) if !is_found => format!("'{}'", place.display().to_string().replace('\'', r"'\''")),
        _ => name.to_owned(),
    }
}

/// A line of an attributes file; a pattern with blanks stands in quotation marks.
fn attribute(pattern: &str) -> String {
    if pattern.contains(char::is_whitespace) {
        format!("{pattern:?} diff=storydiff")
    } else {
        format!("{pattern} diff=storydiff")
    }
}

fn read(file: &Path) -> anyhow::Result<String> {
    if !file.exists() {
        return Ok(String::new());
    }
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn append(file: &Path, kept: &str, lines: &[&str]) -> anyhow::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    output::to_file(file, |out| {
        out.write_all(kept.as_bytes())?;
        if !kept.is_empty() && !kept.ends_with('\n') {
            out.write_all(b"\n")?;
        }
        lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
        Ok(())
    })
}

/// What git prints, without the last line break.
fn git(arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("git")
        .args(arguments)
        .output()
        .context("cannot run git; is it installed?")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("git {} failed: {}", arguments.join(" "), said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout)
        .trim_end_matches(['\n', '\r'])
        .to_owned())
}
