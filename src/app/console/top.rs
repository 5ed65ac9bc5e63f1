//! The head of the console: which deck, whether it is live, the wall clock, the slot to scale, and what the room sees
//! when it sees no slide.

use egui::{Align, Frame, Layout, Margin, Rect, RichText, Sense, Ui, Vec2};

use super::Scene;
use crate::{
    app::{desk::Errand, face::Sheet, preflight},
    show::{Command, Room},
    timing::{self, Status},
    ui::{
        commands::{Group, TABLE, Verb, key_of, row_of},
        shaped::Style,
        theme, widgets,
    },
};

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
        let width = (ui.available_width() - 560.0).max(160.0);
        let style = Style::text(self.tokens.text, width).sized(theme::HEADING).strong().cut(1);
        self.desk.shaper.show(ui, &self.snapshot.loaded.title, &style);
        let (errors, warnings) = self.snapshot.loaded.counts();
        if errors > 0 {
            let words =
                if errors == 1 { "1 fault in the deck".to_owned() } else { format!("{errors} faults in the deck") };
            if ui.button(RichText::new(words).color(self.tokens.red)).clicked() {
                self.desk.face(|face| face.open(Sheet::Findings));
            }
        } else if warnings > 0 && !self.snapshot.state.live {
            let words = if warnings == 1 { "1 remark".to_owned() } else { format!("{warnings} remarks") };
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
            let words = if state.rehearsal { self.desk.rehearsal_words() } else { "Live".to_owned() };
            let (fill, text) =
                if state.rehearsal { (tokens.amber, tokens.on_signal) } else { (tokens.accent, tokens.on_accent) };
            Frame::new().fill(fill).corner_radius(theme::CORNER).inner_margin(Margin::symmetric(12, 5)).show(
                ui,
                |ui| {
                    ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(text));
                },
            );
        } else if widgets::main_button(ui, Verb::StartFirst, "Present").clicked() {
            self.desk.ask(Verb::StartFirst);
        }
    }

    fn wall(&self, ui: &mut Ui) {
        let words = timing::clock_hms(self.now, self.snapshot.zone());
        let clock = ui.label(RichText::new(words).font(theme::bold(theme::HEADING)).color(self.tokens.text));
        clock.on_hover_text(format!("The time in {}", self.snapshot.zone()));
    }

    fn menu(&self, ui: &mut Ui) {
        ui.menu_button("Menu", |ui| {
            ui.set_min_width(260.0);
            // All of it fits the smallest screen.
            ui.spacing_mut().item_spacing.y = 0.0;
            let entry = |ui: &mut Ui, verb: Verb, label: &str| {
                if ui
                    .add(egui::Button::new(label).shortcut_text(key_of(verb)).min_size(Vec2::new(260.0, 32.0)))
                    .clicked()
                {
                    self.desk.ask(verb);
                    ui.close();
                }
            };
            if !self.snapshot.state.live {
                entry(ui, Verb::New, &format!("{}…", crate::ui::commands::row_of(Verb::New).label()));
            }
            entry(ui, Verb::Edit, "Edit the deck");
            entry(ui, Verb::Open, "Open a deck…");
            ui.menu_button("Open recent", |ui| {
                let recent = self.desk.recent();
                if recent.is_empty() {
                    ui.label(RichText::new("Decks that you open are listed here.").color(self.tokens.dim));
                }
                for path in recent {
                    let name =
                        path.file_name().map_or_else(|| path.display().to_string(), |name| name.display().to_string());
                    if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                        self.desk.errand(Errand::Open(path));
                        ui.close();
                    }
                }
            });
            if ui.add(egui::Button::new("What the check found").min_size(Vec2::new(260.0, 32.0))).clicked() {
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
                        Verb::StartFirst
                            | Verb::StartHere
                            | Verb::Rehearse
                            | Verb::PanelWindow
                            | Verb::Undo
                            | Verb::End
                    )
                })
                .collect();
            for row in show {
                entry(ui, row.verb, &row.label());
            }
            entry(ui, Verb::Preflight, "Pre-flight…");
            ui.menu_button("Displays", |ui| {
                for verb in [Verb::Displays, Verb::Identify, Verb::SwapDisplays] {
                    entry(ui, verb, &row_of(verb).label());
                }
            });
            ui.menu_button("On the slide", |ui| {
                for verb in [Verb::Zoom, Verb::Draw, Verb::DrawClear, Verb::HideSlide, Verb::DeckOrder] {
                    entry(ui, verb, &row_of(verb).label());
                }
                let reduced = self.desk.reduced_motion();
                let words =
                    if reduced { "Let slides fade where the deck says so" } else { "No motion: slides are cut" };
                if ui.add(egui::Button::new(words).min_size(Vec2::new(260.0, 32.0))).clicked() {
                    self.desk.reduce_motion(!reduced);
                    ui.close();
                }
            });
            entry(ui, Verb::Agenda, "Agenda and time…");
            entry(ui, Verb::Report, "Report…");
            entry(ui, Verb::Print, "Print the event on paper…");
            if self.snapshot.state.live && self.snapshot.state.rehearsal {
                entry(ui, Verb::Faster, "Rehearse faster");
                entry(ui, Verb::Slower, "Rehearse slower");
            }
            ui.menu_button("Look of the panel window", |ui| {
                for (look, words) in theme::Look::ALL {
                    if ui.radio(self.desk.panel_look() == look, words).clicked() {
                        self.desk.set_panel_look(look);
                        ui.close();
                    }
                }
            });
            ui.separator();
            entry(ui, Verb::QuestionsExport, "Export the questions…");
            entry(ui, Verb::QuestionsImport, "Import questions…");
            ui.separator();
            entry(ui, Verb::Lock, "Lock the console");
            entry(ui, Verb::Safety, "Safety…");
            ui.separator();
            let light = self.desk.face(|face| face.light);
            if ui
                .add(
                    egui::Button::new(if light { "Dark windows" } else { "Light windows" })
                        .min_size(Vec2::new(260.0, 32.0)),
                )
                .clicked()
            {
                self.desk.set_light(!light);
                ui.close();
            }
            entry(ui, Verb::Help, "Keys");
            entry(ui, Verb::Keys, "Change keys, teach a clicker…");
            if ui.add(egui::Button::new("Quit").min_size(Vec2::new(260.0, 32.0))).clicked() {
                self.desk.errand(Errand::Leave);
                ui.close();
            }
        });
    }

    /// The slot to scale: what is done, what runs, what is to come, and where now is.
    fn timeline(&self, ui: &mut Ui) {
        let (Some(view), Some(timing)) = (self.view, &self.snapshot.timing) else {
            if let Err(why) = &self.snapshot.loaded.plan {
                ui.label(RichText::new(format!("No clock: {why}.")).color(self.tokens.dim));
            }
            return;
        };
        let tokens = self.tokens;
        let (both, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 28.0), Sense::hover());
        let area = Rect::from_min_max(both.min + Vec2::new(0.0, 7.0), both.max);
        let slot = &timing.plan().slot;
        let whole = (slot.ends - slot.starts).max(1) as f32;
        let at = |instant: i64| area.left() + ((instant - slot.starts) as f32 / whole).clamp(0.0, 1.0) * area.width();
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
        if view.now >= slot.starts && view.now <= slot.ends {
            let x = at(view.now);
            ui.painter().vline(x, both.y_range(), egui::Stroke::new(2.0, tokens.amber));
        }
        let zone = self.snapshot.zone();
        let running = view.running.as_ref().and_then(|running| view.segments.get(running.index));
        let words = running.map_or_else(
            || "nothing runs".to_owned(),
            |segment| match segment.ends_at {
                Some(ends) => format!("{} runs until {}", segment.title, timing::clock_hm(ends, zone)),
                None => format!("{} runs", segment.title),
            },
        );
        response.widget_info(|| {
            egui::WidgetInfo::labeled(
                egui::Role::Label,
                true,
                format!(
                    "Slot {} to {}: {words}",
                    timing::clock_hm(slot.starts, zone),
                    timing::clock_hm(slot.ends, zone)
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
        let words = format!("Start the clock {} ago?", timing::figures_elapsed(ago));
        self.ask(ui, &words, "Slides have moved, and no segment runs.", |ui| {
            if ui.button("Start it then").clicked() {
                self.desk.ask_show(Command::Timing(timing::Action::Next { ago }));
            }
            if ui.button("Not yet").clicked() {
                self.desk.ask_show(Command::NotYet);
            }
        });
    }

    /// The system's clock was set while the show runs: our time is kept until the moderator says otherwise.
    fn clock_moved(&self, ui: &mut Ui) {
        let Some(ahead) = self.desk.system_moved() else { return };
        let sign = if ahead > 0 { "+" } else { "–" };
        let words = format!("The system clock moved {sign}{}", timing::figures_elapsed(ahead.abs()));
        self.ask(ui, &words, "The show keeps its own time.", |ui| {
            if ui.button("Keep").clicked() {
                self.desk.keep_time();
            }
            if ui.button("Adopt the system's").clicked() {
                self.desk.adopt_time();
            }
        });
    }

    /// The deck was edited while the show is live: the room sees the one from before until the moderator says yes.
    fn edited(&self, ui: &mut Ui) {
        // The editor says it itself.
        let Some(words) = self.desk.staged().filter(|_| !self.desk.is_editing()) else { return };
        self.ask(ui, &words, "The room sees the deck from before.", |ui| {
            if widgets::verb_button(ui, Verb::TakeOver, "Take over").clicked() {
                self.desk.ask(Verb::TakeOver);
            }
            if ui.button("Not now").clicked() {
                self.desk.wave_staged();
            }
        });
    }

    /// A question to the moderator over the whole width, with its answers.
    fn ask(&self, ui: &mut Ui, words: &str, detail: &str, answers: impl FnOnce(&mut Ui)) {
        let tokens = self.tokens;
        Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(16, 6)).show(ui, |ui| {
            ui.set_width(ui.available_width());
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
                    "The room sees black",
                    &format!("{} or {next} shows the slide", key_of(Verb::Black)),
                ),
                Room::White => widgets::banner(
                    ui,
                    tokens.amber,
                    tokens.on_signal,
                    "The room sees white",
                    &format!("{} or {next} shows the slide", key_of(Verb::White)),
                ),
                Room::Question(number) => widgets::banner(
                    ui,
                    tokens.amber,
                    tokens.on_signal,
                    &format!("The room sees question {number}"),
                    &format!("{} or Esc takes it away", key_of(Verb::QuestionView)),
                ),
                Room::Holding => widgets::banner(
                    ui,
                    tokens.amber,
                    tokens.on_signal,
                    "The room sees the holding slide",
                    "Esc goes back to the slides",
                ),
                Room::Slide { .. } if state.frozen.is_some() => widgets::banner(
                    ui,
                    tokens.amber,
                    tokens.on_signal,
                    "The room is frozen",
                    &format!("it keeps the slide it had; {} lets it follow again", key_of(Verb::Freeze)),
                ),
                Room::Slide { .. } => {}
            }
            if !self.desk.windows.audience.is_open() {
                widgets::banner(ui, tokens.red, tokens.on_signal, "The room's window is closed", "");
                if ui.button("Open it again").clicked() {
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
                    ui.label(RichText::new("No trace").font(theme::bold(theme::TEXT)).color(tokens.amber));
                    ui.label(RichText::new(words).color(tokens.text));
                });
            });
        }
        if let Some(trouble) = &self.snapshot.trouble {
            widgets::banner(ui, tokens.red, tokens.on_signal, "The show goes on, but it is not being saved", trouble);
        }
        for (words, detail) in self.desk.faults.words() {
            widgets::banner(ui, tokens.red, tokens.on_signal, words, &detail);
        }
        if let Some(warning) = self.desk.display_warning() {
            widgets::banner(ui, tokens.red, tokens.on_signal, "Displays", &warning);
        }
    }
}
