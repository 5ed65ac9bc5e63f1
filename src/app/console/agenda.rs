//! The agenda: every segment's time as planned and as it goes, what can be done about it, and how to share out an overrun.

use egui::{Align, Align2, Button, Color32, Key, Label, Layout, Pos2, Rect, RichText, Sense, TextEdit, Ui, Vec2};

use super::{Scene, sheets::sheet_title};
use crate::{
    show::Command,
    timing::{self, Action, Infeasible, Offer, Policy, Preview, SegmentView, Status, View, reallocate::Row},
    ui::{
        commands::{Verb, key_of},
        said::{self, sentence},
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
    },
};

/// How long ago a segment may have begun in truth, as buttons.
const AGO: [i64; 4] = [15_000, 30_000, 60_000, 120_000];
/// The height of a row of the table.
const ROW: f32 = 28.0;
/// Where the columns after the title begin, as shares of the width.
const COLUMNS: [(f32, &str); 6] = [
    (0.33, "agenda-status"),
    (0.44, "agenda-planned"),
    (0.53, "agenda-has"),
    (0.67, "agenda-used"),
    (0.75, "agenda-from-to"),
    (0.87, "agenda-must-start"),
];
/// The same in a small window, where the figures are set small too.
const CLOSE: [f32; 6] = [0.24, 0.37, 0.46, 0.60, 0.68, 0.86];

/// Where the columns begin in a table of a width, and the size of their words.
fn columns(width: f32) -> ([(f32, &'static str); 6], f32) {
    if width >= 860.0 {
        return (COLUMNS, theme::TEXT);
    }
    let mut close = COLUMNS;
    for (column, share) in close.iter_mut().zip(CLOSE) {
        column.0 = share;
    }
    (close, theme::DETAIL)
}

impl Scene<'_> {
    pub(super) fn agenda(&self, ui: &mut Ui, chosen: usize, policy: Option<Policy>) {
        let (Some(view), Some(timing)) = (self.view, &self.snapshot.timing) else {
            self.desk.ask(Verb::Leave);
            return;
        };
        self.desk.face(|face| face.take_keyboard = false);
        // On another day the plan is shown as it was meant, and nothing can be done to it.
        let planned = view.wrong_day.is_some().then(|| timing.view(timing.plan().slot.starts));
        let other_day = planned.is_some();
        let shown = planned.as_ref().unwrap_or(view);
        let policy = policy.filter(|_| !other_day);
        let preview = policy.map(|policy| timing::preview(timing, policy, self.now));
        ui.horizontal(|ui| {
            sheet_title(ui, &tr("agenda-title"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::new(tr("close")).shortcut_text(tr("key-esc"))).clicked() {
                    self.desk.look_at_policy(None);
                    self.desk.ask(Verb::Leave);
                }
            });
        });
        let tall = ui.ctx().viewport_rect().height() - 120.0;
        egui::ScrollArea::vertical().max_height(tall).min_scrolled_height(tall).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            self.two_bands(ui, shown, &timing.plan().segments);
            ui.add_space(4.0);
            self.needs(ui);
            ui.add_space(4.0);
            self.agenda_head(ui);
            for (position, segment) in shown.segments.iter().enumerate() {
                let new = match &preview {
                    Some(Ok(preview)) => preview.rows.iter().find(|row| row.id == segment.id),
                    _ => None,
                };
                self.agenda_row(ui, segment, position, position == chosen, new);
            }
            ui.add_space(8.0);
            if other_day {
                ui.label(RichText::new(sentence(&self.outlook_words(view))).color(self.tokens.text));
                return;
            }
            if let Some(segment) = view.segments.get(chosen) {
                self.deeds(ui, view, segment, chosen);
            }
            ui.add_space(8.0);
            self.sharing(ui, view, policy, preview.as_ref());
        });
    }

    /// The plan above and what came of it below, to one scale.
    pub(super) fn two_bands(&self, ui: &mut Ui, view: &View, plan: &[timing::SegmentPlan]) {
        let Some(timing) = &self.snapshot.timing else { return };
        let (tokens, zone, slot) = (self.tokens, self.snapshot.zone(), &timing.plan().slot);
        let begun = view.segments.iter().filter_map(|segment| segment.starts_at).min().unwrap_or(slot.starts);
        let (from, to) = (slot.starts.min(begun), slot.ends.max(view.projected_end));
        let (area, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 62.0), Sense::hover());
        let names = [tr("agenda-plan"), tr("agenda-as-it-goes")]
            .map(|words| ui.painter().layout_no_wrap(words, theme::font(theme::DETAIL), tokens.dim));
        let left = area.left() + names.iter().map(|name| name.size().x).fold(0.0, f32::max).ceil() + 8.0;
        let at = |instant: i64| left + (instant - from) as f32 / (to - from).max(1) as f32 * (area.right() - left);
        let band = |row: f32| area.top() + row * 24.0..=area.top() + row * 24.0 + 21.0;
        for (row, name) in [0.0, 1.0].into_iter().zip(names) {
            let y = *band(row).start() + (21.0 - name.size().y) / 2.0;
            ui.painter().galley(Pos2::new(area.left(), y), name, tokens.dim);
        }
        let block = |ui: &mut Ui, row: f32, span: (i64, i64), title: &str, fill: Color32, text: Color32| {
            let place = Rect::from_x_y_ranges(at(span.0)..=at(span.1), band(row)).shrink2(Vec2::new(0.5, 0.0));
            ui.painter().rect_filled(place, 3.0, fill);
            if place.width() > 56.0 {
                let inner = Rect::from_min_max(place.min + Vec2::new(6.0, 1.0), place.max);
                let style = Style::text(text, inner.width() - 6.0).sized(theme::DETAIL).cut(1);
                widgets::inside(ui, inner, |ui| self.desk.shaper.show(ui, title, &style));
            }
        };
        let mut starts = slot.starts;
        for segment in plan {
            let ends = starts + segment.planned;
            block(ui, 0.0, (starts, ends), &segment.title, tokens.raised, tokens.text);
            starts = ends + segment.changeover;
        }
        for segment in view.segments.iter().filter(|segment| segment.status != Status::Skipped) {
            let (Some(starts), Some(ends)) = (segment.starts_at, segment.ends_at) else { continue };
            let (fill, text) = match segment.status {
                Status::Running | Status::Paused | Status::Interrupted => (tokens.accent, tokens.on_accent),
                Status::Done => (tokens.hovered, tokens.dim),
                _ => (tokens.raised, tokens.text),
            };
            block(ui, 1.0, (starts, ends), &segment.title, fill, text);
        }
        let bands = area.top()..=area.top() + 46.0;
        ui.painter().vline(at(slot.ends), bands.clone(), egui::Stroke::new(2.0, tokens.red));
        if (from..=to).contains(&view.now) {
            ui.painter().vline(at(view.now), bands, egui::Stroke::new(2.0, tokens.amber));
        }
        let mark = |instant: i64, align: Align2, words: String, colour: Color32| {
            let place = Pos2::new(at(instant), area.bottom());
            ui.painter().text(place, align, words, theme::font(theme::DETAIL), colour);
        };
        mark(slot.starts, Align2::LEFT_BOTTOM, timing::clock_hm(slot.starts, zone), tokens.dim);
        let end = tr_with("agenda-slot-ends", &[("time", timing::clock_hm(slot.ends, zone).into())]);
        mark(slot.ends, Align2::RIGHT_BOTTOM, end, tokens.dim);
        let spoken = tr_with("agenda-spoken", &[("words", self.outlook_words(view).into())]);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    }

    /// How much of the slot the plan takes.
    fn needs(&self, ui: &mut Ui) {
        let Some(timing) = &self.snapshot.timing else { return };
        let plan = timing.plan();
        let (needs, has) = (plan.planned(), plan.slot.length());
        let colour = if needs > has { self.tokens.red } else { self.tokens.dim };
        ui.label(RichText::new(said::needs(needs, has)).color(colour));
    }

    fn agenda_head(&self, ui: &mut Ui) {
        let (area, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 18.0), Sense::hover());
        for (share, id) in [(0.0, "agenda-segment")].into_iter().chain(columns(area.width()).0) {
            let place = Pos2::new(area.left() + 8.0 + share * (area.width() - 16.0), area.center().y);
            let font = theme::bold(theme::DETAIL);
            ui.painter().text(place, Align2::LEFT_CENTER, tr(id), font, self.tokens.dim);
        }
    }

    /// One segment. `new` is what the sharing that is looked at would make of it.
    fn agenda_row(&self, ui: &mut Ui, segment: &SegmentView, position: usize, chosen: bool, new: Option<&Row>) {
        let (tokens, zone) = (self.tokens, self.snapshot.zone());
        let (area, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
        let fill = if chosen {
            tokens.raised
        } else if response.hovered() {
            tokens.hovered
        } else {
            tokens.surface
        };
        ui.painter().rect_filled(area, 4.0, fill);
        if chosen {
            let mark = Rect::from_min_size(area.min, Vec2::new(3.0, area.height()));
            ui.painter().rect_filled(mark, 0.0, tokens.accent);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(area, 4.0, egui::Stroke::new(1.5, tokens.accent), egui::StrokeKind::Inside);
        }
        let underway = matches!(segment.status, Status::Running | Status::Paused | Status::Interrupted);
        let quiet = matches!(segment.status, Status::Done | Status::Skipped);
        let colour = if quiet { tokens.dim } else { tokens.text };
        let clock = |at: Option<i64>| at.map(|at| timing::clock_hm(at, zone));
        let has = match new {
            Some(row) if row.new != row.old => format!("{} → {}", said::figures(row.old), said::figures(row.new)),
            _ => said::figures(segment.allotted),
        };
        let has_colour = match new {
            Some(row) if row.below_floor() => tokens.red,
            Some(row) if row.new < row.old => tokens.amber,
            Some(row) if row.new > row.old => tokens.accent,
            _ => colour,
        };
        let used = if segment.used > 0 { said::figures_elapsed(segment.used) } else { "–".to_owned() };
        let span = clock(segment.starts_at).zip(clock(segment.ends_at)).map(|(from, to)| format!("{from} – {to}"));
        let late = segment.must_start_by.zip(segment.starts_at).is_some_and(|(by, starts)| starts > by);
        let by = clock(segment.must_start_by);
        let cells = [
            (said::status(segment.status), if underway { tokens.accent } else { colour }),
            (said::figures(segment.planned), colour),
            (has.clone(), has_colour),
            (used.clone(), if segment.used > segment.allotted { tokens.red } else { colour }),
            (span.clone().unwrap_or_else(|| "–".to_owned()), colour),
            (by.clone().unwrap_or_else(|| "–".to_owned()), if late { tokens.red } else { colour }),
        ];
        let width = area.width() - 16.0;
        let (columns, size) = columns(area.width());
        for ((share, _), (words, colour)) in columns.into_iter().zip(cells) {
            let place = Pos2::new(area.left() + 8.0 + share * width, area.center().y);
            ui.painter().text(place, Align2::LEFT_CENTER, words, theme::font(size), colour);
        }
        let style = Style::text(colour, width * (columns[0].0 - 0.01)).sized(size).cut(1);
        let style = if underway { style.strong() } else { style };
        let title = self.desk.shaper.lay(ui.ctx(), &segment.title, &style);
        let place = Pos2::new(area.left() + 8.0, area.center().y - title.size().y / 2.0);
        title.paint(ui.painter(), place, colour);
        let mut spoken = tr_with(
            "agenda-row",
            &[
                ("title", segment.title.as_str().into()),
                ("status", said::status(segment.status).into()),
                ("planned", said::figures(segment.planned).into()),
                ("has", has.into()),
                ("used", used.into()),
            ],
        );
        let told = new.and_then(said::told);
        let by = by.map(|by| tr_with("agenda-row-by", &[("time", by.into())]));
        for more in [span, by, told.clone()].into_iter().flatten() {
            spoken.push_str(", ");
            spoken.push_str(&more);
        }
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &spoken));
        if response.clicked() {
            self.desk.choose_segment(position);
        }
        if let Some(flag) = told {
            ui.horizontal(|ui| {
                ui.add_space(width * columns[2].0 + 8.0);
                ui.label(RichText::new(flag).font(theme::font(theme::DETAIL)).color(tokens.amber));
            });
        }
    }

    /// What can be done about the chosen segment.
    fn deeds(&self, ui: &mut Ui, view: &View, segment: &SegmentView, chosen: usize) {
        let tokens = self.tokens;
        let id = || segment.id.clone();
        let idle = view.running.is_none();
        let following = view.segments.iter().skip(chosen + 1).find(|other| other.status == Status::Pending);
        ui.horizontal_wrapped(|ui| {
            let style = Style::text(tokens.text, 260.0).strong().cut(1);
            self.desk.shaper.show(ui, &segment.title, &style);
            let deed = |ui: &mut Ui, label: String, action: Action| {
                if ui.add(Button::new(label).min_size(Vec2::new(0.0, 30.0))).clicked() {
                    self.desk.ask_show(Command::Timing(action));
                }
            };
            match segment.status {
                Status::Pending => {
                    let next = view.next == Some(chosen);
                    if idle || next {
                        let start = |ago: i64| {
                            if idle { Action::Start { segment: id(), ago } } else { Action::Next { ago } }
                        };
                        deed(ui, tr("agenda-start-now"), start(0));
                        for ago in AGO {
                            deed(ui, tr_with("agenda-ago", &[("ago", said::figures(ago).into())]), start(ago));
                        }
                    }
                    deed(ui, tr("agenda-skip"), Action::Skip { segment: id() });
                    if let Some(other) = following {
                        let second = || other.id.clone();
                        deed(ui, tr("agenda-swap"), Action::Swap { first: id(), second: second() });
                        deed(ui, tr("agenda-join"), Action::Merge { first: id(), second: second() });
                    }
                    let has = said::figures(segment.allotted);
                    if segment.told == Some(segment.allotted) {
                        ui.label(RichText::new(tr_with("agenda-was-told", &[("time", has.into())])).color(tokens.dim));
                    } else {
                        let words = tr_with("agenda-told", &[("time", has.into())]);
                        deed(ui, words, Action::Told { segment: id(), allotted: segment.allotted });
                    }
                }
                Status::Running | Status::Paused | Status::Interrupted => {
                    deed(ui, tr("agenda-finish"), Action::Finish);
                    let stands = segment.status == Status::Interrupted;
                    let words = if stands { tr("agenda-clarification-end") } else { tr("agenda-clarification") };
                    if widgets::lit_button(ui, Verb::Interrupt, &words, stands).clicked() {
                        self.desk.ask(Verb::Interrupt);
                    }
                    if segment.status == Status::Running {
                        self.end_at(ui);
                    }
                }
                Status::Done if idle => deed(ui, tr("agenda-reopen"), Action::Reopen { segment: id() }),
                Status::Done => {
                    ui.label(RichText::new(tr("agenda-over")).color(tokens.dim));
                }
                Status::Skipped => deed(ui, tr("agenda-bring-back"), Action::Unskip { segment: id() }),
            }
        });
    }

    /// "End at": a time of day for the running segment.
    fn end_at(&self, ui: &mut Ui) {
        ui.label(RichText::new(tr("agenda-end-at")).color(self.tokens.dim));
        let mut text = self.desk.face(|face| face.end_at.clone());
        let edit = TextEdit::singleline(&mut text)
            .id(egui::Id::unique("end at"))
            .hint_text(tr("agenda-end-at-hint"))
            .char_limit(5)
            .desired_width(76.0);
        let response = ui.name_inputs(tr("agenda-end-at-name"), |ui| ui.add(edit));
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let set = ui.add(Button::new(tr("agenda-set")).min_size(Vec2::new(0.0, 30.0))).clicked();
        self.desk.face(|face| face.end_at.clone_from(&text));
        if enter || (set && !text.is_empty()) {
            match timing::today_at(self.now, &text, self.snapshot.zone()) {
                Some(at) => {
                    self.desk.face(|face| face.end_at.clear());
                    self.desk.ask_show(Command::Timing(Action::EndAt { at }));
                }
                None => self.desk.say(tr("agenda-time-of-day")),
            }
        }
    }

    /// Ways to share out what is left, looked at before they are taken.
    fn sharing(&self, ui: &mut Ui, view: &View, policy: Option<Policy>, preview: Option<&Result<Preview, Infeasible>>) {
        let tokens = self.tokens;
        let over = view.over > 0;
        widgets::heading(ui, &if over { tr("agenda-share-over") } else { tr("agenda-share-left") });
        ui.horizontal_wrapped(|ui| {
            for (number, (way, _)) in Policy::ALL.into_iter().enumerate() {
                if way == Policy::ScaledFloors && policy != Some(way) {
                    continue;
                }
                let on = policy == Some(way);
                let words = sentence(&said::policy(way));
                let text = RichText::new(words).color(if on { tokens.on_accent } else { tokens.text });
                let key = RichText::new((number + 1).to_string()).font(theme::font(theme::DETAIL)).color(if on {
                    tokens.on_accent
                } else {
                    tokens.dim
                });
                let button = Button::new(text).shortcut_text(key).min_size(Vec2::new(0.0, 30.0));
                let button = if on { button.fill(tokens.accent) } else { button };
                if ui.add(button).clicked() {
                    self.desk.look_at_policy((!on).then_some(way));
                }
            }
            if let Some(Ok(_)) = preview {
                let words = RichText::new(tr("agenda-take")).font(theme::bold(theme::TEXT)).color(tokens.on_accent);
                let key = RichText::new(tr("key-enter")).font(theme::font(theme::DETAIL)).color(tokens.on_accent);
                let button = Button::new(words).shortcut_text(key).fill(tokens.accent).min_size(Vec2::new(0.0, 30.0));
                if ui.add(button).clicked() {
                    self.desk.soon(crate::app::desk::Desk::take_policy);
                }
            }
        });
        let (words, colour) = match preview {
            None => {
                let undo = key_of(Verb::Undo);
                let words = self.outlook_words(view);
                (tr_with("agenda-how", &[("words", words.into()), ("key", undo.into())]), tokens.text)
            }
            Some(Ok(preview)) => {
                let same = preview.rows.iter().all(|row| row.new == row.old);
                let words = if same { tr("agenda-nobody") } else { said::preview(preview, self.snapshot.zone()) };
                (words, tokens.text)
            }
            Some(Err(infeasible)) => (said::infeasible(infeasible), tokens.red),
        };
        let label = ui.add(Label::new(RichText::new(sentence(&words)).color(colour)).wrap());
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
        if let Some(Err(Infeasible::TooShort { offers, .. })) = preview {
            self.offers(ui, offers);
        }
    }

    /// What would help where not even the floors fit. Going below them is looked at first, never taken at once.
    fn offers(&self, ui: &mut Ui, offers: &[Offer]) {
        ui.horizontal_wrapped(|ui| {
            // What suffices comes first; going below the floors stands last, and is always offered where it is possible.
            let (below, others): (Vec<&Offer>, Vec<&Offer>) =
                offers.iter().partition(|offer| matches!(offer, Offer::ScaledFloors));
            for offer in others.into_iter().take(5).chain(below) {
                let words = sentence(&said::offer(offer));
                if !ui.add(Button::new(words).min_size(Vec2::new(0.0, 30.0))).clicked() {
                    continue;
                }
                match offer {
                    Offer::ScaledFloors => self.desk.look_at_policy(Some(Policy::ScaledFloors)),
                    Offer::Skip { .. } | Offer::Merge { .. } => {
                        self.desk.ask_show(Command::Timing(offer.action()));
                    }
                }
            }
        });
    }
}
