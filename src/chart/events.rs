//! Events: small flags over the data, each with a thin leader down to its category.

use super::canvas::Canvas;
use super::labels::{self, ABOVE, BELOW, LEADING, Label, Side};
use crate::report::Chart;
use crate::theme::Colour;

/// Height of the band that the flags need above the data.
pub(super) fn height(canvas: &Canvas<'_>, chart: &Chart) -> f64 {
    if chart.events.is_empty() { 0.0 } else { LEADING * canvas.size * ROWS as f64 + 0.3 * canvas.size }
}

/// Writes each event in the first row where it touches no other, and draws its leader down to the data.
pub(super) fn write(
    canvas: &mut Canvas<'_>,
    chart: &Chart,
    top: f64,
    across: impl Fn(usize) -> f64,
    data: impl Fn(usize) -> f64,
) {
    let size = canvas.size;
    let mut events: Vec<_> = chart.events.iter().filter(|event| event.category < chart.categories.len()).collect();
    events.sort_by_key(|event| event.category);
    let leader = canvas.rgb(Colour::Quiet);
    for event in events {
        let x = across(event.category);
        let text = labels::cut(&event.label, size, false, canvas.bounds.width() * 0.4);
        let mut named = false;
        for row in (0..ROWS).rev() {
            let baseline = top + (ABOVE + LEADING * row as f64) * size;
            let label = Label::new(text.as_str(), x, baseline, size)
                .side(Side::Middle)
                .colour(Colour::Ink)
                .within(canvas.bounds.left, canvas.bounds.right);
            if !canvas.is_free(&label.bounds()) {
                continue;
            }
            let from = baseline + BELOW * size + 1.0;
            let until = canvas.clear_descent(x, from, data(event.category) - 3.0);
            if until - from > 4.0 {
                canvas.line((x, from), (x, until), leader, 1.0);
            }
            canvas.polygon(&[(x - 3.5, from), (x + 3.5, from), (x, from + 5.0)], leader);
            canvas.write(&label);
            named = true;
            break;
        }
        if !named {
            // No room for its name, which the words beside the picture give: the flag stays.
            let y = data(event.category) - 1.6 * size;
            canvas.polygon(&[(x - 3.5, y), (x + 3.5, y), (x, y + 5.0)], leader);
        }
    }
}

/// Rows of flags: neighbours that would touch stand in the other row.
const ROWS: usize = 2;
