//! A Gantt chart in words: how many plans, from when to when, what comes first and last, what is late.

use crate::number::{Language, format_date};
use crate::report::{Chart, Schedule, Task, TaskStatus};

/// Plans, span, first and last milestone, delays; nothing where there are no plans.
pub(super) fn sentences(chart: &Chart) -> Vec<String> {
    let Some((schedule, (first, last))) = chart.schedule().and_then(|schedule| Some((schedule, schedule.span()?))) else {
        return Vec::new();
    };
    let language = chart.language;
    let count = schedule.tasks.len();
    let (first, last) = (format_date(first, language), format_date(last, language));
    let mut sentences = vec![match language {
        Language::ZhCn => format!("{count}项计划，自{first}至{last}"),
        Language::En => format!("{count} plan{} from {first} to {last}", if count == 1 { "" } else { "s" }),
    }];
    sentences.extend(ends(schedule, language));
    sentences.extend(milestones(schedule, language));
    sentences.extend(delayed(schedule, language));
    sentences
}

/// What begins first and what ends last.
fn ends(schedule: &Schedule, language: Language) -> Option<String> {
    let earliest = schedule.tasks.iter().min_by_key(|task| task.first())?;
    let latest = schedule.tasks.iter().rev().max_by_key(|task| task.due)?;
    let (begin, end) = (format_date(earliest.first(), language), format_date(latest.due, language));
    Some(match language {
        Language::ZhCn => format!("最早为“{}”（{begin}），最晚完成为“{}”（{end}）", earliest.title, latest.title),
        Language::En => format!("First: {} ({begin}); last to be done: {} ({end})", earliest.title, latest.title),
    })
}

fn milestones(schedule: &Schedule, language: Language) -> Option<String> {
    let all = || schedule.tasks.iter().flat_map(|task| &task.milestones);
    let (first, last) = (all().min_by_key(|milestone| milestone.date)?, all().max_by_key(|milestone| milestone.date)?);
    let count = all().count();
    let (begin, end) = (format_date(first.date, language), format_date(last.date, language));
    Some(match language {
        Language::ZhCn => format!("里程碑{count}个：首个为{begin}“{}”，最后一个为{end}“{}”", first.title, last.title),
        Language::En => format!("Milestones: {count}, from {} ({begin}) to {} ({end})", first.title, last.title),
    })
}

fn delayed(schedule: &Schedule, language: Language) -> Option<String> {
    let late = |task: &&Task| task.status == TaskStatus::Delayed;
    let names: Vec<&str> = schedule.tasks.iter().filter(late).map(|task| task.title.as_str()).collect();
    (!names.is_empty()).then(|| match language {
        Language::ZhCn => format!("已延期：{}", names.join("、")),
        Language::En => format!("Delayed: {}", names.join(", ")),
    })
}
