//! Whatever is done in whatever order: replaying the journal gives the same show, and undo gives back what was there.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use sidestage::deck::model::SegmentKind;
use sidestage::questions::{Action as Ask, Claim, Counter, Flag, State as Stand};
use sidestage::show::{Command, From, Journal, Outline, Room, Show, SlideOutline, Zoom};
use sidestage::timing::{Action as Time, Plan, Policy, SegmentPlan, Slot};

const START: i64 = 1_700_000_000_000;

fn outline() -> Outline {
    let slide = |number: u16| SlideOutline {
        id: format!("s{number}"),
        last_step: number % 3,
        hidden: number % 4 == 3,
        segment: None,
    };
    let languages = ["en", "fr", "ar"].map(str::to_owned).to_vec();
    Outline { deck_id: "deck".to_owned(), slides: (0..7).map(slide).collect(), languages }
}

fn plan() -> Arc<Plan> {
    let slot = Slot { starts: START, ends: START + 5_400_000, zone: "Europe/Amsterdam".to_owned() };
    let segments = (0..4).map(|n| SegmentPlan::new(format!("p{n}"), "x", SegmentKind::Talk, 900_000)).collect();
    Arc::new(Plan::new(slot, segments))
}

fn text() -> impl Strategy<Value = String> {
    "[a-zé\u{202E} ]{0,12}"
}

fn number() -> impl Strategy<Value = u32> {
    1..9_u32
}

fn stand() -> impl Strategy<Value = Stand> {
    proptest::sample::select(Stand::ALL.to_vec())
}

fn ask() -> impl Strategy<Value = Ask> {
    let claim = proptest::sample::select(vec![Claim::Ordinary, Claim::Clarification, Claim::RightOfReply]);
    let flag = proptest::sample::select(vec![Flag::Sensitive, Flag::DoNotProject, Flag::NeedsInterpretation]);
    let to = || vec(proptest::sample::select(vec!["v1".to_owned(), "v2".to_owned()]), 0..3);
    prop_oneof![
        6 => (text(), to()).prop_map(|(text, to)| Ask::Add { text, language: Some("fr".to_owned()), to, queued: false }),
        3 => (text(), claim.clone()).prop_map(|(text, claim)| Ask::AddFloor { text, claim, language: None, to: vec![] }),
        1 => (number(), text()).prop_map(|(number, text)| Ask::Edit { number, text }),
        4 => (number(), stand()).prop_map(|(number, to)| Ask::Move { number, to }),
        2 => (number(), option::of(number())).prop_map(|(number, before)| Ask::Place { number, before }),
        1 => (number(), number()).prop_map(|(number, after)| Ask::PlaceAfter { number, after }),
        1 => number().prop_map(|number| Ask::Up { number }),
        1 => number().prop_map(|number| Ask::Down { number }),
        2 => number().prop_map(|number| Ask::PutNext { number }),
        3 => number().prop_map(|number| Ask::Ask { number }),
        2 => Just(Ask::Answering),
        3 => Just(Ask::Answered),
        2 => (number(), vec(number(), 0..4), option::of(text()))
            .prop_map(|(into, from, rewrite)| Ask::Merge { into, from, rewrite }),
        2 => number().prop_map(|number| Ask::Unmerge { number }),
        1 => (number(), vec(text(), 1..4)).prop_map(|(number, parts)| Ask::Split { number, parts }),
        1 => (number(), -3..9_i32).prop_map(|(number, by)| Ask::Tally { number, by }),
        2 => (number(), flag, any::<bool>()).prop_map(|(number, flag, on)| Ask::Flag { number, flag, on }),
        1 => (number(), claim).prop_map(|(number, claim)| Ask::Claim { number, claim }),
        1 => (number(), to()).prop_map(|(number, to)| Ask::Address { number, to }),
        1 => (number(), vec(text(), 0..3)).prop_map(|(number, tags)| Ask::Tag { number, tags }),
        1 => any::<bool>().prop_map(|open| Ask::List { open }),
        1 => (0..5_usize, -2..5_i32).prop_map(|(n, by)| Ask::Count { counter: Counter::ALL[n], by }),
        2 => (0..5_u8).prop_map(|size| Ask::OpenRound { size }),
        3 => number().prop_map(|number| Ask::Pick { number }),
        1 => number().prop_map(|number| Ask::Unpick { number }),
        3 => Just(Ask::ReadNext),
        1 => Just(Ask::CancelRound),
    ]
}

fn time() -> impl Strategy<Value = Time> {
    let segment = || (0..5_u8).prop_map(|n| format!("p{n}"));
    prop_oneof![
        3 => (segment(), 0..90_000_i64).prop_map(|(segment, ago)| Time::Start { segment, ago }),
        1 => Just(Time::Pause),
        1 => Just(Time::Resume),
        1 => Just(Time::Finish),
        2 => (0..90_000_i64).prop_map(|ago| Time::Next { ago }),
        1 => segment().prop_map(|segment| Time::Skip { segment }),
        1 => segment().prop_map(|segment| Time::Reopen { segment }),
        2 => (segment(), -200_000..200_000_i64).prop_map(|(segment, by)| Time::Grant { segment, by }),
        1 => Just(Time::Interrupt { label: "reply".to_owned() }),
        1 => Just(Time::EndInterrupt),
        1 => (segment(), segment()).prop_map(|(first, second)| Time::Swap { first, second }),
        1 => Just(Time::Reallocate { policy: Policy::Proportional }),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    let stage = proptest::sample::select(vec![
        Command::Next,
        Command::Next,
        Command::Previous,
        Command::SkipForward,
        Command::SkipBack,
        Command::First,
        Command::Last,
        Command::Back,
        Command::Black,
        Command::White,
        Command::Freeze,
        Command::Language,
        Command::Escape,
        Command::Panic,
        Command::Calm,
        Command::Calm,
        Command::Zoom(Some(Zoom { x: 1, y: 2, scale: 300 })),
        Command::Zoom(None),
        Command::TakeDown,
        Command::Acknowledge,
        Command::NotYet,
        Command::Preview(None),
    ]);
    prop_oneof![
        8 => stage,
        1 => (0..9_u8, 0..4_u16).prop_map(|(n, step)| Command::GoTo { slide: format!("s{n}"), step }),
        1 => any::<bool>().prop_map(|rehearsal| Command::Begin { from: From::First, rehearsal }),
        1 => any::<bool>().prop_map(|rehearsal| Command::Begin { from: From::Here, rehearsal }),
        1 => Just(Command::End),
        1 => number().prop_map(|number| Command::Preview(Some(number))),
        1 => number().prop_map(|number| Command::PutUp { number }),
        1 => option::of(text()).prop_map(Command::Message),
        10 => ask().prop_map(Command::Question),
        5 => time().prop_map(Command::Timing),
        4 => Just(Command::Undo),
    ]
}

/// What must hold at every moment.
fn sound(show: &Show) -> Result<(), TestCaseError> {
    let (state, queue) = (show.state(), show.queue());
    let listed: usize = Stand::ALL.iter().map(|stand| queue.numbers(*stand).len()).sum();
    prop_assert_eq!(listed, queue.len(), "every question is in one list");
    for stand in Stand::ALL {
        for number in queue.numbers(stand) {
            prop_assert_eq!(queue.get(*number).unwrap().state, stand);
        }
    }
    let active = queue.numbers(Stand::Asking).len() + queue.numbers(Stand::Answering).len();
    match queue.round() {
        None => prop_assert!(active <= 1, "one question has the floor"),
        Some(round) => {
            prop_assert!(round.picks.len() <= usize::from(round.size));
            prop_assert!(round.unread().iter().all(|pick| queue.get(*pick).unwrap().state == Stand::Next));
        }
    }
    if state.panic || !state.live {
        prop_assert_eq!(state.room(), Room::Holding);
    }
    if let Room::Question(number) = state.room() {
        prop_assert!(queue.may_project(number));
    }
    prop_assert!(show.outline().find(&state.slide).is_some());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn replay_gives_the_same(
        commands in vec((command(), 0..9_000_i64), 1..120),
        breaks in vec(0..120_usize, 0..4),
        compacted in option::of(0..120_usize),
    ) {
        let root = tempfile::tempdir().unwrap();
        let journal = Journal::create(&root.path().join("j"), &root.path().join("k"), "deck", START).unwrap();
        let (path, key) = (journal.paths().0.to_owned(), journal.paths().1.to_owned());
        let mut show = Show::new(outline(), Some(plan()), Some(journal));
        let mut now = START;
        for (at, (command, later)) in commands.into_iter().enumerate() {
            now += later;
            let (state, queue, timing) = (show.state().clone(), show.queue().clone(), show.timing().cloned());
            let undoable = matches!(command, Command::Question(_) | Command::Timing(_));
            if let Ok(applied) = show.apply(command.clone(), now) {
                prop_assert_eq!(applied.version, state.version + u64::from(applied.changed));
                sound(&show)?;
                if undoable && at % 3 == 0 {
                    show.apply(Command::Undo, now).unwrap();
                    prop_assert!(*show.queue() == queue, "undo of {:?}", command);
                    prop_assert_eq!(show.timing(), timing.as_ref());
                    // Once more, so that the rest of the show has something to work on.
                    show.apply(command, now).unwrap();
                }
            } else {
                prop_assert_eq!(show.state(), &state);
                prop_assert!(*show.queue() == queue);
            }
            if compacted == Some(at) {
                prop_assert!(show.compact(now));
            }
            if breaks.contains(&at) {
                // A crash and a resume in the middle, undo stack and all.
                let label = show.undo_label().map(str::to_owned);
                let (state, queue, timing) = (show.state().clone(), show.queue().clone(), show.timing().cloned());
                drop(show);
                let (again, resumed) = Show::resume(outline(), Some(plan()), &path, &key).unwrap();
                show = again;
                prop_assert_eq!((resumed.damage, resumed.passed_by, resumed.started_at), (None, 0, START));
                prop_assert_eq!(show.state(), &state);
                prop_assert!(*show.queue() == queue);
                prop_assert_eq!(show.timing(), timing.as_ref());
                if compacted.is_none_or(|when| when > at) {
                    prop_assert_eq!(show.undo_label(), label.as_deref());
                }
            }
        }
        prop_assert_eq!(show.journal_trouble(), None);
        show.apply(Command::Message(Some("the last one".to_owned())), now + 1).unwrap();
        let last = show.state().clone();
        let (queue, timing) = (show.queue().clone(), show.timing().cloned());
        drop(show);
        let (again, resumed) = Show::resume(outline(), Some(plan()), &path, &key).unwrap();
        prop_assert_eq!(resumed.last_at, Some(now + 1));
        prop_assert_eq!(again.state(), &last);
        prop_assert!(*again.queue() == queue);
        prop_assert_eq!(again.timing(), timing.as_ref());
    }
}

#[test]
fn undo_after_a_snapshot_survives_a_crash() {
    let root = tempfile::tempdir().unwrap();
    let journal = Journal::create(&root.path().join("j"), &root.path().join("k"), "deck", START).unwrap();
    let (path, key) = (journal.paths().0.to_owned(), journal.paths().1.to_owned());
    let mut show = Show::new(outline(), Some(plan()), Some(journal));
    let add =
        |text: &str| Command::Question(Ask::Add { text: text.to_owned(), language: None, to: vec![], queued: false });
    for text in ["one", "two", "three"] {
        show.apply(add(text), START).unwrap();
    }
    assert!(show.compact(START));
    show.apply(add("four"), START).unwrap();
    // The first is undone by a record, the second lies before the snapshot.
    for left in [3, 2] {
        show.apply(Command::Undo, START).unwrap();
        assert_eq!(show.queue().len(), left);
    }
    show.apply(add("five"), START).unwrap();
    let (queue, state) = (show.queue().clone(), show.state().clone());
    drop(show);
    let (again, _) = Show::resume(outline(), Some(plan()), &path, &key).unwrap();
    assert!(*again.queue() == queue);
    assert_eq!(*again.state(), state);
}

#[test]
fn a_show_goes_on_when_its_folder_goes_away() {
    let root = tempfile::tempdir().unwrap();
    let journals = root.path().join("j");
    let journal = Journal::create(&journals, &root.path().join("k"), "deck", START).unwrap();
    let (path, key) = (journal.paths().0.to_owned(), journal.paths().1.to_owned());
    let mut show = Show::new(outline(), Some(plan()), Some(journal));
    let add =
        |text: &str| Command::Question(Ask::Add { text: text.to_owned(), language: None, to: vec![], queued: false });
    show.apply(add("one"), START).unwrap();
    if cfg!(windows) {
        return; // An open file keeps its folder there.
    }
    std::fs::remove_dir_all(&journals).unwrap();
    std::fs::write(&journals, "in the way").unwrap();
    show.apply(add("two"), START).unwrap();
    assert!(show.journal_trouble().is_some());
    show.apply(add("three"), START).unwrap();
    assert_eq!(show.queue().len(), 3);
    std::fs::remove_file(&journals).unwrap();
    show.apply(add("four"), START).unwrap();
    assert_eq!(show.journal_trouble(), None);
    show.apply(Command::Undo, START).unwrap();
    let state = show.state().clone();
    drop(show);
    let (again, resumed) = Show::resume(outline(), Some(plan()), &path, &key).unwrap();
    assert_eq!((again.queue().len(), resumed.damage), (3, None));
    assert_eq!(*again.state(), state);
}

#[test]
fn a_read_only_folder_starts_no_journal() {
    let root = tempfile::tempdir().unwrap();
    // A path below a file cannot be written by anybody, root included.
    let file = root.path().join("file");
    std::fs::write(&file, "").unwrap();
    let fault = Journal::create(&file.join("j"), &root.path().join("k"), "deck", START).unwrap_err();
    assert!(!fault.to_string().contains(root.path().to_str().unwrap()), "no path is in the words");
}

#[test]
fn no_text_in_files_or_their_names() {
    let root = tempfile::tempdir().unwrap();
    let journal = Journal::create(&root.path().join("j"), &root.path().join("k"), "MARKED-deck", START).unwrap();
    let files = [journal.paths().0.to_owned(), journal.paths().1.to_owned()];
    let mut show = Show::new(outline(), Some(plan()), Some(journal));
    for command in [
        Command::Question(Ask::Add { text: "MARKED question".to_owned(), language: None, to: vec![], queued: false }),
        Command::Message(Some("MARKED message".to_owned())),
        Command::Question(Ask::Tag { number: 1, tags: vec!["MARKED".to_owned()] }),
    ] {
        show.apply(command, START).unwrap();
    }
    show.handles_mut().set(1, "MARKED slip");
    assert!(show.compact(START));
    drop(show);
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        assert!(!bytes.windows(6).any(|window| window == b"MARKED"));
        assert!(!path.file_name().unwrap().to_str().unwrap().contains("MARKED"));
    }
    let (mut show, _) = Show::resume(outline(), Some(plan()), &files[0], &files[1]).unwrap();
    assert_eq!(show.queue().get(1).unwrap().text, "MARKED question");
    assert!(show.handles().is_empty(), "handles were never written");
    assert!(show.purge().unwrap().is_done());
    assert!(show.queue().is_empty() && files.iter().all(|path| !path.exists()));
}
