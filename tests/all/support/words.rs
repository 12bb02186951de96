//! Every text of the three trees, so that one can be looked for in another.

use yearend::deck::{Deck, Drawing, Item, Paragraph};
use yearend::flow::{Flow, FlowItem};
use yearend::report::{
    Block, BlockKind, Callout, Card, Chart, Definition, List, Pair, ProcessStep, Report, Role, Section, SignatureField, Table,
    Text, Tile, Topic,
};

/// The texts of the tree that a deck must hold, on its slides or in its notes.
pub(crate) fn for_deck(report: &Report) -> Vec<String> {
    let mut words = vec![report.title.clone()];
    for section in &report.sections {
        words.push(section.title.clone());
        words.push(section.takeaway.to_plain());
    }
    for topic in topics(report) {
        let there = |block: &&Block| block.role.is_on_slide() || block.role.is_spoken();
        if topic.blocks.iter().any(|block| there(&block)) {
            words.extend([topic.title.to_plain(), topic.takeaway.to_plain()]);
        }
        words.extend(topic.blocks.iter().filter(there).flat_map(of_block_on_slides));
    }
    visible(words)
}

/// The texts of the tree that a document must hold: all but what is only spoken.
pub(crate) fn for_flow(report: &Report) -> Vec<String> {
    let mut words = vec![report.title.clone()];
    for section in &report.sections {
        words.push(section.title.clone());
        words.push(section.takeaway.to_plain());
        words.extend(section.key_figures.iter().flat_map(of_tile));
    }
    // A section without a title, the head of a form, has no headings, and a form's lone topic none of its own.
    let headed = |topic: &Topic| {
        let lone = |section: &Section| report.form && section.topics.len() == 1;
        let bare = |section: &&Section| (section.title.is_empty() || lone(section)) && section.topics.contains(topic);
        !report.sections.iter().any(|section| bare(&section))
    };
    for topic in topics(report) {
        let shown: Vec<&Block> = topic.blocks.iter().filter(|block| block.role.is_in_document()).collect();
        if !shown.is_empty() && headed(topic) {
            words.extend([topic.title.to_plain(), topic.heading.clone(), topic.takeaway.to_plain()]);
        }
        words.extend(shown.into_iter().flat_map(of_block));
    }
    visible(words)
}

/// The charts of the tree that are shown, in order.
pub(crate) fn charts(report: &Report, wanted: impl Fn(Role) -> bool) -> Vec<&Chart> {
    let blocks = topics(report).flat_map(|topic| &topic.blocks).filter(|block| wanted(block.role));
    blocks
        .filter_map(|block| match &block.kind {
            BlockKind::Chart(chart) => Some(chart.as_ref()),
            BlockKind::Paragraph(_)
            | BlockKind::List(_)
            | BlockKind::Cards(_)
            | BlockKind::Tiles(_)
            | BlockKind::Process(_)
            | BlockKind::Pairs(_)
            | BlockKind::Callout(_)
            | BlockKind::Definitions(_)
            | BlockKind::Signature(_)
            | BlockKind::Table(_)
            | BlockKind::Image(_) => None,
        })
        .collect()
}

/// Every text that a deck holds.
pub(crate) fn of_deck(deck: &Deck) -> Vec<String> {
    let mut words = vec![deck.title.clone()];
    for slide in &deck.slides {
        for placed in &slide.placed {
            match &placed.item {
                Item::Text(text) => words.extend(text.paragraphs.iter().map(of_paragraph)),
                Item::Table(table) => {
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    words.extend(cells.map(|cell| cell.paragraphs.iter().map(of_paragraph).collect::<Vec<_>>().join("\n")));
                    words.push(table.alt.clone());
                }
                Item::Shape(_) | Item::Graphic(_) => {}
            }
        }
        words.extend(slide.notes.iter().cloned());
    }
    words.extend(deck.drawings.iter().flat_map(of_drawing));
    visible(words)
}

/// Every text that a document holds.
pub(crate) fn of_flow(flow: &Flow) -> Vec<String> {
    let mut words = vec![flow.title.clone(), flow.header.clone()];
    for item in &flow.items {
        match item {
            FlowItem::Heading(heading) => words.push(heading.text.clone()),
            FlowItem::Lead(text) | FlowItem::Paragraph(text) => words.push(text.to_plain()),
            FlowItem::List(list) => words.extend(of_list(list)),
            FlowItem::Cards(cards) => words.extend(cards.iter().flat_map(of_card)),
            FlowItem::KeyFigures(tiles) => words.extend(tiles.iter().flat_map(of_tile)),
            FlowItem::Process(process) => words.extend(process.steps.iter().flat_map(of_step)),
            FlowItem::Pairs(pairs) => words.extend(pairs.iter().flat_map(of_pair)),
            FlowItem::Callout(callout) => words.extend(of_callout(callout)),
            FlowItem::Definitions(list) => words.extend(list.iter().flat_map(of_definition)),
            FlowItem::Signature(signature) => words.extend(of_signature(&signature.fields)),
            FlowItem::Table(table) => {
                words.push(table.caption.clone());
                words.extend(of_table(&table.table));
            }
            FlowItem::Chart(chart) => words.push(chart.caption.clone()),
            FlowItem::Image(image) => words.push(image.caption.clone()),
        }
    }
    words.extend(flow.drawings.iter().flat_map(of_drawing));
    visible(words)
}

/// The characters of a paragraph of a slide.
pub(crate) fn of_paragraph(paragraph: &Paragraph) -> String {
    paragraph.spans.iter().map(|span| span.text.as_str()).collect()
}

fn topics(report: &Report) -> impl Iterator<Item = &Topic> {
    report.sections.iter().flat_map(|section| &section.topics).chain(&report.closing)
}

fn of_block(block: &Block) -> Vec<String> {
    let mut words = vec![block.heading.to_plain()];
    words.extend(of_kind(block));
    words
}

fn of_kind(block: &Block) -> Vec<String> {
    match &block.kind {
        BlockKind::Paragraph(text) => vec![text.to_plain()],
        BlockKind::List(list) => of_list(list),
        BlockKind::Cards(cards) => cards.iter().flat_map(of_card).collect(),
        BlockKind::Tiles(tiles) => tiles.iter().flat_map(of_tile).collect(),
        BlockKind::Process(steps) => steps.iter().flat_map(of_step).collect(),
        BlockKind::Pairs(pairs) => pairs.iter().flat_map(of_pair).collect(),
        BlockKind::Callout(callout) => of_callout(callout),
        BlockKind::Definitions(list) => list.iter().flat_map(of_definition).collect(),
        BlockKind::Signature(signature) => of_signature(&signature.fields),
        BlockKind::Table(table) => of_table(table),
        BlockKind::Chart(chart) => vec![chart.alt.clone()],
        BlockKind::Image(image) => vec![image.alt.clone()],
    }
}

/// The same, without the rows that only the document has.
fn of_block_on_slides(block: &Block) -> Vec<String> {
    if let (BlockKind::Table(table), true) = (&block.kind, block.role.is_on_slide()) {
        return of_table(&Table { rows: table.rows[..table.rows_on_slides()].to_vec(), ..table.clone() });
    }
    of_block(block)
}

fn of_list(list: &List) -> Vec<String> {
    list.items.iter().map(|item| item.text.to_plain()).collect()
}

fn of_card(card: &Card) -> Vec<String> {
    let mut words = vec![card.figure.clone(), card.title.to_plain()];
    words.extend(card.text.iter().map(Text::to_plain));
    words
}

fn of_step(step: &ProcessStep) -> Vec<String> {
    let mut words = vec![step.title.to_plain(), step.figure.clone(), step.note.clone()];
    words.extend(step.text.iter().map(Text::to_plain));
    words
}

fn of_pair(pair: &Pair) -> Vec<String> {
    let mut words =
        vec![pair.name.clone(), pair.indicator.clone(), pair.before.clone(), pair.after.clone(), pair.benchmark.clone()];
    words.extend(pair.change.iter().map(|change| change.words.clone()));
    words.extend(pair.target.iter().flat_map(|target| [target.target.clone(), target.verdict.clone()]));
    words
}

fn of_callout(callout: &Callout) -> Vec<String> {
    std::iter::once(callout.title.clone()).chain(callout.text.iter().map(Text::to_plain)).collect()
}

fn of_definition(definition: &Definition) -> Vec<String> {
    std::iter::once(definition.term.to_plain()).chain(definition.text.iter().map(Text::to_plain)).collect()
}

fn of_signature(fields: &[SignatureField]) -> Vec<String> {
    fields.iter().flat_map(|field| [field.label.clone(), field.value.clone()]).collect()
}

fn of_tile(tile: &Tile) -> Vec<String> {
    let mut words = vec![tile.name.clone(), tile.value.clone(), tile.unit.clone()];
    words.extend(tile.change.iter().map(|change| change.amount.clone()));
    words.extend(tile.target.iter().flat_map(|target| [target.target.clone(), target.verdict.clone()]));
    words
}

fn of_table(table: &Table) -> Vec<String> {
    let names = table.columns.iter().flat_map(|column| [column.group.clone(), column.name.clone()]);
    names.chain(table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.to_plain())).collect()
}

fn of_drawing(drawing: &Drawing) -> Vec<String> {
    let chart = &drawing.chart;
    let mut words = vec![chart.title.clone(), chart.alt.clone()];
    words.extend(chart.categories.iter().cloned());
    words.extend(chart.series.iter().map(|series| series.name.clone()));
    words.extend(chart.events.iter().map(|event| event.label.clone()));
    words
}

fn visible(words: Vec<String>) -> Vec<String> {
    words.into_iter().filter(|word| !word.trim().is_empty()).collect()
}
