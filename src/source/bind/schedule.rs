//! Records as plans in time; what has no day to stand at is named and stays in the tables.

use super::Binder;
use super::field::status_word;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Record, Value};
use crate::number::{Language, MISSING, Period, PeriodUnit, format_date};
use crate::report::{Align, Cell, Column, ColumnKind, Emphasis, Milestone, Row, Schedule, Table, Task, TaskStatus};
use crate::source::escape::unescape;
use chrono::NaiveDate;

impl Binder<'_> {
    /// The records with a day, in the order of their beginnings if `sort`, else in their author's.
    pub(super) fn schedule(&self, records: &[&Record], sort: bool, span: Option<Span>, diags: &mut Diagnostics) -> Schedule {
        let mut undated = Vec::new();
        let mut tasks = Vec::new();
        for record in records {
            match self.task(record, diags) {
                Some(task) => tasks.push(task),
                None => undated.push(format!("`{}`", title(record))),
            }
        }
        if !undated.is_empty() && !tasks.is_empty() {
            let message = format!("left out of the schedule: {}, without a day in `due`", undated.join(", "));
            diags.push(
                Diagnostic::warning("missing-value", message).at(span).hint("write `due = 2026-06-30`, and `start` for a bar"),
            );
        }
        if sort {
            tasks.sort_by_key(|task| (task.first(), task.due));
        }
        Schedule { tasks, report_date: self.facts.report.date, first_month: first_month(self.facts.report.period) }
    }

    /// A record as a plan: from `start` to `due`, or to its last milestone where it has no `due`.
    fn task(&self, record: &Record, diags: &mut Diagnostics) -> Option<Task> {
        let milestones = milestones(record, diags);
        let start = date(record, "start");
        let due = date(record, "due").or_else(|| milestones.last().map(|milestone: &Milestone| milestone.date))?;
        if let Some(start) = start.filter(|start| *start > due) {
            let message = format!("`{}` ends on {due} before it starts on {start}", title(record));
            let warning = Diagnostic::warning("dates-reversed", message).at(record.span);
            diags.push(warning.hint("only its end is drawn; mend `start` or `due`"));
        }
        let word = record.text("status").unwrap_or_default();
        Some(Task {
            title: title(record),
            owner: record.text("owner").map(unescape).unwrap_or_default(),
            start: start.filter(|start| *start <= due),
            due,
            status: status(word),
            status_word: status_word(word, self.language()),
            milestones,
        })
    }
}

/// The milestones by date; those without a day are named.
fn milestones(record: &Record, diags: &mut Diagnostics) -> Vec<Milestone> {
    let Some(Value::List(items)) = record.get("milestones") else { return Vec::new() };
    let mut found = Vec::new();
    for item in items {
        let Value::Record(milestone) = &item.value else { continue };
        let name = title(milestone);
        match date(milestone, "date") {
            Some(date) => found.push(Milestone { date, title: name }),
            None => diags.push(
                Diagnostic::warning("missing-value", format!("the milestone `{name}` has no day; left out of the schedule"))
                    .at(item.span)
                    .hint("write `date = 2026-03-31`"),
            ),
        }
    }
    found.sort_by_key(|milestone| milestone.date);
    found
}

fn date(record: &Record, key: &str) -> Option<NaiveDate> {
    match record.get(key)? {
        Value::Date(date) => Some(*date),
        Value::Text(_) | Value::Number(_) | Value::Flag(_) | Value::List(_) | Value::Record(_) => None,
    }
}

fn title(record: &Record) -> String {
    record.text("title").map(unescape).unwrap_or_default()
}

fn status(word: &str) -> TaskStatus {
    match word {
        "done" => TaskStatus::Done,
        "in-progress" => TaskStatus::InProgress,
        "planned" => TaskStatus::Planned,
        "delayed" => TaskStatus::Delayed,
        _ => TaskStatus::Unsaid,
    }
}

/// The month in which the year of a report begins, where it reports on a year that is not the calendar's.
fn first_month(period: Period) -> u32 {
    match period.unit {
        PeriodUnit::Months { from, until_year, until } => {
            let months = (until_year - period.year) * 12 + until as i32 - from as i32 + 1;
            if months == 12 { from } else { 1 }
        }
        PeriodUnit::Year | PeriodUnit::Half(_) | PeriodUnit::Quarter(_) | PeriodUnit::Month(_) | PeriodUnit::Week(_) => 1,
    }
}

/// A schedule that has too many plans for a picture, as a table.
pub(super) fn table(schedule: &Schedule, title: &str, language: Language) -> Table {
    let names = match language {
        Language::ZhCn => ["计划", "开始", "完成", "责任人", "状态"],
        Language::En => ["Plan", "Start", "Due", "Owner", "Status"],
    };
    let kinds = [ColumnKind::Text, ColumnKind::Date, ColumnKind::Date, ColumnKind::Text, ColumnKind::Text];
    let columns = names.into_iter().zip(kinds);
    let columns =
        columns.map(|(name, kind)| Column { name: name.to_owned(), align: Align::Left, kind, ..Column::default() }).collect();
    let row = |task: &Task| {
        let start = task.start.map_or_else(|| MISSING.to_owned(), |start| format_date(start, language));
        let texts = [task.title.clone(), start, format_date(task.due, language), task.owner.clone(), task.status_word.clone()];
        Row { cells: texts.into_iter().map(Cell::plain).collect(), emphasis: Emphasis::Normal }
    };
    Table { title: title.to_owned(), columns, rows: schedule.tasks.iter().map(row).collect(), ..Table::default() }
}
