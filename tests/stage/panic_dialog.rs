//! The panic key while something lies over the console: a sheet with the questions' texts, a question to the moderator, or
//! the system's own dialog for files.

use std::time::Duration;

use super::stage::{CONSOLE, CONSOLE_AREA, PANEL, PANEL_AREA, Seen, Stage};

#[test]
fn the_panic_key_hides_every_sheet_at_once_and_brings_it_back() {
    let mut stage = Stage::present("panic-sheet");
    stage.focus(CONSOLE);
    let ground = corner(&stage);
    stage.ask("may lanterns be lit");
    // Export, safety, agenda, themes, balance, keys, end: each dims what lies behind it.
    for key in ["ctrl+s", "ctrl+shift+s", "shift+t", "ctrl+t", "ctrl+b", "F1", "ctrl+shift+e"] {
        stage.focus(CONSOLE);
        stage.press(key);
        stage.wait(&format!("{key} opens a sheet"), |stage| corner(stage) != ground);
        stage.press("F12");
        neutral(&mut stage, key);
        stage.press("shift+F12");
        stage.wait_room(Seen::Slide(0));
        stage.wait(&format!("the sheet of {key} is there again"), |stage| corner(stage) != ground);
        stage.press("Escape");
        stage.wait(&format!("the sheet of {key} closes"), |stage| corner(stage) == ground);
        stage.wait_console(0);
    }
    assert_eq!(stage.files_in("shows").len(), 1, "nothing ended and nothing was lost");
}

#[test]
fn the_panic_key_works_while_a_file_dialog_stands_open() {
    let mut stage = Stage::present("panic-dialog");
    stage.focus(CONSOLE);
    let ground = corner(&stage);
    stage.press("ctrl+o");
    // Where the system has a dialog it stands in a window of its own; where it has none, a path is asked for on the console.
    let ours = stage.within(Duration::from_secs(2), |stage| corner(stage) != ground);
    println!("{}", if ours { "this system has no dialog: a path is asked for" } else { "the dialog is the system's" });
    stage.focus(CONSOLE);
    stage.press("F12");
    neutral(&mut stage, "the dialog");
    stage.press("shift+F12");
    stage.wait_room(Seen::Slide(0));
    if ours {
        stage.wait("the field for the path is there again", |stage| corner(stage) != ground);
        stage.press("Escape");
    }
    stage.wait_console(0);
    // From the panel's window, which has no dialog of its own.
    stage.press("ctrl+o");
    stage.focus(PANEL);
    stage.press("F12");
    neutral(&mut stage, "the dialog, from the panel");
}

/// No slide, no question and no sheet is on any display.
fn neutral(stage: &mut Stage, what: &str) {
    stage.wait(&format!("no slide is on any display, over {what}"), |stage| {
        stage.screen.desktop().pixels_of_slides() == 0
    });
    stage.wait(&format!("the console shows nearly nothing, over {what}"), |stage| {
        let picture = stage.screen.picture(CONSOLE_AREA);
        picture.share(picture.at(2, 2)) > 0.95
    });
    stage.wait(&format!("the panel shows nothing, over {what}"), |stage| {
        let picture = stage.screen.picture(PANEL_AREA);
        picture.share(picture.at(2, 2)) >= 0.999
    });
    stage.keep("neutral");
}

/// The colour in the console's corner: a sheet dims it.
fn corner(stage: &Stage) -> super::deck::Colour {
    stage.screen.picture(CONSOLE_AREA).at(2, 2)
}
