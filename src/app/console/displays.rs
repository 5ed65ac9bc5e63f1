//! The sheet of displays: where each stands, to scale, and who stands on it.

use egui::{Pos2, Rect, RichText, Sense, Ui, Vec2};

use super::{Scene, sheets::sheet_title};
use crate::{
    app::{
        desk::Errand,
        identify::{self, Stands},
    },
    platform::displays::{self, Display, Who},
    ui::{
        commands::{Verb, key_of},
        said,
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
    },
};

impl Scene<'_> {
    pub(super) fn displays(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let screens = self.desk.displays();
        sheet_title(ui, &tr("displays"));
        if screens.list.is_empty() {
            ui.label(RichText::new(tr("no-list-of-displays")).color(tokens.text));
        }
        if displays::mirrored(&screens.list) {
            let words = tr("mirrored");
            ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(tokens.red));
            let words = tr("mirrored-how");
            ui.label(RichText::new(words).color(tokens.text));
            ui.add_space(4.0);
        }
        self.map(ui, &screens.list);
        ui.add_space(8.0);
        for display in &screens.list {
            self.display(ui, display);
        }
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            let tall = Vec2::new(0.0, 36.0);
            let identify = egui::Button::new(tr("identify-displays")).shortcut_text(key_of(Verb::Identify));
            if ui.add(identify.min_size(tall)).clicked() {
                self.desk.ask(Verb::Identify);
            }
            let swap = egui::Button::new(tr("swap")).shortcut_text(key_of(Verb::SwapDisplays));
            if ui.add(swap.min_size(tall)).clicked() {
                self.desk.ask(Verb::SwapDisplays);
            }
            if ui.add(egui::Button::new(tr("room-in-window")).min_size(tall)).clicked() {
                self.desk.errand(Errand::Place { who: Who::Room, at: None });
            }
            if ui.add(egui::Button::new(tr("panel-in-window")).min_size(tall)).clicked() {
                self.desk.errand(Errand::Place { who: Who::Panel, at: None });
            }
            if ui.add(egui::Button::new(tr("close")).shortcut_text(tr("key-esc")).min_size(tall)).clicked() {
                self.desk.ask(Verb::Leave);
            }
        });
        ui.add_space(4.0);
        let words = tr("displays-remembered");
        ui.label(RichText::new(words).font(theme::font(theme::DETAIL)).color(tokens.dim));
    }

    /// The displays as they stand on the desktop, to scale.
    fn map(&self, ui: &mut Ui, list: &[Display]) {
        let tokens = self.tokens;
        let rect = |display: &Display| {
            let piece = display.piece();
            let (corner, size) = (piece.corner, piece.size);
            Rect::from_min_size(Pos2::new(corner.0 as f32, corner.1 as f32), Vec2::new(size.0 as f32, size.1 as f32))
        };
        let Some(whole) = list.iter().map(rect).reduce(Rect::union) else { return };
        let (area, _response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 150.0), Sense::hover());
        ui.painter().rect_filled(area, f32::from(theme::CORNER), tokens.ground);
        let inner = area.shrink(12.0);
        let scale = (inner.width() / whole.width().max(1.0)).min(inner.height() / whole.height().max(1.0));
        let corner = inner.center() - whole.size() * scale / 2.0;
        let screens = self.desk.displays();
        for display in list {
            let place = rect(display);
            let place = Rect::from_min_size(corner + (place.min - whole.min) * scale, place.size() * scale).shrink(2.0);
            let who = identify::who(self.desk, &screens, display.index);
            let room = matches!(who, Some(Stands::Room | Stands::ForRoom));
            let (fill, text) = if room { (tokens.accent, tokens.on_accent) } else { (tokens.hovered, tokens.text) };
            ui.painter().rect_filled(place, 4.0, fill);
            let number = screens.number(display.index).to_string();
            let figure = Rect::from_min_max(place.min, Pos2::new(place.right(), place.bottom() - 28.0)).shrink(16.0);
            widgets::figures(ui.painter(), figure, egui::Align2::CENTER_CENTER, &number, "8", text);
            let at = Pos2::new(place.center().x, place.bottom() - 8.0);
            let font = theme::font(theme::DETAIL);
            ui.painter().text(
                at,
                egui::Align2::CENTER_BOTTOM,
                who.map_or_else(|| tr("display-free"), Stands::words),
                font,
                text,
            );
        }
    }

    /// One display: its number, name, size, scale and place, and who is to stand there.
    fn display(&self, ui: &mut Ui, display: &Display) {
        let tokens = self.tokens;
        let screens = self.desk.displays();
        let number = screens.number(display.index);
        let (area, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 44.0), Sense::hover());
        ui.painter().rect_filled(area, f32::from(theme::CORNER), tokens.raised);
        let who = identify::who(self.desk, &screens, display.index);
        let words = format!(
            "{number}  {}, {}, {}{}",
            display.describe(),
            display.scale_words(),
            said::place(display.place_words(&screens.list)),
            who.map(|who| format!(" – {}", who.words())).unwrap_or_default()
        );
        response.widget_info(|| {
            let spoken = tr_with("display-spoken", &[("words", words.as_str().into())]);
            egui::WidgetInfo::labeled(egui::Role::Label, true, spoken)
        });
        let width = 116.0;
        let line = Rect::from_min_max(
            Pos2::new(area.left() + 14.0, area.center().y - 10.0),
            Pos2::new(area.right() - 2.0 * width - 20.0, area.bottom()),
        );
        let style = Style::text(tokens.text, line.width()).cut(1);
        widgets::inside(ui, line, |ui| self.desk.shaper.show(ui, &words, &style));
        let choices = [(Who::Room, tr("room-here"), Stands::Room), (Who::Panel, tr("panel-here"), Stands::Panel)];
        for (at, (choice, label, name)) in choices.into_iter().enumerate() {
            let right = area.right() - 4.0 - (width + 6.0) * (1 - at) as f32;
            let place =
                Rect::from_min_max(Pos2::new(right - width, area.top() + 4.0), Pos2::new(right, area.bottom() - 4.0));
            let lit = who == Some(name) || choice == Who::Room && who == Some(Stands::ForRoom);
            let (fill, ink) = if lit { (tokens.accent, tokens.on_accent) } else { (tokens.surface, tokens.text) };
            let button = ui.put(place, egui::Button::new(RichText::new(label.as_str()).color(ink)).fill(fill));
            button.widget_info(|| {
                let (choice, number) = (label.as_str().into(), number.into());
                let spoken = tr_with("choice-display", &[("choice", choice), ("number", number)]);
                egui::WidgetInfo::selected(egui::Role::Button, true, lit, spoken)
            });
            if button.clicked() {
                self.desk.errand(Errand::Place { who: choice, at: Some(display.key()) });
            }
        }
    }
}
