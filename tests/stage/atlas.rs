//! The pictures that the room must see, as `sidestage export` writes them: the screen shows the same pixels.

use std::{fs, path::Path, process::Command};

use super::{
    deck::{SLIDES, last_step, next_of},
    picture::Picture,
    server::SIZE,
};

/// What the room can see while slides are presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A slide, counted from 0, in a step.
    Slide(usize, u16),
    /// Black.
    Black,
    /// White.
    White,
}

/// The width and height, in points, of the upper right corner in which a rehearsal is marked on the room's screen.
const MARK: (u16, u16) = (220, 80);

/// Every slide in every step.
pub struct Atlas(Vec<(Look, Picture)>);

impl Atlas {
    /// Has the program export a deck into a folder.
    pub fn of(deck: &str, folder: &Path) -> Self {
        let done = Command::new(env!("CARGO_BIN_EXE_sidestage"))
            .args(["export", deck, "--steps", "--png"])
            .arg(folder)
            .output()
            .expect("the program");
        assert!(done.status.success(), "the export failed: {}", String::from_utf8_lossy(&done.stderr));
        let entries = fs::read_dir(folder).expect("the exported pictures");
        let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        files.sort();
        let mut at = (0, 0);
        let mut pages = Vec::new();
        for file in files {
            pages.push((Look::Slide(at.0, at.1), Picture::open(&file)));
            at = next_of(at);
        }
        let last = Look::Slide(SLIDES - 1, last_step(SLIDES - 1));
        assert_eq!(pages.last().map(|(look, _)| *look), Some(last), "one picture for each step of each slide");
        Self(pages)
    }

    /// What a picture of the room's whole display shows, which has some pixels in a point; `None` while the right one is still
    /// being drawn.
    pub fn name(&self, picture: &Picture, scale: u16) -> Option<Look> {
        if picture.share([0; 3]) == 1.0 {
            return Some(Look::Black);
        }
        if picture.share([255; 3]) == 1.0 {
            return Some(Look::White);
        }
        let mark = (SIZE.0 - MARK.0 * scale, MARK.1 * scale);
        self.0.iter().find(|(_, page)| page.same_but_for(picture, mark)).map(|(look, _)| *look)
    }
}
