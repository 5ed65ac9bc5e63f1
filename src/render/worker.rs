//! One thread that lays out and draws, so that no window ever waits: wanted slides by rank in, pictures out.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::Arc,
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use crossbeam_channel::{Receiver, Sender};
use parking_lot::{Condvar, Mutex};

use super::{card, painter::MAX_SIDE, pixels::Pixels, studio::Studio};
use crate::{
    deck::model::{Deck, Slide},
    typeset::page::{Item, Kind, Page, Rgba},
};

/// How many used buffers are kept for the next pictures.
const KEEP_BUFFERS: usize = 6;
/// How many bytes of used buffers are kept: four pictures of 3840 × 2160.
const KEEP_BYTES: usize = 4 * 3840 * 2160 * 4;
/// The stack of the thread, as large as that of a main thread.
const STACK: usize = 8 * 1024 * 1024;

/// A slide to draw. The size has the shape of the slide already: bars beside it are the window's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Job {
    /// The slide's position in the deck, or [`Job::GUEST`].
    pub slide: usize,
    /// The step.
    pub step: u16,
    /// Width and height in pixels, at most [`MAX_SIDE`].
    pub size: (u16, u16),
}

impl Job {
    /// The slide that is not in the deck: see [`Worker::set_guest`].
    pub const GUEST: usize = usize::MAX;
}

/// A slide that has been drawn.
pub struct Done {
    /// What [`Worker::set_deck`], or [`Worker::set_guest`] for the guest, gave for what was drawn. Windows drop results of
    /// an older one.
    pub generation: u64,
    /// What was asked for.
    pub job: Job,
    /// The picture. [`Worker::give_back`] takes it when it is on the GPU.
    pub pixels: Pixels,
    /// The page with its texts in reading order and its links.
    pub page: Arc<Page>,
}

impl std::fmt::Debug for Done {
    /// Without the texts of the page, which may be a question.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Done ({:?} of generation {}, {:?})", self.job, self.generation, self.pixels)
    }
}

/// What is to be drawn from.
struct Loaded {
    generation: u64,
    deck: Arc<Deck>,
    folder: PathBuf,
    language: String,
    theme: String,
}

#[derive(Clone)]
struct Guest {
    generation: u64,
    slide: Arc<Slide>,
    veil: Veil,
}

/// What of a slide is drawn otherwise while somebody edits it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Veil {
    /// The field whose words are left out, because they stand in a text field over the slide.
    pub hidden: Option<String>,
    /// The fields whose words are pale: they only say what may stand there.
    pub pale: Vec<String>,
}

/// How much of its colour a pale word keeps.
const PALE: f32 = 0.42;

impl Veil {
    /// The page under the veil.
    fn over(&self, page: Arc<Page>) -> Arc<Page> {
        if *self == Self::default() {
            return page;
        }
        let mut page = Page::clone(&page);
        let blocks = &page.blocks;
        let field = |item: &Item| item.block.and_then(|block| blocks.get(block)).map(|block| block.field.as_ref());
        page.items.retain(|item| self.hidden.is_none() || field(item) != self.hidden.as_deref());
        for item in &mut page.items {
            let pale = field(item).is_some_and(|field| self.pale.iter().any(|pale| pale == field));
            if let (true, Kind::Glyphs(run)) = (pale, &mut item.kind) {
                let Rgba([red, green, blue, alpha]) = run.colour;
                run.colour = Rgba([red, green, blue, (f32::from(alpha) * PALE) as u8]);
            }
        }
        Arc::new(page)
    }
}

#[derive(Default)]
struct State {
    serial: u64,
    loaded: Option<Arc<Loaded>>,
    guest: Option<Guest>,
    /// In order of rank, the next one last.
    waiting: Vec<Job>,
    /// When to begin with them.
    begin: Option<Instant>,
    under_way: Option<(u64, Job)>,
    spare: Vec<Vec<u32>>,
    quit: bool,
}

impl State {
    /// The generation of what a job draws, if there is anything.
    fn generation(&self, job: &Job) -> Option<u64> {
        if job.slide == Job::GUEST {
            self.guest.as_ref().map(|guest| guest.generation)
        } else {
            self.loaded.as_ref().map(|loaded| loaded.generation)
        }
    }

    /// A used buffer that fits `size` without wasting most of it, else a new one.
    fn buffer(&mut self, size: (u16, u16)) -> Pixels {
        let (width, height) = (size.0.min(MAX_SIDE), size.1.min(MAX_SIDE));
        let wanted = usize::from(width) * usize::from(height);
        let fits = |data: &Vec<u32>| data.capacity() >= wanted && data.capacity() / 4 <= wanted;
        match self.spare.iter().position(fits) {
            Some(at) => {
                let mut data = self.spare.swap_remove(at);
                data.resize(wanted, 0);
                Pixels { width, height, data }
            }
            None => Pixels::new(width, height),
        }
    }

    fn give_back(&mut self, data: Vec<u32>) {
        let bytes = |data: &Vec<u32>| data.capacity() * size_of::<u32>();
        self.spare.push(data);
        // The oldest sizes are the least likely to be asked for again.
        while self.spare.len() > KEEP_BUFFERS || self.spare.iter().map(bytes).sum::<usize>() > KEEP_BYTES {
            self.spare.remove(0);
        }
    }
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    bell: Condvar,
}

/// The thread that draws. Dropping it ends the thread after the slide that is being drawn.
pub struct Worker {
    shared: Arc<Shared>,
    done: Receiver<Done>,
    thread: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Worker ({} waiting)", self.shared.state.lock().waiting.len())
    }
}

impl Worker {
    /// Starts the thread. It calls `wake` after each result, from itself: `wake` asks the windows to look at
    /// [`Worker::results`], and does nothing that takes long.
    #[must_use]
    pub fn spawn(wake: impl Fn() + Send + 'static) -> Self {
        Self::spawn_with(Studio::empty, wake)
    }

    /// Starts the thread with another studio, which is made on it.
    #[must_use]
    pub fn spawn_with(studio: impl Fn() -> Studio + Send + 'static, wake: impl Fn() + Send + 'static) -> Self {
        let shared = Arc::new(Shared::default());
        let (sender, done) = crossbeam_channel::unbounded();
        let theirs = Arc::clone(&shared);
        // Without its thread a program shows no slides but goes on: the console says that they do not arrive.
        let thread = thread::Builder::new()
            .name("slides".to_owned())
            .stack_size(STACK)
            .spawn(move || run(&theirs, &studio, &sender, &wake))
            .ok();
        Self { shared, done, thread }
    }

    /// Whether the thread runs.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        self.thread.as_ref().is_some_and(|thread| !thread.is_finished())
    }

    /// Whether it draws, or is about to.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let state = self.shared.state.lock();
        self.is_alive() && (state.under_way.is_some() || !state.waiting.is_empty())
    }

    /// Takes up a deck, or the same deck after an edit, and forgets what was wanted of the one before. `language` is that
    /// of the room and `theme` a name as in the deck. Returns the generation that results of this deck carry.
    #[expect(clippy::must_use_candidate, reason = "not every caller compares generations")]
    pub fn set_deck(&self, deck: Arc<Deck>, folder: PathBuf, language: String, theme: String) -> u64 {
        let mut state = self.shared.state.lock();
        state.serial += 1;
        let generation = state.serial;
        state.loaded = Some(Arc::new(Loaded { generation, deck, folder, language, theme }));
        state.waiting.clear();
        generation
    }

    /// Sets the one slide beside the deck, such as a question on its way to the room; it is drawn for [`Job::GUEST`], set
    /// as the deck's slides are. No page of an earlier one is kept. Returns the generation that its results carry.
    #[expect(clippy::must_use_candidate, reason = "not every caller compares generations")]
    pub fn set_guest(&self, slide: Option<Slide>) -> u64 {
        self.set_guest_under(slide, Veil::default())
    }

    /// The same for a slide of the deck while it is edited.
    #[expect(clippy::must_use_candidate, reason = "not every caller compares generations")]
    pub fn set_guest_under(&self, slide: Option<Slide>, veil: Veil) -> u64 {
        let mut state = self.shared.state.lock();
        state.serial += 1;
        let generation = state.serial;
        state.guest = slide.map(|slide| Guest { generation, slide: Arc::new(slide), veil });
        state.waiting.retain(|job| job.slide != Job::GUEST);
        generation
    }

    /// Says what is wanted now, the most urgent first, and forgets what was wanted before. A job that is being drawn at
    /// this moment is not started again.
    pub fn want(&self, jobs: Vec<Job>) {
        self.want_after(jobs, Duration::ZERO);
    }

    /// The same, begun after a while: what is only prepared must not take the processor from what is being shown.
    pub fn want_after(&self, jobs: Vec<Job>, pause: Duration) {
        let mut state = self.shared.state.lock();
        let mut waiting: Vec<Job> = Vec::with_capacity(jobs.len());
        for job in jobs {
            let running = state
                .under_way
                .is_some_and(|(generation, running)| running == job && state.generation(&job) == Some(generation));
            if !running && !waiting.contains(&job) {
                waiting.push(job);
            }
        }
        waiting.reverse();
        state.waiting = waiting;
        state.begin = (!pause.is_zero()).then(|| Instant::now() + pause);
        drop(state);
        self.shared.bell.notify_one();
    }

    /// What has been drawn since the last call, in the order in which it was drawn.
    #[must_use]
    pub fn results(&self) -> Vec<Done> {
        self.done.try_iter().collect()
    }

    /// Takes back the buffer of a picture that is no longer needed, for the next ones: new memory costs milliseconds.
    pub fn give_back(&self, pixels: Pixels) {
        self.shared.state.lock().give_back(pixels.data);
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.shared.state.lock().quit = true;
        self.shared.bell.notify_one();
        if let Some(thread) = self.thread.take() {
            // A thread that has ended by a panic has nothing more to say.
            let _ = thread.join();
        }
    }
}

/// One piece of work, taken from the list together with what it draws.
struct Task {
    job: Job,
    loaded: Option<Arc<Loaded>>,
    guest: Option<Guest>,
    generation: u64,
    pixels: Pixels,
}

fn run(shared: &Shared, make: &dyn Fn() -> Studio, sender: &Sender<Done>, wake: &dyn Fn()) {
    let mut studio = make();
    let mut held = 0;
    while let Some(mut task) = next(shared) {
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            if let Some(loaded) = task.loaded.as_ref().filter(|loaded| loaded.generation != held) {
                studio.set_deck(Arc::clone(&loaded.deck), &loaded.folder, &loaded.language, &loaded.theme);
                held = loaded.generation;
            }
            match &task.guest {
                Some(guest) => {
                    let page = guest.veil.over(studio.page_of(&guest.slide));
                    studio.paint_page(&page, task.job.step, &mut task.pixels);
                    page
                }
                None => studio.paint_into(task.job.slide, task.job.step, &mut task.pixels),
            }
        }));
        // The studio catches what it can; whatever else goes wrong costs its caches, not the thread.
        let page = drawn.unwrap_or_else(|_panic| {
            studio = make();
            held = 0;
            let canvas = task.loaded.as_ref().map_or((1920.0, 1080.0), |loaded| loaded.deck.aspect.canvas());
            let card = card::plain(canvas);
            studio.paint_page(&card, 0, &mut task.pixels);
            Arc::new(card)
        });
        let Task { job, generation, pixels, .. } = task;
        {
            let mut state = shared.state.lock();
            state.under_way = None;
            if state.generation(&job) != Some(generation) {
                state.give_back(pixels.data);
                continue;
            }
        }
        if sender.send(Done { generation, job, pixels, page }).is_err() {
            return;
        }
        // A wake-up that fails is the window's fault, and must not end the drawing.
        let _ = catch_unwind(AssertUnwindSafe(wake));
    }
}

/// Waits for the next piece of work; none means that the worker is dropped.
fn next(shared: &Shared) -> Option<Task> {
    let mut state = shared.state.lock();
    loop {
        if state.quit {
            return None;
        }
        if let Some(begin) = state.begin.filter(|begin| !state.waiting.is_empty() && *begin > Instant::now()) {
            let _rung_or_over = shared.bell.wait_until(&mut state, begin);
            continue;
        }
        if let Some(job) = state.waiting.pop() {
            // Without a deck or a guest there is nothing to draw.
            let Some(generation) = state.generation(&job) else { continue };
            let guest = state.guest.clone().filter(|_| job.slide == Job::GUEST);
            let loaded = state.loaded.clone();
            state.under_way = Some((generation, job));
            let pixels = state.buffer(job.size);
            return Some(Task { job, loaded, guest, generation, pixels });
        }
        shared.bell.wait(&mut state);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    use super::*;
    use crate::{
        render::studio::tests::{deck, plain_setter},
        typeset::page::Rgba,
    };

    /// Long enough for the slowest machine; nothing is measured.
    const PATIENCE: Duration = Duration::from_mins(1);

    /// A worker whose layout of a slide called `wait` lasts until the test says go.
    struct Bench {
        worker: Worker,
        woken: Receiver<()>,
        started: Receiver<()>,
        go: Sender<()>,
        count: Arc<AtomicUsize>,
    }

    fn bench() -> Bench {
        let (wake, woken) = crossbeam_channel::unbounded();
        let (start, started) = crossbeam_channel::unbounded();
        let (go, gate) = crossbeam_channel::unbounded::<()>();
        let count = Arc::new(AtomicUsize::new(0));
        let plain = plain_setter(Arc::clone(&count));
        let make = move || {
            let (plain, start, gate) = (Arc::clone(&plain), start.clone(), gate.clone());
            Studio::with_setter(Arc::new(move || {
                let (mut plain, start, gate) = (plain(), start.clone(), gate.clone());
                Box::new(move |deck, slide, language, theme, pictures| {
                    if slide.id.starts_with("wait") {
                        start.send(()).unwrap();
                        gate.recv_timeout(PATIENCE).unwrap();
                    }
                    plain(deck, slide, language, theme, pictures)
                })
            }))
        };
        let worker = Worker::spawn_with(make, move || {
            let _ = wake.send(());
        });
        Bench { worker, woken, started, go, count }
    }

    impl Bench {
        fn load(&self, ids: &[&str]) -> u64 {
            self.worker.set_deck(Arc::new(deck(ids)), PathBuf::from("."), "en".into(), "court".into())
        }

        fn take(&self, count: usize) -> Vec<Done> {
            let mut all = Vec::new();
            while all.len() < count {
                self.woken.recv_timeout(PATIENCE).unwrap();
                all.extend(self.worker.results());
            }
            assert_eq!(all.len(), count);
            all
        }
    }

    fn job(slide: usize) -> Job {
        Job { slide, step: 0, size: (32, 18) }
    }

    fn slides(done: &[Done]) -> Vec<usize> {
        done.iter().map(|done| done.job.slide).collect()
    }

    #[test]
    fn draws_by_rank_and_tells_the_page() {
        let bench = bench();
        let generation = bench.load(&["wait", "bb", "ccc", "dddd"]);
        bench.worker.want(vec![job(0), job(3), job(1), job(3), job(2)]);
        bench.started.recv_timeout(PATIENCE).unwrap();
        bench.go.send(()).unwrap();
        let done = bench.take(4);
        assert_eq!(slides(&done), [0, 3, 1, 2]);
        for done in &done {
            let red = u8::try_from(deck(&["wait", "bb", "ccc", "dddd"]).slides[done.job.slide].id.len()).unwrap();
            assert_eq!(done.generation, generation);
            assert_eq!(done.pixels.at(5, 5), [red, 0, 0, 255]);
            assert_eq!(done.page.background, Rgba([red, 0, 0, 255]));
        }
        assert!(bench.worker.results().is_empty());
    }

    #[test]
    fn a_new_list_replaces_the_old_one() {
        let bench = bench();
        bench.load(&["wait", "b", "c", "d"]);
        bench.worker.want(vec![job(0), job(1), job(2)]);
        bench.started.recv_timeout(PATIENCE).unwrap();
        // The first is under way: it is neither stopped nor started again. The others are no longer wanted.
        bench.worker.want(vec![job(3), job(0)]);
        bench.go.send(()).unwrap();
        assert_eq!(slides(&bench.take(2)), [0, 3]);
        bench.worker.want(vec![job(1)]);
        assert_eq!(slides(&bench.take(1)), [1], "nothing of the old list came between");
        assert_eq!(bench.count.load(Ordering::SeqCst), 3);
    }

    #[test]
    fn results_of_an_older_deck_do_not_arrive() {
        let bench = bench();
        let first = bench.load(&["wait", "b"]);
        bench.worker.want(vec![job(0), job(1)]);
        bench.started.recv_timeout(PATIENCE).unwrap();
        let second = bench.load(&["aa", "bb"]);
        assert!(second > first);
        bench.worker.want(vec![job(0)]);
        bench.go.send(()).unwrap();
        let done = bench.take(1);
        assert_eq!((done[0].generation, done[0].job.slide), (second, 0));
        assert_eq!(done[0].pixels.at(5, 5), [2, 0, 0, 255]);
    }

    #[test]
    fn a_failing_slide_becomes_a_card_and_the_thread_lives() {
        let bench = bench();
        bench.load(&["panic", "wreck", "ccc"]);
        bench.worker.want(vec![job(0), job(1), job(2), job(77)]);
        let done = bench.take(4);
        let card = card::plain((1920.0, 1080.0)).background.0;
        assert_eq!(
            done.iter().map(|done| done.pixels.at(1, 1)).collect::<Vec<_>>(),
            [card, card, [3, 0, 0, 255], card]
        );
        assert!(done[0].page.blocks[0].text.contains("cannot be drawn"));
        assert!(bench.worker.is_alive());
    }

    #[test]
    fn a_failing_wake_up_does_not_end_the_thread() {
        let count = Arc::new(AtomicUsize::new(0));
        let made = Arc::clone(&count);
        let (woke, woken) = crossbeam_channel::unbounded();
        let worker = Worker::spawn_with(
            move || Studio::with_setter(plain_setter(Arc::clone(&made))),
            move || {
                let _ = woke.send(());
                panic!("wanted by the test");
            },
        );
        worker.set_deck(Arc::new(deck(&["a", "b"])), PathBuf::from("."), "en".into(), "court".into());
        worker.want(vec![job(0), job(1)]);
        woken.recv_timeout(PATIENCE).unwrap();
        woken.recv_timeout(PATIENCE).unwrap();
        assert_eq!(slides(&worker.results()), [0, 1]);
    }

    #[test]
    fn draws_a_guest_beside_the_deck() {
        let bench = bench();
        let deck = bench.load(&["a"]);
        bench.worker.want(vec![job(Job::GUEST), job(0)]);
        assert_eq!(slides(&bench.take(1)), [0], "there is no guest yet");
        let slide = |id: &str| Some(Slide { id: id.to_owned(), ..Slide::default() });
        let first = bench.worker.set_guest(slide("four"));
        bench.worker.want(vec![job(Job::GUEST), job(0)]);
        let done = bench.take(2);
        assert_eq!((done[0].generation, done[0].pixels.at(5, 5)), (first, [4, 0, 0, 255]));
        assert_eq!((done[1].generation, done[1].pixels.at(5, 5)), (deck, [1, 0, 0, 255]));
        let second = bench.worker.set_guest(slide("five!"));
        bench.worker.want(vec![job(Job::GUEST)]);
        let done = bench.take(1);
        assert_eq!((done[0].generation, done[0].pixels.at(5, 5)), (second, [5, 0, 0, 255]));
        assert!(first < second);
        bench.worker.set_guest(None);
        bench.worker.want(vec![job(Job::GUEST), job(0)]);
        assert_eq!(slides(&bench.take(1)), [0], "nothing of the guest is left");
    }

    #[test]
    fn says_nothing_of_what_it_shows() {
        let bench = bench();
        bench.load(&["panic"]);
        bench.worker.want(vec![job(0)]);
        let [done] = <[Done; 1]>::try_from(bench.take(1)).unwrap();
        assert!(!done.page.blocks[0].text.is_empty());
        assert_eq!(
            format!("{done:?}"),
            "Done (Job { slide: 0, step: 0, size: (32, 18) } of generation 1, Pixels (32 × 18))"
        );
    }

    #[test]
    fn reuses_buffers_and_keeps_few() {
        let mut state = State::default();
        state.give_back(vec![7; 1920 * 1080]);
        let place = state.spare[0].as_ptr();
        let small = state.buffer((256, 144));
        assert!(state.spare.len() == 1 && small.data.as_ptr() != place, "not wasted on a thumbnail");
        let reused = state.buffer((1920, 1080));
        assert!(state.spare.is_empty() && reused.data.as_ptr() == place);
        assert_eq!(reused.data.len(), 1920 * 1080);
        for side in 1..40 {
            state.give_back(vec![0; side * 1000]);
            assert!(state.spare.len() <= KEEP_BUFFERS);
        }
        for _ in 0..9 {
            state.give_back(vec![0; 7680 * 4320]);
            let bytes: usize = state.spare.iter().map(|data| data.capacity() * 4).sum();
            assert!(bytes <= KEEP_BYTES, "{bytes}");
        }
        let huge = state.buffer((u16::MAX, u16::MAX));
        assert_eq!((huge.width, huge.height), (MAX_SIDE, MAX_SIDE));
    }

    #[test]
    fn ends_when_it_is_dropped() {
        let bench = bench();
        bench.load(&["wait", "b"]);
        bench.worker.want(vec![job(0), job(1)]);
        bench.started.recv_timeout(PATIENCE).unwrap();
        bench.go.send(()).unwrap();
        let Bench { worker, woken, .. } = bench;
        drop(worker);
        // The thread has dropped its end of the channel.
        while woken.recv_timeout(PATIENCE).is_ok() {}
        assert!(woken.try_recv() == Err(crossbeam_channel::TryRecvError::Disconnected));
    }
}
