//! Content controls: what Word is told of a field (ISO/IEC 29500-1, §17.5.2).

use super::element::Element;
use crate::flow::{Flow, FlowItem};
use crate::number::Language;
use crate::report::{FieldChoice, FieldKind, FormField};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// The fields of a document by their tags.
pub(super) struct Controls {
    fields: HashMap<String, Arc<FormField>>,
    language: Language,
}

impl Controls {
    /// No fields at all: what header and footer have.
    pub(super) fn none() -> Self {
        Self { fields: HashMap::new(), language: Language::En }
    }

    /// All fields of a document.
    pub(super) fn of(flow: &Flow) -> Self {
        let fields = flow.items.iter().flat_map(FlowItem::texts).flat_map(|text| &text.0).filter_map(|run| run.field.clone());
        Self { fields: fields.map(|field| (field.tag.clone(), field)).collect(), language: flow.language }
    }

    /// `w:sdtPr` of the field with this tag.
    pub(super) fn properties(&self, tag: &str, id: usize) -> Option<Element<'static>> {
        self.fields.get(tag).map(|field| properties(field, id, self.language))
    }
}

fn properties(field: &FormField, id: usize, language: Language) -> Element<'static> {
    let mut properties = Element::new("w:sdtPr");
    properties.push(Element::new("w:alias").with("w:val", &field.label));
    properties.push(Element::new("w:tag").with("w:val", &field.tag));
    properties.push(Element::new("w:id").with("w:val", &id.to_string()));
    if !field.filled {
        properties.push(Element::new("w:showingPlcHdr"));
    }
    properties.push(match &field.kind {
        FieldKind::Text => Element::new("w:text").with("w:multiLine", "1"),
        FieldKind::Date(day) => date(*day, language),
        FieldKind::Choice(choices) => drop_down_list(choices),
    });
    properties
}

/// `w:date`: a day, picked from a calendar and printed as the report prints days.
fn date(day: Option<NaiveDate>, language: Language) -> Element<'static> {
    let format = match language {
        Language::ZhCn => "yyyy年M月d日",
        Language::En => "MMMM d, yyyy",
    };
    let mut element = Element::new("w:date");
    if let Some(day) = day {
        element.set("w:fullDate", &format!("{day}T00:00:00Z"));
    }
    let children = [
        ("w:dateFormat", format),
        ("w:lid", language.office_tag()),
        ("w:storeMappedDataAs", "dateTime"),
        ("w:calendar", "gregorian"),
    ];
    for (name, value) in children {
        element.push(Element::new(name).with("w:val", value));
    }
    element
}

/// `w:dropDownList`: one of a few words.
fn drop_down_list(choices: &[FieldChoice]) -> Element<'static> {
    let mut list = Element::new("w:dropDownList");
    for FieldChoice { value, text } in choices {
        list.push(Element::new("w:listItem").with("w:displayText", text).with("w:value", value));
    }
    list
}
