//! Slides as textures: asked for by whoever draws them, made by the worker, kept while they are of use.
//!
//! Nothing here lays out or draws a slide: a window that finds no texture yet shows the nearest one it has and is woken
//! when the right one is there.

use std::{collections::HashMap, path::PathBuf, sync::Arc};

use egui::{Color32, ColorImage, Context, Pos2, Rect, TextureHandle, TextureOptions, Ui, Vec2, ViewportId};
use parking_lot::Mutex;

use crate::{
    deck::model::{Deck, Slide},
    render::{Job, Pixels, Worker},
    typeset::page::Page,
};

/// How many bytes of textures are kept: six pictures of a full-HD room and the console's.
const BUDGET: usize = 56 << 20;

/// The width of a slide of which a part is seen, at most, in pixels.
const LARGEST_PART: f32 = 3840.0;

type Key = (usize, u16, (u16, u16));

struct Kept {
    texture: TextureHandle,
    used: u64,
    bytes: usize,
}

struct Shelf {
    worker: Worker,
    generation: u64,
    /// The question on its way to the room, and the generation of its pictures.
    guest: Option<Arc<Slide>>,
    guest_generation: u64,
    textures: HashMap<Key, Kept>,
    pages: HashMap<usize, Arc<Page>>,
    /// What each window asked for when it was last drawn: first what it shows, then what it will show.
    wanted: HashMap<ViewportId, (Vec<Job>, Vec<Job>)>,
    asked: Vec<Job>,
    drawings: u64,
    last_shown: HashMap<ViewportId, Key>,
}

/// The slides of the open deck, as textures.
pub struct Slides(Mutex<Shelf>);

impl Slides {
    /// Starts the worker; `wake` is called whenever a slide is ready.
    #[must_use]
    pub fn new(wake: impl Fn() + Send + 'static) -> Self {
        Self(Mutex::new(Shelf {
            worker: Worker::spawn(wake),
            generation: 0,
            guest: None,
            guest_generation: 0,
            textures: HashMap::new(),
            pages: HashMap::new(),
            wanted: HashMap::new(),
            asked: Vec::new(),
            drawings: 0,
            last_shown: HashMap::new(),
        }))
    }

    /// Turns to another deck, language or theme.
    pub fn set_deck(&self, deck: Arc<Deck>, folder: PathBuf, language: String, theme: String) {
        let mut shelf = self.0.lock();
        shelf.generation = shelf.worker.set_deck(deck, folder, language, theme);
        shelf.textures.clear();
        shelf.pages.clear();
        shelf.asked.clear();
        shelf.wanted.clear();
        shelf.last_shown.clear();
    }

    /// Sets the question that stands beside the deck, on its way to the room; nothing of an earlier one is kept.
    pub fn set_guest(&self, slide: Option<Slide>) {
        let mut shelf = self.0.lock();
        if shelf.guest.as_deref() == slide.as_ref() {
            return;
        }
        shelf.guest_generation = shelf.worker.set_guest(slide.clone());
        shelf.guest = slide.map(Arc::new);
        shelf.textures.retain(|key, _| key.0 != Job::GUEST);
        shelf.pages.remove(&Job::GUEST);
        shelf.asked.clear();
    }

    /// Takes over what the worker has finished.
    pub fn receive(&self, ctx: &Context) {
        let mut shelf = self.0.lock();
        for done in shelf.worker.results() {
            let guest = done.job.slide == Job::GUEST;
            if done.generation != if guest { shelf.guest_generation } else { shelf.generation } {
                continue;
            }
            let key = (done.job.slide, done.job.step, done.job.size);
            let bytes = done.pixels.data.len() * 4;
            let texture = ctx.load_texture(
                // A debugging tool may list it: never the words of a question.
                if guest { "question".to_owned() } else { format!("slide {} step {}", key.0, key.1) },
                colour_image(done.pixels),
                TextureOptions::LINEAR,
            );
            let used = shelf.drawings;
            shelf.textures.insert(key, Kept { texture, used, bytes });
            shelf.pages.insert(done.job.slide, done.page);
            shelf.asked.retain(|job| *job != done.job);
        }
        shelf.trim();
    }

    /// Starts a drawing of a window: its wishes are collected anew.
    pub fn begin(&self, window: ViewportId) {
        let mut shelf = self.0.lock();
        shelf.drawings += 1;
        let (now, later) = shelf.wanted.entry(window).or_default();
        now.clear();
        later.clear();
    }

    /// Ends a drawing of a window: what is missing is asked of the worker, the room's wishes first.
    pub fn end(&self) {
        let mut shelf = self.0.lock();
        let order = [super::windows::audience(), ViewportId::ROOT, super::windows::panel()];
        let mut jobs: Vec<Job> = Vec::new();
        for later in [false, true] {
            for window in order {
                let Some((shown, next)) = shelf.wanted.get(&window) else { continue };
                for job in if later { next } else { shown } {
                    if !jobs.contains(job) && !shelf.textures.contains_key(&(job.slide, job.step, job.size)) {
                        jobs.push(*job);
                    }
                }
            }
        }
        if jobs != shelf.asked {
            shelf.asked.clone_from(&jobs);
            shelf.worker.want(jobs);
        }
    }

    /// Closes a window's account.
    pub fn forget(&self, window: ViewportId) {
        let mut shelf = self.0.lock();
        shelf.wanted.remove(&window);
        shelf.last_shown.remove(&window);
    }

    /// The texture of a slide at a size for showing now, or the nearest that is there; asks for the right one.
    fn texture(&self, window: ViewportId, job: Job) -> Option<TextureHandle> {
        let mut shelf = self.0.lock();
        shelf.wanted.entry(window).or_default().0.push(job);
        let key = (job.slide, job.step, job.size);
        let drawings = shelf.drawings;
        if let Some(kept) = shelf.textures.get_mut(&key) {
            kept.used = drawings;
            let texture = kept.texture.clone();
            shelf.last_shown.insert(window, key);
            return Some(texture);
        }
        // The same slide at another size or step, the largest first; never another slide.
        shelf
            .textures
            .iter()
            .filter(|((slide, step, _), _)| *slide == job.slide && *step <= job.step)
            .max_by_key(|((_, step, size), _)| (*step, size.0))
            .map(|(_, kept)| kept.texture.clone())
    }

    /// What a window showed last, to stay until the right texture is there.
    pub fn last_of(&self, window: ViewportId) -> Option<TextureHandle> {
        let shelf = self.0.lock();
        shelf.textures.get(shelf.last_shown.get(&window)?).map(|kept| kept.texture.clone())
    }

    /// Asks for a slide that will be shown soon.
    pub fn prepare(&self, window: ViewportId, job: Job) {
        self.0.lock().wanted.entry(window).or_default().1.push(job);
    }

    /// The words of a slide, once it has been laid out.
    #[must_use]
    pub fn words(&self, slide: usize) -> Option<String> {
        let page = self.0.lock().pages.get(&slide).cloned()?;
        Some(page.blocks.iter().map(|block| block.text.as_ref()).collect::<Vec<_>>().join("\n"))
    }

    /// Draws a slide into `area`, as large as its shape allows; returns where it stands.
    pub fn show(&self, ui: &Ui, area: Rect, shape: f32, slide: usize, step: u16) -> Rect {
        self.show_part(ui, area, shape, slide, step, [0.0, 0.0, 1.0, 1.0])
    }

    /// The same with a part of a slide (left, top, right and bottom as fractions of it), drawn anew at the size at which it
    /// is seen, as far as that is within reason.
    pub fn show_part(&self, ui: &Ui, area: Rect, shape: f32, slide: usize, step: u16, part: [f32; 4]) -> Rect {
        let (place, mut job) = place(ui, area, shape, slide, step);
        let [left, top, right, bottom] = part;
        let larger = (1.0 / (right - left)).min(LARGEST_PART / f32::from(job.size.0)).max(1.0);
        if larger > 1.0 {
            let side = |side: u16| (f32::from(side) * larger).round() as u16;
            job.size = (side(job.size.0), side(job.size.1));
        }
        let window = ui.ctx().viewport_id();
        let texture =
            self.texture(window, job).or_else(|| (window != ViewportId::ROOT).then(|| self.last_of(window))?);
        match texture {
            Some(texture) => {
                let seen = Rect::from_min_max(Pos2::new(left, top), Pos2::new(right, bottom));
                ui.painter().image(texture.id(), place, seen, Color32::WHITE);
            }
            None => {
                ui.painter().rect_filled(place, 0.0, ui.visuals().faint_bg_color);
            }
        }
        place
    }
}

impl Shelf {
    /// Lets go of the textures used longest ago, until the rest fits the budget.
    fn trim(&mut self) {
        let mut bytes: usize = self.textures.values().map(|kept| kept.bytes).sum();
        while bytes > BUDGET {
            let Some((key, freed)) =
                self.textures.iter().min_by_key(|(_, kept)| kept.used).map(|(key, kept)| (*key, kept.bytes))
            else {
                return;
            };
            self.textures.remove(&key);
            bytes -= freed;
        }
    }
}

/// Where a slide of a shape (width by height) stands in an area, on whole pixels, and what to ask for.
#[must_use]
pub fn place(ui: &Ui, area: Rect, shape: f32, slide: usize, step: u16) -> (Rect, Job) {
    let scale = ui.ctx().pixels_per_point();
    let room = area.size() * scale;
    let width = room.x.min(room.y * shape).floor().max(16.0);
    let height = (width / shape).round().min(room.y.floor()).max(16.0);
    // Larger than the graphics can hold: drawn smaller and stretched.
    let largest = ui.input(|input| input.raw.max_texture_side).unwrap_or(2048).min(7680) as f32;
    let shrink = (largest / width.max(height)).min(1.0);
    let left = (area.center().x * scale - width / 2.0).round();
    let top = (area.center().y * scale - height / 2.0).round();
    let place = Rect::from_min_size(Pos2::new(left, top) / scale, Vec2::new(width, height) / scale);
    (place, Job { slide, step, size: ((width * shrink) as u16, (height * shrink) as u16) })
}

/// The pixels as egui takes them, without copying.
fn colour_image(pixels: Pixels) -> ColorImage {
    let size = [usize::from(pixels.width), usize::from(pixels.height)];
    ColorImage::new(size, bytemuck::cast_vec(pixels.data))
}
