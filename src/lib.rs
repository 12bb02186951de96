//! yearend: one data file in, an editable deck and a Word report out, saying exactly what the data says.

pub mod chart;
pub mod cli;
pub mod deck;
pub mod diag;
pub mod docx;
pub mod facts;
pub mod flow;
pub mod layout;
pub mod number;
pub mod ooxml;
pub mod picture;
pub mod pptx;
pub mod report;
pub mod source;
pub mod text;
pub mod theme;
pub mod units;
