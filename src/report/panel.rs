//! Blocks that stand as panels: the steps of a process.

use super::Text;

/// One step of a process.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProcessStep {
    /// What is done.
    pub title: Text,
    /// One or two sentences about it; a paragraph each.
    pub text: Vec<Text>,
    /// A key figure of the step, already spelt; may be empty.
    pub figure: String,
    /// How long it takes and who does it, already spelt: "1天 · 客服部"; may be empty.
    pub note: String,
}
