//! Completions for the shells that people type commands in.

use super::args::Arguments;
use clap::CommandFactory;
use clap_complete::Shell;

/// The script that a shell loads to complete commands.
pub(crate) fn script(shell: Shell) -> String {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
