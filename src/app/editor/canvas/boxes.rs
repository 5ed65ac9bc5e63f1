//! The boxes of a free slide, where they stand: chosen with a click, moved and sized with the mouse or the arrow keys, with
//! lines that show where they come to lie.

use egui::{
    Color32, CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::{
    Board,
    snap::{self, Frame, HANDLES, Handle, Laid, Lines},
    spots,
};
use crate::{
    app::editor::Ask,
    deck::{
        edit::{Change, What},
        model::{FreeBox, Slide, Steps, Text},
    },
    ui::words::{Value, tr, tr_with},
};

/// How near a line draws a box to itself, in points.
const NEAR: f32 = 6.0;
/// The side of a handle, in points.
const SIDE: f32 = 9.0;
/// The width and height of a new box.
const NEW: (f32, f32) = (0.36, 0.14);

/// What is held.
#[derive(Default)]
pub(super) struct Hold {
    chosen: Option<usize>,
    drag: Option<Drag>,
}

impl Hold {
    /// Chooses a box.
    pub fn choose(&mut self, number: usize) {
        self.chosen = Some(number);
    }
}

/// A box that is being moved, or sized at a handle.
#[derive(Clone, Copy)]
struct Drag {
    number: usize,
    handle: Option<Handle>,
    start: Frame,
    from: Pos2,
}

/// What came of drawing the boxes.
#[derive(Default)]
pub(super) struct Done {
    pub change: Option<Change>,
    /// Whether a box has the keyboard.
    pub keys: bool,
    /// The text that is to be edited.
    pub write: Option<String>,
}

fn id_of(slide: &str, number: usize) -> Id {
    Id::unique(("slide box", slide.to_owned(), number))
}

/// Draws the frames of the boxes over the slide. While a text is edited nothing is moved.
pub(super) fn show(ui: &Ui, board: &Board<'_>, hold: &mut Hold, writing: bool) -> Done {
    let mut done = Done::default();
    if writing {
        hold.drag = None;
        return done;
    }
    if hold.chosen.is_some_and(|chosen| chosen >= board.slide.boxes.len()) {
        hold.chosen = None;
    }
    for (number, part) in board.slide.boxes.iter().enumerate() {
        one(ui, board, hold, (number, part), &mut done);
    }
    if let Some(chosen) = hold.chosen {
        handles(ui, board, hold, chosen);
    }
    if let Some(laid) = drag(ui, board, hold) {
        guides(ui, board, &laid.1);
        let (number, laid) = laid;
        done.change = placed(board, number, laid.frame);
        if ui.input(|input| !input.pointer.primary_down()) {
            hold.drag = None;
            board.desk.edit(Ask::Seal);
        }
    }
    done
}

/// One box as a widget: it can have the keyboard, be clicked and dragged.
fn one(ui: &Ui, board: &Board<'_>, hold: &mut Hold, (number, part): (usize, &FreeBox), done: &mut Done) {
    let area = in_window(board, snap::drawn(&part.at));
    let id = id_of(&board.slide.id, number);
    let response = ui.interact(area, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, named(board, number, part)));
    ui.ctx().accesskit_node_builder(id, |node| node.set_description(tr("canvas-box-hint")));
    if response.clicked() || response.drag_started() {
        response.request_focus();
        // A second click goes into the text.
        if response.double_clicked() && part.asset.is_none() {
            done.write = Some(format!("boxes[{number}].text"));
        }
        hold.chosen = Some(number);
    }
    if response.drag_started()
        && let Some(from) = ui.input(|input| input.pointer.press_origin())
    {
        hold.drag = Some(Drag { number, handle: None, start: snap::drawn(&part.at), from });
        board.desk.edit(Ask::Seal);
    }
    if response.has_focus() {
        hold.chosen = Some(number);
        done.keys = true;
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        keys(ui, board, hold, (number, part), done);
    }
    let width = if hold.chosen == Some(number) { 2.0 } else { 1.0 };
    if hold.chosen == Some(number) || response.hovered() || hold.chosen.is_some() {
        let line =
            if hold.chosen == Some(number) || response.hovered() { board.line } else { board.line.gamma_multiply(0.4) };
        ui.painter().rect_stroke(area, 0.0, Stroke::new(width, line), StrokeKind::Middle);
    }
    if response.hovered() {
        ui.set_cursor_icon(CursorIcon::Move);
    }
}

/// What a box is called.
fn named(board: &Board<'_>, number: usize, part: &FreeBox) -> String {
    let count = Value::from(number as u32 + 1);
    if let Some(asset) = &part.asset {
        return tr_with("canvas-box-picture", &[("number", count), ("words", Value::from(asset.as_str()))]);
    }
    let words = part
        .text
        .as_ref()
        .map_or_else(String::new, |text| spots::plain(text.pick(&board.sight.language, board.own()).0));
    let words = if words.trim().is_empty() { tr("canvas-empty") } else { words };
    tr_with("canvas-box", &[("number", count), ("words", Value::from(words))])
}

/// What the keyboard does with the box that has it.
fn keys(ui: &Ui, board: &Board<'_>, hold: &mut Hold, (number, part): (usize, &FreeBox), done: &mut Done) {
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.count_and_consume_key(modifiers, key));
    let (width, height) = board.page.size;
    let mut frame = snap::drawn(&part.at);
    let mut changed = false;
    for (key, x, y) in [
        (Key::ArrowLeft, -1.0, 0.0),
        (Key::ArrowRight, 1.0, 0.0),
        (Key::ArrowUp, 0.0, -1.0),
        (Key::ArrowDown, 0.0, 1.0),
    ] {
        // The most keys first: a press with Alt would count as one without.
        for (modifiers, units, sizes) in [
            (Modifiers::ALT | Modifiers::SHIFT, 10.0, true),
            (Modifiers::ALT, 1.0, true),
            (Modifiers::SHIFT, 10.0, false),
            (Modifiers::NONE, 1.0, false),
        ] {
            for _ in 0..pressed(modifiers, key) {
                let by = (x * units / width, y * units / height);
                let none = Lines::default();
                let laid = if sizes {
                    snap::sized(frame, Handle { x: i8::from(x != 0.0), y: i8::from(y != 0.0) }, by, &none, (0.0, 0.0))
                } else {
                    snap::moved(frame, by, &none, (0.0, 0.0))
                };
                frame = laid.frame;
                changed = true;
            }
        }
    }
    if changed {
        done.change = placed(board, number, frame);
    }
    if pressed(Modifiers::NONE, Key::Delete) + pressed(Modifiers::NONE, Key::Backspace) > 0 {
        done.change = Some(without(board, number));
        hold.chosen = None;
        ui.memory_mut(|memory| memory.surrender_focus(id_of(&board.slide.id, number)));
    } else if pressed(Modifiers::NONE, Key::Enter) > 0 && part.asset.is_none() {
        done.write = Some(format!("boxes[{number}].text"));
    } else if pressed(Modifiers::NONE, Key::Escape) > 0 {
        hold.chosen = None;
        ui.memory_mut(|memory| memory.surrender_focus(id_of(&board.slide.id, number)));
    }
}

/// The handles of the chosen box: for the mouse alone, as the keyboard has Alt and the arrows.
fn handles(ui: &Ui, board: &Board<'_>, hold: &mut Hold, chosen: usize) {
    let Some(part) = board.slide.boxes.get(chosen) else { return };
    let start = snap::drawn(&part.at);
    let area = in_window(board, start);
    for (at, handle) in HANDLES.iter().enumerate() {
        let along = |low: f32, high: f32, side: i8| match side {
            -1 => low,
            1 => high,
            _ => f32::midpoint(low, high),
        };
        let centre = Pos2::new(along(area.left(), area.right(), handle.x), along(area.top(), area.bottom(), handle.y));
        let place = Rect::from_center_size(centre, Vec2::splat(SIDE));
        let id = id_of(&board.slide.id, chosen).with(at);
        let response = ui.interact(place.expand(4.0), id, Sense::DRAG);
        if response.hovered() || response.dragged() {
            ui.set_cursor_icon(match (handle.x, handle.y) {
                (0, _) => CursorIcon::ResizeVertical,
                (_, 0) => CursorIcon::ResizeHorizontal,
                (x, y) if x == y => CursorIcon::ResizeNwSe,
                _ => CursorIcon::ResizeNeSw,
            });
        }
        if response.drag_started()
            && let Some(from) = ui.input(|input| input.pointer.press_origin())
        {
            hold.drag = Some(Drag { number: chosen, handle: Some(*handle), start, from });
            board.desk.edit(Ask::Seal);
        }
        ui.painter().rect(place, 1.0, Color32::WHITE, Stroke::new(1.5, board.line), StrokeKind::Inside);
    }
}

/// Where the box that is dragged lies now. With Ctrl or Cmd no line draws it.
fn drag(ui: &Ui, board: &Board<'_>, hold: &Hold) -> Option<(usize, Laid)> {
    let drag = hold.drag?;
    let (at, free) = ui.input(|input| (input.pointer.latest_pos(), input.modifiers.command));
    let by = (at? - drag.from) / board.place.size();
    let others: Vec<Frame> = board
        .slide
        .boxes
        .iter()
        .enumerate()
        .filter(|(number, _)| *number != drag.number)
        .map(|(_, part)| snap::drawn(&part.at))
        .collect();
    let near = if free { (0.0, 0.0) } else { (NEAR / board.place.width(), NEAR / board.place.height()) };
    let lines = Lines::of(&others);
    let laid = match drag.handle {
        None => snap::moved(drag.start, (by.x, by.y), &lines, near),
        Some(handle) => snap::sized(drag.start, handle, (by.x, by.y), &lines, near),
    };
    Some((drag.number, laid))
}

/// The lines at which a box lies.
fn guides(ui: &Ui, board: &Board<'_>, laid: &Laid) {
    let line = Stroke::new(1.0, board.line);
    if let Some(x) = laid.x {
        ui.painter().vline(board.place.left() + x * board.place.width(), board.place.y_range(), line);
    }
    if let Some(y) = laid.y {
        ui.painter().hline(board.place.x_range(), board.place.top() + y * board.place.height(), line);
    }
}

fn in_window(board: &Board<'_>, [left, top, width, height]: Frame) -> Rect {
    let size = board.place.size();
    Rect::from_min_size(board.place.min + Vec2::new(left, top) * size, Vec2::new(width, height) * size)
}

/// The change that puts a box elsewhere; none where it lies there already.
fn placed(board: &Board<'_>, number: usize, frame: Frame) -> Option<Change> {
    let mut now = board.slide.clone();
    let part = now.boxes.get_mut(number)?;
    let at = snap::kept(frame);
    if snap::drawn(&part.at) == snap::drawn(&at) {
        return None;
    }
    part.at = at;
    Some(Change::slide(board.sight.at, now, What::Boxes, Some(&format!("boxes[{number}].at"))))
}

/// The change that takes a box away; what is revealed at each press goes by the positions that are left.
fn without(board: &Board<'_>, number: usize) -> Change {
    let mut now: Slide = board.slide.clone();
    if number < now.boxes.len() {
        now.boxes.remove(number);
    }
    if let Some(Steps::Groups(groups)) = &mut now.steps {
        let gone = u16::try_from(number).unwrap_or(u16::MAX);
        for group in groups.iter_mut() {
            group.retain(|part| *part != gone);
            group.iter_mut().filter(|part| **part > gone).for_each(|part| *part -= 1);
        }
        groups.retain(|group| !group.is_empty());
    }
    Change::slide(board.sight.at, now, What::Boxes, None)
}

/// The change that makes a new box for a text with its upper left part at a place of the window, and its number.
pub(super) fn new_at(board: &Board<'_>, at: Pos2) -> (Change, usize) {
    let from = (at - board.place.min) / board.place.size();
    let (width, height) = NEW;
    let frame = [from.x.clamp(0.0, 1.0 - width), from.y.clamp(0.0, 1.0 - height), width, height];
    let mut now = board.slide.clone();
    let number = now.boxes.len();
    now.boxes.push(FreeBox {
        at: snap::kept(frame),
        text: Some(Text::default()),
        asset: None,
        size: None,
        extra: crate::deck::model::Extra::default(),
    });
    (Change::slide(board.sight.at, now, What::Boxes, None), number)
}
