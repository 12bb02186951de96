//! Sample charts of two measures, and of few items that make most of a whole.

use super::{chart, series};
use crate::number::Unit;
use crate::report::{Axis, Chart, ChartKind, ChartSeries, SeriesRole, TargetLine};
use rust_decimal::Decimal;

pub(super) fn charts() -> Vec<(&'static str, Chart)> {
    let pie = chart(
        ChartKind::Pie,
        "投诉渠道构成",
        "件",
        "电话热线|在线客服|门店|邮件",
        vec![series("2025年", SeriesRole::Current, "6120 4230 1890 622")],
    );
    let pie_en = chart(
        ChartKind::Pie,
        "Tickets by priority",
        "tickets",
        "Low|Medium|High|Urgent, with a service down",
        vec![series("2025", SeriesRole::Current, "8210 5120 1890 362")],
    );
    let regions = chart(
        ChartKind::Scatter,
        "各区域投诉量与平均处理时长",
        "",
        "华东大区|华北大区|华南大区|西南大区|东北大区|西北大区|华中大区|海外业务部",
        vec![
            measure("投诉量", "件", "3420 2610 2980 1540 920 610 1980 240"),
            measure("平均处理时长", "小时", "62 48 55 41 30 28 44 36"),
        ],
    );
    let categories = (1..=40).map(|number| format!("Service {number}")).collect::<Vec<_>>().join("|");
    let values = |factor: usize, offset: usize| {
        (0..40).map(|index| ((index * factor) % 97 + offset).to_string()).collect::<Vec<_>>().join(" ")
    };
    let many = chart(
        ChartKind::Scatter,
        "Tickets and resolution time by service",
        "",
        &categories,
        vec![measure("Tickets", "per month", &values(37, 12)), measure("Resolution time", "hours", &values(53, 4))],
    );
    vec![
        ("pie-zh", Chart { highlight: Some(0), ..pie }),
        ("pie-en", pie_en),
        ("scatter-zh", Chart { highlight: Some(0), ..regions }),
        ("scatter-many-en", many),
        (
            "pareto-zh",
            pareto(
                "投诉原因",
                "件",
                "外包装破损|配送延误|客服态度|安装不及时|功能操作复杂|价格争议|其他",
                "4210 3320 1890 1240 890 520 310",
                "34.0 60.8 76.1 86.1 93.3 97.5 100",
            ),
        ),
        (
            "pareto-en",
            pareto(
                "Causes of outages",
                "hours",
                "Change without test|Expired certificate|Disk full|Power|Network provider|Human error|Hardware|Licence|DNS|Backup|Other",
                "212 121 64 32 21 18 12 9 6 4 3",
                "42.2 66.3 79.1 85.5 89.6 93.2 95.6 97.4 98.6 99.4 100",
            ),
        ),
    ]
}

fn measure(name: &str, unit: &str, values: &str) -> ChartSeries {
    ChartSeries { unit: Unit::parse(unit), ..series(name, SeriesRole::Current, values) }
}

fn pareto(title: &str, unit: &str, categories: &str, values: &str, cumulative: &str) -> Chart {
    let chinese = title.chars().any(|character| character > '\u{2e80}');
    let (count, share) = if chinese { ("数量", "累计占比") } else { ("Downtime", "Cumulative share") };
    let cumulative = ChartSeries { unit: Unit::parse("%"), ..series(share, SeriesRole::Secondary, cumulative) };
    let columns = vec![series(count, SeriesRole::Current, values), cumulative];
    Chart {
        target: Some(TargetLine { name: String::new(), value: Decimal::from(80), axis: Axis::Second }),
        ..chart(ChartKind::Pareto, title, unit, categories, columns)
    }
}
