//! What is to be mended in the deck: the check and the measured lints, worked out on a thread of their own a moment after the
//! last edit.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    thread::{self, JoinHandle},
    time::Duration,
};

use parking_lot::{Condvar, Mutex};

use super::ask::slide_of;
use crate::{
    deck::{
        Deck, Finding, check,
        edit::follow,
        spelling::{Slip, Speller},
    },
    render::Measure,
};

/// How long nothing must have been edited before the deck is checked.
const QUIET: Duration = Duration::from_millis(300);
/// How many slides are laid out before it is asked whether the deck has changed meanwhile.
const BATCH: usize = 40;
/// The stack of the thread, as large as that of a main thread: it lays out slides.
const STACK: usize = 8 * 1024 * 1024;

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Whether it is a fault, and not only a remark.
    pub fault: bool,
    /// What was found, as the check says it.
    pub words: String,
    /// The word that was probably meant.
    pub meant: Option<String>,
    /// The place in the deck, as `slides[3].title`.
    pub path: String,
    /// The slide's position, where it is about one.
    pub slide: Option<usize>,
}

/// Everything to mend, as it was found last.
#[derive(Debug, Default)]
pub struct Problems {
    /// In the order of the deck: what is about the whole of it first.
    pub list: Vec<Problem>,
    /// The same as the check says it.
    pub findings: Vec<Finding>,
    /// Whether it is about the deck as it stands; otherwise a newer look is on its way.
    pub is_current: bool,
}

impl Problems {
    fn of(mut findings: Vec<Finding>) -> Self {
        crate::deck::finding::shorten(&mut findings);
        let mut list: Vec<Problem> = findings
            .iter()
            .map(|finding| Problem {
                fault: finding.is_error(),
                words: finding.message.clone(),
                meant: finding.suggestion.clone(),
                path: finding.path.clone(),
                slide: slide_of(&finding.path),
            })
            .collect();
        list.sort_by_key(|problem| (problem.slide.is_some(), problem.slide, !problem.fault));
        Self { list, findings, is_current: true }
    }

    /// How many faults and how many remarks there are about a slide.
    #[must_use]
    pub fn of_slide(&self, at: usize) -> (usize, usize) {
        // The list is in the order of the slides.
        let first = self.list.partition_point(|problem| problem.slide < Some(at));
        let about = self.list.iter().skip(first).take_while(|problem| problem.slide == Some(at));
        about.fold(
            (0, 0),
            |(faults, remarks), problem| {
                if problem.fault { (faults + 1, remarks) } else { (faults, remarks + 1) }
            },
        )
    }
}

/// What is to be looked at.
struct Task {
    deck: Arc<Deck>,
    folder: PathBuf,
}

#[derive(Default)]
struct State {
    task: Option<Task>,
    /// How many edits came: a look at the deck before the last one is broken off.
    edits: u64,
    found: Arc<Problems>,
    /// Words that were taken for right since the last look.
    learned: Vec<String>,
    quit: bool,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    bell: Condvar,
}

/// The thread that checks. Dropping it ends the thread.
pub struct Checker {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Checker {
    /// Starts the thread; it calls `wake` when it has found something new.
    /// `own` are the words of the user's own list.
    pub fn spawn(wake: impl Fn() + Send + 'static, own: Vec<String>) -> Self {
        let shared = Arc::new(Shared::default());
        let theirs = Arc::clone(&shared);
        // Without its thread the editor goes on, and says nothing of what is to be mended.
        let thread = thread::Builder::new()
            .name("deck-check".to_owned())
            .stack_size(STACK)
            .spawn(move || run(&theirs, &wake, &own))
            .ok();
        Self { shared, thread }
    }

    /// Has a deck looked at, once nothing more is edited.
    pub fn look(&self, deck: Arc<Deck>, folder: PathBuf) {
        let mut state = self.shared.state.lock();
        state.edits += 1;
        if state.found.is_current {
            let Problems { list, findings, .. } = state.found.as_ref();
            state.found = Arc::new(Problems { list: list.clone(), findings: findings.clone(), is_current: false });
        }
        state.task = Some(Task { deck, folder });
        drop(state);
        self.shared.bell.notify_one();
    }

    /// Takes a word for right from the next look on.
    pub fn learn(&self, word: &str) {
        self.shared.state.lock().learned.push(word.to_owned());
    }

    /// What was found last.
    #[must_use]
    pub fn latest(&self) -> Arc<Problems> {
        Arc::clone(&self.shared.state.lock().found)
    }
}

impl Drop for Checker {
    fn drop(&mut self) {
        {
            let mut state = self.shared.state.lock();
            state.quit = true;
            state.edits += 1;
        }
        self.shared.bell.notify_one();
        if let Some(thread) = self.thread.take() {
            // A thread that has ended by a panic has nothing more to say.
            let _ = thread.join();
        }
    }
}

fn run(shared: &Shared, wake: &dyn Fn(), own: &[String]) {
    let mut lints = Lints::default();
    let mut speller: Option<Speller> = None;
    while let Some((task, edits)) = next(shared) {
        let is_news = || shared.state.lock().edits != edits;
        let mut findings = check::review(&task.deck, Some(&task.folder));
        let Some(measured) = lints.look(&task.deck, &task.folder, &is_news) else { continue };
        findings.extend(measured);
        let mut state = shared.state.lock();
        if state.edits != edits {
            continue;
        }
        state.found = Arc::new(Problems::of(findings.clone()));
        drop(state);
        wake();
        // Hints about spelling come after: the dictionaries are loaded once there is nothing else to do.
        let speller = speller.get_or_insert_with(|| Speller::new(own.iter().cloned()));
        for word in std::mem::take(&mut shared.state.lock().learned) {
            speller.learn(&word);
        }
        let slips = speller.check(&task.deck).slips;
        let mut state = shared.state.lock();
        if slips.is_empty() || state.edits != edits {
            continue;
        }
        findings.extend(slips.iter().map(Slip::finding));
        state.found = Arc::new(Problems::of(findings));
        drop(state);
        wake();
    }
}

/// Waits for a deck, and then until nothing was edited for a moment; none means that the checker is dropped.
fn next(shared: &Shared) -> Option<(Task, u64)> {
    let mut state = shared.state.lock();
    loop {
        if state.quit {
            return None;
        }
        if state.task.is_none() {
            shared.bell.wait(&mut state);
            continue;
        }
        // The first look at a deck need not wait.
        if state.edits > 1 {
            let edits = state.edits;
            let quiet = shared.bell.wait_for(&mut state, QUIET).timed_out();
            if !quiet || state.edits != edits {
                continue;
            }
        }
        let edits = state.edits;
        if let Some(task) = state.task.take() {
            return Some((task, edits));
        }
    }
}

/// What laying the slides out finds: of slides that look the same it is kept.
#[derive(Default)]
struct Lints {
    measure: Measure,
    deck: Arc<Deck>,
    /// By position; none where a slide is still to be looked at.
    found: Vec<Option<Vec<Finding>>>,
}

impl Lints {
    /// The findings of the deck; none where a newer edit broke the look off. What was found until then is kept.
    fn look(&mut self, deck: &Arc<Deck>, folder: &Path, is_news: &dyn Fn() -> bool) -> Option<Vec<Finding>> {
        let pictures_changed = self.measure.set_deck(deck, folder);
        let mut found: Vec<Option<Vec<Finding>>> = vec![None; deck.slides.len()];
        if !pictures_changed {
            for (at, followed) in follow(&self.deck, deck).into_iter().enumerate() {
                let Some(followed) = followed.filter(|followed| followed.same) else { continue };
                let Some(known) = self.found.get_mut(at).and_then(Option::take) else { continue };
                if let Some(place) = found.get_mut(followed.to) {
                    *place = Some(known.into_iter().map(|finding| moved(finding, followed.to)).collect());
                }
            }
        }
        self.deck = Arc::clone(deck);
        self.found = found;
        let missing: Vec<usize> = (0..deck.slides.len()).filter(|at| self.found.get(*at) == Some(&None)).collect();
        for batch in missing.chunks(BATCH) {
            if is_news() {
                return None;
            }
            let mut new = self.measure.look(batch);
            for at in batch {
                let here = new.extract_if(.., |(slide, _)| slide == at).map(|(_, finding)| finding).collect();
                if let Some(place) = self.found.get_mut(*at) {
                    *place = Some(here);
                }
            }
        }
        Some(self.found.iter().flatten().flatten().cloned().collect())
    }
}

/// A finding about a slide that has moved.
fn moved(finding: Finding, to: usize) -> Finding {
    match finding.path.strip_prefix("slides[").and_then(|path| path.split_once(']')) {
        Some((_, rest)) => Finding { path: format!("slides[{to}]{rest}"), ..finding },
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::time::Instant;

    use super::*;
    use crate::deck::model::{Layout, Slide};

    fn deck(layouts: &[Layout]) -> Arc<Deck> {
        let slide =
            |(at, layout): (usize, &Layout)| Slide { id: format!("s{at}"), layout: *layout, ..Slide::default() };
        let slides = layouts.iter().enumerate().map(slide).collect();
        Arc::new(Deck {
            format: 1,
            id: "d".into(),
            title: "D".into(),
            theme: "court".into(),
            slides,
            ..Deck::default()
        })
    }

    fn wait(checker: &Checker) -> Arc<Problems> {
        let start = Instant::now();
        loop {
            let latest = checker.latest();
            if latest.is_current {
                return latest;
            }
            assert!(start.elapsed() < Duration::from_mins(1), "nothing comes");
            thread::sleep(Duration::from_millis(2));
        }
    }

    #[test]
    fn a_fault_is_named_at_its_slide_and_goes_when_it_is_mended() {
        let (woke, woken) = crossbeam_channel::unbounded();
        let checker = Checker::spawn(
            move || {
                let _ = woke.send(());
            },
            Vec::new(),
        );
        checker.look(deck(&[Layout::Blank, Layout::Bullets]), PathBuf::from("."));
        woken.recv_timeout(Duration::from_mins(1)).unwrap();
        let found = wait(&checker);
        assert_eq!(found.of_slide(0), (0, 0));
        let (faults, remarks) = found.of_slide(1);
        assert!(faults + remarks > 0, "{found:?}");
        checker.look(deck(&[Layout::Blank, Layout::Blank]), PathBuf::from("."));
        assert!(!checker.latest().is_current, "what stands there is of the deck before");
        let found = wait(&checker);
        assert_eq!(found.of_slide(1), (0, 0), "{found:?}");
    }

    #[test]
    fn only_what_changed_is_laid_out_again() {
        let mut lints = Lints::default();
        let long = "word ".repeat(3000);
        let mut first = Arc::unwrap_or_clone(deck(&[Layout::Blank, Layout::Statement, Layout::Blank]));
        first.slides[1].text = Some(long.as_str().into());
        let first = Arc::new(first);
        let found = lints.look(&first, Path::new("."), &|| false).unwrap();
        assert!(found.iter().any(|finding| finding.path.starts_with("slides[1]")), "{found:?}");
        let mut moved = first.as_ref().clone();
        moved.slides.rotate_left(1);
        let moved = Arc::new(moved);
        let again = lints.look(&moved, Path::new("."), &|| false).unwrap();
        assert_eq!(again.len(), found.len());
        assert!(again.iter().all(|finding| finding.path.starts_with("slides[0]")), "{again:?}");
        assert!(lints.look(&deck(&[Layout::Blank; 40]), Path::new("."), &|| true).is_none(), "broken off");
    }
}
