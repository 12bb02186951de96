//! The program from outside: what it writes, prints and answers to the shell.

use crate::support::desk::Desk;
use serde_json::Value;
use std::fs;
use std::path::Path;

const GOOD: &str = r#"
[report]
title = "Year"
period = "2025"
language = "en"
[metrics.tickets]
name = "Tickets"
unit = "tickets"
value = 1200
year_ago = 1000
target = 1100
better = "lower"
"#;
const MISTAKES: &str = "[report]\ntitle = \"Year\"\nperiod = \"2025\"\nlanguage = \"en\"\n\
                        [metrics.tickets]\nname = \"Tickets\"\nvalue = \"12\"\ntaget = 5\n";

#[test]
fn build_writes_both_files_and_prints_a_line_each() {
    let desk = Desk::new();
    desk.write("data.toml", GOOD);
    let run = desk.run(&["build", "data.toml"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("`improvements`") && !run.err.contains("error"), "{}", run.err);
    assert_eq!(desk.files("output"), ["data.docx", "data.pptx"]);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", run.out);
    assert!(lines[0].contains("data.pptx  ") && lines[0].contains(" slides, ") && lines[0].ends_with(" warnings"), "{}", run.out);
    assert!(lines[1].contains("data.docx  ") && lines[1].contains(" section"), "{}", run.out);
    for name in ["data.pptx", "data.docx"] {
        assert!(desk.read(&format!("output/{name}")).starts_with(b"PK"), "{name} is a zip archive");
    }
}

#[test]
fn two_runs_write_the_same_bytes() {
    let desk = Desk::new();
    desk.write("data.toml", GOOD);
    for folder in ["one", "two"] {
        assert_eq!(desk.run(&["build", "data.toml", "-o", folder]).code, 0);
    }
    for name in ["data.pptx", "data.docx"] {
        assert_eq!(desk.read(&format!("one/{name}")), desk.read(&format!("two/{name}")), "{name}");
    }
}

#[test]
fn toml_and_json_of_the_complaints_give_the_same_bytes() {
    let desk = Desk::new();
    for format in ["toml", "json"] {
        let run = desk.run(&["build", &sample(&format!("complaints-2025.{format}")), "-o", format]);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    for name in ["complaints-2025.pptx", "complaints-2025.docx"] {
        assert!(desk.read(&format!("toml/{name}")) == desk.read(&format!("json/{name}")), "{name} differs");
    }
}

#[test]
fn only_the_formats_asked_for_are_written() {
    let desk = Desk::new();
    desk.write("data.toml", GOOD);
    assert_eq!(desk.run(&["build", "data.toml", "--format", "docx", "-o", "document"]).code, 0);
    assert_eq!(desk.files("document"), ["data.docx"]);
    assert_eq!(desk.run(&["build", "data.toml", "--format", "pptx", "-o", "deck"]).code, 0);
    assert_eq!(desk.files("deck"), ["data.pptx"]);
}

#[test]
fn errors_in_the_data_are_code_1_all_said_and_nothing_is_written() {
    let desk = Desk::new();
    desk.write("data.toml", MISTAKES);
    let run = desk.run(&["build", "data.toml"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.contains("error[wrong-type]") && run.err.contains("data.toml:7:9"), "{}", run.err);
    assert!(run.err.contains("warning[unknown-key]") && run.err.contains("did you mean `target`?"), "{}", run.err);
    assert_eq!(desk.files("."), ["data.toml"]);
}

#[test]
fn a_file_that_is_there_stays_whole_when_the_next_build_fails() {
    let desk = Desk::new();
    desk.write("data.toml", GOOD);
    assert_eq!(desk.run(&["build", "data.toml"]).code, 0);
    let before = desk.read("output/data.pptx");
    desk.write("data.toml", MISTAKES);
    assert_eq!(desk.run(&["build", "data.toml"]).code, 1);
    assert!(desk.read("output/data.pptx") == before);
    assert_eq!(desk.files("output"), ["data.docx", "data.pptx"], "no scraps are left");
}

#[test]
fn a_second_build_replaces_the_files() {
    let desk = Desk::new();
    desk.write("data.toml", GOOD);
    fs::create_dir(desk.path("output")).expect("a folder");
    desk.write("output/data.pptx", "something else");
    assert_eq!(desk.run(&["build", "data.toml"]).code, 0);
    assert!(desk.read("output/data.pptx").starts_with(b"PK"));
    assert_eq!(desk.files("output"), ["data.docx", "data.pptx"]);
}

#[test]
fn a_draft_is_written_in_spite_of_errors_and_says_so() {
    let desk = Desk::new();
    desk.write("data.toml", MISTAKES);
    let run = desk.run(&["build", "data.toml", "--draft"]);
    assert_eq!(run.code, 1);
    assert_eq!(desk.files("output"), ["data.docx", "data.pptx"]);
    assert!(run.err.contains("error[wrong-type]"));
    let properties = desk.part("output/data.pptx", "docProps/core.xml");
    assert!(properties.contains("DRAFT: Year"), "{properties}");
    assert!(desk.part("output/data.docx", "docProps/core.xml").contains("DRAFT: Year"));
}

#[test]
fn a_wrong_command_line_is_code_2() {
    let desk = Desk::new();
    desk.write("data.toml", GOOD);
    desk.write("data.xlsx", "");
    let wrong: [&[&str]; 8] = [
        &[],
        &["build"],
        &["build", "data.toml", "--formta", "docx"],
        &["build", "data.toml", "--format", "pdf"],
        &["build", "data.xlsx"],
        &["build", "data.toml", "--template", "anual-summary"],
        &["build", "data.toml", "--theme", "hause"],
        &["templates", "nothing"],
    ];
    for arguments in wrong {
        let run = desk.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.err);
        assert!(!run.err.is_empty() && run.out.is_empty(), "{arguments:?}");
    }
    assert_eq!(desk.files("."), ["data.toml", "data.xlsx"]);
}

#[test]
fn what_the_machine_refuses_is_code_3() {
    let desk = Desk::new();
    desk.write("data.toml", GOOD);
    desk.write("in-the-way", "a file, not a folder");
    let missing = desk.run(&["build", "nowhere.toml"]);
    assert_eq!(missing.code, 3);
    assert!(missing.err.contains("cannot read `nowhere.toml`"), "{}", missing.err);
    let blocked = desk.run(&["build", "data.toml", "-o", "in-the-way"]);
    assert_eq!(blocked.code, 3);
    assert!(blocked.err.contains("cannot write `in-the-way"), "{}", blocked.err);
    assert_eq!(desk.files("."), ["data.toml", "in-the-way"]);
}

#[test]
fn one_bad_file_does_not_keep_the_others_from_being_built() {
    let desk = Desk::new();
    desk.write("bad.toml", MISTAKES);
    desk.write("good.toml", GOOD);
    let run = desk.run(&["build", "bad.toml", "good.toml"]);
    assert_eq!(run.code, 1);
    assert_eq!(desk.files("output"), ["good.docx", "good.pptx"]);
}

#[test]
fn messages_for_programs_are_one_json_object_a_line() {
    let desk = Desk::new();
    desk.write("data.toml", MISTAKES);
    desk.write("data.json", "{\"report\": {\"title\": 1}}");
    for (arguments, count) in [
        (["check", "data.toml", "--message-format", "json"], 2),
        (["--message-format", "json", "check", "data.json"], 1),
        (["check", "nowhere.toml", "--message-format", "json"], 1),
    ] {
        let run = desk.run(&arguments);
        let messages: Vec<Value> = run.err.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
        assert!(messages.len() >= count, "{}", run.err);
        for message in &messages {
            assert!(message["severity"].is_string() && message["rule"].is_string() && message["message"].is_string());
        }
    }
    let run = desk.run(&["check", "data.toml", "--message-format", "json"]);
    let line = run.err.lines().find(|line| line.contains("wrong-type")).expect("the error");
    let first: Value = serde_json::from_str(line).expect("JSON");
    assert_eq!(
        [&first["file"], &first["line"], &first["column"], &first["end_column"]],
        [&Value::from("data.toml"), &Value::from(7), &Value::from(9), &Value::from(13)]
    );
}

#[test]
fn check_says_the_same_and_writes_nothing() {
    let desk = Desk::new();
    desk.write("bad.toml", MISTAKES);
    desk.write("good.toml", GOOD);
    let good = desk.run(&["check", "good.toml"]);
    assert_eq!(good.code, 0);
    assert!(good.out.starts_with("good.toml  0 errors, "), "{}", good.out);
    let bad = desk.run(&["check", "bad.toml"]);
    assert_eq!(bad.code, 1);
    assert_eq!(bad.err, desk.run(&["build", "bad.toml"]).err);
    assert_eq!(desk.files("."), ["bad.toml", "good.toml"]);
}

#[test]
fn charts_are_written_as_svg_and_png() {
    let desk = Desk::new();
    let chart = "\n[breakdowns.category]\nname = \"Categories\"\nmetric = \"tickets\"\n\
                 items = [{ name = \"Network\", value = 700 }, { name = \"Mail\", value = 500 }]\n";
    desk.write("data.toml", &format!("{GOOD}{chart}"));
    let run = desk.run(&["charts", "data.toml", "-o", "pictures"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let files = desk.files("pictures/data-charts");
    assert!(files.len() >= 2 && files.len().is_multiple_of(2), "{files:?}");
    assert_eq!(&files[..2], ["01.png", "01.svg"]);
    assert!(desk.read("pictures/data-charts/01.png").starts_with(b"\x89PNG"));
    assert!(
        desk.read("pictures/data-charts/01.svg").starts_with(b"<svg")
            || desk.read("pictures/data-charts/01.svg").starts_with(b"<?xml")
    );
    assert_eq!(run.out.lines().count(), files.len() / 2);
}

#[test]
fn templates_are_listed_and_described() {
    let desk = Desk::new();
    let list = desk.run(&["templates"]);
    assert_eq!(list.code, 0);
    assert!(list.out.lines().any(|line| line.starts_with("annual-summary ")), "{}", list.out);
    let one = desk.run(&["templates", "annual-summary"]);
    assert_eq!(one.code, 0);
    assert!(one.out.contains("overview") && one.out.contains("metrics"), "{}", one.out);
}

#[test]
fn the_language_of_the_words_can_be_asked_for() {
    let desk = Desk::new();
    desk.write("data.toml", &GOOD.replace("\"en\"", "\"zh-CN\""));
    for (language, contents, key) in [("zh-CN", "zh-CN", "同比"), ("en", "en-US", "year on year")] {
        let run = desk.run(&["build", "data.toml", "--lang", language, "-o", language]);
        assert_eq!(run.code, 0, "{}", run.err);
        let document = desk.part(&format!("{language}/data.docx"), "word/document.xml");
        assert!(document.contains(key), "{language}");
        assert!(desk.part(&format!("{language}/data.pptx"), "ppt/slides/slide1.xml").contains(contents), "{language}");
    }
}

#[test]
fn a_folder_is_a_template_and_one_without_the_language_is_refused() {
    let desk = Desk::new();
    desk.write("data.toml", GOOD);
    let run = desk.run(&["build", "data.toml", "--template", "."]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("template.toml"), "{}", run.err);
    let words = "contents = \"目录\"\nfigure = \"图\"\ntable = \"表\"\npresenter = \"演讲人\"\ndate = \"日期\"\npart = \"PART\"\n\
                 key_figures = \"关键数据\"\npage_of = \"第{page}页，共{pages}页\"\nsource = \"数据来源\"\n";
    let manifest = format!(
        "about = {{ zh-CN = \"一节\" }}\nsections = [{{ key = \"a\", title = {{ zh-CN = \"一\" }} }}]\n[words.zh-CN]\n{words}"
    );
    desk.write("pack/template.toml", &manifest);
    desk.write("pack/zh-CN/a.md", "## {{ metrics.tickets.name }}\n\n- 一项\n");
    assert_eq!(desk.run(&["build", "data.toml", "--template", "pack", "--lang", "zh-CN"]).code, 0);
    let run = desk.run(&["build", "data.toml", "--template", "pack"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("does not speak `en`") && run.err.contains("it speaks zh-CN"), "{}", run.err);
}

#[test]
fn the_reports_of_two_templates_lie_side_by_side() {
    let desk = Desk::new();
    desk.write("data.toml", GOOD);
    for (name, text) in IMAGE_PACK {
        desk.write(name, &text.replace("```image\nfile = \"shot.png\"\nalt = \"A grey field\"\n```", "- One\n- Two"));
    }
    assert_eq!(desk.run(&["build", "data.toml", "--format", "pptx"]).code, 0);
    assert_eq!(desk.run(&["build", "data.toml", "--format", "pptx", "--template", "annual-summary"]).code, 0);
    assert_eq!(desk.run(&["build", "data.toml", "--format", "pptx", "--template", "pack"]).code, 0);
    assert_eq!(desk.files("output"), ["data-pack.pptx", "data.pptx"]);
}

#[test]
fn an_image_beside_the_data_stands_in_both_files_and_a_broken_one_in_none() {
    let desk = Desk::new();
    desk.write("data.toml", GOOD);
    for (name, text) in IMAGE_PACK {
        desk.write(name, text);
    }
    let picture = png();
    fs::write(desk.path("shot.png"), &picture).expect("a picture");
    let run = desk.run(&["build", "data.toml", "--template", "pack"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for (file, part) in [("data-pack.pptx", "ppt/media/"), ("data-pack.docx", "word/media/")] {
        let archive = zip::ZipArchive::new(std::io::Cursor::new(desk.read(&format!("output/{file}")))).expect("an archive");
        assert!(archive.file_names().any(|name| name.starts_with(part)), "{file}");
    }
    fs::write(desk.path("shot.png"), &picture[..picture.len() / 2]).expect("half a picture");
    let run = desk.run(&["build", "data.toml", "--template", "pack", "-o", "broken"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("shot.png"), "{}", run.err);
}

const IMAGE_PACK: [(&str, &str); 2] = [
    (
        "pack/template.toml",
        "about = { en = \"A picture\" }\n[[sections]]\nkey = \"overview\"\ntitle = { en = \"Overview\" }\n\
         [words.en]\ncontents = \"Contents\"\nfigure = \"Figure\"\ntable = \"Table\"\npresenter = \"Presenter\"\ndate = \"Date\"\n\
         part = \"Part\"\nkey_figures = \"Key figures\"\npage_of = \"{page}\"\nsource = \"Source\"\n",
    ),
    ("pack/en/overview.md", "## A picture\n\n```image\nfile = \"shot.png\"\nalt = \"A grey field\"\n```\n"),
];

fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 64, 48);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().expect("a header").write_image_data(&[128; 64 * 48]).expect("pixels");
    bytes
}

#[test]
fn help_and_version_are_results() {
    let desk = Desk::new();
    for arguments in [&["--help"] as &[&str], &["build", "--help"], &["--version"]] {
        let run = desk.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert!(run.out.contains("yearend"), "{}", run.out);
    }
}

#[test]
fn colours_are_for_terminals_or_on_request() {
    let desk = Desk::new();
    desk.write("data.toml", MISTAKES);
    assert!(!desk.run(&["check", "data.toml"]).err.contains('\u{1b}'));
    assert!(desk.run(&["check", "data.toml", "--color", "always"]).err.contains('\u{1b}'));
}

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(name).display().to_string()
}
