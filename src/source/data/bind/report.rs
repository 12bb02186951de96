//! `[report]`.

use super::fields::Fields;
use super::table_or_error;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::{Located, ReportInfo};
use crate::number::{Language, Period};
use crate::source::data::node::{Node, Table};

/// The keys of `[report]`.
pub(super) const KEYS: [&str; 10] =
    ["template", "title", "short_title", "organisation", "department", "presenter", "date", "period", "language", "source"];

/// `[report]`; `None` where title, period or language is missing, cannot be understood and is not in `defaults`.
pub(super) fn bind(root: &Table, start: Span, defaults: Option<&ReportInfo>, diags: &mut Diagnostics) -> Option<ReportInfo> {
    let Some(entry) = root.get("report") else {
        if let Some(defaults) = defaults {
            return Some(defaults.clone());
        }
        let error = Diagnostic::error("missing-key", "the data file has no `report`").at(start);
        diags.push(error.hint("add `[report]` with `title`, `period` and `language`"));
        return None;
    };
    let table = table_or_error(entry, "`report`", "a table", diags)?;
    let fields = &mut Fields { place: "`report`".to_owned(), table, span: entry.key_span, diags };
    fields.warn_unknown(&KEYS);
    let lacks = |fields: &Fields, key: &str| fields.node(key).is_none_or(Node::is_missing);
    let given = |fields: &Fields, key: &str| defaults.filter(|_| lacks(fields, key));
    let title = match given(fields, "title") {
        Some(defaults) => Some(defaults.title.clone()),
        None => fields.needed_text("title", "\"…\""),
    };
    let period_known = given(fields, "period").is_none();
    let period = given(fields, "period").map_or_else(|| period(fields), |defaults| Some(defaults.period));
    let language = given(fields, "language").map_or_else(|| language(fields), |defaults| Some(defaults.language));
    let template = template(fields);
    let short_title = fields.text("short_title");
    let organisation = fields.text_or_empty("organisation");
    let department = fields.text_or_empty("department");
    let presenter = fields.text_or_empty("presenter");
    let date = fields.date("date");
    let source = fields.text_or_empty("source");
    let title = title?;
    Some(ReportInfo {
        template,
        short_title: short_title.unwrap_or_else(|| title.clone()),
        title,
        organisation,
        department,
        presenter,
        date,
        period: period?,
        period_known,
        language: language?,
        source,
    })
}

fn period(fields: &mut Fields) -> Option<Period> {
    let written = fields.needed_label("period", "\"2025\"")?;
    let period = Period::parse(&written);
    if period.is_none() {
        let span = fields.node("period").map(|node| node.span);
        let error = Diagnostic::error("bad-period", format!("`{written}` is not a period")).at(span);
        fields.diags.push(
            error.hint(
                "write `2025`, `2025-H1`, `2025-Q3`, `2025-11`, `2025-W07` or a span of months `2025-04/2026-03`, in quotes",
            ),
        );
    }
    period
}

fn language(fields: &mut Fields) -> Option<Language> {
    let written = fields.needed_text("language", "\"zh-CN\"")?;
    let language = Language::parse(&written);
    if language.is_none() {
        let span = fields.node("language").map(|node| node.span);
        let error = Diagnostic::error("bad-language", format!("`{written}` is not a language of reports")).at(span);
        fields.diags.push(error.hint("write `zh-CN` or `en`"));
    }
    language
}

fn template(fields: &mut Fields) -> Option<Located<String>> {
    let value = fields.text("template")?;
    let span = fields.node("template")?.span;
    Some(Located { value, span })
}
