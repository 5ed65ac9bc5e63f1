//! What the check finds, in the language of the windows. The check itself speaks English, on the command line and in files: its
//! sentences are known here by their fixed words, and what stands between those is filled in again.

use std::fmt::Display;

use super::sentences::{NOUNS, SENTENCES};
use crate::{
    deck::Finding,
    ui::words::{Language, Value, language, tr, tr_with},
};

/// The names of what is filled in.
const PLACES: [&str; 4] = ["a", "b", "c", "d"];

/// What is counted in a sentence, in English, and its message.
const COUNTED: [(&str, &str); 5] = [
    ("cell", "found-count-cells"),
    ("value", "found-count-values"),
    ("label", "found-count-labels"),
    ("step", "found-count-steps"),
    ("error", "found-count-errors"),
];

/// What was found, with the word that was probably meant.
#[must_use]
pub fn found(words: &str, meant: Option<&str>) -> String {
    let words = if language() == Language::English { words.to_owned() } else { translated(words) };
    quoted(&match meant {
        Some(word) => tr_with("found-meant", &[("words", words.as_str().into()), ("word", word.into())]),
        None => words,
    })
}

/// The marks of files and command lines as the quotation marks of the language.
fn quoted(words: &str) -> String {
    let [open, close] = match language() {
        Language::English => ["“", "”"],
        Language::French => ["«\u{202f}", "\u{202f}»"],
    };
    if !words.matches('`').count().is_multiple_of(2) {
        return words.to_owned();
    }
    let parts = words.split('`').enumerate();
    parts.fold(String::with_capacity(words.len() + 8), |mut whole, (at, part)| {
        if at > 0 {
            whole.push_str(if at % 2 == 1 { open } else { close });
        }
        whole.push_str(part);
        whole
    })
}

/// Why something was refused, in words that the rooms below say in English: a file, a package, an import.
#[must_use]
pub fn why(reason: &(impl Display + ?Sized)) -> String {
    found(&reason.to_string(), None)
}

/// A whole sentence of the check, as [`Finding::sentence`] makes it: the place in the deck, what was found, what was meant.
#[must_use]
pub fn fault(sentence: &str) -> String {
    // A place in the deck is one word: `slides[3].layout`.
    let (path, words) = sentence
        .split_once(": ")
        .filter(|(path, _)| !path.is_empty() && !path.contains([' ', '`', '“']))
        .map_or((None, sentence), |(path, words)| (Some(path), words));
    let meant = words.strip_suffix("`?").and_then(|rest| rest.rsplit_once("; did you mean `"));
    let words = meant.map_or_else(|| found(words, None), |(words, meant)| found(words, Some(meant)));
    match path {
        Some(path) => tr_with("found-at", &[("path", path.into()), ("words", words.into())]),
        None => words,
    }
}

/// What was found, with its place: for where one finding stands alone.
#[must_use]
pub fn placed(finding: &Finding) -> String {
    let words = found(&finding.message, finding.suggestion.as_deref());
    let words = if finding.path.is_empty() {
        words
    } else {
        tr_with("found-at", &[("path", finding.path.as_str().into()), ("words", words.into())])
    };
    match (finding.file.is_empty(), finding.line) {
        (true, _) => words,
        (false, 0) => tr_with("found-at", &[("path", finding.file.as_str().into()), ("words", words.into())]),
        (false, line) => {
            let places = [("file", finding.file.as_str().into()), ("line", line.into()), ("words", words.into())];
            tr_with("found-in-file", &places)
        }
    }
}

/// The sentence in the language in force; as it is where nobody knows it.
fn translated(words: &str) -> String {
    // Some sentences name the sign at which they were met.
    if let Some((head, sign)) =
        words.split_once(", found `").and_then(|(head, rest)| Some((head, rest.strip_suffix('`')?)))
        && let Some((_, id)) = SENTENCES.iter().find(|(sentence, _)| *sentence == head)
    {
        return tr_with("found-sign", &[("words", tr(id).into()), ("sign", sign.into())]);
    }
    if let Some(words) = said(SENTENCES, words) {
        return words;
    }
    // What is wrong with a file stands after its path.
    if let Some((path, fault)) = words.strip_prefix('`').and_then(|rest| rest.split_once("`: ")) {
        return tr_with("found-of-file", &[("path", path.into()), ("fault", translated(fault).into())]);
    }
    part(words)
}

/// What one of the sentences says, in the language in force.
fn said(sentences: &[(&str, &str)], words: &str) -> Option<String> {
    let (sentence, id, parts) =
        sentences.iter().find_map(|(sentence, id)| Some((*sentence, *id, filled(sentence, words)?)))?;
    // What stands in quotation marks is somebody's own word, and so is the name of a file with which a sentence begins.
    let file = sentence.starts_with("{} ") && (id.starts_with("found-import-") || id.starts_with("found-kind-"));
    let own = sentence.split("{}").enumerate().map(|(at, before)| before.ends_with(['`', '“']) || at == 0 && file);
    let parts: Vec<String> =
        parts.into_iter().zip(own).map(|(words, own)| if own { words.to_owned() } else { part(words) }).collect();
    let values: Vec<(&str, Value<'_>)> =
        PLACES.into_iter().zip(&parts).map(|(place, part)| (place, Value::from(part.as_str()))).collect();
    Some(if values.is_empty() { tr(id) } else { tr_with(id, &values) })
}

/// What stands in the places of a sentence, if the words are that sentence.
fn filled<'w>(sentence: &str, words: &'w str) -> Option<Vec<&'w str>> {
    let mut fixed = sentence.split("{}");
    let mut rest = words.strip_prefix(fixed.next()?)?;
    let mut parts = Vec::new();
    let mut fixed = fixed.peekable();
    while let Some(next) = fixed.next() {
        let last = fixed.peek().is_none();
        let at = match (last, next.is_empty()) {
            (true, true) => rest.len(),
            // What is filled in may hold the same words: the last ones are the sentence's own.
            (true, false) => rest.ends_with(next).then(|| rest.len() - next.len())?,
            (false, _) => rest.find(next)?,
        };
        let (part, after) = rest.split_at(at);
        parts.push(part);
        rest = after.get(next.len()..)?;
    }
    rest.is_empty().then_some(parts)
}

/// A part that is words itself: a count, several names, what was expected, or why.
fn part(words: &str) -> String {
    if let Some(words) = said(NOUNS, words).or_else(|| said(SENTENCES, words)) {
        return words;
    }
    if let Some((first, last)) = words.rsplit_once("` or `") {
        let (first, last) = (format!("{first}`"), format!("`{last}"));
        return tr_with("found-or", &[("first", first.as_str().into()), ("last", last.as_str().into())]);
    }
    if words.parse::<f32>().is_ok() {
        return super::decimal(words);
    }
    let Some((number, noun)) = words.split_once(' ') else { return words.to_owned() };
    let count = if number == "an" { Some(1) } else { number.parse::<u32>().ok() };
    let noun = noun.strip_suffix('s').unwrap_or(noun);
    match (count, COUNTED.iter().find(|(known, _)| *known == noun)) {
        (Some(count), Some((_, id))) => tr_with(id, &[("count", count.into())]),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn every_sentence_is_said_in_english_as_the_check_says_it() {
        for (sentence, id) in SENTENCES.iter().chain(NOUNS) {
            let mut said = sentence.replace('\'', "’");
            for word in ["`x`", "12", "3 cells", "z"].iter().take(sentence.matches("{}").count()) {
                said = said.replacen("{}", word, 1);
            }
            assert_eq!(translated(&said.replace('’', "'")), said, "{id}");
            // No sentence before it takes its words.
            let table = if id.starts_with("found-noun-") { NOUNS } else { SENTENCES };
            let first = table.iter().find(|(one, _)| filled(one, &said.replace('’', "'")).is_some());
            assert_eq!(first.map(|(_, id)| *id), Some(*id));
        }
        assert_eq!(translated("this is not JSON, found `x`"), "this is not JSON, found `x`");
        for words in ["words that nobody knows", "`a.png`: the file is empty", "`a.png`: nobody knows"] {
            assert_eq!(translated(words), words);
        }
    }

    /// A deck with a fault or a remark of almost every kind.
    #[test]
    fn what_the_check_finds_in_a_deck_is_known() {
        let deck = serde_json::json!({
            "format": 1, "id": "d", "title": {"fr": "Mots"}, "language": "en", "theme": "cuort", "colour": "red",
            "event": {"name": "", "date": "2022-02-30", "start": "13:15", "end": "25:00", "zone": "Europe/Amsterdm"},
            "speakers": [{"id": "chair", "name": "Chair", "language": "klingon?"}, {"id": "spare", "name": "Spare"}],
            "agenda": [
                {"id": "one", "title": "One", "kind": "talk", "minutes": 5, "floor_minutes": 9, "who": ["chair", "chiar"]},
                {"id": "two", "title": "Two", "kind": "questions", "minutes": 0}
            ],
            "sources": [{"id": "res 8", "text": "Resolution", "url": "http://example.org"}],
            "assets": [{"id": "hall", "path": "hall.png"}],
            "slides": [
                {"id": "a", "layout": "bullets", "segment": "oen", "items": ["x", "", "cites[^nothing]"], "notes": ["1", "2", "3"],
                    "quote": "unused", "steps": [[0], [0], [7]]},
                {"id": "b", "layout": "table", "table": {"header": ["x", "y"], "rows": [["1", "2", "3"]]}},
                {"id": "c", "layout": "chart", "title": "T", "chart": {"labels": ["x"], "series": [{"name": "n", "values": [1, 2]}]}},
                {"id": "d", "layout": "image", "image": {"asset": "hal", "crop": [0.5, 0.5, 1.5, 0.1]}},
                {"id": "e", "layout": "free", "boxes": [{"at": [0.5, 0.5, 0.9, 0.9]}]},
                {"id": "f", "layout": "quote"}
            ]
        });
        let parsed = crate::deck::parse(deck.to_string().as_bytes(), "deck.json");
        let deck = parsed.deck.unwrap();
        let mut findings = parsed.findings;
        findings.extend(crate::deck::check::review(&deck, None));
        let known = |words: &str| SENTENCES.iter().any(|(sentence, _)| filled(sentence, words).is_some());
        let codes: std::collections::BTreeSet<&str> = findings.iter().map(|finding| finding.code).collect();
        assert!(codes.len() > 20, "{codes:?}");
        let strange: Vec<&str> =
            findings.iter().map(|finding| finding.message.as_str()).filter(|words| !known(words)).collect();
        assert_eq!(strange, Vec::<&str>::new());
    }

    #[test]
    fn a_sentence_gives_back_what_was_filled_in() {
        assert_eq!(
            filled("the row has {}, and the table {}", "the row has 1 cell, and the table 3 cells"),
            Some(vec!["1 cell", "3 cells"])
        );
        assert_eq!(filled("unknown speaker `{}`", "unknown speaker `a` or `b`"), Some(vec!["a` or `b"]));
        assert_eq!(filled("the text is empty", "the text is empty."), None);
        assert_eq!(found("unknown field `papr`", Some("paper")), "unknown field “papr”; did you mean “paper”?");
        assert_eq!(
            fault("slides[0].layout: unknown layout `bulets`; did you mean `bullets`?"),
            "slides[0].layout: unknown layout “bulets”; did you mean “bullets”?"
        );
        assert_eq!(quoted("a ` alone"), "a ` alone");
        assert_eq!(filled("a number from {} to {}", "a number from 0 to 9"), Some(vec!["0", "9"]));
        assert_eq!(part("3 cells"), "3 cells");
        assert_eq!(part("an error"), "an error");
        assert_eq!(part("`text`, `quote` or `items`"), "`text`, `quote` or `items`");
    }
}
