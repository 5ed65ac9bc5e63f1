//! The text field as a person or a screen reader meets it: typing, selecting, the clipboard, input methods, several lines,
//! in Latin, Arabic and Chinese letters.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::{Arc, Mutex};

use egui::{Event, Id, ImeEvent, Key, Modifiers, OutputCommand, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable};
use sidestage::ui::{
    field::{self, Field},
    theme,
};

/// What the two fields hold, and what they told.
#[derive(Default)]
struct Page {
    title: String,
    notes: String,
    typing: bool,
    enters: usize,
    tabs: i32,
    beyond: i32,
    backs: usize,
    selection: std::ops::Range<usize>,
    read_only: bool,
}

fn page(title: &str, notes: &str) -> (Harness<'static>, Arc<Mutex<Page>>) {
    let page = Arc::new(Mutex::new(Page { title: title.to_owned(), notes: notes.to_owned(), ..Page::default() }));
    let drawn = Arc::clone(&page);
    let harness = Harness::builder()
        .with_size([480.0, 320.0])
        .with_max_steps(12)
        .with_step_dt(1.0 / 60.0)
        .with_os(egui::os::OperatingSystem::Nix)
        .with_context_setup(|ctx| theme::install(ctx, false))
        .build_ui(move |ui| {
            let mut page = drawn.lock().unwrap();
            let mut title = std::mem::take(&mut page.title);
            let shown = Field::new(Id::unique("title"), &mut title)
                .name("Title")
                .hint("What the slide says")
                .width(200.0)
                .takes_tab()
                .read_only(page.read_only)
                .show(ui);
            page.title = title;
            page.enters += usize::from(shown.enter);
            page.tabs += i32::from(shown.tab);
            page.beyond += i32::from(shown.beyond);
            page.backs += usize::from(shown.back);
            page.selection = shown.selection;
            let mut notes = std::mem::take(&mut page.notes);
            Field::new(Id::unique("notes"), &mut notes).name("Notes").lines(3).width(200.0).show(ui);
            page.notes = notes;
            page.typing = field::typing(ui.ctx());
        });
    (harness, page)
}

fn press(harness: &mut Harness<'_>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn press_with(harness: &mut Harness<'_>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn type_text(harness: &mut Harness<'_>, words: &str) {
    harness.event(Event::Text(words.to_owned()));
    harness.run();
}

fn button(harness: &Harness<'_>, pos: egui::Pos2, pressed: bool) {
    let button = egui::PointerButton::Primary;
    harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
}

fn focus(harness: &mut Harness<'_>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).focus();
    harness.run();
}

#[test]
fn a_field_has_a_name_a_value_and_the_keyboard() {
    let (mut harness, page) = page("Rome Statute", "");
    assert!(!page.lock().unwrap().typing);
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, "Title").value().as_deref(), Some("Rome Statute"));
    harness.get_by_role_and_label(Role::MultilineTextInput, "Notes");
    focus(&mut harness, Role::TextInput, "Title");
    assert!(page.lock().unwrap().typing, "letters are no commands now");
    press(&mut harness, Key::End);
    type_text(&mut harness, "!");
    assert_eq!(page.lock().unwrap().title, "Rome Statute!");
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, "Title").value().as_deref(), Some("Rome Statute!"));
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Tab);
    press_with(&mut harness, Modifiers::SHIFT, Key::Tab);
    press(&mut harness, Key::Tab);
    press(&mut harness, Key::ArrowDown);
    let page = page.lock().unwrap();
    assert_eq!((page.enters, page.tabs, page.beyond), (1, 1, 1), "and the text is one line still");
    assert_eq!(page.title, "Rome Statute!");
}

#[test]
fn the_mouse_puts_the_caret_and_selects_words() {
    let (mut harness, page) = page("The Court may act", "");
    harness.get_by_role_and_label(Role::TextInput, "Title").click();
    harness.run();
    let caret = page.lock().unwrap().selection.clone();
    assert!(caret.is_empty() && caret.start > 8, "in the middle of the field, behind most of the text: {caret:?}");
    let corner = harness.get_by_role_and_label(Role::TextInput, "Title").rect().left_center();
    let at = corner + egui::vec2(50.0, 0.0);
    // Longer than two clicks of one double click may be apart.
    harness.run_steps(30);
    harness.hover_at(at);
    for _ in 0..2 {
        button(&harness, at, true);
        button(&harness, at, false);
    }
    harness.run();
    assert_eq!(page.lock().unwrap().selection, 4..9, "a double click takes the word");
    type_text(&mut harness, "Prosecutor");
    assert_eq!(page.lock().unwrap().title, "The Prosecutor may act");
    harness.drag_at(corner + egui::vec2(9.0, 0.0));
    harness.run();
    harness.hover_at(corner + egui::vec2(32.0, 0.0));
    harness.run();
    harness.drop_at(corner + egui::vec2(32.0, 0.0));
    harness.run();
    let dragged = page.lock().unwrap().selection.clone();
    assert!(dragged.start == 0 && dragged.end >= 2, "{dragged:?}");
}

#[test]
fn the_clipboard_takes_and_gives() {
    let (mut harness, page) = page("Rome Statute", "");
    focus(&mut harness, Role::TextInput, "Title");
    press_with(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(page.lock().unwrap().selection, 0..12);
    harness.event(Event::Copy);
    harness.step();
    let copied = |harness: &Harness<'_>| {
        harness
            .output()
            .platform_output
            .commands
            .iter()
            .any(|command| matches!(command, OutputCommand::CopyText(words) if words == "Rome Statute"))
    };
    assert!(copied(&harness));
    harness.event(Event::Cut);
    harness.step();
    assert!(copied(&harness));
    assert_eq!(page.lock().unwrap().title, "");
    harness.event(Event::Paste("one\r\ntwo\u{0}\tthree".to_owned()));
    harness.run();
    assert_eq!(page.lock().unwrap().title, "one two three", "one line takes no breaks and no signs of machines");
    focus(&mut harness, Role::MultilineTextInput, "Notes");
    harness.event(Event::Paste("one\r\ntwo".to_owned()));
    harness.run();
    press(&mut harness, Key::Enter);
    type_text(&mut harness, "x");
    assert_eq!(page.lock().unwrap().notes, "one\ntwo\nx");
}

#[test]
fn what_is_selected_can_be_set_from_outside() {
    let (mut harness, page) = page("Rome Statute", "");
    field::select(&harness.ctx, Id::unique("title"), 5..12);
    harness.run();
    assert_eq!(page.lock().unwrap().selection, 5..12);
    assert!(page.lock().unwrap().typing);
    type_text(&mut harness, "Treaty");
    assert_eq!(page.lock().unwrap().title, "Rome Treaty");
    // Undone elsewhere: the field takes it over.
    page.lock().unwrap().title = "Rome Statute".to_owned();
    harness.run();
    type_text(&mut harness, "s");
    assert_eq!(page.lock().unwrap().title, "Rome Statutes");
    let (before, words, after) = field::parts("Rome Statute", 5..12);
    assert_eq!(format!("{before}**{words}**{after}"), "Rome **Statute**");
}

#[test]
fn arabic_is_written_at_its_place_and_digits_stay_in_order() {
    let (mut harness, page) = page("المحكمة الدولية", "");
    focus(&mut harness, Role::TextInput, "Title");
    press(&mut harness, Key::Home);
    assert_eq!(page.lock().unwrap().selection, 0..0, "Home is the start of the text, at its right");
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(page.lock().unwrap().selection.start, "ا".len(), "left is forward");
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(page.lock().unwrap().selection.start, 0);
    press(&mut harness, Key::End);
    type_text(&mut harness, " 1998");
    assert_eq!(page.lock().unwrap().title, "المحكمة الدولية 1998");
    press(&mut harness, Key::Backspace);
    assert_eq!(page.lock().unwrap().title, "المحكمة الدولية 199");
    press_with(&mut harness, Modifiers::CTRL, Key::Backspace);
    press_with(&mut harness, Modifiers::CTRL, Key::Backspace);
    assert_eq!(page.lock().unwrap().title.trim(), "المحكمة");
    // The right part of the field is the start of the text.
    let rect = harness.get_by_role_and_label(Role::TextInput, "Title").rect();
    harness.drag_at(rect.right_center() - egui::vec2(10.0, 0.0));
    harness.drop_at(rect.right_center() - egui::vec2(10.0, 0.0));
    harness.run();
    assert_eq!(page.lock().unwrap().selection, 0..0);
}

#[test]
fn an_input_method_is_shown_and_its_end_is_written() {
    let (mut harness, page) = page("国", "");
    focus(&mut harness, Role::TextInput, "Title");
    press(&mut harness, Key::End);
    harness.event(Event::Ime(ImeEvent::Preedit { text: "ji".to_owned(), active_range_chars: Some(0..2) }));
    harness.step();
    assert_eq!(page.lock().unwrap().title, "国", "what is not finished is not in the text");
    assert!(harness.output().platform_output.ime.is_some(), "the list of suggestions knows its place");
    harness.event(Event::Ime(ImeEvent::Commit("际".to_owned())));
    harness.run();
    assert_eq!(page.lock().unwrap().title, "国际");
    harness.event(Event::Ime(ImeEvent::Preedit { text: String::new(), active_range_chars: None }));
    harness.run();
    assert_eq!(page.lock().unwrap().title, "国际");
}

#[test]
fn what_is_read_only_can_be_copied_and_not_changed() {
    let (mut harness, page) = page("Rome", "");
    page.lock().unwrap().read_only = true;
    focus(&mut harness, Role::TextInput, "Title");
    type_text(&mut harness, "x");
    press(&mut harness, Key::Backspace);
    press(&mut harness, Key::Delete);
    harness.event(Event::Paste("x".to_owned()));
    harness.event(Event::Cut);
    harness.run();
    assert_eq!(page.lock().unwrap().title, "Rome");
}

#[test]
fn backspace_at_the_start_is_told() {
    let (mut harness, page) = page("Rome", "");
    focus(&mut harness, Role::TextInput, "Title");
    press(&mut harness, Key::Home);
    press(&mut harness, Key::Backspace);
    let page = page.lock().unwrap();
    assert_eq!((page.backs, page.title.as_str()), (1, "Rome"));
}
