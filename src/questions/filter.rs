//! Finding questions: by words, state, addressee, theme, language, and marks.

use std::sync::Arc;

use super::question::{Flag, Kind, Question, State};
use super::queue::Queue;

/// What to keep; an empty list or none keeps everything.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The states, in the order in which their questions are wanted; empty for all in the order of arrival.
    pub states: Vec<State>,
    /// The kind.
    pub kind: Option<Kind>,
    /// The id of a speaker: those addressed to them or to the whole panel.
    pub to: Option<String>,
    /// A theme.
    pub tag: Option<String>,
    /// A BCP 47 tag; `zh` also finds `zh-Hant`.
    pub language: Option<String>,
    /// A mark that must be set.
    pub flag: Option<Flag>,
    /// Words that must all occur, in any order and case; a number (with or without `#`) finds that question.
    pub words: String,
}

impl Queue {
    /// The questions in which every word of `query` occurs, in the order of arrival. An empty query finds nothing.
    #[must_use]
    pub fn search(&self, query: &str) -> Vec<&Arc<Question>> {
        let needles = needles(query);
        if needles.is_empty() {
            return Vec::new();
        }
        self.iter().filter(|question| has_words(question, &needles)).collect()
    }

    /// The questions that `filter` keeps.
    #[must_use]
    pub fn filter(&self, filter: &Filter) -> Vec<&Arc<Question>> {
        let needles = needles(&filter.words);
        let keeps = |question: &Arc<Question>| {
            filter.kind.is_none_or(|kind| question.kind == kind)
                && filter.to.as_ref().is_none_or(|to| question.to.is_empty() || question.to.contains(to))
                && filter.tag.as_ref().is_none_or(|tag| question.tags.contains(tag))
                && filter.language.as_deref().is_none_or(|wanted| speaks(question, wanted))
                && filter.flag.is_none_or(|flag| question.flags.has(flag))
                && has_words(question, &needles)
        };
        if filter.states.is_empty() {
            self.iter().filter(|question| keeps(question)).collect()
        } else {
            filter.states.iter().flat_map(|state| self.of(*state)).filter(|question| keeps(question)).collect()
        }
    }

    /// Every theme in use with the number of its questions, the most used first, then by name.
    #[must_use]
    pub fn themes(&self) -> Vec<(String, usize)> {
        let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for tag in self.iter().flat_map(|question| &question.tags) {
            *counts.entry(tag).or_default() += 1;
        }
        let mut themes: Vec<(String, usize)> = counts.into_iter().map(|(tag, n)| (tag.to_owned(), n)).collect();
        themes.sort_by_key(|theme| std::cmp::Reverse(theme.1));
        themes
    }
}

fn needles(query: &str) -> Vec<String> {
    query.split_whitespace().map(str::to_lowercase).collect()
}

fn speaks(question: &Question, wanted: &str) -> bool {
    question.language.as_deref().is_some_and(|language| {
        let head = language.get(..wanted.len()).unwrap_or("");
        head.eq_ignore_ascii_case(wanted) && matches!(language.as_bytes().get(wanted.len()), None | Some(b'-'))
    })
}

fn has_words(question: &Question, needles: &[String]) -> bool {
    needles.iter().all(|needle| {
        let number = needle.strip_prefix('#').unwrap_or(needle);
        number.parse() == Ok(question.number)
            || contains(&question.text, needle)
            || question.rewrite.as_deref().is_some_and(|text| contains(text, needle))
            || question.tags.iter().any(|tag| contains(tag, needle))
    })
}

/// Whether `needle` (already in lower case) occurs in `hay` in any case.
fn contains(hay: &str, needle: &str) -> bool {
    if hay.is_ascii() {
        let (hay, needle) = (hay.as_bytes(), needle.as_bytes());
        needle.is_empty() || hay.windows(needle.len()).any(|window| window.eq_ignore_ascii_case(needle))
    } else {
        hay.to_lowercase().contains(needle)
    }
}
