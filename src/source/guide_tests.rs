//! The guide for people who write packs names every block, kind of chart, value and filter that there is.

use super::{context, data, fence};
use crate::diag::Diagnostics;
use crate::source::data::DataFormat;
use serde_json::Value as Json;
use std::collections::BTreeSet;

const GUIDE: &str = include_str!("../../report-templates/README.md");
const SAMPLE: &str = include_str!("../../sample-data/complaints-2025.toml");

#[test]
fn the_guide_shows_every_block() {
    let unshown: Vec<_> = fence::NAMES.iter().filter(|name| !GUIDE.contains(&format!("\n```{name}\n"))).collect();
    assert!(unshown.is_empty(), "no example in report-templates/README.md for {unshown:?}");
}

#[test]
fn the_guide_names_every_value() {
    let mut diags = Diagnostics::default();
    let facts = data::read("sample", SAMPLE, DataFormat::Toml, &mut diags).expect("facts");
    let values = context::context(&facts, &mut diags);
    let mut fields = BTreeSet::new();
    for kind in ["report", "metrics.complaints", "series.complaints", "breakdowns.category", "met.0", "milestones.0"] {
        let value = values.get(kind.split('.').next().unwrap_or_default()).unwrap_or(&Json::Null);
        let value =
            kind.split('.').nth(1).map_or(value, |key| key.parse::<usize>().map_or_else(|_| &value[key], |index| &value[index]));
        collect(value, &mut fields);
    }
    // Columns of the sample's own.
    let own = ["focus", "owner", "duty", "plan"];
    let said = |name: &str| GUIDE.contains(&format!("`{name}`")) || GUIDE.contains(&format!(".{name} "));
    let unsaid: Vec<_> = fields.iter().filter(|name| !own.contains(&name.as_str()) && !said(name)).collect();
    assert!(unsaid.is_empty(), "report-templates/README.md does not name the values {unsaid:?}");
}

#[test]
fn the_guide_names_every_filter_of_our_own() {
    let registered = include_str!("render.rs").split("register_filter(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let unsaid: Vec<_> =
        registered.filter(|name| !GUIDE.contains(&format!("| {name} ")) && !GUIDE.contains(&format!("| {name}("))).collect();
    assert!(unsaid.is_empty(), "no example in report-templates/README.md for the filters {unsaid:?}");
}

fn collect(value: &Json, fields: &mut BTreeSet<String>) {
    match value {
        Json::Object(map) => {
            for (key, value) in map {
                fields.insert(key.clone());
                collect(value, fields);
            }
        }
        Json::Array(items) => items.iter().for_each(|item| collect(item, fields)),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}
