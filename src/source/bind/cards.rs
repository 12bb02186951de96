//! Records and narrative as titled cards.

use super::{Binder, Named, field, keep_most};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::facts::Record;
use crate::report::{Card, Text};
use crate::source::fence::{CardFence, CardsFence};
use crate::source::missing;

impl Binder<'_> {
    /// Cards written out in the template, then those from the data.
    pub(in crate::source) fn cards(&self, fence: &CardsFence, span: Option<Span>, diags: &mut Diagnostics) -> Vec<Card> {
        let mut all = fence.card.len();
        let mut cards: Vec<Card> = fence.card.iter().filter_map(|card| written(card, span, diags)).collect();
        if let Some(path) = &fence.from {
            match self.find(path, span, diags) {
                Some(Named::Records(records)) => {
                    all += records.len();
                    cards.extend(records.into_iter().map(|record| self.card(record, fence)));
                }
                Some(Named::Metrics | Named::Series(_) | Named::Breakdown(_) | Named::Table(_)) => diags.push(
                    Diagnostic::error("block-body", format!("cards cannot show `{path}`"))
                        .at(span)
                        .hint("they show records, as `improvements`, or a list of a section, as `sections.overview.cards`"),
                ),
                None => {}
            }
        }
        cards.retain(|card| !card.title.is_empty() || card.text.iter().any(|text| !text.is_empty()));
        if cards.len() < all {
            let message = format!("left out {} of {all} cards, which have no text", all - cards.len());
            diags.push(Diagnostic::note("left-out", message).at(span));
        }
        keep_most(&mut cards, fence.most, "cards", span, diags);
        cards
    }

    fn card(&self, record: &Record, fence: &CardsFence) -> Card {
        let better = self.facts.record_direction(record);
        let print = |key: &str| field::record_field(record, better, key, self.language()).text;
        Card {
            figure: print(&fence.figure),
            title: Text::plain(print(&fence.title)),
            text: fence.text.iter().map(|key| Text::plain(print(key))).filter(|text| !text.is_empty()).collect(),
        }
    }
}

fn written(card: &CardFence, span: Option<Span>, diags: &mut Diagnostics) -> Option<Card> {
    let text = missing::drop_sentences(&card.text, span, diags);
    let title = missing::drop_sentences(&card.title, span, diags);
    let figure = missing::drop_sentences(&card.figure, span, diags);
    if title.is_empty() || (text.is_empty() && figure.is_empty()) {
        return None;
    }
    Some(Card { figure, title: Text::plain(title), text: vec![Text::plain(text)] })
}
