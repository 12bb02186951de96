//! A plotters backend that writes plain SVG: ten units to the pixel, real text advances, edges on the pixel grid.

use crate::text::{self, Face, Weight};
use crate::theme::{Fonts, Rgb};
use crate::units::Pt;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle, FontTransform,
};
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use std::convert::Infallible;

/// Backend units in one pixel of 1/96 inch: plotters counts in whole numbers, print does not.
pub(super) const UNITS: f64 = 10.0;

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

/// Families named in the file and understood by the rasteriser, by script.
#[derive(Clone, Debug)]
pub(super) struct Families {
    latin: String,
    east_asian: String,
}

/// The SVG under construction.
pub(super) struct SvgBackend<'a> {
    writer: &'a mut Writer<Vec<u8>>,
    families: &'a Families,
    size: (u32, u32),
}

/// A sector of a ring, its angles in turns clockwise from the top.
#[derive(Clone, Copy, Debug)]
pub(super) struct RingSector {
    pub(super) centre: (f64, f64),
    pub(super) outer: f64,
    pub(super) inner: f64,
    pub(super) from: f64,
    pub(super) until: f64,
}

impl Families {
    /// The theme's families with the stand-ins a reader's machine may have, the bundled ones among them.
    pub(super) fn new(fonts: &Fonts) -> Self {
        let list = |face: Face, first: &str, rest: &[&str]| {
            let bundled = text::bundled().iter().filter(|bundled| bundled.face == face).map(|bundled| bundled.family);
            let mut names: Vec<&str> = Vec::new();
            for name in std::iter::once(first).chain(bundled).chain(rest.iter().copied()) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            names.join(", ")
        };
        Self {
            latin: list(Face::Latin, &fonts.latin, &["Carlito", "sans-serif"]),
            east_asian: list(Face::EastAsian, &fonts.east_asian, &["微软雅黑", "PingFang SC", "Noto Sans CJK SC", "sans-serif"]),
        }
    }

    fn of(&self, face: Face) -> &str {
        match face {
            Face::Latin => &self.latin,
            Face::EastAsian => &self.east_asian,
        }
    }
}

impl<'a> SvgBackend<'a> {
    /// Opens an SVG document of this many pixels.
    pub(super) fn new(writer: &'a mut Writer<Vec<u8>>, families: &'a Families, width: u32, height: u32) -> Self {
        let mut backend = Self { writer, families, size: (width * UNITS as u32, height * UNITS as u32) };
        let (wide, high) = (width.to_string(), height.to_string());
        let view = format!("0 0 {width} {height}");
        backend.open("svg", &[("xmlns", "http://www.w3.org/2000/svg"), ("width", &wide), ("height", &high), ("viewBox", &view)]);
        backend
    }

    /// A sector of a ring as one path of true arcs.
    pub(super) fn ring_sector(&mut self, sector: &RingSector, fill: Rgb) {
        let RingSector { centre: (x, y), outer, inner, from, until } = *sector;
        let turn = (until - from).min(0.999_9);
        let at = |angle: f64, radius: f64| {
            let (sin, cos) = (angle * std::f64::consts::TAU).sin_cos();
            format!("{} {}", hundredths(x + radius * sin), hundredths(y - radius * cos))
        };
        let large = i32::from(turn > 0.5);
        let (outer_text, inner_text) = (hundredths(outer), hundredths(inner));
        let path = format!(
            "M{} A{outer_text} {outer_text} 0 {large} 1 {} L{} A{inner_text} {inner_text} 0 {large} 0 {} Z",
            at(from, outer),
            at(from + turn, outer),
            at(from + turn, inner),
            at(from, inner),
        );
        self.empty("path", &[("d", &path), ("fill", &paint(fill))]);
    }

    /// A polyline of dashes.
    pub(super) fn dashed(&mut self, points: &[BackendCoord], colour: Rgb, width: u32, dash: &str) {
        let width = tenths(width.cast_signed());
        let points = point_list(points.iter().copied());
        self.empty(
            "polyline",
            &[
                ("points", &points),
                ("fill", "none"),
                ("stroke", &paint(colour)),
                ("stroke-width", &width),
                ("stroke-dasharray", dash),
            ],
        );
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    fn event(&mut self, event: Event<'_>) {
        // The writer's target is memory, which takes every byte.
        let _ = self.writer.write_event(event);
    }

    fn shape(&mut self, name: &str, geometry: &[(&str, &str)], colour: BackendColor, stroke: Option<u32>) {
        let colour = paint(rgb(colour));
        let width = stroke.map(|width| tenths(width.cast_signed()));
        let mut attributes = geometry.to_vec();
        match &width {
            Some(width) => attributes.extend([
                ("fill", "none"),
                ("stroke", colour.as_str()),
                ("stroke-width", width.as_str()),
                ("stroke-linejoin", "round"),
                ("stroke-linecap", "round"),
            ]),
            None => attributes.push(("fill", &colour)),
        }
        self.empty(name, &attributes);
    }

    fn run(&mut self, run: &str, face: Face, x: f64, y: f64, look: &TextLook, anchor: &str) {
        let (x, y, size) = (hundredths(x), hundredths(y), hundredths(look.pixels));
        let colour = paint(look.colour);
        let family = self.families.of(face).to_owned();
        let mut attributes =
            vec![("x", x.as_str()), ("y", y.as_str()), ("font-family", family.as_str()), ("font-size", size.as_str())];
        if look.weight == Weight::Bold {
            attributes.push(("font-weight", "bold"));
        }
        attributes.push(("fill", &colour));
        if anchor != "start" {
            attributes.push(("text-anchor", anchor));
        }
        self.open("text", &attributes);
        self.event(Event::Text(BytesText::new(run)));
        self.event(Event::End(BytesEnd::new("text")));
    }
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        self.event(Event::End(BytesEnd::new("svg")));
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        let (x, y) = (tenths(point.0), tenths(point.1));
        self.shape("rect", &[("x", &x), ("y", &y), ("width", "0.1"), ("height", "0.1")], color, None);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        let (from, to) = crisp_line(from, to, style.stroke_width());
        let ends = [tenths(from.0), tenths(from.1), tenths(to.0), tenths(to.1)];
        let (colour, width) = (paint(rgb(style.color())), tenths(style.stroke_width().cast_signed()));
        self.empty(
            "line",
            &[
                ("x1", &ends[0]),
                ("y1", &ends[1]),
                ("x2", &ends[2]),
                ("y2", &ends[3]),
                ("stroke", &colour),
                ("stroke-width", &width),
            ],
        );
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, one: BackendCoord, other: BackendCoord, style: &S, fill: bool) -> Outcome {
        let (left, right) = (snap(one.0.min(other.0)), snap(one.0.max(other.0)));
        let (top, bottom) = (snap(one.1.min(other.1)), snap(one.1.max(other.1)));
        let box_ = [tenths(left), tenths(top), tenths(right - left), tenths(bottom - top)];
        let geometry = [("x", box_[0].as_str()), ("y", &box_[1]), ("width", &box_[2]), ("height", &box_[3])];
        self.shape("rect", &geometry, style.color(), (!fill).then(|| style.stroke_width()));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        if let [from, to] = points[..] {
            return self.draw_line(from, to, style);
        }
        if points.len() > 2 {
            self.shape("polyline", &[("points", &point_list(points.into_iter()))], style.color(), Some(style.stroke_width()));
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        let (x, y, radius) = (tenths(center.0), tenths(center.1), tenths(radius.cast_signed()));
        let stroke = (!fill).then(|| style.stroke_width());
        self.shape("circle", &[("cx", &x), ("cy", &y), ("r", &radius)], style.color(), stroke);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Outcome {
        self.shape("polygon", &[("points", &point_list(vert.into_iter()))], style.color(), None);
        Ok(())
    }

    /// Text stands by its base line: a `VPos::Bottom` names the base line, the others the box around ascent and descent.
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Outcome {
        let look = TextLook::of(style);
        let (ascent, descent) = (text::ascent(Pt(look.pixels)), text::descent(Pt(look.pixels)));
        let (x, y) = (f64::from(pos.0) / UNITS, f64::from(pos.1) / UNITS);
        let baseline = match style.anchor().v_pos {
            VPos::Top => y + ascent,
            VPos::Center => y + (ascent - descent) / 2.0,
            VPos::Bottom => y,
        };
        let runs = text::face_runs(text);
        if let [(face, _)] = runs[..] {
            let anchor = match style.anchor().h_pos {
                HPos::Left => "start",
                HPos::Center => "middle",
                HPos::Right => "end",
            };
            self.run(text, face, x, baseline, &look, anchor);
            return Ok(());
        }
        let whole = text::width(text, Pt(look.pixels), look.weight);
        let mut left = match style.anchor().h_pos {
            HPos::Left => x,
            HPos::Center => x - whole / 2.0,
            HPos::Right => x - whole,
        };
        for (face, range) in runs {
            let run = &text[range];
            // SVG drops spaces at the ends of a text, so they become distance.
            let start = left + text::width(&run[..run.len() - run.trim_start().len()], Pt(look.pixels), look.weight);
            if !run.trim().is_empty() {
                self.run(run.trim(), face, start, baseline, &look, "start");
            }
            left += text::width(run, Pt(look.pixels), look.weight);
        }
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(&self, text: &str, style: &T) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let look = TextLook::of(style);
        let size = Pt(look.pixels);
        let high = text::ascent(size) + text::descent(size);
        let wide = text::width(text, size, look.weight);
        Ok(match style.transform() {
            FontTransform::None | FontTransform::Rotate180 => ((wide * UNITS) as u32, (high * UNITS) as u32),
            FontTransform::Rotate90 | FontTransform::Rotate270 => ((high * UNITS) as u32, (wide * UNITS) as u32),
        })
    }
}

struct TextLook {
    pixels: f64,
    weight: Weight,
    colour: Rgb,
}

impl TextLook {
    fn of<T: BackendTextStyle>(style: &T) -> Self {
        let weight = match style.style() {
            FontStyle::Bold => Weight::Bold,
            FontStyle::Normal | FontStyle::Oblique | FontStyle::Italic => Weight::Regular,
        };
        Self { pixels: style.size() / UNITS, weight, colour: rgb(style.color()) }
    }
}

/// An edge on the grid of half pixels, which is whole pixels of the PNG.
fn snap(units: i32) -> i32 {
    (units + 2).div_euclid(5) * 5
}

/// A line along an axis, moved so that both its edges lie on the grid.
fn crisp_line(from: BackendCoord, to: BackendCoord, width: u32) -> (BackendCoord, BackendCoord) {
    let half = width.cast_signed() / 2;
    let centre = |position: i32| snap(position - half) + half;
    if from.1 == to.1 {
        ((snap(from.0), centre(from.1)), (snap(to.0), centre(to.1)))
    } else if from.0 == to.0 {
        ((centre(from.0), snap(from.1)), (centre(to.0), snap(to.1)))
    } else {
        (from, to)
    }
}

fn point_list(points: impl Iterator<Item = BackendCoord>) -> String {
    let mut list = String::new();
    for (x, y) in points {
        if !list.is_empty() {
            list.push(' ');
        }
        list.push_str(&tenths(x));
        list.push(',');
        list.push_str(&tenths(y));
    }
    list
}

fn rgb(colour: BackendColor) -> Rgb {
    Rgb(colour.rgb.0, colour.rgb.1, colour.rgb.2)
}

fn paint(colour: Rgb) -> String {
    format!("#{}", colour.hex())
}

/// Backend units as pixels: `123` is `12.3`.
fn tenths(units: i32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let (whole, tenth) = (units.unsigned_abs() / 10, units.unsigned_abs() % 10);
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}

/// Pixels with at most two decimals; what is no number is the origin.
fn hundredths(pixels: f64) -> String {
    let rounded = if pixels.is_finite() { (pixels * 100.0).round() / 100.0 } else { 0.0 };
    // Adding zero turns a negative zero into a plain one.
    (rounded + 0.0).to_string()
}
