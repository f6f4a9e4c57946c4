//! A file to an extract.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{Extract, Source, read_text};

/// Settings of [`read`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The reader to use, by name; chosen by the file's name when not given.
    pub format: Option<String>,
}

/// Why a file could not be read: what, where, and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file system refused.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Reads a file, or standard input for `-`.
pub fn read(path: &Path, _options: &ReadOptions) -> Result<Extract, ReadError> {
    let bytes = std::fs::read(path).map_err(|source| ReadError::Io {
        path: path.to_owned(),
        source,
    })?;
    let source = Source {
        path: path.display().to_string(),
        format: "text".to_owned(),
        encoding: "UTF-8".to_owned(),
        ..Source::default()
    };
    Ok(read_text(String::from_utf8_lossy(&bytes).into_owned(), source))
}
