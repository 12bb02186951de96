//! The house document's own parts: loose files with `{{names}}` that the theme and the language fill.

use super::body::FIRST_ORDERED_LIST;
use super::cover::FIELD_HEIGHT;
use crate::flow::Flow;
use crate::number::Language;
use crate::ooxml::{Error, printable};
use crate::theme::Theme;
use crate::units::Emu;
use docx_rs::BuildXML;

const STYLES: &str = include_str!("../../report-templates/themes/house/docx/styles.xml");
const NUMBERING: &str = include_str!("../../report-templates/themes/house/docx/numbering.xml");
const SETTINGS: &str = include_str!("../../report-templates/themes/house/docx/settings.xml");
const FONT_TABLE: &str = include_str!("../../report-templates/themes/house/docx/fontTable.xml");
const THEME: &str = include_str!("../../report-templates/themes/house/docx/theme.xml");
const COVER: &str = include_str!("../../report-templates/themes/house/docx/cover.xml");

/// Width of the coloured block at the cover's left edge.
const BLOCK_WIDTH: Emu = Emu(324_000);

/// The parts beside the document, each under the name of its relationship and file.
pub(super) fn parts(flow: &Flow, theme: &Theme, ordered_lists: usize) -> Result<[(&'static str, Vec<u8>); 5], Error> {
    let values = values(flow, theme);
    Ok([
        ("styles", fill(STYLES, &values)?.into_bytes()),
        ("numbering", numbering(&fill(NUMBERING, &values)?, ordered_lists)?),
        ("settings", fill(SETTINGS, &values)?.into_bytes()),
        ("fontTable", fill(FONT_TABLE, &values)?.into_bytes()),
        ("theme", fill(THEME, &values)?.into_bytes()),
    ])
}

/// The cover's shapes, as they stand in a run.
pub(super) fn cover(flow: &Flow, theme: &Theme) -> Result<String, Error> {
    Ok(fill(COVER, &values(flow, theme))?.trim().to_owned())
}

/// The list definitions with an instance for all bulleted lists and one for each numbered list, so that each begins at 1.
fn numbering(definitions: &str, ordered_lists: usize) -> Result<Vec<u8>, Error> {
    let (head, tail) = definitions
        .split_once("<!-- instances -->")
        .ok_or_else(|| Error::Template("`numbering.xml` has no place for instances".to_owned()))?;
    let mut bytes = head.as_bytes().to_vec();
    bytes.extend(docx_rs::Numbering::new(FIRST_ORDERED_LIST - 1, 0).build());
    for id in FIRST_ORDERED_LIST..FIRST_ORDERED_LIST + ordered_lists {
        bytes.extend(docx_rs::Numbering::new(id, 1).add_override(docx_rs::LevelOverride::new(0).start(1)).build());
    }
    bytes.extend(tail.as_bytes());
    Ok(bytes)
}

type Value = (&'static str, String);

fn values(flow: &Flow, theme: &Theme) -> Vec<Value> {
    let (palette, fonts) = (&theme.palette, &theme.fonts);
    let mut values = vec![
        ("name", theme.name.clone()),
        ("latin", fonts.latin.clone()),
        ("east_asian", fonts.east_asian.clone()),
        ("ink", palette.ink.hex()),
        ("paper", palette.paper.hex()),
        ("muted", palette.muted.hex()),
        ("panel", palette.panel.hex()),
        ("accent", palette.accent.hex()),
        ("better", palette.better.hex()),
        ("worse", palette.worse.hex()),
        ("caution", palette.caution.hex()),
        ("quiet", palette.quiet.hex()),
        ("hairline", palette.hairline.hex()),
        ("page_width", flow.page.size.width.0.to_string()),
        ("field_height", (flow.page.margin_vertical + FIELD_HEIGHT).0.to_string()),
        ("block_width", BLOCK_WIDTH.0.to_string()),
    ];
    let by_language = match flow.language {
        Language::ZhCn => CHINESE,
        Language::En => ENGLISH,
    };
    let headings = if flow.form { FORM_HEADINGS } else { HEADINGS };
    values.extend(by_language.into_iter().chain(headings).map(|(name, value)| (name, value.to_owned())));
    values
}

/// Sizes in half points, distances in twentieths of a point, lines in 240ths, first-line indent in hundredths of a character.
const CHINESE: [(&str, &str); 11] = [
    ("body_size", "24"),
    ("body_line", "360"),
    ("body_after", "60"),
    ("body_first_line_chars", "200"),
    // Two characters of 12 pt, for programs that do not count in characters.
    ("body_first_line", "480"),
    ("body_align", "both"),
    ("lead_size", "26"),
    ("list_line", "336"),
    ("table_line", "310"),
    ("card_size", "22"),
    ("cover_tab", "1100"),
];
const ENGLISH: [(&str, &str); 11] = [
    ("body_size", "22"),
    ("body_line", "276"),
    ("body_after", "140"),
    ("body_first_line_chars", "0"),
    ("body_first_line", "0"),
    ("body_align", "left"),
    ("lead_size", "25"),
    ("list_line", "276"),
    ("table_line", "280"),
    ("card_size", "21"),
    ("cover_tab", "1500"),
];

/// Headings of a report, and of a form, which is filed and not leafed through.
const HEADINGS: [(&str, &str); 6] = [
    ("heading_1_size", "44"),
    ("heading_1_before", "0"),
    ("heading_1_after", "280"),
    ("heading_2_size", "30"),
    ("heading_2_before", "360"),
    ("heading_2_after", "140"),
];
const FORM_HEADINGS: [(&str, &str); 6] = [
    ("heading_1_size", "28"),
    ("heading_1_before", "320"),
    ("heading_1_after", "140"),
    ("heading_2_size", "23"),
    ("heading_2_before", "200"),
    ("heading_2_after", "100"),
];

/// The loose part with every `{{name}}` replaced by its value, escaped.
fn fill(template: &str, values: &[Value]) -> Result<String, Error> {
    let mut filled = String::with_capacity(template.len() + 1024);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, behind) = after.split_once("}}").ok_or_else(|| Error::Template("a `{{` is not closed".to_owned()))?;
        let value = values.iter().find(|(known, _)| *known == name);
        let (_, value) = value.ok_or_else(|| Error::Template(format!("nothing is known as `{name}`")))?;
        filled.push_str(before);
        filled.push_str(&quick_xml::escape::escape(printable(value).as_ref()));
        rest = behind;
    }
    filled.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_cannot_become_markup() {
        let values = [("font", "A<&\"B".to_owned())];
        assert_eq!(fill("<f n=\"{{font}}\"/>", &values), Ok("<f n=\"A&lt;&amp;&quot;B\"/>".to_owned()));
    }

    #[test]
    fn an_unknown_or_open_place_is_an_error() {
        assert!(fill("{{nothing}}", &[]).is_err());
        assert!(fill("{{nothing", &[]).is_err());
    }
}
