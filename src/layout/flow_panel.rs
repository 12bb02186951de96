//! Panels in the document: whether they stand side by side or one under the other, and how wide.

use super::Setting;
use super::text::{Style, line_count, paragraph, width};
use crate::flow::{FlowProcess, FlowSignature};
use crate::report::{ProcessStep, Signature};
use crate::units::{Emu, Pt};

/// Type of the steps' texts, as in the style `CardText`.
const TEXT: Pt = Pt(10.5);
/// Left and right margin of a step's cell, as in the style `Process`.
const CELL_MARGIN: Pt = Pt(5.0);
/// Most steps in one row, and most lines of a step's text in it.
const MOST_IN_ROW: usize = 5;
const MOST_LINES: usize = 6;
/// Width of the cell with the arrow between two steps, and of the column with a step's number.
const ARROW: f64 = 0.7;
const NUMBER: f64 = 1.2;
/// The title's share of a step's row.
const TITLE: f64 = 0.26;

/// Most fields of a signature in one row, and the least room to write.
const MOST_FIELDS: usize = 3;
const BLANK: f64 = 2.6;
/// Space between a blank and the next label.
const BETWEEN_FIELDS: f64 = 0.5;

/// Steps in one row while their texts are short, otherwise a row for each.
pub(super) fn flow_process(steps: &[ProcessStep], setting: Setting<'_>) -> FlowProcess {
    let total = setting.theme.document.text_width();
    let count = steps.len().max(1) as i64;
    let arrow = Emu::centimetres(ARROW);
    let width = (total - arrow * (count - 1)) / count;
    let inner = width - Emu::points(CELL_MARGIN.0) * 2;
    let short = |step: &ProcessStep| {
        let lines = step.text.iter().chain([&step.title]).map(|text| {
            let style = Style::ink(TEXT);
            line_count(&paragraph(text, style, setting.language), inner)
        });
        lines.sum::<usize>() <= MOST_LINES + 1
    };
    if steps.len() > 1 && steps.len() <= MOST_IN_ROW && steps.iter().all(short) {
        let last = total - (width + arrow) * (count - 1);
        let columns = steps.len() * 2 - 1;
        let widths = (0..columns).map(|index| {
            if index % 2 == 1 {
                arrow
            } else if index + 1 == columns {
                last
            } else {
                width
            }
        });
        return FlowProcess { steps: steps.to_vec(), upright: false, widths: widths.collect() };
    }
    let (number, title) = (Emu::centimetres(NUMBER), total.scale(TITLE));
    FlowProcess { steps: steps.to_vec(), upright: true, widths: vec![number, title, total - number - title] }
}

/// Fields side by side as far as their labels leave room to write.
pub(super) fn flow_signature(signature: &Signature, setting: Setting<'_>) -> FlowSignature {
    let total = setting.theme.document.text_width();
    let margin = Emu::points(CELL_MARGIN.0) * 2;
    let fields = &signature.fields;
    let label = |column: usize, in_row: usize| {
        let labels = fields.iter().skip(column).step_by(in_row);
        let wide = |text: &str| width(&format!("{text}："), TEXT, false) + margin;
        labels.map(|field| wide(&field.label)).max().unwrap_or_default()
    };
    let columns = |in_row: usize| -> Option<Vec<Emu>> {
        let gap = Emu::centimetres(BETWEEN_FIELDS);
        let each = (total - gap * (in_row as i64 - 1)) / in_row as i64;
        let labels: Vec<Emu> = (0..in_row).map(|column| label(column, in_row)).collect();
        let roomy = labels.iter().all(|label| each - *label >= Emu::centimetres(BLANK));
        let last = total - (each + gap) * (in_row as i64 - 1);
        let parts = |(column, label): (usize, Emu)| {
            if column + 1 == in_row { vec![label, last - label] } else { vec![label, each - label, gap] }
        };
        roomy.then(|| labels.into_iter().enumerate().flat_map(parts).collect())
    };
    let most = fields.len().clamp(1, MOST_FIELDS);
    let widths = (1..=most).rev().find_map(columns).unwrap_or_else(|| vec![total / 2, total - total / 2]);
    FlowSignature { fields: fields.clone(), widths }
}
