//! Closed classes and other short lists written by hand: the words that carry a claim's frame rather than its matter.

mod direction;
mod modality;
mod negation;
mod phrase;
mod quantity;
mod speech;

pub use direction::{DIRECTION_MAX_WORDS, Direction, DirectionDomain, Movement, direction, movements};
pub use modality::{MODAL_MAX_WORDS, Modal, ModalForm, ModalKind, modal};
pub use negation::{
    Complement, ComplementPolarity, IMPLICATIVE_MAX_WORDS, Implicative, NEGATOR_MAX_WORDS, Negator, NegatorEffect,
    NegatorKind, implicative, implicatives, negator,
};
pub use phrase::longest_phrase;
pub use quantity::{
    Bound, COMPARATOR_MAX_WORDS, Comparator, ComparatorPosition, QUANTIFIER_MAX_WORDS, Quantifier, QuantifierKind,
    bound, comparators, quantifier,
};
pub use speech::{
    ATTRIBUTION_MAX_WORDS, Addressee, Attribution, AttributionClass, REPORTING_VERB_MAX_WORDS, Reporting,
    ReportingClass, SourcePosition, attribution_phrase, reporting_verb,
};
