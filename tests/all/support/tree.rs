//! The report tree as text: what is said, before anybody knows where it stands.

use super::{quoted, styled};
use std::fmt::Write;
use yearend::report::{
    Block, BlockKind, Callout, Card, Chart, Definition, Emphasis, List, Outlet, Pair, ProcessStep, Report, SeriesRole,
    SignatureField, Table, Tile, Topic,
};

/// The whole tree, one line per thing it holds.
pub(crate) fn text(report: &Report) -> String {
    let mut out = format!("report {} {:?}\n", quoted(&report.title), report.language);
    for section in &report.sections {
        let _ = writeln!(out, "section {} {}", section.key, quoted(&section.title));
        if !section.takeaway.is_empty() {
            let _ = writeln!(out, "  > {}", styled(&section.takeaway));
        }
        for tile in &section.key_figures {
            let _ = writeln!(out, "  key figure {}", tile_line(tile));
        }
        section.topics.iter().for_each(|each| topic(each, &mut out));
    }
    if let Some(closing) = &report.closing {
        let _ = writeln!(out, "closing");
        topic(closing, &mut out);
    }
    out
}

fn topic(topic: &Topic, out: &mut String) {
    let _ = writeln!(out, "  topic {}", styled(&topic.title));
    if !topic.heading.is_empty() {
        let _ = writeln!(out, "    heading {}", quoted(&topic.heading));
    }
    if !topic.takeaway.is_empty() {
        let _ = writeln!(out, "    > {}", styled(&topic.takeaway));
    }
    if topic.arrangement != yearend::report::Arrangement::Auto {
        let _ = writeln!(out, "    arranged {:?}", topic.arrangement);
    }
    if topic.outlet != Outlet::Both {
        let _ = writeln!(out, "    only in {:?}", topic.outlet);
    }
    topic.blocks.iter().for_each(|each| block(each, out));
}

fn block(block: &Block, out: &mut String) {
    let role = format!("{:?}", block.role).to_lowercase();
    if !block.heading.is_empty() {
        let _ = writeln!(out, "    sub-heading {}", styled(&block.heading));
    }
    let _ = match &block.kind {
        BlockKind::Paragraph(text) => writeln!(out, "    {role} paragraph {}", styled(text)),
        BlockKind::List(each) => writeln!(out, "    {role} {}", list(each)),
        BlockKind::Cards(cards) => writeln!(out, "    {role} cards{}", lines(cards.iter().map(card_line))),
        BlockKind::Tiles(tiles) => writeln!(out, "    {role} tiles{}", lines(tiles.iter().map(tile_line))),
        BlockKind::Process(steps) => writeln!(out, "    {role} process{}", lines(steps.iter().map(step_line))),
        BlockKind::Pairs(pairs) => writeln!(out, "    {role} pairs{}", lines(pairs.iter().map(pair_line))),
        BlockKind::Callout(each) => writeln!(out, "    {role} {}", callout(each)),
        BlockKind::Definitions(list) => writeln!(out, "    {role} definitions{}", lines(list.iter().map(definition_line))),
        BlockKind::Signature(each) => writeln!(out, "    {role} signature {}", signature_line(&each.fields)),
        BlockKind::Table(each) => writeln!(out, "    {role} {}", table(each)),
        BlockKind::Chart(each) => writeln!(out, "    {role} {}", chart(each)),
        BlockKind::Image(image) => writeln!(out, "    {role} image {}", quoted(&image.alt)),
    };
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.fold(String::new(), |text, line| text + "\n      " + &line)
}

pub(super) fn list(list: &List) -> String {
    let mark = if list.ordered { "ordered list" } else { "list" };
    let items = list.items.iter().map(|item| format!("{}• {}", "  ".repeat(usize::from(item.level)), styled(&item.text)));
    format!("{mark}{}", lines(items))
}

pub(super) fn card_line(card: &Card) -> String {
    let texts: Vec<String> = card.text.iter().map(styled).collect();
    let figure = if card.figure.is_empty() { String::new() } else { format!("{} ", quoted(&card.figure)) };
    format!("{figure}{}: {}", styled(&card.title), texts.join(" / "))
}

pub(super) fn step_line(step: &ProcessStep) -> String {
    let texts: Vec<String> = step.text.iter().map(styled).collect();
    format!("{} {} [{}]: {}", styled(&step.title), quoted(&step.figure), step.note, texts.join(" / "))
}

pub(super) fn pair_line(pair: &Pair) -> String {
    let change = pair.change.as_ref().map_or_else(String::new, |change| format!(", {} {:?}", change.marked(), change.state));
    let target = pair.target.as_ref().map_or_else(String::new, |target| format!(", {} {}", target.target, target.verdict));
    let [earlier, later] = &pair.labels;
    let names = format!("{} {}", quoted(&pair.name), quoted(&pair.indicator));
    format!("{names} = {earlier} {} → {later} {}{change}{target} {}", pair.before, pair.after, pair.benchmark)
}

pub(super) fn callout(callout: &Callout) -> String {
    format!("call-out {:?} {}{}", callout.kind, quoted(&callout.title), lines(callout.text.iter().map(styled)))
}

pub(super) fn definition_line(definition: &Definition) -> String {
    let texts: Vec<String> = definition.text.iter().map(styled).collect();
    format!("{} = {}", styled(&definition.term), texts.join(" / "))
}

pub(super) fn signature_line(fields: &[SignatureField]) -> String {
    let field = |field: &SignatureField| {
        let date = if field.is_date { " (date)" } else { "" };
        format!("{} {}{date}", quoted(&field.label), quoted(&field.value))
    };
    fields.iter().map(field).collect::<Vec<_>>().join(", ")
}

pub(super) fn tile_line(tile: &Tile) -> String {
    let mut line = format!("{} = {} {}", quoted(&tile.name), tile.value, quoted(&tile.unit));
    if let Some(change) = &tile.change {
        let _ = write!(line, ", {} {:?} {} {:?}", change.comparison, change.trend, change.amount, change.state);
    }
    if let Some(target) = &tile.target {
        let _ = write!(line, ", {} {}", target.target, target.verdict);
    }
    line
}

fn table(table: &Table) -> String {
    let names = table.columns.iter().map(|column| {
        let group = if column.group.is_empty() { String::new() } else { format!("{} › ", column.group) };
        let merge = if column.merge { ", merged" } else { "" };
        format!("{group}{} {:?}{merge}", quoted(&column.name), column.kind)
    });
    let rows = table.rows.iter().map(|row| {
        let mark = match row.emphasis {
            Emphasis::Normal => "",
            Emphasis::Important => "! ",
            Emphasis::Total => "Σ ",
        };
        let cells: Vec<String> = row.cells.iter().map(|cell| styled(&cell.text)).collect();
        format!("{mark}{}", cells.join(" | "))
    });
    let heading = names.collect::<Vec<_>>().join(" | ");
    format!("table {}{}", quoted(&table.title), lines(std::iter::once(heading).chain(rows)))
}

fn chart(chart: &Chart) -> String {
    let mut parts = Vec::new();
    if chart.categories.len() <= 14 {
        parts.push(chart.categories.join(", "));
    } else {
        parts.push(format!("{} … ({})", chart.categories[..3].join(", "), chart.categories.len()));
    }
    for series in &chart.series {
        let spelt: Vec<String> =
            series.values.iter().map(|value| value.map_or_else(|| "—".to_owned(), |value| value.to_string())).collect();
        let values = if spelt.len() <= 14 { spelt.join(" ") } else { format!("{} …", spelt[..3].join(" ")) };
        let role = if series.role == SeriesRole::Current { String::new() } else { format!(" ({:?})", series.role) };
        parts.push(format!("{}{role}: {values}", quoted(&series.name)));
    }
    if let Some(target) = &chart.target {
        parts.push(format!("target {} {}", target.name, target.value));
    }
    parts.extend(chart.events.iter().map(|event| format!("event at {}: {}", event.category, quoted(&event.label))));
    if let Some(index) = chart.highlight {
        parts.push(format!("highlight {index}"));
    }
    parts.push(format!("alt {:?}", chart.alt));
    format!("chart {:?} {} in {:?}{}", chart.kind, quoted(&chart.title), chart.unit.text, lines(parts.into_iter()))
}
