//! The deck of the suite: every slide has a colour of its own, so that a few pixels tell which slide is shown.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

/// A colour as red, green, blue.
pub type Colour = [u8; 3];

/// The title of the deck, as the console's window shows it.
pub const TITLE: &str = "Stage test";

/// The slide that is revealed in steps, counted from 0, and its last step.
pub const STEPPED: (usize, u16) = (3, 3);

/// The colours of the slides: far from each other and from every colour of the windows.
pub const COLOURS: [Colour; 20] = [
    [0x64, 0xa4, 0x24],
    [0xa4, 0x64, 0x24],
    [0xe4, 0xa4, 0xe4],
    [0x64, 0xa4, 0xa4],
    [0x64, 0xe4, 0xa4],
    [0xa4, 0xa4, 0x64],
    [0x64, 0xe4, 0x64],
    [0xe4, 0x24, 0x64],
    [0x64, 0xe4, 0xe4],
    [0xe4, 0x64, 0x24],
    [0x24, 0x24, 0x64],
    [0xe4, 0x24, 0x24],
    [0x24, 0xa4, 0x64],
    [0xa4, 0xe4, 0xa4],
    [0xe4, 0x64, 0xa4],
    [0xe4, 0xe4, 0xa4],
    [0xe4, 0x24, 0xa4],
    [0xe4, 0xa4, 0x64],
    [0x24, 0xa4, 0x24],
    [0xa4, 0xe4, 0xe4],
];

/// How many slides the deck has.
pub const SLIDES: usize = COLOURS.len();

/// The position of the slide with a colour, if any has it.
pub fn slide_of(colour: Colour) -> Option<usize> {
    COLOURS.iter().position(|slide| near(*slide, colour))
}

/// Whether two colours are the same but for rounding.
pub fn near(one: Colour, other: Colour) -> bool {
    one.iter().zip(other).all(|(one, other)| one.abs_diff(other) <= 2)
}

/// Where the room stands after one more press of "next".
pub fn next_of((slide, step): (usize, u16)) -> (usize, u16) {
    if step < last_step(slide) { (slide, step + 1) } else { ((slide + 1).min(SLIDES - 1), 0) }
}

/// Where the room stands after "previous": the slide before is shown whole.
pub fn previous_of((slide, step): (usize, u16)) -> (usize, u16) {
    match (slide, step) {
        (_, 1..) => (slide, step - 1),
        (0, 0) => (0, 0),
        (1.., 0) => (slide - 1, last_step(slide - 1)),
    }
}

/// The last step of a slide.
pub fn last_step(slide: usize) -> u16 {
    if slide == STEPPED.0 { STEPPED.1 } else { 0 }
}

/// Writes the deck into a folder and returns its file. Its day is long past, so the show is a rehearsal by itself.
pub fn write(folder: &Path) -> PathBuf {
    let slides: Vec<Value> = COLOURS.iter().enumerate().map(|(position, colour)| slide(position, *colour)).collect();
    let deck = json!({
        "format": 1,
        "id": "stage-test",
        "title": TITLE,
        "language": "en",
        "event": {
            "name": "Stage test", "date": "2022-12-07", "start": "13:15", "end": "14:45", "zone": "Europe/Amsterdam"
        },
        "speakers": [{ "id": "chair", "name": "Chair", "role": "Moderator" }],
        "agenda": [
            { "id": "opening", "title": "Opening", "kind": "opening", "minutes": 10, "who": ["chair"] },
            { "id": "talk", "title": "Talk", "kind": "talk", "minutes": 40, "who": ["chair"] },
            { "id": "questions", "title": "Questions", "kind": "questions", "minutes": 30 },
            { "id": "closing", "title": "Closing", "kind": "closing", "minutes": 10, "who": ["chair"] }
        ],
        "slides": slides
    });
    fs::create_dir_all(folder).expect("the deck's folder");
    let file = folder.join("stage-test.json");
    fs::write(&file, serde_json::to_vec_pretty(&deck).expect("JSON")).expect("the deck's file");
    file
}

fn slide(position: usize, [red, green, blue]: Colour) -> Value {
    let mut slide = json!({
        "id": format!("slide-{}", position + 1),
        "layout": "statement",
        "segment": if position < 4 { "opening" } else { "talk" },
        "background": format!("#{red:02x}{green:02x}{blue:02x}"),
        "title": format!("Slide {}", position + 1),
        "notes": format!("Notes of slide {}.", position + 1)
    });
    let more = if position == STEPPED.0 {
        json!({ "layout": "bullets", "items": ["The first point", "The second point", "The third point"], "steps": "list" })
    } else {
        json!({ "text": format!("Words of slide {}", position + 1) })
    };
    if let (Some(slide), Value::Object(more)) = (slide.as_object_mut(), more) {
        slide.extend(more);
    }
    slide
}
