//! Rendered Markdown as topics and blocks; what Markdown can say and a report cannot is a diagnostic.
#![expect(clippy::wildcard_enum_match_arm, reason = "the kinds of node are the parser's, and it may have more of them")]

use super::bind::Binder;
use super::escape::{MISSING_START, take_line, unescape};
use super::fence::{self, Fenced};
use super::missing;
use super::render::line_span;
use crate::diag::{Diagnostic, Diagnostics, SourceId, Span};
use crate::report::{
    Align, Arrangement, Block, BlockKind, Cell, Column, ColumnKind, Emphasis, List, ListItem, Outlet, Role, Row, Run, Table,
    Text, Tile, Topic,
};
use comrak::nodes::{AstNode, ListType, NodeValue, TableAlignment};
use comrak::{Arena, Options, parse_document};

/// A section as its file gives it, without key and number.
#[derive(Default)]
pub(super) struct Parsed {
    /// The `#` heading; empty where the file has none.
    pub(super) title: Text,
    /// The quote right after it.
    pub(super) takeaway: Text,
    /// Key figures right after it.
    pub(super) key_figures: Vec<Tile>,
    /// The `##` topics.
    pub(super) topics: Vec<Topic>,
}

/// Reads one rendered file.
pub(super) fn parse(text: &str, source: SourceId, binder: &Binder<'_>, diags: &mut Diagnostics) -> Parsed {
    let mut reader =
        Reader { source, binder, diags, parsed: Parsed::default(), role: None, line: None, subheading: None, caption: None };
    reader.read(text);
    reader.drop_pending();
    let mut parsed = reader.parsed;
    parsed.topics.retain(|topic| keep(topic, diags));
    parsed
}

/// Whether a topic has anything to show; an empty one is left out and named.
fn keep(topic: &Topic, diags: &mut Diagnostics) -> bool {
    let shown = topic.blocks.iter().any(|block| block.role.is_on_slide());
    if !shown && topic.blocks.is_empty() {
        let name = if topic.heading.is_empty() { missing::dashes(&topic.title.to_plain()) } else { topic.heading.clone() };
        diags.push(Diagnostic::warning("empty-topic", format!("left out `{name}`: the data has nothing for it")).at(topic.span));
    }
    shown || !topic.blocks.is_empty()
}

/// The innermost level of a list, from 0.
const DEEPEST: u8 = 2;
/// The innermost level of headings: `###` divides a topic.
const DEEPEST_HEADING: u8 = 3;
/// What a paragraph right before a table begins with where it is the table's caption.
const CAPTION_WORDS: [&str; 3] = ["表：", "Table: ", "Table:"];

struct Reader<'a, 'd> {
    source: SourceId,
    binder: &'a Binder<'a>,
    diags: &'d mut Diagnostics,
    parsed: Parsed,
    role: Option<Role>,
    line: Option<usize>,
    /// A `###` heading that waits for its first block.
    subheading: Option<(Text, Span)>,
    /// A caption that waits for its table.
    caption: Option<Text>,
}

impl Reader<'_, '_> {
    fn read(&mut self, text: &str) {
        let arena = Arena::new();
        let mut options = Options::default();
        options.extension.table = true;
        options.extension.cjk_friendly_emphasis = true;
        let root = parse_document(&arena, text, &options);
        for node in root.children() {
            self.block(node);
        }
    }

    fn block<'n>(&mut self, node: &'n AstNode<'n>) {
        let value = node.data.borrow().value.clone();
        match value {
            NodeValue::Heading(heading) => self.heading(heading.level, node),
            NodeValue::BlockQuote => self.quote(node),
            NodeValue::Paragraph => {
                let text = self.sentence(node);
                match table_caption(&text, node) {
                    Some(caption) => self.caption = Some(caption),
                    None => self.push(BlockKind::Paragraph(text), Role::Prose),
                }
            }
            NodeValue::List(list) => {
                let ordered = list.list_type == ListType::Ordered;
                let mut items = Vec::new();
                self.items(node, 0, &mut items);
                self.push(BlockKind::List(List { ordered, items }), Role::Evidence);
            }
            NodeValue::Table(table) => {
                let mut table = self.table(node, &table.alignments);
                table.title = self.caption.take().map(|caption| caption.to_plain()).unwrap_or_default();
                self.push(BlockKind::Table(table), Role::Evidence);
            }
            NodeValue::CodeBlock(code) => self.fence(&code.info, &code.literal),
            NodeValue::HtmlBlock(html) if is_remark(&html.literal) => {}
            other => self.unsupported(&other, ""),
        }
    }

    /// Says that something of Markdown is left out, and where it would have stood.
    fn unsupported(&mut self, value: &NodeValue, inside: &str) {
        let message = format!("{}{inside} has no place in a report; left out", described(value));
        let place = self.place();
        self.diags.push(Diagnostic::warning("unsupported-markdown", message).at(place));
    }

    fn heading<'n>(&mut self, level: u8, node: &'n AstNode<'n>) {
        let raw = self.inline(node);
        let mut line = None;
        let runs = raw.0.into_iter().map(|run| {
            let (text, number) = take_line(&run.text);
            line = line.or(number);
            Run { text: unescape(&text), ..run }
        });
        let text = Text(runs.filter(|run| !run.text.is_empty()).collect());
        self.line = line;
        if level > DEEPEST_HEADING {
            let message = format!("`{}` is a heading of level {level}, which a report does not have", beginning(&text));
            let place = self.place();
            let hint = "`#` names the section, `##` makes a topic, `###` divides it";
            self.diags.push(Diagnostic::error("unsupported-markdown", message).at(place).hint(hint));
        }
        self.drop_pending();
        match level {
            1 => self.parsed.title = text,
            DEEPEST_HEADING.. => {
                let place = self.place();
                let text = missing::drop_from(text, Some(place), self.diags);
                self.subheading = Some((text, place)).filter(|(text, _)| !text.is_empty());
            }
            _ => self.parsed.topics.push(Topic {
                title: text,
                heading: String::new(),
                takeaway: Text::default(),
                blocks: Vec::new(),
                arrangement: Arrangement::Auto,
                source: String::new(),
                outlet: Outlet::Both,
                span: self.span(),
            }),
        }
    }

    /// A sub-heading under which nothing stands is left out, and said.
    fn drop_pending(&mut self) {
        if let Some((heading, place)) = self.subheading.take() {
            let message = format!("left out the heading `{}`: nothing stands under it", beginning(&heading));
            self.diags.push(Diagnostic::warning("empty-heading", message).at(place));
        }
    }

    fn quote<'n>(&mut self, node: &'n AstNode<'n>) {
        let span = self.span();
        let mut said = Text::default();
        for child in node.children() {
            let value = child.data.borrow().value.clone();
            match value {
                NodeValue::Paragraph => {
                    let text = self.inline(child);
                    join(&mut said, decode(text));
                }
                other => self.unsupported(&other, " in a quote"),
            }
        }
        let said = missing::drop_from(said, span, self.diags);
        join(self.parsed.topics.last_mut().map_or(&mut self.parsed.takeaway, |topic| &mut topic.takeaway), said);
    }

    fn fence(&mut self, info: &str, body: &str) {
        let (name, line) = take_line(info);
        self.line = line.or(self.line);
        let span = self.span();
        let name = name.trim();
        if let Some(role) = role_of(name) {
            let outer = self.role.replace(role);
            self.read(body);
            self.role = outer;
            return;
        }
        match fence::read(name, body, span, self.binder, self.diags) {
            Some(Fenced::Topic(settings)) => self.settle(settings),
            Some(Fenced::Block(kind, role)) => self.push(kind, role.unwrap_or(Role::Evidence)),
            Some(Fenced::KeyFigures(tiles)) => self.parsed.key_figures.extend(tiles),
            None => {}
        }
    }

    fn settle(&mut self, settings: fence::TopicSettings) {
        let Some(topic) = self.parsed.topics.last_mut() else { return };
        let asks_in_vain = topic.title.to_plain().contains(MISSING_START) || topic.title.is_empty();
        if asks_in_vain {
            missing::report(&topic.title.to_plain(), "left out the title", topic.span, self.diags);
            topic.title = Text::plain(settings.fallback.unwrap_or_else(|| settings.heading.clone()));
        }
        topic.heading = settings.heading;
        topic.arrangement = settings.arrange;
        topic.source = settings.source;
        topic.outlet = settings.outlet;
    }

    fn push(&mut self, kind: BlockKind, role: Role) {
        if is_empty(&kind) {
            return;
        }
        let span = self.span();
        let role = self.role.unwrap_or(role);
        // What is only spoken stands under no heading.
        let heading = if role.is_in_document() { self.subheading.take() } else { None };
        let heading = heading.map(|(text, _)| text).unwrap_or_default();
        match self.parsed.topics.last_mut() {
            Some(topic) => topic.blocks.push(Block { kind, role, heading, span }),
            None => self.diags.push(
                Diagnostic::error("block-outside-topic", format!("{} stands before the first `##` topic", named(&kind)))
                    .at(self.line.map_or(Some(start_of(self.source)), |_| span))
                    .hint("put it under a `##` heading"),
            ),
        }
    }

    fn items<'n>(&mut self, list: &'n AstNode<'n>, level: u8, items: &mut Vec<ListItem>) {
        for item in list.children() {
            for child in item.children() {
                let value = child.data.borrow().value.clone();
                match value {
                    NodeValue::List(_) => {
                        self.check_depth(level + 1);
                        self.items(child, (level + 1).min(DEEPEST), items);
                    }
                    NodeValue::Paragraph => {
                        let text = self.sentence(child);
                        if !text.is_empty() {
                            items.push(ListItem { text, level });
                        }
                    }
                    other => self.unsupported(&other, " in a list item"),
                }
            }
        }
    }

    fn check_depth(&mut self, level: u8) {
        if level > DEEPEST {
            let place = self.place();
            let message = format!("a list has {} levels; the innermost stand on level {}", level + 1, DEEPEST + 1);
            self.diags.push(Diagnostic::note("list-depth", message).at(place));
        }
    }

    fn table<'n>(&mut self, node: &'n AstNode<'n>, alignments: &[TableAlignment]) -> Table {
        let mut rows = node
            .children()
            .map(|row| row.children().map(|cell| decode(self.inline(cell))).collect::<Vec<_>>())
            .collect::<Vec<_>>()
            .into_iter();
        let header = rows.next().unwrap_or_default();
        let columns: Vec<Column> = header
            .iter()
            .zip(alignments)
            .map(|(name, alignment)| {
                let (align, kind) = match alignment {
                    TableAlignment::Right => (Align::Right, ColumnKind::Number),
                    TableAlignment::Center => (Align::Center, ColumnKind::State),
                    TableAlignment::Left | TableAlignment::None => (Align::Left, ColumnKind::Text),
                };
                Column { name: name.to_plain(), align, kind, ..Column::default() }
            })
            .collect();
        let span = self.span();
        let rows = rows
            .map(|cells| {
                let cells =
                    cells.into_iter().map(|text| Cell { text: missing::dash(text, span, self.diags), state: None }).collect();
                Row { cells, emphasis: Emphasis::Normal }
            })
            .collect();
        Table { title: String::new(), columns, rows, ..Table::default() }
    }

    /// The inline text of a node, decoded, without sentences that lack their data.
    fn sentence<'n>(&mut self, node: &'n AstNode<'n>) -> Text {
        let span = self.span();
        let text = decode(self.inline(node));
        missing::drop_from(text, span, self.diags)
    }

    fn inline<'n>(&mut self, node: &'n AstNode<'n>) -> Text {
        let mut runs = Vec::new();
        self.inline_into(node, &Run::default(), &mut runs);
        Text(runs)
    }

    fn inline_into<'n>(&mut self, node: &'n AstNode<'n>, style: &Run, runs: &mut Vec<Run>) {
        for child in node.children() {
            let value = child.data.borrow().value.clone();
            match value {
                NodeValue::Text(text) => append(runs, &text, style),
                NodeValue::Code(code) => append(runs, &code.literal, style),
                NodeValue::SoftBreak => soft_break(runs, child, style),
                NodeValue::LineBreak => append(runs, "\n", style),
                NodeValue::Strong => self.inline_into(child, &Run { bold: true, ..style.clone() }, runs),
                NodeValue::Emph => self.inline_into(child, &Run { italic: true, ..style.clone() }, runs),
                NodeValue::Paragraph => self.inline_into(child, style, runs),
                NodeValue::Link(link) => self.link(child, &link.url, style, runs),
                NodeValue::HtmlInline(html) => append(runs, &html, style),
                other => self.unsupported(&other, ""),
            }
        }
    }

    /// A link's words; its address is lost unless it is the words.
    fn link<'n>(&mut self, node: &'n AstNode<'n>, address: &str, style: &Run, runs: &mut Vec<Run>) {
        let words = self.inline(node).to_plain();
        self.inline_into(node, style, runs);
        if !address.ends_with(words.as_str()) || words.is_empty() {
            let message = format!("the address `{}` of a link is not shown, only its words", unescape(address));
            let place = self.place();
            self.diags.push(
                Diagnostic::warning("unsupported-markdown", message).at(place).hint("write the address as words, if it matters"),
            );
        }
    }

    /// The nearest heading or fence before; at least the file.
    fn place(&self) -> Span {
        self.span().unwrap_or_else(|| start_of(self.source))
    }

    fn span(&self) -> Option<Span> {
        self.line.map(|line| line_span(self.diags, self.source, line, 0))
    }
}

/// The caption in a paragraph `表：…` or `Table: …`, where a table follows.
fn table_caption<'n>(text: &Text, node: &'n AstNode<'n>) -> Option<Text> {
    let before_table = node.next_sibling().is_some_and(|next| matches!(next.data.borrow().value, NodeValue::Table(_)));
    let plain = text.to_plain();
    let caption = CAPTION_WORDS.iter().find_map(|word| plain.strip_prefix(word))?.trim();
    (before_table && !caption.is_empty()).then(|| Text::plain(caption))
}

fn role_of(name: &str) -> Option<Role> {
    match name {
        "evidence" => Some(Role::Evidence),
        "prose" => Some(Role::Prose),
        "cue" | "notes" => Some(Role::Cue),
        "document" => Some(Role::Document),
        "slide" => Some(Role::Slide),
        _ => None,
    }
}

fn start_of(source: SourceId) -> Span {
    Span { source, start: 0, end: 0 }
}

/// A comment in HTML is for those who read the template.
fn is_remark(html: &str) -> bool {
    let html = html.trim();
    html.starts_with("<!--") && html.ends_with("-->")
}

/// What it is, as its author would call it.
fn described(value: &NodeValue) -> String {
    match value {
        NodeValue::HtmlBlock(html) => format!("the HTML `{}`", beginning(&Text::plain(unescape(html.literal.trim())))),
        NodeValue::ThematicBreak => "a horizontal rule".to_owned(),
        NodeValue::CodeBlock(_) => "a block".to_owned(),
        NodeValue::Table(_) => "a table".to_owned(),
        NodeValue::Heading(_) => "a heading".to_owned(),
        NodeValue::BlockQuote => "a quote".to_owned(),
        NodeValue::List(_) => "a list".to_owned(),
        NodeValue::Image(image) => format!("the image `{}`", unescape(&image.url)),
        _ => "this kind of Markdown".to_owned(),
    }
}

/// A block, as its author would call it.
fn named(kind: &BlockKind) -> String {
    match kind {
        BlockKind::Paragraph(text) => format!("the paragraph `{}`", beginning(text)),
        BlockKind::List(list) => {
            format!("the list `{}`", list.items.first().map(|item| beginning(&item.text)).unwrap_or_default())
        }
        BlockKind::Table(_) => "this table".to_owned(),
        BlockKind::Chart(_) => "this chart".to_owned(),
        BlockKind::Image(_) => "this image".to_owned(),
        BlockKind::Cards(_) => "this block of cards".to_owned(),
        BlockKind::Process(_) => "this process".to_owned(),
        BlockKind::Pairs(_) => "this block of pairs".to_owned(),
        BlockKind::Callout(callout) => format!("the call-out `{}`", callout.title),
        BlockKind::Definitions(_) => "this list of definitions".to_owned(),
        BlockKind::Signature(_) => "this signature".to_owned(),
        BlockKind::Tiles(_) => "this block of tiles".to_owned(),
    }
}

/// How a text begins, for a message.
fn beginning(text: &Text) -> String {
    const LONGEST: usize = 30;
    let plain = text.to_plain();
    if plain.chars().count() <= LONGEST { plain } else { plain.chars().take(LONGEST).chain(['…']).collect() }
}

/// One more sentence behind a text.
fn join(text: &mut Text, more: Text) {
    let ends = text.0.last().and_then(|run| run.text.chars().next_back());
    let begins = more.0.first().and_then(|run| run.text.chars().next());
    if let (Some(ends), Some(begins)) = (ends, begins)
        && !is_wide(ends)
        && !is_wide(begins)
    {
        append(&mut text.0, " ", &Run::default());
    }
    text.0.extend(more.0);
}

fn is_wide(character: char) -> bool {
    character as u32 >= 0x2E80
}

fn append(runs: &mut Vec<Run>, text: &str, style: &Run) {
    match runs.last_mut() {
        Some(last) if last.bold == style.bold && last.italic == style.italic => last.text.push_str(text),
        _ => runs.push(Run { text: text.to_owned(), ..style.clone() }),
    }
}

/// A line end inside a paragraph is a space between Latin words and nothing between Chinese characters.
fn soft_break<'n>(runs: &mut Vec<Run>, node: &'n AstNode<'n>, style: &Run) {
    let before = runs.last().and_then(|run| run.text.chars().next_back());
    let after = node.next_sibling().and_then(|next| match &next.data.borrow().value {
        NodeValue::Text(text) => text.chars().next(),
        _ => None,
    });
    if !(before.is_some_and(is_wide) || after.is_some_and(is_wide)) {
        append(runs, " ", style);
    }
}

fn decode(text: Text) -> Text {
    Text(text.0.into_iter().map(|run| Run { text: unescape(&run.text), ..run }).collect())
}

fn is_empty(kind: &BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph(text) => text.is_empty(),
        BlockKind::List(list) => list.items.is_empty(),
        BlockKind::Cards(cards) => cards.is_empty(),
        BlockKind::Tiles(tiles) => tiles.is_empty(),
        BlockKind::Process(steps) => steps.is_empty(),
        BlockKind::Pairs(pairs) => pairs.is_empty(),
        BlockKind::Callout(callout) => callout.text.is_empty(),
        BlockKind::Definitions(list) => list.is_empty(),
        BlockKind::Signature(signature) => signature.fields.is_empty(),
        BlockKind::Table(table) => table.rows.is_empty() || table.columns.is_empty(),
        BlockKind::Chart(_) | BlockKind::Image(_) => false,
    }
}
