//! The largest items of a breakdown, and the rest as one: `其他（18类）`, `Other (18)`. A category that is itself called so
//! stays apart.

use super::Binder;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Breakdown, BreakdownItem, BreakdownKind, Record};
use crate::number::Language;
use rust_decimal::Decimal;

/// What a category of leftovers is called by those who write data.
const LEFTOVERS: [&str; 8] = ["其他", "其它", "其余", "Other", "Others", "other", "others", "Miscellaneous"];

impl Binder<'_> {
    /// The `top` largest items in falling order, then the author's own leftovers, then the rest together: its sum for parts of a
    /// whole, left out for rates. A note says how many. What the rest is called where it stands there.
    pub(super) fn top(
        &self,
        breakdown: &Breakdown,
        top: usize,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> (Breakdown, Option<String>) {
        let mut rest_is = None;
        let is_leftover = |index: &usize| LEFTOVERS.contains(&breakdown.items[*index].name.trim());
        let (own, ranked): (Vec<usize>, Vec<usize>) = breakdown.ranked().into_iter().partition(is_leftover);
        let item = |index: &usize| breakdown.items[*index].clone();
        let mut items: Vec<BreakdownItem> = ranked.iter().take(top).map(item).collect();
        items.extend(own.iter().map(item));
        let rest: Vec<&BreakdownItem> = ranked.iter().skip(top).map(|&index| &breakdown.items[index]).collect();
        // One that is left over stands as itself.
        if let [only] = rest.as_slice() {
            items.push((*only).clone());
        } else if !rest.is_empty() {
            let shown = match breakdown.kind {
                BreakdownKind::Parts => "stand together",
                BreakdownKind::Rates => "are left out, since rates do not add up",
            };
            let message = format!(
                "the chart of `breakdowns.{}` shows the {top} largest of {}; the {} others {shown}",
                breakdown.key,
                breakdown.items.len(),
                rest.len()
            );
            diags.push(Diagnostic::note("left-out", message).at(span));
            if breakdown.kind == BreakdownKind::Parts {
                let name = rest_name(rest.len(), !own.is_empty(), self.language());
                items.push(together(&rest, name.clone(), breakdown));
                rest_is = Some(name);
            }
        }
        (Breakdown { items, ..breakdown.clone() }, rest_is)
    }
}

fn rest_name(count: usize, has_own: bool, language: Language) -> String {
    match (language, has_own) {
        (Language::ZhCn, false) => format!("其他（{count}类）"),
        (Language::ZhCn, true) => format!("其余{count}类"),
        (Language::En, false) => format!("Other ({count})"),
        (Language::En, true) => format!("{count} more"),
    }
}

/// The sum of several items; a sum of the year before only where each has one.
fn together(rest: &[&BreakdownItem], name: String, breakdown: &Breakdown) -> BreakdownItem {
    let sum = |values: Vec<Option<Decimal>>| values.into_iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value?));
    BreakdownItem {
        name,
        value: sum(rest.iter().filter_map(|item| item.value).map(Some).collect()),
        previous: sum(rest.iter().map(|item| item.previous).collect()),
        target: None,
        columns: Record::default(),
        span: breakdown.span,
    }
}
