//! The panellists' window: how long they still have, in figures to be read from the other end of the table.

mod floor;

use egui::{Align2, Color32, Pos2, Rect, Ui, UiBuilder, Vec2, ViewportCommand, ViewportId};

use super::{
    desk::{Desk, Snapshot},
    windows,
};
use crate::{
    show::Command,
    timing::{self, Phase, Running, Status, View},
    ui::{
        commands::{Verb, key_of},
        shaped::Style,
        theme::Tokens,
        widgets,
    },
};

/// Draws the panellists' window.
pub fn ui(ui: &mut Ui, desk: &Desk) {
    let area = ui.ctx().viewport_rect();
    let tokens = desk.panel_look().tokens();
    let snapshot = desk.snapshot();
    ui.painter().rect_filled(area, 0.0, tokens.ground);
    if snapshot.state.panic {
        // Neutral, like every other window.
    } else {
        if let Some(view) = snapshot.view(desk.shown_now()) {
            Face { desk, snapshot: &snapshot, tokens, area }.draw(ui, &view);
            acknowledge(ui, desk, &snapshot, area);
        } else {
            let words = "This deck has no slot, so there is no time to show.";
            put(
                ui,
                desk,
                area.shrink(area.height() * 0.1),
                words,
                &style(tokens.dim, area, 0.05),
                Align2::CENTER_CENTER,
            );
        }
        super::tick(ui.ctx(), ui.ctx().viewport_id(), desk);
    }
    if ui.input(|input| input.viewport().close_requested()) {
        desk.windows.panel.close();
        windows::wake(ui.ctx(), ViewportId::ROOT, std::time::Duration::ZERO);
        // Not drawn any more: a window that opens later starts afresh.
        return;
    }
    if desk.windows.panel.first_drawing() {
        ui.ctx().send_viewport_cmd(ViewportCommand::Visible(true));
    }
}

fn style(colour: Color32, area: Rect, share: f32) -> Style {
    // A narrow window must not be given the letters of its height.
    let unit = area.height().min(area.width() * 0.75);
    Style::text(colour, area.width() * 0.9).sized((unit * share).max(14.0)).cut(1)
}

/// A click or a touch anywhere says that the panel has seen its message; so does the key.
fn acknowledge(ui: &Ui, desk: &Desk, snapshot: &Snapshot, area: Rect) {
    let state = &snapshot.state;
    let Some(message) = state.message.as_ref().filter(|_| !state.acknowledged) else { return };
    let response = ui.interact(area, egui::Id::unique("message seen"), egui::Sense::click());
    let words = format!("Message: {message}. Seen");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &words));
    if response.clicked() {
        desk.ask_show(Command::Acknowledge);
    }
}

/// Puts a text into a part of the window.
fn put(ui: &mut Ui, desk: &Desk, area: Rect, text: &str, style: &Style, align: Align2) {
    let style = Style { width: area.width(), ..*style };
    let layout = match align.x() {
        egui::Align::Min => egui::Layout::left_to_right(align.y()),
        egui::Align::Max => egui::Layout::right_to_left(align.y()),
        egui::Align::Center => egui::Layout::centered_and_justified(egui::Direction::TopDown),
    };
    if align.x() == egui::Align::Center {
        // Centred by hand, so that a line that is set as a picture stands like one that egui sets.
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(crate::ui::shaped::job(text, &style)));
        let width = galley.size().x.min(area.width());
        let place = align.align_size_within_rect(Vec2::new(width, galley.size().y), area);
        ui.scope_builder(UiBuilder::new().max_rect(place.expand2(Vec2::new(1.0, 0.0))), |ui| {
            desk.shaper.show(ui, text, &style);
        });
        return;
    }
    ui.scope_builder(UiBuilder::new().max_rect(area).layout(layout), |ui| {
        desk.shaper.show(ui, text, &style);
    });
}

struct Face<'a> {
    desk: &'a Desk,
    snapshot: &'a Snapshot,
    tokens: &'static Tokens,
    area: Rect,
}

impl Face<'_> {
    /// A strip of the window, from one share of its height to another, with a margin at both sides.
    fn strip(&self, from: f32, to: f32) -> Rect {
        let margin = self.area.width() * 0.04;
        let height = self.area.height();
        Rect::from_min_max(
            Pos2::new(self.area.left() + margin, self.area.top() + height * from),
            Pos2::new(self.area.right() - margin, self.area.top() + height * to),
        )
    }

    fn draw(&self, ui: &mut Ui, view: &View) {
        let lower = self.lower(ui, view);
        match &view.running {
            Some(running) => self.running(ui, view, running, lower),
            None => self.waiting(ui, view, lower),
        }
    }

    /// The lines at the foot: the moderator's message, the question on the floor, and who is next. Returns where they begin.
    fn lower(&self, ui: &mut Ui, view: &View) -> f32 {
        let tokens = self.tokens;
        let mut from = 0.86;
        let next = view.segments.iter().find(|segment| segment.status == Status::Pending);
        let zone = self.snapshot.zone();
        let left = match next {
            Some(segment) => {
                let at = segment.starts_at.map(|at| format!(", {}", timing::clock_hm(at, zone)));
                format!("Next: {}{}", segment.title, at.unwrap_or_default())
            }
            None => format!("The slot ends at {}", timing::clock_hm(self.ends(), zone)),
        };
        let strip = self.strip(0.88, 0.97);
        let half = Rect::from_min_max(strip.min, Pos2::new(strip.left() + strip.width() * 0.62, strip.max.y));
        put(ui, self.desk, half, &left, &style(tokens.dim, self.area, 0.052), Align2::LEFT_CENTER);
        let slot = if view.slot_remaining >= 0 {
            format!("Slot {}", timing::figures(view.slot_remaining))
        } else {
            format!("Slot over {}", timing::figures_over(-view.slot_remaining))
        };
        let rest = Rect::from_min_max(Pos2::new(half.right(), strip.min.y), strip.max);
        put(ui, self.desk, rest, &slot, &style(tokens.dim, self.area, 0.052), Align2::RIGHT_CENTER);
        from = self.floor(ui, from);
        if let Some(message) = &self.snapshot.state.message {
            from -= 0.17;
            let strip = self.strip(from, from + 0.15);
            ui.painter().rect_filled(strip, 6.0, tokens.accent);
            let inner = strip.shrink2(Vec2::new(strip.height() * 0.2, 0.0));
            let cut = inner.right() - inner.width() * 0.16;
            let seen = if self.snapshot.state.acknowledged {
                "seen".to_owned()
            } else {
                format!("{} or touch: seen", key_of(Verb::Seen))
            };
            let note = Rect::from_min_max(Pos2::new(cut, inner.top()), inner.max);
            put(ui, self.desk, note, &seen, &style(tokens.on_accent, self.area, 0.03).cut(2), Align2::RIGHT_CENTER);
            put(
                ui,
                self.desk,
                Rect::from_min_max(inner.min, Pos2::new(cut - 8.0, inner.max.y)),
                message,
                &style(tokens.on_accent, self.area, 0.08).strong(),
                Align2::CENTER_CENTER,
            );
        }
        from
    }

    fn ends(&self) -> i64 {
        self.snapshot.timing.as_ref().map_or(0, |timing| timing.plan().slot.ends)
    }

    fn running(&self, ui: &mut Ui, view: &View, running: &Running, lower: f32) {
        let tokens = self.tokens;
        let over = running.phase == Phase::Over;
        let colour = widgets::phase_colour(tokens, running.phase);
        let title = view.segments.get(running.index).map_or("", |segment| segment.title.as_str());
        let title = match &running.interrupted {
            Some(_) => format!("{title} stands at {}", running.stands()),
            None => title.to_owned(),
        };
        let mut head = self.strip(0.03, 0.13);
        if self.snapshot.state.rehearsal {
            // A title that reads from right to left begins at the right, where the word stands.
            head.max.x -= head.width() * 0.28;
        }
        put(ui, self.desk, head, &title, &style(tokens.text, self.area, 0.065).strong(), Align2::LEFT_CENTER);
        self.rehearsal(ui);
        let interrupted = running.interrupted.as_ref();
        let colour = if interrupted.is_some() { tokens.amber } else { colour };
        let figures = if let Some(interruption) = interrupted {
            timing::figures_elapsed(interruption.used)
        } else if over {
            timing::figures_over(-running.remaining)
        } else {
            timing::figures(running.remaining)
        };
        let like = if figures.len() > 5 { "+0:00:00" } else { "+00:00" };
        let band = self.strip(0.17, lower - 0.15);
        let words = self.strip(lower - 0.14, lower - 0.02);
        widgets::figures(ui.painter(), band, Align2::CENTER_CENTER, &figures, like, colour);
        let stop = running.stop_at.map(|at| format!(" · stop at {}", timing::clock_hm(at, self.snapshot.zone())));
        let line = match (interrupted, running.paused, over) {
            (Some(interruption), ..) => format!("interrupted: {}", interruption.label),
            (None, true, _) => "paused".to_owned(),
            (None, false, true) => "over: please conclude".to_owned(),
            (None, false, false) => format!("{}{}", running.phase.word(), stop.unwrap_or_default()),
        };
        let radius = words.height() * 0.32;
        let mut style = style(colour, self.area, 0.075).strong();
        let measured = Style { width: f32::INFINITY, ..style };
        let mut width = ui.fonts_mut(|fonts| fonts.layout_job(crate::ui::shaped::job(&line, &measured))).size().x;
        // Words that are too long for the window become smaller, and are never cut.
        let room = words.width() - radius * 3.2;
        if width > room {
            style.size *= room / width * 0.98;
            width = room;
        }
        let whole = width + radius * 3.2;
        let left = words.center().x - whole / 2.0;
        widgets::ring(ui.painter(), Pos2::new(left + radius, words.center().y), radius, running.phase, colour);
        let text =
            Rect::from_min_max(Pos2::new(left + radius * 3.2, words.top()), Pos2::new(words.right(), words.bottom()));
        put(ui, self.desk, text, &line, &style, Align2::LEFT_CENTER);
    }

    fn waiting(&self, ui: &mut Ui, view: &View, lower: f32) {
        let tokens = self.tokens;
        self.rehearsal(ui);
        let (head, figures) = match view.before_start {
            Some(until) if until > 0 => ("Starts in".to_owned(), timing::figures(until)),
            _ => (
                "Time of the slot".to_owned(),
                if view.slot_remaining >= 0 {
                    timing::figures(view.slot_remaining)
                } else {
                    timing::figures_over(-view.slot_remaining)
                },
            ),
        };
        put(ui, self.desk, self.strip(0.03, 0.13), &head, &style(tokens.dim, self.area, 0.065), Align2::LEFT_CENTER);
        widgets::figures(
            ui.painter(),
            self.strip(0.2, lower - 0.06),
            Align2::CENTER_CENTER,
            &figures,
            "+0:00:00",
            tokens.text,
        );
    }

    fn rehearsal(&self, ui: &mut Ui) {
        if self.snapshot.state.rehearsal {
            let style = style(self.tokens.dim, self.area, 0.045);
            put(ui, self.desk, self.strip(0.03, 0.13), &self.desk.rehearsal_words(), &style, Align2::RIGHT_CENTER);
        }
    }
}
