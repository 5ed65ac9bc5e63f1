//! The editor: a mode of the root window in which organisers make the deck, with every slide drawn as the room will see it.
//!
//! Drawing reads a [`Sight`] and asks for changes with [`Ask`]; [`Editor`] carries them out when the drawing is over.

mod ask;
mod canvas;
mod check;
pub mod fields;
mod file;
mod marking;
mod notes;
mod pages;
mod problems;
mod sheets;
mod state;
mod thumbs;
mod top;
pub mod words;

pub use ask::{Ask, Choosing, Refused};
pub use check::{Problem, Problems};
pub use sheets::layouts;
pub use state::{Editor, Page, Sight};

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, RichText, Ui, Vec2};

use super::desk::Desk;
use crate::ui::{
    commands::{Verb, key_of},
    field, theme, widgets,
    words::{tr, tr_with},
};

/// The width of the column of slides, in points.
const THUMBS: f32 = 212.0;
/// The height of the problems where there are none.
const NOTHING_TO_MEND: f32 = 76.0;
/// The height of the notes under the slide, at least.
const NOTES: f32 = 132.0;

/// Draws the editor.
pub fn ui(ui: &mut Ui, desk: &Desk) {
    let Some(sight) = desk.sight() else { return };
    sight.slides.receive(ui.ctx());
    sight.slides.begin(ui.ctx().viewport_id());
    let free = |ui: &Ui| ui.ctx().memory(egui::Memory::focused).is_none();
    let scene = Scene { desk, sight: &sight, tokens: theme::of(ui) };
    let at_list = std::cell::Cell::new(false);
    let own_keys = std::cell::Cell::new(false);
    panel(Panel::top("editor top")).frame(Frame::new()).show(ui, |ui| {
        super::console::banners(ui, desk);
        scene.top(ui);
    });
    if sight.page == Page::Slides {
        let frame = Frame::new().inner_margin(Margin { left: 12, right: 0, top: 4, bottom: 8 });
        panel(Panel::left("editor slides")).exact_size(beside(ui).0).frame(frame).show(ui, |ui| {
            at_list.set(scene.thumbs(ui));
        });
        let width = beside(ui).1;
        let frame = Frame::new().inner_margin(Margin { left: 0, right: 16, top: 4, bottom: 12 });
        panel(Panel::right("editor fields")).exact_size(width).frame(frame).show(ui, |ui| scene.side(ui));
        let frame = Frame::new().inner_margin(Margin { left: 12, right: 12, top: 4, bottom: 12 });
        CentralPanel::default().frame(frame).show(ui, |ui| own_keys.set(scene.stage(ui)));
    } else {
        let width = beside(ui).1;
        let frame = Frame::new().inner_margin(Margin { left: 0, right: 16, top: 4, bottom: 12 });
        panel(Panel::right("editor problems")).exact_size(width).frame(frame).show(ui, |ui| {
            let height = ui.available_height();
            scene.problems(ui, if sight.problems.list.is_empty() { NOTHING_TO_MEND } else { height });
        });
        let frame = Frame::new().inner_margin(Margin { left: 16, right: 12, top: 4, bottom: 12 });
        CentralPanel::default().frame(frame).show(ui, |ui| scene.page(ui));
    }
    super::console::over(ui, desk);
    super::identify::own(ui, desk);
    let typing = field::typing(ui.ctx());
    let at_list = sight.page == Page::Slides && (at_list.get() || free(ui));
    desk.face(|face| {
        face.typing = typing;
        face.at_list = at_list;
        face.own_keys = own_keys.get();
    });
    sight.slides.end();
    if desk.snapshot().state.live {
        super::tick(ui.ctx(), ui.ctx().viewport_id(), desk);
    }
}

/// The widths of the column of slides and of the inspector: a large screen has room for a wide inspector, a small one, or one
/// with large words, keeps it for the slide.
fn beside(ui: &Ui) -> (f32, f32) {
    let window = ui.ctx().viewport_rect().width();
    if window < 900.0 { (140.0, 260.0) } else { (THUMBS, (window * 0.235).clamp(300.0, 440.0)) }
}

/// A panel that stands where it is.
fn panel(panel: Panel) -> Panel {
    panel.resizable(false).drag_to_open(false).show_separator_line(false)
}

/// Everything that the parts of the editor draw from.
struct Scene<'a> {
    desk: &'a Desk,
    sight: &'a Sight,
    tokens: &'static theme::Tokens,
}

impl Scene<'_> {
    /// The slide as the room will see it, its steps, and the notes below. Says whether the slide takes plain keys.
    fn stage(&self, ui: &mut Ui) -> bool {
        let sight = self.sight;
        if sight.deck.slides.is_empty() {
            self.empty(ui);
            return false;
        }
        let area = ui.available_rect_before_wrap();
        let shape = sight.shape();
        let tall = (area.height() - NOTES - 40.0).min(area.width() / shape).max(120.0);
        let frame = egui::Rect::from_min_size(area.min, Vec2::new(area.width(), tall));
        let mut taken = false;
        ui.scope_builder(egui::UiBuilder::new().max_rect(frame), |ui| {
            let drawn = canvas::show(ui, self.desk, sight, frame);
            taken = drawn.keys;
            if let Some(change) = drawn.change {
                self.desk.edit(Ask::Change(change));
            }
        });
        let below = egui::Rect::from_min_max(egui::Pos2::new(area.left(), frame.bottom() + 4.0), area.max);
        ui.scope_builder(egui::UiBuilder::new().max_rect(below), |ui| {
            self.steps(ui);
            self.notes(ui);
        });
        taken
    }

    /// A deck without slides: what to do.
    fn empty(&self, ui: &mut Ui) {
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.35);
            let words = RichText::new(tr("editor-empty")).font(theme::font(theme::HEADING));
            ui.label(words.color(self.tokens.dim));
            ui.add_space(12.0);
            if widgets::main_button(ui, Verb::SlideNew, &tr("editor-first-slide")).clicked() {
                self.desk.ask(Verb::SlideNew);
            }
        });
    }

    /// Which slide this is and how much of it has been revealed.
    fn steps(&self, ui: &mut Ui) {
        let (sight, tokens) = (self.sight, self.tokens);
        ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), 32.0), Layout::left_to_right(Align::Center), |ui| {
            let count = sight.deck.slides.len();
            let words = tr_with("editor-place", &[("number", (sight.at + 1).into()), ("count", count.into())]);
            ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(tokens.text));
            let Some(slide) = sight.slide() else { return };
            if slide.hidden {
                ui.label(RichText::new(tr("editor-hidden-here")).color(tokens.amber));
            }
            let last = slide.last_step();
            if last == 0 {
                return;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let (on, back) = (tr("editor-step-on"), tr("editor-step-back"));
                for (verb, label) in [(Verb::StepOn, on), (Verb::StepBack, back)] {
                    let button = egui::Button::new(label).shortcut_text(key_of(verb));
                    let can = if verb == Verb::StepOn { sight.step < last } else { sight.step > 0 };
                    if ui.add_enabled(can, button).clicked() {
                        self.desk.ask(verb);
                    }
                }
                let words = if sight.step == last {
                    tr_with("editor-all-steps", &[("count", last.into())])
                } else {
                    tr_with("editor-step", &[("step", sight.step.into()), ("count", last.into())])
                };
                ui.label(RichText::new(words).color(tokens.accent));
            });
        });
    }

    /// The fields of the slide, and below them what is to be mended.
    fn side(&self, ui: &mut Ui) {
        let area = ui.available_rect_before_wrap();
        let problems =
            if self.sight.problems.list.is_empty() { NOTHING_TO_MEND } else { (area.height() * 0.3).max(150.0) };
        let fields = egui::Rect::from_min_size(area.min, Vec2::new(area.width(), area.height() - problems - 8.0));
        let below = egui::Rect::from_min_max(egui::Pos2::new(area.left(), fields.bottom() + 8.0), area.max);
        ui.scope_builder(egui::UiBuilder::new().max_rect(fields), |ui| {
            ui.set_clip_rect(fields);
            self.inspector(ui);
        });
        ui.scope_builder(egui::UiBuilder::new().max_rect(below), |ui| self.problems(ui, problems));
    }
}
