//! A form in the document: narrow margins, labels beside their fields, lines to write on that end at the margin.

use super::Setting;
use super::text::width as text_width;
use crate::number::Language;
use crate::report::{List, ListItem, Row, Run, Table, Text};
use crate::text::Weight;
use crate::theme::Theme;
use crate::units::{Emu, Pt};

/// Horizontal and vertical margins of a form, in centimetres.
const FORM_MARGINS: [f64; 2] = [1.6, 2.0];
/// Left and right margin of a cell, as in the style `FormFields`.
const CELL_MARGIN: Pt = Pt(5.0);
/// Indent of a list's text, as in `numbering.xml`.
const LIST_INDENT: Pt = Pt(20.0);
/// Type of a list's lines, in Chinese and in English, as in the style `ListParagraph`.
const LIST_TEXT: [Pt; 2] = [Pt(12.0), Pt(11.0)];
/// A blank of at least so many characters is a line to write on.
const LINE: usize = 40;

/// A form needs the width of its page for its columns.
pub(super) fn form_theme(theme: &Theme) -> Theme {
    let mut theme = theme.clone();
    theme.document.margin_horizontal = Emu::centimetres(FORM_MARGINS[0]);
    theme.document.margin_vertical = Emu::centimetres(FORM_MARGINS[1]);
    theme
}

/// The list with its blank lines drawn out to the right margin, so that all end there.
pub(super) fn lines_to_the_margin(list: &List, setting: Setting<'_>) -> List {
    let room = setting.theme.document.text_width() - Emu::points(LIST_INDENT.0);
    let size = LIST_TEXT[usize::from(setting.language == Language::En)];
    let items = list.items.iter().map(|item| ListItem { text: drawn_out(&item.text, room, size), level: item.level });
    List { items: items.collect(), ..list.clone() }
}

fn drawn_out(text: &Text, room: Emu, size: Pt) -> Text {
    let is_line = |run: &Run| run.field.as_ref().is_some_and(|field| !field.filled) && run.text.len() >= LINE;
    let wide = |text: &str, bold| crate::text::width(text, size, if bold { Weight::Bold } else { Weight::Regular });
    let before: f64 = text.0.iter().filter(|run| !is_line(run)).map(|run| wide(&run.text, run.bold)).sum();
    // One less, since the reader's face may be a little wider.
    let count = ((room.as_points() - before) / wide("_", false)).floor() as usize;
    let count = count.saturating_sub(1).max(LINE);
    let run = |run: &Run| if is_line(run) { Run { text: "_".repeat(count), ..run.clone() } } else { run.clone() };
    Text(text.0.iter().map(run).collect())
}

/// Labels and fields in turn: each label column as wide as its widest label, the fields share the rest.
pub(super) fn label_widths(table: &Table, total: Emu, size: Pt) -> Option<Vec<Emu>> {
    let label = |column: usize| {
        let width = |row: &Row| text_width(&row.cells[column].text.to_plain(), size, true);
        table.rows.iter().map(width).max().unwrap_or_default() + Emu::points(CELL_MARGIN.0 * 2.0 + size.0)
    };
    let labels: Vec<Emu> = (0..table.columns.len()).step_by(2).map(label).collect();
    let fields = (table.columns.len() / 2).max(1) as i64;
    let rest = total - labels.iter().copied().sum::<Emu>();
    if table.columns.len() % 2 == 1 || rest / fields < Emu::centimetres(1.5) {
        return None;
    }
    let mut widths: Vec<Emu> = labels.into_iter().flat_map(|label| [label, rest / fields]).collect();
    if let Some(last) = widths.last_mut() {
        *last += rest - rest / fields * fields;
    }
    Some(widths)
}
