//! The time: the running segment's clock, what it costs, and when the questions must start.

use egui::{Align2, Pos2, Rect, RichText, Sense, Ui, Vec2};

use super::Scene;
use crate::{
    questions::Claim,
    timing::{self, Phase, Running, Status, View},
    ui::{
        commands::Verb,
        icons::Icon,
        said::{self, sentence},
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
    },
};

/// A key must be held this long, in milliseconds, before the price shows: a tap changes no words.
const HOLD: i64 = 250;
/// How long before the questions must start this is said aloud, in milliseconds.
const QUESTIONS_NEAR: i64 = 5 * timing::MINUTE;

impl Scene<'_> {
    pub(super) fn clock(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        widgets::card(tokens).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let Some(view) = self.view else {
                ui.label(RichText::new(tr("no-slot-no-clock")).color(tokens.dim));
                return;
            };
            let top = ui.cursor().min;
            match &view.running {
                Some(running) => self.running(ui, view, running),
                None => self.waiting(ui, self.plan.unwrap_or(view)),
            }
            self.warning(ui, Rect::from_min_max(top, ui.min_rect().max), view);
            let hovered = self.clock_buttons(ui, view);
            self.outlook(ui, view, hovered);
        });
    }

    fn running(&self, ui: &mut Ui, view: &View, running: &Running) {
        let tokens = self.tokens;
        let zone = self.snapshot.zone();
        let title = view.segments.get(running.index).map_or("", |segment| segment.title.as_str());
        let colour = if running.paused { tokens.dim } else { widgets::phase_colour(tokens, running.phase) };
        let stop = running
            .stop_at
            .map_or_else(String::new, |at| tr_with("stop-at", &[("time", timing::clock_hm(at, zone).into())]));
        if let Some(interruption) = &running.interrupted {
            let stands = said::stands(running);
            let words = tr_with("stands-at", &[("title", title.into()), ("figures", stands.into())]);
            self.title_line(ui, &words, view);
            let label = interruption_words(&interruption.label);
            let word = tr_with("interrupted-by", &[("label", label.as_str().into())]);
            let figures = said::figures_elapsed(interruption.used);
            let spoken = tr_with(
                "interrupted-spoken",
                &[("title", title.into()), ("word", word.into()), ("figures", figures.as_str().into())],
            );
            self.big(ui, &figures, Phase::Planned, tokens.amber, &tr("interrupted"), &label, &spoken);
            return;
        }
        let word = if running.paused { tr("paused") } else { said::phase(running.phase) };
        self.title_line(ui, title, view);
        let figures = if running.phase == Phase::Over {
            said::figures_over(-running.remaining)
        } else {
            said::figures(running.remaining)
        };
        let spoken = tr_with(
            "left-spoken",
            &[("title", title.into()), ("figures", figures.as_str().into()), ("word", word.as_str().into())],
        );
        self.big(ui, &figures, running.phase, colour, &word, &stop, &spoken);
    }

    /// What a screen reader says by itself when the time gets short: words that change only when there is something new, so
    /// that each is said once.
    fn warning(&self, ui: &Ui, area: Rect, view: &View) {
        let (words, urgent) = self.warning_words(view);
        let response = ui.interact(area, egui::Id::unique("time warning"), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words.as_str()));
        let live = if urgent { egui::accesskit::Live::Assertive } else { egui::accesskit::Live::Polite };
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(live));
    }

    /// The warnings of this moment, and whether they must not wait.
    fn warning_words(&self, view: &View) -> (String, bool) {
        let mut words = Vec::new();
        let mut urgent = false;
        if view.wrong_day.is_some() {
            return (String::new(), false);
        }
        if let Some(running) = view.running.as_ref().filter(|running| running.phase != Phase::Planned) {
            let title = view.segments.get(running.index).map_or("", |segment| segment.title.as_str());
            let phase = said::phase(running.phase);
            words.push(tr_with("warning-phase", &[("title", title.into()), ("phase", phase.into())]));
            urgent |= running.phase != Phase::WrapUp;
        }
        if let Some(by) = view.questions_must_start_by {
            let time = || timing::clock_hm(by, self.snapshot.zone()).into();
            if view.now > by {
                words.push(tr_with("warning-questions-late", &[("time", time())]));
                urgent = true;
            } else if by - view.now <= QUESTIONS_NEAR {
                words.push(tr_with("questions-start-by", &[("time", time())]));
            }
        }
        if view.slot_remaining < 0 {
            words.push(tr("warning-slot-over"));
            urgent = true;
        }
        (words.join(". "), urgent)
    }

    fn waiting(&self, ui: &mut Ui, view: &View) {
        let tokens = self.tokens;
        let (title, figures, word) = match view.before_start {
            Some(until) if until > 0 => (tr("waiting-starts"), said::figures(until), tr("waiting-not-started")),
            _ if view.segments.iter().all(|segment| !matches!(segment.status, Status::Pending)) => {
                (tr("waiting-all-over"), said::figures(view.slot_remaining.max(0)), tr("waiting-left"))
            }
            _ => (tr("waiting-none"), said::figures(view.slot_remaining.max(0)), tr("waiting-left")),
        };
        self.title_line(ui, &title, view);
        let spoken = tr_with(
            "waiting-spoken",
            &[("title", title.as_str().into()), ("figures", figures.as_str().into()), ("word", word.as_str().into())],
        );
        self.big(ui, &figures, Phase::Planned, tokens.dim, &word, "", &spoken);
    }

    fn title_line(&self, ui: &mut Ui, title: &str, view: &View) {
        let tokens = self.tokens;
        ui.horizontal(|ui| {
            let style = Style::text(tokens.text, (ui.available_width() - 150.0).max(80.0)).sized(16.0).strong().cut(1);
            self.desk.shaper.show(ui, title, &style);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let (words, colour) = if view.slot_remaining >= 0 {
                    (tr_with("slot-left", &[("figures", said::figures(view.slot_remaining).into())]), tokens.dim)
                } else {
                    (tr_with("slot-over", &[("figures", said::figures_over(-view.slot_remaining).into())]), tokens.red)
                };
                ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(colour))
                    .on_hover_text(tr("slot-left-hint"));
            });
        });
    }

    #[expect(clippy::too_many_arguments, reason = "one drawing of one clock")]
    fn big(
        &self,
        ui: &mut Ui,
        figures: &str,
        phase: Phase,
        colour: egui::Color32,
        word: &str,
        stop: &str,
        spoken: &str,
    ) {
        let height = if ui.ctx().viewport_rect().height() > 900.0 { 128.0 } else { 74.0 };
        let (area, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, spoken));
        let like = if figures.len() > 6 { "+0:00:00" } else { "+00:00" };
        let numbers = Rect::from_min_max(area.min, Pos2::new(area.left() + area.width() * 0.62, area.bottom()));
        widgets::figures(
            ui.painter(),
            numbers.shrink2(Vec2::new(0.0, 4.0)),
            Align2::LEFT_CENTER,
            figures,
            like,
            colour,
        );
        let side = Rect::from_min_max(Pos2::new(numbers.right() + 8.0, area.top()), area.max);
        let radius = 13.0;
        let middle = side.center().y - if stop.is_empty() { 0.0 } else { 14.0 };
        widgets::ring(ui.painter(), Pos2::new(side.left() + radius, middle), radius, phase, colour);
        // Words that are longer in another language become smaller rather than leave the card.
        let text = |x: f32, y: f32, words: &str, font: egui::FontId, colour: egui::Color32| {
            let width = ui.painter().layout_no_wrap(words.to_owned(), font.clone(), colour).size().x;
            let share = ((area.right() - x) / width.max(1.0)).clamp(0.5, 1.0);
            let font = egui::FontId { size: (font.size * share).floor(), ..font };
            ui.painter().text(Pos2::new(x, y), Align2::LEFT_CENTER, words, font, colour);
        };
        text(side.left() + radius * 2.0 + 10.0, middle, word, theme::bold(theme::HEADING), colour);
        if !stop.is_empty() {
            text(side.left(), middle + 30.0, stop, theme::font(16.0), self.tokens.text);
        }
    }

    /// Says which minute the pointer is on, given or taken.
    fn clock_buttons(&self, ui: &mut Ui, view: &View) -> Option<i64> {
        ui.horizontal(|ui| {
            let mut minute = None;
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.spacing_mut().interact_size.y = theme::TOUCH;
            ui.spacing_mut().button_padding.x = 8.0;
            let press = |verb: Verb, response: egui::Response| {
                if response.clicked() {
                    self.desk.ask(verb);
                }
            };
            let pending = view.segments.iter().any(|segment| segment.status == Status::Pending);
            match &view.running {
                None if pending => {
                    press(Verb::ClockStartPause, widgets::main_button(ui, Verb::ClockStartPause, &tr("clock-start")));
                }
                None => {}
                Some(running) => {
                    let stands = running.paused || running.interrupted.is_some();
                    let label = if stands { tr("clock-go-on") } else { tr("clock-pause") };
                    let icon = if stands { Icon::Play } else { Icon::Pause };
                    press(
                        Verb::ClockStartPause,
                        widgets::lit_icon_button(ui, icon, Verb::ClockStartPause, &label, stands),
                    );
                    if pending {
                        press(Verb::NextSegment, widgets::verb_button(ui, Verb::NextSegment, &tr("next-segment")));
                    }
                    // The key is the sign that the label begins with.
                    for (verb, label, by) in
                        [(Verb::MinuteLess, tr("minute-less"), -60_000), (Verb::MinuteMore, tr("minute-more"), 60_000)]
                    {
                        let response = ui.add(egui::Button::new(label).min_size(Vec2::new(theme::TOUCH, theme::TOUCH)));
                        if response.hovered() || response.has_focus() {
                            minute = Some(by);
                        }
                        press(verb, response);
                    }
                }
            }
            minute
        })
        .inner
    }

    /// What a minute costs that is held under a key or the pointer, before it is paid.
    fn price(&self, ui: &Ui, view: &View, hovered: Option<i64>) -> Option<String> {
        let held = self.desk.face(|face| face.held).and_then(|(by, since)| {
            let rest = HOLD - (self.desk.steady() - since);
            if rest > 0 {
                let rest = std::time::Duration::from_millis(rest.unsigned_abs());
                ui.ctx().request_repaint_after(rest);
                return None;
            }
            Some(by)
        });
        let by = held.or(hovered)?;
        let segment = view.segments.get(view.running.as_ref()?.index)?;
        let timing = self.snapshot.timing.as_ref()?;
        let price = timing::what_if(timing, &segment.id, by, timing::Policy::Proportional, self.now);
        let words = price.map_or_else(|refusal| said::timing_refusal(&refusal), |price| said::price(&price));
        let words = sentence(&words);
        Some(if held.is_some() { tr_with("price-held", &[("price", words.into())]) } else { words })
    }

    /// What the clocks mean for the end of the event, in words.
    fn outlook(&self, ui: &mut Ui, view: &View, hovered: Option<i64>) {
        let tokens = self.tokens;
        if let Some(price) = self.price(ui, view, hovered) {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = 20.0;
                let words = ui.label(RichText::new(price).font(theme::bold(theme::TEXT)).color(tokens.accent));
                ui.ctx().accesskit_node_builder(words.id, |node| node.set_live(egui::accesskit::Live::Polite));
            });
            return;
        }
        let other_day = view.wrong_day.is_some();
        let colour = if view.too_long && !other_day { tokens.red } else { tokens.text };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            let words = ui
                .label(RichText::new(sentence(&self.outlook_words(view))).font(theme::bold(theme::TEXT)).color(colour));
            ui.ctx().accesskit_node_builder(words.id, |node| node.set_live(egui::accesskit::Live::Polite));
            if let Some(at) = view.questions_must_start_by.filter(|_| !other_day) {
                let late = at < view.now;
                let words =
                    tr_with("questions-start-by", &[("time", timing::clock_hm(at, self.snapshot.zone()).into())]);
                ui.label(RichText::new(words).color(if late { tokens.red } else { tokens.dim }));
            }
        });
    }

    /// What the clocks mean for the end of the event, in words.
    pub(super) fn outlook_words(&self, view: &View) -> String {
        let starts = self.snapshot.timing.as_ref().map_or(0, |timing| timing.plan().slot.starts);
        said::outlook(view, starts, self.snapshot.zone())
    }

    /// The segment that comes after the running one.
    pub(super) fn coming_segment(&self, ui: &mut Ui) {
        let Some(view) = self.plan.or(self.view) else { return };
        let tokens = self.tokens;
        let Some(next) = view.segments.iter().find(|segment| segment.status == Status::Pending) else { return };
        widgets::heading(ui, &tr("next-in-agenda"));
        let (title, length) = (next.title.as_str(), said::length(next.allotted));
        let words = match next.starts_at.map(|at| timing::clock_hm(at, self.snapshot.zone())) {
            Some(at) => {
                tr_with("next-segment-at", &[("title", title.into()), ("length", length.into()), ("time", at.into())])
            }
            None => tr_with("next-segment-is", &[("title", title.into()), ("length", length.into())]),
        };
        self.desk.shaper.show(ui, &words, &Style::text(tokens.text, ui.available_width()).cut(2));
    }
}

/// What an interruption is called: those that the desk begins have a name in every language.
pub(super) fn interruption_words(label: &str) -> String {
    let known = [Claim::Clarification, Claim::RightOfReply].into_iter().find(|claim| claim.word() == label);
    known.map_or_else(|| label.to_owned(), said::claim)
}
