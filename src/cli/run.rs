//! Runs a command: what to read, what to write, what to print, how to exit.

use super::args::{Arguments, Build, ChartFace, Charts, Check, Colour, Command, Format, MessageFormat, SourceArguments};
use super::files::{FileText, MachineError, read_image, read_text, write_all};
use super::refusal::Refusal;
use super::{completions, gallery, init, print, templates};
use crate::FACE_CHOICE;
use crate::deck::Drawing;
use crate::diag::{Diagnostic, Diagnostics, Severity, Span};
use crate::report::{FaceWish, Outlet};
use crate::source::AUTO_KIND;
use crate::source::data::DataFormat;
use crate::theme::Theme;
use crate::{Built, Input, LaidOut, Options, Outputs, build, chart, lay_out, request};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How a run ends, as the exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Everything asked for is done.
    Done,
    /// The input has errors.
    InputErrors,
    /// The command line names something that is not there.
    WrongUse,
    /// The machine refused.
    MachineFailed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::from(0),
            Outcome::InputErrors => Self::from(1),
            Outcome::WrongUse => Self::from(2),
            Outcome::MachineFailed => Self::from(3),
        }
    }
}

/// Does what the arguments ask for.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let printer = Printer { format: arguments.message_format, colours: colours(arguments.color) };
    let outcome = match &arguments.command {
        Command::Build(build) => each_to_files(&build.source, printer, |path, options| build_one(path, build, options, printer)),
        Command::Check(Check { source, verbose }) => {
            each(source, printer, |path, options| check_one(path, *verbose, options, printer))
        }
        Command::Charts(charts) if charts.gallery => told(gallery::write(charts), printer),
        Command::Charts(charts) => {
            each_to_files(&charts.source, printer, |path, options| charts_of_one(path, charts, options, printer))
        }
        Command::Init(arguments) => told(init::write(arguments), printer),
        Command::Templates(arguments) => told(templates::show(arguments), printer),
        Command::Schema(arguments) => told(templates::schema(arguments), printer),
        Command::Completions { shell } => told(Ok(completions::script(*shell)), printer),
    };
    outcome.into()
}

/// Prints what a command has to say, or why it refused.
fn told(answer: Result<String, Refusal>, printer: Printer) -> Outcome {
    match answer {
        Ok(text) => {
            result_line(text.trim_end());
            Outcome::Done
        }
        Err(Refusal::Use { message, hint }) => {
            printer.say(Diagnostic { hint, ..Diagnostic::error("usage", message) });
            Outcome::WrongUse
        }
        Err(Refusal::Machine(error)) => printer.machine_failed(&error),
    }
}

/// Standard output carries results; a reader that closes it early is no failure of ours.
fn result_line(line: &str) {
    drop(writeln!(std::io::stdout(), "{line}"));
}

/// The same where each file makes files of its name: no two may make the same.
fn each_to_files(
    source: &SourceArguments,
    printer: Printer,
    run: impl Fn(&Path, &Options) -> Result<Outcome, MachineError>,
) -> Outcome {
    match same_stem(&source.data) {
        Some((one, other)) => {
            printer.wrong_use(&format!("`{}` and `{}` would be written to the same file", one.display(), other.display()))
        }
        None => each(source, printer, run),
    }
}

/// Runs one file after the other; one that fails does not keep the rest from being done.
fn each(source: &SourceArguments, printer: Printer, run: impl Fn(&Path, &Options) -> Result<Outcome, MachineError>) -> Outcome {
    let options = match options(source) {
        Ok(options) => options,
        Err(refusal) => return told(Err(refusal), printer),
    };
    let data = match data_of(source, &options) {
        Ok(data) => data,
        Err(message) => return printer.wrong_use(&message),
    };
    let mut worst = Outcome::Done;
    for path in &data {
        let outcome = run(path, &options).unwrap_or_else(|error| printer.machine_failed(&error));
        worst = worst.max(outcome);
    }
    worst
}

/// The data files; for an empty form, which has none, the name that its file is to bear.
fn data_of(source: &SourceArguments, options: &Options) -> Result<Vec<PathBuf>, String> {
    if !source.data.is_empty() {
        let odd = source.data.iter().find(|path| DataFormat::of_path(path).is_none());
        return odd.map_or_else(|| Ok(source.data.clone()), |path| Err(not_data(path)));
    }
    match &options.pack {
        Some(pack) => Ok(vec![PathBuf::from(&pack.name)]),
        None => Err("an empty form needs `--template`, for example `--template monthly-form`".to_owned()),
    }
}

fn not_data(path: &Path) -> String {
    format!("`{}` is neither `.toml` nor `.json`", path.display())
}

/// Two inputs whose outputs would bear one name.
fn same_stem(data: &[PathBuf]) -> Option<(&Path, &Path)> {
    data.iter().enumerate().find_map(|(index, path)| {
        let twin = data[..index].iter().find(|other| other.file_stem() == path.file_stem())?;
        Some((twin.as_path(), path.as_path()))
    })
}

fn options(source: &SourceArguments) -> Result<Options, Refusal> {
    let pack = source.template.as_deref().map(templates::find).transpose()?;
    let theme = find_theme(&source.theme)?;
    let language = source.lang.map(Into::into);
    let outputs = Outputs { pptx: true, docx: true };
    Ok(Options { pack, language, theme, outputs, charts: FaceWish::Auto, draft: false, blank: source.blank })
}

/// The house theme by its name, or a theme from a file.
pub(crate) fn find_theme(path: &Path) -> Result<Theme, Refusal> {
    let house = Theme::house();
    if path == Path::new(&house.name) {
        return Ok(house);
    }
    let text = match read_text(path) {
        Ok(FileText::Text(text)) => text,
        Ok(FileText::NotUtf8 { .. }) => return Err(Refusal::wrong(format!("`{}` is not UTF-8 text", path.display()))),
        Err(error) => {
            return Err(Refusal::wrong(format!("{}; the theme that comes with the program is `{}`", error.0, house.name)));
        }
    };
    Theme::parse(&text).map_err(|error| Refusal::wrong(format!("`{}`: {error}", path.display())))
}

fn build_one(path: &Path, arguments: &Build, options: &Options, printer: Printer) -> Result<Outcome, MachineError> {
    let asks = |format| arguments.format.contains(&format);
    // Slides are not filled in by hand.
    let outputs = Outputs { pptx: asks(Format::Pptx) && !options.blank, docx: asks(Format::Docx) };
    if options.blank && !outputs.docx {
        return Ok(printer.wrong_use("a form with blanks is a Word document: leave `--format pptx` out"));
    }
    let charts = match arguments.charts {
        ChartFace::Auto => FaceWish::Auto,
        ChartFace::Native => FaceWish::Native,
        ChartFace::Picture => FaceWish::Picture,
    };
    let options = Options { outputs, charts, draft: arguments.draft, ..options.clone() };
    let mut diags = without_choices();
    let built = with_input(path, printer, |input| build(input, &options, &mut diags))?;
    printer.diagnostics(&diags);
    let built = match built {
        Ok(built) => built,
        Err(outcome) => return Ok(outcome),
    };
    let built = built.map_err(|error| MachineError(format!("the finished file is not sound, so it is not written: {error}")))?;
    let Some(built) = built else { return Ok(Outcome::InputErrors) };
    let files = output_files(path, &arguments.output, &built);
    let contents: Vec<(PathBuf, &[u8])> = files.iter().map(|file| (file.path.clone(), file.bytes)).collect();
    write_all(&contents)?;
    let warnings = counted(diags.count(Severity::Warning), "warning");
    for file in &files {
        result_line(&format!("{}  {}, {warnings}", file.path.display(), file.extent));
    }
    Ok(if diags.has_errors() { Outcome::InputErrors } else { Outcome::Done })
}

struct OutputFile<'a> {
    path: PathBuf,
    bytes: &'a [u8],
    extent: String,
}

fn output_files<'a>(data: &Path, folder: &Path, built: &'a Built) -> Vec<OutputFile<'a>> {
    let stem = output_stem(data, &built.laid_out);
    let LaidOut { deck, flow, report, .. } = &built.laid_out;
    let mut files = Vec::new();
    if let Some(bytes) = &built.pptx {
        let extent = format!("{}, {}", counted(deck.slides.len(), "slide"), counted(figures(&deck.drawings).count(), "chart"));
        files.push(OutputFile { path: folder.join(format!("{stem}.pptx")), bytes, extent });
    }
    if let Some(bytes) = &built.docx {
        let sections = report.shown_in(Outlet::Document).sections.len();
        let extent = format!("{}, {}", counted(sections, "section"), counted(figures(&flow.drawings).count(), "chart"));
        files.push(OutputFile { path: folder.join(format!("{stem}.docx")), bytes, extent });
    }
    files
}

/// The drawings that are figures of their own.
fn figures(drawings: &[Drawing]) -> impl Iterator<Item = &Drawing> {
    drawings.iter().filter(|drawing| drawing.chart.kind.stands_alone())
}

/// The name of what is made of a data file: the file's own, and that of a template which is not the data's own behind it, so
/// that the reports of one file lie side by side.
fn output_stem(data: &Path, laid_out: &LaidOut) -> String {
    let stem = data.file_stem().unwrap_or_default().to_string_lossy();
    // An empty form bears its template's name already.
    laid_out
        .other_template
        .as_ref()
        .filter(|template| stem != template.as_str())
        .map_or_else(|| stem.to_string(), |template| format!("{stem}-{template}"))
}

fn check_one(path: &Path, verbose: bool, options: &Options, printer: Printer) -> Result<Outcome, MachineError> {
    let mut diags = if verbose { Diagnostics::default() } else { without_choices() };
    let seen = with_input(path, printer, |input| lay_out(input, options, &mut diags))?;
    if let Err(outcome) = seen {
        return Ok(outcome);
    }
    printer.diagnostics(&diags);
    let (errors, warnings) = (diags.count(Severity::Error), diags.count(Severity::Warning));
    result_line(&format!("{}  {}, {}", path.display(), counted(errors, "error"), counted(warnings, "warning")));
    Ok(if diags.has_errors() { Outcome::InputErrors } else { Outcome::Done })
}

/// Messages without those on how the kind of a chart or its face was chosen.
fn without_choices() -> Diagnostics {
    let mut diags = Diagnostics::default();
    diags.silence(AUTO_KIND);
    diags.silence(FACE_CHOICE);
    diags
}

fn charts_of_one(path: &Path, arguments: &Charts, options: &Options, printer: Printer) -> Result<Outcome, MachineError> {
    let mut diags = without_choices();
    let laid_out = with_input(path, printer, |input| lay_out(input, options, &mut diags))?;
    printer.diagnostics(&diags);
    let laid_out = match laid_out {
        Ok(laid_out) => laid_out,
        Err(outcome) => return Ok(outcome),
    };
    let Some(laid_out) = laid_out.filter(|_| !diags.has_errors()) else { return Ok(Outcome::InputErrors) };
    let deck = &laid_out.deck;
    let requests: Vec<_> = figures(&deck.drawings).map(request).collect();
    let pictures = chart::draw_all(&requests, &options.theme);
    let folder = arguments.output.join(format!("{}-charts", output_stem(path, &laid_out)));
    let named = |index: usize, extension: &str| folder.join(format!("{:02}.{extension}", index + 1));
    let files: Vec<(PathBuf, &[u8])> = pictures
        .iter()
        .enumerate()
        .flat_map(|(index, picture)| {
            [(named(index, "svg"), picture.svg.as_bytes()), (named(index, "png"), picture.png.as_slice())]
        })
        .collect();
    write_all(&files)?;
    for (index, drawing) in figures(&deck.drawings).enumerate() {
        result_line(&format!("{}  {}", named(index, "svg").display(), drawing.chart.alt));
    }
    Ok(Outcome::Done)
}

/// Reads a data file and hands it on; how it ends where the file's name or bytes are of no use.
fn with_input<T>(path: &Path, printer: Printer, run: impl FnOnce(Input<'_>) -> T) -> Result<Result<T, Outcome>, MachineError> {
    let Some(format) = DataFormat::of_path(path) else {
        // The empty form is a name alone: every data file has passed by its extension.
        let no_image = |name: &str| Err(format!("an empty form has no image `{name}`"));
        return Ok(Ok(run(Input { name: "the empty form", text: "", format: DataFormat::Toml, images: &no_image })));
    };
    let text = match read_text(path)? {
        FileText::Text(text) => text,
        FileText::NotUtf8 { lossy, at } => return Ok(Err(printer.not_text(path, &lossy, at))),
    };
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let images = |name: &str| read_image(&folder, name);
    let name = path.display().to_string();
    Ok(Ok(run(Input { name: &name, text: &text, format, images: &images })))
}

pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn colours(choice: Colour) -> bool {
    match choice {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}

/// Prints messages on standard error.
#[derive(Clone, Copy)]
struct Printer {
    format: MessageFormat,
    colours: bool,
}

impl Printer {
    fn diagnostics(self, diags: &Diagnostics) {
        let text = match self.format {
            MessageFormat::Human => print::human(diags, self.colours),
            MessageFormat::Json => print::json_lines(diags),
        };
        drop(write!(std::io::stderr(), "{text}"));
    }

    fn wrong_use(self, message: &str) -> Outcome {
        self.plain("usage", message);
        Outcome::WrongUse
    }

    fn not_text(self, path: &Path, lossy: &str, at: usize) -> Outcome {
        let mut diags = without_choices();
        let source = diags.sources.add(path.display().to_string(), lossy);
        let span = Span { source, start: at, end: at + '\u{FFFD}'.len_utf8() };
        diags.push(Diagnostic::error("encoding", "the file is not UTF-8 text from here on").at(span).hint("save it as UTF-8"));
        self.diagnostics(&diags);
        Outcome::InputErrors
    }

    fn machine_failed(self, error: &MachineError) -> Outcome {
        self.plain("machine", &error.0);
        Outcome::MachineFailed
    }

    fn plain(self, rule: &'static str, message: &str) {
        self.say(Diagnostic::error(rule, message));
    }

    fn say(self, diagnostic: Diagnostic) {
        let mut diags = without_choices();
        diags.push(diagnostic);
        self.diagnostics(&diags);
    }
}
