//! What keys, the mouse, the clipboard and input methods do in a field that has the keyboard.

use std::ops::Range;

use egui::{Event, Id, ImeEvent, Key, Modifiers, Response, Ui, Vec2, accesskit};

use super::Enter;
use crate::typeset::writing::{Bench, Erase, Way, Writing};

/// What a field allows.
pub(super) struct Rules {
    pub id: Id,
    pub single: bool,
    pub enter: Enter,
    pub takes_tab: bool,
    pub takes_escape: bool,
    pub read_only: bool,
    pub limit: usize,
}

/// What was done that others want to know.
#[derive(Default)]
pub(super) struct Did {
    pub enter: bool,
    pub tab: i8,
    pub escape: bool,
    pub beyond: i8,
    pub back: bool,
    /// Whether the caret went elsewhere.
    pub moved: bool,
}

/// The hands in one field, for one drawing of it.
pub(super) struct Hands<'a> {
    rules: &'a Rules,
    did: &'a mut Did,
}

impl<'a> Hands<'a> {
    pub const fn new(rules: &'a Rules, did: &'a mut Did) -> Self {
        Self { rules, did }
    }

    /// Everything that was typed since the last drawing.
    pub fn keys(&mut self, writing: &mut Writing, bench: &mut Bench, ui: &Ui) {
        let before = writing.version();
        let mac = ui.os().is_mac();
        let events = ui.input(|input| input.events.clone());
        for event in events {
            match event {
                Event::Copy => copy(writing, ui),
                Event::Cut => {
                    copy(writing, ui);
                    if !self.rules.read_only && !writing.selected().is_empty() {
                        writing.erase(bench, Erase::Back);
                    }
                }
                Event::Paste(words) => self.insert(writing, bench, &words),
                Event::Text(words) if words != "\n" && words != "\r" => self.insert(writing, bench, &words),
                Event::Key { key, pressed: true, modifiers, .. } => self.key(writing, bench, key, modifiers, mac),
                Event::Ime(event) if !self.rules.read_only => self.ime(writing, bench, event),
                Event::AccessKitActionRequest(request) if request.target_node == self.rules.id.accesskit_id() => {
                    self.read_aloud(writing, bench, request);
                }
                _ => {}
            }
        }
        self.did.moved |= writing.version() != before;
    }

    fn insert(&self, writing: &mut Writing, bench: &mut Bench, words: &str) {
        if self.rules.read_only {
            return;
        }
        let mut words = clean(words, self.rules.single);
        if self.rules.limit != usize::MAX {
            let there = writing.text().chars().count() - writing.selected().chars().count();
            words = words.chars().take(self.rules.limit.saturating_sub(there)).collect();
        }
        if !words.is_empty() {
            writing.insert(bench, &words);
        }
    }

    fn key(&mut self, writing: &mut Writing, bench: &mut Bench, key: Key, modifiers: Modifiers, mac: bool) {
        if writing.is_composing() {
            return;
        }
        let by_word = if mac { modifiers.alt } else { modifiers.ctrl };
        let to_edge = mac && modifiers.mac_cmd;
        let changes = !self.rules.read_only;
        match key {
            Key::ArrowLeft | Key::ArrowRight => {
                let right = key == Key::ArrowRight;
                let way = match (to_edge, by_word) {
                    (true, _) if right == writing.is_rtl() => Way::LineStart,
                    (true, _) => Way::LineEnd,
                    (false, true) if right => Way::WordRight,
                    (false, true) => Way::WordLeft,
                    (false, false) if right => Way::Right,
                    (false, false) => Way::Left,
                };
                writing.go(bench, way, modifiers.shift);
            }
            Key::ArrowUp | Key::ArrowDown if !(modifiers.alt || modifiers.ctrl && !mac) => {
                let up = key == Key::ArrowUp;
                let way = match (to_edge, up) {
                    (true, true) => Way::Start,
                    (true, false) => Way::End,
                    (false, true) => Way::Up,
                    (false, false) => Way::Down,
                };
                let row = |writing: &Writing| writing.caret_place(0.0).map(|place| place.y0 as i64);
                writing.refresh(bench);
                let before = row(writing);
                if self.rules.single && !to_edge {
                    self.did.beyond = if up { -1 } else { 1 };
                } else {
                    writing.go(bench, way, modifiers.shift);
                    if row(writing) == before && !modifiers.shift {
                        self.did.beyond = if up { -1 } else { 1 };
                    }
                }
            }
            Key::Home => writing.go(bench, if modifiers.ctrl { Way::Start } else { Way::LineStart }, modifiers.shift),
            Key::End => writing.go(bench, if modifiers.ctrl { Way::End } else { Way::LineEnd }, modifiers.shift),
            Key::Backspace if changes => {
                if writing.selected().is_empty() && writing.caret() == 0 {
                    self.did.back = true;
                }
                let what = match (to_edge, by_word) {
                    (true, _) => Erase::ToLineStart,
                    (false, true) => Erase::WordBack,
                    (false, false) => Erase::Back,
                };
                writing.erase(bench, what);
            }
            Key::Delete if changes && !modifiers.shift => {
                writing.erase(bench, if by_word { Erase::WordForward } else { Erase::Forward });
            }
            Key::A if modifiers.command => writing.select_all(bench),
            Key::Enter if !modifiers.command && !modifiers.alt => {
                let line = self.rules.enter == Enter::Line || modifiers.shift && !self.rules.single;
                if !line {
                    self.did.enter = true;
                } else if changes {
                    writing.insert(bench, "\n");
                }
            }
            Key::Tab if self.rules.takes_tab && !modifiers.command && !modifiers.alt => {
                self.did.tab = if modifiers.shift { -1 } else { 1 };
            }
            Key::Escape if self.rules.takes_escape => self.did.escape = true,
            _ => {}
        }
    }

    fn ime(&self, writing: &mut Writing, bench: &mut Bench, event: ImeEvent) {
        match event {
            // Some systems send these for the Enter that ends the list of suggestions.
            ImeEvent::Preedit { text, .. } | ImeEvent::Commit(text) if text == "\n" || text == "\r" => {}
            ImeEvent::Preedit { text, active_range_chars } => {
                writing.compose(bench, &clean(&text, true), active_range_chars);
            }
            ImeEvent::Commit(text) => writing.commit(bench, &clean(&text, self.rules.single)),
            ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
                writing.erase_around(bench, before_chars, after_chars);
            }
            #[expect(deprecated, reason = "the match is whole")]
            ImeEvent::Enabled | ImeEvent::Disabled => {}
        }
    }

    /// What a screen reader or a dictation program asks for.
    fn read_aloud(&self, writing: &mut Writing, bench: &mut Bench, request: accesskit::ActionRequest) {
        if self.rules.read_only {
            return;
        }
        match (request.action, request.data) {
            (accesskit::Action::SetValue, Some(accesskit::ActionData::Value(words))) => {
                writing.select_all(bench);
                writing.erase(bench, Erase::Back);
                self.insert(writing, bench, &words);
            }
            (accesskit::Action::ReplaceSelectedText, Some(accesskit::ActionData::Value(words))) => {
                self.insert(writing, bench, &words);
            }
            _ => {}
        }
    }

    /// Puts the caret at a place of the window, in pixels.
    pub fn put(&mut self, writing: &mut Writing, bench: &mut Bench, at: Vec2, from: (Vec2, f32)) {
        let at = (at - from.0) / from.1.max(0.001);
        writing.press(bench, at.x, at.y, false);
        self.did.moved = true;
    }

    /// Clicks and drags. `from` is where the box of the text begins and how many pixels one of its units has.
    pub fn mouse(
        &mut self,
        writing: &mut Writing,
        bench: &mut Bench,
        ui: &Ui,
        response: &Response,
        from: (Vec2, f32),
        pressed: bool,
    ) {
        let (origin, unit) = from;
        let Some(pointer) = response.interact_pointer_pos() else { return };
        let at = (pointer.to_vec2() * ui.pixels_per_point() - origin) / unit.max(0.001);
        let before = writing.version();
        if response.triple_clicked() {
            writing.paragraph_at(bench, at.x, at.y);
        } else if response.double_clicked() {
            writing.word_at(bench, at.x, at.y);
        } else if pressed
            || response.clicked() && ui.input(|input| !input.pointer.primary_down()) && !response.dragged()
        {
            writing.end_composing();
            writing.press(bench, at.x, at.y, ui.input(|input| input.modifiers.shift));
        } else if response.dragged() {
            writing.drag(bench, at.x, at.y);
        }
        self.did.moved |= writing.version() != before;
    }
}

/// Puts what is selected on the clipboard.
fn copy(writing: &Writing, ui: &Ui) {
    let selected = writing.selected();
    if !selected.is_empty() {
        ui.copy_text(selected.to_owned());
    }
}

/// Words as a text may hold them: no signs that steer a machine, and no breaks where there is one line.
fn clean(words: &str, single: bool) -> String {
    words
        .replace("\r\n", "\n")
        .chars()
        .filter_map(|letter| match letter {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}' => {
                Some(if single { ' ' } else { '\n' })
            }
            '\t' => Some(' '),
            letter if letter.is_control() => None,
            letter => Some(letter),
        })
        .collect()
}

/// The part of a text before and after a range, and the words in it; for whoever wraps what is selected.
#[must_use]
pub fn parts(text: &str, range: Range<usize>) -> (&str, &str, &str) {
    let (from, to) = (text.floor_char_boundary(range.start), text.floor_char_boundary(range.end.max(range.start)));
    let (before, rest) = text.split_at(from);
    let (words, after) = rest.split_at(to - from);
    (before, words, after)
}
