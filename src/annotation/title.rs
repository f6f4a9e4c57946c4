//! Offices and professions, bound to those who hold them, whatever the order.
//!
//! `President Ada Olin`, `Ada Olin, the president`, `Norway's President, Ada Olin`, `the chief of staff of President
//! Ada Olin, Bo Lund`, `Ada Olin is president`: in each the office is read with what qualifies it (`former`, `deputy`,
//! `Norwegian`) and with its holder.

use std::ops::Range;

use compact_str::CompactString;

use crate::{
    lexicon::{self, PlaceId, TitleModifier, TitleModifierKind, Word},
    segmentation::{Document, TokenKind},
    text::Span,
};

use super::{
    Mention, Value,
    name::{Name, NameKind},
};

/// An office or profession.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// Its canonical name: `prime minister` for `premier`.
    pub office: &'static str,
    /// What qualifies it, sorted.
    pub modifiers: Vec<TitleModifierKind>,
    /// It as it stands in the text, with its modifiers: `former prime minister`.
    pub wording: CompactString,
    /// The country or region it belongs to.
    pub place: Option<PlaceId>,
    /// Who holds it, where the sentence says so.
    pub holder: Option<Holder>,
}

impl Title {
    /// Whether both say the same of somebody. A thief is no murderer, though both are criminals.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.office == other.office && self.modifiers == other.modifiers && !self.excludes(other)
    }

    /// Whether the two are kinds of one thing of which only one can be true.
    pub(crate) fn excludes(&self, other: &Self) -> bool {
        if self.wording == other.wording {
            return false;
        }
        let head = |wording: &str| wording.rfind(' ').map_or(0, |space| space + 1);
        let one = Word::look_up(&self.wording[head(&self.wording)..]);
        let other = Word::look_up(&other.wording[head(&other.wording)..]);
        one.senses().contrast_with(other.senses()).is_some()
            && !one.senses().is_synonym_of(other.senses())
            && !one.is_kind_of(&other)
            && !other.is_kind_of(&one)
    }

    /// What is known of the office.
    pub(crate) fn row(&self) -> Option<lexicon::Title> {
        let wording = self.wording.replace(" - ", "-");
        let mut words = wording.as_str();
        loop {
            let row = lexicon::title(words).filter(|row| row.id == self.office);
            if row.is_some() {
                return row;
            }
            words = words.split_once([' ', '-'])?.1;
        }
    }
}

/// The holder of an office, as named in the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The name.
    pub name: Name,
    /// Where it stands.
    pub span: Span,
}

/// The titles of a sentence, given its names.
pub(super) fn titles(document: &Document, sentence: usize, names: &[Mention]) -> Vec<Mention> {
    let tokens = document.sentences[sentence].tokens.clone();
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let inside_name = names.iter().any(|name| name.tokens.contains(&at));
        match (!inside_name).then(|| title_at(document, at, tokens.end)).flatten() {
            // `Deputy minister of finance` is a deputy, and an office of its own name.
            Some((_, range)) if is_modified(document, &range, tokens.end) => at += 1,
            Some((office, range)) => {
                at = range.end;
                if !is_verb(document, &range, names) {
                    found.push(bind(document, sentence, office, range, names));
                }
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a title begins with a modifier of a longer one: `deputy minister` in `deputy minister of finance`.
fn is_modified(document: &Document, title: &Range<usize>, limit: usize) -> bool {
    let next = title.start + 1;
    title.len() > 1
        && lexicon::title_modifier(&document.tokens[title.start].key).is_some()
        && title_at(document, next, limit).is_some_and(|(_, longer)| longer.end > title.end)
}

/// Whether a participle that names a part in a trial stands as a verb, with an object behind it: `accused the government`.
fn is_verb(document: &Document, title: &Range<usize>, names: &[Mention]) -> bool {
    let behind = document.tokens.get(title.end);
    let object = behind.is_some_and(|token| {
        lexicon::is_article(&token.key) || lexicon::is_possessive(&token.key) || token.is_pronoun()
    }) || names.iter().any(|name| name.tokens.start == title.end)
        || begins_title(document, title.end);
    let before = title.start.checked_sub(1).map(|at| document.tokens[at].key.as_str());
    // `Was accused by the mayor`.
    let passive = behind.is_some_and(|token| matches!(token.key.as_str(), "by" | "of"))
        && before.is_some_and(|key| matches!(key, "is" | "are" | "was" | "were" | "been" | "be" | "being"));
    (object || passive)
        && document.tokens[title.end - 1].key.ends_with("ed")
        && !before.is_some_and(lexicon::is_article)
}

/// Whether an office is named at a token: `mayor` in `accused mayor Ada Olin`.
fn begins_title(document: &Document, at: usize) -> bool {
    let end = document.tokens.len().min(at + lexicon::TITLE_PHRASES.most_words());
    at < end && title_at(document, at, end).is_some()
}

/// The longest title that begins at a token: its canonical name and its tokens.
pub(super) fn title_at(document: &Document, start: usize, end: usize) -> Option<(&'static str, Range<usize>)> {
    let token = &document.tokens[start];
    if token.kind != TokenKind::Word || !lexicon::TITLE_PHRASES.may_start(token.hints) {
        return None;
    }
    let longest = lexicon::TITLE_PHRASES.most_words().min(end - start);
    let alone = lexicon::TITLE_PHRASES.may_be(token.hints);
    let mut best = alone
        .then(|| lexicon::title(&token.key))
        .flatten()
        .map(|title| (title.id, start..start + 1));
    if !lexicon::TITLE_PHRASES.may_go_on(token.hints, &token.key) {
        return best;
    }
    let mut phrase = token.key.clone();
    for len in 2..=longest {
        let token = &document.tokens[start + len - 1];
        if token.key != "-" && !phrase.ends_with('-') {
            phrase.push(' ');
        }
        phrase.push_str(&token.key);
        let step = lexicon::TITLE_PHRASES.step(&phrase);
        // A title may be listed in the singular alone.
        if (step.may_be || token.key.ends_with('s'))
            && let Some(title) = lexicon::title(&phrase)
        {
            best = Some((title.id, start..start + len));
        }
        if !step.goes_on {
            break;
        }
    }
    best
}

fn bind(document: &Document, sentence: usize, office: &'static str, title: Range<usize>, names: &[Mention]) -> Mention {
    let limits = document.sentences[sentence].tokens.clone();
    let is_office = lexicon::title(office).is_some_and(|row| row.is_office);
    let (mut modifiers, start) = modifiers_before(document, limits.start, title.start, names, is_office);
    let title = match modifier_behind(document, title.end, limits.end) {
        Some((kind, end)) => {
            modifiers.push(kind);
            start..end
        }
        None => start..title.end,
    };
    modifiers.sort_unstable_by_key(|kind| *kind as u8);
    modifiers.dedup();
    let place = place_before(start, names, document).or_else(|| place_after(document, title.end, names));
    let holder = holder_after(document, title.end, limits.end, names).or_else(|| {
        // Behind a comma an office with a verb of its own is somebody else: `to the coach, the referee had been fair`.
        let acts = document
            .tokens
            .get(title.end)
            .is_some_and(|token| is_auxiliary(&token.key));
        holder_before(document, start, limits.start, names).filter(|_| !acts)
    });
    let holder = holder.and_then(|index| match &names[index].value {
        Value::Name(name) => Some(Holder {
            name: name.clone(),
            span: names[index].span,
        }),
        _ => None,
    });
    let span = document.tokens[start].span.join(document.tokens[title.end - 1].span);
    let wording = document.tokens[start..title.end]
        .iter()
        .map(|token| token.key.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let value = Value::Title(Title {
        wording: wording.into(),
        office,
        modifiers,
        place,
        holder,
    });
    Mention {
        sentence,
        tokens: start..title.end,
        span,
        value,
    }
}

fn is_auxiliary(key: &str) -> bool {
    matches!(
        key,
        "has" | "had" | "have" | "is" | "was" | "were" | "will" | "would" | "could" | "should" | "did"
    )
}

/// The modifiers before a title and the token at which the first of them begins.
fn modifiers_before(
    document: &Document,
    limit: usize,
    title: usize,
    names: &[Mention],
    is_office: bool,
) -> (Vec<TitleModifierKind>, usize) {
    let (mut modifiers, mut start) = (Vec::new(), title);
    let mut at = title;
    while at > limit {
        let before = &document.tokens[at - 1];
        // `The mayor, Ada Olin, accused councillor Jan Dahl`: a verb between two people.
        if before.key.ends_with("ed") && names.iter().any(|name| name.tokens.end == at - 1) {
            break;
        }
        // `The university has suspended Professor Pell`.
        let auxiliary = at
            .checked_sub(2)
            .map_or("", |place| document.tokens[place].key.as_str());
        if before.key.ends_with("ed") && matches!(auxiliary, "has" | "have" | "had" | "having") {
            break;
        }
        let modifier = modifier_ending(document, limit, at);
        if let Some((modifier, words)) = modifier {
            // A jailed activist still is one; a jailed minister is none any more.
            let ends_it = modifier.kind != TitleModifierKind::Past || is_office || ends_a_calling(&before.key);
            if changes_holder(modifier.kind) && ends_it {
                modifiers.push(modifier.kind);
            }
            start = at - words;
            at = start + 1;
        } else if before.key != "-" && !names.iter().any(|name| name.tokens.end == at && is_demonym(name)) {
            break;
        }
        at = names
            .iter()
            .find(|name| name.tokens.end == at)
            .map_or(at - 1, |name| name.tokens.start);
    }
    (modifiers, start)
}

/// The modifier whose last token stands before another one, and how many tokens it has: `former`, `one-time`.
fn modifier_ending(document: &Document, limit: usize, end: usize) -> Option<(TitleModifier, usize)> {
    let single = lexicon::title_modifier(&document.tokens[end - 1].key).map(|modifier| (modifier, 1));
    single.or_else(|| {
        let [.., first, hyphen, last] = document.tokens.get(limit..end)? else {
            return None;
        };
        let compound = (hyphen.key == "-").then(|| format!("{}-{}", first.key, last.key))?;
        lexicon::title_modifier(&compound).map(|modifier| (modifier, 3))
    })
}

/// The modifier right behind a title and one past its last token: `archbishop emeritus`, `president-elect`.
fn modifier_behind(document: &Document, title_end: usize, limit: usize) -> Option<(TitleModifierKind, usize)> {
    let hyphen = usize::from(document.tokens.get(title_end).is_some_and(|token| token.key == "-"));
    let at = title_end + hyphen;
    let key = &document.tokens.get(at).filter(|_| at < limit)?.key;
    let follows = matches!(&**key, "emeritus" | "emerita" | "elect" | "designate");
    let modifier = lexicon::title_modifier(key).filter(|_| follows)?;
    Some((modifier.kind, at + 1))
}

/// Whether a word says of whatever somebody was that it is over.
fn ends_a_calling(key: &str) -> bool {
    matches!(
        key,
        "former" | "ex" | "ex-" | "one-time" | "onetime" | "erstwhile" | "retired" | "sometime"
    )
}

/// Whether a modifier makes the office another one.
fn changes_holder(kind: TitleModifierKind) -> bool {
    !matches!(
        kind,
        TitleModifierKind::Current | TitleModifierKind::Honorary | TitleModifierKind::Senior
    )
}

fn is_demonym(name: &Mention) -> bool {
    matches!(&name.value, Value::Name(name) if name.place.is_some())
}

fn place_id(mention: &Mention) -> Option<PlaceId> {
    match &mention.value {
        Value::Name(name) => name.place,
        _ => None,
    }
}

/// `Norwegian president`, `Norway's president`.
fn place_before(start: usize, names: &[Mention], document: &Document) -> Option<PlaceId> {
    let end = if start > 0 && matches!(document.tokens[start - 1].key.as_str(), "'s" | "'") {
        start - 1
    } else {
        start
    };
    names.iter().find(|name| name.tokens.end == end).and_then(place_id)
}

/// `president of Norway`, `president of the United States`.
fn place_after(document: &Document, end: usize, names: &[Mention]) -> Option<PlaceId> {
    let word = |at: usize| document.tokens.get(at).map(|token| token.key.as_str());
    if !matches!(word(end), Some("of" | "in" | "for" | "to")) {
        return None;
    }
    let start = if word(end + 1) == Some("the") { end + 2 } else { end + 1 };
    names.iter().find(|name| name.tokens.start == start).and_then(place_id)
}

/// The holder named behind a title, as an index into the names.
fn holder_after(document: &Document, end: usize, limit: usize, names: &[Mention]) -> Option<usize> {
    let word = |at: usize| {
        document
            .tokens
            .get(at)
            .filter(|_| at < limit)
            .map(|token| token.key.as_str())
    };
    let mut at = end;
    // What belongs to the title: `of Norway`, `of the club`, `of President Ada Olin`.
    if matches!(word(at), Some("of" | "for" | "to" | "at" | "in")) {
        let comma = (at + 1..limit.min(at + 12)).find(|&at| word(at) == Some(","));
        // The clause has gone on to its verb: `the captain of the team was sent off by the referee, Ada Olin`.
        let goes_on = |at: usize| {
            matches!(
                word(at),
                Some("was" | "were" | "is" | "are" | "has" | "had" | "been" | "by")
            )
        };
        let comma = comma.filter(|comma| !(at + 1..*comma).any(goes_on));
        let inner = names
            .iter()
            .filter(|name| name.tokens.start > at)
            .find(|name| is_person(name));
        match (comma, inner) {
            // `of President Ada Olin, Bo Lund,`: the holder stands behind the comma.
            (Some(comma), _) => at = comma,
            // `president of Norway Ada Olin`
            (None, Some(_)) => {
                let place = names
                    .iter()
                    .find(|name| name.tokens.start > at && name.tokens.start <= at + 2)?;
                at = place.tokens.end;
            }
            _ => return None,
        }
    }
    if word(at) == Some(",") {
        at += 1;
    }
    let index = names.iter().position(|name| name.tokens.start == at)?;
    let person = is_person(&names[index]);
    // A name with a possessive behind a comma belongs to the next clause.
    let possessive = matches!(word(names[index].tokens.end), Some("'s" | "'"));
    (person && !(possessive && at > end)).then_some(index)
}

/// The holder named before a title: `Ada Olin, the president`, `Ada Olin is president`.
fn holder_before(document: &Document, start: usize, limit: usize, names: &[Mention]) -> Option<usize> {
    let word = |at: usize| document.tokens.get(at).map(|token| token.key.as_str());
    let mut at = start;
    // Back over what stands between: article, adjectives, places, possessives.
    while at > limit {
        if let Some(name) = names.iter().find(|name| name.tokens.end == at && !is_person(name)) {
            at = name.tokens.start;
            continue;
        }
        // `Ada Olin, Norvik's president`.
        let owner = names
            .iter()
            .find(|name| name.tokens.end == at && word(at) == Some("'s"));
        if let Some(owner) =
            owner.filter(|owner| owner.tokens.start > limit && word(owner.tokens.start - 1) == Some(","))
        {
            at = owner.tokens.start;
            continue;
        }
        match word(at - 1) {
            // `To the general is married the new mayor`: the verb has a participle of its own.
            Some("is" | "was" | "been")
                if word(at).is_some_and(|next| next.ends_with("ed") && lexicon::title_modifier(next).is_none()) =>
            {
                return None;
            }
            Some("," | "is" | "was" | "became" | "as" | "been" | "become" | "-" | "–" | "—" | "(") => {
                return names
                    .iter()
                    .position(|name| name.tokens.end == at - 1 && is_person(name));
            }
            Some(key)
                if start - at < 6 && (lexicon::is_article(key) || key == "'s" || !lexicon::is_function_word(key)) =>
            {
                if names.iter().any(|name| name.tokens.end == at && is_person(name)) {
                    return None;
                }
                at -= 1;
            }
            _ => return None,
        }
    }
    None
}

fn is_person(mention: &Mention) -> bool {
    match &mention.value {
        Value::Name(name) => matches!(name.kind, NameKind::Person | NameKind::Other) && name.place.is_none(),
        _ => false,
    }
}
