//! The template packs that come with the program.

/// Every file of every pack, by its path under `report-templates/`.
pub(super) const FILES: &[(&str, &str)] = &[
    ("annual-summary/template.toml", include_str!("../../report-templates/annual-summary/template.toml")),
    ("annual-summary/zh-CN/overview.md", include_str!("../../report-templates/annual-summary/zh-CN/overview.md")),
    ("annual-summary/zh-CN/statistics.md", include_str!("../../report-templates/annual-summary/zh-CN/statistics.md")),
    ("annual-summary/zh-CN/kpis.md", include_str!("../../report-templates/annual-summary/zh-CN/kpis.md")),
    ("annual-summary/zh-CN/improvements.md", include_str!("../../report-templates/annual-summary/zh-CN/improvements.md")),
    ("annual-summary/zh-CN/challenges.md", include_str!("../../report-templates/annual-summary/zh-CN/challenges.md")),
    ("annual-summary/zh-CN/plans.md", include_str!("../../report-templates/annual-summary/zh-CN/plans.md")),
    ("annual-summary/zh-CN/closing.md", include_str!("../../report-templates/annual-summary/zh-CN/closing.md")),
    ("annual-summary/zh-CN/starter.toml", include_str!("../../report-templates/annual-summary/zh-CN/starter.toml")),
    ("annual-summary/en/overview.md", include_str!("../../report-templates/annual-summary/en/overview.md")),
    ("annual-summary/en/statistics.md", include_str!("../../report-templates/annual-summary/en/statistics.md")),
    ("annual-summary/en/kpis.md", include_str!("../../report-templates/annual-summary/en/kpis.md")),
    ("annual-summary/en/improvements.md", include_str!("../../report-templates/annual-summary/en/improvements.md")),
    ("annual-summary/en/challenges.md", include_str!("../../report-templates/annual-summary/en/challenges.md")),
    ("annual-summary/en/plans.md", include_str!("../../report-templates/annual-summary/en/plans.md")),
    ("annual-summary/en/closing.md", include_str!("../../report-templates/annual-summary/en/closing.md")),
    ("annual-summary/en/starter.toml", include_str!("../../report-templates/annual-summary/en/starter.toml")),
];
