//! The head of the editor: which deck, whether it is saved, undo and redo by name, the pages, and the way to present it.

use egui::{Align, Button, Frame, Layout, Margin, RichText, Ui, Vec2};

use super::{Ask, Page, Scene, words};
use crate::{
    app::desk::Errand,
    deck::{edit::Label, inline, texts},
    timing,
    ui::{
        commands::{Verb, key_in_editor, row_of},
        icons::Icon,
        languages::name_of,
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
    },
};

/// The width of a window below which its head says less, in points.
const NARROW: f32 = 900.0;

/// The width of a window from which its head has room for signs beside words.
const ROOMY: f32 = 1160.0;

/// Whether the window is so small, or its words so large, that only what is needed most has room in the head.
fn is_narrow(ui: &Ui) -> bool {
    ui.ctx().viewport_rect().width() < NARROW
}

/// The words of a button that opens a list, with the sign of that where the head has room for it.
fn opens(ui: &Ui, words: impl Into<String>) -> egui::Atoms<'static> {
    let mut atoms = egui::Atoms::new(words.into());
    if ui.ctx().viewport_rect().width() >= ROOMY {
        atoms.push_right(Icon::Down.sized(14.0));
    }
    atoms
}

impl Scene<'_> {
    pub(super) fn top(&self, ui: &mut Ui) {
        self.news(ui);
        self.live(ui);
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 4 }).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                self.history(ui);
                ui.add_space(8.0);
                self.pages(ui);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.menu(ui);
                    self.present(ui);
                    self.save(ui);
                    self.title(ui);
                });
            });
        });
    }

    fn title(&self, ui: &mut Ui) {
        let (sight, tokens) = (self.sight, self.tokens);
        if ui.available_width() < 90.0 {
            return;
        }
        let (title, _) = sight.deck.title.pick(&sight.language, &sight.deck.language);
        let words = tr(if sight.unsaved { "editor-unsaved" } else { "editor-saved" });
        let colour = if sight.unsaved { tokens.amber } else { tokens.dim };
        ui.label(RichText::new(words).font(theme::font(theme::DETAIL)).color(colour))
            .on_hover_text(sight.path.display().to_string());
        let width = ui.available_width() - 8.0;
        if width > 80.0 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let style = Style::text(tokens.text, width).strong().cut(1);
                self.desk.shaper.show(ui, &inline::words(title), &style);
            });
        }
    }

    fn history(&self, ui: &mut Ui) {
        let sight = self.sight;
        if is_narrow(ui) {
            // Both stand in the menu too.
            return;
        }
        let (undo, redo) = (tr("editor-undo"), tr("editor-redo"));
        for (verb, label, change) in [(Verb::EditUndo, undo, sight.undo), (Verb::EditRedo, redo, sight.redo)] {
            let named = named(verb, change);
            let button = Button::new(label).min_size(Vec2::new(0.0, 32.0));
            let response = ui.add_enabled(change.is_some(), button);
            let words = format!("{named}  {}", key_in_editor(verb));
            if response.on_hover_text(&words).on_disabled_hover_text(&words).clicked() {
                self.desk.ask(verb);
            }
        }
    }

    fn pages(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        // On a small screen the pages about the deck stand behind one button.
        let wide = ui.ctx().viewport_rect().width() > 1500.0;
        let narrow = is_narrow(ui);
        let first = |page: Page| !narrow && matches!(page, Page::Slides | Page::Event | Page::Agenda);
        let tab = |ui: &mut Ui, page: Page| {
            let here = page == self.sight.page;
            let words = RichText::new(page.words()).font(if here {
                theme::bold(theme::TEXT)
            } else {
                theme::font(theme::TEXT)
            });
            let words = if here { words.color(tokens.on_accent) } else { words };
            let fill = if here { tokens.accent } else { tokens.ground };
            let response = ui.add(Button::new(words).fill(fill).min_size(Vec2::new(0.0, 32.0)));
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, here, page.words()));
            if response.clicked() {
                self.desk.edit(Ask::Turn(page));
            }
        };
        for page in Page::ALL {
            if wide || page == self.sight.page || first(page) {
                tab(ui, page);
            }
        }
        if !wide {
            widgets::menu(ui, "pages", opens(ui, tr("editor-more")), |ui| {
                ui.set_min_width(160.0);
                for page in Page::ALL.into_iter().filter(|page| !first(*page)) {
                    if ui.add(Button::new(page.words()).min_size(Vec2::new(160.0, 32.0))).clicked() {
                        self.desk.edit(Ask::Turn(page));
                        ui.close();
                    }
                }
            });
        }
        self.language(ui);
    }

    /// In which language the slides are shown and written, where the deck has several.
    fn language(&self, ui: &mut Ui) {
        let languages = texts::languages(&self.sight.deck);
        if languages.len() < 2 {
            return;
        }
        let response = widgets::menu(ui, "language", opens(ui, name_of(&self.sight.language)), |ui| {
            for language in languages {
                let here = language == self.sight.language;
                if ui.radio(here, name_of(&language)).clicked() {
                    self.desk.edit(Ask::Language(language));
                    ui.close();
                }
            }
        });
        response.on_hover_text(tr("editor-language"));
    }

    fn save(&self, ui: &mut Ui) {
        if self.sight.unsaved && widgets::verb_button(ui, Verb::EditSave, &tr("editor-save")).clicked() {
            self.desk.ask(Verb::EditSave);
        }
    }

    fn present(&self, ui: &mut Ui) {
        let live = self.desk.snapshot().state.live;
        if !live && widgets::main_button(ui, Verb::StartHere, &tr("editor-present")).clicked() {
            self.desk.ask(Verb::StartHere);
        }
        if widgets::verb_button(ui, Verb::Edit, &tr("editor-console")).clicked() {
            self.desk.ask(Verb::Edit);
        }
    }

    fn menu(&self, ui: &mut Ui) {
        let sight = self.sight;
        widgets::menu(ui, "editor", tr("editor-menu"), |ui| {
            ui.set_min_width(280.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            let entry = |ui: &mut Ui, verb: Verb, label: &str, can: bool| {
                let button = Button::new(label).shortcut_text(key_in_editor(verb)).min_size(Vec2::new(280.0, 32.0));
                if ui.add_enabled(can, button).clicked() {
                    self.desk.ask(verb);
                    ui.close();
                }
            };
            for (verb, change) in [(Verb::EditUndo, sight.undo), (Verb::EditRedo, sight.redo)] {
                entry(ui, verb, &named(verb, change), change.is_some());
            }
            ui.separator();
            entry(ui, Verb::EditSave, &tr("editor-save"), sight.unsaved);
            entry(ui, Verb::EditSaveAs, &row_of(Verb::EditSaveAs).label(), true);
            entry(ui, Verb::Versions, &row_of(Verb::Versions).label(), true);
            entry(ui, Verb::Open, &tr("editor-open"), true);
            crate::app::bench::menu(ui, self.desk, 280.0);
            ui.separator();
            for verb in [
                Verb::SlideNew,
                Verb::SlideDuplicate,
                Verb::SlideHide,
                Verb::SlideUp,
                Verb::SlideDown,
                Verb::SlideCopy,
                Verb::SlideCut,
                Verb::SlidePaste,
                Verb::SlideRemove,
            ] {
                entry(ui, verb, &row_of(verb).label(), true);
            }
            ui.separator();
            let live = self.desk.snapshot().state.live;
            entry(ui, Verb::StartFirst, &tr("editor-present-first"), !live);
            entry(ui, Verb::Edit, &tr("editor-back"), true);
            ui.separator();
            let light = !ui.visuals().dark_mode;
            let words = tr(if light { "editor-dark" } else { "editor-light" });
            if ui.add(Button::new(words).min_size(Vec2::new(280.0, 32.0))).clicked() {
                self.desk.set_editor_dark(light);
                ui.close();
            }
            entry(ui, Verb::Help, &row_of(Verb::Help).label(), true);
            if ui.add(Button::new(tr("editor-quit")).min_size(Vec2::new(280.0, 32.0))).clicked() {
                self.desk.errand(Errand::Leave);
                ui.close();
            }
        });
    }

    /// While the show is live: that it is, where it stands, and the key that goes back to it.
    fn live(&self, ui: &mut Ui) {
        let snapshot = self.desk.snapshot();
        if !snapshot.state.live {
            return;
        }
        let tokens = self.tokens;
        let state = &snapshot.state;
        let words = if state.rehearsal { self.desk.rehearsal_words() } else { tr("editor-live") };
        let (fill, text) =
            if state.rehearsal { (tokens.amber, tokens.on_signal) } else { (tokens.accent, tokens.on_accent) };
        Frame::new().fill(fill).inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.label(RichText::new(words).font(theme::bold(theme::HEADING)).color(text));
                let (number, count) = (snapshot.position() + 1, snapshot.loaded.deck.slides.len());
                let place = tr_with("editor-live-place", &[("number", number.into()), ("count", count.into())]);
                ui.label(RichText::new(place).color(text));
                if let Some(view) = snapshot.view(self.desk.shown_now()) {
                    let running = view.running.as_ref().and_then(|running| view.segments.get(running.index));
                    let words = match (running, &view.running) {
                        (Some(segment), Some(running)) => {
                            let rest = running.remaining;
                            let time = timing::figures_elapsed(rest.abs());
                            let title = segment.title.as_str();
                            tr_with(
                                if rest < 0 { "editor-live-over" } else { "editor-live-left" },
                                &[("segment", title.into()), ("time", time.into())],
                            )
                        }
                        _ => tr("editor-no-clock"),
                    };
                    // The clock stands at the right.
                    let style = Style::text(text, (ui.available_width() - 110.0).clamp(60.0, 420.0)).cut(1);
                    self.desk.shaper.show(ui, &words, &style);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let words = timing::clock_hms(self.desk.shown_now(), snapshot.zone());
                    ui.label(RichText::new(words).font(theme::bold(theme::HEADING)).color(text));
                    if !is_narrow(ui) {
                        let words = tr_with("editor-goes-back", &[("key", key_in_editor(Verb::Edit).into())]);
                        ui.label(RichText::new(words).color(text));
                    }
                });
            });
        });
    }

    /// While the show is live: what was edited is not what the room sees.
    fn news(&self, ui: &mut Ui) {
        let Some(words) = self.desk.news() else { return };
        let tokens = self.tokens;
        Frame::new().fill(tokens.raised).inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(tokens.amber));
                ui.label(RichText::new(tr("editor-news")).color(tokens.text));
                if widgets::verb_button(ui, Verb::TakeOver, &tr("editor-take-over")).clicked() {
                    self.desk.ask(Verb::TakeOver);
                }
            });
        });
    }
}

/// "Undo move slide 4".
fn named(verb: Verb, change: Option<Label>) -> String {
    let undo = verb == Verb::EditUndo;
    match change {
        Some(label) if undo => tr_with("editor-undo-what", &[("what", words::of(label).into())]),
        Some(label) => tr_with("editor-redo-what", &[("what", words::of(label).into())]),
        None => tr(if undo { "editor-nothing-to-undo" } else { "editor-nothing-to-redo" }),
    }
}
