//! What is kept of the slides that windows show and will show, within a budget: pictures that the graphics have, and large
//! ones as they were drawn.

use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use egui::{Context, ViewportId};

use super::picture::{Picture, handle};
use crate::{
    app::windows,
    deck::model::{Deck, Slide},
    render::{Job, Pixels, Veil, Worker},
    typeset::page::Page,
    ui::direct::{self, Direct},
};

/// How many bytes of textures are kept beside those of the largest size: the pictures of the console.
pub(super) const BUDGET: usize = 4 << 20;

/// How many pictures of the largest size are kept: what the room sees, and what the next press will show.
pub(super) const LARGE_ONES: usize = 2;

/// How long a picture may still be on the screen after another took its place: it fades for 120 ms.
pub(super) const FADING: Duration = Duration::from_millis(400);

/// From how many bytes on a picture for later is kept as it was drawn, until it is shown.
pub(super) const LARGE: usize = 2 << 20;

/// From which width on, in pixels, a picture is worth the shorter way to the screen.
pub(super) const SMALLEST_DIRECT: u16 = 160;

pub(super) type Key = (usize, u16, (u16, u16));

pub(super) const fn key_of(job: &Job) -> Key {
    (job.slide, job.step, job.size)
}

/// How many bytes of textures are kept where the largest has so many.
pub(super) const fn budget(largest: usize) -> usize {
    BUDGET + LARGE_ONES * largest
}

/// The bytes of a picture.
pub(super) fn bytes_of(job: &Job) -> usize {
    usize::from(job.size.0) * usize::from(job.size.1) * 4
}

/// A slide that is kept.
#[derive(Clone)]
pub(super) enum Held {
    /// The graphics have it.
    Ready(Picture),
    /// It was drawn for later, in the order of the screen's colours: the graphics get it when it is shown, in the place of
    /// the slide before. So a large screen costs the memory of two pictures and not of three.
    Drawn(Arc<Pixels>),
}

impl Held {
    pub(super) const fn ready(&self) -> Option<&Picture> {
        match self {
            Self::Ready(picture) => Some(picture),
            Self::Drawn(_) => None,
        }
    }
}

#[derive(Clone)]
pub(super) struct Kept {
    pub(super) held: Held,
    pub(super) used: u64,
    /// When a window showed it last.
    pub(super) shown: Option<Instant>,
    pub(super) bytes: usize,
}

impl Kept {
    /// Whether nothing else holds the picture: one that fades is held by what fades it.
    pub(super) fn is_free(&self) -> bool {
        match &self.held {
            Held::Ready(Picture::Direct(picture)) => Arc::strong_count(picture) == 1,
            Held::Ready(Picture::Handle(_)) => true,
            Held::Drawn(_) => false,
        }
    }
}

/// The deck that is shown.
#[derive(Clone)]
pub(super) struct Open {
    pub(super) deck: Arc<Deck>,
    pub(super) folder: PathBuf,
    pub(super) language: String,
    pub(super) theme: String,
}

pub(super) struct Shelf {
    pub(super) worker: Worker,
    /// Where the processor does the graphics: a shorter way to the room's screen.
    pub(super) direct: Option<Arc<Direct>>,
    /// Whether large pictures for later are kept as they were drawn.
    pub(super) waits_with_large: bool,
    pub(super) generation: u64,
    pub(super) open: Option<Open>,
    /// What was drawn before the language changed: it stays until the same slide is there in the new one, so that the
    /// room's screen never goes empty between two languages.
    pub(super) leaving: HashMap<Key, Kept>,
    /// What windows showed of slides that are gone since an edit, until they show another one.
    pub(super) gone: HashMap<ViewportId, Kept>,
    /// Whether pages are kept beside their pictures, for who asks where on a slide its texts stand.
    pub(super) keeps_pages: bool,
    /// The pages of the slides that are kept as pictures.
    pub(super) pages: HashMap<usize, Arc<Page>>,
    /// The question on its way to the room, and the generation of its pictures.
    pub(super) guest: Option<Arc<Slide>>,
    pub(super) veil: Veil,
    pub(super) guest_generation: u64,
    pub(super) textures: HashMap<Key, Kept>,
    /// The words of the slides that are kept as pictures.
    pub(super) words: HashMap<usize, String>,
    /// What each window asked for when it was last drawn: first what it shows, then what it will show.
    pub(super) wanted: HashMap<ViewportId, (Vec<Job>, Vec<Job>)>,
    pub(super) asked: Vec<Job>,
    pub(super) drawings: u64,
    pub(super) last_shown: HashMap<ViewportId, Key>,
    /// How many pictures the worker has drawn, and how often a window had to wait for one.
    pub(super) drawn: u64,
    pub(super) waits: u64,
}

impl Shelf {
    /// Whether no window shows what a job draws: it is only prepared.
    pub(super) fn is_for_later(&self, job: &Job) -> bool {
        !self.wanted.values().any(|(shown, _)| shown.contains(job))
    }

    /// The picture of a slide that is kept; what was drawn for later goes to the graphics now, in the place of a picture of
    /// its size that no window shows any more.
    pub(super) fn bring(&mut self, ctx: &Context, window: ViewportId, key: Key) -> Option<Picture> {
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
    pub(super) fn picture(&self, ctx: &Context, job: &Job, mut pixels: Pixels, going: Option<Picture>) -> Picture {
        if self.direct.is_none() {
            return handle(ctx, pixels, going);
        }
        direct::exchange(&mut pixels.data);
        self.upload(ctx, job, pixels, going)
    }

    /// The same for one that has the order of the screen's colours already.
    pub(super) fn upload(&self, ctx: &Context, job: &Job, mut pixels: Pixels, going: Option<Picture>) -> Picture {
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

    pub(super) fn bytes(&self) -> usize {
        self.textures.values().chain(self.leaving.values()).map(|kept| kept.bytes).sum()
    }

    /// What the windows want, the room's wishes first and what is shown before what will be: each once, and no more than
    /// may be kept. Whatever is shown now is always wanted. What is wanted is not thrown away, so nothing is drawn again
    /// and again.
    pub(super) fn wishes(&self) -> Vec<Job> {
        let order = [windows::audience(), ViewportId::ROOT, windows::panel()];
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
    pub(super) fn take_picture(&mut self, key: Key) -> Option<Picture> {
        self.textures.remove(&key).and_then(|kept| kept.held.ready().cloned())
    }

    /// Takes away the picture whose place a new one takes: the one before of the same slide and size, or, where another one
    /// would be more than the budget, the one of this size used longest ago. Nothing is allocated for it.
    pub(super) fn take_spare(&mut self, key: Key, bytes: usize) -> Option<Picture> {
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
    pub(super) fn keepers(&self) -> HashSet<Key> {
        self.wishes().iter().map(key_of).chain(self.last_shown.values().copied()).collect()
    }

    /// Keeps what there is to the budget, and the words to the pictures: nothing grows with the deck.
    pub(super) fn trim(&mut self) {
        self.trim_textures();
        if self.words.len() > self.textures.len() {
            let kept: HashSet<usize> = self.textures.keys().chain(self.leaving.keys()).map(|key| key.0).collect();
            self.words.retain(|slide, _| kept.contains(slide));
            self.pages.retain(|slide, _| kept.contains(slide));
        }
    }

    /// Lets go of the textures used longest ago, until the rest fits the budget. What windows want stays: else a large
    /// screen would have its slides drawn again and again.
    pub(super) fn trim_textures(&mut self) {
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
