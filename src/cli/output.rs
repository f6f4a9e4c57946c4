//! Where results go: standard output, page by page or not, or a file that appears only when it is complete.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Read, Write},
    path::{Path, PathBuf},
    process,
    str::FromStr,
};

use anyhow::{Context, anyhow, bail};
use storydiff::report::Format;
use strum::IntoEnumIterator;

/// What `--format` was given: a format, and the file it goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    /// The format.
    pub(crate) format: Format,
    /// The file; without one, standard output or what `--output` says.
    pub(crate) file: Option<PathBuf>,
}

impl Target {
    /// Reads `FORMAT` or `FORMAT=FILE`.
    pub(crate) fn parse(typed: &str) -> anyhow::Result<Self> {
        let (name, file) = match typed.split_once('=') {
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (typed, None),
        };
        if file.as_ref().is_some_and(|file| file.as_os_str().is_empty()) {
            bail!("after “{name}=” the name of a file is missing");
        }
        let Ok(format) = Format::from_str(name) else {
            let known: Vec<_> = Format::iter().map(|format| format.to_string()).collect();
            bail!("the formats are {}", known.join(", "));
        };
        Ok(Self { format, file })
    }
}

/// Refuses to write over what is read: a text, the policy file or the baseline.
pub(crate) fn refuse_to_replace<'a, 'b>(
    written: impl IntoIterator<Item = &'a Path>,
    inputs: impl IntoIterator<Item = &'b Path>,
) -> anyhow::Result<()> {
    // What does not exist yet is nothing that was read, and a pipe or device is not replaced.
    let written: Vec<_> = (written.into_iter())
        .filter_map(|file| Some((file, fs::canonicalize(file).ok().filter(|found| found.is_file())?)))
        .collect();
    if written.is_empty() {
        return Ok(());
    }
    for input in inputs {
        let Ok(input) = fs::canonicalize(input) else { continue };
        if let Some((file, _)) = written.iter().find(|(_, written)| *written == input) {
            bail!(
                "the report would replace {}, which is read for it: name another file",
                file.display()
            );
        }
    }
    Ok(())
}

/// Writes bytes to standard output.
pub(crate) fn to_standard_output(bytes: &[u8]) -> anyhow::Result<()> {
    deliver(None, |out| out.write_all(bytes))
}

/// Writes to a file, or to standard output when there is none.
pub(crate) fn deliver(file: Option<&Path>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    if let Some(file) = file {
        return to_file(file, |out| Ok(write(out)?));
    }
    // By itself standard output is written line by line.
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    write(&mut out)
        .and_then(|()| out.flush())
        .context("cannot write to standard output")
}

/// In bytes.
const BUFFER: usize = 1 << 16;

/// Writes a file as a whole: beside it first, then renamed, so that a run that fails or is killed leaves the old one as
/// it was.
pub(crate) fn to_file<T>(file: &Path, write: impl FnOnce(&mut dyn Write) -> anyhow::Result<T>) -> anyhow::Result<T> {
    // A link keeps pointing where it did, and a pipe or device cannot be renamed over.
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let written = match fs::metadata(&target) {
        Ok(metadata) if metadata.is_dir() => Err(anyhow!("it is a directory")),
        Ok(metadata) if !metadata.is_file() => File::create(&target)
            .map_err(Into::into)
            .and_then(|device| write_through(device, write)),
        found => {
            let beside = beside(&target);
            let written = create(&beside).map_err(Into::into).and_then(|part| {
                let result = write_through(part, write)?;
                if let Ok(old) = found {
                    fs::set_permissions(&beside, old.permissions())?;
                }
                fs::rename(&beside, &target)?;
                Ok(result)
            });
            if written.is_err() {
                // The first error is the one worth telling; a leftover that cannot be removed changes nothing.
                let _ = fs::remove_file(&beside);
            }
            written
        }
    };
    written.with_context(|| format!("cannot write {}", file.display()))
}

fn write_through<T>(file: File, write: impl FnOnce(&mut dyn Write) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let mut out = BufWriter::new(file);
    let result = write(&mut out)?;
    out.flush()?;
    Ok(result)
}

/// Creates a file that was not there: whatever has its name, be it a link that somebody laid out, is not written to.
fn create(file: &Path) -> io::Result<File> {
    let new = || OpenOptions::new().write(true).create_new(true).open(file);
    match new() {
        // What a killed run left behind, by the same number of process.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(file)?;
            new()
        }
        created => created,
    }
}

/// A name beside the target, so that the rename stays on one file system.
fn beside(target: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{}.part", process::id()));
    target.with_file_name(name)
}

/// Reads a small text file of the house: its size is bounded, since a repository may hold a link to anything.
pub(crate) fn read_small(file: &Path) -> io::Result<String> {
    let mut text = String::new();
    let read = File::open(file)?.take(LARGEST + 1).read_to_string(&mut text)?;
    if read as u64 > LARGEST {
        let message = format!("it is larger than {} MB", LARGEST >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(text)
}

/// Bytes of a policy file or baseline.
const LARGEST: u64 = 16 << 20;

/// Whether an error only says that the reader of a pipe went away, as `head` does.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_may_name_its_file() {
        let target = Target::parse("json=out/report.json").expect("a format with a file");
        assert_eq!(target.format, Format::Json);
        assert_eq!(target.file.as_deref(), Some(Path::new("out/report.json")));
    }

    #[test]
    fn unknown_formats_and_missing_files_are_refused() {
        assert!(Target::parse("prose").unwrap_err().to_string().contains("json"));
        assert!(Target::parse("json=").is_err());
    }

    #[test]
    fn a_failed_write_leaves_the_old_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("report.json");
        fs::write(&file, "old").expect("a first version");
        assert!(to_file(&file, |_| -> anyhow::Result<()> { bail!("the pair is bad") }).is_err());
        assert_eq!(fs::read_to_string(&file).expect("still there"), "old");
        to_file(&file, |out| Ok(out.write_all(b"new")?)).expect("a second version");
        assert_eq!(fs::read_to_string(&file).expect("replaced"), "new");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_laid_out_beside_is_not_written_through() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, victim) = (folder.path().join("report.json"), folder.path().join("victim"));
        fs::write(&victim, "mine").expect("a file");
        std::os::unix::fs::symlink(&victim, beside(&file)).expect("a link");
        to_file(&file, |out| Ok(out.write_all(b"new")?)).expect("a report");
        assert_eq!(fs::read_to_string(&victim).expect("still there"), "mine");
        assert_eq!(fs::read_to_string(&file).expect("written"), "new");
        assert!(!file.is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("report.json");
        fs::write(&file, "old").expect("a first version");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("permissions");
        to_file(&file, |out| Ok(out.write_all(b"new")?)).expect("a second version");
        let mode = fs::metadata(&file).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
