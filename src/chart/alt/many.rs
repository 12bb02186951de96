//! In words: many values at once, by their extremes and by series.

use super::{Point, extreme, points, unit};
use crate::number::{Language, format_date, format_with_unit, parse_date};
use crate::report::{Chart, ChartSeries, SeriesRole};
use rust_decimal::Decimal;

/// More series than these are told by their extremes alone.
const FEW: usize = 4;

/// How many there are, the largest and smallest of all, and for few series each by itself.
pub(super) fn series(chart: &Chart) -> Vec<String> {
    let shown: Vec<&ChartSeries> =
        chart.series.iter().filter(|series| !matches!(series.role, SeriesRole::Previous | SeriesRole::Target)).collect();
    let mut sentences = vec![match chart.language {
        Language::ZhCn => format!("{}个系列，每个{}项", chart.series.len(), chart.categories.len()),
        Language::En => format!("{} series of {} items", chart.series.len(), chart.categories.len()),
    }];
    if shown.len() <= FEW {
        sentences.extend(shown.iter().filter_map(|series| super::extremes(chart, series)));
    } else {
        sentences.extend(overall(chart, &shown));
    }
    sentences.extend(super::comparison(chart));
    sentences
}

fn overall(chart: &Chart, shown: &[&ChartSeries]) -> Option<String> {
    let of_series = |wins: fn(Decimal, Decimal) -> bool| {
        let best = shown.iter().filter_map(|series| Some((*series, extreme(&points(chart, series), wins)?)));
        best.reduce(|best, other| if wins(other.1.1, best.1.1) { other } else { best })
    };
    let (high, low) = (of_series(|one, best| one > best)?, of_series(|one, best| one < best)?);
    let place = |(series, point): (&ChartSeries, Point<'_>)| {
        let amount = format_with_unit(point.1, unit(chart, series), chart.language);
        match chart.language {
            Language::ZhCn => format!("{}的{}（{amount}）", series.name, point.0),
            Language::En => format!("{}, {} ({amount})", series.name, point.0),
        }
    };
    Some(match chart.language {
        Language::ZhCn => format!("最高为{}，最低为{}", place(high), place(low)),
        Language::En => format!("Highest is {}, lowest is {}", place(high), place(low)),
    })
}

/// From which day to which, and the days of the extremes.
pub(super) fn days(chart: &Chart) -> Vec<String> {
    let Some(series) = chart.series.first() else { return Vec::new() };
    let points = points(chart, series);
    let day = |label: &str| parse_date(label).map_or_else(|| label.to_owned(), |day| format_date(day, chart.language));
    let amount = |value: Decimal| format_with_unit(value, unit(chart, series), chart.language);
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let (high, low) = (extreme(&points, |one, best| one > best), extreme(&points, |one, best| one < best));
    let (Some(high), Some(low)) = (high, low) else { return Vec::new() };
    let sum = points.iter().map(|(_, value)| *value).fold(Decimal::ZERO, Decimal::saturating_add);
    let places = points.iter().map(|(_, value)| value.scale()).max().unwrap_or(0) + 1;
    let mean = sum.checked_div(Decimal::from(points.len())).unwrap_or_default().round_dp(places).normalize();
    match chart.language {
        Language::ZhCn => vec![
            format!("{}至{}，共{}天，日均{}", day(first.0), day(last.0), points.len(), amount(mean)),
            format!("最高为{}（{}），最低为{}（{}）", day(high.0), amount(high.1), day(low.0), amount(low.1)),
        ],
        Language::En => vec![
            format!("{} to {}, {} days with a mean of {}", day(first.0), day(last.0), points.len(), amount(mean)),
            format!("Highest is {} ({}), lowest is {} ({})", day(high.0), amount(high.1), day(low.0), amount(low.1)),
        ],
    }
}
