//! Sample charts of many values at once: radar, heat maps, small multiples.

use super::{MONTHS_EN, MONTHS_ZH, chart, series};
use crate::report::{Chart, ChartKind, ChartSeries, SeriesRole};
use chrono::{Datelike, NaiveDate};

pub(super) fn charts() -> Vec<(&'static str, Chart)> {
    vec![
        ("radar-zh", radar_zh()),
        ("radar-en", radar_en()),
        ("heat-map-zh", by_month(ChartKind::HeatMap, "各类别月度投诉量", "件", MONTHS_ZH, &PARTS_ZH)),
        ("heat-map-en", by_month(ChartKind::HeatMap, "Tickets by service and month", "tickets", MONTHS_EN, &PARTS_EN)),
        ("calendar-zh", calendar("每日投诉量", "件", 365)),
        ("calendar-en", calendar("Tickets a day", "tickets", 120)),
        ("small-multiples-zh", by_month(ChartKind::SmallMultiples, "各类别月度投诉量", "件", MONTHS_ZH, &PARTS_ZH)),
        ("small-multiples-en", by_month(ChartKind::SmallMultiples, "Tickets by service", "tickets", MONTHS_EN, &PARTS_EN)),
    ]
}

const PARTS_ZH: [&str; 6] = ["产品质量", "物流配送", "售后服务", "安装维修", "价格争议", "其他"];
const PARTS_EN: [&str; 5] =
    ["Password and access", "Laptop and hardware", "Business applications and integrations", "Network", "Other"];

fn radar_zh() -> Chart {
    chart(
        ChartKind::Radar,
        "服务质量评分",
        "分",
        "响应及时|解决能力|服务态度|专业水平|回访质量|渠道便利",
        vec![
            series("2025年", SeriesRole::Current, "4.6 4.3 4.8 4.4 4.1 4.5"),
            series("2024年", SeriesRole::Previous, "4.1 4.0 4.5 4.2 3.4 3.9"),
        ],
    )
}

fn radar_en() -> Chart {
    chart(
        ChartKind::Radar,
        "Share of tickets solved in time",
        "%",
        "Password and access|Laptop|Business applications|E-mail and calendar|Network",
        vec![
            series("North", SeriesRole::Part, "92 84 71 88 79"),
            series("South", SeriesRole::Part, "81 90 64 93 70"),
            series("East", SeriesRole::Part, "97 72 80 85 91"),
        ],
    )
}

/// Values that differ by series and month, by a rule instead of chance; one of them is missing.
fn by_month(kind: ChartKind, title: &str, unit: &str, months: &str, parts: &[&str]) -> Chart {
    let row = |index: usize, name: &str| {
        let value = |month: usize| match (index, month) {
            (2, 4) => "-".to_owned(),
            _ => ((index * 53 + month * 29 + index * month * 7) % 180 + 40 + if month == 10 { 160 } else { 0 }).to_string(),
        };
        series(name, SeriesRole::Part, &(0..12).map(value).collect::<Vec<_>>().join(" "))
    };
    let rows: Vec<ChartSeries> = parts.iter().enumerate().map(|(index, name)| row(index, name)).collect();
    chart(kind, title, unit, months, rows)
}

fn calendar(title: &str, unit: &str, count: usize) -> Chart {
    let first = NaiveDate::from_ymd_opt(2025, 1, 1).expect("a day");
    let days: Vec<NaiveDate> = first.iter_days().take(count).collect();
    let value = |(index, day): (usize, &NaiveDate)| {
        let weekend = day.weekday().num_days_from_monday() > 4;
        let rush = if day.month() == 11 && (8..14).contains(&day.day()) { 60 } else { 0 };
        if index % 61 == 60 { "-".to_owned() } else { ((index * 17) % 23 + if weekend { 8 } else { 30 } + rush).to_string() }
    };
    let values = days.iter().enumerate().map(value).collect::<Vec<_>>().join(" ");
    let labels = days.iter().map(ToString::to_string).collect::<Vec<_>>().join("|");
    chart(ChartKind::CalendarHeatMap, title, unit, &labels, vec![series("2025", SeriesRole::Current, &values)])
}
