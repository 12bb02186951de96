//! Bridges from total to total: items as written with their totals flagged, or the changes of a breakdown's items since the
//! period before.

use super::chart::{lower, one_series};
use super::measures::number;
use super::{Binder, Named};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Breakdown, DataTable, Value};
use crate::number::{Unit, format_number};
use crate::report::{Chart, SeriesRole};
use crate::source::context::plain_value;
use crate::source::fence::ChartFence;
use rust_decimal::Decimal;

/// A category of a bridge: a level that is reached, or a change on the way to the next.
struct Step {
    name: String,
    value: Option<Decimal>,
    total: bool,
}

impl Binder<'_> {
    /// A waterfall of a breakdown or a table; without steps where the thing has none.
    pub(super) fn bridge_chart(
        &self,
        named: &Named<'_>,
        fence: &ChartFence,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> Chart {
        let (steps, title, unit, direction) = match named {
            Named::Breakdown(breakdown) => {
                let steps = self.breakdown_steps(breakdown);
                (steps, breakdown.name.as_str(), breakdown.unit.clone(), lower(breakdown.better))
            }
            Named::Table(table) => (self.table_steps(table), table.title.as_str(), fence.unit(), None),
            Named::Series(_) | Named::Metrics | Named::Records(_) => (Vec::new(), "", Unit::default(), None),
        };
        let mut chart = self.empty(fence, title, &unit);
        chart.lower_is_better = direction;
        let part = |total: bool| -> Vec<Option<Decimal>> {
            steps.iter().map(|step| step.value.filter(|_| step.total == total)).collect()
        };
        let [total, change] = match self.language() {
            crate::number::Language::ZhCn => ["合计", "变化"],
            crate::number::Language::En => ["Total", "Change"],
        };
        chart.series = vec![
            one_series(total.to_owned(), &part(true), SeriesRole::Part, &unit, steps.len()),
            one_series(change.to_owned(), &part(false), SeriesRole::Part, &unit, steps.len()),
        ];
        self.check_sums(&steps, span, diags);
        chart.categories = steps.into_iter().map(|step| step.name).collect();
        chart
    }

    /// Items with `total = true` are totals; where none is, the period before, each item's change, and this period.
    fn breakdown_steps(&self, breakdown: &Breakdown) -> Vec<Step> {
        let flagged = |columns: &crate::facts::Record| matches!(columns.get("total"), Some(Value::Flag(true)));
        let as_written = breakdown.items.iter().any(|item| flagged(&item.columns));
        if let (false, Some(before), Some(now)) = (as_written, breakdown.previous_total(), breakdown.total()) {
            let (this, last) = self.period_names();
            let total = |name: String, value: Decimal| Step { name, value: Some(value), total: true };
            let changes = breakdown.items.iter().map(|item| Step {
                name: item.name.clone(),
                value: item.value.and_then(|value| value.checked_sub(item.previous?)),
                total: false,
            });
            return std::iter::once(total(last, before)).chain(changes).chain([total(this, now)]).collect();
        }
        let step = |item: &crate::facts::BreakdownItem| Step {
            name: item.name.clone(),
            value: item.value,
            total: flagged(&item.columns),
        };
        let mut steps: Vec<Step> = breakdown.items.iter().map(step).collect();
        flag_ends(&mut steps);
        steps
    }

    /// The first column names the steps, the first number is the value, `true` in a row makes it a total.
    fn table_steps(&self, table: &DataTable) -> Vec<Step> {
        let flagged = |row: &Vec<Option<Value>>| row.iter().any(|cell| matches!(cell, Some(Value::Flag(true))));
        let text = |value: &Option<Value>| value.as_ref().map(|value| plain_value(value, self.language()));
        let step = |row: &Vec<Option<Value>>| Step {
            name: row.first().and_then(text).unwrap_or_default(),
            value: row.iter().skip(1).find_map(|cell| number(cell.as_ref()?)),
            total: flagged(row),
        };
        let mut steps: Vec<Step> = table.rows.iter().map(step).collect();
        flag_ends(&mut steps);
        steps
    }

    /// Says where a total is not what the steps before it add up to.
    fn check_sums(&self, steps: &[Step], span: Option<Span>, diags: &mut Diagnostics) {
        let mut level: Option<Decimal> = None;
        for step in steps {
            let Some(value) = step.value else { continue };
            if !step.total {
                level = level.unwrap_or_default().checked_add(value);
                continue;
            }
            if let Some(reached) = level.filter(|level| *level != value) {
                let (stands, reached) = (format_number(value, self.language()), format_number(reached, self.language()));
                let message = format!("the steps before `{}` add up to {reached}, and it says {stands}", step.name);
                let hint = "add the step that is missing, or mend the total";
                diags.push(Diagnostic::warning("bridge-sum", message).at(span).hint(hint));
            }
            level = Some(value);
        }
    }
}

/// Where nothing is flagged, a bridge leads from its first item to its last.
fn flag_ends(steps: &mut [Step]) {
    if steps.iter().any(|step| step.total) {
        return;
    }
    if let [first, .., last] = steps {
        (first.total, last.total) = (true, true);
    }
}
