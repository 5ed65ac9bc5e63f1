//! The editor and the deck's file: the session in which it is saved, kept and watched.

use std::{collections::BTreeSet, path::Path, path::PathBuf, sync::Arc};

use super::state::{Editor, Handed};
use crate::{
    app::{
        keep::{Clashing, FileSight},
        open::Loaded,
    },
    deck::{
        Deck,
        edit::Draft,
        session::{Difference, Leave, Notice, Session, Shelf, differences},
    },
};

impl Editor {
    /// Begins a session; says whether a crash left edits behind.
    pub fn begin(&mut self, open: impl FnOnce(&Path, &Draft) -> Session) -> bool {
        let session = open(&self.loaded.path, &self.draft);
        let left = session.left().is_some();
        self.session = Some(session);
        left
    }

    /// The first time that the editor is opened, it begins where the show is.
    pub fn begin_at(&mut self, at: usize) {
        if std::mem::take(&mut self.fresh) {
            let at = at.min(self.draft.deck().slides.len().saturating_sub(1));
            (self.at, self.anchor, self.chosen) = (at, at, BTreeSet::from([at]));
        }
    }

    /// Has the edits kept; says whether the file lacks them.
    pub fn note(&mut self, now: i64) -> bool {
        if let Some(session) = &mut self.session {
            session.note(&self.draft, now);
        }
        self.is_unsaved()
    }

    /// Takes over what happened to the file.
    pub fn attend(&mut self, now: i64) -> Vec<Notice> {
        self.change_session(|session, draft| session.receive(draft, now)).unwrap_or_default()
    }

    /// Works with the session and the draft as it stands.
    pub fn with_session<R>(&mut self, with: impl FnOnce(&mut Session, &Draft) -> R) -> Option<R> {
        self.session.as_mut().map(|session| with(session, &self.draft))
    }

    /// Works with the session, which may change the draft. The slide that is shown stays, by its name.
    pub fn change_session<R>(&mut self, with: impl FnOnce(&mut Session, &mut Draft) -> R) -> Option<R> {
        let before = self.draft.mark();
        let id = |editor: &Self, at: usize| editor.draft.deck().slides.get(at).map(|slide| slide.id.clone());
        let here = id(self, self.at);
        let chosen: Vec<String> = self.chosen.iter().filter_map(|at| id(self, *at)).collect();
        let done = self.session.as_mut().map(|session| with(session, &mut self.draft));
        if self.draft.mark() != before {
            let deck = Arc::clone(self.draft.deck());
            let last = deck.slides.len().saturating_sub(1);
            self.at = here.and_then(|id| deck.position(&id)).unwrap_or(self.at).min(last);
            self.chosen = chosen.iter().filter_map(|id| deck.position(id)).chain([self.at]).collect();
            self.anchor = self.anchor.min(last);
            self.follow();
        }
        done
    }

    /// Whether a path is another than that of the deck.
    #[must_use]
    pub fn is_moved(&self, path: &Path) -> bool {
        self.loaded.path != path
    }

    /// The deck goes on in another file; gives it as the show takes it.
    pub fn move_to(&mut self, path: &Path) -> Handed {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
            _ => PathBuf::from("."),
        };
        let handed = Handed { path: path.to_owned(), folder, ..self.hand_over() };
        let findings = handed.findings.clone().unwrap_or_else(|| self.loaded.findings.clone());
        let deck = handed.deck.as_ref().clone();
        self.loaded = Arc::new(Loaded::new(deck, handed.path.clone(), handed.folder.clone(), findings));
        self.drawn = None;
        self.follow();
        handed
    }

    /// How the file stands.
    #[must_use]
    pub fn file_sight(&self) -> Option<FileSight> {
        let session = self.session.as_ref()?;
        Some(FileSight {
            left: session.left().map(|left| left.recovery.at),
            waiting: session.is_waiting(),
            standing: session.standing().clone(),
            trouble: session.trouble(),
            not_kept: session.kept().and_then(|kept| kept.trouble),
            elsewhere: session.is_elsewhere(),
            unsaved: session.is_dirty(&self.draft),
        })
    }

    /// When the edits were made that a crash left behind, and what differs in them from the file.
    #[must_use]
    pub fn left(&self) -> Option<(i64, Vec<Difference>)> {
        let session = self.session.as_ref()?;
        let left = session.left()?;
        Some((left.recovery.at, differences(session.base(), &left.recovery.deck)))
    }

    /// The draft and the version from outside, and where they clash.
    #[must_use]
    pub fn clash(&self) -> Option<Clashing> {
        let (theirs, conflicts) = self.session.as_ref()?.clash(&self.draft)?;
        Some(Clashing { ours: Arc::clone(self.draft.deck()), theirs, conflicts })
    }

    /// Where the versions are kept, if they are, the file, and the deck as it stands.
    #[must_use]
    pub fn kept(&self) -> Option<(Option<Shelf>, PathBuf, Arc<Deck>)> {
        let session = self.session.as_ref()?;
        Some((session.shelf().cloned(), self.loaded.path.clone(), Arc::clone(self.draft.deck())))
    }

    /// Ends the session.
    pub fn end(&mut self, leave: Leave, now: i64) {
        if let Some(session) = self.session.take() {
            session.close(&self.draft, leave, now);
        }
    }
}
