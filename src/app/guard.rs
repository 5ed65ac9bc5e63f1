//! A fault while one window is drawn stays in that window: it shows a neutral picture, the others go on, and the console says
//! what happened. As soon as the show moves on, the window is drawn again.

use std::panic::{AssertUnwindSafe, catch_unwind};

use egui::{RichText, Ui, ViewportCommand, ViewportId};
use parking_lot::Mutex;

use super::{audience, desk::Desk, windows};
use crate::{
    deck::edit::Mark,
    platform::crash,
    show::Room,
    ui::{
        commands::Verb,
        theme, widgets,
        words::{tr, tr_with},
    },
};

/// The windows that can fail on their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The moderator's.
    Console,
    /// The room's.
    Room,
    /// The panellists'.
    Panel,
}

impl Pane {
    const ALL: [Self; 3] = [Self::Console, Self::Room, Self::Panel];

    fn words(self) -> String {
        tr(match self {
            Self::Console => "fault-console",
            Self::Room => "fault-room",
            Self::Panel => "fault-panel",
        })
    }
}

/// Which state of the show and of an edited deck a window draws.
type Version = (u64, Option<(Mark, usize)>);

/// What went wrong in a window.
#[derive(Clone, Debug)]
struct Fault {
    /// What was drawn when it happened: another state is another chance.
    version: Version,
    /// Where in the source, if that is known.
    place: Option<String>,
}

/// What went wrong in which window, until it is drawn again.
#[derive(Default)]
pub struct Faults(Mutex<[Option<Fault>; 3]>);

impl Faults {
    fn of(&self, pane: Pane) -> Option<Fault> {
        self.0.lock().get(pane as usize).cloned().flatten()
    }

    fn set(&self, pane: Pane, fault: Option<Fault>) {
        if let Some(slot) = self.0.lock().get_mut(pane as usize) {
            *slot = fault;
        }
    }

    /// Forgets every fault: all windows are drawn again.
    pub fn forget(&self) {
        *self.0.lock() = Default::default();
    }

    /// Whether a window shows its neutral picture because of a fault.
    #[must_use]
    pub fn stands(&self, pane: Pane) -> bool {
        self.of(pane).is_some()
    }

    /// What the console says: which windows failed, and where in the program.
    #[must_use]
    pub fn words(&self) -> Vec<(String, String)> {
        Pane::ALL
            .into_iter()
            .filter_map(|pane| {
                let fault = self.of(pane)?;
                let place = fault.place.map(|place| format!(" ({place})")).unwrap_or_default();
                Some((pane.words(), tr_with("fault-others", &[("place", place.into())])))
            })
            .collect()
    }
}

/// Draws a window, or its neutral picture after a fault.
pub fn draw(ui: &mut Ui, desk: &Desk, pane: Pane, add: impl FnOnce(&mut Ui)) {
    let version = desk.drawn_version();
    if desk.faults.of(pane).is_some_and(|fault| fault.version == version) {
        neutral(ui, desk, pane);
        return;
    }
    // What a panic leaves half done is egui's picture of this one pass, which is painted over, and locks, which are let go
    // of on the way out. The show itself is changed by no drawing.
    let drawn = catch_unwind(AssertUnwindSafe(|| add(ui)));
    if drawn.is_ok() {
        if desk.faults.stands(pane) {
            desk.faults.set(pane, None);
            desk.wake();
        }
        return;
    }
    desk.faults.set(pane, Some(Fault { version, place: crash::take_last() }));
    desk.wake();
    neutral(ui, desk, pane);
}

/// What a window shows that cannot be drawn: nothing that depends on what failed.
fn neutral(ui: &mut Ui, desk: &Desk, pane: Pane) {
    let area = ui.ctx().viewport_rect();
    // Above whatever was drawn before it failed.
    let over = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("neutral")));
    match pane {
        Pane::Room => {
            let held = catch_unwind(AssertUnwindSafe(|| audience::neutral(ui, desk, area)));
            if held.is_err() {
                over.rect_filled(area, 0.0, egui::Color32::BLACK);
            }
        }
        Pane::Panel => {
            over.rect_filled(area, 0.0, desk.panel_look().tokens().ground);
        }
        Pane::Console => console(ui, desk, area),
    }
    let window = match pane {
        Pane::Console => return,
        Pane::Room => &desk.windows.audience,
        Pane::Panel => &desk.windows.panel,
    };
    if ui.input(|input| input.viewport().close_requested()) {
        window.close();
        windows::wake(ui.ctx(), ViewportId::ROOT, std::time::Duration::ZERO);
    } else if window.first_drawing() {
        ui.ctx().send_viewport_cmd(ViewportCommand::Visible(true));
        windows::wake(ui.ctx(), ViewportId::ROOT, std::time::Duration::ZERO);
    }
}

/// The console without the console: what the room sees, in words, and the way on. The keys go on working.
fn console(ui: &Ui, desk: &Desk, area: egui::Rect) {
    let tokens = theme::of(ui);
    egui::Area::new(egui::Id::unique("fault")).order(egui::Order::Tooltip).fixed_pos(area.min).show(ui.ctx(), |ui| {
        ui.painter().rect_filled(area, 0.0, tokens.ground);
        ui.set_min_size(area.size());
        ui.vertical_centered(|ui| {
            ui.add_space(area.height() * 0.3);
            let words = RichText::new(Pane::Console.words()).font(theme::bold(theme::HEADING)).color(tokens.red);
            let label = ui.label(words);
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Assertive));
            let words = tr("fault-nothing-lost");
            ui.label(RichText::new(words).color(tokens.text));
            let snapshot = desk.snapshot();
            let sees = match snapshot.room() {
                Room::Slide { .. } => tr_with("room-slide", &[("number", (snapshot.position() + 1).into())]),
                Room::Question(number) => tr_with("room-question", &[("number", number.into())]),
                Room::Black => tr("room-black"),
                Room::White => tr("room-white"),
                Room::Holding => tr("room-holding"),
            };
            ui.label(RichText::new(sees).color(tokens.text));
            ui.add_space(16.0);
            ui.horizontal(|ui| {
                ui.add_space((area.width() / 2.0 - 180.0).max(0.0));
                if ui.add(egui::Button::new(tr("fault-again")).min_size(egui::Vec2::new(0.0, 36.0))).clicked() {
                    desk.faults.forget();
                }
                if widgets::verb_button(ui, Verb::Panic, &tr("hide-all")).clicked() {
                    desk.ask(Verb::Panic);
                }
            });
        });
    });
}
