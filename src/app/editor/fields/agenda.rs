//! The page of the agenda: every segment in a row, and a bar of them all against the slot's length.

use egui::{Grid, Popup, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use super::{
    Pen,
    line::{self, Line},
    names, parts,
    parts::{Kind, Move},
};
use crate::{
    deck::{
        check::{Sum, sum},
        edit::{
            Edit, What,
            grid::number,
            rename::{self, Named},
        },
        inline,
        model::{Minutes, Segment, SegmentKind, Text},
    },
    ui::{
        choice,
        icons::{Icon, button},
        said,
        shaped::Style,
        theme::{self, Tokens},
        words::{tr, tr_with},
    },
};

const KIND: Kind = Kind { lines: 0, inline: false, what: What::Agenda };
/// The width of a field for a number.
const NUMBER: f32 = 64.0;
/// The width of the names of those who speak.
const WHO: f32 = 120.0;
/// What the columns beside the titles take, with the space between them.
const OTHERS: f32 = 116.0 + 6.0 * NUMBER + WHO + 3.0 * 46.0 + 9.0 * 8.0;
/// The height of the bar.
const BAR: f32 = 40.0;

const KINDS: [SegmentKind; 5] =
    [SegmentKind::Opening, SegmentKind::Talk, SegmentKind::Questions, SegmentKind::Closing, SegmentKind::Buffer];

pub(super) fn show(ui: &mut Ui, pen: &mut Pen<'_>) {
    parts::title(ui, pen.tokens, &tr("fields-page-agenda"), &tr("fields-agenda-about"));
    let total = sum(pen.deck);
    bar(ui, pen, total);
    verdict(ui, pen.tokens, total);
    ui.add_space(16.0);
    let mut agenda = pen.deck.agenda.clone();
    let count = agenda.len();
    let mut moved = None;
    ScrollArea::horizontal().id_salt("agenda").show(ui, |ui| {
        // The titles have what the other columns leave.
        let titles = (ui.available_width() - OTHERS).clamp(160.0, 420.0);
        Grid::new("agenda grid").spacing([8.0, 6.0]).show(ui, |ui| {
            for (at, head) in [
                tr("fields-segment-title"),
                tr("fields-segment-kind"),
                tr("fields-segment-minutes"),
                tr("fields-segment-floor"),
                tr("fields-segment-protected"),
                tr("fields-segment-wrap-up"),
                tr("fields-segment-last-call"),
                tr("fields-segment-changeover"),
                tr("fields-segment-who"),
            ]
            .into_iter()
            .enumerate()
            {
                ui.vertical(|ui| {
                    // Long words break inside their column.
                    ui.set_width(if at == 0 { titles } else { NUMBER });
                    parts::quiet(ui, pen.tokens, &head);
                });
            }
            ui.label("");
            ui.end_row();
            for (at, segment) in agenda.iter_mut().enumerate() {
                row(ui, pen, segment, at, titles);
                let name = plain(pen, &segment.title);
                ui.horizontal(|ui| {
                    if let Some(deed) = parts::movers(ui, &name, at, count) {
                        moved = Some((at, deed));
                    }
                });
                ui.end_row();
            }
        });
    });
    for at in 0..count {
        names::asked(ui, pen, Named::Segment, at);
    }
    if button(ui, Icon::Plus, &tr("fields-segment-add")).clicked() {
        let title = tr("fields-segment-new");
        let id = rename::free(pen.deck, Named::Segment, &title);
        agenda.push(Segment {
            id,
            title: Text::from(title.as_str()),
            kind: SegmentKind::Talk,
            minutes: Minutes::whole(10),
            floor_minutes: None,
            protected: false,
            wrap_up_seconds: None,
            last_call_seconds: None,
            changeover_seconds: None,
            who: Vec::new(),
            extra: serde_json::Map::new(),
        });
    }
    ids(ui, pen, Named::Segment);
    match moved {
        Some((at, Move::Up)) => agenda.swap(at - 1, at),
        Some((at, Move::Down)) => agenda.swap(at, at + 1),
        Some((at, Move::Remove)) => return names::remove(pen, Named::Segment, at),
        None => {}
    }
    if pen.change.is_none() && agenda != pen.deck.agenda {
        let place = pen.what.clone().map(|(_, place)| place);
        pen.put(Edit::Agenda(agenda), What::Agenda, place.as_deref());
    }
}

/// The names of a list, folded away: they are seldom changed.
pub(super) fn ids(ui: &mut Ui, pen: &mut Pen<'_>, named: Named) {
    ui.add_space(16.0);
    egui::CollapsingHeader::new(RichText::new(tr("fields-ids")).color(pen.tokens.dim))
        .id_salt(("ids", named as u8))
        .show(ui, |ui| {
            parts::quiet(ui, pen.tokens, &tr("fields-id-about"));
            for at in 0..rename::names(pen.deck, named).len() {
                ui.vertical(|ui| {
                    ui.set_max_width(320.0);
                    names::field(ui, pen, named, at, egui::Id::unique(("editor id", named as u8, at)));
                });
            }
        });
}

fn plain(pen: &Pen<'_>, text: &Text) -> String {
    inline::words(text.pick(&pen.language, &pen.deck.language).0)
}

/// The fields of a segment.
fn row(ui: &mut Ui, pen: &mut Pen<'_>, segment: &mut Segment, at: usize, titles: f32) {
    let title = plain(pen, &segment.title);
    let path = |part: &str| format!("agenda[{at}].{part}");
    let named = |field: String| format!("{title}: {field}");
    ui.vertical(|ui| {
        ui.set_width(titles);
        let mut text = Some(segment.title.clone());
        let name = named(tr("fields-segment-title"));
        if parts::bare_text(ui, pen, &path("title"), &name, &mut text, KIND) {
            segment.title = text.unwrap_or_default();
        }
    });
    ui.vertical(|ui| {
        ui.set_width(116.0);
        let kinds = KINDS.map(|kind| (kind, said::segment_kind(kind)));
        let name = named(tr("fields-segment-kind"));
        if let Some(kind) = parts::bare_choice(ui, pen, &path("kind"), &name, &segment.kind, &kinds) {
            segment.kind = kind;
            pen.note(What::Agenda, &path("kind"));
        }
    });
    let mut planned = Some(segment.minutes.clone());
    minutes(ui, pen, &path("minutes"), &named(tr("fields-segment-minutes")), &mut planned, false);
    if let Some(planned) = planned {
        segment.minutes = planned;
    }
    minutes(ui, pen, &path("floor"), &named(tr("fields-segment-floor")), &mut segment.floor_minutes, true);
    let response = ui
        .scope(|ui| {
            crate::ui::widgets::outlined(ui);
            ui.checkbox(&mut segment.protected, "")
        })
        .inner;
    let (name, on) = (named(tr("fields-segment-protected")), segment.protected);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &name));
    if response.changed() {
        pen.note(What::Agenda, &path("protected"));
    }
    for (field, name, value) in [
        ("wrap-up", tr("fields-segment-wrap-up"), &mut segment.wrap_up_seconds),
        ("last-call", tr("fields-segment-last-call"), &mut segment.last_call_seconds),
        ("changeover", tr("fields-segment-changeover"), &mut segment.changeover_seconds),
    ] {
        seconds(ui, pen, &path(field), &named(name), value);
    }
    who(ui, pen, segment, &named(tr("fields-segment-who")), &path("who"));
}

/// Minutes; an empty field is none, where that may be.
fn minutes(ui: &mut Ui, pen: &mut Pen<'_>, path: &str, name: &str, now: &mut Option<Minutes>, may_be_none: bool) {
    let shown = now.as_ref().map(|minutes| minutes.0.to_string()).unwrap_or_default();
    ui.vertical(|ui| {
        ui.set_width(NUMBER);
        let line = Line { width: Some(NUMBER), ..Line::new(pen.id(path), name, &shown) };
        let read = line::read(ui, pen, &line, |words| match words.trim() {
            "" if may_be_none => Ok(None),
            words => number(words)
                .filter(|number| number.as_f64().is_some_and(|value| (0.0..=1440.0).contains(&value)))
                .map(|number| Some(Minutes(number)))
                .ok_or_else(|| tr("fields-minutes-wrong")),
        });
        if let Some(minutes) = read.value.filter(|minutes| minutes != now) {
            *now = minutes;
            pen.note(What::Agenda, path);
        }
    });
}

/// Seconds; an empty field leaves them to the show.
fn seconds(ui: &mut Ui, pen: &mut Pen<'_>, path: &str, name: &str, value: &mut Option<u32>) {
    let shown = value.map(|seconds| seconds.to_string()).unwrap_or_default();
    ui.vertical(|ui| {
        ui.set_width(NUMBER);
        let line = Line { width: Some(NUMBER), ..Line::new(pen.id(path), name, &shown) };
        let read = line::read(ui, pen, &line, |words| match words.trim() {
            "" => Ok(None),
            words => words
                .parse::<u32>()
                .ok()
                .filter(|seconds| *seconds <= 86_400)
                .map(Some)
                .ok_or_else(|| tr("fields-seconds-wrong")),
        });
        if let Some(seconds) = read.value.filter(|seconds| seconds != value) {
            *value = seconds;
            pen.note(What::Agenda, path);
        }
    });
}

/// Who speaks in a segment.
fn who(ui: &mut Ui, pen: &mut Pen<'_>, segment: &mut Segment, name: &str, path: &str) {
    let names: Vec<String> = segment
        .who
        .iter()
        .map(|id| pen.deck.speaker(id).map_or_else(|| id.clone(), |speaker| plain(pen, &speaker.name)))
        .collect();
    let shown = match names.as_slice() {
        [] => tr("fields-who-nobody"),
        [one] => one.clone(),
        many => tr_with("fields-who-count", &[("count", many.len().into())]),
    };
    let response = choice::opener(ui, pen.shaper, pen.id(path), &shown, WHO);
    let spoken = format!("{name}: {}", names.join(", "));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
    Popup::menu(&response).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_min_width(220.0);
        for speaker in &pen.deck.speakers {
            let mut on = segment.who.contains(&speaker.id);
            let words = plain(pen, &speaker.name);
            let tick = ui.horizontal(|ui| {
                let tick = ui
                    .scope(|ui| {
                        crate::ui::widgets::outlined(ui);
                        ui.checkbox(&mut on, "")
                    })
                    .inner;
                pen.shaper.show(ui, &words, &Style::text(pen.tokens.text, 200.0).cut(1));
                tick
            });
            tick.inner.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &words));
            if tick.inner.changed() {
                segment.who.retain(|id| *id != speaker.id);
                if on {
                    segment.who.push(speaker.id.clone());
                }
                pen.note(What::Agenda, path);
            }
        }
        if pen.deck.speakers.is_empty() {
            parts::quiet(ui, pen.tokens, &tr("fields-who-none"));
        }
    });
}

/// Minutes in words, with seconds where there are any.
fn length(millis: i64) -> String {
    let (whole, seconds) = (millis / 60_000, millis % 60_000 / 1000);
    if seconds == 0 { whole.to_string() } else { format!("{whole}:{seconds:02}") }
}

/// How the agenda stands against its slot, in words.
fn verdict(ui: &mut Ui, tokens: &Tokens, total: Sum) {
    let Some(slot) = total.slot else {
        parts::quiet(ui, tokens, &tr_with("fields-agenda-no-slot", &[("planned", length(total.planned).into())]));
        return;
    };
    let over = total.planned - slot;
    let (planned, whole) = (length(total.planned), length(slot));
    let words = match over {
        1.. => {
            let over = length(over);
            tr_with("fields-agenda-over", &[("planned", planned.into()), ("slot", whole.into()), ("over", over.into())])
        }
        0 => tr_with("fields-agenda-full", &[("planned", planned.into()), ("slot", whole.into())]),
        _ => {
            let spare = length(-over);
            tr_with(
                "fields-agenda-spare",
                &[("planned", planned.into()), ("slot", whole.into()), ("spare", spare.into())],
            )
        }
    };
    let ink = if over > 0 { tokens.red } else { tokens.text };
    let label = ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(ink));
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
    let questions = length(total.questions);
    if total.questions * 3 >= slot {
        parts::quiet(ui, tokens, &tr_with("fields-agenda-questions", &[("questions", questions.into())]));
    } else {
        let third = length((slot + 2) / 3);
        let words = tr_with("fields-agenda-few", &[("questions", questions.into()), ("third", third.into())]);
        parts::notice(ui, tokens, &words);
    }
}

/// The segments to scale, and the end of the slot as a line across them.
fn bar(ui: &mut Ui, pen: &Pen<'_>, total: Sum) {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), BAR), Sense::hover());
    let spoken = tr("fields-agenda-bar");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &spoken));
    ui.painter().rect_filled(area, f32::from(theme::CORNER), pen.tokens.raised);
    let whole = total.slot.unwrap_or(0).max(total.planned).max(1);
    let x = |millis: i64| area.left() + millis as f32 / whole as f32 * area.width();
    let mut at = 0_i64;
    let last = pen.deck.agenda.len().saturating_sub(1);
    for (index, segment) in pen.deck.agenda.iter().enumerate() {
        let end = at + segment.minutes.millis();
        let place = Rect::from_min_max(pos2(x(at), area.top()), pos2((x(end) - 2.0).max(x(at)), area.bottom()));
        let (fill, ink) = if segment.kind == SegmentKind::Questions {
            (pen.tokens.accent, pen.tokens.on_accent)
        } else {
            (pen.tokens.hovered, pen.tokens.text)
        };
        ui.painter().rect_filled(place, 4.0, fill);
        if place.width() > 44.0 {
            let inner = place.shrink2(vec2(6.0, 4.0));
            let words = plain(pen, &segment.title);
            let style = Style::text(ink, inner.width()).sized(theme::DETAIL).cut(1);
            crate::ui::widgets::inside(&mut ui.new_child(egui::UiBuilder::new().max_rect(inner)), inner, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                pen.shaper.show(ui, &words, &style);
                ui.label(RichText::new(length(segment.minutes.millis())).font(theme::font(theme::DETAIL)).color(ink));
            });
        }
        let changeover = segment.changeover_seconds.filter(|_| index != last).unwrap_or(0);
        at = end + i64::from(changeover) * 1000;
    }
    if let Some(slot) = total.slot.filter(|slot| total.planned > *slot) {
        // What lies beyond the slot is struck through, so that the colour does not say it alone.
        let beyond = Rect::from_min_max(pos2(x(slot), area.top()), area.max);
        let stroke = egui::Stroke::new(1.5, pen.tokens.red);
        let mut left = beyond.left();
        while left < beyond.right() {
            let right = (left + 8.0).min(beyond.right());
            ui.painter().line_segment([pos2(left, beyond.bottom()), pos2(right, beyond.top())], stroke);
            left += 8.0;
        }
        ui.painter().vline(x(slot), area.y_range(), egui::Stroke::new(3.0, pen.tokens.red));
    }
    ui.add_space(8.0);
}
