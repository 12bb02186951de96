//! The body: what stands in it and in which order.

use super::alt::{TableAlt, of_cover, of_item};
use super::text::{numbered, paragraph, plain, rich, run};
use super::{contents, cover, mend, pair, process, signature, strip, table};
use crate::deck::DrawingId;
use crate::flow::{CaptionedChart, CaptionedImage, CaptionedTable, Flow, FlowItem, Heading};
use crate::number::Language;
use crate::picture::Image;
use crate::report::{List, Text};
use crate::theme::Theme;
use crate::units::{Emu, Size};
use docx_rs::{
    Document, DocumentChild, Footer, Header, IndentLevel, LineSpacing, LineSpacingType, NumberingId, PageMargin, PageSize,
    Paragraph, Pic, Run, SectionProperty, Table,
};
use std::sync::Arc;

/// Id of the first numbered list's instance; the one before it is that of all bulleted lists.
pub(super) const FIRST_ORDERED_LIST: usize = 2;

/// Distance of header and footer from the page's edge.
const EDGE: Emu = Emu(450_000);

/// Space above a section's heading in the middle of a page, in twentieths of a point.
const SPACE_ABOVE_SECTION: u32 = 480;
/// A list of no more items stays on one page.
const SHORT_LIST: usize = 3;
/// In a form, whose lines are to be found again, so does a list of no more items than this.
const SHORT_FORM_LIST: usize = 8;
/// Space below a list's last line, in twentieths of a point.
const SPACE_BELOW_LIST: u32 = 160;
/// Height of a line to write on, and the space below it, in twentieths of a point.
const BLANK_LINE: i32 = 460;
const SPACE_BELOW_BLANK: u32 = 60;
const NO_LINE: i32 = 20;
/// Space above and below a table's caption, in twentieths of a point.
const SPACE_AROUND_CAPTION: [u32; 2] = [240, 100];

/// The body as docx-rs holds it, and what it cannot hold.
pub(super) struct Body {
    /// Paragraphs, tables and the section's page.
    pub(super) document: Document,
    /// What stands in place of each picture, in order.
    pub(super) frames: Vec<Frame>,
    /// What each table says to readers who do not see it, in order.
    pub(super) tables: Vec<TableAlt>,
    /// How many numbered lists there are.
    pub(super) ordered_lists: usize,
}

/// What stands in place of a picture.
pub(super) enum Frame {
    /// The cover's shapes.
    Cover,
    /// A chart.
    Chart(DrawingId),
    /// An image of the user.
    Image(Arc<Image>),
}

/// The whole body; header and footer are given by their relationship ids.
pub(super) fn body(flow: &Flow, theme: &Theme, header: &str, footer: &str) -> Body {
    let mut writer = Writer {
        body: Body { document: Document::new(), frames: Vec::new(), tables: Vec::new(), ordered_lists: 0 },
        flow,
        theme,
        bookmarks: 0,
        opening: false,
        together: false,
        under: "",
        alt: TableAlt::default(),
    };
    if flow.form {
        writer.paragraph(plain("FormTitle", &flow.title, flow.language));
    } else {
        writer.cover();
        for line in contents::contents(flow) {
            writer.paragraph(line);
        }
    }
    if !flow.form && !matches!(flow.items.first(), Some(FlowItem::Heading(Heading { page_break: true, .. }))) {
        writer.paragraph(Paragraph::new().add_run(Run::new().add_break(docx_rs::BreakType::Page)));
    }
    for (index, item) in flow.items.iter().enumerate() {
        writer.opening = index.checked_sub(1).is_some_and(|before| opens(&flow.items[before]));
        writer.item(item, flow.items.get(index + 1));
    }
    writer.body.document.section_property = section(flow, header, footer);
    writer.body
}

struct Writer<'f> {
    body: Body,
    flow: &'f Flow,
    theme: &'f Theme,
    bookmarks: usize,
    /// Whether the item stands right below a section's heading, whose one line would be lonely at the foot of a page.
    opening: bool,
    /// Whether all that is written stays on the page of what follows it.
    together: bool,
    /// The heading above.
    under: &'f str,
    /// What the next table says to readers who do not see it.
    alt: TableAlt,
}

/// Whether what follows belongs to a heading that is not to stand at the foot of a page with a line alone.
fn opens(item: &FlowItem) -> bool {
    matches!(item, FlowItem::Heading(heading) if heading.level <= 1)
}

impl<'f> Writer<'f> {
    fn item(&mut self, item: &'f FlowItem, next: Option<&FlowItem>) {
        let language = self.flow.language;
        self.alt = of_item(item, self.under, language);
        match item {
            FlowItem::Heading(heading) => self.heading(heading),
            FlowItem::Lead(text) => self.paragraph(rich("Lead", text, language)),
            FlowItem::Paragraph(text) => {
                let introduces = self.opening || matches!(next, Some(FlowItem::KeyFigures(_)));
                self.paragraph(rich("BodyText", text, language).keep_next(introduces));
            }
            FlowItem::List(list) => self.list(list),
            FlowItem::Cards(cards) => self.table(strip::cards(cards, self.text_width(), language), next),
            FlowItem::KeyFigures(tiles) => {
                self.table(strip::key_figures(tiles, self.text_width(), &self.theme.palette, language), next);
            }
            FlowItem::Process(steps) => self.table(process::process(steps, &self.theme.palette, language), next),
            FlowItem::Pairs(pairs) => self.table(pair::pairs(pairs, self.text_width(), language), next),
            FlowItem::Callout(callout) => {
                for line in strip::callout(callout, language) {
                    self.paragraph(line);
                }
                self.paragraph(paragraph("Spacer"));
            }
            FlowItem::Definitions(list) => self.table(strip::definitions(list, self.text_width(), language), next),
            FlowItem::Signature(fields) => {
                self.paragraph(paragraph("Spacer"));
                self.table(signature::signature(fields, &self.theme.palette, language), next);
            }
            FlowItem::Table(captioned) => {
                let [above, below] = SPACE_AROUND_CAPTION;
                if !captioned.caption.is_empty() {
                    let caption = plain("Caption", &captioned.caption, language);
                    self.paragraph(caption.keep_next(true).line_spacing(LineSpacing::new().before(above).after(below)));
                }
                let with_next = self.flow.form && matches!(next, Some(FlowItem::Table(next)) if is_fields(next));
                let table = table::table(captioned, &self.theme.palette, language, self.flow.form, with_next);
                self.table_alone(table);
                self.part_from(next, with_next);
            }
            FlowItem::Chart(chart) => self.chart(chart),
            FlowItem::Image(image) => self.image(image),
        }
    }

    fn cover(&mut self) {
        let mark = self.picture(Frame::Cover, Size { width: Emu(1), height: Emu(1) });
        self.paragraph(paragraph("Spacer").add_run(mark));
        self.alt = of_cover(self.flow);
        self.table_alone(cover::cover(self.flow, self.text_width()));
    }

    fn heading(&mut self, heading: &'f Heading) {
        self.under = &heading.text;
        self.together = heading.together || (self.together && heading.level > 1);
        self.bookmarks += 1;
        let style = match heading.level {
            0 | 1 => "Heading1",
            2 => "Heading2",
            _ => "Heading3",
        };
        let text = run(&numbered(&heading.number, &heading.text), self.flow.language);
        let line = paragraph(style)
            .add_bookmark_start(self.bookmarks, heading.bookmark.as_str())
            .add_run(text)
            .add_bookmark_end(self.bookmarks);
        self.paragraph(match (heading.page_break, heading.level) {
            (true, _) => line.page_break_before(true),
            // The style has no space above, since it is made for the head of a page.
            (false, 0 | 1) if self.flow.form => line,
            (false, 0 | 1) => line.line_spacing(LineSpacing::new().before(SPACE_ABOVE_SECTION)),
            (false, _) => line,
        });
    }

    fn list(&mut self, list: &List) {
        let id = if list.ordered {
            self.body.ordered_lists += 1;
            FIRST_ORDERED_LIST + self.body.ordered_lists - 1
        } else {
            FIRST_ORDERED_LIST - 1
        };
        for (index, item) in list.items.iter().enumerate() {
            let level = IndentLevel::new(usize::from(item.level.min(2)));
            let is_last = index + 1 == list.items.len();
            let mut line = rich("ListParagraph", &item.text, self.flow.language);
            // Chinese lines are all as far apart as those to write on.
            let apart = self.flow.form && (self.flow.language == Language::ZhCn || is_blank(&item.text));
            let spacing = LineSpacing::new().after(if is_last { SPACE_BELOW_LIST } else { SPACE_BELOW_BLANK });
            if apart {
                line = line.line_spacing(spacing.line(BLANK_LINE).line_rule(LineSpacingType::Exact));
            } else if is_last {
                line = line.line_spacing(spacing);
            }
            if !is_last && list.items.len() <= if self.flow.form { SHORT_FORM_LIST } else { SHORT_LIST } {
                line = line.keep_next(true);
            }
            self.paragraph(line.numbering(NumberingId::new(id), level));
        }
    }

    fn chart(&mut self, chart: &CaptionedChart) {
        if let Some(drawing) = self.flow.drawings.get(chart.drawing.0) {
            self.figure(Frame::Chart(chart.drawing), drawing.size, &chart.caption);
        }
    }

    fn image(&mut self, image: &CaptionedImage) {
        self.figure(Frame::Image(Arc::clone(&image.image)), image.size, &image.caption);
    }

    /// A picture that stays with its caption; without one it stays with nothing.
    fn figure(&mut self, frame: Frame, size: Size, caption: &str) {
        let picture = paragraph("Figure").add_run(self.picture(frame, size));
        if caption.is_empty() {
            self.paragraph(picture.keep_next(false));
        } else {
            self.paragraph(picture);
            self.paragraph(plain("Caption", caption, self.flow.language));
        }
    }

    fn picture(&mut self, frame: Frame, size: Size) -> Run {
        let mark = mend::place_mark(self.body.frames.len());
        self.body.frames.push(frame);
        let length = |length: Emu| u32::try_from(length.0).unwrap_or_default();
        let picture = Pic::new_with_dimensions(Vec::new(), 0, 0).size(length(size.width), length(size.height));
        Run::new().add_image(picture.id(mark))
    }

    /// A table, and the space below it.
    fn table(&mut self, table: Table, next: Option<&FlowItem>) {
        self.table_alone(table);
        self.part_from(next, false);
    }

    /// The space between a table and what follows it, unless that brings its own.
    fn part_from(&mut self, next: Option<&FlowItem>, keep: bool) {
        let follows = |table: &CaptionedTable| !table.caption.is_empty();
        let captioned = matches!(next, Some(FlowItem::Table(table)) if follows(table));
        let spaced = captioned || matches!(next, Some(FlowItem::Heading(_) | FlowItem::Chart(_) | FlowItem::Image(_)));
        if !spaced {
            let mut empty = paragraph("Spacer");
            if keep {
                empty = empty.keep_next(true);
            }
            // Word wants a paragraph behind the last table: one that takes no page of its own.
            if next.is_none() {
                empty = empty.line_spacing(LineSpacing::new().line(NO_LINE).line_rule(LineSpacingType::Exact));
            }
            self.paragraph(empty);
        }
    }

    fn table_alone(&mut self, table: Table) {
        // A table without a row or column would be refused by Word, and has nothing to say.
        if table.rows.is_empty() || table.grid.is_empty() {
            return;
        }
        self.body.tables.push(std::mem::take(&mut self.alt));
        self.body.document.children.push(DocumentChild::Table(Box::new(table)));
    }

    fn paragraph(&mut self, paragraph: Paragraph) {
        let paragraph = if self.together { paragraph.keep_next(true) } else { paragraph };
        self.body.document.children.push(DocumentChild::Paragraph(Box::new(paragraph)));
    }

    fn text_width(&self) -> Emu {
        self.flow.page.size.width - self.flow.page.margin_horizontal * 2
    }
}

/// `w:sectPr`: the page, and a first page without header and footer.
fn section(flow: &Flow, header: &str, footer: &str) -> SectionProperty {
    let page = &flow.page;
    let twips = |length: Emu| i32::try_from(length.as_twips()).unwrap_or_default();
    let paper = |length: Emu| u32::try_from(length.as_twips()).unwrap_or_default();
    let margins = PageMargin::new()
        .top(twips(page.margin_vertical))
        .bottom(twips(page.margin_vertical))
        .left(twips(page.margin_horizontal))
        .right(twips(page.margin_horizontal))
        .header(twips(EDGE))
        .footer(twips(EDGE));
    let section = SectionProperty::new()
        .page_size(PageSize::new().size(paper(page.size.width), paper(page.size.height)))
        .page_margin(margins)
        .header(Header::new(), header)
        .footer(Footer::new(), footer);
    // A cover has neither header nor footer.
    if flow.form { section } else { section.title_pg() }
}

fn is_blank(text: &Text) -> bool {
    text.0.iter().any(|run| run.field.as_ref().is_some_and(|field| !field.filled) && run.text.starts_with('_'))
}

/// Whether a table is one of fields without a header, as that for signatures: it does not stand on a page alone.
fn is_fields(table: &CaptionedTable) -> bool {
    table.table.columns.iter().all(|column| column.name.is_empty())
}

/// A length as docx-rs wants it in tables.
pub(super) fn dxa(length: Emu) -> usize {
    usize::try_from(length.as_twips()).unwrap_or_default()
}

/// How wide a text stands, in halves of a Chinese character.
pub(super) fn breadth(text: &str) -> usize {
    text.chars().map(|character| if character < '\u{1100}' { 1 } else { 2 }).sum()
}
