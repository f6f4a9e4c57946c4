use crate::annotation::atom::{Atom, AtomKind};

/// Words that speak of a vote or a match.
pub(crate) fn speaks_of_score(key: &str) -> bool {
    matches!(
        key,
        "vote"
            | "votes"
            | "voted"
            | "voting"
            | "ballot"
            | "ruling"
            | "ruled"
            | "decision"
            | "majority"
            | "passed"
            | "rejected"
            | "approved"
            | "win"
            | "wins"
            | "won"
            | "winning"
            | "victory"
            | "victories"
            | "beat"
            | "beats"
            | "beaten"
            | "beating"
            | "lose"
            | "loses"
            | "lost"
            | "loss"
            | "losing"
            | "defeat"
            | "defeated"
            | "defeats"
            | "draw"
            | "drew"
            | "drawn"
            | "score"
            | "scored"
            | "lead"
            | "leads"
            | "led"
            | "leading"
            | "trail"
            | "trailed"
            | "trailing"
            | "ahead"
            | "down"
            | "thrashed"
            | "thrashing"
            | "hammered"
            | "edged"
            | "result"
            | "finished"
            | "tie"
            | "tied"
            | "final"
            | "match"
            | "game"
            | "aggregate"
            | "set"
            | "sets"
            | "penalties"
            | "shoot"
            | "triumph"
            | "success"
            | "split"
            | "equaliser"
            | "level"
            | "scoreline"
    )
}

/// What both sides of a match have some of: `three goals to one`.
pub(crate) fn is_scored(key: &str) -> bool {
    matches!(
        key,
        "goals" | "goal" | "points" | "frames" | "games" | "legs" | "tries" | "runs" | "rounds" | "seats" | "holes"
    )
}

/// Words that speak of a value going from one level to another.
pub(crate) fn speaks_of_change(key: &str) -> bool {
    const STEMS: &[&str] = &[
        "rise", "rising", "rose", "fall", "fell", "increas", "decreas", "declin", "grow", "grew", "climb", "drop",
        "jump", "slump", "plung", "surg", "soar", "cut", "rais", "lower", "reduc", "widen", "narrow", "shrink",
        "shrank", "shrunk", "edg", "slip", "slid", "sink", "sank", "rocket", "tumbl", "gain", "advanc", "retreat",
        "ris", "chang", "doubl", "tripl", "halv", "expand", "swell", "swoll", "dwindl", "leap", "dip", "upgrad",
        "downgrad", "revis", "trim", "boost", "lift", "push", "went", "going", "extend",
    ];
    matches!(
        key,
        "up" | "down" | "hike" | "hiked" | "ease" | "eases" | "eased" | "easing"
    ) || STEMS.iter().any(|stem| key.starts_with(stem))
}

/// Whether one of the `reach` words before atom `at` satisfies `says`.
pub(crate) fn said_before(atoms: &[Atom], at: usize, reach: usize, says: impl Fn(&str) -> bool) -> bool {
    atoms[at.saturating_sub(reach)..at]
        .iter()
        .any(|atom| atom.kind == AtomKind::Word && says(&atom.key))
}

/// Whether one of the `reach` words from atom `at` on satisfies `says`.
pub(crate) fn said_after(atoms: &[Atom], at: usize, reach: usize, says: impl Fn(&str) -> bool) -> bool {
    atoms[at.min(atoms.len())..(at + reach).min(atoms.len())]
        .iter()
        .any(|atom| atom.kind == AtomKind::Word && says(&atom.key))
}

/// Nouns that stand before the number of a thing.
pub(crate) fn is_label_noun(key: &str) -> bool {
    matches!(
        key,
        "no" | "nos"
            | "number"
            | "numbers"
            | "article"
            | "articles"
            | "chapter"
            | "section"
            | "sections"
            | "page"
            | "pages"
            | "room"
            | "gate"
            | "route"
            | "flight"
            | "channel"
            | "phase"
            | "level"
            | "grade"
            | "group"
            | "class"
            | "type"
            | "stage"
            | "platform"
            | "pier"
            | "block"
            | "unit"
            | "line"
            | "lane"
            | "bus"
            | "highway"
            | "road"
            | "motorway"
            | "junction"
            | "terminal"
            | "tier"
            | "category"
            | "clause"
            | "paragraph"
            | "amendment"
            | "resolution"
            | "act"
            | "volume"
            | "episode"
            | "season"
            | "lot"
            | "exhibit"
            | "form"
            | "size"
            | "part"
            | "area"
            | "zone"
            | "district"
            | "ward"
            | "cell"
            | "table"
            | "figure"
            | "case"
            | "round"
            | "game"
            | "match"
            | "week"
            | "day"
            | "year"
            | "apartment"
            | "flat"
            | "house"
            | "sector"
            | "reactor"
            | "turbine"
            | "hole"
    )
}
