//! One rule a file; each is listed in the registry.
