//! The editor at the desk: opened and closed, its wishes carried out, and the edited deck given to the show.

use std::{collections::HashMap, path::PathBuf, sync::Arc};

use super::{Desk, Errand, Wish};
use crate::{
    app::{
        editor::{Ask, Editor, Sight, fields::Fields},
        face::Sheet,
        open::Loaded,
        windows,
    },
    deck::{
        Deck,
        edit::{Mark, clip},
        layouts,
        model::Slide,
    },
    platform::words,
    show::Command,
    ui::{
        commands::{Verb, key_of},
        words::{tr, tr_with},
    },
};

/// An edited deck that waits for the moderator's yes.
pub(super) struct Staged {
    loaded: Arc<Loaded>,
    words: String,
    /// Whether the moderator has said "not now".
    waved: bool,
}

impl Desk {
    /// Whether the window shows the editor instead of the console.
    #[must_use]
    pub fn is_editing(&self) -> bool {
        self.face(|face| face.editing)
    }

    /// Which state the windows draw: another one is another chance for a window that could not be drawn.
    #[must_use]
    pub fn drawn_version(&self) -> (u64, Option<(Mark, usize)>) {
        let edited = if self.is_editing() { self.editor(|editor| (editor.mark(), editor.at())) } else { None };
        (self.snapshot().state.version, edited)
    }

    /// What the editor draws; none while it is closed.
    #[must_use]
    pub fn sight(&self) -> Option<Sight> {
        self.editor.lock().as_ref().and_then(Editor::sight)
    }

    /// Reads or changes the editor, where there is one.
    pub fn editor<R>(&self, with: impl FnOnce(&mut Editor) -> R) -> Option<R> {
        self.editor.lock().as_mut().map(with)
    }

    /// The same between two drawings, for what looks at files.
    pub(super) fn editor_between<R>(&self, with: impl FnOnce(&mut Editor) -> R) -> Option<R> {
        self.editor.lock_between().as_mut().map(with)
    }

    /// Whether the list of slides is to scroll to the chosen one; true once.
    pub fn take_scroll(&self) -> bool {
        self.editor(Editor::take_scroll).unwrap_or(false)
    }

    /// Has a wish of the editor carried out when the drawing is over.
    pub fn edit(&self, ask: Ask) {
        self.wishes.lock().push(Wish::Edit(Box::new(ask)));
    }

    /// Takes a picture in: it is copied beside the deck, and put on the slide that is shown if its layout shows one.
    pub fn take_picture(&self, picture: PathBuf) {
        let slide = self.editor(|editor| editor.deck().slides.get(editor.at()).cloned()).flatten();
        let slide = slide.filter(|slide| layouts::of(slide.layout).uses.contains(&"image")).map(|slide| slide.id);
        if let Some(ctx) = self.context() {
            self.fields.lock().picture_chosen(ctx, picture, slide);
        }
        self.wake();
    }

    pub(super) fn carry_out(&self, ask: Ask) {
        // Slides of another program bring their pictures along, which takes longer than a frame.
        if let Ask::Paste(Some(text)) = &ask
            && clip::is_slides(text)
        {
            let at = self.editor(|editor| editor.place_after()).unwrap_or_default();
            return self.paste_slides(text, at);
        }
        let (now, wall) = (self.steady(), self.now());
        let done = self.editor(|editor| {
            let done = editor.carry_out(ask, now);
            editor.follow();
            editor.note(wall).then(|| self.edited_again());
            done
        });
        match done {
            Some(Err(refused)) => self.say(refused.words()),
            _ => self.wake(),
        }
    }

    /// Turns from the console to the editor, or back.
    pub(super) fn turn_editor(&self) {
        if self.is_editing() { self.close_editor() } else { self.open_editor() }
    }

    /// Opens the editor on the slide where the show stands. What was edited before is still there.
    pub fn open_editor(&self) {
        let snapshot = self.snapshot();
        let own = self.folders.as_ref().map(|folders| words::read(&folders.settings)).unwrap_or_default();
        {
            let mut editor = self.editor.lock();
            let editor = editor.get_or_insert_with(|| Editor::new(&snapshot.loaded, snapshot.position()));
            editor.begin_at(snapshot.position());
            let me = self.me.clone();
            let wake = move || {
                if let Some(ctx) = me.upgrade().and_then(|desk| desk.context().cloned()) {
                    windows::wake(&ctx, egui::ViewportId::ROOT, std::time::Duration::ZERO);
                }
            };
            editor.wake_up(&wake, own);
        }
        self.face(|face| {
            face.open(Sheet::None);
            (face.editing, face.typing, face.own_keys, face.at_list) = (true, false, false, true);
        });
        // The console is not drawn any more, and wants no pictures.
        self.slides.forget(egui::ViewportId::ROOT);
        self.show_look();
        self.wake();
    }

    /// Turns back to the console and gives it the deck as it was edited.
    pub fn close_editor(&self) {
        self.hand_over();
        self.editor(Editor::rest);
        self.face(|face| {
            face.open(Sheet::None);
            (face.editing, face.typing, face.own_keys) = (false, false, false);
        });
        self.show_look();
        self.wake();
    }

    /// Another deck is opened: the editor begins anew with it.
    pub(super) fn forget_editor(&self) {
        *self.staged.lock() = None;
        self.end_session();
        *self.fields.lock() = Fields::default();
        let was = self.editor.lock().take();
        if let Some(mut editor) = was {
            editor.rest();
        }
        if self.is_editing() {
            self.face(|face| face.editing = false);
            self.show_look();
        }
    }

    /// Gives the show the deck as it was edited, where it was.
    pub(super) fn hand_over(&self) {
        let edited = self.editor(|editor| editor.is_news().then(|| editor.hand_over())).flatten();
        if let Some(handed) = edited {
            self.stage_deck(Arc::new(handed.loaded()));
        }
    }

    /// In the editor, the show begins with the edited deck and on the slide that is shown there.
    pub(super) fn start_where_edited(&self) {
        if !self.is_editing() {
            return;
        }
        self.hand_over();
        let id = self.editor(|editor| editor.deck().slides.get(editor.at()).map(|slide| slide.id.clone())).flatten();
        if let Some(slide) = id.filter(|slide| *slide != self.snapshot().state.slide) {
            self.send(Command::GoTo { slide, step: 0 });
        }
    }

    /// Whether the editor is dark.
    #[must_use]
    pub fn is_editor_dark(&self) -> bool {
        self.settings.lock().editor_dark
    }

    /// Turns the editor dark or light.
    pub fn set_editor_dark(&self, dark: bool) {
        self.settings.lock().editor_dark = dark;
        self.save_settings();
        self.show_look();
        self.wake();
    }

    /// Gives the windows the look of the console, or that of the editor.
    pub(super) fn show_look(&self) {
        let light = if self.is_editing() { !self.is_editor_dark() } else { self.face(|face| face.light) };
        if let Some(ctx) = self.context() {
            ctx.set_theme(if light { egui::Theme::Light } else { egui::Theme::Dark });
        }
    }

    /// Commands of the table that belong to the editor alone.
    pub(super) fn perform_in_editor(&self, verb: Verb) {
        if !self.is_editing() {
            return self.say(tr_with("editor-opens", &[("key", key_of(Verb::Edit).into())]));
        }
        let step = || self.editor(|editor| editor.shown_step()).unwrap_or_default();
        let ask = match verb {
            Verb::EditUndo => Ask::Undo,
            Verb::EditRedo => Ask::Redo,
            Verb::EditSave => return self.save_deck(),
            Verb::EditSaveAs => return self.ask_save_as(),
            Verb::Versions => return self.open_versions(),
            Verb::SlideNew => {
                self.face(|face| face.open(Sheet::Layouts));
                return self.wake();
            }
            Verb::SlideDuplicate => Ask::Duplicate,
            Verb::SlideRemove => Ask::Remove,
            Verb::SlideHide => Ask::Hide,
            Verb::SlideUp => Ask::Move { later: false },
            Verb::SlideDown => Ask::Move { later: true },
            Verb::SlideCopy | Verb::SlideCut => {
                if let Some(chosen) = self.editor(Editor::copy) {
                    self.copy_slides(&chosen);
                }
                if verb == Verb::SlideCopy {
                    return;
                }
                Ask::Remove
            }
            Verb::SlidePaste => Ask::Paste(None),
            Verb::Find => return self.open_finder(),
            Verb::Spelling => return self.open_spelling(),
            Verb::Borrow => return self.open_borrow(),
            Verb::ChooseUp => Ask::ChooseBy { by: -1, more: false },
            Verb::ChooseDown => Ask::ChooseBy { by: 1, more: false },
            Verb::ChooseMoreUp => Ask::ChooseBy { by: -1, more: true },
            Verb::ChooseMoreDown => Ask::ChooseBy { by: 1, more: true },
            Verb::ChooseFirst => Ask::ChooseBy { by: isize::MIN, more: false },
            Verb::ChooseLast => Ask::ChooseBy { by: isize::MAX, more: false },
            Verb::ChooseAll => Ask::ChooseAll,
            Verb::StepOn => Ask::Step(step().saturating_add(1)),
            Verb::StepBack => Ask::Step(step().saturating_sub(1)),
            _ => return,
        };
        self.carry_out(ask);
    }

    /// Esc in the editor: the sheet, then the choice of several. It never leaves the editor and never reaches the show.
    pub(super) fn leave_in_editor(&self) {
        if self.face(crate::app::face::Face::leave) {
            return self.wake();
        }
        if let Some(at) = self.editor(|editor| (editor.choice() > 1).then(|| editor.at())).flatten() {
            self.carry_out(Ask::Choose { at, how: crate::app::editor::Choosing::Alone });
        }
    }
}

impl Desk {
    /// Gives the show a deck that was changed, in the editor or outside. While live it waits for the moderator's yes.
    pub fn stage_deck(&self, mut loaded: Arc<Loaded>) {
        let snapshot = self.snapshot();
        // An edited deck is still that of its package, until it is saved somewhere else.
        if loaded.path == snapshot.loaded.path
            && let Some(loaded) = Arc::get_mut(&mut loaded)
        {
            loaded.package.clone_from(&snapshot.loaded.package);
        }
        if !snapshot.state.live {
            *self.staged.lock() = None;
            self.take_deck(&loaded);
            return self.errand(Errand::Preflight);
        }
        let words = difference(&snapshot.loaded.deck, &loaded.deck);
        *self.staged.lock() = words.map(|words| Staged { loaded, words, waved: false });
        self.wake();
    }

    /// What the console says of a deck that waits: none where none does, or the moderator has said "not now".
    #[must_use]
    pub fn staged(&self) -> Option<String> {
        self.staged.lock().as_ref().filter(|staged| !staged.waved).map(|staged| staged.words.clone())
    }

    /// The moderator says "not now": the deck goes on waiting, silently.
    pub fn wave_staged(&self) {
        if let Some(staged) = self.staged.lock().as_mut() {
            staged.waved = true;
        }
        self.wake();
    }

    /// What was edited that the show does not have, while it is live; none where nothing was.
    #[must_use]
    pub fn news(&self) -> Option<String> {
        let snapshot = self.snapshot();
        if !snapshot.state.live {
            return None;
        }
        if self.editor(|editor| editor.is_news()) == Some(true) {
            let deck = self.editor(|editor| Arc::clone(editor.deck()))?;
            return difference(&snapshot.loaded.deck, &deck);
        }
        self.staged()
    }

    /// The moderator's yes: the show turns to the deck that waits.
    pub(super) fn take_over(&self) {
        if self.is_editing() {
            self.hand_over();
        }
        let Some(staged) = self.staged.lock().take() else {
            return self.say(tr("editor-nothing-staged"));
        };
        self.say(tr_with("editor-taken-over", &[("what", staged.words.into())]));
        // Whatever could not be followed is said instead.
        self.take_deck(&staged.loaded);
    }

    /// Turns the show to a deck after an edit: the slide stays by its name, the clocks and the queue go on.
    fn take_deck(&self, loaded: &Arc<Loaded>) {
        let now = self.now();
        let plan = loaded.plan.as_ref().ok().cloned();
        let mut show = self.show();
        let followed = show.set_deck(loaded.outline(), plan, now);
        let language = show.state().language.clone().unwrap_or_else(|| loaded.language.clone());
        self.slides.follow(&loaded.deck, loaded.folder.clone(), language, loaded.deck.theme.clone());
        self.put_loaded(&show, loaded);
        drop(show);
        if followed.plan_kept {
            self.say(tr("editor-plan-kept"));
        } else if followed.slide_gone {
            self.say(tr("editor-slide-gone"));
        }
        self.wake();
    }
}

/// How two decks differ, in words; none where they are the same.
fn difference(before: &Deck, after: &Deck) -> Option<String> {
    if before == after {
        return None;
    }
    let known: HashMap<&str, &Slide> = before.slides.iter().map(|slide| (slide.id.as_str(), slide)).collect();
    let changed =
        after.slides.iter().filter(|slide| known.get(slide.id.as_str()).is_none_or(|old| old != slide)).count();
    let here: std::collections::HashSet<&str> = after.slides.iter().map(|slide| slide.id.as_str()).collect();
    let gone = before.slides.iter().filter(|slide| !here.contains(slide.id.as_str())).count();
    Some(tr_with("editor-difference", &[("count", (changed + gone).into())]))
}
