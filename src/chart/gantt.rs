//! Plans in time: a bar from start to due for each, its owner under its name, its milestones as diamonds with their titles.

use super::canvas::Canvas;
use super::frame::{self, Key, KeyMark};
use super::labels::{self, ABOVE, LEADING, Label, MIDDLE, Side};
use super::milestones::{self, Hung, LANE};
use super::shades;
use super::time_axis::{Slot, TimeAxis};
use crate::number::{Language, format_date, format_day};
use crate::report::{Chart, Schedule, Task, TaskStatus};
use crate::theme::{Colour, Rgb, Theme};
use std::ops::Range;

/// Size of owners and milestones in parts of the labels' size.
const SMALL: f64 = 0.9;
/// Height of a bar in em, and of the line it stands in.
const BAR: f64 = 0.66;
const BAR_LINE: f64 = 1.25;
/// Half the width of a diamond in em.
const DIAMOND: f64 = 0.48;
/// Air above and below the text of a row in em.
const PADDING: f64 = 0.5;

/// Draws a Gantt chart.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let Some((schedule, span)) = chart.schedule().and_then(|schedule| Some((schedule, schedule.span()?))) else {
        frame::header(canvas, chart, &[]);
        return;
    };
    let size = canvas.size;
    let report_date = schedule.report_date;
    // How many lines of a name an even share of the height would hold.
    let even = 0.72 * canvas.bounds.height() / schedule.tasks.len().max(1) as f64;
    let lines = (((even / size - BAR_LINE) / LEADING).floor().max(0.0) as usize + 1).min(3);
    let names_width = |width| Names::fit(schedule, width, lines, true, size).width;
    let left = names_width(canvas.bounds.width()) + 1.1 * size;
    let right = canvas.bounds.right - 0.5;
    let axis = TimeAxis::fit(span, schedule.first_month, (left, right), size, chart.language);
    let marked = report_date.filter(|day| axis.holds(*day));
    let top = frame::header(canvas, chart, &keys(chart, schedule, marked.is_some(), theme));
    let head = (if axis.years.is_empty() { 1.0 } else { 2.0 }) * LEADING * size + 0.35 * size;
    let room = canvas.bounds.bottom - top - head - 1.0;
    let field = Field { axis: &axis, width: canvas.bounds.width(), lines, edges: left..right, size, language: chart.language };
    let rows = Rows::fit(schedule, &field, room);
    let first = top + head;
    let spare = ((room - rows.height()) / rows.contents.len().max(1) as f64).max(0.0);
    let bottom = (first + rows.height() + spare * rows.contents.len() as f64).min(canvas.bounds.bottom - 1.0);
    draw_axis(canvas, &axis, top, (first, bottom));
    if let Some(day) = marked {
        let x = axis.at(day);
        canvas.dashes(&[(x, first), (x, bottom)], canvas.rgb(Colour::Ink), 1.2, REPORT_DASH);
        canvas.interrupt((x, first), (x, bottom));
    }
    let mut y = first;
    for (index, task) in schedule.tasks.iter().enumerate() {
        canvas.line((0.0, y), (right, y), canvas.rgb(Colour::Hairline), frame::HAIRLINE);
        let height = rows.contents[index] + spare;
        let text_top = y + spare / 2.0 + rows.padding * size;
        rows.names.write(canvas, index, task, text_top);
        draw_task(canvas, &axis, task, &rows.hung[index], text_top, chart.language);
        y += height;
    }
}

/// Dashes of the line at the report's day.
const REPORT_DASH: &str = "4 3";

/// What the rows are laid out in.
struct Field<'a> {
    axis: &'a TimeAxis,
    /// Width of the picture.
    width: f64,
    /// How many lines a name may take.
    lines: usize,
    /// Between which titles may stand.
    edges: Range<f64>,
    size: f64,
    language: Language,
}

/// How tall each row's text is, and where its milestones' titles hang.
struct Rows {
    names: Names,
    hung: Vec<Vec<Hung>>,
    contents: Vec<f64>,
    padding: f64,
}

impl Rows {
    /// As many lines of milestones and owners as the picture holds: titles give way first, then owners, then air.
    fn fit(schedule: &Schedule, field: &Field<'_>, room: f64) -> Self {
        let choices =
            [(3, true, PADDING), (2, true, PADDING), (2, true, 0.25), (1, true, 0.25), (1, false, 0.25), (0, true, 0.25)];
        let mut last = None;
        for (lanes, owners, padding) in choices.into_iter().chain([(0, false, 0.2), (0, false, 0.05)]) {
            let rows = Self::with(schedule, field, lanes, owners, padding);
            if rows.height() <= room {
                return rows;
            }
            last = Some(rows);
        }
        let mut rows = last.unwrap_or_else(|| Self::with(schedule, field, 0, false, 0.0));
        let even = room / rows.contents.len().max(1) as f64;
        rows.contents.fill(even);
        rows.padding = ((even / field.size - BAR_LINE) / 2.0).max(-0.1);
        rows.names.cut_to_one_line(field.size);
        rows
    }

    fn with(schedule: &Schedule, field: &Field<'_>, lanes: usize, owners: bool, padding: f64) -> Self {
        let Field { axis, width, lines, size, language, .. } = *field;
        let names = Names::fit(schedule, width, lines, owners, size);
        let hung: Vec<Vec<Hung>> = schedule
            .tasks
            .iter()
            .map(|task| {
                let titles: Vec<(f64, String)> = marks(task, axis, language);
                let marks: Vec<(f64, &str)> = titles.iter().map(|(x, title)| (*x, title.as_str())).collect();
                milestones::hang(&marks, lanes, &field.edges, SMALL * size)
            })
            .collect();
        let deepest = |hung: &Vec<Hung>| hung.iter().map(|title| title.lane + 1).max().unwrap_or(0) as f64;
        let contents = hung
            .iter()
            .enumerate()
            .map(|(index, hung)| {
                let under_bar = deepest(hung) * LANE * SMALL * size;
                (BAR_LINE * size + under_bar).max(names.height(index, size)) + 2.0 * padding * size
            })
            .collect();
        Self { names, hung, contents, padding }
    }

    fn height(&self) -> f64 {
        self.contents.iter().sum()
    }
}

/// Names and owners left of the bars, left-aligned: they are read as a list.
struct Names {
    /// The widest of them in pixels.
    width: f64,
    titles: Vec<Vec<String>>,
    owners: Vec<String>,
}

impl Names {
    /// The names in one line where the picture is wide enough, otherwise in two or three.
    fn fit(schedule: &Schedule, picture: f64, most: usize, with_owners: bool, size: f64) -> Self {
        let choices = [(1, 0.16), (1, 0.22), (2, 0.2), (2, 0.26), (2, 0.32), (3, 0.32), (1, 0.4), (1, 0.46)];
        let choices = choices.into_iter().filter(|(lines, _)| *lines <= most);
        let wrapped = |(lines, share): (usize, f64)| -> Option<(f64, Vec<Vec<String>>)> {
            let all = schedule.tasks.iter().map(|task| labels::wrap(&task.title, size, false, picture * share, lines));
            Some((share, all.collect::<Option<_>>()?))
        };
        let (share, titles) = choices.into_iter().find_map(wrapped).unwrap_or_else(|| {
            let cut = schedule.tasks.iter().map(|task| labels::wrap_or_cut(&task.title, size, false, picture * 0.34, most));
            (0.34, cut.collect())
        });
        let limit = picture * share.max(0.24);
        let owner = |task: &Task| labels::cut(&owner_line(task), SMALL * size, false, limit);
        let owners: Vec<String> =
            if with_owners { schedule.tasks.iter().map(owner).collect() } else { vec![String::new(); titles.len()] };
        let title_width = titles.iter().flatten().map(|line| labels::width(line, size, false)).fold(0.0, f64::max);
        let owner_width = owners.iter().map(|owner| labels::width(owner, SMALL * size, false)).fold(0.0, f64::max);
        Self { width: title_width.max(owner_width), titles, owners }
    }

    fn height(&self, index: usize, size: f64) -> f64 {
        let owner = if self.owners[index].is_empty() { 0.0 } else { LEADING * SMALL * size };
        BAR_LINE * size + LEADING * size * (self.titles[index].len() as f64 - 1.0) + owner
    }

    fn cut_to_one_line(&mut self, size: f64) {
        for lines in &mut self.titles {
            let whole = if lines.len() > 1 { format!("{}…", lines[0]) } else { lines.first().cloned().unwrap_or_default() };
            *lines = vec![labels::cut(&whole, size, false, self.width)];
        }
    }

    /// The first line of a name stands on the line of its bar.
    fn write(&self, canvas: &mut Canvas<'_>, index: usize, task: &Task, top: f64) {
        let size = canvas.size;
        let mut baseline = top + (BAR_LINE / 2.0 + MIDDLE) * size;
        for line in &self.titles[index] {
            canvas.try_write(&Label::new(line.as_str(), 0.0, baseline, size).colour(Colour::Ink));
            baseline += LEADING * size;
        }
        let colour = if task.status == TaskStatus::Delayed { Colour::Worse } else { Colour::Muted };
        let owner = Label::new(self.owners[index].as_str(), 0.0, baseline - (LEADING - LEADING * SMALL) * size, SMALL * size);
        canvas.try_write(&owner.colour(colour));
    }
}

/// Who answers for a plan, and how it stands in a word, so that the shade of its bar is never alone.
fn owner_line(task: &Task) -> String {
    let parts = [task.owner.as_str(), task.status_word.as_str()];
    let chinese = task.status_word.chars().any(|character| character > '\u{2e80}');
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(if chinese { "，" } else { " – " })
}

/// The milestones' places and titles; a plan that is one day is its own milestone, and its title is the day.
fn marks(task: &Task, axis: &TimeAxis, language: Language) -> Vec<(f64, String)> {
    let own = task.milestones.iter().map(|milestone| (milestone.date, milestone.title.clone()));
    let mut marks: Vec<(f64, String)> = own.map(|(day, title)| (middle(axis, day), title)).collect();
    if task.start.is_none() && task.milestones.iter().all(|milestone| milestone.date != task.due) {
        marks.push((middle(axis, task.due), format_day(task.due, language)));
    }
    marks
}

/// The middle of a day.
fn middle(axis: &TimeAxis, day: chrono::NaiveDate) -> f64 {
    f64::midpoint(axis.at(day), axis.end_of(day))
}

fn draw_axis(canvas: &mut Canvas<'_>, axis: &TimeAxis, top: f64, (first, bottom): (f64, f64)) {
    let size = canvas.size;
    let hairline = canvas.rgb(Colour::Hairline);
    let edges = axis.slots.iter().map(|slot| slot.left).chain(axis.slots.last().map(|slot| slot.right));
    for x in edges {
        canvas.line((x, first - LEADING * size), (x, bottom), hairline, frame::HAIRLINE);
        canvas.interrupt((x, first), (x, bottom));
    }
    let mut baseline = top + ABOVE * size;
    if !axis.years.is_empty() {
        for (index, year) in axis.years.iter().enumerate() {
            if index > 0 {
                canvas.line((year.left, top), (year.left, bottom), canvas.rgb(Colour::Quiet), frame::HAIRLINE);
            }
            write_year(canvas, year, baseline);
        }
        baseline += LEADING * size;
    }
    for slot in &axis.slots {
        let label = Label::new(slot.label.as_str(), f64::midpoint(slot.left, slot.right), baseline, size).side(Side::Middle);
        canvas.try_write(&label.within(canvas.bounds.left, canvas.bounds.right));
    }
    canvas.line((0.0, bottom), (canvas.bounds.right - 0.5, bottom), hairline, frame::HAIRLINE);
}

fn write_year(canvas: &mut Canvas<'_>, year: &Slot, baseline: f64) {
    let label = Label::new(year.label.as_str(), year.left + 0.3 * canvas.size, baseline, canvas.size).colour(Colour::Ink);
    if label.bounds().right <= year.right {
        canvas.try_write(&label);
    }
}

fn draw_task(canvas: &mut Canvas<'_>, axis: &TimeAxis, task: &Task, hung: &[Hung], top: f64, language: Language) {
    let size = canvas.size;
    let centre = top + BAR_LINE / 2.0 * size;
    let under = top + BAR_LINE * size;
    if let Some(start) = task.start {
        let (left, right) = (axis.at(start), axis.end_of(task.due));
        let half = BAR / 2.0 * size;
        let bounds = labels::Bounds { left, top: centre - half, right: right.max(left + 2.0), bottom: centre + half };
        canvas.rectangle(&bounds, shade(canvas, task.status));
    }
    for title in hung.iter().filter(|title| title.lane > 0) {
        let foot = under + title.lane as f64 * LANE * SMALL * size + 0.1 * size;
        canvas.line((title.mark, centre), (title.mark, foot), canvas.rgb(Colour::Quiet), frame::HAIRLINE);
    }
    for (x, _) in marks(task, axis, language) {
        diamond(canvas, (x, centre), DIAMOND * size + 1.6, canvas.rgb(Colour::Paper));
        diamond(canvas, (x, centre), DIAMOND * size, canvas.rgb(Colour::Ink));
    }
    for title in hung {
        let baseline = under + (title.lane as f64 * LANE + ABOVE) * SMALL * size;
        let label = Label::new(title.text.as_str(), title.x, baseline, SMALL * size).side(title.side);
        canvas.try_write(&label.colour(Colour::Ink));
    }
}

fn diamond(canvas: &Canvas<'_>, (x, y): (f64, f64), half: f64, colour: Rgb) {
    canvas.polygon(&[(x, y - half), (x + half, y), (x, y + half), (x - half, y)], colour);
}

/// Done is past and grey, what runs is the accent, what is to come its tint, what is late the alarm.
fn shade(canvas: &Canvas<'_>, status: TaskStatus) -> Rgb {
    let (accent, quiet, paper) = (canvas.rgb(Colour::Accent), canvas.rgb(Colour::Quiet), canvas.rgb(Colour::Paper));
    match status {
        TaskStatus::Done => shades::mix(quiet, paper, 0.15),
        TaskStatus::InProgress => accent,
        TaskStatus::Unsaid | TaskStatus::Planned => shades::mix(accent, paper, 0.55),
        TaskStatus::Delayed => canvas.rgb(Colour::Worse),
    }
}

/// What the diamonds are, and whose day the dashed line is.
fn keys(chart: &Chart, schedule: &Schedule, marked: bool, theme: &Theme) -> Vec<Key> {
    let chinese = chart.language == Language::ZhCn;
    let mut keys = Vec::new();
    if schedule.tasks.iter().any(|task| task.start.is_none() || !task.milestones.is_empty()) {
        let name = if chinese { "里程碑" } else { "Milestone" }.to_owned();
        keys.push(Key { name, colour: theme.palette.ink, mark: KeyMark::Diamond });
    }
    if let Some(day) = schedule.report_date.filter(|_| marked) {
        let day = if chinese { format_date(day, chart.language) } else { format_day(day, chart.language) };
        let name = if chinese { format!("报告日（{day}）") } else { format!("Date of report ({day})") };
        keys.push(Key { name, colour: theme.palette.ink, mark: KeyMark::Tick });
    }
    keys
}
