//! Questions from and to files that the moderator picks.

use std::{
    fs,
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use super::{Desk, Errand};
use crate::{
    app::face::{Asking, Face, Sheet},
    deck::slow,
    questions::{Action, Format, MAX_TEXT, read},
    show::Command,
    ui::{
        said,
        words::{tr, tr_with},
    },
};

/// The largest file that is read, in bytes, and the most questions that are taken from it.
const MAX_FILE: u64 = 1 << 20;
const MAX_LINES: usize = 500;

impl Desk {
    /// Where packages are unpacked to be found again; nowhere in a show without a trace.
    #[must_use]
    pub fn bundles(&self) -> Option<PathBuf> {
        self.folders.as_ref().filter(|_| !self.no_trace()).map(|folders| folders.bundles.clone())
    }

    /// The system opened no dialog: the path is typed instead.
    pub fn no_dialog(&self, what: Asking) {
        let name = match &what {
            Asking::Save { name, .. }
            | Asking::NewDeck { name }
            | Asking::Edited { name }
            | Asking::Parcel { name, .. } => name.display().to_string(),
            Asking::Export => "questions.md".to_owned(),
            Asking::Deck | Asking::Picture | Asking::Import | Asking::Source | Asking::Lender => String::new(),
        };
        // The texts that were looked through are exported: opening a sheet must not lose them.
        self.open_sheet(Sheet::Path { what });
        self.face(|face| face.field = name);
    }

    /// Takes the path that was typed.
    pub fn take_path(&self) {
        let (sheet, typed) = self.face(|face| {
            face.fault = None;
            (face.sheet.clone(), face.field.trim().to_owned())
        });
        let Sheet::Path { what } = sheet else { return };
        slow::work("a path is looked up");
        let path = at_home(&typed);
        let reads = matches!(what, Asking::Deck | Asking::Picture | Asking::Import | Asking::Source | Asking::Lender);
        let fault = if typed.is_empty() {
            Some(tr("path-empty"))
        } else if reads && !path.is_file() {
            Some(tr("path-no-file"))
        } else if !reads && path.exists() {
            Some(tr("path-exists"))
        } else if !reads && path.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
            Some(tr("path-no-folder"))
        } else {
            None
        };
        if fault.is_some() {
            self.face(|face| {
                face.fault = fault;
                face.take_keyboard = true;
            });
            return self.wake();
        }
        self.face(|face| {
            face.sheet = Sheet::None;
            face.forget_fields();
        });
        match what {
            Asking::Deck => self.errand(Errand::Open(path)),
            Asking::Picture => self.take_picture(path),
            Asking::Source => self.new_source(path),
            Asking::Lender => self.borrow_from(path),
            Asking::Edited { .. } => self.save_as(path),
            Asking::Parcel { packed: true, .. } => self.pack(path),
            Asking::Parcel { packed: false, .. } => self.unpack(path),
            Asking::NewDeck { .. } => self.make_new(path),
            Asking::Import => self.import_questions(&path),
            Asking::Export => self.export_questions(&path),
            Asking::Save { text, .. } => self.written(&path, text.as_bytes()),
        }
    }

    /// Adds the questions of a file to the inbox: nobody has looked at them yet.
    pub fn import_questions(&self, path: &Path) {
        slow::work("a file of questions is read");
        let mut bytes = Vec::new();
        let taken = fs::File::open(path).and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes));
        if let Err(fault) = taken {
            return self.say(tr_with("file-unreadable", &[("why", said::why(&fault.kind()).into())]));
        }
        if bytes.len() as u64 > MAX_FILE {
            return self.say(tr("file-too-large"));
        }
        let csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
        let found = read(&String::from_utf8_lossy(&bytes), csv);
        let (mut added, mut long) = (0_usize, 0_usize);
        for text in found.iter().take(MAX_LINES) {
            long += usize::from(text.chars().count() > MAX_TEXT);
            let action = Action::Add { text: text.clone(), language: None, to: Vec::new(), queued: false };
            added += usize::from(self.send_for(Command::Question(action)).is_some());
        }
        let mut words = tr_with("imported", &[("count", added.into())]);
        if long > 0 {
            let (count, limit) = (long.into(), MAX_TEXT.into());
            words = tr_with("imported-long", &[("words", words.into()), ("count", count), ("limit", limit)]);
        }
        if found.len() > MAX_LINES {
            words = tr_with("imported-more", &[("words", words.into()), ("limit", MAX_LINES.into())]);
        }
        self.say(words);
    }

    /// Writes a file at once and whole, and says where, or why not.
    pub fn written(&self, path: &Path, bytes: &[u8]) {
        match crate::render::export::write_whole(path, bytes) {
            Ok(()) => self.say(tr_with("saved-as", &[("path", path.display().to_string().into())])),
            Err(error) => {
                let (path, why) = (path.display().to_string(), said::why(&error.kind()));
                self.say(tr_with("cannot-be-written", &[("path", path.into()), ("why", why.into())]));
            }
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
        match write_private(path, &content) {
            Ok(()) => {
                self.face(|face| {
                    if face.sheet == Sheet::Export {
                        Face::leave(face);
                    }
                    face.board.export = None;
                });
                self.say(tr_with("texts-saved", &[("count", count.into())]));
            }
            Err(fault) => self.say(tr_with("texts-not-saved", &[("why", said::why(&fault.kind()).into())])),
        }
    }
}

/// A path as it was typed: `~/` is the user's own folder.
fn at_home(typed: &str) -> PathBuf {
    let home = directories::UserDirs::new().map(|folders| folders.home_dir().to_owned());
    match (typed.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}

/// Writes a file, readable by its owner alone where it is new and the system knows owners.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    slow::work("a file is written");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)?.write_all(text.as_bytes())
}
