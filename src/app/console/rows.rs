//! The list of questions: rows of one height of which only the visible ones are drawn, and the chosen one opened.

use egui::{Frame, Margin, Pos2, Rect, RichText, ScrollArea, Ui, UiBuilder, Vec2};

use super::Scene;
use crate::{
    app::board,
    questions::{Action, Claim, Flag, Kind, List, Question, Rows, State, guess},
    show::Command,
    ui::{
        commands::{Verb, key_of},
        said,
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
    },
};

/// The height of a row that is not chosen, and of a row with the gap after it, in points.
const ROW: f32 = 54.0;
const STEP: f32 = ROW + 4.0;

/// Where the rows stand, when one of them is higher than the others.
struct Heights {
    open: Option<usize>,
    more: f32,
}

impl Heights {
    fn top(&self, row: usize) -> f32 {
        row as f32 * STEP + if self.open.is_some_and(|open| row > open) { self.more } else { 0.0 }
    }

    fn row_at(&self, y: f32) -> usize {
        let plain = (y / STEP).max(0.0) as usize;
        match self.open {
            Some(open) if plain > open => (((y - self.more) / STEP).max(0.0) as usize).max(open),
            _ => plain,
        }
    }
}

impl Scene<'_> {
    pub(super) fn list(&self, ui: &mut Ui) {
        let queue = &self.snapshot.queue;
        let (list, found) = self.desk.looked_at(self.snapshot);
        let rows = board::rows(queue, list, found.as_ref());
        if rows.is_empty() {
            let searched = self.desk.face(|face| face.board.is_searched());
            self.empty(ui, list, searched, found.is_some());
            return;
        }
        let (chosen, open_height, reveal) = self.desk.face(|face| {
            (face.chosen_question, face.board.open_height.max(ROW), std::mem::take(&mut face.board.reveal))
        });
        let heights = Heights { open: chosen.and_then(|number| rows.row_of(number)), more: open_height - ROW };
        ScrollArea::vertical().id_salt("queue").auto_shrink([false, false]).show_viewport(ui, |ui, visible| {
            ui.set_height(heights.top(rows.len()));
            let area = ui.max_rect();
            let place = |row: usize| {
                let height = if heights.open == Some(row) { open_height } else { ROW };
                let corner = Pos2::new(area.left(), area.top() + heights.top(row));
                Rect::from_min_size(corner, Vec2::new(area.width() - 8.0, height))
            };
            if let Some(row) = heights.open.filter(|_| reveal) {
                ui.scroll_to_rect_animation(place(row), None, egui::style::ScrollAnimation::none());
            }
            self.drop_mark(ui, &rows, &heights, area);
            let searched = self.desk.face(|face| face.board.is_searched());
            for row in heights.row_at(visible.min.y)..rows.len() {
                if heights.top(row) > visible.max.y {
                    break;
                }
                let Some(question) = rows.get(row).and_then(|number| queue.get(number)) else { continue };
                let builder = UiBuilder::new().id_salt(("row", question.number)).max_rect(place(row));
                let mut inner = ui.new_child(builder);
                self.row(&mut inner, question, heights.open == Some(row), searched);
            }
        });
    }

    /// While a row is dragged: where it would come to stand; once it is let go, it stands there.
    fn drop_mark(&self, ui: &Ui, rows: &Rows<'_>, heights: &Heights, area: Rect) {
        let Some((number, _)) = self.desk.face(|face| face.board.drag) else { return };
        let queue = &self.snapshot.queue;
        let whole = self.desk.face(|face| !face.board.is_searched() && face.board.narrow.is_wide());
        let here = queue.get(number).map(|question| queue.numbers(question.state));
        let (Some(list), Some(row), Some(pointer)) = (here, rows.row_of(number), ui.ctx().pointer_latest_pos()) else {
            self.desk.face(|face| face.board.drag = None);
            return;
        };
        // A question is moved within its own list: those put next stay before those that wait.
        let first = row - list.iter().position(|other| *other == number).unwrap_or(0);
        let y = pointer.y - area.top();
        let over = heights.row_at(y);
        let middle = f32::midpoint(heights.top(over), heights.top(over + 1));
        let target = (if y > middle { over + 1 } else { over }).clamp(first, first + list.len());
        if ui.input(|input| input.pointer.any_released()) {
            self.desk.face(|face| face.board.drag = None);
            if whole && target != row && target != row + 1 {
                let before = list.get(target - first).copied();
                self.desk.ask_show(Command::Question(Action::Place { number, before }));
            }
            return;
        }
        if !whole {
            return;
        }
        self.desk.face(|face| face.board.drag = Some((number, target)));
        let line = area.top() + heights.top(target) - 2.0;
        let stroke = egui::Stroke::new(3.0, self.tokens.accent);
        ui.painter().hline(area.left()..=area.right() - 8.0, line, stroke);
        let edge = 24.0;
        let clip = ui.clip_rect();
        if pointer.y < clip.top() + edge {
            ui.scroll_with_delta(Vec2::new(0.0, 12.0));
            ui.ctx().request_repaint();
        } else if pointer.y > clip.bottom() - edge {
            ui.scroll_with_delta(Vec2::new(0.0, -12.0));
            ui.ctx().request_repaint();
        }
    }

    fn empty(&self, ui: &mut Ui, list: List, searched: bool, narrowed: bool) {
        let words = match list {
            _ if searched => tr("no-question-found"),
            _ if narrowed => tr_with("no-question-passes", &[("key", key_of(Verb::QuestionFilter).into())]),
            List::Waiting if self.snapshot.queue.active().is_some() => return,
            List::Waiting => tr_with("no-question-waits", &[("key", key_of(Verb::QuestionNew).into())]),
            _ => tr_with(
                "no-question-in-list",
                &[("list", said::list(list).into()), ("key", key_of(Verb::QuestionList).into())],
            ),
        };
        ui.add_space(8.0);
        ui.label(RichText::new(words).color(self.tokens.dim));
    }

    fn row(&self, ui: &mut Ui, question: &Question, chosen: bool, searched: bool) {
        let tokens = self.tokens;
        let number = question.number;
        let selected = self.desk.face(|face| face.board.selected.contains(&number));
        let fill = if chosen || selected { tokens.hovered } else { tokens.raised };
        let frame = Frame::new().fill(fill).corner_radius(theme::CORNER).inner_margin(Margin::symmetric(10, 7));
        // The row senses clicks below what stands in it, so that its buttons get theirs.
        let builder = UiBuilder::new().id_salt(("question", number)).sense(egui::Sense::click_and_drag());
        let click = ui
            .scope_builder(builder, |ui| {
                frame.show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.set_min_height(ROW - 14.0);
                    ui.horizontal_top(|ui| {
                        ui.add_sized(
                            Vec2::new(if number > 999 { 44.0 } else { 26.0 }, 20.0),
                            egui::Label::new(
                                RichText::new(number.to_string()).font(theme::bold(theme::TEXT)).color(tokens.accent),
                            ),
                        );
                        ui.vertical(|ui| {
                            ui.spacing_mut().item_spacing.y = 0.0;
                            self.row_text(ui, question, chosen, searched);
                        });
                    });
                    if chosen {
                        self.originals(ui, question);
                        self.row_buttons(ui, question);
                    }
                });
            })
            .response;
        let details = self.details(question, searched);
        click.widget_info(|| {
            let words = tr_with(
                "question-spoken",
                &[
                    ("number", number.into()),
                    ("state", said::state(question.state).into()),
                    ("details", details.as_str().into()),
                ],
            );
            egui::WidgetInfo::selected(egui::Role::Button, true, chosen || selected, words.trim_end())
        });
        if chosen {
            let height = click.rect.height();
            let changed = self.desk.face(|face| {
                let changed = (face.board.open_height - height).abs() > 0.5;
                face.board.open_height = height;
                changed
            });
            if changed {
                ui.ctx().request_repaint();
            }
        }
        // Where it would fall is worked out with the next drawing, when all rows are known.
        if click.drag_started() {
            self.desk.face(|face| face.board.drag = Some((number, usize::MAX)));
        }
        if click.clicked() {
            let control = ui.input(|input| input.modifiers.command || input.modifiers.ctrl);
            self.desk.face(|face| {
                if control {
                    if let Some(before) = face.chosen_question.filter(|_| face.board.selected.is_empty()) {
                        face.board.select(before);
                    }
                    if face.chosen_question != Some(number) || face.board.selected.len() > 1 {
                        face.board.toggle(number);
                    }
                } else {
                    face.board.selected.clear();
                    face.chosen_question = Some(number);
                }
            });
        }
    }

    fn row_text(&self, ui: &mut Ui, question: &Question, chosen: bool, searched: bool) {
        let tokens = self.tokens;
        let details = self.details(question, searched);
        let style = Style::text(tokens.text, ui.available_width());
        let lines = if details.is_empty() { 2 } else { 1 };
        let style = if chosen { style } else { style.cut(lines) };
        let kind = said::kind(question.kind);
        let text = if question.shown().is_empty() { kind.as_str() } else { question.shown() };
        self.desk.shaper.show(ui, text, &style);
        if !details.is_empty() {
            let style = Style::text(tokens.accent, ui.available_width()).sized(theme::DETAIL).strong().cut(1);
            self.desk.shaper.show(ui, &details, &style);
        }
    }

    /// What is to be known of a question beside its text, in words.
    fn details(&self, question: &Question, searched: bool) -> String {
        let number = question.number;
        let queue = &self.snapshot.queue;
        let mut parts: Vec<String> = Vec::new();
        if self.desk.face(|face| face.board.selected.contains(&number)) {
            parts.push(tr("detail-selected"));
        }
        if question.state == State::Next {
            parts.push(tr("detail-next"));
        } else if searched || matches!(question.state, State::Inbox) {
            parts.push(said::state(question.state));
        }
        if question.kind == Kind::Floor && !question.shown().is_empty() {
            parts.push(tr("detail-floor"));
        }
        if question.claim != Claim::Ordinary {
            parts.push(said::claim(question.claim));
        }
        let flags = queue.flags(number);
        let all = [Flag::Sensitive, Flag::DoNotProject, Flag::NeedsInterpretation];
        parts.extend(all.into_iter().filter(|flag| flags.has(*flag)).map(said::flag));
        parts.extend(question.tags.iter().map(|tag| format!("#{tag}")));
        let voices = queue.voices(number);
        if voices > 1 {
            parts.push(tr_with("detail-voices", &[("count", voices.into())]));
        }
        let to = queue.addressed(number);
        if !to.is_empty() {
            let names: Vec<String> = to.into_iter().map(|id| self.speaker(id)).collect();
            parts.push(tr_with("to-whom", &[("names", names.join(", ").into())]));
        }
        let room = &self.snapshot.loaded.language;
        match (&question.language, guess(question.shown())) {
            (Some(tag), _) => parts.push(tag.clone()),
            (None, Some(tag)) if !room.starts_with(tag) => parts.push(format!("{tag}?")),
            _ => {}
        }
        if let Some(handle) = self.desk.handle_of(number) {
            parts.push(handle);
        }
        parts.join(" · ")
    }

    /// The questions that were merged into this one.
    fn originals(&self, ui: &mut Ui, question: &Question) {
        let tokens = self.tokens;
        for part in question.merged.iter().filter_map(|part| self.snapshot.queue.get(*part)) {
            let words = format!("{}  {}", part.number, part.shown());
            let style = Style::text(tokens.dim, ui.available_width()).cut(2);
            self.desk.shaper.show(ui, &words, &style);
        }
        if question.rewrite.is_some() && !question.text.is_empty() {
            let words = format!("{}  {}", question.number, question.text);
            let style = Style::text(tokens.dim, ui.available_width()).cut(2);
            self.desk.shaper.show(ui, &words, &style);
        }
    }

    fn row_buttons(&self, ui: &mut Ui, question: &Question) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(6.0, 4.0);
            let mut offer = |verb: Verb, label: String| {
                if ui.button(label).on_hover_text(widgets::hint(verb)).clicked() {
                    self.desk.ask(verb);
                }
            };
            let open = question.state.is_open();
            if !matches!(question.state, State::Queued | State::Next | State::Merged) {
                let label = if question.state == State::Inbox { tr("into-queue") } else { tr("back-to-queue") };
                offer(Verb::QuestionBack, label);
            }
            if open {
                offer(Verb::QuestionAsk, tr("ask-now"));
                if question.state != State::Next {
                    offer(Verb::QuestionPutNext, tr("put-next"));
                }
                offer(Verb::QuestionEarlier, tr("up"));
                offer(Verb::QuestionLater, tr("down"));
            }
            if !matches!(question.state, State::Removed | State::Merged) {
                offer(Verb::QuestionView, tr("show-dots"));
                offer(Verb::QuestionTally, tr("one-more"));
                offer(Verb::QuestionMarks, tr("marks-dots"));
                offer(Verb::QuestionThemes, tr("more-themes"));
                offer(Verb::QuestionEdit, tr("edit"));
                if !question.merged.is_empty() {
                    offer(Verb::QuestionUnmerge, tr("take-apart"));
                }
                if question.state != State::Parked {
                    offer(Verb::QuestionPark, tr("park"));
                }
                offer(Verb::QuestionRemove, tr("remove"));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_where_they_stand() {
        for open in [None, Some(0), Some(3), Some(9)] {
            let heights = Heights { open, more: 120.0 };
            for row in 0..12 {
                assert_eq!(heights.row_at(heights.top(row) + 1.0), row, "{open:?}");
                assert_eq!(heights.row_at(heights.top(row + 1) - 1.0), row, "{open:?}");
            }
        }
    }
}
