//! Sample charts of steps: bridges from total to total, and stages of a process.

use super::{chart, series};
use crate::report::{Chart, ChartKind, SeriesRole};

pub(super) fn charts() -> Vec<(&'static str, Chart)> {
    let bridge = |title: &str, unit: &str, categories: &str, totals: &str, changes: &str| {
        let rows = vec![series("Total", SeriesRole::Part, totals), series("Change", SeriesRole::Part, changes)];
        chart(ChartKind::Waterfall, title, unit, categories, rows)
    };
    let funnel = |title: &str, unit: &str, stages: &str, name: &str, values: &str| {
        chart(ChartKind::Funnel, title, unit, stages, vec![series(name, SeriesRole::Current, values)])
    };
    vec![
        (
            "waterfall-zh",
            bridge(
                "投诉量变化",
                "件",
                "2024年|产品质量改进|物流包装升级|客服培训|新品上市|大促订单增长|2025年",
                "14602 - - - - - 12862",
                "- -1240 -986 -420 610 296 -",
            ),
        ),
        (
            "waterfall-en",
            Chart {
                lower_is_better: Some(false),
                ..bridge(
                    "Net revenue",
                    "k$",
                    "2024|New customers|Price|Churn|First half|Upsell to existing customers|Currency|2025",
                    "820 - - - 866 - - 901.5",
                    "- 96.5 12 -62.5 - 48 -12.5 -",
                )
            },
        ),
        (
            "waterfall-below-zero-en",
            Chart {
                lower_is_better: Some(false),
                ..bridge("Cash", "k$", "Start|Rent|Sales|Tax|End", "40 - - - -25", "- -90 60 -35 -")
            },
        ),
        ("funnel-zh", funnel("投诉处理漏斗", "件", "受理|分派|首次响应|解决|回访满意", "2025年", "12862 12604 11890 10842 9120")),
        (
            "funnel-en",
            funnel(
                "Requests for self-service",
                "visits",
                "Opened the help centre|Searched for an answer|Opened an article|Rated it as helpful|Closed without a ticket",
                "2025",
                "48200 31900 18400 6120 5870",
            ),
        ),
    ]
}
