//! Merging: two versions of a deck that both come from one, put together slide by slide and field by field.
//!
//! What was changed on one side only is taken, also where slides were moved, inserted or removed. Only where both sides
//! changed the same place to something different is there a conflict; the one who merges says which side counts there.

mod entry;
mod order;

use std::collections::HashMap;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use self::entry::{Entry, Key, by_key, fresh};
use super::differ::List;
use crate::deck::model::Deck;

/// One of the two versions that are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// The version that is being edited here.
    #[default]
    Ours,
    /// The version from outside.
    Theirs,
}

impl Side {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }
}

/// Where both sides differ in a way that cannot be put together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A slide, speaker, segment, source or picture.
    Entry {
        /// The list.
        list: List,
        /// Its id.
        id: String,
        /// Which of those with this id, from 0: more than one only while a deck is wrong.
        nth: usize,
    },
    /// The order of a list.
    Order(List),
    /// A field of the deck itself, such as `title`.
    Field(String),
}

/// How both sides differ at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Both changed it: these fields of it, or all of it where there is none.
    Both(Vec<String>),
    /// We removed it, and it was changed outside.
    OursGone,
    /// We changed it, and it was removed outside.
    TheirsGone,
}

/// A place where somebody has to say which side counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where.
    pub place: Place,
    /// How.
    pub clash: Clash,
}

/// Two versions put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The deck, with the chosen side at each place of conflict.
    pub deck: Deck,
    /// Where both sides could not be put together, in the order of the deck.
    pub conflicts: Vec<Conflict>,
}

/// Which side counts at each place of conflict; ours where nothing is said.
pub type Choices = HashMap<Place, Side>;

/// Puts together what became of `base` on two sides.
#[must_use]
pub fn merge(base: &Deck, ours: &Deck, theirs: &Deck, choices: &Choices) -> Merged {
    let mut merger = Merger { choices, conflicts: Vec::new() };
    let mut deck = merger.head(base, ours, theirs);
    deck.kept = merger.kept(base, ours, theirs);
    deck.speakers = merger.list(List::Speakers, &base.speakers, &ours.speakers, &theirs.speakers);
    deck.agenda = merger.list(List::Agenda, &base.agenda, &ours.agenda, &theirs.agenda);
    deck.sources = merger.list(List::Sources, &base.sources, &ours.sources, &theirs.sources);
    deck.assets = merger.list(List::Assets, &base.assets, &ours.assets, &theirs.assets);
    deck.slides = merger.list(List::Slides, &base.slides, &ours.slides, &theirs.slides);
    Merged { deck, conflicts: merger.conflicts }
}

/// A merge under way.
struct Merger<'a> {
    choices: &'a Choices,
    conflicts: Vec<Conflict>,
}

impl Merger<'_> {
    fn side(&self, place: &Place) -> Side {
        self.choices.get(place).copied().unwrap_or_default()
    }

    fn conflict(&mut self, place: Place, clash: Clash) -> Side {
        let side = self.side(&place);
        self.conflicts.push(Conflict { place, clash });
        side
    }

    /// The deck without its lists and without what the reader kept.
    fn head(&mut self, base: &Deck, ours: &Deck, theirs: &Deck) -> Deck {
        let (base, ours, theirs) = (head_of(base), head_of(ours), head_of(theirs));
        if ours == theirs || theirs == base {
            return ours;
        }
        if ours == base {
            return theirs;
        }
        let mut clashes = Vec::new();
        let merged = {
            let choose = |field: &str| self.side(&Place::Field(field.to_owned()));
            let (b, o, t) = (object(&base), object(&ours), object(&theirs));
            objects(Some(&b), &o, &t, "", true, &choose, &mut clashes)
        };
        for field in clashes {
            self.conflict(Place::Field(field), Clash::Both(Vec::new()));
        }
        // Each field is as one of the sides has it, so the whole can be read.
        serde_json::from_value(Value::Object(merged)).unwrap_or(ours)
    }

    /// What the reader could not use. Its places are those of one file, so it is taken from one side as a whole.
    fn kept(&mut self, base: &Deck, ours: &Deck, theirs: &Deck) -> Vec<crate::deck::model::Kept> {
        if ours.kept == theirs.kept || theirs.kept == base.kept {
            return ours.kept.clone();
        }
        if ours.kept == base.kept {
            return theirs.kept.clone();
        }
        match self.conflict(Place::Field("kept".to_owned()), Clash::Both(Vec::new())) {
            Side::Ours => ours.kept.clone(),
            Side::Theirs => theirs.kept.clone(),
        }
    }

    /// A list whose entries have ids.
    fn list<T: Entry>(&mut self, list: List, base: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
        if ours == theirs || theirs == base {
            return ours.to_vec();
        }
        if ours == base {
            return theirs.to_vec();
        }
        let (b, o) = (by_key(base), by_key(ours));
        let mut t = by_key(theirs);
        if list == List::Slides {
            t = apart(&b, &o, t);
        }
        let mut merged: IndexMap<Key, T> = IndexMap::new();
        for key in o.keys().chain(t.keys().filter(|key| !o.contains_key(*key))) {
            let place = || Place::Entry { list, id: key.0.clone(), nth: key.1 };
            let entry = match (b.get(key), o.get(key), t.get(key)) {
                (_, Some(ours), Some(theirs)) if ours == theirs => Some(ours.clone()),
                (Some(base), Some(ours), Some(theirs)) if base == ours => Some(theirs.clone()),
                (Some(base), Some(ours), Some(theirs)) if base == theirs => Some(ours.clone()),
                (base, Some(ours), Some(theirs)) => Some(self.both(place(), base, ours, theirs)),
                (Some(base), Some(ours), None) if base == ours => None,
                (Some(_), Some(ours), None) => {
                    (self.conflict(place(), Clash::TheirsGone) == Side::Ours).then(|| ours.clone())
                }
                (Some(base), None, Some(theirs)) if base == theirs => None,
                (Some(_), None, Some(theirs)) => {
                    (self.conflict(place(), Clash::OursGone) == Side::Theirs).then(|| theirs.clone())
                }
                (None, Some(one), None) | (None, None, Some(one)) => Some(one.clone()),
                (_, None, None) => None,
            };
            if let Some(entry) = entry {
                merged.insert(key.clone(), entry);
            }
        }
        let (b, o, t): (Vec<_>, Vec<_>, Vec<_>) = (b.keys().collect(), o.keys().collect(), t.keys().collect());
        let clash = order::clash(&b, &o, &t);
        let side = if clash { Some(self.conflict(Place::Order(list), Clash::Both(Vec::new()))) } else { None };
        let order = order::merge(&b, &o, &t, &|key| merged.contains_key(key), side);
        let order: Vec<Key> = order.into_iter().cloned().collect();
        order.iter().filter_map(|key| merged.swap_remove(key)).collect()
    }

    /// An entry that both sides changed, or both made.
    fn both<T: Entry>(&mut self, place: Place, base: Option<&T>, ours: &T, theirs: &T) -> T {
        let side = self.side(&place);
        let whole = |side| if side == Side::Ours { ours.clone() } else { theirs.clone() };
        if [base, Some(ours), Some(theirs)].into_iter().flatten().any(T::is_whole) {
            self.conflict(place, Clash::Both(Vec::new()));
            return whole(side);
        }
        let (b, o, t) = (base.map(object), object(ours), object(theirs));
        let mut clashes = Vec::new();
        let merged = objects(b.as_ref(), &o, &t, "", true, &|_| side, &mut clashes);
        if !clashes.is_empty() {
            self.conflict(place, Clash::Both(clashes));
        }
        serde_json::from_value(Value::Object(merged)).unwrap_or_else(|_never| whole(side))
    }
}

/// Slides that both sides made under one id are two slides: those from outside get another one. Nothing refers to a slide
/// by its id, so nothing is broken by that.
fn apart<T: Entry>(base: &IndexMap<Key, T>, ours: &IndexMap<Key, T>, theirs: IndexMap<Key, T>) -> IndexMap<Key, T> {
    let twice = |key: &Key, slide: &T| !base.contains_key(key) && ours.get(key).is_some_and(|ours| ours != slide);
    if !theirs.iter().any(|(key, slide)| twice(key, slide)) {
        return theirs;
    }
    let taken = |id: &str| [base, ours, &theirs].into_iter().any(|list| list.keys().any(|(known, _)| known == id));
    let mut made: Vec<String> = Vec::new();
    let renamed: Vec<Option<String>> = theirs
        .iter()
        .map(|(key, slide)| {
            let id = twice(key, slide).then(|| fresh(&key.0, &|id| taken(id) || made.iter().any(|made| made == id)))?;
            made.push(id.clone());
            Some(id)
        })
        .collect();
    theirs
        .into_iter()
        .zip(renamed)
        .map(|((key, slide), id)| match id {
            Some(id) => ((id.clone(), 0), slide.renamed(id)),
            None => (key, slide),
        })
        .collect()
}

/// The deck's own fields.
fn head_of(deck: &Deck) -> Deck {
    Deck {
        schema: deck.schema.clone(),
        format: deck.format,
        id: deck.id.clone(),
        title: deck.title.clone(),
        language: deck.language.clone(),
        aspect: deck.aspect,
        theme: deck.theme.clone(),
        event: deck.event.clone(),
        words: deck.words.clone(),
        extra: deck.extra.clone(),
        // Everything is named, so that a field which the deck gets later cannot be forgotten here.
        speakers: Vec::new(),
        agenda: Vec::new(),
        sources: Vec::new(),
        assets: Vec::new(),
        slides: Vec::new(),
        kept: Vec::new(),
    }
}

fn object<T: serde::Serialize>(entry: &T) -> Map<String, Value> {
    match serde_json::to_value(entry) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// Puts two objects together field by field. `inside` goes before the names of fields that clash.
fn objects(
    base: Option<&Map<String, Value>>,
    ours: &Map<String, Value>,
    theirs: &Map<String, Value>,
    inside: &str,
    deeper: bool,
    choose: &dyn Fn(&str) -> Side,
    clashes: &mut Vec<String>,
) -> Map<String, Value> {
    let mut merged = Map::new();
    for name in ours.keys().chain(theirs.keys().filter(|name| !ours.contains_key(*name))) {
        let (b, o, t) = (base.and_then(|base| base.get(name)), ours.get(name), theirs.get(name));
        let value = if o == t || t == b {
            o.cloned()
        } else if o == b {
            t.cloned()
        } else {
            let path = format!("{inside}{name}");
            match (b.and_then(flat), o.and_then(flat), t.and_then(flat)) {
                // A text in several languages, or a picture with its place: each of them on its own.
                (Some(b), Some(o), Some(t)) if deeper => {
                    let inside = format!("{path}.");
                    Some(Value::Object(objects(Some(b), o, t, &inside, false, choose, clashes)))
                }
                _ => {
                    let side = choose(&path);
                    clashes.push(path);
                    if side == Side::Ours { o.cloned() } else { t.cloned() }
                }
            }
        };
        if let Some(value) = value {
            merged.insert(name.clone(), value);
        }
    }
    merged
}

/// An object of single values, whose fields do not hang together. (The numbers of a chart and its labels do.)
fn flat(value: &Value) -> Option<&Map<String, Value>> {
    let fields = value.as_object()?;
    fields.values().all(|value| value.is_string() || value.is_boolean()).then_some(fields)
}

#[cfg(test)]
mod tests;
