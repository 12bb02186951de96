//! What a table says to readers who do not see it: its name, and what its columns or rows hold.

use crate::flow::{Flow, FlowItem};
use crate::number::Language;

/// A table's title and description, as *Table Properties* shows them; either may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TableAlt {
    /// Its caption, or the heading it stands under.
    pub(super) title: String,
    /// What stands in it.
    pub(super) description: String,
}

/// The cover's.
pub(super) fn of_cover(flow: &Flow) -> TableAlt {
    TableAlt { title: flow.title.clone(), description: String::new() }
}

/// That of an item which is a table; `heading` is the one it stands under.
pub(super) fn of_item(item: &FlowItem, heading: &str, language: Language) -> TableAlt {
    let (title, parts): (&str, Vec<String>) = match item {
        FlowItem::Table(captioned) => {
            let title = if captioned.caption.is_empty() { heading } else { &captioned.caption };
            (title, captioned.table.columns.iter().map(|column| column.name.clone()).collect())
        }
        FlowItem::KeyFigures(tiles) => (heading, tiles.iter().map(|tile| tile.name.clone()).collect()),
        FlowItem::Cards(cards) => (heading, cards.iter().map(|card| card.title.to_plain()).collect()),
        FlowItem::Process(process) => (heading, process.steps.iter().map(|step| step.title.to_plain()).collect()),
        FlowItem::Pairs(pairs) => (heading, pairs.iter().map(|pair| pair.name.clone()).collect()),
        FlowItem::Definitions(list) => (heading, list.iter().map(|definition| definition.term.to_plain()).collect()),
        FlowItem::Signature(signature) => (heading, signature.fields.iter().map(|field| field.label.clone()).collect()),
        FlowItem::Heading(_)
        | FlowItem::Lead(_)
        | FlowItem::Paragraph(_)
        | FlowItem::List(_)
        | FlowItem::Callout(_)
        | FlowItem::Chart(_)
        | FlowItem::Image(_) => (heading, Vec::new()),
    };
    let separator = match language {
        Language::ZhCn => "、",
        Language::En => ", ",
    };
    let named: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    TableAlt { title: title.to_owned(), description: named.join(separator) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docx::tests::sample::flow;

    #[test]
    fn a_table_says_its_caption_and_its_columns_and_a_strip_its_heading_and_its_names() {
        let flow = flow(Language::En);
        for item in &flow.items {
            let alt = of_item(item, "Results", Language::En);
            if let FlowItem::Table(captioned) = item {
                assert_eq!(alt.title, captioned.caption);
                assert!(alt.description.starts_with(&captioned.table.columns[0].name));
            }
            if let FlowItem::KeyFigures(tiles) = item {
                assert_eq!(alt.title, "Results");
                assert!(alt.description.starts_with(&tiles[0].name));
            }
        }
    }
}
