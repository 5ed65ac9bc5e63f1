//! What the keys do to the room's screen and to the console, whichever window has the keyboard.

use std::{thread, time::Duration};

use super::{
    atlas::Look,
    deck::{SLIDES, STEPPED},
    stage::{CONSOLE, PANEL, ROOM, ROOM_AREA, Seen, Stage},
};

#[test]
fn next_and_previous_work_in_every_window() {
    let mut stage = Stage::present("every-window");
    for (slide, title) in [CONSOLE, ROOM, PANEL].into_iter().enumerate() {
        stage.focus(title);
        for (key, to) in [("PageDown", slide + 1), ("PageUp", slide), ("PageDown", slide + 1)] {
            stage.press(key);
            stage.wait_room(Seen::Slide(to));
            stage.wait_console(to);
        }
    }
    stage.keep("after");
}

#[test]
fn a_click_on_the_slide_goes_on() {
    let mut stage = Stage::present("click");
    stage.screen.click(ROOM_AREA.at(0.5, 0.5));
    stage.wait_room(Seen::Slide(1));
    stage.park();
    stage.wait_console(1);
}

#[test]
fn a_slide_is_revealed_step_by_step_as_it_is_exported() {
    let mut stage = Stage::present("steps");
    let atlas = stage.atlas();
    let (slide, last) = STEPPED;
    stage.focus(CONSOLE);
    stage.press("4");
    stage.press("Enter");
    stage.wait_look(&atlas, Look::Slide(slide, 0));
    for step in 1..=last {
        stage.press("PageDown");
        stage.wait_look(&atlas, Look::Slide(slide, step));
    }
    stage.press("PageDown");
    stage.wait_look(&atlas, Look::Slide(slide + 1, 0));
    // Back over the border the slide stands whole, and then loses one point a press.
    for step in (0..=last).rev() {
        stage.press("PageUp");
        stage.wait_look(&atlas, Look::Slide(slide, step));
    }
    stage.press("alt+PageDown");
    stage.wait_look(&atlas, Look::Slide(slide + 1, 0));
}

#[test]
fn black_white_and_freeze() {
    let mut stage = Stage::present("blank");
    for title in [CONSOLE, ROOM] {
        stage.focus(title);
        for (key, seen) in [("b", Seen::Black), (".", Seen::Black), ("w", Seen::White), (",", Seen::White)] {
            stage.press(key);
            stage.wait_room(seen);
            let colour = if seen == Seen::Black { [0; 3] } else { [255; 3] };
            stage.wait("the whole room has one colour", |stage| stage.screen.picture(ROOM_AREA).share(colour) == 1.0);
            stage.press(key);
            stage.wait_room(Seen::Slide(0));
        }
        // While the room is black, "next" shows the slide first and does not leave it.
        stage.press("b");
        stage.wait_room(Seen::Black);
        stage.press("PageDown");
        stage.wait_room(Seen::Slide(0));
        stage.press("w");
        stage.wait_room(Seen::White);
        stage.press("Escape");
        stage.wait_room(Seen::Slide(0));
    }
    stage.focus(CONSOLE);
    stage.press("f");
    for slide in 1..=2 {
        stage.press("PageDown");
        stage.wait_console(slide);
        assert_eq!(stage.room(), Seen::Slide(0), "the room keeps its slide while it is frozen");
    }
    stage.keep("frozen");
    stage.press("f");
    stage.wait_room(Seen::Slide(2));
    stage.wait_console(2);
}

#[test]
fn numbers_home_and_end_go_where_they_say() {
    let mut stage = Stage::present("go-to");
    stage.focus(CONSOLE);
    for (keys, slide) in [
        (&["7", "Enter"][..], 6),
        (&["1", "2", "Enter"], 11),
        (&["Home"], 0),
        (&["End"], SLIDES - 1),
        (&["PageDown"], SLIDES - 1),
        (&["l"], 0),
        (&["g", "1", "5", "Enter"], 14),
        (&["Tab", "Home", "Right", "Enter"], 1),
    ] {
        for key in keys {
            stage.press(key);
        }
        stage.wait_room(Seen::Slide(slide));
        stage.wait_console(slide);
    }
    // In the room's window there is nothing to type into, and numbers work all the same.
    stage.focus(ROOM);
    stage.press("9");
    stage.press("Enter");
    stage.wait_room(Seen::Slide(8));
    assert!(stage.room_in_place());
}

#[test]
fn starting_keys_do_nothing_while_the_show_is_live() {
    let mut stage = Stage::present("start-keys");
    stage.focus(CONSOLE);
    stage.press("9");
    stage.press("Enter");
    stage.wait_room(Seen::Slide(8));
    for key in ["F5", "shift+F5", "F5", "Escape", "F5", "Escape"] {
        stage.press(key);
        thread::sleep(Duration::from_millis(200));
        assert_eq!(stage.room(), Seen::Slide(8), "after {key}");
        assert!(stage.room_in_place(), "after {key}");
    }
    stage.wait_console(8);
}

#[test]
fn a_show_starts_here_with_shift_f5_and_ends_with_two_keys() {
    let mut stage = Stage::enter("end");
    stage.open_deck();
    stage.arrange();
    stage.focus(CONSOLE);
    stage.wait_console(0);
    assert!(stage.screen.find(ROOM).is_none(), "nothing is shown to the room before the start");
    stage.press("PageDown");
    stage.wait_console(1);
    stage.press("shift+F5");
    stage.wait_room(Seen::Slide(1));
    assert!(stage.room_in_place());
    assert_eq!(stage.files_in("shows").len(), 1, "one journal");
    assert_eq!(stage.files_in("keys").len(), 1, "one key");
    stage.focus(CONSOLE);
    stage.press("ctrl+shift+e");
    thread::sleep(Duration::from_millis(500));
    stage.keep("question");
    assert_eq!(stage.room(), Seen::Slide(1), "the room sees nothing of the question");
    stage.press("Escape");
    thread::sleep(Duration::from_millis(500));
    assert!(stage.room_in_place(), "Escape leaves the question and not the show");
    stage.press("ctrl+shift+e");
    thread::sleep(Duration::from_millis(300));
    stage.press("Enter");
    stage.wait_closed(ROOM);
    stage.wait("the journal is deleted", |stage| stage.files_in("shows").is_empty());
    stage.wait("its key is deleted", |stage| stage.files_in("keys").is_empty());
    stage.wait_window(CONSOLE);
}
