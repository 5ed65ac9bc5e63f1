//! A field for a passphrase. It is not egui's text field, whose undo would keep copies of everything that was typed: what
//! stands here is in one piece of memory, is never drawn, copied or read aloud, and is wiped when it is let go.

use egui::{Event, EventFilter, Id, Key, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2};
use zeroize::{Zeroize as _, Zeroizing};

use super::theme;

/// The most bytes that fit. The memory is taken at once, so that it never moves and leaves a copy behind.
const ROOM: usize = 512;

/// Something typed that nobody may see.
pub struct Secret(Zeroizing<String>);

impl Default for Secret {
    fn default() -> Self {
        Self(Zeroizing::new(String::with_capacity(ROOM)))
    }
}

impl Secret {
    /// What was typed.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Wipes what was typed.
    pub fn clear(&mut self) {
        self.0.zeroize();
    }

    /// Takes what was typed and leaves nothing.
    #[must_use]
    pub fn take(&mut self) -> Zeroizing<String> {
        std::mem::take(self).0
    }

    fn push(&mut self, words: &str) {
        for letter in words.chars().filter(|letter| !letter.is_control()) {
            if self.0.len() + letter.len_utf8() <= ROOM {
                self.0.push(letter);
            }
        }
    }
}

/// The names of the fields that there may be, so that the keys know when one of them takes letters.
pub const FIELDS: [&str; 2] = ["secret", "secret again"];

/// Whether a field for a passphrase has the keyboard.
#[must_use]
pub fn has_keyboard(ctx: &egui::Context) -> bool {
    ctx.memory(|memory| FIELDS.iter().any(|field| memory.has_focus(Id::unique(*field))))
}

/// Shows a field; a dot stands for each sign. `name` is what a screen reader says.
pub fn field(ui: &mut Ui, id: &'static str, name: &str, secret: &mut Secret) -> Response {
    let tokens = theme::of(ui);
    let id = Id::unique(id);
    let (_, area) = ui.allocate_space(Vec2::new(ui.available_width(), 38.0));
    let response = ui.interact(area, id, Sense::click());
    if response.clicked() {
        response.request_focus();
    }
    let focused = response.has_focus();
    if focused {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        ui.input(|input| {
            for event in &input.events {
                match event {
                    Event::Text(words) | Event::Paste(words) => secret.push(words),
                    Event::Key { key: Key::Backspace, pressed: true, modifiers, .. } => {
                        if modifiers.command || modifiers.ctrl || modifiers.alt {
                            secret.clear();
                        } else {
                            let _last = secret.0.pop();
                        }
                    }
                    Event::Key { key: Key::Delete, pressed: true, .. } => secret.clear(),
                    _ => {}
                }
            }
        });
    }
    let frame = if focused { Stroke::new(1.5, tokens.accent) } else { Stroke::new(1.0, tokens.dim) };
    ui.painter().rect_filled(area, f32::from(theme::CORNER), tokens.ground);
    ui.painter().rect_stroke(area, f32::from(theme::CORNER), frame, StrokeKind::Inside);
    // So many dots as fit: how long a long one is, is nobody's business either.
    let dots = secret.0.chars().count().min(((area.width() - 32.0) / 12.0).max(1.0) as usize);
    for dot in 0..dots {
        let centre = Pos2::new(area.left() + 16.0 + dot as f32 * 12.0, area.center().y);
        ui.painter().circle_filled(centre, 3.5, tokens.text);
    }
    if focused {
        let x = area.left() + 10.0 + dots as f32 * 12.0;
        let caret = Rect::from_center_size(Pos2::new(x, area.center().y), Vec2::new(1.5, 20.0));
        ui.painter().rect_filled(caret, 0.0, tokens.accent);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(Role::PasswordInput, true, name));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_never_moves_and_leaves_nothing() {
        let mut secret = Secret::default();
        let place = secret.0.as_ptr();
        secret.push(&"é\n".repeat(ROOM));
        assert_eq!((secret.0.as_ptr(), secret.words().len()), (place, ROOM));
        assert_eq!(secret.take().len(), ROOM);
        assert!(secret.is_empty());
        secret.push("a");
        secret.clear();
        assert!(secret.is_empty());
    }
}
