//! The names by which parts of the deck refer to each other: changed everywhere at once, and taken out only after a question.

use egui::{Id, RichText, Ui};

use super::{
    Pen,
    line::{self, Line},
    parts,
};
use crate::{
    deck::edit::{
        What,
        rename::{self, Named, Refusal, Use},
    },
    ui::{
        theme,
        words::{tr, tr_with},
    },
};

/// What is to be taken out, once that is said again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ask {
    named: Named,
    name: String,
}

/// What a change of names of a kind is called.
const fn what(named: Named) -> What {
    match named {
        Named::Speaker => What::Speakers,
        Named::Segment => What::Agenda,
        Named::Source => What::Sources,
        Named::Asset => What::Picture,
        Named::Slide => What::Slide,
    }
}

/// The field of a name. It is given once the keyboard leaves the field, and then everywhere.
pub(super) fn field(ui: &mut Ui, pen: &mut Pen<'_>, named: Named, at: usize, id: Id) {
    let deck = pen.deck;
    let Some(old) = rename::names(deck, named).get(at).copied() else { return };
    let label = tr("fields-id");
    parts::label(ui, pen.tokens, &label);
    let kept = pen.state.typing.as_ref().filter(|(field, _)| *field == id).map(|(_, text)| text.clone());
    let shown = kept.clone().unwrap_or_else(|| old.to_owned());
    let spoken = tr_with("fields-id-of", &[("name", old.into())]);
    let typed = line::show(ui, pen, &Line::new(id, &spoken, &shown));
    let text = typed.text.clone().unwrap_or(shown);
    if typed.text.is_some() {
        pen.state.typing = Some((id, text.clone()));
    }
    if text == old {
        return;
    }
    let refused = rename::may_be_called(deck, named, at, &text).err();
    if let Some(refusal) = refused {
        let words = RichText::new(refusal_words(refusal)).font(theme::font(theme::DETAIL)).color(pen.tokens.red);
        ui.label(words);
    }
    if !typed.response.has_focus() || typed.enter && refused.is_none() {
        pen.state.typing = None;
        if refused.is_none()
            && let Ok(edit) = rename::rename(deck, named, at, &text)
        {
            pen.put(edit, what(named), None);
        }
    }
}

fn refusal_words(refusal: Refusal) -> String {
    tr(match refusal {
        Refusal::Empty | Refusal::Gone => "fields-id-empty",
        Refusal::Long => "fields-id-long",
        Refusal::Sign => "fields-id-sign",
        Refusal::Taken => "fields-id-taken",
    })
}

/// Takes the thing at `at` out, or asks first where it is used.
pub(super) fn remove(pen: &mut Pen<'_>, named: Named, at: usize) {
    let Some(name) = rename::names(pen.deck, named).get(at).map(|name| (*name).to_owned()) else { return };
    if rename::uses(pen.deck, named, &name).is_empty() {
        if let Some(edit) = rename::remove(pen.deck, named, at) {
            pen.put(edit, what(named), None);
        }
    } else {
        pen.state.ask = Some(Ask { named, name });
    }
}

/// The question before the thing at `at` is taken out, where it was asked for.
pub(super) fn asked(ui: &mut Ui, pen: &mut Pen<'_>, named: Named, at: usize) {
    let Some(name) = rename::names(pen.deck, named).get(at).map(|name| (*name).to_owned()) else { return };
    let this = Ask { named, name };
    if pen.state.ask.as_ref() != Some(&this) {
        return;
    }
    let places = places(&rename::uses(pen.deck, named, &this.name));
    let words = tr_with("fields-used-ask", &[("places", places.into())]);
    let label = parts::notice(ui, pen.tokens, &words);
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Assertive));
    ui.horizontal(|ui| {
        if ui.button(tr("fields-used-remove")).clicked() {
            pen.state.ask = None;
            if let Some(edit) = rename::remove(pen.deck, named, at) {
                pen.put(edit, what(named), None);
            }
        }
        if ui.button(tr("fields-used-keep")).clicked() {
            pen.state.ask = None;
        }
    });
}

/// Where something is used, in words: "slides 3, 7; agenda".
pub(super) fn places(uses: &[Use]) -> String {
    let mut slides: Vec<usize> = uses.iter().filter_map(|one| one.slide).map(|slide| slide + 1).collect();
    slides.dedup();
    let mut said = Vec::new();
    if !slides.is_empty() {
        let numbers = slides.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        said.push(tr_with("fields-used-slides", &[("count", slides.len().into()), ("numbers", numbers.into())]));
    }
    let in_list = |list: &str| uses.iter().any(|one| one.slide.is_none() && one.path.starts_with(list));
    for (list, name) in [
        ("title", tr("fields-deck-title")),
        ("agenda", tr("fields-page-agenda")),
        ("speakers", tr("fields-page-speakers")),
        ("sources", tr("fields-page-sources")),
        ("assets", tr("fields-pictures")),
    ] {
        if in_list(list) {
            said.push(name);
        }
    }
    said.join("; ")
}
