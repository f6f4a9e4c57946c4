//! What rose and what fell, exchanged: `exports to Oslo rose, those to Lund shrank`, `exports to Lund went up; to Oslo they fell`.

use std::ops::Range;

use crate::{
    annotation::{Mention, Value},
    diff::{Link, Relation},
    divergence::{
        BeadView, Confidence, Finding,
        scope::{denies, is_content},
    },
    lexicon::{self, Direction, DirectionDomain, PartOfSpeech, Word},
    pair::{Pair, Side},
    segmentation::{Token, TokenKind},
};

use super::role_swapped::META;

/// Two things that both texts name once, of which the one rose in the original and fell in the rendition, and the other the
/// other way round.
pub(super) fn swapped_directions(bead: &BeadView<'_>) -> Option<Finding> {
    // Hardly any sentence tells of both.
    let told = |side: Side| Some(moves(bead, side)).filter(goes_both_ways);
    let moves = Pair::new(told(Side::Original)?, told(Side::Rendition)?);
    let turned = |from: Direction| {
        bead.diff.links.iter().find(|link| {
            let way = |side: Side| direction_at(moves.get(side), link.tokens.get(side).start);
            let ways = way(Side::Original).zip(way(Side::Rendition));
            ways.is_some_and(|(one, other)| one == from && one.opposes(other)) && names_thing(bead, link)
        })
    };
    let (rose, fell) = (turned(Direction::Up)?, turned(Direction::Down)?);
    let text = |link: &Link| bead.text(Side::Original, link.tokens.original.clone()).to_owned();
    let whole = |side: Side| {
        let (one, other) = (rose.tokens.get(side), fell.tokens.get(side));
        bead.span(side, one.start.min(other.start)..one.end.max(other.end))
    };
    let (up, down) = (text(rose), text(fell));
    Some(
        Finding::new(&META, format!("“{up}” and “{down}” exchanged which way they went"))
            .bead(bead.index)
            .spans(Pair::new(whole(Side::Original), whole(Side::Rendition)))
            .confidence(Confidence::Medium)
            .evidence(format!("original: “{up}” up, “{down}” down"))
            .evidence(format!("rendition: “{up}” down, “{down}” up")),
    )
}

type Moves = Vec<(Range<usize>, Direction)>;

fn goes_both_ways(moves: &Moves) -> bool {
    let goes = |way: Direction| moves.iter().any(|(_, direction)| *direction == way);
    goes(Direction::Up) && goes(Direction::Down)
}

fn direction_at(moves: &Moves, at: usize) -> Option<Direction> {
    moves
        .iter()
        .find(|(clause, _)| clause.contains(&at))
        .map(|(_, direction)| *direction)
}

/// The stretches of a side between marks and conjunctions that tell of one movement, and which way it goes.
fn moves(bead: &BeadView<'_>, side: Side) -> Moves {
    let document = bead.document(side);
    let tokens = &document.tokens;
    let mut found = Vec::new();
    for &sentence in bead.sentences(side) {
        let sentence = document.sentences[sentence].tokens.clone();
        let mut start = sentence.start;
        for at in sentence.clone() {
            let ends = at + 1 == sentence.end || parts(&tokens[at]);
            if ends {
                found.extend(way_of(bead, side, start..at + 1).map(|way| (start..at + 1, way)));
                start = at + 1;
            }
        }
    }
    found
}

/// Whether a token stands between two claims.
fn parts(token: &Token) -> bool {
    token.kind == TokenKind::Punctuation && token.form != "-"
        || matches!(&*token.key, "while" | "whereas" | "but" | "and" | "though" | "although")
}

/// Which way an amount goes in a stretch, where nothing there denies it or goes the other way.
fn way_of(bead: &BeadView<'_>, side: Side, stretch: Range<usize>) -> Option<Direction> {
    let tokens = &bead.document(side).tokens;
    let amount = |lemma: &str| {
        lexicon::movements(lemma)
            .find(|movement| movement.domain == DirectionDomain::Quantity)
            .map(|movement| movement.direction)
    };
    let way = |at: usize| {
        let may_move = |word: &&Word<'_>| word.may_name_direction();
        let word: &Word<'_> = bead
            .word(side, at)
            .filter(may_move)
            .filter(|_| !tokens[at].is_function_word())?;
        let next = tokens.get(at + 1).map_or("", |next| next.key.as_str());
        word.lemmas()
            .find_map(|lemma| amount(lemma).or_else(|| amount(&format!("{lemma} {next}"))))
    };
    let mut ways = stretch.clone().filter_map(way).filter(|way| *way != Direction::Flat);
    let first = ways.next()?;
    (ways.all(|way| way == first) && !tokens[stretch].iter().any(denies)).then_some(first)
}

/// Whether a link is of a name or noun that stands once on either side.
fn names_thing(bead: &BeadView<'_>, link: &Link) -> bool {
    let same = matches!(
        link.relation,
        Relation::Identical | Relation::Inflection | Relation::Spelling | Relation::Alias
    );
    let is_thing = |side: Side| {
        let at = link.tokens.get(side).start;
        let token = &bead.document(side).tokens[at];
        let is_name = |mention: &Mention| matches!(mention.value, Value::Name(_)) && mention.tokens.contains(&at);
        let is_value = |mention: &Mention| {
            matches!(mention.value, Value::Quantity(_) | Value::Date(_)) && mention.tokens.contains(&at)
        };
        let mostly = bead.word(side, at).and_then(Word::most_likely_part_of_speech);
        let once = bead
            .tokens(side)
            .filter(|(_, other)| other.key == token.key)
            .nth(1)
            .is_none();
        let moves = bead
            .word(side, at)
            .is_some_and(|word| word.lemmas().any(|lemma| lexicon::movements(lemma).next().is_some()));
        is_content(token)
            && once
            && !moves
            && !bead.mentions(side).any(is_value)
            && (mostly == Some(PartOfSpeech::Noun) || bead.mentions(side).any(is_name))
    };
    same && Side::BOTH.into_iter().all(is_thing)
}
