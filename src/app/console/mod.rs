//! The console: the moderator's window. Ten seconds of attention, one hand.

mod agenda;
mod clock;
mod displays;
mod export;
mod files;
mod group;
mod help;
mod keys;
mod marks;
mod message;
mod notes;
mod preview;
mod queue;
mod report;
mod rows;
mod safety;
mod settings;
mod sheets;
mod stage;
mod top;

use egui::{CentralPanel, Frame, Margin, Panel, Ui, Vec2};

use super::{desk::Desk, face::Sheet};
use crate::{
    deck::slow::Drawing,
    ui::{commands::Verb, field, secret, theme, widgets, words::tr},
};

/// A body narrower or lower than this, in points, stacks its parts.
const NARROW: f32 = 900.0;
const LOW: f32 = 490.0;

/// Draws the console.
pub fn ui(ui: &mut Ui, desk: &Desk) {
    let _drawing = Drawing::begin();
    let snapshot = desk.snapshot();
    let tokens = theme::of(ui);
    desk.slides.begin(ui.ctx().viewport_id());
    if snapshot.state.panic {
        CentralPanel::default().frame(Frame::new()).show(ui, |ui| calm(ui, desk));
        desk.face(|face| face.typing = false);
        desk.slides.end();
        return;
    }
    if desk.face(|face| face.locked) {
        CentralPanel::default().frame(Frame::new()).show(ui, |ui| safety::locked(ui, desk));
        let typing = secret::has_keyboard(ui.ctx());
        desk.face(|face| face.typing = typing);
        desk.slides.end();
        return;
    }
    if desk.is_editing() {
        // The editor has pictures of its own.
        desk.slides.end();
        super::editor::ui(ui, desk);
        return;
    }
    let now = desk.shown_now();
    let view = snapshot.view(now);
    let plan = planned(&snapshot, view.as_ref());
    let scene = Scene { desk, snapshot: &snapshot, tokens, view: view.as_ref(), plan: plan.as_ref(), now };
    Panel::top("top")
        // The ground is what the window is cleared to: software graphics would pay for a second coat.
        .frame(Frame::new())
        .resizable(false)
        .drag_to_open(false)
        .show_separator_line(false)
        .show(ui, |ui| scene.top(ui));
    let body = Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 12 });
    CentralPanel::default().frame(body).show(ui, |ui| {
        if matches!(desk.face(|face| face.sheet.clone()), Sheet::Overview { .. }) {
            scene.overview(ui);
        } else {
            scene.body(ui);
        }
    });
    scene.sheets(ui);
    scene.preview(ui);
    scene.word(ui);
    super::identify::own(ui, desk);
    widgets::focus_ring(ui.ctx(), tokens);
    let typing = field::typing(ui.ctx());
    desk.face(|face| face.typing = typing);
    desk.slides.end();
    super::tick(ui.ctx(), ui.ctx().viewport_id(), desk);
}

/// The banners of the console, for the editor: whatever else than the slide the room sees, and what is not as it should be.
pub fn banners(ui: &mut Ui, desk: &Desk) {
    with_scene(ui, desk, |scene, ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        scene.banners(ui);
    });
}

/// What lies over the window for a moment, in the editor too: sheets, and the last word of the program.
pub fn over(ui: &mut Ui, desk: &Desk) {
    with_scene(ui, desk, |scene, ui| {
        scene.sheets(ui);
        scene.preview(ui);
        scene.word(ui);
    });
}

fn with_scene(ui: &mut Ui, desk: &Desk, draw: impl FnOnce(&Scene<'_>, &mut Ui)) {
    let (snapshot, now) = (desk.snapshot(), desk.shown_now());
    let view = snapshot.view(now);
    let plan = planned(&snapshot, view.as_ref());
    draw(
        &Scene { desk, snapshot: &snapshot, tokens: theme::of(ui), view: view.as_ref(), plan: plan.as_ref(), now },
        ui,
    );
}

/// On another day the slot is shown as it was meant: nobody reads "1446 days over".
fn planned(snapshot: &super::desk::Snapshot, view: Option<&crate::timing::View>) -> Option<crate::timing::View> {
    let timing = snapshot.timing.as_ref().filter(|_| view.is_some_and(|view| view.wrong_day.is_some()))?;
    Some(timing.view(timing.plan().slot.starts))
}

/// Everything that the parts of the console draw from.
struct Scene<'a> {
    desk: &'a Desk,
    snapshot: &'a super::desk::Snapshot,
    tokens: &'static theme::Tokens,
    view: Option<&'a crate::timing::View>,
    /// The clocks as they would stand when the slot begins, where its day is another one than today.
    plan: Option<&'a crate::timing::View>,
    now: i64,
}

impl Scene<'_> {
    /// Left what the room sees and the notes; right the time, what comes next, and the questions.
    fn body(&self, ui: &mut Ui) {
        let area = ui.available_rect_before_wrap();
        let gap = 12.0;
        if area.width() < NARROW || area.height() < LOW {
            self.stacked(ui, area, gap);
            return;
        }
        // The slide takes two thirds of the height; the right side gets the rest of the width, within reason.
        let slide = area.height() * 0.64 * self.snapshot.shape();
        let right = (area.width() - gap - slide).clamp(430.0, 700.0);
        let left = egui::Rect::from_min_size(area.min, Vec2::new(area.width() - right - gap, area.height()));
        let right = egui::Rect::from_min_max(egui::Pos2::new(left.right() + gap, area.top()), area.max);
        ui.scope_builder(egui::UiBuilder::new().max_rect(left), |ui| {
            ui.set_clip_rect(left);
            self.stage(ui);
        });
        ui.scope_builder(egui::UiBuilder::new().max_rect(right), |ui| {
            ui.set_clip_rect(right);
            self.clock(ui);
            ui.add_space(4.0);
            self.coming(ui);
            ui.add_space(4.0);
            self.message(ui);
            self.queue(ui);
        });
    }

    /// The same one below the other where the window is small or its words are large: the time first, then the slide. All of
    /// it is reached by scrolling.
    fn stacked(&self, ui: &mut Ui, area: egui::Rect, gap: f32) {
        egui::ScrollArea::vertical().id_salt("stacked").auto_shrink([false, false]).show(ui, |ui| {
            let width = area.width() - gap;
            ui.set_width(width);
            self.clock(ui);
            let place = |ui: &Ui, height: f32| egui::Rect::from_min_size(ui.cursor().min, Vec2::new(width, height));
            let stage = place(ui, (width / self.snapshot.shape() * 0.75 + 240.0).max(area.height()));
            ui.scope_builder(egui::UiBuilder::new().max_rect(stage), |ui| self.stage(ui));
            ui.advance_cursor_after_rect(stage);
            self.coming(ui);
            self.message(ui);
            let queue = place(ui, area.height().max(320.0));
            ui.scope_builder(egui::UiBuilder::new().max_rect(queue), |ui| self.queue(ui));
            ui.advance_cursor_after_rect(queue);
        });
    }

    /// The last word of the program, for a few seconds, at the foot of the console.
    fn word(&self, ui: &Ui) {
        let now = self.desk.steady();
        let Some(words) = self.desk.face(|face| face.word(now).map(str::to_owned)) else { return };
        let tokens = self.tokens;
        egui::Area::new(egui::Id::unique("word"))
            .anchor(egui::Align2::CENTER_BOTTOM, Vec2::new(0.0, -16.0))
            .order(egui::Order::Foreground)
            .interactable(false)
            .show(ui.ctx(), |ui| {
                Frame::new()
                    .fill(tokens.text)
                    .corner_radius(theme::CORNER)
                    .inner_margin(Margin::symmetric(16, 8))
                    .show(ui, |ui| {
                        let label = ui.label(egui::RichText::new(words).color(tokens.ground));
                        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
                    });
            });
        ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
    }
}

/// What the console shows after the panic key: nothing that the room must not see, and the way back.
fn calm(ui: &mut Ui, desk: &Desk) {
    let tokens = theme::of(ui);
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.4);
        ui.label(egui::RichText::new(tr("calm-words")).font(theme::font(theme::HEADING)).color(tokens.dim));
        ui.add_space(16.0);
        if widgets::verb_button(ui, Verb::Calm, &tr("calm-show")).clicked() {
            desk.ask(Verb::Calm);
        }
    });
}
