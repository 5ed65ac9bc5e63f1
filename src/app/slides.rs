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
    ui::texture,
};

/// How many bytes of textures are kept beside those of the largest size: the pictures of the console.
const BUDGET: usize = 6 << 20;
/// How many pictures of the largest size are kept: what the room sees, and what the next press will show.
const LARGE_ONES: usize = 2;

/// A texture from corner to corner.
const WHOLE: Rect = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));

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
            let image = colour_image(done.pixels);
            // Pictures have exactly the size of their place, and software graphics copies faster than it blends.
            let options = TextureOptions::NEAREST;
            let texture = match shelf.spare(key, bytes) {
                Some(mut texture) => {
                    texture.set(image, options);
                    texture
                }
                // A debugging tool may list the name: never the words of a question.
                None => texture::load(ctx, "slide".to_owned(), image, options),
            };
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
        let jobs: Vec<Job> = shelf
            .keepers()
            .into_iter()
            .filter(|job| !shelf.textures.contains_key(&(job.slide, job.step, job.size)))
            .collect();
        if jobs != shelf.asked {
            shelf.asked.clone_from(&jobs);
            shelf.worker.want(jobs);
        }
    }

    /// The windows that show something else than they should, because the right picture is not there yet.
    #[must_use]
    pub fn waiting(&self) -> Vec<ViewportId> {
        let shelf = self.0.lock();
        let lacks = |job: &Job| !shelf.textures.contains_key(&(job.slide, job.step, job.size));
        let waiting = shelf.wanted.iter().filter(|(_, (shown, _))| shown.iter().any(lacks));
        waiting.map(|(window, _)| *window).collect()
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
    fn last_of(&self, window: ViewportId) -> Option<TextureHandle> {
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

    /// Draws a slide on black over the whole of the room's window. Says whether the right picture was there; until it is,
    /// the one before stays.
    pub fn show_to_room(&self, ui: &Ui, area: Rect, shape: f32, slide: usize, step: u16) -> bool {
        let (place, job) = place(ui, area, shape, slide, step);
        let window = ui.ctx().viewport_id();
        let texture = self.texture(window, job).or_else(|| self.last_of(window));
        let Some(texture) = texture else {
            ui.painter().rect_filled(area, 0.0, Color32::BLACK);
            return false;
        };
        // Only the bars: software graphics would pay for every pixel of black under the slide.
        let (min, max) = (area.min, area.max);
        for bar in [
            Rect::from_min_max(min, Pos2::new(max.x, place.top())),
            Rect::from_min_max(Pos2::new(min.x, place.bottom()), max),
            Rect::from_min_max(min, Pos2::new(place.left(), max.y)),
            Rect::from_min_max(Pos2::new(place.right(), min.y), max),
        ] {
            if bar.is_positive() {
                ui.painter().rect_filled(bar, 0.0, Color32::BLACK);
            }
        }
        ui.painter().image(texture.id(), place, WHOLE, Color32::WHITE);
        self.has(job)
    }

    fn has(&self, job: Job) -> bool {
        self.0.lock().textures.contains_key(&(job.slide, job.step, job.size))
    }

    /// Draws a slide into `area`, as large as its shape allows; returns where it stands.
    pub fn show(&self, ui: &Ui, area: Rect, shape: f32, slide: usize, step: u16) -> Rect {
        let (place, job) = place(ui, area, shape, slide, step);
        let window = ui.ctx().viewport_id();
        let texture = self.texture(window, job);
        match texture {
            Some(texture) => {
                ui.painter().image(texture.id(), place, WHOLE, Color32::WHITE);
            }
            None => {
                ui.painter().rect_filled(place, 0.0, ui.visuals().faint_bg_color);
            }
        }
        place
    }
}

impl Shelf {
    /// What the windows want, by rank: what they show, the room first, and then what they will show, as far as the
    /// budget allows. Whatever is in this list is not thrown away, so nothing is drawn again and again.
    fn keepers(&self) -> Vec<Job> {
        let order = [super::windows::audience(), ViewportId::ROOT, super::windows::panel()];
        let mut jobs: Vec<Job> = Vec::new();
        let mut used = 0;
        for later in [false, true] {
            for window in order {
                let Some((shown, next)) = self.wanted.get(&window) else { continue };
                for job in if later { next } else { shown } {
                    if jobs.contains(job) {
                        continue;
                    }
                    let largest = jobs.iter().chain([job]).map(bytes_of).max().unwrap_or_default();
                    if !later || used + bytes_of(job) <= BUDGET + LARGE_ONES * largest {
                        used += bytes_of(job);
                        jobs.push(*job);
                    }
                }
            }
        }
        jobs
    }

    /// A texture that is free for a new picture: the picture before on the same slide and size, or, where another large
    /// one would be more than the budget, the one of this size used longest ago. Nothing is allocated for it.
    fn spare(&mut self, key: Key, bytes: usize) -> Option<TextureHandle> {
        if let Some(before) = self.textures.remove(&key) {
            return Some(before.texture);
        }
        let (used, budget) = self.used_and_budget(bytes);
        if used + bytes <= budget {
            return None;
        }
        let keepers = self.keepers_and_shown();
        let free = self.textures.iter().filter(|(of, _)| of.2 == key.2 && !keepers.contains(of));
        let oldest = free.min_by_key(|(_, kept)| kept.used).map(|(of, _)| *of)?;
        self.textures.remove(&oldest).map(|kept| kept.texture)
    }

    /// The bytes of all textures, and how many there may be.
    fn used_and_budget(&self, new: usize) -> (usize, usize) {
        let all = self.textures.values().map(|kept| kept.bytes);
        let largest = all.clone().max().unwrap_or_default().max(new);
        (all.sum(), BUDGET + LARGE_ONES * largest)
    }

    /// What must stay: whatever is wanted, and what a window shows until the right picture is there.
    fn keepers_and_shown(&self) -> Vec<Key> {
        let wanted = self.keepers();
        wanted.iter().map(|job| (job.slide, job.step, job.size)).chain(self.last_shown.values().copied()).collect()
    }

    /// Lets go of the textures used longest ago, until the rest fits the budget.
    fn trim(&mut self) {
        let (mut bytes, budget) = self.used_and_budget(0);
        if bytes <= budget {
            return;
        }
        let keepers = self.keepers_and_shown();
        while bytes > budget {
            let free = self.textures.iter().filter(|(key, _)| !keepers.contains(key));
            let Some((key, freed)) = free.min_by_key(|(_, kept)| kept.used).map(|(key, kept)| (*key, kept.bytes))
            else {
                return;
            };
            self.textures.remove(&key);
            bytes -= freed;
        }
        let textures = &self.textures;
        self.pages.retain(|slide, _| textures.keys().any(|key| key.0 == *slide));
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
    let largest = texture::largest().min(7680) as f32;
    let shrink = (largest / width.max(height)).min(1.0);
    let left = (area.center().x * scale - width / 2.0).round();
    let top = (area.center().y * scale - height / 2.0).round();
    let place = Rect::from_min_size(Pos2::new(left, top) / scale, Vec2::new(width, height) / scale);
    (place, Job { slide, step, size: ((width * shrink) as u16, (height * shrink) as u16) })
}

/// The memory of a job's picture on the GPU.
fn bytes_of(job: &Job) -> usize {
    usize::from(job.size.0) * usize::from(job.size.1) * 4
}

/// The pixels as egui takes them, without copying.
fn colour_image(pixels: Pixels) -> ColorImage {
    let size = [usize::from(pixels.width), usize::from(pixels.height)];
    ColorImage::new(size, bytemuck::cast_vec(pixels.data))
}
