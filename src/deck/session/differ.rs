//! What differs between two versions of a deck: which slides are new, gone, moved or changed, and in which fields.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::{Map, Value};

use crate::deck::{
    inline,
    model::{Deck, Slide, Text},
};

/// A list of the deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum List {
    /// The slides.
    Slides,
    /// The agenda.
    Agenda,
    /// The speakers.
    Speakers,
    /// The sources.
    Sources,
    /// The pictures.
    Assets,
}

/// What became of an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// It is new.
    New,
    /// It is gone.
    Gone,
    /// These fields of it are different.
    Changed(Vec<String>),
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// An entry of a list.
    Entry {
        /// The list.
        list: List,
        /// Its id.
        id: String,
        /// Its number from 1: where it stands now, or where it stood before it went.
        number: usize,
        /// What people know it by: a title or a name, without markup.
        words: String,
        /// What became of it.
        became: Became,
    },
    /// The entries that both have stand in another order.
    Order(List),
    /// A field of the deck itself, such as `title`.
    Field(String),
}

/// What differs in `after` from `before`: the slides first, in their order.
#[must_use]
pub fn differences(before: &Deck, after: &Deck) -> Vec<Difference> {
    let mut found = Vec::new();
    let name = |text: &Text, deck: &Deck| inline::words(text.pick(&deck.language, &deck.language).0);
    list(
        List::Slides,
        [&before.slides, &after.slides],
        &mut found,
        |slide| &slide.id,
        |slide| slide_words(after, slide),
    );
    list(List::Agenda, [&before.agenda, &after.agenda], &mut found, |one| &one.id, |one| name(&one.title, after));
    list(List::Speakers, [&before.speakers, &after.speakers], &mut found, |one| &one.id, |one| name(&one.name, after));
    list(List::Sources, [&before.sources, &after.sources], &mut found, |one| &one.id, |one| one.id.clone());
    list(List::Assets, [&before.assets, &after.assets], &mut found, |one| &one.id, |one| one.path.clone());
    let (old, new) = (fields(&Head::of(before)), fields(&Head::of(after)));
    found.extend(changed(&old, &new).into_iter().map(Difference::Field));
    if before.kept != after.kept {
        found.push(Difference::Field("kept".to_owned()));
    }
    found
}

/// What people know a slide by: the first of its texts that says something, else its id.
#[must_use]
pub fn slide_words(deck: &Deck, slide: &Slide) -> String {
    [&slide.title, &slide.text, &slide.quote, &slide.subtitle]
        .into_iter()
        .flatten()
        .map(|text| inline::words(text.pick(&deck.language, &deck.language).0))
        .find(|words| !words.trim().is_empty())
        .unwrap_or_else(|| slide.id.clone())
}

/// The deck's own fields, as they are saved.
#[derive(Serialize)]
struct Head<'a> {
    id: &'a str,
    title: &'a Text,
    language: &'a str,
    aspect: crate::deck::model::Aspect,
    theme: &'a str,
    event: Option<&'a crate::deck::model::Event>,
    words: &'a [String],
    #[serde(flatten)]
    extra: &'a crate::deck::model::Extra,
}

impl<'a> Head<'a> {
    fn of(deck: &'a Deck) -> Self {
        Self {
            id: &deck.id,
            title: &deck.title,
            language: &deck.language,
            aspect: deck.aspect,
            theme: &deck.theme,
            event: deck.event.as_ref(),
            words: &deck.words,
            extra: &deck.extra,
        }
    }
}

fn fields<T: Serialize>(entry: &T) -> Map<String, Value> {
    match serde_json::to_value(entry) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// The names of the fields that differ, in the order of the format.
fn changed(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<String> {
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    after.keys().chain(gone).filter(|name| before.get(*name) != after.get(*name)).cloned().collect()
}

fn list<T: PartialEq + Serialize>(
    list: List,
    [before, after]: [&[T]; 2],
    found: &mut Vec<Difference>,
    id: impl Fn(&T) -> &str,
    words: impl Fn(&T) -> String,
) {
    if before == after {
        return;
    }
    let old: HashMap<&str, &T> = before.iter().map(|entry| (id(entry), entry)).collect();
    let new: HashSet<&str> = after.iter().map(&id).collect();
    let mut entry = |number: usize, entry: &T, became: Became| {
        found.push(Difference::Entry { list, id: id(entry).to_owned(), number, words: words(entry), became });
    };
    for (at, now) in after.iter().enumerate() {
        match old.get(id(now)) {
            None => entry(at + 1, now, Became::New),
            Some(then) if *then != now => entry(at + 1, now, Became::Changed(changed(&fields(then), &fields(now)))),
            Some(_) => {}
        }
    }
    for (at, then) in before.iter().enumerate().filter(|(_, then)| !new.contains(id(then))) {
        entry(at + 1, then, Became::Gone);
    }
    let stayed_before = before.iter().map(&id).filter(|id| new.contains(id));
    let stayed_after = after.iter().map(&id).filter(|id| old.contains_key(id));
    if !stayed_before.eq(stayed_after) {
        found.push(Difference::Order(list));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slide(id: &str, title: &str) -> Slide {
        Slide { id: id.to_owned(), title: Some(Text::from(title)), ..Slide::default() }
    }

    #[test]
    fn what_differs_is_told_by_slide_and_by_field() {
        let slides = vec![slide("a", "A"), slide("b", "B"), slide("c", "C")];
        let before = Deck { format: 1, id: "d".to_owned(), slides, ..Deck::default() };
        let mut after = before.clone();
        assert_eq!(differences(&before, &after), []);
        after.slides = vec![slide("c", "C"), slide("n", "**New**"), slide("a", "Other")];
        after.theme = "court-dark".to_owned();
        let entry = |id: &str, number, words: &str, became| Difference::Entry {
            list: List::Slides,
            id: id.to_owned(),
            number,
            words: words.to_owned(),
            became,
        };
        let wanted = [
            entry("n", 2, "New", Became::New),
            entry("a", 3, "Other", Became::Changed(vec!["title".to_owned()])),
            entry("b", 2, "B", Became::Gone),
            Difference::Order(List::Slides),
            Difference::Field("theme".to_owned()),
        ];
        assert_eq!(differences(&before, &after), wanted);
    }
}
