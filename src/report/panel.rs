//! Blocks that stand as panels: the steps of a process, pairs of before and after, call-outs, definitions, signatures.

use super::{TargetBadge, Text};
use crate::facts::{State, Trend};

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

/// What was and what is, and what that says.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// What is measured, or what was improved.
    pub name: String,
    /// What is measured, where the name says what was improved; may be empty.
    pub indicator: String,
    /// When each value held: "2024年" and "2025年", "改进前" and "改进后".
    pub labels: [String; 2],
    /// The value before, already spelt, with its unit.
    pub before: String,
    /// The value after.
    pub after: String,
    /// The change, where there is one to tell.
    pub change: Option<PairChange>,
    /// The target and whether the value after reaches it.
    pub target: Option<TargetBadge>,
    /// What others reach, already spelt: "标杆 4.3分"; may be empty.
    pub benchmark: String,
}

/// How a pair changed, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairChange {
    /// "缩短57.1%", "57.1% shorter": the verb and the amount.
    pub words: String,
    /// Whether the value rose or fell.
    pub trend: Trend,
    /// Whether that is good.
    pub state: State,
}

impl PairChange {
    /// "▼ 缩短57.1%".
    pub fn marked(&self) -> String {
        match self.trend {
            Trend::Up => format!("▲ {}", self.words),
            Trend::Down => format!("▼ {}", self.words),
            Trend::Flat => self.words.clone(),
        }
    }
}

/// One emphasised statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Callout {
    /// What it is for.
    pub kind: CalloutKind,
    /// Its title; never empty.
    pub title: String,
    /// What it says; a paragraph each.
    pub text: Vec<Text>,
}

/// What a call-out is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CalloutKind {
    /// A remark: how something was counted.
    #[default]
    Note,
    /// What the reader is to keep.
    Key,
    /// What the reader is to mind.
    Warning,
}

/// A term and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The term.
    pub term: Text,
    /// What it means; a paragraph each.
    pub text: Vec<Text>,
}

/// Where people sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    /// Who signs, and when.
    pub fields: Vec<SignatureField>,
}

/// A label with a blank.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SignatureField {
    /// What stands before the blank, without colon: "填报人".
    pub label: String,
    /// The name, where it is known; the blank is empty otherwise.
    pub value: String,
    /// Whether a date is to be written.
    pub is_date: bool,
}
