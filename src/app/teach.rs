//! Listening for a key: the next press gives a command its key, or teaches a button of a clicker.

use std::fs;

use egui::Key;

use super::desk::Desk;
use crate::{
    deck::slow,
    platform::settings,
    ui::{
        bindings::{self, Bindings, Button, Match, Profile},
        commands::{Chord, Press, Verb, row_of},
        words::{tr, tr_with},
    },
};

/// What the next press is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listening {
    /// The only key of a command.
    Give(Verb),
    /// One key more for a command.
    Add(Verb),
    /// A button of the clicker that is taught.
    Teach(Button),
}

/// The lessons of a clicker, in order; after the last one every further button is taught to do nothing.
pub const LESSONS: [Button; 4] = [Button::Forward, Button::Back, Button::Black, Button::Nothing];

impl Listening {
    /// The lesson after this one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let Self::Teach(button) = self else { return None };
        let at = LESSONS.iter().position(|lesson| *lesson == button)?;
        LESSONS.get(at + 1).map(|next| Self::Teach(*next))
    }
}

impl Desk {
    /// Puts the keys of this machine in force, as its file says.
    pub(super) fn load_bindings(&self) {
        slow::work("the keys of this machine are read");
        let path = self.folders.as_ref().map(|folders| folders.settings.join(bindings::FILE));
        let text = path.and_then(|path| fs::read_to_string(path).ok());
        let (read, problems) = text.map_or_else(Default::default, |text| Bindings::read(&text));
        bindings::put_in_force(read);
        if let Some(problem) = problems.first() {
            let (file, more) = (bindings::FILE.into(), problems.len() - 1);
            self.say(tr_with(
                "keys-file-problem",
                &[("file", file), ("problem", problem.as_str().into()), ("more", more.into())],
            ));
        }
    }

    fn change_bindings(&self, change: impl FnOnce(&mut Bindings) -> Option<String>) {
        let mut changed = Bindings::clone(&bindings::in_force());
        let words = change(&mut changed);
        if changed != *bindings::in_force() {
            if let Some(folders) = &self.folders
                && settings::write_file(&folders.settings, bindings::FILE, changed.write().as_bytes()).is_err()
            {
                self.say(tr("keys-not-written"));
            }
            bindings::put_in_force(changed);
        }
        if let Some(words) = words {
            self.say(words);
        }
        self.wake();
    }

    /// Listens for the next key.
    pub fn listen(&self, listening: Option<Listening>) {
        if listening == Some(Listening::Teach(Button::Forward)) {
            self.change_bindings(|bindings| {
                bindings.forget_learned();
                None
            });
        }
        self.face(|face| face.listening = listening);
        self.wake();
    }

    /// Takes a press that was listened for. Whether it was.
    pub fn hear(&self, press: Press) -> bool {
        let Some(listening) = self.face(|face| face.listening) else { return false };
        if self.snapshot().state.panic {
            self.face(|face| face.listening = None);
            return false;
        }
        if press.repeat {
            return true;
        }
        let chord = Chord::of(press);
        let bare = !chord.control && !chord.alt && !chord.shift;
        match listening {
            Listening::Give(verb) | Listening::Add(verb) => {
                self.face(|face| face.listening = None);
                if press.key == Key::Escape && bare {
                    self.wake();
                    return true;
                }
                self.change_bindings(|bindings| {
                    let only = matches!(listening, Listening::Give(_));
                    let given = if only { bindings.give(verb, chord) } else { bindings.add(verb, chord) };
                    Some(match given {
                        Ok(()) => tr_with(
                            "key-now",
                            &[("key", chord.words().into()), ("command", row_of(verb).label().into())],
                        ),
                        Err(clash) => {
                            tr_with("key-stays", &[("key", chord.words().into()), ("why", clash.to_string().into())])
                        }
                    })
                });
            }
            Listening::Teach(button) => {
                let mut known = None;
                self.change_bindings(|bindings| {
                    known = bindings.learn(chord, button);
                    known.map(|known| {
                        tr_with("key-taught", &[("key", chord.words().into()), ("does", known.words().into())])
                    })
                });
                // The last lesson goes on for as many buttons as there are.
                if known.is_none() && button != Button::Nothing {
                    self.face(|face| face.listening = listening.next());
                }
                self.wake();
            }
        }
        true
    }

    /// The lesson is passed over: the clicker has no such button.
    pub fn pass_lesson(&self) {
        self.face(|face| face.listening = face.listening.and_then(Listening::next));
        self.wake();
    }

    /// Chooses a kind of clicker.
    pub fn choose_clicker(&self, profile: Profile) {
        self.change_bindings(|bindings| {
            bindings.profile = profile;
            None
        });
    }

    /// Chooses by what keys are recognised.
    pub fn choose_match(&self, by: Match) {
        self.change_bindings(|bindings| {
            bindings.by = by;
            None
        });
    }

    /// Gives a command the keys of the table again, or all of them.
    pub fn restore_keys(&self, verb: Option<Verb>) {
        self.change_bindings(|bindings| match verb {
            None => {
                bindings.restore_all();
                Some(tr("keys-restored"))
            }
            Some(verb) => bindings.restore(verb).err().map(|clash| clash.to_string()),
        });
    }
}
