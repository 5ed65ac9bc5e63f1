//! Cables and displays: the second one goes and comes back in the middle of a show, and the two change places.

use std::{thread, time::Duration};

use sidestage::platform::{
    displays::Key,
    folders::Folders,
    settings::{Places, Settings},
};

use super::{
    screen::Area,
    stage::{CONSOLE, CONSOLE_AREA, ROOM, ROOM_AREA, Seen, Stage, times},
};

/// The display that is always there.
const LAPTOP: Area = Area::new(0, 0, ROOM_AREA.width, ROOM_AREA.height);

#[test]
fn the_rooms_window_comes_back_when_the_cable_does() {
    let mut stage = Stage::present("cable");
    stage.focus(CONSOLE);
    for round in 1..=times(5, 100) {
        stage.server().one_display();
        stage.wait("one display is left", |stage| stage.screen.displays().len() == 1);
        // Before the program looks at the displays again, and after it did.
        thread::sleep(Duration::from_millis(if round.is_multiple_of(2) { 200 } else { 3000 }));
        let slide = |round: usize| round % 2;
        stage.program().must_live("while the cable was out");
        if !round.is_multiple_of(2) {
            // On the laptop the show goes on: the room's window is an ordinary one there and leaves room for the console.
            stage.wait("the room's window is small", |stage| {
                stage.area_of(ROOM).is_some_and(|area| area.width < LAPTOP.width && area.height < LAPTOP.height)
            });
            stage.wait("the console shows the slide", |stage| stage.console() == Some(slide(round - 1)));
            stage.keep("out");
        }
        stage.server().both_displays();
        stage.wait("the room's window is back on its display", Stage::room_in_place);
        stage.focus(CONSOLE);
        // There and back: the deck has fewer slides than there may be rounds.
        stage.press(if slide(round) == 1 { "alt+PageDown" } else { "alt+PageUp" });
        stage.wait_room(Seen::Slide(slide(round)));
        stage.wait_console(slide(round));
    }
    stage.keep("back");
}

#[test]
fn a_projector_that_is_plugged_in_late_gets_the_rooms_window() {
    let mut stage = Stage::enter("late");
    stage.server().one_display();
    stage.wait("there is one display", |stage| stage.screen.displays() == [LAPTOP]);
    stage.open_deck();
    stage.arrange();
    stage.focus(CONSOLE);
    stage.press("F5");
    stage.wait_window(ROOM);
    stage.focus(CONSOLE);
    stage.wait_console(0);
    stage.keep("without");
    stage.server().both_displays();
    stage.wait("the room's window fills the new display", Stage::room_in_place);
    stage.focus(CONSOLE);
    stage.press("PageDown");
    stage.wait_room(Seen::Slide(1));
    stage.wait_console(1);
}

/// Wherever the console stands and whatever was chosen an evening before: the room's window fills a display that is not the
/// console's, and the chosen one where that is possible.
#[test]
fn the_room_gets_the_right_display_for_every_place_of_the_console() {
    let mut stage = Stage::enter("right-display");
    let displays = [LAPTOP, ROOM_AREA];
    let key = |display: usize| Key {
        name: format!("DUMMY{display}"),
        size: (u32::from(displays[display].width), u32::from(displays[display].height)),
        position: (i32::from(displays[display].x), i32::from(displays[display].y)),
    };
    for console in 0..displays.len() {
        for chosen in [None, Some(0), Some(1)] {
            let room = chosen.filter(|chosen| *chosen != console).unwrap_or(1 - console);
            let mut settings = Settings::default();
            if chosen.is_some() {
                let set = vec![key(0), key(1)];
                settings.remember_places(Places { set, room: chosen.map(key), panel: None });
            }
            settings.write(&Folders::below(stage.home()).settings).expect("the settings of the evening before");
            stage.open_deck();
            let place = Area { x: displays[console].x + CONSOLE_AREA.x, ..CONSOLE_AREA };
            let window = stage.wait_window(CONSOLE);
            stage.screen.place(window, place);
            stage.wait("the console stands where it was put", |stage| stage.area_of(CONSOLE) == Some(place));
            stage.focus(CONSOLE);
            stage.press("F5");
            let what = format!("console on {console}, {chosen:?} chosen before: the room on {room}");
            stage.wait(&what, |stage| stage.area_of(ROOM) == Some(displays[room]));
            thread::sleep(Duration::from_millis(400));
            assert_eq!(stage.area_of(ROOM), Some(displays[room]), "{what}, and it stays there");
            assert_eq!(stage.area_of(CONSOLE), Some(place), "{what}, and the console stays too");
            stage.start_anew();
        }
    }
}

#[test]
fn the_room_and_the_console_change_displays() {
    let mut stage = Stage::present("swap");
    stage.focus(CONSOLE);
    for _ in 0..times(3, 25) {
        stage.press("s");
        stage.wait("the room's window fills the first display", |stage| stage.area_of(ROOM) == Some(LAPTOP));
        stage.wait("the console stands on the second display", |stage| {
            stage.area_of(CONSOLE).is_some_and(|area| area.x >= ROOM_AREA.x)
        });
        stage.keep("swapped");
        stage.focus(CONSOLE);
        stage.press("s");
        stage.wait("the room's window is back", Stage::room_in_place);
        stage.wait("the console is back", |stage| stage.area_of(CONSOLE).is_some_and(|area| area.x < ROOM_AREA.x));
        stage.focus(CONSOLE);
    }
    let console = stage.wait_window(CONSOLE);
    stage.screen.place(console, CONSOLE_AREA);
    stage.wait("the console stands where it was put", |stage| stage.area_of(CONSOLE) == Some(CONSOLE_AREA));
    stage.focus(CONSOLE);
    stage.press("PageDown");
    stage.wait_room(Seen::Slide(1));
}
