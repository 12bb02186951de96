//! "Did you mean": the candidate nearest to a misspelt word.

/// The candidate that is nearest to `word`, if it is near enough to be meant; the first of equals.
///
/// Distance counts inserted, deleted, replaced and swapped letters; a third of the word's letters may differ. Case and the
/// difference between `-`, `_` and a space cost nothing.
pub(crate) fn closest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain = fold(word);
    let allowed = (plain.len() / 3).max(1);
    candidates
        .map(|candidate| (distance(&plain, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The hint "did you mean `x`?", if any candidate is near enough.
pub(crate) fn did_you_mean<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    closest(word, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

fn fold(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).map(|letter| if matches!(letter, '-' | ' ') { '_' } else { letter }).collect()
}

/// Damerau–Levenshtein distance in the form that never edits a swapped pair twice ("optimal string alignment").
fn distance(left: &[char], right: &[char]) -> usize {
    let mut two_above: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let replaced = above[column] + usize::from(letter != other);
            let mut least = replaced.min(above[column + 1] + 1).min(current[column] + 1);
            let swapped = row > 0 && column > 0 && *letter == right[column - 1] && left[row - 1] == *other;
            if swapped {
                least = least.min(two_above[column - 1] + 1);
            }
            current.push(least);
        }
        two_above = std::mem::replace(&mut above, current);
    }
    above[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_was_meant_is_found() {
        let keys = ["value", "previous", "year_ago", "target"];
        let closest = |word| closest(word, keys.into_iter());
        assert_eq!(closest("yearago"), Some("year_ago"));
        assert_eq!(closest("Year-Ago"), Some("year_ago"));
        assert_eq!(closest("vlaue"), Some("value"));
        assert_eq!(closest("previuos"), Some("previous"));
    }

    #[test]
    fn a_word_that_is_far_from_all_gets_no_suggestion() {
        assert_eq!(closest("colour", ["value", "target"].into_iter()), None);
        assert_eq!(closest("x", ["y"].into_iter()), None);
        assert_eq!(closest("", ["value"].into_iter()), None);
    }

    #[test]
    fn chinese_words_are_compared_by_character() {
        assert_eq!(closest("首次响应时间", ["平均响应时间", "首次响应时长"].into_iter()), Some("首次响应时长"));
    }
}
