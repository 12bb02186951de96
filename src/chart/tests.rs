//! Promises of every drawn chart, held over kinds, sizes, languages and awkward data.

use super::samples::{awkward, chart, gallery, kinds, series, sizes};
use super::{Request, draw, each_on, labels::Bounds, labels::width, svg};
use crate::report::{Chart, ChartKind, Face, SeriesRole};
use crate::theme::Theme;
use crate::units::{Emu, Pt, Size};

#[test]
fn every_chart_stays_in_its_box_and_no_label_touches_another() {
    for (name, chart) in gallery() {
        for (size_name, size) in sizes() {
            let drawn = svg(&chart, size, Pt(11.0), &Theme::house());
            check(&format!("{name} at {size_name}"), &drawn);
        }
    }
}

#[test]
fn characters_without_a_bundled_face_are_named_and_do_not_stop_the_picture() {
    let chart = chart(ChartKind::Bar, "客诉", "件", "😀|甲", vec![series("量", SeriesRole::Current, "1 2")]);
    assert_eq!(super::uncovered(&chart), ['😀']);
    let size = Size { width: Emu::inches(3.8), height: Emu::inches(3.0) };
    assert!(!draw(&chart, size, Pt(11.0), &Theme::house()).png.is_empty());
}

#[test]
fn alt_text_says_what_the_chart_shows() {
    let alt = |name: &str| super::alt_text(&gallery().into_iter().find(|(found, _)| found == name).expect("a chart").1);
    assert_eq!(
        alt("line-target-zh"),
        "折线图：月度投诉量（单位：件）。2025年最高为11月（1,684件），最低为5月（974件）；由1月的986件到12月的1,446件（+46.7%）。\
         11月较2024年（1,820件）变化−7.5%。目标 1,100件。"
    );
    assert_eq!(
        alt("donut-en"),
        "Donut chart: Tickets by channel (tickets). Total 15,582 tickets: Portal 39.9%, Phone 27.5%, E-mail 22.1%, \
         Walk-in 5.8%, Chat 3.9%, Monitoring 0.8%."
    );
    assert_eq!(
        alt("before-zh"),
        "前后对比图：改进前后处理时长（单位：小时）。紧急投诉由48小时变为24小时（−50%）。普通投诉（旺季）由72小时变为48小时（−33.3%）。\
         安装维修由72小时变为24小时（−66.7%）。物流延误由36小时变为40小时（+11.1%）。"
    );
    assert_eq!(
        alt("before-target-zh"),
        "前后对比图：投诉处理时长（单位：小时）。跨部门协同投诉由168小时变为144小时（−14.3%），目标120小时，未达成。\
         普通投诉（旺季）由96小时变为61小时（−36.5%），目标60小时，未达成。紧急投诉由48小时变为24小时（−50%），目标30小时，达成。\
         自动派单简单投诉由11.5小时变为12小时（+4.3%）。"
    );
}

#[test]
fn every_series_and_category_of_few_is_named_in_the_picture() {
    for (name, chart) in gallery() {
        for (size_name, size) in sizes() {
            let drawn = svg(&chart, size, Pt(11.0), &Theme::house());
            let document = usvg::roxmltree::Document::parse(&drawn).expect("an SVG");
            let nodes = document.descendants().filter(usvg::roxmltree::Node::is_text);
            let characters = nodes.filter_map(|node| node.text()).flat_map(str::chars);
            let texts: String = characters.filter(|character| !character.is_whitespace()).collect();
            // The parts of a bridge are told apart by where they stand.
            let single = chart.series.len() < 2 || chart.kind == ChartKind::Waterfall;
            let names = chart.series.iter().filter(|_| !single).map(|series| &series.name);
            let few = chart.categories.iter().filter(|_| chart.categories.len() <= 6);
            for wanted in names.chain(few) {
                let wanted: String = wanted.chars().filter(|character| !character.is_whitespace()).collect();
                assert!(texts.contains(&wanted), "{name} at {size_name} does not say `{wanted}`: {texts}");
            }
        }
    }
}

#[test]
fn awkward_data_is_drawn_without_a_broken_number() {
    for kind in kinds() {
        for (name, chart) in awkward(kind) {
            for (size_name, size) in sizes() {
                let drawn = svg(&chart, size, Pt(11.0), &Theme::house());
                check(&format!("{kind:?} {name} at {size_name}"), &drawn);
            }
        }
    }
}

#[test]
fn awkward_schedules_and_key_figures_are_drawn_without_a_broken_number() {
    for (name, chart) in super::samples_plans::awkward().into_iter().chain(super::samples_measures::awkward()) {
        for (size_name, size) in sizes() {
            check(&format!("{name} at {size_name}"), &svg(&chart, size, Pt(11.0), &Theme::house()));
        }
    }
}

#[test]
fn the_same_charts_give_the_same_bytes_on_any_number_of_threads() {
    let charts: Vec<Chart> = gallery().into_iter().take(4).map(|(_, chart)| chart).collect();
    let size = Size { width: Emu::inches(3.8), height: Emu::inches(3.0) };
    let requests: Vec<Request<'_>> = charts
        .iter()
        .flat_map(|chart| [Face::Picture, Face::Native].map(|face| Request { chart, size, label: Pt(11.0), face }))
        .collect();
    let theme = Theme::house();
    let shown = |workers| each_on(workers, &requests, |request| super::face::show(request, &theme).expect("a chart"));
    assert!(shown(1) == shown(3));
}

#[test]
fn a_picture_has_its_text_in_the_png_too() {
    let chart = gallery().remove(0).1;
    let size = Size { width: Emu::inches(3.8), height: Emu::inches(3.0) };
    let picture = draw(&chart, size, Pt(11.0), &Theme::house());
    let start = picture.svg.find("<text").expect("a text");
    let without: String = format!("{}</svg>", &picture.svg[..start]);
    let bare = super::raster::png(&without, 365, 288, Some(Theme::house().palette.paper), &[]);
    assert!(picture.png.len() > bare.len() + 500, "{} {}", picture.png.len(), bare.len());
}

/// Writes every chart at every size as PNG and SVG, and as chart part and workbook, into the folder named by the variable, for the eye.
#[expect(clippy::disallowed_methods, reason = "the gallery is written for the eye, where a folder is asked for")]
#[test]
fn gallery_is_written_where_asked() {
    let Ok(folder) = std::env::var("YEAREND_CHART_GALLERY") else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let only = std::env::var("YEAREND_CHART_ONLY").unwrap_or_default();
    let mut charts = gallery();
    charts.extend(super::samples_plans::awkward().into_iter().map(|(name, chart)| (format!("awkward-gantt-{name}"), chart)));
    for kind in kinds() {
        charts.extend(
            awkward(kind).into_iter().map(|(name, chart)| (format!("awkward-{kind:?}-{name}").replace(['(', ')'], "-"), chart)),
        );
    }
    for (name, chart) in charts.into_iter().filter(|(name, _)| name.contains(&only)) {
        for (size_name, size) in sizes() {
            let picture = draw(&chart, size, Pt(11.0), &Theme::house());
            std::fs::write(format!("{folder}/{name}-{size_name}.png"), &picture.png).unwrap();
            std::fs::write(format!("{folder}/{name}-{size_name}.svg"), &picture.svg).unwrap();
            let Ok(Some(part)) = super::native(&chart, size, Pt(11.0), &Theme::house()) else { continue };
            std::fs::write(format!("{folder}/{name}-{size_name}.xml"), &part.xml).unwrap();
            std::fs::write(format!("{folder}/{name}-{size_name}.xlsx"), &part.workbook).unwrap();
        }
    }
}

fn check(name: &str, drawn: &str) {
    let document = usvg::roxmltree::Document::parse(drawn).unwrap_or_else(|error| panic!("{name}: {error}"));
    let number = |node: usvg::roxmltree::Node<'_, '_>, attribute: &str| -> f64 {
        node.attribute(attribute).map_or(0.0, |text| {
            text.parse().ok().filter(|number: &f64| number.is_finite()).unwrap_or_else(|| panic!("{name}: {attribute}={text}"))
        })
    };
    let root = document.root_element();
    let page = Bounds { left: -0.6, top: -0.6, right: number(root, "width") + 0.6, bottom: number(root, "height") + 0.6 };
    let inside = |x: f64, y: f64| page.left <= x && x <= page.right && page.top <= y && y <= page.bottom;
    let mut texts: Vec<(String, Bounds)> = Vec::new();
    for node in root.descendants().filter(|node| node.is_element() && *node != root) {
        match node.tag_name().name() {
            "text" => {
                let text = node.text().unwrap_or_default();
                let (size, bold) = (number(node, "font-size"), node.attribute("font-weight").is_some());
                let (x, y, wide) = (number(node, "x"), number(node, "y"), width(text, size, bold));
                let left = match node.attribute("text-anchor") {
                    Some("middle") => x - wide / 2.0,
                    Some("end") => x - wide,
                    _ => x,
                };
                let bounds = Bounds { left, top: y - 0.88 * size, right: left + wide, bottom: y + 0.16 * size };
                assert!(page.contains(&bounds), "{name}: `{text}` leaves the picture: {bounds:?}");
                texts.push((text.to_owned(), bounds));
            }
            "rect" => {
                let (x, y) = (number(node, "x"), number(node, "y"));
                assert!(inside(x, y) && inside(x + number(node, "width"), y + number(node, "height")), "{name}: {node:?}");
            }
            "line" => assert!(
                inside(number(node, "x1"), number(node, "y1")) && inside(number(node, "x2"), number(node, "y2")),
                "{name}: {node:?}"
            ),
            "circle" => {
                let (x, y, radius) = (number(node, "cx"), number(node, "cy"), number(node, "r"));
                assert!(inside(x - radius, y - radius) && inside(x + radius, y + radius), "{name}: {node:?}");
            }
            "polyline" | "polygon" => {
                for pair in node.attribute("points").unwrap_or_default().split(' ') {
                    let (x, y) = pair.split_once(',').unwrap();
                    assert!(inside(x.parse().unwrap(), y.parse().unwrap()), "{name}: {node:?}");
                }
            }
            "path" => {
                let path = node.attribute("d").unwrap_or_default();
                assert!(!path.contains("NaN") && !path.contains("inf"), "{name}: {path}");
            }
            other => panic!("{name}: an element nobody knows, {other}"),
        }
    }
    for (index, (text, bounds)) in texts.iter().enumerate() {
        for (other_text, other) in &texts[index + 1..] {
            // Neighbouring runs of one label share an edge.
            let shrunk = Bounds { left: other.left + 0.3, right: other.right - 0.3, ..*other };
            assert!(!bounds.overlaps(&shrunk), "{name}: `{text}` and `{other_text}` overlap");
        }
    }
}
