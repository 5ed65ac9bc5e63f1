//! Killed at any moment while a deck is edited and saved: the file on disk is always one whole version, and no edit older than
//! two seconds is lost.
//!
//! The test starts itself as a child that edits a deck of 200 slides without a pause and prints what it has done; the parent
//! kills it. The next child of the same deck takes up what the one before left behind.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Command as Process, Stdio},
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use sidestage::deck::{
    self, Deck,
    edit::{Change, Draft, Edit, What},
    model::{Slide, Text},
    session::{Session, Shelf},
};

const CHILD: &str = "SIDESTAGE_TEST_KILL_EDITOR";
/// Set to 1 for a long run.
const LONG: &str = "SIDESTAGE_LONG";
/// How many decks are edited at once, each by a process of its own.
const AT_ONCE: usize = 6;
/// An edit may be lost until it is this old, in milliseconds.
const LOST: i64 = 2_000;

fn now() -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap()
}

fn file(folder: &Path) -> PathBuf {
    folder.join("deck.json")
}

fn shelf(folder: &Path) -> Shelf {
    Shelf::new(folder.join("data"))
}

/// The deck after the edit number `n`: its first and its last slide say so.
fn deck(n: u64) -> Deck {
    let long = Text::from(
        "A sentence that stands on most of the slides of such an event, and is as long as they are. "
            .repeat(3)
            .as_str(),
    );
    let slide = |at: usize| Slide {
        id: format!("s{at}"),
        title: Some(Text::from(format!("{n}").as_str())),
        text: Some(long.clone()),
        notes: Some(sidestage::deck::model::Notes::Whole(long.clone())),
        ..Slide::default()
    };
    Deck {
        format: 1,
        id: "killed".to_owned(),
        title: Text::from("Killed"),
        language: "en".to_owned(),
        theme: "court".to_owned(),
        slides: (0..200).map(slide).collect(),
        ..Deck::default()
    }
}

/// How many edits a deck has. Its two ends must agree: an edit changes both.
fn edits(deck: &Deck) -> u64 {
    let number = |slide: &Slide| slide.title.as_ref().unwrap().pick("en", "en").0.parse::<u64>().unwrap();
    let (first, last) = (number(&deck.slides[0]), number(deck.slides.last().unwrap()));
    assert_eq!(first, last, "half an edit");
    first
}

fn edit(draft: &Draft, n: u64) -> Change {
    let titled = |at: usize| {
        let slide = Slide { title: Some(Text::from(format!("{n}").as_str())), ..draft.deck().slides[at].clone() };
        Edit::Slide { at, slide: Box::new(slide) }
    };
    Change::deck(Edit::All(vec![titled(0), titled(199)]), What::Replace, None)
}

/// What is there after a kill: the edits in the file, and those that are offered.
fn found(folder: &Path) -> (u64, Option<u64>) {
    let opened = deck::open(&file(folder));
    assert_eq!(opened.findings.iter().filter(|finding| finding.is_error()).count(), 0, "{:?}", opened.findings);
    let draft = Draft::new(Arc::new(opened.deck.unwrap()));
    let session = Session::open(&file(folder), &draft, Some(shelf(folder)), 0, Arc::new(|| ()));
    let left = session.left().map(|left| edits(&left.recovery.deck));
    (edits(draft.deck()), left)
}

/// Not a test of its own: what the child does. Without the variable it does nothing.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(CHILD) else { return };
    let folder = Path::new(&folder);
    let mut draft = Draft::new(Arc::new(deck::open(&file(folder)).deck.unwrap()));
    // The test looked at what the last child left; another one that is just being started may hold its lock a moment longer.
    let open = || Session::open(&file(folder), &draft, Some(shelf(folder)), now(), Arc::new(|| ()));
    let mut session = open();
    while session.is_elsewhere() {
        drop(session);
        std::thread::sleep(Duration::from_millis(20));
        session = open();
    }
    if session.left().is_some() {
        session.take_up(&mut draft, now());
    }
    let out = std::io::stdout();
    for n in edits(draft.deck()) + 1.. {
        draft.apply(edit(&draft, n)).unwrap();
        session.note(&draft, now());
        {
            let mut out = out.lock();
            writeln!(out, "edit {n} {}", now()).unwrap();
            out.flush().unwrap();
        }
        session.receive(&mut draft, now());
        // Now and then it is saved, and edited on while it is.
        if n.is_multiple_of(97) && !session.is_saving() {
            session.save(&draft, now());
        }
        std::thread::sleep(Duration::from_millis(n % 23));
    }
}

/// Starts a child, kills it after a while, and says which edits it printed, when, and when it was killed.
fn kill_one(folder: &Path, wait: Duration) -> (Vec<(u64, i64)>, i64) {
    let mut child = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "child", "--nocapture"])
        .env(CHILD, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let parse = |line: &String| {
        let (number, at) = line.rsplit_once("edit ")?.1.split_once(' ')?;
        Some((number.parse().ok()?, at.parse().ok()?))
    };
    let mut lines = lines.filter_map(|line| parse(&line));
    // The wait counts from the first edit, so that every child has done something.
    let mut done = vec![lines.next().unwrap()];
    let killer = std::thread::Builder::new()
        .name("killer".to_owned())
        .spawn(move || {
            std::thread::sleep(wait);
            let at = now();
            child.kill().unwrap(); // SIGKILL on unix, TerminateProcess on Windows.
            child.wait().unwrap();
            at
        })
        .unwrap();
    done.extend(lines);
    (done, killer.join().unwrap())
}

#[test]
fn no_edit_older_than_two_seconds_is_lost() {
    let long = std::env::var_os(LONG).is_some_and(|long| long == "1");
    let kills = if long { 100 } else { 24_usize };
    let root = tempfile::tempdir().unwrap();
    let work = |number: usize| {
        let folder = root.path().join(number.to_string());
        std::fs::create_dir(&folder).unwrap();
        deck::save(&file(&folder), &deck(0)).unwrap();
        let (mut total, mut taken_up, mut worst) = (0, 0, 0);
        for _ in (number..kills).step_by(AT_ONCE) {
            let mut random = [0_u8; 2];
            getrandom::fill(&mut random).unwrap();
            // Half of them die early, when nothing is two seconds old yet and a save may be the first.
            let wait = 200 + u64::from(u16::from_le_bytes(random) % 4_000);
            let (done, killed) = kill_one(&folder, Duration::from_millis(wait));
            let (in_file, left) = found(&folder);
            let there = left.unwrap_or(in_file).max(in_file);
            let printed = done.last().unwrap().0;
            // One more may have been made and not printed.
            assert!(there <= printed + 1, "{there} edits are there, and {printed} were made");
            let old = done.iter().rev().find(|(_, at)| *at <= killed - LOST).map_or(0, |(n, _)| *n);
            assert!(there >= old, "edit {old} was older than two seconds and is lost: the last one there is {there}");
            let lost = done.iter().find(|(n, _)| *n > there).map_or(0, |(_, at)| killed - at);
            worst = worst.max(lost);
            total += done.len();
            taken_up += usize::from(left.is_some());
        }
        (total, taken_up, worst)
    };
    let results: Vec<(usize, usize, i64)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE).map(|number| scope.spawn(move || work(number))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    let total: usize = results.iter().map(|(total, ..)| total).sum();
    let taken_up: usize = results.iter().map(|(_, taken_up, _)| taken_up).sum();
    let worst = results.iter().map(|(.., worst)| *worst).max().unwrap_or_default();
    println!(
        "{kills} kills during {total} edits; {taken_up} times edits were left; the oldest lost edit was {worst} ms old"
    );
    assert!(
        total >= 20 * kills && taken_up * 2 >= kills,
        "the children did their work: {total} edits, {taken_up} left"
    );
}
