//! The deck's file at the desk: saved, watched, its unsaved edits kept, and what the session tells passed on.

use std::{path::PathBuf, sync::Arc};

use super::{Desk, Errand};
use crate::{
    app::{
        editor::Editor,
        face::{Sheet, Then},
        keep::{FileSight, Keep, VersionRow, words},
        open::Loaded,
        windows,
    },
    deck::{
        Deck,
        import::slug,
        session::{Choices, Leave, Notice, Session, Shelf, Version, differences},
    },
    ui::words::{tr, tr_with},
};

impl Desk {
    /// Begins to watch the file of a deck that was opened, and looks for edits that a crash left behind.
    pub(super) fn begin_session(&self, loaded: &Arc<Loaded>) {
        let shelf = self.folders.as_ref().filter(|_| !self.no_trace()).map(|folders| Shelf::new(folders.decks.clone()));
        let me = self.me.clone();
        let wake = move || {
            if let Some(ctx) = me.upgrade().and_then(|desk| desk.context().cloned()) {
                windows::wake(&ctx, egui::ViewportId::ROOT, std::time::Duration::ZERO);
            }
        };
        let now = self.now();
        let mut editor = Editor::new(loaded, 0);
        let left = editor.begin(|path, draft| Session::open(path, draft, shelf, now, Arc::new(wake)));
        *self.editor.lock() = Some(editor);
        *self.keep.lock() = Keep::default();
        if left && self.face(|face| face.sheet == Sheet::None) {
            self.face(|face| face.open(Sheet::Left));
        }
    }

    /// Takes over what was saved, found and changed outside since this was called last. Never while a window is drawn.
    pub fn attend(&self) {
        let now = self.now();
        let notices = self.editor_between(|editor| editor.attend(now)).unwrap_or_default();
        for notice in notices {
            self.heed(notice);
        }
    }

    fn heed(&self, notice: Notice) {
        match notice {
            Notice::Saved { path, carried } => {
                let moved = self.editor(|editor| editor.is_moved(&path)).unwrap_or(false);
                if moved {
                    self.moved_to(&path);
                    let mut words = tr_with("keep-saved-as", &[("path", path.display().to_string().into())]);
                    if let Some(carried) = carried {
                        if carried.copied > 0 {
                            words =
                                format!("{words}. {}", tr_with("keep-carried", &[("count", carried.copied.into())]));
                        }
                        if !carried.missing.is_empty() {
                            let names = carried.missing.join(", ");
                            words = format!("{words}. {}", tr_with("keep-not-carried", &[("names", names.into())]));
                        }
                    }
                    self.say(words);
                } else {
                    self.say(tr("keep-saved"));
                }
                self.hand_over();
                let then = self.keep.lock().then.take();
                if let Some(then) = then {
                    self.go_on(then);
                }
            }
            Notice::NotSaved(trouble) => {
                self.keep.lock().then = None;
                self.say(tr_with("keep-banner-not-saved", &[("why", words::trouble(trouble).into())]));
            }
            Notice::Held => {
                self.keep.lock().then = None;
                if self.file_sight().is_some_and(|sight| sight.waiting) {
                    self.open_clash();
                }
            }
            Notice::NotKept(trouble) => {
                self.say(tr_with("keep-versions-none-kept", &[("why", words::trouble(trouble).into())]));
            }
            Notice::Taken { differences, merged } => {
                let id = if merged { "keep-merged" } else { "keep-taken" };
                self.say(tr_with(id, &[("what", words::amount(&differences).into())]));
                self.hand_over();
            }
            Notice::Clash => {
                if self.is_editing() && self.face(|face| face.sheet == Sheet::None) {
                    self.open_clash();
                }
            }
            // The banner says it, as long as it is so.
            Notice::Unreadable(_) | Notice::Gone => {}
            Notice::Back => self.say(tr("keep-back")),
            Notice::Spoilt(spoilt, aside) => {
                let path = aside.map(|path| path.display().to_string()).unwrap_or_default();
                let word = words::spoilt(spoilt);
                self.say(tr_with("keep-spoilt", &[("word", word.into()), ("path", path.into())]));
            }
        }
        self.wake();
    }

    /// The deck was saved in another file, and goes on there.
    fn moved_to(&self, path: &std::path::Path) {
        if let Some(handed) = self.editor(|editor| editor.move_to(path)) {
            self.stage_deck(Arc::new(handed.loaded()));
        }
        if !self.no_trace() {
            let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
            self.settings.lock().opened(&path);
            self.save_settings();
        }
    }

    /// How the deck's file stands: what a banner says.
    #[must_use]
    pub fn file_sight(&self) -> Option<FileSight> {
        self.editor(|editor| editor.file_sight()).flatten()
    }

    /// The title of the console's window: a dot for edits that are not saved, the deck, and the name of its file where that
    /// says something else, so that a copy is told from its original.
    #[must_use]
    pub fn title(&self) -> String {
        let snapshot = self.snapshot();
        let loaded = &snapshot.loaded;
        let mark = if self.editor(|editor| editor.is_unsaved()).unwrap_or(false) { "• " } else { "" };
        let path = loaded.package.as_ref().map_or(&loaded.path, |package| &package.path);
        let file = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if file.is_empty() || file == slug(&loaded.title) {
            return format!("{mark}{} – Sidestage", loaded.title);
        }
        format!("{mark}{} ({file}) – Sidestage", loaded.title)
    }

    /// Saves the edited deck in its file.
    pub fn save_deck(&self) {
        if self.ask_where_it_goes_on() {
            return;
        }
        let now = self.now();
        self.editor(|editor| editor.with_session(|session, draft| session.save(draft, now)));
        self.wake();
    }

    /// Saves the edited deck over whatever its file holds.
    pub fn save_over(&self) {
        let now = self.now();
        self.editor(|editor| editor.with_session(|session, draft| session.save_over(draft, now)));
        self.wake();
    }

    /// Asks where the edited deck is to be saved.
    pub fn ask_save_as(&self) {
        let name = self.editor(|editor| editor.loaded().path.clone()).unwrap_or_default();
        let name = name.file_name().map_or_else(|| "deck.json".to_owned(), |name| name.to_string_lossy().into_owned());
        self.errand(Errand::PlaceEdited(name));
    }

    /// Saves the edited deck in another file, and goes on there.
    pub fn save_as(&self, path: PathBuf) {
        let path = if path.extension().is_none() { path.with_extension("json") } else { path };
        let now = self.now();
        self.editor(|editor| editor.with_session(|session, draft| session.save_as(draft, path, now)));
        self.wake();
    }

    /// Whether something has to be said about unsaved edits first: then it is asked, and `then` follows the answer.
    pub fn asks_about_edits(&self, then: Then) -> bool {
        let unsaved = self.editor(|editor| editor.is_unsaved()).unwrap_or(false);
        if !unsaved || self.keep.lock().leave.is_some() {
            return false;
        }
        // Behind the panic or the lock nothing is asked and nothing closes.
        if !(self.snapshot().state.panic || self.face(|face| face.locked)) {
            self.face(|face| face.open(Sheet::Unsaved { then }));
        }
        self.wake();
        true
    }

    /// The answer to "Save the changes?": none to save them first.
    pub fn answer_edits(&self, then: Then, leave: Option<Leave>) {
        self.face(|face| face.open(Sheet::None));
        match leave {
            None => {
                self.keep.lock().then = Some(then);
                self.save_deck();
            }
            Some(leave) => {
                self.keep.lock().leave = Some(leave);
                self.go_on(then);
            }
        }
    }

    fn go_on(&self, then: Then) {
        self.errand(match then {
            Then::Quit => Errand::Leave,
            Then::Open(path) => Errand::Open(path),
        });
    }

    /// Ends the session of the deck: another one is opened, or the program closes.
    pub fn end_session(&self) {
        let leave = self.keep.lock().leave.take().unwrap_or(Leave::Keep);
        let now = self.now();
        self.editor(|editor| editor.end(leave, now));
    }

    /// An edit after "keep for next time" is asked about anew.
    pub(super) fn edited_again(&self) {
        self.keep.lock().leave = None;
    }

    /// Takes up the edits that a crash left behind.
    pub fn take_up_left(&self) {
        let now = self.now();
        self.editor(|editor| editor.change_session(|session, draft| session.take_up(draft, now)));
        self.face(|face| face.open(Sheet::None));
        if !self.is_editing() && !self.snapshot().state.live {
            self.open_editor();
        }
        self.hand_over();
        self.attend();
    }

    /// Lets go of the edits that a crash left behind.
    pub fn discard_left(&self) {
        self.editor(|editor| editor.with_session(|session, _| session.discard_left()));
        self.face(|face| face.open(Sheet::None));
        self.wake();
    }

    /// Opens the sheet on which somebody chooses between two versions.
    pub fn open_clash(&self) {
        let clash = self.editor(|editor| editor.clash()).flatten();
        let Some(clash) = clash else { return };
        {
            let mut keep = self.keep.lock();
            keep.clash = Some(Arc::new(clash));
            keep.choices.clear();
        }
        self.face(|face| face.open(Sheet::Clash));
        self.wake();
    }

    /// Puts both versions together as it was chosen.
    pub fn take_choices(&self) {
        let choices: Choices = std::mem::take(&mut self.keep.lock().choices);
        let now = self.now();
        self.editor(|editor| editor.change_session(|session, draft| session.choose(draft, &choices, now)));
        self.face(|face| face.open(Sheet::None));
        self.attend();
    }

    /// Opens the sheet of versions; what differs in each is found out on a thread.
    pub fn open_versions(&self) {
        let Some((shelf, path, deck)) = self.editor(|editor| editor.kept()).flatten() else { return };
        self.keep.lock().versions = None;
        self.open_sheet(Sheet::Versions);
        let me = self.me.clone();
        let run = move || {
            let versions = shelf.map(|shelf| shelf.drawer(&path).versions()).unwrap_or_default();
            let rows: Vec<VersionRow> = versions.into_iter().map(|version| row(version, &path, &deck)).collect();
            if let Some(desk) = me.upgrade() {
                desk.keep.lock().versions = Some(Arc::new(rows));
                desk.wake();
            }
        };
        if std::thread::Builder::new().name("versions".to_owned()).spawn(run).is_err() {
            self.say(tr("bench-no-thread"));
        }
    }

    /// Brings a version back into the draft.
    pub fn bring_back(&self, version: &Version) {
        let now = self.now();
        let opened = self.editor(|editor| version.open(&editor.loaded().path));
        match opened.and_then(|opened| opened.deck) {
            Some(deck) => {
                self.editor(|editor| editor.change_session(|session, draft| session.restore(draft, deck, now)));
                self.face(|face| face.open(Sheet::None));
                self.say(tr_with("keep-brought-back", &[("time", words::time(version.at, now).into())]));
            }
            None => self.say(tr("keep-versions-unreadable")),
        }
    }
}

fn row(version: Version, path: &std::path::Path, deck: &Deck) -> VersionRow {
    let differs = version.open(path).deck.map(|old| words::differences(&differences(deck, &old)));
    VersionRow { version, differs }
}
