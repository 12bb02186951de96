//! A report as a deck: cover, contents, dividers, topics over as many slides as they need, closing.

use super::column_widths::Known;
use super::frame::{Head, contents, cover, divider, foot, head};
use super::piece::Piece;
use super::topic::{Page, Pages, pages};
use super::{Canvas, Setting};
use crate::deck::{Deck, Drawing, DrawingId, Graphic, Item, Placed, Slide, SlideLayout};
use crate::diag::{Diagnostic, Diagnostics};
use crate::number::Language;
use crate::report::{BlockKind, Definition, Outlet, Pair, PairChange, ProcessStep, Report, Role, Run, Text, Topic};
use crate::theme::Theme;

/// Lays a report out on slides. What does not fit is an error in `diags`.
pub fn paginate(report: &Report, theme: &Theme, diags: &mut Diagnostics) -> Deck {
    let shown = report.shown_in(Outlet::Deck);
    let report = shown.as_ref();
    let known = Known::default();
    let setting = Setting { theme, language: report.language, known: &known };
    let mut builder = Builder { report, setting, slides: Vec::new(), drawings: Vec::new() };
    builder.slides.push(cover(report, setting));
    let has_contents = report.sections.len() > 1 && report.dividers;
    if has_contents {
        builder.slides.push(contents(report, &[], 2, setting));
    }
    let mut first_slides = Vec::new();
    for (index, section) in report.sections.iter().enumerate() {
        first_slides.push(builder.slides.len());
        if report.dividers {
            let page = builder.slides.len() + 1;
            builder.slides.push(divider(report, index, &[], page, setting));
        }
        for topic in &section.topics {
            builder.topic(topic, &section.title, diags);
        }
    }
    if report.dividers {
        builder.link(&first_slides, has_contents);
    }
    if let Some(closing) = &report.closing {
        builder.closing(closing, &report.title, diags);
    }
    report_overfull(&builder.slides, diags);
    let cover = &report.cover;
    let author = if cover.organisation.is_empty() { &cover.department } else { &cover.organisation };
    Deck {
        size: theme.slide.size,
        language: report.language,
        title: report.title.clone(),
        author: author.clone(),
        date: report.date.clone(),
        slides: builder.slides,
        drawings: builder.drawings,
    }
}

struct Builder<'a> {
    report: &'a Report,
    setting: Setting<'a>,
    slides: Vec<Slide>,
    drawings: Vec<Drawing>,
}

impl Builder<'_> {
    fn topic(&mut self, topic: &Topic, section: &str, diags: &mut Diagnostics) {
        if topic.blocks.iter().all(|block| block.role == Role::Document) {
            return;
        }
        // The number of slides decides whether titles carry "(2/3)", and the title's height decides the room: so the room is
        // measured under the longest title there can be.
        let provisional = head(&numbered(&topic.title, 9, 9), &topic.takeaway, self.setting);
        let Pages { pages, left_out } = pages(topic, provisional.body, self.setting, diags);
        let notes = notes(topic, &left_out);
        if pages.is_empty() {
            self.speak(topic, &notes);
        }
        let source = self.source(topic);
        let count = pages.len();
        for (index, page) in pages.into_iter().enumerate() {
            let title = if count > 1 { numbered(&topic.title, index + 1, count) } else { topic.title.clone() };
            let Head { placed, .. } = head(&title, &topic.takeaway, self.setting);
            let notes = if index == 0 { notes.clone() } else { Vec::new() };
            let canvas = Canvas { placed, drawings: Vec::new() };
            let slide = self.fill(SlideLayout::Content, canvas, &page, section, &source, notes);
            self.slides.push(slide);
        }
    }

    /// A topic that shows nothing gets no slide of its own: it is spoken to the slide before.
    fn speak(&mut self, topic: &Topic, notes: &[String]) {
        let Some(slide) = self.slides.last_mut() else { return };
        let words = [topic.title.to_plain(), topic.takeaway.to_plain()].into_iter().chain(notes.iter().cloned());
        slide.notes.extend(words.filter(|line| !line.trim().is_empty()));
    }

    /// "数据来源：…", the topic's own before the report's.
    fn source(&self, topic: &Topic) -> String {
        let source = if topic.source.is_empty() { &self.report.source } else { &topic.source };
        let colon = if self.setting.language == Language::ZhCn { "：" } else { ": " };
        if source.is_empty() { String::new() } else { format!("{}{colon}{source}", self.report.words.source) }
    }

    fn closing(&mut self, topic: &Topic, title: &str, diags: &mut Diagnostics) {
        let boxes = &self.setting.theme.slide.closing;
        let Pages { mut pages, left_out } = pages(topic, boxes.body, self.setting, diags);
        let notes = notes(topic, &left_out);
        if pages.is_empty() {
            // The last slide stands for itself, as the first does.
            pages.push(Page::default());
        }
        let count = pages.len();
        for (index, page) in pages.into_iter().enumerate() {
            let text = if count > 1 { numbered(&topic.title, index + 1, count) } else { topic.title.clone() };
            let placed = super::frame::closing_head(&text, &topic.takeaway, self.setting);
            let notes = if index == 0 { notes.clone() } else { Vec::new() };
            let canvas = Canvas { placed, drawings: Vec::new() };
            let slide = self.fill(SlideLayout::Closing, canvas, &page, title, "", notes);
            self.slides.push(slide);
        }
    }

    fn fill(
        &mut self,
        layout: SlideLayout,
        mut canvas: Canvas,
        page: &Page<'_>,
        section: &str,
        source: &str,
        notes: Vec<String>,
    ) -> Slide {
        for (piece, rect) in page.pieces.iter().zip(&page.plan.rects) {
            piece.place(*rect, page.plan.step, self.setting, &mut canvas);
        }
        let first = self.drawings.len();
        self.drawings.append(&mut canvas.drawings);
        for placed in &mut canvas.placed {
            if let Item::Graphic(Graphic::Chart(drawing)) = &mut placed.item {
                *drawing = DrawingId(drawing.0 + first);
            }
        }
        canvas.placed.extend(foot(section, source, self.slides.len() + 1, self.setting));
        Slide { layout, placed: canvas.placed, notes, section: section.to_owned() }
    }

    /// Sets contents and dividers once more, now that it is known on which slide each section begins.
    fn link(&mut self, first_slides: &[usize], has_contents: bool) {
        if has_contents {
            self.slides[1] = contents(self.report, first_slides, 2, self.setting);
        }
        for (index, &slide) in first_slides.iter().enumerate() {
            let notes = std::mem::take(&mut self.slides[slide].notes);
            self.slides[slide] = Slide { notes, ..divider(self.report, index, first_slides, slide + 1, self.setting) };
        }
    }
}

/// Titles and lines around a body have boxes that do not grow: what is too long for them is said.
fn report_overfull(slides: &[Slide], diags: &mut Diagnostics) {
    for (index, slide) in slides.iter().enumerate() {
        for (name, text) in slide.placed.iter().filter_map(overfull) {
            diags.push(
                Diagnostic::error("does-not-fit", format!("{name} of slide {} is too long for its box: `{text}`", index + 1))
                    .hint("shorten it"),
            );
        }
    }
}

/// The name and the first words of a box whose text is taller than its box.
fn overfull(placed: &Placed) -> Option<(String, String)> {
    let Item::Text(text) = &placed.item else { return None };
    let tall = super::text::height(&text.paragraphs, placed.rect.width);
    (tall > placed.rect.height).then(|| {
        let spans = text.paragraphs.iter().flat_map(|paragraph| &paragraph.spans);
        let words: String = spans.map(|span| span.text.as_str()).collect();
        let start: String = words.chars().take(40).collect();
        (placed.name.to_lowercase(), if start.len() < words.len() { format!("{start}…") } else { words })
    })
}

/// "Title (2/3)".
fn numbered(title: &Text, part: usize, parts: usize) -> Text {
    let mut numbered = title.clone();
    numbered.0.push(Run { text: format!(" ({part}/{parts})"), ..Run::default() });
    numbered
}

/// A topic's prose and cues and what found no place on a slide, a paragraph each.
fn notes(topic: &Topic, left_out: &[Piece<'_>]) -> Vec<String> {
    let spoken = topic.blocks.iter().filter(|block| block.role.is_spoken()).chain(left_out.iter().map(|piece| piece.block));
    spoken
        .flat_map(|block| std::iter::once(block.heading.to_plain()).chain(spoken_text(&block.kind)))
        .filter(|line| !line.trim().is_empty())
        .collect()
}

/// A block as it is read aloud: nothing of it is lost when it is not shown.
fn spoken_text(kind: &BlockKind) -> Vec<String> {
    match kind {
        BlockKind::Paragraph(text) => vec![text.to_plain()],
        BlockKind::List(list) => list.items.iter().map(|item| format!("• {}", item.text.to_plain())).collect(),
        BlockKind::Cards(cards) => cards
            .iter()
            .map(|card| {
                let text: Vec<String> = card.text.iter().map(Text::to_plain).collect();
                [card.figure.clone(), card.title.to_plain(), text.join(" ")]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" — ")
            })
            .collect(),
        BlockKind::Tiles(tiles) => tiles.iter().map(|tile| format!("{} {}{}", tile.name, tile.value, tile.unit)).collect(),
        BlockKind::Process(steps) => steps.iter().enumerate().map(|(index, step)| spoken_step(index + 1, step)).collect(),
        BlockKind::Pairs(pairs) => pairs.iter().map(spoken_pair).collect(),
        BlockKind::Callout(callout) => {
            let text: Vec<String> = callout.text.iter().map(Text::to_plain).collect();
            vec![format!("{} — {}", callout.title, text.join(" "))]
        }
        BlockKind::Definitions(list) => list.iter().map(spoken_definition).collect(),
        BlockKind::Signature(_) => Vec::new(),
        BlockKind::Table(table) => {
            let header = table.columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>().join(" | ");
            let rows =
                table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.to_plain()).collect::<Vec<_>>().join(" | "));
            std::iter::once(header).chain(rows).collect()
        }
        BlockKind::Chart(chart) => vec![chart.alt.clone()],
        BlockKind::Image(image) => vec![image.alt.clone()],
    }
}

/// "首次响应：7天 → 3天，▼ 缩短57.1%".
fn spoken_pair(pair: &Pair) -> String {
    let values = format!("{} → {}", pair.before, pair.after);
    let change = pair.change.as_ref().map(PairChange::marked).unwrap_or_default();
    let target = pair.target.as_ref().map(|target| format!("{} {}", target.target, target.verdict)).unwrap_or_default();
    let parts = [pair.name.clone(), pair.indicator.clone(), values, change, target, pair.benchmark.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" — ")
}

/// "受理率 — 受理数除以来电数".
fn spoken_definition(definition: &Definition) -> String {
    let text: Vec<String> = definition.text.iter().map(Text::to_plain).collect();
    format!("{} — {}", definition.term.to_plain(), text.join(" "))
}

/// "1. 受理登记 — 24小时内建档 — 1天 · 客服部".
fn spoken_step(number: usize, step: &ProcessStep) -> String {
    let texts = step.text.iter().map(Text::to_plain);
    let parts = [step.title.to_plain(), step.figure.clone()].into_iter().chain(texts).chain([step.note.clone()]);
    format!("{number}. {}", parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" — "))
}
