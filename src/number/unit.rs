//! What a number counts, and which family that belongs to.

/// A unit as the author wrote it, with the family it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Unit {
    /// As printed: "件", "%", "min", "分"; empty for a bare number.
    pub text: String,
    /// Its family.
    pub kind: UnitKind,
}

/// Families of units that behave alike in comparisons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// Things counted, money, anything else: changes are relative.
    #[default]
    Plain,
    /// Hundredths: changes are percentage points.
    Percent,
    /// Thousandths: changes are per-mille points.
    PerMille,
    /// A length of time: a fall is "shorter".
    Duration,
    /// A score on a scale: changes are in points of the scale, printed as a difference.
    Score,
}

impl Unit {
    /// The unit with this spelling.
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        let kind = match text.to_lowercase().as_str() {
            "%" | "％" | "percent" => UnitKind::Percent,
            "‰" => UnitKind::PerMille,
            "秒" | "分钟" | "小时" | "天" | "日" | "个工作日" | "工作日" | "周" | "s" | "sec" | "min" | "mins" | "minutes"
            | "minute" | "h" | "hours" | "hour" | "d" | "days" | "day" | "working days" | "business days" | "weeks" => {
                UnitKind::Duration
            }
            "分" | "分（5分制）" | "分（满分5）" | "points" | "pts" | "/5" | "/10" | "/100" | "score" | "stars" => {
                UnitKind::Score
            }
            _ => UnitKind::Plain,
        };
        let text = if kind == UnitKind::Percent { "%" } else { text };
        Self { text: text.to_owned(), kind }
    }
}
