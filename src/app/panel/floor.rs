//! The questions on the panellists' window: the one that is asked or answered now, and those that come next.

use egui::{Ui, Vec2};

use super::{Face, put, style};
use crate::{
    app::board,
    deck::inline,
    questions::{Question, State},
    timing,
    ui::panel_words::with,
};

/// How many of those that come next are named.
const NEXT: usize = 3;

impl Face<'_> {
    /// Draws above `from`, a share of the window's height, and returns where it begins.
    pub(super) fn floor(&self, ui: &mut Ui, mut from: f32) -> f32 {
        let queue = &self.snapshot.queue;
        let tokens = self.tokens;
        let active = queue.active();
        let next: Vec<String> = match queue.round() {
            // In a round those that are still to be read out come next.
            Some(round) => {
                round.unread().iter().filter_map(|number| queue.get(*number)).map(|q| self.briefly(q)).collect()
            }
            None => queue.waiting().take(NEXT).map(|question| self.briefly(question)).collect(),
        };
        let (start, end) = self.sides();
        if active.is_some() && !next.is_empty() {
            from -= 0.07;
            let strip = self.strip(from, from + 0.06);
            let words = with(self.words.next, &next.join(" · "));
            put(ui, self.desk, strip, &words, &style(tokens.dim, self.area, 0.045), start);
        }
        let Some(question) = active else { return from };
        let asked = question.state == State::Asking;
        let lead = with(if asked { self.words.question } else { self.words.to_answer }, &question.number.to_string());
        let words = format!("{lead}{}: {}", self.to(question), question.shown());
        let strip = self.strip(from - 0.19, from - 0.015);
        ui.painter().rect_filled(strip, 6.0, tokens.surface);
        let inner = strip.shrink2(Vec2::new(strip.height() * 0.15, strip.height() * 0.06));
        let line = style(tokens.text, self.area, 0.06).cut(2);
        put(ui, self.desk, self.part(inner, 0.0, 0.84), &words, &line, start);
        let (so_far, allowed) = board::floor_times(question, self.desk.shown_now());
        let colour = if so_far > allowed { tokens.amber } else { tokens.dim };
        let words = format!("{} / {}", timing::figures_elapsed(so_far), timing::figures(allowed));
        put(ui, self.desk, self.part(inner, 0.86, 1.0), &words, &style(colour, self.area, 0.045), end);
        from - 0.19
    }

    /// A question that comes next, by its number, its addressees and its first words.
    fn briefly(&self, question: &Question) -> String {
        const WORDS: usize = 6;
        let mut words: Vec<&str> = question.shown().split_whitespace().take(WORDS + 1).collect();
        if words.is_empty() {
            words.push(question.kind.word());
        }
        let more = if words.len() > WORDS { " …" } else { "" };
        words.truncate(WORDS);
        format!("{}{} {}{more}", question.number, self.to(question), words.join(" "))
    }

    /// " (Anna, Boris)", or nothing for the whole panel.
    fn to(&self, question: &Question) -> String {
        let to = self.snapshot.queue.addressed(question.number);
        if to.is_empty() {
            return String::new();
        }
        let loaded = &self.snapshot.loaded;
        let name = |id: &str| {
            loaded.deck.speakers.iter().find(|speaker| speaker.id == id).map_or_else(
                || id.to_owned(),
                |speaker| inline::words(speaker.name.pick(&loaded.language, &loaded.deck.language).0),
            )
        };
        format!(" ({})", to.into_iter().map(name).collect::<Vec<_>>().join(", "))
    }
}
