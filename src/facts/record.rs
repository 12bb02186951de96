//! A record: named fields of open type, as people add them to improvements, plans and narrative.

use crate::diag::Span;
use chrono::NaiveDate;
use indexmap::IndexMap;
use rust_decimal::Decimal;

/// Named fields in the author's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// The fields.
    pub fields: IndexMap<String, Field>,
    /// Where it stands.
    pub span: Option<Span>,
}

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// A value of open type.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number with the digits its author wrote.
    Number(Decimal),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(NaiveDate),
    /// Several values.
    List(Vec<Field>),
    /// Fields within a field.
    Record(Record),
}

impl Record {
    /// The value of a field.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.fields.get(key).map(|field| &field.value)
    }

    /// The text of a field that is text.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Value::Text(text) => Some(text),
            Value::Number(_) | Value::Flag(_) | Value::Date(_) | Value::List(_) | Value::Record(_) => None,
        }
    }
}
