//! Which face a chart shows: Office's own, or the picture.

use super::native::{native, native_face, presentable};
use super::{Request, draw};
use crate::ooxml::Error;
use crate::picture::Drawn;
use crate::report::{Chart, ChartKind, Face, FaceWish, SeriesRole};
use crate::theme::Theme;
use crate::units::{Pt, Size};

/// The face a chart gets. What the command asks for goes before what the template asks for; where a native face is asked for
/// and Office has none, why.
pub fn face_of(chart: &Chart, asked: FaceWish) -> Result<Face, &'static str> {
    let wish = if asked == FaceWish::Auto { chart.face } else { asked };
    let own_targets = chart.kind == ChartKind::Bar && chart.series.iter().any(|series| series.role == SeriesRole::Target);
    let native = if own_targets { Err("Office draws no target of each bar") } else { native_face(chart.kind) };
    match (wish, native) {
        (FaceWish::Picture, _) | (FaceWish::Auto, Err(_)) => Ok(Face::Picture),
        (FaceWish::Auto | FaceWish::Native, Ok(())) => Ok(Face::Native),
        (FaceWish::Native, Err(why)) => Err(why),
    }
}

/// The face a chart gets in its box: where nobody asked for either, the picture where Office's own could not be shown to
/// others; then also why. What cannot be drawn as it was asked for is a picture too.
pub fn face_in_box(chart: &Chart, asked: FaceWish, size: Size, label: Pt, theme: &Theme) -> (Face, Option<&'static str>) {
    let face = face_of(chart, asked).unwrap_or(Face::Picture);
    let free = asked == FaceWish::Auto && chart.face == FaceWish::Auto;
    match presentable(chart, size, label, theme) {
        Err(why) if free && face == Face::Native => (Face::Picture, Some(why)),
        Ok(()) | Err(_) => (face, None),
    }
}

/// The chart with the face it was asked for.
pub(super) fn show(request: &Request<'_>, theme: &Theme) -> Result<Drawn, Error> {
    let Request { chart, size, label, face } = *request;
    let part = match face {
        Face::Native => native(chart, size, label, theme)?,
        Face::Picture => None,
    };
    Ok(part.map_or_else(|| Drawn::Picture(draw(chart, size, label, theme)), Drawn::Chart))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::samples::{awkward, gallery};
    use crate::report::{ChartSeries, Stacking};
    use crate::units::Emu;

    fn named(name: &str) -> Chart {
        gallery().into_iter().find(|(found, _)| found == name).expect("a chart").1
    }

    #[test]
    fn the_command_goes_before_the_template_and_the_template_before_the_kind() {
        let line = named("line-zh");
        assert_eq!(face_of(&line, FaceWish::Auto), Ok(Face::Native));
        assert_eq!(face_of(&line, FaceWish::Picture), Ok(Face::Picture));
        let picture = Chart { face: FaceWish::Picture, ..line };
        assert_eq!(face_of(&picture, FaceWish::Auto), Ok(Face::Picture));
        assert_eq!(face_of(&picture, FaceWish::Native), Ok(Face::Native));
    }

    #[test]
    fn what_office_cannot_draw_is_a_picture_and_a_reason_where_a_native_chart_is_asked_for() {
        let gantt = Chart { kind: ChartKind::Gantt, ..named("bar-zh") };
        assert_eq!(face_of(&gantt, FaceWish::Auto), Ok(Face::Picture));
        assert!(face_of(&gantt, FaceWish::Native).is_err());
        assert!(face_of(&Chart { face: FaceWish::Native, ..gantt }, FaceWish::Auto).is_err());
    }

    fn in_box(chart: &Chart, asked: FaceWish, inches: (f64, f64)) -> (Face, Option<&'static str>) {
        let size = Size { width: Emu::inches(inches.0), height: Emu::inches(inches.1) };
        face_in_box(chart, asked, size, Pt(11.0), &Theme::house())
    }

    const LARGE: (f64, f64) = (12.1, 4.8);
    const SMALL: (f64, f64) = (3.0, 2.6);

    #[test]
    fn a_native_chart_whose_box_is_too_small_for_its_names_events_or_rows_is_a_picture_that_says_why() {
        let crowded =
            |kind: ChartKind, name: &str| awkward(kind).into_iter().find(|(found, _)| *found == name).expect("a chart").1;
        let columns = ChartKind::Column(Stacking::Grouped);
        for chart in [crowded(columns, "twenty-four"), crowded(ChartKind::Line, "forty"), crowded(columns, "events")] {
            let (face, why) = in_box(&chart, FaceWish::Auto, SMALL);
            assert!(face == Face::Picture && why.is_some(), "{}", chart.title);
            assert_eq!(in_box(&chart, FaceWish::Native, SMALL), (Face::Native, None), "{}", chart.title);
            let wished = Chart { face: FaceWish::Native, ..chart };
            assert_eq!(in_box(&wished, FaceWish::Auto, SMALL), (Face::Native, None), "{}", wished.title);
        }
        assert_eq!(in_box(&crowded(ChartKind::Bar, "twenty-four"), FaceWish::Auto, SMALL).0, Face::Picture);
        for name in ["line-zh", "column-two-zh", "bar-two-zh", "before-zh", "donut-zh", "stacked-zh", "combo-zh", "area-zh"] {
            assert_eq!(in_box(&named(name), FaceWish::Auto, LARGE), (Face::Native, None), "{name}");
        }
    }

    #[test]
    fn pairs_with_targets_are_a_picture_unless_they_are_asked_for() {
        let pairs = named("before-target-zh");
        assert!(pairs.series.iter().any(|series: &ChartSeries| series.role == SeriesRole::Target));
        let (face, why) = in_box(&pairs, FaceWish::Auto, LARGE);
        assert!(face == Face::Picture && why.is_some());
        assert_eq!(in_box(&pairs, FaceWish::Native, LARGE), (Face::Native, None));
    }
}
