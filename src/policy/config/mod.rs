//! `storydiff.toml`: what a team asks of its renditions.
//!
//! The library reads the text of the file; finding it on disk is the command line's part.

mod file;
mod named;
mod pattern;
mod problem;
mod reading;

use std::collections::BTreeMap;

pub use file::{
    Alias, BaselineTable, ConfigFile, Equivalent, LimitTable, Override, PairPatterns, PolicyTable, Protect, RuleLevel,
    RuleTable, SchemaVersion, Share, Stale,
};
pub use pattern::{Captures, PathPattern};
pub(super) use problem::problems_of;
pub use problem::{ConfigError, Problem};

use crate::{annotation::Glossary, divergence::Knowledge};
use reading::Positions;

/// A policy file that has been read.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// What stands in it.
    pub file: ConfigFile,
    /// Its name, for people.
    pub name: String,
    positions: Positions,
}

impl Config {
    /// Reads the text of a policy file; `name` is what errors call it.
    ///
    /// # Errors
    /// When something in it is wrong; the error lists everything, with line and column.
    pub fn parse(text: &str, name: &str) -> Result<Self, ConfigError> {
        let failed = |problems| ConfigError {
            file: name.to_owned(),
            problems,
        };
        let (file, positions) = reading::read(text).map_err(failed)?;
        let config = Self {
            file,
            name: name.to_owned(),
            positions,
        };
        let problems = config.lonely_terms();
        if problems.is_empty() {
            Ok(config)
        } else {
            Err(failed(problems))
        }
    }

    /// Entries of the glossary that name one thing alone.
    fn lonely_terms(&self) -> Vec<Problem> {
        let equivalents = self.file.equivalent.iter().map(|entry| entry.terms.len());
        let aliases = self.file.alias.iter().map(|entry| entry.names.len());
        let lonely = |lengths: &mut dyn Iterator<Item = usize>, path: &str, key: &str| -> Vec<Problem> {
            let short = lengths.enumerate().filter(|(_, length)| *length < 2);
            let problem = |(index, _)| {
                let (line, column) = self.position(&format!("{path}[{index}].{key}")).unwrap_or((1, 1));
                let message = format!("{key}: it takes two to stand for each other");
                Problem { line, column, message }
            };
            short.map(problem).collect()
        };
        let mut problems = lonely(&mut equivalents.into_iter(), "equivalent", "terms");
        problems.extend(lonely(&mut aliases.into_iter(), "alias", "names"));
        problems
    }

    /// Line and column of a key, as `policy.fail-on` or `override[0].paths`.
    pub fn position(&self, key: &str) -> Option<(usize, usize)> {
        self.positions.get(key).copied()
    }

    /// Where a key stands, for people: `storydiff.toml:3`.
    fn origin(&self, key: &str) -> String {
        match self.position(key) {
            Some((line, _)) => format!("{}:{line}", self.name),
            None => self.name.clone(),
        }
    }

    /// What the house knows: glossary, aliases, protected wordings.
    pub fn knowledge(&self) -> Knowledge {
        let equivalents = self.file.equivalent.iter().map(|entry| entry.terms.as_slice());
        let aliases = self.file.alias.iter().map(|entry| entry.names.as_slice());
        Knowledge {
            glossary: Glossary::new(equivalents, aliases),
            protected: self.file.protect.iter().map(|entry| entry.pattern.clone()).collect(),
        }
    }

    /// What holds for a pair of files, given by their paths from the folder of the policy file; empty for texts that are
    /// no files. Overrides are laid over the policy in their order.
    pub fn resolve(&self, paths: &[&str]) -> Resolved {
        let mut resolved = Resolved::default();
        resolved.lay_over(
            &self.file.policy,
            &self.file.rules,
            |key| self.origin(key),
            "policy",
            "rules",
        );
        for (index, entry) in self.file.overrides.iter().enumerate() {
            let holds = |path: &&str| entry.paths.iter().any(|pattern| pattern.matches(path));
            if paths.iter().any(holds) {
                let own = format!("override[{index}]");
                let rules = format!("{own}.rules");
                resolved.lay_over(&entry.policy(), &entry.rules, |key| self.origin(key), &own, &rules);
            }
        }
        resolved
    }
}

/// What a policy file asks of a pair, and where it says so.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Resolved {
    /// The policy.
    pub policy: PolicyTable,
    /// The levels of rules.
    pub rules: RuleTable,
    /// Where each value stands, by key: `policy.fail-on`, `policy.max.minor`, `rules.number-changed`.
    pub origins: BTreeMap<String, String>,
}

impl Resolved {
    /// Lays another policy over this one; `own` and `own_rules` are the tables it stands in.
    fn lay_over(
        &mut self,
        policy: &PolicyTable,
        rules: &RuleTable,
        origin: impl Fn(&str) -> String,
        own: &str,
        own_rules: &str,
    ) {
        let mut note = |key: &str, is_set: bool| {
            if is_set {
                self.origins
                    .insert(format!("policy.{key}"), origin(&format!("{own}.{key}")));
            }
        };
        note("fail-on", policy.fail_on.is_some());
        note("lead-escalates", policy.lead_escalates.is_some());
        note("min-coverage", policy.min_coverage.is_some());
        note("mode", policy.mode.is_some());
        note("quotations", policy.quotations.is_some());
        for limited in policy.max.0.keys() {
            note(&format!("max.{limited}"), true);
        }
        let under = &mut self.policy;
        under.fail_on = policy.fail_on.or(under.fail_on);
        under.lead_escalates = policy.lead_escalates.or(under.lead_escalates);
        under.min_coverage = policy.min_coverage.or(under.min_coverage);
        under.mode = policy.mode.or(under.mode);
        under.quotations = policy.quotations.or(under.quotations);
        under
            .max
            .0
            .extend(policy.max.0.iter().map(|(limited, most)| (*limited, *most)));
        for (rule, level) in &rules.0 {
            self.rules.0.insert(rule, *level);
            self.origins
                .insert(format!("rules.{rule}"), origin(&format!("{own_rules}.{rule}")));
        }
    }
}

impl Override {
    /// Its keys that are those of `[policy]`.
    fn policy(&self) -> PolicyTable {
        PolicyTable {
            fail_on: self.fail_on,
            max: self.max.clone(),
            lead_escalates: self.lead_escalates,
            min_coverage: self.min_coverage,
            mode: self.mode,
            quotations: self.quotations,
        }
    }
}

/// The JSON Schema of a policy file, for editors.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(ConfigFile)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::FailLevel;

    fn problems(text: &str) -> Vec<String> {
        let error = Config::parse(text, "storydiff.toml").expect_err("a mistake");
        error.to_string().lines().map(str::to_owned).collect()
    }

    #[test]
    fn every_key_is_read() {
        let text = "schema = 1\n\
            [policy]\nfail-on = \"major\"\nmax = { minor = 5, omission = 2 }\nlead-escalates = true\n\
            min-coverage = 0.6\nmode = \"update\"\nquotations = \"verbatim\"\n\
            [rules]\nquotation-altered = \"critical\"\nSD702 = \"off\"\n\
            [[equivalent]]\nterms = [\"steam ferry\", \"ferry\"]\n\
            [[alias]]\nnames = [\"Oda Lindqvist\", \"the minister of ports\"]\n\
            [[protect]]\npattern = \"(?i)alleged(ly)?\"\n\
            [[pairs]]\noriginal = \"src/en/{slug}.md\"\nrendition = \"src/{lang}/{slug}.md\"\n\
            [[override]]\npaths = [\"src/*/sport/**\"]\nfail-on = \"critical\"\nmax.minor = 9\n\
            [baseline]\nfile = \"accepted.toml\"\nrequire-reason = false\nstale = \"fail\"\n";
        let config = Config::parse(text, "storydiff.toml").expect("a policy");
        let usual = config.resolve(&["src/de/flood.md"]);
        assert_eq!(usual.policy.fail_on, Some(FailLevel::Major));
        assert_eq!(usual.rules.0.get("word-unresolved"), Some(&RuleLevel::Off));
        assert_eq!(usual.origins["policy.fail-on"], "storydiff.toml:3");
        let sport = config.resolve(&["src/de/sport/cup.md"]);
        assert_eq!(sport.policy.fail_on, Some(FailLevel::Critical));
        assert_eq!(sport.policy.max.0.values().copied().collect::<Vec<_>>(), [9, 2]);
        assert_eq!(sport.origins["policy.fail-on"], "storydiff.toml:23");
        assert_eq!(config.file.baseline.stale, Stale::Fail);
        assert_eq!(config.knowledge().protected.len(), 1);
    }

    #[test]
    fn all_mistakes_are_told_with_their_place() {
        let text = "[policy]\nfail-on = \"majr\"\nmin-coverage = 60\nlead-escalate = true\n\
            [rules]\nnumber-chnged = \"off\"\nname-changed = \"loud\"\n\
            [[protect]]\npattern = \"alleg(ed\"\n[[override]]\nfail-on = \"major\"\n";
        assert_eq!(
            problems(text),
            [
                "storydiff.toml:2:11: fail-on: unknown level ‘majr’, did you mean ‘major’?",
                "storydiff.toml:3:16: min-coverage: 60 is no share; a share lies between 0 and 1, such as 0.6",
                "storydiff.toml:4:1: unknown key ‘lead-escalate’, did you mean ‘lead-escalates’?",
                "storydiff.toml:6:1: number-chnged: unknown rule ‘number-chnged’, did you mean ‘number-changed’?",
                "storydiff.toml:7:16: name-changed: unknown level ‘loud’; it is one of off, neutral, minor, major, critical",
                "storydiff.toml:9:11: pattern: ‘alleg(ed’ is no pattern: unclosed group",
                "storydiff.toml:10:1: override: ‘paths’ is missing",
            ]
        );
    }

    #[test]
    fn mistakes_of_form_are_told() {
        assert_eq!(problems("schema = 2\n").len(), 1);
        assert!(problems("[policy\n")[0].starts_with("storydiff.toml:1:"));
        assert!(problems("[[equivalent]]\nterms = [\"US\"]\n")[0].contains("2:1: terms: it takes two"));
        assert!(problems("[policy]\nfail-on = 3\n")[0].contains("expected a level: none, minor"));
        assert!(problems("[[pairs]]\noriginal = \"../{slug}\"\nrendition = \"a\"\n")[0].contains("lead out"));
    }
}
