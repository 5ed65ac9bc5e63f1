//! The left of the console: what is on the screen, the keys under the hand, the notes.

use egui::{Align, Layout, Pos2, Rect, RichText, Sense, Ui, Vec2};

use super::Scene;
use crate::{
    app::overlay,
    show::{Blank, Room},
    ui::{
        commands::{Verb, key_of},
        icons::{self, Icon},
        languages::name_of,
        said,
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
    },
};

/// The width of the slide's column below which the buttons under it stand close, in points.
const CLOSE: f32 = 800.0;

impl Scene<'_> {
    pub(super) fn stage(&self, ui: &mut Ui) {
        let snapshot = self.snapshot;
        let position = snapshot.position();
        let total = snapshot.loaded.deck.slides.len();
        let area = ui.available_rect_before_wrap();
        self.head(ui, position, total);
        ui.add_space(2.0);
        // The slide takes what its shape allows and leaves the notes at least a quarter of the height.
        let room = ui.available_rect_before_wrap();
        let tallest = (area.height() * 0.66).min(room.width() / snapshot.shape());
        let frame = Rect::from_min_size(room.min, Vec2::new(room.width(), tallest));
        let response = ui.allocate_rect(frame, Sense::click_and_drag());
        let place = self.desk.slides.show(ui, frame, snapshot.shape(), position, snapshot.state.step);
        let words = self.desk.slides.words(position).unwrap_or_else(|| snapshot.title_of(position));
        response.widget_info(|| {
            egui::WidgetInfo::labeled(
                egui::Role::Image,
                true,
                tr_with("this-slide", &[("words", words.as_str().into())]),
            )
        });
        let slide = snapshot.state.slide.as_str();
        let free = overlay::hand(ui, self.desk, place, &response, None);
        if response.clicked() && free {
            self.desk.ask(Verb::Next);
        }
        if let Some(zoom) = self.desk.zoom() {
            overlay::frame(ui.painter(), place, zoom);
        }
        overlay::paint(ui.painter(), self.desk, place, slide, None);
        self.room_differs(ui, place);
        for (slide, step) in snapshot.neighbours(position, snapshot.state.step).into_iter().take(2) {
            let (_, job) = crate::app::slides::place(ui, frame, snapshot.shape(), slide, step);
            self.desk.slides.prepare(ui.ctx().viewport_id(), job);
        }
        ui.add_space(2.0);
        if self.desk.tools.lock().drawing() {
            self.pen(ui);
        } else {
            self.controls(ui);
        }
        ui.add_space(2.0);
        self.notes(ui);
    }

    fn head(&self, ui: &mut Ui, position: usize, total: usize) {
        let tokens = self.tokens;
        let snapshot = self.snapshot;
        ui.horizontal(|ui| {
            let words = tr_with("slide-of", &[("number", (position + 1).into()), ("total", total.into())]);
            ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(tokens.text));
            let steps = snapshot.loaded.deck.slides.get(position).map_or(0, crate::deck::model::Slide::last_step);
            if steps > 0 {
                let words = tr_with("step-of", &[("number", snapshot.state.step.into()), ("total", steps.into())]);
                ui.label(RichText::new(words).color(tokens.accent));
            }
            if let Some(zoom) = self.desk.zoom() {
                let words = tr_with(
                    "enlarged",
                    &[("times", said::decimal(&format!("{:.1}", f32::from(zoom.scale) / 100.0)).into())],
                );
                ui.label(RichText::new(words).color(tokens.accent));
            }
            if snapshot.state.run.is_some() {
                ui.label(RichText::new(tr("own-order")).color(tokens.dim));
            }
            if snapshot.is_hidden(position) {
                ui.label(RichText::new(tr("slide-hidden")).color(tokens.amber));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                self.language(ui);
                let now = self.desk.steady();
                if let Some(digits) = self.desk.face(|face| face.digits(now).map(str::to_owned)) {
                    let words = tr_with("go-to-digits", &[("digits", digits.into())]);
                    ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(tokens.accent));
                }
            });
        });
    }

    /// While the mouse draws: what can be done with what was drawn, in place of the other buttons.
    fn pen(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let stays = self.desk.tools.lock().stays();
        // Longer words go on in the next line.
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(6.0, 4.0);
            ui.spacing_mut().button_padding.x = 8.0;
            ui.label(RichText::new(tr("drawing")).font(theme::bold(theme::TEXT)).color(tokens.accent));
            for (verb, label) in
                [(Verb::Undo, tr("undo-line")), (Verb::DrawClear, tr("draw-clear")), (Verb::Draw, tr("done"))]
            {
                if widgets::narrow_button(ui, verb, &label).clicked() {
                    self.desk.ask(verb);
                }
            }
            let plain = ui.visuals().widgets.clone();
            widgets::outlined(ui);
            let mut goes = !stays;
            if ui.checkbox(&mut goes, tr("goes-with-slide")).changed() {
                self.desk.let_lines_stay(!goes);
            }
            ui.visuals_mut().widgets = plain;
            self.hide_all_button(ui);
        });
    }

    /// Which language the room sees, where the deck has several; a click turns to the next.
    fn language(&self, ui: &mut Ui) {
        if self.snapshot.loaded.languages.len() < 2 {
            return;
        }
        let words = tr_with("slides-in", &[("language", name_of(self.snapshot.language()).into())]);
        if widgets::verb_button(ui, Verb::Language, &words).clicked() {
            self.desk.ask(Verb::Language);
        }
    }

    /// When the room does not see this slide, a small picture of what it sees stands in the corner.
    fn room_differs(&self, ui: &Ui, place: Rect) {
        let snapshot = self.snapshot;
        if !snapshot.state.live {
            return;
        }
        let room = snapshot.room();
        let same =
            matches!(&room, Room::Slide { id, step } if *id == snapshot.state.slide && *step == snapshot.state.step);
        if same {
            return;
        }
        let tokens = self.tokens;
        let width = (place.width() * 0.3).max(120.0);
        let size = Vec2::new(width, width / snapshot.shape());
        let inset = Rect::from_min_size(Pos2::new(place.right() - size.x - 8.0, place.top() + 8.0), size);
        ui.painter().rect_filled(inset.expand(3.0), 3.0, tokens.amber);
        match room {
            Room::Black => {
                ui.painter().rect_filled(inset, 0.0, egui::Color32::BLACK);
            }
            Room::White => {
                ui.painter().rect_filled(inset, 0.0, egui::Color32::WHITE);
            }
            Room::Slide { id, step } => {
                if let Some(position) = snapshot.loaded.deck.position(&id) {
                    self.desk.slides.show(ui, inset, snapshot.shape(), position, step);
                }
            }
            Room::Question(_) => {
                self.desk.slides.show(ui, inset, snapshot.shape(), crate::render::Job::GUEST, 0);
            }
            Room::Holding => {
                ui.painter().rect_filled(inset, 0.0, tokens.ground);
            }
        }
        let tag =
            Rect::from_min_size(Pos2::new(inset.left() - 3.0, inset.bottom() + 3.0), Vec2::new(size.x + 6.0, 20.0));
        ui.painter().rect_filled(tag, 3.0, tokens.amber);
        ui.painter().text(
            tag.center(),
            egui::Align2::CENTER_CENTER,
            tr("what-room-sees"),
            theme::bold(theme::DETAIL),
            tokens.on_signal,
        );
    }

    fn controls(&self, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            // Closer together on a small screen: one line more is one line of notes less.
            let close = ui.available_width() < CLOSE;
            let (between, within) = if close { (4.0, 6.0) } else { (6.0, 8.0) };
            ui.spacing_mut().item_spacing = Vec2::new(between, 4.0);
            ui.spacing_mut().interact_size.y = theme::TOUCH;
            ui.spacing_mut().button_padding.x = within;
            let state = &self.snapshot.state;
            let press = |verb: Verb, response: egui::Response| {
                if response.clicked() {
                    self.desk.ask(verb);
                }
            };
            // Their keys are arrows: an arrow before the words too is for who has room.
            let step = if close { widgets::narrow_button } else { widgets::verb_button };
            press(Verb::Previous, step(ui, Verb::Previous, &tr("previous")));
            press(Verb::Next, step(ui, Verb::Next, &tr("next")));
            ui.add_space(6.0);
            press(Verb::Black, widgets::lit_button(ui, Verb::Black, &tr("black"), state.blank == Some(Blank::Black)));
            press(Verb::Freeze, widgets::lit_button(ui, Verb::Freeze, &tr("freeze"), state.frozen.is_some()));
            press(Verb::GoTo, widgets::narrow_button(ui, Verb::GoTo, &tr("go-to")));
            press(Verb::Overview, widgets::narrow_button(ui, Verb::Overview, &tr("overview")));
            // The one button that is always there stands at the far end, or in the next line where there is no room: how
            // long the words before it are, is a matter of the language.
            let left = ui.available_size_before_wrap().x;
            // Three points less between two buttons are not seen.
            if left + 3.0 >= self.width_of_hide_all(ui) {
                let (size, layout) = (Vec2::new(left, theme::TOUCH), Layout::right_to_left(Align::Center));
                ui.allocate_ui_with_layout(size, layout, |ui| self.hide_all_button(ui));
            } else {
                self.hide_all_button(ui);
            }
        });
    }

    /// How wide the button is that hides everything.
    fn width_of_hide_all(&self, ui: &Ui) -> f32 {
        let wide = |words: String, font| ui.painter().layout_no_wrap(words, font, self.tokens.text).size().x;
        let words = wide(tr("hide-all"), theme::bold(theme::TEXT));
        let key = wide(key_of(Verb::Panic), theme::font(theme::DETAIL));
        let between = ui.spacing().icon_spacing;
        (words + key + icons::SIZE + 3.0 * between + 2.0 * ui.spacing().button_padding.x).ceil()
    }

    fn hide_all_button(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let words = RichText::new(tr("hide-all")).font(theme::bold(theme::TEXT)).color(tokens.red);
        let key = RichText::new(key_of(Verb::Panic)).font(theme::font(theme::DETAIL)).color(tokens.dim);
        let icon = Icon::EyeOff.coloured(tokens.red);
        let button = ui.add(egui::Button::new((icon, words)).shortcut_text(key).min_size(Vec2::new(0.0, 32.0)));
        if button.on_hover_text(tr("hide-all-hint")).clicked() {
            self.desk.ask(Verb::Panic);
        }
    }

    /// What the next press shows.
    pub(super) fn coming(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let snapshot = self.snapshot;
        widgets::card(tokens).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                // A small screen keeps its height for the questions.
                let width: f32 = if ui.ctx().viewport_rect().height() > 900.0 { 220.0 } else { 152.0 };
                let size = Vec2::new(width, (width / snapshot.shape()).round());
                let (frame, response) = ui.allocate_exact_size(size, Sense::click());
                let words = if let Some((position, step)) = snapshot.next() {
                    self.desk.slides.show(ui, frame, snapshot.shape(), position, step);
                    if position == snapshot.position() { tr("next-step-of-slide") } else { snapshot.title_of(position) }
                } else {
                    ui.painter().rect_filled(frame, 0.0, tokens.raised);
                    tr("last-slide-stays")
                };
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(
                        egui::Role::Image,
                        true,
                        tr_with("next-is", &[("words", words.as_str().into())]),
                    )
                });
                if response.clicked() {
                    self.desk.ask(Verb::Next);
                }
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 3.0;
                    widgets::heading(ui, &tr("next-on-screen"));
                    let style = Style::text(tokens.text, ui.available_width()).cut(2);
                    self.desk.shaper.show(ui, &words, &style);
                    self.coming_segment(ui);
                });
            });
        });
    }
}
