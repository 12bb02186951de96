//! What the program promises from outside, in one binary.
#![expect(clippy::disallowed_methods, reason = "tests read their cases and write into folders of their own")]

mod annual_summary;
mod cases;
mod commands;
mod data_errors;
mod data_reading;
mod forms;
mod gallery;
mod guide;
mod handling_review;
mod improvement_review;
mod monthly_form;
mod program;
mod promises;
mod readmes;
mod support;
mod tidy;
