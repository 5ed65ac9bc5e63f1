//! The room's window: a slide, black, white, the holding slide, or a question that was put up in two steps. Nothing else can
//! ever be drawn here.

use egui::{Align2, Color32, CursorIcon, Rect, Sense, Ui, ViewportCommand, ViewportId};

use super::{desk::Desk, fade, overlay, tools::part, windows};
use crate::{
    deck::slow::Drawing,
    render::Job,
    show::{Room, Zoom},
    ui::{
        commands::Verb,
        theme,
        words::{tr, tr_with},
    },
};

/// A part that is all of a slide.
const WHOLE: Zoom = Zoom { x: 500, y: 500, scale: 100 };

/// Draws the room's window.
pub fn ui(ui: &mut Ui, desk: &Desk) {
    let _drawing = Drawing::begin();
    let window = ui.ctx().viewport_id();
    let area = ui.ctx().viewport_rect();
    let snapshot = desk.snapshot();
    desk.slides.begin(window);
    let room = snapshot.room();
    let fill = |colour: Color32| {
        ui.painter().rect_filled(area, 0.0, colour);
    };
    let shape = snapshot.shape();
    // Whether the window may be shown: not before its first picture is there.
    let mut ready = true;
    let click = ui.interact(area, ui.unique_id().with("slide"), Sense::click_and_drag());
    let mut words = tr("room-neutral");
    let mut free = true;
    match &room {
        Room::Slide { id, step } => {
            if let Some(position) = snapshot.loaded.deck.position(id) {
                let zoom = desk.zoom();
                let fade = fade::before(ui, desk, position);
                let shown = zoom.map_or([0.0, 0.0, 1.0, 1.0], part);
                let (place, there) = desk.slides.show_part_to_room(ui, area, shape, position, *step, shown);
                ready = there;
                fade::over(ui, fade, place);
                overlay::paint(ui.painter(), desk, place, id, zoom);
                free = overlay::hand(ui, desk, place, &click, Some(zoom.unwrap_or(WHOLE)));
                words = desk.slides.words(position).unwrap_or_else(|| snapshot.title_of(position));
                prepare(ui, desk, area, position, *step);
            } else {
                fill(Color32::BLACK);
            }
        }
        Room::Black => {
            fade::hidden(ui);
            fill(Color32::BLACK);
            words = tr("black");
        }
        Room::White => {
            fade::hidden(ui);
            fill(Color32::WHITE);
            words = tr("command-white");
        }
        Room::Question(number) => {
            desk.slides.show_to_room(ui, area, shape, Job::GUEST, 0);
            words = desk
                .slides
                .words(Job::GUEST)
                .unwrap_or_else(|| tr_with("room-question-number", &[("number", number.into())]));
        }
        Room::Holding => neutral(ui, desk, area),
    }
    let mark =
        (snapshot.state.live && snapshot.state.rehearsal && !snapshot.state.panic).then(|| desk.rehearsal_words());
    if let Some(mark) = &mark {
        // A black or white screen stays one, in a rehearsal too: that is what is being rehearsed.
        if !matches!(room, Room::Black | Room::White) {
            rehearsal(ui, area, mark);
        }
        words = format!("{mark}. {words}");
    }
    click.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &words));
    if click.hovered() {
        hide_idle_pointer(ui);
    }
    if free && click.clicked() && matches!(room, Room::Slide { .. } | Room::Question(_)) {
        desk.ask(Verb::Next);
    }
    desk.slides.end();
    again_where_it_grew(ui, area);
    if ui.input(|input| input.viewport().close_requested()) {
        desk.windows.audience.close();
        desk.slides.forget(windows::audience());
        windows::wake(ui.ctx(), ViewportId::ROOT, std::time::Duration::ZERO);
        // Not drawn any more: a window that opens later starts afresh.
        return;
    }
    if ready && desk.windows.audience.first_drawing() {
        // Where it would flash, the window is made invisible and shown only now: never an empty window in front of the room.
        ui.ctx().send_viewport_cmd(ViewportCommand::Visible(true));
        windows::wake(ui.ctx(), ViewportId::ROOT, std::time::Duration::ZERO);
    }
}

/// Has the window drawn once more when its size has changed. On Wayland a software renderer may draw the first frame of the
/// new size into a buffer of the old one, and nothing else might be drawn for minutes.
fn again_where_it_grew(ui: &Ui, area: Rect) {
    let before = ui.data_mut(|data| data.get_temp_mut_or(egui::Id::unique("room's size"), area.size()).to_owned());
    if before != area.size() {
        ui.data_mut(|data| data.insert_temp(egui::Id::unique("room's size"), area.size()));
        ui.ctx().request_repaint();
    }
}

/// Marks the room's screen in a rehearsal: nobody may take it for the event, nor its clocks for real ones.
fn rehearsal(ui: &Ui, area: Rect, words: &str) {
    let font = theme::bold((area.height() / 36.0).max(12.0));
    let tokens = theme::tokens(false);
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, tokens.on_signal);
    let place = Align2::RIGHT_TOP.align_size_within_rect(galley.size() + egui::Vec2::splat(12.0), area.shrink(12.0));
    ui.painter().rect_filled(place, 4.0, tokens.amber);
    ui.painter().galley(place.min + egui::Vec2::splat(6.0), galley, tokens.on_signal);
}

/// Has the slides drawn that the next press may ask for, so that the press finds them ready.
fn prepare(ui: &Ui, desk: &Desk, area: Rect, position: usize, step: u16) {
    let window = ui.ctx().viewport_id();
    let snapshot = desk.snapshot();
    for (slide, step) in snapshot.neighbours(position, step) {
        let (_, job) = super::slides::place(ui, area, snapshot.shape(), slide, step);
        desk.slides.prepare(window, Job { ..job });
    }
}

/// What the room sees when it is to see nothing: the deck's holding slide, or its title.
pub fn neutral(ui: &Ui, desk: &Desk, area: Rect) {
    let snapshot = desk.snapshot();
    // In the next frame, whatever is to be hidden: until the holding slide is drawn the deck's title stands there, and never
    // what was there before.
    let shown = snapshot
        .holding()
        .is_some_and(|position| desk.slides.show_only_to_room(ui, area, snapshot.shape(), position, u16::MAX));
    if !shown {
        holding(ui, area, &snapshot.loaded.title);
    }
}

/// The holding picture of a deck that brings none: its title, quietly.
fn holding(ui: &Ui, area: Rect, title: &str) {
    let tokens = theme::tokens(false);
    ui.painter().rect_filled(area, 0.0, tokens.ground);
    let size = area.height() / 20.0;
    let galley = ui.painter().layout(title.to_owned(), theme::font(size), tokens.text, area.width() * 0.8);
    let place = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), area);
    ui.painter().galley(place.min, galley, tokens.text);
}

/// Takes the pointer away when it has rested for two seconds.
fn hide_idle_pointer(ui: &Ui) {
    let rested = ui.input(|input| input.pointer.time_since_last_movement());
    if rested > 2.0 {
        ui.ctx().set_cursor_icon(CursorIcon::None);
    } else {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f32(2.1));
    }
}
