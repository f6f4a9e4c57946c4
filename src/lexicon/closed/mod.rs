//! Closed classes and other short lists written by hand: the words that carry a claim's frame rather than its matter.

mod direction;
mod modality;
mod negation;
mod number_word;
mod phrase;
mod quantity;
mod speech;
mod time_word;
mod unit;

pub use direction::{DIRECTION_MAX_WORDS, Direction, DirectionDomain, Movement, direction, movements};
pub use modality::{MODAL_MAX_WORDS, Modal, ModalForm, ModalKind, modal};
pub use negation::{
    Complement, ComplementPolarity, IMPLICATIVE_MAX_WORDS, Implicative, NEGATOR_MAX_WORDS, Negator, NegatorEffect,
    NegatorKind, implicative, implicatives, negator,
};
pub use number_word::{NUMBER_WORD_MAX_WORDS, NumberWord, NumberWordKind, NumberWordValue, number_word, number_words};
pub use phrase::longest_phrase;
pub use quantity::{
    Bound, COMPARATOR_MAX_WORDS, Comparator, ComparatorPosition, QUANTIFIER_MAX_WORDS, Quantifier, QuantifierKind,
    bound, comparators, quantifier,
};
pub use speech::{
    ATTRIBUTION_MAX_WORDS, Addressee, Attribution, AttributionClass, REPORTING_VERB_MAX_WORDS, Reporting,
    ReportingClass, SourcePosition, attribution_phrase, reporting_verb,
};
pub use time_word::{
    CalendarKind, CalendarName, TIME_WORD_MAX_WORDS, TimeWord, TimeWordKind, calendar_name, calendar_names, time_word,
    time_words,
};
pub use unit::{CURRENCY_MAX_WORDS, Currency, CurrencyForm, UNIT_MAX_WORDS, Unit, currencies, currency, unit, units};
