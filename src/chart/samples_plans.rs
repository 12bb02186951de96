//! Schedules for the tests and the gallery: plans as people make them, and plans that are hard to draw.

use crate::number::{Language, Unit, parse_date};
use crate::report::{Chart, ChartKind, Milestone, Particulars, Schedule, Task, TaskStatus};

/// Charts of plans with their names.
pub(super) fn gallery() -> Vec<(String, Chart)> {
    let chinese = schedule(
        "2026年任务时间表",
        &[
            (
                "压降投诉总量",
                "林嘉宁（客诉管理部）",
                "2026-01-15",
                "2026-12-31",
                "2026-03-31 完成前十大根因立项|2026-04-10 首次进度通报|2026-06-15 618保障方案演练|2026-10-31 双11保障方案演练",
            ),
            (
                "治理重复投诉",
                "梁志豪（售后工程部）",
                "2026-01-15",
                "2026-10-31",
                "2026-03-31 两家服务商替换完成|2026-07-31 点火模块检修完成",
            ),
            (
                "完善回访与补偿",
                "何敏（质检组）",
                "2026-01-20",
                "2026-08-31",
                "2026-02-28 分级补偿标准上线|2026-05-31 不满意工单复盘机制运行满一季",
            ),
            ("提升首次解决能力", "沈悦（培训组）", "2026-02-01", "2026-09-30", "2026-03-31 授权规则发布|2026-06-30 全员通关考核"),
            (
                "统一高峰排班",
                "陈立（客诉管理部）",
                "2026-03-01",
                "2026-11-30",
                "2026-05-15 联合排班系统试运行|2026-09-30 责任认定时限纳入考核",
            ),
            ("发布客服白皮书", "周启明（信息技术部）", "", "2026-12-15", ""),
        ],
    );
    let english = schedule(
        "Schedule for 2026",
        &[
            (
                "Bring resolution back within SLA",
                "Laura Chen, Vendor management",
                "2026-01-15",
                "2026-06-30",
                "2026-03-31 All four agreements signed|2026-04-22 First progress review|2026-05-31 Vendor dashboard live",
            ),
            (
                "Fix causes, not symptoms",
                "Ana Ruiz, Application support",
                "2026-02-01",
                "2026-09-30",
                "2026-02-27 First problem review|2026-06-30 Top ten causes assigned to releases",
            ),
            (
                "Clear the aged backlog",
                "Maya Okafor, Service desk",
                "2026-02-15",
                "2026-11-30",
                "2026-04-17 First backlog week|2026-10-16 Second backlog week",
            ),
            (
                "Grow self-service",
                "Daniel Reyes, Platform",
                "2026-03-01",
                "2026-12-15",
                "2026-06-30 Five requests automated|2026-09-30 E-mail channel closed|2026-11-30 Ten requests automated",
            ),
        ],
    );
    let mut status = schedule(
        "年度重点任务进展",
        &[
            ("知识库重构", "沈悦", "2025-02-01", "2025-06-30", "2025-06-30 上线"),
            ("自动派单", "周启明", "2025-04-01", "2025-12-31", "2025-09-30 二期"),
            ("服务商替换", "梁志豪", "2025-03-01", "2025-10-31", ""),
            ("白皮书", "陈立", "2025-11-01", "2026-03-31", ""),
        ],
    );
    let words = [
        ("已完成", TaskStatus::Done),
        ("进行中", TaskStatus::InProgress),
        ("已延期", TaskStatus::Delayed),
        ("计划中", TaskStatus::Planned),
    ];
    change(&mut status, |schedule| {
        for (task, (word, state)) in schedule.tasks.iter_mut().zip(words) {
            (task.status, task.status_word) = (state, word.to_owned());
        }
        schedule.report_date = parse_date("2025-12-05");
    });
    let mut fiscal = english.clone();
    change(&mut fiscal, |schedule| {
        schedule.first_month = 4;
        schedule.tasks[3].due = parse_date("2028-03-31").expect("a day");
    });
    vec![
        ("gantt-zh".to_owned(), dated(chinese, "2026-01-18")),
        ("gantt-en".to_owned(), dated(english, "2026-01-20")),
        ("gantt-status-zh".to_owned(), status),
        ("gantt-fiscal-en".to_owned(), fiscal),
    ]
}

/// Plans that are hard to draw.
pub(super) fn awkward() -> Vec<(&'static str, Chart)> {
    let crowd: Vec<String> = (1..=20).map(|day| format!("2026-03-{day:02} 第{day}个节点的名称")).collect();
    let crowd = crowd.join("|");
    let long = "An extraordinarily long name of a plan that says rather too much about what it wants and with whom";
    let names: Vec<String> = (1..=20).map(|number| format!("第{number}项重点任务")).collect();
    let starts: Vec<String> = (1..=20).map(|number| format!("2026-{:02}-{:02}", number % 12 + 1, number)).collect();
    let twenty: Vec<_> =
        (0..20).map(|index| (names[index].as_str(), "王经理", starts[index].as_str(), "2026-12-31", "2026-12-30 验收")).collect();
    let plain = Chart { kind: ChartKind::Gantt, ..super::samples::chart(ChartKind::Gantt, "空", "", "", vec![]) };
    vec![
        ("no-schedule", plain),
        ("no-tasks", schedule("没有任务", &[])),
        ("one-day", schedule("一天", &[("发布会", "", "", "2026-05-20", "")])),
        (
            "two-weeks",
            schedule(
                "两周冲刺",
                &[
                    ("联调", "甲", "2026-01-05", "2026-01-12", "2026-01-09 冒烟通过"),
                    ("发布", "乙", "2026-01-12", "2026-01-18", ""),
                ],
            ),
        ),
        ("crowded", schedule("节点很多", &[("节点密集", "甲", "2026-01-01", "2026-06-30", &crowd)])),
        (
            "long-names",
            schedule(
                long,
                &[
                    (long, long, "2026-01-01", "2026-02-28", "2026-02-27 A milestone whose title is far longer than its month"),
                    ("短", "", "2026-02-01", "2026-03-31", ""),
                ],
            ),
        ),
        ("twenty", schedule("二十项", &twenty)),
        ("thirty-years", schedule("远期规划", &[("规划", "甲", "2020-01-01", "2049-12-31", "2030-01-01 中期评估")])),
        ("markup", schedule("<b>", &[("a<b", "c&d", "2026-01-01", "2026-03-31", "2026-02-01 \"x\"")])),
        ("last-days", schedule("末日", &[("末", "", "9999-01-01", "9999-12-31", "")])),
    ]
}

/// A schedule of rows of title, owner, start, due and milestones as `DAY TITLE|DAY TITLE`.
fn schedule(title: &str, rows: &[(&str, &str, &str, &str, &str)]) -> Chart {
    let task = |(title, owner, start, due, milestones): &(&str, &str, &str, &str, &str)| Task {
        title: (*title).to_owned(),
        owner: (*owner).to_owned(),
        start: parse_date(start),
        due: parse_date(due).expect("a day"),
        status: TaskStatus::Unsaid,
        status_word: String::new(),
        milestones: milestones
            .split('|')
            .filter_map(|text| text.split_once(' '))
            .map(|(day, title)| Milestone { date: parse_date(day).expect("a day"), title: title.to_owned() })
            .collect(),
    };
    let tasks: Vec<Task> = rows.iter().map(task).collect();
    let chart = super::samples::chart(ChartKind::Gantt, title, "", "", vec![]);
    Chart {
        categories: tasks.iter().map(|task| task.title.clone()).collect(),
        unit: Unit::default(),
        particulars: Particulars::Schedule(Schedule { tasks, report_date: None, first_month: 1 }),
        language: if title.is_ascii() { Language::En } else { Language::ZhCn },
        ..chart
    }
}

fn dated(mut chart: Chart, day: &str) -> Chart {
    change(&mut chart, |schedule| schedule.report_date = parse_date(day));
    chart
}

fn change(chart: &mut Chart, edit: impl FnOnce(&mut Schedule)) {
    if let Particulars::Schedule(schedule) = &mut chart.particulars {
        edit(schedule);
    }
}
