//! The questions on the panellists' window: the one that is asked or answered now, and those that come next.

use egui::{Align2, Pos2, Rect, Ui, Vec2};

use super::{Face, put, style};
use crate::{
    app::board,
    deck::inline,
    questions::{Question, State},
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
        if active.is_some() && !next.is_empty() {
            from -= 0.07;
            let strip = self.strip(from, from + 0.06);
            let words = format!("Then: {}", next.join("; "));
            put(ui, self.desk, strip, &words, &style(tokens.dim, self.area, 0.036), Align2::LEFT_CENTER);
        }
        let Some(question) = active else { return from };
        from -= 0.17;
        let strip = self.strip(from, from + 0.15);
        ui.painter().rect_filled(strip, 6.0, tokens.surface);
        let asked = if question.state == State::Asking { "Question" } else { "To answer" };
        let words = format!("{asked} {}{}: {}", question.number, self.to(question), question.shown());
        let inner = strip.shrink2(Vec2::new(strip.height() * 0.15, 0.0));
        let cut = inner.right() - inner.width() * 0.16;
        let text = Rect::from_min_max(inner.min, Pos2::new(cut - 8.0, inner.max.y));
        put(ui, self.desk, text, &words, &style(tokens.text, self.area, 0.045).cut(2), Align2::LEFT_CENTER);
        let clock = Rect::from_min_max(Pos2::new(cut, inner.top()), inner.max);
        let words = board::floor_clock(question, self.desk.shown_now());
        put(ui, self.desk, clock, &words, &style(tokens.dim, self.area, 0.036), Align2::RIGHT_CENTER);
        from
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

    /// " to Anna, Boris", or nothing for the whole panel.
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
        format!(" to {}", to.into_iter().map(name).collect::<Vec<_>>().join(", "))
    }
}
