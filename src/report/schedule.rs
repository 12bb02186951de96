//! Plans as bars in time: what begins and ends when, who answers for it, and what is to be reached on the way.

use chrono::NaiveDate;

/// What a schedule shows beside the chart's title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    /// Its rows, from the top.
    pub tasks: Vec<Task>,
    /// The report's own day, the only "today" there is.
    pub report_date: Option<NaiveDate>,
    /// The month in which the fiscal year begins, 1 to 12; quarters and years are counted from it.
    pub first_month: u32,
}

/// One plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What is to be done.
    pub title: String,
    /// Who answers for it; may be empty.
    pub owner: String,
    /// When it begins; without a beginning it is a single day, its `due`.
    pub start: Option<NaiveDate>,
    /// When it is to be done.
    pub due: NaiveDate,
    /// How it stands.
    pub status: TaskStatus,
    /// The status as a word of the language: "进行中"; empty where none is given.
    pub status_word: String,
    /// What is to be reached on the way, by date.
    pub milestones: Vec<Milestone>,
}

/// How a plan stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TaskStatus {
    /// Nobody says, or in a word of their own.
    #[default]
    Unsaid,
    /// Finished.
    Done,
    /// Under way.
    InProgress,
    /// Not yet begun.
    Planned,
    /// Behind its date.
    Delayed,
}

/// A day by which something is to be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// The day.
    pub date: NaiveDate,
    /// What is reached.
    pub title: String,
}

impl Schedule {
    /// The first and the last day that it shows; `None` without tasks.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.tasks.iter().flat_map(Task::days).min()?;
        let last = self.tasks.iter().flat_map(Task::days).max()?;
        Some((first, last))
    }

    /// How many lines of text its rows want together: names, owners, milestones' titles.
    pub fn lines(&self) -> usize {
        self.tasks.iter().map(|task| if task.milestones.len() > 2 { 3 } else { 2 }).sum()
    }
}

impl Task {
    /// The day its bar begins: for a single day that day.
    pub fn first(&self) -> NaiveDate {
        self.start.unwrap_or(self.due)
    }

    fn days(&self) -> impl Iterator<Item = NaiveDate> {
        [self.first(), self.due].into_iter().chain(self.milestones.iter().map(|milestone| milestone.date))
    }
}
