//! Promises of native charts: model, workbook and cache say the same, in every kind, size and with awkward data.

use super::native;
use super::sheet::letters;
use crate::chart::face_of;
use crate::chart::samples::{awkward, gallery, kinds, sizes};
use crate::chart::scale::to_f64;
use crate::picture::ChartPart;
use crate::report::{Chart, Face, FaceWish, SeriesRole};
use crate::theme::Theme;
use crate::units::{Emu, Pt, Size};
use calamine::{Data, Range, Reader, Xlsx};
use std::io::Cursor;
use usvg::roxmltree::{Document, Node};

const HERE: Size = Size { width: Emu(7_000_000), height: Emu(3_600_000) };

fn part(chart: &Chart) -> ChartPart {
    native(chart, HERE, Pt(11.0), &Theme::house()).expect("a workbook").expect("a native face")
}

fn charts() -> Vec<(String, Chart)> {
    let drawable =
        |(_, chart): &(String, Chart)| face_of(chart, FaceWish::Auto) == Ok(Face::Native) && chart.suitability().is_ok();
    let odd = kinds()
        .into_iter()
        .flat_map(|kind| awkward(kind).into_iter().map(move |(name, chart)| (format!("{name} {kind:?}"), chart)));
    gallery().into_iter().chain(odd).filter(drawable).collect()
}

fn cells(part: &ChartPart) -> (String, Range<Data>) {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(part.workbook.clone())).expect("a workbook");
    let name = workbook.sheet_names().remove(0);
    let range = workbook.worksheet_range(&name).expect("a sheet");
    (name, range)
}

#[test]
fn every_value_of_the_model_stands_in_the_workbook() {
    let is_native = |chart: &Chart| face_of(chart, FaceWish::Auto) == Ok(Face::Native);
    for (name, chart) in gallery().into_iter().filter(|(_, chart)| is_native(chart)) {
        let (_, cells) = cells(&part(&chart));
        let text = |row: u32, column: u32| cells.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
        for (row, category) in (1..).zip(&chart.categories) {
            assert_eq!(text(row, 0), *category, "{name}");
        }
        for series in &chart.series {
            let of_series = |column: &u32| {
                text(0, *column).starts_with(series.name.as_str())
                    && (1..).zip(&series.values).all(|(row, value)| {
                        let cell = cells.get_value((row, *column)).and_then(calamine::DataType::as_f64);
                        cell == value.map(to_f64)
                    })
            };
            assert!((1..10).any(|column| of_series(&column)), "{name}: `{}` is not in the workbook", series.name);
        }
    }
}

#[test]
fn every_cache_is_what_its_cells_say() {
    for (name, chart) in charts() {
        let part = part(&chart);
        let (sheet, cells) = cells(&part);
        let xml = std::str::from_utf8(&part.xml).expect("text");
        let document = Document::parse(xml).expect("XML");
        let references = document.descendants().filter(|node| matches!(node.tag_name().name(), "numRef" | "strRef"));
        let mut seen = 0;
        for reference in references {
            let address = child(reference, "f").and_then(|node| node.text()).expect("an address");
            let (page, range) = address.rsplit_once('!').expect("a sheet's name");
            assert_eq!(page.trim_matches('\''), sheet, "{name}");
            for (index, (row, column)) in addresses(range).into_iter().enumerate() {
                let cell = cells.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
                assert_eq!(cached(reference, index), cell, "{name} {address} {index}");
                seen += 1;
            }
        }
        assert!(seen > chart.categories.len(), "{name}");
    }
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let (_, mut chart) = gallery().remove(0);
    chart.categories[0] = "=1+1".to_owned();
    chart.categories[1] = "007".to_owned();
    let (_, cells) = cells(&part(&chart));
    assert_eq!(cells.get_value((1, 0)), Some(&Data::String("=1+1".to_owned())));
    assert_eq!(cells.get_value((2, 0)), Some(&Data::String("007".to_owned())));
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for (name, chart) in charts() {
        assert!(part(&chart) == part(&chart), "{name}");
    }
}

#[test]
fn labels_stand_once_at_a_point_in_the_order_of_points() {
    for (name, chart) in charts() {
        for (size_name, size) in sizes() {
            let part = native(&chart, size, Pt(11.0), &Theme::house()).expect("a workbook").expect("a native face");
            let xml = String::from_utf8(part.xml).expect("text");
            assert!(!xml.contains("NaN") && !xml.contains("inf\""), "{name} at {size_name}");
            let document = Document::parse(&xml).expect("XML");
            for labels in document.descendants().filter(|node| node.has_tag_name((CHART, "dLbls"))) {
                let points: Vec<u32> = labels
                    .children()
                    .filter(|node| node.has_tag_name((CHART, "dLbl")))
                    .filter_map(|node| child(node, "idx")?.attribute("val")?.parse().ok())
                    .collect();
                assert!(points.is_sorted_by(|one, other| one < other), "{name} at {size_name}: {points:?}");
            }
        }
    }
}

#[test]
fn colours_come_from_the_theme() {
    for (name, chart) in charts() {
        let xml = String::from_utf8(part(&chart).xml).expect("text");
        assert!(xml.contains("a:schemeClr") && !xml.contains("srgbClr"), "{name}");
        let compared = chart.series.iter().any(|series| series.role == SeriesRole::Previous);
        assert!(!compared || xml.contains("accent5"), "{name}");
    }
}

#[test]
fn a_donut_has_its_total_in_the_hole_as_a_part_of_its_own_and_nothing_else_has() {
    for (name, chart) in gallery().into_iter().filter(|(_, chart)| face_of(chart, FaceWish::Auto) == Ok(Face::Native)) {
        let part = part(&chart);
        let xml = String::from_utf8(part.xml).expect("text");
        let donut = chart.kind == crate::report::ChartKind::Donut;
        assert_eq!((xml.contains("c:userShapes"), part.shapes.is_some()), (donut, donut), "{name}");
        let shapes = String::from_utf8(part.shapes.unwrap_or_default()).expect("text");
        assert_eq!(shapes.contains(&crate::chart::donut::total(&chart).number), donut, "{name}");
    }
}

const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";

fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|child| child.tag_name().name() == name)
}

/// What a reference's cache says of one point.
fn cached(reference: Node<'_, '_>, index: usize) -> String {
    let point =
        reference.descendants().find(|node| node.tag_name().name() == "pt" && node.attribute("idx") == Some(&index.to_string()));
    let value = point.and_then(|point| point.descendants().find(|node| node.tag_name().name() == "v"));
    value.and_then(|value| value.text()).unwrap_or_default().to_owned()
}

/// The cells of `$B$2:$B$13`, as row and column from zero.
fn addresses(range: &str) -> Vec<(u32, u32)> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let cell = |text: &str| {
        let mut parts = text.split('$').skip(1);
        let name = parts.next().expect("a column").to_owned();
        let row: u32 = parts.next().expect("a row").parse().expect("a number");
        let column = (0..100).find(|&column| letters(column) == name).expect("a column");
        (row - 1, column as u32)
    };
    let ((from, column), (until, _)) = (cell(first), cell(last));
    (from..=until).map(|row| (row, column)).collect()
}
