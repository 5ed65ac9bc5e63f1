//! The head of the console: which deck, whether it is live, the wall clock, the slot to scale, and what the room sees
//! when it sees no slide.

use egui::{Align, Frame, Layout, Margin, Rect, RichText, Sense, Ui, Vec2};

use super::Scene;
use crate::{
    app::{desk::Errand, face::Sheet, preflight},
    show::{Command, Room},
    timing::{self, Status},
    ui::{
        choice,
        commands::{Group, TABLE, Verb, key_of, row_of},
        icons::Icon,
        said,
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
    },
};

/// The height of an entry of the menu.
const ENTRY: f32 = 26.0;

impl Scene<'_> {
    pub(super) fn top(&self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 0.0;
        self.banners(ui);
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 10, bottom: 4 }).show(ui, |ui| {
            ui.horizontal(|ui| {
                self.title(ui);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.menu(ui);
                    self.wall(ui);
                    self.state(ui);
                });
            });
        });
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 0, bottom: 4 }).show(ui, |ui| self.timeline(ui));
    }

    fn title(&self, ui: &mut Ui) {
        // Where there is no room, remarks are found in the menu and what to look at on its page.
        let narrow = ui.available_width() < 860.0;
        let beside = match (narrow, self.snapshot.state.live) {
            (false, _) => 560.0,
            (true, true) => 420.0,
            (true, false) => 540.0,
        };
        let (errors, warnings) = self.snapshot.loaded.counts();
        // Faults are named in full where there is room.
        let beside = if errors > 0 { beside + if narrow { 40.0 } else { 180.0 } } else { beside };
        let width = (ui.available_width() - beside).max(100.0);
        let style = Style::text(self.tokens.text, width).sized(theme::HEADING).strong().cut(1);
        self.desk.shaper.show(ui, &self.snapshot.loaded.title, &style);
        if errors > 0 {
            let said = tr_with("faults-in-deck", &[("count", errors.into())]);
            let words = if narrow { errors.to_string() } else { said.clone() };
            let words = RichText::new(words).color(self.tokens.red);
            let button = ui.button((Icon::Bad.coloured(self.tokens.red), words)).on_hover_text(&said);
            crate::ui::icons::named(&button, &said);
            if button.clicked() {
                self.desk.face(|face| face.open(Sheet::Findings));
            }
        } else if warnings > 0 && !self.snapshot.state.live && !narrow {
            let words = tr_with("remarks-on-deck", &[("count", warnings.into())]);
            if ui.button(RichText::new(words).color(self.tokens.dim)).clicked() {
                self.desk.face(|face| face.open(Sheet::Findings));
            }
        }
        if !self.snapshot.state.live && preflight::chip(ui, self.desk).clicked() {
            self.desk.ask(Verb::Preflight);
        }
    }

    fn state(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let state = &self.snapshot.state;
        if state.live {
            let words = if state.rehearsal { self.desk.rehearsal_words() } else { tr("live") };
            let (fill, text) =
                if state.rehearsal { (tokens.amber, tokens.on_signal) } else { (tokens.accent, tokens.on_accent) };
            Frame::new().fill(fill).corner_radius(theme::CORNER).inner_margin(Margin::symmetric(12, 5)).show(
                ui,
                |ui| {
                    ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(text));
                },
            );
        } else if widgets::main_button(ui, Verb::StartFirst, &tr("present")).clicked() {
            self.desk.ask(Verb::StartFirst);
        }
    }

    fn wall(&self, ui: &mut Ui) {
        let words = timing::clock_hms(self.now, self.snapshot.zone());
        let clock = ui.label(RichText::new(words).font(theme::bold(theme::HEADING)).color(self.tokens.text));
        clock.on_hover_text(tr_with("time-in", &[("zone", self.snapshot.zone().into())]));
    }

    fn menu(&self, ui: &mut Ui) {
        widgets::menu(ui, "console", (Icon::Menu.atom(), tr("menu")), |ui| {
            ui.set_min_width(260.0);
            // All of it fits the smallest screen; with large words it scrolls.
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().interact_size.y = ENTRY;
            let tall = ui.ctx().viewport_rect().height() - 64.0;
            // Without the least height it would be as tall as menus usually are, and its second half not seen.
            let area = egui::ScrollArea::vertical().max_height(tall).min_scrolled_height(tall);
            area.show(ui, |ui| self.entries(ui));
        });
    }

    fn entries(&self, ui: &mut Ui) {
        let entry = |ui: &mut Ui, verb: Verb, label: &str| {
            let button = egui::Button::new((Icon::of(verb).map_or_else(Icon::none, Icon::atom), label))
                .shortcut_text(key_of(verb))
                .min_size(Vec2::new(260.0, ENTRY));
            if ui.add(button).clicked() {
                self.desk.ask(verb);
                ui.close();
            }
        };
        let plain = |ui: &mut Ui, icon: Icon, words: String| {
            ui.add(egui::Button::new((icon.atom(), words)).min_size(Vec2::new(260.0, ENTRY))).clicked()
        };
        if !self.snapshot.state.live {
            entry(ui, Verb::New, &format!("{}…", row_of(Verb::New).label()));
        }
        entry(ui, Verb::Edit, &row_of(Verb::Edit).label());
        entry(ui, Verb::Open, &tr("menu-open"));
        ui.menu_button((Icon::none(), tr("menu-recent")), |ui| {
            ui.set_min_width(320.0);
            let recent = self.desk.recent();
            if recent.is_empty() {
                ui.label(RichText::new(tr("menu-no-recent")).color(self.tokens.dim));
            }
            for path in recent {
                if choice::file(ui, &self.desk.shaper, &path).clicked() {
                    self.desk.errand(Errand::Open(path));
                    ui.close();
                }
            }
        });
        if plain(ui, Icon::Good, tr("menu-findings")) {
            self.desk.face(|face| face.open(Sheet::Findings));
            ui.close();
        }
        ui.separator();
        let show: Vec<_> = TABLE
            .iter()
            .filter(|row| row.group == Group::Show)
            .filter(|row| {
                matches!(
                    row.verb,
                    Verb::StartFirst | Verb::StartHere | Verb::Rehearse | Verb::PanelWindow | Verb::Undo | Verb::End
                )
            })
            .collect();
        for row in show {
            entry(ui, row.verb, &row.label());
        }
        entry(ui, Verb::Preflight, &tr("menu-preflight"));
        ui.menu_button((Icon::Display.atom(), tr("menu-displays")), |ui| {
            for verb in [Verb::Displays, Verb::Identify, Verb::SwapDisplays, Verb::FillRoom] {
                entry(ui, verb, &row_of(verb).label());
            }
        });
        ui.menu_button((Icon::Draw.atom(), tr("menu-on-slide")), |ui| {
            for verb in [Verb::Zoom, Verb::Draw, Verb::DrawClear, Verb::HideSlide, Verb::DeckOrder] {
                entry(ui, verb, &row_of(verb).label());
            }
        });
        entry(ui, Verb::Agenda, &tr("menu-agenda"));
        entry(ui, Verb::Report, &tr("menu-report"));
        entry(ui, Verb::Print, &tr("menu-print"));
        if self.snapshot.state.live && self.snapshot.state.rehearsal {
            entry(ui, Verb::Faster, &row_of(Verb::Faster).label());
            entry(ui, Verb::Slower, &row_of(Verb::Slower).label());
        }
        ui.separator();
        entry(ui, Verb::Lock, &tr("menu-lock"));
        entry(ui, Verb::Safety, &tr("menu-safety"));
        ui.separator();
        let light = self.desk.face(|face| face.light);
        let (icon, words) = if light { (Icon::Moon, tr("menu-dark")) } else { (Icon::White, tr("menu-light")) };
        if plain(ui, icon, words) {
            self.desk.soon(move |desk| desk.set_light(!light));
            ui.close();
        }
        entry(ui, Verb::Settings, &tr("menu-settings"));
        entry(ui, Verb::Help, &row_of(Verb::Help).label());
        entry(ui, Verb::Keys, &tr("menu-keys"));
        if plain(ui, Icon::Quit, tr("menu-quit")) {
            self.desk.errand(Errand::Leave);
            ui.close();
        }
    }

    /// The slot to scale: what is done, what runs, what is to come, and where now is.
    fn timeline(&self, ui: &mut Ui) {
        let (Some(view), Some(timing)) = (self.plan.or(self.view), &self.snapshot.timing) else {
            if let Err(why) = &self.snapshot.loaded.plan {
                ui.label(
                    RichText::new(tr_with("no-clock-because", &[("why", said::why(why).into())]))
                        .color(self.tokens.dim),
                );
            }
            return;
        };
        let tokens = self.tokens;
        let (both, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 28.0), Sense::hover());
        let area = Rect::from_min_max(both.min + Vec2::new(0.0, 7.0), both.max);
        let slot = &timing.plan().slot;
        let whole = (slot.ends - slot.starts).max(1) as f32;
        // On whole pixels: sharp, and it moves every few seconds and not a little bit every second.
        let pixels = ui.pixels_per_point();
        let at = |instant: i64| {
            let share = ((instant - slot.starts) as f32 / whole).clamp(0.0, 1.0);
            ((area.left() + share * area.width()) * pixels).round() / pixels
        };
        ui.painter().rect_filled(area, 4.0, tokens.surface);
        // The plan, as a thin line of the same scale: how far reality has moved from it is seen at a glance.
        let mut starts = slot.starts;
        for segment in &timing.plan().segments {
            let ends = starts + segment.planned;
            let block = Rect::from_x_y_ranges(at(starts)..=at(ends), both.top()..=both.top() + 5.0);
            let running = view.running.as_ref().and_then(|running| view.segments.get(running.index));
            let runs = running.is_some_and(|running| running.id == segment.id);
            let fill = if runs { tokens.accent } else { tokens.dim.gamma_multiply(0.6) };
            ui.painter().rect_filled(block.shrink2(Vec2::new(0.5, 0.0)), 2.0, fill);
            starts = ends + segment.changeover;
        }
        for segment in view.segments.iter().filter(|segment| segment.status != Status::Skipped) {
            let (Some(starts), Some(ends)) = (segment.starts_at, segment.ends_at) else { continue };
            let block = Rect::from_x_y_ranges(at(starts)..=at(ends), area.y_range()).shrink2(Vec2::new(0.5, 0.0));
            let (fill, text) = match segment.status {
                Status::Running | Status::Paused | Status::Interrupted => (tokens.accent, tokens.on_accent),
                Status::Done => (tokens.surface, tokens.dim),
                _ => (tokens.raised, tokens.text),
            };
            ui.painter().rect_filled(block, 4.0, fill);
            let style = Style::text(text, block.width() - 12.0).sized(theme::DETAIL).cut(1);
            if block.width() > 48.0 {
                let inner = Rect::from_min_max(block.min + Vec2::new(6.0, 2.0), block.max);
                widgets::inside(ui, inner, |ui| self.desk.shaper.show(ui, &segment.title, &style));
            }
        }
        if self.plan.is_none() && view.now >= slot.starts && view.now <= slot.ends {
            let x = at(view.now);
            ui.painter().vline(x, both.y_range(), egui::Stroke::new(2.0, tokens.amber));
        }
        let zone = self.snapshot.zone();
        let running = view.running.as_ref().and_then(|running| view.segments.get(running.index));
        let words = running.map_or_else(
            || tr("timeline-nothing"),
            |segment| match segment.ends_at {
                Some(ends) => tr_with(
                    "timeline-until",
                    &[("title", segment.title.as_str().into()), ("time", timing::clock_hm(ends, zone).into())],
                ),
                None => tr_with("timeline-runs", &[("title", segment.title.as_str().into())]),
            },
        );
        response.widget_info(|| {
            egui::WidgetInfo::labeled(
                egui::Role::Label,
                true,
                tr_with(
                    "timeline",
                    &[
                        ("from", timing::clock_hm(slot.starts, zone).into()),
                        ("to", timing::clock_hm(slot.ends, zone).into()),
                        ("words", words.as_str().into()),
                    ],
                ),
            )
        });
    }

    /// Slides move and no clock runs: somebody forgot to start it.
    fn forgotten(&self, ui: &mut Ui) {
        let (Some(view), Some(moved)) = (self.view, self.snapshot.state.unclocked) else { return };
        if !self.snapshot.state.live || view.finished {
            return;
        }
        let Some(ago) = timing::forgotten_start(&[moved], None, view.running.is_some(), view.now) else { return };
        let words = tr_with("forgotten", &[("ago", said::figures_elapsed(ago).into())]);
        self.ask(ui, &words, &tr("forgotten-why"), |ui| {
            if ui.button(tr("forgotten-start")).clicked() {
                self.desk.ask_show(Command::Timing(timing::Action::Next { ago }));
            }
            if ui.button(tr("forgotten-not-yet")).clicked() {
                self.desk.ask_show(Command::NotYet);
            }
        });
    }

    /// The system's clock was set while the show runs: our time is kept until the moderator says otherwise.
    fn clock_moved(&self, ui: &mut Ui) {
        let Some(ahead) = self.desk.system_moved() else { return };
        let sign = if ahead > 0 { "+" } else { "–" };
        let words = format!("{sign}{}", said::figures_elapsed(ahead.abs()));
        let words = tr_with("clock-moved", &[("by", words.into())]);
        self.ask(ui, &words, &tr("clock-moved-why"), |ui| {
            if ui.button(tr("clock-keep")).clicked() {
                self.desk.soon(crate::app::desk::Desk::keep_time);
            }
            if ui.button(tr("clock-adopt")).clicked() {
                self.desk.soon(crate::app::desk::Desk::adopt_time);
            }
        });
    }

    /// The deck was edited while the show is live: the room sees the one from before until the moderator says yes.
    fn edited(&self, ui: &mut Ui) {
        // The editor says it itself.
        let Some(words) = self.desk.staged().filter(|_| !self.desk.is_editing()) else { return };
        self.ask(ui, &words, &crate::ui::words::tr("editor-news"), |ui| {
            if widgets::verb_button(ui, Verb::TakeOver, &crate::ui::words::tr("editor-take-over")).clicked() {
                self.desk.ask(Verb::TakeOver);
            }
            if ui.button(crate::ui::words::tr("editor-not-now")).clicked() {
                self.desk.wave_staged();
            }
        });
    }

    /// A question to the moderator over the whole width, with its answers.
    fn ask(&self, ui: &mut Ui, words: &str, detail: &str, answers: impl FnOnce(&mut Ui)) {
        let tokens = self.tokens;
        Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(16, 6)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            widgets::on_raised(ui);
            ui.horizontal(|ui| {
                let strong = ui.label(RichText::new(words).font(theme::bold(theme::HEADING)).color(tokens.amber));
                ui.ctx().accesskit_node_builder(strong.id, |node| node.set_live(egui::accesskit::Live::Polite));
                ui.label(RichText::new(detail).color(tokens.text));
                answers(ui);
            });
        });
    }

    /// Whatever else than the current slide the room sees stands here over the whole width.
    pub(super) fn banners(&self, ui: &mut Ui) {
        crate::app::keep::banner(ui, self.desk);
        let tokens = self.tokens;
        let state = &self.snapshot.state;
        if state.live {
            let next = key_of(Verb::Next);
            match self.snapshot.room() {
                Room::Black => widgets::banner(
                    ui,
                    tokens.amber,
                    tokens.on_signal,
                    &tr("room-black"),
                    &tr_with("room-blank-back", &[("key", key_of(Verb::Black).into()), ("next", next.into())]),
                ),
                Room::White => widgets::banner(
                    ui,
                    tokens.amber,
                    tokens.on_signal,
                    &tr("room-white"),
                    &tr_with("room-blank-back", &[("key", key_of(Verb::White).into()), ("next", next.into())]),
                ),
                Room::Question(number) => widgets::banner(
                    ui,
                    tokens.amber,
                    tokens.on_signal,
                    &tr_with("room-question", &[("number", number.into())]),
                    &tr_with("room-question-back", &[("key", key_of(Verb::QuestionView).into())]),
                ),
                Room::Holding => {
                    widgets::banner(ui, tokens.amber, tokens.on_signal, &tr("room-holding"), &tr("room-holding-back"));
                }
                Room::Slide { .. } if state.frozen.is_some() => widgets::banner(
                    ui,
                    tokens.amber,
                    tokens.on_signal,
                    &tr("room-frozen"),
                    &tr_with("room-frozen-back", &[("key", key_of(Verb::Freeze).into())]),
                ),
                Room::Slide { .. } => {}
            }
            if !self.desk.windows.audience.is_open() {
                widgets::banner(ui, tokens.red, tokens.on_signal, &tr("room-closed"), "");
                if ui.button(tr("room-open-again")).clicked() {
                    self.desk.errand(Errand::ShowRoom);
                }
            }
        }
        self.forgotten(ui);
        self.clock_moved(ui);
        self.edited(ui);
        if let Some(words) = self.desk.no_trace_words() {
            Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal(|ui| {
                    ui.label(RichText::new(tr("no-trace")).font(theme::bold(theme::TEXT)).color(tokens.amber));
                    ui.label(RichText::new(words).color(tokens.text));
                });
            });
        }
        if let Some(trouble) = &self.snapshot.trouble {
            widgets::banner(ui, tokens.red, tokens.on_signal, &tr("not-saved"), trouble);
        }
        for (words, detail) in self.desk.faults.words() {
            widgets::banner(ui, tokens.red, tokens.on_signal, &words, &detail);
        }
        if let Some(warning) = self.desk.display_warning() {
            widgets::banner(ui, tokens.red, tokens.on_signal, &tr("displays"), &warning);
        }
    }
}
