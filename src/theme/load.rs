//! Reads a `theme.toml` into a [`Theme`].

use super::{ClosingBoxes, CoverBoxes, DividerBoxes, DocumentMetrics, Fonts, Palette, Rgb, SlideMetrics, Theme, TypeScale};
use crate::units::{Emu, Pt, Rect, Size};
use serde::Deserialize;

const HOUSE: &str = include_str!("../../report-templates/themes/house/theme.toml");

impl Theme {
    /// The theme that comes with the program.
    ///
    /// # Panics
    /// Never in a released program: a test reads the embedded file.
    pub fn house() -> Self {
        Self::parse(HOUSE).expect("the house theme is well-formed")
    }

    /// The theme written in this TOML text.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: ThemeFile = toml::from_str(text).map_err(|error| error.to_string())?;
        Ok(Self {
            name: file.name,
            palette: file.palette.palette()?,
            fonts: file.fonts,
            scale: file.scale.scale()?,
            slide: file.slide.metrics(),
            document: file.document.metrics(),
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    name: String,
    palette: PaletteFile,
    fonts: Fonts,
    scale: ScaleFile,
    slide: SlideFile,
    document: DocumentFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PaletteFile {
    ink: String,
    paper: String,
    muted: String,
    panel: String,
    accent: String,
    better: String,
    worse: String,
    caution: String,
    quiet: String,
    hairline: String,
}

impl PaletteFile {
    fn palette(&self) -> Result<Palette, String> {
        let rgb = |hex: &str| Rgb::parse(hex).ok_or_else(|| format!("`{hex}` is not a colour of six hexadecimal digits"));
        Ok(Palette {
            ink: rgb(&self.ink)?,
            paper: rgb(&self.paper)?,
            muted: rgb(&self.muted)?,
            panel: rgb(&self.panel)?,
            accent: rgb(&self.accent)?,
            better: rgb(&self.better)?,
            worse: rgb(&self.worse)?,
            caution: rgb(&self.caution)?,
            quiet: rgb(&self.quiet)?,
            hairline: rgb(&self.hairline)?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScaleFile {
    numeral: f64,
    display: f64,
    title: f64,
    heading: f64,
    lead: f64,
    body: Vec<f64>,
    table: Vec<f64>,
    chart: f64,
    foot: f64,
}

impl ScaleFile {
    fn scale(self) -> Result<TypeScale, String> {
        if self.body.is_empty() || self.table.is_empty() {
            return Err("`body` and `table` need at least one size each".to_owned());
        }
        Ok(TypeScale {
            numeral: Pt(self.numeral),
            display: Pt(self.display),
            title: Pt(self.title),
            heading: Pt(self.heading),
            lead: Pt(self.lead),
            body: self.body.into_iter().map(Pt).collect(),
            table: self.table.into_iter().map(Pt).collect(),
            chart: Pt(self.chart),
            foot: Pt(self.foot),
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SlideFile {
    size: [f64; 2],
    margin: f64,
    title: [f64; 4],
    takeaway: [f64; 4],
    body: [f64; 4],
    foot: [f64; 4],
    footer: [f64; 4],
    number: [f64; 4],
    foot_rule: [f64; 4],
    gutter: f64,
    columns: i64,
    cover: CoverFile,
    divider: DividerFile,
    closing: ClosingFile,
}

impl SlideFile {
    fn metrics(&self) -> SlideMetrics {
        SlideMetrics {
            size: Size { width: Emu::inches(self.size[0]), height: Emu::inches(self.size[1]) },
            margin: Emu::inches(self.margin),
            title: rect(self.title),
            takeaway: rect(self.takeaway),
            body: rect(self.body),
            foot: rect(self.foot),
            footer: rect(self.footer),
            number: rect(self.number),
            foot_rule: rect(self.foot_rule),
            gutter: Emu::inches(self.gutter),
            columns: self.columns.max(1),
            cover: self.cover.boxes(),
            divider: self.divider.boxes(),
            closing: self.closing.boxes(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CoverFile {
    block: [f64; 4],
    rule: [f64; 4],
    title: [f64; 4],
    takeaway: [f64; 4],
    details: [f64; 4],
    numeral: [f64; 4],
}

impl CoverFile {
    fn boxes(&self) -> CoverBoxes {
        CoverBoxes {
            block: rect(self.block),
            rule: rect(self.rule),
            title: rect(self.title),
            takeaway: rect(self.takeaway),
            details: rect(self.details),
            numeral: rect(self.numeral),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DividerFile {
    block: [f64; 4],
    rule: [f64; 4],
    number: [f64; 4],
    title: [f64; 4],
    takeaway: [f64; 4],
    progress: [f64; 4],
    footer: [f64; 4],
}

impl DividerFile {
    fn boxes(&self) -> DividerBoxes {
        DividerBoxes {
            block: rect(self.block),
            rule: rect(self.rule),
            number: rect(self.number),
            title: rect(self.title),
            takeaway: rect(self.takeaway),
            progress: rect(self.progress),
            footer: rect(self.footer),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClosingFile {
    band: [f64; 4],
    block: [f64; 4],
    title: [f64; 4],
    takeaway: [f64; 4],
    body: [f64; 4],
}

impl ClosingFile {
    fn boxes(&self) -> ClosingBoxes {
        ClosingBoxes {
            band: rect(self.band),
            block: rect(self.block),
            title: rect(self.title),
            takeaway: rect(self.takeaway),
            body: rect(self.body),
        }
    }
}

fn rect([x, y, width, height]: [f64; 4]) -> Rect {
    Rect::inches(x, y, width, height)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentFile {
    page: [f64; 2],
    margin_vertical: f64,
    margin_horizontal: f64,
    chart_height: f64,
}

impl DocumentFile {
    fn metrics(&self) -> DocumentMetrics {
        DocumentMetrics {
            page: Size { width: Emu::centimetres(self.page[0]), height: Emu::centimetres(self.page[1]) },
            margin_vertical: Emu::centimetres(self.margin_vertical),
            margin_horizontal: Emu::centimetres(self.margin_horizontal),
            chart_height: Emu::centimetres(self.chart_height),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_theme_is_readable_on_its_own_paper() {
        let palette = Theme::house().palette;
        for text in [palette.ink, palette.muted, palette.accent, palette.better, palette.worse] {
            assert!(text.contrast(palette.paper) >= 4.5, "{} on paper", text.hex());
        }
        for mark in [palette.quiet, palette.caution] {
            assert!(mark.contrast(palette.paper) >= 3.0, "{} on paper", mark.hex());
        }
        assert!(palette.muted.contrast(palette.panel) >= 4.5);
    }
}
