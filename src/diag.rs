//! What is wrong, where, and what to do about it: the one way every stage speaks to the user.

use std::collections::HashSet;
use std::sync::Arc;

/// Which of the read files a span lies in: an index into [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub usize);

/// A stretch of a source file, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name to print: the path as the user gave it, or `annual-summary/zh-CN/overview.md` for an embedded one.
    pub name: String,
    /// Its whole text.
    pub text: Arc<str>,
    /// Where its lines begin, in bytes.
    line_starts: Vec<usize>,
}

/// Line and column, both counted from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Every file read so far.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Remembers a file, so that spans into it can be printed.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> SourceId {
        let text = text.into();
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1)).collect();
        self.0.push(Source { name: name.into(), text, line_starts });
        SourceId(self.0.len() - 1)
    }

    /// The file with this id.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0]
    }

    /// Line and column at which the span begins.
    pub fn place(&self, span: Span) -> Place {
        let Source { text, line_starts, .. } = self.get(span.source);
        let start = floor_char_boundary(text, span.start);
        let line = line_starts.partition_point(|line_start| *line_start <= start);
        Place { line, column: text[line_starts[line - 1]..start].chars().count() + 1 }
    }
}

/// The last place at or before `at` where a character begins.
pub(crate) fn floor_char_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&index| text.is_char_boundary(index)).unwrap_or(0)
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; the output is right.
    Note,
    /// The output is made, but somebody should look.
    Warning,
    /// Nothing is written.
    Error,
}

/// One message: what is wrong, where, what to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The rule's name in kebab-case: `unknown-key`, `missing-metric`.
    pub rule: &'static str,
    /// What is wrong; values in backticks, no full stop.
    pub message: String,
    /// Where, if it has a place.
    pub span: Option<Span>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error without place or hint yet.
    pub fn error(rule: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, rule, message: message.into(), span: None, hint: None }
    }

    /// A warning without place or hint yet.
    pub fn warning(rule: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, message) }
    }

    /// A note without place or hint yet.
    pub fn note(rule: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(rule, message) }
    }

    /// The same, with its place.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.span = span.into();
        self
    }

    /// The same, with what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Everything said so far, and the files it is about.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    /// The files spans point into.
    pub sources: Sources,
    list: Vec<Diagnostic>,
    said: HashSet<Diagnostic>,
    silenced: Vec<&'static str>,
}

impl Diagnostics {
    /// Says one thing; a repetition of the very same thing is dropped.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.silenced.contains(&diagnostic.rule) && self.said.insert(diagnostic.clone()) {
            self.list.push(diagnostic);
        }
    }

    /// Keeps the messages of one rule to itself from now on: they answer a question that nobody asked.
    pub fn silence(&mut self, rule: &'static str) {
        self.silenced.push(rule);
    }

    /// All messages in the order they were said.
    pub fn list(&self) -> &[Diagnostic] {
        &self.list
    }

    /// Whether anything said forbids writing.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many messages of this severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }
}
