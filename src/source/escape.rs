//! Keeps data apart from markup: every character of the data that could mean something to Markdown or TOML travels as a private-use stand-in.
//!
//! The stand-ins lie at the end of plane 16, where no font has glyphs; the data reader replaces them in the input.

/// Stand-in of the ASCII character NUL; the others follow in order.
const BASE: u32 = 0x0010_F800;
/// Opens the name of something the data does not have.
pub(super) const MISSING_START: char = '\u{10F8F0}';
/// Closes that name.
pub(super) const MISSING_END: char = '\u{10F8F1}';
const LINE_START: char = '\u{10F8F2}';
const LINE_END: char = '\u{10F8F3}';

/// Writes `text` so that none of it can be markup.
pub(super) fn escape_into(text: &str, output: &mut String) {
    let mut leading = true;
    for character in text.chars() {
        leading &= character == ' ';
        if character.is_ascii_punctuation() || character.is_ascii_control() || leading {
            output.push(stand_in(character));
        } else {
            output.push(character);
        }
    }
}

/// The characters meant by an escaped text; marks of missing data and of lines stay.
pub(super) fn unescape(text: &str) -> String {
    text.chars()
        .map(|character| {
            let offset = (character as u32).wrapping_sub(BASE);
            if offset < 128 { char::from(offset as u8) } else { character }
        })
        .collect()
}

/// The mark that stands for data that is not there.
pub(super) fn missing(path: &str) -> String {
    let mut mark = String::from(MISSING_START);
    mark.extend(path.chars().map(|character| if character.is_ascii() { stand_in(character) } else { character }));
    mark.push(MISSING_END);
    mark
}

/// The paths of all data that a text asks for in vain.
pub(super) fn missing_paths(text: &str) -> Vec<String> {
    text.split(MISSING_START).skip(1).map(|rest| unescape(rest.split(MISSING_END).next().unwrap_or_default())).collect()
}

/// The template with its own line number behind every heading and fence, so that places survive rendering.
pub(super) fn number_lines(template: &str) -> String {
    let mut numbered = String::with_capacity(template.len() + 256);
    let mut in_fence = false;
    for (index, line) in template.split_inclusive('\n').enumerate() {
        let body = line.trim_end_matches(['\n', '\r']);
        let opens_fence = body.starts_with("```") && body.len() > 3;
        // Four backticks hold Markdown with fences of its own; three hold settings, in which `#` begins a remark.
        if body.starts_with("```") && !body.starts_with("````") {
            in_fence = opens_fence;
        }
        numbered.push_str(body);
        if opens_fence || (body.starts_with('#') && !in_fence) {
            numbered.push(LINE_START);
            numbered.extend((index + 1).to_string().chars().map(stand_in));
            numbered.push(LINE_END);
        }
        numbered.push_str(&line[body.len()..]);
    }
    numbered
}

/// Takes the line number off a heading or fence.
pub(super) fn take_line(text: &str) -> (String, Option<usize>) {
    let Some((before, rest)) = text.split_once(LINE_START) else { return (text.to_owned(), None) };
    let (number, after) = rest.split_once(LINE_END).unwrap_or((rest, ""));
    (format!("{before}{after}"), unescape(number).parse().ok())
}

fn stand_in(character: char) -> char {
    char::from_u32(BASE + character as u32).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_data_comes_back_as_it_was() {
        let name = "  **a** | b\n{{ c }} \"d\\\" <e> 中文";
        let mut escaped = String::new();
        escape_into(name, &mut escaped);
        assert!(!escaped.contains(['*', '|', '\n', '{', '"', '\\', '<']));
        assert_eq!(unescape(&escaped), name);
    }

    #[test]
    fn missing_data_keeps_its_name() {
        let text = format!("a{}b", missing("metrics.speed.value"));
        assert_eq!(missing_paths(&text), ["metrics.speed.value"]);
    }

    #[test]
    fn lines_are_numbered_behind_headings_and_fences() {
        let numbered = number_lines("a\n## b\n```chart\nx\n```\n");
        let lines: Vec<_> = numbered.lines().map(take_line).collect();
        assert_eq!(lines[1], ("## b".to_owned(), Some(2)));
        assert_eq!(lines[2], ("```chart".to_owned(), Some(3)));
        assert_eq!(lines[4], ("```".to_owned(), None));
        let numbered = number_lines("```chart\n# a remark\n```\n# c\n");
        let lines: Vec<_> = numbered.lines().map(take_line).collect();
        assert_eq!(lines[1], ("# a remark".to_owned(), None));
        assert_eq!(lines[3], ("# c".to_owned(), Some(4)));
    }
}
