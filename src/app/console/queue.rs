//! The questions: a line to type one in two seconds, the one on the floor, and those that wait.

use egui::{Align, Frame, Key, KeyboardShortcut, Layout, Margin, Modifiers, RichText, TextEdit, Ui, Vec2};

use super::Scene;
use crate::{
    app::{board, face::Line},
    questions::{Action, Claim, Handles, List, Question, Rows, Stage, State},
    show::Command,
    timing,
    ui::{
        commands::{Verb, key_of, row_of},
        icons::Icon,
        languages::name_of,
        said,
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
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
            self.list(ui);
        });
    }

    fn queue_head(&self, ui: &mut Ui) {
        let tokens = self.tokens;
        let mut closed = (!self.snapshot.queue.is_open()).then(|| {
            let words = RichText::new(tr("list-closed")).font(theme::bold(theme::DETAIL));
            egui::Label::new(words.color(tokens.amber))
        });
        ui.horizontal(|ui| {
            ui.label(RichText::new(tr("questions")).font(theme::bold(16.0)).color(tokens.text));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                for (verb, label) in [(Verb::QuestionNew, tr("add")), (Verb::Message, tr("message"))] {
                    if widgets::verb_button(ui, verb, &label).clicked() {
                        self.desk.ask(verb);
                    }
                }
                self.more(ui);
                // Between the title and the buttons, if there is room for them there: the buttons would lie upon them else.
                let wide = |words: String, font| ui.painter().layout_no_wrap(words, font, tokens.dim).size().x;
                let gap = 2.0 * ui.spacing().item_spacing.x;
                let mut left = ui.available_width() - gap;
                let for_closed = wide(tr("list-closed"), theme::bold(theme::DETAIL)) + gap;
                let here = closed.take_if(|_| for_closed <= left);
                left -= if here.is_some() { for_closed } else { 0.0 };
                let take =
                    self.can_still_take().filter(|words| wide(words.clone(), theme::font(theme::DETAIL)) <= left);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    if let Some(words) = take {
                        let label = ui.label(RichText::new(words).font(theme::font(theme::DETAIL)).color(tokens.dim));
                        label.on_hover_text(tr("can-still-take-hint"));
                    }
                    if let Some(label) = here {
                        ui.add(label);
                    }
                });
            });
        });
        if let Some(label) = closed {
            ui.add(label);
        }
        self.chips(ui);
        self.round_strip(ui);
        if let Some(message) = &self.snapshot.state.message {
            ui.horizontal(|ui| {
                ui.label(RichText::new(tr("on-panel-screen")).color(tokens.dim));
                let style = Style::text(tokens.accent, (ui.available_width() - 110.0).max(60.0)).strong().cut(1);
                self.desk.shaper.show(ui, message, &style);
                if ui.button(tr("take-away")).clicked() {
                    self.desk.ask_show(Command::Message(None));
                }
            });
        }
    }

    /// How many questions there is still time for, on the day itself.
    fn can_still_take(&self) -> Option<String> {
        let ends = self.view.filter(|view| view.wrong_day.is_none())?.questions_end_by?;
        let count = timing::Round::default().fit(ends - self.now).questions;
        Some(tr_with("can-still-take", &[("count", count.into())]))
    }

    /// What else can be done with the questions as a whole.
    fn more(&self, ui: &mut Ui) {
        widgets::menu(ui, "questions", (Icon::More.atom(), tr("more")), |ui| {
            let list = if self.snapshot.queue.is_open() { tr("close-the-list") } else { tr("open-the-list") };
            for (verb, label) in [
                (Verb::QuestionFloor, tr("more-floor")),
                (Verb::QuestionSearch, tr("more-find")),
                (Verb::QuestionFilter, tr("more-filter")),
                (Verb::QuestionThemes, tr("more-themes")),
                (Verb::Balance, tr("more-balance")),
                (Verb::Round, tr("more-round")),
                (Verb::RoundCancel, tr("more-break-off")),
                (Verb::CloseList, list),
                (Verb::QuestionsExport, tr("more-export")),
                (Verb::QuestionsImport, tr("more-import")),
            ] {
                let button = egui::Button::new((Icon::of(verb).map_or_else(Icon::none, Icon::atom), label))
                    .shortcut_text(key_of(verb))
                    .min_size(Vec2::new(240.0, 32.0));
                if ui.add(button).clicked() {
                    self.desk.ask(verb);
                    ui.close();
                }
            }
        });
    }

    /// The lists with how much is in each; the search stands in their place while there is one.
    fn chips(&self, ui: &mut Ui) {
        let (shown, found) = self.desk.looked_at(self.snapshot);
        let queue = &self.snapshot.queue;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let searched = self.desk.face(|face| face.board.is_searched());
            if let Some(found) = found.as_ref().filter(|_| searched) {
                let words = tr_with("found-in-lists", &[("count", found.len().into())]);
                ui.label(RichText::new(words).color(self.tokens.accent));
                if ui.button(tr("leave-search")).clicked() {
                    self.desk.soon(move |desk| desk.turn_to(shown));
                }
                return;
            }
            for list in List::ALL {
                let words = tr_with(
                    "list-count",
                    &[("count", Rows::of(queue, list).len().into()), ("list", said::list(list).into())],
                );
                let words = RichText::new(words).font(theme::font(theme::DETAIL));
                if ui.selectable_label(list == shown, words).clicked() {
                    self.desk.soon(move |desk| desk.turn_to(list));
                }
            }
            let selected = self.desk.face(|face| face.board.selected.len());
            if selected > 1 {
                ui.label(
                    RichText::new(tr_with("selected-count", &[("count", selected.into())])).color(self.tokens.accent),
                );
                for (verb, label) in [(Verb::QuestionMerge, tr("merge")), (Verb::Round, tr("round"))] {
                    if ui.button(label).on_hover_text(widgets::hint(verb)).clicked() {
                        self.desk.ask(verb);
                    }
                }
            }
        });
        self.narrowed(ui, found.map_or(0, |found| found.len()));
    }

    /// Which of the questions are shown, while it is not all of them.
    fn narrowed(&self, ui: &mut Ui, count: usize) {
        let narrow = self.desk.face(|face| face.board.narrow.clone());
        if narrow.is_wide() {
            return;
        }
        let mut parts: Vec<String> = Vec::new();
        parts.extend(narrow.to.as_deref().map(|id| tr_with("to-whom", &[("names", self.speaker(id).into())])));
        parts.extend(narrow.tag.map(|tag| tr_with("theme-is", &[("theme", tag.into())])));
        parts.extend(narrow.language.map(|tag| name_of(&tag)));
        ui.horizontal(|ui| {
            let words = tr_with("narrowed-to", &[("parts", parts.join(", ").into()), ("count", count.into())]);
            let style = Style::text(self.tokens.amber, (ui.available_width() - 120.0).max(80.0)).cut(1);
            self.desk.shaper.show(ui, &words, &style);
            if ui.button(tr("show-all")).clicked() {
                self.desk.narrow(crate::app::board::Narrow::default());
            }
        });
    }

    /// How far the open round is.
    fn round_strip(&self, ui: &mut Ui) {
        let Some(round) = self.snapshot.queue.round() else { return };
        let numbers: Vec<String> = round.picks.iter().map(u32::to_string).collect();
        let words =
            tr_with("round-strip", &[("number", round.number.into()), ("questions", numbers.join(", ").into())]);
        let so_far = match round.stage {
            Stage::Reading => tr_with("round-read", &[("read", round.read.into()), ("of", round.picks.len().into())]),
            stage => said::stage(stage),
        };
        ui.horizontal(|ui| {
            ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(self.tokens.accent));
            ui.label(RichText::new(so_far).color(self.tokens.dim));
            let (verb, label) = match round.stage {
                Stage::Answering | Stage::Closed => (Verb::QuestionAnswered, tr("answered")),
                Stage::Reading if round.unread().is_empty() => (Verb::QuestionNext, tr("answer-together")),
                Stage::Picking | Stage::Reading => (Verb::QuestionNext, tr("read-next")),
            };
            if widgets::verb_button(ui, verb, &label).clicked() {
                self.desk.ask(verb);
            }
        });
    }

    /// Whether a request for the floor comes first, and what helps to find who asked. Says whether Enter was pressed in it.
    fn floor_fields(&self, ui: &mut Ui) -> bool {
        let (mut claim, mut handle) = self.desk.face(|face| (face.board.claim, std::mem::take(&mut face.board.handle)));
        ui.horizontal(|ui| {
            widgets::outlined(ui);
            for each in [Claim::Ordinary, Claim::Clarification, Claim::RightOfReply] {
                ui.radio_value(&mut claim, each, RichText::new(said::claim(each)).color(self.tokens.text));
            }
        });
        let edit = TextEdit::singleline(&mut handle)
            .id(egui::Id::unique("floor handle"))
            .hint_text(tr("handle-hint"))
            .char_limit(Handles::MAX)
            .return_key(None::<KeyboardShortcut>)
            .desired_width(f32::INFINITY);
        let response = ui.name_inputs(tr("handle-name"), |ui| ui.add(edit));
        let enter = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        self.desk.face(|face| {
            if face.line == Line::Floor {
                face.board.claim = claim;
                face.board.handle = handle;
            }
        });
        enter
    }

    /// The line that is open for something to be typed.
    fn line(&self, ui: &mut Ui) {
        let line = self.desk.face(|face| face.line);
        let (hint, name) = match line {
            Line::None => return,
            Line::Question => (tr("line-question"), row_of(Verb::QuestionNew).label()),
            Line::Floor => (tr("line-floor"), row_of(Verb::QuestionFloor).label()),
            Line::Edit(_) => (tr("line-edit"), tr("line-edit-name")),
            Line::Merge => (tr("line-merge"), tr("merge")),
            Line::Search => (tr("line-search"), row_of(Verb::QuestionSearch).label()),
            Line::Message => (tr("line-message"), row_of(Verb::Message).label()),
        };
        let mut text = self.desk.face(|face| std::mem::take(&mut face.text));
        let id = egui::Id::unique("console line");
        let edit = TextEdit::multiline(&mut text)
            .id(id)
            .hint_text(hint)
            .desired_rows(if matches!(line, Line::Question | Line::Edit(_)) { 2 } else { 1 })
            .desired_width(f32::INFINITY)
            .char_limit(match line {
                Line::Message => MESSAGE,
                Line::Search => 200,
                // Many questions may be pasted at once.
                Line::Question => 100_000,
                _ => 8_000,
            })
            .margin(Margin::same(8))
            // Enter submits; Shift+Enter begins another question.
            .return_key(
                matches!(line, Line::Question | Line::Edit(_))
                    .then(|| KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter)),
            );
        let response = ui.name_inputs(name, |ui| ui.add(edit));
        // Right-to-left words stand in the wrong order while they are typed: show them as they will be read.
        if !crate::ui::fonts::is_plain(&text) {
            self.desk.shaper.show(ui, &text, &Style::text(self.tokens.text, ui.available_width()));
        }
        if self.desk.face(|face| std::mem::take(&mut face.take_keyboard)) {
            response.request_focus();
        }
        if line == Line::Search && response.changed() {
            self.desk.face(|face| {
                face.board.search.clone_from(&text);
                face.board.reveal = true;
            });
        }
        let shift = ui.input(|input| input.modifiers.shift);
        let in_fields = line == Line::Floor && self.floor_fields(ui);
        let enter = (response.has_focus() || in_fields)
            && !shift
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        if enter {
            self.take_line(line, &text);
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

    /// What was typed, once Enter is pressed.
    fn take_line(&self, line: Line, text: &str) {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match line {
            Line::Floor => {
                let (claim, handle) = self.desk.face(|face| (face.board.claim, face.board.handle.clone()));
                self.desk.soon(move |desk| desk.add_floor(words, claim, &handle));
            }
            Line::Merge => self.desk.soon(move |desk| desk.merge_selected(&words)),
            Line::None | Line::Search => {}
            _ if words.is_empty() => {}
            Line::Question => {
                let text = text.to_owned();
                self.desk.soon(move |desk| desk.add_questions(&text));
            }
            Line::Edit(number) => {
                let text = text.to_owned();
                self.desk.soon(move |desk| desk.rewrite(number, &text));
            }
            Line::Message => self.desk.ask_show(Command::Message(Some(words))),
        }
    }

    fn on_the_floor(&self, ui: &mut Ui, question: &Question) {
        let tokens = self.tokens;
        Frame::new().fill(tokens.accent).corner_radius(theme::CORNER).inner_margin(Margin::same(10)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let words = format!("{} {}", question.number, said::state(question.state));
                ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(tokens.on_accent));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    // Four buttons beside the state, on the smallest console.
                    ui.spacing_mut().button_padding.x = 8.0;
                    ui.spacing_mut().item_spacing.x = 4.0;
                    if widgets::narrow_button(ui, Verb::QuestionAnswered, &tr("answered")).clicked() {
                        self.desk.ask(Verb::QuestionAnswered);
                    }
                    if question.state == State::Asking
                        && widgets::narrow_button(ui, Verb::QuestionNext, &tr("being-answered")).clicked()
                    {
                        self.desk.ask(Verb::QuestionNext);
                    }
                    if widgets::narrow_button(ui, Verb::QuestionView, &tr("show-dots")).clicked() {
                        self.desk.face(|face| face.chosen_question = None);
                        self.desk.ask(Verb::QuestionView);
                    }
                    if ui.button(tr("park")).clicked() {
                        self.desk.ask_show(Command::Question(Action::Park { number: question.number }));
                    }
                });
            });
            let style = Style::text(tokens.on_accent, ui.available_width()).sized(16.0);
            let kind = said::kind(question.kind);
            let text = if question.shown().is_empty() { kind.as_str() } else { question.shown() };
            self.desk.shaper.show(ui, text, &style);
            ui.spacing_mut().interact_size.y = 16.0;
            let words = board::floor_clock(question, self.now);
            ui.label(RichText::new(words).font(theme::font(theme::DETAIL)).color(tokens.on_accent));
            let to = self.snapshot.queue.addressed(question.number);
            if !to.is_empty() {
                let names: Vec<String> = to.into_iter().map(|id| self.speaker(id)).collect();
                let style = Style::text(tokens.on_accent, ui.available_width()).sized(theme::DETAIL).cut(1);
                let words = tr_with("to-whom", &[("names", names.join(", ").into())]);
                self.desk.shaper.show(ui, &words, &style);
            }
            if let Some(handle) = self.desk.handle_of(question.number) {
                let style = Style::text(tokens.on_accent, ui.available_width()).sized(theme::DETAIL).strong().cut(1);
                self.desk.shaper.show(ui, &handle, &style);
            }
        });
    }
}
