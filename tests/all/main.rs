//! What the program promises from outside, in one binary.

mod annual_summary;
mod cases;
mod data_errors;
mod data_reading;
mod program;
mod promises;
mod support;
mod tidy;
