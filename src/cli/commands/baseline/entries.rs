//! From a finding to its entry in the baseline.

use anyhow::bail;
use storydiff::{
    diff::EditClass,
    divergence::Divergence,
    policy::{self, BaselineEntry, Day},
    report::Report,
};

use crate::cli::{arguments::NoteArguments, git, house::House};

/// What is noted with an acceptance.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    /// Why.
    pub(crate) reason: String,
    /// Who.
    pub(crate) by: String,
    /// When.
    pub(crate) on: Day,
    /// Until when.
    pub(crate) expires: Option<Day>,
}

/// What the arguments note.
///
/// # Errors
/// When the policy asks for a reason and none is given, when nobody tells who accepts, when it would expire at once.
pub(crate) fn note(arguments: &NoteArguments, house: &House) -> anyhow::Result<Note> {
    let reason = arguments.reason.as_deref().unwrap_or_default().trim().to_owned();
    if reason.is_empty() && house.baseline_policy().require_reason {
        bail!("a reason is needed: --reason \"…\" (baseline.require-reason in the policy file)");
    }
    if let Some(day) = arguments.expires.filter(|day| *day < house.today()) {
        bail!("--expires {day} is past");
    }
    Ok(Note {
        reason,
        by: person(arguments.by.as_deref())?,
        on: house.today(),
        expires: arguments.expires,
    })
}

/// Who accepts: as typed, or the user that git or the system knows.
pub(crate) fn person(typed: Option<&str>) -> anyhow::Result<String> {
    let known = || git::user_name().or_else(|| std::env::var("USER").ok());
    let person = typed.map(str::to_owned).or_else(known).unwrap_or_default();
    match person.trim() {
        "" => bail!("nobody is named: say who accepts with --by NAME"),
        person => Ok(person.to_owned()),
    }
}

/// Whether something can be accepted: a divergence of sense, or an open question.
pub(crate) fn is_finding(divergence: &Divergence) -> bool {
    matches!(divergence.class, EditClass::Factual | EditClass::Unresolved)
}

/// The entry of a finding.
pub(crate) fn entry(report: &Report, finding: &Divergence, file: Option<String>, note: &Note) -> BaselineEntry {
    let words = policy::words(report.documents.as_ref(), finding);
    BaselineEntry {
        fingerprint: finding.fingerprint.clone(),
        rule: finding.rule.to_owned(),
        severity: finding.severity.to_string(),
        original: words.original,
        rendition: words.rendition,
        file,
        reason: note.reason.clone(),
        by: note.by.clone(),
        on: note.on,
        expires: note.expires,
    }
}
