//! The cards that say which display is which: a number to be read from the door, the name, the size, and who stands there.

use egui::{Align2, Id, Order, Rect, Ui, Vec2};

use super::desk::{Desk, places::Displays};
use crate::{
    deck::slow::Drawing,
    ui::{
        said,
        theme::{self, Tokens},
        widgets,
        words::{tr, tr_with},
    },
};

/// Who stands on a display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// The room's window.
    Room,
    /// The panel's window.
    Panel,
    /// The console.
    Console,
    /// Nobody yet; the room's window will.
    ForRoom,
}

impl Stands {
    /// What people read.
    #[must_use]
    pub fn words(self) -> String {
        tr(match self {
            Self::Room => "stands-room",
            Self::Panel => "stands-panel",
            Self::Console => "stands-console",
            Self::ForRoom => "stands-for-room",
        })
    }
}

/// Who stands on a display, if anybody.
#[must_use]
pub fn who(desk: &Desk, screens: &Displays, index: usize) -> Option<Stands> {
    let standing = desk.standing();
    let at = Some(index);
    if standing.room == at {
        Some(Stands::Room)
    } else if standing.panel == at {
        Some(Stands::Panel)
    } else if screens.console == at {
        Some(Stands::Console)
    } else if !desk.windows.audience.is_open() && desk.room_to_be() == at {
        Some(Stands::ForRoom)
    } else {
        None
    }
}

/// Draws the card of a display into a window of its own.
pub fn card(ui: &mut Ui, desk: &Desk, index: usize) {
    let _drawing = Drawing::begin();
    let tokens = theme::tokens(false);
    let area = ui.ctx().viewport_rect();
    ui.painter().rect_filled(area, 0.0, tokens.ground);
    draw(ui, desk, tokens, area, index);
}

/// Draws the card of the console's display over the console, while the cards are up.
pub fn own(ui: &Ui, desk: &Desk) {
    let screens = desk.displays();
    let Some(index) = screens.console.filter(|_| screens.identifying()) else { return };
    let tokens = theme::of(ui);
    let whole = ui.ctx().viewport_rect();
    egui::Area::new(Id::unique("identify"))
        .order(Order::Foreground)
        .interactable(false)
        .anchor(Align2::CENTER_CENTER, Vec2::ZERO)
        .show(ui.ctx(), |ui| {
            let size = Vec2::new(whole.width() * 0.4, whole.height() * 0.5);
            let (area, _response) = ui.allocate_exact_size(size, egui::Sense::hover());
            ui.painter().rect_filled(area, f32::from(theme::CORNER), tokens.text);
            let inner = area.shrink(4.0);
            ui.painter().rect_filled(inner, f32::from(theme::CORNER), tokens.ground);
            draw(ui, desk, tokens, inner, index);
        });
}

fn draw(ui: &mut Ui, desk: &Desk, tokens: &Tokens, area: Rect, index: usize) {
    let screens = desk.displays();
    let Some(display) = screens.at(Some(index)) else { return };
    let number = screens.number(index).to_string();
    let (top, foot) = area.split_top_bottom_at_fraction(0.66);
    let box_ = top.shrink2(Vec2::new(area.width() * 0.2, top.height() * 0.12));
    widgets::figures(ui.painter(), box_, Align2::CENTER_CENTER, &number, "8", tokens.text);
    let size = (area.height() / 16.0).clamp(14.0, area.width() / 28.0);
    let line = |row: f32, words: &str, font, ink| {
        let at = foot.center_top() + Vec2::new(0.0, size * (0.3 + row * 1.6));
        ui.painter().text(at, Align2::CENTER_TOP, words, font, ink);
    };
    line(0.0, &display.describe(), theme::bold(size), tokens.text);
    let mut detail = format!("{}, {}", display.scale_words(), said::place(display.place_words(&screens.list)));
    if let Some(who) = who(desk, &screens, index) {
        detail = format!("{detail} – {}", who.words());
    }
    line(1.0, &detail, theme::font(size), tokens.dim);
    let words = format!("{}, {detail}", display.describe());
    let words = tr_with("display-card", &[("number", number.into()), ("words", words.into())]);
    let response = ui.interact(area, Id::unique(("card", index)), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
}
