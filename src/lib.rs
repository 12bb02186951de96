//! yearend: one data file in, an editable deck and a Word report out, saying exactly what the data says.

pub mod deck;
pub mod diag;
pub mod facts;
pub mod flow;
pub mod number;
pub mod picture;
pub mod report;
pub mod theme;
pub mod units;
