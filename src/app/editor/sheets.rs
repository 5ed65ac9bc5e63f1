//! The sheet of layouts, to begin a new slide with.

use egui::{Align2, Color32, Key, Pos2, Rect, RichText, Sense, Stroke, Ui, Vec2};

use super::Ask;
use crate::{
    app::{desk::Desk, face::Sheet},
    deck::{layouts::TABLE, model::Layout},
    ui::{
        commands::{Verb, key_of},
        theme::{self, Tokens},
        words::{tr, tr_with},
    },
};

/// What a layout is called.
#[must_use]
pub fn name(layout: Layout) -> String {
    tr(match layout {
        Layout::Title => "layout-title",
        Layout::Section => "layout-section",
        Layout::Statement => "layout-statement",
        Layout::Bullets => "layout-bullets",
        Layout::TwoColumns => "layout-two-columns",
        Layout::Quote => "layout-quote",
        Layout::Image => "layout-image",
        Layout::Table => "layout-table",
        Layout::Chart => "layout-chart",
        Layout::Timeline => "layout-timeline",
        Layout::Panel => "layout-panel",
        Layout::Agenda => "layout-agenda",
        Layout::Question => "layout-question",
        Layout::Sources => "layout-sources",
        Layout::Holding => "layout-holding",
        Layout::Blank => "layout-blank",
        Layout::Free => "layout-free",
    })
}

/// What a layout is for.
#[must_use]
pub fn what(layout: Layout) -> String {
    tr(match layout {
        Layout::Title => "layout-title-what",
        Layout::Section => "layout-section-what",
        Layout::Statement => "layout-statement-what",
        Layout::Bullets => "layout-bullets-what",
        Layout::TwoColumns => "layout-two-columns-what",
        Layout::Quote => "layout-quote-what",
        Layout::Image => "layout-image-what",
        Layout::Table => "layout-table-what",
        Layout::Chart => "layout-chart-what",
        Layout::Timeline => "layout-timeline-what",
        Layout::Panel => "layout-panel-what",
        Layout::Agenda => "layout-agenda-what",
        Layout::Question => "layout-question-what",
        Layout::Sources => "layout-sources-what",
        Layout::Holding => "layout-holding-what",
        Layout::Blank => "layout-blank-what",
        Layout::Free => "layout-free-what",
    })
}

/// The sheet.
pub fn layouts(ui: &mut Ui, desk: &Desk) {
    let tokens = theme::of(ui);
    ui.label(RichText::new(tr("editor-new")).font(theme::bold(theme::HEADING)).color(tokens.text));
    ui.add_space(8.0);
    let columns = 5_usize;
    let gap = 12.0;
    let width = ((ui.available_width() - gap * (columns as f32 - 1.0)) / columns as f32).floor();
    let tall = (width * 9.0 / 16.0).round();
    let mut taken = None;
    for row in TABLE.chunks(columns) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for row in row {
                let (name, what) = (name(row.layout), what(row.layout));
                let (area, response) = ui.allocate_exact_size(Vec2::new(width, tall + 42.0), Sense::click());
                let picture = Rect::from_min_size(area.min, Vec2::new(width, tall)).shrink(2.0);
                let lit = response.hovered() || response.has_focus();
                ui.painter().rect_filled(picture, 4.0, if lit { tokens.hovered } else { tokens.raised });
                if lit {
                    let line = Stroke::new(2.0, tokens.accent);
                    ui.painter().rect_stroke(picture, 4.0, line, egui::StrokeKind::Outside);
                }
                sketch(ui, row.layout, picture.shrink(8.0), tokens);
                let below = Pos2::new(area.left() + 2.0, picture.bottom() + 4.0);
                ui.painter().text(below, Align2::LEFT_TOP, &name, theme::bold(theme::TEXT), tokens.text);
                let below = below + Vec2::new(0.0, 18.0);
                ui.painter().text(below, Align2::LEFT_TOP, &what, theme::font(theme::DETAIL), tokens.dim);
                let spoken = tr_with("editor-layout-spoken", &[("name", name.into()), ("what", what.into())]);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
                if row.layout == Layout::Bullets && desk.face(|face| std::mem::take(&mut face.take_keyboard)) {
                    response.request_focus();
                }
                if response.clicked() || response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                    taken = Some(row.layout);
                }
            }
        });
    }
    ui.add_space(4.0);
    ui.label(RichText::new(tr("editor-layouts-hint")).color(tokens.dim));
    if let Some(layout) = taken {
        desk.face(|face| face.open(Sheet::None));
        desk.edit(Ask::Insert(layout));
    } else if ui
        .add(egui::Button::new(tr("editor-leave")).shortcut_text(key_of(Verb::Leave)).min_size(Vec2::new(0.0, 32.0)))
        .clicked()
    {
        desk.ask(Verb::Leave);
    }
}

/// A layout in a few strokes.
fn sketch(ui: &Ui, layout: Layout, area: Rect, tokens: &Tokens) {
    let painter = ui.painter();
    let at = |x: f32, y: f32, w: f32, h: f32| {
        let min = area.min + Vec2::new(area.width() * x, area.height() * y);
        Rect::from_min_size(min, Vec2::new(area.width() * w, area.height() * h))
    };
    let ink = tokens.text.gamma_multiply(0.75);
    let soft = tokens.dim.gamma_multiply(0.55);
    let bar = |x: f32, y: f32, w: f32, h: f32, colour: Color32| painter.rect_filled(at(x, y, w, h), 1.5, colour);
    let lines = |x: f32, w: f32, from: f32, count: usize| {
        for line in 0..count {
            let short = if line % 2 == 1 { 0.8 } else { 1.0 };
            painter.rect_filled(at(x, from + 0.19 * line as f32, w * short, 0.08), 1.5, soft);
        }
    };
    match layout {
        Layout::Title => {
            bar(0.05, 0.3, 0.7, 0.18, ink);
            bar(0.05, 0.58, 0.45, 0.08, soft);
        }
        Layout::Section => {
            painter.rect_filled(area.expand(4.0), 2.0, tokens.accent);
            painter.rect_filled(at(0.05, 0.42, 0.6, 0.16), 1.5, tokens.on_accent);
        }
        Layout::Statement | Layout::Question | Layout::Holding => {
            bar(0.1, 0.3, 0.8, 0.14, ink);
            bar(0.1, 0.54, 0.55, 0.14, ink);
        }
        Layout::Bullets => {
            bar(0.05, 0.02, 0.6, 0.13, ink);
            lines(0.12, 0.75, 0.32, 4);
            for line in 0..4 {
                let centre = at(0.06, 0.32 + 0.19 * line as f32, 0.02, 0.08).center();
                painter.circle_filled(centre, 2.0, tokens.accent);
            }
        }
        Layout::TwoColumns => {
            bar(0.05, 0.02, 0.6, 0.13, ink);
            lines(0.05, 0.4, 0.32, 4);
            lines(0.55, 0.4, 0.32, 4);
        }
        Layout::Quote => {
            painter.rect_filled(at(0.05, 0.2, 0.025, 0.5), 1.0, tokens.accent);
            bar(0.13, 0.22, 0.75, 0.12, ink);
            bar(0.13, 0.44, 0.6, 0.12, ink);
            bar(0.13, 0.72, 0.3, 0.07, soft);
        }
        Layout::Image => {
            painter.rect_filled(at(0.5, 0.0, 0.5, 1.0), 2.0, soft);
            bar(0.05, 0.1, 0.35, 0.13, ink);
            lines(0.05, 0.38, 0.38, 3);
        }
        Layout::Table => {
            bar(0.05, 0.02, 0.6, 0.13, ink);
            for row in 0..4 {
                let y = 0.3 + 0.18 * row as f32;
                let colour = if row == 0 { ink } else { soft };
                for column in 0..3 {
                    bar(0.05 + 0.31 * column as f32, y, 0.27, 0.09, colour);
                }
            }
        }
        Layout::Chart => {
            bar(0.05, 0.02, 0.6, 0.13, ink);
            for (at_bar, height) in [0.35, 0.6, 0.45, 0.7].into_iter().enumerate() {
                let colour = if at_bar == 3 { tokens.accent } else { soft };
                bar(0.1 + 0.21 * at_bar as f32, 1.0 - height, 0.14, height, colour);
            }
        }
        Layout::Timeline => {
            bar(0.05, 0.02, 0.6, 0.13, ink);
            painter.hline(at(0.05, 0.55, 0.9, 0.0).x_range(), at(0.0, 0.55, 0.0, 0.0).top(), Stroke::new(1.5, soft));
            for point in 0..4 {
                let x = 0.1 + 0.26 * point as f32;
                painter.circle_filled(at(x, 0.55, 0.0, 0.0).min, 3.0, tokens.accent);
                bar(x - 0.04, 0.66, 0.16, 0.07, soft);
            }
        }
        Layout::Panel => {
            bar(0.05, 0.02, 0.5, 0.13, ink);
            for row in 0..3 {
                bar(0.05, 0.34 + 0.22 * row as f32, 0.4, 0.1, ink);
                bar(0.5, 0.35 + 0.22 * row as f32, 0.3, 0.07, soft);
            }
        }
        Layout::Agenda | Layout::Sources => {
            bar(0.05, 0.02, 0.5, 0.13, ink);
            for row in 0..4 {
                bar(0.05, 0.32 + 0.18 * row as f32, 0.1, 0.08, tokens.accent);
                bar(0.2, 0.32 + 0.18 * row as f32, 0.6, 0.08, soft);
            }
        }
        Layout::Blank => {}
        Layout::Free => {
            for place in [at(0.05, 0.1, 0.4, 0.35), at(0.55, 0.3, 0.35, 0.25), at(0.2, 0.6, 0.4, 0.3)] {
                painter.rect_stroke(place, 2.0, Stroke::new(1.5, soft), egui::StrokeKind::Inside);
            }
        }
    }
}
