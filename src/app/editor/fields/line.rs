//! The one way to type in the inspector and on the pages: a field for a text, and the markup that its keys and buttons make.

use std::ops::Range;

use egui::{Id, Key, Modifiers, Response, Ui};

use super::Pen;
use crate::{
    deck::edit::markup::{self, Mark},
    ui::{
        field::{self, Enter, Field, Shown},
        icons::{Icon, icon_button},
        theme,
        words::{tr, tr_with},
    },
};

/// A field before it is shown.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub id: Id,
    /// The name that is read aloud.
    pub name: &'a str,
    pub text: &'a str,
    /// What stands in the empty field.
    pub hint: &'a str,
    /// How many lines there are at least; 0 for a field that has only one.
    pub lines: usize,
    /// Whether it holds inline text, which can be bold and cite sources.
    pub inline: bool,
    /// Whether Enter, Tab and Backspace are told instead of used.
    pub told: bool,
    pub width: Option<f32>,
    pub language: &'a str,
}

impl<'a> Line<'a> {
    /// A field of one line.
    pub(super) const fn new(id: Id, name: &'a str, text: &'a str) -> Self {
        Self { id, name, text, hint: "", lines: 0, inline: false, told: false, width: None, language: "" }
    }
}

/// What happened in a field.
pub(super) struct Typed {
    /// The text, where it is another one.
    pub text: Option<String>,
    pub response: Response,
    pub enter: bool,
    /// 1 for Tab, -1 for Shift+Tab.
    pub tab: i8,
    /// Backspace with the caret at the start.
    pub back: bool,
    /// Where the caret is, in bytes.
    pub caret: usize,
    /// A table was pasted.
    pub pasted: Option<Vec<Vec<String>>>,
}

/// What is chosen for the words of a field.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Choosing {
    /// The address of a link.
    Link { id: Id, range: Range<usize>, address: String, first: bool },
    /// The source of a footnote.
    Note { id: Id, range: Range<usize> },
}

/// Shows a field. Every field of the editor that holds a text comes through here.
pub(super) fn show(ui: &mut Ui, pen: &mut Pen<'_>, line: &Line<'_>) -> Typed {
    let id = line.id;
    let mut text = line.text.to_owned();
    if let Some((_, caret)) = pen.state.next.take_if(|(field, _)| *field == id) {
        let caret = caret.or_else(|| field::selection(ui.ctx(), id).map(|range| range.end)).unwrap_or(usize::MAX);
        let caret = caret.min(text.len());
        field::select(ui.ctx(), id, caret..caret);
    }
    let mut pasted = None;
    if ui.memory(|memory| memory.has_focus(id)) {
        pasted = ui.input_mut(take_table);
        if line.inline {
            let range = field::selection(ui.ctx(), id).unwrap_or(text.len()..text.len());
            keys(ui, pen, id, &range);
        }
    }
    let mut select = None;
    if let Some((_, range, mark)) = pen.state.mark.take_if(|(field, ..)| *field == id) {
        let (after, selected) = markup::mark(&text, range, &mark);
        text = after;
        select = Some(selected);
    }
    let mut field = Field::new(id, &mut text).name(line.name).hint(line.hint).language(line.language);
    field = match line.lines {
        0 => field,
        1 => field.grows(),
        lines => field.lines(lines),
    };
    if line.told {
        field = field.enter(Enter::Tell).takes_tab();
    }
    if let Some(width) = line.width {
        field = field.width(width);
    }
    let shown = field.show(ui);
    if let Some(range) = select {
        // A button that was pressed has the keyboard now: the field gets it back.
        field::select(ui.ctx(), id, range);
    }
    let Shown { response, enter, tab, back, selection, focused, .. } = shown;
    if focused {
        pen.state.marked = line.inline.then(|| (id, selection.clone()));
    }
    Typed { text: (text != line.text).then_some(text), response, enter, tab, back, caret: selection.end, pasted }
}

/// A table on its way from the clipboard.
fn take_table(input: &mut egui::InputState) -> Option<Vec<Vec<String>>> {
    let at = input.events.iter().position(|event| matches!(event, egui::Event::Paste(text) if text.contains('\t')))?;
    match input.events.remove(at) {
        egui::Event::Paste(text) => crate::deck::edit::grid::cells(&text),
        _ => None,
    }
}

/// The keys that make markup.
fn keys(ui: &Ui, pen: &mut Pen<'_>, id: Id, range: &Range<usize>) {
    let shift = Modifiers::COMMAND | Modifiers::SHIFT;
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(shift, Key::F) {
        pen.state.choosing = Some(Choosing::Note { id, range: range.clone() });
    } else if pressed(Modifiers::COMMAND, Key::B) {
        pen.state.mark = Some((id, range.clone(), Mark::Bold));
    } else if pressed(Modifiers::COMMAND, Key::I) {
        pen.state.mark = Some((id, range.clone(), Mark::Italic));
    } else if pressed(Modifiers::COMMAND, Key::K) {
        pen.state.choosing = Some(Choosing::Link { id, range: range.clone(), address: String::new(), first: true });
    }
}

/// The buttons that make markup in the field that had the keyboard last, and below them what is being chosen.
pub(super) fn bar(ui: &mut Ui, pen: &mut Pen<'_>) {
    let field = pen.state.marked.clone();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_enabled_ui(field.is_some(), |ui| {
            let pressed = [
                icon_button(ui, Icon::Bold, &tr("fields-bold")).clicked(),
                icon_button(ui, Icon::Italic, &tr("fields-italic")).clicked(),
                icon_button(ui, Icon::Link, &tr("fields-link")).clicked(),
                icon_button(ui, Icon::Footnote, &tr("fields-footnote")).clicked(),
            ];
            let Some((id, range)) = field else { return };
            match pressed {
                [true, ..] => pen.state.mark = Some((id, range, Mark::Bold)),
                [_, true, ..] => pen.state.mark = Some((id, range, Mark::Italic)),
                [_, _, true, _] => {
                    pen.state.choosing = Some(Choosing::Link { id, range, address: String::new(), first: true });
                }
                [.., true] => pen.state.choosing = Some(Choosing::Note { id, range }),
                _ => {}
            }
        });
    });
    match pen.state.choosing.take() {
        Some(Choosing::Link { id, range, address, first }) => link(ui, pen, (id, range), address, first),
        Some(Choosing::Note { id, range }) => note(ui, pen, (id, range)),
        None => {}
    }
}

fn link(ui: &mut Ui, pen: &mut Pen<'_>, (id, range): (Id, Range<usize>), mut address: String, first: bool) {
    let name = tr("fields-link-address");
    super::parts::label(ui, pen.tokens, &name);
    let field = Id::unique("editor link address");
    if first {
        pen.state.next = Some((field, None));
    }
    let line = Line { hint: "https://", ..Line::new(field, &name, &address) };
    let typed = show(ui, pen, &line);
    if let Some(text) = typed.text {
        address = text;
    }
    let (mut set, mut leave) = (typed.enter, ui.input(|input| input.key_pressed(Key::Escape)));
    ui.horizontal(|ui| {
        set |= ui.button(tr("fields-link-set")).clicked();
        leave |= ui.button(tr("fields-cancel")).clicked();
    });
    if set && !address.trim().is_empty() {
        pen.state.mark = Some((id, range, Mark::Link(address)));
    } else if leave {
        pen.state.next = Some((id, None));
    } else {
        pen.state.choosing = Some(Choosing::Link { id, range, address, first: false });
    }
    ui.add_space(4.0);
}

fn note(ui: &mut Ui, pen: &mut Pen<'_>, (id, range): (Id, Range<usize>)) {
    super::parts::label(ui, pen.tokens, &tr("fields-footnote-source"));
    if pen.deck.sources.is_empty() {
        super::parts::quiet(ui, pen.tokens, &tr("fields-footnote-none"));
    }
    let mut chosen = None;
    let mut leave = ui.input(|input| input.key_pressed(Key::Escape));
    egui::ScrollArea::vertical().id_salt("sources to cite").max_height(180.0).show(ui, |ui| {
        for source in &pen.deck.sources {
            let words = crate::deck::inline::words(source.text.pick(&pen.language, &pen.deck.language).0);
            let name = tr_with("fields-cite", &[("name", source.id.as_str().into())]);
            if super::parts::row(ui, pen, &words, &name, false).clicked() {
                chosen = Some(source.id.clone());
            }
        }
    });
    ui.horizontal(|ui| {
        if ui.button(tr("fields-page-sources")).clicked() {
            pen.wish(super::Wish::Show(super::Page::Sources));
        }
        leave |= ui.button(tr("fields-cancel")).clicked();
    });
    match chosen {
        Some(source) => pen.state.mark = Some((id, range, Mark::Note(source))),
        None if leave => pen.state.next = Some((id, None)),
        None => pen.state.choosing = Some(Choosing::Note { id, range }),
    }
    ui.add_space(4.0);
}

/// What came of a field that is read.
pub(super) struct Read<T> {
    /// What was typed, where it was changed and can be read.
    pub value: Option<T>,
    pub enter: bool,
    /// A table was pasted.
    pub pasted: Option<Vec<Vec<String>>>,
}

/// A field for what the deck can say only in one way, as a number or a time: `read` takes what was typed, or says what is
/// wrong with it. What cannot be read yet stays in the field while it has the keyboard, and the words below say why.
pub(super) fn read<T>(
    ui: &mut Ui,
    pen: &mut Pen<'_>,
    line: &Line<'_>,
    read: impl Fn(&str) -> Result<T, String>,
) -> Read<T> {
    let kept = pen.state.typing.as_ref().filter(|(id, _)| *id == line.id).map(|(_, text)| text.clone());
    let shown = kept.clone().unwrap_or_else(|| line.text.to_owned());
    let typed = show(ui, pen, &Line { text: &shown, ..*line });
    let mut value = None;
    if let Some(text) = typed.text {
        match read(&text) {
            Ok(read) => {
                // Written otherwise than the deck writes it ("3," on the way to "3,5"), it stays as it is typed.
                pen.state.typing = Some((line.id, text));
                value = Some(read);
            }
            Err(_) => pen.state.typing = Some((line.id, text)),
        }
    } else if kept.is_some()
        && !typed.response.has_focus()
        && !ui.input(|input| input.pointer.any_down() || input.pointer.any_released())
    {
        // Not before the mouse is let go: what is offered for the words may be what it is on.
        pen.state.typing = None;
    }
    let wrong = pen.state.typing.as_ref().filter(|(id, _)| *id == line.id).and_then(|(_, text)| read(text).err());
    if let Some(why) = wrong {
        let words = egui::RichText::new(why).font(theme::font(theme::DETAIL)).color(pen.tokens.red);
        let label = ui.label(words);
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
    Read { value, enter: typed.enter, pasted: typed.pasted }
}
