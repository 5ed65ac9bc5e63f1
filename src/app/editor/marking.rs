//! Bold and italic by their keys in the texts that stand outside the inspector: on the slide itself and in the notes.

use egui::{Id, Key, Modifiers, Ui};

use crate::{
    deck::edit::markup::{self, Mark},
    ui::field,
};

/// Carries out Ctrl+B or Ctrl+I in the text of a field, if that has the keyboard. Says whether there was such a key.
pub(super) fn keys(ui: &Ui, id: Id, text: &mut String) -> bool {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return false;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
    let mark = if pressed(Key::B) {
        Mark::Bold
    } else if pressed(Key::I) {
        Mark::Italic
    } else {
        return false;
    };
    let range = field::selection(ui.ctx(), id).unwrap_or(text.len()..text.len());
    let (after, selected) = markup::mark(text, range, &mark);
    *text = after;
    field::select(ui.ctx(), id, selected);
    true
}
