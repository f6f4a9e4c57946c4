//! Which known name somebody meant.

/// The known name that is nearest to one that was typed, if any is near: by the share of letters that stay, counting
/// exchanged neighbours as one change (Damerau, 1964).
pub fn nearest<'a>(typed: &str, known: &[&'a str]) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let near = known
        .iter()
        .map(|name| (strsim::normalized_damerau_levenshtein(&typed, name), *name))
        .filter(|(likeness, _)| *likeness >= LEAST_LIKENESS);
    // Of equals the first.
    near.rev()
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
}

/// Half of the letters.
const LEAST_LIKENESS: f64 = 0.5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_understood() {
        let names = ["major", "minor", "number-changed", "name-changed"];
        assert_eq!(nearest("mjaor", &names), Some("major"));
        assert_eq!(nearest("number-chnged", &names), Some("number-changed"));
        assert_eq!(nearest("zzz", &names), None);
        assert_eq!(nearest("", &names), None);
    }
}
