//! What every slide has around its body: title, takeaway, foot line; and the slides that are nothing but frame.

use super::Setting;
use super::text::{Style, height, line_count, paragraph, placeholder, plain, text_box};
use crate::deck::{Anchor, Paragraph, Placed, Placeholder, Slide, SlideLayout};
use crate::report::{Align, Cover, Report, Section, Text};
use crate::theme::Colour;
use crate::units::{Emu, Pt, Rect};

/// A title with the line under it, and the room they leave.
pub(super) struct Head {
    /// Title and takeaway.
    pub(super) placed: Vec<Placed>,
    /// The body's box.
    pub(super) body: Rect,
}

/// Sets title and takeaway: one line at the theme's size, else smaller, else the band grows and the body gives way.
pub(super) fn head(title: &Text, takeaway: &Text, setting: Setting<'_>) -> Head {
    let metrics = &setting.theme.slide;
    let title = fit_title(title, metrics.title, setting);
    let tall = height(std::slice::from_ref(&title), metrics.title.width).max(metrics.title.height);
    let mut placed =
        vec![placeholder("Title", Rect { height: tall, ..metrics.title }, vec![title], Anchor::Bottom, Placeholder::Title)];
    let grown = tall - metrics.title.height;
    let mut body_top = metrics.takeaway.y + grown + Emu::inches(0.22);
    if !takeaway.is_empty() {
        let line = fit_line(takeaway, metrics.takeaway.width, setting);
        let tall = height(std::slice::from_ref(&line), metrics.takeaway.width).max(metrics.takeaway.height);
        let rect = Rect { y: metrics.takeaway.y + grown, height: tall, ..metrics.takeaway };
        placed.push(placeholder("Takeaway", rect, vec![line], Anchor::Top, Placeholder::Takeaway));
        body_top = (rect.bottom() + Emu::inches(0.12)).max(metrics.body.y + grown);
    }
    let body = Rect { y: body_top, height: metrics.body.bottom() - body_top, ..metrics.body };
    Head { placed, body }
}

/// The foot line: section, source, page number.
pub(super) fn foot(section: &str, source: &str, page: usize, setting: Setting<'_>) -> Vec<Placed> {
    let metrics = &setting.theme.slide;
    let style = Style::ink(setting.theme.scale.foot).colour(Colour::Muted);
    let mut placed = Vec::new();
    if !section.is_empty() {
        let line = shorten(section, metrics.footer.width, style, setting);
        placed.push(placeholder("Section", metrics.footer, vec![line], Anchor::Middle, Placeholder::Footer));
    }
    if !source.is_empty() {
        let left = metrics.footer.right() + metrics.gutter;
        let rect = Rect { x: left, width: metrics.number.x - metrics.gutter - left, ..metrics.foot };
        let line = shorten(source, rect.width, style.align(Align::Center), setting);
        placed.push(super::text::anchored("Source", rect, vec![line], Anchor::Middle));
    }
    let number = plain(&page.to_string(), style.align(Align::Right), setting.language);
    placed.push(placeholder("Page number", metrics.number, vec![number], Anchor::Middle, Placeholder::SlideNumber));
    placed
}

/// The first slide.
pub(super) fn cover(report: &Report, setting: Setting<'_>) -> Slide {
    let boxes = &setting.theme.slide.cover;
    let scale = &setting.theme.scale;
    let language = setting.language;
    let white = |size| Style::ink(size).colour(Colour::Paper);
    let title = largest(&[scale.display, Pt(34.0), scale.title, Pt(24.0), scale.heading, scale.lead], boxes.title, |size| {
        vec![plain(&report.title, white(size).bold(), language)]
    });
    let mut placed = vec![placeholder("Title", boxes.title, title, Anchor::Bottom, Placeholder::Title)];
    let who = joined(&[&report.cover.organisation, &report.cover.department], "  ·  ");
    let subtitle: Vec<Paragraph> = [who.as_str(), period_line(&report.cover)]
        .iter()
        .filter(|line| !line.is_empty())
        .map(|line| plain(line, white(scale.heading), language))
        .collect();
    if !subtitle.is_empty() {
        let subtitle = largest(&[scale.heading, scale.lead, Pt(14.0)], boxes.takeaway, |size| {
            subtitle.iter().map(|line| resize(line, size, setting)).collect()
        });
        placed.push(placeholder("Subtitle", boxes.takeaway, subtitle, Anchor::Top, Placeholder::Takeaway));
    }
    let details = joined(
        &[
            &labelled(&report.words.presenter, &report.cover.presenter, setting),
            &labelled(&report.words.date, &report.cover.date, setting),
        ],
        "      ",
    );
    if !details.is_empty() {
        let line = plain(&details, white(scale.lead), language);
        placed.push(placeholder("Details", boxes.details, vec![line], Anchor::Middle, Placeholder::Details));
    }
    if !report.cover.numeral.is_empty() {
        let numeral = largest(&[scale.numeral, Pt(72.0), Pt(54.0), scale.display, scale.title], boxes.numeral, |size| {
            vec![Paragraph {
                line: Pt(size.0 * 1.1),
                ..plain(&report.cover.numeral, white(size).bold().align(Align::Right), language)
            }]
        });
        placed.push(super::text::anchored("Year", boxes.numeral, numeral, Anchor::Bottom));
    }
    Slide { layout: SlideLayout::Cover, placed, notes: Vec::new(), section: String::new() }
}

/// The period, unless the big numeral says it already.
fn period_line(cover: &Cover) -> &str {
    let said = cover.period.trim_end_matches('年') == cover.numeral;
    if said { "" } else { &cover.period }
}

/// The contents: a numbered row per section, each leading to its divider.
pub(super) fn contents(report: &Report, first_slides: &[usize], page: usize, setting: Setting<'_>) -> Slide {
    let language = setting.language;
    let scale = &setting.theme.scale;
    let Head { mut placed, body } = head(&Text::plain(report.words.contents.clone()), &Text::default(), setting);
    let count = report.sections.len().max(1);
    let columns = if count > 3 { 2 } else { 1 };
    let rows = count.div_ceil(columns);
    let gap = setting.theme.slide.gutter * 2;
    let width = (body.width - gap * (columns as i64 - 1)) / columns as i64;
    let tall = (body.height / rows as i64).min(Emu::inches(1.7));
    let top = body.y + (body.height - tall * rows as i64) / 2;
    for (index, section) in report.sections.iter().enumerate() {
        let (column, row) = (index / rows, index % rows);
        let x = body.x + (width + gap) * column as i64;
        let frame = Rect { x, y: top + tall * row as i64, width, height: tall };
        placed.push(super::frame_rule(frame, "Rule"));
        let number = plain(&format!("{:02}", index + 1), Style::ink(scale.title).bold().colour(Colour::Accent), language);
        let number_box = Rect { y: frame.y + Emu::inches(0.18), width: Emu::inches(0.9), height: Emu::inches(0.6), ..frame };
        placed.push(text_box(format!("Number {}", index + 1), number_box, vec![number]));
        let inner = Rect {
            x: frame.x + Emu::inches(1.0),
            width: frame.width - Emu::inches(1.0),
            y: number_box.y,
            height: tall - Emu::inches(0.26),
        };
        placed.push(text_box(
            format!("Section {}", index + 1),
            inner,
            contents_entry(section, inner, first_slides.get(index).copied(), setting),
        ));
    }
    placed.extend(foot(&report.title, "", page, setting));
    Slide { layout: SlideLayout::Contents, placed, notes: Vec::new(), section: String::new() }
}

fn contents_entry(section: &Section, rect: Rect, link: Option<usize>, setting: Setting<'_>) -> Vec<Paragraph> {
    let scale = &setting.theme.scale;
    let name = |size: Pt| Paragraph { link, ..plain(&section.title, Style::ink(size).bold(), setting.language) };
    let heading = |size: Pt| Pt(scale.heading.0.min(size.0 * scale.heading.0 / 12.0));
    if section.takeaway.is_empty() {
        return largest(&[scale.heading, Pt(14.0), Pt(12.0), Pt(10.5), Pt(9.0)], rect, |size| vec![name(size)]);
    }
    largest(&[Pt(14.0), Pt(12.0), Pt(10.5), Pt(9.0), Pt(8.0)], rect, |size| {
        let style = Style::ink(size).colour(Colour::Muted);
        let takeaway = Paragraph { before: Pt(4.0), link, ..paragraph(&section.takeaway, style, setting.language) };
        vec![name(heading(size)), takeaway]
    })
}

/// A section's first slide.
pub(super) fn divider(report: &Report, index: usize, first_slides: &[usize], page: usize, setting: Setting<'_>) -> Slide {
    let section = &report.sections[index];
    let boxes = &setting.theme.slide.divider;
    let scale = &setting.theme.scale;
    let language = setting.language;
    let title = largest(&[Pt(36.0), scale.title, scale.heading, scale.lead, Pt(14.0), Pt(12.0)], boxes.title, |size| {
        vec![plain(&section.title, Style::ink(size).bold(), language)]
    });
    let mut placed = vec![placeholder("Title", boxes.title, title, Anchor::Bottom, Placeholder::Title)];
    let white = |size| Style::ink(size).colour(Colour::Paper);
    let number = vec![
        plain(&report.words.part, white(scale.lead), language),
        Paragraph { line: Pt(72.0), ..plain(&format!("{:02}", index + 1), white(Pt(60.0)).bold(), language) },
    ];
    placed.push(placeholder("Number", boxes.number, number, Anchor::Bottom, Placeholder::Number));
    if !section.takeaway.is_empty() {
        let line = largest(&[scale.lead, Pt(14.0), Pt(12.0), Pt(10.5)], boxes.takeaway, |size| {
            vec![paragraph(&section.takeaway, Style::ink(size).colour(Colour::Muted), language)]
        });
        placed.push(placeholder("Takeaway", boxes.takeaway, line, Anchor::Top, Placeholder::Takeaway));
    }
    placed.extend(progress(report, index, first_slides, setting));
    placed.push(foot("", "", page, setting).remove(0));
    Slide { layout: SlideLayout::Divider, placed, notes: Vec::new(), section: section.title.clone() }
}

/// The names of all sections in a thin row, the current one inked.
fn progress(report: &Report, current: usize, first_slides: &[usize], setting: Setting<'_>) -> Vec<Placed> {
    let boxes = setting.theme.slide.divider.progress;
    let count = report.sections.len().max(1) as i64;
    let gutter = setting.theme.slide.gutter / 2;
    let width = (boxes.width - gutter * (count - 1)) / count;
    let mut placed = Vec::new();
    for (index, section) in report.sections.iter().enumerate() {
        let x = boxes.x + (width + gutter) * index as i64;
        let here = index == current;
        let colour = if here { Colour::Accent } else { Colour::Hairline };
        placed.push(super::bar(
            Rect { x, y: boxes.y, width, height: Emu::inches(0.05) },
            colour,
            format!("Progress {}", index + 1),
        ));
        let style = Style { bold: here, ..Style::ink(Pt(10.5)).colour(if here { Colour::Ink } else { Colour::Muted }) };
        let rect = Rect { x, y: boxes.y + Emu::inches(0.1), width, height: boxes.height - Emu::inches(0.1) };
        let link = first_slides.get(index).copied();
        let set = |title: &str, size| vec![Paragraph { link, ..plain(title, Style { size, ..style }, setting.language) }];
        let name = largest(&[Pt(10.5), Pt(9.0), Pt(8.0)], rect, |size| set(&section.title, size));
        let name = cut_to_fit(&section.title, rect, name, |title| set(title, Pt(8.0)));
        placed.push(text_box(format!("Progress {} name", index + 1), rect, name));
    }
    placed
}

/// Title and line on the band of the closing layout.
pub(super) fn closing_head(title: &Text, takeaway: &Text, setting: Setting<'_>) -> Vec<Placed> {
    let boxes = &setting.theme.slide.closing;
    let scale = &setting.theme.scale;
    let white = |size| Style::ink(size).colour(Colour::Paper);
    let title = largest(&[Pt(32.0), scale.title, Pt(24.0), scale.heading, scale.lead], boxes.title, |size| {
        vec![paragraph(title, white(size).bold(), setting.language)]
    });
    let mut placed = vec![placeholder("Title", boxes.title, title, Anchor::Bottom, Placeholder::Title)];
    if !takeaway.is_empty() {
        let line = largest(&[scale.lead, Pt(14.0), Pt(12.0)], boxes.takeaway, |size| {
            vec![paragraph(takeaway, white(size), setting.language)]
        });
        placed.push(placeholder("Takeaway", boxes.takeaway, line, Anchor::Top, Placeholder::Takeaway));
    }
    placed
}

/// The paragraphs at the first size at which they fit the box; at the last where none does.
pub(super) fn largest(sizes: &[Pt], rect: Rect, make: impl Fn(Pt) -> Vec<Paragraph>) -> Vec<Paragraph> {
    let fitting = sizes.iter().map(|size| make(*size)).find(|paragraphs| height(paragraphs, rect.width) <= rect.height);
    fitting.unwrap_or_else(|| make(sizes.last().copied().unwrap_or(Pt(10.5))))
}

fn fit_title(title: &Text, rect: Rect, setting: Setting<'_>) -> Paragraph {
    let scale = &setting.theme.scale;
    let make = |size: Pt| paragraph(title, Style::ink(size).bold(), setting.language);
    let one_line = [scale.title, Pt(26.0), Pt(24.0)].into_iter().map(make).find(|line| line_count(line, rect.width) == 1);
    one_line.unwrap_or_else(|| make(scale.heading))
}

fn fit_line(text: &Text, width: Emu, setting: Setting<'_>) -> Paragraph {
    let make = |size: Pt| paragraph(text, Style::ink(size).colour(Colour::Muted), setting.language);
    let one_line = [setting.theme.scale.lead, Pt(14.0)].into_iter().map(make).find(|line| line_count(line, width) == 1);
    one_line.unwrap_or_else(|| make(Pt(12.0)))
}

/// A line that must stay one line: its end gives way to "…". Only for repetitions of what stands in full elsewhere.
fn shorten(text: &str, width: Emu, style: Style, setting: Setting<'_>) -> Paragraph {
    let whole = plain(text, style, setting.language);
    if line_count(&whole, width) == 1 {
        return whole;
    }
    let cut = |text: &str| plain(text, style, setting.language);
    longest_cut(text, |text| line_count(&cut(text), width) == 1).map_or(whole, |text| cut(&text))
}

/// A text that must not leave its box: its end gives way to "…". Only for repetitions of what stands in full elsewhere.
fn cut_to_fit(text: &str, rect: Rect, whole: Vec<Paragraph>, make: impl Fn(&str) -> Vec<Paragraph>) -> Vec<Paragraph> {
    let fits = |paragraphs: &Vec<Paragraph>| height(paragraphs, rect.width) <= rect.height;
    if fits(&whole) {
        return whole;
    }
    longest_cut(text, |text| fits(&make(text))).map_or(whole, |text| make(&text))
}

/// As much of a text's beginning as fits with "…" behind it; what fits grows no less by taking characters away.
fn longest_cut(text: &str, fits: impl Fn(&str) -> bool) -> Option<String> {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
    let cut = |end: usize| format!("{}…", text[..end].trim_end());
    let fitting = ends.partition_point(|end| fits(&cut(*end)));
    fitting.checked_sub(1).map(|last| cut(ends[last]))
}

fn resize(paragraph: &Paragraph, size: Pt, setting: Setting<'_>) -> Paragraph {
    let mut resized = paragraph.clone();
    for span in &mut resized.spans {
        span.size = size;
    }
    resized.line = crate::theme::line_height(size, setting.language);
    resized
}

fn labelled(label: &str, value: &str, setting: Setting<'_>) -> String {
    let colon = if setting.language == crate::number::Language::ZhCn { "：" } else { ": " };
    if value.is_empty() { String::new() } else { format!("{label}{colon}{value}") }
}

fn joined(parts: &[&str], separator: &str) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(separator)
}
