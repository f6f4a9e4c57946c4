use super::{
    Rule, RuleMeta,
    rules::{
        DateChanged, DateLessExact, NameChanged, NegationChanged, NumberBoundChanged, NumberChanged, NumberLessExact,
        NumberUnitChanged, NumbersSwapped, TitleChanged, WordChanged, WordUnresolved,
    },
};

/// All rules, in the order in which they run: exact values first, wording last.
pub const RULES: &[&dyn Rule] = &[
    &NumberChanged,
    &NumberUnitChanged,
    &NumberBoundChanged,
    &NumberLessExact,
    &NumbersSwapped,
    &DateChanged,
    &DateLessExact,
    &NameChanged,
    &TitleChanged,
    &NegationChanged,
    &WordChanged,
    &WordUnresolved,
];

/// The rule with this name or code.
pub fn rule_by_name(name_or_code: &str) -> Option<&'static RuleMeta> {
    let wanted = |meta: &&RuleMeta| meta.name == name_or_code || meta.code.eq_ignore_ascii_case(name_or_code);
    RULES.iter().map(|rule| rule.meta()).find(wanted)
}
