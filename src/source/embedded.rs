//! The template packs that come with the program.

/// Every file of every pack, by its path under `report-templates/`.
pub(super) const FILES: &[(&str, &str)] = &[];
