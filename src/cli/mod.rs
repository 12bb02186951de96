//! The command line: arguments in, diagnostics and results out.

pub mod print;
