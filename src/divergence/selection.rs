use std::collections::BTreeSet;

/// Which rules' findings are wanted, by name.
///
/// All rules run all the same: a later rule leaves alone what an earlier one has judged, so a rule that did not run
/// would have its findings made again by others, under another name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum RuleSelection {
    /// All of them.
    #[default]
    All,
    /// These alone.
    Only(BTreeSet<&'static str>),
    /// All but these.
    Except(BTreeSet<&'static str>),
}

impl RuleSelection {
    /// Whether the findings of a rule are wanted.
    pub fn includes(&self, rule: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(wanted) => wanted.contains(rule),
            Self::Except(unwanted) => !unwanted.contains(rule),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_includes_what_it_says() {
        let names = BTreeSet::from(["number-changed"]);
        assert!(RuleSelection::All.includes("number-changed"));
        assert!(RuleSelection::Only(names.clone()).includes("number-changed"));
        assert!(!RuleSelection::Only(names.clone()).includes("name-changed"));
        assert!(!RuleSelection::Except(names.clone()).includes("number-changed"));
        assert!(RuleSelection::Except(names).includes("name-changed"));
    }
}
