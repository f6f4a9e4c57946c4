use similar::{
    DiffOp,
    algorithms::{Capture, Compact, Replace, myers},
};

/// The longest common runs of two lists of words and what stands between them (Myers, 1986).
pub(crate) fn common_runs(original: &[&str], rendition: &[&str]) -> Vec<DiffOp> {
    // Not by `similar::capture_diff_slices`, which brings half a megabyte of other methods into the program.
    let mut runs = Compact::new(Replace::new(Capture::new()), original, rendition);
    let (all_original, all_rendition) = (0..original.len(), 0..rendition.len());
    let Ok(()) = myers::diff(&mut runs, original, all_original, rendition, all_rendition);
    runs.into_inner().into_inner().into_ops()
}
