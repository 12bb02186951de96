//! Draws every kind of chart from data that comes with the program: pictures named after their kind, and a deck that shows
//! each as Office draws it beside the picture.

use super::args::Charts;
use super::files::{MachineError, write_all};
use super::init::locale_language;
use super::refusal::Refusal;
use super::run::{counted, find_theme};
use crate::deck::Drawing;
use crate::diag::{Diagnostics, Severity};
use crate::number::Language;
use crate::report::{Face, FaceWish};
use crate::source::TemplatePack;
use crate::source::data::DataFormat;
use crate::{Input, Options, Outputs, build, chart, request};
use std::path::PathBuf;

/// Writes the files; their names.
pub(crate) fn write(arguments: &Charts) -> Result<String, Refusal> {
    let language = arguments.source.lang.map(Language::from).or_else(locale_language).unwrap_or(Language::En);
    let options = options(arguments, language)?;
    let data = options.pack.as_ref().and_then(|pack| pack.starter(language)).unwrap_or_default();
    let no_image = |name: &str| Err(format!("the gallery has no image `{name}`"));
    let input = Input { name: "the gallery", text: data, format: DataFormat::Toml, images: &no_image };
    let mut diags = Diagnostics::default();
    let built = build(input, &options, &mut diags).map_err(|error| unsound(&error.to_string()))?;
    let Some((deck, bytes)) = built.and_then(|built| Some((built.laid_out.deck, built.pptx?))) else {
        let why: Vec<_> = diags.list().iter().filter(|it| it.severity == Severity::Error).map(|it| it.message.as_str()).collect();
        return Err(unsound(&why.join("; ")));
    };
    let drawings: Vec<&Drawing> = deck.drawings.iter().filter(|drawing| drawing.face == Face::Picture).collect();
    let requests: Vec<_> = drawings.iter().map(|drawing| request(drawing)).collect();
    let pictures = chart::draw_all(&requests, &options.theme);
    let names = names(&drawings);
    let path = |name: &str| arguments.output.join(name);
    let mut files: Vec<(PathBuf, &[u8])> = vec![(path("gallery.pptx"), &bytes)];
    for (name, picture) in names.iter().zip(&pictures) {
        files.push((path(&format!("{name}.svg")), picture.svg.as_bytes()));
        files.push((path(&format!("{name}.png")), &picture.png));
    }
    write_all(&files)?;
    let told = drawings.iter().zip(&names).map(|(drawing, name)| {
        let svg = path(&format!("{name}.svg"));
        format!("{}  {}", svg.display(), drawing.chart.alt)
    });
    let deck = format!("{}  {}", path("gallery.pptx").display(), counted(deck.slides.len(), "slide"));
    Ok(std::iter::once(deck).chain(told).collect::<Vec<_>>().join("\n"))
}

fn options(arguments: &Charts, language: Language) -> Result<Options, Refusal> {
    Ok(Options {
        pack: TemplatePack::gallery(),
        language: Some(language),
        theme: find_theme(&arguments.source.theme)?,
        outputs: Outputs { pptx: true, docx: false },
        charts: FaceWish::Auto,
        draft: false,
        blank: false,
    })
}

/// The gallery comes with the program, and a test builds it: only a theme of one's own can keep it from being built.
fn unsound(why: &str) -> Refusal {
    Refusal::Machine(MachineError(format!("the gallery cannot be built: {why}")))
}

/// Each picture's kind as a template names it; a second one of a kind has a number.
fn names(drawings: &[&Drawing]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for drawing in drawings {
        let kind = drawing.chart.kind.name();
        let before = names.iter().filter(|name| name.trim_end_matches(|c: char| c == '-' || c.is_ascii_digit()) == kind).count();
        names.push(if before == 0 { kind.to_owned() } else { format!("{kind}-{}", before + 1) });
    }
    names
}
