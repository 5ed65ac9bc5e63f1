//! The bench: sheets that bring something in or look through a whole deck. What they need time for is worked out on threads
//! of its own; a sheet draws what is there.

pub mod borrow;
pub mod finder;
pub mod fresh;
pub mod parcel;
pub mod spelling;

use std::time::Duration;

use egui::{RichText, Ui, Vec2, ViewportId};

use super::{desk::Desk, face::Sheet, windows};
use crate::ui::{
    commands::{Verb, key_of, row_of},
    field::{Field, Shown},
    theme,
    words::tr,
};

/// What the sheets of the bench hold while they are open.
#[derive(Default)]
pub struct Bench {
    /// The new deck.
    pub fresh: fresh::Fresh,
    /// Finding and replacing.
    pub finder: finder::Finder,
    /// Spelling.
    pub spelling: spelling::Spelling,
    /// Slides from another deck.
    pub borrow: borrow::Borrow,
    /// A deck that is packed, or comes out of a package.
    pub parcel: parcel::Parcel,
}

impl Desk {
    /// Takes over what the threads of the bench have worked out. Asked for after every drawing.
    pub fn tend(&self) {
        self.tend_fresh();
        self.tend_finder();
        self.tend_spelling();
        self.tend_borrow();
        self.tend_parcel();
    }

    /// Whether the editor has edits that no file has: another deck must not take their place.
    #[must_use]
    pub fn has_unsaved_edits(&self) -> bool {
        self.editor(|editor| editor.is_unsaved()) == Some(true)
    }

    /// Wakes the console's window, from any thread.
    pub(super) fn waker(&self) -> impl Fn() + Clone + Send + 'static {
        let ctx = self.context().cloned();
        move || {
            if let Some(ctx) = &ctx {
                windows::wake(ctx, ViewportId::ROOT, Duration::ZERO);
            }
        }
    }

    /// Whether a sheet of the bench is open.
    pub(super) fn is_open(&self, sheet: &Sheet) -> bool {
        self.face(|face| face.sheet == *sheet)
    }
}

/// The part of the editor's menu that is about the whole deck.
pub fn menu(ui: &mut Ui, desk: &Desk, width: f32) {
    ui.menu_button(tr("bench-menu"), |ui| {
        ui.set_min_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        let button = |ui: &mut Ui, label: String, key: String, can: bool| {
            let button = egui::Button::new(label).shortcut_text(key).min_size(Vec2::new(width, 32.0));
            ui.add_enabled(can, button).clicked()
        };
        let live = desk.snapshot().state.live;
        for verb in [Verb::Find, Verb::Spelling, Verb::Borrow, Verb::New] {
            let label = format!("{}…", row_of(verb).label());
            if button(ui, label, key_of(verb), verb != Verb::New || !live) {
                desk.ask(verb);
                ui.close();
            }
        }
        if button(ui, tr("parcel-menu"), String::new(), true) {
            desk.ask_for_package();
            ui.close();
        }
    });
}

/// A label above a field of one line, and the field.
fn line(ui: &mut Ui, label: &str, text: &mut String, width: f32, hint: &str) -> Shown {
    let tokens = theme::of(ui);
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.label(RichText::new(label).font(theme::font(theme::DETAIL)).color(tokens.dim));
        Field::new(egui::Id::unique(("bench", label.to_owned())), text).name(label).hint(hint).width(width).show(ui)
    })
    .inner
}

/// The one thing to do next.
fn main(ui: &mut Ui, label: &str, can: bool) -> egui::Response {
    let tokens = theme::of(ui);
    let words = RichText::new(label).font(theme::bold(theme::TEXT)).color(tokens.on_accent);
    let button = egui::Button::new(words).fill(tokens.accent).min_size(Vec2::new(0.0, 36.0));
    ui.add_enabled(can, button)
}

/// Anything else that can be done.
fn plain(ui: &mut Ui, label: &str, can: bool) -> egui::Response {
    ui.add_enabled(can, egui::Button::new(label).min_size(Vec2::new(0.0, 36.0)))
}

/// The button that leaves a sheet.
fn leave(ui: &mut Ui, desk: &Desk) {
    let words = tr("bench-leave");
    if ui.add(egui::Button::new(words).shortcut_text(key_of(Verb::Leave)).min_size(Vec2::new(0.0, 36.0))).clicked() {
        desk.ask(Verb::Leave);
    }
}

/// What went wrong, said aloud too.
fn fault(ui: &mut Ui, words: &str) {
    let tokens = theme::of(ui);
    let label = ui.label(RichText::new(words).color(tokens.red));
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Assertive));
}

/// The heading of a sheet.
fn title(ui: &mut Ui, words: &str) {
    let tokens = theme::of(ui);
    ui.label(RichText::new(words).font(theme::bold(theme::HEADING)).color(tokens.text));
    ui.add_space(8.0);
}
