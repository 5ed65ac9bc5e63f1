//! One key with its modifiers: what it fits, and how people read it.
//!
//! A key is matched by what it means on the keyboard's layout and, failing that, by where it lies: an AZERTY layout turns
//! a clicker's "." into ":", and Cyrillic or Arabic layouts have no Latin letters at all.

use egui::{Key, Modifiers};

use crate::ui::words;

/// One key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Control (Command on a Mac).
    pub control: bool,
    /// Shift.
    pub shift: bool,
    /// Alt (Option on a Mac).
    pub alt: bool,
}

impl Chord {
    pub(crate) const fn plain(key: Key) -> Self {
        Self { key, control: false, shift: false, alt: false }
    }

    pub(crate) const fn shift(key: Key) -> Self {
        Self { shift: true, ..Self::plain(key) }
    }

    pub(super) const fn alt(key: Key) -> Self {
        Self { alt: true, ..Self::plain(key) }
    }

    pub(crate) const fn control(key: Key) -> Self {
        Self { control: true, ..Self::plain(key) }
    }

    pub(crate) const fn control_shift(key: Key) -> Self {
        Self { shift: true, ..Self::control(key) }
    }

    /// Whether Shift only serves to type the sign, so that it must not be asked for: `?` is Shift+/ on some layouts only.
    const fn is_sign(self) -> bool {
        matches!(
            self.key,
            Key::Plus | Key::Minus | Key::Equals | Key::Questionmark | Key::Period | Key::Comma | Key::Slash
        )
    }

    pub(in crate::ui) fn fits(self, key: Key, modifiers: Modifiers) -> bool {
        let control = modifiers.command || modifiers.ctrl;
        self.key == key
            && self.control == control
            && self.alt == modifiers.alt
            && (self.shift == modifiers.shift || self.is_sign())
    }

    /// Whether the key does its work even while a text is typed: it types nothing, and clickers send it.
    pub(in crate::ui) const fn works_in_text(self) -> bool {
        // The lock is wanted at once, whatever is being typed.
        let locks = self.control && self.shift && matches!(self.key, Key::L);
        locks || matches!(self.key, Key::PageUp | Key::PageDown | Key::F1 | Key::F5 | Key::F7 | Key::F11 | Key::F12)
    }

    /// The key as people read it: `Ctrl+Shift+E`.
    #[must_use]
    pub fn words(self) -> String {
        let mut words = String::new();
        for (held, id) in [(self.control, "key-control"), (self.alt, "key-alt"), (self.shift, "key-shift")] {
            if held {
                words.push_str(&words::tr(id));
                words.push('+');
            }
        }
        words.push_str(&match self.key {
            Key::PageDown => words::tr("key-page-down"),
            Key::PageUp => words::tr("key-page-up"),
            Key::Escape => words::tr("key-esc"),
            Key::Enter => words::tr("key-enter"),
            Key::Space => words::tr("key-space"),
            Key::Home => words::tr("key-home"),
            Key::End => words::tr("key-end"),
            Key::Delete => words::tr("key-delete"),
            Key::Backspace => words::tr("key-backspace"),
            key => Self::sign(key).to_owned(),
        });
        words
    }

    /// The keys whose sign is the same in every language.
    fn sign(key: Key) -> &'static str {
        match key {
            Key::ArrowRight => "→",
            Key::ArrowLeft => "←",
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::Period => ".",
            Key::Comma => ",",
            Key::Plus => "+",
            Key::Minus => "–",
            Key::Equals => "=",
            Key::Slash => "/",
            Key::Questionmark => "?",
            Key::OpenBracket => "[",
            Key::CloseBracket => "]",
            key => key.name(),
        }
    }
}
