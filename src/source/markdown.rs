//! Rendered Markdown as topics and blocks; what Markdown can say and a report cannot is a diagnostic.
#![expect(clippy::wildcard_enum_match_arm, reason = "the kinds of node are the parser's, and it may have more of them")]

use super::bind::Binder;
use super::escape::{MISSING_START, take_line, unescape};
use super::fence::{self, Fenced};
use super::missing;
use super::render::line_span;
use crate::diag::{Diagnostic, Diagnostics, SourceId, Span};
use crate::report::{
    Align, Arrangement, Block, BlockKind, Cell, Column, ColumnKind, Emphasis, List, ListItem, Role, Row, Run, Table, Text, Tile,
    Topic,
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
    let mut reader = Reader { source, binder, diags, parsed: Parsed::default(), role: None, line: None };
    reader.read(text);
    let mut parsed = reader.parsed;
    parsed.topics.retain(|topic| keep(topic, diags));
    parsed
}

/// Whether a topic has anything to show; an empty one is left out and named.
fn keep(topic: &Topic, diags: &mut Diagnostics) -> bool {
    let shown = topic.blocks.iter().any(|block| block.role == Role::Evidence);
    if !shown && topic.blocks.is_empty() {
        let name = if topic.heading.is_empty() { missing::dashes(&topic.title.to_plain()) } else { topic.heading.clone() };
        diags.push(Diagnostic::warning("empty-topic", format!("left out `{name}`: the data has nothing for it")).at(topic.span));
    }
    shown || !topic.blocks.is_empty()
}

struct Reader<'a, 'd> {
    source: SourceId,
    binder: &'a Binder<'a>,
    diags: &'d mut Diagnostics,
    parsed: Parsed,
    role: Option<Role>,
    line: Option<usize>,
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
                self.push(BlockKind::Paragraph(text), Role::Prose);
            }
            NodeValue::List(list) => {
                let ordered = list.list_type == ListType::Ordered;
                let mut items = Vec::new();
                self.items(node, 0, &mut items);
                self.push(BlockKind::List(List { ordered, items }), Role::Evidence);
            }
            NodeValue::Table(table) => {
                let table = self.table(node, &table.alignments);
                self.push(BlockKind::Table(table), Role::Evidence);
            }
            NodeValue::CodeBlock(code) => self.fence(&code.info, &code.literal),
            NodeValue::ThematicBreak | NodeValue::HtmlBlock(_) => {}
            other => {
                let span = self.span();
                self.diags
                    .push(Diagnostic::warning("unsupported-markdown", format!("`{other:?}` has no place in a report")).at(span));
            }
        }
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
        match level {
            1 => self.parsed.title = text,
            _ => self.parsed.topics.push(Topic {
                title: text,
                heading: String::new(),
                takeaway: Text::default(),
                blocks: Vec::new(),
                arrangement: Arrangement::Auto,
                source: String::new(),
                span: self.span(),
            }),
        }
    }

    fn quote<'n>(&mut self, node: &'n AstNode<'n>) {
        let span = self.span();
        let mut runs = Vec::new();
        for child in node.children() {
            runs.extend(self.inline(child).0);
        }
        let text = missing::drop_from(decode(Text(runs)), span, self.diags);
        match self.parsed.topics.last_mut() {
            Some(topic) => topic.takeaway = text,
            None => self.parsed.takeaway = text,
        }
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
    }

    fn push(&mut self, kind: BlockKind, role: Role) {
        if is_empty(&kind) {
            return;
        }
        let span = self.span();
        let role = self.role.unwrap_or(role);
        match self.parsed.topics.last_mut() {
            Some(topic) => topic.blocks.push(Block { kind, role, span }),
            None => self.diags.push(
                Diagnostic::error("block-outside-topic", "this block stands before the first `##` topic")
                    .at(span)
                    .hint("put it under a `##` heading"),
            ),
        }
    }

    fn items<'n>(&mut self, list: &'n AstNode<'n>, level: u8, items: &mut Vec<ListItem>) {
        for item in list.children() {
            for child in item.children() {
                let nested = matches!(child.data.borrow().value, NodeValue::List(_));
                if nested {
                    self.items(child, (level + 1).min(2), items);
                } else {
                    let text = self.sentence(child);
                    if !text.is_empty() {
                        items.push(ListItem { text, level });
                    }
                }
            }
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
                Column { name: name.to_plain(), align, kind }
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
        Table { title: String::new(), columns, rows }
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
                NodeValue::Link(_) | NodeValue::Paragraph => self.inline_into(child, style, runs),
                NodeValue::HtmlInline(html) => append(runs, &html, style),
                other => {
                    let span = self.span();
                    self.diags.push(
                        Diagnostic::warning("unsupported-markdown", format!("`{other:?}` has no place in a report")).at(span),
                    );
                }
            }
        }
    }

    fn span(&self) -> Option<Span> {
        self.line.map(|line| line_span(self.diags, self.source, line, 0))
    }
}

fn role_of(name: &str) -> Option<Role> {
    match name {
        "evidence" => Some(Role::Evidence),
        "prose" => Some(Role::Prose),
        "cue" | "notes" => Some(Role::Cue),
        _ => None,
    }
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
    let wide = |character: Option<char>| character.is_some_and(|character| character as u32 >= 0x2E80);
    if !(wide(before) || wide(after)) {
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
        BlockKind::Table(table) => table.rows.is_empty() || table.columns.is_empty(),
        BlockKind::Chart(_) | BlockKind::Image(_) => false,
    }
}
