//! Empty forms: what a pack asks for where the data says nothing.

use super::data;
use super::data::DataFormat;
use super::pack::{FORM, TemplatePack};
use crate::diag::{Diagnostic, Diagnostics};
use crate::facts::{Facts, ReportInfo};
use crate::number::{Language, Period, PeriodUnit};

/// `[report]` of a form that nobody has begun to fill in.
pub fn empty_report(language: Language) -> ReportInfo {
    ReportInfo {
        template: None,
        title: String::new(),
        short_title: String::new(),
        organisation: String::new(),
        department: String::new(),
        presenter: String::new(),
        date: None,
        period: Period { year: 2000, unit: PeriodUnit::Year },
        period_known: false,
        language,
        source: String::new(),
    }
}

/// Adds to the facts what the pack's form asks for and they lack. `None` where the pack is no form, which is said.
pub fn complete_form(facts: &mut Facts, pack: &TemplatePack, diags: &mut Diagnostics) -> Option<()> {
    let language = facts.report.language;
    let path = format!("{}/{FORM}", language.tag());
    let (Some(cycle), Some(text)) = (pack.manifest.form, pack.files.get(&path)) else {
        let forms: Vec<&str> = TemplatePack::embedded_names().into_iter().filter(|name| is_form(name)).collect();
        let message = format!("the template `{}` is no form in `{}`, so it has no blanks", pack.name, language.tag());
        diags.push(Diagnostic::error("no-form", message).hint(format!("the forms are {}", forms.join(", "))));
        return None;
    };
    if !facts.report.period_known {
        facts.report.period = cycle.period();
    }
    let name = format!("{}/{path}", pack.name);
    let form = data::read_form(&name, text, DataFormat::Toml, &empty_report(language), diags)?;
    facts.fill_from(form);
    Some(())
}

fn is_form(name: &str) -> bool {
    TemplatePack::embedded(name).is_some_and(|pack| pack.manifest.form.is_some())
}
