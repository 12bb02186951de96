//! Labels: how much room a text takes, how it wraps, and where it stands without touching another.

use crate::text::{self, Styled, Weight};
use crate::theme::Colour;
use crate::units::Pt;
use std::ops::Range;

/// A rectangle of the picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Bounds {
    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    pub(super) fn contains(&self, other: &Self) -> bool {
        other.left >= self.left && other.right <= self.right && other.top >= self.top && other.bottom <= self.bottom
    }

    /// Whether a straight stroke between two points comes into the rectangle.
    pub(super) fn is_crossed_by(&self, from: (f64, f64), until: (f64, f64)) -> bool {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let spans = [(from.0, until.0, self.left, self.right), (from.1, until.1, self.top, self.bottom)];
        for (start, end, low, high) in spans {
            let length = end - start;
            if length.abs() < f64::EPSILON {
                if start < low || start > high {
                    return false;
                }
                continue;
            }
            let (one, other) = ((low - start) / length, (high - start) / length);
            enter = enter.max(one.min(other));
            leave = leave.min(one.max(other));
        }
        enter <= leave
    }
}

/// Whether two straight strokes cross.
pub(super) fn cross(one: [(f64, f64); 2], other: [(f64, f64); 2]) -> bool {
    let turn = |from: (f64, f64), until: (f64, f64), point: (f64, f64)| {
        (until.0 - from.0) * (point.1 - from.1) - (until.1 - from.1) * (point.0 - from.0)
    };
    let parts =
        |[from, until]: [(f64, f64); 2], [start, end]: [(f64, f64); 2]| turn(from, until, start) * turn(from, until, end) < 0.0;
    parts(one, other) && parts(other, one)
}

/// Which point of a label its place names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// One line of text at its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) baseline: f64,
    pub(super) side: Side,
    pub(super) bold: bool,
    pub(super) colour: Colour,
    /// Size in pixels.
    pub(super) size: f64,
}

impl Label {
    /// A regular label in secondary ink that begins at `x`.
    pub(super) fn new(text: impl Into<String>, x: f64, baseline: f64, size: f64) -> Self {
        Self { text: text.into(), x, baseline, side: Side::Start, bold: false, colour: Colour::Muted, size }
    }

    pub(super) fn side(mut self, side: Side) -> Self {
        self.side = side;
        self
    }

    pub(super) fn bold(mut self, bold: bool) -> Self {
        self.bold = bold;
        self
    }

    pub(super) fn colour(mut self, colour: Colour) -> Self {
        self.colour = colour;
        self
    }

    pub(super) fn width(&self) -> f64 {
        width(&self.text, self.size, self.bold)
    }

    /// The room its characters take.
    pub(super) fn bounds(&self) -> Bounds {
        let width = self.width();
        let left = match self.side {
            Side::Start => self.x,
            Side::Middle => self.x - width / 2.0,
            Side::End => self.x - width,
        };
        Bounds { left, top: self.baseline - ABOVE * self.size, right: left + width, bottom: self.baseline + BELOW * self.size }
    }

    /// The room its ink takes: figures and Latin letters are lower than their line.
    pub(super) fn ink(&self) -> Bounds {
        let bounds = self.bounds();
        if self.text.chars().any(|character| character > '\u{2e80}') {
            return bounds;
        }
        Bounds { top: self.baseline - LATIN_ABOVE * self.size, bottom: self.baseline + LATIN_BELOW * self.size, ..bounds }
    }

    /// Whether an upright line would run through it or too near by.
    pub(super) fn touches(&self, line: f64) -> bool {
        let bounds = self.bounds();
        let air = 0.2 * self.size;
        (bounds.left - air..=bounds.right + air).contains(&line)
    }

    /// The same label moved beyond an upright line.
    pub(super) fn beyond(mut self, line: f64) -> Self {
        let air = 0.35 * self.size;
        self.x = if self.side == Side::End { line - air } else { line + air };
        self
    }

    /// The same label moved sideways as little as needed to stand between two edges.
    pub(super) fn within(mut self, left: f64, right: f64) -> Self {
        let bounds = self.bounds();
        if bounds.right > right {
            self.x -= bounds.right - right;
        }
        let bounds = self.bounds();
        if bounds.left < left {
            self.x += left - bounds.left;
        }
        self
    }
}

/// Height of a glyph box above the base line in em: a Chinese character's.
pub(super) const ABOVE: f64 = 0.88;
/// Depth below the base line in em.
pub(super) const BELOW: f64 = 0.16;
/// Height of figures above the base line in em.
const LATIN_ABOVE: f64 = 0.7;
/// Depth of a comma below the base line in em.
const LATIN_BELOW: f64 = 0.1;
/// Distance of base lines in em.
pub(super) const LEADING: f64 = 1.22;
/// How far below a line's middle its base line lies in em.
pub(super) const MIDDLE: f64 = 0.35;

/// Width in pixels of a text on one line.
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    text::width(text, Pt(size), weight(bold))
}

pub(super) fn weight(bold: bool) -> Weight {
    if bold { Weight::Bold } else { Weight::Regular }
}

/// The text in at most `most` lines no wider than `limit`; `None` where it needs more.
pub(super) fn wrap(text: &str, size: f64, bold: bool, limit: f64, most: usize) -> Option<Vec<String>> {
    let lines = break_lines(text, size, bold, limit);
    if lines.len() > most || lines.iter().any(|line| width(line, size, bold) > limit + 0.01) {
        return None;
    }
    let balanced = balance(text, size, bold, limit, lines);
    reads_well(text, &balanced).then_some(balanced)
}

/// The same, cut with an ellipsis where even `most` lines do not hold it.
pub(super) fn wrap_or_cut(text: &str, size: f64, bold: bool, limit: f64, most: usize) -> Vec<String> {
    if let Some(lines) = wrap(text, size, bold, limit, most) {
        return lines;
    }
    let ranges = line_ranges(text, size, bold, limit);
    let Some(last) = most.min(ranges.len()).checked_sub(1) else { return Vec::new() };
    let whole = ranges[..last].iter().map(|range| text[range.clone()].trim().to_owned());
    whole.chain(std::iter::once(cut(text[ranges[last].start..].trim(), size, bold, limit))).collect()
}

/// As much of a text as fits, with an ellipsis where something is missing.
pub(super) fn cut(text: &str, size: f64, bold: bool, limit: f64) -> String {
    if width(text, size, bold) <= limit + 0.01 {
        return text.to_owned();
    }
    let mut kept: String = text.to_owned();
    while kept.pop().is_some() {
        let candidate = format!("{}…", kept.trim_end());
        if width(&candidate, size, bold) <= limit {
            return candidate;
        }
    }
    String::new()
}

fn break_lines(text: &str, size: f64, bold: bool, limit: f64) -> Vec<String> {
    line_ranges(text, size, bold, limit).into_iter().map(|range| text[range].trim().to_owned()).collect()
}

fn line_ranges(text: &str, size: f64, bold: bool, limit: f64) -> Vec<Range<usize>> {
    let styled = [Styled { text, size: Pt(size), weight: weight(bold) }];
    let lines = text::lines(&styled, limit);
    lines.iter().filter_map(|line| Some(line.parts.first()?.start..line.parts.last()?.end)).collect()
}

/// Whether no line is a lone character and no word of Latin letters or digits was broken: `12` must not part from `月`.
fn reads_well(text: &str, lines: &[String]) -> bool {
    let mut rest = text;
    for pair in lines.windows(2) {
        let Some(at) = rest.find(pair[0].as_str()) else { return true };
        rest = &rest[at + pair[0].len()..];
        let (before, after) = (pair[0].chars().next_back(), rest.chars().next());
        let word = |character: Option<char>| character.is_some_and(|character| character.is_ascii_alphanumeric());
        if word(before) && word(after) {
            return false;
        }
    }
    lines.len() < 2 || lines.iter().all(|line| line.chars().nth(1).is_some())
}

/// Of all ways to break into as many lines, the one that reads best: lines about equally long, no word torn apart.
fn balance(text: &str, size: f64, bold: bool, limit: f64, lines: Vec<String>) -> Vec<String> {
    if lines.len() < 2 || text.chars().count() > LONGEST_NAME {
        return lines;
    }
    let mut ways: Vec<Vec<String>> = Vec::new();
    let ends = text.char_indices().map(|(at, character)| at + character.len_utf8());
    for narrow in ends.map(|end| width(&text[..end], size, bold) + 0.01).filter(|width| *width <= limit) {
        let Some(first) = line_ranges(text, size, bold, narrow).into_iter().next() else { continue };
        let (head, rest) = (text[..first.end].trim().to_owned(), text[first.end..].trim());
        if width(&head, size, bold) > limit || ways.last().is_some_and(|way| way[0] == head) {
            continue;
        }
        let tail = break_lines(rest, size, bold, limit);
        if tail.len() + 1 == lines.len() {
            let tail = balance(rest, size, bold, limit, tail);
            ways.push(std::iter::once(head).chain(tail).collect());
        }
    }
    ways.retain(|way| reads_well(text, way) && way.iter().all(|line| width(line, size, bold) <= limit));
    ways.push(lines.clone());
    let cost = |way: &Vec<String>| {
        let widest = way.iter().map(|line| width(line, size, bold)).fold(0.0, f64::max);
        widest / size + way.windows(2).map(|pair| tear(&pair[0], &pair[1])).sum::<f64>()
    };
    // Of equals the one with the shortest last line: the less follows, the surer its words.
    ways.into_iter().rev().min_by(|one, other| cost(one).total_cmp(&cost(other))).unwrap_or(lines)
}

/// Longer texts are sentences, whose lines need no balance.
const LONGEST_NAME: usize = 48;

/// How badly a break reads, in em of raggedness one would rather bear. Chinese words mostly have two characters, so what
/// stands before the end of a name in an odd number most likely begins within a word.
fn tear(before: &str, after: &str) -> f64 {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return 0.0 };
    if !is_han(last) || !is_han(first) {
        return 0.0;
    }
    if SUFFIX.contains(first) {
        return 3.0;
    }
    let run: Vec<char> = after.chars().take_while(|character| is_han(*character)).collect();
    let stem = if run.last().is_some_and(|last| SUFFIX.contains(*last)) { run.len() - 1 } else { run.len() };
    match (stem.is_multiple_of(2), JOINING.contains(last)) {
        (_, true) => -1.5,
        (true, false) if CLOSING.contains(last) => -1.5,
        (true, false) => 0.0,
        (false, false) => 2.0,
    }
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// Characters that join two words.
const JOINING: &str = "的与及和或";
/// Characters that often end a word, though they can begin one.
const CLOSING: &str = "类区部率量";
/// Characters that are put to the end of a word.
const SUFFIX: &str = "率量度类数值性化者员区部店期额";

/// Moves labels of equal height apart along one direction, in order, as little as needed, between two edges.
/// Takes the wished centres in ascending order and gives the final ones; where there is no room for all they stand evenly.
pub(super) fn spread(wished: &[f64], pitch: f64, low: f64, high: f64) -> Vec<f64> {
    let room = high - low;
    let gaps = wished.len().saturating_sub(1) as f64;
    let pitch = if gaps > 0.0 { pitch.min(room / gaps) } else { 0.0 };
    stack(wished, &vec![pitch; wished.len()], low, high + pitch)
}

/// The same for blocks of unlike height, by their upper edges; blocks that have no room run over the end.
pub(super) fn stack(wished: &[f64], heights: &[f64], low: f64, high: f64) -> Vec<f64> {
    let mut tops: Vec<f64> = wished.to_vec();
    let mut free = low;
    for (top, height) in tops.iter_mut().zip(heights) {
        *top = top.max(free);
        free = *top + height;
    }
    let mut end = high;
    for (top, height) in tops.iter_mut().zip(heights).rev() {
        *top = top.min(end - height);
        end = *top;
    }
    let mut free = low;
    for (top, height) in tops.iter_mut().zip(heights) {
        *top = top.max(free);
        free = *top + height;
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_spread_without_touching_and_without_leaving() {
        let places = spread(&[10.0, 12.0, 95.0, 99.0], 20.0, 0.0, 100.0);
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 19.99), "{places:?}");
        assert!(places[0] >= 0.0 && places[3] <= 100.0);
    }

    #[test]
    fn names_break_between_words_and_near_their_middle() {
        let lines = |text: &str, limit: f64| wrap(text, 10.0, false, limit, 2).unwrap_or_default().join("|");
        assert_eq!(lines("跨部门协同投诉", 55.0), "跨部门|协同投诉");
        assert_eq!(lines("功能操作复杂类投诉占比", 75.0), "功能操作复杂类|投诉占比");
        assert_eq!(lines("安装维修响应时长", 75.0), "安装维修|响应时长");
        assert_eq!(lines("坐席人均日处理量", 75.0), "坐席人均日|处理量");
        assert_eq!(lines("Backlog older", 40.0), "Backlog|older");
    }

    #[test]
    fn strokes_cross_only_within_their_ends() {
        let stroke = [(0.0, 0.0), (10.0, 10.0)];
        assert!(cross(stroke, [(0.0, 10.0), (10.0, 0.0)]));
        assert!(!cross(stroke, [(0.0, 30.0), (30.0, 0.0)]));
    }

    #[test]
    fn a_stroke_through_a_box_is_seen_and_one_beside_it_is_not() {
        let bounds = Bounds { left: 10.0, top: 10.0, right: 20.0, bottom: 20.0 };
        assert!(bounds.is_crossed_by((0.0, 0.0), (30.0, 30.0)));
        assert!(!bounds.is_crossed_by((0.0, 15.0), (30.0, 60.0)));
        assert!(!bounds.is_crossed_by((0.0, 5.0), (30.0, 5.0)));
    }
}
