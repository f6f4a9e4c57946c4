//! A file to an extract: the only place that touches the file system.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use sha2::{Digest, Sha256};

use super::{Extract, READERS, Reader, Source, encoding};

/// Settings of [`read`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// The reader to use, by name; chosen by the file's name when not given.
    pub format: Option<String>,
    /// The most bytes that are read; a longer file is an error.
    pub limit: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            format: None,
            limit: 256 << 20,
        }
    }
}

/// Why a file could not be read: what, where, and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// No such file.
    #[error("{path}: no such file; check the path, or use `-` for standard input")]
    Missing {
        /// The path as it was given.
        path: String,
    },
    /// A directory was given.
    #[error("{path}: this is a directory; name a file in it")]
    Directory {
        /// The path as it was given.
        path: String,
    },
    /// The file system refused.
    #[error("{path}: cannot be read: {source}")]
    Unreadable {
        /// The path as it was given.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The bytes are no text.
    #[error("{path}: this is {what}, not text; save it as plain text, Markdown or HTML first")]
    NotText {
        /// The path as it was given.
        path: String,
        /// What it looks like.
        what: &'static str,
    },
    /// More bytes than the limit.
    #[error("{path}: larger than {limit} bytes; split the text, or raise the limit")]
    TooLarge {
        /// The path as it was given.
        path: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// No reader has that name.
    #[error("no input format is called `{name}`; known are {known}")]
    UnknownFormat {
        /// The name as it was given.
        name: String,
        /// The names of all readers.
        known: String,
    },
}

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// When the file is missing, unreadable, too large, a directory or no text, or when no reader has the wanted name.
pub fn read(path: &Path, options: &ReadOptions) -> Result<Extract, ReadError> {
    let reader = choose_reader(path, options.format.as_deref())?;
    let name = path.display().to_string();
    let bytes = read_bytes(path, &name, options.limit)?;
    read_bytes_as(&bytes, name, reader)
}

/// Takes the text out of bytes that were read already; `name` stands for their path.
///
/// # Errors
/// When the bytes are no text, or no reader has the wanted name.
pub fn read_from_bytes(bytes: &[u8], name: &str, options: &ReadOptions) -> Result<Extract, ReadError> {
    let reader = choose_reader(Path::new(name), options.format.as_deref())?;
    read_bytes_as(bytes, name.to_owned(), reader)
}

fn read_bytes_as(bytes: &[u8], path: String, reader: &Reader) -> Result<Extract, ReadError> {
    let decoded = encoding::decode(bytes).map_err(|encoding::NotText(what)| ReadError::NotText {
        path: path.clone(),
        what,
    })?;
    let source = Source {
        path,
        format: reader.name.to_owned(),
        encoding: decoded.encoding.to_owned(),
        sha256: hexadecimal(&Sha256::digest(bytes)),
    };
    let mut extract = (reader.read)(decoded.text, source);
    extract.notices.splice(0..0, decoded.notices);
    Ok(extract)
}

fn choose_reader(path: &Path, format: Option<&str>) -> Result<&'static Reader, ReadError> {
    let extension = path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    let found = match format {
        Some(name) => READERS.iter().find(|reader| reader.name == name),
        None => READERS
            .iter()
            .find(|reader| {
                reader
                    .extensions
                    .iter()
                    .any(|known| extension.eq_ignore_ascii_case(known))
            })
            .or(READERS.first()),
    };
    found.ok_or_else(|| ReadError::UnknownFormat {
        name: format.unwrap_or_default().to_owned(),
        known: READERS.iter().map(|reader| reader.name).collect::<Vec<_>>().join(", "),
    })
}

fn read_bytes(path: &Path, name: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => ReadError::Missing { path: name.to_owned() },
        io::ErrorKind::IsADirectory => ReadError::Directory { path: name.to_owned() },
        _ => ReadError::Unreadable {
            path: name.to_owned(),
            source,
        },
    };
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin()
            .lock()
            .take(limit.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(failed)?;
    } else {
        if fs::metadata(path).map_err(failed)?.is_dir() {
            return Err(ReadError::Directory { path: name.to_owned() });
        }
        let file = File::open(path).map_err(failed)?;
        file.take(limit.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(failed)?;
    }
    if bytes.len() as u64 > limit {
        return Err(ReadError::TooLarge {
            path: name.to_owned(),
            limit,
        });
    }
    Ok(bytes)
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_follows_the_name_or_the_wish() {
        let named = |name: &str, format: Option<&str>| choose_reader(Path::new(name), format).map(|reader| reader.name);
        assert_eq!(named("story.txt", None).ok(), Some("text"));
        assert_eq!(named("story.MD", None).ok(), Some("markdown"));
        assert_eq!(named("story", None).ok(), Some("text"));
        assert_eq!(named("story.txt", Some("markdown")).ok(), Some("markdown"));
        let error = named("story.txt", Some("papyrus")).expect_err("unknown");
        assert_eq!(
            error.to_string(),
            "no input format is called `papyrus`; known are text, markdown, html"
        );
    }

    #[test]
    fn errors_say_what_and_where() {
        let options = ReadOptions::default();
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("missing.txt");
        assert!(matches!(read(&missing, &options), Err(ReadError::Missing { .. })));
        assert!(matches!(
            read(folder.path(), &options),
            Err(ReadError::Directory { .. })
        ));
        let binary = folder.path().join("binary.txt");
        fs::write(&binary, b"\x00\x01\x02\x00\x05").expect("written");
        let message = read(&binary, &options).expect_err("binary").to_string();
        assert!(
            message.contains("binary.txt") && message.contains("binary data"),
            "{message}"
        );
        let long = folder.path().join("long.txt");
        fs::write(&long, "x".repeat(20)).expect("written");
        let limited = ReadOptions { limit: 10, ..options };
        assert!(matches!(
            read(&long, &limited),
            Err(ReadError::TooLarge { limit: 10, .. })
        ));
    }

    #[test]
    fn a_file_comes_with_its_hash_and_encoding() {
        let extract = read_from_bytes(b"abc", "a.txt", &ReadOptions::default()).expect("text");
        assert_eq!(extract.source.encoding, "UTF-8");
        assert_eq!(
            extract.source.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
