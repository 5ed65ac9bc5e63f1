//! The time of one event, told step by step: the worked example to the second, and what goes wrong in a room.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::Arc;

use sidestage::deck::model::SegmentKind;
use sidestage::timing::{
    Action, HOUR, Infeasible, MINUTE, Millis, Offer, Phase, Plan, Policy, Refusal, Round, SECOND, SegmentPlan, Status,
    Timing, WrongDay, clock_hms, figures, preview, report, resolve, what_if,
};

/// A plan of 86:30 in a slot of 90:00: welcome 5, keynote 5, four panellists of 9, questions 32, closing 5 (protected),
/// and seven changeovers of 30 s.
fn plan() -> Plan {
    let parts = [
        ("welcome", "Welcome", SegmentKind::Opening, 5),
        ("keynote", "Keynote", SegmentKind::Talk, 5),
        ("a", "Panellist A", SegmentKind::Talk, 9),
        ("b", "Panellist B", SegmentKind::Talk, 9),
        ("c", "Panellist C", SegmentKind::Talk, 9),
        ("d", "Panellist D", SegmentKind::Talk, 9),
        ("questions", "Questions", SegmentKind::Questions, 32),
        ("closing", "Closing", SegmentKind::Closing, 5),
    ];
    let segments = parts
        .into_iter()
        .map(|(id, title, kind, minutes)| SegmentPlan {
            changeover: 30 * SECOND,
            protected: id == "closing",
            ..SegmentPlan::new(id, title, kind, minutes * MINUTE)
        })
        .collect();
    Plan::new(resolve("2022-12-07", "13:15", "14:45", "Europe/Amsterdam").unwrap(), segments)
}

/// A show in the making: the state, and the instants as times of day.
struct Room {
    timing: Timing,
    midnight: Millis,
}

impl Room {
    fn new(plan: Plan) -> Self {
        let midnight = plan.slot.starts - (13 * HOUR + 15 * MINUTE);
        Self { timing: Timing::new(Arc::new(plan)), midnight }
    }

    /// "13:49:30" as an instant.
    fn at(&self, time: &str) -> Millis {
        let parts: Vec<Millis> = time.split(':').map(|part| part.parse().unwrap()).collect();
        self.midnight + parts.iter().zip([HOUR, MINUTE, SECOND]).map(|(part, unit)| part * unit).sum::<Millis>()
    }

    fn act(&mut self, time: &str, action: &Action) -> Result<(), Refusal> {
        let now = self.at(time);
        self.timing.apply(action, now)
    }

    fn next(&mut self, time: &str) {
        self.act(time, &Action::Next { ago: 0 }).unwrap();
    }

    fn words(&self, time: &str) -> String {
        self.timing.view(self.at(time)).words
    }

    fn clock(&self, instant: Millis) -> String {
        clock_hms(instant, &self.timing.plan().slot.zone)
    }

    fn allotted(&self, id: &str) -> String {
        let view = self.timing.view(self.midnight);
        figures(view.segments.iter().find(|segment| segment.id == id).unwrap().allotted)
    }
}

fn start(segment: &str) -> Action {
    Action::Start { segment: segment.to_owned(), ago: 0 }
}

fn grant(segment: &str, by: Millis) -> Action {
    Action::Grant { segment: segment.to_owned(), by }
}

fn skip(segment: &str) -> Action {
    Action::Skip { segment: segment.to_owned() }
}

/// Starts 5 min late, the opening takes 6 min more, panellist A gets 3 min more and ends at 13:49:00.
fn until_a_ends() -> Room {
    let mut room = Room::new(plan());
    room.next("13:20");
    room.act("13:25", &Action::Finish).unwrap();
    room.next("13:25:30");
    room.act("13:36:30", &Action::Finish).unwrap();
    room.next("13:37");
    room.act("13:40", &grant("a", 3 * MINUTE)).unwrap();
    room
}

#[test]
fn the_worked_example_to_the_second() {
    let mut room = until_a_ends();
    room.act("13:49", &Action::Finish).unwrap();
    for time in ["13:49", "13:49:17", "13:49:30"] {
        let view = room.timing.view(room.at(time));
        assert_eq!((view.behind, view.over), (14 * MINUTE, 10 * MINUTE + 30 * SECOND), "{time}");
        assert_eq!(view.words, "11 min over: cut 11 min");
    }
    let now = room.at("13:49:30");
    let table = [
        (Policy::Proportional, "7:15", "26:15"),
        (Policy::EqualCut, "6:15", "29:15"),
        (Policy::EqualShare, "9:00", "21:30"),
    ];
    for (policy, talk, questions) in table {
        let preview = preview(&room.timing, policy, now).unwrap();
        assert_eq!(preview.available, 48 * MINUTE + 30 * SECOND);
        let rows: Vec<_> =
            preview.rows.iter().map(|row| (row.id.as_str(), figures(row.old), figures(row.new))).collect();
        let expected: Vec<_> =
            [("b", "9:00", talk), ("c", "9:00", talk), ("d", "9:00", talk), ("questions", "32:00", questions)]
                .map(|(id, old, new)| (id, old.to_owned(), new.to_owned()))
                .into();
        assert_eq!(rows, expected, "{policy:?}");
        assert!(preview.over_after <= 0);
        assert!(preview.rows.iter().all(|row| !row.below_floor()));
    }
    let preview = preview(&room.timing, Policy::Proportional, now).unwrap();
    assert_eq!(preview.words, "ends 14:44 instead of 14:55 (30 s to spare)");

    // Nothing has happened by looking. One key applies it, and the clone from before undoes it.
    let before = room.timing.clone();
    room.act("13:49:30", &Action::Reallocate { policy: Policy::Proportional }).unwrap();
    assert_eq!(
        (room.allotted("b"), room.allotted("questions"), room.allotted("closing")),
        ("7:15".into(), "26:15".into(), "5:00".into())
    );
    assert_eq!(room.words("13:49:30"), "3 min behind, still ends 14:44 (30 s to spare)");
    assert_ne!(before, room.timing);
    room.timing = before;
    assert_eq!(room.allotted("b"), "9:00");
}

#[test]
fn the_price_is_said_before_it_is_paid() {
    let room = until_a_ends();
    let now = room.at("13:48");
    let price = |by, policy| what_if(&room.timing, "a", by, policy, now).unwrap().words;
    assert_eq!(
        price(2 * MINUTE, Policy::Proportional),
        "+2 min here = 15 s less for each of the three others, questions 25:00 instead of 26:15"
    );
    assert_eq!(
        price(2 * MINUTE, Policy::EqualCut),
        "+2 min here = 30 s less for each of the three others, questions 28:45 instead of 29:15"
    );
    assert_eq!(price(2 * MINUTE, Policy::EqualShare), "+2 min here = questions 19:30 instead of 21:30");
    // A minute is left: that is all that can be taken back.
    assert_eq!(
        price(-5 * MINUTE, Policy::Proportional),
        "–1 min here = 15 s more for each of the three others, questions 26:45 instead of 26:15"
    );
    assert_eq!(price(40 * MINUTE, Policy::Proportional), "+40 min here: then it no longer fits, by 21 min");
    assert_eq!(room.timing.view(now).running.unwrap().allotted, 12 * MINUTE, "asking costs nothing");
    let refused = what_if(&room.timing, "welcome", MINUTE, Policy::Proportional, now).unwrap_err();
    assert_eq!(refused.to_string(), "“Welcome” is over: reopen it to go on");
}

#[test]
fn a_grant_that_fits_costs_nobody() {
    let mut room = Room::new(plan());
    room.next("13:15");
    let price = what_if(&room.timing, "welcome", 2 * MINUTE, Policy::Proportional, room.at("13:16")).unwrap();
    assert_eq!(price.words, "+2 min here changes nobody’s time: still ends 14:43 (1 min 30 s to spare)");
    assert_eq!(price.rows.len(), 6);
}

#[test]
fn behind_and_over_stand_still_inside_the_budget_and_slide_outside() {
    let mut room = Room::new(plan());
    let check = |room: &Room, from: &str, to: &str, slides: bool| {
        let (one, two) = (room.timing.view(room.at(from)), room.timing.view(room.at(to)));
        let passed = two.now - one.now;
        let expected = if slides { passed } else { 0 };
        assert_eq!((two.behind - one.behind, two.over - one.over), (expected, expected), "{from} to {to}");
        assert_eq!(one.slot_remaining - two.slot_remaining, passed, "the slot never pauses");
        assert_eq!(two.over, two.projected_end - room.timing.plan().slot.ends);
    };
    check(&room, "12:00", "13:15", false);
    check(&room, "13:15", "13:18", true); // waiting past the start
    room.next("13:18");
    check(&room, "13:18", "13:23", false); // inside the budget
    check(&room, "13:23", "13:23:40", true); // over it
    room.act("13:23:40", &Action::Finish).unwrap();
    check(&room, "13:23:40", "13:24:10", false); // inside the changeover
    check(&room, "13:24:10", "13:25", true); // past it
    room.next("13:25");
    room.act("13:26", &Action::Pause).unwrap();
    check(&room, "13:26", "13:29", true); // paused
    room.act("13:29", &Action::Resume).unwrap();
    check(&room, "13:29", "13:33", false);
    room.act("13:30", &Action::Interrupt { label: "right of reply".to_owned() }).unwrap();
    check(&room, "13:30", "13:32", true); // interrupted
}

#[test]
fn the_words_of_an_event() {
    let mut room = Room::new(plan());
    for (time, words) in [
        ("12:00", "starts in 1 h 15 min"),
        ("13:03", "starts in 12 min"),
        ("13:03:01", "starts in 12 min"),
        ("13:14:15", "starts in 45 s"),
        ("13:15", "not started: on time, ends 14:41"),
        ("13:17:30", "not started: 2 min behind, still ends 14:44 (1 min to spare)"),
        ("13:21", "not started: 3 min over: cut 3 min"),
    ] {
        assert_eq!(room.words(time), words, "{time}");
    }
    room.act("13:21", &Action::Start { segment: "welcome".to_owned(), ago: 6 * MINUTE }).unwrap();
    assert_eq!(room.words("13:20"), "on time, ends 14:41");
    assert_eq!(room.words("13:22"), "2 min behind, still ends 14:43 (1 min to spare)");
    room.act("13:22:30", &Action::Finish).unwrap();
    assert_eq!(room.words("13:22:30"), "2 min behind, still ends 14:44 (1 min to spare)");
    room.act("13:22:40", &skip("keynote")).unwrap();
    assert_eq!(room.words("13:22:45"), "3 min ahead, ends 14:38");
    for id in ["a", "b", "c", "d", "questions"] {
        room.act("13:23", &skip(id)).unwrap();
    }
    room.act("13:23", &start("closing")).unwrap();
    room.act("14:43", &Action::Finish).unwrap();
    for time in ["14:43", "15:30", "35:00"] {
        assert_eq!(room.words(time), "finished 14:43, 2 min to spare");
    }
    let view = room.timing.view(room.at("35:00"));
    assert!(view.finished && view.wrong_day.is_none() && view.next.is_none());
}

#[test]
fn over_the_slot_with_nothing_left_to_cut() {
    let mut room = Room::new(plan());
    for id in ["welcome", "keynote", "a", "b", "c", "d", "questions"] {
        room.act("13:15", &skip(id)).unwrap();
    }
    room.next("14:38");
    assert_eq!(room.words("14:42"), "1 min behind, still ends 14:43 (2 min to spare)");
    assert_eq!(room.words("14:45:20"), "20 s over: close now");
    room.act("14:46:30", &Action::Finish).unwrap();
    assert_eq!(room.words("14:50"), "finished 14:46, 1 min over");
}

#[test]
fn phases_and_the_instants_at_which_they_change() {
    let mut room = Room::new(plan());
    let view = |room: &Room, time: &str| room.timing.view(room.at(time));
    assert_eq!(room.clock(view(&room, "13:10").next_change.unwrap()), "13:15:00");
    room.next("13:15");
    for (time, phase, remaining, change) in [
        ("13:15", Phase::Planned, "5:00", "13:19:00"),
        ("13:18:59", Phase::Planned, "1:01", "13:19:00"),
        ("13:19", Phase::WrapUp, "1:00", "13:19:30"),
        ("13:19:30", Phase::LastCall, "0:30", "13:20:00"),
        ("13:20", Phase::Over, "0:00", "14:45:00"),
        ("13:22", Phase::Over, "0:00", "14:45:00"),
    ] {
        let view = view(&room, time);
        let running = view.running.unwrap();
        assert_eq!((running.phase, figures(running.remaining)), (phase, remaining.to_owned()), "{time}");
        assert_eq!(room.clock(running.stop_at.unwrap()), "13:20:00");
        assert_eq!(room.clock(view.next_change.unwrap()), change, "{time}");
    }
    assert_eq!(view(&room, "13:22").running.unwrap().overtime(), 2 * MINUTE);
    room.act("13:22", &Action::Pause).unwrap();
    let paused = view(&room, "13:25").running.unwrap();
    assert_eq!((paused.paused, paused.paused_for, paused.stop_at), (true, Some(3 * MINUTE), None));
    room.act("13:25", &Action::Finish).unwrap();
    assert_eq!(room.clock(view(&room, "13:25").next_change.unwrap()), "13:25:30", "the changeover is over");
    assert_eq!(
        ["on time", "wrap up", "last call", "over"],
        [Phase::Planned, Phase::WrapUp, Phase::LastCall, Phase::Over].map(Phase::word)
    );
}

#[test]
fn must_start_by() {
    let mut room = Room::new(plan());
    let view = room.timing.view(room.at("13:00"));
    let by: Vec<String> = view.segments.iter().map(|segment| room.clock(segment.must_start_by.unwrap())).collect();
    assert_eq!(by, ["13:18:30", "13:24:00", "13:29:30", "13:39:00", "13:48:30", "13:58:00", "14:07:30", "14:40:00"]);
    assert_eq!(room.clock(view.questions_must_start_by.unwrap()), "14:07:30");
    assert_eq!(room.clock(view.questions_end_by.unwrap()), "14:39:30", "a changeover before the closing");
    let starts: Vec<String> = view.segments.iter().map(|segment| room.clock(segment.starts_at.unwrap())).collect();
    assert_eq!(starts[..3], ["13:15:00", "13:20:30", "13:26:00"]);
    assert_eq!(view.segments.last().unwrap().ends_at, Some(view.projected_end));
    // The deadline does not move with lateness; it moves when what follows it gets shorter.
    room.next("13:20");
    assert_eq!(room.timing.view(room.at("13:40")).questions_must_start_by, view.questions_must_start_by);
    room.act("13:40", &grant("closing", -2 * MINUTE)).unwrap();
    assert_eq!(room.clock(room.timing.view(room.at("13:41")).questions_must_start_by.unwrap()), "14:09:30");
    // While the questions run, their end is what counts: the rounds that fit follow from it.
    for time in ["13:41", "13:42", "13:43", "13:44", "13:45", "13:46"] {
        room.next(time);
    }
    let view = room.timing.view(room.at("14:15:15"));
    assert_eq!(view.segments[view.running.as_ref().unwrap().index].id, "questions");
    assert_eq!(
        (view.questions_must_start_by, room.clock(view.questions_end_by.unwrap())),
        (None, "14:41:30".to_owned())
    );
    let taken = Round::default().fit(view.questions_end_by.unwrap() - view.now);
    assert_eq!((taken.rounds, taken.questions), (3, 9));
    room.act("14:16", &skip("closing")).unwrap();
    assert_eq!(room.clock(room.timing.view(room.at("14:16")).questions_end_by.unwrap()), "14:45:00");
}

#[test]
fn started_some_time_ago() {
    let mut room = Room::new(plan());
    room.act("13:16", &Action::Start { segment: "welcome".to_owned(), ago: 55 * SECOND }).unwrap();
    let starts_at = |room: &Room, id: &str| {
        let view = room.timing.view(room.at("14:00"));
        room.clock(view.segments.iter().find(|segment| segment.id == id).unwrap().starts_at.unwrap())
    };
    assert_eq!(starts_at(&room, "welcome"), "13:15:05");
    room.act("13:20", &Action::Finish).unwrap();
    room.act("13:20:40", &Action::Start { segment: "keynote".to_owned(), ago: 5 * MINUTE }).unwrap();
    assert_eq!(starts_at(&room, "keynote"), "13:20:00", "not before the end of the welcome");
    room.act("13:26", &Action::Next { ago: MINUTE }).unwrap();
    assert_eq!(starts_at(&room, "a"), "13:25:00");
    assert_eq!(room.timing.view(room.at("13:26")).segments[1].used, 5 * MINUTE);
    room.act("13:27", &Action::Next { ago: HOUR }).unwrap();
    assert_eq!(starts_at(&room, "b"), "13:25:00", "A is not shorter than nothing");
    room.act("13:28", &Action::Finish).unwrap();
    room.act("13:29", &Action::Start { segment: "c".to_owned(), ago: -HOUR }).unwrap();
    assert_eq!(starts_at(&room, "c"), "13:29:00", "never in the future");
}

#[test]
fn grants_and_ends() {
    let mut room = Room::new(plan());
    room.next("13:15");
    let left = |room: &Room, time: &str| figures(room.timing.view(room.at(time)).running.unwrap().remaining);
    room.act("13:17", &grant("welcome", MINUTE)).unwrap();
    assert_eq!(left(&room, "13:17"), "4:00");
    room.act("13:17", &Action::EndAt { at: room.at("13:19") }).unwrap();
    assert_eq!(left(&room, "13:17:30"), "1:30");
    assert_eq!(room.act("13:19", &Action::EndAt { at: room.at("13:19") }), Err(Refusal::EndPassed("13:19".to_owned())));
    room.act("13:18", &grant("welcome", -10 * MINUTE)).unwrap();
    assert_eq!(
        (left(&room, "13:18"), room.allotted("welcome")),
        ("0:00".to_owned(), "3:00".to_owned()),
        "not below used"
    );
    assert_eq!(room.act("13:19", &grant("welcome", -1)), Err(Refusal::NothingToTake("Welcome".to_owned())));
    room.act("13:19", &grant("welcome", 30 * SECOND)).unwrap();
    assert_eq!(room.timing.view(room.at("13:19")).running.unwrap().remaining, -30 * SECOND);
    room.act("13:19", &grant("b", -20 * MINUTE)).unwrap();
    assert_eq!(room.allotted("b"), "0:00");
    assert_eq!(room.act("13:19", &grant("b", Millis::MAX)), Err(Refusal::TooLong(Millis::MAX)));
    assert_eq!(room.act("13:19", &grant("b", 0)), Err(Refusal::NoChange));
    // A grant of a segment to come counts in every projection at once.
    let over = room.timing.view(room.at("13:19")).over;
    room.act("13:19", &grant("c", MINUTE)).unwrap();
    assert_eq!(room.timing.view(room.at("13:19")).over, over + MINUTE);
}

#[test]
fn speakers_change_places_and_keep_their_time() {
    let mut room = Room::new(plan());
    room.act("13:00", &grant("d", -MINUTE)).unwrap();
    let over = room.timing.view(room.at("13:00")).over;
    room.act("13:00", &Action::Swap { first: "a".to_owned(), second: "d".to_owned() }).unwrap();
    let view = room.timing.view(room.at("13:00"));
    let ids: Vec<&str> = view.segments.iter().map(|segment| segment.id.as_str()).collect();
    assert_eq!(ids, ["welcome", "keynote", "d", "b", "c", "a", "questions", "closing"]);
    assert_eq!((view.segments[2].allotted, view.segments[5].allotted, view.over), (8 * MINUTE, 9 * MINUTE, over));
    room.next("13:15");
    room.next("13:20");
    room.next("13:25");
    let view = room.timing.view(room.at("13:26"));
    assert_eq!((view.running.unwrap().index, view.next), (2, Some(3)));
    let swap = |first: &str, second: &str| Action::Swap { first: first.to_owned(), second: second.to_owned() };
    assert_eq!(room.act("13:26", &swap("d", "b")), Err(Refusal::Begun("Panellist D".to_owned())));
    assert_eq!(room.act("13:26", &swap("b", "b")), Err(Refusal::Same));
    // The last in the new order has no changeover, whoever it is.
    room.act("13:26", &swap("questions", "closing")).unwrap();
    assert_eq!(room.timing.view(room.at("13:26")).over, view.over - 30 * SECOND);
}

#[test]
fn skipped_joined_and_brought_back() {
    let mut room = until_a_ends();
    let over = |room: &Room| room.timing.view(room.at("13:48")).over;
    let before = over(&room);
    room.act("13:48", &skip("c")).unwrap();
    assert_eq!(over(&room), before - 9 * MINUTE - 30 * SECOND);
    assert_eq!(room.act("13:48", &start("c")), Err(Refusal::Skipped("Panellist C".to_owned())));
    room.act("13:48", &Action::Unskip { segment: "c".to_owned() }).unwrap();
    assert_eq!(over(&room), before);
    room.act("13:48", &grant("d", 2 * MINUTE)).unwrap();
    room.act("13:48", &Action::Merge { first: "c".to_owned(), second: "d".to_owned() }).unwrap();
    let view = room.timing.view(room.at("13:48"));
    assert_eq!(
        (view.segments[4].title.as_str(), view.segments[4].allotted),
        ("Panellist C and Panellist D", 11 * MINUTE)
    );
    assert_eq!((view.segments[5].status, view.segments[5].joined_to.as_deref()), (Status::Skipped, Some("c")));
    assert_eq!(over(&room), before - 9 * MINUTE - 30 * SECOND + 2 * MINUTE);
    room.act("13:48", &Action::Unskip { segment: "d".to_owned() }).unwrap();
    assert_eq!(
        (room.allotted("c"), room.allotted("d"), over(&room)),
        ("9:00".into(), "11:00".into(), before + 2 * MINUTE)
    );
}

#[test]
fn those_who_were_joined_part_with_the_time_that_they_brought() {
    let mut room = until_a_ends();
    room.act("13:49", &Action::Finish).unwrap();
    room.act("13:49:30", &Action::Reallocate { policy: Policy::Proportional }).unwrap();
    room.act("13:49:30", &grant("d", 2 * MINUTE)).unwrap();
    let merge = |first: &str, second: &str| Action::Merge { first: first.to_owned(), second: second.to_owned() };
    let unskip = |segment: &str| Action::Unskip { segment: segment.to_owned() };
    let times = |room: &Room| ["b", "c", "d"].map(|id| room.allotted(id));
    room.act("13:50", &merge("c", "d")).unwrap();
    assert_eq!(times(&room), ["7:15", "9:15", "9:15"]);
    room.act("13:50", &merge("b", "c")).unwrap();
    let view = room.timing.view(room.at("13:50"));
    assert_eq!(view.segments[3].title, "Panellist B and Panellist C and Panellist D");
    assert_eq!((view.segments[3].allotted, view.segments[5].joined_to.as_deref()), (555 * SECOND, Some("b")));
    let refused = room.act("13:50", &unskip("d")).unwrap_err();
    assert_eq!(refused.to_string(), "“Panellist C and Panellist D” was skipped: bring it back first");
    room.act("13:50", &unskip("c")).unwrap();
    assert_eq!(times(&room), ["7:15", "9:15", "9:15"]);
    room.act("13:50", &unskip("d")).unwrap();
    assert_eq!(times(&room), ["7:15", "7:15", "9:15"]);
    // Once they have begun together, they stay together.
    room.act("13:50", &merge("b", "c")).unwrap();
    room.next("13:50");
    let refused = room.act("13:51", &unskip("c")).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "“Panellist B and Panellist C” has begun: only a segment still to come can be skipped, moved or joined"
    );
}

#[test]
fn sharing_again_gives_back_what_became_free() {
    let mut room = until_a_ends();
    room.act("13:49", &Action::Finish).unwrap();
    let share = Action::Reallocate { policy: Policy::Proportional };
    room.act("13:49:30", &share).unwrap();
    room.act("13:49:30", &Action::Told { segment: "b".to_owned(), allotted: 9 * MINUTE }).unwrap();
    room.act("13:49:30", &Action::Told { segment: "c".to_owned(), allotted: 435 * SECOND }).unwrap();
    let again = preview(&room.timing, Policy::Proportional, room.at("13:49:30")).unwrap();
    assert!(again.rows.iter().all(|row| row.old == row.new), "the second time changes nothing");
    let flags: Vec<Option<String>> = again.rows.iter().map(sidestage::timing::reallocate::Row::flag).collect();
    assert_eq!(flags, [Some("told 9:00, now 7:15".to_owned()), None, None, None]);
    room.act("13:49:30", &skip("d")).unwrap();
    room.act("13:49:30", &share).unwrap();
    assert_eq!(
        (room.allotted("b"), room.allotted("c"), room.allotted("questions")),
        ("8:45".into(), "8:45".into(), "31:15".into())
    );
}

#[test]
fn time_to_spare_goes_to_the_questions() {
    let mut room = Room::new(plan());
    room.next("13:15");
    room.next("13:17"); // three minutes and a changeover won
    let plenty = preview(&room.timing, Policy::EqualCut, room.at("13:17")).unwrap();
    assert!(plenty.rows.iter().filter(|row| row.kind != SegmentKind::Questions).all(|row| row.new == row.cap));
    assert_eq!(plenty.rows.last().unwrap().new, 39 * MINUTE);
    assert_eq!((plenty.over_after, plenty.words.as_str()), (0, "ends 14:45 instead of 14:38 (nothing to spare)"));
}

#[test]
fn where_not_even_the_floors_fit() {
    let mut room = Room::new(plan());
    room.next("13:15");
    // The floors of what is to come: 4 × 4:30 + 2:30 + 16:00, the closing 5:00, and changeovers of 3:30.
    let now = room.at("14:05");
    let Err(Infeasible::TooShort { short_by, available, offers }) = preview(&room.timing, Policy::Proportional, now)
    else {
        unreachable!("36:30 do not fit into 31:30")
    };
    assert_eq!((short_by, available), (5 * MINUTE, 31 * MINUTE + 30 * SECOND));
    let words: Vec<String> = offers.iter().map(Offer::words).collect();
    assert_eq!(
        words,
        [
            "skip “Panellist A” (frees 5 min)",
            "skip “Panellist B” (frees 5 min)",
            "skip “Panellist C” (frees 5 min)",
            "skip “Panellist D” (frees 5 min)",
            "join “Panellist A and Panellist B” (frees 5 min)",
            "join “Panellist B and Panellist C” (frees 5 min)",
            "join “Panellist C and Panellist D” (frees 5 min)",
            "skip “Keynote” (frees 3 min, not enough alone)",
            "join “Keynote and Panellist A” (frees 3 min, not enough alone)",
            "go below the floors, everybody in the same proportion",
        ]
    );
    let refused = room.act("14:05", &Action::Reallocate { policy: Policy::Proportional }).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "not possible: even at their shortest, the segments to come need 5 min more than is left"
    );
    // Each offer does what it says.
    for offer in &offers {
        let mut copy = room.timing.clone();
        copy.apply(&offer.action(), now).unwrap();
        let fits = preview(&copy, Policy::Proportional, now).is_ok();
        let enough = matches!(offer, Offer::Skip { enough: true, .. } | Offer::Merge { enough: true, .. });
        assert_eq!(fits, enough, "{offer:?}");
    }
    let scaled = preview(&room.timing, Policy::ScaledFloors, now).unwrap();
    assert!(scaled.rows.iter().all(sidestage::timing::reallocate::Row::below_floor), "all marked in red");
    assert!(scaled.over_after <= 0);
    assert_eq!(
        preview(&room.timing, Policy::ScaledFloors, room.at("14:45")).unwrap_err().to_string(),
        "not possible: even at their shortest, the segments to come need 45 min more than is left"
    );
}

#[test]
fn nothing_to_share() {
    let mut room = Room::new(plan());
    for id in ["welcome", "keynote", "a", "b", "c", "d", "questions"] {
        room.act("13:15", &skip(id)).unwrap();
    }
    let refused = room.act("13:15", &Action::Reallocate { policy: Policy::EqualCut }).unwrap_err();
    assert_eq!(refused.to_string(), "no segment to come may be changed");
}

#[test]
fn interruptions_have_their_own_clock() {
    let mut room = until_a_ends();
    room.act("13:42", &Action::Interrupt { label: "right of reply".to_owned() }).unwrap();
    let running = room.timing.view(room.at("13:43:30")).running.unwrap();
    let interruption = running.interrupted.unwrap();
    assert_eq!((interruption.label.as_str(), interruption.used), ("right of reply", 90 * SECOND));
    assert_eq!((running.used, running.stop_at), (5 * MINUTE, None));
    assert_eq!(room.act("13:43", &Action::Pause), Err(Refusal::Interrupted("Panellist A".to_owned())));
    room.act("13:44", &Action::EndInterrupt).unwrap();
    assert_eq!(room.timing.view(room.at("13:45")).running.unwrap().used, 6 * MINUTE);
    room.act("13:45", &Action::Interrupt { label: "clarification".to_owned() }).unwrap();
    room.next("13:46"); // from within
    let report = report(&room.timing, room.at("13:47"));
    let a = &report.rows[2];
    assert_eq!((a.used, a.interrupted, a.interruptions, a.paused), (6 * MINUTE, 3 * MINUTE, 2, 0));
}

#[test]
fn refusals_in_words_and_nothing_changed() {
    let mut room = Room::new(plan());
    let reopen = |segment: &str| Action::Reopen { segment: segment.to_owned() };
    let unskip = |segment: &str| Action::Unskip { segment: segment.to_owned() };
    let refuse = |room: &mut Room, action: &Action, words: &str| {
        let before = room.timing.clone();
        assert_eq!(room.act("13:16", action).unwrap_err().to_string(), words);
        assert_eq!(room.timing, before);
    };
    refuse(&mut room, &start("z"), "the agenda has no segment called “z”");
    for action in [Action::Pause, Action::Resume, Action::Finish, Action::EndInterrupt] {
        refuse(&mut room, &action, "no segment is running");
    }
    refuse(&mut room, &reopen("welcome"), "“Welcome” is not over, so there is nothing to reopen");
    refuse(&mut room, &unskip("welcome"), "“Welcome” was not skipped");
    room.next("13:15");
    refuse(&mut room, &start("welcome"), "“Welcome” is already running");
    refuse(&mut room, &start("a"), "“Welcome” is still running: finish it first");
    refuse(&mut room, &Action::Resume, "“Welcome” is not paused");
    refuse(&mut room, &Action::EndInterrupt, "nothing is interrupted");
    refuse(
        &mut room,
        &skip("welcome"),
        "“Welcome” has begun: only a segment still to come can be skipped, moved or joined",
    );
    room.act("13:16", &Action::Pause).unwrap();
    refuse(&mut room, &Action::Pause, "“Welcome” is already paused");
    refuse(&mut room, &Action::Interrupt { label: String::new() }, "“Welcome” is paused: resume it first");
    room.act("13:16", &Action::Finish).unwrap();
    refuse(&mut room, &start("welcome"), "“Welcome” is over: reopen it to go on");
    room.next("13:16");
    refuse(&mut room, &reopen("welcome"), "“Keynote” is still running: finish it first");
    for id in ["a", "b", "c", "d", "questions", "closing"] {
        room.act("13:16", &skip(id)).unwrap();
    }
    room.next("13:16"); // the last: only finished
    refuse(&mut room, &Action::Next { ago: 0 }, "no segment is left to start");
    room.act("13:17", &reopen("welcome")).unwrap();
    assert_eq!(room.timing.view(room.at("13:18")).running.unwrap().used, 2 * MINUTE, "reopened, it goes on counting");
}

#[test]
fn the_system_clock_steps_back() {
    let mut room = until_a_ends();
    // Five minutes back in the middle of A, who began at 13:37.
    let view = room.timing.view(room.at("13:35"));
    let running = view.running.as_ref().unwrap();
    assert_eq!((running.used, running.remaining), (0, 12 * MINUTE));
    assert!(view.segments.iter().all(|segment| segment.used >= 0));
    assert_eq!(view.segments[0].used, 5 * MINUTE);
    // Deeds under the earlier clock count nothing rather than less than nothing, and the next speaker's clock runs.
    room.act("13:35", &Action::Pause).unwrap();
    room.act("13:34", &Action::Resume).unwrap();
    assert_eq!(room.timing.view(room.at("13:36")).running.unwrap().used, 2 * MINUTE);
    room.act("13:36", &Action::Finish).unwrap();
    room.act("13:33", &start("b")).unwrap();
    assert_eq!(room.timing.view(room.at("13:34")).running.unwrap().used, MINUTE);
    assert_eq!(report(&room.timing, room.at("13:34")).rows[2].used, 2 * MINUTE);
}

#[test]
fn reopened_on_another_day() {
    let mut room = until_a_ends();
    room.act("13:48", &Action::Pause).unwrap();
    for hours in [27, 51, 24 * 1446] {
        let view = room.timing.view(room.midnight + hours * HOUR);
        assert_eq!(view.wrong_day, Some(WrongDay::Past(room.at("13:15"))));
        assert_eq!(view.words, "this slot was on Wednesday 7 December 2022: rehearse now?");
        assert_eq!(view.running.unwrap().used, 11 * MINUTE);
    }
    let far = Timing::new(Arc::new(plan())).view(room.midnight - 1446 * 24 * HOUR);
    assert_eq!(far.words, "this slot is on Wednesday 7 December 2022 at 13:15: rehearse now?");
    assert_eq!(figures(far.before_start.unwrap()), "over a day");
    let now = room.midnight + 1446 * 24 * HOUR;
    let rehearsal = Timing::new(Arc::new(plan().moved_to(now))).view(now);
    assert!(rehearsal.rehearsal);
    assert_eq!((rehearsal.wrong_day, rehearsal.before_start, rehearsal.behind), (None, None, 0));
    assert_eq!(rehearsal.slot_remaining, 90 * MINUTE);
}

#[test]
fn a_pause_over_midnight_and_the_change_of_the_clocks() {
    let evening = resolve("2022-12-07", "22:00", "23:59", "Europe/Amsterdam").unwrap();
    let mut room = Room::new(Plan { slot: evening, ..plan() });
    room.midnight = room.timing.plan().slot.starts - 22 * HOUR;
    room.next("22:00");
    room.act("23:58", &Action::Pause).unwrap();
    room.act("24:07", &Action::Resume).unwrap();
    let view = room.timing.view(room.at("24:08"));
    assert_eq!((view.running.unwrap().used, view.slot_remaining), (HOUR + 59 * MINUTE, -9 * MINUTE));

    // 01:30 to 03:30 is three hours when the clocks go back, and one when they go forward.
    for (date, hours) in [("2023-10-29", 3), ("2023-03-26", 1)] {
        let slot = resolve(date, "01:30", "03:30", "Europe/Amsterdam").unwrap();
        let starts = slot.starts;
        let plan = Plan::new(slot, vec![SegmentPlan::new("all", "All", SegmentKind::Talk, hours * HOUR)]);
        let mut timing = Timing::new(Arc::new(plan));
        timing.apply(&start("all"), starts).unwrap();
        for minute in 0..hours * 60 {
            let view = timing.view(starts + minute * MINUTE);
            let left = (hours * 60 - minute) * MINUTE;
            assert_eq!((view.slot_remaining, view.running.unwrap().remaining, view.over), (left, left, 0));
            assert_eq!(view.words, "on time, ends 03:30");
        }
    }
}

#[test]
fn planned_against_actual() {
    let mut room = until_a_ends();
    room.act("13:49", &Action::Finish).unwrap();
    let report = report(&room.timing, room.at("13:50"));
    assert_eq!(
        (room.clock(report.started.unwrap()), room.clock(report.ended.unwrap())),
        ("13:20:00".into(), "13:49:00".into())
    );
    assert_eq!(room.clock(report.planned_end), "14:41:30");
    let rows: Vec<_> = report
        .rows
        .iter()
        .map(|row| (row.over_plan() / MINUTE, row.over_allotted() / MINUTE, row.granted / MINUTE))
        .collect();
    assert_eq!(rows[..3], [(0, 0, 0), (6, 6, 0), (3, 0, 3)]);
    assert_eq!(room.clock(report.rows[2].planned_start), "13:26:00");
    assert_eq!((report.rows[3].status, report.rows[3].started), (Status::Pending, None));
}
