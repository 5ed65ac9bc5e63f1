//! Cables and displays: the second one goes and comes back in the middle of a show, and the two change places.

use std::{thread, time::Duration};

use sidestage::platform::{
    displays::Key,
    folders::Folders,
    settings::{Places, Settings},
};

use super::{
    screen::Area,
    stage::{CONSOLE, CONSOLE_AREA, ROOM, ROOM_AREA, Seen, Stage},
};

/// How often the second display is taken away and given back.
const CABLES: u32 = 100;
/// How often the room and the console change places; every other time they change back.
const SWAPS: u32 = 50;

/// The display that is always there.
const LAPTOP: Area = Area::new(0, 0, ROOM_AREA.width, ROOM_AREA.height);

/// Each time the second display goes and comes back, the room's window is where it was, with its slide. Every other time the
/// cable is out until the program has seen it, else it is a bad contact; every tenth time the console is looked at too.
#[test]
fn the_rooms_window_comes_back_when_the_cable_does() {
    let mut stage = Stage::present("cable");
    stage.focus(CONSOLE);
    let mut slide = 0;
    for round in 1..=CABLES {
        stage.server().one_display();
        stage.wait("one display is left", |stage| stage.screen.displays() == [LAPTOP]);
        // The window manager moves it to the laptop at once. Without that there would be nothing to come back from.
        stage.wait("the room's window has lost its display", |stage| !stage.room_in_place());
        let looks = round % 10 == 1;
        if round % 2 == 1 {
            // On the laptop the show goes on: the room's window is an ordinary one there and leaves room for the console.
            stage.wait("the room's window is small", |stage| {
                stage.area_of(ROOM).is_some_and(|area| area.width < LAPTOP.width && area.height < LAPTOP.height)
            });
            if looks {
                stage.wait("the console shows the slide", |stage| stage.console() == Some(slide));
                stage.keep("out");
            }
        } else {
            // Before the program can have its windows where they belong without the display, each time at another moment.
            thread::sleep(Duration::from_millis(5) * round);
        }
        stage.program().must_live(&format!("while the cable was out in round {round}"));
        stage.server().both_displays();
        stage.wait("the room's window is back on its display", Stage::room_in_place);
        stage.wait_room(Seen::Slide(slide));
        if looks {
            stage.focus(CONSOLE);
            // There and back: the deck has fewer slides than there are rounds.
            slide = 1 - slide;
            stage.press(if slide == 1 { "alt+PageDown" } else { "alt+PageUp" });
            stage.wait_room(Seen::Slide(slide));
            stage.wait_console(slide);
        }
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
    for round in 1..=SWAPS / 2 {
        stage.press("s");
        stage.wait("the room's window fills the first display", |stage| stage.area_of(ROOM) == Some(LAPTOP));
        stage.wait("the console stands on the second display", |stage| {
            stage.area_of(CONSOLE).is_some_and(|area| area.x >= ROOM_AREA.x)
        });
        if round == 1 {
            stage.keep("swapped");
        }
        stage.focus(CONSOLE);
        stage.press("s");
        stage.wait("the room's window is back", Stage::room_in_place);
        stage.wait("the console is back", |stage| stage.area_of(CONSOLE).is_some_and(|area| area.x < ROOM_AREA.x));
        stage.wait_room(Seen::Slide(0));
        stage.focus(CONSOLE);
    }
    let console = stage.wait_window(CONSOLE);
    stage.screen.place(console, CONSOLE_AREA);
    stage.wait("the console stands where it was put", |stage| stage.area_of(CONSOLE) == Some(CONSOLE_AREA));
    stage.focus(CONSOLE);
    stage.press("PageDown");
    stage.wait_room(Seen::Slide(1));
}
