//! The series of a metric as the small line in its tile.

use super::Binder;
use crate::facts::{Metric, Series};
use crate::number::Unit;
use crate::report::{Chart, ChartKind, ChartSeries, FaceWish, Particulars, SeriesRole};
use std::sync::Arc;

impl Binder<'_> {
    /// The line of a metric's own series; `None` where it has none, or too few values to show a course.
    pub(super) fn spark(&self, metric: &Metric) -> Option<Arc<Chart>> {
        let series = self.series_of(metric)?;
        let language = self.language();
        let name =
            |index: usize| series.periods[index].map_or_else(|| series.labels[index].clone(), |period| period.short(language));
        let line = ChartSeries {
            name: self.facts.report.period.name(language),
            values: series.values.clone(),
            role: SeriesRole::Current,
            unit: Unit::default(),
        };
        let mut chart = Chart {
            kind: ChartKind::Sparkline,
            title: series.name.clone(),
            unit: series.unit.clone(),
            categories: (0..series.values.len()).map(name).collect(),
            series: vec![line],
            target: None,
            events: Vec::new(),
            highlight: None,
            caption: String::new(),
            alt: String::new(),
            language,
            lower_is_better: None,
            particulars: Particulars::None,
            face: FaceWish::Picture,
        };
        let present = series.values.iter().flatten().count();
        if present < ChartKind::Sparkline.least_categories() || chart.suitability().is_err() {
            return None;
        }
        self.touched.borrow_mut().insert(format!("series.{}", series.key));
        chart.alt = crate::chart::alt_text(&chart);
        Some(Arc::new(chart))
    }

    /// The series that belongs to a metric; of several the first in the metric's own unit.
    fn series_of(&self, metric: &Metric) -> Option<&Series> {
        let own = || self.facts.series.values().filter(|series| series.metric.as_deref() == Some(metric.key.as_str()));
        own().find(|series| series.unit == metric.unit).or_else(|| own().next())
    }
}
