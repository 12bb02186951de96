//! What the program promises from outside, in one binary.

mod data_errors;
mod data_reading;
mod tidy;
