//! The column of slides: pictures under the headings of their segments, to choose, to drag, and to mark.

use egui::{Align2, CursorIcon, Pos2, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2};

use super::{Ask, Choosing, Scene, problems::badge};
use crate::{
    deck::model::Deck,
    ui::{
        commands::{Verb, key_of},
        icons::{Icon, icon_button},
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
    },
};

/// The width of the number before a picture, in points.
const NUMBER: f32 = 26.0;
/// The height of the heading of a segment.
const HEADING: f32 = 26.0;
/// What stands between two pictures.
const GAP: f32 = 8.0;
/// How near to an edge of the list a dragged slide makes it scroll, and how far at once.
const EDGE: f32 = 36.0;
const SCROLL: f32 = 12.0;

/// What stands in the list.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Entry {
    /// The heading over the slide at this position.
    Heading(usize),
    /// The slide at this position.
    Slide(usize),
}

/// The list from top to bottom: each entry with where it begins. The last value is the height of all.
fn entries(deck: &Deck, tall: f32) -> (Vec<(f32, Entry)>, f32) {
    let mut list = Vec::with_capacity(deck.slides.len() + deck.agenda.len());
    let (mut y, mut before) = (0.0, None);
    for (at, slide) in deck.slides.iter().enumerate() {
        if before != Some(&slide.segment) && (slide.segment.is_some() || before.is_some()) {
            list.push((y, Entry::Heading(at)));
            y += HEADING;
        }
        before = Some(&slide.segment);
        list.push((y, Entry::Slide(at)));
        y += tall + GAP;
    }
    (list, y)
}

/// Before which slide one would land that is let go at a height of the list.
fn gap_at(list: &[(f32, Entry)], tall: f32, y: f32, count: usize) -> usize {
    let slides = list.iter().filter_map(|(top, entry)| match entry {
        Entry::Slide(at) => Some((*top, *at)),
        Entry::Heading(_) => None,
    });
    slides.into_iter().find(|(top, _)| y < top + tall / 2.0).map_or(count, |(_, at)| at)
}

impl Scene<'_> {
    /// Draws the column. Says whether one of its slides has the keyboard.
    pub(super) fn thumbs(&self, ui: &mut Ui) -> bool {
        let (desk, sight) = (self.desk, self.sight);
        ui.spacing_mut().item_spacing.y = 4.0;
        let mut keyboard = false;
        let foot = 40.0;
        let width = ui.available_width() - NUMBER - 14.0;
        let tall = (width / sight.shape()).round();
        let (list, height) = entries(&sight.deck, tall);
        let scroll_to = desk.take_scroll().then(|| {
            let here = list.iter().find(|(_, entry)| *entry == Entry::Slide(sight.at));
            here.map(|(top, _)| *top)
        });
        let dragging = ui.unique_id().with("dragging");
        let drags = ui.data(|data| data.get_temp::<bool>(dragging).unwrap_or(false));
        let area = ui.available_rect_before_wrap();
        let room = area.height() - foot;
        ScrollArea::vertical().id_salt("slides").max_height(room).auto_shrink([false, false]).show_viewport(
            ui,
            |ui, seen| {
                ui.set_height(height);
                let origin = ui.min_rect().min;
                if let Some(Some(top)) = scroll_to {
                    let place = Rect::from_min_size(origin + Vec2::new(0.0, top), Vec2::new(width, tall));
                    ui.scroll_to_rect(place.expand(GAP), None);
                }
                let first = list.partition_point(|(top, _)| top + tall + GAP < seen.top());
                for (top, entry) in
                    list.iter().skip(first.saturating_sub(1)).take_while(|(top, _)| *top < seen.bottom())
                {
                    let corner = origin + Vec2::new(0.0, *top);
                    match entry {
                        Entry::Heading(at) => self.segment_heading(ui, corner, *at),
                        Entry::Slide(at) => {
                            let picture = Rect::from_min_size(corner + Vec2::new(NUMBER, 0.0), Vec2::new(width, tall));
                            let response = self.thumb(ui, *at, picture);
                            keyboard |= response.has_focus();
                            if response.drag_started() {
                                if !sight.chosen.contains(at) {
                                    desk.edit(Ask::Choose { at: *at, how: Choosing::Alone });
                                }
                                ui.data_mut(|data| data.insert_temp(dragging, true));
                            }
                        }
                    }
                }
                if drags {
                    self.drag(ui, &list, tall, origin, dragging);
                }
            },
        );
        ui.scope_builder(
            UiBuilder::new().max_rect(Rect::from_min_max(Pos2::new(area.left(), area.bottom() - foot + 8.0), area.max)),
            |ui| {
                let name = tr("editor-new");
                let button = if area.width() < 160.0 {
                    icon_button(ui, Icon::Plus, &name)
                } else {
                    widgets::verb_button(ui, Verb::SlideNew, &name)
                };
                if button.clicked() {
                    desk.ask(Verb::SlideNew);
                }
            },
        );
        keyboard
    }

    /// Where the chosen slides would land, and that they land there.
    fn drag(&self, ui: &Ui, list: &[(f32, Entry)], tall: f32, origin: Pos2, dragging: egui::Id) {
        let (pointer, released) =
            ui.input(|input| (input.pointer.latest_pos(), !input.pointer.any_down() || input.pointer.any_released()));
        let Some(pointer) = pointer else { return };
        let count = self.sight.deck.slides.len();
        let gap = gap_at(list, tall, pointer.y - origin.y, count);
        let top = list
            .iter()
            .find(|(_, entry)| *entry == Entry::Slide(gap))
            .map_or_else(|| list.last().map_or(0.0, |(top, _)| top + tall + GAP), |(top, _)| *top);
        let y = origin.y + top - GAP / 2.0;
        let line = origin.x + NUMBER..=ui.max_rect().right() - 8.0;
        ui.painter().hline(line, y, Stroke::new(3.0, self.tokens.accent));
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        let seen = ui.clip_rect();
        if pointer.y < seen.top() + EDGE {
            ui.scroll_with_delta(Vec2::new(0.0, SCROLL));
            ui.ctx().request_repaint();
        } else if pointer.y > seen.bottom() - EDGE {
            ui.scroll_with_delta(Vec2::new(0.0, -SCROLL));
            ui.ctx().request_repaint();
        }
        if released {
            ui.data_mut(|data| data.remove::<bool>(dragging));
            if seen.expand(60.0).contains(pointer) {
                self.desk.edit(Ask::MoveTo(gap));
            }
        }
    }

    fn segment_heading(&self, ui: &mut Ui, corner: Pos2, at: usize) {
        let sight = self.sight;
        let Some(slide) = sight.deck.slides.get(at) else { return };
        let segment = slide.segment.as_deref();
        let words = match segment.map(|id| (id, sight.deck.segment(id))) {
            Some((_, Some(segment))) => segment.title.pick(&sight.language, &sight.deck.language).0.to_owned(),
            Some((id, None)) => tr_with("editor-segment-unknown", &[("id", id.into())]),
            None => tr("editor-no-segment"),
        };
        let place = Rect::from_min_size(
            corner + Vec2::new(0.0, 6.0),
            Vec2::new(ui.max_rect().right() - corner.x - 8.0, HEADING - 8.0),
        );
        let style = Style::text(self.tokens.dim, place.width()).sized(theme::DETAIL).strong().cut(1);
        widgets::inside(ui, place, |ui| self.desk.shaper.show(ui, &words, &style));
    }

    fn thumb(&self, ui: &mut Ui, at: usize, picture: Rect) -> egui::Response {
        let (desk, sight, tokens) = (self.desk, self.sight, self.tokens);
        let slide = sight.deck.slides.get(at);
        let id = slide.map_or("", |slide| slide.id.as_str());
        // By its name, so that the keyboard stays with the slide when it moves; two of one name are told apart.
        let double = sight.deck.position(id).filter(|first| *first != at);
        let row = Rect::from_min_max(Pos2::new(picture.left() - NUMBER, picture.top()), picture.max);
        let response = ui.interact(row, ui.unique_id().with(("slide", id, double)), Sense::click_and_drag());
        let (current, chosen) = (at == sight.at, sight.chosen.contains(&at));
        let hidden = slide.is_some_and(|slide| slide.hidden);
        if chosen {
            let ring = if current { tokens.accent } else { tokens.accent.gamma_multiply(0.55) };
            ui.painter().rect_stroke(picture.expand(1.0), 4.0, Stroke::new(3.0, ring), egui::StrokeKind::Outside);
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_stroke(picture.expand(1.0), 4.0, Stroke::new(1.5, tokens.dim), egui::StrokeKind::Outside);
        }
        let step = slide.map_or(0, crate::deck::model::Slide::last_step);
        sight.slides.show(ui, picture, sight.shape(), at, step);
        if hidden {
            ui.painter().rect_filled(picture, 0.0, tokens.ground.gamma_multiply(0.7));
            let font = theme::font(theme::DETAIL);
            let galley = ui.painter().layout_no_wrap(tr("editor-hidden"), font, tokens.text);
            let size = galley.size() + Vec2::new(12.0, 2.0);
            let tag = Rect::from_min_size(picture.left_bottom() - Vec2::new(0.0, size.y), size);
            ui.painter().rect_filled(tag, 0.0, tokens.surface);
            ui.painter().galley(tag.min + Vec2::new(6.0, 1.0), galley, tokens.text);
        }
        let font = if current { theme::bold(theme::DETAIL) } else { theme::font(theme::DETAIL) };
        let colour = if current { tokens.accent } else { tokens.dim };
        let place = Pos2::new(picture.left() - 8.0, picture.top() + 2.0);
        ui.painter().text(place, Align2::RIGHT_TOP, (at + 1).to_string(), font, colour);
        let (faults, remarks) = sight.marks(at);
        badge(ui, picture.right_top(), faults, remarks, tokens);
        let title = sight.title(at);
        let mut words = tr_with("editor-slide", &[("number", (at + 1).into()), ("title", title.into())]);
        if hidden {
            words = tr_with("editor-slide-hidden", &[("slide", words.into())]);
        }
        if faults + remarks > 0 {
            words = tr_with("editor-slide-mend", &[("slide", words.into()), ("count", (faults + remarks).into())]);
        }
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &words));
        if current && scroll_focus(ui, &response) {
            response.request_focus();
        }
        if response.clicked() {
            let modifiers = ui.input(|input| input.modifiers);
            let how = if modifiers.shift {
                Choosing::Reach
            } else if modifiers.command || modifiers.ctrl {
                Choosing::Toggle
            } else {
                Choosing::Alone
            };
            desk.edit(Ask::Choose { at, how });
            response.request_focus();
        }
        if response.secondary_clicked() && !chosen {
            desk.edit(Ask::Choose { at, how: Choosing::Alone });
        }
        response.context_menu(|ui| self.thumb_menu(ui));
        response
    }

    fn thumb_menu(&self, ui: &mut Ui) {
        ui.set_min_width(240.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let count = self.sight.chosen.len();
        let hidden = self.sight.slide().is_some_and(|slide| slide.hidden);
        for (verb, label) in [
            (Verb::SlideNew, tr("editor-new-after")),
            (Verb::SlideDuplicate, tr_with("editor-duplicate", &[("count", count.into())])),
            (Verb::SlideHide, tr(if hidden { "editor-unhide" } else { "editor-hide" })),
            (Verb::SlideUp, tr("editor-up")),
            (Verb::SlideDown, tr("editor-down")),
            (Verb::SlideCut, tr("editor-cut")),
            (Verb::SlideCopy, tr("editor-copy")),
            (Verb::SlidePaste, tr("editor-paste")),
            (Verb::SlideRemove, tr_with("editor-delete", &[("count", count.into())])),
        ] {
            let button = egui::Button::new(RichText::new(label)).shortcut_text(key_of(verb));
            if ui.add(button.min_size(Vec2::new(240.0, 32.0))).clicked() {
                self.desk.ask(verb);
                ui.close();
            }
        }
    }
}

/// Whether the keyboard is to move to this slide: it was on another one of the list.
fn scroll_focus(ui: &Ui, response: &egui::Response) -> bool {
    let last = egui::Id::unique("editor slide with the keyboard");
    let before = ui.data(|data| data.get_temp::<egui::Id>(last));
    let focused = ui.ctx().memory(egui::Memory::focused);
    ui.data_mut(|data| data.insert_temp(last, response.id));
    focused.is_some() && focused == before && before != Some(response.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::model::Slide;

    fn deck(segments: &[Option<&str>]) -> Deck {
        let slide = |segment: Option<&str>| Slide { segment: segment.map(str::to_owned), ..Slide::default() };
        Deck { slides: segments.iter().copied().map(slide).collect(), ..Deck::default() }
    }

    #[test]
    fn headings_stand_where_the_segment_changes() {
        let heads = |segments: &[Option<&str>]| {
            let (list, _) = entries(&deck(segments), 90.0);
            list.iter()
                .filter_map(|(_, entry)| if let Entry::Heading(at) = entry { Some(*at) } else { None })
                .collect::<Vec<_>>()
        };
        assert_eq!(heads(&[None, None]), Vec::<usize>::new());
        assert_eq!(heads(&[None, Some("a"), Some("a"), Some("b"), None]), [1, 3, 4]);
        assert_eq!(heads(&[Some("a"), Some("a")]), [0]);
    }

    #[test]
    fn a_slide_that_is_let_go_lands_before_the_one_whose_upper_half_it_is_over() {
        let deck = deck(&[None, None, Some("a")]);
        let (list, height) = entries(&deck, 90.0);
        let gap = |y: f32| gap_at(&list, 90.0, y, 3);
        assert_eq!([gap(-50.0), gap(10.0), gap(60.0), gap(150.0), gap(height)], [0, 0, 1, 2, 3]);
    }
}
