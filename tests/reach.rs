//! The console for whoever uses the keyboard alone, hears it, or reads it at twice the size.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[expect(dead_code, reason = "this suite uses a part of it")]
mod hands;

use std::collections::BTreeSet;

use egui::{Key, Modifiers, Rect, Shape, accesskit::Live};
use egui_kittest::kittest::{By, NodeT, Queryable};
use hands::{Hands, START, Window, console, open_with};
use sidestage::{
    app::face::{Line, Sheet},
    platform::{folders::Folders, settings::Settings},
    ui::{commands::Verb, theme},
};

/// What has the keyboard: its name, and its place.
fn focused(hands: &Hands) -> Option<(String, Rect)> {
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself lives too short for the harness")]
    let node = hands.harness.query_all(By::new().predicate(|node| node.is_focused())).next()?;
    let name = node.accesskit_node().label().or_else(|| node.accesskit_node().value()).unwrap_or_default();
    Some((name, node.rect()))
}

/// Whether a ring of two tones is drawn around a place, or around the part of it that is seen.
fn has_ring(hands: &Hands, place: Rect, light: bool) -> bool {
    let ink = theme::tokens(light).text;
    hands.harness.output().shapes.iter().any(|shape| match &shape.shape {
        Shape::Rect(rect) => {
            rect.stroke.width == 2.0
                && rect.stroke.color == ink
                && rect.fill == egui::Color32::TRANSPARENT
                && rect.rect.expand(1.0).intersects(place)
                && place.expand(4.0).contains_rect(rect.rect)
        }
        _ => false,
    })
}

/// Walks with a key until the walk comes round, and gives the names of all stops.
fn walk(hands: &mut Hands, light: bool) -> Vec<String> {
    let window = hands.harness.ctx.viewport_rect();
    let mut names: Vec<String> = Vec::new();
    for _ in 0..120 {
        hands.key(if names.is_empty() { Key::F6 } else { Key::Tab });
        hands.settle();
        let Some((name, place)) = focused(hands) else { continue };
        assert!(!name.trim().is_empty(), "a stop after {names:?} has no name");
        assert!(window.intersects(place), "{name} is out of sight: {place:?}");
        assert!(has_ring(hands, place, light), "{name} has no ring: {place:?}");
        if names.len() > 3 && names.first() == Some(&name) {
            return names;
        }
        names.push(name);
    }
    panic!("the walk does not come round: {names:?}");
}

#[test]
fn the_keyboard_walks_through_the_console_and_every_stop_is_named_and_seen() {
    for light in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let mut hands = console(home.path());
        hands.desk.set_light(light);
        hands.ask("Who protects the defenders?");
        let names = walk(&mut hands, light);
        for wanted in
            ["Menu", "Present", "Previous", "Next", "Black", "Freeze", "Go to", "Hide all", "Start the clock", "Add"]
        {
            assert!(names.iter().any(|name| name.starts_with(wanted)), "no stop is called {wanted}: {names:?}");
        }
        // Esc ends the walk and does nothing else; then Tab shows all slides again, as the table says.
        hands.key(Key::Escape);
        assert_eq!(focused(&hands), None);
        hands.key(Key::Tab);
        assert!(
            matches!(hands.desk.face(|face| face.sheet.clone()), Sheet::Overview { .. }),
            "Tab is the overview's again"
        );
    }
}

#[test]
fn the_control_that_has_the_keyboard_is_pressed_and_not_the_slide_moved() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    for _ in 0..60 {
        hands.key(Key::F6);
        if focused(&hands).is_some_and(|(name, _)| name.starts_with("Add")) {
            break;
        }
    }
    let before = hands.desk.snapshot().state.slide.clone();
    hands.key(Key::Enter);
    assert_eq!(hands.desk.snapshot().state.slide, before, "Enter pressed the button");
    assert!(hands.desk.face(|face| face.line == Line::Question));
    // A clicker goes on moving slides throughout.
    hands.key(Key::PageDown);
    let snapshot = hands.desk.snapshot();
    assert!(snapshot.state.slide != before || snapshot.state.step > 0);
}

/// What is said by itself, and how urgently.
fn spoken(hands: &Hands) -> (String, Live) {
    let said = hands.harness.query_all(By::new().predicate(|node| {
        let words = node.value().unwrap_or_default();
        ["wrap up", "last call", ": over", "should have started", "Questions must start by"]
            .iter()
            .any(|warning| words.contains(warning))
            && node.live() != Live::Off
            && !words.contains(" left")
    }));
    let said: BTreeSet<(String, bool)> = said
        .map(|node| {
            let node = node.accesskit_node();
            (node.value().unwrap_or_default(), node.live() == Live::Assertive)
        })
        .collect();
    let urgent = said.iter().any(|(_, urgent)| *urgent);
    let words: Vec<String> = said.into_iter().map(|(words, _)| words).collect();
    (words.join(" / "), if urgent { Live::Assertive } else { Live::Polite })
}

#[test]
fn warnings_of_the_time_are_said_once_each_and_louder_as_it_gets_short() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    hands.key(Key::F5);
    hands.key(Key::T);
    let allotted = hands.desk.snapshot().view(START).unwrap().running.unwrap().allotted;
    let mut said: Vec<(String, Live)> = Vec::new();
    for second in 0..=(allotted / 1000 + 30) {
        hands.clock.set(START + second * 1000);
        hands.harness.run_steps(1);
        let now = spoken(&hands);
        if said.last() != Some(&now) {
            said.push(now);
        }
    }
    let said: Vec<_> = said.into_iter().filter(|(words, _)| !words.is_empty()).collect();
    assert_eq!(said.len(), 3, "three warnings, each once: {said:?}");
    for ((words, live), (wanted, urgent)) in
        said.iter().zip([("wrap up", Live::Polite), ("last call", Live::Assertive), ("over", Live::Assertive)])
    {
        assert!(words.contains(wanted), "{words}");
        assert_eq!(*live, urgent, "{words}");
    }
}

/// The names of controls that stand out of a window of this size, at this scale.
fn cut_off(hands: &Hands) -> Vec<String> {
    let window = hands.harness.ctx.viewport_rect().expand(1.0);
    let controls = hands.harness.query_all(By::new().predicate(|node| {
        use egui::accesskit::Role;
        matches!(node.role(), Role::Button | Role::CheckBox | Role::RadioButton | Role::TextInput)
    }));
    controls
        .filter(|node| {
            let place = node.rect();
            place.is_positive() && (place.left() < window.left() || place.right() > window.right())
        })
        .map(|node| format!("{:?} {:?}", node.accesskit_node().label().unwrap_or_default(), node.rect()))
        .collect()
}

#[test]
fn at_twice_the_size_nothing_is_cut_off_and_everything_is_reached() {
    // A screen of 1366 × 768 and one of 1920 × 1080, with everything twice as large.
    for size in [[683.0, 384.0], [960.0, 540.0]] {
        let home = tempfile::tempdir().unwrap();
        let mut hands = open_with(Window::Console, home.path(), size, false, 2.0);
        hands.ask("Who protects the defenders?");
        assert_eq!(cut_off(&hands), Vec::<String>::new(), "{size:?}: the console");
        let names = walk(&mut hands, false);
        for wanted in ["Menu", "Previous", "Next", "Black", "Hide all", "Start the clock", "Add"] {
            assert!(names.iter().any(|name| name.starts_with(wanted)), "{size:?}: no {wanted}: {names:?}");
        }
        hands.key(Key::Escape);
        for verb in [
            Verb::Settings,
            Verb::Safety,
            Verb::Displays,
            Verb::Preflight,
            Verb::Help,
            Verb::Keys,
            Verb::Agenda,
            Verb::Report,
        ] {
            hands.desk.perform(verb);
            hands.settle();
            hands.settle();
            assert!(hands.desk.face(|face| face.sheet != Sheet::None), "{verb:?}");
            assert_eq!(cut_off(&hands), Vec::<String>::new(), "{size:?}: {verb:?}");
            hands.desk.perform(Verb::Leave);
            hands.settle();
        }
    }
}

#[test]
fn every_setting_is_chosen_with_the_keyboard_and_kept() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    hands.keys(Modifiers::CTRL, Key::Comma);
    assert!(hands.sees("Settings"));
    hands.press("Windows: Light");
    assert!(hands.desk.face(|face| face.light));
    hands.press("Motion: None: slides are cut");
    assert!(hands.desk.reduced_motion());
    hands.press("The panel’s window: High contrast");
    hands.press("Larger notes");
    hands.press("Size of all words and controls: 150 %");
    assert_eq!(hands.desk.text_scale(), 150);
    assert_eq!(hands.harness.ctx.zoom_factor(), 1.5);
    hands.key(Key::Escape);
    assert!(hands.desk.face(|face| face.sheet == Sheet::None));
    hands.desk.save_settings();
    let kept = Settings::read(&Folders::below(home.path().to_owned()).settings);
    assert!(kept.light && kept.reduced_motion);
    assert_eq!(kept.text_scale(), 150);
    assert_eq!(kept.panel_look, theme::Look::HighContrast);
    assert!(kept.notes_size.is_some_and(|size| size > 1.0));
}

/// Whether the window has egui set a text with a letter of the Arabic script: each letter alone, and in the wrong order.
fn unshaped(shape: &Shape) -> bool {
    match shape {
        Shape::Text(text) => text.galley.text().chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter)),
        Shape::Vec(shapes) => shapes.iter().any(unshaped),
        _ => false,
    }
}

#[test]
fn a_recent_deck_is_called_by_its_name_in_whichever_script() {
    let home = tempfile::tempdir().unwrap();
    let folders = Folders::below(home.path().to_owned());
    let name = "\u{62d}\u{642}\u{648}\u{642}.json";
    let settings = Settings { recent: vec![home.path().join(name)], ..Settings::default() };
    settings.write(&folders.settings).unwrap();
    let mut hands = console(home.path());
    hands.harness.get_by_label("Menu").click();
    hands.settle();
    hands.harness.get_by_label("Open recent").click();
    hands.settle();
    let button = hands.harness.get_by_label(name);
    assert!(button.rect().height() > 30.0 && button.rect().width() > 200.0);
    button.hover();
    hands.settle();
    assert!(!hands.harness.output().shapes.iter().any(|clipped| unshaped(&clipped.shape)));
}

/// The colour in which a text is drawn, wherever it stands.
fn ink(shape: &Shape, words: &str) -> Option<egui::Color32> {
    match shape {
        Shape::Text(text) if text.galley.text() == words => {
            let own = text.galley.job.sections.first().map(|section| section.format.color);
            Some(own.filter(|own| *own != egui::Color32::PLACEHOLDER).unwrap_or(text.fallback_color))
        }
        Shape::Vec(shapes) => shapes.iter().find_map(|shape| ink(shape, words)),
        _ => None,
    }
}

#[test]
fn the_key_of_the_first_answer_is_read_on_its_ground_after_a_crash() {
    for light in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let mut hands = console(home.path());
        hands.desk.set_light(light);
        hands.desk.face(|face| face.open(Sheet::Resume { words: "It stopped.".to_owned() }));
        hands.settle();
        let shapes = &hands.harness.output().shapes;
        let found = shapes.iter().find_map(|clipped| ink(&clipped.shape, "Enter"));
        assert_eq!(found, Some(theme::tokens(light).on_accent), "light: {light}");
    }
}

#[test]
fn the_whole_menu_is_seen_on_the_smallest_screen() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    hands.harness.get_by_label("Menu").click();
    hands.settle();
    let (first, last) =
        (hands.harness.get_by_label_contains("New deck").rect(), hands.harness.get_by_label("Quit").rect());
    assert!(last.top() > first.bottom() && last.bottom() < 768.0, "{last:?}");
    let drawn = hands.harness.output().shapes.iter().any(|clipped| {
        matches!(&clipped.shape, Shape::Text(text) if text.galley.text() == "Quit" && clipped.clip_rect.contains_rect(last))
    });
    assert!(drawn, "the last entry is cut off");
}

#[test]
fn esc_closes_the_menu_and_nothing_else_and_a_sheet_opens_without_it() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    hands.key(Key::F5);
    hands.key(Key::B);
    let menu = |hands: &Hands| hands.harness.query_by_label("Quit").is_some();
    let open = |hands: &mut Hands| {
        hands.harness.get_by_label("Menu").click();
        hands.settle();
        assert!(menu(hands));
    };
    open(&mut hands);
    hands.key(Key::Escape);
    assert!(!menu(&hands), "Esc leaves it open");
    assert!(hands.desk.snapshot().state.blank.is_some(), "Esc did what it does without a menu too");
    open(&mut hands);
    hands.keys(Modifiers::CTRL, Key::Comma);
    assert!(hands.desk.face(|face| face.sheet == Sheet::Settings));
    assert!(!menu(&hands), "it lies under the sheet");
    hands.key(Key::Escape);
    assert!(hands.desk.face(|face| face.sheet == Sheet::None));
    // A clicker that goes on does not take away what the moderator reads.
    hands.key(Key::B);
    open(&mut hands);
    hands.key(Key::PageDown);
    assert!(menu(&hands));
}

#[test]
fn a_menu_stays_open_when_a_banner_comes_or_goes_above_it() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    hands.key(Key::F5);
    for (button, entry) in [("Menu", "Quit"), ("More", "Close the list")] {
        let there = |hands: &Hands| hands.sees(entry);
        hands.harness.get_by_label(button).click();
        hands.settle();
        assert!(there(&hands), "{button} opens no menu");
        for warning in [Some("a cable is loose".to_owned()), None] {
            hands.desk.set_display_warning(warning.clone());
            hands.settle();
            assert_eq!(hands.sees("a cable is loose"), warning.is_some());
            assert!(there(&hands), "{button} lost its menu");
        }
        hands.key(Key::Escape);
        assert!(!there(&hands));
    }
}

#[test]
fn nothing_in_the_head_of_the_questions_lies_upon_another() {
    for width in [960.0, 1100.0, 1366.0, 1920.0] {
        let home = tempfile::tempdir().unwrap();
        let mut hands = hands::open(Window::Console, home.path(), [width, 700.0], true);
        hands.key(Key::F5);
        for closed in [false, true] {
            if closed {
                hands.key(Key::C);
            }
            let place = |words: &str| hands.harness.query_all_by_label_contains(words).next().map(|node| node.rect());
            let names = ["we can still take", "List closed", "Message", "Add", "waiting"];
            let places: Vec<(&str, Rect)> = names.into_iter().filter_map(|name| Some((name, place(name)?))).collect();
            assert_eq!(places.iter().any(|(name, _)| *name == "List closed"), closed, "at {width}");
            assert!(width < 1366.0 || closed || places.len() == 4, "at {width}: {places:?}");
            for (at, (name, one)) in places.iter().enumerate() {
                for (other, two) in &places[at + 1..] {
                    assert!(!one.shrink(1.0).intersects(two.shrink(1.0)), "at {width}: {name} and {other}");
                }
            }
        }
    }
}
