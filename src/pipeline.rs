//! From two files to a report: the only module that sees every stage.
