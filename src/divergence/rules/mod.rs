//! One rule a file; each is listed in the registry.

mod date_changed;
mod date_less_exact;
mod name_changed;
mod negation_changed;
mod number_bound_changed;
mod number_changed;
mod number_less_exact;
mod number_unit_changed;
mod numbers_swapped;
mod title_changed;
mod word_changed;

pub(crate) use date_changed::DateChanged;
pub(crate) use date_less_exact::DateLessExact;
pub(crate) use name_changed::NameChanged;
pub(crate) use negation_changed::NegationChanged;
pub(crate) use number_bound_changed::NumberBoundChanged;
pub(crate) use number_changed::NumberChanged;
pub(crate) use number_less_exact::NumberLessExact;
pub(crate) use number_unit_changed::NumberUnitChanged;
pub(crate) use numbers_swapped::NumbersSwapped;
pub(crate) use title_changed::TitleChanged;
pub(crate) use word_changed::{WordChanged, WordUnresolved};
