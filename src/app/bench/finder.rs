//! Finding and replacing in the whole deck: results while the words are typed, each a way to its place.

use std::sync::Arc;

use egui::{
    Button, Key, Modifiers, Rect, RichText, ScrollArea, Sense, TextFormat, Ui, Vec2,
    text::{LayoutJob, TextWrapping},
};

use super::{leave, line, plain, title};
use crate::{
    app::{desk::Desk, editor::Ask, face::Sheet, job::Job},
    deck::edit::{
        Mark,
        find::{Found, Query, Replaced, find, replace_all, replace_one},
    },
    ui::{
        fonts::is_plain,
        shaped::Style,
        theme,
        words::{tr, tr_with},
    },
};

/// How many places are listed.
const MOST: usize = 500;
/// The height of a result.
const ROW: f32 = 46.0;

/// What was found, and in which state of the deck.
struct Hits {
    mark: Mark,
    query: Query,
    found: Vec<Found>,
}

/// The sheet's state.
#[derive(Default)]
pub struct Finder {
    query: Query,
    with: String,
    chosen: usize,
    result: Option<Arc<Hits>>,
    looking: Option<Job<Hits>>,
    said: Option<String>,
    scroll: bool,
}

impl Desk {
    /// Opens the sheet; what was looked for last is still there.
    pub fn open_finder(&self) {
        self.bench.lock().finder.said = None;
        self.face(|face| face.open(Sheet::Find));
        self.wake();
    }

    /// Keeps the results in line with the words and the deck.
    pub(super) fn tend_finder(&self) {
        if !self.is_open(&Sheet::Find) {
            return;
        }
        let Some(sight) = self.sight() else { return };
        let waker = self.waker();
        let mut bench = self.bench.lock();
        let finder = &mut bench.finder;
        if let Some(result) = finder.looking.as_ref().and_then(Job::take) {
            finder.looking = None;
            finder.chosen = finder.chosen.min(result.found.len().saturating_sub(1));
            finder.result = Some(Arc::new(result));
        }
        let current =
            finder.result.as_ref().is_some_and(|result| result.mark == sight.mark && result.query == finder.query);
        if !current && finder.looking.is_none() {
            let (deck, mark, query) = (Arc::clone(&sight.deck), sight.mark, finder.query.clone());
            finder.looking = Job::start("find", waker, move |_, _| {
                let found = find(&deck, &query, MOST);
                Hits { mark, query, found }
            });
        }
    }
}

/// The sheet.
pub fn ui(ui: &mut Ui, desk: &Desk) {
    let Some(sight) = desk.sight() else { return };
    let tokens = theme::of(ui);
    title(ui, &tr("find-title"));
    let mut finder = std::mem::take(&mut desk.bench.lock().finder);
    let before = finder.query.clone();
    let width = ui.available_width();
    let (mut enter, mut beyond) = (false, 0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let half = (width - 16.0) / 2.0 - 20.0;
        let field = line(ui, &tr("find-field"), &mut finder.query.words, half, &tr("find-hint"));
        if desk.face(|face| std::mem::take(&mut face.take_keyboard)) {
            field.response.request_focus();
        }
        (enter, beyond) = (field.enter, field.beyond);
        line(ui, &tr("find-with"), &mut finder.with, half, &tr("find-with-hint"));
    });
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        crate::ui::widgets::outlined(ui);
        let query = &mut finder.query;
        for (on, label) in [
            (&mut query.case, tr("find-case")),
            (&mut query.whole, tr("find-whole")),
            (&mut query.accents, tr("find-accents")),
            (&mut query.links, tr("find-links")),
        ] {
            ui.checkbox(on, RichText::new(label).color(tokens.text));
        }
    });
    ui.add_space(8.0);
    if finder.query != before {
        finder.chosen = 0;
        finder.said = None;
    }
    let result = finder.result.clone();
    let found: &[Found] = result.as_ref().map_or(&[], |result| result.found.as_slice());
    let by_key = |ui: &mut Ui, key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if beyond > 0 || by_key(ui, Key::ArrowDown) {
        finder.chosen = (finder.chosen + 1).min(found.len().saturating_sub(1));
        finder.scroll = true;
    }
    if beyond < 0 || by_key(ui, Key::ArrowUp) {
        finder.chosen = finder.chosen.saturating_sub(1);
        finder.scroll = true;
    }
    let mut goes = enter && !found.is_empty();
    let count = match (finder.query.words.trim().is_empty(), found.len()) {
        (true, _) => tr("find-nothing-asked"),
        (false, 0) => tr("find-none"),
        (false, count) => tr_with("find-count", &[("count", count.into())]),
    };
    let words = finder.said.clone().unwrap_or(count);
    let label = ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(tokens.text));
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
    let tall = (ui.ctx().viewport_rect().height() - 400.0).clamp(96.0, 460.0);
    ScrollArea::vertical()
        .id_salt("found")
        .max_height(tall)
        .min_scrolled_height(tall)
        .auto_shrink([false, false])
        .show_rows(ui, ROW - 4.0, found.len(), |ui, rows| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for at in rows {
                let Some(one) = found.get(at) else { continue };
                let here = at == finder.chosen;
                if row(ui, desk, one, here, here && finder.scroll).clicked() {
                    goes = here;
                    finder.chosen = at;
                }
            }
        });
    finder.scroll = false;
    ui.add_space(12.0);
    let chosen = found.get(finder.chosen);
    let mut done: Option<Replaced> = None;
    ui.horizontal(|ui| {
        goes |= ui.add_enabled(chosen.is_some(), go_button(tokens)).clicked();
        if plain(ui, &tr("find-replace"), chosen.is_some()).clicked() {
            done = chosen.map(|one| replace_one(&sight.deck, &finder.query, one, &finder.with));
        }
        let all = tr_with("find-replace-all", &[("count", found.len().into())]);
        if plain(ui, &all, !found.is_empty()).clicked() {
            done = Some(replace_all(&sight.deck, &finder.query, &finder.with));
        }
        leave(ui, desk);
    });
    let path = chosen.map(place);
    if let Some(done) = done {
        let (places, left) = (done.places, done.left);
        finder.said = Some(if left > 0 {
            tr_with("find-left", &[("count", places.into()), ("left", left.into())])
        } else {
            tr_with("find-replaced", &[("count", places.into())])
        });
        if let Some(change) = done.change {
            desk.edit(Ask::Change(change));
        }
    }
    desk.bench.lock().finder = finder;
    if let Some(path) = path.filter(|_| goes) {
        desk.face(|face| face.open(Sheet::None));
        desk.edit(Ask::Show(path));
    }
}

fn go_button(tokens: &theme::Tokens) -> Button<'static> {
    let words = RichText::new(tr("find-go")).font(theme::bold(theme::TEXT)).color(tokens.on_accent);
    let key = RichText::new(tr("key-enter")).font(theme::font(theme::DETAIL)).color(tokens.on_accent);
    Button::new(words).shortcut_text(egui::WidgetText::from(key)).fill(tokens.accent).min_size(Vec2::new(0.0, 36.0))
}

/// The place of a result, as the check names places.
fn place(found: &Found) -> String {
    let slide = found.slide.map_or_else(String::new, |slide| format!("slides[{slide}]."));
    format!("{slide}{}", found.field)
}

/// Where a text stands, in words.
pub(super) fn place_words(slide: Option<usize>, field: &str, language: Option<&str>) -> String {
    let name = field.split(['.', '[']).next().unwrap_or_default();
    let part = match name {
        "notes" => tr("place-notes"),
        "title" | "kicker" | "subtitle" => tr("place-title"),
        "event" => tr("place-event"),
        "agenda" => tr("place-agenda"),
        "speakers" => tr("place-speakers"),
        "sources" => tr("place-sources"),
        "assets" => tr("place-assets"),
        "table" => tr("place-table"),
        "chart" => tr("place-chart"),
        _ => tr("place-text"),
    };
    let language = language.map_or_else(String::new, |tag| format!(" · {tag}"));
    match slide {
        Some(at) => format!("{} · {part}{language}", tr_with("place-slide", &[("number", (at + 1).into())])),
        None => format!("{part}{language}"),
    }
}

/// A text with a part of it standing out, on one line.
pub(super) fn excerpt(ui: &mut Ui, desk: &Desk, text: &str, part: std::ops::Range<usize>, size: f32) {
    let tokens = theme::of(ui);
    if !is_plain(text) {
        let style = Style::text(tokens.text, ui.available_width() - 8.0).sized(size).cut(1);
        desk.shaper.show(ui, text, &style);
        return;
    }
    let wrap = TextWrapping::truncate_at_width(ui.available_width() - 8.0);
    let mut job = LayoutJob { wrap, ..LayoutJob::default() };
    let format = |lit: bool| TextFormat {
        font_id: if lit { theme::bold(size) } else { theme::font(size) },
        color: if lit { tokens.accent } else { tokens.text },
        ..TextFormat::default()
    };
    job.append(text.get(..part.start).unwrap_or(text), 0.0, format(false));
    job.append(text.get(part.clone()).unwrap_or_default(), 0.0, format(true));
    job.append(text.get(part.end..).unwrap_or_default(), 0.0, format(false));
    ui.label(job);
}

fn row(ui: &mut Ui, desk: &Desk, found: &Found, here: bool, scroll: bool) -> egui::Response {
    let tokens = theme::of(ui);
    let (area, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW - 4.0), Sense::click());
    if here || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(area, 6.0, if here { tokens.raised } else { tokens.hovered });
    }
    if here {
        let mark = Rect::from_min_size(area.min, Vec2::new(3.0, area.height()));
        ui.painter().rect_filled(mark, 1.0, tokens.accent);
    }
    let words = place_words(found.slide, &found.field, found.language.as_deref());
    crate::ui::widgets::inside(ui, area.shrink2(Vec2::new(12.0, 3.0)), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(RichText::new(&words).font(theme::font(theme::DETAIL)).color(tokens.dim));
        excerpt(ui, desk, &found.excerpt, found.in_excerpt.clone(), theme::TEXT);
    });
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, here, format!("{words}: {}", found.excerpt))
    });
    if scroll {
        response.scroll_to_me(None);
    }
    response
}
