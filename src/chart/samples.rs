//! Charts for the tests: every kind as it is meant, and every kind with data that is not kind to it.

mod many;
mod relation;
mod steps;

use crate::number::{Language, Unit};
use crate::report::{Axis, Chart, ChartKind, ChartSeries, Event, FaceWish, Particulars, SeriesRole, Stacking, TargetLine};
use crate::units::{Emu, Size};
use rust_decimal::Decimal;

pub(super) fn sizes() -> Vec<(&'static str, Size)> {
    let inches = |width, height| Size { width: Emu::inches(width), height: Emu::inches(height) };
    vec![
        ("8.0x4.6", inches(8.0, 4.6)),
        ("5.8x4.4", inches(5.8, 4.4)),
        ("3.8x3.0", inches(3.8, 3.0)),
        ("12.1x4.8", inches(12.1, 4.8)),
        ("doc", Size { width: Emu::centimetres(16.6), height: Emu::centimetres(7.2) }),
    ]
}

pub(super) fn kinds() -> [ChartKind; 21] {
    [
        ChartKind::Column(Stacking::Grouped),
        ChartKind::Column(Stacking::Stacked),
        ChartKind::Column(Stacking::Percent),
        ChartKind::Bar,
        ChartKind::Line,
        ChartKind::Area,
        ChartKind::Donut,
        ChartKind::Combo,
        ChartKind::BeforeAfter,
        ChartKind::Pie,
        ChartKind::Scatter,
        ChartKind::Pareto,
        ChartKind::Dumbbell,
        ChartKind::Slope,
        ChartKind::Waterfall,
        ChartKind::Funnel,
        ChartKind::Radar,
        ChartKind::HeatMap,
        ChartKind::CalendarHeatMap,
        ChartKind::SmallMultiples,
        ChartKind::Sparkline,
    ]
}

fn decimal(text: &str) -> Option<Decimal> {
    (text != "-").then(|| text.parse().unwrap_or_else(|_| panic!("{text}")))
}

pub(super) fn series(name: &str, role: SeriesRole, values: &str) -> ChartSeries {
    ChartSeries { name: name.to_owned(), values: values.split_whitespace().map(decimal).collect(), role, unit: Unit::default() }
}

pub(super) fn chart(kind: ChartKind, title: &str, unit: &str, categories: &str, series: Vec<ChartSeries>) -> Chart {
    let chinese = title.chars().any(|character| character > '\u{2e80}');
    Chart {
        kind,
        title: title.to_owned(),
        unit: Unit::parse(unit),
        categories: categories.split('|').map(str::to_owned).collect(),
        series,
        target: None,
        events: Vec::new(),
        highlight: None,
        caption: String::new(),
        alt: String::new(),
        language: if chinese { Language::ZhCn } else { Language::En },
        lower_is_better: Some(true),
        particulars: Particulars::None,
        face: FaceWish::Auto,
    }
}

fn target(name: &str, value: &str) -> Option<TargetLine> {
    decimal(value).map(|value| TargetLine { name: name.to_owned(), value, axis: Axis::First })
}

fn event(category: usize, label: &str) -> Event {
    Event { category, label: label.to_owned() }
}

const MONTHS_ZH: &str = "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月";
const MONTHS_EN: &str = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const THIS_YEAR: &str = "986 1042 1128 1010 974 1186 1052 998 1104 1236 1684 1446";
const LAST_YEAR: &str = "1120 1180 1205 1160 1102 1330 1188 1145 1210 1402 1820 1560";

#[expect(clippy::too_many_lines, reason = "a list of charts, one after the other")]
pub(super) fn gallery() -> Vec<(String, Chart)> {
    let mut charts = Vec::new();
    let mut add = |name: &str, chart: Chart| charts.push((name.to_owned(), chart));
    let current = |values| series("2025年", SeriesRole::Current, values);
    let previous = |values| series("2024年", SeriesRole::Previous, values);

    let column = ChartKind::Column(Stacking::Grouped);
    let months = chart(column, "月度投诉量", "件", MONTHS_ZH, vec![current(THIS_YEAR)]);
    add("column-zh", Chart { highlight: Some(10), target: target("目标", "1200"), ..months.clone() });
    add("column-two-zh", Chart { highlight: Some(10), series: vec![current(THIS_YEAR), previous(LAST_YEAR)], ..months.clone() });
    add("column-two-plain-zh", Chart { series: vec![current(THIS_YEAR), previous(LAST_YEAR)], ..months.clone() });
    add(
        "column-en",
        chart(
            column,
            "Tickets by quarter",
            "tickets",
            "Q1|Q2|Q3|Q4",
            vec![
                series("2025", SeriesRole::Current, "3412 3120 2988 3544"),
                series("2024", SeriesRole::Previous, "3720 3550 3410 3390"),
            ],
        ),
    );

    let parts = || {
        vec![
            series("产品质量", SeriesRole::Part, "1420 1386 1402 1580"),
            series("物流配送", SeriesRole::Part, "920 1012 880 1240"),
            series("售后服务", SeriesRole::Part, "640 602 588 710"),
            series("其他", SeriesRole::Part, "180 166 150 190"),
        ]
    };
    let stack =
        chart(ChartKind::Column(Stacking::Stacked), "各季度投诉构成", "件", "第一季度|第二季度|第三季度|第四季度", parts());
    add("stacked-zh", stack.clone());
    add("percent-zh", Chart { kind: ChartKind::Column(Stacking::Percent), ..stack.clone() });

    let regions = chart(
        ChartKind::Bar,
        "各区域重复投诉率",
        "%",
        "华东大区（含上海、江苏、浙江直营网点）|西南大区|华北大区|华南大区|东北大区|西北大区",
        vec![current("20 16.5 14.2 12 9.8 6.4")],
    );
    add("bar-zh", Chart { highlight: Some(0), target: target("目标", "10"), ..regions.clone() });
    add(
        "bar-two-zh",
        Chart {
            highlight: Some(0),
            series: vec![current("20 16.5 14.2 12 9.8 6.4"), previous("22 17 18.1 13 11 7.2")],
            ..regions
        },
    );
    add(
        "bar-en",
        chart(
            ChartKind::Bar,
            "Tickets by category",
            "tickets",
            "Password and access|Laptop and hardware|Business applications and integrations|E-mail and calendar|Network|Other",
            vec![series("2025", SeriesRole::Current, "4120 2980 2410 1680 940 310")],
        ),
    );

    let line = chart(ChartKind::Line, "月度投诉量", "件", MONTHS_ZH, vec![current(THIS_YEAR), previous(LAST_YEAR)]);
    add("line-zh", Chart { events: vec![event(5, "618大促"), event(10, "双11大促"), event(8, "新品上市")], ..line.clone() });
    add("line-target-zh", Chart { target: target("目标", "1100"), highlight: Some(10), ..line.clone() });
    add(
        "line-en",
        Chart {
            target: target("Target", "90"),
            ..chart(
                ChartKind::Line,
                "First-contact resolution",
                "%",
                MONTHS_EN,
                vec![
                    series("2025", SeriesRole::Current, "84.1 84.8 85.5 86.9 87.2 88.4 88.1 89.6 90.3 91.0 91.8 92.4"),
                    series("2024", SeriesRole::Previous, "77 77.4 78.2 78 79.5 80.1 80.8 81.4 82 82.6 83.1 83.9"),
                ],
            )
        },
    );
    add(
        "line-parts-en",
        chart(
            ChartKind::Line,
            "Tickets by channel",
            "tickets",
            MONTHS_EN,
            vec![
                series("Portal", SeriesRole::Part, "410 432 451 460 488 502 530 541 566 590 612 640"),
                series("Phone", SeriesRole::Part, "520 511 498 470 466 450 431 420 402 390 371 350"),
                series("E-mail", SeriesRole::Part, "310 302 305 298 290 301 288 280 276 270 268 260"),
            ],
        ),
    );
    add(
        "area-zh",
        chart(
            ChartKind::Area,
            "月度咨询量",
            "人次",
            MONTHS_ZH,
            vec![current("9200 9480 10120 9860 9610 11240 10400 10180 10620 11890 14200 12680")],
        ),
    );
    add(
        "area-parts-zh",
        chart(
            ChartKind::Area,
            "各渠道咨询量",
            "人次",
            MONTHS_ZH,
            vec![
                series("在线客服", SeriesRole::Part, "4200 4480 5120 4860 4610 5240 5400 5180 5620 5890 7200 6680"),
                series("电话热线", SeriesRole::Part, "3000 3000 2900 2800 2700 2900 2600 2500 2450 2600 2800 2500"),
                series("邮件", SeriesRole::Part, "800 780 760 740 720 760 700 680 660 700 820 700"),
            ],
        ),
    );

    let donut = chart(
        ChartKind::Donut,
        "投诉类别构成",
        "件",
        "产品质量|物流配送|售后服务|其他（价格争议、虚假宣传）",
        vec![current("5788 3859 2572 643")],
    );
    add("donut-zh", Chart { highlight: Some(0), ..donut });
    add(
        "donut-en",
        chart(
            ChartKind::Donut,
            "Tickets by channel",
            "tickets",
            "Portal|Phone|E-mail|Walk-in|Chat|Monitoring",
            vec![series("2025", SeriesRole::Current, "6222 4279 3448 902 611 120")],
        ),
    );

    let rate = ChartSeries {
        unit: Unit::parse("%"),
        ..series("解决率", SeriesRole::Secondary, "88.2 88.9 87.5 89.6 90.4 89.1 90.8 91.6 91.2 90.5 86.9 89.8")
    };
    add(
        "combo-zh",
        Chart {
            highlight: Some(10),
            ..chart(
                ChartKind::Combo,
                "月度投诉量与解决率",
                "件",
                MONTHS_ZH,
                vec![series("投诉量", SeriesRole::Current, THIS_YEAR), rate.clone()],
            )
        },
    );
    let in_time = Some(TargetLine { name: "目标".to_owned(), value: Decimal::from(90), axis: Axis::Second });
    add(
        "combo-target-zh",
        Chart {
            target: in_time,
            ..chart(
                ChartKind::Combo,
                "月度投诉量与解决率",
                "件",
                MONTHS_ZH,
                vec![series("投诉量", SeriesRole::Current, THIS_YEAR), rate],
            )
        },
    );
    add(
        "combo-en",
        chart(
            ChartKind::Combo,
            "Tickets and resolution rate",
            "tickets",
            "Q1|Q2|Q3|Q4",
            vec![
                series("Tickets", SeriesRole::Current, "3412 3120 2988 3544"),
                ChartSeries { name: "Resolved in SLA".to_owned(), ..series("x", SeriesRole::Secondary, "91.2 92.5 93.8 92.9") },
            ],
        ),
    );

    add(
        "before-zh",
        chart(
            ChartKind::BeforeAfter,
            "改进前后处理时长",
            "小时",
            "紧急投诉|普通投诉（旺季）|安装维修|物流延误",
            vec![series("改进前", SeriesRole::Previous, "48 72 72 36"), series("改进后", SeriesRole::Current, "24 48 24 40")],
        ),
    );
    add(
        "before-target-zh",
        chart(
            ChartKind::BeforeAfter,
            "投诉处理时长",
            "小时",
            "跨部门协同投诉|普通投诉（旺季）|紧急投诉|自动派单简单投诉",
            vec![
                series("2024年", SeriesRole::Previous, "168 96 48 11.5"),
                series("2025年", SeriesRole::Current, "144 61 24 12"),
                series("目标", SeriesRole::Target, "120 60 30 -"),
            ],
        ),
    );
    add(
        "before-en",
        Chart {
            lower_is_better: Some(false),
            ..chart(
                ChartKind::BeforeAfter,
                "Quality scores before and after",
                "%",
                "First-contact resolution|Knowledge base coverage|Accuracy|Customer satisfaction|Self-service share",
                vec![
                    series("Before", SeriesRole::Previous, "77 35 82 78 41"),
                    series("After", SeriesRole::Current, "92 82 96 89 60"),
                ],
            )
        },
    );
    charts.extend(super::samples_plans::gallery());
    charts.extend(super::samples_measures::gallery());
    for more in [steps::charts(), many::charts()] {
        charts.extend(more.into_iter().map(|(name, chart)| (name.to_owned(), chart)));
    }
    charts.extend(relation::charts().into_iter().map(|(name, chart)| (name.to_owned(), chart)));
    charts
}

pub(super) fn awkward(kind: ChartKind) -> Vec<(&'static str, Chart)> {
    let months = |values| {
        vec![series("2025年", SeriesRole::Current, values), series("2024年", SeriesRole::Previous, "3 4 5 6 7 8 9 10 9 8 7 6")]
    };
    let one = |values| vec![series("数量", SeriesRole::Current, values)];
    let numbered = |count: usize| (1..=count).map(|number| format!("第{number}周")).collect::<Vec<_>>().join("|");
    let many = |count: usize| (0..count).map(|index| ((index * 37) % 91 + 12).to_string()).collect::<Vec<_>>().join(" ");
    let long = "因物流外包装破损导致的产品外观质量问题投诉|售后服务网点响应超过承诺时限引发的重复投诉|价格保护政策理解不一致造成的退差价争议投诉|其他";
    let mut events = chart(kind, "事件多", "件", MONTHS_ZH, months(THIS_YEAR));
    events.events = (0..12).map(|month| event(month, "大型促销活动开始")).collect();
    let mut target_far = chart(kind, "目标很远", "件", MONTHS_ZH, months(THIS_YEAR));
    target_far.target = target("年度最高挑战目标", "5000");
    vec![
        ("empty", chart(kind, "", "", "", vec![])),
        ("no-values", chart(kind, "没有数据", "件", MONTHS_ZH, one("- - - - - - - - - - - -"))),
        ("missing", chart(kind, "有缺口", "件", MONTHS_ZH, months("12 - 8 - - 9 14 - 3 2 - 7"))),
        ("negative", chart(kind, "利润变化", "万元", MONTHS_ZH, months("12 -8 -3.5 4 6 -9 14 2 -3 2 0 7"))),
        ("all-negative", chart(kind, "Change in cost", "k$", "Q1|Q2|Q3|Q4", one("-12 -8 -3.5 -4"))),
        ("zeros", chart(kind, "全是零", "件", "甲|乙|丙", one("0 0 0"))),
        ("equal", chart(kind, "全都相等", "件", "甲|乙|丙|丁", one("42 42 42 42"))),
        ("single", chart(kind, "只有一个", "件", "全年", one("1284"))),
        (
            "huge",
            chart(
                kind,
                "交易额",
                "元",
                MONTHS_ZH,
                months("1000000000000 2500000000000 1800000000000 900000000000 1 3000000000000 2 3 4 5 6 7"),
            ),
        ),
        ("tiny", chart(kind, "缺陷率", "", "甲|乙|丙", one("0.0001 0.0004 0.00025"))),
        ("limit", chart(kind, "极限", "", "甲|乙", one("79228162514264337593543950335 79228162514264337593543950335"))),
        ("forty", chart(kind, "每周投诉量", "件", &numbered(40), one(&many(40)))),
        ("twenty-four", Chart { highlight: Some(5), ..chart(kind, "每周投诉量", "件", &numbered(24), one(&many(24))) }),
        ("long-names", chart(kind, "投诉原因", "件", long, one("420 310 120 18"))),
        (
            "long-words",
            chart(
                kind,
                "An extraordinarily long title of a chart that says rather too much about what it measures and where",
                "tickets per thousand employees",
                "Telecommunicationsinfrastructure|Identity-and-access-management|Other",
                one("42 31 12"),
            ),
        ),
        ("markup", chart(kind, "<b>&\"x\"</b>", "<件>", "a<b|c&d", one("1 2"))),
        ("events", events),
        ("far-target", target_far),
        ("short-series", chart(kind, "短", "件", "甲|乙|丙|丁", one("1"))),
        ("bad-highlight", Chart { highlight: Some(99), ..chart(kind, "越界", "件", "甲|乙", one("1 2")) }),
    ]
}
