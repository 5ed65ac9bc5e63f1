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
        let (source, place, lender) = (tr("new-path-source"), tr("new-path-place"), tr("borrow-which"));
        let parcel = tr("parcel-place");
        let (title, hint, label) = match what {
            Asking::Deck => ("Open a deck", "/folder/deck.json", "Open it"),
            Asking::Source => (&*source, "/folder/slides.pdf, .md, .pptx, .json", "Take it"),
            Asking::Lender => (&*lender, "/folder/deck.json", "Take it"),
            Asking::Edited { .. } => ("Save the deck", "/folder/deck.json", "Save it"),
            Asking::Parcel { .. } => (&*parcel, "/folder/name", "Save it"),
            Asking::NewDeck { .. } => (&*place, "/folder/deck.json", "Make it"),
            Asking::Import => ("Import questions", "/folder/questions.csv, .txt or .md", "Import them"),
            Asking::Export => ("Export the questions", "/folder/questions.md, .csv or .json", "Save them"),
            Asking::Save { .. } => ("Save", "/folder/name", "Save it"),
        };
        sheet_title(ui, title);
        let words =
            "This system opens no file dialog. Type where the file is, or where it is to be: ~ is your own folder.";
        ui.label(RichText::new(words).color(tokens.text));
        ui.add_space(8.0);
        let mut path = self.desk.face(|face| std::mem::take(&mut face.field));
        let edit = TextEdit::singleline(&mut path)
            .id(egui::Id::unique("path field"))
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::same(8));
        let response = ui.name_inputs("Path of the file", |ui| ui.add(edit));
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
                self.desk.take_path();
            }
            if ui.add(Button::new("Leave").shortcut_text("Esc").min_size(Vec2::new(0.0, 36.0))).clicked() {
                self.desk.ask(Verb::Leave);
            }
        });
    }
}
