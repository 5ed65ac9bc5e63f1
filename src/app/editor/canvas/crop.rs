//! The part of a picture that a slide shows: the picture is drawn about inside its frame, and a corner makes the part
//! smaller or larger.

use egui::{
    Color32, CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::Board;
use crate::{
    app::editor::Ask,
    deck::{
        edit::{Change, What},
        model::LEAST_CROP,
    },
    typeset::page::Kind,
    ui::words::{Value, tr, tr_with},
};

/// The side of a handle, in points.
const SIDE: f32 = 10.0;
/// How far an arrow key draws the picture, as a fraction of what is shown.
const STEP: f64 = 0.01;

/// What is held of the picture.
#[derive(Default)]
pub(super) struct Hold {
    chosen: bool,
    drag: Option<Drag>,
}

/// The picture while it is drawn about, or cut at a corner: -1 for the left and upper, 1 for the right and lower.
#[derive(Clone, Copy)]
struct Drag {
    corner: Option<(i8, i8)>,
    start: Part,
    from: Pos2,
}

/// Left, top, width and height, as fractions of the picture.
type Part = [f64; 4];

/// What came of it.
#[derive(Default)]
pub(super) struct Done {
    pub change: Option<Change>,
    /// Whether the picture has the keyboard.
    pub keys: bool,
}

/// Draws the frame of the slide's picture, where it has one.
pub(super) fn show(ui: &Ui, board: &Board<'_>, hold: &mut Hold, writing: bool) -> Done {
    let mut done = Done::default();
    let placed = board.page.items.iter().find_map(|item| match &item.kind {
        Kind::Picture { to, from, asset }
            if item
                .block
                .and_then(|block| board.page.blocks.get(block))
                .is_some_and(|block| &*block.field == "image") =>
        {
            Some((board.in_window(*to), [from.x0, from.y0, from.width(), from.height()], asset))
        }
        _ => None,
    });
    let Some((frame, part, asset)) = placed.filter(|_| !writing) else {
        *hold = Hold::default();
        return done;
    };
    let id = Id::unique(("slide picture", board.slide.id.clone()));
    let response = ui.interact(frame, id, Sense::click_and_drag());
    response.widget_info(|| {
        let said = tr_with("canvas-picture", &[("words", Value::from(&**asset))]);
        WidgetInfo::labeled(egui::Role::Button, true, said)
    });
    ui.ctx().accesskit_node_builder(id, |node| node.set_description(tr("canvas-picture-hint")));
    if response.clicked() {
        response.request_focus();
        hold.chosen = true;
    }
    // A press on a corner takes the keyboard away and leaves the picture chosen; one elsewhere, or Escape, does not.
    let elsewhere = ui.input(|input| {
        let at = input.pointer.interact_pos();
        input.pointer.primary_pressed() && at.is_some_and(|at| !frame.expand(SIDE).contains(at))
    });
    let escapes = response.has_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    hold.chosen = (hold.chosen || response.has_focus()) && !elsewhere && !escapes;
    if hold.chosen && response.drag_started() {
        begin(ui, board, hold, None, part);
    }
    if response.has_focus() {
        done.keys = true;
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        done.change = keys(ui, board, part, id);
    }
    if hold.chosen {
        corners(ui, board, hold, frame, part);
    } else if response.hovered() {
        ui.painter().rect_stroke(frame, 0.0, Stroke::new(1.0, board.line), StrokeKind::Inside);
    }
    if response.hovered() && hold.chosen {
        ui.set_cursor_icon(if hold.drag.is_some() { CursorIcon::Grabbing } else { CursorIcon::Grab });
    }
    if let Some(drag) = hold.drag {
        let at = ui.input(|input| input.pointer.latest_pos());
        let by = at.map_or(Vec2::ZERO, |at| (at - drag.from) / frame.size());
        let by = (f64::from(by.x), f64::from(by.y));
        let now = match drag.corner {
            None => drawn(drag.start, by),
            Some(corner) => cut(drag.start, corner, by),
        };
        if by != (0.0, 0.0) {
            done.change = shows(board, now);
        }
        if ui.input(|input| !input.pointer.primary_down()) {
            hold.drag = None;
            board.desk.edit(Ask::Seal);
        }
    }
    done
}

fn begin(ui: &Ui, board: &Board<'_>, hold: &mut Hold, corner: Option<(i8, i8)>, start: Part) {
    if let Some(from) = ui.input(|input| input.pointer.press_origin()) {
        hold.drag = Some(Drag { corner, start, from });
        board.desk.edit(Ask::Seal);
    }
}

/// The frame of the chosen picture and its corners.
fn corners(ui: &Ui, board: &Board<'_>, hold: &mut Hold, frame: Rect, part: Part) {
    ui.painter().rect_stroke(frame, 0.0, Stroke::new(2.0, board.line), StrokeKind::Inside);
    for (at, (corner, centre)) in [
        ((-1, -1), frame.left_top()),
        ((1, -1), frame.right_top()),
        ((1, 1), frame.right_bottom()),
        ((-1, 1), frame.left_bottom()),
    ]
    .into_iter()
    .enumerate()
    {
        let inner =
            Rect::from_center_size(centre, Vec2::splat(SIDE)).translate((frame.center() - centre).normalized() * SIDE);
        let response = ui.interact(
            inner.expand(6.0),
            Id::unique(("slide picture corner", board.slide.id.clone(), at)),
            Sense::DRAG,
        );
        if response.hovered() || response.dragged() {
            ui.set_cursor_icon(if corner.0 == corner.1 { CursorIcon::ResizeNwSe } else { CursorIcon::ResizeNeSw });
        }
        if response.drag_started() {
            begin(ui, board, hold, Some(corner), part);
        }
        ui.painter().rect(inner, 1.0, Color32::WHITE, Stroke::new(1.5, board.line), StrokeKind::Inside);
    }
}

/// What the keyboard does with the picture: arrows draw it about, Plus and Minus cut it, Delete shows all of it again.
fn keys(ui: &Ui, board: &Board<'_>, part: Part, id: Id) -> Option<Change> {
    let pressed = |key: Key| {
        ui.input_mut(|input| {
            input.count_and_consume_key(Modifiers::NONE, key) as f64
                + 10.0 * input.count_and_consume_key(Modifiers::SHIFT, key) as f64
        })
    };
    let x = pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
    let y = pressed(Key::ArrowDown) - pressed(Key::ArrowUp);
    if x != 0.0 || y != 0.0 {
        return shows(board, drawn(part, (x * STEP, y * STEP)));
    }
    let nearer = pressed(Key::Plus) + pressed(Key::Equals) - pressed(Key::Minus);
    if nearer != 0.0 {
        let by = nearer * STEP;
        return shows(board, cut(cut(part, (-1, -1), (by, by)), (1, 1), (-by, -by)));
    }
    if pressed(Key::Delete) + pressed(Key::Backspace) > 0.0 {
        return shows(board, [0.0, 0.0, 1.0, 1.0]);
    }
    if pressed(Key::Escape) > 0.0 {
        ui.memory_mut(|memory| memory.surrender_focus(id));
    }
    None
}

/// The change that shows a part of the picture; none where that is what is shown.
fn shows(board: &Board<'_>, part: Part) -> Option<Change> {
    let mut now = board.slide.clone();
    let image = now.image.as_mut()?;
    image.show_part(part);
    let same = board.slide.image.as_ref().is_some_and(|before| before.crop == image.crop);
    (!same).then(|| Change::slide(board.sight.at, now, What::Picture, Some("image.crop")))
}

/// The part when the picture is drawn by fractions of what is shown: the picture goes with the hand, so the part goes against it.
fn drawn(part: Part, by: (f64, f64)) -> Part {
    let [left, top, width, height] = part;
    [(left - by.0 * width).clamp(0.0, 1.0 - width), (top - by.1 * height).clamp(0.0, 1.0 - height), width, height]
}

/// The part when a corner is drawn by fractions of what is shown; it keeps its shape, and the corner across stays.
fn cut(part: Part, corner: (i8, i8), by: (f64, f64)) -> Part {
    let [left, top, width, height] = part;
    let (right, bottom) = (left + width, top + height);
    // How much larger it becomes, by whichever way the corner went further.
    let (x, y) = (by.0 * f64::from(corner.0), by.1 * f64::from(corner.1));
    let wish = 1.0 + if x.abs() > y.abs() { x } else { y };
    let room = |low: f64, high: f64, length: f64, side: i8| (if side < 0 { high } else { 1.0 - low }) / length;
    let most = room(left, right, width, corner.0).min(room(top, bottom, height, corner.1));
    let least = (LEAST_CROP / width).max(LEAST_CROP / height).min(1.0);
    let by = wish.clamp(least, most.max(least));
    let (wide, tall) = (width * by, height * by);
    [if corner.0 < 0 { right - wide } else { left }, if corner.1 < 0 { bottom - tall } else { top }, wide, tall]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(one: Part, other: Part) -> bool {
        one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-9)
    }

    #[test]
    fn the_picture_goes_with_the_hand_and_no_further_than_its_edge() {
        let part = [0.25, 0.25, 0.5, 0.5];
        assert!(close(drawn(part, (0.2, -0.1)), [0.15, 0.3, 0.5, 0.5]));
        assert!(close(drawn(part, (5.0, -5.0)), [0.0, 0.5, 0.5, 0.5]));
    }

    #[test]
    fn a_corner_keeps_the_shape_and_the_corner_across() {
        let part = [0.2, 0.2, 0.4, 0.2];
        let [left, top, width, height] = cut(part, (1, 1), (-0.5, 0.0));
        assert!(close([left, top, width, height], [0.2, 0.2, 0.2, 0.1]));
        let larger = cut(part, (-1, -1), (-0.25, 0.0));
        assert!(close(larger, [0.1, 0.15, 0.5, 0.25]), "{larger:?}");
        for corner in [(-1, -1), (1, -1), (1, 1), (-1, 1)] {
            for by in [-9.0, 9.0] {
                let [left, top, width, height] = cut(part, corner, (by, by));
                assert!(left >= -1e-9 && top >= -1e-9 && left + width <= 1.0 + 1e-9 && top + height <= 1.0 + 1e-9);
                assert!(width >= LEAST_CROP - 1e-9 && (width / height - 2.0).abs() < 1e-9);
            }
        }
    }
}
