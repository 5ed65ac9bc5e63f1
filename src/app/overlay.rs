//! Draws what the tools make over a slide, as shapes, in the room and on the console alike.

use egui::{Color32, Mesh, Painter, Pos2, Rect, Response, Shape, Stroke, Ui, Vec2};

use super::{
    desk::Desk,
    tools::{Aim, Line, Spot, part},
};
use crate::{show::Zoom, ui::theme};

/// The radius of the spotlight, and that of the pointer, as fractions of the slide's height.
const SPOTLIGHT: f32 = 0.16;
const POINTER: f32 = 0.014;
/// The width of a line, as a fraction of the slide's height.
const PEN: f32 = 0.007;

/// Where a spot of the slide stands in a place that shows a part of it.
fn at(place: Rect, shown: [f32; 4], spot: Spot) -> Pos2 {
    let [left, top, right, bottom] = shown;
    let share = Vec2::new((spot[0] - left) / (right - left), (spot[1] - top) / (bottom - top));
    place.min + share * place.size()
}

/// The spot of the slide that stands at a point.
fn spot(place: Rect, shown: [f32; 4], point: Pos2) -> Spot {
    let [left, top, right, bottom] = shown;
    let share = (point - place.min) / place.size();
    [left + share.x * (right - left), top + share.y * (bottom - top)]
}

/// Draws the lines of a slide and what is pointed at. `shown` is the part of the slide that fills the place.
pub fn paint(painter: &Painter, desk: &Desk, place: Rect, slide: &str, zoom: Option<Zoom>) {
    let shown = zoom.map_or([0.0, 0.0, 1.0, 1.0], part);
    let painter = painter.with_clip_rect(place.intersect(painter.clip_rect()));
    let tools = desk.tools.lock();
    let unit = place.height() / (shown[3] - shown[1]);
    for line in tools.lines(slide) {
        paint_line(&painter, place, shown, line, unit * PEN);
    }
    let aim = tools.aim();
    drop(tools);
    let Some((aim, spot)) = aim else { return };
    let centre = at(place, shown, spot);
    match aim {
        Aim::Pointer => {
            let radius = (place.height() * POINTER).max(4.0);
            painter.circle_filled(centre, radius * 1.35, Color32::WHITE);
            painter.circle_filled(centre, radius, theme::LIGHT.red);
        }
        Aim::Spotlight => spotlight(&painter, place, centre, place.height() * SPOTLIGHT),
    }
}

/// A line with a dark edge, so that it is seen on light and dark slides.
fn paint_line(painter: &Painter, place: Rect, shown: [f32; 4], line: &Line, width: f32) {
    let points: Vec<Pos2> = line.iter().map(|spot| at(place, shown, *spot)).collect();
    let edge = Color32::from_black_alpha(110);
    for (width, ink) in [(width * 1.6, edge), (width, theme::DARK.orange)] {
        if let [only] = points.as_slice() {
            painter.circle_filled(*only, width, ink);
            continue;
        }
        painter.add(Shape::line(points.clone(), Stroke::new(width, ink)));
    }
}

/// Darkens everything but a circle.
fn spotlight(painter: &Painter, place: Rect, centre: Pos2, radius: f32) {
    let mut mesh = Mesh::default();
    let shade = Color32::from_black_alpha(185);
    let far = (place.width() + place.height()) * 1.5;
    let steps: u32 = 72;
    for step in 0..=steps {
        let way = Vec2::angled(std::f32::consts::TAU * step as f32 / steps as f32);
        mesh.colored_vertex(centre + way * radius, shade);
        mesh.colored_vertex(centre + way * far, shade);
        if step < steps {
            let first = step * 2;
            mesh.add_triangle(first, first + 1, first + 2);
            mesh.add_triangle(first + 1, first + 3, first + 2);
        }
    }
    painter.add(Shape::mesh(mesh));
}

/// The frame that shows on the console which part the room sees enlarged.
pub fn frame(painter: &Painter, place: Rect, zoom: Zoom) {
    let [left, top, right, bottom] = part(zoom);
    let whole = [0.0, 0.0, 1.0, 1.0];
    let frame = Rect::from_min_max(at(place, whole, [left, top]), at(place, whole, [right, bottom]));
    let shade = Color32::from_black_alpha(120);
    for dark in [
        Rect::from_min_max(place.min, Pos2::new(place.right(), frame.top())),
        Rect::from_min_max(Pos2::new(place.left(), frame.bottom()), place.max),
        Rect::from_min_max(Pos2::new(place.left(), frame.top()), Pos2::new(frame.left(), frame.bottom())),
        Rect::from_min_max(Pos2::new(frame.right(), frame.top()), Pos2::new(place.right(), frame.bottom())),
    ] {
        painter.rect_filled(dark, 0.0, shade);
    }
    painter.rect_stroke(frame, 2.0, Stroke::new(2.0, theme::DARK.accent), egui::StrokeKind::Inside);
}

/// What the mouse over a slide does: points, draws, moves the enlarged part. `shown` says whether the place shows only the
/// enlarged part, as the room does. Returns whether a click is still free to be the next step.
pub fn hand(ui: &Ui, desk: &Desk, place: Rect, response: &Response, shown: Option<Zoom>) -> bool {
    let shown_part = shown.map_or([0.0, 0.0, 1.0, 1.0], part);
    let (modifiers, point, scroll) =
        ui.input(|input| (input.modifiers, input.pointer.latest_pos(), input.smooth_scroll_delta.y));
    let held = modifiers.command || modifiers.ctrl;
    let inside = point.filter(|point| place.contains(*point) && response.contains_pointer());
    let here = inside.map(|point| spot(place, shown_part, point));
    let tool = if modifiers.shift { Aim::Spotlight } else { Aim::Pointer };
    desk.aim(ui.ctx().viewport_id(), here.filter(|_| held).map(|here| (tool, here)));
    if here.is_some() || ui.input(|input| input.pointer.has_pointer()) {
        desk.over(here);
    }
    if held {
        ui.ctx().set_cursor_icon(egui::CursorIcon::None);
        return false;
    }
    let drawing = desk.tools.lock().drawing();
    if drawing {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Crosshair);
        if let Some(here) = here
            && response.is_pointer_button_down_on()
        {
            desk.draw_at(here, ui.input(|input| input.pointer.primary_pressed()));
        }
        return false;
    }
    let Some(zoom) = desk.zoom() else { return true };
    if let Some(here) = here
        && shown.is_none()
        && (response.dragged() || response.clicked())
    {
        desk.move_zoom(here, 1.0, false);
    }
    let centre = [f32::from(zoom.x) / 1000.0, f32::from(zoom.y) / 1000.0];
    if here.is_some() && scroll != 0.0 {
        desk.move_zoom(centre, 1.0 + (scroll / 400.0).clamp(-0.3, 0.3), true);
    }
    if response.drag_stopped() || (response.clicked() && shown.is_none()) {
        let rest = desk.zoom().map_or(centre, |zoom| [f32::from(zoom.x) / 1000.0, f32::from(zoom.y) / 1000.0]);
        desk.move_zoom(rest, 1.0, true);
    }
    // On the console a click moves the enlarged part; in the room it is a step, as ever.
    shown.is_some()
}
