//! The pictures of the deck to choose from, and the boxes of a free slide.

use egui::{Color32, Rect, Sense, Ui, Vec2, pos2, vec2};

use super::{
    Pen, Wish,
    line::{self, Line},
    parts,
    parts::{Kind, Move, PROSE},
    stage,
    thumbs::Thumb,
};
use crate::{
    deck::{
        edit::{What, grid::number},
        inline,
        model::{Asset, FreeBox, Slide, Text},
    },
    ui::{
        icons::{Icon, button},
        theme,
        words::{tr, tr_with},
    },
};
use serde_json::Number;

/// What a picture is called: its description, or its name where it has none.
pub(super) fn name_of(pen: &Pen<'_>, asset: &Asset) -> String {
    let alt = asset.alt.as_ref().map(|alt| inline::words(alt.pick(&pen.language, &pen.deck.language).0));
    alt.filter(|words| !words.is_empty()).unwrap_or_else(|| asset.id.clone())
}

/// The small picture of an asset in a box, in its own shape.
pub(super) fn thumb(ui: &Ui, pen: &mut Pen<'_>, asset: &Asset, area: Rect) {
    ui.painter().rect_filled(area, 4.0, pen.tokens.ground);
    let Some(folder) = pen.state.folder.clone() else { return };
    match pen.state.thumbs.of(ui.ctx(), &folder, asset) {
        Thumb::Ready(texture) => {
            let own = texture.size_vec2();
            let scale = (area.width() / own.x).min(area.height() / own.y);
            let place = Rect::from_center_size(area.center(), own * scale);
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(texture.id(), place, whole, Color32::WHITE);
        }
        Thumb::Bad => Icon::Bad.paint(ui.painter(), area.center(), 18.0, pen.tokens.red),
        Thumb::Waiting => Icon::Image.paint(ui.painter(), area.center(), 18.0, pen.tokens.dim),
    }
}

/// The deck's pictures to choose from, and the way to add one. Says which was chosen.
pub(super) fn picker(ui: &mut Ui, pen: &mut Pen<'_>, now: Option<&str>) -> Option<String> {
    let mut chosen = None;
    let assets = pen.deck.assets.clone();
    let across = ((ui.available_width() - 8.0) / 3.0).floor().min(160.0);
    let tall = (across * 0.5625).round();
    if !assets.is_empty() {
        egui::ScrollArea::vertical().id_salt(("assets", pen.owner.clone())).max_height(2.4 * tall).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(4.0);
                for asset in &assets {
                    let on = now == Some(asset.id.as_str());
                    let (area, response) = ui.allocate_exact_size(vec2(across, tall), Sense::click());
                    if !ui.is_rect_visible(area) {
                        continue;
                    }
                    let edge = if on || response.has_focus() {
                        pen.tokens.accent
                    } else if response.hovered() {
                        pen.tokens.dim
                    } else {
                        pen.tokens.raised
                    };
                    ui.painter().rect_filled(area, f32::from(theme::CORNER), edge);
                    thumb(ui, pen, asset, area.shrink(if on || response.has_focus() { 3.0 } else { 1.0 }));
                    let name = tr_with("fields-picture-take", &[("name", name_of(pen, asset).into())]);
                    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, &name));
                    if response.clicked() && !on {
                        chosen = Some(asset.id.clone());
                    }
                }
            });
        });
        ui.add_space(4.0);
    }
    if button(ui, Icon::Plus, &tr("fields-picture-add")).clicked() {
        pen.wish(Wish::AskForPicture);
    }
    chosen
}

/// A fraction as per cent.
pub(super) fn percent(ui: &mut Ui, pen: &mut Pen<'_>, path: &str, name: &str, now: f64, width: f32) -> Option<f64> {
    let shown = format!("{}", (now * 1000.0).round() / 10.0);
    let line = Line { width: Some(width), ..Line::new(pen.id(path), name, &shown) };
    let read = line::read(ui, pen, &line, |words| {
        let words = words.trim().trim_end_matches('%');
        let value = number(words).and_then(|number| number.as_f64()).filter(|value| (0.0..=100.0).contains(value));
        value.map(|value| (value * 10.0).round() / 1000.0).ok_or_else(|| tr("fields-percent-wrong"))
    });
    read.value
}

/// Left, top, width and height as per cent, side by side. Says what they are to be.
pub(super) fn place(ui: &mut Ui, pen: &mut Pen<'_>, path: &str, name: &str, now: [f64; 4]) -> Option<[f64; 4]> {
    let mut after = None;
    let across = ((ui.available_width() - 24.0) / 4.0).floor().min(96.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        for (at, label) in
            [tr("fields-left"), tr("fields-top"), tr("fields-width"), tr("fields-height")].into_iter().enumerate()
        {
            ui.vertical(|ui| {
                ui.set_width(across);
                parts::label(ui, pen.tokens, &label);
                let spoken = tr_with("fields-place-of", &[("name", name.into()), ("side", label.into())]);
                let value = now.get(at).copied().unwrap_or_default();
                if let Some(value) = percent(ui, pen, &format!("{path}[{at}]"), &spoken, value, across) {
                    let mut next = now;
                    if let Some(place) = next.get_mut(at) {
                        *place = value;
                    }
                    after = Some(next);
                }
            });
        }
    });
    ui.add_space(4.0);
    after
}

/// The number that a fraction is in the file, to a thousandth.
fn fraction(value: f64) -> Number {
    Number::from_f64((value.clamp(0.0, 1.0) * 1000.0).round() / 1000.0).unwrap_or_else(|| Number::from(0))
}

pub(super) fn boxes(ui: &mut Ui, pen: &mut Pen<'_>, slide: &mut Slide) {
    parts::label(ui, pen.tokens, &tr("fields-boxes"));
    let count = slide.boxes.len();
    let mut asked = None;
    for at in 0..count {
        let name = tr_with("fields-box", &[("number", (at + 1).into())]);
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new(&name).font(theme::bold(theme::TEXT)).color(pen.tokens.text));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.horizontal(|ui| asked = parts::movers(ui, &name, at, count).map(|deed| (at, deed)).or(asked));
            });
        });
        let Some(mut one) = slide.boxes.get(at).cloned() else { continue };
        let path = |part: &str| format!("boxes[{at}].{part}");
        if one.asset.is_none() || one.text.is_some() {
            let kind = Kind { lines: 2, what: What::Boxes, ..PROSE };
            let words = format!("{name}, {}", tr("fields-text"));
            parts::bare_text(ui, pen, &path("text"), &words, &mut one.text, kind);
            let size = one.size.as_ref().and_then(Number::as_f64);
            parts::label(ui, pen.tokens, &tr("fields-box-size"));
            let spoken =
                tr_with("fields-place-of", &[("name", name.clone().into()), ("side", tr("fields-box-size").into())]);
            if let Some(value) = percent(ui, pen, &path("size"), &spoken, size.unwrap_or(0.0), 96.0) {
                one.size = (value > 0.0).then(|| fraction(value));
                pen.note(What::Boxes, &path("size"));
            }
        }
        if let Some(asset) = one.asset.clone() {
            let choices: Vec<(String, String)> =
                pen.deck.assets.iter().map(|asset| (asset.id.clone(), name_of(pen, asset))).collect();
            if let Some(chosen) = parts::choice(ui, pen, &path("asset"), &tr("fields-image"), &asset, &choices) {
                one.asset = Some(chosen);
                pen.note(What::Boxes, &path("asset"));
            }
        }
        let now = one.at.each_ref().map(|number| number.as_f64().unwrap_or_default());
        if let Some(place) = place(ui, pen, &path("at"), &name, now) {
            for ((number, before), after) in one.at.iter_mut().zip(now).zip(place) {
                if (before - after).abs() > f64::EPSILON {
                    *number = fraction(after);
                }
            }
            pen.note(What::Boxes, &path("at"));
        }
        if let Some(place) = slide.boxes.get_mut(at) {
            *place = one;
        }
        ui.add_space(8.0);
    }
    ui.horizontal_wrapped(|ui| {
        let new = |text, asset| FreeBox {
            at: [fraction(0.1), fraction(0.3), fraction(0.4), fraction(0.4)],
            text,
            asset,
            size: None,
            extra: serde_json::Map::new(),
        };
        if button(ui, Icon::Text, &tr("fields-box-text")).clicked() {
            slide.boxes.push(new(Some(Text::from(tr("fields-box-words").as_str())), None));
            pen.note(What::Boxes, "boxes");
        }
        let first = pen.deck.assets.first().map(|asset| asset.id.clone());
        ui.add_enabled_ui(first.is_some(), |ui| {
            if button(ui, Icon::Image, &tr("fields-box-picture")).clicked() {
                slide.boxes.push(new(None, first));
                pen.note(What::Boxes, "boxes");
            }
        });
    });
    if let Some((at, deed)) = asked {
        let deed_of = match deed {
            Move::Up => super::grid::Deed::Earlier,
            Move::Down => super::grid::Deed::Later,
            Move::Remove => super::grid::Deed::Remove,
        };
        match deed {
            Move::Up => slide.boxes.swap(at - 1, at),
            Move::Down => slide.boxes.swap(at, at + 1),
            Move::Remove => drop(slide.boxes.remove(at)),
        }
        let moved = stage::after(count, deed_of, at);
        stage::regroup(slide, &moved);
        pen.note(What::Boxes, "boxes");
    }
    ui.add_space(8.0);
}
