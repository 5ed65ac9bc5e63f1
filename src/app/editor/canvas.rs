//! The slide in the middle of the editor, drawn as the room will see it.

use egui::{Rect, Sense, Ui};

use super::Sight;
use crate::{app::desk::Desk, deck::edit::Change, ui::words::tr_with};

/// What came of drawing the slide.
#[derive(Debug, Default)]
pub struct Drawn {
    /// What was changed on it.
    pub change: Option<Change>,
    /// Whether something on it has the keyboard that is no text field of the window, so that plain keys belong to it.
    pub keys: bool,
}

/// Draws the slide into `area`.
pub fn show(ui: &mut Ui, _desk: &Desk, sight: &Sight, area: Rect) -> Drawn {
    let response = ui.allocate_rect(area, Sense::click());
    sight.slides.show(ui, area, sight.shape(), sight.at, sight.step);
    let words = sight.slides.words(sight.at).unwrap_or_else(|| sight.title(sight.at));
    response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::Role::Image,
            true,
            tr_with("editor-this-slide", &[("words", words.as_str().into())]),
        )
    });
    Drawn::default()
}
