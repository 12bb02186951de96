//! A hand-written flow with every kind of item.

use crate::deck::{Drawing, DrawingId};
use crate::facts::{State, Trend};
use crate::flow::{CaptionedChart, CaptionedImage, CaptionedTable, ContentsEntry, Flow, FlowItem, Heading, PageSetup};
use crate::number::{Language, Unit};
use crate::picture::{Drawn, Image, ImageFormat, Picture};
use crate::report::{
    Align, Card, Cell, ChangeBadge, Chart, ChartKind, Column, ColumnKind, Cover, Emphasis, Face, FaceWish, List, ListItem, Row,
    Run, Stacking, Table, TargetBadge, Text, Tile,
};
use crate::theme::Theme;
use crate::units::{Emu, Pt, Size};
use std::sync::Arc;

/// Says the same in both languages.
type Both = [&'static str; 2];

pub(in crate::docx) fn flow(language: Language) -> Flow {
    let say = |both: Both| both[usize::from(language == Language::En)].to_owned();
    let document = Theme::house().document;
    let headings = headings(language);
    Flow {
        language,
        title: say(["客服客诉工作年终总结报告", "Annual review of the IT service desk"]),
        header: say(["客服客诉年终总结", "IT service desk 2025"]),
        footer: say(["第 {page} 页，共 {pages} 页", "Page {page} of {pages}"]),
        cover: cover(language),
        cover_labels: [say(["演讲人", "Presenter"]), say(["日期", "Date"])],
        date: "2026-01-15".to_owned(),
        contents_title: say(["目录", "Contents"]),
        contents: headings.iter().map(entry).collect(),
        items: items(language, &headings),
        drawings: vec![drawing(language), drawing(language)],
        form: false,
        page: PageSetup {
            size: document.page,
            margin_vertical: document.margin_vertical,
            margin_horizontal: document.margin_horizontal,
        },
    }
}

/// A grey card of the drawing's size, as SVG and as a PNG of one pixel.
pub(super) fn pictures(flow: &Flow) -> Vec<Drawn> {
    let picture = |drawing: &Drawing| {
        Picture {
        size: drawing.size,
        svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 166 72\"><rect width=\"166\" height=\"72\" fill=\"#D9DEE5\"/>\
              <rect x=\"10\" y=\"20\" width=\"20\" height=\"42\" fill=\"#0B5FFF\"/></svg>"
            .to_owned(),
        png: png(),
    }
    };
    flow.drawings.iter().map(picture).map(Drawn::Picture).collect()
}

fn cover(language: Language) -> Cover {
    let say = |both: Both| both[usize::from(language == Language::En)].to_owned();
    Cover {
        organisation: say(["星河电器有限公司", "Northwind Ltd"]),
        department: say(["客户服务中心", "IT Services"]),
        presenter: say(["李静", "Jane Doe"]),
        date: say(["2026年1月15日", "15 January 2026"]),
        period: say(["2025年1—12月", "January–December 2025"]),
        numeral: "2025".to_owned(),
    }
}

fn headings(language: Language) -> Vec<Heading> {
    let say = |both: Both| both[usize::from(language == Language::En)].to_owned();
    let heading = |level: u8, number: Both, text: Both, bookmark: &str| Heading {
        level,
        number: say(number),
        text: say(text),
        bookmark: bookmark.to_owned(),
        page_break: level == 1,
        together: false,
    };
    vec![
        heading(1, ["一、", "1"], ["年度工作概述", "The year in brief"], "section_1"),
        heading(2, ["（一）", "1.1"], ["整体客诉趋势", "Volume"], "topic_1_1"),
        heading(2, ["（二）", "1.2"], ["团队工作成果", "What the team did"], "topic_1_2"),
        heading(1, ["二、", "2"], ["关键绩效指标", "Key indicators"], "section_2"),
        heading(2, ["（一）", "2.1"], ["达标情况", "Targets"], "topic_2_1"),
        heading(2, ["（二）", "2.2"], ["月度明细", "Months"], "topic_2_2"),
    ]
}

fn entry(heading: &Heading) -> ContentsEntry {
    ContentsEntry {
        level: heading.level,
        number: heading.number.clone(),
        text: heading.text.clone(),
        bookmark: heading.bookmark.clone(),
    }
}

fn items(language: Language, headings: &[Heading]) -> Vec<FlowItem> {
    let say = |both: Both| both[usize::from(language == Language::En)].to_owned();
    let heading = |index: usize| FlowItem::Heading(headings[index].clone());
    let mut items = vec![
        heading(0),
        FlowItem::KeyFigures(tiles(language)),
        heading(1),
        FlowItem::Lead(Text::plain(say(LEAD))),
        FlowItem::Paragraph(paragraph(language)),
        FlowItem::Paragraph(Text::plain(say(BODY))),
        FlowItem::Chart(CaptionedChart {
            caption: say(["图 1  2025年月度投诉量与上年对比（件）", "Figure 1  Tickets a month"]),
            drawing: DrawingId(0),
        }),
        heading(2),
        FlowItem::Lead(Text::plain(say(LEAD))),
        FlowItem::Cards(cards(language)),
        FlowItem::Paragraph(Text::plain(say(BODY))),
        list(false, language),
        list(true, language),
        FlowItem::Paragraph(Text::plain(say(BODY))),
        list(true, language),
        heading(3),
        FlowItem::KeyFigures(tiles(language).into_iter().take(4).collect()),
        heading(4),
        FlowItem::Lead(Text::plain(say(LEAD))),
        FlowItem::Table(indicators(language)),
        FlowItem::Paragraph(Text::plain(say(BODY))),
        FlowItem::Chart(CaptionedChart { caption: say(["图 2  各渠道占比", "Figure 2  Channels"]), drawing: DrawingId(1) }),
        heading(5),
    ];
    items.extend([long_table(language), splitting_table(language), image(language)]);
    items
}

const LEAD: Both = [
    "全年受理投诉 12,480 件，同比下降 12.3%，首次响应时间缩短到 1.5 分钟。",
    "The desk closed 12,480 tickets, 12.3% fewer than last year, and answered within 1.5 minutes.",
];
const BODY: Both = [
    "全年投诉量在一季度促销之后达到峰值，随后逐月回落；产品质量类投诉仍占“大头”，但其中重复投诉的比例由15%降至8%。物流延误在双11期间有短暂反弹，升级处理小组在48小时内完成闭环，没有形成积压。",
    "Volume peaked after the spring release and fell from month to month. Access requests remain the largest group, but the \
     share of repeated tickets went down from 15% to 8%. Handling time < 2 h & falling: a weekend team took the load off the \
     Monday queue.",
];

fn paragraph(language: Language) -> Text {
    let say = |both: Both| both[usize::from(language == Language::En)].to_owned();
    let run = |both: Both, bold: bool, italic: bool| Run { text: say(both), bold, italic, field: None };
    Text(vec![
        run(["客户满意度由4.2分升至", "Satisfaction rose from 4.2 to "], false, false),
        run(["4.7分", "4.7"], true, false),
        run(["，为三年来最高；", ", the best in three years; "], false, true),
        run(["其中电话渠道的改善最为明显。", "the hotline gained most."], false, false),
    ])
}

fn tiles(language: Language) -> Vec<Tile> {
    let say = |both: Both| both[usize::from(language == Language::En)].to_owned();
    let tile =
        |name: Both, value: &str, unit: Both, amount: Both, trend: Trend, state: State, target: Option<(Both, bool)>| Tile {
            name: say(name),
            value: value.to_owned(),
            unit: say(unit),
            change: Some(ChangeBadge { comparison: say(["同比", "on the year"]), amount: say(amount), trend, state }),
            target: target.map(|(target, met)| TargetBadge {
                target: say(target),
                verdict: say(if met { ["达成", "met"] } else { ["未达成", "missed"] }),
                state: if met { State::Better } else { State::Worse },
            }),
            spark: None,
        };
    let (better, worse) = (State::Better, State::Worse);
    vec![
        tile(["投诉总量", "Tickets"], "12,480", ["件", ""], ["−12.3%", "−12.3%"], Trend::Down, better, None),
        tile(
            ["一次解决率", "First-contact resolution"],
            "92",
            ["%", "%"],
            ["+15个百分点", "+15 points"],
            Trend::Up,
            better,
            Some((["目标 ≥90%", "target ≥90%"], true)),
        ),
        tile(
            ["首次响应时间", "First response"],
            "1.5",
            ["分钟", "min"],
            ["−50%", "−50%"],
            Trend::Down,
            better,
            Some((["目标 ≤2分钟", "target ≤2 min"], true)),
        ),
        tile(
            ["重复投诉率", "Repeat rate"],
            "8.4",
            ["%", "%"],
            ["+0.4个百分点", "+0.4 points"],
            Trend::Up,
            worse,
            Some((["目标 ≤8%", "target ≤8%"], false)),
        ),
        tile(["处理成本", "Cost"], "1,234.5", ["万元", "k€"], ["0.0%", "0.0%"], Trend::Flat, State::Neutral, None),
    ]
}

fn cards(language: Language) -> Vec<Card> {
    let say = |both: Both| both[usize::from(language == Language::En)].to_owned();
    let card = |figure: &str, title: Both| Card {
        figure: figure.to_owned(),
        title: Text::plain(say(title)),
        text: vec![Text::plain(say([
            "自动派单覆盖简单工单，准确率达到90%，平均12小时内结案；复杂工单由专家组跨部门处理，用时5—7个工作日。",
            "Simple tickets are dispatched by rule with 90% accuracy and closed within 12 hours; the rest goes to an expert group.",
        ]))],
    };
    vec![
        card("90%", ["智能派单", "Smart dispatch"]),
        card("", ["知识库建设", "Card two"]),
        card("65%", ["热点功能改版", "Card three"]),
    ]
}

fn list(ordered: bool, language: Language) -> FlowItem {
    let say = |both: Both| both[usize::from(language == Language::En)].to_owned();
    let item = |both: Both, level: u8| ListItem { text: Text::plain(say(both)), level };
    FlowItem::List(List {
        ordered,
        items: vec![
            item(
                [
                    "建立跨部门交接标准，明确责任人与时限，逾期工单占比降至3%以下。",
                    "A standard for hand-overs with owner and due date",
                ],
                0,
            ),
            item(["质检抽样比例由5%提高到10%", "Samples doubled"], 1),
            item(["完成24场经验分享，覆盖全部一线坐席", "24 sharing sessions"], 0),
        ],
    })
}

fn column(name: String, align: Align) -> Column {
    let kind = if align == Align::Right { ColumnKind::Number } else { ColumnKind::Text };
    Column { name, align, kind, ..Column::default() }
}

fn widths(shares: &[f64]) -> Vec<Emu> {
    shares.iter().map(|share| Theme::house().document.text_width().scale(*share)).collect()
}

fn indicators(language: Language) -> CaptionedTable {
    let say = |both: Both| both[usize::from(language == Language::En)].to_owned();
    let row = |name: Both, values: [&str; 3], verdict: Both, state: State, emphasis: Emphasis| Row {
        cells: std::iter::once(Cell::plain(say(name)))
            .chain(values.map(Cell::plain))
            .chain([Cell { text: Text::plain(say(verdict)), state: Some(state) }])
            .collect(),
        emphasis,
    };
    let (met, missed) = (["▲ 达成", "▲ met"], ["▼ 未达成", "▼ missed"]);
    CaptionedTable {
        caption: say(["表 1  关键绩效指标达成情况", "Table 1  Indicators"]),
        table: Table {
            title: String::new(),
            columns: vec![
                column(say(["指标", "Indicator"]), Align::Left),
                column(say(["本年", "This year"]), Align::Right),
                column(say(["上年", "Last year"]), Align::Right),
                column(say(["目标", "Target"]), Align::Right),
                column(say(["结果", "Result"]), Align::Center),
            ],
            rows: vec![
                row(
                    ["一次解决率（%）", "First-contact resolution (%)"],
                    ["92", "77", "90"],
                    met,
                    State::Better,
                    Emphasis::Important,
                ),
                row(["客户满意度（分）", "Satisfaction"], ["4.7", "4.2", "4.5"], met, State::Better, Emphasis::Normal),
                row(["重复投诉率（%）", "Repeat rate (%)"], ["8.4", "8.0", "8.0"], missed, State::Worse, Emphasis::Normal),
                row(["合计", "Grand total"], ["3", "—", "—"], ["2/3", "2/3"], State::Neutral, Emphasis::Total),
            ],
            ..Table::default()
        },
        widths: widths(&[0.36, 0.16, 0.16, 0.16, 0.16]),
        size: Pt(10.5),
    }
}

fn long_table(language: Language) -> FlowItem {
    let say = |both: Both| both[usize::from(language == Language::En)].to_owned();
    let row = |index: usize| Row {
        cells: vec![
            Cell::plain(index.to_string()),
            Cell::plain(say(["1. 完善质检标准\n2. 每周复盘并公示结果", "1. Better samples\n2. A weekly review"])),
            Cell::plain(format!("{}.{}", index * 37, index % 10)),
        ],
        emphasis: Emphasis::Normal,
    };
    FlowItem::Table(CaptionedTable {
        caption: say(["表 2  月度改进事项", "Table 2  Improvements by month"]),
        table: Table {
            title: String::new(),
            columns: vec![
                column(say(["序号", "No."]), Align::Center),
                column(say(["改进措施", "Measure"]), Align::Left),
                column(say(["节省工时（小时）", "Hours saved"]), Align::Right),
            ],
            rows: (1..=40).map(row).collect(),
            ..Table::default()
        },
        widths: widths(&[0.12, 0.62, 0.26]),
        size: Pt(10.5),
    })
}

fn splitting_table(language: Language) -> FlowItem {
    let say = |both: Both| both[usize::from(language == Language::En)].to_owned();
    let long = say(["这是一个很长的单元格。", "A long cell. "]).repeat(160);
    FlowItem::Table(CaptionedTable {
        caption: say(["表 3  长文本", "Table 3  A long text"]),
        table: Table {
            title: String::new(),
            columns: vec![column(say(["项目", "Item"]), Align::Left), column(say(["说明", "Text"]), Align::Left)],
            rows: vec![Row { cells: vec![Cell::plain("A"), Cell::plain(long)], emphasis: Emphasis::Normal }],
            ..Table::default()
        },
        widths: widths(&[0.2, 0.8]),
        size: Pt(10.5),
    })
}

fn image(language: Language) -> FlowItem {
    let say = |both: Both| both[usize::from(language == Language::En)].to_owned();
    let image =
        Image { format: ImageFormat::Png, pixel_width: 1, pixel_height: 1, bytes: png(), alt: say(["服务大厅", "The desk"]) };
    FlowItem::Image(CaptionedImage {
        caption: say(["图 3  服务大厅", "Figure 3  The desk"]),
        image: Arc::new(image),
        size: Size { width: Emu::centimetres(8.0), height: Emu::centimetres(5.0) },
    })
}

fn drawing(language: Language) -> Drawing {
    let say = |both: Both| both[usize::from(language == Language::En)].to_owned();
    let document = Theme::house().document;
    let chart = Chart {
        kind: ChartKind::Column(Stacking::Grouped),
        title: String::new(),
        unit: Unit::default(),
        categories: Vec::new(),
        series: Vec::new(),
        target: None,
        events: Vec::new(),
        highlight: None,
        caption: String::new(),
        alt: say(["全年投诉量先升后降，3月达到峰值", "Tickets peaked in March"]),
        language,
        lower_is_better: None,
        particulars: crate::report::Particulars::None,
        face: FaceWish::Auto,
    };
    Drawing {
        chart: Arc::new(chart),
        size: Size { width: document.text_width(), height: document.chart_height },
        label: Pt(9.0),
        face: Face::Picture,
    }
}

/// One grey pixel.
fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[0xDD]).unwrap();
    bytes
}
