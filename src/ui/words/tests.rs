//! The files of messages: complete in every language, alike in their places, and nothing in them unused.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_bundle::FluentResource;

use super::*;
use crate::ui::{commands::TABLE, icons::Icon};

/// The messages of a language: each id with the names of its places and its text as it stands in the file.
fn messages(language: Language) -> BTreeMap<String, (BTreeSet<String>, String)> {
    let mut found = BTreeMap::new();
    for (name, texts) in FILES {
        let text = texts[language.place()];
        FluentResource::try_new(text.to_owned())
            .map_err(|(_, faults)| format!("{}/{name}.ftl: {faults:?}", language.tag()))
            .unwrap();
        let mut id = String::new();
        for line in text.lines() {
            if line.starts_with('#') {
                continue;
            }
            if let Some((start, rest)) = line.split_once('=').filter(|_| !line.starts_with([' ', '\t'])) {
                id = start.trim().to_owned();
                let before = found.insert(id.clone(), (BTreeSet::new(), rest.trim().to_owned()));
                assert!(before.is_none(), "{}/{name}.ftl says {id} twice", language.tag());
            } else if let Some((_, text)) = found.get_mut(&id) {
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    for (places, text) in found.values_mut() {
        *places = text
            .split('$')
            .skip(1)
            .map(|rest| rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '-').collect())
            .collect();
    }
    found
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("words/tests.rs") {
            found.push(path);
        }
    }
    found
}

/// The strings that a piece of code holds.
fn strings(code: &str) -> Vec<String> {
    code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// One use of a message: the ids that the call may name, and the code that fills its places.
struct Use {
    file: String,
    ids: Vec<String>,
    filled: Option<String>,
}

/// Every call of `tr` and `tr_with` in the sources.
fn uses() -> Vec<Use> {
    let mut found = Vec::new();
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = fs::read_to_string(&path).unwrap();
        let code: String = text
            .split("#[cfg(test)]")
            .next()
            .unwrap()
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        for (call, fills) in [("tr(", false), ("tr_with(", true)] {
            for (at, _) in code.match_indices(call) {
                let begins_here = !code[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
                if !begins_here || code[..at].ends_with("fn ") {
                    continue;
                }
                let (first, rest) = argument(&code[at + call.len()..]);
                found.push(Use {
                    file: path.display().to_string(),
                    ids: strings(first),
                    filled: fills.then(|| rest.to_owned()),
                });
            }
        }
    }
    assert!(!found.is_empty(), "the sources are read");
    found
}

/// The first argument of a call whose arguments begin here, and all the others.
fn argument(code: &str) -> (&str, &str) {
    let (mut depth, mut quoted, mut first) = (0, false, None);
    for (at, letter) in code.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                let end = first.unwrap_or(at);
                return (&code[..end], &code[end..at]);
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 && first.is_none() => first = Some(at),
            _ => {}
        }
    }
    (code, "")
}

#[test]
fn every_message_stands_in_every_language_with_the_same_places() {
    let [english, french] = Language::ALL.map(messages);
    for (id, (places, text)) in &english {
        let (theirs, french) = french.get(id).expect(id);
        assert_eq!(places, theirs, "{id}: {text} / {french}");
    }
    for id in french.keys() {
        assert!(english.contains_key(id), "{id} is French alone");
    }
}

#[test]
fn every_message_is_used_and_every_used_one_is_there() {
    let english = messages(Language::English);
    let mut used: BTreeSet<String> = TABLE.iter().map(|row| format!("command-{}", row.verb.name())).collect();
    used.extend(Icon::ALL.iter().map(|icon| icon.id().to_owned()));
    for one in uses() {
        let known: Vec<&String> = one.ids.iter().filter(|id| !id.contains('{')).collect();
        for id in &known {
            let (places, _) = english.get(*id).unwrap_or_else(|| {
                let where_ = &one.file;
                unreachable!("{where_} uses {id}, which no message has")
            });
            match &one.filled {
                None => assert!(places.is_empty(), "{}: {id} has places to fill: {places:?}", one.file),
                Some(filled) => {
                    // A list that has a name was made nearby.
                    let nearby = if filled.contains('[') { None } else { fs::read_to_string(&one.file).ok() };
                    let spread: String = nearby.as_deref().unwrap_or(filled).split_whitespace().collect();
                    for place in places {
                        let name = format!("(\"{place}\",");
                        assert!(spread.contains(&name), "{}: {id} is not given {place}", one.file);
                    }
                }
            }
        }
        used.extend(known.into_iter().cloned());
    }
    // An id may also be chosen first and said afterwards.
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let code = fs::read_to_string(path).unwrap();
        for words in strings(&code) {
            // A family of messages is said by what its ids begin with.
            match words.split_once("-{") {
                Some((family, _)) if family.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') => {
                    let family = format!("{family}-");
                    used.extend(english.keys().filter(|id| id.starts_with(&family)).cloned());
                }
                _ if english.contains_key(&words) => {
                    used.insert(words);
                }
                _ => {}
            }
        }
    }
    let unused: Vec<&String> = english.keys().filter(|id| !used.contains(*id)).collect();
    assert_eq!(unused, Vec::<&String>::new(), "nothing says these");
    for id in used {
        assert!(english.contains_key(&id), "{id}");
    }
}

#[test]
fn french_is_set_as_french_is() {
    for (id, (_, text)) in messages(Language::French) {
        // What stands in places and selectors is not read.
        let mut depth = 0;
        let read: String = text
            .chars()
            .filter(|letter| {
                depth += i32::from(*letter == '{') - i32::from(*letter == '}');
                depth == 0 && *letter != '}'
            })
            .collect();
        assert!(!read.contains('\''), "{id}: an apostrophe is ’");
        assert!(!read.contains('"') && !read.contains('“'), "{id}: « and »");
        for (at, sign) in read.char_indices().filter(|(_, letter)| ";:!?»".contains(*letter)) {
            let before = read[..at].chars().next_back();
            // In a time of day or an address no sign is punctuation.
            let next = read[at..].chars().nth(1);
            let inside = next.is_some_and(|next| next.is_alphanumeric() || next == '/');
            assert!(before.is_none_or(|before| before == '\u{202f}') || inside, "{id}: a thin space before {sign}");
        }
        for (at, _) in read.match_indices('«') {
            assert!(read[at..].chars().nth(1).is_none_or(|next| next == '\u{202f}'), "{id}: a thin space after «");
        }
    }
}

#[test]
fn english_is_set_with_the_apostrophe_of_print() {
    for (id, (_, text)) in messages(Language::English) {
        assert!(!text.contains('\''), "{id}: an apostrophe is ’");
    }
}

#[test]
fn no_file_of_messages_is_forgotten() {
    for language in Language::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words").join(language.tag());
        let mut there: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        there.sort();
        let mut known: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        known.sort_unstable();
        assert_eq!(there, known, "{}", language.tag());
    }
}

#[test]
fn the_system_says_which_language_the_first_start_speaks() {
    let system = |set: &[(&str, &str)]| {
        let set: Vec<(String, String)> = set.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        Language::of_system(|name| set.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()))
    };
    assert_eq!(system(&[]), Language::English);
    assert_eq!(system(&[("LANG", "fr_CH.UTF-8")]), Language::French);
    assert_eq!(system(&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C.UTF-8")]), Language::English);
    assert_eq!(system(&[("LC_ALL", ""), ("LC_MESSAGES", "fr"), ("LANG", "en_GB")]), Language::French);
    assert_eq!(system(&[("LANG", "de_DE")]), Language::English);
}

#[test]
fn what_nobody_knows_is_said_as_it_is_and_nothing_is_marked() {
    assert_eq!(tr("no-such-message"), "no-such-message");
    assert_eq!(tr("command-next"), "Next step");
    for language in Language::ALL {
        let bundle = bundle(language);
        for id in messages(language).keys() {
            let pattern = bundle.get_message(id).unwrap().value().unwrap();
            let said = bundle.format_pattern(pattern, None, &mut Vec::new());
            assert!(!said.contains(['\u{2068}', '\u{2069}']), "{id}");
        }
    }
}
