//! Killed at any moment, without warning: everything that was acknowledged is there after the resume.
//!
//! The test starts itself as a child that works on a show and prints how much it has done; the parent kills it.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::time::Duration;

use sidestage::questions::{Action as Ask, State as Stand};
use sidestage::show::{Command, Journal, Outline, Show};

const CHILD: &str = "SIDESTAGE_TEST_KILL_NINE";
/// How often, where the usual number is not wanted.
const KILLS: &str = "SIDESTAGE_KILLS";

/// The action number `n` of the child: it adds a question, queues it, asks it and marks it as answered, over and over.
fn action(n: u32) -> Ask {
    let number = n / 4 + 1;
    match n % 4 {
        0 => Ask::Add {
            text: format!("Question of step {n}, {}", "long ".repeat(40)),
            language: None,
            to: Vec::new(),
            queued: false,
        },
        1 => Ask::Move { number, to: Stand::Queued },
        2 => Ask::Ask { number },
        _ => Ask::Answered,
    }
}

fn open(folder: &Path) -> (Show, PathBuf, PathBuf) {
    let (journals, keys) = (folder.join("j"), folder.join("k"));
    let found = sidestage::show::journal::list(&journals, &keys).unwrap();
    match found.first() {
        None => {
            let journal = Journal::create(&journals, &keys, "deck", 0).unwrap();
            let (path, key) = (journal.paths().0.to_owned(), journal.paths().1.to_owned());
            (Show::new(Outline::default(), None, Some(journal)), path, key)
        }
        Some(listed) => {
            let (show, _) = Show::resume(Outline::default(), None, &listed.journal, &listed.key).unwrap();
            (show, listed.journal.clone(), listed.key.clone())
        }
    }
}

/// Not a test of its own: what the child does. Without the variable it does nothing.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(CHILD) else { return };
    let (mut show, ..) = open(Path::new(&folder));
    let out = std::io::stdout();
    // Goes on where the one before was killed.
    let done = u32::try_from(show.state().version).unwrap();
    for n in done.. {
        show.apply(Command::Question(action(n)), i64::from(n)).unwrap();
        assert_eq!(show.journal_trouble(), None);
        let mut out = out.lock();
        writeln!(out, "ack {}", n + 1).unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn acknowledged_is_kept() {
    let kills: u32 = std::env::var(KILLS).ok().and_then(|kills| kills.parse().ok()).unwrap_or(200);
    let root = tempfile::tempdir().unwrap();
    let mut random = [0_u8; 2];
    let mut total = 0;
    let mut torn = 0;
    for kill in 0..kills {
        // A new show now and then, so that journals stay short enough to read often.
        let folder = root.path().join((kill / 4).to_string());
        let mut child = Process::new(std::env::current_exe().unwrap())
            .args(["--exact", "child", "--nocapture"])
            .env(CHILD, &folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        getrandom::fill(&mut random).unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let count = |line: &String| line.rsplit_once("ack ").and_then(|(_, count)| count.parse::<u64>().ok());
        // The kill counts from the first acknowledgement, so that every child has done something.
        let mut acknowledged = lines.by_ref().find_map(|line| count(&line)).unwrap();
        let first = acknowledged;
        let wait = Duration::from_micros(u64::from(u16::from_le_bytes(random)) / 2);
        let killer = std::thread::Builder::new()
            .name("killer".to_owned())
            .spawn(move || {
                std::thread::sleep(wait);
                child.kill().unwrap(); // SIGKILL on unix, TerminateProcess on Windows.
                child.wait().unwrap();
            })
            .unwrap();
        // Whatever stands in the pipe was acknowledged before the kill; a line cut by it does not parse or is a prefix.
        for line in lines {
            acknowledged = count(&line).filter(|count| *count == acknowledged + 1).unwrap_or(acknowledged);
        }
        killer.join().unwrap();
        total += acknowledged + 1 - first;

        let found = sidestage::show::journal::list(&folder.join("j"), &folder.join("k")).unwrap();
        let (show, resumed) = Show::resume(Outline::default(), None, &found[0].journal, &found[0].key).unwrap();
        torn += u32::from(resumed.damage.is_some());
        assert_eq!((found.len(), resumed.passed_by), (1, 0));
        assert_eq!(resumed.records, show.state().version);
        // At most the one that was being done when the kill came is more than what was acknowledged.
        assert!((acknowledged..=acknowledged + 1).contains(&resumed.records), "{acknowledged}: {resumed:?}");
        let mut wanted = sidestage::questions::Queue::new();
        for n in 0..u32::try_from(resumed.records).unwrap() {
            wanted.apply(&action(n), i64::from(n)).unwrap();
        }
        assert!(*show.queue() == wanted, "kill {kill}: the queue is not what was done");
    }
    println!("{kills} kills during {total} actions, {torn} torn ends");
    assert!(total >= 20 * u64::from(kills), "the children did their work: {total} actions, {torn} torn ends");
}
