//! Reads the keys of one typed table and says what is wrong with them.

use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::number::{Unit, UnitKind, parse_date};
use crate::source::data::node::{Node, NodeKind, Table};
use crate::source::data::suggest::did_you_mean;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// One table while it is read.
pub(super) struct Fields<'a, 'd> {
    /// How messages name the table: "`metrics.complaints`", "item 3 of `breakdowns.category`".
    pub(super) place: String,
    /// Its keys and values.
    pub(super) table: &'a Table,
    /// Where messages about the table as a whole point.
    pub(super) span: Span,
    /// Where messages go.
    pub(super) diags: &'d mut Diagnostics,
}

impl<'a> Fields<'a, '_> {
    /// The text under a key; numbers and dates are refused. Empty and `null` are missing.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        let node = self.node(key)?;
        match &node.kind {
            NodeKind::Text(text) if text.trim().is_empty() => None,
            NodeKind::Text(text) => Some(text.clone()),
            NodeKind::Null => None,
            NodeKind::Number(_) | NodeKind::Date(_) | NodeKind::Flag(_) => {
                self.wrong_type(key, node, "text", Some("put it in quotes"))
            }
            NodeKind::Table(_) | NodeKind::Array(_) => self.wrong_type(key, node, "text", None),
        }
    }

    /// The text under a key, empty where it is missing.
    pub(super) fn text_or_empty(&mut self, key: &str) -> String {
        self.text(key).unwrap_or_default()
    }

    /// The text under a key that must be there.
    pub(super) fn needed_text(&mut self, key: &str, example: &str) -> Option<String> {
        if self.is_absent(key) {
            self.missing(key, example);
        }
        self.text(key)
    }

    /// A name that may also be a bare number, such as a year.
    pub(super) fn label(&mut self, key: &str) -> Option<String> {
        match &self.node(key)?.kind {
            NodeKind::Number(number) => Some(number.to_string()),
            NodeKind::Table(_)
            | NodeKind::Array(_)
            | NodeKind::Text(_)
            | NodeKind::Flag(_)
            | NodeKind::Date(_)
            | NodeKind::Null => self.text(key),
        }
    }

    /// The name under a key that must be there.
    pub(super) fn needed_label(&mut self, key: &str, example: &str) -> Option<String> {
        if self.is_absent(key) {
            self.missing(key, example);
        }
        self.label(key)
    }

    /// The number under a key; a dash, an empty text and `null` are missing.
    pub(super) fn number(&mut self, key: &str) -> Option<Decimal> {
        let node = self.node(key)?;
        number_of(node, &format!("`{key}` of {}", self.place), self.diags)
    }

    /// The day under a key, bare or in quotes.
    pub(super) fn date(&mut self, key: &str) -> Option<NaiveDate> {
        let node = self.node(key)?;
        match &node.kind {
            NodeKind::Date(date) => Some(*date),
            NodeKind::Text(text) => {
                let date = parse_date(text);
                if date.is_none() && !text.trim().is_empty() {
                    self.diags.push(bad_date(text, node.span));
                }
                date
            }
            NodeKind::Null => None,
            NodeKind::Number(_) | NodeKind::Flag(_) | NodeKind::Table(_) | NodeKind::Array(_) => {
                self.wrong_type(key, node, "a date", Some("write a day as `2026-01-15`"))
            }
        }
    }

    /// One of a few words under a key.
    pub(super) fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let word = self.text(key)?;
        let chosen = choices.iter().find(|(name, _)| *name == word).map(|(_, choice)| *choice);
        if chosen.is_none() {
            let span = self.node(key).map(|node| node.span);
            let error = Diagnostic::error("unknown-word", format!("`{key}` of {} cannot be `{word}`", self.place)).at(span);
            self.diags.push(error.hint(allowed(&word, choices.iter().map(|(name, _)| *name))));
        }
        chosen
    }

    /// The unit under a key.
    pub(super) fn unit(&mut self, key: &str) -> Option<Unit> {
        self.text(key).map(|text| Unit::parse(&text))
    }

    /// The list under a key.
    pub(super) fn list(&mut self, key: &str) -> Option<&'a [Node]> {
        let node = self.node(key)?;
        match &node.kind {
            NodeKind::Array(items) => Some(items),
            NodeKind::Null => None,
            NodeKind::Table(_) | NodeKind::Text(_) | NodeKind::Number(_) | NodeKind::Flag(_) | NodeKind::Date(_) => {
                self.wrong_type(key, node, "a list", Some("write it as `[…, …]`"))
            }
        }
    }

    /// The list under a key that must be there.
    pub(super) fn needed_list(&mut self, key: &str, example: &str) -> Option<&'a [Node]> {
        if self.is_absent(key) {
            self.missing(key, example);
        }
        self.list(key)
    }

    /// A list of numbers, in which holes are allowed.
    pub(super) fn numbers(&mut self, key: &str) -> Option<Vec<Option<Decimal>>> {
        let items = self.list(key)?;
        let place = self.place.clone();
        let number =
            |(index, node): (usize, &Node)| number_of(node, &format!("value {} in `{key}` of {place}", index + 1), self.diags);
        Some(items.iter().enumerate().map(number).collect())
    }

    /// Names in a list: texts, or bare numbers such as years.
    pub(super) fn labels(&mut self, key: &str, items: &[Node]) -> Vec<String> {
        let label = |(index, node): (usize, &Node)| match &node.kind {
            NodeKind::Text(text) => text.clone(),
            NodeKind::Number(number) => number.to_string(),
            NodeKind::Table(_) | NodeKind::Array(_) | NodeKind::Flag(_) | NodeKind::Date(_) | NodeKind::Null => {
                let what = format!("value {} in `{key}` of {}", index + 1, self.place);
                self.diags.push(wrong_type(&what, node, "text").hint("put it in quotes"));
                String::new()
            }
        };
        items.iter().enumerate().map(label).collect()
    }

    /// Warns of each key that is none of these.
    pub(super) fn warn_unknown(&mut self, known: &[&str]) {
        for (key, entry) in self.table.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
            let warning = Diagnostic::warning("unknown-key", format!("{} has no key `{key}`; it is ignored", self.place))
                .at(entry.key_span);
            self.diags.push(warning.hint(allowed(key, known.iter().copied())));
        }
    }

    /// The value under a key.
    pub(super) fn node(&self, key: &str) -> Option<&'a Node> {
        self.table.get(key).map(|entry| &entry.node)
    }

    /// Says that a key is missing that must be there.
    pub(super) fn missing(&mut self, key: &str, example: &str) {
        let error = Diagnostic::error("missing-key", format!("`{key}` of {} is missing", self.place)).at(self.span);
        self.diags.push(error.hint(format!("add `{key}`, for example `{example}`")));
    }

    fn is_absent(&self, key: &str) -> bool {
        self.node(key).is_none_or(|node| match &node.kind {
            NodeKind::Text(text) => text.trim().is_empty(),
            NodeKind::Null => true,
            NodeKind::Table(_) | NodeKind::Array(_) | NodeKind::Number(_) | NodeKind::Flag(_) | NodeKind::Date(_) => false,
        })
    }

    fn wrong_type<T>(&mut self, key: &str, node: &Node, wanted: &str, hint: Option<&str>) -> Option<T> {
        let mut error = wrong_type(&format!("`{key}` of {}", self.place), node, wanted);
        error.hint = hint.map(str::to_owned);
        self.diags.push(error);
        None
    }
}

/// "`value` of `metrics.x` is the text `92%`, a number is wanted".
pub(super) fn wrong_type(what: &str, node: &Node, wanted: &str) -> Diagnostic {
    Diagnostic::error("wrong-type", format!("{what} is {}, but {wanted} is wanted", node.describe())).at(node.span)
}

/// The number a node holds; `None` where it is missing, or no number, which is said.
pub(super) fn number_of(node: &Node, what: &str, diags: &mut Diagnostics) -> Option<Decimal> {
    if node.is_missing() {
        return None;
    }
    match &node.kind {
        NodeKind::Number(number) => Some(*number),
        NodeKind::Text(text) => {
            diags.push(wrong_type(what, node, "a number").hint(number_hint(text)));
            None
        }
        NodeKind::Table(_) | NodeKind::Array(_) | NodeKind::Flag(_) | NodeKind::Date(_) | NodeKind::Null => {
            diags.push(wrong_type(what, node, "a number").hint("write plain digits like `12.5`"));
            None
        }
    }
}

/// What both a report's date and a record's say of a day that does not exist.
pub(super) fn bad_date(written: &str, span: Span) -> Diagnostic {
    Diagnostic::error("bad-date", format!("`{written}` is not a date")).at(span).hint("write a day as `2026-01-15`")
}

/// "did you mean `x`?", or else the words that are allowed.
pub(super) fn allowed<'a>(word: &str, words: impl Iterator<Item = &'a str> + Clone) -> String {
    did_you_mean(word, words.clone()).unwrap_or_else(|| {
        let mut quoted: Vec<String> = words.map(|word| format!("`{word}`")).collect();
        match quoted.pop() {
            Some(last) if quoted.is_empty() => format!("it can be {last}"),
            Some(last) => format!("it can be {} or {last}", quoted.join(", ")),
            None => "there is none to choose from".to_owned(),
        }
    })
}

/// "1 period", "12 periods".
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// How to write a number that was written as text: `"92%"` is `92` with a unit.
fn number_hint(text: &str) -> String {
    let plain: String = text.trim().chars().filter(|letter| !matches!(letter, ',' | '，' | ' ' | '\u{a0}')).collect();
    let unit_start = plain.find(|letter: char| !matches!(letter, '0'..='9' | '.' | '-' | '+')).unwrap_or(plain.len());
    let (digits, rest) = plain.split_at(unit_start);
    if digits.parse::<Decimal>().is_err() {
        return "write plain digits like `12.5`; leave the key out where there is no value".to_owned();
    }
    let unit = Unit::parse(rest);
    match unit.kind {
        _ if rest.is_empty() => format!("write `{digits}` without quotes"),
        UnitKind::Percent => format!("write `{digits}` with `unit = \"%\"`"),
        UnitKind::Plain | UnitKind::PerMille | UnitKind::Duration | UnitKind::Score => {
            format!("write `{digits}` with `unit = \"{}\"`", unit.text)
        }
    }
}
