//! Measures, arranges, paginates: the only place where report meets theme.
