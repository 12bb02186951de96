//! The command line: arguments in, diagnostics and results out.

mod args;
mod completions;
mod files;
mod gallery;
mod init;
pub mod print;
mod refusal;
mod run;
mod templates;

use clap::Parser;
use std::process::ExitCode;

/// Reads the arguments of this process and does what they ask for.
///
/// Exit code 0: done; 1: the input has errors; 2: the command line is wrong; 3: the machine failed.
pub fn main() -> ExitCode {
    run::run(&args::Arguments::parse())
}
