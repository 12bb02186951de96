//! What each key of the data file holds and means, in both languages.

use super::kinds::Kind;
use crate::number::Language;
use serde_json::{Value as Json, json};

/// A key, what may stand under it, what it means.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    /// The key as authors write it.
    pub(super) name: &'static str,
    /// What may stand under it.
    pub(super) kind: Kind,
    /// Whether it must be there.
    pub(super) needed: bool,
    about: About,
}

/// A meaning in both languages.
#[derive(Clone, Copy, Debug)]
pub(super) struct About {
    english: &'static str,
    chinese: &'static str,
}

impl About {
    /// The meaning in a language.
    pub(super) fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.english,
            Language::ZhCn => self.chinese,
        }
    }
}

impl Key {
    /// The schema of what stands under the key.
    pub(super) fn schema(&self, language: Language) -> Json {
        let mut schema = self.kind.schema();
        schema["description"] = json!(self.about.in_language(language));
        schema
    }
}

const fn about(english: &'static str, chinese: &'static str) -> About {
    About { english, chinese }
}

const fn key(name: &'static str, kind: Kind, english: &'static str, chinese: &'static str) -> Key {
    Key { name, kind, needed: false, about: about(english, chinese) }
}

const fn needed(name: &'static str, kind: Kind, english: &'static str, chinese: &'static str) -> Key {
    Key { name, kind, needed: true, about: about(english, chinese) }
}

/// The whole file.
pub(super) const FILE: About = about("Everything that one report says", "一份报告的全部数据");

/// The tables at the top of the file.
pub(super) const ROOT: &[(&str, About)] = &[
    ("report", about("Title, period, language; what stands on the cover", "标题、报告期、语言等封面信息")),
    ("metrics", about("[metrics.KEY]: one quantity, one value each", "[metrics.代号]：一个指标一段，只有一个本期值")),
    ("series", about("[series.KEY]: a metric over periods", "[series.代号]：一个指标在各期的值")),
    (
        "breakdowns",
        about("[breakdowns.KEY]: a metric by category, channel, region", "[breakdowns.代号]：按类别、渠道、区域等拆分"),
    ),
    ("tables", about("[tables.KEY]: columns and rows that fit nowhere else", "[tables.代号]：放不进其他各类的表格")),
    ("sections", about("[sections.KEY]: what people wrote for each section", "[sections.章节]：各章的文字")),
];

/// `[report]`.
pub(super) const REPORT: &[Key] = &[
    key("template", Kind::Template, "The template that makes the report", "使用的模板"),
    needed("title", Kind::NeededText, "Full title, on the cover", "封面上的完整标题"),
    key("short_title", Kind::Text, "Short title for the header of the document", "文档页眉用的短标题"),
    key("organisation", Kind::Text, "Organisation, on the cover", "单位名称，印在封面"),
    key("department", Kind::Text, "Department, on the cover", "部门名称，印在封面"),
    key("presenter", Kind::Text, "Who presents", "演讲人"),
    key("date", Kind::Date, "Day of the report: 2026-01-15", "报告日期：2026-01-15"),
    needed(
        "period",
        Kind::Period,
        "\"2025\", \"2025-H1\", \"2025-Q3\", \"2025-11\", \"2025-W07\" or months \"2025-04/2026-03\"",
        "报告期：\"2025\"、\"2025-H1\"、\"2025-Q3\"、\"2025-11\"、\"2025-W07\"或起止月份\"2025-04/2026-03\"",
    ),
    needed("language", Kind::Language, "Language of the report", "报告的语言"),
    key("source", Kind::Text, "Where the figures come from, for the foot line", "数据来源，印在页脚"),
];

const BETTER_ABOUT: [&str; 2] = ["Which way is good", "哪个方向算好：higher越高越好，lower越低越好，neutral不分好坏"];
const UNIT_ABOUT: [&str; 2] =
    ["\"%\", \"件\", \"min\", \"tickets\"; none for a bare number", "单位：\"件\"、\"%\"、\"分钟\"等；纯数字不写"];
const TARGET_ABOUT: [&str; 2] =
    ["What is to be reached: 95, \"≥ 95 %\" or { at_least = 95 }", "目标值：95、\"≥ 95 %\"或{ at_least = 95 }"];
const TEMPLATES_ABOUT: [&str; 2] = [
    "The templates that it is for, where it is not for all: [\"handling-review\"]",
    "只供哪些模板使用；不写则供全部模板：[\"handling-review\"]",
];
const OF_METRIC: [&str; 2] = ["The key of the metric it belongs to", "所属指标的代号"];

/// `[metrics.KEY]`.
pub(super) const METRIC: &[Key] = &[
    needed("name", Kind::NeededText, "Its name as printed", "打印出来的名称"),
    key("unit", Kind::Text, UNIT_ABOUT[0], UNIT_ABOUT[1]),
    key("better", Kind::Direction, BETTER_ABOUT[0], BETTER_ABOUT[1]),
    key("value", Kind::Number, "Value of this period", "本期值"),
    key("previous", Kind::Number, "Value of the period before", "上期值（用于环比）"),
    key("year_ago", Kind::Number, "Value of the same period last year", "上年同期值（用于同比）"),
    key("target", Kind::Target, TARGET_ABOUT[0], TARGET_ABOUT[1]),
    key("benchmark", Kind::Number, "What others reach", "标杆值，如行业平均"),
    key(
        "group",
        Kind::Text,
        "A word of your own by which templates pick metrics: \"timeliness\"",
        "分组名，供模板挑选，如\"timeliness\"",
    ),
    key("note", Kind::Text, "A remark, such as how it is measured", "备注，如统计口径"),
    key("cause", Kind::Text, "Why the target was missed", "未达标的原因"),
    key("owner", Kind::Text, "Who answers for it", "责任人或责任部门"),
    key("templates", Kind::Templates, TEMPLATES_ABOUT[0], TEMPLATES_ABOUT[1]),
];

/// `[series.KEY]`.
pub(super) const SERIES: &[Key] = &[
    key("name", Kind::Text, "Its name; that of its metric where left out", "名称；不写则用指标的名称"),
    key("metric", Kind::Text, OF_METRIC[0], OF_METRIC[1]),
    key("unit", Kind::Text, "Unit; that of its metric where left out", "单位；不写则用指标的单位"),
    needed(
        "periods",
        Kind::Labels,
        "[\"2025-01\", \"2025-02\", …] or labels of your own",
        "各期：[\"2025-01\", \"2025-02\", …]，也可自定名称",
    ),
    needed("values", Kind::Numbers, "One value per period; a hole is \"—\", in JSON null", "每期一个值；缺的写\"—\"，JSON写null"),
    key("previous", Kind::Numbers, "The same periods a year before", "上年同期各期的值"),
    key("target", Kind::Number, "One number for all periods", "各期共同的目标值"),
    key(
        "events",
        Kind::Tables,
        "What happened when: [{ period = \"2025-11\", label = \"Sale\" }]",
        "大事：[{ period = \"2025-11\", label = \"双11大促\" }]",
    ),
    key("templates", Kind::Templates, TEMPLATES_ABOUT[0], TEMPLATES_ABOUT[1]),
];

/// An event of a series.
pub(super) const EVENT: &[Key] = &[
    needed("period", Kind::Label, "One of the series' periods", "序列中的某一期"),
    needed("label", Kind::NeededText, "What happened", "发生了什么"),
];

/// `[breakdowns.KEY]`.
pub(super) const BREAKDOWN: &[Key] = &[
    needed("name", Kind::NeededText, "Its name as printed", "打印出来的名称"),
    key("metric", Kind::Text, OF_METRIC[0], OF_METRIC[1]),
    key("unit", Kind::Text, "Unit; that of its metric where left out", "单位；不写则用指标的单位"),
    key("better", Kind::Direction, BETTER_ABOUT[0], BETTER_ABOUT[1]),
    key(
        "kind",
        Kind::PartsOrRates,
        "\"parts\" add up and have shares (default); \"rates\" stand side by side",
        "\"parts\"相加为总数并计算占比（默认）；\"rates\"各项并列，不相加",
    ),
    needed(
        "items",
        Kind::Tables,
        "[{ name, value, previous, target, … }]; further columns are your own",
        "各项：[{ name, value, previous, target, … }]；可自行加列",
    ),
    key("templates", Kind::Templates, TEMPLATES_ABOUT[0], TEMPLATES_ABOUT[1]),
];

/// An item of a breakdown.
pub(super) const ITEM: &[Key] = &[
    needed("name", Kind::Label, "Its name", "名称"),
    key("value", Kind::Number, "Value of this period", "本期值"),
    key("previous", Kind::Number, "Value a year before", "上年值"),
    key("target", Kind::Number, "What is to be reached", "目标值"),
];

/// `[tables.KEY]`.
pub(super) const TABLE: &[Key] = &[
    key("title", Kind::Text, "Title of the table", "表格标题"),
    needed("columns", Kind::Labels, "The columns' headings", "各列标题"),
    needed("rows", Kind::Rows, "One list per row, as long as the columns", "一行一个列表，与列数相同"),
    key("templates", Kind::Templates, TEMPLATES_ABOUT[0], TEMPLATES_ABOUT[1]),
];

/// What every section may have.
pub(super) const SECTION: &[Key] = &[
    key(
        "takeaway",
        Kind::Text,
        "The line that opens the section; may quote data: {{ metrics.KEY.text }}",
        "章首一句话；可引用数据：{{ metrics.代号.text }}",
    ),
    key(
        "text",
        Kind::Text,
        "Paragraphs for the document and the speaker notes; may quote data with {{ }}",
        "进入正文与演讲者备注的段落；可用{{ }}引用数据",
    ),
    key("notes", Kind::Text, "Speaker notes only", "只进演讲者备注"),
];

/// A list of keys of metrics.
pub(super) const METRIC_LIST: About =
    about("Keys of the metrics to show: [\"tickets\", \"csat\"]", "要突出的指标代号：[\"complaints\", \"satisfaction\"]");

/// A list of cards.
pub(super) const CARD_LIST: About = about("Cards: [{ title, text, figure }]", "卡片：[{ title, text, figure }]");

/// A card.
pub(super) const CARD: &[Key] = &[
    key("title", Kind::Text, "Heading of the card", "卡片标题"),
    key("text", Kind::Text, "One or two sentences", "一两句话"),
    key("figure", Kind::NumberOrText, "The figure on top", "顶部的数字"),
];

/// The lists of records that have a meaning, with their fields; any further field is the author's own.
pub(super) const RECORDS: &[(&str, About, &[Key])] = &[
    (
        "improvements",
        about("[[improvements]]: what was done, one table each", "[[improvements]]：改进措施，一项一段"),
        IMPROVEMENTS,
    ),
    ("challenges", about("[[challenges]]: open problems, one table each", "[[challenges]]：存在的问题，一项一段"), CHALLENGES),
    ("plans", about("[[plans]]: what is to be done, one table each", "[[plans]]：工作计划，一项一段"), PLANS),
    ("next_targets", about("[[next_targets]]: what the next period is to reach", "[[next_targets]]：下一期的目标"), NEXT_TARGETS),
    ("cases", about("[[cases]]: cases worth telling, one table each", "[[cases]]：典型案例，一项一段"), CASES),
];

const IMPROVEMENTS: &[Key] = &[
    key("title", Kind::Text, "What was done", "措施名称"),
    key("indicator", Kind::Text, "What before and after measure", "before与after衡量的是什么"),
    key("summary", Kind::Text, "In one sentence", "一句话说明"),
    key("before", Kind::NumberOrText, "Value before", "改进前的值"),
    key("after", Kind::NumberOrText, "Value after", "改进后的值"),
    key("unit", Kind::Text, UNIT_ABOUT[0], UNIT_ABOUT[1]),
    key("better", Kind::Direction, BETTER_ABOUT[0], BETTER_ABOUT[1]),
    key("metric", Kind::Text, "Or the metric whose direction and values it has", "或写指标代号，方向与前后值取自该指标"),
    key("owner", Kind::Words, "Who did it", "责任人"),
    key("due", Kind::Text, "Until when", "完成时间"),
    key("status", Kind::Status, "How far it is", "进展：done已完成，in-progress进行中，planned计划中，delayed延期"),
    key("result", Kind::Words, "What came of it", "结果"),
];

const CHALLENGES: &[Key] = &[
    key("problem", Kind::Text, "What is wrong", "问题"),
    key("cause", Kind::Words, "Why", "原因"),
    key("impact", Kind::Words, "What it does", "影响"),
    key("owner", Kind::Words, "Who answers for it", "责任部门"),
    key("severity", Kind::Severity, "How bad it is", "程度：high高，medium中，low低"),
];

const PLANS: &[Key] = &[
    key("title", Kind::Text, "What is to be done", "任务名称"),
    key("indicator", Kind::Text, "What the target measures", "目标衡量的是什么"),
    key("metric", Kind::Text, "The metric whose current value is the starting point", "以其本期值为起点的指标代号"),
    key("target", Kind::Target, TARGET_ABOUT[0], TARGET_ABOUT[1]),
    key("unit", Kind::Text, UNIT_ABOUT[0], UNIT_ABOUT[1]),
    key("measure", Kind::Words, "How", "措施"),
    key("owner", Kind::Words, "Who", "责任人"),
    key("start", Kind::Text, "From when", "开始时间"),
    key("due", Kind::Text, "Until when", "完成时间"),
    key(
        "milestones",
        Kind::Milestones,
        "[{ date = 2026-03-31, title = \"…\" }]",
        "里程碑：[{ date = 2026-03-31, title = \"…\" }]",
    ),
];

const NEXT_TARGETS: &[Key] = &[
    key("indicator", Kind::Text, "What the target measures", "目标衡量的是什么"),
    key("metric", Kind::Text, OF_METRIC[0], OF_METRIC[1]),
    key("target", Kind::Target, TARGET_ABOUT[0], TARGET_ABOUT[1]),
    key("unit", Kind::Text, UNIT_ABOUT[0], UNIT_ABOUT[1]),
    key("measure", Kind::Words, "How", "保障措施"),
];

const CASES: &[Key] = &[
    key("title", Kind::Text, "Its name", "案例名称"),
    key("background", Kind::Words, "How it began", "背景"),
    key("action", Kind::Words, "What was done", "做法"),
    key("result", Kind::Words, "What came of it", "结果"),
];
