use super::{
    Rule, RuleMeta,
    rules::{
        AttributionChanged, CausalityChanged, ClaimMissing, DateChanged, DateLessExact, DegreeChanged,
        DirectionChanged, FateChanged, FurnitureContradicts, ModalityChanged, NameChanged, NegationChanged,
        NumberBoundChanged, NumberChanged, NumberLessExact, NumberUnitChanged, NumbersSwapped, PronounChanged,
        ProtectedChanged, QuantifierChanged, QuotationAltered, RestrictionChanged, RoleSwapped, TitleChanged,
        WordChanged, WordUnresolved,
    },
};

/// All rules, in the order in which they run: exact values first, wording last.
pub const RULES: &[&dyn Rule] = &[
    &NumberChanged,
    &NumberUnitChanged,
    &NumberBoundChanged,
    &NumberLessExact,
    &NumbersSwapped,
    &DirectionChanged,
    &FateChanged,
    &DateChanged,
    &DateLessExact,
    &NameChanged,
    &TitleChanged,
    &RoleSwapped,
    &PronounChanged,
    &QuotationAltered,
    &AttributionChanged,
    &NegationChanged,
    &ModalityChanged,
    &QuantifierChanged,
    &RestrictionChanged,
    &CausalityChanged,
    &FurnitureContradicts,
    &ProtectedChanged,
    &DegreeChanged,
    &WordChanged,
    &ClaimMissing,
    &WordUnresolved,
];

/// The rule with this name or code.
pub fn rule_by_name(name_or_code: &str) -> Option<&'static RuleMeta> {
    let wanted = |meta: &&RuleMeta| meta.name == name_or_code || meta.code.eq_ignore_ascii_case(name_or_code);
    RULES.iter().map(|rule| rule.meta()).find(wanted)
}
