//! The command line as users type it.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// One data file in; an editable PowerPoint deck and a Word report out, saying exactly what the data says.
#[derive(Debug, Parser)]
#[command(
    name = "yearend",
    version,
    after_help = "Examples:\n  yearend build sample-data/complaints-2025.toml\n  yearend check data.toml\n  yearend build data.json -o reports --format pptx\n\nHow to write a data file: docs/data-file.md"
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
    /// Write the charts alone, as SVG and PNG
    Charts(Charts),
    /// List the templates, or show what one needs
    Templates {
        /// Name of a template
        name: Option<String>,
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
    /// Write in spite of errors that leave something out; the files say that they are drafts
    #[arg(long)]
    pub(crate) draft: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) source: SourceArguments,
}

#[derive(Debug, Args)]
pub(crate) struct Charts {
    #[command(flatten)]
    pub(crate) source: SourceArguments,
    /// Folder to write to; made where it does not exist
    #[arg(short, long, default_value = "output", value_name = "DIR")]
    pub(crate) output: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct SourceArguments {
    /// Data files, TOML or JSON
    #[arg(required = true, value_name = "DATA")]
    pub(crate) data: Vec<PathBuf>,
    /// A template's name, or a folder with one [default: the data's own, else annual-summary]
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
