//! The category of a finding in MQM, the error typology of translation quality (harmonised with ISO 5060).

use crate::divergence::{Divergence, DivergenceType};

/// The category as `dimension/type`.
///
/// Altered quotations are a type of our own: MQM has none for words that had to stay verbatim.
pub(super) fn category(divergence: &Divergence) -> &'static str {
    match divergence.kind {
        DivergenceType::Omission => OMISSION,
        DivergenceType::Addition => ADDITION,
        DivergenceType::Quotation => "custom/verbatim-quotation",
        // What is only on one side was left out or put in, whatever it says.
        _ if divergence.spans.rendition.is_none() && divergence.spans.original.is_some() => OMISSION,
        _ if divergence.spans.original.is_none() && divergence.spans.rendition.is_some() => ADDITION,
        _ => "accuracy/mistranslation",
    }
}

const OMISSION: &str = "accuracy/omission";
const ADDITION: &str = "accuracy/addition";
