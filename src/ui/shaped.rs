//! Text in the windows that is right in every script.
//!
//! egui sets Latin, Greek and Cyrillic well, but has no order for right-to-left scripts and breaks Chinese lines at wrong
//! places. Such texts are set by the slides' own typesetter on a thread of their own and drawn as a picture; a screen
//! reader hears the same words either way.

use std::{collections::HashMap, thread, time::Duration};

use crossbeam_channel::{Receiver, Sender, unbounded};
use egui::{
    Color32, ColorImage, Context, Galley, Pos2, Rect, Response, Sense, TextFormat, TextureHandle, TextureOptions, Ui,
    Vec2, ViewportId,
    text::{LayoutJob, TextWrapping},
};

use super::{fonts::is_plain, theme};
use crate::{
    deck::{
        inline::{self, Inline},
        slow::Brief,
    },
    render::{Painter, Pictures, Pixels},
    typeset::{Fonts, LineAlign, LineStyle, Typesetter, page::Rgba},
};

/// How many set texts are kept.
const KEPT: usize = 400;

/// How a text is set. Lengths are points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The size of the letters.
    pub size: f32,
    /// Whether they are bold.
    pub bold: bool,
    /// Their colour.
    pub colour: Color32,
    /// The width after which lines break.
    pub width: f32,
    /// After how many lines the rest is cut, with an ellipsis; 0 for never.
    pub lines: usize,
    /// Whether the text is inline text of a deck, with bold, italic and links.
    pub markup: bool,
    /// Where a text that egui cannot set stands in its width.
    pub align: LineAlign,
}

impl Style {
    /// Text of the windows' usual size in a colour.
    #[must_use]
    pub const fn text(colour: Color32, width: f32) -> Self {
        Self { size: theme::TEXT, bold: false, colour, width, lines: 0, markup: false, align: LineAlign::Start }
    }

    /// The same in another size.
    #[must_use]
    pub const fn sized(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// The same in bold.
    #[must_use]
    pub const fn strong(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same, cut after some lines.
    #[must_use]
    pub const fn cut(self, lines: usize) -> Self {
        Self { lines, ..self }
    }

    /// The same, elsewhere in its width.
    #[must_use]
    pub const fn aligned(self, align: LineAlign) -> Self {
        Self { align, ..self }
    }

    /// The same, read as inline text of a deck.
    #[must_use]
    pub const fn marked_up(self) -> Self {
        Self { markup: true, ..self }
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    text: String,
    size: u32,
    width: u32,
    bold: bool,
    markup: bool,
    lines: usize,
    colour: [u8; 4],
    /// 0 for the side at which the text starts, 1 for the middle, 2 for the other side.
    align: u8,
}

enum Set {
    Waiting,
    Ready { texture: TextureHandle, rtl: bool },
}

struct Kept {
    set: Set,
    used: u64,
}

type Finished = (Key, Pixels, bool);
/// Where texts to set go in, and where they come out.
type Thread = (Sender<(Key, ViewportId)>, Receiver<Finished>);

#[derive(Default)]
struct Shelf {
    kept: HashMap<Key, Kept>,
    drawings: u64,
    thread: Option<Thread>,
}

/// Sets texts that egui cannot, and keeps them.
#[derive(Default)]
pub struct Shaper(Brief<Shelf>);

impl Shaper {
    /// Forgets every text, and its picture.
    pub fn forget(&self) {
        self.0.lock().kept.clear();
    }

    /// Shows a text and says where; as wide as its longest line (as `style.width` when it reads from right to left).
    pub fn show(&self, ui: &mut Ui, text: &str, style: &Style) -> Response {
        let laid = self.lay(ui.ctx(), text, style);
        let (rect, response) = ui.allocate_exact_size(laid.size(), Sense::hover());
        laid.paint(ui.painter(), rect.min, style.colour);
        let words = if style.markup { inline::words(text) } else { text.to_owned() };
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
        response
    }

    /// A text that is set, for whoever finds a place for it: nothing of it is read aloud.
    pub fn lay(&self, ctx: &Context, text: &str, style: &Style) -> Laid {
        if is_plain(text) {
            return Laid::Plain(ctx.fonts_mut(|fonts| fonts.layout_job(job(text, style))));
        }
        let (size, picture) = self.picture(ctx, text, style);
        Laid::Picture { size, picture }
    }

    /// The size of a text that egui cannot set, and its picture once it is there.
    fn picture(&self, ctx: &Context, text: &str, style: &Style) -> (Vec2, Option<(TextureHandle, Rect)>) {
        let scale = ctx.pixels_per_point();
        let key = Key {
            text: text.to_owned(),
            size: (style.size * scale * 16.0).round() as u32,
            width: (style.width * scale).floor().max(16.0) as u32,
            bold: style.bold,
            markup: style.markup,
            lines: style.lines,
            colour: style.colour.to_array(),
            align: match style.align {
                LineAlign::Start => 0,
                LineAlign::Centre => 1,
                LineAlign::End => 2,
            },
        };
        let mut shelf = self.0.lock();
        shelf.receive(ctx);
        shelf.drawings += 1;
        let drawings = shelf.drawings;
        if let Some(kept) = shelf.kept.get_mut(&key) {
            kept.used = drawings;
            if let Set::Ready { texture, rtl } = &kept.set {
                let size = texture.size_vec2() / scale;
                let left = if *rtl { (style.width - size.x).max(0.0) } else { 0.0 };
                let place = Rect::from_min_size(Pos2::new((left * scale).round() / scale, 0.0), size);
                let width = if *rtl { style.width } else { size.x };
                return (Vec2::new(width, size.y), Some((texture.clone(), place)));
            }
        } else {
            shelf.ask(ctx, key);
        }
        (Vec2::new(style.width.min(style.size * 8.0), style.size * 1.4), None)
    }
}

impl Shelf {
    fn ask(&mut self, ctx: &Context, key: Key) {
        if self.thread.is_none() {
            let (ask, asked) = unbounded::<(Key, ViewportId)>();
            let (finish, finished) = unbounded();
            let waker = ctx.clone();
            let spawned = thread::Builder::new().name("window-text".to_owned()).spawn(move || {
                let mut typesetter = Typesetter::new(Fonts::bundled());
                let mut painter = Painter::new();
                let mut none = Pictures::none();
                while let Ok((key, window)) = asked.recv() {
                    let (pixels, rtl) = set(&mut typesetter, &mut painter, &mut none, &key);
                    if finish.send((key, pixels, rtl)).is_err() {
                        return;
                    }
                    waker.request_repaint_after_for(Duration::from_millis(1), window);
                }
            });
            if spawned.is_err() {
                return;
            }
            self.thread = Some((ask, finished));
        }
        if let Some((ask, _)) = &self.thread
            && ask.send((key.clone(), ctx.viewport_id())).is_ok()
        {
            self.kept.insert(key, Kept { set: Set::Waiting, used: self.drawings });
        }
    }

    fn receive(&mut self, ctx: &Context) {
        let Some((_, finished)) = &self.thread else { return };
        for (key, pixels, rtl) in finished.try_iter() {
            let size = [usize::from(pixels.width), usize::from(pixels.height)];
            let image = ColorImage::new(size, bytemuck::cast_vec(pixels.data));
            // The texture's name is for debugging tools: it must not hold the words.
            let texture = super::texture::load(ctx, "shaped text".to_owned(), image, TextureOptions::LINEAR);
            self.kept.insert(key, Kept { set: Set::Ready { texture, rtl }, used: self.drawings });
        }
        while self.kept.len() > KEPT {
            let Some(oldest) = self.kept.iter().min_by_key(|(_, kept)| kept.used).map(|(key, _)| key.clone()) else {
                return;
            };
            self.kept.remove(&oldest);
        }
    }
}

fn set(typesetter: &mut Typesetter, painter: &mut Painter, none: &mut Pictures, key: &Key) -> (Pixels, bool) {
    let style = LineStyle {
        size: key.size as f32 / 16.0,
        bold: key.bold,
        colour: Rgba(key.colour),
        width: Some(key.width as f32),
        max_lines: key.lines,
        markup: key.markup,
        align: match key.align {
            1 => LineAlign::Centre,
            2 => LineAlign::End,
            _ => LineAlign::Start,
        },
        ..LineStyle::default()
    };
    let page = typesetter.lines(&key.text, &style);
    let size = (page.size.0.ceil().clamp(1.0, 4096.0) as u16, page.size.1.ceil().clamp(1.0, 8192.0) as u16);
    (painter.paint(&page, 0, size, none), page.rtl)
}

/// A text that is set.
pub enum Laid {
    /// One that egui sets right.
    Plain(std::sync::Arc<Galley>),
    /// One that it does not: its size, and its picture with the place once it is there.
    Picture {
        /// Width and height, a guess at first.
        size: Vec2,
        /// The picture, and where it stands in the place of the text.
        picture: Option<(TextureHandle, Rect)>,
    },
}

impl Laid {
    /// Width and height in points.
    #[must_use]
    pub fn size(&self) -> Vec2 {
        match self {
            Self::Plain(galley) => galley.size(),
            Self::Picture { size, .. } => *size,
        }
    }

    /// Draws the text with its upper left corner at `at`.
    pub fn paint(self, painter: &egui::Painter, at: Pos2, colour: Color32) {
        match self {
            Self::Plain(galley) => {
                painter.galley(at, galley, colour);
            }
            Self::Picture { picture: Some((texture, place)), .. } => {
                let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
                painter.image(texture.id(), place.translate(at.to_vec2()), whole, Color32::WHITE);
            }
            Self::Picture { picture: None, .. } => {}
        }
    }
}

/// The text as egui lays it out.
#[must_use]
pub fn job(text: &str, style: &Style) -> LayoutJob {
    let mut job = LayoutJob {
        wrap: TextWrapping {
            max_width: style.width.max(8.0),
            max_rows: if style.lines == 0 { usize::MAX } else { style.lines },
            ..TextWrapping::default()
        },
        ..LayoutJob::default()
    };
    let format = |bold: bool, italic: bool| TextFormat {
        font_id: if bold || style.bold { theme::bold(style.size) } else { theme::font(style.size) },
        color: style.colour,
        italics: italic,
        line_height: Some((style.size * 1.4).round()),
        ..TextFormat::default()
    };
    if !style.markup {
        job.append(text, 0.0, format(false, false));
        return job;
    }
    for part in inline::parse(text) {
        match part {
            Inline::Text { text, bold, italic, .. } => job.append(&text, 0.0, format(bold, italic)),
            Inline::Break => job.append("\n", 0.0, format(false, false)),
            Inline::Note { .. } => {}
        }
    }
    job
}
