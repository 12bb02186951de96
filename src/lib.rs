//! yearend: one data file in, an editable deck and a Word report out, saying exactly what the data says.
//!
//! The whole pipeline is [`build`]: read → compile → paginate and flow → draw → write. Every stage reports into
//! [`Diagnostics`] and does its best; nothing is written where one of them found an error.

pub mod chart;
pub mod cli;
pub mod deck;
pub mod diag;
pub mod docx;
pub mod facts;
pub mod flow;
pub mod layout;
pub mod number;
pub mod ooxml;
pub mod picture;
pub mod pptx;
pub mod report;
pub mod source;
pub mod text;
pub mod theme;
pub mod units;

use chart::Request;
use deck::{Deck, Drawing};
use diag::{Diagnostic, Diagnostics};
use facts::Facts;
use flow::Flow;
use number::Language;
use report::{BlockKind, Face, FaceWish, Report};
use source::data::DataFormat;
use source::{ImageLoader, OutputFormat, TemplatePack};
use theme::Theme;

/// A data file and how to find the images it names.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The file's name, for messages.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Its format.
    pub format: DataFormat,
    /// Finds an image by the path a template gives.
    pub images: ImageLoader<'a>,
}

/// What the user asks for beyond the data.
#[derive(Clone, Debug)]
pub struct Options {
    /// The pack to fill; the data names it where this is `None`.
    pub pack: Option<TemplatePack>,
    /// The language of the words; the data names it where this is `None`.
    pub language: Option<Language>,
    /// All looks.
    pub theme: Theme,
    /// Which files to write.
    pub outputs: Outputs,
    /// Whether charts are drawn by Office or as pictures.
    pub charts: FaceWish,
    /// Write in spite of errors, marked as a draft.
    pub draft: bool,
    /// Print what is missing as blanks to be filled in, for packs that are forms.
    pub blank: bool,
}

/// Which files to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outputs {
    /// The deck.
    pub pptx: bool,
    /// The document.
    pub docx: bool,
}

/// A report laid out as deck and document, charts not yet drawn.
pub struct LaidOut {
    /// The tree.
    pub report: Report,
    /// The deck.
    pub deck: Deck,
    /// The document.
    pub flow: Flow,
    /// Which files it becomes: those asked for that its template makes.
    pub outputs: Outputs,
    /// The template that was filled, where it is not the data's own: its name then stands in those of the files.
    pub other_template: Option<String>,
}

/// The finished files.
pub struct Built {
    /// The deck's bytes, where asked for.
    pub pptx: Option<Vec<u8>>,
    /// The document's bytes, where asked for.
    pub docx: Option<Vec<u8>>,
    /// What they were made from.
    pub laid_out: LaidOut,
}

/// Makes the files that `options` asks for. `Ok(None)` where the input has errors, which are in `diags`.
///
/// # Errors
/// A finished package that fails its own check: a fault of the program, not of the input.
pub fn build(input: Input<'_>, options: &Options, diags: &mut Diagnostics) -> Result<Option<Built>, ooxml::Error> {
    let Some(laid_out) = lay_out(input, options, diags) else { return Ok(None) };
    if diags.has_errors() && !options.draft {
        return Ok(None);
    }
    let deck_drawings: &[Drawing] = if laid_out.outputs.pptx { &laid_out.deck.drawings } else { &[] };
    let flow_drawings: &[Drawing] = if laid_out.outputs.docx { &laid_out.flow.drawings } else { &[] };
    let requests: Vec<Request<'_>> = deck_drawings.iter().chain(flow_drawings).map(request).collect();
    let mut drawn = chart::show_all(&requests, &options.theme)?;
    let flow_drawn = drawn.split_off(deck_drawings.len());
    let (pptx, docx) = std::thread::scope(|scope| {
        let docx = scope.spawn(|| laid_out.outputs.docx.then(|| docx::write(&laid_out.flow, &flow_drawn, &options.theme)));
        let pptx = laid_out.outputs.pptx.then(|| pptx::write(&laid_out.deck, &drawn, &options.theme));
        (pptx, docx.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    Ok(Some(Built { pptx: pptx.transpose()?, docx: docx.transpose()?, laid_out }))
}

/// Everything before drawing and writing; enough to know every diagnostic.
pub fn lay_out(input: Input<'_>, options: &Options, diags: &mut Diagnostics) -> Option<LaidOut> {
    let (mut facts, pack) = if options.blank { form(input, options, diags)? } else { facts(input, options, diags)? };
    if options.draft {
        mark_as_draft(&mut facts);
    }
    let report = source::compile(&facts, &pack, input.images, diags)?;
    report_faceless(&report, options.charts, diags);
    let mut deck = layout::paginate(&report, &options.theme, diags);
    let mut flow = layout::flow(&report, &options.theme, diags);
    for drawing in deck.drawings.iter_mut().chain(&mut flow.drawings) {
        // What was asked for in vain has been said, and a draft shows the picture.
        let (face, why) = chart::face_in_box(&drawing.chart, options.charts, drawing.size, drawing.label, &options.theme);
        drawing.face = face;
        if let Some(why) = why {
            let message = format!("`{}` is a picture, not a chart of Office's own: {why}", drawing.chart.title);
            diags.push(Diagnostic::note(FACE_CHOICE, message).hint("ask for `as = \"native\"` to have it so all the same"));
        }
    }
    report_uncovered(&deck, diags);
    let own = facts.report.template.as_ref().map_or(DEFAULT_TEMPLATE, |name| name.value.as_str());
    let outputs = outputs_of(&pack, options.outputs, diags);
    let other_template = (pack.name != own).then_some(pack.name);
    Some(LaidOut { report, deck, flow, outputs, other_template })
}

/// The files asked for that the pack makes; an error where that is none.
fn outputs_of(pack: &TemplatePack, asked: Outputs, diags: &mut Diagnostics) -> Outputs {
    let makes = |format| pack.manifest.outputs.contains(&format);
    let outputs = Outputs { pptx: asked.pptx && makes(OutputFormat::Pptx), docx: asked.docx && makes(OutputFormat::Docx) };
    if !outputs.pptx && !outputs.docx {
        let message = format!("the template `{}` does not make the file that was asked for", pack.name);
        diags.push(
            Diagnostic::error("no-output", message).hint("leave `--format` out, or add it to `outputs` in its `template.toml`"),
        );
    }
    outputs
}

fn facts(input: Input<'_>, options: &Options, diags: &mut Diagnostics) -> Option<(Facts, TemplatePack)> {
    let mut facts = source::data::read(input.name, input.text, input.format, diags)?;
    if let Some(language) = options.language {
        facts.report.language = language;
    }
    let pack = match &options.pack {
        Some(pack) => pack.clone(),
        None => named_pack(&facts, diags)?,
    };
    Some((facts, pack))
}

/// What the data says of a form, completed by what its pack asks for.
fn form(input: Input<'_>, options: &Options, diags: &mut Diagnostics) -> Option<(Facts, TemplatePack)> {
    let defaults = source::empty_report(options.language.unwrap_or(Language::ZhCn));
    let mut facts = source::data::read_form(input.name, input.text, input.format, &defaults, diags)?;
    if let Some(language) = options.language {
        facts.report.language = language;
    }
    let pack = match &options.pack {
        Some(pack) => pack.clone(),
        None => named_pack(&facts, diags)?,
    };
    source::complete_form(&mut facts, &pack, diags)?;
    Some((facts, pack))
}

/// The order to draw a chart, as the chart floor takes it.
pub fn request(drawing: &Drawing) -> Request<'_> {
    Request { chart: &drawing.chart, size: drawing.size, label: drawing.label, face: drawing.face }
}

fn named_pack(facts: &Facts, diags: &mut Diagnostics) -> Option<TemplatePack> {
    let (name, span) =
        facts.report.template.as_ref().map_or((DEFAULT_TEMPLATE, None), |name| (name.value.as_str(), Some(name.span)));
    let pack = TemplatePack::embedded(name);
    if pack.is_none() {
        let known = TemplatePack::embedded_names();
        let hint = source::suggest(name, known.iter().copied())
            .map_or_else(|| format!("the templates are {}", known.join(", ")), |known| format!("did you mean `{known}`?"));
        diags.push(Diagnostic::error("unknown-template", format!("there is no template called `{name}`")).at(span).hint(hint));
    }
    pack
}

/// The pack that is filled where nobody names one.
pub const DEFAULT_TEMPLATE: &str = "annual-summary";

fn mark_as_draft(facts: &mut Facts) {
    let info = &mut facts.report;
    let mark = |title: &str| match info.language {
        Language::ZhCn => format!("【草稿】{title}"),
        Language::En => format!("DRAFT: {title}"),
    };
    let short = if info.short_title.is_empty() { info.title.clone() } else { info.short_title.clone() };
    (info.title, info.short_title) = (mark(&info.title), mark(&short));
}

/// The rule of notes on charts that are pictures although Office has their kind; nobody hears them who did not ask.
pub(crate) const FACE_CHOICE: &str = "chart-face";

/// A chart that is to be drawn by Office, and cannot be.
fn report_faceless(report: &Report, asked: FaceWish, diags: &mut Diagnostics) {
    let topics = report.sections.iter().flat_map(|section| &section.topics).chain(&report.closing);
    for block in topics.flat_map(|topic| &topic.blocks) {
        let BlockKind::Chart(chart) = &block.kind else { continue };
        if let Err(why) = chart::face_of(chart, asked) {
            let message = format!("`{}` cannot be a chart of Office's own: {why}", chart.title);
            let hint = "let it be a picture with `as = \"picture\"` and `--charts auto`, or choose another kind";
            diags.push(Diagnostic::error("no-native-chart", message).at(block.span).hint(hint));
        }
    }
}

/// A character that no bundled face holds would be drawn with a face of this machine, or not at all.
fn report_uncovered(deck: &Deck, diags: &mut Diagnostics) {
    let mut seen = Vec::new();
    // Office finds faces for its own charts as it does for all text.
    for drawing in deck.drawings.iter().filter(|drawing| drawing.face == Face::Picture) {
        for character in chart::uncovered(&drawing.chart) {
            if seen.contains(&character) {
                continue;
            }
            seen.push(character);
            let code = format!("U+{:04X}", u32::from(character));
            let diagnostic = match text::system_face_for(character) {
                Some(face) => Diagnostic::warning(
                    "glyph",
                    format!(
                        "`{character}` ({code}) in a chart is not in the bundled fonts; drawn with `{}` of this machine",
                        face.family
                    ),
                )
                .hint("another machine may draw it differently"),
                None => Diagnostic::error("glyph", format!("no font has `{character}` ({code}), which stands in a chart"))
                    .hint("write it with other characters, or install a font that has it"),
            };
            diags.push(diagnostic);
        }
    }
}
