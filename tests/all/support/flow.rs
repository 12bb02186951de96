//! The document as text: one line per thing in the flow.

use super::tree::{callout, card_line, definition_line, list, pair_line, signature_line, step_line, tile_line};
use super::{extent, quoted, styled};
use std::fmt::Write;
use yearend::flow::{Flow, FlowItem};

/// The whole document.
pub(crate) fn text(flow: &Flow) -> String {
    let mut out = format!("document {}, header {}, footer {}\n", quoted(&flow.title), quoted(&flow.header), quoted(&flow.footer));
    for entry in &flow.contents {
        let indent = "  ".repeat(usize::from(entry.level));
        let _ = writeln!(out, "{indent}{}{} → {}", entry.number, quoted(&entry.text), entry.bookmark);
    }
    for each in &flow.items {
        let _ = writeln!(out, "{}", item(each, flow));
    }
    out
}

fn item(item: &FlowItem, flow: &Flow) -> String {
    match item {
        FlowItem::Heading(heading) => {
            let page = if heading.page_break { ", new page" } else { "" };
            format!("\nheading {} {}{} [{}]{page}", heading.level, heading.number, quoted(&heading.text), heading.bookmark)
        }
        FlowItem::Lead(text) => format!("lead {}", styled(text)),
        FlowItem::Paragraph(text) => format!("paragraph {}", styled(text)),
        FlowItem::List(each) => list(each),
        FlowItem::Cards(cards) => cards.iter().fold("cards".to_owned(), |text, card| text + "\n      " + &card_line(card)),
        FlowItem::KeyFigures(tiles) => {
            tiles.iter().fold("key figures".to_owned(), |text, tile| text + "\n      " + &tile_line(tile))
        }
        FlowItem::Process(process) => {
            let head = format!("process {}", if process.upright { "upright" } else { "in a row" });
            process.steps.iter().fold(head, |text, step| text + "\n      " + &step_line(step))
        }
        FlowItem::Pairs(pairs) => pairs.iter().fold("pairs".to_owned(), |text, pair| text + "\n      " + &pair_line(pair)),
        FlowItem::Callout(each) => callout(each),
        FlowItem::Definitions(list) => {
            list.iter().fold("definitions".to_owned(), |text, each| text + "\n      " + &definition_line(each))
        }
        FlowItem::Signature(each) => format!("signature {} in {} columns", signature_line(&each.fields), each.widths.len()),
        FlowItem::Table(each) => {
            let widths: Vec<String> = each.widths.iter().map(|width| format!("{:.1}", width.as_inches())).collect();
            format!("table {}: {} rows, columns {}", quoted(&each.caption), each.table.rows.len(), widths.join(" "))
        }
        FlowItem::Chart(each) => {
            let drawing = &flow.drawings[each.drawing.0];
            format!("chart {}: {:?} {}", quoted(&each.caption), drawing.chart.kind, extent(drawing.size))
        }
        FlowItem::Image(each) => format!("image {}: {}", quoted(&each.caption), extent(each.size)),
    }
}
