//! What the terminal is and can: colour, width, links; and the one way to tell people something beside the results.

use std::io::{self, IsTerminal, Write};

use storydiff::text::safe;

use super::arguments::When;

/// The colour decision for standard output, made once. `colored` decides by itself otherwise, and differently: an
/// empty `CLICOLOR_FORCE` would force colour, and forcing would win over `NO_COLOR`.
pub(crate) fn colour(when: When) -> bool {
    colour_from(when, io::stdout().is_terminal(), |name| std::env::var(name).ok())
}

/// The flag first, then `NO_COLOR` (when not empty), `CLICOLOR_FORCE`, a terminal without colour, `CLICOLOR=0`, and
/// last whether there is a terminal at all, be it behind git's pager.
fn colour_from(when: When, is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let is = |name: &str, value: &str| variable(name).as_deref() == Some(value);
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto if set("NO_COLOR") => false,
        When::Auto if set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0") => true,
        When::Auto if is("TERM", "dumb") || is("CLICOLOR", "0") => false,
        // Under git, what is printed goes to git's pager, which is on a terminal.
        When::Auto => is_terminal || set("GIT_PAGER_IN_USE"),
    }
}

/// Tells people something on standard error.
pub(crate) fn say(message: &str) {
    // Names of files and words of a text are quoted in messages, and act on no terminal either.
    let message: Vec<_> = message.split('\n').map(safe).collect();
    // When standard error is closed there is nobody left to tell.
    let _ = writeln!(io::stderr(), "storydiff: {}", message.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn auto(is_terminal: bool, variables: &[(&str, &str)]) -> bool {
        let value_of = |name: &str| {
            variables
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| value.to_string())
        };
        colour_from(When::Auto, is_terminal, value_of)
    }

    #[test]
    fn a_terminal_gets_colour_and_a_pipe_does_not() {
        assert!(auto(true, &[]));
        assert!(!auto(false, &[]));
    }

    #[test]
    fn a_pager_of_git_gets_colour() {
        assert!(auto(false, &[("GIT_PAGER_IN_USE", "true")]));
        assert!(!auto(false, &[("GIT_PAGER_IN_USE", "true"), ("NO_COLOR", "1")]));
    }

    #[test]
    fn the_flag_wins_over_everything() {
        let no_color = |name: &str| (name == "NO_COLOR").then(|| "1".to_owned());
        assert!(colour_from(When::Always, false, no_color));
        assert!(!colour_from(When::Never, true, |_| None));
    }

    #[test]
    fn no_color_wins_over_force_and_counts_only_when_set_to_something() {
        assert!(!auto(true, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]));
        assert!(auto(true, &[("NO_COLOR", "")]));
    }

    #[test]
    fn force_needs_a_value_and_wins_over_a_pipe() {
        assert!(auto(false, &[("CLICOLOR_FORCE", "1")]));
        assert!(!auto(false, &[("CLICOLOR_FORCE", "")]));
        assert!(!auto(false, &[("CLICOLOR_FORCE", "0")]));
    }

    #[test]
    fn dumb_terminals_and_clicolor_zero_get_none() {
        assert!(!auto(true, &[("TERM", "dumb")]));
        assert!(!auto(true, &[("CLICOLOR", "0")]));
    }
}
