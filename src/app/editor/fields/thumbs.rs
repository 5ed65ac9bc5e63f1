//! Small pictures of the deck's assets, drawn on a thread of their own by the painter of the slides.

use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

use crossbeam_channel::{Receiver, Sender, unbounded};
use egui::{ColorImage, Context, TextureHandle, TextureOptions, ViewportId};
use vello_cpu::kurbo::Rect;

use crate::{
    deck::{
        colour::Rgba,
        model::{Asset, Deck},
    },
    render::{Painter, Pictures, Pixels},
    typeset::{
        PictureSizes as _,
        page::{Item, Kind, Page},
    },
    ui::texture,
};

/// The box into which a small picture fits, in pixels.
const SIDE: (f32, f32) = (320.0, 180.0);

/// One asset's file.
type Key = (String, String);
/// What goes to the thread, and what comes back.
type Link = (Sender<(Key, PathBuf, ViewportId)>, Receiver<(Key, Option<Pixels>)>);

/// A small picture.
#[derive(Clone)]
pub(super) enum Thumb {
    /// On its way.
    Waiting,
    /// There.
    Ready(TextureHandle),
    /// The file cannot be shown.
    Bad,
}

/// The small pictures of a deck.
#[derive(Default)]
pub struct Thumbs {
    thread: Option<Link>,
    asked: HashSet<Key>,
    ready: HashMap<Key, Thumb>,
}

impl Thumbs {
    /// The small picture of an asset.
    pub(super) fn of(&mut self, ctx: &Context, folder: &Path, asset: &Asset) -> Thumb {
        self.receive(ctx);
        let key = (asset.id.clone(), asset.path.clone());
        if let Some(ready) = self.ready.get(&key) {
            return ready.clone();
        }
        if self.asked.insert(key.clone())
            && let Some((ask, _)) = self.link(ctx)
        {
            let _gone = ask.send((key, folder.to_owned(), ctx.viewport_id()));
        }
        Thumb::Waiting
    }

    fn receive(&mut self, ctx: &Context) {
        let Some((_, finished)) = &self.thread else { return };
        for (key, pixels) in finished.try_iter() {
            let made = pixels.map_or(Thumb::Bad, |pixels| {
                let size = [usize::from(pixels.width), usize::from(pixels.height)];
                let image = ColorImage::new(size, bytemuck::cast_vec(pixels.data));
                Thumb::Ready(texture::load(ctx, "small picture".to_owned(), image, TextureOptions::LINEAR))
            });
            self.ready.insert(key, made);
        }
    }

    fn link(&mut self, ctx: &Context) -> Option<&Link> {
        if self.thread.is_none() {
            let (ask, asked) = unbounded::<(Key, PathBuf, ViewportId)>();
            let (finish, finished) = unbounded();
            let waker = ctx.clone();
            let spawned = thread::Builder::new().name("small-pictures".to_owned()).spawn(move || {
                let mut painter = Painter::new();
                while let Ok((key, folder, window)) = asked.recv() {
                    let pixels = draw(&mut painter, &folder, &key);
                    if finish.send((key, pixels)).is_err() {
                        return;
                    }
                    waker.request_repaint_after_for(Duration::from_millis(1), window);
                }
            });
            spawned.ok()?;
            self.thread = Some((ask, finished));
        }
        self.thread.as_ref()
    }
}

/// Draws one picture as large as fits.
fn draw(painter: &mut Painter, folder: &Path, (id, path): &Key) -> Option<Pixels> {
    let asset = Asset { id: id.clone(), path: path.clone(), ..Asset::default() };
    let deck = Deck { assets: vec![asset], ..Deck::default() };
    let mut pictures = Pictures::new(&deck, folder);
    let (width, height) = pictures.size(id).ok().filter(|(width, height)| *width > 0 && *height > 0)?;
    let (width, height) = (width as f32, height as f32);
    let scale = (SIDE.0 / width).min(SIDE.1 / height);
    let size = ((width * scale).round().max(1.0), (height * scale).round().max(1.0));
    let to = Rect::new(0.0, 0.0, f64::from(size.0), f64::from(size.1));
    let kind = Kind::Picture { asset: Arc::from(id.as_str()), to, from: Rect::new(0.0, 0.0, 1.0, 1.0) };
    let page = Page {
        size,
        background: Rgba::CLEAR,
        items: vec![Item { steps: 0..=u16::MAX, block: None, kind }],
        blocks: Vec::new(),
        links: Vec::new(),
        last_step: 0,
        overflow: Vec::new(),
        missing: Vec::new(),
        rtl: false,
        hash: 0,
    };
    let pixels = painter.paint(&page, 0, (size.0 as u16, size.1 as u16), &mut pictures);
    pictures.problems().iter().all(|problem| problem.shown).then_some(pixels)
}
