//! Spells a flow as a Word file.
