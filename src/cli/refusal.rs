//! Why a command does nothing: the command line names something that is not there, or the machine refused.

use super::files::MachineError;

/// Why a command does nothing.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// What is wrong with the command line, and what to do.
    Use {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
    /// What the machine refused.
    Machine(MachineError),
}

impl Refusal {
    /// A mistake that says itself what to do.
    pub(crate) fn wrong(message: String) -> Self {
        Self::Use { message, hint: None }
    }

    /// A mistake and what to do about it.
    pub(crate) fn hinted(message: String, hint: String) -> Self {
        Self::Use { message, hint: Some(hint) }
    }
}

impl From<MachineError> for Refusal {
    fn from(error: MachineError) -> Self {
        Self::Machine(error)
    }
}
