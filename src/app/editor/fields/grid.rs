//! What the grids of tables and charts share: the menu of a row or column, and where the keyboard goes.

use egui::{Popup, Ui};

use crate::ui::{
    icons::{Icon, icon_button},
    words::{tr, tr_with},
};

/// The width of a cell in points.
pub(super) const CELL: f32 = 112.0;

/// What the menu of a row or column does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Before,
    After,
    Earlier,
    Later,
    Remove,
}

/// The menu of a row or column called `name`, the one at `at` of `count`; `least` of them stay.
pub(super) fn menu(ui: &mut Ui, name: &str, at: usize, count: usize, least: usize) -> Option<Deed> {
    let mut asked = None;
    let button = icon_button(ui, Icon::More, &tr_with("fields-grid-menu", &[("name", name.into())]));
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(160.0);
        for (on, words, deed) in [
            (true, tr("fields-grid-before"), Deed::Before),
            (true, tr("fields-grid-after"), Deed::After),
            (at > 0, tr("fields-grid-earlier"), Deed::Earlier),
            (at + 1 < count, tr("fields-grid-later"), Deed::Later),
            (count > least, tr("fields-grid-remove"), Deed::Remove),
        ] {
            if ui.add_enabled(on, egui::Button::new(words)).clicked() {
                asked = Some(deed);
            }
        }
    });
    asked
}
