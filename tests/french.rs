//! The console in French: a process of its own, because the language of the windows is one for the whole process.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[expect(dead_code, reason = "this suite uses a part of it")]
mod hands;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use egui::{Key, Modifiers};
use egui_kittest::kittest::{By, NodeT, Queryable};
use hands::{Hands, START, Window, open};
use sidestage::{
    app::face::Sheet,
    platform::{folders::Folders, settings::Settings},
    ui::{
        commands::Verb,
        words::{Language, set_language, tr, tr_with},
    },
};

/// The messages of one line in a language that have nothing to fill in.
fn messages(language: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words").join(language);
    let files = fs::read_dir(folder).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let mut found = BTreeMap::new();
    for text in files {
        for line in text.lines().filter(|line| !line.starts_with(['#', ' '])) {
            if let Some((id, words)) = line.split_once(" = ").filter(|(_, words)| !words.contains('{')) {
                found.insert(id.to_owned(), words.to_owned());
            }
        }
    }
    found
}

/// What is said in English alone: words that French does not have too.
fn english_alone() -> BTreeSet<String> {
    let (english, french) = (messages("en"), messages("fr"));
    let theirs: BTreeSet<&String> = french.values().collect();
    english.values().filter(|words| words.len() > 3 && !theirs.contains(words)).cloned().collect()
}

/// Every name and text of the window.
fn said(hands: &Hands) -> Vec<String> {
    hands
        .harness
        .query_all(By::new().predicate(|_| true))
        .flat_map(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value(), node.placeholder().map(str::to_owned)]
        })
        .flatten()
        .collect()
}

fn hold_french(hands: &Hands, english: &BTreeSet<String>, place: &str) {
    // The deck's own words stay in its language, whatever a message says too.
    let deck = fs::read_to_string(hands::flagship()).unwrap();
    let french: BTreeSet<String> =
        messages("fr").into_values().map(|words| words.replace('\u{202f}', "\u{a0}")).collect();
    for words in said(hands).into_iter().filter(|words| !french.contains(words)) {
        let words = words.trim();
        let of_deck = |words: &str| deck.contains(&format!("\"{words}\""));
        // Notes are shown paragraph by paragraph.
        if of_deck(words) || words.len() > 40 && deck.contains(words) {
            continue;
        }
        assert!(!english.contains(words), "{place}: “{words}” is English");
        // What stands before the key of a button is its label.
        for label in english.iter().filter(|label| label.len() > 5 && !of_deck(label)) {
            assert!(!words.starts_with(&format!("{label} ")), "{place}: “{words}” begins in English");
        }
    }
}

#[test]
fn the_console_and_every_sheet_of_it_speak_french() {
    let english = english_alone();
    assert!(english.len() > 200);
    let home = tempfile::tempdir().unwrap();
    let mut hands = open(Window::Console, home.path(), [1366.0, 768.0], false);
    assert!(hands.sees("Present") && hands.sees("Questions"), "English until somebody chooses");
    // The settings turn the language while everything stands.
    hands.keys(Modifiers::CTRL, Key::Comma);
    hands.press("Language: Français");
    assert!(hands.sees("Réglages"), "the open sheet speaks it at once");
    hands.key(Key::Escape);
    assert_eq!(Settings::read(&Folders::below(home.path().to_owned()).settings).language, Some(Language::French));
    for words in ["Présenter", "Précédent", "Suivant", "Noir", "Figer", "Tout masquer", "Lancer le chronomètre"] {
        assert!(hands.sees(words), "{words}");
    }
    assert!(hands.sees("Le créneau commence dans") || hands.sees("Aucune partie n’est en cours"));
    hold_french(&hands, &english, "the console");
    hands.key(Key::F5);
    hands.key(Key::T);
    hands.ask("Qui protège les défenseurs ?");
    hands.key(Key::J);
    hold_french(&hands, &english, "the live console");
    hands.key(Key::B);
    assert!(hands.sees("La salle voit du noir"));
    hands.key(Key::B);
    for second in [120, 250, 290, 330] {
        hands.clock.set(START + second * 1000);
        hands.settle();
        hold_french(&hands, &english, "the clock");
    }
    for verb in [
        Verb::Help,
        Verb::Keys,
        Verb::Settings,
        Verb::Safety,
        Verb::Displays,
        Verb::Preflight,
        Verb::Agenda,
        Verb::Report,
        Verb::QuestionMarks,
        Verb::QuestionFilter,
        Verb::QuestionThemes,
        Verb::Balance,
        Verb::QuestionsExport,
        Verb::GoTo,
        Verb::Overview,
        Verb::End,
    ] {
        hands.desk.perform(verb);
        hands.settle();
        assert!(hands.desk.face(|face| face.sheet != Sheet::None), "{verb:?}");
        hold_french(&hands, &english, &format!("{verb:?}"));
        hands.desk.face(|face| face.open(Sheet::None));
        hands.settle();
    }
    for verb in [Verb::Undo, Verb::SkipBack, Verb::First, Verb::Round, Verb::QuestionUnmerge, Verb::Faster] {
        hands.desk.perform(verb);
        hands.settle();
        hold_french(&hands, &english, &format!("the word after {verb:?}"));
    }
    // Plural forms and the wide space before a colon, which no line breaks at.
    set_language(Language::French);
    assert_eq!(tr_with("faults-in-deck", &[("count", 1.into())]), "1 défaut dans le diaporama");
    assert_eq!(tr_with("faults-in-deck", &[("count", 3.into())]), "3 défauts dans le diaporama");
    assert_eq!(tr("command-report"), "Bilan\u{a0}: prévu et réel");
    assert!(!said(&hands).iter().any(|words| words.contains('\u{202f}')));
}
