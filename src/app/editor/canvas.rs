//! The slide in the middle of the editor, drawn as the room will see it: a click on a text puts a field over it, in the same
//! letters and on the same ground; the boxes of a free slide are moved and sized where they stand.

mod boxes;
mod crop;
mod snap;
mod spots;

use std::sync::Arc;

use egui::{Color32, Id, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};
use parking_lot::Mutex;

use super::{Ask, Sight};
use crate::{
    app::desk::Desk,
    deck::{
        edit::{
            Change, What,
            at::{remove_item, set_text_at, split_item, text_at},
            say, say_or_none,
        },
        model::{Item, Layout, Slide, Text},
    },
    render::{Job, Veil},
    typeset::{page::Page, writing::Setting},
    ui::{
        field::{self, Enter, Field},
        theme,
        words::{Value, tr, tr_with},
    },
};
use spots::Spot;

/// What came of drawing the slide.
#[derive(Debug, Default)]
pub struct Drawn {
    /// What was changed on it.
    pub change: Option<Change>,
    /// Whether something on it has the keyboard that is no text field of the window, so that plain keys belong to it.
    pub keys: bool,
}

/// What is under way on the slide. Nothing of the deck is kept here.
#[derive(Default)]
struct Canvas {
    /// The slide that it is about.
    slide: String,
    editing: Option<Editing>,
    boxes: boxes::Hold,
    picture: crop::Hold,
}

/// The text that is edited.
struct Editing {
    field: String,
    /// Where the click was that began it, until the field has it.
    pressed_at: Option<Pos2>,
    /// Whether the field has had the keyboard.
    begun: bool,
    /// How it is set, as far as is known: a new part of a list has no place on the page yet.
    setting: Option<Setting>,
}

type Shared = Arc<Mutex<Canvas>>;

/// What one drawing works with.
struct Board<'a> {
    desk: &'a Desk,
    sight: &'a Sight,
    slide: &'a Slide,
    page: &'a Page,
    /// Where the slide stands in the window.
    place: Rect,
    /// Points a unit of the slide.
    scale: f32,
    /// The colour of lines over the slide.
    line: Color32,
}

/// Draws the slide into `area`.
pub fn show(ui: &mut Ui, desk: &Desk, sight: &Sight, area: Rect) -> Drawn {
    let Some(slide) = sight.slide() else { return Drawn::default() };
    let shared = ui.ctx().data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Shared>(Id::unique("canvas"))));
    let mut canvas = shared.lock();
    if canvas.slide != slide.id {
        *canvas = Canvas { slide: slide.id.clone(), ..Canvas::default() };
    }
    ui.allocate_rect(area, Sense::hover());
    let step = sight.step;
    let editing = canvas.editing.as_ref().map(|editing| editing.field.clone());
    let (shown, pale) =
        if slide.broken.is_some() { (slide.clone(), Vec::new()) } else { spots::prompted(slide, editing.as_deref()) };
    let veiled = editing.is_some() || !pale.is_empty();
    let place = if veiled {
        sight.slides.set_edited(&shown, &Veil { hidden: editing.clone(), pale: pale.clone() });
        sight.slides.show_edited(ui, area, sight.shape(), sight.at, step)
    } else {
        sight.slides.show(ui, area, sight.shape(), sight.at, step)
    };
    let ground = ui.interact(place, Id::unique("slide ground"), Sense::CLICK);
    let words = sight.slides.words(sight.at).unwrap_or_else(|| sight.title(sight.at));
    ground.widget_info(|| {
        let said = tr_with("canvas-slide", &[("words", Value::from(words.as_str()))]);
        WidgetInfo::labeled(egui::Role::Image, true, said)
    });
    let mut drawn = Drawn::default();
    // A slide that could not be read has nothing to edit: its card only names the fault.
    if slide.broken.is_some() {
        return drawn;
    }
    let page = veiled.then(|| sight.slides.page(Job::GUEST)).flatten().or_else(|| sight.slides.page(sight.at));
    let Some(page) = page else { return drawn };
    let dark = page.background.luminance() < 0.25;
    let line = if dark { theme::DARK.accent } else { theme::LIGHT.accent };
    let scale = place.width() / page.size.0.max(1.0);
    let board = Board { desk, sight, slide, page: &page, place, scale, line };
    let spots = spots::of(&page, &shown, step, editing.as_deref());
    if slide.layout == Layout::Free {
        let done = boxes::show(ui, &board, &mut canvas.boxes, editing.is_some());
        drawn.change = done.change;
        drawn.keys = done.keys;
        if let Some(field) = done.write {
            canvas.editing = Some(Editing::of(field, None));
        } else if ground.double_clicked()
            && let Some(at) = ground.interact_pointer_pos()
        {
            let (change, number) = boxes::new_at(&board, at);
            drawn.change = Some(change);
            canvas.boxes.choose(number);
            canvas.editing = Some(Editing::of(format!("boxes[{number}].text"), None));
        }
    }
    // Under the texts, which may stand over it.
    if slide.image.is_some() {
        let done = crop::show(ui, &board, &mut canvas.picture, editing.is_some());
        drawn.change = drawn.change.or(done.change);
        drawn.keys |= done.keys;
    }
    for spot in &spots {
        if editing.as_deref() != Some(&spot.field)
            && !spot.field.starts_with("boxes")
            && let Some(begun) = board.spot(ui, spot, pale.iter().any(|field| *field == *spot.field))
        {
            canvas.editing = Some(begun);
        }
    }
    if editing.is_some()
        && let Some(change) = board.write(ui, &mut canvas, &spots)
    {
        drawn.change = Some(change);
    }
    drawn
}

impl Editing {
    const fn of(field: String, pressed_at: Option<Pos2>) -> Self {
        Self { field, pressed_at, begun: false, setting: None }
    }
}

/// The id of the field over a text of a slide: to give it the keyboard, or to ask what is selected in it.
#[must_use]
pub fn id_of(slide: &str, field: &str) -> Id {
    Id::unique(("slide field", slide.to_owned(), field.to_owned()))
}

/// The id of the place to click.
fn spot_id(slide: &str, field: &str) -> Id {
    Id::unique(("slide text", slide.to_owned(), field.to_owned()))
}

impl Board<'_> {
    /// A place of the slide in the window.
    fn in_window(&self, place: vello_cpu::kurbo::Rect) -> Rect {
        let corner = |x: f64, y: f64| self.place.min + Vec2::new(x as f32, y as f32) * self.scale;
        Rect::from_min_max(corner(place.x0, place.y0), corner(place.x1, place.y1))
    }

    /// The language of plain strings on this slide.
    fn own(&self) -> &str {
        self.slide.language.as_deref().unwrap_or(&self.sight.deck.language)
    }

    /// What a text says where it is seen, and in which language that is.
    fn said(&self, field: &str) -> (String, String) {
        match text_at(self.slide, field).filter(|text| !text.is_empty()) {
            Some(text) => {
                let (words, tag) = text.pick(&self.sight.language, self.own());
                (words.to_owned(), tag.to_owned())
            }
            None => (String::new(), self.sight.language.clone()),
        }
    }

    /// A text as a place to click. Says whether it is to be edited.
    fn spot(&self, ui: &Ui, spot: &Spot, pale: bool) -> Option<Editing> {
        let area = self.in_window(spot.place).intersect(self.place);
        let response = ui.interact(area, spot_id(&self.slide.id, &spot.field), Sense::click());
        response.widget_info(|| {
            let name = spots::name(&spot.field);
            let words = if pale || spot.words.trim().is_empty() { tr("canvas-empty") } else { spot.words.to_string() };
            let said = tr_with("canvas-text", &[("name", Value::from(name)), ("words", Value::from(words))]);
            WidgetInfo::labeled(egui::Role::Button, true, said)
        });
        if response.has_focus() {
            ui.painter().rect_stroke(area, 2.0, Stroke::new(2.0, self.line), StrokeKind::Outside);
        } else if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::Text);
            ui.painter().rect_stroke(area, 2.0, Stroke::new(1.0, self.line), StrokeKind::Outside);
        }
        response.clicked().then(|| {
            let at = response.interact_pointer_pos().filter(|_| !pale);
            Editing::of(spot.field.to_string(), at)
        })
    }

    /// The field over the text that is edited, and what its keys do beyond it.
    fn write(&self, ui: &mut Ui, canvas: &mut Canvas, spots: &[Spot]) -> Option<Change> {
        let editing = canvas.editing.as_mut()?;
        let path = editing.field.clone();
        let at = spots.iter().position(|spot| *spot.field == path);
        let setting = at.and_then(|at| spots.get(at)).map(|spot| Setting::clone(&spot.setting));
        let setting = setting.or_else(|| editing.setting.clone())?;
        editing.setting = Some(setting.clone());
        let id = id_of(&self.slide.id, &path);
        let (mut words, language) = self.said(&path);
        let marked = super::marking::keys(ui, id, &mut words);
        let begins = !editing.begun;
        let pressed_at = editing.pressed_at.take();
        if begins && pressed_at.is_none() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let corner = self.place.min + Vec2::from(setting.at()) * self.scale;
        let size = setting.size();
        // The marks as they are typed may need a line more than the words: then the field has a ground of its own.
        let under = ui.painter().add(egui::Shape::Noop);
        let name = spots::name(&path);
        let shown = Field::new(id, &mut words)
            .name(&name)
            .on_slide(setting.clone(), corner, self.scale)
            .enter(if spots::is_long(&path) { Enter::Line } else { Enter::Tell })
            .takes_tab()
            .takes_escape()
            .pressed_at(pressed_at)
            .show(ui);
        let edge = shown.response.rect.expand(4.0);
        let known = at.and_then(|at| spots.get(at)).map_or(0.0, |spot| spot.place.height() as f32 * self.scale);
        if shown.response.rect.height() > known + size * self.scale * 0.6 {
            let [red, green, blue, alpha] = self.page.background.0;
            let ground = Color32::from_rgba_unmultiplied(red, green, blue, alpha);
            ui.painter().set(under, egui::Shape::rect_filled(edge, 2.0, ground));
        }
        ui.painter().rect_stroke(edge, 2.0, Stroke::new(2.0, self.line), StrokeKind::Outside);
        editing.begun |= shown.focused;
        let mut now = self.slide.clone();
        let mut change = (marked || shown.changed).then(|| self.changed(&mut now, &path, &words, &language));
        let next = |by: isize, round: bool| {
            let count = spots.len().cast_signed();
            let to = at?.cast_signed() + by;
            let to = if round { to.rem_euclid(count.max(1)) } else { to };
            usize::try_from(to).ok().and_then(|to| spots.get(to)).map(|spot| spot.field.to_string())
        };
        let item = spots::is_item(&path);
        let mut go: Option<(String, Option<usize>)> = None;
        let mut guess = None;
        if shown.enter && item {
            let (before, chosen) = words.split_at(words.floor_char_boundary(shown.selection.start));
            let after = chosen.get(shown.selection.len()..).unwrap_or_default();
            if let Some((made, path)) = self.divided(&path, before, after, &language) {
                now = made;
                change = Some(Change::slide(self.sight.at, now.clone(), What::Text, None));
                // Until the page has its place, it stands under the part that was divided.
                let below = (shown.response.rect.bottom() - self.place.top()) / self.scale + size * 0.4;
                guess = Some(setting.clone().moved_to((setting.at().0, below)));
                go = Some((path, Some(0)));
            }
        } else if shown.back && item {
            if let Some((made, path, caret)) = self.joined(&path, &words, &language) {
                now = made;
                change = Some(Change::slide(self.sight.at, now.clone(), What::Text, None));
                go = Some((path, Some(caret)));
            }
        } else if shown.enter || shown.tab != 0 {
            let by = if shown.tab < 0 { -1 } else { 1 };
            go = next(by, true).map(|field| (field, None));
        } else if shown.beyond != 0 && item {
            go = next(isize::from(shown.beyond), false).map(|field| (field, None));
        }
        let leaves = shown.escape || editing.begun && !shown.focused && !begins && go.is_none();
        if let Some((field, caret)) = go {
            let to = id_of(&self.slide.id, &field);
            match caret {
                Some(caret) => field::select(ui.ctx(), to, caret..caret),
                // A text that is entered by the keyboard is chosen whole, as fields are.
                None => field::select(ui.ctx(), to, 0..self.said(&field).0.len()),
            }
            canvas.editing = Some(Editing { setting: guess, ..Editing::of(field, None) });
            self.desk.edit(Ask::Seal);
            ui.ctx().request_repaint();
        } else if leaves {
            canvas.editing = None;
            self.desk.edit(Ask::Seal);
            ui.ctx().request_repaint();
            if shown.escape {
                ui.memory_mut(|memory| memory.request_focus(spot_id(&self.slide.id, &path)));
            }
        }
        change
    }

    /// The slide saying other words at a path, and the change to it.
    fn changed(&self, now: &mut Slide, path: &str, words: &str, language: &str) -> Change {
        spots::make_room(now);
        let text = say_or_none(text_at(now, path).as_ref(), language, self.own(), words);
        set_text_at(now, path, text);
        tidy(now, path);
        Change::slide(self.sight.at, now.clone(), What::Text, Some(path))
    }

    /// The slide with a part of a list divided in two, and the path of the second.
    fn divided(&self, path: &str, before: &str, after: &str, language: &str) -> Option<(Slide, String)> {
        let mut now = self.slide.clone();
        spots::make_room(&mut now);
        let whole = text_at(&now, path)?;
        let own = self.own();
        let after = say(&Text::default(), language, own, after);
        let path = split_item(&mut now, path, say(&whole, language, own, before), after)?;
        Some((now, path))
    }

    /// The slide with a part of a list joined to the one before it, whose path and length come with it.
    fn joined(&self, path: &str, words: &str, language: &str) -> Option<(Slide, String, usize)> {
        let mut now = self.slide.clone();
        let before = remove_item(&mut now, path).filter(|before| !before.is_empty() && before != path)?;
        let first = text_at(&now, &before)?;
        let own = self.own();
        let start = first.pick(language, own).0.to_owned();
        set_text_at(&mut now, &before, Some(say(&first, language, own, &format!("{start}{words}"))));
        Some((now, before, start.len()))
    }
}

/// Takes away the empty parts that only made room, but for the one that is edited.
fn tidy(slide: &mut Slide, path: &str) {
    for (at, column) in slide.columns.iter_mut().enumerate() {
        let only = matches!(column.items.as_slice(), [Item::Plain(words)] if words.is_empty());
        if only && !path.starts_with(&format!("columns[{at}].items")) {
            column.items.clear();
        }
    }
}
