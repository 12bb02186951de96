//! Call-outs, definitions and signatures, written out in the template or taken from the data.

use super::Binder;
use super::panel::{Fields, texts};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::number::Language;
use crate::report::{Callout, CalloutKind, Definition, Signature, SignatureField, Text};
use crate::source::escape::MISSING_START;
use crate::source::fence::{CalloutFence, DefinitionsFence, SignatureFence};
use crate::source::missing;

impl Binder<'_> {
    /// The statement a fence makes; `None` where it has nothing to say.
    pub(in crate::source) fn callout(
        &self,
        fence: &CalloutFence,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> Option<Callout> {
        let mut said = |text: &str| Text::plain(missing::drop_sentences(text, span, diags).trim());
        let text: Vec<Text> = fence.text.paths().iter().map(|line| said(line)).filter(|text| !text.is_empty()).collect();
        let title = said(&fence.title).to_plain();
        if text.is_empty() {
            diags.push(Diagnostic::note("left-out", "left out a call-out, which says nothing").at(span));
            return None;
        }
        let title = if title.is_empty() { kind_word(fence.kind, self.language()).to_owned() } else { title };
        Some(Callout { kind: fence.kind, title, text })
    }

    /// Terms written out in the template, then those from the data.
    pub(in crate::source) fn definitions(
        &self,
        fence: &DefinitionsFence,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> Vec<Definition> {
        let mut said = |text: &str| Text::plain(missing::drop_sentences(text, span, diags));
        let mut definitions: Vec<Definition> = fence
            .definition
            .iter()
            .map(|each| Definition {
                term: said(&each.term),
                text: each.text.paths().iter().map(|line| said(line)).filter(|text| !text.is_empty()).collect(),
            })
            .collect();
        if let Some(path) = &fence.from {
            let records = self.rows(path, "a list of definitions", span, diags);
            definitions.extend(records.iter().map(|record| {
                let fields = Fields::new(self, record);
                Definition { term: Text::plain(fields.print(&fence.term)), text: texts(&fields, fence.text.paths()) }
            }));
        }
        let all = definitions.len();
        definitions.retain(|definition| !definition.term.is_empty() && !definition.text.is_empty());
        if definitions.len() < all {
            let message =
                format!("left out {} of {all} definitions, which lack their term or their text", all - definitions.len());
            diags.push(Diagnostic::note("left-out", message).at(span));
        }
        definitions
    }
}

/// Who signs, and when; a name that the data lacks stays a blank, which is what a signature is for.
pub(in crate::source) fn signature(fence: &SignatureFence) -> Signature {
    let known = |text: &str| if text.contains(MISSING_START) { String::new() } else { text.to_owned() };
    let signers = fence.signers.iter().map(|signer| SignatureField {
        label: known(signer.label()),
        value: known(signer.name()),
        is_date: false,
    });
    let date =
        (!fence.date.is_empty()).then(|| SignatureField { label: fence.date.clone(), is_date: true, ..Default::default() });
    Signature { fields: signers.chain(date).filter(|field| !field.label.is_empty()).collect() }
}

/// What a call-out is called where its author gives it no title.
fn kind_word(kind: CalloutKind, language: Language) -> &'static str {
    match (kind, language) {
        (CalloutKind::Note, Language::ZhCn) => "说明",
        (CalloutKind::Note, Language::En) => "Note",
        (CalloutKind::Key, Language::ZhCn) => "要点",
        (CalloutKind::Key, Language::En) => "Key point",
        (CalloutKind::Warning, Language::ZhCn) => "注意",
        (CalloutKind::Warning, Language::En) => "Caution",
    }
}
