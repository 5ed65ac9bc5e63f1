//! What the check finds, in the language of the windows. The check itself speaks English, on the command line and in files: its
//! sentences are known here by their fixed words, and what stands between those is filled in again.

use crate::ui::words::{Language, Value, language, tr, tr_with};

/// The sentences of the check, with `{}` for what is filled in, and their messages. The first that fits is taken.
const SENTENCES: &[(&str, &str)] = &[
    ("the least is {} minutes, more than the {} planned", "found-floor"),
    ("the segment has no time", "found-no-time"),
    ("no slide belongs to the segment `{}`", "found-no-slides"),
    ("the agenda takes {}, which is {} more than the slot of {}", "found-too-long"),
    ("the questions have {} of a slot of {}, less than a third", "found-questions"),
    ("a footnote can cite only ids of letters, digits, `-`, `_`, `.` and `:`", "found-note-id"),
    ("there is no `alt`: what the picture says to somebody who cannot see it", "found-no-alt"),
    ("nothing uses the speaker `{}`", "found-unused-speaker"),
    ("nothing uses the source `{}`", "found-unused-source"),
    ("nothing uses the asset `{}`", "found-unused-asset"),
    ("there is no such file in the deck's folder", "found-file-missing"),
    ("the path contains `..`; pictures must lie in the deck's folder or below it", "found-file-outside"),
    (
        "the path leads out of the deck's folder through a link; copy the file into the folder instead",
        "found-file-link",
    ),
    ("the file is larger than 96 MiB", "found-file-large"),
    ("the file is empty", "found-file-empty"),
    ("the picture cannot be decoded", "found-file-undecoded"),
    ("the file cannot be read: {}", "found-file-unread"),
    ("`{}` is not a day of the calendar", "found-date"),
    ("unknown time zone `{}`; expected a name such as `Europe/Amsterdam`", "found-zone"),
    ("the slot ends at {}, which is not after its start at {}", "found-slot"),
    ("the text is empty", "found-empty"),
    ("`{}` is not a time of day from 00:00 to 23:59", "found-time"),
    ("the clocks go forward that day, and this time does not exist", "found-clocks-on"),
    ("the clocks go back that day, and this time comes twice; the first is meant", "found-clocks-back"),
    ("the id `{}` is already that of {}; every speaker needs its own", "found-same-id-speaker"),
    ("the id `{}` is already that of {}; every segment needs its own", "found-same-id-segment"),
    ("the id `{}` is already that of {}; every source needs its own", "found-same-id-source"),
    ("the id `{}` is already that of {}; every asset needs its own", "found-same-id-asset"),
    ("the id `{}` is already that of {}; every slide needs its own", "found-same-id-slide"),
    ("`{}` is not a language tag such as `en`, `ar` or `zh-Hans`", "found-tag"),
    ("unknown speaker `{}`; the deck has no speakers", "found-no-speakers"),
    ("unknown segment `{}`; the deck has no agenda", "found-no-segments"),
    ("unknown source `{}`; the deck has no sources", "found-no-sources"),
    ("unknown asset `{}`; the deck has no assets", "found-no-assets"),
    ("unknown speaker `{}`", "found-speaker"),
    ("unknown segment `{}`", "found-segment"),
    ("unknown source `{}`", "found-source"),
    ("unknown asset `{}`", "found-asset"),
    ("the table has no rows", "found-no-rows"),
    ("the row has {}, and the table {}", "found-cells"),
    ("the chart has nothing to draw", "found-no-chart"),
    ("the series has {}, and the chart {}", "found-values"),
    ("a share of a whole cannot be negative", "found-share"),
    ("there are notes for {}, and the slide has {}", "found-notes"),
    ("the list has {} levels; {} are set apart from each other", "found-deep"),
    ("this step reveals nothing", "found-no-step"),
    ("there is no part {}: the slide has no parts", "found-no-parts"),
    ("there is no part {}: the only part is 0", "found-only-part"),
    ("there is no part {}: the parts are 0 to {}", "found-part"),
    ("the part {} is already revealed before", "found-revealed"),
    ("the slide belongs to no segment of the agenda", "found-no-segment"),
    ("the slide has {} words; more than {} are hardly read while somebody speaks", "found-many-words"),
    ("missing; the layout `{}` needs it", "found-needs-here"),
    ("the layout `{}` needs {}", "found-needs"),
    ("the layout `{}` does not show `{}`", "found-not-shown"),
    ("the slide has no title", "found-no-title"),
    ("the part that is shown reaches over the edge of the picture", "found-crop-edge"),
    ("the part that is shown is next to nothing", "found-crop-nothing"),
    ("the box reaches over the edge of the slide", "found-box-edge"),
    ("the box has neither a text nor an asset", "found-box-empty"),
    ("the text is missing in `{}`, the language of the deck", "found-no-fallback"),
    ("the link `{}` does not start with https://", "found-link"),
    ("unknown theme `{}`: it is not built in, and no theme file has this name", "found-theme"),
    ("the theme file `{}` has {}; `{}` is used instead", "found-theme-faults"),
    ("this slide cannot be laid out", "found-not-drawn"),
    ("this text does not fit even at the smallest readable size: about {} % of it does", "found-overflow"),
    ("no face that comes with Sidestage has these characters: {}", "found-glyphs"),
    ("this text has a contrast of {}:1 with the picture behind it; at least {}:1 is read", "found-pale-picture"),
    ("this text has a contrast of {}:1 with what is behind it; at least {}:1 is read", "found-pale"),
    (
        "the picture has {} × {} pixels and is enlarged until it blurs; {} × {} are sharp on a screen of 1080 lines",
        "found-blurred",
    ),
    ("{} text of {} is not read from the last row; at least {} (1/{} of the height) is", "found-small"),
    ("the family `{}` does not come with Sidestage; give its font files in `files`", "found-family"),
    ("`{}` on `{}` has a contrast of {}:1; at least {}:1 is read", "found-contrast"),
    ("`{}` is not in the dictionary of `{}`", "found-spelling"),
    ("the spelling of `{}` is not checked: no dictionary for it is installed", "found-no-dictionary"),
    ("there is no such file", "found-no-file"),
    ("the file may not be read with this account", "found-not-allowed"),
    ("this is a folder and not a deck file", "found-folder"),
    ("the file starts with a byte order mark, which UTF-8 does not need; saving leaves it out", "found-mark"),
    ("the deck has format {} and was written by a newer Sidestage; this one reads format {} only", "found-newer"),
    ("the deck has {} slides; at most {} are allowed", "found-many-slides"),
    ("unknown field `{}`; it is kept, and shown nowhere", "found-field-kept"),
    ("unknown field `{}`", "found-field"),
    ("`{}` is given again below; only the last one is read and saved", "found-twice"),
    ("`{}` is longer than {} characters", "found-too-many-letters"),
    ("`{}` is too short", "found-too-short"),
    ("expected a whole number without point or exponent, found `{}`", "found-whole-number"),
    ("expected a number from {} to {}, found `{}`", "found-range"),
    ("expected a number of at least {}, found `{}`", "found-least"),
    ("expected a number of at most {}, found `{}`", "found-most"),
    ("{} more findings are not listed, {} of them errors", "found-more"),
];

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
        Language::French => ["«\u{a0}", "\u{a0}»"],
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

/// The sentence in the language in force; as it is where nobody knows it.
fn translated(words: &str) -> String {
    let known = SENTENCES.iter().find_map(|(sentence, id)| Some((*id, filled(sentence, words)?)));
    let Some((id, parts)) = known else {
        // What is wrong with a file stands after its path.
        let file = words.strip_prefix('`').and_then(|rest| rest.split_once("`: "));
        let Some((path, fault)) = file else { return words.to_owned() };
        return tr_with("found-of-file", &[("path", path.into()), ("fault", translated(fault).into())]);
    };
    let parts: Vec<String> = parts.into_iter().map(part).collect();
    let values: Vec<(&str, Value<'_>)> =
        PLACES.into_iter().zip(&parts).map(|(place, part)| (place, Value::from(part.as_str()))).collect();
    if values.is_empty() { tr(id) } else { tr_with(id, &values) }
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

/// A part that is words itself: a count, or several names.
fn part(words: &str) -> String {
    if let Some((first, last)) = words.rsplit_once("` or `") {
        let (first, last) = (format!("{first}`"), format!("`{last}"));
        return tr_with("found-or", &[("first", first.as_str().into()), ("last", last.as_str().into())]);
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
        for (sentence, id) in SENTENCES {
            let mut said = sentence.replace('\'', "’");
            for word in ["`x`", "12", "3 cells", "z"].iter().take(sentence.matches("{}").count()) {
                said = said.replacen("{}", word, 1);
            }
            assert_eq!(translated(&said.replace('’', "'")), said, "{id}");
            // No sentence before it takes its words.
            let first = SENTENCES.iter().find(|(one, _)| filled(one, &said.replace('’', "'")).is_some());
            assert_eq!(first.map(|(_, id)| *id), Some(*id));
        }
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
        // Whoever writes a file by hand meets these, with the words of the format.
        let strange = findings.iter().filter(|finding| !matches!(finding.code, "missing" | "pattern" | "type"));
        let strange: Vec<&str> =
            strange.map(|finding| finding.message.as_str()).filter(|words| !known(words)).collect();
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
        assert_eq!(quoted("a ` alone"), "a ` alone");
        assert_eq!(part("3 cells"), "3 cells");
        assert_eq!(part("an error"), "an error");
        assert_eq!(part("`text`, `quote` or `items`"), "`text`, `quote` or `items`");
    }
}
