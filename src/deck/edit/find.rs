//! Finding words in all texts of a deck, in every language and in the notes, and replacing them without breaking markup.

use std::ops::Range;

use super::{
    Change, Edit, Head, What,
    fold::{Counts, fold, is_vowel_mark},
};
use crate::deck::{
    inline::{self, Letter, NOTE_MARK, Shown, shown},
    model::{Deck, Slide, Text},
    texts,
};

/// How many letters before and after what was found an excerpt shows.
const AROUND: usize = 28;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words.
    pub words: String,
    /// Whether capitals count.
    pub case: bool,
    /// Whether accents count.
    pub accents: bool,
    /// Whether only whole words are found.
    pub whole: bool,
    /// Whether the targets of links are searched too.
    pub links: bool,
}

/// Words that were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The position of the slide; none for what stands beside the slides.
    pub slide: Option<usize>,
    /// The text's path in the slide or in the deck, as `items[2]`.
    pub field: String,
    /// The language of the string, where the text has several.
    pub language: Option<String>,
    /// Where it stands in the string as it is written, in bytes.
    pub at: Range<usize>,
    /// The words around it, without markup.
    pub excerpt: String,
    /// Where in the excerpt it stands, in bytes.
    pub in_excerpt: Range<usize>,
    /// Whether it stands in the target of a link.
    pub in_link: bool,
}

/// What a replacement came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Replaced {
    /// The change; none where nothing can be replaced.
    pub change: Option<Change>,
    /// How many places it changes.
    pub places: usize,
    /// How many places were found and left, because markup runs through them.
    pub left: usize,
}

/// A match in one string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::deck) struct Match {
    /// Where in the letters that are shown; empty for one in the target of a link.
    letters: Range<usize>,
    at: Range<usize>,
    in_link: bool,
}

impl Match {
    /// A match of some of the letters that are shown.
    pub(in crate::deck) const fn of_letters(letters: Range<usize>, at: Range<usize>) -> Self {
        Self { letters, at, in_link: false }
    }
}

/// Looks for the words in every text, in the order of the deck; at most `most` places.
#[must_use]
pub fn find(deck: &Deck, query: &Query, most: usize) -> Vec<Found> {
    let Some(needle) = Needle::new(query) else { return Vec::new() };
    let mut found = Vec::new();
    let mut look = |slide: Option<usize>, field: &str, text: &Text| {
        for (language, string) in text.each() {
            let shown = shown_of(field, string);
            for one in needle.matches(string, &shown) {
                if found.len() >= most {
                    return;
                }
                let (excerpt, in_excerpt) = excerpt(string, &shown, &one);
                let language = language.map(str::to_owned);
                let field = field.to_owned();
                found.push(Found { slide, field, language, at: one.at, excerpt, in_excerpt, in_link: one.in_link });
            }
        }
    };
    for (field, text) in plain_of(deck) {
        look(None, &field, &Text::One(text.to_owned()));
    }
    texts::of_deck(deck, &mut |field, text| look(None, field, text));
    if query.links {
        for (index, url) in deck.sources.iter().enumerate().filter_map(|(at, one)| Some((at, one.url.as_ref()?))) {
            look(None, &format!("sources[{index}].url"), &Text::One(url.clone()));
        }
    }
    for (index, slide) in deck.slides.iter().enumerate().filter(|(_, slide)| slide.broken.is_none()) {
        texts::of_slide(slide, &mut |field, _, text| look(Some(index), field, text));
    }
    found
}

/// Replaces one place that was found, if it is still there.
#[must_use]
pub fn replace_one(deck: &Deck, query: &Query, found: &Found, with: &str) -> Replaced {
    replace(deck, query, with, &mut |slide, field, language, at| {
        slide == found.slide && field == found.field && language == found.language.as_deref() && *at == found.at
    })
}

/// Replaces every place.
#[must_use]
pub fn replace_all(deck: &Deck, query: &Query, with: &str) -> Replaced {
    replace(deck, query, with, &mut |_, _, _, _| true)
}

type Wanted<'w> = dyn FnMut(Option<usize>, &str, Option<&str>, &Range<usize>) -> bool + 'w;

fn replace(deck: &Deck, query: &Query, with: &str, wanted: &mut Wanted<'_>) -> Replaced {
    let mut done = Replaced { change: None, places: 0, left: 0 };
    let Some(needle) = Needle::new(query) else { return done };
    let mut count = |slide: Option<usize>, field: &str, text: &mut Text| {
        each_mut(text, &mut |language, string| {
            let mut choose = |at: &Range<usize>| wanted(slide, field, language, at);
            if let Some((new, places, left)) = needle.replace(field, string, with, &mut choose) {
                *string = new;
                done.places += places;
                done.left += left;
            }
        });
    };
    let mut edits = Vec::new();
    // What stands beside the slides.
    let mut beside = Deck { slides: Vec::new(), kept: Vec::new(), ..deck.clone() };
    for (field, string) in plain_of_mut(&mut beside) {
        let mut text = Text::One(std::mem::take(string));
        count(None, &field, &mut text);
        if let Text::One(new) = text {
            *string = new;
        }
    }
    texts::of_deck_mut(&mut beside, &mut |field, text| count(None, field, text));
    if query.links {
        for (index, source) in beside.sources.iter_mut().enumerate() {
            if let Some(url) = &mut source.url {
                let mut text = Text::One(std::mem::take(url));
                count(None, &format!("sources[{index}].url"), &mut text);
                if let Text::One(new) = text {
                    *url = new;
                }
            }
        }
    }
    if Head::of(&beside) != Head::of(deck) {
        edits.push(Edit::Head(Box::new(Head::of(&beside))));
    }
    if beside.speakers != deck.speakers {
        edits.push(Edit::Speakers(beside.speakers));
    }
    if beside.agenda != deck.agenda {
        edits.push(Edit::Agenda(beside.agenda));
    }
    if beside.sources != deck.sources {
        edits.push(Edit::Sources(beside.sources));
    }
    if beside.assets != deck.assets {
        edits.push(Edit::Assets(beside.assets));
    }
    let mut only = None;
    for (at, slide) in deck.slides.iter().enumerate().filter(|(_, slide)| slide.broken.is_none()) {
        if !mentions(slide, &needle) {
            continue;
        }
        let mut changed = slide.clone();
        texts::of_slide_mut(&mut changed, &mut |field, text| count(Some(at), field, text));
        if changed != *slide {
            only = Some(at);
            edits.push(Edit::Slide { at, slide: Box::new(changed) });
        }
    }
    let one = edits.len() == 1;
    let edit = if one { edits.pop() } else { Some(Edit::All(edits)).filter(|edit| *edit != Edit::All(Vec::new())) };
    done.change = edit.map(|edit| {
        let mut change = Change::deck(edit, What::Replace, None);
        change.label.slide = only.filter(|_| one).map(|at| at + 1);
        change
    });
    done
}

/// Whether a slide has the words at all: the others need no copy.
fn mentions(slide: &Slide, needle: &Needle) -> bool {
    let mut has = false;
    texts::of_slide(slide, &mut |field, _, text| {
        has = has || text.each().any(|(_, string)| !needle.matches(string, &shown_of(field, string)).is_empty());
    });
    has
}

/// The strings that people see and that are no inline text.
fn plain_of(deck: &Deck) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    if let Some(event) = &deck.event {
        found.push(("event.name".to_owned(), event.name.as_str()));
        found.extend(event.venue.as_deref().map(|venue| ("event.venue".to_owned(), venue)));
    }
    for (index, speaker) in deck.speakers.iter().enumerate() {
        found.extend(speaker.say.as_deref().map(|say| (format!("speakers[{index}].say"), say)));
    }
    found
}

fn plain_of_mut(deck: &mut Deck) -> Vec<(String, &mut String)> {
    let mut found = Vec::new();
    if let Some(event) = &mut deck.event {
        found.push(("event.name".to_owned(), &mut event.name));
        found.extend(event.venue.as_mut().map(|venue| ("event.venue".to_owned(), venue)));
    }
    for (index, speaker) in deck.speakers.iter_mut().enumerate() {
        found.extend(speaker.say.as_mut().map(|say| (format!("speakers[{index}].say"), say)));
    }
    found
}

/// Whether a field holds a string and no inline text.
fn is_plain(field: &str) -> bool {
    field.starts_with("event.") || field.ends_with("].say") || field.ends_with("].url")
}

fn shown_of(field: &str, string: &str) -> Shown {
    if !is_plain(field) {
        return shown(string);
    }
    let letter = |(at, letter): (usize, char)| Letter { letter, at: at..at + letter.len_utf8(), target: false };
    Shown { letters: string.char_indices().map(letter).collect(), targets: Vec::new() }
}

fn each_mut(text: &mut Text, change: &mut dyn FnMut(Option<&str>, &mut String)) {
    match text {
        Text::One(string) => change(None, string),
        Text::Many(strings) => strings.iter_mut().for_each(|(tag, string)| change(Some(tag), string)),
    }
}

/// The words that are looked for, ready to be compared.
struct Needle {
    folded: Vec<char>,
    counts: Counts,
    whole: bool,
    links: bool,
}

impl Needle {
    /// None where there is nothing to look for.
    fn new(query: &Query) -> Option<Self> {
        let vowels = query.words.chars().any(is_vowel_mark);
        let counts = Counts { case: query.case, accents: query.accents, vowels };
        let mut folded = Vec::new();
        query.words.chars().for_each(|letter| fold(letter, counts, &mut folded));
        let something = folded.iter().any(|letter| !letter.is_whitespace());
        something.then_some(Self { folded, counts, whole: query.whole, links: query.links })
    }

    /// The matches in a string, in its order; none lies over another.
    fn matches(&self, string: &str, shown: &Shown) -> Vec<Match> {
        // Each folded letter, and the shown letter that it comes from.
        let (mut hay, mut from) = (Vec::new(), Vec::new());
        for (index, letter) in shown.letters.iter().enumerate() {
            match letter.letter {
                // What nothing that is typed can match.
                _ if letter.target && !self.links => hay.push(NOTE_MARK),
                '\n' => hay.push(' '),
                plain => fold(plain, self.counts, &mut hay),
            }
            from.resize(hay.len(), index);
        }
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(here) = position(&hay, &self.folded, at) {
            let end = here + self.folded.len();
            let (first, last) = (from[here], from[end - 1]);
            // A letter of which only a part matches is not found: half of “œ”, a letter without its accent.
            let whole_letters = (here == 0 || from[here - 1] != first) && (end == hay.len() || from[end] != last);
            // What does not count belongs to the letter before it.
            let mut after = last + 1;
            while shown.letters.get(after).is_some_and(|letter| is_vowel_mark(letter.letter) && !self.counts.vowels) {
                after += 1;
            }
            let joined = |letter: Option<&Letter>| letter.is_some_and(|letter| letter.letter.is_alphanumeric());
            let before = first.checked_sub(1).and_then(|before| shown.letters.get(before));
            let is_whole = !joined(before) && !joined(shown.letters.get(after));
            let in_link = shown.letters.get(first..after).is_some_and(|all| all.iter().any(|letter| letter.target));
            if whole_letters && (is_whole || !self.whole) {
                let start = shown.letters.get(first).map_or(0, |letter| letter.at.start);
                let stop = shown.letters.get(after - 1).map_or(start, |letter| letter.at.end);
                found.push(Match { letters: first..after, at: start..stop.max(start), in_link });
                at = end;
            } else {
                at = here + 1;
            }
        }
        if self.links {
            self.in_targets(string, shown, &mut found);
            found.sort_by_key(|one| one.at.start);
        }
        found
    }

    fn in_targets(&self, string: &str, shown: &Shown, found: &mut Vec<Match>) {
        for target in &shown.targets {
            let Some(url) = string.get(target.clone()) else { continue };
            let letters = Shown {
                letters: url
                    .char_indices()
                    .map(|(at, letter)| {
                        let at = target.start + at;
                        Letter { letter, at: at..at + letter.len_utf8(), target: false }
                    })
                    .collect(),
                targets: Vec::new(),
            };
            let matches = self.matches(string, &letters);
            found.extend(matches.into_iter().map(|one| Match { letters: 0..0, in_link: true, ..one }));
        }
    }

    /// The string with every wanted match replaced: the new string, how many were, and how many could not be.
    fn replace(
        &self,
        field: &str,
        string: &str,
        with: &str,
        wanted: &mut dyn FnMut(&Range<usize>) -> bool,
    ) -> Option<(String, usize, usize)> {
        let shown = shown_of(field, string);
        let matches: Vec<Match> = self.matches(string, &shown).into_iter().filter(|one| wanted(&one.at)).collect();
        if matches.is_empty() {
            return None;
        }
        let mut new = string.to_owned();
        let (mut places, mut left) = (0, 0);
        // From the end on, so that the places before stay where they are.
        for one in matches.iter().rev() {
            match replaced(&new, &shown, one, with, is_plain(field)) {
                Some(better) => {
                    new = better;
                    places += 1;
                }
                None => left += 1,
            }
        }
        Some((new, places, left))
    }
}

/// Where `needle` stands in `hay`, from `at` on.
fn position(hay: &[char], needle: &[char], at: usize) -> Option<usize> {
    hay.get(at..)?.windows(needle.len()).position(|window| window == needle).map(|found| at + found)
}

/// The string with one match replaced, if the result shows the new words and every link, note and emphasis around them.
fn replaced(string: &str, shown: &Shown, one: &Match, with: &str, plain: bool) -> Option<String> {
    let splice = |with: &str| -> Option<String> {
        Some(format!("{}{with}{}", string.get(..one.at.start)?, string.get(one.at.end..)?))
    };
    if plain {
        return splice(with);
    }
    if one.letters.is_empty() {
        // In the target of a link: the words stay as they are.
        let new = splice(with)?;
        let same = inline::words(&new) == inline::words(string) && notes(&new) == notes(string);
        return same.then_some(new);
    }
    let letters = shown.letters.get(one.letters.clone())?;
    // A footnote inside would be lost.
    if letters.iter().any(|letter| letter.letter == NOTE_MARK) {
        return None;
    }
    let escaped = inline::escape(with);
    // The letters that are shown go, one run after the other; the markup between them stays.
    let mut runs: Vec<Range<usize>> = Vec::new();
    for letter in letters {
        match runs.last_mut() {
            Some(run) if run.end == letter.at.start => run.end = letter.at.end,
            _ => runs.push(letter.at.clone()),
        }
    }
    let expected = expected(string, one, with)?;
    for with in [with, escaped.as_str()] {
        let mut new = string.to_owned();
        for (index, run) in runs.iter().enumerate().rev() {
            new.replace_range(run.clone(), if index == 0 { with } else { "" });
        }
        for candidate in [new.clone(), without_empty_marks(&new)] {
            // A target that is shown as it is changes with its letters.
            let links = one.in_link || links_kept(&candidate, string, runs.len() > 1);
            let kept = notes(&candidate) == notes(string) && links;
            if kept && inline::words(&candidate) == expected {
                return Some(candidate);
            }
        }
    }
    None
}

/// What the string should show once the match is replaced.
fn expected(string: &str, one: &Match, with: &str) -> Option<String> {
    let now = shown(string);
    let (mut words, mut put) = (String::new(), false);
    for letter in &now.letters {
        let inside = letter.at.start >= one.at.start && letter.at.end <= one.at.end && !letter.at.is_empty();
        if inside {
            if !put {
                words.push_str(with);
                put = true;
            }
            continue;
        }
        match letter.letter {
            NOTE_MARK => {}
            '\n' => words.push(' '),
            other => words.push(other),
        }
    }
    // Spaces at the edges of a text are not shown.
    put.then(|| inline::words(&inline::escape(&words)))
}

/// Emphasis with nothing in it, and links without words, taken out.
fn without_empty_marks(text: &str) -> String {
    let mut text = text.to_owned();
    for empty in ["******", "****"] {
        text = text.replace(empty, "");
    }
    while let Some(at) = text.find("[](") {
        let Some(end) = text.get(at..).and_then(|rest| rest.find(')')) else { break };
        text.replace_range(at..=at + end, "");
    }
    text
}

/// The ids of the footnotes, in order.
fn notes(text: &str) -> Vec<String> {
    let note = |part| match part {
        inline::Inline::Note { source } => Some(source),
        _ => None,
    };
    inline::parse(text).into_iter().filter_map(note).collect()
}

/// Whether every link leads where it led; with `may_go`, one whose words are all gone may go with them.
fn links_kept(new: &str, old: &str, may_go: bool) -> bool {
    let links = |text: &str| -> Vec<String> {
        let mut links: Vec<String> = Vec::new();
        for part in inline::parse(text) {
            if let inline::Inline::Text { link: Some(link), .. } = part
                && links.last() != Some(&link)
            {
                links.push(link);
            }
        }
        links
    };
    let (new, old) = (links(new), links(old));
    if may_go { new.iter().all(|link| old.contains(link)) } else { new == old }
}

/// The words around a match, and where in them it stands.
pub(in crate::deck) fn excerpt(string: &str, shown: &Shown, one: &Match) -> (String, Range<usize>) {
    if one.letters.is_empty() {
        let words = string.get(one.at.clone()).unwrap_or_default();
        return (words.to_owned(), 0..words.len());
    }
    let from = one.letters.start.saturating_sub(AROUND);
    let to = (one.letters.end + AROUND).min(shown.letters.len());
    let words = |range: Range<usize>| -> String {
        let letters = shown.letters.get(range).unwrap_or_default().iter();
        letters
            .filter(|letter| letter.letter != NOTE_MARK)
            .map(|letter| if letter.letter.is_control() { ' ' } else { letter.letter })
            .collect()
    };
    let mut excerpt = if from > 0 { "…".to_owned() } else { String::new() };
    excerpt.push_str(&words(from..one.letters.start));
    let start = excerpt.len();
    excerpt.push_str(&words(one.letters.clone()));
    let end = excerpt.len();
    excerpt.push_str(&words(one.letters.end..to));
    if to < shown.letters.len() {
        excerpt.push('…');
    }
    (excerpt, start..end)
}

#[cfg(test)]
mod tests;
