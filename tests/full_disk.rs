//! A disk that runs full under a show: the show goes on in memory and says so, and what was saved before is there.
//!
//! The disk is a file size limit that the shell sets for a child; writing beyond it fails as on a full disk.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use std::{
    path::Path,
    process::{Command as Process, Stdio},
};

use sidestage::{
    questions::Action,
    show::{Command, Journal, Outline, Show, journal},
};

const CHILD: &str = "SIDESTAGE_TEST_FULL_DISK";
const COUNT: u32 = 120;

fn add(number: u32) -> Command {
    let text = format!("Question {number}, {}", "long ".repeat(60));
    Command::Question(Action::Add { text, language: None, to: Vec::new(), queued: true })
}

/// Not a test of its own: what the child does. Without the variable it does nothing.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(CHILD) else { return };
    let folder = Path::new(&folder);
    let journal = Journal::create(&folder.join("j"), &folder.join("k"), "deck", 0).unwrap();
    let mut show = Show::new(Outline::default(), None, Some(journal));
    let mut saved = 0;
    for number in 1..=COUNT {
        show.apply(add(number), i64::from(number)).unwrap();
        match show.journal_trouble() {
            None => saved = number,
            Some(words) if number == saved + 1 => println!("trouble {words}"),
            Some(_) => {}
        }
    }
    assert_eq!(show.queue().len(), COUNT as usize, "the show went on");
    assert!(show.journal_trouble().is_some());
    println!("saved {saved}");
}

#[test]
fn a_show_goes_on_when_the_disk_runs_full() {
    let root = tempfile::tempdir().unwrap();
    // 32 blocks of 512 bytes: about forty questions. The signal for too large a file is ignored, and so the write fails.
    let output = Process::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 32; exec \"$0\" --exact child --nocapture"])
        .arg(std::env::current_exe().unwrap())
        .env(CHILD, root.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said} {}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("trouble The show is not being saved: the disk is full. It goes on in memory"), "{said}");
    let saved: u64 = said.lines().find_map(|line| line.split_once("saved ")?.1.trim().parse().ok()).unwrap();
    assert!((5..u64::from(COUNT)).contains(&saved), "{saved}");
    let found = journal::list(&root.path().join("j"), &root.path().join("k")).unwrap();
    let (show, resumed) = Show::resume(Outline::default(), None, &found[0].journal, &found[0].key).unwrap();
    assert_eq!((show.queue().len() as u64, resumed.passed_by), (saved, 0), "what was saved is there");
}
