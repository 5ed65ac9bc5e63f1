//! What protects the questions, on the console: the safety sheet, the fields for a passphrase, and the lock.

use egui::{Button, Key, Modifiers, RichText, Ui, Vec2};

use super::{Scene, sheets::sheet_title};
use crate::{
    app::desk::{Desk, Protection},
    show::From,
    ui::{
        commands::{Verb, key_of},
        secret::{self, FIELDS},
        theme, widgets,
        words::{tr, tr_with},
    },
};

/// What no program can do. The README says the same.
const LIMITS: [&str; 4] = ["limit-people", "limit-laptop", "limit-key", "limit-traces"];

impl Scene<'_> {
    /// How the questions are protected, and what can be changed.
    pub(super) fn safety(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let protection = self.desk.protection();
        let live = self.snapshot.state.live;
        sheet_title(ui, &tr("safety"));
        let tall = ui.ctx().viewport_rect().height() - 170.0;
        egui::ScrollArea::vertical().max_height(tall).min_scrolled_height(tall).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.label(RichText::new(now(protection, self.snapshot.trouble.is_some())).color(tokens.text));
                ui.add_space(8.0);
                ui.scope(|ui| {
                    widgets::outlined(ui);
                    self.trace(ui, protection, live);
                });
                ui.add_space(8.0);
                self.passphrase_part(ui, protection);
                ui.add_space(8.0);
                widgets::heading(ui, &tr("safety-leave"));
                ui.horizontal_wrapped(|ui| {
                    if widgets::verb_button(ui, Verb::Lock, &tr("safety-lock")).clicked() {
                        self.desk.ask(Verb::Leave);
                        self.desk.ask(Verb::Lock);
                    }
                    let words = tr("safety-lock-what");
                    ui.label(RichText::new(words).color(tokens.dim));
                });
                ui.add_space(8.0);
                widgets::heading(ui, &tr("safety-earlier"));
                ui.horizontal_wrapped(|ui| {
                    let words = tr_with("safety-kept", &[("count", protection.kept.into())]);
                    ui.label(RichText::new(words).color(tokens.text));
                    if protection.kept > 0 && ui.button(tr("safety-destroy")).clicked() {
                        self.desk.soon(crate::app::desk::Desk::purge_kept);
                    }
                });
                ui.add_space(12.0);
                widgets::heading(ui, &tr("safety-limits"));
                for limit in LIMITS {
                    ui.label(RichText::new(tr(limit)).color(tokens.dim));
                }
            },
        );
        ui.add_space(8.0);
        if ui.add(Button::new(tr("close")).shortcut_text(tr("key-esc"))).clicked() {
            self.desk.ask(Verb::Leave);
        }
    }

    fn trace(&self, ui: &mut Ui, protection: Protection, live: bool) {
        let tokens = self.tokens;
        let mut on = protection.no_trace;
        let words = tr("safety-no-trace");
        let response =
            ui.add_enabled_ui(!live, |ui| ui.checkbox(&mut on, RichText::new(words).color(tokens.text))).inner;
        self.first_focus(&response);
        if response.changed() {
            self.desk.soon(move |desk| desk.set_no_trace(on));
        }
        let words = if live { tr("safety-no-trace-live") } else { tr("safety-no-trace-what") };
        ui.label(RichText::new(words).color(tokens.dim));
    }

    fn passphrase_part(&self, ui: &mut Ui, protection: Protection) {
        let tokens = self.tokens;
        widgets::heading(ui, &tr("passphrase"));
        if protection.passphrase {
            let words = tr("passphrase-set");
            ui.label(RichText::new(words).color(tokens.text));
        } else {
            ui.horizontal_wrapped(|ui| {
                if ui.add(Button::new(tr("passphrase-choose"))).clicked() {
                    self.desk.ask_for_passphrase(None);
                }
                let words = tr("passphrase-what");
                ui.label(RichText::new(words).color(tokens.dim));
            });
        }
        let mut asks = protection.asks;
        let words = tr("passphrase-ask");
        ui.scope(|ui| {
            widgets::outlined(ui);
            if ui.checkbox(&mut asks, RichText::new(words).color(tokens.text)).changed() {
                self.desk.soon(move |desk| desk.set_asks(asks));
            }
        });
    }

    /// Two fields for a new passphrase.
    pub(super) fn choose_passphrase(&self, ui: &mut Ui, from: Option<(From, bool)>) {
        let tokens = self.tokens;
        sheet_title(ui, &tr("passphrase-title"));
        let words = tr("passphrase-how");
        ui.label(RichText::new(words).color(tokens.text));
        ui.add_space(8.0);
        let first = self.secret(ui, FIELDS[0], &tr("passphrase"));
        let second = self.secret(ui, FIELDS[1], &tr("passphrase-again"));
        self.fault(ui);
        let entered = second.has_focus() && enter(ui);
        if first.has_focus() && enter(ui) {
            second.request_focus();
        }
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            let label = if from.is_some() { tr("passphrase-close-start") } else { tr("passphrase-close") };
            if self.main(ui, &label) || entered {
                self.desk.soon(move |desk| desk.choose_passphrase(from));
            }
            if let Some(from) = from
                && ui.add(Button::new(tr("passphrase-without")).min_size(Vec2::new(0.0, 36.0))).clicked()
            {
                self.desk.soon(move |desk| desk.start_without_passphrase(from));
            }
            if ui.add(Button::new(tr("leave")).shortcut_text(tr("key-esc")).min_size(Vec2::new(0.0, 36.0))).clicked() {
                self.desk.ask(Verb::Leave);
            }
        });
    }

    /// The field for the passphrase of a show that was cut off.
    pub(super) fn closed_show(&self, ui: &mut Ui, words: &str) {
        sheet_title(ui, &tr("closed-title"));
        ui.label(RichText::new(words).color(self.tokens.text));
        ui.add_space(8.0);
        let entered = self.secret(ui, FIELDS[0], &tr("passphrase")).has_focus() && enter(ui);
        self.fault(ui);
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            if self.main(ui, &tr("closed-open")) || entered {
                self.desk.soon(crate::app::desk::Desk::open_closed);
            }
            if ui.add(Button::new(tr("closed-leave")).min_size(Vec2::new(0.0, 36.0))).clicked() {
                self.desk.soon(crate::app::desk::Desk::leave_closed);
            }
        });
    }

    /// Something to read in peace.
    pub(super) fn said(&self, ui: &mut Ui, title: &str, words: &str) {
        sheet_title(ui, title);
        let label = ui.label(RichText::new(words).color(self.tokens.text));
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
        ui.add_space(12.0);
        let close = ui.add(Button::new(tr("close")).shortcut_text(tr("key-esc")).min_size(Vec2::new(0.0, 36.0)));
        self.first_focus(&close);
        if close.clicked() {
            self.desk.ask(Verb::Leave);
        }
    }

    fn secret(&self, ui: &mut Ui, id: &'static str, name: &str) -> egui::Response {
        let response = secret_field(ui, self.desk, id, name);
        if id == FIELDS[0] {
            self.first_focus(&response);
        }
        response
    }

    /// What is wrong, or that it takes a moment.
    fn fault(&self, ui: &mut Ui) {
        fault(ui, self.desk);
    }

    fn main(&self, ui: &mut Ui, label: &str) -> bool {
        let words = RichText::new(label).font(theme::bold(theme::TEXT)).color(self.tokens.on_accent);
        ui.add(Button::new(words).fill(self.tokens.accent).min_size(Vec2::new(0.0, 36.0))).clicked()
    }
}

fn now(protection: Protection, trouble: bool) -> String {
    tr(match (protection.no_trace, trouble, protection.passphrase) {
        (true, ..) => "now-no-trace",
        (_, true, _) => "now-trouble",
        (_, _, true) => "now-closed",
        _ => "now-open",
    })
}

fn secret_field(ui: &mut Ui, desk: &Desk, id: &'static str, name: &str) -> egui::Response {
    ui.label(RichText::new(name).font(theme::font(theme::DETAIL)).color(theme::of(ui).dim));
    // Taken out while it is drawn, and put back unless it was taken meanwhile.
    let again = id == FIELDS[1];
    let mut secret = desk.face(|face| std::mem::take(if again { &mut face.secret_again } else { &mut face.secret }));
    let response = secret::field(ui, id, name, &mut secret);
    desk.face(|face| *(if again { &mut face.secret_again } else { &mut face.secret }) = secret);
    response
}

fn fault(ui: &mut Ui, desk: &Desk) {
    let tokens = theme::of(ui);
    if desk.protection().working {
        ui.label(RichText::new(tr("one-moment")).color(tokens.dim));
    } else if let Some(fault) = desk.face(|face| face.fault.clone()) {
        let label = ui.label(RichText::new(fault).color(tokens.red));
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Assertive));
    }
}

fn enter(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// The console behind its lock: nothing of the show, and the way back.
pub(super) fn locked(ui: &mut Ui, desk: &Desk) {
    let tokens = theme::of(ui);
    ui.vertical_centered(|ui| {
        ui.set_max_width(420.0);
        ui.add_space(ui.available_height() * 0.32);
        ui.label(RichText::new(tr("locked-title")).font(theme::bold(theme::HEADING)).color(tokens.text));
        let words = tr("locked-what");
        ui.label(RichText::new(words).color(tokens.dim));
        ui.add_space(16.0);
        if desk.is_locked_by_passphrase() {
            let field = secret_field(ui, desk, FIELDS[0], &tr("passphrase"));
            if desk.face(|face| std::mem::take(&mut face.take_keyboard)) {
                field.request_focus();
            }
            let entered = field.has_focus() && enter(ui);
            fault(ui, desk);
            ui.add_space(8.0);
            if ui.add(Button::new(tr("locked-open")).min_size(Vec2::new(0.0, 36.0))).clicked() || entered {
                desk.soon(Desk::unlock);
            }
        } else {
            let key = RichText::new(key_of(Verb::Lock)).font(theme::font(theme::DETAIL)).color(tokens.dim);
            if ui.add(Button::new(tr("locked-open")).shortcut_text(key).min_size(Vec2::new(0.0, 36.0))).clicked() {
                desk.soon(Desk::unlock);
            }
        }
        ui.add_space(24.0);
        let words = RichText::new(tr("hide-all")).font(theme::bold(theme::TEXT)).color(tokens.red);
        let key = RichText::new(key_of(Verb::Panic)).font(theme::font(theme::DETAIL)).color(tokens.dim);
        if ui.add(Button::new(words).shortcut_text(key).min_size(Vec2::new(0.0, 32.0))).clicked() {
            desk.ask(Verb::Panic);
        }
    });
}
