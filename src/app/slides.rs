//! Slides as textures: asked for by whoever draws them, made by the worker, kept while they are of use.
//!
//! Nothing here lays out or draws a slide: a window that finds no texture yet shows the nearest one it has and is woken
//! when the right one is there.

mod picture;
mod shelf;

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use egui::{Color32, Context, Pos2, Rect, Ui, Vec2, ViewportId};

pub use self::picture::Picture;
use self::{
    picture::WHOLE,
    shelf::{Held, Kept, Key, LARGE, Open, Shelf, key_of},
};

use crate::{
    deck::{
        edit::follow,
        model::{Deck, Slide},
        slow::Brief,
    },
    render::{Job, Veil, Worker},
    typeset::page::Page,
    ui::{
        direct::{self, Direct},
        texture,
    },
};

/// How long the slides to come wait for the windows that show the one that is there.
const PAUSE: Duration = Duration::from_millis(20);

/// The width of a slide of which a part is seen, at most, in pixels.
const LARGEST_PART: f32 = 3840.0;

/// The slides of the open deck, as textures.
pub struct Slides(Brief<Shelf>);

impl Slides {
    /// Starts the worker; `wake` is called whenever a slide is ready.
    #[must_use]
    pub fn new(wake: impl Fn() + Send + 'static) -> Self {
        Self::new_with(wake, false)
    }

    /// The same, with the pages beside the pictures: see [`Slides::page`].
    #[must_use]
    pub fn with_pages(wake: impl Fn() + Send + 'static) -> Self {
        Self::new_with(wake, true)
    }

    fn new_with(wake: impl Fn() + Send + 'static, keeps_pages: bool) -> Self {
        Self(Brief::new(Shelf {
            worker: Worker::spawn(wake),
            direct: None,
            waits_with_large: false,
            generation: 0,
            open: None,
            leaving: HashMap::new(),
            gone: HashMap::new(),
            keeps_pages,
            pages: HashMap::new(),
            guest: None,
            veil: Veil::default(),
            guest_generation: 0,
            textures: HashMap::new(),
            words: HashMap::new(),
            wanted: HashMap::new(),
            asked: Vec::new(),
            drawings: 0,
            last_shown: HashMap::new(),
            drawn: 0,
            waits: 0,
        }))
    }

    /// Has the room's slides take the shorter way from now on.
    pub fn take_direct_way(&self, direct: Arc<Direct>) {
        let mut shelf = self.0.lock();
        shelf.direct = Some(direct);
        shelf.waits_with_large = true;
    }

    /// Turns to another deck, language or theme.
    pub fn set_deck(&self, deck: Arc<Deck>, folder: PathBuf, language: String, theme: String) {
        let mut shelf = self.0.lock();
        shelf.open = Some(Open {
            deck: Arc::clone(&deck),
            folder: folder.clone(),
            language: language.clone(),
            theme: theme.clone(),
        });
        shelf.generation = shelf.worker.set_deck(deck, folder, language, theme);
        shelf.leaving.clear();
        shelf.gone.clear();
        shelf.pages.clear();
        shelf.textures.clear();
        shelf.words.clear();
        shelf.asked.clear();
        shelf.wanted.clear();
        shelf.last_shown.clear();
    }

    /// Takes up the open deck after an edit. Pictures of slides that look the same are kept; those of
    /// others stay on the screen until the new ones are drawn, so that no window goes empty or shows a wrong slide.
    pub fn follow(&self, deck: &Arc<Deck>, folder: PathBuf, language: String, theme: String) {
        let before = self.0.lock().open.clone();
        let Some(before) = before.filter(|open| open.folder == folder) else {
            return self.set_deck(Arc::clone(deck), folder, language, theme);
        };
        let alike = before.language == language && before.theme == theme;
        let followed = follow(&before.deck, deck);
        let mut shelf = self.0.lock();
        shelf.generation = shelf.worker.set_deck(Arc::clone(deck), folder.clone(), language.clone(), theme.clone());
        shelf.open = Some(Open { deck: Arc::clone(deck), folder, language, theme });
        if shelf.guest.is_some() && !alike {
            let (slide, veil) = (shelf.guest.as_deref().cloned(), shelf.veil.clone());
            shelf.guest_generation = shelf.worker.set_guest_under(slide, veil);
        }
        let to = |slide: usize| match followed.get(slide) {
            _ if slide == Job::GUEST => Some((slide, alike)),
            Some(found) => found.map(|found| (found.to, found.is_untouched(slide) && alike)),
            None => None,
        };
        let (textures, leaving) = (std::mem::take(&mut shelf.textures), std::mem::take(&mut shelf.leaving));
        let (pages, words) = (std::mem::take(&mut shelf.pages), std::mem::take(&mut shelf.words));
        let shown = std::mem::take(&mut shelf.last_shown);
        let lost = shown.iter().filter(|(_, key)| to(key.0).is_none());
        let lost = lost.filter_map(|(window, key)| {
            let kept = textures.get(key).or_else(|| leaving.get(key))?;
            Some((*window, kept.clone()))
        });
        shelf.gone.extend(lost.collect::<Vec<_>>());
        let found = shown.into_iter().filter_map(|(window, key)| Some((window, (to(key.0)?.0, key.1, key.2))));
        shelf.last_shown = found.collect();
        // Older pictures first, so that a newer one takes their place.
        for (fresh, (key, kept)) in
            leaving.into_iter().map(|entry| (false, entry)).chain(textures.into_iter().map(|entry| (true, entry)))
        {
            let Some((slide, same)) = to(key.0) else { continue };
            let place = (slide, key.1, key.2);
            if same && fresh {
                shelf.textures.insert(place, kept);
            } else if kept.held.ready().is_some() {
                shelf.leaving.insert(place, kept);
            }
        }
        shelf.pages = pages.into_iter().filter_map(|(slide, page)| Some((to(slide)?.0, page))).collect();
        shelf.words = words.into_iter().filter_map(|(slide, words)| Some((to(slide)?.0, words))).collect();
        shelf.asked.clear();
        shelf.wanted.clear();
    }

    /// Turns the slides of the open deck to another language. Every window shows what it has until the new slides are drawn.
    pub fn set_language(&self, language: &str) {
        let mut shelf = self.0.lock();
        let Some(open) = shelf.open.clone().filter(|open| open.language != language) else { return };
        let open = Open { language: language.to_owned(), ..open };
        shelf.generation = shelf.worker.set_deck(
            Arc::clone(&open.deck),
            open.folder.clone(),
            open.language.clone(),
            open.theme.clone(),
        );
        shelf.open = Some(open);
        // The words around a question are those of the language too.
        if shelf.guest.is_some() {
            shelf.guest_generation = shelf.worker.set_guest(shelf.guest.as_deref().cloned());
        }
        let drawn = std::mem::take(&mut shelf.textures);
        shelf.leaving.extend(drawn.into_iter().filter(|(_, kept)| kept.held.ready().is_some()));
        shelf.words.clear();
        shelf.asked.clear();
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
        shelf.leaving.retain(|key, _| key.0 != Job::GUEST);
        shelf.words.remove(&Job::GUEST);
        shelf.asked.clear();
    }

    /// Sets the slide that stands beside the deck while it is edited, under a veil; drawn as [`Job::GUEST`]. What was drawn
    /// of an earlier one stays on the screen until the new one is there.
    pub fn set_edited(&self, slide: &Slide, veil: &Veil) {
        let mut shelf = self.0.lock();
        if shelf.guest.as_deref() == Some(slide) && shelf.veil == *veil {
            return;
        }
        let other = shelf.guest.as_deref().is_none_or(|before| before.id != slide.id);
        shelf.guest_generation = shelf.worker.set_guest_under(Some(slide.clone()), veil.clone());
        if other {
            shelf.textures.retain(|key, _| key.0 != Job::GUEST);
            shelf.leaving.retain(|key, _| key.0 != Job::GUEST);
            shelf.pages.remove(&Job::GUEST);
        }
        shelf.guest = Some(Arc::new(slide.clone()));
        shelf.veil = veil.clone();
        let drawn: Vec<Key> = shelf.textures.keys().filter(|key| key.0 == Job::GUEST).copied().collect();
        for key in drawn {
            if let Some(kept) = shelf.textures.remove(&key).filter(|kept| kept.held.ready().is_some()) {
                shelf.leaving.insert(key, kept);
            }
        }
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
            let key = key_of(&done.job);
            let bytes = done.pixels.data.len() * 4;
            let held = if shelf.waits_with_large && bytes >= LARGE && shelf.is_for_later(&done.job) {
                let mut pixels = done.pixels;
                direct::exchange(&mut pixels.data);
                Held::Drawn(Arc::new(pixels))
            } else {
                let going = shelf.take_spare(key, bytes);
                Held::Ready(shelf.picture(ctx, &done.job, done.pixels, going))
            };
            let used = shelf.drawings;
            // What was drawn before stays for windows that still show it, until the graphics have the new one.
            if held.ready().is_some() {
                shelf.leaving.remove(&key);
            }
            shelf.textures.insert(key, Kept { held, used, shown: None, bytes });
            shelf.words.insert(done.job.slide, words(&done.page));
            if shelf.keeps_pages {
                shelf.pages.insert(done.job.slide, done.page);
            }
            shelf.drawn += 1;
            shelf.asked.retain(|job| *job != done.job);
        }
        shelf.trim();
        if let Some(direct) = &shelf.direct {
            direct.tidy();
        }
    }

    /// Has what a window will show drawn before it is there to ask for it.
    pub fn get_ahead(&self, window: ViewportId, job: Job) {
        let mut shelf = self.0.lock();
        shelf.wanted.insert(window, (vec![job], Vec::new()));
        if !shelf.textures.contains_key(&key_of(&job)) && shelf.asked != [job] {
            shelf.asked = vec![job];
            shelf.worker.want(vec![job]);
        }
    }

    /// Waits until the worker has drawn what it was asked for, but not for long. Never while a window is on the screen.
    pub fn wait(&self, limit: Duration) {
        let until = Instant::now() + limit;
        while self.0.lock().worker.is_busy() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(1));
        }
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
        let mut jobs = shelf.wishes();
        jobs.retain(|job| !shelf.textures.contains_key(&key_of(job)));
        if jobs != shelf.asked {
            shelf.asked.clone_from(&jobs);
            // While nothing is missing from a window, the processor is left to the windows for a moment.
            let missing = shelf.wanted.values().flat_map(|(shown, _)| shown).any(|job| jobs.contains(job));
            let pause = if missing { Duration::ZERO } else { PAUSE };
            shelf.worker.want_after(jobs, pause);
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

    /// Whether a window has asked for anything to show.
    #[must_use]
    pub fn knows(&self, window: ViewportId) -> bool {
        self.0.lock().wanted.get(&window).is_some_and(|(shown, _)| !shown.is_empty())
    }

    /// Closes a window's account.
    pub fn forget(&self, window: ViewportId) {
        let mut shelf = self.0.lock();
        shelf.wanted.remove(&window);
        shelf.last_shown.remove(&window);
        shelf.gone.remove(&window);
    }

    /// The texture of a slide at a size for showing now, or the nearest that is there; asks for the right one.
    fn texture(&self, ctx: &Context, window: ViewportId, job: Job) -> Option<Picture> {
        let mut shelf = self.0.lock();
        shelf.wanted.entry(window).or_default().0.push(job);
        let key = key_of(&job);
        let drawings = shelf.drawings;
        if let Some(picture) = shelf.bring(ctx, window, key) {
            if let Some(kept) = shelf.textures.get_mut(&key) {
                kept.used = drawings;
                kept.shown = Some(Instant::now());
            }
            shelf.last_shown.insert(window, key);
            shelf.gone.remove(&window);
            return Some(picture);
        }
        shelf.waits += 1;
        // The same picture in the language before; else the same slide at another size or step, the largest first; never
        // another slide.
        if let Some(kept) = shelf.leaving.get_mut(&key) {
            kept.used = drawings;
            return kept.held.ready().cloned();
        }
        // What was drawn for the room and not shown yet is not worth its memory here: the right picture comes in a moment.
        let near = |kept: &HashMap<Key, Kept>| {
            let same = kept.iter().filter(|((slide, step, _), _)| *slide == job.slide && *step <= job.step);
            let ready = same.filter_map(|(key, kept)| Some((key, kept.held.ready()?)));
            ready.max_by_key(|((_, step, size), _)| (*step, size.0)).map(|(_, picture)| picture.clone())
        };
        near(&shelf.textures).or_else(|| near(&shelf.leaving))
    }

    /// What a window showed last, to stay until the right texture is there.
    pub fn last_of(&self, window: ViewportId) -> Option<Picture> {
        let shelf = self.0.lock();
        let shown = shelf.last_shown.get(&window);
        let kept = [
            shown.and_then(|key| shelf.textures.get(key)),
            shown.and_then(|key| shelf.leaving.get(key)),
            shelf.gone.get(&window),
        ];
        kept.into_iter().flatten().find_map(|kept| kept.held.ready().cloned())
    }

    /// Asks for a slide that will be shown soon.
    pub fn prepare(&self, window: ViewportId, job: Job) {
        self.0.lock().wanted.entry(window).or_default().1.push(job);
    }

    /// The page of a slide as it was drawn last, where pages are kept: its texts with their places.
    #[must_use]
    pub fn page(&self, slide: usize) -> Option<Arc<Page>> {
        self.0.lock().pages.get(&slide).cloned()
    }

    /// The words of a slide, once it has been laid out.
    #[must_use]
    pub fn words(&self, slide: usize) -> Option<String> {
        self.0.lock().words.get(&slide).cloned()
    }

    /// How many bytes of pictures are kept, how many pictures were drawn, and how often a window had to show something
    /// else because its own was not there yet.
    #[must_use]
    pub fn account(&self) -> Account {
        let shelf = self.0.lock();
        Account { bytes: shelf.bytes(), drawn: shelf.drawn, waits: shelf.waits, waiting: shelf.asked.len() }
    }

    /// Draws a slide on black over the whole of the room's window. Says whether the right picture was there; until it is,
    /// the one before stays.
    pub fn show_to_room(&self, ui: &Ui, area: Rect, shape: f32, slide: usize, step: u16) -> bool {
        self.show_part_to_room(ui, area, shape, slide, step, [0.0, 0.0, 1.0, 1.0]).1
    }

    /// The same, but where no picture of the slide is there, nothing is drawn: never the slide before. Says whether one was.
    pub fn show_only_to_room(&self, ui: &Ui, area: Rect, shape: f32, slide: usize, step: u16) -> bool {
        let (place, job) = place(ui, area, shape, slide, step);
        let Some(texture) = self.texture(ui.ctx(), ui.ctx().viewport_id(), job) else { return false };
        ui.painter().rect_filled(area, 0.0, Color32::BLACK);
        texture.paint(ui, place, WHOLE);
        true
    }

    /// The same with a part of a slide (left, top, right and bottom as fractions of it); says where it stands too.
    pub fn show_part_to_room(
        &self,
        ui: &Ui,
        area: Rect,
        shape: f32,
        slide: usize,
        step: u16,
        part: [f32; 4],
    ) -> (Rect, bool) {
        let (place, job) = place(ui, area, shape, slide, step);
        let [left, top, right, bottom] = part;
        let job = enlarged(job, right - left);
        let window = ui.ctx().viewport_id();
        let texture = self.texture(ui.ctx(), window, job).or_else(|| self.last_of(window));
        let Some(texture) = texture else {
            ui.painter().rect_filled(area, 0.0, Color32::BLACK);
            return (place, false);
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
        let seen = Rect::from_min_max(Pos2::new(left, top), Pos2::new(right, bottom));
        texture.paint(ui, place, seen);
        (place, self.has(job))
    }

    fn has(&self, job: Job) -> bool {
        self.0.lock().textures.contains_key(&(job.slide, job.step, job.size))
    }

    /// Draws a slide into `area`, as large as its shape allows; returns where it stands.
    pub fn show(&self, ui: &Ui, area: Rect, shape: f32, slide: usize, step: u16) -> Rect {
        let (place, job) = place(ui, area, shape, slide, step);
        let window = ui.ctx().viewport_id();
        let texture = self.texture(ui.ctx(), window, job);
        match texture {
            Some(texture) => texture.paint(ui, place, WHOLE),
            None => {
                ui.painter().rect_filled(place, 0.0, ui.visuals().faint_bg_color);
            }
        }
        place
    }

    /// Draws the slide under its veil, as [`Slides::set_edited`] set it; until that is drawn, the slide `at` as it is, which
    /// is kept ready for when nobody edits it any more.
    pub fn show_edited(&self, ui: &Ui, area: Rect, shape: f32, at: usize, step: u16) -> Rect {
        let (place, job) = place(ui, area, shape, Job::GUEST, step);
        let window = ui.ctx().viewport_id();
        let plain = Job { slide: at, ..job };
        let texture = self.texture(ui.ctx(), window, job);
        let texture = texture.or_else(|| self.texture(ui.ctx(), window, plain));
        self.prepare(window, plain);
        match texture {
            Some(texture) => texture.paint(ui, place, WHOLE),
            None => {
                ui.painter().rect_filled(place, 0.0, ui.visuals().faint_bg_color);
            }
        }
        place
    }
}

/// What the slides of the windows have cost so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Bytes of pictures that are kept now.
    pub bytes: usize,
    /// How many pictures were drawn.
    pub drawn: u64,
    /// How often a window asked for a picture to show now that was not there.
    pub waits: u64,
    /// How many pictures the worker is still to draw.
    pub waiting: usize,
}

/// The words of a page in reading order.
fn words(page: &Page) -> String {
    page.blocks.iter().map(|block| block.text.as_ref()).collect::<Vec<_>>().join("\n")
}

/// The same job as large as it has to be where only a share of the width is seen, within reason.
fn enlarged(job: Job, share: f32) -> Job {
    let larger = (1.0 / share).min(LARGEST_PART / f32::from(job.size.0)).max(1.0);
    if larger <= 1.0 {
        return job;
    }
    let side = |side: u16| (f32::from(side) * larger).round() as u16;
    Job { size: (side(job.size.0), side(job.size.1)), ..job }
}

/// The size in pixels of a slide of a shape (width by height) in a room of so many pixels.
fn size_in(room: Vec2, shape: f32) -> Vec2 {
    // Points are pixels through a scale, and back: a full screen must not lose a pixel to the rounding in between.
    let whole = |length: f32| (length + 0.01).floor();
    let width = whole(room.x.min(room.y * shape)).max(16.0);
    Vec2::new(width, (width / shape).round().min(whole(room.y)).max(16.0))
}

/// What to ask for where a slide is to have a size in pixels: larger than the graphics can hold, it is drawn smaller and
/// stretched.
fn job(size: Vec2, slide: usize, step: u16) -> Job {
    let largest = texture::largest().min(7680) as f32;
    let shrink = (largest / size.x.max(size.y)).min(1.0);
    Job { slide, step, size: ((size.x * shrink) as u16, (size.y * shrink) as u16) }
}

/// What to ask for where a slide is to fill a display of so many pixels.
#[must_use]
pub fn filling(display: (u32, u32), shape: f32, slide: usize, step: u16) -> Job {
    job(size_in(Vec2::new(display.0 as f32, display.1 as f32), shape), slide, step)
}

/// Where a slide of a shape (width by height) stands in an area, on whole pixels, and what to ask for.
#[must_use]
pub fn place(ui: &Ui, area: Rect, shape: f32, slide: usize, step: u16) -> (Rect, Job) {
    let scale = ui.ctx().pixels_per_point();
    let Vec2 { x: width, y: height } = size_in(area.size() * scale, shape);
    let left = (area.center().x * scale - width / 2.0).round();
    let top = (area.center().y * scale - height / 2.0).round();
    let place = Rect::from_min_size(Pos2::new(left, top) / scale, Vec2::new(width, height) / scale);
    (place, job(Vec2::new(width, height), slide, step))
}

#[cfg(test)]
mod tests;
