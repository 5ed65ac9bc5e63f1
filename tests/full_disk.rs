//! A disk that runs full under a show or under an edit: work goes on in memory and says so, and what was saved before is there.
//!
//! The disk is a file size limit that the shell sets for a child; writing beyond it fails as on a full disk.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use std::{
    path::Path,
    process::{Command as Process, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use sidestage::{
    deck::{
        self, Deck,
        edit::{Change, Draft, What},
        model::{Slide, Text},
        session::{Notice, Session, Shelf, Trouble},
    },
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

const EDITOR: &str = "SIDESTAGE_TEST_FULL_DISK_EDITOR";

fn small() -> Deck {
    let slide = Slide { id: "s".to_owned(), title: Some(Text::from("Small")), ..Slide::default() };
    Deck { format: 1, id: "d".to_owned(), language: "en".to_owned(), slides: vec![slide], ..Deck::default() }
}

/// Not a test of its own: what the child does that edits a deck. Without the variable it does nothing.
#[test]
fn editor() {
    let Some(folder) = std::env::var_os(EDITOR) else { return };
    let path = Path::new(&folder).join("deck.json");
    let mut draft = Draft::new(Arc::new(deck::open(&path).deck.unwrap()));
    let shelf = Shelf::new(Path::new(&folder).join("data"));
    let mut session = Session::open(&path, &draft, Some(shelf), 0, Arc::new(|| ()));
    let titled = |draft: &mut Draft, session: &mut Session, title: &str| {
        let slide = Slide { title: Some(Text::from(title)), ..draft.deck().slides[0].clone() };
        draft.apply(Change::slide(0, slide, What::Text, None)).unwrap();
        session.note(draft, 1);
    };
    let until = |draft: &mut Draft, session: &mut Session, there: &dyn Fn(&Session, &[Notice]) -> bool| {
        let start = Instant::now();
        loop {
            let notices = session.receive(draft, 1);
            if there(session, &notices) {
                return;
            }
            assert!(start.elapsed() < Duration::from_mins(1), "nothing comes");
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    // More than the disk takes: neither the recovery file nor the file itself can be written.
    titled(&mut draft, &mut session, &"long ".repeat(8_000));
    until(&mut draft, &mut session, &|session, _| session.kept().unwrap().trouble == Some(Trouble::Full));
    println!("not kept");
    session.save(&draft, 1);
    until(&mut draft, &mut session, &|_, notices| notices.contains(&Notice::NotSaved(Trouble::Full)));
    assert_eq!((session.trouble(), session.is_dirty(&draft)), (Some(Trouble::Full), true));
    println!("not saved");
    assert_eq!(deck::open(&path).deck.unwrap(), small(), "the file is whole, and as it was");
    // There is room again, as far as this edit is concerned: what it came to is kept and saved.
    titled(&mut draft, &mut session, "Short");
    until(&mut draft, &mut session, &|session, _| session.kept().unwrap().trouble.is_none());
    session.save(&draft, 1);
    until(&mut draft, &mut session, &|_, notices| notices.iter().any(|notice| matches!(notice, Notice::Saved { .. })));
    println!("saved");
}

#[test]
fn an_edit_goes_on_when_the_disk_is_full() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("deck.json");
    deck::save(&path, &small()).unwrap();
    let output = Process::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 32; exec \"$0\" --exact editor --nocapture"])
        .arg(std::env::current_exe().unwrap())
        .env(EDITOR, root.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said} {}", String::from_utf8_lossy(&output.stderr));
    for word in ["not kept", "not saved", "saved"] {
        assert!(said.lines().any(|line| line.ends_with(word)), "{word}: {said}");
    }
    assert_eq!(deck::open(&path).deck.unwrap().slides[0].title, Some(Text::from("Short")));
    let parts = |folder: &Path| {
        let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        names.filter(|name| name.to_string_lossy().starts_with('.')).count()
    };
    assert_eq!(parts(root.path()), 0, "no half-written file stays");
}
