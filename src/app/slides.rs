//! Slides as textures: asked for by whoever draws them, made by the worker, kept while they are of use.
//!
//! Nothing here lays out or draws a slide: a window that finds no texture yet shows the nearest one it has and is woken
//! when the right one is there.

use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use egui::{Color32, ColorImage, Context, Pos2, Rect, TextureHandle, TextureId, TextureOptions, Ui, Vec2, ViewportId};
use parking_lot::Mutex;

use crate::{
    deck::{
        edit::follow,
        model::{Deck, Slide},
    },
    render::{Job, Pixels, Veil, Worker},
    typeset::page::Page,
    ui::{
        direct::{self, Direct},
        texture,
    },
};

/// How many bytes of textures are kept beside those of the largest size: the pictures of the console.
const BUDGET: usize = 4 << 20;
/// How many pictures of the largest size are kept: what the room sees, and what the next press will show.
const LARGE_ONES: usize = 2;

/// How long a picture may still be on the screen after another took its place: it fades for 120 ms.
const FADING: Duration = Duration::from_millis(400);

/// How long the slides to come wait for the windows that show the one that is there.
const PAUSE: Duration = Duration::from_millis(20);

/// From how many bytes on a picture for later is kept as it was drawn, until it is shown.
const LARGE: usize = 2 << 20;

/// From which width on, in pixels, a picture is worth the shorter way to the screen.
const SMALLEST_DIRECT: u16 = 160;

/// A texture from corner to corner.
const WHOLE: Rect = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));

/// The width of a slide of which a part is seen, at most, in pixels.
const LARGEST_PART: f32 = 3840.0;

type Key = (usize, u16, (u16, u16));

const fn key_of(job: &Job) -> Key {
    (job.slide, job.step, job.size)
}

/// How many bytes of textures are kept where the largest has so many.
const fn budget(largest: usize) -> usize {
    BUDGET + LARGE_ONES * largest
}

/// The bytes of a picture.
fn bytes_of(job: &Job) -> usize {
    usize::from(job.size.0) * usize::from(job.size.1) * 4
}

/// A slide that the graphics have; a clone is the same one.
#[derive(Clone)]
pub enum Picture {
    /// Drawn by egui.
    Handle(TextureHandle),
    /// Copied where it fills its place exactly, and drawn by egui otherwise.
    Direct(Arc<direct::Picture>),
}

impl Picture {
    /// Its name for egui.
    #[must_use]
    pub fn id(&self) -> TextureId {
        match self {
            Self::Handle(handle) => handle.id(),
            Self::Direct(picture) => picture.id(),
        }
    }

    /// Draws a part of it into a place.
    fn paint(&self, ui: &Ui, place: Rect, part: Rect) {
        let copied = match self {
            Self::Direct(picture) if part == WHOLE => picture.copy_to(ui.painter(), place),
            _ => false,
        };
        if !copied {
            ui.painter().image(self.id(), place, part, Color32::WHITE);
        }
    }
}

/// A slide that is kept.
#[derive(Clone)]
enum Held {
    /// The graphics have it.
    Ready(Picture),
    /// It was drawn for later, in the order of the screen's colours: the graphics get it when it is shown, in the place of
    /// the slide before. So a large screen costs the memory of two pictures and not of three.
    Drawn(Arc<Pixels>),
}

impl Held {
    const fn ready(&self) -> Option<&Picture> {
        match self {
            Self::Ready(picture) => Some(picture),
            Self::Drawn(_) => None,
        }
    }
}

#[derive(Clone)]
struct Kept {
    held: Held,
    used: u64,
    /// When a window showed it last.
    shown: Option<Instant>,
    bytes: usize,
}

impl Kept {
    /// Whether nothing else holds the picture: one that fades is held by what fades it.
    fn is_free(&self) -> bool {
        match &self.held {
            Held::Ready(Picture::Direct(picture)) => Arc::strong_count(picture) == 1,
            Held::Ready(Picture::Handle(_)) => true,
            Held::Drawn(_) => false,
        }
    }
}

/// The deck that is shown.
#[derive(Clone)]
struct Open {
    deck: Arc<Deck>,
    folder: PathBuf,
    language: String,
    theme: String,
}

struct Shelf {
    worker: Worker,
    /// Where the processor does the graphics: a shorter way to the room's screen.
    direct: Option<Arc<Direct>>,
    /// Whether large pictures for later are kept as they were drawn.
    waits_with_large: bool,
    generation: u64,
    open: Option<Open>,
    /// What was drawn before the language changed: it stays until the same slide is there in the new one, so that the
    /// room's screen never goes empty between two languages.
    leaving: HashMap<Key, Kept>,
    /// What windows showed of slides that are gone since an edit, until they show another one.
    gone: HashMap<ViewportId, Kept>,
    /// Whether pages are kept beside their pictures, for who asks where on a slide its texts stand.
    keeps_pages: bool,
    /// The pages of the slides that are kept as pictures.
    pages: HashMap<usize, Arc<Page>>,
    /// The question on its way to the room, and the generation of its pictures.
    guest: Option<Arc<Slide>>,
    veil: Veil,
    guest_generation: u64,
    textures: HashMap<Key, Kept>,
    /// The words of the slides that are kept as pictures.
    words: HashMap<usize, String>,
    /// What each window asked for when it was last drawn: first what it shows, then what it will show.
    wanted: HashMap<ViewportId, (Vec<Job>, Vec<Job>)>,
    asked: Vec<Job>,
    drawings: u64,
    last_shown: HashMap<ViewportId, Key>,
    /// How many pictures the worker has drawn, and how often a window had to wait for one.
    drawn: u64,
    waits: u64,
}

/// The slides of the open deck, as textures.
pub struct Slides(Mutex<Shelf>);

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
        Self(Mutex::new(Shelf {
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

impl Shelf {
    /// Whether no window shows what a job draws: it is only prepared.
    fn is_for_later(&self, job: &Job) -> bool {
        !self.wanted.values().any(|(shown, _)| shown.contains(job))
    }

    /// The picture of a slide that is kept; what was drawn for later goes to the graphics now, in the place of a picture of
    /// its size that no window shows any more.
    fn bring(&mut self, ctx: &Context, window: ViewportId, key: Key) -> Option<Picture> {
        if let Held::Ready(picture) = &self.textures.get(&key)?.held {
            return Some(picture.clone());
        }
        let kept = self.textures.remove(&key)?;
        let Held::Drawn(pixels) = kept.held else { return None };
        let others = self.last_shown.iter().filter(|(of, _)| **of != window).map(|(_, key)| *key);
        let shown = self.wanted.values().flat_map(|(shown, _)| shown.iter().map(key_of));
        let stays: HashSet<Key> = others.chain(shown).collect();
        let same = self.textures.iter().filter(|(of, kept)| of.2 == key.2 && !stays.contains(*of) && kept.is_free());
        let going = same.min_by_key(|(_, kept)| kept.used).map(|(of, _)| *of);
        let going = going.and_then(|going| self.take_picture(going));
        let pixels = Arc::try_unwrap(pixels).unwrap_or_else(|shared| Pixels::clone(&shared));
        let picture = self.upload(ctx, &Job { slide: key.0, step: key.1, size: key.2 }, pixels, going);
        self.leaving.remove(&key);
        self.textures.insert(key, Kept { held: Held::Ready(picture.clone()), ..kept });
        Some(picture)
    }

    /// Brings a picture to the graphics, in the place of one that goes.
    fn picture(&self, ctx: &Context, job: &Job, mut pixels: Pixels, going: Option<Picture>) -> Picture {
        if self.direct.is_none() {
            return handle(ctx, pixels, going);
        }
        direct::exchange(&mut pixels.data);
        self.upload(ctx, job, pixels, going)
    }

    /// The same for one that has the order of the screen's colours already.
    fn upload(&self, ctx: &Context, job: &Job, mut pixels: Pixels, going: Option<Picture>) -> Picture {
        if let Some(direct) = self.direct.as_ref().filter(|_| job.size.0 >= SMALLEST_DIRECT) {
            // Its place is free for this one: never one large picture more than are kept.
            drop(going);
            if let Some(picture) = direct.picture((pixels.width, pixels.height), &pixels.data) {
                // New memory for a large one costs milliseconds; for small ones it is not worth keeping.
                if pixels.data.len() * 4 >= LARGE {
                    self.worker.give_back(pixels);
                }
                return Picture::Direct(Arc::new(picture));
            }
            direct::exchange(&mut pixels.data);
            return handle(ctx, pixels, None);
        }
        direct::exchange(&mut pixels.data);
        handle(ctx, pixels, going)
    }

    fn bytes(&self) -> usize {
        self.textures.values().chain(self.leaving.values()).map(|kept| kept.bytes).sum()
    }

    /// What the windows want, the room's wishes first and what is shown before what will be: each once, and no more than
    /// may be kept. Whatever is shown now is always wanted. What is wanted is not thrown away, so nothing is drawn again
    /// and again.
    fn wishes(&self) -> Vec<Job> {
        let order = [super::windows::audience(), ViewportId::ROOT, super::windows::panel()];
        let mut jobs: Vec<Job> = Vec::new();
        let (mut bytes, mut largest) = (0, 0);
        for later in [false, true] {
            for (shown, next) in order.iter().filter_map(|window| self.wanted.get(window)) {
                for job in if later { next } else { shown } {
                    largest = largest.max(bytes_of(job));
                    if !jobs.contains(job) && (!later || bytes + bytes_of(job) <= budget(largest)) {
                        jobs.push(*job);
                        bytes += bytes_of(job);
                    }
                }
            }
        }
        jobs
    }

    /// Takes the picture of a slide away.
    fn take_picture(&mut self, key: Key) -> Option<Picture> {
        self.textures.remove(&key).and_then(|kept| kept.held.ready().cloned())
    }

    /// Takes away the picture whose place a new one takes: the one before of the same slide and size, or, where another one
    /// would be more than the budget, the one of this size used longest ago. Nothing is allocated for it.
    fn take_spare(&mut self, key: Key, bytes: usize) -> Option<Picture> {
        // What is on its way out is of the same slide: the new picture takes its place on the screen at once.
        if let Some(before) = self.textures.remove(&key).or_else(|| self.leaving.remove(&key)) {
            return before.held.ready().cloned();
        }
        let largest = self.textures.values().map(|kept| kept.bytes).max().unwrap_or_default().max(bytes);
        if self.bytes() + bytes <= budget(largest) {
            return None;
        }
        let keepers = self.keepers();
        let gone = |kept: &Kept| kept.shown.is_none_or(|shown| shown.elapsed() > FADING);
        let same = self.textures.iter().filter(|(of, kept)| of.2 == key.2 && gone(kept));
        let free = same.filter(|(of, _)| !keepers.contains(*of));
        let oldest = free.min_by_key(|(_, kept)| kept.used).map(|(of, _)| *of)?;
        self.take_picture(oldest)
    }

    /// What must stay: whatever is wanted, and what a window shows until the right picture is there.
    fn keepers(&self) -> HashSet<Key> {
        self.wishes().iter().map(key_of).chain(self.last_shown.values().copied()).collect()
    }

    /// Keeps what there is to the budget, and the words to the pictures: nothing grows with the deck.
    fn trim(&mut self) {
        self.trim_textures();
        if self.words.len() > self.textures.len() {
            let kept: HashSet<usize> = self.textures.keys().chain(self.leaving.keys()).map(|key| key.0).collect();
            self.words.retain(|slide, _| kept.contains(slide));
            self.pages.retain(|slide, _| kept.contains(slide));
        }
    }

    /// Lets go of the textures used longest ago, until the rest fits the budget. What windows want stays: else a large
    /// screen would have its slides drawn again and again.
    fn trim_textures(&mut self) {
        let mut bytes = self.bytes();
        let budget = budget(self.textures.values().map(|kept| kept.bytes).max().unwrap_or_default());
        if bytes <= budget {
            return;
        }
        let keepers = self.keepers();
        while bytes > budget {
            // What is on its way out goes first, unless a window shows it at this moment.
            let old = self.leaving.iter().filter(|(_, kept)| kept.used + 1 < self.drawings);
            if let Some((key, freed)) = old.min_by_key(|(_, kept)| kept.used).map(|(key, kept)| (*key, kept.bytes)) {
                self.leaving.remove(&key);
                bytes -= freed;
                continue;
            }
            let Some((key, freed)) = self
                .textures
                .iter()
                .filter(|(key, _)| !keepers.contains(*key))
                .min_by_key(|(_, kept)| kept.used)
                .map(|(key, kept)| (*key, kept.bytes))
            else {
                break;
            };
            self.textures.remove(&key);
            bytes -= freed;
        }
    }
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

/// A picture that egui brings to the graphics, in the place of one that goes.
fn handle(ctx: &Context, pixels: Pixels, going: Option<Picture>) -> Picture {
    // Pictures have exactly the size of their place, and software graphics copies faster than it blends.
    let options = TextureOptions::NEAREST;
    let image = colour_image(pixels);
    Picture::Handle(match going {
        Some(Picture::Handle(mut handle)) => {
            handle.set(image, options);
            handle
        }
        // A debugging tool may list the name: never the words of a question.
        Some(Picture::Direct(_)) | None => texture::load(ctx, "slide".to_owned(), image, options),
    })
}

/// The pixels as egui takes them, without copying.
fn colour_image(pixels: Pixels) -> ColorImage {
    let size = [usize::from(pixels.width), usize::from(pixels.height)];
    ColorImage::new(size, bytemuck::cast_vec(pixels.data))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::model::Layout;

    const SIZE: (u16, u16) = (480, 270);

    fn slides(count: usize) -> (Slides, Context) {
        let slide = |number| Slide { id: format!("s{number}"), layout: Layout::Blank, ..Slide::default() };
        let deck = Deck { theme: "court".into(), slides: (0..count).map(slide).collect(), ..Deck::default() };
        let slides = Slides::new(|| ());
        slides.set_deck(Arc::new(deck), PathBuf::from("."), "en".to_owned(), "court".to_owned());
        (slides, Context::default())
    }

    /// One drawing of the console that shows a slide and prepares the next.
    fn draw(slides: &Slides, ctx: &Context, at: usize) {
        slides.receive(ctx);
        slides.begin(ViewportId::ROOT);
        let job = |slide| Job { slide, step: 0, size: SIZE };
        let _shown = slides.texture(ctx, ViewportId::ROOT, job(at));
        slides.prepare(ViewportId::ROOT, job(at + 1));
        slides.end();
    }

    fn rest(slides: &Slides, ctx: &Context) {
        let start = Instant::now();
        while slides.account().waiting > 0 {
            slides.receive(ctx);
            assert!(start.elapsed() < Duration::from_mins(1), "nothing comes: {:?}", slides.account());
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn stepping_onto_a_prepared_slide_draws_nothing() {
        let (slides, ctx) = slides(9);
        draw(&slides, &ctx, 0);
        rest(&slides, &ctx);
        assert_eq!((slides.account().drawn, slides.account().waits), (2, 1), "this slide and the next");
        for at in 1..8 {
            draw(&slides, &ctx, at);
            assert_eq!(slides.account().waits, 1, "slide {at} was ready");
            rest(&slides, &ctx);
            assert_eq!(slides.account().drawn, 2 + at as u64, "only the one after it was drawn");
        }
        // And back again: nothing is drawn twice while it is kept.
        for at in (0..8).rev() {
            draw(&slides, &ctx, at);
            assert_eq!((slides.account().drawn, slides.account().waits, slides.account().waiting), (9, 1, 0));
        }
    }

    #[test]
    fn a_room_of_4k_is_drawn_once_and_not_again_and_again() {
        let (slides, ctx) = slides(9);
        ctx.begin_pass(egui::RawInput { max_texture_side: Some(8192), ..egui::RawInput::default() });
        ctx.end_pass().textures_delta.clear();
        let wish = |at: usize| {
            slides.receive(&ctx);
            slides.begin(ViewportId::ROOT);
            let job = |slide| Job { slide, step: 0, size: (3840, 2160) };
            let _shown = slides.texture(&ctx, ViewportId::ROOT, job(at));
            // More than there is room for.
            (1..8).for_each(|next| slides.prepare(ViewportId::ROOT, job((at + next) % 9)));
            slides.end();
        };
        wish(0);
        rest(&slides, &ctx);
        let after = slides.account();
        assert_eq!((after.drawn, after.bytes), (2, 2 * 3840 * 2160 * 4), "as many as may be kept");
        for _ in 0..3 {
            wish(0);
            assert_eq!(slides.account(), after, "nothing more is drawn while nothing changes");
        }
        wish(1);
        assert_eq!(slides.account().waits, 1, "and the next slide was ready");
        rest(&slides, &ctx);
        assert!(slides.account().bytes <= budget(3840 * 2160 * 4));
    }

    #[test]
    fn a_slide_that_is_shown_stays_until_the_graphics_have_it_in_the_new_language() {
        let (slides, ctx) = slides(3);
        slides.0.lock().waits_with_large = true;
        let step = |at: usize| {
            slides.receive(&ctx);
            slides.begin(ViewportId::ROOT);
            let job = |slide| Job { slide, step: 0, size: (1920, 1080) };
            let shown = slides.texture(&ctx, ViewportId::ROOT, job(at));
            slides.prepare(ViewportId::ROOT, job((at + 1) % 3));
            slides.end();
            shown.is_some()
        };
        assert!(!step(0));
        rest(&slides, &ctx);
        assert!(step(0) && slides.last_of(ViewportId::ROOT).is_some());
        slides.set_language("fr");
        // It was asked for, and before it comes the room goes on: it is not shown now, so it is kept as it was drawn.
        slides.begin(ViewportId::ROOT);
        let _none_yet = slides.texture(&ctx, ViewportId::ROOT, Job { slide: 2, step: 0, size: (1920, 1080) });
        slides.prepare(ViewportId::ROOT, Job { slide: 0, step: 0, size: (1920, 1080) });
        slides.end();
        rest(&slides, &ctx);
        assert!(slides.0.lock().textures.get(&(0, 0, (1920, 1080))).is_some_and(|kept| kept.held.ready().is_none()));
        assert!(slides.last_of(ViewportId::ROOT).is_some(), "what is on the screen can still be drawn");
    }

    #[test]
    fn a_large_slide_for_later_goes_to_the_graphics_when_it_is_shown() {
        let (slides, ctx) = slides(9);
        slides.0.lock().waits_with_large = true;
        let step = |at: usize| {
            slides.receive(&ctx);
            slides.begin(ViewportId::ROOT);
            let job = |slide| Job { slide, step: 0, size: (1920, 1080) };
            let shown = slides.texture(&ctx, ViewportId::ROOT, job(at));
            slides.prepare(ViewportId::ROOT, job(at + 1));
            slides.end();
            shown
        };
        let drawn_for_later = || {
            let shelf = slides.0.lock();
            let later = shelf.textures.iter().filter(|(_, kept)| kept.held.ready().is_none());
            (later.map(|(key, _)| key.0).collect::<Vec<_>>(), shelf.textures.len())
        };
        assert!(step(0).is_none());
        rest(&slides, &ctx);
        assert_eq!(drawn_for_later(), (vec![1], 2));
        for at in 1..8 {
            assert!(step(at).is_some(), "slide {at} is there at once");
            assert_eq!(drawn_for_later(), (vec![], 1), "in the place of the one before");
            rest(&slides, &ctx);
            assert_eq!(drawn_for_later(), (vec![at + 1], 2));
            assert_eq!(slides.account().waits, 1);
        }
        // egui frees a texture once its last handle is gone.
        assert_eq!(ctx.tex_manager().read().allocated().count(), 1 + 1, "one slide, and its font's");
    }

    #[test]
    fn memory_is_bounded_by_the_budget_and_not_by_the_deck() {
        let (slides, ctx) = slides(1_000);
        let one = usize::from(SIZE.0) * usize::from(SIZE.1) * 4;
        for at in 0..999 {
            draw(&slides, &ctx, at);
            rest(&slides, &ctx);
            assert!(slides.account().bytes <= budget(one), "{:?}", slides.account());
        }
        let (account, shelf) = (slides.account(), slides.0.lock());
        assert_eq!(account.drawn, 1_000, "each slide once");
        assert!(account.bytes > budget(one) - one, "and the budget is used");
        assert_eq!(shelf.textures.len(), budget(one) / one);
        assert!(shelf.words.len() <= shelf.textures.len() && shelf.wanted.len() == 1 && shelf.asked.is_empty());
        // egui frees a texture once its last handle is gone.
        assert_eq!(ctx.tex_manager().read().allocated().count(), shelf.textures.len() + 1, "ours and its font's");
    }
}
