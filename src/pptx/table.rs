//! Tables.

use super::colour::{fill, line};
use super::shape::transform;
use super::text::{Style, paragraphs};
use crate::deck::{Merge, Placed, SlideCell, SlideRow, SlideTable};
use crate::ooxml::Xml;
use crate::theme::Colour;
use crate::units::Emu;

/// "No Style, No Grid": all looks of a table stand in its cells.
const NO_STYLE: &str = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";

type Rule = Option<(Colour, Emu)>;

/// `<p:graphicFrame>` with a table.
pub(super) fn table(xml: &mut Xml, id: usize, placed: &Placed, content: &SlideTable, style: Style) {
    xml.element("p:graphicFrame", &[], |xml| {
        xml.element("p:nvGraphicFramePr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", &id), ("name", &placed.name), ("descr", &content.alt)]);
            xml.element("p:cNvGraphicFramePr", &[], |xml| xml.empty("a:graphicFrameLocks", &[("noGrp", &1)]));
            xml.empty("p:nvPr", &[]);
        });
        transform(xml, "p:xfrm", placed.rect);
        xml.element("a:graphic", &[], |xml| {
            let uri = "http://schemas.openxmlformats.org/drawingml/2006/table";
            xml.element("a:graphicData", &[("uri", &uri)], |xml| grid(xml, content, style));
        });
    });
}

/// `<a:tbl>`.
fn grid(xml: &mut Xml, content: &SlideTable, style: Style) {
    xml.element("a:tbl", &[], |xml| {
        xml.element("a:tblPr", &[("firstRow", &1)], |xml| xml.leaf("a:tableStyleId", &[], NO_STYLE));
        xml.element("a:tblGrid", &[], |xml| {
            content.columns.iter().for_each(|width| xml.empty("a:gridCol", &[("w", &width.0)]));
        });
        for (index, row) in content.rows.iter().enumerate() {
            let above = index.checked_sub(1).map(|above| &content.rows[above]);
            table_row(xml, row, above, content.rows.get(index + 1), style);
        }
    });
}

/// `<a:tr>`.
fn table_row(xml: &mut Xml, row: &SlideRow, above: Option<&SlideRow>, below: Option<&SlideRow>, style: Style) {
    xml.element("a:tr", &[("h", &row.height.0)], |xml| {
        for (column, cell) in row.cells.iter().enumerate() {
            let neighbour = |row: Option<&SlideRow>, rule: fn(&SlideCell) -> Rule| row?.cells.get(column).and_then(rule);
            // Both cells at an edge must say the same, or the reader decides which is drawn.
            let inside = matches!(cell.merge, Merge::Covered { down: true, .. });
            let top = cell.rule_above.or_else(|| neighbour(above, |cell| cell.rule_below)).filter(|_| !inside);
            let bottom = cell.rule_below.or_else(|| neighbour(below, |cell| cell.rule_above));
            table_cell(xml, cell, top, bottom, style);
        }
    });
}

/// `<a:tc>`.
fn table_cell(xml: &mut Xml, cell: &SlideCell, top: Rule, bottom: Rule, style: Style) {
    let [left_margin, top_margin, right_margin, bottom_margin] = cell.insets.map(|inset| inset.0);
    xml.element("a:tc", &merge(cell.merge).iter().map(|(name, value)| (*name, value as _)).collect::<Vec<_>>(), |xml| {
        xml.element("a:txBody", &[], |xml| {
            xml.empty("a:bodyPr", &[]);
            xml.empty("a:lstStyle", &[]);
            paragraphs(xml, &cell.paragraphs, style);
        });
        let attributes: [(&str, &dyn std::fmt::Display); 5] = [
            ("marL", &left_margin),
            ("marR", &right_margin),
            ("marT", &top_margin),
            ("marB", &bottom_margin),
            ("anchor", &"ctr"),
        ];
        xml.element("a:tcPr", &attributes, |xml| {
            line(xml, "a:lnL", None);
            line(xml, "a:lnR", None);
            line(xml, "a:lnT", top);
            line(xml, "a:lnB", bottom);
            fill(xml, cell.fill);
        });
    });
}

/// The attributes of a merged cell (ECMA-376 Part 1, §21.1.3.16).
fn merge(merge: Merge) -> Vec<(&'static str, usize)> {
    let all = match merge {
        Merge::Alone => [("gridSpan", 1), ("rowSpan", 1)],
        Merge::Over { columns, rows } => [("gridSpan", columns), ("rowSpan", rows)],
        Merge::Covered { across, down } => {
            return [("hMerge", across), ("vMerge", down)].into_iter().filter(|(_, is)| *is).map(|(name, _)| (name, 1)).collect();
        }
    };
    all.into_iter().filter(|(_, count)| *count > 1).collect()
}
