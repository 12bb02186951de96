//! A report as a document: numbered headings, lead sentences, prose, and evidence with numbered captions.

use super::column_widths::Known;
use super::flow_form::{form_theme, label_widths, lines_to_the_margin};
use super::flow_panel::{flow_process, flow_signature};
use super::graphic::within;
use super::page_fill::{FIGURE_EXTRA, PageFill};
use super::spark::same_figures;
use super::{Canvas, Setting};
use crate::deck::Drawing;
use crate::diag::{Diagnostic, Diagnostics};
use crate::flow::{CaptionedChart, CaptionedImage, CaptionedTable, ContentsEntry, Flow, FlowItem, Heading, PageSetup};
use crate::number::Language;
use crate::picture::Image;
use crate::report::{Block, BlockKind, Chart, ChartKind, Outlet, Report, Role, Run, Section, Table, Text, Tile, Topic};
use crate::theme::Theme;
use crate::units::{Emu, Pt, Size};
use std::sync::Arc;

/// Type of the document's tables and chart labels.
const TABLE: Pt = Pt(10.5);
/// Smaller, for tables with many columns; below it is an error.
const SMALL_TABLES: [Pt; 5] = [Pt(10.0), Pt(9.5), Pt(9.0), Pt(8.5), Pt(8.0)];
/// Type goes down to this size for the sake of rows of no more lines than these; below it only where nothing else fits.
const SMALLEST_BY_CHOICE: Pt = Pt(9.0);
const CALM_ROWS: [u32; 3] = [4, 5, 6];
/// Left and right margin of a cell, as in the style `ReportTable`.
const CELL_MARGIN: Pt = Pt(5.0);
/// The same in the style `FormTable`.
const FORM_CELL_MARGIN: Pt = Pt(4.0);
const CHART_LABEL: Pt = Pt(9.5);
/// The largest type in a form's tables, and in those of so many columns.
const FORM_TABLE: Pt = Pt(9.5);
const WIDE_FORM_TABLE: Pt = Pt(9.0);
const MANY_COLUMNS: usize = 8;
/// A chart gives up to this share of its height to stand on the page that its text stands on.
const LEAST_OF_A_CHART: f64 = 0.72;
/// A closing no taller than this share of a page is not parted: a table alone on the last page says too little.
const MOST_TOGETHER: f64 = 0.75;
/// So many paragraphs of prose stand before a topic's first figure.
const PROSE_FIRST: usize = 2;

/// Lays a report out as a document.
pub fn flow(report: &Report, theme: &Theme, diags: &mut Diagnostics) -> Flow {
    let shown = report.shown_in(Outlet::Document);
    let report = shown.as_ref();
    let narrow = report.form.then(|| form_theme(theme));
    let theme = narrow.as_ref().unwrap_or(theme);
    let known = Known::default();
    let setting = Setting { theme, language: report.language, known: &known };
    let mut writer = Writer {
        setting,
        report,
        canvas: Canvas::default(),
        items: Vec::new(),
        contents: Vec::new(),
        figures: 0,
        tables: 0,
        fill: PageFill::new(setting),
    };
    let mut numbered = 0;
    for section in &report.sections {
        writer.section(section, numbered, diags);
        numbered += usize::from(!section.title.is_empty());
    }
    if let Some(closing) = &report.closing {
        writer.closing(closing, diags);
    }
    let drawings: Vec<Drawing> = writer.canvas.drawings;
    Flow {
        language: report.language,
        title: report.title.clone(),
        header: report.short_title.clone(),
        footer: report.words.page_of.clone(),
        cover: report.cover.clone(),
        cover_labels: [report.words.presenter.clone(), report.words.date.clone()],
        date: report.date.clone(),
        contents_title: report.words.contents.clone(),
        contents: if report.form { Vec::new() } else { writer.contents },
        items: writer.items,
        drawings,
        form: report.form,
        page: PageSetup {
            size: theme.document.page,
            margin_vertical: theme.document.margin_vertical,
            margin_horizontal: theme.document.margin_horizontal,
        },
    }
}

struct Writer<'a> {
    setting: Setting<'a>,
    report: &'a Report,
    canvas: Canvas,
    items: Vec<FlowItem>,
    contents: Vec<ContentsEntry>,
    figures: usize,
    tables: usize,
    fill: PageFill<'a>,
}

/// Where a heading stands: its level, its number as printed, its bookmark.
struct Place {
    level: u8,
    number: String,
    bookmark: String,
}

impl Writer<'_> {
    /// A section without a title has no headings and counts for nothing.
    fn section(&mut self, section: &Section, index: usize, diags: &mut Diagnostics) {
        if section.title.is_empty() {
            for topic in &section.topics {
                self.group(topic.blocks.iter().filter(|block| block.role.is_in_document()).collect(), topic, diags);
            }
            return;
        }
        let number = section_number(index, self.setting.language);
        self.heading(Place { level: 1, number, bookmark: format!("section_{}", index + 1) }, &section.title);
        if !section.takeaway.is_empty() {
            self.items.push(FlowItem::Paragraph(section.takeaway.clone()));
        }
        if !section.key_figures.is_empty() {
            self.items.push(FlowItem::KeyFigures(section.key_figures.clone()));
        }
        // Under a form's heading, a lone topic needs no heading of its own.
        if let ([topic], true) = (section.topics.as_slice(), self.report.form) {
            if !topic.takeaway.is_empty() {
                self.items.push(FlowItem::Paragraph(topic.takeaway.clone()));
            }
            self.group(topic.blocks.iter().filter(|block| block.role.is_in_document()).collect(), topic, diags);
            return;
        }
        for (topic_index, topic) in section.topics.iter().enumerate() {
            let number = topic_number(index, topic_index, self.setting.language);
            self.topic(
                topic,
                Place { level: 2, number, bookmark: format!("topic_{}_{}", index + 1, topic_index + 1) },
                &section.key_figures,
                diags,
            );
        }
    }

    /// It stands outside the sections, and outside their numbers.
    fn closing(&mut self, topic: &Topic, diags: &mut Diagnostics) {
        let start = self.items.len();
        self.topic(topic, Place { level: 1, number: String::new(), bookmark: "closing".to_owned() }, &[], diags);
        let short = PageFill::share(self.setting, &self.items[start..], &self.canvas.drawings) <= MOST_TOGETHER;
        if let Some(FlowItem::Heading(heading)) = self.items.get_mut(start) {
            heading.together = short;
        }
    }

    /// `strip` is what the section has shown as key figures: the same tiles do not stand there twice.
    fn topic(&mut self, topic: &Topic, place: Place, strip: &[Tile], diags: &mut Diagnostics) {
        let repeated = |block: &Block| {
            block.heading.is_empty() && matches!(&block.kind, BlockKind::Tiles(tiles) if same_figures(tiles, strip))
        };
        let shown: Vec<&Block> = topic.blocks.iter().filter(|block| block.role.is_in_document() && !repeated(block)).collect();
        if !topic.blocks.iter().any(|block| block.role.is_in_document()) {
            return;
        }
        let title = topic.title.to_plain();
        let heading = if topic.heading.is_empty() { title.clone() } else { topic.heading.clone() };
        let repeats = heading == title;
        let (bookmark, number) = (place.bookmark.clone(), place.number.clone());
        self.heading(place, &heading);
        let reference = if self.report.form { String::new() } else { self.reference(&shown) };
        let mut lead = if repeats { Text::default() } else { topic.title.clone() };
        let mut line = topic.takeaway.clone();
        append(if line.is_empty() { &mut lead } else { &mut line }, &reference);
        for text in [lead].into_iter().filter(|text| !text.is_empty()) {
            self.items.push(FlowItem::Lead(text));
        }
        if !line.is_empty() {
            self.items.push(FlowItem::Paragraph(line));
        }
        let mut headings = 0;
        for group in shown.chunk_by(|_, next| next.heading.is_empty()) {
            if let Some(text) = group.first().map(|block| &block.heading).filter(|text| !text.is_empty()) {
                headings += 1;
                let number = part_number(&number, headings, self.setting.language);
                let bookmark = format!("{bookmark}_{headings}");
                self.heading(Place { level: 3, number, bookmark }, &text.to_plain());
            }
            self.group(group.to_vec(), topic, diags);
        }
    }

    /// Blocks under one heading. Some prose stands before the first figure, unless that would push the figure off the page; and where
    /// a figure finds no room, the paragraphs behind it fill the page first.
    fn group(&mut self, mut blocks: Vec<&Block>, topic: &Topic, diags: &mut Diagnostics) {
        let mut prose_left = PROSE_FIRST;
        while !blocks.is_empty() {
            let behind = blocks.iter().position(|block| is_prose(block)).filter(|_| is_figure(blocks[0]));
            let next = match behind {
                Some(behind) if self.prose_goes_first(blocks[0], blocks[behind], prose_left > 0) => blocks.remove(behind),
                _ => blocks.remove(0),
            };
            if is_prose(next) {
                prose_left = prose_left.saturating_sub(1);
            } else if is_figure(next) {
                prose_left = 0;
            }
            self.block(next, topic, diags);
        }
    }

    fn prose_goes_first(&mut self, figure: &Block, prose: &Block, wanted: bool) -> bool {
        let BlockKind::Paragraph(text) = &prose.kind else { return false };
        let Some(needed) = self.figure_height(&figure.kind) else { return wanted };
        let left = self.left();
        left < needed || (wanted && left >= needed + self.fill.paragraph_height(text))
    }

    /// The least room a figure needs on its page, in points; `None` for what may go on over pages.
    fn figure_height(&self, kind: &BlockKind) -> Option<f64> {
        let BlockKind::Chart(chart) = kind else { return None };
        let full = chart_height(chart, self.setting.theme.document.chart_height).as_points();
        Some(full * LEAST_OF_A_CHART + FIGURE_EXTRA)
    }

    /// What is left of the page, in points.
    fn left(&mut self) -> f64 {
        self.fill.left(&self.items, &self.canvas.drawings)
    }

    fn heading(&mut self, place: Place, text: &str) {
        let Place { level, number, bookmark } = place;
        let page_break = self.items.is_empty() && !self.report.form;
        if level <= 2 {
            let entry = ContentsEntry { level, number: number.clone(), text: text.to_owned(), bookmark: bookmark.clone() };
            self.contents.push(entry);
        }
        self.items.push(FlowItem::Heading(Heading {
            level,
            number,
            text: text.to_owned(),
            bookmark,
            page_break,
            together: false,
        }));
    }

    /// "（见图1、表2）": the figures and tables that the blocks will get, so that each is referred to in the text.
    fn reference(&self, blocks: &[&Block]) -> String {
        let words = &self.report.words;
        let (mut figures, mut tables) = (self.figures, self.tables);
        let mut names = Vec::new();
        for block in blocks {
            match block.kind {
                BlockKind::Chart(_) | BlockKind::Image(_) => {
                    figures += 1;
                    names.push(numbered(&words.figure, figures, self.setting.language));
                }
                BlockKind::Table(_) => {
                    tables += 1;
                    names.push(numbered(&words.table, tables, self.setting.language));
                }
                BlockKind::Paragraph(_)
                | BlockKind::List(_)
                | BlockKind::Cards(_)
                | BlockKind::Tiles(_)
                | BlockKind::Process(_)
                | BlockKind::Pairs(_)
                | BlockKind::Callout(_)
                | BlockKind::Definitions(_)
                | BlockKind::Signature(_) => {}
            }
        }
        match (names.is_empty(), self.setting.language) {
            (true, _) => String::new(),
            (false, Language::ZhCn) => format!("（见{}）", names.join("、")),
            (false, Language::En) => format!(" ({})", names.join(", ")),
        }
    }

    fn block(&mut self, block: &Block, topic: &Topic, diags: &mut Diagnostics) {
        match &block.kind {
            BlockKind::Paragraph(text) => self.items.push(FlowItem::Paragraph(text.clone())),
            BlockKind::List(list) => self.items.push(FlowItem::List(lines_to_the_margin(list, self.setting))),
            BlockKind::Cards(cards) => self.items.push(FlowItem::Cards(cards.clone())),
            BlockKind::Tiles(tiles) => self.items.push(FlowItem::KeyFigures(tiles.clone())),
            BlockKind::Process(steps) => self.items.push(FlowItem::Process(flow_process(steps, self.setting))),
            BlockKind::Pairs(pairs) => self.items.push(FlowItem::Pairs(pairs.clone())),
            BlockKind::Callout(callout) => self.items.push(FlowItem::Callout(callout.clone())),
            BlockKind::Definitions(list) => self.items.push(FlowItem::Definitions(list.clone())),
            BlockKind::Signature(signature) => self.items.push(FlowItem::Signature(flow_signature(signature, self.setting))),
            BlockKind::Table(table) => self.table(table, block, topic, diags),
            BlockKind::Chart(chart) => self.chart(chart),
            BlockKind::Image(image) => self.image(image),
        }
    }

    fn table(&mut self, table: &Table, block: &Block, topic: &Topic, diags: &mut Diagnostics) {
        self.tables += 1;
        let total = self.setting.theme.document.text_width();
        let (size, widths) = self.table_widths(table, total).unwrap_or_else(|| {
            diags.push(
                Diagnostic::error("does-not-fit", format!("a table of {} columns does not fit the page", table.columns.len()))
                    .at(block.span.or(topic.span))
                    .hint("leave out columns, or make two tables of it"),
            );
            (TABLE, even_widths(table.columns.len(), total))
        });
        let name = if table.title.is_empty() { topic_name(topic) } else { table.title.clone() };
        let caption = if self.report.form {
            String::new()
        } else {
            caption(&self.report.words.table, self.tables, &name, self.setting.language)
        };
        self.items.push(FlowItem::Table(CaptionedTable { caption, table: table.clone(), widths, size }));
    }

    /// The largest size whose rows are not tall; where none is, the largest that fits.
    fn table_widths(&self, table: &Table, total: Emu) -> Option<(Pt, Vec<Emu>)> {
        if table.columns.iter().all(|column| column.name.is_empty()) {
            return label_widths(table, total, TABLE).map(|widths| (TABLE, widths));
        }
        let known = self.setting.known;
        let (largest, margin) = match (self.report.form, table.columns.len() >= MANY_COLUMNS) {
            (false, _) => (TABLE, CELL_MARGIN),
            (true, false) => (FORM_TABLE, FORM_CELL_MARGIN),
            (true, true) => (WIDE_FORM_TABLE, FORM_CELL_MARGIN),
        };
        let padding = Emu::points(margin.0);
        let sizes = std::iter::once(TABLE).chain(SMALL_TABLES).filter(|size| *size <= largest);
        let fit = |size| known.column_widths(table, total, size, padding).map(|widths| (size, widths));
        let fitting: Vec<(Pt, Vec<Emu>)> = sizes.filter_map(fit).collect();
        let is_calm = |lines: u32| {
            let tallest = move |(size, widths): &&(Pt, Vec<Emu>)| known.tallest_row(table, widths, *size, padding) <= lines;
            fitting.iter().filter(|(size, _)| *size >= SMALLEST_BY_CHOICE).find(tallest)
        };
        CALM_ROWS.into_iter().find_map(is_calm).or(fitting.first()).cloned()
    }

    fn chart(&mut self, chart: &Arc<Chart>) {
        self.figures += 1;
        let document = &self.setting.theme.document;
        let full = chart_height(chart, document.chart_height);
        let width = document.text_width();
        let room = Emu::points(self.left() - FIGURE_EXTRA);
        let shrunk = room < full && room >= full.scale(LEAST_OF_A_CHART);
        let size = Size { width, height: if shrunk { room } else { full } };
        let drawing = self.canvas.draw(chart, size, CHART_LABEL);
        let caption = caption(&self.report.words.figure, self.figures, &chart.caption, self.setting.language);
        self.items.push(FlowItem::Chart(CaptionedChart { caption, drawing }));
    }

    fn image(&mut self, image: &Arc<Image>) {
        self.figures += 1;
        let document = &self.setting.theme.document;
        let size = within(image, Size { width: document.text_width(), height: document.chart_height.scale(1.4) });
        let caption = caption(&self.report.words.figure, self.figures, &image.alt, self.setting.language);
        self.items.push(FlowItem::Image(CaptionedImage { caption, image: image.clone(), size }));
    }
}

/// Columns of one width: how a draft shows a table that does not fit.
fn even_widths(columns: usize, total: Emu) -> Vec<Emu> {
    let count = columns.max(1) as i64;
    let mut widths = vec![total / count; columns];
    if let Some(last) = widths.last_mut() {
        *last = total - total / count * (count - 1);
    }
    widths
}

fn is_prose(block: &Block) -> bool {
    block.role == Role::Prose && matches!(block.kind, BlockKind::Paragraph(_))
}

fn is_figure(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Chart(_) | BlockKind::Table(_) | BlockKind::Image(_))
}

/// Bars grow with their number; everything else has one height.
fn chart_height(chart: &Chart, standard: Emu) -> Emu {
    let rows = chart.categories.len() as f64;
    match chart.kind {
        ChartKind::Bar => Emu::centimetres(0.8 * rows + 1.4).max(Emu::centimetres(4.2)).min(standard.scale(1.7)),
        ChartKind::BeforeAfter => Emu::centimetres(1.1 * rows + 1.8).max(Emu::centimetres(4.2)).min(standard.scale(2.0)),
        ChartKind::Dumbbell | ChartKind::Bullet => {
            Emu::centimetres(0.75 * rows + 1.9).max(Emu::centimetres(4.0)).min(standard.scale(3.0))
        }
        ChartKind::Slope => standard.scale(1.4),
        ChartKind::Gauge => standard.scale(0.8),
        ChartKind::Gantt => {
            let lines = chart.schedule().map_or(rows, |schedule| schedule.lines() as f64);
            Emu::centimetres(0.45 * lines + 0.4 * rows + 1.8).max(Emu::centimetres(4.2)).min(standard.scale(2.6))
        }
        ChartKind::Scatter | ChartKind::Radar | ChartKind::SmallMultiples => standard.scale(1.2),
        ChartKind::Funnel => Emu::centimetres(1.1 * rows + 1.8).max(Emu::centimetres(4.2)).min(standard.scale(1.6)),
        ChartKind::HeatMap => {
            let lines = chart.series.len() as f64;
            Emu::centimetres(0.9 * lines + 1.8).max(Emu::centimetres(4.2)).min(standard.scale(2.0))
        }
        ChartKind::Column(_)
        | ChartKind::Line
        | ChartKind::Sparkline
        | ChartKind::Area
        | ChartKind::Donut
        | ChartKind::Pie
        | ChartKind::Combo
        | ChartKind::Waterfall
        | ChartKind::CalendarHeatMap
        | ChartKind::Pareto => standard,
    }
}

fn topic_name(topic: &Topic) -> String {
    if topic.heading.is_empty() { topic.title.to_plain() } else { topic.heading.clone() }
}

/// A reference's name, which no line end parts where the script has a space for it: there is no mark for Chinese that each face
/// has, and Chinese lines may end between a word and its number.
fn numbered(word: &str, number: usize, language: Language) -> String {
    match language {
        Language::ZhCn => format!("{word}{number}"),
        Language::En => format!("{word}\u{a0}{number}"),
    }
}

fn caption(word: &str, number: usize, name: &str, language: Language) -> String {
    match language {
        Language::ZhCn => format!("{word}{number}　{name}"),
        Language::En => format!("{word} {number}. {name}"),
    }
}

/// Adds a reference inside the closing punctuation of a sentence.
fn append(text: &mut Text, reference: &str) {
    if reference.is_empty() {
        return;
    }
    let Some(last) = text.0.last_mut() else {
        text.0.push(Run { text: reference.trim().to_owned(), ..Run::default() });
        return;
    };
    let stop = last.text.chars().next_back().filter(|character| matches!(character, '。' | '.'));
    if stop.is_some() {
        last.text.pop();
    }
    last.text.push_str(reference);
    last.text.extend(stop);
}

fn section_number(index: usize, language: Language) -> String {
    match language {
        Language::ZhCn => format!("{}、", chinese_numeral(index + 1)),
        Language::En => format!("{}", index + 1),
    }
}

fn topic_number(section: usize, index: usize, language: Language) -> String {
    match language {
        Language::ZhCn => format!("（{}）", chinese_numeral(index + 1)),
        Language::En => format!("{}.{}", section + 1, index + 1),
    }
}

/// `1.` under a Chinese heading, `2.1.1` under the English 2.1.
fn part_number(topic: &str, index: usize, language: Language) -> String {
    match language {
        Language::En if !topic.is_empty() => format!("{topic}.{index}"),
        Language::ZhCn | Language::En => format!("{index}."),
    }
}

/// Numbers up to 99 in Chinese, as headings count.
fn chinese_numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10 % 10, number % 10);
    match tens {
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        _ => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_headings_count_as_chinese_does() {
        let numerals: Vec<_> = [1, 10, 11, 20, 25].into_iter().map(chinese_numeral).collect();
        assert_eq!(numerals, ["一", "十", "十一", "二十", "二十五"]);
    }

    #[test]
    fn a_reference_stands_before_the_full_stop() {
        let mut text = Text::plain("投诉下降。");
        append(&mut text, "（见图1）");
        assert_eq!(text.to_plain(), "投诉下降（见图1）。");
    }
}
