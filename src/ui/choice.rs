//! A list that opens to choose from: names in whichever script, in the list and on the button that opens it.

use std::path::Path;

use egui::{Id, Popup, Rect, Response, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use super::{
    icons::Icon,
    shaped::{Shaper, Style},
    theme,
};

/// The height of the button, and of a line of the list.
const TALL: f32 = 32.0;
/// How wide a path is before it takes a second line.
const PATH: f32 = 480.0;
/// How tall the list becomes before it scrolls.
const LIST: f32 = 320.0;

/// The button that opens a list, with what is chosen on it. What is read aloud is left to the caller.
pub fn opener(ui: &mut Ui, shaper: &Shaper, id: Id, words: &str, width: f32) -> Response {
    let (_, area) = ui.allocate_space(Vec2::new(width, TALL));
    let response = ui.interact(area, id, Sense::click());
    let look = *ui.style().interact(&response);
    let corner = f32::from(theme::CORNER);
    ui.painter().rect(area, corner, look.weak_bg_fill, look.bg_stroke, egui::StrokeKind::Inside);
    let sign = egui::pos2(area.right() - 16.0, area.center().y);
    Icon::Down.paint(ui.painter(), sign, 16.0, look.text_color());
    let mut place = area.shrink2(Vec2::new(8.0, 4.0));
    place.max.x -= 24.0;
    name(ui, shaper, place, words, look.text_color());
    response
}

/// One of several, chosen from a list that opens. Says which, if it is another one.
pub fn choose<T: PartialEq + Clone>(
    ui: &mut Ui,
    shaper: &Shaper,
    (id, spoken): (Id, &str),
    now: &T,
    all: &[(T, String)],
) -> Option<T> {
    let shown = all.iter().find(|(one, _)| one == now).map_or("", |(_, words)| words.as_str());
    let button = opener(ui, shaper, id, shown, ui.available_width());
    button.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, spoken);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    let mut chosen = None;
    Popup::menu(&button).width(button.rect.width()).show(|ui| {
        ScrollArea::vertical().max_height(LIST).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (one, words) in all {
                if entry(ui, shaper, words, one == now).clicked() && one != now {
                    chosen = Some(one.clone());
                }
            }
        });
    });
    chosen
}

/// The button of a file, in a menu or in a list, with the file's name in its own script. The whole path is told where the
/// pointer rests on it.
pub fn file(ui: &mut Ui, shaper: &Shaper, at: &Path) -> Response {
    let path = at.display().to_string();
    let words = at.file_name().map_or_else(|| path.clone(), |name| name.display().to_string());
    let (area, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), TALL), Sense::click());
    let look = *ui.style().interact(&response);
    ui.painter().rect(area, look.corner_radius, look.weak_bg_fill, look.bg_stroke, egui::StrokeKind::Inside);
    name(ui, shaper, area.shrink2(Vec2::new(8.0, 4.0)), &words, look.text_color());
    let ink = theme::of(ui).text;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    response.on_hover_ui(|ui| {
        let _line = shaper.show(ui, &path, &Style::text(ink, PATH).sized(theme::DETAIL));
    })
}

/// A line of the list.
fn entry(ui: &mut Ui, shaper: &Shaper, words: &str, on: bool) -> Response {
    let tokens = theme::of(ui);
    let (area, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), TALL), Sense::click());
    let (fill, ink) = match (on, response.hovered() || response.has_focus()) {
        (true, _) => (Some(tokens.accent), tokens.on_accent),
        (false, true) => (Some(tokens.hovered), tokens.text),
        (false, false) => (None, tokens.text),
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(area, f32::from(theme::CORNER), fill);
    }
    name(ui, shaper, area.shrink2(Vec2::new(8.0, 4.0)), words, ink);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, words));
    response
}

/// A name in the middle of its line, cut where it is too long.
fn name(ui: &Ui, shaper: &Shaper, place: Rect, words: &str, ink: egui::Color32) {
    let laid = shaper.lay(ui.ctx(), words, &Style::text(ink, place.width()).cut(1));
    let down = ((place.height() - laid.size().y) / 2.0).max(0.0);
    laid.paint(
        &ui.painter().with_clip_rect(ui.clip_rect().intersect(place.expand(2.0))),
        place.min + Vec2::new(0.0, down),
        ink,
    );
}
