//! What the tests share: small packs, and the three trees as texts that a person can read.

pub(crate) mod deck;
pub(crate) mod desk;
pub(crate) mod flow;
pub(crate) mod holds;
pub(crate) mod tree;
pub(crate) mod words;

use indexmap::IndexMap;
use std::borrow::Cow;
use std::path::Path;
use yearend::diag::Diagnostics;
use yearend::picture::Image;
use yearend::report::FaceWish;
use yearend::report::Text;
use yearend::source::TemplatePack;
use yearend::source::data::DataFormat;
use yearend::theme::Theme;
use yearend::units::{Emu, Rect, Size};
use yearend::{Built, Input, LaidOut, Options, Outputs};

/// Title and words of a pack that has one section and no closing.
const MANIFEST: &str = r#"
about = { en = "One section" }
sections = [{ key = "report", title = { zh-CN = "正文", en = "Report" } }]

[words.zh-CN]
contents = "目录"
figure = "图"
table = "表"
presenter = "演讲人"
date = "日期"
part = "PART"
key_figures = "关键数据"
page_of = "第{page}页，共{pages}页"
source = "数据来源"

[words.en]
contents = "Contents"
figure = "Figure"
table = "Table"
presenter = "Presenter"
date = "Date"
part = "PART"
key_figures = "Key figures"
page_of = "Page {page} of {pages}"
source = "Source"
"#;

/// A pack of one section, the same file for both languages.
pub(crate) fn pack_of(markdown: &str) -> TemplatePack {
    let file = |path: &str| (path.to_owned(), Cow::Owned(markdown.to_owned()));
    TemplatePack {
        name: "case".to_owned(),
        manifest: toml::from_str(MANIFEST).expect("a manifest"),
        files: IndexMap::from([file("zh-CN/report.md"), file("en/report.md")]),
    }
}

/// Options for both files, with the house theme.
pub(crate) fn options(pack: Option<TemplatePack>) -> Options {
    Options {
        pack,
        language: None,
        theme: Theme::house(),
        outputs: Outputs { pptx: true, docx: true },
        charts: FaceWish::Auto,
        draft: false,
        blank: false,
    }
}

pub(crate) fn no_image(name: &str) -> Result<Image, String> {
    Err(format!("there is no image `{name}`"))
}

/// Lays out a data text with a pack.
pub(crate) fn lay_out(data: &str, pack: Option<TemplatePack>, diags: &mut Diagnostics) -> Option<LaidOut> {
    let input = Input { name: "data.toml", text: data, format: DataFormat::Toml, images: &no_image };
    yearend::lay_out(input, &options(pack), diags)
}

/// Builds both files of a data text with a pack.
pub(crate) fn build(data: &str, pack: Option<TemplatePack>, diags: &mut Diagnostics) -> Option<Built> {
    let input = Input { name: "data.toml", text: data, format: DataFormat::Toml, images: &no_image };
    yearend::build(input, &options(pack), diags).expect("sound packages")
}

/// Holds a text against the file `name.snap` of a case's folder.
pub(crate) fn snapshot(folder: &Path, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// A text in quotes, its middle left out where it is long: snapshots show what stands where, tests hold that all of it does.
fn quoted(text: &str) -> String {
    const HEAD: usize = 48;
    const TAIL: usize = 12;
    let characters: Vec<char> = text.chars().collect();
    if characters.len() <= HEAD + TAIL + 10 {
        return format!("{text:?}");
    }
    let (head, tail) = (&characters[..HEAD], &characters[characters.len() - TAIL..]);
    let left_out = characters.len() - HEAD - TAIL;
    format!("{:?} …{left_out}… {:?}", head.iter().collect::<String>(), tail.iter().collect::<String>())
}

/// Styled text with `**` and `*` around its runs.
fn styled(text: &Text) -> String {
    let runs = text.0.iter().map(|run| match (run.bold, run.italic) {
        (false, false) => run.text.clone(),
        (true, false) => format!("**{}**", run.text),
        (false, true) => format!("*{}*", run.text),
        (true, true) => format!("***{}***", run.text),
    });
    quoted(&runs.collect::<String>())
}

/// "4.0×2.0 in".
fn extent(size: Size) -> String {
    format!("{}×{} in", inches(size.width), inches(size.height))
}

/// "4.0×2.0 in at 0.6,1.5".
fn place(rect: Rect) -> String {
    format!("{} at {},{}", extent(rect.size()), inches(rect.x), inches(rect.y))
}

fn inches(length: Emu) -> String {
    format!("{:.1}", length.as_inches())
}
