//! Reads data and templates and binds them into facts and a report.

pub mod data;
