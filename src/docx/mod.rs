//! Spells a finished [`Flow`] as a Word document: the body through docx-rs, mended, put among the house's own parts.

mod alt;
mod body;
mod contents;
mod control;
mod cover;
mod element;
mod house;
mod mend;
mod package;
mod pair;
mod process;
mod schema;
mod signature;
mod strip;
mod table;
#[cfg(test)]
mod tests;
mod text;

use crate::flow::Flow;
use crate::ooxml::Error;
use crate::picture::Drawn;
use crate::theme::Theme;

/// The document as a file; `drawn[i]` is `flow.drawings[i]`, drawn. The same input gives the same bytes.
pub fn write(flow: &Flow, drawn: &[Drawn], theme: &Theme) -> Result<Vec<u8>, Error> {
    package::package(flow, drawn, theme)?.to_bytes()
}
