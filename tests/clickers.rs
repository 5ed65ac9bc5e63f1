//! Every order of up to three presses of what clickers send, and of two presses of all that any kind of them may send: none
//! of them ends the show, closes the room's window, or touches a clock or a question.
//!
//! The orders are not tried one by one from a fresh start: they are strung together so that each follows upon whatever the
//! ones before have left, which is harder on the program.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[expect(dead_code, reason = "this suite uses a part of it")]
mod hands;

use std::{
    collections::{HashSet, VecDeque},
    time::Duration,
};

use egui::{Event, Key, Modifiers, RawInput, ViewportId};
use hands::{Hands, console};
use sidestage::{
    app::{desk::Errand, face::Line, keys::Router, teach::Listening, windows},
    questions::State,
    show::Command,
    ui::bindings::{Button, Profile},
};

/// What clickers, rings, remote mice and phones send.
const SENT: [(Key, Modifiers); 13] = [
    (Key::PageDown, Modifiers::NONE),
    (Key::PageUp, Modifiers::NONE),
    (Key::Period, Modifiers::NONE),
    (Key::B, Modifiers::NONE),
    (Key::F5, Modifiers::NONE),
    (Key::F5, Modifiers::SHIFT),
    (Key::Escape, Modifiers::NONE),
    (Key::Tab, Modifiers::NONE),
    (Key::Enter, Modifiers::NONE),
    (Key::AudioVolumeUp, Modifiers::NONE),
    (Key::AudioVolumeDown, Modifiers::NONE),
    (Key::AudioVolumeMute, Modifiers::NONE),
    (Key::MediaPlayPause, Modifiers::NONE),
];

/// What some of them send besides: arrows instead of page keys (Logitech's Spotlight, rings), marks and letters for a black or
/// white screen, the ends of the deck, keys for links and for other programs' windows (Norwii and its kin), and songs.
const BESIDES: [(Key, Modifiers); 18] = [
    (Key::ArrowRight, Modifiers::NONE),
    (Key::ArrowLeft, Modifiers::NONE),
    (Key::ArrowUp, Modifiers::NONE),
    (Key::ArrowDown, Modifiers::NONE),
    (Key::Space, Modifiers::NONE),
    (Key::Backspace, Modifiers::NONE),
    (Key::Comma, Modifiers::NONE),
    (Key::W, Modifiers::NONE),
    (Key::Home, Modifiers::NONE),
    (Key::End, Modifiers::NONE),
    (Key::Tab, Modifiers::SHIFT),
    (Key::Tab, Modifiers::ALT),
    (Key::Escape, Modifiers::ALT),
    (Key::F4, Modifiers::ALT),
    (Key::MediaTrackNext, Modifiers::NONE),
    (Key::MediaTrackPrevious, Modifiers::NONE),
    (Key::MediaStop, Modifiers::NONE),
    (Key::BrowserBack, Modifiers::NONE),
];

/// A string of signs in which every order of `length` of them comes up: always the largest sign that makes an order not seen
/// yet, starting with the smallest.
fn every_order(signs: usize, length: usize) -> Vec<usize> {
    let mut string = vec![0; length];
    let mut seen = HashSet::from([string.clone()]);
    'longer: loop {
        for sign in (0..signs).rev() {
            let mut order = string[string.len() + 1 - length..].to_vec();
            order.push(sign);
            if seen.insert(order) {
                string.push(sign);
                continue 'longer;
            }
        }
        assert_eq!(seen.len(), signs.pow(u32::try_from(length).unwrap()), "every order came up");
        return string;
    }
}

fn press(hands: &mut Hands, (key, modifiers): (Key, Modifiers)) {
    hands.harness.key_press_modifiers(modifiers, key);
    match key {
        Key::Period => hands.harness.event(Event::Text(".".to_owned())),
        Key::Comma => hands.harness.event(Event::Text(",".to_owned())),
        Key::B => hands.harness.event(Event::Text("b".to_owned())),
        Key::W => hands.harness.event(Event::Text("w".to_owned())),
        Key::Space => hands.harness.event(Event::Text(" ".to_owned())),
        _ => {}
    }
    hands.harness.run_steps(2);
}

/// A show that runs on the room's window, with its clock and a question.
fn show(hands: &mut Hands) {
    hands.key(Key::F5);
    hands.key(Key::T);
    hands.ask("Who protects defenders?");
    assert!(hands.desk.snapshot().state.live, "the show runs");
    hands.desk.windows.audience.open(None);
}

/// Tries every order of `length` of these keys.
fn try_orders(hands: &mut Hands, keys: &[(Key, Modifiers)], length: usize) {
    let before = hands.desk.snapshot();
    let _of_the_start = hands.desk.take_errands();
    let mut last = VecDeque::new();
    let mut moved = HashSet::new();
    for sign in every_order(keys.len(), length) {
        let sent = keys[sign];
        // Pressed again at once, it would count as a bounce of its switch, and not at all.
        if last.back() == Some(&sent) {
            std::thread::sleep(Duration::from_millis(125));
        }
        last.push_back(sent);
        if last.len() > length {
            last.pop_front();
        }
        press(hands, sent);
        let now = hands.desk.snapshot();
        assert!(now.state.live, "{last:?} ended the show");
        assert!(hands.desk.windows.audience.is_open(), "{last:?} closed the room's window");
        assert!(!now.state.panic, "{last:?} hid everything");
        assert!(now.queue == before.queue, "{last:?} changed the questions");
        assert_eq!(now.timing, before.timing, "{last:?} touched a clock");
        for errand in hands.desk.take_errands() {
            assert!(!matches!(errand, Errand::Quit | Errand::Leave), "{last:?} closes the program");
        }
        moved.insert(now.position());
    }
    assert!(moved.len() > 3, "the slides moved meanwhile: {moved:?}");
}

/// Whatever is left open: Escape closes it, and the slides still move.
fn goes_on(hands: &mut Hands) {
    for _ in 0..4 {
        hands.key(Key::Escape);
    }
    hands.key(Key::Home);
    assert_eq!(hands.desk.snapshot().position(), 0);
    hands.key(Key::PageDown);
    let now = hands.desk.snapshot();
    assert!(now.position() + usize::from(now.state.step) > 0, "the next press moves on");
}

#[test]
fn no_order_of_what_clickers_send_ends_the_show() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    show(&mut hands);
    try_orders(&mut hands, &SENT, 3);
    goes_on(&mut hands);
}

#[test]
fn no_button_of_a_clicker_puts_a_previewed_question_up() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    show(&mut hands);
    for first in SENT {
        for second in [&SENT[..], &BESIDES[..]].concat() {
            hands.desk.send(Command::Preview(Some(1)));
            hands.harness.run_steps(2);
            assert_eq!(hands.desk.snapshot().state.preview, Some(1));
            for sent in [first, second] {
                press(&mut hands, sent);
                assert_eq!(hands.desk.snapshot().state.projected, None, "{first:?} and {second:?} show it to the room");
            }
        }
    }
    goes_on(&mut hands);
}

#[test]
fn no_kind_of_clicker_ends_the_show() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    show(&mut hands);
    try_orders(&mut hands, &[&SENT[..], &BESIDES[..]].concat(), 2);
    // One that was taught the oddest keys, and its last button to do nothing.
    hands.desk.listen(Some(Listening::Teach(Button::Forward)));
    for (key, modifiers) in [
        (Key::Escape, Modifiers::NONE),
        (Key::F4, Modifiers::ALT),
        (Key::Tab, Modifiers::NONE),
        (Key::F5, Modifiers::NONE),
        (Key::Enter, Modifiers::NONE),
    ] {
        hands.keys(modifiers, key);
    }
    hands.desk.listen(None);
    let songs = [Key::MediaTrackNext, Key::MediaTrackPrevious].map(|key| (key, Modifiers::NONE));
    let keys = [&SENT[..], &songs, &[(Key::F4, Modifiers::ALT)]].concat();
    for profile in Profile::ALL.into_iter().filter(|profile| *profile != Profile::Usual) {
        hands.desk.choose_clicker(profile);
        try_orders(&mut hands, &keys, 2);
    }
    hands.desk.choose_clicker(Profile::Usual);
    goes_on(&mut hands);
}

/// A key pressed and let go in another window than the console, with the letter that it types. Says what that window keeps.
fn press_in(hands: &mut Hands, window: ViewportId, key: Key) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    let mut events = vec![event(true)];
    if key.name().len() == 1 {
        events.push(Event::Text(key.name().to_lowercase()));
    }
    events.push(event(false));
    let mut input = RawInput { viewport_id: window, events, ..RawInput::default() };
    let ctx = hands.harness.ctx.clone();
    let heard = ctx.with_plugin::<Router, _>(|router| egui::Plugin::input_hook(router, &ctx, &mut input));
    assert!(heard.is_some(), "the router is there");
    hands.settle();
    input.events
}

#[test]
fn a_question_begun_in_the_room_s_window_is_typed_into_the_console() {
    let home = tempfile::tempdir().unwrap();
    let mut hands = console(home.path());
    hands.key(Key::F5);
    hands.key(Key::PageDown);
    let before = hands.desk.snapshot();
    let _of_the_start = hands.desk.take_errands();
    for window in [windows::audience(), windows::panel()] {
        press_in(&mut hands, window, Key::Q);
        assert_eq!(hands.desk.face(|face| face.line), Line::Question);
        assert!(hands.desk.take_errands().contains(&Errand::Front), "the console comes to the front");
        // Each of them is a command otherwise: back, next, swap, black, a minute, the clock.
        for key in [Key::L, Key::N, Key::S, Key::B, Key::T, Key::Num1] {
            press_in(&mut hands, window, key);
        }
        hands.settle();
        let now = hands.desk.snapshot();
        assert!(now.state == before.state, "no letter was a command");
        assert_eq!(now.timing, before.timing, "no letter touched the clock");
        assert!(hands.desk.take_errands().iter().all(|errand| *errand == Errand::Front), "nothing else was asked for");
        assert_eq!(hands.desk.face(|face| face.text.clone()), "lnsbt1");
        // A slip is mended with the arrows, and Home and Tab are the line's too.
        for key in [Key::ArrowLeft, Key::ArrowLeft, Key::Backspace, Key::Home, Key::Delete] {
            press_in(&mut hands, window, key);
        }
        hands.settle();
        assert_eq!(hands.desk.face(|face| face.text.clone()), "nst1");
        assert!(hands.desk.snapshot().state == before.state, "and no slide moved");
        press_in(&mut hands, window, Key::Escape);
        assert_eq!(hands.desk.face(|face| face.line), Line::None, "Esc closes the line from there too");
    }
    press_in(&mut hands, windows::audience(), Key::Q);
    press_in(&mut hands, windows::audience(), Key::A);
    press_in(&mut hands, windows::audience(), Key::Enter);
    hands.settle();
    assert_eq!(hands.numbers(State::Inbox).len() + hands.numbers(State::Queued).len(), 1, "Enter puts it in the queue");
    // Without a line, the same key moves the slides as ever.
    press_in(&mut hands, windows::audience(), Key::Escape);
    press_in(&mut hands, windows::audience(), Key::N);
    assert!(hands.desk.snapshot().state != before.state, "without a line, the key moves the slides as ever");
}
