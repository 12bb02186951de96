//! The program.

use std::process::ExitCode;

fn main() -> ExitCode {
    yearend::cli::main()
}
