//! The show's tables: outline and commands in, state and room out. Undo, notes, and what nothing may print.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::sync::Arc;

use super::command::From::{First as FromFirst, Here};
use super::*;
use crate::deck::model::SegmentKind;
use crate::questions::{self, Action as Ask, Claim, Flag};
use crate::timing::{self, Plan, SegmentPlan, Slot};

const START: i64 = 1_000_000_000_000;

/// Slides `a` (2 builds), `b`, `h` (hidden), `c` (1 build), `d`.
fn outline() -> Outline {
    let slide = |id: &str, last_step, hidden| SlideOutline { id: id.to_owned(), last_step, hidden, segment: None };
    let slides = vec![
        slide("a", 2, false),
        slide("b", 0, false),
        slide("h", 3, true),
        slide("c", 1, false),
        slide("d", 0, false),
    ];
    let languages = ["en", "fr", "ar"].map(str::to_owned).to_vec();
    Outline { deck_id: "deck".to_owned(), slides, languages }
}

fn plan() -> Arc<Plan> {
    let slot = Slot { starts: START, ends: START + 5_400_000, zone: "Europe/Amsterdam".to_owned() };
    let segment = |id: &str, kind| SegmentPlan::new(id, id.to_uppercase(), kind, 600_000);
    Arc::new(Plan::new(slot, vec![segment("open", SegmentKind::Opening), segment("ask", SegmentKind::Questions)]))
}

fn show() -> Show {
    Show::new(outline(), Some(plan()), None)
}

fn live() -> Show {
    let mut show = show();
    run(&mut show, &[Command::Begin { from: FromFirst, rehearsal: false }]);
    show
}

fn run(show: &mut Show, commands: &[Command]) {
    for command in commands {
        show.apply(command.clone(), START + 1_000).unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"));
    }
}

fn note(show: &mut Show, command: Command) -> &'static str {
    let before = show.state().clone();
    let applied = show.apply(command, START + 1_000).unwrap();
    assert!(!applied.changed);
    assert_eq!(*show.state(), before);
    applied.note.unwrap()
}

fn slide(id: &str, step: u16) -> Room {
    Room::Slide { id: id.to_owned(), step }
}

fn go(id: &str, step: u16) -> Command {
    Command::GoTo { slide: id.to_owned(), step }
}

fn add(text: &str) -> Command {
    Command::Question(Ask::Add { text: text.to_owned(), language: None, to: Vec::new(), queued: false })
}

fn start(segment: &str) -> Command {
    Command::Timing(timing::Action::Start { segment: segment.to_owned(), ago: 0 })
}

#[test]
fn what_the_room_sees() {
    use Command::{
        Back, Black, Calm, End, Escape, First, Freeze, Last, Next, Panic, Previous, SkipBack, SkipForward, White,
    };
    let q = || vec![add("x"), Command::Preview(Some(1)), Command::PutUp { number: 1 }];
    let table: Vec<(Vec<Command>, Room)> = vec![
        (vec![], slide("a", 0)),
        (vec![Next], slide("a", 1)),
        (vec![Next, Next, Next], slide("b", 0)),
        (vec![Next, Next, Next, Next], slide("c", 0)),
        (vec![SkipForward, Previous], slide("a", 2)),
        (vec![SkipForward, SkipForward, SkipBack, SkipBack], slide("a", 0)),
        (vec![Last, Previous], slide("c", 1)),
        (vec![Last, Next, Next], slide("d", 0)),
        (vec![Previous], slide("a", 0)),
        (vec![go("h", 9)], slide("h", 3)),
        (vec![go("h", 0), Next, Next, Next, Next], slide("c", 0)),
        (vec![go("h", 0), Previous], slide("b", 0)),
        (vec![Next, go("d", 0), Back], slide("a", 1)),
        (vec![Next, go("d", 0), Back, Back], slide("d", 0)),
        (vec![Next, go("d", 0), Previous, Back], slide("a", 1)),
        (vec![Last, First], slide("a", 0)),
        (vec![Black], Room::Black),
        (vec![Black, Black], slide("a", 0)),
        (vec![Black, White], Room::White),
        (vec![Black, White, White], slide("a", 0)),
        (vec![Black, Next], slide("a", 0)),
        (vec![Black, Next, Next], slide("a", 1)),
        (vec![White, SkipForward], slide("a", 0)),
        (vec![Black, go("d", 0)], Room::Black),
        (vec![Black, go("d", 0), Next], slide("d", 0)),
        (vec![Freeze, Next, Next], slide("a", 0)),
        (vec![Freeze, Next, Next, Freeze], slide("a", 2)),
        (vec![Freeze, Next, Escape], slide("a", 1)),
        (vec![Freeze, Black], Room::Black),
        (vec![Freeze, Black, Next, Next], slide("a", 0)),
        (vec![Panic], Room::Holding),
        (vec![Panic, Next, Escape, Black, go("d", 0)], Room::Holding),
        (vec![Next, Panic, Next, Black, Calm], slide("a", 1)),
        (vec![Black, Panic, Calm], Room::Black),
        (vec![Freeze, Next, Panic, Calm], slide("a", 0)),
        (vec![Escape, Escape], slide("a", 0)),
        (vec![End], Room::Holding),
        (vec![Black, Freeze, End, Command::Begin { from: Here, rehearsal: false }], slide("a", 0)),
        (q(), Room::Question(1)),
        ([vec![Black], q()].concat(), Room::Question(1)),
        ([q(), vec![Black]].concat(), Room::Black),
        ([q(), vec![Next]].concat(), slide("a", 0)),
        ([q(), vec![Next, Next]].concat(), slide("a", 1)),
        ([q(), vec![Panic]].concat(), Room::Holding),
        ([q(), vec![Panic, Calm]].concat(), Room::Question(1)),
        ([q(), vec![Command::TakeDown]].concat(), slide("a", 0)),
        ([vec![Freeze, Next], q(), vec![Black, Escape]].concat(), Room::Black),
        ([vec![Freeze, Next], q(), vec![Black, Escape, Escape]].concat(), Room::Black),
        ([vec![Freeze, Next], q(), vec![Black, Escape, Escape, Escape]].concat(), slide("a", 1)),
        ([q(), vec![go("d", 0)]].concat(), Room::Question(1)),
    ];
    for (commands, room) in table {
        let mut show = live();
        run(&mut show, &commands);
        assert_eq!(show.state().room(), room, "{commands:?}");
    }
}

#[test]
fn notes_at_the_ends() {
    let mut show = live();
    assert_eq!(note(&mut show, Command::Previous), "first slide");
    assert_eq!(note(&mut show, Command::Begin { from: FromFirst, rehearsal: true }), "already live");
    assert_eq!(note(&mut show, Command::Back), "no jump to go back from");
    run(&mut show, &[Command::Last]);
    assert_eq!(note(&mut show, Command::Next), "last slide");
    assert_eq!(note(&mut show, Command::SkipForward), "last slide");
    assert_eq!(note(&mut show, go("d", 5)), "already there");
    assert_eq!(note(&mut show, Command::Escape), "nothing to leave");
    run(&mut show, &[Command::Panic]);
    assert_eq!(note(&mut show, Command::Next), "the holding slide is up: resume first");
    assert_eq!(
        show.apply(go("nowhere", 0), START),
        Ok(Applied {
            version: show.state().version,
            changed: false,
            note: Some("the holding slide is up: resume first"),
            done: None,
        })
    );
    run(&mut show, &[Command::Calm]);
    assert_eq!(show.apply(go("nowhere", 0), START), Err(Refusal::NoSlide("nowhere".to_owned())));
}

#[test]
fn a_deck_without_slides_or_with_hidden_ones_alone() {
    let mut empty = Show::new(Outline::default(), None, None);
    run(&mut empty, &[Command::Begin { from: FromFirst, rehearsal: false }]);
    assert_eq!(note(&mut empty, Command::Next), "last slide");
    assert_eq!(note(&mut empty, Command::Last), "last slide");
    assert_eq!(empty.apply(start("open"), START), Err(Refusal::NoTiming));
    let mut hidden = outline();
    hidden.slides.iter_mut().for_each(|slide| slide.hidden = true);
    let mut show = Show::new(hidden, None, None);
    run(&mut show, &[Command::Begin { from: FromFirst, rehearsal: false }, Command::Next]);
    assert_eq!(show.state().room(), slide("a", 1));
}

#[test]
fn a_question_reaches_the_room_in_two_steps() {
    let mut show = live();
    run(&mut show, &[add("one"), add("two")]);
    let up = |number| Command::PutUp { number };
    assert_eq!(show.apply(up(1), START), Err(Refusal::NotPreviewed(1)));
    run(&mut show, &[Command::Preview(Some(2))]);
    assert_eq!(show.apply(up(1), START), Err(Refusal::NotPreviewed(1)));
    let mark = |on| Command::Question(Ask::Flag { number: 2, flag: Flag::DoNotProject, on });
    run(&mut show, &[mark(true)]);
    assert_eq!(show.state().preview, None, "a marked question leaves the preview");
    assert_eq!(show.apply(Command::Preview(Some(2)), START), Err(Refusal::NotForTheRoom(2)));
    assert_eq!(show.apply(up(2), START), Err(Refusal::NotForTheRoom(2)));
    let unknown = questions::Refusal::Unknown(7);
    assert_eq!(show.apply(Command::Preview(Some(7)), START), Err(unknown.into()));

    let on_screen = [Command::Preview(Some(1)), up(1)];
    let down: [Vec<Command>; 4] = [
        vec![Command::Question(Ask::Flag { number: 1, flag: Flag::DoNotProject, on: true })],
        vec![Command::Question(Ask::Remove { number: 1 })],
        vec![Command::Question(Ask::Edit { number: 1, text: "other".to_owned() })],
        vec![Command::Question(Ask::Merge { into: 2, from: vec![1], rewrite: None })],
    ];
    for commands in down {
        let mut show = live();
        run(&mut show, &[add("one"), add("two")]);
        run(&mut show, &on_screen);
        assert_eq!(show.state().room(), Room::Question(1));
        run(&mut show, &commands);
        assert_eq!(show.state().room(), slide("a", 0), "{commands:?}");
        run(&mut show, &[Command::Undo]);
        assert_eq!(show.state().room(), slide("a", 0), "undo puts nothing on the room screen");
    }
}

#[test]
fn undo_is_one_stack_over_time_and_questions() {
    let mut show = live();
    let stages: Vec<(Command, &str)> = vec![
        (add("one"), "Undo: question 1 added"),
        (start("open"), "Undo: “OPEN” started"),
        (Command::Question(Ask::Ask { number: 1 }), "Undo: question 1 asked"),
        (
            Command::Timing(timing::Action::Grant { segment: "ask".to_owned(), by: 60_000 }),
            "Undo: 1 min given to “ASK”",
        ),
        (Command::Question(Ask::Answered), "Undo: question 1 answered"),
        (Command::Timing(timing::Action::Next { ago: 0 }), "Undo: next segment started"),
    ];
    let mut before = Vec::new();
    for (command, label) in &stages {
        before.push((show.queue().clone(), show.timing().cloned(), show.undo_label().map(str::to_owned)));
        run(&mut show, &[command.clone(), Command::Next]);
        assert_eq!(show.undo_label(), Some(*label));
    }
    let place = (show.state().slide.clone(), show.state().step);
    for (queue, timing, label) in before.into_iter().rev() {
        run(&mut show, &[Command::Undo]);
        assert!(*show.queue() == queue);
        assert_eq!(show.timing(), timing.as_ref());
        assert_eq!(show.undo_label(), label.as_deref());
    }
    assert_eq!((show.state().slide.clone(), show.state().step), place, "slides are not undone");
    assert_eq!(show.apply(Command::Undo, START), Err(Refusal::NothingToUndo));
}

#[test]
fn refusals_change_nothing() {
    let mut show = live();
    run(&mut show, &[add("one")]);
    let (state, queue) = (show.state().clone(), show.queue().clone());
    for command in [
        Command::Question(Ask::Answered),
        Command::Question(Ask::Ask { number: 9 }),
        Command::Timing(timing::Action::Pause),
        Command::Message(Some("x".repeat(301))),
        go("nowhere", 0),
    ] {
        assert!(show.apply(command, START).is_err());
    }
    assert!(*show.queue() == queue);
    assert_eq!(*show.state(), state);
}

#[test]
fn messages_to_the_panel() {
    let mut show = live();
    assert_eq!(note(&mut show, Command::Acknowledge), "no message to acknowledge");
    assert_eq!(note(&mut show, Command::Message(Some(" \u{202E} ".to_owned()))), "no message to clear");
    run(&mut show, &[Command::Message(Some(" two minutes\u{7} ".to_owned())), Command::Acknowledge]);
    assert_eq!((show.state().message.as_deref(), show.state().acknowledged), (Some("two minutes"), true));
    run(&mut show, &[Command::Message(Some("one minute".to_owned()))]);
    assert!(!show.state().acknowledged);
    run(&mut show, &[Command::Message(None)]);
    assert_eq!(show.state().message, None);
}

#[test]
fn a_rehearsal_moves_the_slot_and_leaves_the_event_alone() {
    let mut show = show();
    let later = START + 50_000_000;
    show.apply(Command::Begin { from: FromFirst, rehearsal: true }, later).unwrap();
    let plan = Arc::clone(show.timing().unwrap().plan());
    assert_eq!((plan.slot.starts, plan.rehearsal), (later, true));
    show.apply(start("open"), later).unwrap();
    show.apply(Command::End, later + 5).unwrap();
    show.apply(Command::Begin { from: FromFirst, rehearsal: false }, later + 10).unwrap();
    let timing = show.timing().unwrap();
    assert_eq!((timing.plan().slot.starts, timing.view(later + 20).running.is_some()), (START, false));
    assert_eq!(show.undo_label(), None);
}

#[test]
fn somebody_forgot_to_start_the_clock() {
    let mut show = live();
    let next = |show: &mut Show, at| show.apply(Command::Next, START + at).map(|_| ()).unwrap();
    assert_eq!(show.forgotten_start(START + 90_000), None, "no slide has moved");
    next(&mut show, 10_000);
    next(&mut show, 20_000);
    assert_eq!(show.forgotten_start(START + 49_999), None);
    assert_eq!(show.forgotten_start(START + 65_000), Some(55_000));
    show.apply(Command::NotYet, START + 66_000).unwrap();
    assert_eq!(show.forgotten_start(START + 200_000), None);
    next(&mut show, 200_000);
    show.apply(start("open"), START + 201_000).unwrap();
    next(&mut show, 202_000);
    assert_eq!(show.forgotten_start(START + 400_000), None, "the clock runs");
}

#[test]
fn time_on_slides_counts_while_live() {
    let mut show = show();
    for (command, at) in [
        (Command::SkipForward, 0),
        (Command::SkipBack, 500),
        (Command::Begin { from: FromFirst, rehearsal: false }, 1_000),
        (Command::Next, 1_500),
        (Command::SkipForward, 4_000),
        (Command::SkipBack, 9_000),
        (Command::End, 9_500),
    ] {
        show.apply(command, START + at).unwrap();
    }
    let time = |id| show.state().time_on(id, START + 99_000);
    assert_eq!([time("a"), time("b"), time("c")], [3_500, 5_000, 0]);
}

#[test]
fn slides_that_vanish() {
    let without = |gone: &[&str]| {
        let mut outline = outline();
        outline.slides.retain(|slide| !gone.contains(&slide.id.as_str()));
        outline
    };
    let table: [(&[&str], &str, u16); 4] =
        [(&["a"], "c", 1), (&["c"], "b", 0), (&["c", "h", "b", "a"], "d", 0), (&["a", "b", "h", "c", "d"], "", 0)];
    for (gone, id, step) in table {
        let mut show = live();
        run(&mut show, &[go("b", 0), Command::Freeze, go("c", 1)]);
        show.set_deck(without(gone), Some(plan()), START + 2_000);
        assert_eq!((show.state().slide.as_str(), show.state().step), (id, step), "{gone:?}");
        let position = usize::try_from(show.state().position).unwrap();
        assert_eq!(show.outline().slides.get(position).map_or("", |slide| slide.id.as_str()), id);
        if let Some((frozen, _)) = &show.state().frozen {
            assert!(frozen.is_empty() || show.outline().find(frozen).is_some(), "the room sees a slide that is there");
        }
    }
}

#[test]
fn a_running_segment_that_is_gone_keeps_its_plan() {
    let other = |ids: &[&str]| {
        let segments =
            ids.iter().map(|id| SegmentPlan::new(*id, id.to_uppercase(), SegmentKind::Talk, 300_000)).collect();
        Some(Arc::new(Plan::new(plan().slot.clone(), segments)))
    };
    let running = |show: &Show| {
        let view = show.timing().unwrap().view(START + 60_000);
        let running = view.running.unwrap();
        (view.segments[running.index].id.clone(), running.used)
    };
    let table: [(&[&str], bool); 4] = [
        // The new plan counts from now on, and the running segment goes on in it.
        (&["open", "more", "ask"], false),
        (&["more", "open"], false),
        (&["more", "ask"], true),
        (&[], true),
    ];
    for (ids, kept) in table {
        let mut show = live();
        run(&mut show, &[Command::Timing(timing::Action::Start { segment: "open".to_owned(), ago: 0 })]);
        let before = running(&show);
        let plan = if ids.is_empty() { None } else { other(ids) };
        let followed = show.set_deck(outline(), plan, START + 30_000);
        assert_eq!((followed.plan_kept, followed.slide_gone), (kept, false), "{ids:?}");
        assert_eq!(running(&show), before, "{ids:?}");
    }
}

#[test]
fn what_is_hidden_does_not_come_to_the_room_by_itself() {
    let mut show = live();
    run(&mut show, &[go("c", 0)]);
    let mut outline = outline();
    outline.slides.retain(|slide| slide.id != "c");
    assert!(outline.find("h").unwrap().1.hidden);
    let followed = show.set_deck(outline, Some(plan()), START + 2_000);
    assert!(followed.slide_gone);
    assert_eq!(show.state().slide, "b");
}

proptest::proptest! {
    #[test]
    fn any_edit_of_the_deck_keeps_the_slide_by_its_name(
        order in proptest::sample::subsequence(vec!["a", "b", "h", "c", "d", "x", "y"], 0..=7),
        turn in 0_usize..7,
        steps in proptest::collection::vec(0_u16..4, 7),
        at in 0_usize..5,
        step in 0_u16..4,
        arranged in proptest::bool::ANY,
        frozen in proptest::bool::ANY,
    ) {
        let mut show = live();
        let id = ["a", "b", "h", "c", "d"][at];
        if arranged {
            let mut order = show.outline().arrangement();
            order.reverse();
            run(&mut show, &[Command::Arrange(Some(order))]);
        }
        let _maybe_there_already = show.apply(go(id, step), START + 1_000);
        if frozen {
            run(&mut show, &[Command::Freeze]);
        }
        run(&mut show, &[add("one")]);
        let (queue, run_order, undo) = (show.queue().clone(), show.state().run.clone(), show.undo_label().map(str::to_owned));
        let before = (show.state().slide.clone(), show.state().step);
        let mut slides: Vec<SlideOutline> = order
            .iter()
            .zip(&steps)
            .map(|(id, last)| SlideOutline { id: (*id).to_owned(), last_step: *last, ..SlideOutline::default() })
            .collect();
        if !slides.is_empty() {
            let count = slides.len();
            slides.rotate_left(turn % count);
        }
        let after = Outline { slides, ..outline() };
        show.set_deck(after.clone(), Some(plan()), START + 2_000);
        let state = show.state();
        match after.find(&before.0) {
            Some((_, slide)) => {
                proptest::prop_assert_eq!(&state.slide, &before.0);
                proptest::prop_assert_eq!(state.step, before.1.min(slide.last_step));
            }
            None if after.slides.is_empty() => proptest::prop_assert_eq!(state.slide.as_str(), ""),
            None => proptest::prop_assert!(after.find(&state.slide).is_some()),
        }
        let place = usize::try_from(state.position).unwrap();
        proptest::prop_assert_eq!(show.outline().slides.get(place).map_or("", |slide| slide.id.as_str()), state.slide.as_str());
        if let Room::Slide { id, .. } = state.room() {
            proptest::prop_assert!(id.is_empty() || after.find(&id).is_some(), "the room sees a slide that is there");
        }
        proptest::prop_assert!(*show.queue() == queue);
        proptest::prop_assert_eq!(&state.run, &run_order);
        proptest::prop_assert_eq!(show.undo_label().map(str::to_owned), undo);
        proptest::prop_assert!(state.live);
    }
}

#[test]
fn zoom_leaves_with_its_slide() {
    let zoom = Zoom { x: 500, y: 500, scale: 200 };
    let mut show = live();
    run(&mut show, &[Command::Zoom(Some(zoom)), Command::Next]);
    assert_eq!(show.state().zoom, Some(zoom), "builds keep it");
    run(&mut show, &[Command::Freeze, Command::SkipForward]);
    assert_eq!(show.state().zoom, Some(zoom), "the room still sees it");
    run(&mut show, &[Command::Freeze]);
    assert_eq!(show.state().zoom, None);
    run(&mut show, &[Command::Zoom(Some(zoom)), Command::SkipForward]);
    assert_eq!(show.state().zoom, None);
}

#[test]
fn the_room_turns_through_the_languages_of_the_deck() {
    let mut show = show();
    let turn = |show: &mut Show| {
        run(show, &[Command::Language]);
        show.state().language.clone()
    };
    assert_eq!(turn(&mut show).as_deref(), Some("fr"), "chosen before the show begins");
    run(&mut show, &[Command::Begin { from: FromFirst, rehearsal: false }]);
    assert_eq!(show.state().language.as_deref(), Some("fr"), "and kept by it");
    assert_eq!(turn(&mut show).as_deref(), Some("ar"));
    assert_eq!(turn(&mut show), None, "the deck's own again");
    run(&mut show, &[Command::Freeze]);
    assert_eq!(note(&mut show, Command::Language), "the room keeps what it sees: end the freeze first");
    run(&mut show, &[Command::Freeze, Command::Language, Command::Panic]);
    assert_eq!(note(&mut show, Command::Language), "the holding slide is up: resume first");
    assert_eq!(show.state().language.as_deref(), Some("fr"));
    // A deck that has lost the language begins anew with its own.
    let mut other = outline();
    other.languages = vec!["en".to_owned(), "es".to_owned()];
    run(&mut show, &[Command::Calm]);
    show.set_deck(other.clone(), Some(plan()), START + 2_000);
    assert_eq!(turn(&mut show).as_deref(), Some("es"));
    other.languages.pop();
    show.set_deck(other, Some(plan()), START + 3_000);
    assert_eq!(note(&mut show, Command::Language), "this deck has one language");
}

#[test]
fn versions_count_what_was_applied() {
    let mut show = live();
    let version = show.state().version;
    run(&mut show, &[Command::Next, Command::Escape, add("x"), Command::Undo, Command::Black]);
    assert_eq!(show.state().version, version + 4);
}

#[test]
fn nothing_prints_what_was_typed() {
    let mut show = live();
    let floor = Ask::AddFloor { text: "MARKED".to_owned(), claim: Claim::Ordinary, language: None, to: Vec::new() };
    let commands = [
        add("MARKED"),
        Command::Question(floor),
        Command::Question(Ask::Edit { number: 1, text: "MARKED again".to_owned() }),
        Command::Question(Ask::Tag { number: 1, tags: vec!["MARKED".to_owned()] }),
        Command::Question(Ask::Merge { into: 1, from: vec![2], rewrite: Some("MARKED".to_owned()) }),
        Command::Question(Ask::Split { number: 1, parts: vec!["MARKED".to_owned(), "MARKED".to_owned()] }),
        Command::Message(Some("MARKED".to_owned())),
        Command::Timing(timing::Action::Start { segment: "open".to_owned(), ago: 0 }),
        Command::Timing(timing::Action::Interrupt { label: "MARKED".to_owned() }),
    ];
    show.handles_mut().set(1, "MARKED");
    for command in commands {
        let applied = show.apply(command.clone(), START).unwrap();
        let printed = format!(
            "{command:?} {applied:?} {:?} {:?} {:?} {:?}",
            show.state(),
            show.queue(),
            show.handles(),
            show.undo_label()
        );
        assert!(!printed.contains("MARKED"), "{printed}");
    }
    let refusals = [
        show.apply(add(&"MARKED".repeat(1_000)), START),
        show.apply(Command::Message(Some("MARKED".repeat(100))), START),
        show.apply(Command::Question(Ask::Language { number: 1, language: Some("MARKED!".to_owned()) }), START),
    ];
    for refusal in refusals {
        let refusal = refusal.unwrap_err();
        assert!(!format!("{refusal} {refusal:?}").contains("MARKED"), "{refusal}");
    }
}

#[test]
fn a_run_has_its_own_order_and_the_deck_stays() {
    let mut show = show();
    let ids = |show: &Show| show.outline().slides.iter().map(|slide| slide.id.clone()).collect::<Vec<_>>();
    let deck = ids(&show);
    let mut run = show.outline().arrangement();
    run.reverse();
    let first = run.iter().find(|slide| !slide.hidden).map(|slide| slide.slide.clone()).unwrap();
    show.apply(Command::Arrange(Some(run.clone())), 0).unwrap();
    assert_eq!(ids(&show), deck.iter().rev().cloned().collect::<Vec<_>>());
    show.apply(Command::First, 0).unwrap();
    assert_eq!(show.state().slide, first);
    assert_eq!(
        show.state().position,
        u32::try_from(run.iter().position(|slide| slide.slide == first).unwrap()).unwrap()
    );
    // What is hidden is passed by, and cannot be everything.
    let here = show.state().slide.clone();
    for slide in &mut run {
        slide.hidden = slide.slide != here;
    }
    show.apply(Command::Arrange(Some(run.clone())), 0).unwrap();
    show.apply(Command::SkipForward, 0).unwrap();
    assert_eq!(show.state().slide, here, "there is no other slide to go to");
    for slide in &mut run {
        slide.hidden = true;
    }
    assert!(!show.apply(Command::Arrange(Some(run)), 0).unwrap().changed);
    show.apply(Command::Arrange(None), 0).unwrap();
    assert_eq!(ids(&show), deck);
    assert_eq!(show.state().slide, here, "nobody is moved by a change of order");
}

#[test]
fn slides_that_an_order_does_not_know_follow_their_neighbours() {
    let deck = outline();
    let mut run = deck.arrangement();
    run.reverse();
    let gone = run.remove(run.len() - 2);
    run.push(super::Arranged { slide: "of another deck".to_owned(), hidden: false });
    let arranged = deck.arranged(Some(&run));
    assert_eq!(arranged.slides.len(), deck.slides.len());
    let first = arranged.find(&deck.slides.first().unwrap().id).unwrap().0;
    assert_eq!(arranged.find(&gone.slide).unwrap().0, first + 1);
}
