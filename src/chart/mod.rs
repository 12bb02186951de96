//! Draws charts with plotters.
