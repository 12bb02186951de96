//! The commands beside `build` and `check`: what they write and print, and how they refuse.

use crate::support::desk::Desk;
use std::fs;
use yearend::number::Language;
use yearend::source::TemplatePack;

#[test]
fn what_init_writes_builds_at_once_without_a_warning() {
    let desk = Desk::new();
    for (pack, language) in starters() {
        for format in ["toml", "json"] {
            let file = format!("{pack}-{}.{format}", language.tag());
            let init = desk.run(&["init", "--template", pack, "--lang", language.tag(), &file]);
            assert_eq!((init.code, init.err.as_str()), (0, ""), "{file}");
            let build = desk.run(&["build", &file, "-o", format]);
            assert_eq!((build.code, build.err.as_str()), (0, ""), "{file}");
            assert_eq!(build.out.lines().filter(|line| line.ends_with(", 0 warnings")).count(), 2, "{}", build.out);
        }
        for name in [format!("{pack}-{}.pptx", language.tag()), format!("{pack}-{}.docx", language.tag())] {
            assert!(
                desk.read(&format!("toml/{name}")) == desk.read(&format!("json/{name}")),
                "{name}: both formats say the same"
            );
        }
    }
}

#[test]
fn init_replaces_a_file_only_when_told_to() {
    let desk = Desk::new();
    desk.write("data.toml", "mine");
    let refused = desk.run(&["init", "--lang", "en", "data.toml"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("`data.toml` is there already") && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(desk.read("data.toml"), b"mine");
    assert_eq!(desk.run(&["init", "--lang", "en", "--force", "data.toml"]).code, 0);
    assert!(desk.read("data.toml").starts_with(b"# A starting file"));
    assert_eq!(desk.files("."), ["data.toml"]);
}

#[test]
fn init_makes_the_folder_and_refuses_what_it_cannot_write() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["init", "--lang", "zh-CN", "reports/2025/data.toml"]).code, 0);
    assert_eq!(desk.files("reports/2025"), ["data.toml"]);
    let odd = desk.run(&["init", "data.yaml"]);
    assert_eq!(odd.code, 2);
    assert!(odd.err.contains("neither `.toml` nor `.json`"), "{}", odd.err);
    let unknown = desk.run(&["init", "--template", "anual-summary", "data.toml"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("did you mean `annual-summary`?"), "{}", unknown.err);
}

#[test]
fn a_pack_of_ones_own_may_have_a_starting_file() {
    let desk = Desk::new();
    let manifest = "about = { en = \"Mine\" }\nsections = [{ key = \"report\", title = { en = \"Report\" } }]\n[words.en]\n\
                    contents = \"C\"\nfigure = \"F\"\ntable = \"T\"\npresenter = \"P\"\ndate = \"D\"\npart = \"P\"\nkey_figures = \"K\"\n\
                    page_of = \"{page}/{pages}\"\nsource = \"S\"\n";
    desk.write("pack/template.toml", manifest);
    desk.write("pack/en/report.md", "## {{ report.title }}\n\n- one\n");
    let without = desk.run(&["init", "--template", "pack", "data.toml"]);
    assert_eq!(without.code, 2);
    assert!(without.err.contains("no starting file for `en`") && without.err.contains("`en/starter.toml`"), "{}", without.err);
    desk.write("pack/en/starter.toml", "# mine\n[report]\ntitle = \"Mine\"\nperiod = \"2025\"\nlanguage = \"en\"\n");
    assert_eq!(desk.run(&["init", "--template", "pack", "data.toml"]).code, 0);
    let build = desk.run(&["build", "--template", "pack", "data.toml"]);
    assert_eq!((build.code, build.err.as_str()), (0, ""));
    let described = desk.run(&["templates", "pack"]);
    assert!(described.out.contains("yearend init --template pack --lang en data.toml"), "{}", described.out);
}

#[test]
fn templates_are_listed_and_described_in_the_language_asked_for() {
    let desk = Desk::new();
    let list = desk.run(&["templates"]);
    assert_eq!(list.out.lines().count(), TemplatePack::embedded_names().len(), "one line each: {}", list.out);
    assert!(desk.run(&["templates", "--lang", "zh-CN"]).out.contains("annual-summary  "));
    for name in TemplatePack::embedded_names() {
        let pack = TemplatePack::embedded(name).expect("a pack");
        for language in pack.languages() {
            let text = desk.run(&["templates", name, "--lang", language.tag()]).out;
            let titles = pack.manifest.sections.iter().filter_map(|section| section.title.get(language.tag()));
            let entries = pack.manifest.needs.iter().chain(&pack.manifest.uses).map(|entry| &entry.data);
            for said in titles.chain(entries) {
                assert!(text.contains(said.as_str()), "{name} in {}: {said} is not in\n{text}", language.tag());
            }
            assert!(text.contains(".pptx") && text.contains(".docx") && text.contains("yearend build"), "{text}");
        }
    }
}

#[test]
fn the_schema_is_printed_in_the_language_asked_for() {
    let desk = Desk::new();
    for (arguments, said) in [
        (&["schema"] as &[&str], "One quantity, one value each"),
        (&["schema", "annual-summary", "--lang", "zh-CN"], "只有一个本期值"),
    ] {
        let run = desk.run(arguments);
        let schema: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let about = schema["properties"]["metrics"]["description"].as_str().unwrap_or_default().to_lowercase();
        assert!(about.contains(&said.to_lowercase()), "{about}");
    }
    assert_eq!(desk.run(&["schema", "nothing"]).code, 2);
}

#[test]
fn a_json_file_may_name_its_schema() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["init", "--lang", "en", "data.json"]).code, 0);
    let text = String::from_utf8(desk.read("data.json")).expect("UTF-8");
    desk.write("data.json", &text.replacen('{', "{ \"$schema\": \"./yearend.schema.json\",", 1));
    let check = desk.run(&["check", "data.json"]);
    assert_eq!((check.code, check.err.as_str()), (0, ""));
}

#[test]
fn completions_name_the_commands() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = desk.run(&["completions", shell]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert!(run.out.contains("templates") && run.out.contains("message-format"), "{shell}");
    }
}

#[test]
fn every_command_and_option_explains_itself() {
    let desk = Desk::new();
    for command in ["build", "check", "charts", "init", "templates", "schema", "completions"] {
        let help = desk.run(&[command, "--help"]);
        assert_eq!(help.code, 0, "{command}");
        let lines: Vec<&str> = help.out.lines().collect();
        for (index, line) in lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.trim_start().starts_with("--") || line.trim_start().starts_with("-o"))
        {
            let told = line.trim().split("  ").nth(1).is_some()
                || lines.get(index + 1).is_some_and(|next| next.starts_with("          "));
            assert!(told, "{command}: {line}");
        }
    }
}

/// The packs that come with the program and the languages in which they have a starting file.
fn starters() -> Vec<(&'static str, Language)> {
    let packs = TemplatePack::embedded_names().into_iter().filter_map(|name| Some((name, TemplatePack::embedded(name)?)));
    let all: Vec<_> = packs
        .flat_map(|(name, pack)| {
            let spoken: Vec<_> = pack.languages().into_iter().filter(|language| pack.starter(*language).is_some()).collect();
            spoken.into_iter().map(move |language| (name, language))
        })
        .collect();
    assert!(all.len() >= 2, "there are starting files");
    all
}

#[test]
fn every_file_of_a_pack_comes_with_the_program() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("report-templates");
    for name in TemplatePack::embedded_names() {
        let pack = TemplatePack::embedded(name).expect("a pack");
        for language in pack.languages() {
            for entry in fs::read_dir(root.join(name).join(language.tag())).expect("a folder") {
                let path = format!("{}/{}", language.tag(), entry.expect("a file").file_name().to_string_lossy());
                assert!(pack.files.contains_key(&path), "{name}: `{path}` is not embedded");
            }
        }
    }
}

#[test]
fn a_pack_that_makes_one_file_makes_no_other() {
    let desk = Desk::new();
    let manifest =
        "outputs = [\"docx\"]\nabout = { en = \"A letter\" }\n[[sections]]\nkey = \"news\"\ntitle = { en = \"News\" }\n";
    desk.write("letter/template.toml", &format!("{manifest}[words.en]\n"));
    desk.write("letter/en/news.md", "## {{ metrics.tickets.name }}: {{ metrics.tickets.text }}\n\nThat is all.\n");
    desk.write(
        "data.toml",
        "[report]\ntitle = \"Year\"\nperiod = \"2025\"\nlanguage = \"en\"\n[metrics.tickets]\nname = \"Tickets\"\nvalue = 12\n",
    );
    let run = desk.run(&["build", "--template", "letter", "data.toml", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(desk.files("out"), ["data-letter.docx"]);
    let asked = desk.run(&["build", "--template", "letter", "data.toml", "-o", "deck", "--format", "pptx"]);
    assert_eq!(asked.code, 1);
    assert!(asked.err.contains("the template `letter` does not make the file that was asked for"), "{}", asked.err);
    assert!(!desk.run(&["templates", "letter"]).out.contains(".pptx"));
}
