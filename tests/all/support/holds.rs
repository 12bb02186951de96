//! What must hold for every report: nothing lost, nothing over an edge, nothing printed that no reader should see.

use super::words;
use yearend::LaidOut;
use yearend::deck::{Deck, Drawing, Item, Merge, Paragraph, Placed, Slide, SlideLayout, SlideTable, TextBox};
use yearend::diag::Diagnostics;
use yearend::flow::{Flow, FlowItem};
use yearend::report::{Chart, Outlet, Report, Role};
use yearend::text::{Styled, Weight, lines};
use yearend::units::{Emu, Rect};

/// Share of a box's width that measured lines may fill, as the layout promises (see `text::lines`).
const RESERVE: f64 = 0.95;

/// All that holds for a report, or what does not. What fits nowhere is excused so far as an error names it.
pub(crate) fn all(laid_out: &LaidOut, diags: &Diagnostics) -> Result<(), String> {
    let named: Vec<&str> =
        diags.list().iter().filter(|each| each.rule == "does-not-fit").map(|each| each.message.as_str()).collect();
    if !named.iter().any(|message| message.contains("does not fit")) {
        nothing_lost(laid_out)?;
    }
    sound(laid_out, &named)
}

fn sound(laid_out: &LaidOut, named: &[&str]) -> Result<(), String> {
    let LaidOut { deck, flow, .. } = laid_out;
    for (index, slide) in deck.slides.iter().enumerate() {
        let checks =
            inside(slide, deck).and_then(|()| apart(slide)).and_then(|()| fitting(slide, named)).and_then(|()| filled(slide));
        checks.map_err(|message| format!("slide {}: {message}", index + 1))?;
    }
    tables_fill_the_page(flow)?;
    let mut printed = words::of_deck(deck).into_iter().chain(words::of_flow(flow));
    printed.try_for_each(|word| readable(&word))
}

/// Every text and chart of the tree stands in the deck and in the document.
fn nothing_lost(laid_out: &LaidOut) -> Result<(), String> {
    let LaidOut { report, deck, flow, .. } = laid_out;
    let (on_slides, on_pages) = (report.shown_in(Outlet::Deck), report.shown_in(Outlet::Document));
    found("deck", &words::for_deck(&on_slides), &words::of_deck(deck))?;
    found("document", &words::for_flow(&on_pages), &words::of_flow(flow))?;
    charts_drawn(&on_slides, &on_pages, deck, flow)
}

fn found(place: &str, wanted: &[String], printed: &[String]) -> Result<(), String> {
    let dense = |text: &String| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
    let printed: Vec<String> = printed.iter().map(dense).collect();
    for text in wanted {
        let needle = dense(text);
        // A reference, "（见图1）", may stand before a sentence's last stop.
        let stem = needle.trim_end_matches(['。', '.']);
        if !printed.iter().any(|hay| hay.contains(stem)) {
            return Err(format!("the {place} lacks {text:?}"));
        }
    }
    Ok(())
}

fn charts_drawn(on_slides: &Report, on_pages: &Report, deck: &Deck, flow: &Flow) -> Result<(), String> {
    let wanted = words::charts(on_slides, Role::is_on_slide);
    let drawn: Vec<_> = figures(&deck.drawings);
    if wanted != drawn {
        return Err(format!("the deck draws {} charts of {}", drawn.len(), wanted.len()));
    }
    let wanted = words::charts(on_pages, Role::is_in_document);
    let drawn: Vec<_> = figures(&flow.drawings);
    if wanted != drawn {
        return Err(format!("the document draws {} charts of {}", drawn.len(), wanted.len()));
    }
    Ok(())
}

/// The charts that are figures of their own.
fn figures(drawings: &[Drawing]) -> Vec<&Chart> {
    drawings.iter().map(|drawing| drawing.chart.as_ref()).filter(|chart| chart.kind.stands_alone()).collect()
}

fn inside(slide: &Slide, deck: &Deck) -> Result<(), String> {
    let edge = Rect { width: deck.size.width, height: deck.size.height, ..Rect::default() };
    for Placed { rect, name, .. } in &slide.placed {
        if !edge.contains(rect) || rect.width < Emu::ZERO || rect.height < Emu::ZERO {
            return Err(format!("{name} leaves the slide: {rect:?}"));
        }
    }
    Ok(())
}

/// Panels lie under their own texts; texts, tables and pictures never share a place.
fn apart(slide: &Slide) -> Result<(), String> {
    let content: Vec<&Placed> = slide.placed.iter().filter(|placed| !matches!(placed.item, Item::Shape(_))).collect();
    for (index, one) in content.iter().enumerate() {
        if let Some(other) = content[index + 1..].iter().find(|other| one.rect.overlaps(&other.rect)) {
            return Err(format!("{} {:?} and {} {:?} overlap", one.name, one.rect, other.name, other.rect));
        }
    }
    Ok(())
}

fn fitting(slide: &Slide, named: &[&str]) -> Result<(), String> {
    let excused = |text: &TextBox| {
        let words: String = text.paragraphs.iter().map(words::of_paragraph).collect();
        let start: String = words.chars().take(30).collect();
        named.iter().any(|message| message.contains("too long for its box") && message.contains(&start))
    };
    for Placed { rect, name, item } in &slide.placed {
        match item {
            Item::Text(text) if excused(text) => {}
            Item::Text(text) => {
                fits(&text.paragraphs, rect.width, rect.height, text.insets).map_err(|message| format!("{name}: {message}"))?;
            }
            Item::Table(table) => table_fits(table, rect).map_err(|message| format!("{name}: {message}"))?,
            Item::Shape(_) | Item::Graphic(_) => {}
        }
    }
    Ok(())
}

fn table_fits(table: &SlideTable, rect: &Rect) -> Result<(), String> {
    let width: Emu = table.columns.iter().copied().sum();
    let height: Emu = table.rows.iter().map(|row| row.height).sum();
    if width != rect.width || height > rect.height {
        return Err(format!("rows and columns of {width:?} by {height:?} in {rect:?}"));
    }
    for (index, row) in table.rows.iter().enumerate() {
        if row.cells.len() != table.columns.len() {
            return Err(format!("{} cells in {} columns", row.cells.len(), table.columns.len()));
        }
        for (column, cell) in row.cells.iter().enumerate() {
            let (columns, rows) = match cell.merge {
                Merge::Over { columns, rows } => (columns, rows),
                Merge::Alone | Merge::Covered { .. } => (1, 1),
            };
            let width = table.columns[column..column + columns].iter().copied().sum();
            let height = table.rows[index..index + rows].iter().map(|row| row.height).sum();
            fits(&cell.paragraphs, width, height, cell.insets)?;
        }
    }
    Ok(())
}

fn fits(paragraphs: &[Paragraph], width: Emu, height: Emu, insets: [Emu; 4]) -> Result<(), String> {
    let [left, top, right, bottom] = insets;
    let room = height - top - bottom;
    let mut points = 0.0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let spans: Vec<Styled<'_>> = paragraph
            .spans
            .iter()
            .map(|span| {
                let weight = if span.bold { Weight::Bold } else { Weight::Regular };
                Styled { text: &span.text, size: span.size, weight }
            })
            .collect();
        let wide = ((width - left - right - paragraph.indent).as_points() * RESERVE).max(1.0);
        points += paragraph.line.0 * lines(&spans, wide).len().max(1) as f64;
        points += if index > 0 { paragraph.before.0 } else { 0.0 };
        if let Some(span) = paragraph.spans.iter().find(|span| span.size.0 > paragraph.line.0) {
            return Err(format!("type of {} pt on lines of {} pt", span.size.0, paragraph.line.0));
        }
    }
    // A point of tolerance for rounding to whole EMU.
    if points > room.as_points() + 0.01 {
        let text: Vec<String> = paragraphs.iter().map(words::of_paragraph).collect();
        return Err(format!("{points:.1} pt of text in {:.1} pt: {:?}", room.as_points(), text.join(" / ")));
    }
    Ok(())
}

/// A content slide shows something under its title.
fn filled(slide: &Slide) -> Result<(), String> {
    let frame = ["Title", "Takeaway", "Section", "Source", "Page number"];
    let body = slide.placed.iter().any(|placed| !frame.contains(&placed.name.as_str()));
    if slide.layout == SlideLayout::Content && !body { Err("has no body".to_owned()) } else { Ok(()) }
}

fn tables_fill_the_page(flow: &Flow) -> Result<(), String> {
    let text_width = flow.page.size.width - flow.page.margin_horizontal * 2;
    for item in &flow.items {
        if let FlowItem::Table(table) = item {
            let width: Emu = table.widths.iter().copied().sum();
            if width != text_width || table.widths.len() != table.table.columns.len() {
                return Err(format!("table {:?} is {width:?} wide", table.caption));
            }
        }
    }
    Ok(())
}

/// No stand-in of a stage before, no number that is none.
fn readable(text: &str) -> Result<(), String> {
    if text.contains(|character| matches!(character, '\u{10F800}'..='\u{10F8FF}')) {
        return Err(format!("stand-ins of the template stage in {text:?}"));
    }
    let part_of_word = |character: char| character.is_alphanumeric() || matches!(character, '-' | '−' | '.' | ',');
    let odd = |word: &&str| {
        let minus = word.strip_prefix(['-', '−']);
        let zero =
            minus.is_some_and(|digits| digits.contains('0') && digits.chars().all(|digit| matches!(digit, '0' | '.' | ',')));
        zero || matches!(minus.unwrap_or(word), "NaN" | "nan" | "inf" | "undefined" | "null")
    };
    match text.split(|character| !part_of_word(character)).find(odd) {
        Some(word) => Err(format!("`{word}` in {text:?}")),
        None => Ok(()),
    }
}
