//! Closed classes and other short lists written by hand: the words that carry a claim's frame rather than its matter.
//!
//! Keys are folded: lower case, straight quotes, plain hyphens. Tables of phrases say how many words their longest key
//! has; [`longest_phrase`] finds the longest one at a place in running text.

mod acronym;
mod connective;
mod converse;
mod direction;
mod foreign_negator;
mod foreign_number;
mod foreign_word;
mod modality;
mod negation;
mod number_word;
mod page_label;
mod person;
mod phrase;
mod quantity;
mod speech;
mod stance;
mod tally;
mod time_word;
mod title;
mod unit;
mod word_class;

pub use acronym::{Acronym, acronyms, has_initials_of, is_acronym, same_entity};
pub use connective::{CONNECTIVE_PHRASES, ConnectiveRelation, connectives, connects};
pub use converse::{
    Converse, ConversePlaces, DeverbalNoun, GenitiveParty, SupportedPart, are_converse_nouns, converses,
    deverbal_nouns, support_verb,
};
pub(in crate::lexicon) use direction::DIRECTION_WORDS;
pub use direction::{
    DIRECTION_MAX_WORDS, Direction, DirectionDomain, Movement, direction, foreign_direction, movements,
};
pub use foreign_negator::{ForeignNegator, foreign_negator, has_foreign_negators};
pub use foreign_number::{NumberPart, foreign_number, number_part};
pub use modality::{MODAL_PHRASES, Modal, ModalForm, ModalKind, modal};
pub use negation::{
    Complement, ComplementPolarity, IMPLICATIVE_PHRASES, Implicative, NEGATOR_PHRASES, Negator, NegatorEffect,
    NegatorKind, implicative, implicatives, negator,
};
pub use number_word::{NUMBER_WORD_PHRASES, NumberWord, NumberWordKind, NumberWordValue, number_word, number_words};
pub use page_label::{EntityKind, SectionKind, SectionLabel, entity_kind, section_label};
pub use person::{
    AgeGroup, GrammaticalNumber, PRONOUN_WORDS, PersonNoun, PersonNounKind, Pronoun, PronounCase, is_pronoun,
    person_noun, pronoun,
};
pub use phrase::longest_phrase;
pub use quantity::{
    Bound, COMPARATOR_PHRASES, Comparator, ComparatorPosition, QUANTIFIER_PHRASES, Quantifier, QuantifierKind, bound,
    comparators, quantifier,
};
pub use speech::{
    ATTRIBUTION_PHRASES, Addressee, Attribution, AttributionClass, REPORTING_VERB_PHRASES, Reporting, ReportingClass,
    SourcePosition, attribution_phrase, reporting_verb, speak_for_one,
};
pub use stance::{Question, Stance, for_each_stance, may_settle};
pub use tally::tally;
pub use time_word::{
    CalendarKind, CalendarName, TIME_WORD_PHRASES, TimeWord, TimeWordKind, begins_time_words, calendar_name,
    calendar_names, time_word, time_words,
};
pub use title::{
    HONORIFIC_MAX_WORDS, Honorific, HonorificKind, TITLE_PHRASES, Tenure, Title, TitleDomain, TitleModifier,
    TitleModifierKind, honorific, is_courtesy, same_courtesy, title, title_modifier,
};
pub use unit::{CURRENCY_PHRASES, Currency, CurrencyForm, UNIT_PHRASES, Unit, currencies, currency, unit, units};
pub(in crate::lexicon) use word_class::WordClasses;
pub use word_class::{WordClass, has_form_of_class, is_of_class};
