//! Where a line may end: UAX #14 with the rules of Chinese typesetting on top.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use crate::text::script::{contains_han, is_wide};

/// A place where a line may or must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Break {
    /// The byte after the last one of the line.
    pub(super) at: usize,
    /// Whether the line must end: a newline, or the end of the text.
    pub(super) forced: bool,
}

/// Every place where a line of this text may end, the end of the text among them.
///
/// Two things are added to UAX #14. It ties a curly quote to both its neighbours, since it cannot know an
/// opening quote from a closing one; in Chinese text a line may end before an opening quote and after a
/// closing one. And it lets some marks begin a line that Chinese (and Office) never puts there.
pub(super) fn breaks(text: &str) -> Vec<Break> {
    let chinese = contains_han(text);
    let mut natural = linebreaks(text).peekable();
    let mut found = Vec::new();
    let mut before = None;
    for (at, after) in text.char_indices() {
        let kind = natural.next_if(|candidate| candidate.0 == at).map(|candidate| candidate.1);
        if let Some(before) = before {
            let forced = kind == Some(BreakOpportunity::Mandatory);
            let possible = kind.is_some() || (chinese && is_outside_quote(before, after));
            if forced || (possible && !is_kept_together(before, after)) {
                found.push(Break { at, forced });
            }
        }
        before = Some(after);
    }
    if !text.is_empty() {
        found.push(Break { at: text.len(), forced: true });
    }
    found
}

/// Whether the place between two characters is before an opening or after a closing quote.
fn is_outside_quote(before: char, after: char) -> bool {
    if before.is_whitespace() || after.is_whitespace() {
        return false;
    }
    // ’ is an apostrophe as well, so only what follows tells whether it closes a quotation.
    matches!(after, '“' | '‘') || before == '”' || (before == '’' && is_wide(after))
}

/// Whether the second character may not begin a line, or the first may not end one.
fn is_kept_together(before: char, after: char) -> bool {
    NEVER_FIRST.contains(after) || NEVER_LAST.contains(before)
}

/// Marks that never begin a line; UAX #14 sees to those of ASCII, but for the percent sign.
const NEVER_FIRST: &str = "%·ˇ’”…‰′″›℃℉、。〃〉》」』】〕〗〞！％），．：；？］｝～￠";
/// Marks that never end a line.
const NEVER_LAST: &str = "([{‘“‹〈《「『【〔〖〝（［｛＄￡￥";

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let mut start = 0;
        let pieces = breaks(text).into_iter().map(|found| &text[std::mem::replace(&mut start, found.at)..found.at]);
        pieces.collect()
    }

    #[test]
    fn quotes_open_and_close_between_chinese() {
        assert_eq!(pieces("实现“降本”目标"), ["实", "现", "“降", "本”", "目", "标"]);
        assert_eq!(pieces("（“甲”）。乙"), ["（“甲”）。", "乙"]);
        assert_eq!(pieces("说‘好’了"), ["说", "‘好’", "了"]);
    }

    #[test]
    fn quotes_and_apostrophes_of_latin_text_stay_as_they_were() {
        assert_eq!(pieces("it’s “so” good"), ["it’s ", "“so” ", "good"]);
    }

    #[test]
    fn numbers_stay_whole_and_keep_their_percent_sign() {
        assert_eq!(pieces("达1,234.5%了"), ["达", "1,234.5%", "了"]);
        assert_eq!(pieces("降−3.2‰了"), ["降", "−3.2‰", "了"]);
        assert_eq!(pieces("up 12 %"), ["up ", "12 %"]);
    }

    #[test]
    fn dashes_and_ellipses_are_not_split() {
        assert_eq!(pieces("甲——乙……丙"), ["甲", "——", "乙……", "丙"]);
    }

    #[test]
    fn a_newline_ends_a_line_whatever_follows() {
        let forced: Vec<_> = breaks("甲\n，乙").into_iter().filter(|found| found.forced).map(|found| found.at).collect();
        assert_eq!(forced, [4, 10]);
        assert_eq!(breaks(""), []);
    }
}
