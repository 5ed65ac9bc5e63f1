//! A path, typed: where this system has no dialog for files, or where somebody would rather type.

use egui::{Button, Key, Modifiers, RichText, TextEdit, Ui, Vec2};

use super::{Scene, sheets::sheet_title};
use crate::{
    app::face::Asking,
    ui::{commands::Verb, theme, words::tr},
};

impl Scene<'_> {
    pub(super) fn path(&self, ui: &mut Ui, what: &Asking) {
        let tokens = self.tokens;
        let (title, hint, label) = match what {
            Asking::Deck => (tr("path-open"), tr("path-deck-hint"), tr("path-open-it")),
            Asking::Picture => {
                (tr("fields-path-picture"), tr("fields-path-picture-hint"), tr("fields-path-picture-take"))
            }
            Asking::Source => (tr("new-path-source"), tr("path-source-hint"), tr("path-take-it")),
            Asking::Lender => (tr("borrow-which"), tr("path-deck-hint"), tr("path-take-it")),
            Asking::Parcel { .. } => (tr("parcel-place"), tr("path-save-hint"), tr("path-save-it")),
            Asking::NewDeck { .. } => (tr("new-path-place"), tr("path-deck-hint"), tr("path-make-it")),
            Asking::Import => (tr("path-import"), tr("path-import-hint"), tr("path-import-it")),
            Asking::Export => (tr("path-export"), tr("path-export-hint"), tr("path-export-it")),
            Asking::Save { .. } => (tr("path-save"), tr("path-save-hint"), tr("path-save-it")),
        };
        sheet_title(ui, &title);
        ui.label(RichText::new(tr("path-how")).color(tokens.text));
        ui.add_space(8.0);
        let mut path = self.desk.face(|face| std::mem::take(&mut face.field));
        let edit = TextEdit::singleline(&mut path)
            .id(egui::Id::unique("path field"))
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::same(8));
        let response = ui.name_inputs(tr("path-name"), |ui| ui.add(edit));
        self.first_focus(&response);
        let entered = (response.has_focus() || response.lost_focus())
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        if let Some(fault) = self.desk.face(|face| {
            face.field = path;
            face.fault.clone()
        }) {
            let label = ui.label(RichText::new(fault).color(tokens.red));
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Assertive));
        }
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let words = RichText::new(label).font(theme::bold(theme::TEXT)).color(tokens.on_accent);
            let main = ui.add(Button::new(words).fill(tokens.accent).min_size(Vec2::new(0.0, 36.0)));
            if main.clicked() || entered {
                self.desk.soon(crate::app::desk::Desk::take_path);
            }
            if ui.add(Button::new(tr("leave")).shortcut_text(tr("key-esc")).min_size(Vec2::new(0.0, 36.0))).clicked() {
                self.desk.ask(Verb::Leave);
            }
        });
    }
}
