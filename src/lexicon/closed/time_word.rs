//! Words of time: calendar names in several languages, parts of the day, relative expressions, holidays, order.

use strum::EnumString;

use crate::{
    lexicon::{Hints, Phrases, table},
    text::joined,
};

table!(TIME_WORDS: Groups, "time_words");
table!(CALENDAR_NAMES: Groups, "calendar_names");

/// One reading of an English word or phrase of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeWord {
    /// What kind of expression it is; it says how to read `value`.
    pub kind: TimeWordKind,
    /// The value as the table has it; see [`TimeWordKind`].
    pub value: &'static str,
    /// A unit, a range of hours, `short` or `ambiguous`; empty when there is nothing to add.
    pub note: &'static str,
}

impl TimeWord {
    /// The value where it is a whole number.
    pub fn number(&self) -> Option<i32> {
        self.value.parse().ok()
    }

    /// Whether the word is commoner as something else: `may`, `march`, `sat`.
    pub fn is_ambiguous(&self) -> bool {
        self.note == "ambiguous"
    }

    /// For a part of the day: its hours, the second over 24 when it ends on the next day.
    pub fn hours(&self) -> Option<(u8, u8)> {
        let (from, to) = self.note.split_once('-')?;
        Some((from.parse().ok()?, to.parse().ok()?))
    }
}

/// Kinds of expressions of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum TimeWordKind {
    /// 1 Monday to 7 Sunday.
    Weekday,
    /// 1 to 12.
    Month,
    /// Days from today: `yesterday` −1.
    RelativeDay,
    /// Periods (in the note) from the present one: `last week` −1.
    RelativePeriod,
    /// An identifier, the hours in the note: `evening`.
    PartOfDay,
    /// `MM-DD`.
    Holiday,
    /// An identifier, or `easter` with an offset in days.
    MovableHoliday,
    /// An identifier: `spring`.
    Season,
    /// 1 to 4.
    Quarter,
    /// 1 or 2.
    Half,
    /// `early`, `mid` or `late`.
    PartOfPeriod,
    /// A relation that stands before its anchor: `before`, `after`, `until`, `since`, `by`, `during`, `at`, `between`.
    OrderPreposition,
    /// A relation that stands after a length of time: `ago`, `ahead`.
    OrderPostposed,
    /// −2 long past to 2 far future: `recently`, `soon`.
    Vague,
    /// Percent of the time: `always`, `seldom`.
    Frequency,
    /// Offset from UTC, or `local`.
    Zone,
    /// A part of a time of day: `am`, `pm`, `12:00`, minutes past the hour.
    Clock,
    /// `ad` or `bc`.
    Era,
}

/// The name of a month or weekday in some language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarName {
    /// ISO 639-1 code.
    pub language: &'static str,
    /// Month or weekday.
    pub kind: CalendarKind,
    /// 1 to 12; Monday 1 to Sunday 7.
    pub number: u8,
    /// Whether it is a short form (listed without its dot).
    pub short: bool,
}

impl TimeWordKind {
    /// Whether such an expression names a time by itself, and does not only relate one to another or tell how often.
    const fn names_time(self) -> bool {
        !matches!(
            self,
            Self::OrderPreposition | Self::OrderPostposed | Self::Vague | Self::Frequency
        )
    }
}

/// What a calendar name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum CalendarKind {
    /// A month.
    Month,
    /// A day of the week.
    Weekday,
}

/// The expressions of time, to be looked for in running text with [`time_words`].
pub const TIME_WORD_PHRASES: Phrases = Phrases::new(TIME_WORDS.keyed(), 6);

/// The readings of an English word or phrase in lower case, the commonest first.
pub fn time_words(phrase: &str) -> impl Iterator<Item = TimeWord> + use<> {
    TIME_WORDS.get(phrase).filter_map(|[kind, value, note]| {
        Some(TimeWord {
            kind: kind.parse().ok()?,
            value,
            note,
        })
    })
}

/// Whether an expression that names a time may begin with this word, which has these hints, before this other; if not, none
/// does. Many begin with `the`; `before` and `recently` name none by themselves.
pub fn begins_time_words(word: &str, hints: Hints, next: &str) -> bool {
    let names_time = |phrase: &str| time_words(phrase).any(|reading| reading.kind.names_time());
    TIME_WORD_PHRASES.may_be(hints) && names_time(word)
        || TIME_WORD_PHRASES.may_go_on(hints, word) && {
            let two = joined([word, next]);
            let step = TIME_WORD_PHRASES.step(&two);
            step.goes_on || step.may_be && names_time(&two)
        }
}

/// The reading of a word or phrase as one kind of expression.
pub fn time_word(phrase: &str, kind: TimeWordKind) -> Option<TimeWord> {
    time_words(phrase).find(|reading| reading.kind == kind)
}

/// The months and weekdays a name in lower case stands for, over all languages.
pub fn calendar_names(name: &str) -> impl Iterator<Item = CalendarName> + use<> {
    CALENDAR_NAMES.get(name).filter_map(|[language, kind, number, form]| {
        Some(CalendarName {
            language,
            kind: kind.parse().ok()?,
            number: number.parse().ok()?,
            short: form == "short",
        })
    })
}

/// The month or weekday a name stands for in one language (ISO 639-1).
pub fn calendar_name(name: &str, language: &str) -> Option<CalendarName> {
    calendar_names(name).find(|found| found.language == language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        for (key, rows) in TIME_WORDS.keys() {
            assert_eq!(time_words(key).count(), rows, "{key}");
            assert!(key.split(' ').count() <= TIME_WORD_PHRASES.most_words(), "{key}");
        }
        for (key, rows) in CALENDAR_NAMES.keys() {
            assert_eq!(calendar_names(key).count(), rows, "{key}");
        }
    }

    #[test]
    fn english_expressions_have_values() {
        let number = |phrase, kind| time_word(phrase, kind).and_then(|word| word.number());
        assert_eq!(number("thursday", TimeWordKind::Weekday), Some(4));
        assert_eq!(number("sept.", TimeWordKind::Month), Some(9));
        assert_eq!(number("yesterday", TimeWordKind::RelativeDay), Some(-1));
        assert_eq!(number("july-september", TimeWordKind::Quarter), Some(3));
        assert_eq!(
            time_word("boxing day", TimeWordKind::Holiday).map(|day| day.value),
            Some("12-26")
        );
        assert_eq!(
            time_word("evening", TimeWordKind::PartOfDay).and_then(|part| part.hours()),
            Some((17, 24))
        );
        assert_eq!(
            time_word("ahead of", TimeWordKind::OrderPreposition).map(|word| word.value),
            Some("before")
        );
        assert!(time_word("may", TimeWordKind::Month).is_some_and(|may| may.is_ambiguous()));
    }

    #[test]
    fn months_are_known_in_other_languages() {
        for (name, language) in [
            ("märz", "de"),
            ("marzo", "es"),
            ("mars", "fr"),
            ("marca", "pl"),
            ("марта", "ru"),
        ] {
            let march = calendar_name(name, language);
            assert_eq!(
                march.map(|march| (march.kind, march.number)),
                Some((CalendarKind::Month, 3)),
                "{name}"
            );
        }
    }
}
