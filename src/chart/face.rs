//! Which face a chart shows: Office's own, or the picture.

use super::native::{native, native_face};
use super::{Request, draw};
use crate::ooxml::Error;
use crate::picture::Drawn;
use crate::report::{Chart, ChartKind, Face, FaceWish, SeriesRole};
use crate::theme::Theme;

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
    use crate::chart::samples::gallery;

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
}
