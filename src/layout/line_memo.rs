//! Remembers how many lines a paragraph took at a width: the layout asks for the same again with every arrangement it tries.

use crate::deck::Paragraph;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Paragraphs remembered before all are forgotten: some megabytes.
const MOST: usize = 100_000;

thread_local! {
    static LINES: RefCell<HashMap<Key, usize>> = RefCell::new(HashMap::new());
}

/// A paragraph's looks at a width, as two independent hashes and its length: 128 bits and more, so that no two meet.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    first: u64,
    second: u64,
    length: usize,
}

/// The remembered count, or what `count` says.
pub(super) fn lines(paragraph: &Paragraph, room: f64, count: impl FnOnce() -> usize) -> usize {
    let key = Key::new(paragraph, room);
    if let Some(known) = LINES.with_borrow(|lines| lines.get(&key).copied()) {
        return known;
    }
    let counted = count();
    LINES.with_borrow_mut(|lines| {
        if lines.len() >= MOST {
            lines.clear();
        }
        lines.insert(key, counted);
    });
    counted
}

impl Key {
    fn new(paragraph: &Paragraph, room: f64) -> Self {
        let hashed = |seed: u64| {
            let mut hasher = DefaultHasher::new();
            seed.hash(&mut hasher);
            room.to_bits().hash(&mut hasher);
            for span in &paragraph.spans {
                (&span.text, span.size.0.to_bits(), span.bold).hash(&mut hasher);
            }
            hasher.finish()
        };
        let length = paragraph.spans.iter().map(|span| span.text.len()).sum();
        Self { first: hashed(0), second: hashed(1), length }
    }
}
