//! The inspector of a slide: the fields of its layout, in the order of the table of layouts, and what every slide has.

use egui::{CollapsingHeader, Id, RichText, Ui, Vec2};

use super::{
    Page, Pen, Wish, asset, chart, line,
    line::Line,
    list, names, parts,
    parts::{BETWEEN, Kind, PROSE},
    picture, sketch, stage, table,
};
use crate::{
    app::editor::sheets::name as layout_name,
    deck::{
        edit::{What, rename::Named},
        layouts,
        model::{Column, Dir, Layout, Slide, Transition},
        texts,
    },
    ui::{
        icons::{Icon, icon_button},
        said, theme,
        words::{tr, tr_with},
    },
};

/// How a field of content is edited.
type Editor = fn(&mut Ui, &mut Pen<'_>, &mut Slide);

/// The editor of every field of content. Which of them a layout shows stands in [`layouts::TABLE`].
pub(super) const EDITORS: [(&str, Editor); 13] = [
    ("kicker", |ui, pen, slide| {
        parts::text(ui, pen, "kicker", &tr("fields-kicker"), &mut slide.kicker, PROSE);
    }),
    ("title", |ui, pen, slide| {
        parts::text(ui, pen, "title", &tr("fields-title"), &mut slide.title, PROSE);
    }),
    ("subtitle", |ui, pen, slide| {
        parts::text(ui, pen, "subtitle", &tr("fields-subtitle"), &mut slide.subtitle, PROSE);
    }),
    ("text", |ui, pen, slide| {
        let kind = Kind { lines: 3, ..PROSE };
        parts::text(ui, pen, "text", &tr("fields-text"), &mut slide.text, kind);
    }),
    ("items", |ui, pen, slide| {
        let dated = slide.layout == Layout::Timeline;
        let name = if dated { tr("fields-events") } else { tr("fields-items") };
        if let Some(parts) = list::show(ui, pen, "items", &name, &mut slide.items, dated) {
            stage::regroup(slide, &parts);
        }
    }),
    ("columns", columns),
    ("quote", |ui, pen, slide| {
        let kind = Kind { lines: 3, ..PROSE };
        parts::text(ui, pen, "quote", &tr("fields-quote"), &mut slide.quote, kind);
    }),
    ("attribution", |ui, pen, slide| {
        parts::text(ui, pen, "attribution", &tr("fields-attribution"), &mut slide.attribution, PROSE);
    }),
    ("image", picture::show),
    ("table", table::show),
    ("chart", chart::show),
    ("boxes", asset::boxes),
    ("steps", stage::steps),
];

/// What a field is called.
pub(super) fn field_name(field: &str) -> String {
    match field {
        "kicker" => tr("fields-kicker"),
        "title" => tr("fields-title"),
        "subtitle" => tr("fields-subtitle"),
        "text" => tr("fields-text"),
        "items" => tr("fields-items"),
        "columns" => tr("fields-columns"),
        "quote" => tr("fields-quote"),
        "attribution" => tr("fields-attribution"),
        "image" => tr("fields-image"),
        "table" => tr("fields-table"),
        "chart" => tr("fields-chart"),
        "boxes" => tr("fields-boxes"),
        _ => tr("fields-steps"),
    }
}

pub(super) fn show(ui: &mut Ui, pen: &mut Pen<'_>, slide: &mut Slide, at: usize) {
    pen.owner.clone_from(&slide.id);
    ui.spacing_mut().item_spacing.y = 4.0;
    layout(ui, pen, slide);
    if let Some(broken) = &slide.broken {
        for fault in &broken.faults {
            parts::notice(ui, pen.tokens, &said::fault(fault));
        }
        parts::quiet(ui, pen.tokens, &tr("fields-broken"));
        if ui.button(tr("fields-broken-anew")).clicked() {
            slide.broken = None;
            pen.note(What::Slide, "broken");
        }
        return;
    }
    language(ui, pen, slide);
    let row = layouts::of(slide.layout);
    if row.uses.is_empty() {
        parts::quiet(ui, pen.tokens, &tr("fields-nothing"));
    } else {
        line::bar(ui, pen);
        ui.add_space(4.0);
    }
    needs(ui, pen, slide);
    for field in row.uses {
        if let Some((_, edit)) = EDITORS.iter().find(|(name, _)| name == field) {
            edit(ui, pen, slide);
        }
    }
    drawn_from(ui, pen, slide.layout);
    unused(ui, pen, slide);
    belongs(ui, pen, slide);
    more(ui, pen, slide, at);
    said(ui, pen);
}

/// What went otherwise than was asked for.
pub(super) fn said(ui: &mut Ui, pen: &mut Pen<'_>) {
    if pen.state.intake.is_some() {
        parts::quiet(ui, pen.tokens, &tr("fields-picture-copying"));
    }
    let Some(words) = pen.state.said.clone() else { return };
    ui.add_space(4.0);
    let label = parts::notice(ui, pen.tokens, &words);
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

/// The layout, and all others to choose from.
fn layout(ui: &mut Ui, pen: &mut Pen<'_>, slide: &mut Slide) {
    parts::label(ui, pen.tokens, &tr("fields-layout"));
    let name = layout_name(slide.layout);
    let (area, button) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 44.0), egui::Sense::click());
    let fill = if button.hovered() || button.has_focus() { pen.tokens.hovered } else { pen.tokens.raised };
    ui.painter().rect_filled(area, f32::from(theme::CORNER), fill);
    let drawing = egui::Rect::from_min_size(area.min + Vec2::new(8.0, 7.0), Vec2::new(53.0, 30.0));
    sketch::draw(ui.painter(), pen.tokens, drawing, slide.layout);
    let left = egui::pos2(drawing.right() + 12.0, area.center().y);
    ui.painter().text(left, egui::Align2::LEFT_CENTER, &name, theme::bold(theme::TEXT), pen.tokens.text);
    Icon::Down.paint(ui.painter(), egui::pos2(area.right() - 18.0, area.center().y), 16.0, pen.tokens.dim);
    let spoken = tr_with("fields-layout-now", &[("layout", name.into())]);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
    let mut chosen = None;
    egui::Popup::menu(&button).width(area.width()).show(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        let across = ((area.width() - 24.0) / 3.0).floor();
        egui::Grid::new("layouts").spacing(Vec2::splat(4.0)).show(ui, |ui| {
            for (nth, row) in layouts::TABLE.iter().enumerate() {
                if tile(ui, pen, row.layout, slide.layout == row.layout, across) {
                    chosen = Some(row.layout);
                }
                if nth % 3 == 2 {
                    ui.end_row();
                }
            }
        });
    });
    if let Some(layout) = chosen.filter(|layout| *layout != slide.layout) {
        slide.layout = layout;
        pen.note(What::Layout, "layout");
        pen.state.said = None;
    }
    ui.add_space(BETWEEN);
}

/// A layout to choose: its drawing over its name.
fn tile(ui: &mut Ui, pen: &Pen<'_>, layout: Layout, on: bool, across: f32) -> bool {
    let (area, response) = ui.allocate_exact_size(Vec2::new(across, across * 0.5625 + 26.0), egui::Sense::click());
    let fill = match (on, response.hovered() || response.has_focus()) {
        (true, _) => pen.tokens.accent,
        (_, true) => pen.tokens.hovered,
        _ => pen.tokens.surface,
    };
    ui.painter().rect_filled(area, f32::from(theme::CORNER), fill);
    let drawing =
        egui::Rect::from_min_size(area.min + Vec2::splat(4.0), Vec2::new(across - 8.0, (across - 8.0) * 0.5625));
    sketch::draw(ui.painter(), pen.tokens, drawing, layout);
    let ink = if on { pen.tokens.on_accent } else { pen.tokens.text };
    let below = egui::pos2(area.center().x, area.bottom() - 4.0);
    let name = layout_name(layout);
    ui.painter().text(below, egui::Align2::CENTER_BOTTOM, &name, theme::font(theme::DETAIL), ink);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, &name));
    response.clicked()
}

/// Which of the deck's languages is edited.
fn language(ui: &mut Ui, pen: &mut Pen<'_>, slide: &Slide) {
    let mut tags = texts::languages(pen.deck);
    if let Some(own) = slide.language.as_ref().filter(|own| !tags.contains(own)) {
        tags.insert(0, own.clone());
    }
    if !tags.contains(&pen.language) {
        tags.push(pen.language.clone());
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        if tags.len() > 1 {
            for tag in tags {
                let on = tag == pen.language;
                let ink = if on { pen.tokens.on_accent } else { pen.tokens.text };
                let name = parts::language(&tag);
                let button = egui::Button::new(RichText::new(&name).color(ink)).min_size(Vec2::new(0.0, 32.0));
                let button = if on { button.fill(pen.tokens.accent) } else { button };
                let response = ui.add(button);
                let spoken = tr_with("fields-language-edit", &[("language", name.into())]);
                response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, &spoken));
                if response.clicked() {
                    pen.state.language = (tag != pen.own).then_some(tag.clone());
                    pen.language = tag;
                    ui.ctx().request_repaint();
                }
            }
        }
        let add = icon_button(ui, Icon::Language, &tr("fields-language-add"));
        egui::Popup::menu(&add).show(|ui| {
            ui.set_min_width(180.0);
            let known = texts::languages(pen.deck);
            for tag in super::languages::OFFERED.iter().filter(|tag| !known.iter().any(|known| known == *tag)) {
                if ui.button(parts::language(tag)).clicked() {
                    pen.state.language = Some((*tag).to_owned());
                }
            }
        });
    });
    ui.add_space(8.0);
}

/// What the layout cannot do without and does not have.
fn needs(ui: &mut Ui, pen: &Pen<'_>, slide: &Slide) {
    let filled = layouts::filled(slide);
    for group in layouts::of(slide.layout).needs {
        if group.iter().any(|field| filled.contains(field)) {
            continue;
        }
        let fields = group.iter().map(|field| field_name(field)).collect::<Vec<_>>().join(" / ");
        let name = layout_name(slide.layout);
        parts::notice(ui, pen.tokens, &tr_with("fields-needs", &[("layout", name.into()), ("fields", fields.into())]));
        ui.add_space(4.0);
    }
}

/// Where what the layout draws comes from, if not from the slide.
fn drawn_from(ui: &mut Ui, pen: &mut Pen<'_>, layout: Layout) {
    let page = match layout {
        Layout::Panel => Page::Speakers,
        Layout::Agenda => Page::Agenda,
        Layout::Sources => Page::Sources,
        Layout::Title => Page::Event,
        _ => return,
    };
    let name = page.name();
    parts::quiet(ui, pen.tokens, &tr_with("fields-drawn-from", &[("page", name.clone().into())]));
    if ui.button(name).clicked() {
        pen.wish(Wish::Show(page));
    }
    ui.add_space(BETWEEN);
}

/// What the slide keeps although its layout does not show it.
fn unused(ui: &mut Ui, pen: &Pen<'_>, slide: &Slide) {
    let row = layouts::of(slide.layout);
    let kept: Vec<String> =
        layouts::filled(slide).into_iter().filter(|field| !row.uses.contains(field)).map(field_name).collect();
    if !kept.is_empty() {
        let kept = kept.join(", ");
        parts::notice(ui, pen.tokens, &tr_with("fields-kept", &[("fields", kept.into())]));
        ui.add_space(BETWEEN);
    }
}

fn columns(ui: &mut Ui, pen: &mut Pen<'_>, slide: &mut Slide) {
    if slide.columns.len() < 2 && slide.columns.iter().all(|column| *column == Column::default()) {
        // Both columns are there to be filled; they are part of the slide once something is in them.
        slide.columns.resize(2, Column::default());
    }
    let mut changed = false;
    for (index, column) in slide.columns.iter_mut().enumerate() {
        let name = if index == 0 { tr("fields-column-first") } else { tr("fields-column-second") };
        parts::heading(ui, pen.tokens, &name);
        let path = |part: &str| format!("columns[{index}].{part}");
        let label = |part: String| format!("{name}: {part}");
        parts::label(ui, pen.tokens, &tr("fields-column-title"));
        let before = pen.what.is_some();
        let title = label(tr("fields-column-title"));
        changed |= parts::bare_text(ui, pen, &path("title"), &title, &mut column.title, PROSE);
        ui.add_space(8.0);
        parts::label(ui, pen.tokens, &tr("fields-text"));
        let kind = Kind { lines: 2, ..PROSE };
        changed |= parts::bare_text(ui, pen, &path("text"), &label(tr("fields-text")), &mut column.text, kind);
        ui.add_space(8.0);
        list::show(ui, pen, &path("items"), &label(tr("fields-items")), &mut column.items, false);
        changed |= !before && pen.what.is_some();
    }
    if !changed && slide.columns.iter().all(|column| *column == Column::default()) {
        slide.columns.clear();
    }
}

/// The segment, how the slide comes, and whether the show passes it by.
fn belongs(ui: &mut Ui, pen: &mut Pen<'_>, slide: &mut Slide) {
    parts::heading(ui, pen.tokens, &tr("fields-show"));
    if !pen.deck.agenda.is_empty() {
        let mut all = vec![(None, tr("fields-segment-none"))];
        all.extend(pen.deck.agenda.iter().map(|segment| {
            let title = crate::deck::inline::words(segment.title.pick(&pen.deck.language, &pen.deck.language).0);
            (Some(segment.id.clone()), title)
        }));
        if let Some(gone) = slide.segment.clone().filter(|id| pen.deck.segment(id).is_none()) {
            all.push((Some(gone.clone()), gone));
        }
        if let Some(segment) = parts::choice(ui, pen, "segment", &tr("fields-segment"), &slide.segment, &all) {
            slide.segment = segment;
            pen.note(What::Slide, "segment");
        }
    }
    let mut fades = slide.transition == Transition::Fade;
    if parts::tick(ui, pen, &tr("fields-fade"), &mut fades) {
        slide.transition = if fades { Transition::Fade } else { Transition::Cut };
        pen.note(What::Slide, "transition");
    }
    if parts::tick(ui, pen, &tr("fields-hidden"), &mut slide.hidden) {
        pen.note(What::Hide, "hidden");
    }
}

/// What is seldom needed.
fn more(ui: &mut Ui, pen: &mut Pen<'_>, slide: &mut Slide, at: usize) {
    ui.add_space(8.0);
    CollapsingHeader::new(RichText::new(tr("fields-more")).font(theme::bold(theme::TEXT)).color(pen.tokens.text))
        .id_salt("more of a slide")
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let all = [
                (None, tr("fields-dir-text")),
                (Some(Dir::Ltr), tr("fields-dir-ltr")),
                (Some(Dir::Rtl), tr("fields-dir-rtl")),
            ];
            if let Some(dir) = parts::choice(ui, pen, "dir", &tr("fields-dir"), &slide.dir, &all) {
                slide.dir = dir;
                pen.note(What::Slide, "dir");
            }
            let name = tr("fields-slide-language");
            parts::label(ui, pen.tokens, &name);
            let tag = slide.language.clone().unwrap_or_default();
            let hint = pen.deck.language.clone();
            let id = pen.id("language");
            let line = Line { hint: &hint, ..Line::new(id, &name, &tag) };
            let taken = line::read(ui, pen, &line, |words| match words.trim() {
                "" => Ok(None),
                tag => super::languages::tag(tag).map(Some).ok_or_else(|| tr("fields-language-wrong")),
            })
            .value;
            if let Some(language) = taken.filter(|language| *language != slide.language) {
                slide.language = language;
                pen.note(What::Slide, "language");
            }
            ui.add_space(8.0);
            let name = tr("fields-background");
            parts::label(ui, pen.tokens, &name);
            let colour = slide.background.clone().unwrap_or_default();
            let id = pen.id("background");
            let line = Line { hint: "#1b2a4a", ..Line::new(id, &name, &colour) };
            let taken = line::read(ui, pen, &line, |words| match words.trim() {
                "" => Ok(None),
                words => crate::deck::colour::Rgba::parse(words)
                    .map(|_| Some(words.to_owned()))
                    .ok_or_else(|| tr("fields-colour-wrong")),
            })
            .value;
            if let Some(background) = taken.filter(|background| *background != slide.background) {
                slide.background = background;
                pen.note(What::Slide, "background");
            }
            ui.add_space(8.0);
            names::field(ui, pen, Named::Slide, at, Id::unique("editor slide id"));
            parts::quiet(ui, pen.tokens, &tr("fields-id-about"));
        });
}
