//! Sentences to typed mentions with normalised values.
