//! What a reader of the document may fill in: a field's name, its label and the kind of its values.

use chrono::NaiveDate;

/// The most characters Word keeps of a control's tag and of its label.
pub const LONGEST_TAG: usize = 64;

/// A place of the data that the document shows as a field to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormField {
    /// Its place in the data, `metrics.consultations.value`; unique in the document, at most [`LONGEST_TAG`] characters.
    pub tag: String,
    /// What it holds, for the reader: "总咨询量 · 本月".
    pub label: String,
    /// What may be filled in.
    pub kind: FieldKind,
    /// Whether the data has it; otherwise what stands there is a blank.
    pub filled: bool,
}

/// What may be filled into a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Words and numbers.
    Text,
    /// A day; the one that is filled in, if any.
    Date(Option<NaiveDate>),
    /// One of a few words.
    Choice(Vec<FieldChoice>),
}

/// One of the words a field can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChoice {
    /// As the data file writes it: `in-progress`.
    pub value: String,
    /// As the reader sees it: 进行中.
    pub text: String,
}
