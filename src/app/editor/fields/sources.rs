//! The page of the sources: what is cited, where it can be read, and which slides cite it.

use egui::{RichText, Ui};

use super::{
    Pen, agenda,
    line::{self, Line},
    names, parts,
    parts::{Kind, Move},
};
use crate::{
    deck::{
        edit::{
            Edit, What,
            rename::{self, Named},
        },
        model::{Source, Text},
    },
    ui::{
        icons::{Icon, button},
        shaped::Style,
        theme,
        words::{tr, tr_with},
    },
};

const KIND: Kind = Kind { lines: 2, inline: true, what: What::Sources };

pub(super) fn show(ui: &mut Ui, pen: &mut Pen<'_>) {
    parts::title(ui, pen.tokens, &tr("fields-page-sources"), &tr("fields-sources-about"));
    let mut sources = pen.deck.sources.clone();
    let count = sources.len();
    let mut moved = None;
    if count == 0 {
        parts::quiet(ui, pen.tokens, &tr("fields-sources-none"));
    }
    for (at, source) in sources.iter_mut().enumerate() {
        let tokens = pen.tokens;
        parts::card(ui, tokens, |ui| {
            let said = source.id.clone();
            let path = |part: &str| format!("sources[{at}].{part}");
            ui.horizontal(|ui| {
                let style = Style::text(tokens.text, 240.0).strong().cut(1);
                pen.shaper.show(ui, &said, &style);
                let uses = rename::uses(pen.deck, Named::Source, &said);
                if uses.is_empty() {
                    let words = tr("fields-source-unused");
                    ui.label(RichText::new(words).font(theme::font(theme::DETAIL)).color(tokens.amber));
                } else {
                    let places = names::places(&uses);
                    let words = tr_with("fields-source-cited", &[("places", places.into())]);
                    ui.label(RichText::new(words).font(theme::font(theme::DETAIL)).color(tokens.dim));
                }
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.horizontal(|ui| {
                        if let Some(deed) = parts::movers(ui, &said, at, count) {
                            moved = Some((at, deed));
                        }
                    });
                });
            });
            parts::label(ui, tokens, &tr("fields-source-text"));
            let mut text = Some(source.text.clone());
            let name = format!("{said}: {}", tr("fields-source-text"));
            if parts::bare_text(ui, pen, &path("text"), &name, &mut text, KIND) {
                source.text = text.unwrap_or_default();
            }
            ui.add_space(4.0);
            parts::label(ui, tokens, &tr("fields-source-url"));
            let name = format!("{said}: {}", tr("fields-source-url"));
            let url = source.url.clone().unwrap_or_default();
            let line = Line { hint: "https://", ..Line::new(pen.id(&path("url")), &name, &url) };
            if let Some(words) = line::show(ui, pen, &line).text {
                source.url = Some(words).filter(|words| !words.is_empty());
                pen.note(What::Sources, &path("url"));
            }
            if source.url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
                parts::notice(ui, tokens, &tr("fields-source-url-plain"));
            }
            names::asked(ui, pen, Named::Source, at);
        });
    }
    if button(ui, Icon::Plus, &tr("fields-source-add")).clicked() {
        let id = rename::free(pen.deck, Named::Source, "source");
        sources.push(Source { id, text: Text::from(tr("fields-source-new").as_str()), ..Source::default() });
    }
    agenda::ids(ui, pen, Named::Source);
    match moved {
        Some((at, Move::Up)) => sources.swap(at - 1, at),
        Some((at, Move::Down)) => sources.swap(at, at + 1),
        Some((at, Move::Remove)) => return names::remove(pen, Named::Source, at),
        None => {}
    }
    if pen.change.is_none() && sources != pen.deck.sources {
        let place = pen.what.clone().map(|(_, place)| place);
        pen.put(Edit::Sources(sources), What::Sources, place.as_deref());
    }
}
