//! The command line as users type it.

use crate::number::Language;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// One data file in; an editable PowerPoint deck and a Word report out, saying exactly what the data says.
#[derive(Debug, Parser)]
#[command(
    name = "yearend",
    version,
    after_help = "Examples:\n  yearend init --lang en data.toml\n  yearend check data.toml\n  yearend build data.toml\n  yearend build data.toml --template handling-review\n  yearend build data.json -o reports --format pptx\n\nExit codes: 0 done; 1 the input has errors; 2 the command line is wrong; 3 the machine refused.\nHow to write a data file: docs/data-file.md"
)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// How messages are printed on standard error.
    #[arg(long, global = true, value_enum, default_value_t = MessageFormat::Human)]
    pub(crate) message_format: MessageFormat,
    /// When messages are coloured.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the deck and the document from each data file
    Build(Build),
    /// Report every problem of the data files; write nothing
    Check(Check),
    /// Write the charts alone, as SVG and PNG; with `--gallery`, one of every kind
    Charts(Charts),
    /// Write a commented data file to begin with
    Init(Init),
    /// List the templates, or show what one shows and needs
    Templates(Templates),
    /// Print a JSON Schema of the data file, by which editors complete and check it
    Schema(Schema),
    /// Print the completions for a shell
    Completions {
        /// The shell to complete for
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) source: SourceArguments,
    /// Folder to write to; made where it does not exist
    #[arg(short, long, default_value = "output", value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// Files to write
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Format::Pptx, Format::Docx])]
    pub(crate) format: Vec<Format>,
    /// Who draws the charts; `auto` lets each chart's template decide
    #[arg(long, value_enum, default_value_t = ChartFace::Auto)]
    pub(crate) charts: ChartFace,
    /// Write in spite of errors that leave something out; the files say that they are drafts
    #[arg(long)]
    pub(crate) draft: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) source: SourceArguments,
    /// Say too which kind was chosen for each chart of the kind `auto`, and why
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Args)]
#[command(mut_arg("data", |data| data.required_unless_present("gallery")))]
pub(crate) struct Charts {
    #[command(flatten)]
    pub(crate) source: SourceArguments,
    /// Needs no data: draw every kind of chart, and a deck that shows each as Office draws it beside the picture
    #[arg(long, conflicts_with_all = ["data", "template", "blank"])]
    pub(crate) gallery: bool,
    /// Folder to write to; made where it does not exist
    #[arg(short, long, default_value = "output", value_name = "DIR")]
    pub(crate) output: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The file to write, `.toml` or `.json` (JSON has no comments)
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// A template's name, or a folder with one
    #[arg(long, value_name = "NAME|DIR", default_value = crate::DEFAULT_TEMPLATE)]
    pub(crate) template: String,
    /// Language of the file and of the report [default: the locale's]
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(crate) lang: Option<LanguageName>,
    /// Replace the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Templates {
    /// A template's name, or a folder with one
    #[arg(value_name = "NAME|DIR")]
    pub(crate) name: Option<String>,
    /// Language of the descriptions
    #[arg(long, value_enum, value_name = "LANGUAGE", default_value_t = LanguageName::En)]
    pub(crate) lang: LanguageName,
}

#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// A template's name, or a folder with one [default: what all templates have in common]
    #[arg(value_name = "NAME|DIR")]
    pub(crate) template: Option<String>,
    /// Language of the descriptions
    #[arg(long, value_enum, value_name = "LANGUAGE", default_value_t = LanguageName::En)]
    pub(crate) lang: LanguageName,
}

#[derive(Debug, Args)]
pub(crate) struct SourceArguments {
    /// Data files, TOML or JSON
    #[arg(required_unless_present = "blank", value_name = "DATA")]
    pub(crate) data: Vec<PathBuf>,
    /// Make a form: print what the data lacks as blanks to fill in; without data, the empty form of `--template`
    #[arg(long)]
    pub(crate) blank: bool,
    /// A template's name, or a folder with one; where it is not the data's own, the files bear its name too
    /// [default: the data's own, else annual-summary]
    #[arg(long, value_name = "NAME|DIR")]
    pub(crate) template: Option<String>,
    /// A theme's name, or a theme file
    #[arg(long, value_name = "NAME|FILE", default_value = "house")]
    pub(crate) theme: PathBuf,
    /// Language of the words [default: the data's own]
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(crate) lang: Option<LanguageName>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// PowerPoint deck
    Pptx,
    /// Word document
    Docx,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChartFace {
    /// Office where it has the kind of chart, pictures otherwise
    Auto,
    /// Office, from a workbook that *Edit Data* opens; an error where it has no such kind
    Native,
    /// Nobody but this program: pictures that look the same everywhere
    Picture,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum MessageFormat {
    /// For people: source line and caret
    Human,
    /// For programs: one JSON object a line
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageName {
    /// Simplified Chinese
    #[value(name = "zh-CN")]
    ZhCn,
    /// English
    #[value(name = "en")]
    En,
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::ZhCn => Self::ZhCn,
            LanguageName::En => Self::En,
        }
    }
}
