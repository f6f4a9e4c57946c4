//! Names: all places of one bearer are one fact, whatever it is called there.

use std::collections::hash_map::Entry;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use crate::{
    annotation::{Mention, Name, NameKind, Value},
    lexicon::PlaceId,
    pair::{Pair, Side},
};

use super::{Book, Fact, FactStatus, kind};

/// Enters the names that no finding spoke of.
pub(super) fn enter(book: &mut Book<'_>) {
    let sides = Pair::new(Chains::of(book, Side::Original), Chains::of(book, Side::Rendition));
    let mut taken = vec![false; sides.rendition.chains.len()];
    for chain in &sides.original.chains {
        let partner = sides.rendition.find(chain);
        if let Some(partner) = partner {
            taken[partner] = true;
        }
        let partner = partner.and_then(|partner| sides.rendition.chains.get(partner));
        book.facts.extend(fact(book, Some(chain), partner));
    }
    for (chain, taken) in sides.rendition.chains.iter().zip(taken) {
        if !taken {
            let partner = sides.original.find(chain).and_then(|at| sides.original.chains.get(at));
            book.facts.extend(fact(book, partner, Some(chain)));
        }
    }
}

fn fact(book: &Book<'_>, original: Option<&Chain<'_>>, rendition: Option<&Chain<'_>>) -> Option<Fact> {
    let chains = Pair::new(original, rendition);
    let fullest = chains.map(|chain| chain.and_then(Chain::fullest));
    let status = match (original, rendition) {
        (Some(_), Some(_)) => FactStatus::Matched,
        (Some(_), None) => FactStatus::OnlyOriginal,
        _ => FactStatus::OnlyRendition,
    };
    Some(Fact {
        kind: fullest
            .original
            .or(fullest.rendition)
            .and_then(|mention| kind(&mention.value))?,
        status,
        value: fullest.each(|side, mention| mention.map(|mention| book.value_text(side, mention))),
        places: chains.map(|chain| {
            let mentions = chain.into_iter().flat_map(|chain| &chain.mentions);
            mentions.map(|mention| mention.span).collect()
        }),
        finding: None,
    })
}

/// The mentions of one bearer in one text.
struct Chain<'a> {
    mentions: Vec<&'a Mention>,
    /// The different names among them.
    names: Vec<&'a Name>,
}

impl<'a> Chain<'a> {
    fn is_of(&self, name: &Name) -> bool {
        self.names
            .iter()
            .any(|own| own.is_same(name) && agree_in_kind(own, name))
    }

    /// The mention that says most: the longest, the first of several.
    fn fullest(&self) -> Option<&'a Mention> {
        let by_length = |mention: &&&Mention| (mention.tokens.len(), std::cmp::Reverse(mention.span.start));
        self.mentions.iter().max_by_key(by_length).copied()
    }
}

/// A person is not the place that she shares her name with.
fn agree_in_kind(one: &Name, other: &Name) -> bool {
    let kinds = (one.kind, other.kind);
    !matches!(
        kinds,
        (NameKind::Person, NameKind::Place) | (NameKind::Place, NameKind::Person)
    )
}

/// The different names of one bearer, and the bearers with one word in their names, that are looked at. Nobody has more
/// names; a text made to be slow has tens of thousands of bearers. Both are as many as the index of the text keeps names
/// with one word, so where one is reached, the text has a notice already that says so.
const MOST_NAMES: usize = 50;
const MOST_CHAINS: usize = 50;

/// The chains of one text, in the order in which their bearers come up.
struct Chains<'a> {
    chains: Vec<Chain<'a>>,
    /// The chain of each name: what is called the same is the same.
    by_name: FxHashMap<(&'a str, NameKind), usize>,
    /// For each key of a name the chains that have it.
    by_key: FxHashMap<CompactString, Vec<usize>>,
    by_place: FxHashMap<PlaceId, usize>,
    by_alias: FxHashMap<usize, usize>,
}

impl<'a> Chains<'a> {
    fn of(book: &Book<'a>, side: Side) -> Self {
        let mut chains = Self {
            chains: Vec::new(),
            by_name: FxHashMap::default(),
            by_key: FxHashMap::default(),
            by_place: FxHashMap::default(),
            by_alias: FxHashMap::default(),
        };
        for (_, mention) in book.open(side) {
            if let Value::Name(name) = &mention.value {
                chains.add(mention, name);
            }
        }
        chains
    }

    fn add(&mut self, mention: &'a Mention, name: &'a Name) {
        let at = self.find_name(name).unwrap_or_else(|| {
            self.chains.push(Chain {
                mentions: Vec::new(),
                names: Vec::new(),
            });
            self.chains.len() - 1
        });
        let chain = &mut self.chains[at];
        chain.mentions.push(mention);
        let is_full = chain.names.len() >= MOST_NAMES;
        let by_name = self.by_name.entry((&name.full, name.kind));
        let is_entered = matches!(by_name, Entry::Occupied(_));
        by_name.or_insert(at);
        if chain.names.contains(&name) || is_full && is_entered {
            return;
        }
        if !is_full {
            chain.names.push(name);
        }
        for key in name.keys() {
            let chains = self.by_key.entry(key.clone()).or_default();
            if chains.len() < MOST_CHAINS && chains.last() != Some(&at) {
                chains.push(at);
            }
        }
        if let Some(place) = name.place {
            self.by_place.entry(place).or_insert(at);
        }
        if let Some(alias) = name.alias {
            self.by_alias.entry(alias).or_insert(at);
        }
    }

    /// The chain that one of another text belongs to.
    fn find(&self, other: &Chain<'_>) -> Option<usize> {
        other.names.iter().find_map(|name| self.find_name(name))
    }

    fn find_name(&self, name: &Name) -> Option<usize> {
        let by_place = || self.by_place.get(&name.place?).copied();
        let by_alias = || self.by_alias.get(&name.alias?).copied();
        let by_name = || self.by_name.get(&(name.full.as_str(), name.kind)).copied();
        by_alias().or_else(by_place).or_else(by_name).or_else(|| {
            let mut near: Vec<usize> = name
                .keys()
                .filter_map(|key| self.by_key.get(key))
                .flatten()
                .copied()
                .collect();
            near.sort_unstable();
            near.dedup();
            near.truncate(10 * MOST_CHAINS);
            near.into_iter().find(|&chain| self.chains[chain].is_of(name))
        })
    }
}
