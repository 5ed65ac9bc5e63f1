//! What a session must hold while others change the file, the disk fails, or the program dies.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::{fs, time::Duration};

use super::*;
use crate::deck::{
    self,
    model::{Slide, Text},
};

/// How often it is looked, with a little while between, before nothing comes any more.
const PATIENCE: u32 = 6_000;

/// A deck file, its shelf, and the one who edits it.
struct Desk {
    home: tempfile::TempDir,
    path: PathBuf,
    draft: Draft,
    session: Session,
    heard: Vec<Notice>,
}

fn slide(id: &str, title: &str) -> Slide {
    Slide { id: id.to_owned(), title: Some(Text::from(title)), ..Slide::default() }
}

fn plain() -> Deck {
    let slides = vec![slide("a", "A"), slide("b", "B"), slide("c", "C")];
    Deck {
        format: 1,
        id: "d".to_owned(),
        language: "en".to_owned(),
        theme: "court".to_owned(),
        slides,
        ..Deck::default()
    }
}

fn shelf(home: &tempfile::TempDir) -> Shelf {
    Shelf::new(home.path().join("data"))
}

impl Desk {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("decks")).unwrap();
        let path = home.path().join("decks/deck.json");
        deck::save(&path, &plain()).unwrap();
        Self::open(home, path)
    }

    fn open(home: tempfile::TempDir, path: PathBuf) -> Self {
        let draft = Draft::new(Arc::new(deck::open(&path).deck.unwrap()));
        let session = Session::open(&path, &draft, Some(shelf(&home)), 1_000, Arc::new(|| ()));
        let mut desk = Self { home, path, draft, session, heard: Vec::new() };
        desk.until(|desk| desk.session.bytes.is_some() || desk.session.standing != Standing::There);
        desk
    }

    /// Waits for the threads, as long as it takes.
    fn until(&mut self, there: impl Fn(&Self) -> bool) {
        for _ in 0..PATIENCE {
            self.heard.extend(self.session.receive(&mut self.draft, 2_000));
            if there(self) {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("nothing comes: {:?}", self.heard);
    }

    fn hear(&mut self, wanted: impl Fn(&Notice) -> bool) -> Notice {
        self.until(|desk| desk.heard.iter().any(&wanted));
        let at = self.heard.iter().position(wanted).unwrap();
        self.heard.remove(at)
    }

    fn retitle(&mut self, id: &str, title: &str) {
        let at = self.draft.deck().position(id).unwrap();
        let slide = Slide { title: Some(Text::from(title)), ..self.draft.deck().slides[at].clone() };
        self.draft.apply(Change::slide(at, slide, What::Text, None)).unwrap();
        self.session.note(&self.draft, 3_000);
    }

    fn outside(&self, change: impl Fn(&mut Deck)) -> Deck {
        let mut deck = deck::open(&self.path).deck.unwrap();
        change(&mut deck);
        // As editors do it: another file takes the place.
        deck::save(&self.path, &deck).unwrap();
        deck
    }

    fn save(&mut self) {
        self.session.save(&self.draft, 4_000);
        self.hear(|notice| matches!(notice, Notice::Saved { .. }));
    }

    fn on_disk(&self) -> Deck {
        deck::open(&self.path).deck.unwrap()
    }

    /// The program dies: nothing is told any more, and the places are free.
    fn crash(self) -> (tempfile::TempDir, PathBuf) {
        let Self { home, path, draft, session, .. } = self;
        let mark = draft.mark();
        let kept = || !session.is_dirty(&draft) || session.kept().is_none_or(|kept| kept.mark == Some(mark));
        for _ in 0..PATIENCE {
            if kept() {
                break;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        assert!(kept(), "the edits are not kept");
        drop(session);
        (home, path)
    }
}

fn title(deck: &Deck, id: &str) -> String {
    deck.slides[deck.position(id).unwrap()].title.as_ref().unwrap().pick("en", "en").0.to_owned()
}

#[test]
fn a_save_keeps_the_version_before_and_undo_brings_the_mark_back() {
    let mut desk = Desk::new();
    assert!(!desk.session.is_dirty(&desk.draft));
    desk.retitle("a", "New");
    assert!(desk.session.is_dirty(&desk.draft));
    desk.save();
    assert!(!desk.session.is_dirty(&desk.draft));
    assert_eq!(title(&desk.on_disk(), "a"), "New");
    desk.draft.undo().unwrap();
    assert!(desk.session.is_dirty(&desk.draft), "the file has the edit that was taken back");
    desk.draft.redo().unwrap();
    assert!(!desk.session.is_dirty(&desk.draft));
    let versions = desk.session.versions();
    assert_eq!(versions.iter().map(|version| (version.why, version.at)).collect::<Vec<_>>(), [(Why::Saved, 4_000)]);
    let before = versions[0].open(&desk.path).deck.unwrap();
    assert_eq!(before, plain());
    desk.session.restore(&mut desk.draft, before, 5_000);
    assert_eq!(title(desk.draft.deck(), "a"), "A");
    desk.draft.undo().unwrap();
    assert_eq!(title(desk.draft.deck(), "a"), "New", "bringing a version back can be undone");
    desk.session.receive(&mut desk.draft, 1);
    assert!(desk.session.kept().unwrap().trouble.is_none());
}

#[test]
fn edits_survive_a_crash_and_are_gone_after_a_save() {
    let mut desk = Desk::new();
    desk.retitle("a", "Unsaved");
    let (home, path) = desk.crash();
    let mut desk = Desk::open(home, path);
    assert_eq!(title(desk.draft.deck(), "a"), "A", "the file is as it was");
    let left = desk.session.left().unwrap();
    assert_eq!((left.recovery.at, title(&left.recovery.deck, "a").as_str()), (3_000, "Unsaved"));
    desk.session.take_up(&mut desk.draft, 5_000);
    assert_eq!(title(desk.draft.deck(), "a"), "Unsaved");
    assert!(desk.session.is_dirty(&desk.draft));
    desk.save();
    let (home, path) = desk.crash();
    let desk = Desk::open(home, path);
    assert!(desk.session.left().is_none());
    assert_eq!(title(desk.draft.deck(), "a"), "Unsaved");
}

#[test]
fn discarded_edits_are_offered_no_more_and_stand_among_the_versions() {
    let mut desk = Desk::new();
    desk.retitle("a", "Unsaved");
    let (home, path) = desk.crash();
    let mut desk = Desk::open(home, path);
    desk.session.discard_left();
    assert!(!desk.session.is_dirty(&desk.draft));
    let (home, path) = desk.crash();
    let mut desk = Desk::open(home, path);
    assert!(desk.session.left().is_none());
    let versions = desk.session.versions();
    assert_eq!((versions.len(), versions[0].why), (1, Why::Discarded));
    // The same when the editor is closed.
    desk.retitle("b", "No");
    let Desk { home, path, draft, session, .. } = desk;
    session.close(&draft, Leave::Discard, 9_000);
    let desk = Desk::open(home, path);
    assert!(desk.session.left().is_none());
    assert_eq!(title(&desk.session.versions()[0].open(&desk.path).deck.unwrap(), "b"), "No");
}

#[test]
fn edits_that_nobody_decided_about_are_not_overwritten() {
    let mut desk = Desk::new();
    desk.retitle("a", "From before");
    let (home, path) = desk.crash();
    let mut desk = Desk::open(home, path);
    desk.retitle("b", "Now");
    let (home, path) = desk.crash();
    let desk = Desk::open(home, path);
    assert_eq!(title(&desk.session.left().unwrap().recovery.deck, "b"), "Now");
    let versions = desk.session.versions();
    assert_eq!(title(&versions[0].open(&desk.path).deck.unwrap(), "a"), "From before");
}

#[test]
fn a_crash_and_a_change_outside_are_put_together() {
    let mut desk = Desk::new();
    desk.retitle("a", "Ours");
    let (home, path) = desk.crash();
    let mut deck = deck::open(&path).deck.unwrap();
    deck.slides[1].title = Some(Text::from("Theirs"));
    deck::save(&path, &deck).unwrap();
    let mut desk = Desk::open(home, path);
    desk.session.take_up(&mut desk.draft, 5_000);
    assert_eq!((title(desk.draft.deck(), "a").as_str(), title(desk.draft.deck(), "b").as_str()), ("Ours", "Theirs"));
    desk.save();
    assert_eq!(desk.on_disk(), **desk.draft.deck());
}

#[test]
fn a_slide_that_is_not_finished_stays_as_it_is() {
    let mut desk = Desk::new();
    // A statement without words: the reader makes a card of it.
    let empty = Slide { id: "n".to_owned(), ..Slide::default() };
    let insert = Edit::Splice { at: 3, remove: 0, insert: vec![empty.clone()] };
    desk.draft.apply(Change::deck(insert, What::Insert, None)).unwrap();
    desk.session.note(&desk.draft, 3_000);
    let (home, path) = desk.crash();
    let mut desk = Desk::open(home, path);
    desk.session.take_up(&mut desk.draft, 5_000);
    assert_eq!(desk.draft.deck().slides[3], empty);
    desk.save();
    desk.outside(|deck| deck.theme = "court-dark".to_owned());
    desk.hear(|notice| matches!(notice, Notice::Taken { merged: false, .. }));
    assert_eq!((desk.draft.deck().theme.as_str(), &desk.draft.deck().slides[3]), ("court-dark", &empty));
    assert!(!desk.session.is_dirty(&desk.draft));
}

#[test]
fn a_spoilt_recovery_file_is_said_and_kept_aside() {
    let mut desk = Desk::new();
    desk.retitle("a", "Unsaved");
    let (home, path) = desk.crash();
    let folder = fs::read_dir(home.path().join("data")).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(folder.join("unsaved-0.deck")).unwrap();
    bytes.truncate(bytes.len() - 10);
    fs::write(folder.join("unsaved-0.deck"), &bytes).unwrap();
    let mut desk = Desk::open(home, path);
    assert!(desk.session.left().is_none());
    let Notice::Spoilt(Spoilt::Torn, Some(aside)) = desk.hear(|notice| matches!(notice, Notice::Spoilt(..))) else {
        panic!("{:?}", desk.heard)
    };
    assert_eq!(fs::read(aside).unwrap(), bytes);
}

#[test]
fn without_edits_a_change_outside_is_taken_over() {
    let mut desk = Desk::new();
    let theirs = desk.outside(|deck| {
        deck.slides.remove(0);
        deck.slides.push(slide("n", "New"));
    });
    let taken = desk.hear(|notice| matches!(notice, Notice::Taken { .. }));
    assert!(matches!(taken, Notice::Taken { merged: false, ref differences } if differences.len() == 2), "{taken:?}");
    assert_eq!(**desk.draft.deck(), theirs);
    assert!(!desk.session.is_dirty(&desk.draft));
    // It can be undone like anything else, and then the file has something that the draft has not.
    desk.draft.undo().unwrap();
    assert!(desk.session.is_dirty(&desk.draft));
    assert_eq!(**desk.draft.deck(), plain());
}

#[test]
fn edits_and_a_change_outside_are_put_together() {
    let mut desk = Desk::new();
    desk.retitle("a", "Ours");
    desk.outside(|deck| deck.slides[2].title = Some(Text::from("Theirs")));
    let taken = desk.hear(|notice| matches!(notice, Notice::Taken { .. }));
    assert!(matches!(taken, Notice::Taken { merged: true, .. }), "{taken:?}");
    assert_eq!((title(desk.draft.deck(), "a").as_str(), title(desk.draft.deck(), "c").as_str()), ("Ours", "Theirs"));
    assert!(desk.session.is_dirty(&desk.draft));
    desk.save();
    assert_eq!(desk.on_disk(), **desk.draft.deck());
}

#[test]
fn a_save_never_goes_over_a_change_that_nobody_has_seen() {
    let mut desk = Desk::new();
    desk.retitle("a", "Ours");
    desk.outside(|deck| deck.slides[2].title = Some(Text::from("Theirs")));
    // At once, before it can have been noticed by looking.
    desk.save();
    let saved = desk.on_disk();
    assert_eq!((title(&saved, "a").as_str(), title(&saved, "c").as_str()), ("Ours", "Theirs"));
}

#[test]
fn a_clash_waits_for_a_choice_and_loses_neither_side() {
    for side in [Side::Ours, Side::Theirs] {
        let mut desk = Desk::new();
        desk.retitle("a", "Ours");
        desk.retitle("b", "Also ours");
        desk.outside(|deck| deck.slides[0].title = Some(Text::from("Theirs")));
        desk.hear(|notice| *notice == Notice::Clash);
        assert_eq!(title(desk.draft.deck(), "a"), "Ours", "nothing changes before somebody chose");
        desk.session.save(&desk.draft, 4_000);
        desk.hear(|notice| *notice == Notice::Held);
        assert_eq!(title(&desk.on_disk(), "a"), "Theirs", "and nothing is written");
        let (_, conflicts) = desk.session.clash(&desk.draft).unwrap();
        assert_eq!(conflicts.len(), 1);
        let choices = Choices::from([(conflicts[0].place.clone(), side)]);
        desk.session.choose(&mut desk.draft, &choices, 5_000);
        let (chosen, other) = if side == Side::Ours { ("Ours", "Theirs") } else { ("Theirs", "Ours") };
        assert_eq!(title(desk.draft.deck(), "a"), chosen);
        assert_eq!(title(desk.draft.deck(), "b"), "Also ours");
        desk.hear(|notice| matches!(notice, Notice::Saved { .. }));
        assert_eq!(desk.on_disk(), **desk.draft.deck(), "the save that was asked for before is made up for");
        let kept = |desk: &Desk| {
            let versions = desk.session.versions();
            versions.iter().filter_map(|version| version.open(&desk.path).deck).any(|deck| title(&deck, "a") == other)
        };
        desk.until(kept);
    }
}

#[test]
fn a_clash_that_is_undone_is_none() {
    let mut desk = Desk::new();
    desk.retitle("a", "Ours");
    let theirs = desk.outside(|deck| deck.slides[0].title = Some(Text::from("Theirs")));
    desk.hear(|notice| *notice == Notice::Clash);
    desk.draft.undo().unwrap();
    desk.hear(|notice| matches!(notice, Notice::Taken { merged: false, .. }));
    assert_eq!(**desk.draft.deck(), theirs);
    assert!(desk.session.clash(&desk.draft).is_none());
}

#[test]
fn a_file_that_cannot_be_read_or_is_gone_takes_nothing_away() {
    let mut desk = Desk::new();
    desk.retitle("a", "Ours");
    fs::write(&desk.path, "{ half a deck").unwrap();
    let Notice::Unreadable(why) = desk.hear(|notice| matches!(notice, Notice::Unreadable(_))) else { panic!() };
    assert!(why.contains("1:3"), "{why}");
    desk.session.save(&desk.draft, 4_000);
    desk.hear(|notice| *notice == Notice::Held);
    assert_eq!(fs::read_to_string(&desk.path).unwrap(), "{ half a deck");
    fs::remove_file(&desk.path).unwrap();
    desk.hear(|notice| *notice == Notice::Gone);
    assert_eq!(*desk.session.standing(), Standing::Gone);
    deck::save(&desk.path, &plain()).unwrap();
    desk.hear(|notice| *notice == Notice::Back);
    fs::write(&desk.path, "no deck at all").unwrap();
    desk.hear(|notice| matches!(notice, Notice::Unreadable(_)));
    desk.session.save_over(&desk.draft, 6_000);
    desk.hear(|notice| matches!(notice, Notice::Saved { .. }));
    assert_eq!((title(&desk.on_disk(), "a").as_str(), desk.session.standing()), ("Ours", &Standing::There));
    assert_eq!(fs::read_to_string(&desk.session.versions()[0].path).unwrap(), "no deck at all");
}

#[test]
fn a_read_only_file_and_a_missing_folder_lose_nothing() {
    let mut desk = Desk::new();
    let mut permissions = fs::metadata(&desk.path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&desk.path, permissions.clone()).unwrap();
    desk.retitle("a", "Ours");
    desk.session.save(&desk.draft, 4_000);
    assert_eq!(desk.hear(|notice| matches!(notice, Notice::NotSaved(_))), Notice::NotSaved(Trouble::ReadOnly));
    assert_eq!(desk.session.trouble(), Some(Trouble::ReadOnly));
    assert_eq!(title(&desk.on_disk(), "a"), "A");
    #[expect(clippy::permissions_set_readonly_false, reason = "a file of a test")]
    permissions.set_readonly(false);
    fs::set_permissions(&desk.path, permissions).unwrap();
    let elsewhere = desk.home.path().join("elsewhere");
    fs::rename(desk.path.parent().unwrap(), &elsewhere).unwrap();
    desk.session.save(&desk.draft, 5_000);
    assert_eq!(desk.hear(|notice| matches!(notice, Notice::NotSaved(_))), Notice::NotSaved(Trouble::NoFolder));
    // Saved elsewhere, the session goes on there, and nothing unsaved is left behind for the old place.
    let to = elsewhere.join("other.json");
    desk.session.save_as(&desk.draft, to.clone(), 6_000);
    desk.hear(|notice| matches!(notice, Notice::Saved { path, .. } if *path == to));
    assert_eq!((desk.session.path(), desk.session.trouble()), (to.as_path(), None));
    desk.retitle("b", "More");
    desk.path.clone_from(&to);
    desk.save();
    assert_eq!(title(&desk.on_disk(), "b"), "More");
    desk.path = elsewhere.join("deck.json");
    assert_eq!(desk.on_disk(), plain(), "the old file is as it was");
}

#[test]
fn pictures_go_along_to_another_folder() {
    let home = tempfile::tempdir().unwrap();
    for folder in ["one/media", "two/media"] {
        fs::create_dir_all(home.path().join(folder)).unwrap();
    }
    fs::write(home.path().join("one/media/hall.png"), "hall").unwrap();
    fs::write(home.path().join("one/media/door.png"), "door").unwrap();
    fs::write(home.path().join("two/media/door.png"), "another door").unwrap();
    let asset = |id: &str| deck::model::Asset {
        id: id.to_owned(),
        path: format!("media/{id}.png"),
        ..deck::model::Asset::default()
    };
    let path = home.path().join("one/deck.json");
    deck::save(&path, &Deck { assets: vec![asset("hall"), asset("door"), asset("gone")], ..plain() }).unwrap();
    let mut desk = Desk::open(home, path);
    let to = desk.home.path().join("two/deck.json");
    desk.session.save_as(&desk.draft, to, 6_000);
    let Notice::Saved { carried: Some(carried), .. } = desk.hear(|notice| matches!(notice, Notice::Saved { .. }))
    else {
        panic!("{:?}", desk.heard)
    };
    assert_eq!(carried, Carried { copied: 1, missing: vec!["media/door.png".to_owned(), "media/gone.png".to_owned()] });
    assert_eq!(fs::read_to_string(desk.home.path().join("two/media/hall.png")).unwrap(), "hall");
    assert_eq!(fs::read_to_string(desk.home.path().join("two/media/door.png")).unwrap(), "another door");
}

#[test]
fn a_second_window_of_the_same_deck_is_told_and_keeps_its_own_edits() {
    let mut one = Desk::new();
    one.retitle("a", "One");
    let draft = Draft::new(Arc::new(plain()));
    let two = Session::open(&one.path, &draft, Some(shelf(&one.home)), 1, Arc::new(|| ()));
    assert!(two.is_elsewhere() && !one.session.is_elsewhere());
    assert!(two.left().is_none(), "what is being edited elsewhere was left by no crash");
}

#[test]
fn without_a_shelf_nothing_is_written_but_the_file() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("deck.json");
    deck::save(&path, &plain()).unwrap();
    let draft = Draft::new(Arc::new(plain()));
    let session = Session::open(&path, &draft, None, 1, Arc::new(|| ()));
    let mut desk = Desk { home, path, draft, session, heard: Vec::new() };
    desk.retitle("a", "New");
    desk.save();
    assert_eq!(title(&desk.on_disk(), "a"), "New");
    assert!(desk.session.kept().is_none() && desk.session.versions().is_empty());
    assert_eq!(fs::read_dir(desk.home.path()).unwrap().count(), 1);
}
