//! One rule a file; each is listed in the registry.

mod name_changed;
mod negation_changed;
mod title_changed;
mod word_changed;

pub(crate) use name_changed::NameChanged;
pub(crate) use negation_changed::NegationChanged;
pub(crate) use title_changed::TitleChanged;
pub(crate) use word_changed::{WordChanged, WordUnresolved};
