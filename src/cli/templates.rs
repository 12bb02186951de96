//! What templates there are, and what one shows and needs.

use crate::source::TemplatePack;

/// The list of packs, or one of them in full.
pub(crate) fn show(name: Option<&str>) -> Result<String, String> {
    match name {
        None => Ok(list()),
        Some(name) => TemplatePack::embedded(name).map(|pack| describe(&pack)).ok_or_else(|| {
            format!("there is no template called `{name}`; the templates are {}", TemplatePack::embedded_names().join(", "))
        }),
    }
}

fn list() -> String {
    let lines = TemplatePack::embedded_names().into_iter().filter_map(|name| {
        let pack = TemplatePack::embedded(name)?;
        let about = pack.manifest.about.get("en").or_else(|| pack.manifest.about.values().next())?;
        Some(format!("{name:<20} {about}"))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn describe(pack: &TemplatePack) -> String {
    let mut lines = vec![pack.name.clone()];
    let mut line = |label: &str, value: &str| lines.push(format!("  {label:<10} {value}"));
    for (language, about) in &pack.manifest.about {
        line(language, about);
    }
    line("outputs", "pptx, docx");
    line("needs", &pack.manifest.needs.join(", "));
    line("uses", &pack.manifest.uses.join(", "));
    for (index, section) in pack.manifest.sections.iter().enumerate() {
        let titles = section.title.values().cloned().collect::<Vec<_>>().join(" / ");
        line(&format!("section {:02}", index + 1), &format!("{}: {titles}", section.key));
    }
    lines.join("\n")
}
