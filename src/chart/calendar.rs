//! A calendar: a cell for each day, weeks from left to right and weekdays downwards, in as many bands as fill the box; where
//! cells would be too small to see, a heat map of the mean of each month and weekday.

use super::canvas::Canvas;
use super::frame;
use super::heat_map::{self, Ramp};
use super::labels::{ABOVE, BELOW, Bounds, LEADING, Label, MIDDLE, Side};
use super::scale;
use crate::number::{Language, Period, PeriodUnit, format_day, parse_date};
use crate::report::{Chart, ChartKind, ChartSeries, SeriesRole};
use crate::theme::{Colour, Theme};
use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

/// Draws the first series, whose categories are days.
pub(super) fn draw(canvas: &mut Canvas<'_>, chart: &Chart, theme: &Theme) {
    let days = days(chart);
    let bands = bands(&days, canvas);
    match bands {
        Some(bands) if bands.cell >= LEAST_CELL => draw_days(canvas, chart, &days, &bands, theme),
        Some(_) | None => heat_map::draw(canvas, &by_weekday(chart, &days), theme),
    }
}

/// Below this many pixels a day cannot be told from its neighbours.
const LEAST_CELL: f64 = 7.0;
/// Larger cells make a few weeks look like a table.
const MOST_CELL: f64 = 52.0;
/// Cells may be so much wider than tall, to fill a box in which weeks are few.
const WIDEST: f64 = 1.6;

/// One day and the place of its value.
struct Day {
    date: NaiveDate,
    category: usize,
    value: Decimal,
}

fn days(chart: &Chart) -> Vec<Day> {
    let values = chart.series.first().map(|series| series.values.as_slice()).unwrap_or_default();
    let named = chart.categories.iter().zip(values).enumerate();
    named.filter_map(|(category, (label, value))| Some(Day { date: parse_date(label)?, category, value: (*value)? })).collect()
}

/// How the weeks are laid out: bands of whole months, one below the other.
struct Bands {
    /// First and last day of each band.
    spans: Vec<(NaiveDate, NaiveDate)>,
    /// Width and height of a cell in pixels.
    wide: f64,
    cell: f64,
    left: f64,
}

/// The number of bands with which the cells come out largest.
fn bands(days: &[Day], canvas: &Canvas<'_>) -> Option<Bands> {
    let (first, last) = (days.iter().map(|day| day.date).min()?, days.iter().map(|day| day.date).max()?);
    let months = months(first, last);
    let size = canvas.size;
    let left = 1.6 * size;
    let (width, height) = (canvas.bounds.width() - left, canvas.bounds.height() - (HEAD + PEAK_ROW) * size);
    let choices = (1..=months.len().min(6)).map(|count| {
        let spans: Vec<(NaiveDate, NaiveDate)> =
            months.chunks(months.len().div_ceil(count)).filter_map(|chunk| Some((chunk.first()?.0, chunk.last()?.1))).collect();
        let weeks = spans.iter().map(|span| week_of(span.1, span.0) + 1).max().unwrap_or(1) as f64;
        let rows = spans.len() as f64;
        let cell = (width / weeks).min((height / rows - BAND_HEAD * size) / 7.0).min(MOST_CELL);
        Bands { spans, wide: (width / weeks).min(WIDEST * cell).min(MOST_CELL.max(cell)), cell, left }
    });
    choices.reduce(|best, other| if other.cell > best.cell * 1.05 { other } else { best })
}

/// Height of the title in em.
const HEAD: f64 = 2.0;
/// Height of the line under the cells that names the outlined day, in em.
const PEAK_ROW: f64 = 1.5;
/// Height of the names of months over a band, with the space to the band before, in em.
const BAND_HEAD: f64 = 1.7;

/// First and last day of each month from one day to another.
fn months(first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut months = Vec::new();
    let (mut year, mut month) = (first.year(), first.month());
    while (year, month) <= (last.year(), last.month()) && months.len() < MOST_MONTHS {
        let following = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let start = NaiveDate::from_ymd_opt(year, month, 1);
        let end = NaiveDate::from_ymd_opt(following.0, following.1, 1).and_then(|day| day.pred_opt());
        months.extend(start.zip(end));
        (year, month) = following;
    }
    months
}

/// More months than these are not drawn day by day.
const MOST_MONTHS: usize = 36;

/// Which week, from Monday on, a day lies in, counted from the week of another.
fn week_of(day: NaiveDate, first: NaiveDate) -> i64 {
    let monday = |day: NaiveDate| day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day);
    (monday(day) - monday(first)).num_days() / 7
}

fn draw_days(canvas: &mut Canvas<'_>, chart: &Chart, days: &[Day], bands: &Bands, theme: &Theme) {
    let top = frame::header(canvas, chart, &[]);
    let size = canvas.size;
    let ramp = Ramp::of(chart, theme);
    let pitch = 7.0 * bands.cell + BAND_HEAD * size;
    let peak = chart
        .highlight
        .or_else(|| days.iter().max_by_key(|day| (day.value, std::cmp::Reverse(day.category))).map(|day| day.category));
    for (index, span) in bands.spans.iter().enumerate() {
        let upper = top + pitch * index as f64 + (BAND_HEAD - 0.35) * size;
        write_months(canvas, chart.language, *span, bands, upper);
        write_weekdays(canvas, chart.language, bands, upper);
        for day in span.0.iter_days().take_while(|day| *day <= span.1) {
            let (x, y) = place(day, span.0, bands, upper);
            let bounds = Bounds { left: x + 0.5, top: y + 0.5, right: x + bands.wide - 0.5, bottom: y + bands.cell - 0.5 };
            let known = days.iter().find(|known| known.date == day);
            let fill = known.map_or(canvas.rgb(Colour::Panel), |known| ramp.colour(scale::to_f64(known.value)));
            canvas.rectangle(&bounds, fill);
            if known.is_some_and(|known| Some(known.category) == peak) {
                outline(canvas, &bounds);
            }
        }
    }
    if let Some(day) = days.iter().find(|day| Some(day.category) == peak) {
        let weeks = bands.spans.iter().map(|span| week_of(span.1, span.0) + 1).max().unwrap_or(1) as f64;
        write_peak(canvas, chart, day, (bands.left + bands.wide * weeks, top + pitch * bands.spans.len() as f64));
    }
    heat_map::legend(canvas, chart, &ramp, 0.0);
}

fn place(day: NaiveDate, first: NaiveDate, bands: &Bands, upper: f64) -> (f64, f64) {
    let weekday = f64::from(day.weekday().num_days_from_monday());
    (bands.left + bands.wide * week_of(day, first) as f64, upper + bands.cell * weekday)
}

fn outline(canvas: &Canvas<'_>, cell: &Bounds) {
    let ink = canvas.rgb(Colour::Ink);
    let Bounds { left, top, right, bottom } = *cell;
    for (from, until) in [
        ((left, top), (right, top)),
        ((left, bottom), (right, bottom)),
        ((left, top), (left, bottom)),
        ((right, top), (right, bottom)),
    ] {
        canvas.line(from, until, ink, 1.5);
    }
}

/// The outlined day and its value, under the right end of the cells where there is room.
fn write_peak(canvas: &mut Canvas<'_>, chart: &Chart, day: &Day, (right, below): (f64, f64)) {
    let size = canvas.size;
    let (date, value) = (format_day(day.date, chart.language), frame::series_text(chart, 0, day.value));
    let text = match chart.language {
        Language::ZhCn => format!("{date}：{value}"),
        Language::En => format!("{date}: {value}"),
    };
    let baseline = (below + (LEADING - 0.1) * size).min(canvas.bounds.bottom - BELOW * size - 0.5);
    let label = Label::new(text, right.min(canvas.bounds.right), baseline, size).side(Side::End).bold(true).colour(Colour::Ink);
    let middle = baseline - MIDDLE * size;
    let (right, half) = (label.bounds().left - 0.4 * size, 0.35 * size);
    if label.bounds().top >= below - 0.2 * size && canvas.try_write(&label) {
        outline(canvas, &Bounds { left: right - 2.0 * half, top: middle - half, right, bottom: middle + half });
    }
}

/// Names each month over the first of its weeks that lies wholly in it.
fn write_months(canvas: &mut Canvas<'_>, language: Language, span: (NaiveDate, NaiveDate), bands: &Bands, upper: f64) {
    let size = canvas.size;
    for (first, _) in months(span.0, span.1) {
        let begun = first.weekday().num_days_from_monday() > 0 && first != span.0;
        let x = bands.left + bands.wide * (week_of(first, span.0) + i64::from(begun)) as f64;
        let name = month_name(first, language);
        canvas.try_write(&Label::new(name, x, upper - (BELOW + 0.2) * size, size));
    }
}

fn month_name(first: NaiveDate, language: Language) -> String {
    Period { year: first.year(), unit: PeriodUnit::Month(first.month()) }.short(language)
}

/// Monday, Wednesday, Friday and Sunday, or all where there is room.
fn write_weekdays(canvas: &mut Canvas<'_>, language: Language, bands: &Bands, upper: f64) {
    let size = canvas.size.min(bands.cell * 1.9);
    let step = if bands.cell >= (ABOVE + BELOW) * size { 1 } else { 2 };
    for (row, name) in weekdays(language).into_iter().enumerate().step_by(step) {
        let baseline = upper + bands.cell * (row as f64 + 0.5) + MIDDLE * size;
        canvas.try_write(&Label::new(name, bands.left - 0.45 * size, baseline, size).side(Side::End));
    }
}

fn weekdays(language: Language) -> [&'static str; 7] {
    match language {
        Language::ZhCn => ["一", "二", "三", "四", "五", "六", "日"],
        Language::En => ["M", "T", "W", "T", "F", "S", "S"],
    }
}

/// The mean of each month and weekday as a heat map.
fn by_weekday(chart: &Chart, days: &[Day]) -> Chart {
    let (first, last) = (days.iter().map(|day| day.date).min(), days.iter().map(|day| day.date).max());
    let months = first.zip(last).map_or_else(Vec::new, |(first, last)| months(first, last));
    let decimals = days.iter().map(|day| day.value.scale()).max().unwrap_or(0);
    let mean = |month: &(NaiveDate, NaiveDate), weekday: u32| {
        let all = days
            .iter()
            .filter(|day| (month.0..=month.1).contains(&day.date) && day.date.weekday().num_days_from_monday() == weekday);
        let values: Vec<Decimal> = all.map(|day| day.value).collect();
        let sum = values.iter().copied().fold(Decimal::ZERO, Decimal::saturating_add);
        let mean = sum.checked_div(Decimal::from(values.len()))?;
        Some(mean.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero))
    };
    let (names, mean_word): ([&str; 7], _) = match chart.language {
        Language::ZhCn => (["周一", "周二", "周三", "周四", "周五", "周六", "周日"], "日均"),
        Language::En => (["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], "daily mean"),
    };
    let row = |(weekday, name): (u32, &str)| ChartSeries {
        name: name.to_owned(),
        values: months.iter().map(|month| mean(month, weekday)).collect(),
        role: SeriesRole::Part,
        unit: crate::number::Unit::default(),
    };
    let title = match chart.language {
        Language::ZhCn => format!("{}（{mean_word}）", chart.title),
        Language::En => format!("{}, {mean_word}", chart.title),
    };
    Chart {
        kind: ChartKind::HeatMap,
        title,
        categories: months.iter().map(|(first, _)| month_name(*first, chart.language)).collect(),
        series: (0..).zip(names).map(row).collect(),
        highlight: None,
        ..chart.clone()
    }
}
