//! What the benches compare: the samples, alone and put together to texts of any length.

#![allow(dead_code, reason = "each bench uses its part")]

use std::{fs, path::Path};

use storydiff::{
    pair::{Pair, Side},
    pipeline::{self, ReadOptions},
    segmentation::Document,
};

/// The samples that are news stories in English.
pub(crate) const STORIES: [&str; 5] = [
    "01-grain-accord",
    "02-ferry-trial",
    "04-river-flood",
    "05-cup-final",
    "06-malaria-trial",
];

/// Both texts of a sample.
pub(crate) fn story(name: &str) -> Pair<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    let read = |side: Side| fs::read_to_string(folder.join(format!("{side}.txt"))).expect("a sample holds both texts");
    Pair::new(read(Side::Original), read(Side::Rendition))
}

/// Stories one after the other until the original has about so many sentences; each copy has numbers of its own.
pub(crate) fn stories(sentences: usize) -> Pair<String> {
    let samples = STORIES.map(story);
    let mut texts = Pair::new(String::new(), String::new());
    let mut length = 0;
    for copy in 0.. {
        let sample = &samples[copy % samples.len()];
        for side in Side::BOTH {
            let text = texts.get_mut(side);
            text.push_str(&numbered(sample.get(side), copy / samples.len()));
            text.push_str("\n\n");
        }
        length += sample.original.matches(['.', '!', '?']).count();
        if length >= sentences {
            break;
        }
    }
    texts
}

/// The text with every 5 and 3 in it changed by the number of the copy.
fn numbered(text: &str, copy: usize) -> String {
    if copy == 0 {
        return text.to_owned();
    }
    text.replace('5', &copy.to_string())
        .replace('3', &(copy * 7 % 89).to_string())
}

/// Both texts, read.
pub(crate) fn documents(texts: &Pair<String>) -> Pair<Document> {
    let read = |side: Side| {
        pipeline::read_text(
            texts.get(side).clone(),
            side.to_string().as_str(),
            &ReadOptions::default(),
        )
    };
    Pair::new(read(Side::Original), read(Side::Rendition))
}
