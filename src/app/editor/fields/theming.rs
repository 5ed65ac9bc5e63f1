//! The page of the theme: those that come with the program and those that lie beside the deck, with their contrast.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use crossbeam_channel::{Receiver, bounded};
use egui::{Color32, Context, Rect, RichText, Sense, Ui, pos2, vec2};

use super::{Pen, parts};
use crate::{
    deck::{
        colour::Rgba,
        edit::{Edit, Head, What},
        model::Aspect,
        theme::{self as deck_theme, Palette, Spec, readings},
    },
    ui::{
        said,
        shaped::{Shaper, Style},
        theme,
        words::{tr, tr_with},
    },
};

/// How many files beside the deck are looked at.
const MOST: usize = 200;

/// A theme that was found.
#[derive(Clone)]
struct Kept {
    /// How a deck calls it.
    name: String,
    spec: Spec,
}

/// The themes that a deck can have. Files are read on a thread of their own.
#[derive(Default)]
pub(super) struct Shelf {
    beside: Option<Vec<Kept>>,
    coming: Option<Receiver<Vec<Kept>>>,
}

impl Shelf {
    /// The themes beside the deck, once they are read.
    fn beside(&mut self, ctx: &Context, folder: Option<&PathBuf>) -> Option<&[Kept]> {
        if let Some(found) = self.coming.as_ref().and_then(|coming| coming.try_recv().ok()) {
            self.beside = Some(found);
            self.coming = None;
        }
        if self.beside.is_none() && self.coming.is_none() {
            let (sender, coming) = bounded(1);
            let (waker, window, folder) = (ctx.clone(), ctx.viewport_id(), folder?.clone());
            let spawned = thread::Builder::new().name("themes".to_owned()).spawn(move || {
                let _nobody_waits = sender.send(look(&folder));
                waker.request_repaint_after_for(Duration::from_millis(1), window);
            });
            if spawned.is_err() {
                self.beside = Some(Vec::new());
            } else {
                self.coming = Some(coming);
            }
        }
        self.beside.as_deref()
    }
}

/// The themes in a folder.
fn look(folder: &Path) -> Vec<Kept> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")))
        .take(MOST)
        .collect();
    names.sort();
    names
        .into_iter()
        .filter_map(|name| {
            let spec = deck_theme::find(&name, folder).spec?;
            Some(Kept { name: name.trim_end_matches(".json").to_owned(), spec })
        })
        .collect()
}

pub(super) fn show(ui: &mut Ui, pen: &mut Pen<'_>) {
    parts::title(ui, pen.tokens, &tr("fields-page-theme"), &tr("fields-theme-about"));
    let folder = pen.state.folder.clone();
    let mut all: Vec<Kept> = deck_theme::names()
        .filter_map(|name| Some(Kept { name: name.to_owned(), spec: deck_theme::bundled(name)? }))
        .collect();
    let beside = pen.state.themes.beside(ui.ctx(), folder.as_ref()).map(<[Kept]>::to_vec);
    let looking = beside.is_none() && folder.is_some();
    all.extend(beside.unwrap_or_default());
    let now = pen.deck.theme.trim_end_matches(".json").to_owned();
    if !looking && !all.iter().any(|kept| kept.name == now) {
        parts::notice(ui, pen.tokens, &tr_with("fields-theme-gone", &[("name", now.as_str().into())]));
        ui.add_space(8.0);
    }
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 12.0);
        for kept in &all {
            let on = kept.name == now;
            let (area, response) = ui.allocate_exact_size(vec2(184.0, 136.0), Sense::click());
            if on || response.hovered() || response.has_focus() {
                let edge = if on { pen.tokens.accent } else { pen.tokens.dim };
                ui.painter().rect_filled(area, f32::from(theme::CORNER) + 2.0, edge);
            }
            sample(ui, pen.shaper, &kept.spec.page, area.shrink(4.0), &kept.spec.name);
            let name = tr_with("fields-theme-take", &[("name", kept.spec.name.as_str().into())]);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, &name));
            if response.clicked() && !on {
                chosen = Some(kept.name.clone());
            }
        }
    });
    if looking {
        parts::quiet(ui, pen.tokens, &tr("fields-theme-looking"));
    }
    ui.add_space(8.0);
    if ui.button(tr("fields-theme-again")).clicked() {
        pen.state.themes = Shelf::default();
    }
    let shapes =
        [(Aspect::Wide, "16:9".to_owned()), (Aspect::Laptop, "16:10".to_owned()), (Aspect::Classic, "4:3".to_owned())];
    ui.add_space(8.0);
    parts::label(ui, pen.tokens, &tr("fields-deck-aspect"));
    let aspect = parts::switch(ui, pen, pen.deck.aspect, &shapes);
    if let Some(kept) = all.iter().find(|kept| kept.name == now) {
        contrast(ui, pen, &tr("fields-theme-page"), &kept.spec.page);
        contrast(ui, pen, &tr("fields-theme-turned"), &kept.spec.turned);
    }
    let mut head = Head::of(pen.deck);
    if let Some(theme) = chosen {
        head.theme = theme;
    }
    if let Some(aspect) = aspect {
        head.aspect = aspect;
    }
    if head != Head::of(pen.deck) {
        pen.put(Edit::Head(Box::new(head)), What::Theme, None);
    }
}

fn colour(colour: Rgba) -> Color32 {
    let [red, green, blue, opacity] = colour.0;
    Color32::from_rgba_unmultiplied(red, green, blue, opacity)
}

/// A slide in the theme's colours, as a few bars.
fn sample(ui: &Ui, shaper: &Shaper, palette: &Palette, area: Rect, name: &str) {
    let painter = ui.painter();
    painter.rect_filled(area, 4.0, colour(palette.paper));
    let at = |x: f32, y: f32| pos2(area.left() + area.width() * x, area.top() + area.height() * y);
    let bar = |x: f32, y: f32, width: f32, height: f32, ink: Rgba| {
        let size = vec2(area.width() * width, area.height() * height);
        painter.rect_filled(Rect::from_min_size(at(x, y), size), 1.0, colour(ink));
    };
    bar(0.08, 0.0, 0.12, 0.04, palette.accent);
    let ink = colour(palette.ink);
    let style = Style::text(ink, area.width() * 0.84).strong().cut(1);
    shaper.lay(ui.ctx(), name, &style).paint(painter, at(0.08, 0.14), ink);
    bar(0.08, 0.40, 0.56, 0.035, palette.ink);
    bar(0.08, 0.50, 0.48, 0.035, palette.ink);
    bar(0.08, 0.60, 0.40, 0.035, palette.quiet);
    for (nth, ink) in [palette.ink, palette.quiet, palette.accent, palette.line, palette.tint].into_iter().enumerate() {
        bar(0.08 + nth as f32 * 0.14, 0.78, 0.11, 0.13, ink);
    }
}

/// What stands on what, how well it is read, and whether that is enough.
fn contrast(ui: &mut Ui, pen: &Pen<'_>, title: &str, palette: &Palette) {
    parts::heading(ui, pen.tokens, title);
    egui::Grid::new(title.to_owned()).spacing([16.0, 4.0]).show(ui, |ui| {
        for reading in readings(palette) {
            let (area, _) = ui.allocate_exact_size(vec2(64.0, 24.0), Sense::hover());
            ui.painter().rect_filled(area, 4.0, colour(reading.colours.1));
            let ink = colour(reading.colours.0);
            ui.painter().text(area.center(), egui::Align2::CENTER_CENTER, "Aa", theme::bold(theme::TEXT), ink);
            let names = tr_with(
                "fields-contrast-pair",
                &[("colour", slot(reading.name).into()), ("behind", slot(reading.behind).into())],
            );
            ui.label(RichText::new(names).color(pen.tokens.text));
            // Rounded down: 4.47 is not 4.5.
            let found = said::decimal(&format!("{:.1}:1", (reading.contrast * 10.0).floor() / 10.0));
            ui.label(RichText::new(found).font(theme::bold(theme::TEXT)).color(pen.tokens.text));
            if reading.is_enough() {
                ui.label(RichText::new(tr("fields-contrast-good")).color(pen.tokens.green));
            } else {
                let least = said::decimal(&format!("{}:1", reading.least));
                let words = tr_with("fields-contrast-poor", &[("least", least.into())]);
                ui.label(RichText::new(words).color(pen.tokens.red));
            }
            ui.end_row();
        }
    });
}

/// What a colour of a theme is for.
fn slot(name: &str) -> String {
    match name {
        "ink" => tr("fields-colour-ink"),
        "quiet" => tr("fields-colour-quiet"),
        "accent" => tr("fields-colour-accent"),
        "paper" => tr("fields-colour-paper"),
        _ => tr("fields-colour-tint"),
    }
}
