//! The guide `report-templates/README.md` keeps its word: every example in it builds.
//!
//! The convention, as the guide itself tells it. A fence called `markdown` is a section of a pack; it is built against the data
//! of the `toml` fences before it under the same heading, or else against the sample of its language (`markdown zh-CN`; English
//! where it names none). Data without `[report]` gets one, and a section without `## ` gets a title. A fence with a file's name
//! (`toml my-pack/template.toml`) is a file that the commands of the `sh` fences after it find.

use crate::support::desk::Desk;
use crate::support::{options, pack_of};
use std::path::Path;
use yearend::cli::print::human;
use yearend::diag::{Diagnostics, Severity};
use yearend::picture::{Image, ImageFormat};
use yearend::source::data::DataFormat;
use yearend::{Built, Input};

const GUIDE: &str = include_str!("../../report-templates/README.md");

/// A fenced block of the guide.
struct Fence<'a> {
    /// Line of the guide it begins on, from 1.
    line: usize,
    /// The words behind the backticks: language, then a file's name or the language of a report.
    info: Vec<&'a str>,
    text: String,
    /// How many headings stand before it.
    chapter: usize,
}

#[test]
fn every_example_of_the_guide_builds_without_a_complaint() {
    let fences = fences();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (index, fence) in fences.iter().enumerate().filter(|(_, fence)| fence.is_example()) {
        count += 1;
        let data = data_before(&fences[..index], fence);
        let section = if has_topic(&fence.text) { fence.text.clone() } else { format!("## Example\n\n{}", fence.text) };
        let mut diags = Diagnostics::default();
        let built = build(&data, &section, &mut diags);
        // Samples hold more than one example shows.
        let complaint = diags.list().iter().any(|each| each.severity > Severity::Note && each.rule != "unused-data");
        if built.is_none() || complaint {
            wrong.push(format!("example on line {}:\n{}", fence.line, human(&diags, false)));
        }
    }
    assert!(count > 0, "the guide has no examples");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_commands_of_the_guide_work_as_written() {
    let desk = Desk::new();
    for fence in fences() {
        match fence.info[..] {
            [_, name] if name.contains('.') => desk.write(name, &fence.text),
            ["sh"] => run_commands(&desk, &fence),
            _ => {}
        }
    }
}

fn run_commands(desk: &Desk, fence: &Fence) {
    for command in fence.text.lines().filter_map(|line| line.strip_prefix("yearend ")) {
        let arguments: Vec<&str> = command.split('#').next().unwrap_or_default().split_whitespace().collect();
        let run = desk.run(&arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "line {}: yearend {command}", fence.line);
    }
}

impl Fence<'_> {
    fn is_example(&self) -> bool {
        self.info[0] == "markdown" && self.info.get(1).is_none_or(|word| !word.contains('.'))
    }
}

fn build(data: &str, section: &str, diags: &mut Diagnostics) -> Option<Built> {
    let input = Input { name: "data.toml", text: data, format: DataFormat::Toml, images: &any_image };
    yearend::build(input, &options(Some(pack_of(section))), diags).expect("sound packages")
}

/// Whatever picture an example names.
#[expect(clippy::unnecessary_wraps, reason = "pictures are found by one signature")]
fn any_image(_: &str) -> Result<Image, String> {
    let bytes = include_bytes!("../../docs/gallery/trend.png").to_vec();
    let size = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    let (pixel_width, pixel_height) = (size(16), size(20));
    Ok(Image { format: ImageFormat::Png, pixel_width, pixel_height, bytes, alt: String::new() })
}

/// What the example is built against: the data fences right before it, or the sample of its language.
fn data_before(before: &[Fence], example: &Fence) -> String {
    let chapter = before.iter().filter(|fence| fence.chapter == example.chapter);
    let mut data = String::new();
    let mut used = false;
    for fence in chapter {
        if fence.is_example() {
            used = true;
        } else if fence.info == ["toml"] {
            // Data behind an example is the next example's.
            if std::mem::take(&mut used) {
                data.clear();
            }
            data.push_str(&fence.text);
        }
    }
    let language = example.info.get(1).copied().unwrap_or("en");
    if data.is_empty() {
        let name = if language == "en" { "service-desk-2025.toml" } else { "complaints-2025.toml" };
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(name);
        return std::fs::read_to_string(path).expect("a sample");
    }
    if data.contains("[report]") {
        return data;
    }
    format!("[report]\ntitle = \"Example\"\nperiod = \"2025\"\nlanguage = \"{language}\"\n\n{data}")
}

fn has_topic(markdown: &str) -> bool {
    markdown.lines().any(|line| line.starts_with("## "))
}

fn fences() -> Vec<Fence<'static>> {
    let mut fences: Vec<Fence> = Vec::new();
    let mut open: Option<&str> = None;
    let mut chapter = 0;
    for (index, line) in GUIDE.lines().enumerate() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match open {
            Some(marks) if line.trim_end() == marks => open = None,
            Some(_) => {
                if let Some(fence) = fences.last_mut() {
                    fence.text.push_str(line);
                    fence.text.push('\n');
                }
            }
            None if ticks >= 3 => {
                open = Some(&line[..ticks]);
                let info: Vec<&str> = line[ticks..].split_whitespace().collect();
                assert!(!info.is_empty(), "line {}: a fence without a name", index + 1);
                fences.push(Fence { line: index + 1, info, text: String::new(), chapter });
            }
            None if line.starts_with('#') => chapter += 1,
            None => {}
        }
    }
    assert_eq!(open, None, "a fence is never closed");
    fences
}
