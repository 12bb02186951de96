//! A hand-written deck that holds every layout, placeholder and kind of item, for tests.

use crate::deck::{
    Anchor, Deck, Drawing, DrawingId, Geometry, Graphic, Item, Merge, Paragraph, Placed, Placeholder, Shape, Slide, SlideCell,
    SlideLayout, SlideRow, SlideTable, TextBox, TextSpan,
};
use crate::number::{Language, Unit};
use crate::picture::{Drawn, Image, ImageFormat, Picture};
use crate::report::{Align, Chart, ChartKind, Face, FaceWish};
use crate::theme::{Colour, Theme, line_height};
use crate::units::{Emu, Pt, Rect, Size};
use std::sync::Arc;

/// Five slides, one on each layout.
pub(super) fn deck(theme: &Theme) -> Deck {
    let metrics = &theme.slide;
    let chart = Rect { width: metrics.column_span(7), height: Emu::inches(2.4), ..metrics.body };
    Deck {
        size: metrics.size,
        language: Language::ZhCn,
        title: "客户投诉处理年度总结 & <2025>".to_owned(),
        author: "客户服务部".to_owned(),
        date: "2026-01-15".to_owned(),
        slides: vec![cover(theme), contents(theme), divider(theme), content(theme, chart), closing(theme)],
        drawings: vec![Drawing {
            chart: Arc::new(chart_data()),
            size: chart.size(),
            label: theme.scale.chart,
            face: Face::Picture,
        }],
    }
}

/// The pictures of [`deck`].
pub(super) fn pictures(deck: &Deck) -> Vec<Drawn> {
    deck.drawings.iter().map(|drawing| Drawn::Picture(picture(drawing.size))).collect()
}

pub(super) fn paragraph(text: &str, size: Pt, colour: Colour) -> Paragraph {
    Paragraph {
        spans: vec![span(text, size, colour)],
        align: Align::Left,
        line: line_height(size, Language::ZhCn),
        before: Pt(4.0),
        bullet: None,
        indent: Emu::ZERO,
        hanging: Emu::ZERO,
        link: None,
    }
}

pub(super) fn text(name: &str, rect: Rect, paragraphs: Vec<Paragraph>, anchor: Anchor) -> Placed {
    let content = TextBox { paragraphs, anchor, ..TextBox::default() };
    Placed { rect, name: name.to_owned(), item: Item::Text(content) }
}

pub(super) fn slide(layout: SlideLayout, section: &str, placed: Vec<Placed>) -> Slide {
    Slide { layout, placed, notes: Vec::new(), section: section.to_owned() }
}

pub(super) fn title(theme: &Theme, words: &str) -> Placed {
    let line = bold(paragraph(words, theme.scale.title, Colour::Ink));
    field("Title", theme.slide.title, Placeholder::Title, line, Anchor::Bottom)
}

fn cover(theme: &Theme) -> Slide {
    let (boxes, scale) = (&theme.slide.cover, &theme.scale);
    let name = bold(paragraph("客户投诉处理\n年度工作总结", scale.display, Colour::Paper));
    let line = paragraph("全年受理 12 846 件，按期办结率 98.6%", scale.heading, Colour::Hairline);
    let details = paragraph("客户服务部 · 王敏 · 2026年1月15日", scale.lead, Colour::Hairline);
    let year = bold(paragraph("2025", scale.numeral, Colour::Paper));
    let placed = vec![
        field("Title", boxes.title, Placeholder::Title, name, Anchor::Bottom),
        field("Takeaway", boxes.takeaway, Placeholder::Takeaway, line, Anchor::Top),
        field("Details", boxes.details, Placeholder::Details, details, Anchor::Top),
        text("Year", boxes.numeral, vec![year], Anchor::Bottom),
    ];
    slide(SlideLayout::Cover, "", placed)
}

fn contents(theme: &Theme) -> Slide {
    let mut placed = vec![title(theme, "目录")];
    for (index, name) in ["年度工作概述", "投诉数据统计", "关键指标达成"].into_iter().enumerate() {
        let rect = Rect { y: theme.slide.body.y + Emu::inches(0.7 * index as f64), height: Emu::inches(0.5), ..theme.slide.body };
        let line = Paragraph { link: Some(2 + index), ..paragraph(name, theme.scale.heading, Colour::Ink) };
        placed.push(text(&format!("Section {}", index + 1), rect, vec![line], Anchor::Middle));
    }
    placed.extend(foot(theme, 2));
    slide(SlideLayout::Contents, "", placed)
}

fn divider(theme: &Theme) -> Slide {
    let (boxes, scale) = (&theme.slide.divider, &theme.scale);
    let placed = vec![
        field(
            "Title",
            boxes.title,
            Placeholder::Title,
            bold(paragraph("年度工作概述", scale.display, Colour::Ink)),
            Anchor::Bottom,
        ),
        field("Number", boxes.number, Placeholder::Number, bold(paragraph("01", scale.numeral, Colour::Paper)), Anchor::Bottom),
        field(
            "Takeaway",
            boxes.takeaway,
            Placeholder::Takeaway,
            paragraph("投诉量下降，处理更快", scale.heading, Colour::Muted),
            Anchor::Top,
        ),
        slide_number(theme, 3),
    ];
    slide(SlideLayout::Divider, "年度工作概述", placed)
}

fn content(theme: &Theme, chart: Rect) -> Slide {
    let body = theme.slide.body;
    let takeaway = paragraph("前两类合计占 72%，治理重点在质检与物流", theme.scale.lead, Colour::Muted);
    let right = chart.right() + theme.slide.gutter;
    let list = Rect { x: right, width: body.right() - right, height: chart.height, ..body };
    let lower = chart.bottom() + theme.slide.gutter;
    let image = Rect { y: lower, x: body.right() - Emu::inches(1.0), width: Emu::inches(1.0), height: Emu::inches(1.0) };
    let mut placed = vec![
        title(theme, "产品质量投诉占比最高，达45%"),
        field("Takeaway", theme.slide.takeaway, Placeholder::Takeaway, takeaway, Anchor::Top),
        Placed { rect: chart, name: "Chart 1".to_owned(), item: Item::Graphic(Graphic::Chart(DrawingId(0))) },
        text("Reading", list, reading(theme), Anchor::Top),
        Placed {
            rect: Rect { y: lower, width: Emu::inches(8.0), height: Emu::inches(1.2), ..body },
            name: "Table 1".to_owned(),
            item: Item::Table(table(theme)),
        },
        Placed { rect: image, name: "Image 1".to_owned(), item: Item::Graphic(Graphic::Image(Arc::new(logo()))) },
    ];
    placed.extend(shapes(image));
    placed.extend(foot(theme, 4));
    Slide {
        notes: vec!["第一段备注。".to_owned(), "第二段\n换行。".to_owned()],
        ..slide(SlideLayout::Content, "年度工作概述", placed)
    }
}

fn closing(theme: &Theme) -> Slide {
    let (boxes, scale) = (&theme.slide.closing, &theme.scale);
    let asked = paragraph("批准 2026 年质检专项预算", scale.body[0], Colour::Ink);
    let mut placed = vec![
        field(
            "Title",
            boxes.title,
            Placeholder::Title,
            bold(paragraph("请管理层决定三件事", scale.title, Colour::Paper)),
            Anchor::Bottom,
        ),
        field(
            "Takeaway",
            boxes.takeaway,
            Placeholder::Takeaway,
            paragraph("2026年2月底前", scale.lead, Colour::Hairline),
            Anchor::Top,
        ),
        text("Requests", boxes.body, vec![Paragraph { bullet: Some("•".to_owned()), ..indented(asked) }], Anchor::Top),
    ];
    placed.extend(foot(theme, 5));
    slide(SlideLayout::Closing, "下一步", placed)
}

fn reading(theme: &Theme) -> Vec<Paragraph> {
    let size = theme.scale.body[1];
    let numbered = |number: usize, words: &str| Paragraph {
        bullet: Some(format!("{number}.")),
        ..indented(paragraph(words, size, Colour::Ink))
    };
    let mut lead = paragraph("质量：", size, Colour::Accent);
    lead.spans[0].bold = true;
    lead.spans.push(span("同比下降 12.3%，\n其中外观类下降最快。", size, Colour::Ink));
    let linked = Paragraph { link: Some(0), ..paragraph("回到封面", size, Colour::Accent) };
    vec![lead, numbered(3, "物流时效提升"), numbered(4, "客服首响缩短"), linked, paragraph("", size, Colour::Ink)]
}

fn shapes(image: Rect) -> [Placed; 6] {
    let place = |name: &str, x: i64, shape: Shape| Placed {
        rect: Rect { x: image.x - Emu::inches(0.5) * x, width: Emu::inches(0.4), height: Emu::inches(0.4), ..image },
        name: name.to_owned(),
        item: Item::Shape(shape),
    };
    let outline = Some((Colour::Quiet, Emu::points(1.0)));
    [
        place("Mark", 1, Shape { geometry: Geometry::Ellipse, fill: Some(Colour::AccentSoft), outline: None }),
        place("Panel", 2, Shape { geometry: Geometry::Rectangle, fill: Some(Colour::AccentTint), outline }),
        place("Rule", 3, Shape { geometry: Geometry::Line, fill: None, outline }),
        place("Arrow", 4, Shape { geometry: Geometry::Arrow, fill: None, outline }),
        place(
            "First step",
            5,
            Shape { geometry: Geometry::Pentagon { point: Emu(90_000) }, fill: Some(Colour::Accent), outline: None },
        ),
        place("Step", 6, Shape { geometry: Geometry::Chevron { point: Emu(90_000) }, fill: Some(Colour::Accent), outline: None }),
    ]
}

fn table(theme: &Theme) -> SlideTable {
    let size = theme.scale.table[1];
    let rule = Some((Colour::Hairline, Emu::points(0.75)));
    let cell = |words: &str, align: Align, fill: Option<Colour>| SlideCell {
        paragraphs: vec![Paragraph { align, ..paragraph(words, size, Colour::Ink) }],
        fill,
        rule_above: None,
        rule_below: rule,
        insets: [Emu::points(4.0), Emu::points(2.0), Emu::points(4.0), Emu::points(2.0)],
        merge: Merge::Alone,
    };
    let row = |name: &str, value: &str, fill: Option<Colour>| SlideRow {
        height: Emu::inches(0.4),
        cells: vec![cell(name, Align::Left, fill), cell(value, Align::Right, fill)],
    };
    SlideTable {
        columns: vec![Emu::inches(5.0), Emu::inches(3.0)],
        rows: vec![row("类别", "件数", None), row("产品质量", "5 781", Some(Colour::Panel)), row("物流配送", "3 469", None)],
        alt: "各类别投诉件数".to_owned(),
    }
}

fn chart_data() -> Chart {
    Chart {
        kind: ChartKind::Bar,
        title: "投诉量".to_owned(),
        unit: Unit::default(),
        categories: Vec::new(),
        series: Vec::new(),
        target: None,
        events: Vec::new(),
        highlight: None,
        caption: String::new(),
        alt: "条形图：产品质量最多，\n占 45%".to_owned(),
        language: Language::ZhCn,
        lower_is_better: Some(true),
        particulars: crate::report::Particulars::None,
        face: FaceWish::Auto,
    }
}

fn foot(theme: &Theme, number: usize) -> [Placed; 2] {
    let name = paragraph("年度工作概述", theme.scale.foot, Colour::Muted);
    [field("Footer", theme.slide.footer, Placeholder::Footer, name, Anchor::Middle), slide_number(theme, number)]
}

fn slide_number(theme: &Theme, number: usize) -> Placed {
    let line = Paragraph { align: Align::Right, ..paragraph(&number.to_string(), theme.scale.foot, Colour::Muted) };
    field("Slide number", theme.slide.number, Placeholder::SlideNumber, line, Anchor::Middle)
}

fn field(name: &str, rect: Rect, placeholder: Placeholder, paragraph: Paragraph, anchor: Anchor) -> Placed {
    let content = TextBox { placeholder: Some(placeholder), paragraphs: vec![paragraph], anchor, ..TextBox::default() };
    Placed { rect, name: name.to_owned(), item: Item::Text(content) }
}

fn span(text: &str, size: Pt, colour: Colour) -> TextSpan {
    TextSpan { text: text.to_owned(), size, bold: false, italic: false, colour }
}

fn bold(mut paragraph: Paragraph) -> Paragraph {
    paragraph.spans.iter_mut().for_each(|span| span.bold = true);
    paragraph
}

fn indented(paragraph: Paragraph) -> Paragraph {
    Paragraph { indent: Emu::inches(0.25), hanging: Emu::inches(0.25), ..paragraph }
}

fn picture(size: Size) -> Picture {
    let (width, height) = (size.width.as_points(), size.height.as_points());
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"><rect width="{width}" height="20" fill="#0B5FFF"/></svg>"##
    );
    Picture { size, svg, png: png(4, 2) }
}

fn logo() -> Image {
    Image { format: ImageFormat::Png, pixel_width: 8, pixel_height: 8, bytes: png(8, 8), alt: "标志".to_owned() }
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&vec![160; (width * height * 3) as usize]).unwrap();
    writer.finish().unwrap();
    bytes
}
