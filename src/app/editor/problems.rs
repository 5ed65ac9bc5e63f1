//! What is to be mended, each line a way to its place.

use egui::{Frame, Margin, Pos2, Rect, RichText, ScrollArea, Sense, Ui, Vec2};

use super::{Ask, Scene, check::Problem};
use crate::ui::{
    said,
    shaped::Style,
    theme,
    words::{tr, tr_with},
};

/// How many problems are listed: whoever has mended these sees the next ones.
const LISTED: usize = 200;

impl Scene<'_> {
    pub(super) fn problems(&self, ui: &mut Ui, height: f32) {
        let (sight, tokens) = (self.sight, self.tokens);
        let problems = &sight.problems;
        Frame::new().fill(tokens.surface).corner_radius(theme::CORNER).inner_margin(Margin::same(12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_height((height - 24.0).max(24.0));
            ui.spacing_mut().item_spacing.y = 4.0;
            let faults = problems.list.iter().filter(|problem| problem.fault).count();
            let remarks = problems.list.len() - faults;
            let words = match (faults, remarks) {
                (0, 0) if problems.is_current => tr("editor-mend-none"),
                (0, 0) => tr("editor-mend-looking"),
                (0, count) => tr_with("editor-mend-remarks", &[("count", count.into())]),
                (count, 0) => tr_with("editor-mend-faults", &[("count", count.into())]),
                _ => tr_with("editor-mend-both", &[("faults", faults.into()), ("remarks", remarks.into())]),
            };
            let colour = match (faults, remarks) {
                (0, 0) if problems.is_current => tokens.green,
                (0, _) => tokens.dim,
                _ => tokens.red,
            };
            let head = ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(colour));
            ui.ctx().accesskit_node_builder(head.id, |node| node.set_live(egui::accesskit::Live::Polite));
            if problems.list.is_empty() {
                let words = tr("editor-mend-when");
                ui.label(RichText::new(words).font(theme::font(theme::DETAIL)).color(tokens.dim));
                return;
            }
            ScrollArea::vertical().id_salt("problems").auto_shrink([false, false]).show(ui, |ui| {
                for problem in problems.list.iter().take(LISTED) {
                    self.problem(ui, problem);
                }
                if problems.list.len() > LISTED {
                    let count = problems.list.len() - LISTED;
                    let words = tr_with("editor-mend-more", &[("count", count.into())]);
                    ui.label(RichText::new(words).color(tokens.dim));
                }
            });
        });
    }

    fn problem(&self, ui: &mut Ui, problem: &Problem) {
        let tokens = self.tokens;
        let place = match problem.slide {
            Some(at) => tr_with("editor-mend-slide", &[("number", (at + 1).into())]),
            None => problem.path.split(['.', '[']).next().unwrap_or_default().to_owned(),
        };
        let words_found = said::found(&problem.words, problem.meant.as_deref());
        let width = ui.available_width() - 8.0;
        let here = problem.slide == Some(self.sight.at);
        let start = ui.next_widget_position();
        let (kind, colour) = if problem.fault {
            (tr("editor-mend-fault"), tokens.red)
        } else {
            (tr("editor-mend-remark"), tokens.amber)
        };
        // The row is as tall as its words: they are laid out first and the row is put under them.
        let under = ui.painter().add(egui::Shape::Noop);
        let inner = ui.scope(|ui| {
            ui.add_space(4.0);
            ui.horizontal_top(|ui| {
                ui.add_space(8.0);
                let (mark, _) = ui.allocate_exact_size(Vec2::new(12.0, 18.0), Sense::hover());
                shape(ui, mark, problem.fault, colour);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let font = if here { theme::bold(theme::DETAIL) } else { theme::font(theme::DETAIL) };
                    let words = if place.is_empty() { &kind } else { &place };
                    ui.label(RichText::new(words).font(font).color(colour));
                    let style = Style::text(tokens.text, width - 40.0).sized(theme::DETAIL);
                    self.desk.shaper.show(ui, &words_found, &style);
                });
            });
            ui.add_space(4.0);
        });
        let area = Rect::from_min_max(start, Pos2::new(start.x + width, inner.response.rect.bottom()));
        let response = ui.interact(area, ui.unique_id().with((&problem.path, &problem.words)), Sense::click());
        let fill = if response.hovered() || response.has_focus() { Some(tokens.raised) } else { None };
        if let Some(fill) = fill {
            ui.painter().set(under, egui::Shape::rect_filled(area, theme::CORNER, fill));
        }
        let words = words_found.as_str();
        let words =
            tr_with("editor-mend-spoken", &[("kind", kind.into()), ("place", place.into()), ("words", words.into())]);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &words));
        if response.clicked() {
            self.desk.edit(Ask::Show(problem.path.clone()));
        }
    }
}

/// The mark of a problem: a full disc for a fault, a ring for a remark.
fn shape(ui: &Ui, area: Rect, fault: bool, colour: egui::Color32) {
    let centre = Pos2::new(area.center().x, area.top() + 9.0);
    if fault {
        ui.painter().circle_filled(centre, 4.0, colour);
    } else {
        ui.painter().circle_stroke(centre, 3.5, egui::Stroke::new(1.5, colour));
    }
}

/// A count in a small disc, on the picture of a slide.
pub(super) fn badge(ui: &Ui, corner: Pos2, faults: usize, remarks: usize, tokens: &theme::Tokens) {
    let (count, colour) = if faults > 0 { (faults, tokens.red) } else { (remarks, tokens.amber) };
    if count == 0 {
        return;
    }
    let words = if count > 9 { "9+".to_owned() } else { count.to_string() };
    let centre = corner + Vec2::new(-10.0, 10.0);
    ui.painter().circle_filled(centre, 9.0, colour);
    let font = theme::bold(theme::DETAIL);
    ui.painter().text(centre, egui::Align2::CENTER_CENTER, words, font, tokens.on_signal);
}
