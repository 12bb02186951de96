//! In words: how two measures of the same items go together, and how few items make most of a whole.

use super::{extreme, points, unit};
use crate::number::{Language, format_percent, format_with_unit};
use crate::report::{Chart, ChartSeries, SeriesRole};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Items, the extremes of both measures, and whether they rise together.
pub(super) fn two_measures(chart: &Chart) -> Vec<String> {
    let [across, up] = chart.series.as_slice() else { return Vec::new() };
    let count = across.values.iter().zip(&up.values).filter(|(x, y)| x.is_some() && y.is_some()).count();
    let mut sentences = vec![match chart.language {
        Language::ZhCn => format!("共{count}项，横轴为{}，纵轴为{}", across.name, up.name),
        Language::En => format!("{count} items, {} across and {} upwards", across.name, up.name),
    }];
    sentences.extend([across, up].into_iter().filter_map(|series| range(chart, series)));
    sentences.extend(correlation(across, up).map(|together| course(together, chart.language).to_owned()));
    sentences
}

fn range(chart: &Chart, series: &ChartSeries) -> Option<String> {
    let points = points(chart, series);
    let (high, low) = (extreme(&points, |one, best| one > best)?, extreme(&points, |one, best| one < best)?);
    let amount = |value: Decimal| format_with_unit(value, unit(chart, series), chart.language);
    Some(match chart.language {
        Language::ZhCn => format!("{}最高为{}（{}），最低为{}（{}）", series.name, high.0, amount(high.1), low.0, amount(low.1)),
        Language::En => {
            format!("{}: highest is {} ({}), lowest is {} ({})", series.name, high.0, amount(high.1), low.0, amount(low.1))
        }
    })
}

fn course(correlation: f64, language: Language) -> &'static str {
    match (language, correlation) {
        (Language::ZhCn, together) if together >= CLEAR => "两者大体同升同降",
        (Language::ZhCn, together) if together <= -CLEAR => "两者大体此升彼降",
        (Language::ZhCn, _) => "两者没有明显的线性关系",
        (Language::En, together) if together >= CLEAR => "The two mostly rise together",
        (Language::En, together) if together <= -CLEAR => "One mostly falls where the other rises",
        (Language::En, _) => "The two show no clear linear relation",
    }
}

/// From this correlation on the relation is said; half of the variance of one is then explained by the other.
const CLEAR: f64 = 0.7;

/// Pearson's coefficient over the items with both measures; `None` for fewer than three, or where one does not vary.
fn correlation(across: &ChartSeries, up: &ChartSeries) -> Option<f64> {
    let both = across.values.iter().zip(&up.values);
    let pairs: Vec<(f64, f64)> = both.filter_map(|(x, y)| Some(((*x)?.to_f64()?, (*y)?.to_f64()?))).collect();
    if pairs.len() < 3 {
        return None;
    }
    let count = pairs.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (middle_x, middle_y) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|(x, y)| of(x - middle_x, y - middle_y)).sum::<f64>();
    let spread = (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt();
    (spread > 0.0 && spread.is_finite()).then(|| sum(&|x, y| x * y) / spread)
}

/// The largest and smallest item, and how many make the share of the line together.
pub(super) fn vital_few(chart: &Chart) -> Vec<String> {
    let Some(columns) = chart.series.iter().find(|series| series.role != SeriesRole::Secondary) else { return Vec::new() };
    let mut sentences: Vec<String> = super::extremes(chart, columns).into_iter().collect();
    // That all together make the whole says nothing.
    let few = Some(chart.vital_few()).filter(|few| *few < chart.categories.len()).unwrap_or_default();
    let cumulative = chart.series.iter().find(|series| series.role == SeriesRole::Secondary);
    let share = few.checked_sub(1).and_then(|last| *cumulative?.values.get(last)?);
    if let Some(share) = share {
        let (share, all) = (format_percent(share, chart.language), chart.categories.len());
        sentences.push(match chart.language {
            Language::ZhCn => format!("{all}项中前{few}项（{}）合计占{share}", chart.categories[..few].join("、")),
            Language::En if few == 1 => format!("The first of {all} ({}) makes {share} of the total", chart.categories[0]),
            Language::En => {
                format!("The first {few} of {all} ({}) make {share} of the total", chart.categories[..few].join(", "))
            }
        });
    }
    sentences
}
