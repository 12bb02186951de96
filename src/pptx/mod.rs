//! Spells a deck as a PowerPoint file.
