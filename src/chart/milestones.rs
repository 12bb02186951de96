//! Titles of a row's milestones, under its bar: each touches its own diamond or hangs from it by a stroke, and none another.

use super::labels::{self, ABOVE, BELOW, Side};
use std::ops::Range;

/// A title at its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hung {
    /// The title, cut where it does not fit.
    pub(super) text: String,
    /// Where its diamond stands.
    pub(super) mark: f64,
    /// Where it stands itself: the point that `side` names.
    pub(super) x: f64,
    pub(super) side: Side,
    /// The line under the bar, from 0.
    pub(super) lane: usize,
}

/// Distance of the lines in em.
pub(super) const LANE: f64 = ABOVE + BELOW + 0.12;
/// Titles are cut to these widths in em before any is left out.
const CUTS: [f64; 4] = [f64::INFINITY, 16.0, 11.0, 7.0];
/// So many places are tried for one row.
const PATIENCE: usize = 4000;

/// The titles of marks at these places in as few lines as possible, at most `most`, between two edges; whole where that
/// goes, cut where it does not, none where not even that.
pub(super) fn hang(marks: &[(f64, &str)], most: usize, edges: &Range<f64>, size: f64) -> Vec<Hung> {
    for cut in CUTS {
        let texts: Vec<String> = marks.iter().map(|(_, text)| labels::cut(text, size, false, cut * size)).collect();
        for lanes in 1..=most {
            let mut search = Search { marks, texts: &texts, lanes, edges, size, placed: Vec::new(), tries: PATIENCE };
            if search.place(0) {
                return search.placed;
            }
        }
    }
    Vec::new()
}

struct Search<'a> {
    marks: &'a [(f64, &'a str)],
    texts: &'a [String],
    lanes: usize,
    edges: &'a Range<f64>,
    size: f64,
    placed: Vec<Hung>,
    tries: usize,
}

impl Search<'_> {
    /// Places the titles from this one on; takes them back where a later one finds no room.
    fn place(&mut self, index: usize) -> bool {
        let Some(&(mark, _)) = self.marks.get(index) else { return true };
        for lane in 0..self.lanes {
            for side in [Side::Middle, Side::Start, Side::End] {
                if self.tries == 0 {
                    return false;
                }
                self.tries -= 1;
                let hung = self.hung(index, mark, lane, side);
                let span = self.span(&hung);
                let inside = span.start >= self.edges.start - 0.01 && span.end <= self.edges.end + 0.01;
                if inside && self.placed.iter().all(|other| self.apart(&hung, other)) {
                    self.placed.push(hung);
                    if self.place(index + 1) {
                        return true;
                    }
                    self.placed.pop();
                }
            }
        }
        false
    }

    /// A title centred under its mark, moved inwards at an edge; or one that begins or ends at it.
    fn hung(&self, index: usize, mark: f64, lane: usize, side: Side) -> Hung {
        let text = self.texts[index].clone();
        let half = labels::width(&text, self.size, false) / 2.0;
        let over = 0.45 * self.size;
        let x = match side {
            Side::Middle => mark.clamp((self.edges.start + half).min(mark), (self.edges.end - half).max(mark)),
            Side::Start => mark - over,
            Side::End => mark + over,
        };
        let x = if side == Side::Middle { x.max(self.edges.start + half).min(self.edges.end - half) } else { x };
        Hung { text, mark, x, side, lane }
    }

    fn span(&self, hung: &Hung) -> Range<f64> {
        let width = labels::width(&hung.text, self.size, false);
        let left = match hung.side {
            Side::Start => hung.x,
            Side::Middle => hung.x - width / 2.0,
            Side::End => hung.x - width,
        };
        left..left + width
    }

    /// Whether two titles have air between them and neither's stroke runs through the other.
    fn apart(&self, one: &Hung, other: &Hung) -> bool {
        let (this, that) = (self.span(one), self.span(other));
        let air = 0.6 * self.size;
        let runs_through = |upper: &Range<f64>, mark: f64| upper.start - 0.3 * air < mark && mark < upper.end + 0.3 * air;
        match one.lane.cmp(&other.lane) {
            std::cmp::Ordering::Equal => this.end + air <= that.start || that.end + air <= this.start,
            std::cmp::Ordering::Less => !runs_through(&this, other.mark),
            std::cmp::Ordering::Greater => !runs_through(&that, one.mark),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lanes(marks: &[(f64, &str)], most: usize) -> Vec<(usize, String)> {
        hang(marks, most, &(0.0..300.0), 10.0).into_iter().map(|hung| (hung.lane, hung.text)).collect()
    }

    #[test]
    fn titles_stand_on_one_line_where_they_can_and_hang_lower_where_they_must() {
        assert_eq!(lanes(&[(50.0, "发布"), (200.0, "验收")], 3), [(0, "发布".to_owned()), (0, "验收".to_owned())]);
        let crowded = lanes(&[(100.0, "完成前十大根因立项"), (108.0, "首次进度通报"), (116.0, "演练")], 3);
        assert_eq!(
            crowded.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(),
            ["完成前十大根因立项", "首次进度通报", "演练"]
        );
    }

    #[test]
    fn a_title_that_no_line_holds_is_cut_and_at_last_left_out() {
        let long = "一个非常非常长的里程碑名称，长到任何一行都放不下，必须截断才能显示在图里";
        assert_eq!(lanes(&[(150.0, long)], 1), [(0, "一个非常非常长的里程碑名称，长…".to_owned())]);
        assert!(lanes(&[(0.0, "甲方验收"), (1.0, "乙方验收"), (2.0, "丙方验收"), (3.0, "丁方验收")], 1).is_empty());
    }
}
