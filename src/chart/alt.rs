//! What a chart shows, in words computed from its data, for readers who do not see it.

mod many;
mod pairs;
mod relation;
mod steps;

use super::frame;
use crate::facts::{Comparison, ComparisonKind, Direction, Trend, change_amount, compare};
use crate::number::{Language, Unit, UnitKind, format_share, format_with_unit, shares};
use crate::report::{Chart, ChartKind, ChartSeries, SeriesRole, Stacking};
use rust_decimal::Decimal;

/// The chart in a few sentences: kind and subject, extremes, trend or shares, comparison and target.
pub(super) fn text(chart: &Chart) -> String {
    let mut sentences = vec![subject(chart)];
    match chart.kind {
        ChartKind::Donut | ChartKind::Pie => sentences.extend(parts_of_whole(chart)),
        ChartKind::Scatter => sentences.extend(relation::two_measures(chart)),
        ChartKind::Waterfall => sentences.extend(steps::bridge(chart)),
        ChartKind::Funnel => sentences.extend(steps::stages(chart)),
        ChartKind::CalendarHeatMap => sentences.extend(many::days(chart)),
        ChartKind::HeatMap | ChartKind::Radar | ChartKind::SmallMultiples => sentences.extend(many::series(chart)),
        ChartKind::Pareto => sentences.extend(relation::vital_few(chart)),
        ChartKind::BeforeAfter | ChartKind::Dumbbell | ChartKind::Slope => sentences.extend(pairs::sentences(chart)),
        ChartKind::Bullet | ChartKind::Gauge => sentences.extend(super::alt_measured::sentences(chart)),
        ChartKind::Gantt => sentences.extend(super::alt_schedule::sentences(chart)),
        ChartKind::Column(_) | ChartKind::Bar | ChartKind::Line | ChartKind::Area | ChartKind::Combo | ChartKind::Sparkline => {
            for series in chart.series.iter().filter(|series| !matches!(series.role, SeriesRole::Previous | SeriesRole::Target)) {
                sentences.extend(extremes(chart, series));
            }
            sentences.extend(comparison(chart));
        }
    }
    let told = chart.kind == ChartKind::Pareto;
    sentences.extend(chart.target.as_ref().filter(|_| !told).map(|target| frame::target_text(target, chart)));
    sentences.extend(events(chart));
    match chart.language {
        Language::ZhCn => format!("{}。", sentences.join("。")),
        Language::En => sentences.iter().map(|sentence| format!("{}.", capital(sentence))).collect::<Vec<_>>().join(" "),
    }
}

/// A sentence with its first letter large.
fn capital(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

fn subject(chart: &Chart) -> String {
    let kind = kind_name(chart);
    match chart.language {
        _ if chart.title.is_empty() => kind.to_owned(),
        Language::ZhCn => format!("{kind}：{}", frame::title_text(chart)),
        Language::En => format!("{kind}: {}", frame::title_text(chart)),
    }
}

fn kind_name(chart: &Chart) -> &'static str {
    let (chinese, english) = match chart.kind {
        ChartKind::Column(Stacking::Grouped) => ("柱形图", "Column chart"),
        ChartKind::Column(Stacking::Stacked) => ("堆积柱形图", "Stacked column chart"),
        ChartKind::Column(Stacking::Percent) => ("百分比堆积柱形图", "100% stacked column chart"),
        ChartKind::Bar => ("条形图", "Bar chart"),
        ChartKind::Line => ("折线图", "Line chart"),
        ChartKind::Area => ("面积图", "Area chart"),
        ChartKind::Donut => ("环形图", "Donut chart"),
        ChartKind::Pie => ("饼图", "Pie chart"),
        ChartKind::Scatter => ("散点图", "Scatter chart"),
        ChartKind::Waterfall => ("瀑布图", "Waterfall chart"),
        ChartKind::Funnel => ("漏斗图", "Funnel chart"),
        ChartKind::Radar => ("雷达图", "Radar chart"),
        ChartKind::HeatMap => ("热力图", "Heat map"),
        ChartKind::CalendarHeatMap => ("日历热力图", "Calendar heat map"),
        ChartKind::SmallMultiples => ("小多图", "Small multiples"),
        ChartKind::Pareto => ("帕累托图", "Pareto chart"),
        ChartKind::Combo => ("柱线组合图", "Column and line chart"),
        ChartKind::BeforeAfter => ("前后对比图", "Before and after chart"),
        ChartKind::Gantt => ("甘特图", "Gantt chart"),
        ChartKind::Dumbbell => ("哑铃图", "Dumbbell chart"),
        ChartKind::Slope => ("坡度图", "Slope chart"),
        ChartKind::Bullet => ("子弹图", "Bullet chart"),
        ChartKind::Gauge => ("仪表图", "Gauge"),
        ChartKind::Sparkline => ("趋势线", "Sparkline"),
    };
    match chart.language {
        Language::ZhCn => chinese,
        Language::En => english,
    }
}

/// Highest and lowest value of a series, and from where to where it went in time.
fn extremes(chart: &Chart, series: &ChartSeries) -> Option<String> {
    let points = points(chart, series);
    let amount = |value: Decimal| format_with_unit(value, unit(chart, series), chart.language);
    if let Some(rest) = chart.rest() {
        return beside_rest(chart, series, rest);
    }
    let (high, low) = (extreme(&points, |one, best| one > best)?, extreme(&points, |one, best| one < best)?);
    let name = if chart.series.len() > 1 { series.name.as_str() } else { "" };
    if high.1 == low.1 {
        return Some(match chart.language {
            Language::ZhCn if points.len() == 1 => format!("{name}{}为{}", high.0, amount(high.1)),
            Language::ZhCn => format!("{name}各项均为{}", amount(high.1)),
            Language::En if points.len() == 1 => format!("{}{} is {}", lead(name), high.0, amount(high.1)),
            Language::En => format!("{}all values are {}", lead(name), amount(high.1)),
        });
    }
    let mut sentence = match chart.language {
        Language::ZhCn => format!("{name}最高为{}（{}），最低为{}（{}）", high.0, amount(high.1), low.0, amount(low.1)),
        Language::En => {
            format!("{}highest is {} ({}), lowest is {} ({})", lead(name), high.0, amount(high.1), low.0, amount(low.1))
        }
    };
    if matches!(chart.kind, ChartKind::Line | ChartKind::Area | ChartKind::Combo | ChartKind::Sparkline)
        && let (Some(first), Some(last)) = (points.first(), points.last())
    {
        let change = compare(last.1, first.1, ComparisonKind::Previous, unit(chart, series), Direction::Neutral);
        let from_to = (first.0, amount(first.1), last.0, amount(last.1), bracketed(&change, chart.language));
        let course = match chart.language {
            Language::ZhCn => format!("；由{}的{}到{}的{}{}", from_to.0, from_to.1, from_to.2, from_to.3, from_to.4),
            Language::En => format!("; from {} in {} to {} in {}{}", from_to.1, from_to.0, from_to.3, from_to.2, from_to.4),
        };
        sentence.push_str(&course);
    }
    Some(sentence)
}

/// The largest that stands for itself, and what the others come to together; which of all is the smallest is not shown.
fn beside_rest(chart: &Chart, series: &ChartSeries, rest: usize) -> Option<String> {
    let amount = |value: Decimal| format_with_unit(value, unit(chart, series), chart.language);
    let single = ChartSeries { values: series.values.get(..rest)?.to_vec(), ..series.clone() };
    let high = extreme(&points(chart, &single), |one, best| one > best)?;
    let (name, value) = (chart.categories.get(rest)?, value(series, rest)?);
    let lead_in = if chart.series.len() > 1 { series.name.as_str() } else { "" };
    Some(match chart.language {
        Language::ZhCn => format!("{lead_in}最高为{}（{}），{name}合计{}", high.0, amount(high.1), amount(value)),
        Language::En => {
            format!("{}highest is {} ({}); {name} together: {}", lead(lead_in), high.0, amount(high.1), amount(value))
        }
    })
}

/// The category that matters, or the last, against the period before.
fn comparison(chart: &Chart) -> Option<String> {
    let current = chart.series.iter().find(|series| series.role == SeriesRole::Current)?;
    let previous = chart.series.iter().find(|series| series.role == SeriesRole::Previous)?;
    let paired = |index: &usize| value(current, *index).is_some() && value(previous, *index).is_some();
    let index = chart.highlight.filter(paired).or_else(|| (0..chart.categories.len()).rev().find(paired))?;
    let (now, then) = (value(current, index)?, value(previous, index)?);
    let change = compare(now, then, ComparisonKind::YearAgo, &chart.unit, Direction::Neutral);
    let (category, base) = (&chart.categories[index], format_with_unit(then, &chart.unit, chart.language));
    if !change.has_amount() {
        let now = format_with_unit(now, &chart.unit, chart.language);
        return Some(match chart.language {
            Language::ZhCn => format!("{category}由{}的{base}变为{now}", previous.name),
            Language::En => format!("{category} from {base} in {} to {now}", previous.name),
        });
    }
    let amount = change_amount(&change, chart.language);
    Some(match (chart.language, change.trend) {
        (Language::ZhCn, Trend::Flat) => format!("{category}与{}（{base}）持平", previous.name),
        (Language::ZhCn, Trend::Up | Trend::Down) => format!("{category}较{}（{base}）变化{amount}", previous.name),
        (Language::En, Trend::Flat) => format!("{category} is level with {} ({base})", previous.name),
        (Language::En, Trend::Up | Trend::Down) => format!("{category} against {} ({base}): {amount}", previous.name),
    })
}

/// The amount of a change in brackets; nothing where it has none.
fn bracketed(change: &Comparison, language: Language) -> String {
    match language {
        _ if !change.has_amount() => String::new(),
        Language::ZhCn => format!("（{}）", change_amount(change, language)),
        Language::En => format!(" ({})", change_amount(change, language)),
    }
}

fn parts_of_whole(chart: &Chart) -> Option<String> {
    let series = chart.series.first()?;
    let total = series.values.iter().flatten().copied().fold(Decimal::ZERO, Decimal::saturating_add);
    let shares = shares(&series.values, 1)?;
    let parts: Vec<String> = chart
        .categories
        .iter()
        .zip(shares)
        .filter_map(|(name, share)| Some((name, format_share(share?, chart.language))))
        .map(|(name, share)| match chart.language {
            Language::ZhCn => format!("{name}占{share}"),
            Language::En => format!("{name} {share}"),
        })
        .collect();
    let total = format_with_unit(total, &chart.unit, chart.language);
    Some(match chart.language {
        Language::ZhCn => format!("合计{total}，其中{}", parts.join("，")),
        Language::En => format!("Total {total}: {}", parts.join(", ")),
    })
}

fn events(chart: &Chart) -> Option<String> {
    let named: Vec<String> = chart
        .events
        .iter()
        .filter_map(|event| Some((chart.categories.get(event.category)?, &event.label)))
        .map(|(category, label)| match chart.language {
            Language::ZhCn => format!("{category}{label}"),
            Language::En => format!("{label} ({category})"),
        })
        .collect();
    (!named.is_empty()).then(|| match chart.language {
        Language::ZhCn => format!("事件：{}", named.join("、")),
        Language::En => format!("Events: {}", named.join(", ")),
    })
}

type Point<'a> = (&'a str, Decimal);

fn points<'a>(chart: &'a Chart, series: &ChartSeries) -> Vec<Point<'a>> {
    let named = chart.categories.iter().zip(&series.values);
    named.filter_map(|(category, value)| Some((category.as_str(), (*value)?))).collect()
}

fn extreme<'a>(points: &[Point<'a>], wins: impl Fn(Decimal, Decimal) -> bool) -> Option<Point<'a>> {
    points.iter().copied().reduce(|best, point| if wins(point.1, best.1) { point } else { best })
}

fn value(series: &ChartSeries, category: usize) -> Option<Decimal> {
    series.values.get(category).copied().flatten()
}

fn unit<'a>(chart: &'a Chart, series: &'a ChartSeries) -> &'a Unit {
    if series.unit.text.is_empty() && series.unit.kind == UnitKind::Plain { &chart.unit } else { &series.unit }
}

fn lead(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("{name}: ") }
}
