//! Pairs of before and after: a row each, name on the left, the two values in the middle, the change and the target on the right.

use super::body::dxa;
use super::strip::{add_in_state, grid, target_line};
use super::text::{paragraph, plain, run, styled};
use crate::number::Language;
use crate::report::Pair;
use crate::units::Emu;
use docx_rs::{Paragraph, Table, TableCell, TableRow, VAlignType, WidthType};

/// Shares of the width: name and values; the change has the rest.
const SHARES: [f64; 2] = [0.38, 0.34];

/// The pairs as a table.
pub(super) fn pairs(pairs: &[Pair], width: Emu, language: Language) -> Table {
    let [name, values] = SHARES.map(|share| width.scale(share));
    let widths = [name, values, width - name - values];
    let rows = pairs.iter().enumerate().map(|(index, pair)| {
        // No pair is alone at the foot or at the head of a page.
        let keep = index + 1 < pairs.len() && (index == 0 || index + 2 == pairs.len());
        let parts = [names(pair, keep, language), told(pair, language), change(pair, language)];
        let cells = parts.into_iter().zip(widths).map(|(lines, width)| {
            let cell = TableCell::new().width(dxa(width), WidthType::Dxa).vertical_align(VAlignType::Center);
            lines.into_iter().fold(cell, TableCell::add_paragraph)
        });
        TableRow::new(cells.collect()).cant_split()
    });
    grid(rows.collect(), "Cards", &widths)
}

fn names(pair: &Pair, keep: bool, language: Language) -> Vec<Paragraph> {
    let mut lines = vec![plain("CardTitle", &pair.name, language).keep_next(keep)];
    if !pair.indicator.is_empty() {
        lines.push(paragraph("CardText").add_run(styled(&pair.indicator, "Muted", language)));
    }
    lines
}

/// "2024年 → 2025年" over "7天 → 3天".
fn told(pair: &Pair, language: Language) -> Vec<Paragraph> {
    let [before, after] = &pair.labels;
    let labels = paragraph("CardText").add_run(styled(&format!("{before} → {after}"), "Muted", language));
    let values = paragraph("CardText")
        .add_run(styled(&format!("{} → ", pair.before), "Muted", language))
        .add_run(run(&pair.after, language).bold().size(28));
    vec![labels, values]
}

fn change(pair: &Pair, language: Language) -> Vec<Paragraph> {
    let mut lines = Vec::new();
    if let Some(change) = &pair.change {
        lines.push(add_in_state(paragraph("CardText"), &change.marked(), change.state, language));
    }
    lines.extend(pair.target.as_ref().map(|target| target_line("CardText", target, language)));
    if !pair.benchmark.is_empty() {
        lines.push(paragraph("CardText").add_run(styled(&pair.benchmark, "Muted", language)));
    }
    if lines.is_empty() {
        lines.push(paragraph("CardText"));
    }
    lines
}
