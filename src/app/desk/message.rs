//! Messages to the panel that need no typing: one key each while the message line is open.

use super::Desk;
use crate::{app::face::Line, show::Command};

pub use crate::ui::panel_words::PRESETS;

impl Desk {
    /// Sends the message of a digit, if the message line is open and still empty; says whether it did.
    pub fn send_preset(&self, digit: char) -> bool {
        let open = self.face(|face| face.line == Line::Message && face.text.is_empty());
        let message = digit.to_digit(10).and_then(|digit| PRESETS.get((digit as usize).checked_sub(1)?));
        let Some(message) = message.filter(|_| open) else { return false };
        self.face(crate::app::face::Face::close_line);
        self.send(Command::Message(Some((*message).to_owned())));
        true
    }
}
