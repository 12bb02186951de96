//! Pairs and key figures for the tests and the gallery.

use super::samples::{chart, series};
use crate::facts::Operator;
use crate::number::Unit;
use crate::report::{Chart, ChartKind, Measured, Particulars, SeriesRole};

/// Dumbbells, slopes, bullets and gauges with their names.
pub(super) fn gallery() -> Vec<(String, Chart)> {
    let regions = "华东大区（含上海、江苏、浙江直营网点）|西南大区|华北大区|华南大区|东北大区|西北大区|华中大区|港澳台及海外";
    let repeat = vec![
        series("2024年", SeriesRole::Previous, "22 17 18.1 13 11 7.2 9.5 6.1"),
        series("2025年", SeriesRole::Current, "20 16.5 14.2 14.6 9.8 6.4 9.5 4.9"),
    ];
    let hours = vec![
        series("Before", SeriesRole::Previous, "48 72 36 24 30 16"),
        series("After", SeriesRole::Current, "24 48 40 12 21 9"),
        series("Target", SeriesRole::Target, "30 40 30 12 - 10"),
    ];
    let teams =
        "Password and access|Laptop and hardware|Business applications and integrations|E-mail and calendar|Network|Other";
    let slope_zh = chart(ChartKind::Slope, "各区域重复投诉率", "%", regions, repeat.clone());
    let slope_en = chart(ChartKind::Slope, "Time to resolve", "hours", teams, hours[..2].to_vec());
    vec![
        ("dumbbell-zh".to_owned(), chart(ChartKind::Dumbbell, "各区域重复投诉率", "%", regions, repeat)),
        ("dumbbell-en".to_owned(), chart(ChartKind::Dumbbell, "Time to resolve", "hours", teams, hours)),
        (
            "bar-targets-zh".to_owned(),
            chart(
                ChartKind::Bar,
                "投诉处理时长",
                "小时",
                "跨部门协同投诉|普通投诉（旺季）|紧急投诉|自动派单简单投诉",
                vec![series("2025年", SeriesRole::Current, "144 61 24 12"), series("目标", SeriesRole::Target, "120 60 30 -")],
            ),
        ),
        ("slope-zh".to_owned(), slope_zh),
        ("slope-en".to_owned(), Chart { highlight: Some(0), ..slope_en }),
        (
            "bullet-zh".to_owned(),
            measures(
                ChartKind::Bullet,
                "关键指标与目标",
                &[
                    ("客户满意度", "4.62", "4.5", "分", Operator::AtLeast),
                    ("首次解决率", "92.4", "90", "%", Operator::AtLeast),
                    ("平均响应时长", "8.4", "6.5", "小时", Operator::AtMost),
                    ("重复投诉率", "8.8", "8", "%", Operator::AtMost),
                    ("因安装预约与物流衔接不畅引发的投诉占比", "3.1", "5", "%", Operator::AtMost),
                    ("投诉总量", "12860", "13500", "件", Operator::AtMost),
                ],
            ),
        ),
        (
            "bullet-en".to_owned(),
            measures(
                ChartKind::Bullet,
                "Results against targets",
                &[
                    ("User satisfaction", "4.5", "4.4", "/5", Operator::AtLeast),
                    ("Resolved within SLA", "93.1", "96", "%", Operator::AtLeast),
                    ("Backlog older than 30 days", "6.2", "2.5", "%", Operator::AtMost),
                    ("Cost per ticket", "14.2", "15", "EUR", Operator::AtMost),
                ],
            ),
        ),
        ("gauge-zh".to_owned(), measures(ChartKind::Gauge, "", &[("首次解决率", "92.4", "95", "%", Operator::AtLeast)])),
        (
            "gauge-en".to_owned(),
            measures(ChartKind::Gauge, "Response", &[("Mean response", "5.2", "6.5", "hours", Operator::AtMost)]),
        ),
    ]
}

/// Key figures that are hard to draw.
pub(super) fn awkward() -> Vec<(&'static str, Chart)> {
    let long = "An extraordinarily long name of an indicator that says rather too much about what it measures";
    let rows = [
        ("零", "0", "5", "件", Operator::AtMost),
        (long, "79228162514264337593543950335", "1", "tickets per thousand employees", Operator::AtLeast),
        ("小", "0.0001", "0.0002", "", Operator::Below),
    ];
    let many: Vec<_> = (0..16).map(|_| ("首次解决率", "92.4", "95", "%", Operator::AtLeast)).collect();
    let both = [ChartKind::Bullet, ChartKind::Gauge];
    let mut charts: Vec<(&'static str, Chart)> = Vec::new();
    for kind in both {
        charts.push(("measures-none", measures(kind, "空", &[])));
        charts.push(("measures-odd", measures(kind, long, &rows)));
        charts.push(("measures-odd-second", measures(kind, "大", &rows[1..])));
        charts.push(("measures-many", measures(kind, "十六项", &many)));
    }
    charts
}

fn measures(kind: ChartKind, title: &str, rows: &[(&str, &str, &str, &str, Operator)]) -> Chart {
    let names: Vec<&str> = rows.iter().map(|row| row.0).collect();
    let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("{text}"));
    let measured = rows.iter().map(|&(_, value, target, unit, operator)| Measured {
        value: number(value),
        target: number(target),
        unit: Unit::parse(unit),
        operator,
    });
    let marker = if title.is_empty() { names.first().copied().unwrap_or_default() } else { title };
    let chart = chart(kind, marker, "", &names.join("|"), vec![]);
    Chart { title: title.to_owned(), particulars: Particulars::Measures(measured.collect()), ..chart }
}
