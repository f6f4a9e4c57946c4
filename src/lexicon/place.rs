//! Places by name: countries, regions, cities, and the words for their people.

use super::table;

table!(PLACES: Groups, "places");
table!(DEMONYMS: Groups, "demonyms");

/// The most words a place's name has: `saint vincent and the grenadines`.
pub const LONGEST_PLACE_NAME: usize = 5;

/// What makes a place the same under all its names: `UA` for Ukraine, `kyiv/UA` for Kyiv and Kiev.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(&'static str);

impl PlaceId {
    /// The identifier as text: the ISO code of a country, `name/code` of a city, a name for the rest.
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// Whether it is a country.
    pub fn is_country(self) -> bool {
        self.0.len() == 2 && self.0.bytes().all(|byte| byte.is_ascii_uppercase())
    }
}

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// A part of the world.
    Continent,
    /// A state or territory with a code of its own.
    Country,
    /// The seat of a country's government.
    Capital,
    /// A state or province of a federation.
    State,
    /// Any other named area, larger or smaller than a country.
    Region,
    /// A large city, or one that is often in the news.
    City,
}

/// One place that a name can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which place it is.
    pub id: PlaceId,
    /// What kind of place.
    pub kind: PlaceKind,
    /// Whether the name is a given name or a surname as well: `jordan`, `houston`.
    pub also_person: bool,
    /// Whether the name is a word as well: `turkey`, `nice`.
    pub also_word: bool,
    within: &'static str,
}

impl Place {
    /// The places that hold this one, nearest first: state, country, regions, continent.
    pub fn within(&self) -> impl Iterator<Item = PlaceId> + use<> {
        self.within.split_ascii_whitespace().map(PlaceId)
    }

    /// The country it lies in, or is; `None` for places across borders.
    pub fn country(&self) -> Option<PlaceId> {
        std::iter::once(self.id)
            .chain(self.within())
            .find(|id| PlaceId::is_country(*id))
    }

    fn from_row([id, kind, also, within]: [&'static str; 4]) -> Self {
        let kind = match kind {
            "continent" => PlaceKind::Continent,
            "country" => PlaceKind::Country,
            "capital" => PlaceKind::Capital,
            "state" => PlaceKind::State,
            "region" => PlaceKind::Region,
            _ => PlaceKind::City,
        };
        let (also_person, also_word) = (also.starts_with("name"), also.ends_with("word"));
        Self {
            id: PlaceId(id),
            kind,
            also_person,
            also_word,
            within,
        }
    }
}

/// All the places a name (lower case, words joined by one space) can mean, likeliest first: `georgia` is two.
pub fn places(name: &str) -> impl Iterator<Item = Place> + use<> {
    PLACES.get(name).map(Place::from_row)
}

/// The likeliest place of a name.
pub fn place(name: &str) -> Option<Place> {
    places(name).next()
}

/// All the places whose people or things a word can name: `georgian` belongs to two.
pub fn demonyms(word: &str) -> impl Iterator<Item = PlaceId> + use<> {
    DEMONYMS.get(word).map(|[id]| PlaceId(id))
}

/// The likeliest place whose people or things a word names: `dutch`, `dutchmen` give the Netherlands.
pub fn demonym(word: &str) -> Option<PlaceId> {
    demonyms(word).next()
}

/// Whether two names or demonyms, in any mixture, can mean the same place: `kyiv` and `kiev`, `ukraine` and `ukrainian`.
pub fn same_place(one: &str, other: &str) -> bool {
    candidates(one).any(|id| candidates(other).any(|candidate| candidate == id))
}

/// Whether the second place can lie within the first: `ukraine` holds `kyiv`, `texas` holds `dallas`.
pub fn contains_place(container: &str, part: &str) -> bool {
    candidates(container).any(|id| places(part).any(|place| place.within().any(|holder| holder == id)))
}

fn candidates(name: &str) -> impl Iterator<Item = PlaceId> + use<> {
    places(name).map(|place| place.id).chain(demonyms(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_has_many_names() {
        for (one, other) in [
            ("us", "united states"),
            ("uk", "britain"),
            ("kyiv", "kiev"),
            ("odesa", "odessa"),
            ("burma", "myanmar"),
            ("türkiye", "turkey"),
            ("czechia", "czech republic"),
            ("ivory coast", "côte d'ivoire"),
            ("ukraine", "ukrainian"),
            ("crimea", "crimean peninsula"),
            ("netherlands", "dutch"),
            ("swiss", "switzerland"),
            ("danes", "danish"),
            ("scotland", "scottish"),
            ("filipinos", "philippines"),
        ] {
            assert!(same_place(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("gaza", "west bank"),
            ("lithuania", "latvia"),
            ("israeli", "palestinian"),
            ("niger", "nigerian"),
        ] {
            assert!(!same_place(one, other), "{one} {other}");
        }
    }

    #[test]
    fn places_hold_places() {
        for (container, part) in [
            ("ukraine", "kyiv"),
            ("texas", "dallas"),
            ("middle east", "damascus"),
            ("europe", "bavaria"),
        ] {
            assert!(contains_place(container, part), "{container} {part}");
        }
        assert!(!contains_place("france", "berlin"));
        assert!(!contains_place("kyiv", "ukraine"));
    }

    #[test]
    fn ambiguity_is_told() {
        assert_eq!(places("georgia").count(), 2);
        assert!(place("jordan").is_some_and(|place| place.also_person && place.kind == PlaceKind::Country));
        assert!(place("turkey").is_some_and(|place| place.also_word));
        assert!(place("berlin").is_some_and(|place| place.country().map(PlaceId::as_str) == Some("DE")));
        assert!(place("zorblax").is_none());
    }

    #[test]
    fn the_longest_name_is_known() {
        let longest = PLACES.keys().map(|(name, _)| name.split(' ').count()).max();
        assert_eq!(longest, Some(LONGEST_PLACE_NAME));
    }

    #[test]
    fn demonyms_belong_to_known_places() {
        let known: std::collections::BTreeSet<_> = PLACES
            .keys()
            .flat_map(|(name, _)| places(name))
            .map(|place| place.id)
            .collect();
        for (word, _) in DEMONYMS.keys() {
            assert!(demonyms(word).all(|id| known.contains(&id)), "{word}");
        }
    }
}
