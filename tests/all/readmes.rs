//! The two READMEs, English and Chinese, are one page in two languages.

use crate::support::build;
use yearend::cli::print::human;
use yearend::diag::Diagnostics;

const ENGLISH: &str = include_str!("../../README.md");
const CHINESE: &str = include_str!("../../README.zh-CN.md");

#[test]
fn both_readmes_show_the_same_commands() {
    assert_eq!(commands(ENGLISH), commands(CHINESE));
    assert!(commands(ENGLISH).len() > 8, "{:?}", commands(ENGLISH));
}

#[test]
fn both_readmes_have_the_same_sections_pictures_and_data() {
    let count = |text: &str, start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    for start in ["## ", "- **", "| "] {
        assert_eq!(count(ENGLISH, start), count(CHINESE, start), "lines that begin with `{start}`");
    }
    // A picture of a report may be in the page's own language.
    let pictures = |text, language: &str| -> Vec<String> {
        targets(text, "](docs/gallery/").into_iter().map(|name| name.replace(&format!("-{language}-"), "-")).collect()
    };
    assert_eq!(pictures(ENGLISH, "en"), pictures(CHINESE, "zh"));
    let keys = |text| -> Vec<&str> { sample(text).lines().map(|line| line.split(" = ").next().unwrap_or_default()).collect() };
    assert_eq!(keys(ENGLISH), keys(CHINESE));
}

#[test]
fn the_smallest_data_file_of_both_readmes_builds() {
    for readme in [ENGLISH, CHINESE] {
        let mut diags = Diagnostics::default();
        let built = build(sample(readme), None, &mut diags);
        assert!(built.is_some() && !diags.has_errors(), "{}", human(&diags, false));
    }
}

#[test]
fn each_readme_leads_to_the_other() {
    let head = |text: &'static str| text.lines().take(4).collect::<String>();
    assert!(head(ENGLISH).contains("(README.zh-CN.md)") && head(CHINESE).contains("(README.md)"));
}

#[test]
fn every_command_of_the_program_stands_in_the_readmes() {
    let help = crate::support::desk::Desk::new().run(&["--help"]).out;
    let listed = help.split("Commands:").nth(1).and_then(|rest| rest.split("Options:").next()).unwrap_or_default();
    for command in listed.lines().filter_map(|line| line.split_whitespace().next()).filter(|command| *command != "help") {
        assert!(ENGLISH.contains(&format!("    yearend {command} ")), "README.md does not show `{command}`");
    }
}

/// Lines of indented code, each up to its explanation: two spaces end a command. The language of an example is its page's.
fn commands(readme: &str) -> Vec<String> {
    let code = readme.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| !line.starts_with(' '));
    let command = |line: &str| line.split("  ").next().unwrap_or_default().replace(" --lang zh-CN", "").replace(" --lang en", "");
    code.map(command).collect()
}

/// The data file that a README shows.
fn sample(readme: &str) -> &str {
    readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default()
}

/// What follows a mark, up to the closing bracket.
fn targets(readme: &str, mark: &str) -> Vec<String> {
    readme.split(mark).skip(1).filter_map(|rest| rest.split(')').next()).map(str::to_owned).collect()
}
