//! The look at every text before questions are exported: what may point at somebody is underlined, and the moderator judges.

use egui::{RichText, ScrollArea, Stroke, TextFormat, Ui, text::LayoutJob};

use super::{Scene, sheets::sheet_title};
use crate::{
    app::{desk::Errand, export::Candidate},
    questions::Order,
    ui::{
        commands::Verb,
        fonts::is_plain,
        said,
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
    },
};

impl Scene<'_> {
    pub(super) fn export(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        sheet_title(ui, &tr("export-title"));
        let words = tr("export-what");
        ui.label(RichText::new(words).color(tokens.text));
        ui.add_space(8.0);
        widgets::outlined(ui);
        let Some((order, sensitive)) =
            self.desk.face(|face| face.board.export.as_ref().map(crate::app::export::Export::choice))
        else {
            return;
        };
        let mut chosen = (order, sensitive);
        ui.horizontal_wrapped(|ui| {
            let shuffled =
                ui.radio_value(&mut chosen.0, Order::Shuffled, RichText::new(tr("export-shuffled")).color(tokens.text));
            self.first_focus(&shuffled);
            ui.radio_value(&mut chosen.0, Order::Themed, RichText::new(tr("export-themed")).color(tokens.text));
            ui.checkbox(&mut chosen.1, RichText::new(tr("export-sensitive")).color(tokens.text));
        });
        if chosen != (order, sensitive) {
            self.desk.face(|face| {
                if let Some(export) = &mut face.board.export {
                    export.choose(&self.snapshot.queue, chosen.0, chosen.1);
                }
            });
        }
        // Taken out while it is drawn: what draws it asks the desk for other things.
        let Some(mut export) = self.desk.face(|face| face.board.export.take()) else { return };
        let tall = (ui.ctx().viewport_rect().height() - 330.0).max(120.0);
        let total = export.candidates().len();
        let mut set: Option<(String, bool)> = None;
        ScrollArea::vertical().max_height(tall).min_scrolled_height(tall).auto_shrink([false, true]).show_rows(
            ui,
            46.0,
            total,
            |ui, rows| {
                for candidate in export.candidates().get(rows).unwrap_or(&[]) {
                    ui.horizontal_top(|ui| {
                        ui.set_height(46.0);
                        let mut goes_out = export.goes_out(&candidate.text);
                        let response = ui.checkbox(&mut goes_out, "");
                        response.widget_info(|| {
                            egui::WidgetInfo::selected(egui::Role::CheckBox, true, goes_out, &candidate.text)
                        });
                        if response.changed() {
                            set = Some((candidate.text.clone(), goes_out));
                        }
                        self.candidate(ui, candidate);
                    });
                }
            },
        );
        if let Some((text, goes_out)) = set {
            export.set(&text, goes_out);
        }
        let count = export.count();
        self.desk.face(|face| face.board.export = Some(export));
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            let label = tr_with("export-save", &[("count", count.into()), ("total", total.into())]);
            if ui.add_enabled(count > 0, egui::Button::new(label)).clicked() {
                self.desk.errand(Errand::SaveQuestions);
            }
            if ui.button(tr("leave")).clicked() {
                self.desk.ask(Verb::Leave);
            }
            ui.label(RichText::new(tr("export-formats")).color(tokens.dim));
        });
    }

    /// A text with what may point at somebody underlined, and that in words.
    fn candidate(&self, ui: &mut Ui, candidate: &Candidate) {
        let tokens = self.tokens;
        let mut kinds: Vec<String> = candidate.traces.iter().map(|(_, trace)| said::trace(*trace)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let style = Style::text(tokens.text, ui.available_width() - 12.0).cut(1);
            if is_plain(&candidate.text) {
                let mut job = LayoutJob {
                    wrap: egui::text::TextWrapping::truncate_at_width(style.width),
                    ..LayoutJob::default()
                };
                let format = |found: bool| TextFormat {
                    font_id: if found { theme::bold(theme::TEXT) } else { theme::font(theme::TEXT) },
                    color: if found { tokens.amber } else { tokens.text },
                    underline: if found { Stroke::new(1.0, tokens.amber) } else { Stroke::NONE },
                    ..TextFormat::default()
                };
                let mut from = 0;
                for (range, _) in &candidate.traces {
                    job.append(candidate.text.get(from..range.start).unwrap_or(""), 0.0, format(false));
                    job.append(candidate.text.get(range.clone()).unwrap_or(""), 0.0, format(true));
                    from = range.end;
                }
                job.append(candidate.text.get(from..).unwrap_or(""), 0.0, format(false));
                ui.label(job).on_hover_text(&candidate.text);
            } else {
                self.desk.shaper.show(ui, &candidate.text, &Style { lines: 2, ..style });
            }
            if !kinds.is_empty() {
                ui.label(RichText::new(kinds.join(", ")).font(theme::font(theme::DETAIL)).color(tokens.amber));
            }
        });
    }
}
