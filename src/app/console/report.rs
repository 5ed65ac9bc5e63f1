//! The report of the show: what was planned and what happened, to look at and to save.

use egui::{Align2, Pos2, RichText, ScrollArea, Sense, Ui, Vec2};

use super::{Scene, sheets::sheet_title};
use crate::{
    app::{
        desk::{Errand, Paper},
        face::Sheet,
        report::{self, Form, Summary},
    },
    ui::{
        commands::Verb,
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
    },
};

/// The height of a row of the tables.
const ROW: f32 = 24.0;
/// Where the columns after the label begin, as shares of the width.
const COLUMNS: [f32; 5] = [0.46, 0.57, 0.68, 0.79, 0.90];

impl Scene<'_> {
    pub(super) fn report(&self, ui: &mut Ui, mut names: bool) {
        let tokens = self.tokens;
        let summary = report::summary(self.snapshot, self.now, names);
        let title = if self.snapshot.state.rehearsal { tr("report-rehearsal") } else { tr("report-show") };
        sheet_title(ui, &title);
        let Some(summary) = summary else {
            ui.label(RichText::new(tr("report-no-slot")).color(tokens.text));
            ui.add_space(12.0);
            return self.back_from_report(ui);
        };
        for (number, line) in summary.verdict.iter().enumerate() {
            let words = RichText::new(line);
            ui.label(if number == 0 {
                words.font(theme::bold(16.0)).color(if summary.fits { tokens.text } else { tokens.red })
            } else {
                words.color(tokens.dim)
            });
        }
        ui.add_space(4.0);
        if let (Some(view), Some(timing)) = (self.view, &self.snapshot.timing) {
            let planned = view.wrong_day.is_some().then(|| timing.view(timing.plan().slot.starts));
            self.two_bands(ui, planned.as_ref().unwrap_or(view), &timing.plan().segments);
        }
        let tall = (ui.ctx().viewport_rect().height() - 420.0).max(120.0);
        ScrollArea::vertical().max_height(tall).min_scrolled_height(tall.min(300.0)).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                self.report_tables(ui, &summary);
            },
        );
        ui.add_space(8.0);
        let tick = |ui: &mut egui::Ui| {
            widgets::outlined(ui);
            ui.checkbox(&mut names, tr("report-names"))
        };
        if ui.scope(tick).inner.changed() {
            self.desk.face(|face| face.sheet = Sheet::Report { names });
        }
        ui.label(RichText::new(tr("report-no-words")).color(tokens.dim));
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            let button = |ui: &mut Ui, label: &str, main: bool| {
                let words = RichText::new(label).color(if main { tokens.on_accent } else { tokens.text });
                let words = if main { words.font(theme::bold(theme::TEXT)) } else { words };
                let button = egui::Button::new(words).min_size(Vec2::new(0.0, 36.0));
                ui.add(if main { button.fill(tokens.accent) } else { button })
            };
            let response = button(ui, &tr("report-pdf"), true);
            self.first_focus(&response);
            if response.clicked() {
                self.desk.errand(Errand::Print(Paper::Report { names }));
            }
            for (form, ending) in Form::ALL {
                let label = match form {
                    Form::Markdown => tr("report-markdown"),
                    Form::Csv => tr("report-csv"),
                };
                if button(ui, &label, false).clicked()
                    && let Some(text) = report::write(self.snapshot, self.now, names, form)
                {
                    self.desk.errand(Errand::Save { name: format!("sidestage-report.{ending}"), text });
                }
            }
            self.back_from_report(ui);
        });
    }

    fn back_from_report(&self, ui: &mut Ui) {
        if ui.add(egui::Button::new(tr("report-back")).min_size(Vec2::new(0.0, 36.0))).clicked() {
            self.desk.ask(if self.snapshot.state.live { Verb::End } else { Verb::Leave });
        }
    }

    fn report_tables(&self, ui: &mut Ui, summary: &Summary) {
        let tokens = self.tokens;
        let head = [
            tr("agenda-segment"),
            tr("agenda-planned"),
            tr("report-had"),
            tr("agenda-used"),
            tr("report-against"),
            tr("report-stopped"),
        ];
        self.report_row(ui, &head.map(|word| (word, tokens.dim)), true);
        for row in &summary.segments {
            let against = if row.over { tokens.red } else { tokens.text };
            let [planned, had, used, difference, stopped] = row.figures.clone();
            let cells = [
                (row.label.clone(), tokens.text),
                (planned, tokens.text),
                (had, tokens.text),
                (used, tokens.text),
                (difference, against),
                (stopped, tokens.text),
            ];
            self.report_row(ui, &cells, false);
        }
        if !summary.slides.is_empty() {
            ui.add_space(10.0);
            let none = String::new;
            let head =
                [tr("report-slide"), tr("report-even-share"), none(), tr("report-shown"), tr("report-against"), none()];
            self.report_row(ui, &head.map(|word| (word, tokens.dim)), true);
        }
        for row in &summary.slides {
            let [share, _, shown, difference, _] = row.figures.clone();
            let cells = [
                (row.label.clone(), tokens.text),
                (share, tokens.text),
                (String::new(), tokens.text),
                (shown, tokens.text),
                (difference, tokens.text),
                (String::new(), tokens.text),
            ];
            self.report_row(ui, &cells, false);
        }
        ui.add_space(10.0);
        ui.label(
            RichText::new(tr_with("report-questions", &[("questions", summary.questions.as_str().into())]))
                .color(tokens.text),
        );
    }

    fn report_row(&self, ui: &mut Ui, cells: &[(String, egui::Color32); 6], head: bool) {
        let (area, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::hover());
        if !head {
            ui.painter().rect_filled(area, 4.0, self.tokens.raised);
        }
        let width = area.width() - 24.0;
        let left = area.left() + 10.0;
        if let Some((label, colour)) = cells.first() {
            let title =
                egui::Rect::from_min_size(Pos2::new(left, area.top() + 3.0), Vec2::new(width * 0.44, ROW - 4.0));
            let style = Style::text(*colour, title.width()).cut(1);
            let style = if head { style.sized(theme::DETAIL).strong() } else { style };
            widgets::inside(ui, title, |ui| self.desk.shaper.show(ui, label, &style));
        }
        for (share, (words, colour)) in COLUMNS.into_iter().zip(&cells[1..]) {
            let font = if head { theme::bold(theme::DETAIL) } else { theme::font(theme::TEXT) };
            ui.painter().text(
                Pos2::new(left + share * width, area.center().y),
                Align2::LEFT_CENTER,
                words,
                font,
                *colour,
            );
        }
        if !head {
            let spoken: Vec<&str> =
                cells.iter().map(|(words, _)| words.as_str()).filter(|words| !words.is_empty()).collect();
            let spoken = spoken.join(", ");
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
        }
    }
}
