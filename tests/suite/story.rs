//! Invented news with the edits that can be made to it.
//!
//! A story begins with `>` and runs over one line. In it, `[words; kind; kind: alternative | alternative]` marks words
//! that an edit of that kind can replace: by the alternatives given, else by those of `replacements.tsv` or, for numbers
//! and the like, by what `values.rs` makes of them. Each line below it is an edit of its own:
//! `kind: words => other words | others`. Blank lines and lines with `#` are left out.

use std::{fs, ops::Range, path::Path};

/// One invented piece of news.
pub(crate) struct Story {
    /// Its field, after the file it stands in: `court`.
    pub(crate) field: String,
    /// Its text without marks.
    pub(crate) text: String,
    /// Words that can be replaced.
    pub(crate) slots: Vec<Slot>,
    /// Edits spelled out.
    pub(crate) edits: Vec<Edit>,
}

/// Words of a story that an edit can replace.
pub(crate) struct Slot {
    /// Where they stand in the text, in bytes.
    pub(crate) range: Range<usize>,
    /// What kind of edit.
    pub(crate) kind: String,
    /// By what, where the story says so.
    pub(crate) alternatives: Vec<String>,
}

/// An edit spelled out: the words and what takes their place.
pub(crate) struct Edit {
    pub(crate) kind: String,
    pub(crate) words: String,
    pub(crate) alternatives: Vec<String>,
}

/// All stories, by field and place.
pub(crate) fn stories(directory: &Path) -> Vec<Story> {
    let folder = directory.join("stories");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the folder of stories can be read")
        .map(|entry| entry.expect("an entry of the folder can be read").path())
        .collect();
    files.sort();
    let mut stories: Vec<Story> = Vec::new();
    for file in files {
        let field = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let lines = fs::read_to_string(&file).expect("a file of stories can be read");
        for line in lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(marked) = line.strip_prefix("> ") {
                stories.push(story(&field, marked));
            } else {
                let story = stories.last_mut().expect("a file begins with a story");
                story.edits.push(edit(line, &story.text));
            }
        }
    }
    stories
}

fn story(field: &str, marked: &str) -> Story {
    let (mut text, mut slots) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, behind)) = rest.split_once('[') {
        let (mark, behind) = behind
            .split_once(']')
            .unwrap_or_else(|| panic!("an open bracket in {marked}"));
        text.push_str(before);
        let mut parts = mark.split("; ");
        let start = text.len();
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (kind, given) = part.split_once(':').unwrap_or((part, ""));
            slots.push(Slot {
                range: start..text.len(),
                kind: kind.trim().to_owned(),
                alternatives: alternatives(given),
            });
        }
        rest = behind;
    }
    text.push_str(rest);
    Story {
        field: field.to_owned(),
        text,
        slots,
        edits: Vec::new(),
    }
}

fn edit(line: &str, text: &str) -> Edit {
    let (kind, edit) = line.split_once(": ").unwrap_or_else(|| panic!("no kind in {line}"));
    let (words, others) = edit.split_once(" =>").unwrap_or_else(|| panic!("no arrow in {line}"));
    assert!(text.contains(words), "“{words}” does not stand in “{text}”");
    let mut alternatives = alternatives(others);
    if alternatives.is_empty() {
        alternatives.push(String::new());
    }
    Edit {
        kind: kind.to_owned(),
        words: words.to_owned(),
        alternatives,
    }
}

fn alternatives(given: &str) -> Vec<String> {
    given
        .split('|')
        .map(|alternative| alternative.trim().to_owned())
        .filter(|alternative| !alternative.is_empty())
        .collect()
}
