//! Writing: a text while it is edited. Where the caret stands, what is selected, and what each move does to both, in every
//! script: the order of letters on the line and in the text are parley's business, here and on the slides.

mod setting;

use std::{ops::Range, sync::Arc};

use parley::{Affinity, BoundingBox, Cluster, Cursor, Selection};
use vello_cpu::kurbo::Rect;

pub use self::setting::Setting;
use super::{
    Fonts, LineAlign, direction,
    fonts::Script,
    page::{Page, Rgba},
    rich::Rich,
    setter::{Align, Drawn, Set, Setter},
    sheet::ALWAYS,
};

/// The longest text that is set while it is written, in bytes: more is kept, but letters beyond it are not seen.
pub const LONGEST: usize = 60_000;

/// The faces and the working memory with which texts are set while they are written.
pub struct Bench {
    setter: Setter,
}

impl std::fmt::Debug for Bench {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Bench")
    }
}

impl Bench {
    /// A bench with these faces.
    #[must_use]
    pub fn new(fonts: Fonts) -> Self {
        Self { setter: Setter::new(fonts) }
    }
}

/// A way for the caret to go. Left and right are those of the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One letter to the left.
    Left,
    /// One letter to the right.
    Right,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// To the start of the line: its right end where it reads from right to left.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// To the start of the text.
    Start,
    /// To the end of the text.
    End,
}

/// What is taken away when nothing is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erase {
    /// The character before the caret.
    Back,
    /// The letter after it.
    Forward,
    /// The word before it.
    WordBack,
    /// The word after it.
    WordForward,
    /// Everything from the start of the line.
    ToLineStart,
}

/// A text while it is written.
pub struct Writing {
    /// With the words that an input method is still putting together.
    text: String,
    setting: Setting,
    /// Whether a line break in the text is shown as a space.
    single: bool,
    set: Option<Set>,
    selection: Selection,
    /// Where the caret and the other end of the selection will be once the text is set: a place needs a layout.
    pending: Option<(usize, usize)>,
    /// Where the words of the input method stand.
    preedit: Option<Range<usize>>,
    caret_hidden: bool,
    version: u64,
}

impl std::fmt::Debug for Writing {
    /// Without the words.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Writing ({} bytes)", self.text.len())
    }
}

impl Writing {
    /// A text with the caret at its end.
    #[must_use]
    pub fn new(text: &str, setting: Setting) -> Self {
        Self {
            text: text.to_owned(),
            setting,
            single: false,
            set: None,
            selection: Selection::default(),
            pending: Some((text.len(), text.len())),
            preedit: None,
            caret_hidden: false,
            version: 0,
        }
    }

    // The text.

    /// The text without what an input method has not finished.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = self.text.clone();
        if let Some(preedit) = &self.preedit {
            text.replace_range(preedit.clone(), "");
        }
        text
    }

    /// Whether an input method is putting words together.
    #[must_use]
    pub const fn is_composing(&self) -> bool {
        self.preedit.is_some()
    }

    /// A number that is another one after every change of what is seen.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Takes over a text that was changed elsewhere; the caret keeps its place as far as there is one.
    pub fn set_text(&mut self, text: &str) {
        if self.preedit.is_none() && self.text == text || self.preedit.is_some() && self.text() == text {
            return;
        }
        // What is alike before and behind the change keeps the caret where the reader sees it.
        let (anchor, focus) = self.ends();
        let before = common(self.text.bytes(), text.bytes());
        let behind = common(self.text.bytes().rev(), text.bytes().rev());
        let (old, new) = (self.text.len(), text.len());
        let behind = behind.min(old.min(new) - before);
        let moved = |at: usize| {
            let at = if at <= before {
                at
            } else if at >= old.saturating_sub(behind) {
                (at + new).saturating_sub(old)
            } else {
                new.saturating_sub(behind)
            };
            floor(text, at)
        };
        self.pending = Some((moved(anchor), moved(focus)));
        text.clone_into(&mut self.text);
        self.preedit = None;
        self.caret_hidden = false;
        self.stale();
    }

    /// Sets the text in another way.
    pub fn set_setting(&mut self, setting: Setting, single: bool) {
        if !self.setting.same(&setting) || self.single != single {
            self.stale();
        }
        (self.setting, self.single) = (setting, single);
    }

    /// How the text is set.
    #[must_use]
    pub const fn setting(&self) -> &Setting {
        &self.setting
    }

    fn stale(&mut self) {
        self.set = None;
        self.version += 1;
    }

    /// Sets the text if it was changed since.
    pub fn refresh(&mut self, bench: &mut Bench) {
        if self.set.is_some() {
            return;
        }
        let shown = self.text.get(..floor(&self.text, LONGEST)).unwrap_or_default();
        let shown = if self.single { shown.replace(['\n', '\r'], " ") } else { shown.to_owned() };
        let language = &self.setting.language;
        let rich = Rich {
            rtl: direction::rtl(&shown, language, self.setting.dir),
            script: Script::of(&shown, language),
            language: Arc::clone(language),
            plain: shown.clone(),
            text: shown,
            spans: Vec::new(),
        };
        let mut style = self.setting.style;
        if let Some(align) = self.setting.align {
            style.align = match (align, rich.rtl) {
                (LineAlign::Centre, _) => Align::Centre,
                (LineAlign::Start, false) | (LineAlign::End, true) => Align::Left,
                (LineAlign::Start, true) | (LineAlign::End, false) => Align::Right,
            };
            // The lines of a window are all alike: a field does not grow with its first Arabic letter.
            style.leading -= rich.script.extra_leading();
        }
        bench.setter.wear(self.setting.dress.as_ref());
        let set = bench.setter.set_to_write(&rich, &style, self.setting.width);
        let layout = set.layout();
        let at = |index| Cursor::from_byte_index(layout, index, Affinity::Downstream);
        self.selection = match self.pending.take() {
            Some((anchor, focus)) => Selection::new(at(anchor), at(focus)),
            None => self.selection.refresh(layout),
        };
        self.set = Some(set);
    }

    /// Runs a function on the layout, which is made if need be.
    fn laid<R>(&mut self, bench: &mut Bench, work: impl FnOnce(&Set, &Selection) -> R) -> Option<R> {
        self.refresh(bench);
        self.set.as_ref().map(|set| work(set, &self.selection))
    }

    // The caret.

    /// The bytes that are selected; empty at the caret where nothing is. Without the words of an input method.
    #[must_use]
    pub fn selection(&self) -> Range<usize> {
        let (anchor, focus) = self.ends();
        self.without_preedit(anchor.min(focus))..self.without_preedit(anchor.max(focus))
    }

    /// Both ends of what is selected, in the text with the words of an input method; the caret is the second.
    fn ends(&self) -> (usize, usize) {
        self.pending.unwrap_or_else(|| (self.selection.anchor().index(), self.selection.focus().index()))
    }

    /// Where the caret stands, as a byte of the text.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.without_preedit(self.ends().1)
    }

    fn without_preedit(&self, at: usize) -> usize {
        match &self.preedit {
            Some(preedit) if at > preedit.start => {
                if at >= preedit.end {
                    at - preedit.len()
                } else {
                    preedit.start
                }
            }
            _ => at,
        }
    }

    /// The words that are selected.
    #[must_use]
    pub fn selected(&self) -> &str {
        if self.is_composing() { "" } else { self.text.get(self.selection()).unwrap_or_default() }
    }

    fn choose(&mut self, selection: Selection) {
        if selection.anchor() != self.selection.anchor() || selection.focus() != self.selection.focus() {
            self.version += 1;
        }
        self.selection = selection;
    }

    /// Selects bytes of the text; the caret stands at the end of the range. What lies inside a character moves to its start.
    pub fn select(&mut self, bench: &mut Bench, range: Range<usize>) {
        let (from, to) = (floor(&self.text, range.start), floor(&self.text, range.end));
        let chosen = self.laid(bench, |set, _| {
            let at = |index| Cursor::from_byte_index(set.layout(), index, Affinity::Downstream);
            Selection::new(at(from), at(to))
        });
        if let Some(chosen) = chosen {
            self.choose(chosen);
        }
    }

    /// Selects everything.
    pub fn select_all(&mut self, bench: &mut Bench) {
        self.select(bench, 0..self.text.len());
    }

    /// Moves the caret; `extend` moves only the end of what is selected.
    pub fn go(&mut self, bench: &mut Bench, way: Way, extend: bool) {
        let moved = self.laid(bench, |set, selection| {
            let layout = set.layout();
            match way {
                Way::Left => selection.previous_visual(layout, extend),
                Way::Right => selection.next_visual(layout, extend),
                Way::WordLeft => selection.previous_visual_word(layout, extend),
                Way::WordRight => selection.next_visual_word(layout, extend),
                Way::Up => selection.previous_line(layout, extend),
                Way::Down => selection.next_line(layout, extend),
                Way::LineStart => selection.line_start(layout, extend),
                Way::LineEnd => selection.line_end(layout, extend),
                Way::Start => selection.move_lines(layout, isize::MIN, extend),
                Way::End => selection.move_lines(layout, isize::MAX, extend),
            }
        });
        if let Some(moved) = moved {
            self.choose(moved);
        }
    }

    /// Puts the caret at a point of the box, as with the mouse; `extend` moves only the end of what is selected.
    pub fn press(&mut self, bench: &mut Bench, x: f32, y: f32, extend: bool) {
        let chosen = self.laid(bench, |set, selection| {
            let x = x - set.shift();
            if extend {
                selection.shift_click_extension(set.layout(), x, y)
            } else {
                Selection::from_point(set.layout(), x, y)
            }
        });
        if let Some(chosen) = chosen {
            self.choose(chosen);
        }
    }

    /// Draws the end of what is selected to a point of the box; word by word where a word was chosen before.
    pub fn drag(&mut self, bench: &mut Bench, x: f32, y: f32) {
        let chosen = self.laid(bench, |set, selection| selection.extend_to_point(set.layout(), x - set.shift(), y));
        if let Some(chosen) = chosen {
            self.choose(chosen);
        }
    }

    /// Selects the word at a point.
    pub fn word_at(&mut self, bench: &mut Bench, x: f32, y: f32) {
        let chosen = self.laid(bench, |set, _| Selection::word_from_point(set.layout(), x - set.shift(), y));
        let Some(chosen) = chosen else { return };
        // The space behind a word is not part of it.
        let range = chosen.text_range();
        let words = self.text.get(range.clone()).unwrap_or_default();
        let end = range.start + words.trim_end().len();
        if end > range.start && end < range.end { self.select(bench, range.start..end) } else { self.choose(chosen) }
    }

    /// Selects the paragraph at a point.
    pub fn paragraph_at(&mut self, bench: &mut Bench, x: f32, y: f32) {
        let chosen = self.laid(bench, |set, _| Selection::hard_line_from_point(set.layout(), x - set.shift(), y));
        if let Some(chosen) = chosen {
            self.choose(chosen);
        }
    }

    // Changes.

    /// Puts words in the place of what is selected.
    pub fn insert(&mut self, bench: &mut Bench, words: &str) {
        self.end_composing();
        self.refresh(bench);
        let range = self.selection.text_range();
        if range.is_empty() && words.is_empty() {
            return;
        }
        self.replace(bench, range, words);
    }

    fn replace(&mut self, bench: &mut Bench, range: Range<usize>, words: &str) {
        let range = floor(&self.text, range.start)..floor(&self.text, range.end);
        let at = range.start + words.len();
        self.text.replace_range(range, words);
        self.stale();
        let side = if words.is_empty() || words.ends_with('\n') { Affinity::Downstream } else { Affinity::Upstream };
        let chosen = self.laid(bench, |set, _| Cursor::from_byte_index(set.layout(), at, side));
        if let Some(chosen) = chosen {
            self.choose(chosen.into());
        }
    }

    /// Takes away what is selected, else what `what` says.
    pub fn erase(&mut self, bench: &mut Bench, what: Erase) {
        self.end_composing();
        self.refresh(bench);
        if !self.selection.is_collapsed() {
            self.replace(bench, self.selection.text_range(), "");
            return;
        }
        let Some(set) = &self.set else { return };
        let (layout, focus) = (set.layout(), self.selection.focus());
        let at = focus.index();
        let range = match what {
            Erase::Back => {
                let [before, _] = focus.logical_clusters(layout);
                before.map(|cluster| self.before(&cluster))
            }
            Erase::Forward => {
                let [_, after] = focus.logical_clusters(layout);
                after.map(|cluster| cluster.text_range())
            }
            Erase::WordBack => Some(focus.previous_logical_word(layout).index()..at),
            Erase::WordForward => Some(at..focus.next_logical_word(layout).index()),
            Erase::ToLineStart => Some(self.selection.line_start(layout, false).focus().index()..at),
        };
        if let Some(range) = range.filter(|range| range.start < range.end) {
            self.replace(bench, range, "");
        }
    }

    /// What Backspace takes of the letter before the caret: its last mark, or all of a sign that is one picture.
    fn before(&self, cluster: &Cluster<'_, super::setter::Ink>) -> Range<usize> {
        let range = cluster.text_range();
        if cluster.is_hard_line_break() || cluster.is_emoji() {
            return range;
        }
        let last = self.text.get(range.clone()).and_then(|words| words.char_indices().next_back());
        range.start + last.map_or(0, |(at, _)| at)..range.end
    }

    /// Takes away characters around the caret, as an input method asks.
    pub fn erase_around(&mut self, bench: &mut Bench, before: usize, after: usize) {
        let at = self.caret();
        self.end_composing();
        let start =
            self.text.get(..at).unwrap_or_default().char_indices().rev().take(before).last().map_or(at, |(at, _)| at);
        let rest = self.text.get(at..).unwrap_or_default();
        let end = at + rest.char_indices().nth(after).map_or(rest.len(), |(at, _)| at);
        self.replace(bench, start..end, "");
    }

    /// Shows the words that an input method is putting together; `active` are the characters it is at. No words end it.
    pub fn compose(&mut self, bench: &mut Bench, words: &str, active: Option<Range<usize>>) {
        self.refresh(bench);
        let range = self.preedit.clone().unwrap_or_else(|| self.selection.text_range());
        if words.is_empty() && self.preedit.is_none() {
            return;
        }
        let start = range.start;
        self.preedit = None;
        self.replace(bench, range, words);
        self.caret_hidden = !words.is_empty() && active.is_none();
        if words.is_empty() {
            return;
        }
        self.preedit = Some(start..start + words.len());
        let byte = |number: usize| words.char_indices().nth(number).map_or(words.len(), |(at, _)| at);
        let active = active.map_or(words.len()..words.len(), |active| byte(active.start)..byte(active.end));
        self.select(bench, start + active.start..start + active.end);
    }

    /// Puts the finished words of an input method in the place of those it was putting together.
    pub fn commit(&mut self, bench: &mut Bench, words: &str) {
        match self.preedit.take() {
            Some(range) => {
                self.caret_hidden = false;
                self.replace(bench, range, words);
            }
            None if words.is_empty() => {}
            None => self.insert(bench, words),
        }
    }

    /// What the input method had put together so far stays, as text.
    pub fn end_composing(&mut self) {
        if self.preedit.take().is_some() {
            self.caret_hidden = false;
            self.version += 1;
        }
    }

    // What is seen. All places are in the box of the text.

    /// Width and height of the lines.
    #[must_use]
    pub fn size(&self) -> (f32, f32) {
        self.set.as_ref().map_or((0.0, 0.0), |set| (set.ink_width(), set.height()))
    }

    /// Whether the text reads from right to left.
    #[must_use]
    pub fn is_rtl(&self) -> bool {
        self.set.as_ref().is_some_and(|set| set.rtl)
    }

    /// Which part of the space that is left over in a wider box stands to the left of the text.
    #[must_use]
    pub fn free_share(&self) -> f32 {
        match (self.setting.align.unwrap_or_default(), self.is_rtl()) {
            (LineAlign::Centre, _) => 0.5,
            (LineAlign::Start, false) | (LineAlign::End, true) => 0.0,
            (LineAlign::Start, true) | (LineAlign::End, false) => 1.0,
        }
    }

    /// How far the first baseline is below the top.
    #[must_use]
    pub fn baseline(&self) -> f32 {
        self.set.as_ref().map_or(0.0, Set::first_baseline)
    }

    /// The place of the caret, `width` wide; none while an input method hides it.
    #[must_use]
    pub fn caret_place(&self, width: f32) -> Option<Rect> {
        let set = self.set.as_ref().filter(|_| !self.caret_hidden)?;
        Some(shifted(set, self.selection.focus().geometry(set.layout(), width)))
    }

    /// The places of what is selected.
    #[must_use]
    pub fn selected_places(&self) -> Vec<Rect> {
        self.places(&self.selection)
    }

    /// The places of the words of an input method.
    #[must_use]
    pub fn preedit_places(&self) -> Vec<Rect> {
        let (Some(set), Some(preedit)) = (&self.set, &self.preedit) else { return Vec::new() };
        let at = |index| Cursor::from_byte_index(set.layout(), index, Affinity::Downstream);
        self.places(&Selection::new(at(preedit.start), at(preedit.end)))
    }

    fn places(&self, selection: &Selection) -> Vec<Rect> {
        let Some(set) = &self.set else { return Vec::new() };
        selection.geometry(set.layout()).into_iter().map(|(place, _)| shifted(set, place)).collect()
    }

    /// The letters, with the box of the text at `at` on a page of `size`.
    #[must_use]
    pub fn page(&self, at: (f32, f32), size: (f32, f32)) -> Page {
        let mut drawn = Drawn::default();
        if let Some(set) = &self.set {
            set.draw(at.0, at.1, &ALWAYS, None, &mut drawn);
        }
        Page {
            size,
            background: Rgba::CLEAR,
            items: drawn.items,
            blocks: Vec::new(),
            links: Vec::new(),
            last_step: 0,
            overflow: Vec::new(),
            missing: drawn.missing,
            rtl: self.is_rtl(),
            hash: 0,
        }
    }
}

fn shifted(set: &Set, place: BoundingBox) -> Rect {
    let shift = f64::from(set.shift());
    Rect::new(place.x0 + shift, place.y0, place.x1 + shift, place.y1)
}

/// The start of the character in which a byte lies.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// How many bytes are the same from the start of both.
fn common(one: impl Iterator<Item = u8>, other: impl Iterator<Item = u8>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests;
