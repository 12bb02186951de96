//! The picture under construction: marks through plotters in pixels or data coordinates, and labels that know each other.

use super::backend::{Families, RingSector, SvgBackend, UNITS};
use super::labels::{self, Bounds, Label, Side};
use crate::theme::{Colour, Palette, Rgb, Theme};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingErrorKind};
use quick_xml::Writer;
use std::convert::Infallible;
use std::ops::Range;

type Pixels<'a> = DrawingArea<SvgBackend<'a>, Shift>;
type Data<'a> = DrawingArea<SvgBackend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// A point in pixels.
pub(super) type Point = (f64, f64);

/// The picture.
pub(super) struct Canvas<'a> {
    area: Pixels<'a>,
    palette: &'a Palette,
    /// Size of labels in pixels.
    pub(super) size: f64,
    /// The whole picture.
    pub(super) bounds: Bounds,
    labels: Vec<Bounds>,
    marks: Vec<Bounds>,
    strokes: Vec<Vec<Point>>,
    rules: Vec<(Point, Point)>,
}

/// The field of the data, with its own coordinates: categories from 0 rightwards, values upwards.
pub(super) struct Plot<'a> {
    area: Data<'a>,
    /// Where it lies in the picture.
    pub(super) bounds: Bounds,
}

/// Size and label size of a picture.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    /// Width in pixels of 1/96 inch.
    pub(super) width: u32,
    /// Height in pixels.
    pub(super) height: u32,
    /// Size of labels in pixels.
    pub(super) label: f64,
}

/// Draws on a fresh canvas and gives the finished SVG document.
pub(super) fn paint(sheet: &Sheet, theme: &Theme, draw: impl FnOnce(&mut Canvas<'_>)) -> String {
    let families = Families::new(&theme.fonts);
    let mut writer = Writer::new(Vec::with_capacity(16 * 1024));
    let area = SvgBackend::new(&mut writer, &families, sheet.width, sheet.height).into_drawing_area();
    let mut canvas = Canvas {
        area,
        palette: &theme.palette,
        size: sheet.label,
        bounds: Bounds { left: 0.0, top: 0.0, right: f64::from(sheet.width), bottom: f64::from(sheet.height) },
        labels: Vec::new(),
        marks: Vec::new(),
        strokes: Vec::new(),
        rules: Vec::new(),
    };
    draw(&mut canvas);
    done(canvas.area.present());
    drop(canvas);
    String::from_utf8(writer.into_inner()).unwrap_or_default()
}

impl<'a> Canvas<'a> {
    /// The value behind a slot of the theme.
    pub(super) fn rgb(&self, colour: Colour) -> Rgb {
        self.palette.rgb(colour)
    }

    /// Data coordinates over a part of the picture.
    pub(super) fn plot(&self, bounds: Bounds, across: Range<f64>, up: Range<f64>) -> Plot<'a> {
        let area = self.area.clone().shrink(units((bounds.left, bounds.top)), units((bounds.width(), bounds.height())));
        let (x, y) = area.get_pixel_range();
        let coordinates = Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(across, up, (x, y.end..y.start));
        Plot { area: area.apply_coord_spec(coordinates), bounds }
    }

    /// A filled rectangle.
    pub(super) fn rectangle(&self, bounds: &Bounds, colour: Rgb) {
        let corners = [units((bounds.left, bounds.top)), units((bounds.right, bounds.bottom))];
        done(self.area.draw(&Rectangle::new(corners, solid(colour))));
    }

    /// A straight line.
    pub(super) fn line(&self, from: Point, until: Point, colour: Rgb, width: f64) {
        done(self.area.draw(&PathElement::new(vec![units(from), units(until)], stroke(colour, width))));
    }

    /// A line through several points.
    pub(super) fn path(&self, points: &[Point], colour: Rgb, width: f64) {
        let points: Vec<BackendCoord> = points.iter().copied().map(units).collect();
        done(self.area.draw(&PathElement::new(points, stroke(colour, width))));
    }

    /// A line of dashes through several points.
    pub(super) fn dashes(&self, points: &[Point], colour: Rgb, width: f64, pattern: &'static str) {
        let points = points.iter().copied().map(units).collect();
        done(self.area.draw(&Dashes { points, colour, width: (width * UNITS) as u32, pattern }));
    }

    /// A filled disc.
    pub(super) fn disc(&self, centre: Point, radius: f64, colour: Rgb) {
        done(self.area.draw(&Circle::new(units(centre), (radius * UNITS) as i32, solid(colour))));
    }

    /// A filled polygon.
    pub(super) fn polygon(&self, points: &[Point], colour: Rgb) {
        let points: Vec<BackendCoord> = points.iter().copied().map(units).collect();
        done(self.area.draw(&Polygon::new(points, solid(colour))));
    }

    /// A sector of a ring.
    pub(super) fn ring_sector(&self, sector: RingSector, colour: Rgb) {
        done(self.area.draw(&Sector { ring: sector, colour, anchor: units(sector.centre) }));
    }

    /// Writes a label whose place is settled.
    pub(super) fn write(&mut self, label: &Label) {
        if label.text.is_empty() {
            return;
        }
        let bounds = label.bounds();
        if self.rules.iter().any(|rule| bounds.is_crossed_by(rule.0, rule.1)) {
            let margin = Bounds { left: bounds.left - 2.0, right: bounds.right + 2.0, ..bounds };
            self.rectangle(&margin, self.rgb(Colour::Paper));
        }
        let horizontal = match label.side {
            Side::Start => HPos::Left,
            Side::Middle => HPos::Center,
            Side::End => HPos::Right,
        };
        let weight = if label.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::SansSerif, label.size * UNITS, weight);
        let colour = rgb(self.rgb(label.colour));
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(horizontal, VPos::Bottom));
        done(self.area.draw(&Text::new(label.text.as_str(), units((label.x, label.baseline)), style)));
        self.labels.push(bounds);
    }

    /// Writes a label if it stays in the picture and touches no other.
    pub(super) fn try_write(&mut self, label: &Label) -> bool {
        let free = self.is_free(&label.bounds());
        if free {
            self.write(label);
        }
        free
    }

    /// Writes several labels if all of them are free and none touches another: values that are compared stand for all or for none.
    pub(super) fn write_all_or_none(&mut self, labels: &[Label]) {
        let bounds: Vec<Bounds> = labels.iter().map(Label::bounds).collect();
        let apart = bounds.iter().enumerate().all(|(index, one)| bounds[index + 1..].iter().all(|other| !one.overlaps(other)));
        if apart && bounds.iter().all(|bounds| self.is_free(bounds)) {
            for label in labels {
                self.write(label);
            }
        }
    }

    /// Writes the first of several places of a label that is free and, if possible, clear of marks and strokes.
    pub(super) fn write_at_best(&mut self, places: &[Label]) -> bool {
        let free: Vec<&Label> = places.iter().filter(|label| self.is_free(&label.bounds())).collect();
        let best = free.iter().min_by_key(|label| self.disturbance(&label.bounds())).copied();
        if let Some(label) = best {
            self.write(label);
        }
        best.is_some()
    }

    /// Whether a box lies in the picture and touches no label.
    pub(super) fn is_free(&self, bounds: &Bounds) -> bool {
        // Sums of advances carry dust far below what anybody sees.
        let page = Bounds { left: -0.05, top: -0.05, right: self.bounds.right + 0.05, bottom: self.bounds.bottom + 0.05 };
        page.contains(bounds) && !self.labels.iter().any(|label| label.overlaps(bounds))
    }

    /// Whether a label lies on no line and no mark, and has air between itself and other labels.
    pub(super) fn is_clear(&self, label: &Label) -> bool {
        let (bounds, ink) = (label.bounds(), label.ink());
        let air = 0.3 * label.size;
        let wide = Bounds { left: bounds.left - air, right: bounds.right + air, ..bounds };
        let padded = Bounds { left: ink.left - 2.0, top: ink.top - 2.0, right: ink.right + 2.0, bottom: ink.bottom + 2.0 };
        self.is_free(&bounds) && !self.labels.iter().any(|other| other.overlaps(&wide)) && self.disturbance(&padded) == 0
    }

    /// Whether a line runs between a point and a box, so that the box seems to belong to something else.
    pub(super) fn is_parted(&self, point: Point, bounds: &Bounds) -> bool {
        let nearest = (point.0.clamp(bounds.left, bounds.right), point.1.clamp(bounds.top, bounds.bottom));
        let (across, down) = (nearest.0 - point.0, nearest.1 - point.1);
        let length = across.hypot(down);
        if length <= 4.0 {
            return false;
        }
        // The point's own line ends in it.
        let start = (point.0 + across * 3.0 / length, point.1 + down * 3.0 / length);
        let runs = self.strokes.iter().flat_map(|points| points.windows(2)).map(|pair| [pair[0], pair[1]]);
        let rules = self.rules.iter().map(|rule| [rule.0, rule.1]);
        runs.chain(rules).any(|stroke| labels::cross([start, nearest], stroke))
    }

    /// How many marks and strokes a box would cover.
    pub(super) fn disturbance(&self, bounds: &Bounds) -> usize {
        let marks = self.marks.iter().filter(|mark| mark.overlaps(bounds)).count();
        let crossings = |points: &Vec<Point>| points.windows(2).filter(|pair| bounds.is_crossed_by(pair[0], pair[1])).count();
        let rules = self.rules.iter().filter(|rule| bounds.is_crossed_by(rule.0, rule.1)).count();
        2 * marks + rules + 3 * self.strokes.iter().map(crossings).sum::<usize>()
    }

    /// How far down from `top` towards `bottom` a stroke at `x` meets no label.
    pub(super) fn clear_descent(&self, x: f64, top: f64, bottom: f64) -> f64 {
        let below = self.labels.iter().filter(|label| label.left <= x && x <= label.right && label.top >= top - 1.0);
        below.map(|label| label.top - 2.0).fold(bottom, f64::min)
    }

    /// Remembers a mark that labels had better not cover.
    pub(super) fn avoid(&mut self, bounds: Bounds) {
        self.marks.push(bounds);
    }

    /// Remembers a thin rule that gives way where a label crosses it.
    pub(super) fn interrupt(&mut self, from: Point, until: Point) {
        self.rules.push((from, until));
    }

    /// Remembers a line that labels had better not cross.
    pub(super) fn avoid_stroke(&mut self, points: Vec<Point>) {
        self.strokes.push(points);
    }
}

impl Plot<'_> {
    /// A data point in pixels.
    pub(super) fn at(&self, across: f64, up: f64) -> Point {
        let (x, y) = self.area.map_coordinate(&(across, up));
        (f64::from(x) / UNITS, f64::from(y) / UNITS)
    }

    /// A bar between two data points, as it lies in the picture.
    pub(super) fn bar(&self, across: Range<f64>, up: Range<f64>, colour: Rgb) -> Bounds {
        let corners = [(across.start, up.start), (across.end, up.end)];
        done(self.area.draw(&Rectangle::new(corners, solid(colour))));
        let (one, other) = (self.at(across.start, up.start), self.at(across.end, up.end));
        Bounds { left: one.0.min(other.0), top: one.1.min(other.1), right: one.0.max(other.0), bottom: one.1.max(other.1) }
    }
}

/// A line of dashes as an element of plotters.
struct Dashes {
    points: Vec<BackendCoord>,
    colour: Rgb,
    width: u32,
    pattern: &'static str,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Dashes {
    type Point = &'a BackendCoord;
    type IntoIter = &'a [BackendCoord];
    fn point_iter(self) -> &'a [BackendCoord] {
        &self.points
    }
}

impl Drawable<SvgBackend<'_>> for Dashes {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        backend: &mut SvgBackend<'_>,
        _parent: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let points: Vec<BackendCoord> = points.collect();
        backend.dashed(&points, self.colour, self.width, self.pattern);
        Ok(())
    }
}

/// A sector of a ring as an element of plotters.
struct Sector {
    ring: RingSector,
    colour: Rgb,
    anchor: BackendCoord,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Sector {
    type Point = &'a BackendCoord;
    type IntoIter = std::iter::Once<&'a BackendCoord>;
    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.anchor)
    }
}

impl Drawable<SvgBackend<'_>> for Sector {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _centre: I,
        backend: &mut SvgBackend<'_>,
        _parent: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        backend.ring_sector(&self.ring, self.colour);
        Ok(())
    }
}

fn units((x, y): Point) -> BackendCoord {
    ((x * UNITS).round() as i32, (y * UNITS).round() as i32)
}

fn rgb(colour: Rgb) -> RGBColor {
    RGBColor(colour.0, colour.1, colour.2)
}

fn solid(colour: Rgb) -> ShapeStyle {
    rgb(colour).filled()
}

fn stroke(colour: Rgb, width: f64) -> ShapeStyle {
    rgb(colour).stroke_width((width * UNITS).round() as u32)
}

/// Drawing goes to memory, so nothing can fail; plotters' types only cannot say so.
fn done<E>(outcome: Result<(), E>) {
    drop(outcome);
}
