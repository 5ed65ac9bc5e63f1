//! What lies over the console for a moment: all slides, "go to", the keys, the findings, and the questions before an end.

use egui::{Frame, Key, Margin, Modal, Rect, RichText, ScrollArea, Sense, TextEdit, Ui, Vec2};

use super::Scene;
use crate::{
    app::{desk::Errand, face::Sheet, keep},
    deck::Severity,
    ui::{
        commands::{Verb, key_of},
        said,
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
    },
};

/// Whether the window is small, or its words so large that it has little room.
pub(super) fn is_small(ui: &Ui) -> bool {
    let window = ui.ctx().viewport_rect().size();
    window.x < 900.0 || window.y < 560.0
}

impl Scene<'_> {
    /// All slides at once, in place of the console's body.
    pub(super) fn overview(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let Sheet::Overview { chosen } = self.desk.face(|face| face.sheet.clone()) else { return };
        let snapshot = self.snapshot;
        let total = snapshot.loaded.deck.slides.len();
        let gap = 12.0;
        let columns = ((ui.available_width() / 270.0).floor() as usize).clamp(2, 8);
        self.desk.face(|face| face.overview_columns = columns);
        ui.horizontal(|ui| {
            ui.label(
                RichText::new(tr_with("all-slides", &[("total", total.into())]))
                    .font(theme::bold(theme::HEADING))
                    .color(tokens.text),
            );
            let words = tr_with(
                "overview-how",
                &[
                    ("earlier", key_of(Verb::SlideEarlier).into()),
                    ("later", key_of(Verb::SlideLater).into()),
                    ("hide", key_of(Verb::HideSlide).into()),
                ],
            );
            ui.label(RichText::new(words).color(tokens.dim));
        });
        let width = ((ui.available_width() - 12.0 - gap * (columns as f32 - 1.0)) / columns as f32).floor();
        let height = (width / snapshot.shape()).round();
        let row_height = height + 30.0;
        let rows = total.div_ceil(columns);
        let order = snapshot.order();
        ScrollArea::vertical().auto_shrink([false, false]).show_rows(ui, row_height, rows, |ui, range| {
            for row in range {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = gap;
                    for place in row * columns..((row + 1) * columns).min(total) {
                        let Some(position) = order.get(place).copied() else { continue };
                        let (area, response) =
                            ui.allocate_exact_size(Vec2::new(width, row_height - 8.0), Sense::click());
                        let picture = Rect::from_min_size(area.min, Vec2::new(width, height));
                        let slide = snapshot.loaded.deck.slides.get(position);
                        let step = slide.map_or(0, crate::deck::model::Slide::last_step);
                        if place == chosen {
                            ui.painter().rect_filled(picture.expand(4.0), 6.0, tokens.accent);
                            if response.rect.is_positive() && !ui.is_rect_visible(area) {
                                response.scroll_to_me(None);
                            }
                        }
                        self.desk.slides.show(ui, picture.shrink(1.0), snapshot.shape(), position, step);
                        let hidden = snapshot.is_hidden(position);
                        if hidden {
                            ui.painter().rect_filled(picture.shrink(1.0), 0.0, tokens.ground.gamma_multiply(0.75));
                        }
                        let title = snapshot.title_of(position);
                        let title =
                            if hidden { tr_with("passed-by", &[("title", title.as_str().into())]) } else { title };
                        let current = position == snapshot.position();
                        let colour = if current { tokens.accent } else { tokens.dim };
                        let style = Style::text(colour, width).sized(theme::DETAIL).cut(1);
                        let line = Rect::from_min_max(egui::Pos2::new(area.left(), picture.bottom() + 5.0), area.max);
                        let words = format!("{} {title}", position + 1);
                        widgets::inside(ui, line, |ui| self.desk.shaper.show(ui, &words, &style));
                        response.widget_info(|| {
                            let spoken = tr_with("slide-spoken", &[("words", words.as_str().into())]);
                            egui::WidgetInfo::selected(egui::Role::Button, true, current, spoken)
                        });
                        if response.clicked()
                            && let Some(slide) = slide
                        {
                            let id = slide.id.clone();
                            self.desk.soon(move |desk| desk.go_to(id));
                        }
                    }
                });
            }
        });
    }

    pub(super) fn sheets(&self, ui: &Ui) {
        match self.desk.face(|face| face.sheet.clone()) {
            Sheet::None | Sheet::Overview { .. } => {}
            Sheet::GoTo { text, chosen } => self.go_to_sheet(ui, text, chosen),
            Sheet::Help => self.sheet(ui, "help", 1240.0, |ui| self.help(ui)),
            Sheet::Agenda { chosen, policy } => {
                self.sheet(ui, "agenda", 1080.0, |ui| self.agenda(ui, chosen, policy));
            }
            Sheet::Find => self.sheet(ui, "find", 860.0, |ui| crate::app::bench::finder::ui(ui, self.desk)),
            Sheet::Spelling => self.sheet(ui, "spelling", 760.0, |ui| crate::app::bench::spelling::ui(ui, self.desk)),
            Sheet::Borrow => self.sheet(ui, "borrow", 1100.0, |ui| crate::app::bench::borrow::ui(ui, self.desk)),
            Sheet::New => self.sheet(ui, "new", 1040.0, |ui| crate::app::bench::fresh::ui(ui, self.desk)),
            Sheet::Layouts => self.sheet(ui, "layouts", 900.0, |ui| crate::app::editor::layouts(ui, self.desk)),
            Sheet::Findings => self.sheet(ui, "findings", 760.0, |ui| self.findings(ui)),
            Sheet::Preflight => self.sheet(ui, "preflight", 1000.0, |ui| crate::app::preflight::page(ui, self.desk)),
            Sheet::Displays => self.sheet(ui, "displays", 820.0, |ui| self.displays(ui)),
            Sheet::Keys => self.sheet(ui, "keys", 900.0, |ui| self.keys(ui)),
            Sheet::Settings => self.sheet(ui, "settings", 780.0, |ui| self.settings(ui)),
            Sheet::Marks { number } => self.sheet(ui, "marks", 520.0, |ui| self.marks(ui, number)),
            Sheet::Export => self.sheet(ui, "export", 860.0, |ui| self.export(ui)),
            Sheet::Report { names } => self.sheet(ui, "report", 860.0, |ui| self.report(ui, names)),
            Sheet::Safety => self.sheet(ui, "safety", 760.0, |ui| self.safety(ui)),
            Sheet::Passphrase { from } => self.sheet(ui, "passphrase", 520.0, |ui| self.choose_passphrase(ui, from)),
            Sheet::Closed { words } => self.sheet(ui, "closed", 520.0, |ui| self.closed_show(ui, &words)),
            Sheet::Filter => self.sheet(ui, "filter", 720.0, |ui| self.filter(ui)),
            Sheet::Themes => self.sheet(ui, "themes", 560.0, |ui| self.themes(ui)),
            Sheet::Balance => self.sheet(ui, "balance", 640.0, |ui| self.balance(ui)),
            Sheet::Path { what } => self.sheet(ui, "path", 640.0, |ui| self.path(ui, &what)),
            Sheet::Said { title, words } => self.sheet(ui, "said", 520.0, |ui| self.said(ui, &title, &words)),
            Sheet::End => self.sheet(ui, "end", 620.0, |ui| self.end(ui)),
            Sheet::Close => self.sheet(ui, "close", 520.0, |ui| self.close(ui)),
            Sheet::Left => self.sheet(ui, "left", 640.0, |ui| keep::left(ui, self.desk)),
            Sheet::Clash => self.sheet(ui, "clash", 820.0, |ui| keep::clash(ui, self.desk)),
            Sheet::Versions => self.sheet(ui, "versions", 860.0, |ui| keep::versions(ui, self.desk)),
            Sheet::Unsaved { then } => self.sheet(ui, "unsaved", 560.0, |ui| keep::unsaved(ui, self.desk, &then)),
            Sheet::Resume { words } => self.sheet(ui, "resume", 520.0, |ui| self.resume(ui, &words)),
        }
    }

    fn sheet(&self, ui: &Ui, name: &str, width: f32, add: impl FnOnce(&mut Ui)) {
        // A small window, or one whose words are large, has no room to spare around a sheet.
        let window = ui.ctx().viewport_rect().size();
        let small = is_small(ui);
        let (margin, beside) = if small { (12, 40.0) } else { (24, 96.0) };
        let frame = Frame::new().fill(self.tokens.surface).corner_radius(theme::CORNER);
        let frame = frame.inner_margin(Margin::same(margin));
        let modal = Modal::new(egui::Id::unique(("sheet", name.to_owned()))).frame(frame).show(ui.ctx(), |ui| {
            ui.set_width(width.min(window.x - beside));
            if small {
                // What is still too tall is scrolled, so that its last buttons can be reached.
                let tall = window.y - 2.0 * f32::from(margin) - 16.0;
                ScrollArea::vertical().id_salt(name).max_height(tall).auto_shrink([false, true]).show(ui, add);
            } else {
                add(ui);
            }
        });
        if modal.backdrop_response.clicked()
            && !matches!(
                name,
                "new"
                    | "find"
                    | "spelling"
                    | "borrow"
                    | "end"
                    | "close"
                    | "resume"
                    | "closed"
                    | "passphrase"
                    | "path"
                    | "unsaved"
            )
        {
            self.desk.ask(Verb::Leave);
        }
    }

    fn go_to_sheet(&self, ui: &Ui, mut text: String, chosen: usize) {
        let tokens = self.tokens;
        self.sheet(ui, "go to", 560.0, |ui| {
            let edit = TextEdit::singleline(&mut text)
                .id(egui::Id::unique("go to field"))
                .hint_text(tr("go-to-hint"))
                .desired_width(f32::INFINITY)
                .margin(Margin::same(10))
                .font(theme::font(theme::HEADING));
            let response = ui.name_inputs(tr("go-to-name"), |ui| ui.add(edit));
            if self.desk.face(|face| std::mem::take(&mut face.take_keyboard)) {
                response.request_focus();
            }
            let changed = response.changed();
            let found = self.snapshot.loaded.find(&text);
            let chosen = if changed { 0 } else { chosen.min(found.len().saturating_sub(1)) };
            ui.add_space(8.0);
            if found.is_empty() {
                ui.label(RichText::new(tr("go-to-nothing")).color(tokens.dim));
            }
            let first = chosen.saturating_sub(7);
            for (row, position) in found.iter().enumerate().skip(first).take(8) {
                let words = format!("{}  {}", position + 1, self.snapshot.title_of(*position));
                let (area, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 34.0), Sense::click());
                let text = if row == chosen {
                    ui.painter().rect_filled(area, 6.0, tokens.accent);
                    tokens.on_accent
                } else {
                    tokens.text
                };
                let inner = area.shrink2(Vec2::new(10.0, 6.0));
                let style = Style::text(text, inner.width()).cut(1);
                widgets::inside(ui, inner, |ui| self.desk.shaper.show(ui, &words, &style));
                response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, row == chosen, &words));
                if response.clicked()
                    && let Some(slide) = self.snapshot.loaded.deck.slides.get(*position)
                {
                    let id = slide.id.clone();
                    self.desk.soon(move |desk| desk.go_to(id));
                    return;
                }
            }
            let still = self.desk.face(|face| matches!(face.sheet, Sheet::GoTo { .. }));
            if still {
                self.desk.face(|face| face.sheet = Sheet::GoTo { text: text.clone(), chosen });
            }
        });
    }

    fn findings(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let findings = &self.snapshot.loaded.findings;
        sheet_title(ui, &if findings.is_empty() { tr("findings-none") } else { tr("findings") });
        let tall = ui.ctx().viewport_rect().height() - 220.0;
        ScrollArea::vertical().max_height(tall).auto_shrink([false, true]).show(ui, |ui| {
            for finding in findings {
                let (word, colour) = match finding.severity {
                    Severity::Error => (tr("finding-fault"), tokens.red),
                    Severity::Warning => (tr("finding-remark"), tokens.amber),
                };
                ui.horizontal_top(|ui| {
                    ui.add_sized(
                        Vec2::new(60.0, 20.0),
                        egui::Label::new(RichText::new(word).font(theme::bold(theme::DETAIL)).color(colour)),
                    );
                    ui.vertical(|ui| {
                        self.desk.shaper.show(
                            ui,
                            &said::found(&finding.message, finding.suggestion.as_deref()),
                            &Style::text(tokens.text, ui.available_width() - 12.0),
                        );
                        let place = if finding.line > 0 {
                            tr_with(
                                "finding-place",
                                &[
                                    ("line", finding.line.into()),
                                    ("column", finding.column.into()),
                                    ("path", finding.path.as_str().into()),
                                ],
                            )
                        } else {
                            finding.path.clone()
                        };
                        ui.label(RichText::new(place).font(theme::font(theme::DETAIL)).color(tokens.dim));
                    });
                });
            }
        });
        ui.add_space(8.0);
        if ui.button(tr("close")).clicked() {
            self.desk.ask(Verb::Leave);
        }
    }

    fn end(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        sheet_title(ui, &tr("end-title"));
        let no_trace = self.desk.no_trace();
        let count = tr_with("questions-count", &[("count", self.snapshot.queue.len().into())]);
        let words = if no_trace {
            tr_with("end-no-trace", &[("questions", count.into())])
        } else {
            tr_with("end-purge-what", &[("questions", count.into())])
        };
        ui.label(RichText::new(words).color(tokens.text));
        ui.add_space(12.0);
        ui.horizontal_wrapped(|ui| {
            let label = if no_trace { tr("end-forget") } else { tr("end-purge") };
            let words = RichText::new(label).font(theme::bold(theme::TEXT)).color(tokens.on_accent);
            let button = ui.add(egui::Button::new(words).fill(tokens.accent).min_size(Vec2::new(0.0, 36.0)));
            self.first_focus(&button);
            if button.clicked() {
                self.desk.soon(move |desk| desk.end(true));
            }
            let label = if no_trace { tr("end-keep-memory") } else { tr("end-keep") };
            if ui.add(egui::Button::new(label).min_size(Vec2::new(0.0, 36.0))).clicked() {
                self.desk.soon(move |desk| desk.end(false));
            }
            if ui.add(egui::Button::new(tr("end-report")).min_size(Vec2::new(0.0, 36.0))).clicked() {
                self.desk.face(|face| face.open(Sheet::Report { names: false }));
            }
            if !self.snapshot.queue.is_empty()
                && ui.add(egui::Button::new(tr("end-export")).min_size(Vec2::new(0.0, 36.0))).clicked()
            {
                self.desk.ask(Verb::QuestionsExport);
            }
            if ui.add(egui::Button::new(tr("go-on")).min_size(Vec2::new(0.0, 36.0))).clicked() {
                self.desk.ask(Verb::Leave);
            }
        });
    }

    fn close(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let live = self.snapshot.state.live;
        sheet_title(ui, &if live { tr("close-live-title") } else { tr("close-title") });
        let words = match (live, self.desk.no_trace()) {
            (_, true) => tr("close-no-trace"),
            (true, _) => tr("close-live"),
            (false, _) => tr("close-questions"),
        };
        ui.label(RichText::new(words).color(tokens.text));
        ui.add_space(12.0);
        ui.horizontal_wrapped(|ui| {
            let main = |ui: &mut Ui, label: &str| {
                let words = RichText::new(label).font(theme::bold(theme::TEXT)).color(tokens.on_accent);
                let button = ui.add(egui::Button::new(words).fill(tokens.accent).min_size(Vec2::new(0.0, 36.0)));
                self.first_focus(&button);
                button.clicked()
            };
            let plain =
                |ui: &mut Ui, label: &str| ui.add(egui::Button::new(label).min_size(Vec2::new(0.0, 36.0))).clicked();
            // Whoever closes by mistake while the room watches must lose nothing with Enter.
            // The button that destroys comes last there, and first where it is the usual end.
            let may_keep = !self.desk.no_trace();
            let (stay, keep, purge) = if live {
                let stay = main(ui, &tr("close-stay"));
                let keep = may_keep && plain(ui, &tr("close-keep"));
                (stay, keep, plain(ui, &tr("close-purge")))
            } else {
                let purge = main(ui, &tr("close-purge"));
                let keep = may_keep && plain(ui, &tr("close-keep"));
                (plain(ui, &tr("close-stay")), keep, purge)
            };
            if stay {
                self.desk.ask(Verb::Leave);
            }
            if purge {
                self.desk.soon(|desk| drop(desk.purge()));
            }
            if purge || keep {
                self.desk.errand(Errand::Quit);
            }
        });
    }

    fn resume(&self, ui: &mut Ui, words: &str) {
        let tokens = self.tokens;
        sheet_title(ui, &tr("resume-title"));
        ui.label(RichText::new(words).color(tokens.text));
        ui.add_space(12.0);
        ui.horizontal_wrapped(|ui| {
            let go_on = RichText::new(tr("go-on")).font(theme::bold(theme::TEXT)).color(tokens.on_accent);
            let key = RichText::new(tr("key-enter")).font(theme::font(theme::DETAIL)).color(tokens.on_accent);
            let button =
                ui.add(egui::Button::new(go_on).shortcut_text(key).fill(tokens.accent).min_size(Vec2::new(0.0, 36.0)));
            self.first_focus(&button);
            if button.clicked() {
                self.desk.soon(crate::app::desk::Desk::resume);
            }
            if ui.add(egui::Button::new(tr("resume-afresh")).min_size(Vec2::new(0.0, 36.0))).clicked() {
                self.desk.soon(crate::app::desk::Desk::start_afresh);
            }
            if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter)) {
                self.desk.soon(crate::app::desk::Desk::resume);
            }
        });
    }

    /// Gives the keyboard to the first button of a sheet, once.
    pub(super) fn first_focus(&self, button: &egui::Response) {
        if self.desk.face(|face| std::mem::take(&mut face.take_keyboard)) {
            button.request_focus();
        }
    }
}

pub(super) fn sheet_title(ui: &mut Ui, words: &str) {
    let tokens = theme::of(ui);
    ui.label(RichText::new(words).font(theme::bold(theme::HEADING)).color(tokens.text));
    ui.add_space(8.0);
}
