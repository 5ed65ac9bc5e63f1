//! The questions and their safety as a moderator without a mouse meets them: by keys, accessible names and roles.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod hands;

use std::{fs, path::Path};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use hands::{Hands, Window, console, open};
use sidestage::{
    app::face::{Asking, Line, Sheet},
    platform::settings::Settings,
    questions::{Claim, Counter, List, State},
    show::{
        Room,
        journal::{self, JournalFault},
    },
    timing::Status,
};

const CONTROL: Modifiers = Modifiers::COMMAND;

fn control_shift() -> Modifiers {
    Modifiers::COMMAND | Modifiers::SHIFT
}

/// A live show with questions.
fn with_questions(home: &Path, texts: &[&str]) -> Hands {
    let mut hands = console(home);
    hands.key(Key::F5);
    hands.desk.add_questions(&texts.join("\n"));
    hands.settle();
    hands
}

fn status(hands: &Hands) -> Option<Status> {
    let view = hands.desk.snapshot().view(hands.desk.now())?;
    let index = view.running.as_ref()?.index;
    view.segments.get(index).map(|segment| segment.status)
}

/// What a kill leaves behind: the files as they are, and nobody who tidies up.
fn copy_of(home: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for folder in ["shows", "keys"] {
        fs::create_dir_all(copy.path().join(folder)).unwrap();
        for file in fs::read_dir(home.join(folder)).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), copy.path().join(folder).join(file.file_name())).unwrap();
        }
    }
    if let Ok(settings) = fs::read(home.join("settings.json")) {
        fs::write(copy.path().join("settings.json"), settings).unwrap();
    }
    copy
}

#[test]
fn a_passphrase_is_chosen_at_the_start_and_asked_for_after_a_crash() {
    const WORDS: &str = "seven lanterns in the rain";
    let home = tempfile::tempdir().unwrap();
    Settings { ask_passphrase: true, ..Settings::default() }.write(home.path()).unwrap();
    let mut hands = console(home.path());
    // A question that came before the start stands in a journal whose key lies open; it is closed with the rest.
    hands.ask("Who was first?");
    assert_eq!((hands.files("shows").len(), hands.files("keys").len()), (1, 1));
    let open_key = fs::read(&hands.files("keys")[0]).unwrap();
    hands.key(Key::F5);
    assert!(!hands.desk.snapshot().state.live, "first the passphrase");
    assert!(hands.sees("A passphrase for this show"));
    for (first, second, fault) in [("short", "short", "At least 8"), (WORDS, "something else", "not the same")] {
        hands.type_words(first);
        hands.key(Key::Tab);
        hands.type_words(second);
        hands.key(Key::Enter);
        assert!(hands.sees(fault), "{fault}");
        assert!(!hands.sees(first) && !hands.desk.snapshot().state.live);
    }
    // Letters that are commands elsewhere are letters here, and nothing of them is drawn or read aloud.
    hands.type_words(WORDS);
    assert!(!hands.sees("lanterns"));
    hands.key(Key::Enter);
    hands.type_words(WORDS);
    hands.key(Key::Enter);
    hands.until("the show starts", |hands| hands.desk.snapshot().state.live);
    assert!(hands.desk.protection().passphrase);
    assert_eq!(
        (hands.files("shows").len(), hands.files("keys").len()),
        (1, 1),
        "the open key and its journal are gone"
    );
    let closed_key = fs::read(&hands.files("keys")[0]).unwrap();
    assert!(closed_key.len() > open_key.len() && !closed_key.windows(32).any(|part| part == &open_key[28..]));
    hands.ask("Who comes second?");
    hands.key(Key::PageDown);

    let copy = copy_of(home.path());
    let found = journal::list(&copy.path().join("shows"), &copy.path().join("keys")).unwrap();
    assert_eq!(found[0].label, Err(JournalFault::Closed));
    let mut again = console(copy.path());
    assert!(again.sees("Go on with a closed show?"));
    let before = fs::read(&found[0].journal).unwrap();
    again.type_words("seven lanterns in the sun");
    again.key(Key::Enter);
    again.until("the refusal", |hands| hands.sees("This passphrase does not open the show. Nothing is lost"));
    assert_eq!(fs::read(&found[0].journal).unwrap(), before, "nothing was changed");
    again.type_words(WORDS);
    again.key(Key::Enter);
    again.until("the show goes on", |hands| hands.desk.snapshot().state.live);
    assert_eq!(again.desk.snapshot().queue.len(), 2);
    assert_eq!(again.desk.snapshot().state.slide, hands.desk.snapshot().state.slide);
    // The same passphrase opens the lock of the resumed show.
    again.keys(control_shift(), Key::L);
    again.type_words(WORDS);
    again.key(Key::Enter);
    again.until("the console is open", |hands| hands.sees("Questions"));
    // Left closed, it stays where it is.
    let copy = copy_of(home.path());
    let mut other = console(copy.path());
    other.press("Leave it closed");
    assert_eq!(other.files("shows").len(), 1);
    other.keys(control_shift(), Key::S);
    assert!(other.sees("The journal of one earlier show is on this machine."));
    other.press("Destroy them, keys first");
    assert!(other.sees("The key of one show was destroyed, then its journal."));
    assert_eq!((other.files("shows").len(), other.files("keys").len()), (0, 0));
}

#[test]
fn a_show_without_a_trace_writes_nothing_and_says_so_all_the_time() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = open(Window::Console, home.path(), [1366.0, 768.0], true);
    assert!(hands.sees("No trace") && hands.sees("Nothing is written."));
    hands.ask("Who is protected?");
    hands.key(Key::F5);
    hands.key(Key::T);
    hands.desk.set_light(true);
    hands.desk.set_panel_look(sidestage::ui::theme::Look::Light);
    hands.desk.save_settings();
    assert!(hands.sees("No trace"), "live as well");
    hands.keys(control_shift(), Key::E);
    assert!(hands.sees("Nothing of this show was written"));
    hands.press("End and forget");
    assert!(hands.sees("One question was forgotten. Nothing of this show was written."));
    hands.desk.leave_show();
    let written: Vec<_> = fs::read_dir(home.path()).unwrap().collect();
    assert!(written.is_empty(), "{written:?}");
}

#[test]
fn a_show_becomes_traceless_before_it_starts_and_what_was_written_is_destroyed() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    hands.ask("Who is protected?");
    assert_eq!(hands.files("shows").len(), 1);
    assert_eq!(hands.desk.recent().len(), 1);
    hands.keys(control_shift(), Key::S);
    hands.press("Leave no trace");
    assert_eq!((hands.files("shows").len(), hands.files("keys").len()), (0, 0));
    assert_eq!(Settings::read(home.path()).recent.len(), 0, "the deck is no longer among the recent ones");
    hands.key(Key::Escape);
    hands.key(Key::F5);
    hands.ask("Who else?");
    assert_eq!((hands.desk.snapshot().queue.len(), hands.files("shows").len()), (2, 0));
    assert!(hands.sees("No trace"));
    hands.keys(control_shift(), Key::S);
    hands.desk.set_no_trace(false);
    assert!(hands.desk.no_trace(), "not while the show is live");
}

#[test]
fn the_lock_hides_the_console_and_lets_the_clicker_through() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = with_questions(home.path(), &["What nobody else should read"]);
    hands.key(Key::Q);
    hands.type_words("half a question");
    hands.keys(control_shift(), Key::L);
    assert!(hands.sees("The console is locked"), "whatever is being typed");
    assert!(!hands.sees("half a question"));
    for words in ["nobody else", "Questions", "This slide:", "Menu"] {
        assert!(!hands.sees(words), "{words}");
    }
    let slide = hands.desk.snapshot().state.slide.clone();
    hands.key(Key::PageDown);
    let moved = (hands.desk.snapshot().state.slide.clone(), hands.desk.snapshot().state.step);
    assert_ne!(moved, (slide, 0), "the clicker moves slides");
    hands.key(Key::Period);
    assert_eq!(hands.desk.snapshot().room(), Room::Black, "and blanks the screen");
    hands.key(Key::Period);
    for key in [Key::Q, Key::T, Key::A, Key::Delete, Key::V, Key::Escape, Key::F5, Key::Questionmark, Key::Num7] {
        hands.key(key);
    }
    hands.keys(control_shift(), Key::E);
    hands.keys(CONTROL, Key::Z);
    let snapshot = hands.desk.snapshot();
    assert!(snapshot.state.live && snapshot.queue.active().is_none() && snapshot.queue.len() == 1);
    assert_eq!(status(&hands), None, "no clock was started");
    assert!(hands.sees("The console is locked"));
    // The panic key works behind the lock, and what it hides stays locked afterwards.
    hands.key(Key::F12);
    assert!(hands.sees("Everything is hidden"));
    hands.keys(Modifiers::SHIFT, Key::F12);
    assert!(hands.sees("The console is locked"));
    hands.keys(control_shift(), Key::L);
    assert!(hands.sees("nobody else"), "the deliberate key opens it");
    hands.type_words(" and the rest");
    hands.key(Key::Enter);
    assert_eq!(hands.desk.snapshot().queue.get(2).unwrap().text, "half a question and the rest", "nothing is lost");
}

#[test]
fn with_a_passphrase_nothing_else_opens_the_lock() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = with_questions(home.path(), &["What nobody else should read"]);
    hands.keys(control_shift(), Key::S);
    hands.press("Choose a passphrase");
    for _ in 0..2 {
        hands.type_words("lanterns, lanterns");
        hands.key(Key::Enter);
    }
    hands.until("the passphrase", |hands| hands.desk.protection().passphrase);
    hands.until("the sheet is gone", |hands| hands.desk.face(|face| face.sheet == Sheet::None));
    assert_eq!(hands.files("keys").len(), 1);
    hands.keys(control_shift(), Key::L);
    hands.keys(control_shift(), Key::L);
    assert!(hands.sees("The console is locked"));
    hands.type_words("lantern");
    hands.key(Key::PageDown);
    hands.key(Key::Enter);
    hands.until("the refusal", |hands| hands.sees("This is not the passphrase"));
    assert!(!hands.sees("nobody else"));
    hands.type_words("lanterns, lanterns");
    hands.key(Key::Enter);
    hands.until("the console is open", |hands| hands.sees("nobody else"));
}

#[test]
fn the_panic_loses_nothing_that_was_half_done_and_lets_no_key_through() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = with_questions(home.path(), &["one", "two"]);
    hands.key(Key::Q);
    hands.type_words("half a question");
    hands.key(Key::F12);
    assert!(!hands.sees("half a question"));
    hands.key(Key::X);
    hands.keys(Modifiers::SHIFT, Key::F12);
    assert_eq!(hands.desk.face(|face| (face.line, face.text.clone())), (Line::Question, "half a question".to_owned()));
    hands.type_words(" more");
    hands.key(Key::Enter);
    assert_eq!(hands.desk.snapshot().queue.get(3).unwrap().text, "half a question more");
    // Every sheet goes at once and comes back; nothing happens behind it.
    for sheet in [
        Sheet::Safety,
        Sheet::Export,
        Sheet::Filter,
        Sheet::Themes,
        Sheet::Balance,
        Sheet::End,
        Sheet::Close,
        Sheet::Path { what: Asking::Export },
        Sheet::Marks { number: 1 },
        Sheet::Overview { chosen: 0 },
    ] {
        hands.key(Key::J);
        if sheet == Sheet::Export {
            hands.keys(CONTROL, Key::S);
        } else {
            hands.desk.face(|face| face.open(sheet.clone()));
        }
        hands.settle();
        let before = hands.desk.snapshot().state.version;
        hands.key(Key::F12);
        assert!(hands.desk.snapshot().state.panic);
        for words in ["one", "two", "Export", "Question", "slides"] {
            assert!(!hands.sees(words), "{words} is seen");
        }
        for key in [Key::Enter, Key::Space, Key::D, Key::A, Key::Escape, Key::PageDown] {
            hands.key(key);
        }
        assert_eq!(hands.desk.snapshot().state.version, before + 1, "only the panic was done");
        hands.keys(Modifiers::SHIFT, Key::F12);
        assert!(hands.desk.face(|face| face.sheet == sheet), "the sheet is there again");
        hands.key(Key::Escape);
        hands.desk.face(|face| face.sheet = Sheet::None);
    }
    // The big button does the same.
    hands.harness.get_by_label_contains("Hide all").click();
    hands.settle();
    assert!(hands.desk.snapshot().state.panic);
}

#[test]
fn the_end_purges_by_default_and_says_what_it_did() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = with_questions(home.path(), &["one", "two"]);
    let copy = copy_of(home.path());
    hands.keys(control_shift(), Key::E);
    assert!(hands.sees("destroys the key of the journal first and then the journal, with 2 questions"));
    hands.key(Key::Enter);
    assert!(hands.sees("The show has ended"));
    assert!(hands.sees("The key was overwritten and deleted. The journal was overwritten and deleted."));
    assert!(hands.sees("2 questions were forgotten."));
    assert_eq!((hands.files("shows").len(), hands.files("keys").len()), (0, 0));
    assert!(hands.desk.snapshot().queue.is_empty());
    // A copy of the journal that somebody took is of no use without the key.
    let journals = copy.path().join("shows");
    let found = journal::list(&journals, &home.path().join("keys")).unwrap();
    assert_eq!(found[0].label, Err(JournalFault::NoKey));
    hands.key(Key::Escape);
    assert!(hands.desk.face(|face| face.sheet == Sheet::None));

    let mut kept = with_questions(home.path(), &["three"]);
    kept.keys(control_shift(), Key::E);
    kept.press("End and keep the journal");
    assert!(kept.sees("The journal stays on this machine, encrypted"));
    assert_eq!((kept.files("shows").len(), kept.files("keys").len()), (1, 1));
}

#[test]
fn a_show_goes_on_in_memory_when_nothing_can_be_written() {
    let home = tempfile::tempdir().unwrap();
    // Below a file nothing can be created, whoever asks.
    fs::write(home.path().join("shows"), "in the way").unwrap();
    let mut hands = with_questions(home.path(), &["one"]);
    assert!(hands.sees("The show goes on, but it is not being saved"));
    hands.ask("two");
    hands.key(Key::A);
    let snapshot = hands.desk.snapshot();
    assert_eq!((snapshot.queue.len(), snapshot.queue.active().unwrap().number), (2, 1));
    assert!(snapshot.state.live);
    let words = snapshot.trouble.clone().unwrap();
    assert!(!words.contains(home.path().to_str().unwrap()), "no path is in the words: {words}");
    // As soon as it can be written again, everything is.
    fs::remove_file(home.path().join("shows")).unwrap();
    hands.key(Key::D);
    assert!(!hands.sees("it is not being saved"));
    let again = console(copy_of(home.path()).path());
    assert!(again.sees("Go on where the show stopped?"));
}

#[test]
fn a_list_is_narrowed_to_a_panellist_a_theme_and_a_language_by_keys_alone() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = with_questions(
        home.path(),
        &[
            "Who pays for the lawyers of those who testify?",
            "Comment protéger les témoins dans le pays ?",
            "¿Y después?",
        ],
    );
    let speaker = hands.desk.snapshot().loaded.deck.speakers[0].id.clone();
    let shown = |hands: &Hands| hands.desk.looked_at(&hands.desk.snapshot()).1.map(|found| found.to_vec());
    assert_eq!(shown(&hands), None);
    // A theme for the first.
    hands.key(Key::J);
    hands.keys(CONTROL, Key::T);
    assert!(hands.sees("Themes of question 1"));
    hands.type_words("costs");
    hands.key(Key::Enter);
    assert_eq!(hands.desk.snapshot().queue.get(1).unwrap().tags, ["costs"]);
    hands.key(Key::Escape);
    hands.keys(CONTROL, Key::F);
    hands.press("costs (1)");
    assert_eq!(shown(&hands), Some(vec![1]));
    hands.press("Every theme");
    // The language was never set: it is guessed from the words.
    hands.press("French");
    assert_eq!(shown(&hands), Some(vec![2]));
    hands.press("Every language");
    assert_eq!(shown(&hands), None);
    hands.key(Key::Escape);
    hands.desk.send(sidestage::show::Command::Question(sidestage::questions::Action::Address {
        number: 1,
        to: vec![speaker.clone()],
    }));
    let other = hands.desk.snapshot().loaded.deck.speakers[1].id.clone();
    hands.desk.narrow(sidestage::app::board::Narrow { to: Some(other), ..Default::default() });
    hands.settle();
    assert_eq!(shown(&hands), Some(vec![2, 3]), "those to the whole panel are to everybody");
    assert!(hands.sees("Only to "));
    hands.desk.turn_to(List::Parked);
    hands.settle();
    assert_eq!(shown(&hands), Some(vec![]), "the filter is for the list that is shown");
    assert!(hands.sees("passes the filter"));
    hands.keys(CONTROL, Key::F);
    hands.press("Show all again");
    assert_eq!(shown(&hands), None);
}

#[test]
fn themes_are_given_to_several_renamed_and_removed() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = with_questions(home.path(), &["one", "two", "three"]);
    hands.key(Key::J);
    hands.keys(Modifiers::SHIFT, Key::J);
    hands.keys(CONTROL, Key::T);
    assert!(hands.sees("Themes of the 2 selected questions"));
    hands.type_words("costs");
    hands.key(Key::Enter);
    let tags = |hands: &Hands| -> Vec<Vec<String>> {
        hands.desk.snapshot().queue.iter().map(|question| question.tags.clone()).collect()
    };
    assert_eq!(tags(&hands), [vec!["costs".to_owned()], vec!["costs".to_owned()], vec![]]);
    hands.press("Rename the theme costs");
    hands.keys(CONTROL, Key::A);
    hands.type_words("money");
    hands.key(Key::Enter);
    assert_eq!(tags(&hands)[1], ["money"]);
    hands.press("money (2)");
    assert_eq!(tags(&hands), [Vec::<String>::new(), vec![], vec![]], "the box takes it from both");
    hands.keys(CONTROL, Key::Z);
    hands.settle();
    assert_eq!(tags(&hands).concat().len(), 1, "and undo gives it back");
    hands.press("Remove the theme money");
    assert!(tags(&hands).concat().is_empty());
}

#[test]
fn balance_is_tapped_and_tied_to_nobody() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = with_questions(home.path(), &["one"]);
    hands.keys(CONTROL, Key::B);
    hands.press("One more: first-time askers");
    hands.press("One more: first-time askers, now 1");
    hands.press("One more: Latin America");
    hands.press("One less: first-time askers");
    let name = hands.desk.snapshot().loaded.deck.speakers[0].id.clone();
    let queue = hands.desk.snapshot().queue.clone();
    assert_eq!((queue.counter(Counter::FirstTime), queue.counter(Counter::LatinAmerica)), (1, 1));
    assert_eq!(queue.spoke(&name), 0);
    let loaded = hands.desk.snapshot().loaded.clone();
    let called =
        sidestage::deck::inline::words(loaded.deck.speakers[0].name.pick(&loaded.language, &loaded.deck.language).0);
    hands.press(&format!("One more: {called}, now 0:00, 0 answers"));
    assert_eq!(hands.desk.snapshot().queue.spoke(&name), 1);
    assert!(hands.sees("1 answer"));
}

#[test]
fn a_question_is_dragged_to_its_place() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = open(Window::Console, home.path(), [1920.0, 1080.0], false);
    hands.desk.add_questions("one\ntwo\nthree\nfour");
    hands.settle();
    assert_eq!(hands.numbers(State::Queued), [1, 2, 3, 4]);
    let place = |hands: &Hands, number: u32| hands.harness.get_by_label_contains(&format!("Question {number},")).rect();
    let (from, over) = (place(&hands, 4).left_center(), place(&hands, 2).left_top());
    let from = from + egui::Vec2::new(12.0, 0.0);
    hands.harness.event(egui::Event::PointerMoved(from));
    hands.harness.event(press(from, true));
    hands.settle();
    for step in 1..=6 {
        let way = from + (over + egui::Vec2::new(12.0, 4.0) - from) * (step as f32 / 6.0);
        hands.harness.event(egui::Event::PointerMoved(way));
        hands.harness.step();
    }
    hands.harness.event(press(over + egui::Vec2::new(12.0, 4.0), false));
    hands.settle();
    assert_eq!(hands.numbers(State::Queued), [1, 4, 2, 3]);
    assert_eq!(hands.desk.face(|face| face.board.drag), None);
    hands.keys(CONTROL, Key::Z);
    assert_eq!(hands.numbers(State::Queued), [1, 2, 3, 4]);
}

fn press(pos: egui::Pos2, pressed: bool) -> egui::Event {
    egui::Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

#[test]
fn a_round_takes_what_is_selected_and_the_floor_has_a_clock() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = with_questions(home.path(), &["one", "two", "three", "four", "five"]);
    hands.key(Key::J);
    hands.key(Key::J);
    hands.keys(Modifiers::SHIFT, Key::J);
    hands.keys(Modifiers::SHIFT, Key::J);
    hands.keys(Modifiers::SHIFT, Key::J);
    hands.key(Key::R);
    let round = hands.desk.snapshot().queue.round().cloned().unwrap();
    assert_eq!((round.size, round.picks), (4, vec![2, 3, 4, 5]));
    hands.key(Key::A);
    hands.clock.advance(34_000);
    hands.settle();
    assert!(hands.sees("0:34 of 1:00"));
    hands.clock.advance(30_000);
    hands.settle();
    assert!(hands.sees("1:04 of 1:00, over"));
}

#[test]
fn a_right_of_reply_comes_first_and_stops_the_clock() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = with_questions(home.path(), &["one", "two"]);
    hands.key(Key::T);
    assert_eq!(status(&hands), Some(Status::Running));
    hands.keys(Modifiers::SHIFT, Key::Q);
    hands.type_words("what was said of us");
    hands.press("right of reply");
    hands.key(Key::Tab);
    hands.type_words("blue card");
    hands.key(Key::Enter);
    let queue = hands.desk.snapshot().queue.clone();
    assert_eq!(queue.get(3).unwrap().claim, Claim::RightOfReply);
    assert_eq!(hands.numbers(State::Queued), [3, 1, 2]);
    assert_eq!(hands.desk.handle_of(3).as_deref(), Some("blue card"));
    hands.key(Key::A);
    assert_eq!(hands.desk.snapshot().queue.active().unwrap().number, 3);
    assert_eq!(status(&hands), Some(Status::Interrupted), "the segment's clock stands");
    hands.clock.advance(60_000);
    hands.settle();
    let used = hands.desk.snapshot().view(hands.desk.now()).unwrap().running.unwrap().used;
    assert_eq!(used, 0);
    hands.key(Key::D);
    assert_eq!(status(&hands), Some(Status::Running), "and goes on afterwards");
    hands.key(Key::A);
    assert_eq!(status(&hands), Some(Status::Running), "an ordinary question stops nothing");
}

#[test]
fn many_questions_are_pasted_at_once() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = with_questions(home.path(), &[]);
    hands.key(Key::Q);
    hands.harness.event(egui::Event::Paste("one?\n\n  two?\nthree?\n".to_owned()));
    hands.settle();
    hands.key(Key::Enter);
    let texts: Vec<String> = hands.desk.snapshot().queue.iter().map(|question| question.text.clone()).collect();
    assert_eq!(texts, ["one?", "two?", "three?"]);
    assert!(hands.sees("3 questions added, one for each line"));
}

#[test]
fn a_system_without_file_dialogs_takes_a_typed_path() {
    let home = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    let mut hands = with_questions(home.path(), &["one"]);
    let list = outside.path().join("list.csv");
    fs::write(&list, "question\n\"two, and a half\"\n").unwrap();
    hands.desk.no_dialog(Asking::Import);
    hands.settle();
    assert!(hands.sees("This system opens no file dialog"));
    hands.type_words("/nowhere/at all.csv");
    hands.key(Key::Enter);
    assert!(hands.sees("There is no such file."));
    hands.keys(CONTROL, Key::A);
    hands.type_words(list.to_str().unwrap());
    hands.key(Key::Enter);
    assert_eq!(hands.numbers(State::Inbox), [2]);
    assert_eq!(hands.desk.snapshot().queue.get(2).unwrap().text, "two, and a half");

    hands.keys(CONTROL, Key::S);
    hands.desk.no_dialog(Asking::Export);
    hands.settle();
    hands.keys(CONTROL, Key::A);
    hands.type_words(list.to_str().unwrap());
    hands.key(Key::Enter);
    assert!(hands.sees("A file of that name exists already"), "nothing is written over");
    let out = outside.path().join("out.md");
    hands.keys(CONTROL, Key::A);
    hands.type_words(out.to_str().unwrap());
    hands.key(Key::Enter);
    let written = fs::read_to_string(&out).unwrap();
    assert!(written.contains("- one") && written.contains("- two, and a half"), "{written}");
    assert!(hands.sees("2 texts saved"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn the_panel_reads_what_is_asked_to_whom_and_what_comes_next() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = open(Window::Panel, home.path(), [1280.0, 720.0], false);
    hands.desk.perform(sidestage::ui::commands::Verb::StartFirst);
    hands.desk.add_questions("Who pays?\nWho decides about all of it in the end, and when?");
    hands.desk.add_floor("the register".to_owned(), Claim::Ordinary, "blue card");
    let loaded = hands.desk.snapshot().loaded.clone();
    let speaker = loaded.deck.speakers[0].id.clone();
    let address = |number| sidestage::questions::Action::Address { number, to: vec![speaker.clone()] };
    for number in [1, 2] {
        hands.desk.send(sidestage::show::Command::Question(address(number)));
    }
    hands.desk.perform(sidestage::ui::commands::Verb::QuestionNext);
    hands.clock.advance(20_000);
    hands.settle();
    assert!(hands.sees("Question 1 ("), "to whom it is addressed");
    assert!(hands.sees(": Who pays?"));
    assert!(hands.sees("0:20 / 1:00"));
    assert!(hands.sees("Next: 2 ("), "what comes next");
    assert!(hands.sees("3 the register"));
    assert!(!hands.sees("blue card"), "handles are for the console alone");
    hands.desk.perform(sidestage::ui::commands::Verb::CloseList);
    hands.settle();
    assert!(hands.sees("The list of questions is closed"));
    hands.desk.perform(sidestage::ui::commands::Verb::Panic);
    hands.settle();
    assert!(!hands.sees("Who pays?"));
}
