//! The questions: a line to type one in two seconds, the one on the floor, and those that wait.

use egui::{Align, Frame, Key, KeyboardShortcut, Layout, Margin, Modifiers, RichText, ScrollArea, TextEdit, Ui, Vec2};

use super::Scene;
use crate::{
    app::face::Line,
    questions::{Action, Question, State},
    show::Command,
    ui::{
        commands::{Verb, key_of},
        shaped::Style,
        theme, widgets,
    },
};

/// The longest message for the panel, in characters: more cannot be read at eight metres.
const MESSAGE: usize = 80;

impl Scene<'_> {
    pub(super) fn queue(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let height = ui.available_height();
        widgets::card(tokens).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_height((height - 24.0).max(60.0));
            self.queue_head(ui);
            self.line(ui);
            if let Some(question) = self.snapshot.queue.active() {
                self.on_the_floor(ui, question);
            }
            self.waiting_list(ui);
        });
    }

    fn queue_head(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let queue = &self.snapshot.queue;
        ui.horizontal(|ui| {
            ui.label(RichText::new("Questions").font(theme::bold(16.0)).color(tokens.text));
            let count = |state: State| queue.numbers(state).len();
            let words = format!("{} answered · {} parked", count(State::Answered), count(State::Parked));
            ui.label(RichText::new(words).font(theme::font(theme::DETAIL)).color(tokens.dim));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if widgets::verb_button(ui, Verb::QuestionNew, "Add").clicked() {
                    self.desk.ask(Verb::QuestionNew);
                }
                if widgets::verb_button(ui, Verb::Message, "Message").clicked() {
                    self.desk.ask(Verb::Message);
                }
            });
        });
        if let Some(message) = &self.snapshot.state.message {
            ui.horizontal(|ui| {
                ui.label(RichText::new("On the panel's screen:").color(tokens.dim));
                let style = Style::text(tokens.accent, (ui.available_width() - 110.0).max(60.0)).strong().cut(1);
                self.desk.shaper.show(ui, message, &style);
                if ui.button("Take away").clicked() {
                    self.desk.ask_show(Command::Message(None));
                }
            });
        }
    }

    /// The line that is open for a question or a message.
    fn line(&self, ui: &mut Ui) {
        let line = self.desk.face(|face| face.line);
        let (hint, name) = match line {
            Line::None => return,
            Line::Question => ("Type the question. Enter puts it in the queue, Esc leaves.", "New question"),
            Line::Message => ("Type a message for the panel. Enter shows it, Esc leaves.", "Message to the panel"),
        };
        let mut text = self.desk.face(|face| std::mem::take(&mut face.text));
        let id = egui::Id::unique("console line");
        let edit = TextEdit::multiline(&mut text)
            .id(id)
            .hint_text(hint)
            .desired_rows(if line == Line::Question { 2 } else { 1 })
            .desired_width(f32::INFINITY)
            .char_limit(if line == Line::Question { 2000 } else { MESSAGE })
            .margin(Margin::same(8))
            // Enter submits; Shift+Enter is never needed for one question.
            .return_key(None::<KeyboardShortcut>);
        let response = ui.name_inputs(name, |ui| ui.add(edit));
        // Right-to-left words stand in the wrong order while they are typed: show them as they will be read.
        if !crate::ui::fonts::is_plain(&text) {
            self.desk.shaper.show(ui, &text, &Style::text(self.tokens.text, ui.available_width()));
        }
        if self.desk.face(|face| std::mem::take(&mut face.take_keyboard)) {
            response.request_focus();
        }
        let enter = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        if enter {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !words.is_empty() {
                match line {
                    Line::Question => self.desk.add_question(words),
                    Line::Message => self.desk.ask_show(Command::Message(Some(words))),
                    Line::None => {}
                }
            }
            self.desk.face(super::super::face::Face::close_line);
            response.surrender_focus();
            return;
        }
        // The text goes back unless the line was closed meanwhile.
        self.desk.face(|face| {
            if face.line == line {
                face.text = text;
            }
        });
    }

    fn on_the_floor(&self, ui: &mut Ui, question: &Question) {
        let tokens = self.tokens;
        Frame::new().fill(tokens.accent).corner_radius(theme::CORNER).inner_margin(Margin::same(10)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let words = format!("{} {}", question.number, question.state.word());
                ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(tokens.on_accent));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if widgets::verb_button(ui, Verb::QuestionAnswered, "Answered").clicked() {
                        self.desk.ask(Verb::QuestionAnswered);
                    }
                    if question.state == State::Asking
                        && widgets::verb_button(ui, Verb::QuestionNext, "Being answered").clicked()
                    {
                        self.desk.ask(Verb::QuestionNext);
                    }
                    if ui.button("Park").clicked() {
                        self.desk.ask_show(Command::Question(Action::Park { number: question.number }));
                    }
                });
            });
            let style = Style::text(tokens.on_accent, ui.available_width()).sized(16.0);
            self.desk.shaper.show(ui, &question.text, &style);
        });
    }

    fn waiting_list(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let queue = &self.snapshot.queue;
        ScrollArea::vertical().id_salt("queue").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let mut any = false;
            for question in queue.waiting() {
                any = true;
                self.row(ui, question);
            }
            if !any && queue.active().is_none() {
                let words = format!(
                    "No question waits. Press {} and type: it is here before the speaker ends.",
                    key_of(Verb::QuestionNew)
                );
                ui.add_space(8.0);
                ui.label(RichText::new(words).color(tokens.dim));
            }
            let parked: Vec<_> = queue.of(State::Parked).collect();
            if !parked.is_empty() {
                ui.add_space(8.0);
                widgets::heading(ui, "Parked");
                for question in parked {
                    self.row(ui, question);
                }
            }
        });
    }

    fn row(&self, ui: &mut Ui, question: &Question) {
        let tokens = self.tokens;
        let number = question.number;
        let chosen = self.desk.face(|face| face.chosen_question) == Some(number);
        let next = question.state == State::Next;
        let fill = if chosen { tokens.hovered } else { tokens.raised };
        let frame = Frame::new().fill(fill).corner_radius(theme::CORNER).inner_margin(Margin::symmetric(10, 7));
        // The row senses clicks below what stands in it, so that its buttons get theirs.
        let builder = egui::UiBuilder::new().id_salt(("question", number)).sense(egui::Sense::click());
        let click = ui
            .scope_builder(builder, |ui| {
                frame.show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.horizontal_top(|ui| {
                        ui.add_sized(
                            Vec2::new(26.0, 20.0),
                            egui::Label::new(
                                RichText::new(number.to_string()).font(theme::bold(theme::TEXT)).color(tokens.accent),
                            ),
                        );
                        ui.vertical(|ui| {
                            if next {
                                let words = RichText::new("Next").font(theme::bold(theme::DETAIL)).color(tokens.accent);
                                ui.label(words);
                            }
                            let style = Style::text(tokens.text, ui.available_width());
                            let style = if chosen { style } else { style.cut(2) };
                            self.desk.shaper.show(ui, &question.text, &style);
                        });
                    });
                    if chosen {
                        self.row_buttons(ui, question);
                    }
                });
            })
            .response;
        click.widget_info(|| {
            egui::WidgetInfo::selected(
                egui::Role::Button,
                true,
                chosen,
                format!("Question {number}, {}", question.state.word()),
            )
        });
        if click.clicked() && !chosen {
            self.desk.face(|face| face.chosen_question = Some(number));
        }
    }

    fn row_buttons(&self, ui: &mut Ui, question: &Question) {
        let number = question.number;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let mut act = |label: &str, action: Action| {
                if ui.button(label).clicked() {
                    self.desk.ask_show(Command::Question(action));
                }
            };
            if question.state == State::Parked {
                act("Back to the queue", Action::Move { number, to: State::Queued });
            } else {
                act("Ask now", Action::Ask { number });
                if question.state != State::Next {
                    act("Put next", Action::PutNext { number });
                }
                act("Up", Action::Up { number });
                act("Down", Action::Down { number });
                act("Park", Action::Park { number });
            }
            act("Remove", Action::Remove { number });
        });
    }
}
