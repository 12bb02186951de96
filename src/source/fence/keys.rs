//! The keys of blocks, for whoever misspelt one.

/// The keys of blocks whose parser does not list them itself.
pub(super) fn keys_of(name: &str) -> &'static [&'static str] {
    match name {
        "chart" => &[
            "kind",
            "from",
            "title",
            "caption",
            "highlight",
            "previous",
            "target",
            "sort",
            "measure",
            "secondary",
            "unit",
            "across",
            "up",
            "top",
            "as",
            "metrics",
            "keys",
            "group",
            "most",
        ],
        "table" => &[
            "from",
            "title",
            "columns",
            "total",
            "sort",
            "highlight",
            "role",
            "slide_rows",
            "rows",
            "units",
            "metrics",
            "keys",
            "group",
            "most",
        ],
        "pair" => &["from", "title", "indicator", "base", "labels", "target", "benchmark", "metrics", "keys", "group", "most"],
        "tiles" | "key-figures" => &["spark", "metrics", "keys", "group", "most"],
        _ => &[],
    }
}
