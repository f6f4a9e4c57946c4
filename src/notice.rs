//! What a stage guessed, gave up on or bounded: part of the result, so that nothing degrades in silence.

use serde::Serialize;

/// Something the reader of the result should know about how it came to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Notice {
    /// What kind of notice it is; stable, for programs.
    pub kind: NoticeKind,
    /// The notice in words, without a full stop.
    pub message: String,
}

impl Notice {
    /// A notice of a kind, in words.
    pub fn new(kind: NoticeKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
        }
    }
}

/// The kinds of notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum NoticeKind {
    /// The character encoding was detected, not declared.
    EncodingGuessed,
    /// Bytes that are no text in the encoding were replaced by U+FFFD.
    InvalidBytes,
    /// The language was uncertain or has no tables; only what needs no language was compared.
    LanguageUncertain,
    /// A bound on size was hit and a simpler method was used from there on.
    BoundReached,
    /// The two texts hardly correspond.
    LowCoverage,
    /// Both inputs are the same text.
    SameText,
    /// Something was accepted that does not stand, has expired, or is not accepted properly.
    StaleAcceptance,
    /// Findings that stood in an earlier version were left out.
    KnownFindings,
    /// A text holds nothing to compare.
    EmptyText,
}
