//! The shape of what programs read, as JSON Schema (draft 2020-12).

use schemars::{Schema, generate::SchemaSettings};

use super::record::ReportRecord;

/// The schema of the JSON report. Fields may be added to a report, so it forbids none.
pub fn report_schema() -> Schema {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<ReportRecord<'static>>()
}
