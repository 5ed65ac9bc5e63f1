//! Every command has a key, no key asks for two things, and clickers and letters do what people rely on.
#![expect(clippy::unwrap_used, reason = "tests")]
use std::collections::{HashMap, HashSet};

use super::*;

const ALL: &[Verb] = &[
    Verb::Next,
    Verb::Previous,
    Verb::SkipForward,
    Verb::SkipBack,
    Verb::First,
    Verb::Last,
    Verb::Back,
    Verb::GoTo,
    Verb::Overview,
    Verb::Black,
    Verb::White,
    Verb::Freeze,
    Verb::Zoom,
    Verb::Draw,
    Verb::DrawClear,
    Verb::HideSlide,
    Verb::SlideEarlier,
    Verb::SlideLater,
    Verb::DeckOrder,
    Verb::Language,
    Verb::Panic,
    Verb::Calm,
    Verb::ClockStartPause,
    Verb::NextSegment,
    Verb::MinuteMore,
    Verb::MinuteLess,
    Verb::Agenda,
    Verb::Interrupt,
    Verb::Faster,
    Verb::Slower,
    Verb::Report,
    Verb::PanelLook,
    Verb::QuestionNew,
    Verb::QuestionNext,
    Verb::QuestionAnswered,
    Verb::QuestionDown,
    Verb::QuestionUp,
    Verb::QuestionMarkDown,
    Verb::QuestionMarkUp,
    Verb::QuestionLater,
    Verb::QuestionEarlier,
    Verb::QuestionAsk,
    Verb::QuestionPutNext,
    Verb::QuestionPark,
    Verb::QuestionBack,
    Verb::QuestionRemove,
    Verb::QuestionList,
    Verb::QuestionSearch,
    Verb::QuestionView,
    Verb::QuestionPutUp,
    Verb::QuestionTally,
    Verb::QuestionMarks,
    Verb::QuestionFloor,
    Verb::QuestionMerge,
    Verb::QuestionUnmerge,
    Verb::QuestionEdit,
    Verb::Round,
    Verb::RoundCancel,
    Verb::CloseList,
    Verb::QuestionsExport,
    Verb::QuestionsImport,
    Verb::QuestionFilter,
    Verb::QuestionThemes,
    Verb::Balance,
    Verb::Lock,
    Verb::Safety,
    Verb::Message,
    Verb::Seen,
    Verb::FillRoom,
    Verb::SwapDisplays,
    Verb::Displays,
    Verb::Identify,
    Verb::Preflight,
    Verb::NotesLarger,
    Verb::NotesSmaller,
    Verb::NotesUp,
    Verb::NotesDown,
    Verb::StartFirst,
    Verb::StartHere,
    Verb::Rehearse,
    Verb::Print,
    Verb::PanelWindow,
    Verb::New,
    Verb::Open,
    Verb::Undo,
    Verb::Leave,
    Verb::End,
    Verb::Help,
    Verb::Keys,
    Verb::Settings,
    Verb::Controls,
    Verb::Edit,
    Verb::TakeOver,
    Verb::EditUndo,
    Verb::EditRedo,
    Verb::EditSave,
    Verb::EditSaveAs,
    Verb::Versions,
    Verb::SlideNew,
    Verb::SlideDuplicate,
    Verb::SlideRemove,
    Verb::SlideHide,
    Verb::SlideUp,
    Verb::SlideDown,
    Verb::SlideCopy,
    Verb::SlideCut,
    Verb::SlidePaste,
    Verb::Find,
    Verb::Spelling,
    Verb::Borrow,
    Verb::ChooseUp,
    Verb::ChooseDown,
    Verb::ChooseMoreUp,
    Verb::ChooseMoreDown,
    Verb::ChooseFirst,
    Verb::ChooseLast,
    Verb::ChooseAll,
    Verb::StepOn,
    Verb::StepBack,
];

fn press(key: Key) -> Press {
    Press { key, physical: None, modifiers: Modifiers::NONE, repeat: false }
}

#[test]
fn every_verb_has_exactly_one_row_with_a_key() {
    let rows: Vec<Verb> = TABLE.iter().map(|row| row.verb).collect();
    assert_eq!(rows.len(), rows.iter().collect::<HashSet<_>>().len());
    assert_eq!(rows.len(), ALL.len());
    for verb in ALL.iter().copied() {
        assert_eq!(row_of(verb).verb, verb);
        assert!(!row_of(verb).keys.is_empty(), "{verb:?}");
    }
}

#[test]
fn no_key_asks_for_two_things() {
    let mut seen: HashMap<(bool, String), Verb> = HashMap::new();
    for row in TABLE {
        for chord in row.keys {
            let editor = !row.is_in_console();
            let twice = seen.insert((editor, chord.words()), row.verb);
            assert_eq!(twice, None, "{} is bound twice", chord.words());
        }
    }
    for row in TABLE.iter().filter(|row| row.verb.works_in_editor()) {
        for chord in row.keys.iter().filter(|chord| row.fits_editor(**chord, false)) {
            let twice = seen.get(&(true, chord.words()));
            assert_eq!(twice, None, "{} is bound twice in the editor", chord.words());
        }
    }
}

#[test]
fn no_letter_moves_the_room_while_the_deck_is_edited() {
    let shows = [
        Verb::EditUndo,
        Verb::EditRedo,
        Verb::EditSave,
        Verb::EditSaveAs,
        Verb::Versions,
        Verb::SlideNew,
        Verb::Find,
        Verb::Spelling,
        Verb::Borrow,
    ];
    for row in TABLE {
        for chord in row.keys {
            let modifiers = Modifiers { shift: chord.shift, alt: chord.alt, ctrl: chord.control, ..Modifiers::NONE };
            let press = Press { modifiers, ..press(chord.key) };
            let (free, typed) = (find_in_editor(press, false), find_in_editor(press, true));
            if row.is_in_console() {
                assert!(free != Some(row.verb) || row.verb.works_in_editor(), "{}", chord.words());
            } else {
                assert_eq!(free, Some(row.verb), "{}", chord.words());
            }
            let silent = chord.works_in_text() || chord.control;
            assert!(typed.is_none() || silent, "{} types a letter", chord.words());
            assert_eq!(typed == Some(row.verb), typed.is_some() && row.fits_editor(*chord, true), "{}", chord.words());
            if !row.is_in_console() && !shows.contains(&row.verb) {
                assert_ne!(typed, Some(row.verb), "{} belongs to the text", chord.words());
            }
        }
    }
    assert_eq!(find_in_editor(press(Key::PageDown), true), Some(Verb::Next), "a clicker works");
    assert_eq!(find_in_editor(press(Key::Space), false), None);
    assert_eq!(find_in_editor(press(Key::N), false), None);
    assert_eq!(find_in_editor(press(Key::F12), true), Some(Verb::Panic));
}

#[test]
fn what_clickers_send_moves_slides_and_blanks_and_nothing_else() {
    for (key, verb) in [
        (Key::PageDown, Verb::Next),
        (Key::PageUp, Verb::Previous),
        (Key::Period, Verb::Black),
        (Key::B, Verb::Black),
        (Key::F5, Verb::StartFirst),
        (Key::Escape, Verb::Leave),
    ] {
        assert_eq!(find(press(key), false), Some(verb));
    }
    let forbidden =
        [Verb::End, Verb::ClockStartPause, Verb::NextSegment, Verb::Undo, Verb::QuestionView, Verb::QuestionPutUp];
    for key in [Key::PageDown, Key::PageUp, Key::Period, Key::B, Key::F5, Key::Escape, Key::Enter, Key::Space, Key::Tab]
    {
        let shifted = Press { modifiers: Modifiers::SHIFT, ..press(key) };
        for press in [press(key), shifted] {
            assert!(!find(press, false).is_some_and(|verb| forbidden.contains(&verb)), "{key:?}");
        }
    }
}

#[test]
fn a_french_layout_still_blanks_from_the_clicker() {
    let colon = Press { key: Key::Colon, physical: Some(Key::Period), modifiers: Modifiers::SHIFT, repeat: false };
    assert_eq!(find(colon, false), Some(Verb::Black));
    // The layout's own meaning wins: "a" where an English keyboard has "q".
    let letter = Press { key: Key::A, physical: Some(Key::Q), modifiers: Modifiers::NONE, repeat: false };
    assert_eq!(find(letter, false), Some(Verb::QuestionNext));
}

#[test]
fn letters_are_letters_while_a_text_is_typed_but_the_clicker_works() {
    for row in TABLE.iter().filter(|row| row.is_in_console()) {
        for chord in row.keys {
            let modifiers = Modifiers { shift: chord.shift, alt: chord.alt, ctrl: chord.control, ..Modifiers::NONE };
            let press = Press { modifiers, ..press(chord.key) };
            assert_eq!(find(press, false), Some(row.verb), "{}", chord.words());
            assert_eq!(find(press, true).is_some(), chord.works_in_text(), "{}", chord.words());
        }
    }
    assert_eq!(find(press(Key::PageDown), true), Some(Verb::Next));
    assert_eq!(find(press(Key::F12), true), Some(Verb::Panic));
}

#[test]
fn a_key_held_down_does_not_run_through_the_slides() {
    let held = Press { repeat: true, ..press(Key::PageDown) };
    assert_eq!(find(held, false), None);
    // Held down, it shows what the minute costs: it must not be paid again and again.
    assert_eq!(find(Press { repeat: true, ..press(Key::Plus) }, false), None);
    let held = Press { repeat: true, modifiers: Modifiers::CTRL, ..press(Key::Plus) };
    assert_eq!(find(held, false), Some(Verb::NotesLarger));
}

#[test]
fn signs_work_with_and_without_shift() {
    for shift in [false, true] {
        let modifiers = Modifiers { shift, ..Modifiers::NONE };
        assert_eq!(find(Press { modifiers, ..press(Key::Questionmark) }, false), Some(Verb::Help));
        assert_eq!(find(Press { modifiers, ..press(Key::Plus) }, false), Some(Verb::MinuteMore));
    }
    assert_eq!(key_of(Verb::End), "Ctrl+Shift+E");
    assert_eq!(TABLE.iter().find(|row| row.verb == Verb::Next).unwrap().keys.len(), 6);
}
