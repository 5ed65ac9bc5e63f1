//! What all fields of a window share: the bench on which the one with the keyboard is set, its picture, and where the caret
//! of each was last.

use std::{collections::HashMap, ops::Range, sync::Arc};

use egui::{Color32, ColorImage, Context, Id, Pos2, Rect, TextureHandle, TextureOptions, Ui, Vec2};
use parking_lot::Mutex;

use crate::{
    render::{Painter, Pictures},
    typeset::{
        Fonts,
        writing::{Bench, Setting, Writing},
    },
    ui::{shaped::Shaper, texture},
};

/// How many fields keep their caret.
const KEPT: usize = 24;
/// The width of the caret in points.
const CARET: f32 = 1.5;

/// The kit of a program.
pub(super) type Shared = Arc<Mutex<Kit>>;

/// The bench, the painter, and the fields that were written in.
#[derive(Default)]
pub(super) struct Kit {
    bench: Option<Bench>,
    painter: Option<Painter>,
    pictures: Option<Pictures>,
    /// Sets the fields that have no keyboard.
    pub shaper: Shaper,
    fields: HashMap<Id, Kept>,
    wishes: HashMap<Id, Range<usize>>,
    keyboard: Option<Id>,
    drawings: u64,
}

struct Kept {
    writing: Writing,
    /// The picture of the part that is seen, and what it shows.
    picture: Option<(TextureHandle, Shows)>,
    /// How far a text that is too wide is moved to the left, in pixels; none where its start is seen.
    scroll: Option<f32>,
    used: u64,
}

#[derive(Clone, Copy, PartialEq)]
struct Shows {
    version: u64,
    at: [f32; 2],
    size: [f32; 2],
    unit: f32,
}

/// How a field with the keyboard is drawn.
pub(super) struct Look {
    /// Where the words stand.
    pub words: Rect,
    /// Whether there is one line that moves sideways.
    pub single: bool,
    /// Pixels a unit of the layout.
    pub unit: f32,
    /// How far letters may stand out, in pixels.
    pub out: f32,
    /// Behind what is selected.
    pub accent: Color32,
    pub caret: Color32,
    /// Whether the first baseline lies on a whole pixel.
    pub snap: bool,
}

/// What was drawn.
pub(super) struct Drawn {
    /// The place of the caret.
    pub caret: Option<Rect>,
    pub composing: bool,
}

fn key() -> Id {
    Id::unique("fields")
}

/// The kit of this program.
pub(super) fn of(ctx: &Context) -> Shared {
    ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Shared>(key())))
}

/// Whether a field has the keyboard.
#[must_use]
pub fn has_keyboard(ctx: &Context) -> bool {
    let keyboard = of(ctx).lock().keyboard;
    keyboard.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
}

/// Gives a field the keyboard and selects bytes of its text; an empty range puts the caret there.
pub fn select(ctx: &Context, id: Id, range: Range<usize>) {
    of(ctx).lock().wishes.insert(id, range);
    ctx.request_repaint();
}

/// What was last selected in a field, in bytes.
#[must_use]
pub fn selection(ctx: &Context, id: Id) -> Option<Range<usize>> {
    of(ctx).lock().selection(id)
}

/// Forgets what was written in fields, and the pictures of it. The texts themselves belong to others.
pub fn forget(ctx: &Context) {
    let kit = of(ctx);
    let mut kit = kit.lock();
    kit.fields.clear();
    kit.shaper.forget();
}

impl Kit {
    pub fn begin(&mut self) {
        self.drawings += 1;
    }

    pub fn wish(&mut self, id: Id) -> Option<Range<usize>> {
        self.wishes.get(&id).cloned()
    }

    /// Notes what is to be selected once the field is set.
    pub fn want(&mut self, id: Id, range: Range<usize>) {
        self.wishes.insert(id, range);
    }

    /// Lets `hands` write in a field, and takes the text over.
    pub fn write(
        &mut self,
        id: Id,
        text: &mut String,
        setting: &Setting,
        single: bool,
        hands: impl FnOnce(&mut Writing, &mut Bench),
    ) {
        let bench = self.bench.get_or_insert_with(|| Bench::new(Fonts::bundled()));
        let used = self.drawings;
        let kept = self.fields.entry(id).or_insert_with(|| Kept {
            writing: Writing::new(text, setting.clone()),
            picture: None,
            scroll: None,
            used,
        });
        kept.used = used;
        kept.writing.set_setting(setting.clone(), single);
        kept.writing.set_text(text);
        if let Some(range) = self.wishes.remove(&id) {
            kept.writing.select(bench, range);
        }
        hands(&mut kept.writing, bench);
        kept.writing.refresh(bench);
        let now = kept.writing.text();
        if *text != now {
            *text = now;
        }
    }

    /// The height of the text in points, while it is set here.
    pub fn height(&self, id: Id, focused: bool, unit: f32) -> Option<f32> {
        let kept = self.fields.get(&id).filter(|_| focused)?;
        Some(kept.writing.size().1 * unit)
    }

    /// Width and height of the text in units of its layout.
    pub fn size(&self, id: Id) -> Option<Vec2> {
        self.fields.get(&id).map(|kept| Vec2::from(kept.writing.size()))
    }

    pub fn selection(&self, id: Id) -> Option<Range<usize>> {
        self.fields.get(&id).map(|kept| kept.writing.selection())
    }

    /// Where the box of the text begins, in pixels of the window.
    pub fn origin(&self, id: Id, look: &Look, scale: f32) -> Vec2 {
        self.fields.get(&id).map_or(Vec2::ZERO, |kept| {
            let frame = Frame::new(look, kept, scale, false);
            frame.words.min.to_vec2() + frame.at
        })
    }

    /// Draws what is selected, the letters and the caret.
    pub fn draw(&mut self, ui: &Ui, id: Id, look: &Look) -> Drawn {
        let none = Drawn { caret: None, composing: false };
        let Some(kept) = self.fields.get_mut(&id) else { return none };
        let scale = ui.pixels_per_point();
        let frame = Frame::new(look, kept, scale, true);
        kept.scroll = Some(frame.scroll);
        let clip = if look.snap { look.words.expand(3.0) } else { look.words.expand(look.out / scale) };
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(clip));
        for place in kept.writing.selected_places() {
            painter.rect_filled(frame.in_window(place), 0.0, look.accent.gamma_multiply(0.4));
        }
        frame.letters(
            &painter,
            ui,
            kept,
            look,
            self.painter.get_or_insert_with(Painter::new),
            self.pictures.get_or_insert_with(Pictures::none),
        );
        for place in kept.writing.preedit_places() {
            let place = frame.in_window(place);
            let line = Rect::from_min_max(Pos2::new(place.left(), place.bottom() - 2.0), place.max);
            painter.rect_filled(line, 0.0, look.accent);
        }
        let caret = kept.writing.caret_place(0.0).map(|place| {
            let place = frame.in_window(place);
            let width = CARET.max((place.height() / 24.0).min(4.0));
            let left = (place.left() - width / 2.0).clamp(clip.left(), (clip.right() - width).max(clip.left()));
            let left = (left * scale).round() / scale;
            Rect::from_min_size(Pos2::new(left, place.top()), Vec2::new(width, place.height()))
        });
        if let Some(caret) = caret {
            painter.rect_filled(caret, 0.0, look.caret);
        }
        Drawn { caret, composing: kept.writing.is_composing() }
    }

    /// Ends the drawing of a field; the oldest are forgotten.
    pub fn end(&mut self, id: Id, focused: bool) {
        if focused {
            self.keyboard = Some(id);
        } else if self.keyboard == Some(id) {
            self.keyboard = None;
            if let Some(kept) = self.fields.get_mut(&id) {
                kept.writing.end_composing();
                kept.picture = None;
                kept.scroll = None;
            }
        }
        while self.fields.len() > KEPT {
            let Some(oldest) = self.fields.iter().min_by_key(|(_, kept)| kept.used).map(|(id, _)| *id) else { return };
            self.fields.remove(&oldest);
        }
    }
}

/// How a text lies in its field. Lengths are pixels.
struct Frame {
    /// The box of the words in the window, on whole pixels where letters are to be sharp.
    words: Rect,
    /// Where the box of the text begins, from the corner of the words.
    at: Vec2,
    scroll: f32,
    unit: f32,
    scale: f32,
}

impl Frame {
    /// `follow` moves a text that is too wide so that the caret is seen.
    fn new(look: &Look, kept: &Kept, scale: f32, follow: bool) -> Self {
        let pixels = |corner: Pos2| (corner.to_vec2() * scale).to_pos2();
        let words = Rect::from_min_max(pixels(look.words.min), pixels(look.words.max));
        let words = if look.snap { words.round() } else { words };
        let text = Vec2::from(kept.writing.size()) * look.unit;
        let (mut at, mut scroll) = (Vec2::ZERO, 0.0);
        if look.single {
            let free = words.width() - text.x;
            if free >= 0.0 {
                at.x = kept.writing.free_share() * free;
            } else {
                let start = if kept.writing.is_rtl() { -free } else { 0.0 };
                scroll = kept.scroll.unwrap_or(start);
                if follow {
                    let edge = CARET * scale;
                    let caret = kept.writing.caret_place(0.0).map_or(0.0, |place| place.x0 as f32 * look.unit);
                    scroll = scroll.clamp(caret - words.width() + edge, caret - edge).clamp(-edge, -free + edge);
                }
                at.x = -scroll;
            }
            at.y = (words.height() - text.y) / 2.0;
        }
        if look.snap {
            at = at.round();
            let baseline = kept.writing.baseline() * look.unit;
            at.y += baseline.round() - baseline;
        }
        Self { words, at, scroll, unit: look.unit, scale }
    }

    fn in_window(&self, place: vello_cpu::kurbo::Rect) -> Rect {
        let corner = |x: f64, y: f64| {
            let from = Vec2::new(x as f32, y as f32) * self.unit + self.at + self.words.min.to_vec2();
            (from / self.scale).to_pos2()
        };
        Rect::from_min_max(corner(place.x0, place.y0), corner(place.x1, place.y1))
    }

    /// The letters, as a picture of the part that is seen.
    fn letters(
        &self,
        painter: &egui::Painter,
        ui: &Ui,
        kept: &mut Kept,
        look: &Look,
        brush: &mut Painter,
        pictures: &mut Pictures,
    ) {
        let text = Vec2::from(kept.writing.size()) * self.unit;
        // On whole pixels of the window, so that each pixel of the picture is one of the screen.
        let out = Vec2::splat(look.out.ceil());
        let whole = if look.snap { self.words } else { self.words.union(Rect::from_min_size(self.words.min, text)) };
        let place = Rect::from_min_max((whole.min - out).floor(), (whole.max + out).ceil());
        let largest = texture::largest() as f32;
        let size = place.size().min(Vec2::splat(largest));
        let at = self.words.min + self.at - place.min;
        let shows = Shows {
            version: kept.writing.version(),
            at: (at / self.unit).into(),
            size: (size / self.unit).into(),
            unit: self.unit,
        };
        if kept.picture.as_ref().is_none_or(|(_, shown)| *shown != shows) {
            let page = kept.writing.page(shows.at.into(), shows.size.into());
            let pixels = brush.paint_lines(&page, self.unit, pictures);
            let dimensions = [usize::from(pixels.width), usize::from(pixels.height)];
            let image = ColorImage::new(dimensions, bytemuck::cast_vec(pixels.data));
            let handle = match kept.picture.take() {
                Some((mut handle, _)) => {
                    handle.set(image, TextureOptions::NEAREST);
                    handle
                }
                // The name is for debugging tools: it must not hold the words.
                None => texture::load(ui.ctx(), "field".to_owned(), image, TextureOptions::NEAREST),
            };
            kept.picture = Some((handle, shows));
        }
        if let Some((handle, _)) = &kept.picture {
            let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
            let place =
                Rect::from_min_size((place.min.to_vec2() / self.scale).to_pos2(), handle.size_vec2() / self.scale);
            painter.image(handle.id(), place, whole, Color32::WHITE);
        }
    }
}
