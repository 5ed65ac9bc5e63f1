//! Questions from and to files that the moderator picks.

use std::{fmt::Write as _, fs, io::Read as _, path::Path};

use super::Desk;
use crate::{
    app::face::{Face, Sheet},
    questions::{Action, Format, MAX_TEXT, read},
    show::Command,
};

/// The largest file that is read, in bytes, and the most questions that are taken from it.
const MAX_FILE: u64 = 1 << 20;
const MAX_LINES: usize = 500;

impl Desk {
    /// Adds the questions of a file to the inbox: nobody has looked at them yet.
    pub fn import_questions(&self, path: &Path) {
        let mut bytes = Vec::new();
        let taken = fs::File::open(path).and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes));
        if let Err(fault) = taken {
            return self.say(format!("The file cannot be read: {}", fault.kind()));
        }
        if bytes.len() as u64 > MAX_FILE {
            return self.say("The file is larger than 1 MB: that is more than questions need");
        }
        let csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
        let found = read(&String::from_utf8_lossy(&bytes), csv);
        let (mut added, mut long) = (0_usize, 0_usize);
        for text in found.iter().take(MAX_LINES) {
            long += usize::from(text.chars().count() > MAX_TEXT);
            let action = Action::Add { text: text.clone(), language: None, to: Vec::new(), queued: false };
            added += usize::from(self.send_for(Command::Question(action)).is_some());
        }
        let mut words = match added {
            1 => "1 question added to the inbox".to_owned(),
            _ => format!("{added} questions added to the inbox"),
        };
        if long > 0 {
            let _infallible = write!(words, "; {long} longer than {MAX_TEXT} characters left out");
        }
        if found.len() > MAX_LINES {
            let _infallible = write!(words, "; the file has more than {MAX_LINES}, the rest was left out");
        }
        self.say(words);
    }

    /// Writes a file at once and whole, and says where, or why not.
    pub fn written(&self, path: &Path, bytes: &[u8]) {
        match crate::render::export::write_whole(path, bytes) {
            Ok(()) => self.say(format!("Saved as {}", path.display())),
            Err(error) => self.say(format!("{} cannot be written: {}", path.display(), error.kind())),
        }
    }

    /// Writes the questions that were looked through to a file.
    pub fn export_questions(&self, path: &Path) {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("");
        let format = Format::of(extension);
        let Some((content, count)) =
            self.face(|face| face.board.export.as_ref().map(|export| (export.write(format), export.count())))
        else {
            return;
        };
        match fs::write(path, content) {
            Ok(()) => {
                self.face(|face| {
                    if face.sheet == Sheet::Export {
                        Face::leave(face);
                    }
                });
                self.say(format!(
                    "{count} texts saved. They are not encrypted: keep the file where nobody looks for it"
                ));
            }
            Err(fault) => self.say(format!("The texts cannot be saved there: {}", fault.kind())),
        }
    }
}
