//! The panellists' window: how long they still have, in figures to be read from the other end of the table.

mod floor;

use egui::{Align, Align2, Color32, Pos2, Rect, Ui, UiBuilder, Vec2, ViewportCommand, ViewportId};

use super::{
    desk::{Desk, Snapshot},
    windows,
};
use crate::{
    deck::slow::Drawing,
    show::Command,
    timing::{self, Phase, Running, Status, View},
    typeset::LineAlign,
    ui::{
        commands::{Verb, key_of},
        fonts::is_plain,
        panel_words::{Words, with},
        shaped::Style,
        theme::{self, Tokens},
        widgets,
        words::tr_with,
    },
};

/// Draws the panellists' window.
pub fn ui(ui: &mut Ui, desk: &Desk) {
    let _drawing = Drawing::begin();
    let area = ui.ctx().viewport_rect();
    let tokens = desk.panel_look().tokens();
    let snapshot = desk.snapshot();
    // The window is cleared to the console's ground before anything is drawn.
    if tokens.ground != theme::of(ui).ground {
        ui.painter().rect_filled(area, 0.0, tokens.ground);
    }
    if snapshot.state.panic {
        // Neutral, like every other window.
    } else {
        if let Some(view) = snapshot.view(desk.shown_now()) {
            let language = snapshot.language();
            let (words, rtl) = (Words::of(language), crate::typeset::is_rtl_language(language));
            Face { desk, snapshot: &snapshot, tokens, area, words, rtl }.draw(ui, &view);
            acknowledge(ui, desk, &snapshot, area);
        } else {
            let words = Words::of(snapshot.language()).no_slot;
            let line = style(tokens.dim, area, 0.07).cut(3);
            put(ui, desk, area.shrink(area.height() * 0.1), words, &line, Align2::CENTER_CENTER);
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
    let words = tr_with("message-seen-button", &[("message", message.as_str().into())]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &words));
    if response.clicked() {
        desk.ask_show(Command::Acknowledge);
    }
}

/// Puts a line into a part of the window, in the middle of its height. A line that is too long becomes smaller, down to
/// half, before it is cut.
fn put(ui: &mut Ui, desk: &Desk, area: Rect, text: &str, style: &Style, align: Align2) {
    let align = align.x();
    let style = fitted(ui, area.width(), text, style);
    if is_plain(text) {
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(crate::ui::shaped::job(text, &style)));
        let size = Vec2::new(galley.size().x.min(area.width()), galley.size().y);
        let place = Align2([align, Align::Center]).align_size_within_rect(size, area);
        ui.scope_builder(UiBuilder::new().max_rect(place.expand2(Vec2::new(1.0, 0.0))), |ui| {
            desk.shaper.show(ui, text, &style);
        });
        return;
    }
    // Only the typesetter knows how wide such a line is: it gets the whole width, and its place in it.
    let rows = (wide(ui, text, &style) / area.width().max(1.0)).ceil().clamp(1.0, style.lines.max(1) as f32);
    let place = Rect::from_center_size(area.center(), Vec2::new(area.width(), style.size * 1.5 * rows));
    let side = match (align, starts_at_right(text)) {
        (Align::Center, _) => LineAlign::Centre,
        (Align::Min, false) | (Align::Max, true) => LineAlign::Start,
        (Align::Min, true) | (Align::Max, false) => LineAlign::End,
    };
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        desk.shaper.show(ui, text, &style.aligned(side));
    });
}

/// Whether a text begins with a letter that is read from right to left.
fn starts_at_right(text: &str) -> bool {
    let first = text.chars().find(|letter| letter.is_alphabetic());
    first.is_some_and(
        |letter| matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'),
    )
}

/// The size in which texts are measured.
const MEASURED: f32 = theme::HEADING;

/// How wide a text is on one line; of what egui cannot set, a little more than it will be.
fn wide(ui: &Ui, text: &str, style: &Style) -> f32 {
    if is_plain(text) {
        // Laid out in a size of which the windows have the letters anyway, and never in the one that may be too large.
        let whole = Style { width: f32::INFINITY, lines: 0, size: MEASURED, ..*style };
        let width = ui.fonts_mut(|fonts| fonts.layout_job(crate::ui::shaped::job(text, &whole))).size().x;
        return width * style.size / MEASURED;
    }
    let em = |letter: char| match letter {
        '\u{590}'..='\u{8FF}' => 0.5,
        '\u{2E80}'..='\u{FFEF}' => 1.02,
        _ => 0.62,
    };
    text.chars().map(em).sum::<f32>() * style.size
}

/// The style in which a text stands on as many lines as it may have: smaller, but not below half.
fn fitted(ui: &Ui, width: f32, text: &str, style: &Style) -> Style {
    let long = wide(ui, text, style);
    // The last words of a line that breaks leave some of it empty.
    let lines = if style.lines > 1 { style.lines as f32 * 0.88 } else { 1.0 };
    let share = (width * lines / long.max(1.0) * 0.99).clamp(0.5, 1.0);
    // In whole points: else every text that is too long would have letters of its own among the windows' pictures.
    let size = if share < 1.0 { (style.size * share).floor() } else { style.size };
    Style { width, size: size.max(14.0_f32.min(style.size)), ..*style }
}

struct Face<'a> {
    desk: &'a Desk,
    snapshot: &'a Snapshot,
    tokens: &'static Tokens,
    area: Rect,
    words: &'static Words,
    /// Whether the words of the room are read from right to left: then the window is the other way round.
    rtl: bool,
}

impl Face<'_> {
    /// A strip of the window, from one share of its height to another, with a margin at both sides.
    fn strip(&self, from: f32, to: f32) -> Rect {
        let margin = self.area.width() * 0.035;
        let height = self.area.height();
        Rect::from_min_max(
            Pos2::new(self.area.left() + margin, self.area.top() + height * from),
            Pos2::new(self.area.right() - margin, self.area.top() + height * to),
        )
    }

    /// The part of a strip from one share of its width to another, counted from where the words begin.
    fn part(&self, strip: Rect, from: f32, to: f32) -> Rect {
        let (from, to) = if self.rtl { (1.0 - to, 1.0 - from) } else { (from, to) };
        Rect::from_min_max(
            Pos2::new(strip.left() + strip.width() * from, strip.top()),
            Pos2::new(strip.left() + strip.width() * to, strip.bottom()),
        )
    }

    /// The side at which words begin, and the one at which they end.
    const fn sides(&self) -> (Align2, Align2) {
        if self.rtl { (Align2::RIGHT_CENTER, Align2::LEFT_CENTER) } else { (Align2::LEFT_CENTER, Align2::RIGHT_CENTER) }
    }

    fn draw(&self, ui: &mut Ui, view: &View) {
        let lower = self.lower(ui, view);
        match &view.running {
            Some(running) => self.running(ui, view, running, lower),
            None => self.waiting(ui, view, lower),
        }
    }

    /// The lines at the foot: the moderator's message, the question on the floor, who is next, and the slot. Returns where
    /// they begin, as a share of the height.
    fn lower(&self, ui: &mut Ui, view: &View) -> f32 {
        let message = self.snapshot.state.message.as_deref();
        let busy = message.is_some() && self.snapshot.queue.active().is_some();
        let mut from = self.foot(ui, view, busy);
        from = self.floor(ui, from);
        if let Some(message) = message {
            from -= 0.17;
            self.message(ui, self.strip(from, from + 0.155), self.words.message(message));
        }
        from
    }

    /// Who is next and what is left of the slot: on two lines, or on one where there is little room.
    fn foot(&self, ui: &mut Ui, view: &View, tight: bool) -> f32 {
        let tokens = self.tokens;
        let (start, end) = self.sides();
        let zone = self.snapshot.zone();
        let next = view.segments.iter().find(|segment| segment.status == Status::Pending);
        let ends = with(self.words.ends, &timing::clock_hm(self.ends(), zone));
        let who = next.map(|segment| {
            let at = segment.starts_at.map(|at| format!(", {}", timing::clock_hm(at, zone)));
            with(self.words.next, &format!("{}{}", segment.title, at.unwrap_or_default()))
        });
        let line = style(tokens.dim, self.area, 0.08);
        let (word, figures) = if view.slot_remaining >= 0 {
            (self.words.slot, timing::figures(view.slot_remaining))
        } else {
            (self.words.slot_over, timing::figures_over(-view.slot_remaining))
        };
        // Figures that change every second are never set as pictures, which come a frame later.
        let slot = |ui: &mut Ui, place: Rect| {
            if is_plain(word) {
                put(ui, self.desk, place, &format!("{word} {figures}"), &line, if tight { end } else { start });
            } else {
                put(ui, self.desk, self.part(place, 0.0, 0.56), word, &line, start);
                put(ui, self.desk, self.part(place, 0.58, 1.0), &figures, &line, start);
            }
        };
        match who {
            Some(who) if tight => {
                let strip = self.strip(0.885, 0.985);
                put(ui, self.desk, self.part(strip, 0.0, 0.58), &who, &line, start);
                slot(ui, self.part(strip, 0.62, 1.0));
                0.88
            }
            Some(who) => {
                put(ui, self.desk, self.strip(0.79, 0.885), &who, &line, start);
                let strip = self.strip(0.89, 0.985);
                slot(ui, self.part(strip, 0.0, 0.62));
                put(ui, self.desk, self.part(strip, 0.64, 1.0), &ends, &line, end);
                0.785
            }
            None => {
                let strip = self.strip(0.885, 0.985);
                slot(ui, self.part(strip, 0.0, 0.62));
                put(ui, self.desk, self.part(strip, 0.64, 1.0), &ends, &line, end);
                0.88
            }
        }
    }

    /// What the moderator says, and whether somebody has seen it.
    fn message(&self, ui: &mut Ui, strip: Rect, words: &str) {
        let tokens = self.tokens;
        let (start, end) = self.sides();
        let seen = self.snapshot.state.acknowledged;
        // Once it is seen it steps back, so that the next one is noticed.
        let (fill, text) = if seen { (tokens.raised, tokens.text) } else { (tokens.accent, tokens.on_accent) };
        ui.painter().rect_filled(strip, 6.0, fill);
        let inner = strip.shrink2(Vec2::new(strip.height() * 0.2, 0.0));
        let note = if seen { self.words.seen.to_owned() } else { with(self.words.touch, &key_of(Verb::Seen)) };
        put(ui, self.desk, self.part(inner, 0.74, 1.0), &note, &style(text, self.area, 0.05), end);
        put(ui, self.desk, self.part(inner, 0.0, 0.72), words, &style(text, self.area, 0.1).strong(), start);
    }

    fn ends(&self) -> i64 {
        self.snapshot.timing.as_ref().map_or(0, |timing| timing.plan().slot.ends)
    }

    fn running(&self, ui: &mut Ui, view: &View, running: &Running, lower: f32) {
        let tokens = self.tokens;
        let over = running.phase == Phase::Over;
        let title = view.segments.get(running.index).map_or("", |segment| segment.title.as_str());
        let title = match &running.interrupted {
            Some(_) => format!("{title} {}", with(self.words.stands, &running.stands())),
            None => title.to_owned(),
        };
        self.head(ui, &title, &style(tokens.text, self.area, 0.085).strong());
        let interrupted = running.interrupted.as_ref();
        let colour = if interrupted.is_some() {
            tokens.amber
        } else if running.paused {
            tokens.dim
        } else {
            widgets::phase_colour(tokens, running.phase)
        };
        let figures = if let Some(interruption) = interrupted {
            timing::figures_elapsed(interruption.used)
        } else if over {
            timing::figures_over(-running.remaining)
        } else {
            timing::figures(running.remaining)
        };
        let like = if figures.len() > 5 { "+0:00:00" } else { "+00:00" };
        let band = self.strip(0.155, lower - 0.15);
        widgets::figures(ui.painter(), band, Align2::CENTER_CENTER, &figures, like, colour);
        let strip = self.strip(lower - 0.135, lower - 0.015);
        let zone = self.snapshot.zone();
        let line = match (interrupted, running.paused, over) {
            (Some(interruption), ..) => with(self.words.interrupted, &interruption.label),
            (None, true, _) => self.words.paused.to_owned(),
            (None, false, true) => self.words.phase(Phase::Over).to_owned(),
            (None, false, false) => {
                let stop = running.stop_at.map(|at| with(self.words.stop, &timing::clock_hm(at, zone)));
                let stop = stop.map(|stop| format!(" · {stop}")).unwrap_or_default();
                format!("{}{stop}", self.words.phase(running.phase))
            }
        };
        let shape = if interrupted.is_some() { Phase::Planned } else { running.phase };
        self.phase(ui, strip, &line, shape, colour);
    }

    /// The shape of a phase and its words beside it, in the middle of the window.
    fn phase(&self, ui: &mut Ui, strip: Rect, line: &str, shape: Phase, colour: Color32) {
        let radius = strip.height() * 0.36;
        let beside = radius * 2.9;
        let style = fitted(ui, strip.width() - beside, line, &style(colour, self.area, 0.1).strong());
        let whole = (wide(ui, line, &style) + beside).min(strip.width());
        let block = Rect::from_center_size(strip.center(), Vec2::new(whole, strip.height()));
        let (ring, text) = if self.rtl {
            (block.right() - radius, Rect::from_min_max(block.min, Pos2::new(block.right() - beside, block.bottom())))
        } else {
            (block.left() + radius, Rect::from_min_max(Pos2::new(block.left() + beside, block.top()), block.max))
        };
        widgets::ring(ui.painter(), Pos2::new(ring, strip.center().y), radius, shape, colour);
        put(ui, self.desk, text, line, &style, self.sides().0);
    }

    fn waiting(&self, ui: &mut Ui, view: &View, lower: f32) {
        let tokens = self.tokens;
        let (head, figures) = match view.before_start {
            Some(until) if until > 0 => (self.words.starts_in, timing::figures(until)),
            _ => (
                self.words.time_of_slot,
                if view.slot_remaining >= 0 {
                    timing::figures(view.slot_remaining)
                } else {
                    timing::figures_over(-view.slot_remaining)
                },
            ),
        };
        self.head(ui, head, &style(tokens.dim, self.area, 0.085));
        let band = self.strip(0.17, lower - 0.04);
        widgets::figures(ui.painter(), band, Align2::CENTER_CENTER, &figures, "+0:00:00", tokens.text);
    }

    /// The first line of the window; in a rehearsal with the mark of one.
    fn head(&self, ui: &mut Ui, words: &str, line: &Style) {
        let strip = self.strip(0.025, 0.145);
        let (start, _) = self.sides();
        if !self.snapshot.state.rehearsal {
            return put(ui, self.desk, strip, words, line, start);
        }
        let speed = match self.desk.speed() {
            1 => String::new(),
            speed => format!(" ×{speed}"),
        };
        let mark = format!("{}{speed}", self.words.rehearsal);
        let tag = self.part(strip, 0.72, 1.0).shrink2(Vec2::new(0.0, strip.height() * 0.1));
        ui.painter().rect_filled(tag, 6.0, self.tokens.amber);
        let style = style(self.tokens.on_signal, self.area, 0.06).strong();
        put(ui, self.desk, tag.shrink2(Vec2::new(tag.height() * 0.15, 0.0)), &mark, &style, Align2::CENTER_CENTER);
        put(ui, self.desk, self.part(strip, 0.0, 0.69), words, line, start);
    }
}
