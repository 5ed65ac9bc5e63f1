//! The console in French: a process of its own, because the language of the windows is one for the whole process.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod broken;
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
    deck::open as open_deck,
    platform::{folders::Folders, settings::Settings},
    ui::{
        bindings::Bindings,
        commands::Verb,
        said,
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

/// Whether something stands in a sentence that only English has. What is quoted is the file's own and may be anything.
fn english_in(words: &str) -> Option<String> {
    const WORDS: &str = "the is are was not of and or with this that there which must only before after found expected \
        missing needs unknown it its for in to at most least than more every no none nothing from has have";
    let own = words.split('«').map(|part| part.split_once('»').map_or(part, |(_, after)| after)).collect::<String>();
    let of = |word: &&str| WORDS.split_whitespace().any(|one| one == word.to_lowercase());
    own.split(|letter: char| !letter.is_alphanumeric()).find(of).map(str::to_owned)
}

/// Every finding of every broken deck, in the findings' sheet and where it stands alone.
fn broken_decks_are_named_in_french() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.json");
    let (mut seen, mut left) = (0, Vec::new());
    let whole =
        ["\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect(), b"PK\x03\x04".to_vec(), b"{\xe9}".to_vec()];
    let bytes = broken::cases()
        .into_iter()
        .map(|(_, text, _)| text.into_bytes())
        .chain(whole)
        .chain(["[".repeat(100).into_bytes()]);
    for bytes in bytes {
        fs::write(&path, bytes).unwrap();
        for finding in open_deck(&path).findings {
            seen += 1;
            let alone = said::placed(&finding).replace(&path.display().to_string(), "");
            for words in
                [said::found(&finding.message, finding.suggestion.as_deref()), alone, said::fault(&finding.sentence())]
            {
                // Where it stands in the deck is the format's own.
                let words = words.replace(&finding.path, "");
                left.extend(english_in(&words).map(|word| format!("“{word}” in: {words}")));
            }
        }
    }
    assert!(seen > 100, "{seen} findings");
    assert!(left.is_empty(), "{}", left.join("\n"));
    let absent = sidestage::app::open::open(&folder.path().join("nowhere.json")).unwrap_err().words();
    assert!(absent.ends_with("ce fichier n’existe pas"), "{absent}");
    assert_eq!(said::why("permission denied"), "ce compte n’en a pas le droit");
    assert_eq!(english_in("le fichier contient «\u{a0}the file\u{a0}» et found"), Some("found".to_owned()));
}

fn the_file_of_keys_is_judged_in_french() {
    let written = [
        r#"{"keys": {"next": ["N"], "dance": ["F9"], "white": ["Warp"], "end": ["PageDown"], "freeze": ["F10"]}}"#,
        r#"{"learned": {"Warp": "forward"}}"#,
        r#"{"clicker": "golden"}"#,
        "{",
        "words",
    ];
    for text in written {
        let (_, problems) = Bindings::read(text);
        assert!(!problems.is_empty(), "{text}");
        for problem in problems {
            assert_eq!(english_in(&problem), None, "{problem}");
        }
    }
}

/// French words are longer: where they have no room in one row, the last button stands in the next.
fn no_button_under_the_slide_covers_another(home: &Path) {
    for size in [[1366.0, 768.0], [1366.0, 700.0], [1280.0, 720.0], [1100.0, 700.0]] {
        let hands = open(Window::Console, home, size, true);
        let place = |words: &str| hands.harness.query_all_by_label_contains(words).next().unwrap().rect();
        let (others, hide) = (place(&tr("overview")), place(&tr("hide-all")));
        assert!(!others.intersects(hide), "{size:?}: {others:?} and {hide:?}");
        assert!(hide.max.x <= size[0]);
        // One line more would be one line of notes less.
        let beside = (hide.center().y - others.center().y).abs() < 10.0;
        assert!(beside || size != [1366.0, 768.0], "{size:?}: {others:?} and {hide:?}");
    }
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
    set_language(Language::French);
    broken_decks_are_named_in_french();
    the_file_of_keys_is_judged_in_french();
    no_button_under_the_slide_covers_another(home.path());
    // Plural forms and the wide space before a colon, which no line breaks at.
    set_language(Language::French);
    assert_eq!(tr_with("faults-in-deck", &[("count", 1.into())]), "1 défaut dans le diaporama");
    assert_eq!(tr_with("faults-in-deck", &[("count", 3.into())]), "3 défauts dans le diaporama");
    assert_eq!(tr("command-report"), "Bilan\u{a0}: prévu et réel");
    assert!(!said(&hands).iter().any(|words| words.contains('\u{202f}')));
}
