//! Fenced blocks: a known name and a TOML body that names its data.

mod form;
mod keys;
mod measure;
mod panel;
mod table;

pub(super) use form::{FieldFence, FieldsFence, LinesFence};
pub(super) use measure::MeasureFence;
pub(super) use panel::{CalloutFence, DefinitionsFence, PairBase, PairFence, ProcessFence, SignatureFence, StepFence};
pub(super) use table::{ColumnFence, TableFence, Units};

use super::bind::{Binder, signature};
use super::data::suggest::did_you_mean;
use super::escape::{MISSING_START, unescape};
use super::missing;
use super::render::line_span;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::number::Unit;
use crate::report::{Arrangement, BlockKind, FaceWish, Outlet, Role, Tile};
use keys::keys_of;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The names a fence may have.
pub(super) const NAMES: [&str; 19] = [
    "topic",
    "chart",
    "table",
    "lines",
    "fields",
    "tiles",
    "key-figures",
    "cards",
    "process",
    "pair",
    "callout",
    "definitions",
    "signature",
    "image",
    "evidence",
    "prose",
    "notes",
    "document",
    "slide",
];

/// What a fence turned out to be.
pub(super) enum Fenced {
    /// Settings of the topic it stands in.
    Topic(TopicSettings),
    /// A block, with the role its author gave it.
    Block(BlockKind, Option<Role>),
    /// Key figures of the section.
    KeyFigures(Vec<Tile>),
}

/// ```` ```topic ````
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct TopicSettings {
    /// The document's heading.
    pub(super) heading: String,
    /// How the evidence stands.
    pub(super) arrange: Arrangement,
    /// Where it comes from.
    pub(super) source: String,
    /// The title to use where the computed one lacks its data.
    pub(super) fallback: Option<String>,
    /// Which output shows it.
    pub(super) outlet: Outlet,
}

/// ```` ```chart ````
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChartFence {
    pub(super) kind: ChartName,
    pub(super) from: OneOrMany,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) caption: String,
    pub(super) highlight: Option<String>,
    pub(super) previous: Option<bool>,
    #[serde(default = "yes")]
    pub(super) target: bool,
    #[serde(default = "yes")]
    pub(super) sort: bool,
    #[serde(default)]
    pub(super) measure: Measure,
    /// Whether it is drawn by Office or as a picture.
    #[serde(default, rename = "as")]
    pub(super) face: FaceWish,
    /// Of a breakdown only so many, the largest; the rest stand together.
    pub(super) top: Option<usize>,
    /// The series drawn as a line on the second axis of a combo.
    pub(super) secondary: Option<String>,
    /// What the numbers of a table count, which has no unit of its own.
    pub(super) unit: Option<String>,
    /// The measure of a scatter that lies across.
    pub(super) across: Option<MeasureFence>,
    /// The measure of a scatter that lies upwards.
    pub(super) up: Option<MeasureFence>,
    #[serde(flatten)]
    pub(super) choice: Choice,
}

impl ChartFence {
    /// The unit that the fence names.
    pub(super) fn unit(&self) -> Unit {
        self.unit.as_deref().map(Unit::parse).unwrap_or_default()
    }

    /// Whether its kind shows several breakdowns over the same items.
    fn takes_breakdowns(&self) -> bool {
        matches!(
            self.kind,
            ChartName::Auto | ChartName::Scatter | ChartName::Radar | ChartName::HeatMap | ChartName::SmallMultiples
        )
    }
}

/// The kinds as templates name them.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ChartName {
    /// What the data's shape asks for.
    Auto,
    Column,
    Stacked,
    Percent,
    Bar,
    Line,
    Area,
    Donut,
    Pie,
    Scatter,
    Pareto,
    Waterfall,
    Funnel,
    Radar,
    HeatMap,
    CalendarHeatMap,
    SmallMultiples,
    Combo,
    BeforeAfter,
    Gantt,
    Dumbbell,
    Slope,
    Bullet,
    Gauge,
}

/// What of a metric or record a bar shows.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Measure {
    /// The value itself.
    #[default]
    Value,
    /// How much of the target was reached, in per cent.
    Attainment,
    /// How much it changed for the better, in per cent of the base.
    Improvement,
}

/// ```` ```tiles ```` and ```` ```key-figures ````
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TilesFence {
    /// Whether small lines show how the values came about.
    #[serde(default = "yes")]
    pub(super) spark: bool,
    #[serde(flatten)]
    pub(super) choice: Choice,
}

/// Which metrics or records are meant.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Choice {
    /// Their keys.
    pub(super) metrics: Option<Vec<String>>,
    /// A list of keys in the narrative: `sections.kpis.key_metrics`.
    pub(super) keys: Option<String>,
    /// The group they belong to.
    pub(super) group: Option<String>,
    /// At most so many.
    pub(super) most: Option<usize>,
}

/// ```` ```cards ````
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CardsFence {
    pub(super) from: Option<String>,
    #[serde(default = "title_field")]
    pub(super) title: String,
    #[serde(default = "text_fields")]
    pub(super) text: Vec<String>,
    #[serde(default = "figure_field")]
    pub(super) figure: String,
    #[serde(default)]
    pub(super) card: Vec<CardFence>,
    pub(super) most: Option<usize>,
}

/// A card written out in the template.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CardFence {
    pub(super) title: String,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) figure: String,
}

/// ```` ```image ````
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ImageFence {
    pub(super) file: String,
    pub(super) alt: String,
}

/// Roles as templates name them.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RoleName {
    Evidence,
    Prose,
    Notes,
    Document,
    Slide,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Evidence => Self::Evidence,
            RoleName::Prose => Self::Prose,
            RoleName::Notes => Self::Cue,
            RoleName::Document => Self::Document,
            RoleName::Slide => Self::Slide,
        }
    }
}

/// One path or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub(super) fn paths(&self) -> &[String] {
        match self {
            Self::One(path) => std::slice::from_ref(path),
            Self::Many(paths) => paths,
        }
    }
}

/// Reads a fence; what it cannot be is said.
pub(super) fn read(name: &str, body: &str, span: Option<Span>, binder: &Binder<'_>, diags: &mut Diagnostics) -> Option<Fenced> {
    match name {
        "topic" => settings(body, span, diags).map(Fenced::Topic),
        "chart" => {
            let fence: ChartFence = parse(name, body, span, diags)?;
            let fits = fits_one_chart(&fence, span, diags);
            fits.then(|| binder.chart(&fence, span, diags)).flatten().map(|kind| Fenced::Block(kind, None))
        }
        "table" => {
            let fence: TableFence = parse(name, body, span, diags)?;
            let role = fence.role.map(Role::from);
            binder.table(&fence, span, diags).map(|table| Fenced::Block(BlockKind::Table(table), role))
        }
        "lines" => binder.listed(&parse(name, body, span, diags)?, span, diags).map(|kind| Fenced::Block(kind, None)),
        "fields" => Some(Fenced::Block(binder.fields(&parse(name, body, span, diags)?), None)),
        "tiles" => {
            let fence: TilesFence = parse(name, body, span, diags)?;
            Some(Fenced::Block(BlockKind::Tiles(binder.tiles(&fence, span, diags)), None))
        }
        "key-figures" => {
            let fence: TilesFence = parse(name, body, span, diags)?;
            Some(Fenced::KeyFigures(binder.key_figures(&fence, span, diags)))
        }
        "cards" => {
            let cards = binder.cards(&parse(name, body, span, diags)?, span, diags);
            Some(Fenced::Block(BlockKind::Cards(cards), None))
        }
        "process" => {
            let steps = binder.process(&parse(name, body, span, diags)?, span, diags);
            Some(Fenced::Block(BlockKind::Process(steps), None))
        }
        "pair" => {
            let pairs = binder.pairs(&parse(name, body, span, diags)?, span, diags);
            Some(Fenced::Block(BlockKind::Pairs(pairs), None))
        }
        "callout" => {
            let callout = binder.callout(&parse(name, body, span, diags)?, span, diags)?;
            Some(Fenced::Block(BlockKind::Callout(callout), None))
        }
        "definitions" => {
            let definitions = binder.definitions(&parse(name, body, span, diags)?, span, diags);
            Some(Fenced::Block(BlockKind::Definitions(definitions), None))
        }
        "signature" => {
            let signature = signature(&parse(name, body, span, diags)?);
            Some(Fenced::Block(BlockKind::Signature(signature), Some(Role::Document)))
        }
        "image" => {
            binder.image(&parse(name, body, span, diags)?, span, diags).map(|image| Fenced::Block(BlockKind::Image(image), None))
        }
        "" => {
            diags.push(
                Diagnostic::error("unknown-block", "a block has no name")
                    .at(span)
                    .hint(format!("the known blocks are {}", NAMES.join(", "))),
            );
            None
        }
        _ => {
            let hint = match super::suggest(name, NAMES.iter().copied()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("the known blocks are {}", NAMES.join(", ")),
            };
            diags.push(Diagnostic::error("unknown-block", format!("there is no block called `{name}`")).at(span).hint(hint));
            None
        }
    }
}

/// Whether a chart can show all that its fence names: several curves, or one thing of any other kind.
fn fits_one_chart(fence: &ChartFence, span: Option<Span>, diags: &mut Diagnostics) -> bool {
    let paths = fence.from.paths();
    let several = paths.iter().filter(|_| paths.len() > 1);
    let pair = fence.takes_breakdowns() && paths.iter().all(|path| path.starts_with("breakdowns."));
    let odd = several.filter(|_| !pair).chain(&fence.secondary).find(|path| !path.starts_with("series."));
    if let Some(path) = odd {
        let message = format!("`{path}` is no series; a chart shows several series together, or one thing of any other kind");
        diags.push(Diagnostic::error("block-body", message).at(span).hint("make a chart of its own for it"));
    }
    odd.is_none()
}

/// The topic fence keeps marks of missing data out of its texts: a heading without its data is no heading.
fn settings(body: &str, span: Option<Span>, diags: &mut Diagnostics) -> Option<TopicSettings> {
    let mut settings: TopicSettings = parse("topic", body, span, diags)?;
    for text in [&mut settings.heading, &mut settings.source].into_iter().chain(settings.fallback.as_mut()) {
        if text.contains(MISSING_START) {
            missing::report(text, "left out the label", span, diags);
            text.clear();
        }
    }
    Some(settings)
}

fn parse<T: DeserializeOwned>(name: &str, body: &str, span: Option<Span>, diags: &mut Diagnostics) -> Option<T> {
    let table: Result<toml::Table, _> = body.parse();
    let result = table.and_then(|table| decode_table(table).try_into());
    match result {
        Ok(fence) => Some(fence),
        Err(error) => {
            let message = unescape(error.message());
            let words: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
            let line = match error.span() {
                Some(bytes) => body.get(..bytes.start).map(|before| before.matches('\n').count()),
                None => words.first().and_then(|word| body.lines().position(|line| unescape(line).contains(word))),
            };
            let place = span.map(|span| line.map_or(span, |line| line_of_body(span, body, line, diags)));
            let diagnostic = Diagnostic::error("block-body", message.clone()).at(place);
            diags.push(match meant(name, &message, &words) {
                Some(hint) => diagnostic.hint(hint),
                None => diagnostic,
            });
            None
        }
    }
}

/// What a misspelt key or word was meant to be.
fn meant(name: &str, message: &str, words: &[&str]) -> Option<String> {
    let (word, listed) = words.split_first()?;
    if !message.starts_with("unknown") {
        return None;
    }
    let known = if listed.is_empty() { keys_of(name) } else { listed };
    let list = || format!("a `{name}` knows {}", known.join(", "));
    did_you_mean(word, known.iter().copied()).or_else(|| listed.is_empty().then(list))
}

/// The template's line of a line of the rendered body, where both begin alike; otherwise the fence.
fn line_of_body(fence: Span, body: &str, line: usize, diags: &Diagnostics) -> Span {
    let number = diags.sources.place(fence).line + 1 + line;
    let key = |line: &str| line.split('=').next().unwrap_or_default().trim().to_owned();
    let written = diags.sources.get(fence.source).text.lines().nth(number - 1).map(key);
    let rendered = body.lines().nth(line).map(|line| key(&unescape(line)));
    if written.is_some() && written == rendered { line_span(diags, fence.source, number, 0) } else { fence }
}

/// Stand-ins back into the characters they stand for, in every string of the body; marks of missing data stay.
fn decode_table(table: toml::Table) -> toml::Table {
    table.into_iter().map(|(key, value)| (key, decode_value(value))).collect()
}

fn decode_value(value: toml::Value) -> toml::Value {
    match value {
        toml::Value::String(text) => toml::Value::String(unescape(&text)),
        toml::Value::Array(items) => toml::Value::Array(items.into_iter().map(decode_value).collect()),
        toml::Value::Table(table) => toml::Value::Table(decode_table(table)),
        toml::Value::Integer(_) | toml::Value::Float(_) | toml::Value::Boolean(_) | toml::Value::Datetime(_) => value,
    }
}

fn yes() -> bool {
    true
}

fn title_field() -> String {
    "title".to_owned()
}

fn text_fields() -> Vec<String> {
    vec!["text".to_owned()]
}

fn figure_field() -> String {
    "figure".to_owned()
}
