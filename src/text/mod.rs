//! Measures and breaks text with the metrics of real fonts.
