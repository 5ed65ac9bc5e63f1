//! The picture of a slide: which, where, what it shows, and who made it.

use egui::{RichText, Sense, Ui, vec2};

use super::{
    Pen, asset,
    line::{self, Line},
    parts,
    parts::Kind,
};
use crate::{
    deck::{
        edit::What,
        model::{Asset, Picture, Place, Slide},
    },
    ui::{theme, words::tr},
};

const KIND: Kind = Kind { lines: 1, inline: true, what: What::Picture };

pub(super) fn show(ui: &mut Ui, pen: &mut Pen<'_>, slide: &mut Slide) {
    parts::label(ui, pen.tokens, &tr("fields-image"));
    let now = slide.image.as_ref().map(|image| image.asset.clone());
    let known = now.as_ref().and_then(|id| pen.deck.assets.iter().find(|asset| asset.id == *id)).cloned();
    match &known {
        Some(known) => {
            let width = ui.available_width();
            let (area, response) =
                ui.allocate_exact_size(vec2(width, (width * 0.5).round().min(200.0)), Sense::hover());
            asset::thumb(ui, pen, known, area);
            let name = asset::name_of(pen, known);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
            ui.add_space(4.0);
        }
        None if pen.deck.assets.is_empty() => {
            parts::quiet(ui, pen.tokens, &tr("fields-picture-none"));
        }
        None => {
            parts::quiet(ui, pen.tokens, &tr("fields-picture-choose"));
        }
    }
    if let Some(chosen) = asset::picker(ui, pen, now.as_deref()) {
        match &mut slide.image {
            Some(image) => {
                image.asset = chosen;
                image.crop = None;
            }
            None => slide.image = Some(Picture { asset: chosen, ..Picture::default() }),
        }
        pen.note(What::Picture, "image.asset");
    }
    ui.add_space(8.0);
    let Some(image) = &mut slide.image else { return };
    parts::label(ui, pen.tokens, &tr("fields-picture-place"));
    let places = [
        (Place::Left, tr("fields-place-left")),
        (Place::Right, tr("fields-place-right")),
        (Place::Centre, tr("fields-place-centre")),
        (Place::Full, tr("fields-place-full")),
    ];
    if let Some(place) = parts::switch(ui, pen, image.place, &places) {
        image.place = place;
        pen.note(What::Picture, "image.place");
    }
    ui.add_space(8.0);
    if known.is_some() {
        about(ui, pen, &image.asset.clone());
    }
    parts::text(ui, pen, "image.caption", &tr("fields-caption"), &mut image.caption, KIND);
    crop(ui, pen, image);
    if ui.button(tr("fields-picture-off")).clicked() {
        slide.image = None;
        pen.note(What::Picture, "image");
    }
    ui.add_space(8.0);
}

/// What is said of the picture wherever it is shown.
fn about(ui: &mut Ui, pen: &mut Pen<'_>, id: &str) {
    let Some(at) = pen.assets.iter().position(|asset| asset.id == id) else { return };
    let Some(Asset { mut alt, mut credit, mut licence, .. }) = pen.assets.get(at).cloned() else { return };
    let missing = alt.as_ref().is_none_or(crate::deck::model::Text::is_empty);
    if missing {
        parts::notice(ui, pen.tokens, &tr("fields-alt-missing"));
    }
    let kind = Kind { lines: 2, inline: false, what: What::Picture };
    let top = ui.cursor().top();
    parts::text(ui, pen, "image.alt", &tr("fields-alt"), &mut alt, kind);
    if missing {
        // The bar at its side ties the field to the remark above it.
        let left = ui.min_rect().left() - 8.0;
        let bar = egui::Rect::from_min_max(egui::pos2(left, top), egui::pos2(left + 3.0, ui.cursor().top() - 8.0));
        ui.painter().rect_filled(bar, 1.5, pen.tokens.amber);
    }
    string(ui, pen, "image.credit", &tr("fields-credit"), &mut credit);
    string(ui, pen, "image.licence", &tr("fields-licence"), &mut licence);
    if let Some(asset) = pen.assets.get_mut(at) {
        *asset = Asset { alt, credit, licence, ..asset.clone() };
    }
}

/// A string that is the same in every language.
fn string(ui: &mut Ui, pen: &mut Pen<'_>, path: &str, name: &str, text: &mut Option<String>) {
    parts::label(ui, pen.tokens, name);
    let words = text.clone().unwrap_or_default();
    let typed = line::show(ui, pen, &Line::new(pen.id(path), name, &words));
    if let Some(words) = typed.text {
        *text = Some(words).filter(|words| !words.is_empty());
        pen.note(What::Picture, path);
    }
    ui.add_space(8.0);
}

/// The part of the picture that is shown. It is dragged on the slide; here it is said in numbers.
fn crop(ui: &mut Ui, pen: &mut Pen<'_>, image: &mut Picture) {
    let shown = image.shown();
    egui::CollapsingHeader::new(RichText::new(tr("fields-crop")).font(theme::font(theme::TEXT)).color(pen.tokens.text))
        .id_salt("crop")
        .show(ui, |ui| {
            if let Some(part) = asset::place(ui, pen, "image.crop", &tr("fields-crop"), shown) {
                let [left, top, width, height] = part;
                image.show_part([left, top, width.min(1.0 - left), height.min(1.0 - top)]);
                pen.note(What::Picture, "image.crop");
            }
            if image.crop.is_some() && ui.button(tr("fields-crop-whole")).clicked() {
                image.crop = None;
                pen.note(What::Picture, "image.crop");
            }
        });
    ui.add_space(8.0);
}
