//! The page of the pre-flight, and the button in the console's head that says how it stands.

use egui::{Painter, Pos2, Rect, Response, RichText, ScrollArea, Sense, Shape, Stroke, Ui, Vec2};

use super::lines::{Deed, Light, Line, lines, sum};
use crate::{
    app::{
        desk::{Desk, Errand},
        face::Sheet,
    },
    ui::{
        commands::{Verb, key_of},
        shaped::Style,
        theme::{self, Tokens},
        widgets,
        words::{tr, tr_with},
    },
};

/// The colour of a light; never without its word and its shape.
const fn colour(tokens: &Tokens, light: Light) -> egui::Color32 {
    match light {
        Light::Good => tokens.green,
        Light::Note | Light::Wait => tokens.dim,
        Light::Look => tokens.amber,
        Light::Act => tokens.red,
    }
}

/// The shape of a light: a tick, a dot, an empty ring, a bar in a ring, a full disc with a cross.
fn shape(painter: &Painter, tokens: &Tokens, centre: Pos2, radius: f32, light: Light) {
    let ink = colour(tokens, light);
    let line = Stroke::new((radius / 4.5).max(1.5), ink);
    let at = |x: f32, y: f32| centre + Vec2::new(x, y) * radius;
    match light {
        Light::Good => {
            painter.add(Shape::line(vec![at(-0.75, 0.05), at(-0.2, 0.6), at(0.8, -0.6)], line));
        }
        Light::Note => {
            painter.circle_filled(centre, radius * 0.35, ink);
        }
        Light::Wait => {
            painter.circle_stroke(centre, radius * 0.7, line);
        }
        Light::Look => {
            painter.circle_stroke(centre, radius * 0.9, line);
            painter.line_segment([at(0.0, -0.5), at(0.0, 0.1)], line);
            painter.circle_filled(at(0.0, 0.45), line.width * 0.6, ink);
        }
        Light::Act => {
            painter.circle_filled(centre, radius, ink);
            let cross = Stroke::new(line.width, tokens.on_signal);
            painter.line_segment([at(-0.4, -0.4), at(0.4, 0.4)], cross);
            painter.line_segment([at(0.4, -0.4), at(-0.4, 0.4)], cross);
        }
    }
}

/// How the pre-flight stands, as a button of the console's head that opens the page.
pub fn chip(ui: &mut Ui, desk: &Desk) -> Response {
    let tokens = theme::of(ui);
    let (light, words) = sum(&lines(&desk.preflight_facts()));
    let words = if matches!(light, Light::Look | Light::Act) {
        tr_with("preflight-key", &[("words", words.into()), ("key", key_of(Verb::Preflight).into())])
    } else {
        words
    };
    let ink = if light == Light::Wait { tokens.dim } else { colour(tokens, light) };
    let label = RichText::new(format!("     {words}")).color(ink);
    let response = ui.add(egui::Button::new(label).min_size(Vec2::new(0.0, 32.0)));
    response.widget_info(|| {
        let spoken = tr_with("preflight-spoken", &[("words", words.as_str().into())]);
        egui::WidgetInfo::labeled(egui::Role::Button, true, spoken)
    });
    shape(ui.painter(), tokens, Pos2::new(response.rect.left() + 18.0, response.rect.center().y), 6.5, light);
    response.on_hover_text(tr("preflight-hint"))
}

/// The page.
pub fn page(ui: &mut Ui, desk: &Desk) {
    let tokens = theme::of(ui);
    let lines = lines(&desk.preflight_facts());
    let (light, words) = sum(&lines);
    ui.horizontal(|ui| {
        let title = match light {
            Light::Good => tr("preflight-title-green"),
            Light::Wait => tr("preflight-title-wait"),
            _ => tr("preflight-title"),
        };
        let title = ui.label(RichText::new(title).font(theme::bold(theme::HEADING)).color(tokens.text));
        ui.ctx().accesskit_node_builder(title.id, |node| node.set_live(egui::accesskit::Live::Polite));
        if matches!(light, Light::Look | Light::Act) {
            ui.label(RichText::new(words.as_str()).color(colour(tokens, light)));
        }
    });
    ui.add_space(6.0);
    let window = ui.ctx().viewport_rect().height();
    // All of it fits the smallest screen; with large words it scrolls.
    let tall = (window - 150.0).max(120.0);
    ScrollArea::vertical().max_height(tall).min_scrolled_height(tall).auto_shrink([false, true]).show(ui, |ui| {
        for line in &lines {
            draw(ui, desk, tokens, line, if window > 800.0 { 44.0 } else { 38.0 });
        }
    });
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        let done = RichText::new(tr("done")).font(theme::bold(theme::TEXT)).color(tokens.on_accent);
        let key = RichText::new(tr("key-esc")).font(theme::font(theme::DETAIL)).color(tokens.on_accent);
        let button = egui::Button::new(done).shortcut_text(key).fill(tokens.accent).min_size(Vec2::new(0.0, 36.0));
        if ui.add(button).clicked() {
            desk.ask(Verb::Leave);
        }
        let again = egui::Button::new(tr("preflight-again")).shortcut_text(key_of(Verb::Preflight));
        if ui.add(again.min_size(Vec2::new(0.0, 36.0))).clicked() {
            desk.ask(Verb::Preflight);
        }
        let identify = egui::Button::new(tr("identify-displays")).shortcut_text(key_of(Verb::Identify));
        if ui.add(identify.min_size(Vec2::new(0.0, 36.0))).clicked() {
            desk.ask(Verb::Identify);
        }
        let words = tr("preflight-foot");
        ui.label(RichText::new(words).color(tokens.dim));
    });
}

/// One line: its light, its name, what was found, and what can be done.
fn draw(ui: &mut Ui, desk: &Desk, tokens: &'static Tokens, line: &Line, height: f32) {
    let (area, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height - 4.0), Sense::hover());
    ui.painter().rect_filled(area, f32::from(theme::CORNER), tokens.raised);
    shape(ui.painter(), tokens, Pos2::new(area.left() + 18.0, area.center().y), 8.0, line.light);
    response.widget_info(|| {
        let words = tr_with(
            "preflight-line",
            &[
                ("subject", line.subject.title().into()),
                ("light", line.light.word().into()),
                ("words", line.words.as_str().into()),
            ],
        );
        egui::WidgetInfo::labeled(egui::Role::Label, true, words)
    });
    let ink = colour(tokens, line.light);
    let text = |place: Rect, words: &str, font, ink| {
        let galley = ui.painter().layout_no_wrap(words.to_owned(), font, ink);
        let top = place.center().y - galley.size().y / 2.0;
        ui.painter().galley(Pos2::new(place.left(), top), galley, ink);
    };
    let column = |from: f32, to: f32| Rect::from_x_y_ranges(area.left() + from..=area.left() + to, area.y_range());
    text(column(36.0, 150.0), &line.subject.title(), theme::bold(theme::TEXT), tokens.text);
    text(column(156.0, 216.0), &line.light.word(), theme::font(theme::DETAIL), ink);
    let mut right = area.right() - 4.0;
    for deed in line.deeds.iter().rev() {
        let words = deed.words();
        // As wide as its words are in this language.
        let galley = ui.painter().layout_no_wrap(words.clone(), theme::font(theme::TEXT), tokens.text);
        let width = galley.size().x.ceil() + 2.0 * ui.spacing().button_padding.x;
        let place =
            Rect::from_min_max(Pos2::new(right - width, area.top() + 2.0), Pos2::new(right, area.bottom() - 2.0));
        let button = egui::Button::new(RichText::new(words).color(tokens.text))
            .wrap_mode(egui::TextWrapMode::Extend)
            .fill(tokens.surface);
        let button = button.min_size(place.size());
        let pressed = widgets::inside(ui, place, |ui| {
            // The row is lower than other rows of buttons.
            ui.spacing_mut().interact_size.y = place.height();
            ui.spacing_mut().button_padding.y = 2.0;
            ui.add(button).clicked()
        });
        if pressed {
            carry_out(desk, *deed);
        }
        right -= width + 6.0;
    }
    let place = Rect::from_min_max(Pos2::new(area.left() + 222.0, area.top()), Pos2::new(right - 6.0, area.bottom()));
    // Two lines of detail fit where one of text does not.
    let style = Style::text(tokens.text, place.width()).cut(1);
    let one = ui.fonts_mut(|fonts| {
        fonts.layout_job(crate::ui::shaped::job(&line.words, &Style { width: f32::INFINITY, ..style }))
    });
    let style = if one.size().x <= place.width() { style } else { style.sized(theme::DETAIL).cut(2) };
    let lines = if one.size().x <= place.width() { 1.0 } else { 2.0 };
    let tall = style.size * 1.36 * lines;
    let inner = Rect::from_center_size(place.center(), Vec2::new(place.width(), tall));
    widgets::inside(ui, inner, |ui| desk.shaper.show(ui, &line.words, &style));
}

fn carry_out(desk: &Desk, deed: Deed) {
    match deed {
        Deed::Displays => desk.ask(Verb::Displays),
        Deed::Findings => desk.face(|face| face.open(Sheet::Findings)),
        Deed::NoClicker => desk.preflight.no_clicker(),
        Deed::TeachClicker => desk.ask(Verb::Keys),
    }
    desk.errand(Errand::Front);
}
