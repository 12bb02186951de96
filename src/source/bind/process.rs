//! Records, rows of a table, or what a template writes out, as the steps of a process.

use super::panel::{Fields, texts};
use super::{Binder, keep_most};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::report::{ProcessStep, Text};
use crate::source::fence::{ProcessFence, StepFence};
use crate::source::missing;

impl Binder<'_> {
    /// Steps written out in the template, then those from the data.
    pub(in crate::source) fn process(
        &self,
        fence: &ProcessFence,
        span: Option<Span>,
        diags: &mut Diagnostics,
    ) -> Vec<ProcessStep> {
        let mut steps: Vec<ProcessStep> = fence.step.iter().map(|step| written(step, span, diags)).collect();
        if let Some(path) = &fence.from {
            let records = self.rows(path, "a process", span, diags);
            steps.extend(records.iter().map(|record| step(&Fields::new(self, record), fence)));
        }
        let all = steps.len();
        steps.retain(|step| !step.title.is_empty() || !step.text.is_empty());
        if steps.len() < all {
            let message = format!("left out {} of {all} steps, which have neither title nor text", all - steps.len());
            diags.push(Diagnostic::note("left-out", message).at(span));
        }
        keep_most(&mut steps, fence.most, "steps", span, diags);
        steps
    }
}

fn step(fields: &Fields<'_>, fence: &ProcessFence) -> ProcessStep {
    ProcessStep {
        title: Text::plain(fields.print(&fence.title)),
        text: texts(fields, fence.text.paths()),
        figure: fields.print(&fence.figure),
        note: note([fields.print(&fence.duration), fields.print(&fence.owner)]),
    }
}

fn written(step: &StepFence, span: Option<Span>, diags: &mut Diagnostics) -> ProcessStep {
    let mut said = |text: &str| missing::drop_sentences(text, span, diags);
    ProcessStep {
        title: Text::plain(said(&step.title)),
        text: [Text::plain(said(&step.text))].into_iter().filter(|text| !text.is_empty()).collect(),
        figure: said(&step.figure),
        note: note([said(&step.duration), said(&step.owner)]),
    }
}

/// "1天 · 客服部".
fn note(parts: [String; 2]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
