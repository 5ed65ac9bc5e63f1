//! The queue's tables: what each move does, what is refused, and that nothing prints a text.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use super::*;

fn add(queue: &mut Queue, text: &str) -> u32 {
    let action = Action::Add { text: text.to_owned(), language: None, to: Vec::new(), queued: false };
    queue.apply(&action, 1).unwrap().number.unwrap()
}

fn floor(queue: &mut Queue, claim: Claim) -> u32 {
    let action = Action::AddFloor { text: String::new(), claim, language: None, to: Vec::new() };
    queue.apply(&action, 1).unwrap().number.unwrap()
}

fn with(count: u32) -> Queue {
    let mut queue = Queue::new();
    for number in 1..=count {
        add(&mut queue, &format!("text {number}"));
        queue.apply(&Action::Move { number, to: State::Queued }, 2).unwrap();
    }
    queue
}

fn run(queue: &mut Queue, actions: &[Action]) {
    for action in actions {
        queue.apply(action, 5).unwrap_or_else(|refusal| panic!("{action:?}: {refusal}"));
    }
}

fn refused(queue: &mut Queue, action: &Action) -> Refusal {
    let before = queue.clone();
    let refusal = queue.apply(action, 9).unwrap_err();
    assert!(*queue == before, "a refused {action:?} changed the queue");
    refusal
}

#[test]
fn life_of_a_question() {
    let mut queue = with(3);
    assert_eq!(queue.up_next().unwrap().number, 1);
    run(&mut queue, &[Action::PutNext { number: 3 }]);
    assert_eq!(queue.up_next().unwrap().number, 3);
    run(&mut queue, &[Action::PutNext { number: 2 }]);
    assert_eq!((queue.numbers(State::Next), queue.numbers(State::Queued)), (&[2][..], &[3, 1][..]));
    run(&mut queue, &[Action::Ask { number: 2 }]);
    assert_eq!(refused(&mut queue, &Action::Ask { number: 1 }), Refusal::Busy(2));
    run(&mut queue, &[Action::Answering]);
    assert_eq!(refused(&mut queue, &Action::Ask { number: 1 }), Refusal::Busy(2));
    assert_eq!(queue.apply(&Action::Answered, 7).unwrap().words, "question 2 answered");
    assert_eq!(refused(&mut queue, &Action::Answered), Refusal::NobodyAsks);
    assert_eq!(queue.get(2).unwrap().changed, 7);
    run(&mut queue, &[Action::Move { number: 2, to: State::Queued }, Action::Park { number: 3 }]);
    assert_eq!(queue.numbers(State::Queued), &[1, 2]);
    assert_eq!(refused(&mut queue, &Action::Move { number: 1, to: State::Asking }), Refusal::NotThere);
    assert_eq!(refused(&mut queue, &Action::Ask { number: 9 }), Refusal::Unknown(9));
}

#[test]
fn claims_come_first_in_order() {
    let mut queue = with(2);
    let reply = floor(&mut queue, Claim::RightOfReply);
    let ordinary = floor(&mut queue, Claim::Ordinary);
    let point = floor(&mut queue, Claim::Clarification);
    assert_eq!(queue.numbers(State::Queued), &[reply, point, 1, 2, ordinary]);
    run(&mut queue, &[Action::Claim { number: 2, claim: Claim::Clarification }]);
    assert_eq!(queue.numbers(State::Queued), &[reply, point, 2, 1, ordinary]);
    run(&mut queue, &[Action::Claim { number: reply, claim: Claim::Ordinary }]);
    assert_eq!(queue.numbers(State::Queued), &[point, 2, reply, 1, ordinary]);
}

#[test]
fn a_closed_list_takes_claims_only() {
    let mut queue = with(1);
    run(&mut queue, &[Action::List { open: false }]);
    let late = Action::Add { text: "late".to_owned(), language: None, to: Vec::new(), queued: false };
    assert_eq!(refused(&mut queue, &late), Refusal::ListClosed);
    assert_eq!(floor(&mut queue, Claim::RightOfReply), 2);
    run(&mut queue, &[Action::List { open: true }, late]);
    assert_eq!(queue.len(), 3);
}

#[test]
fn reordering() {
    let table: [(Action, &[u32]); 7] = [
        (Action::Place { number: 4, before: Some(2) }, &[1, 4, 2, 3]),
        (Action::Place { number: 1, before: None }, &[2, 3, 4, 1]),
        (Action::PlaceAfter { number: 1, after: 3 }, &[2, 3, 1, 4]),
        (Action::Up { number: 3 }, &[1, 3, 2, 4]),
        (Action::Down { number: 3 }, &[1, 2, 4, 3]),
        (Action::Up { number: 1 }, &[1, 2, 3, 4]),
        (Action::Place { number: 2, before: Some(2) }, &[1, 2, 3, 4]),
    ];
    for (action, order) in table {
        let mut queue = with(4);
        run(&mut queue, std::slice::from_ref(&action));
        assert_eq!(queue.numbers(State::Queued), order, "{action:?}");
    }
    let mut queue = with(2);
    run(&mut queue, &[Action::Park { number: 2 }]);
    assert_eq!(refused(&mut queue, &Action::Place { number: 1, before: Some(2) }), Refusal::OtherList(1, 2));
}

#[test]
fn merging_keeps_the_originals() {
    let mut queue = with(4);
    run(
        &mut queue,
        &[
            Action::Tally { number: 3, by: 2 },
            Action::Flag { number: 3, flag: Flag::DoNotProject, on: true },
            Action::Merge { into: 1, from: vec![3, 4, 3], rewrite: Some(" one for all ".to_owned()) },
        ],
    );
    assert_eq!(queue.numbers(State::Queued), &[1, 2]);
    let head = queue.get(1).unwrap();
    assert_eq!((head.shown(), head.text.as_str()), ("one for all", "text 1"));
    assert_eq!(queue.voices(1), 5);
    assert!(!queue.may_project(1), "an original must not be projected");
    assert!(queue.may_project(2));
    // Merged once more, two deep.
    run(&mut queue, &[Action::Merge { into: 2, from: vec![1], rewrite: None }]);
    assert_eq!(queue.voices(2), 6);
    assert_eq!(
        refused(&mut queue, &Action::Unmerge { number: 1 }),
        Refusal::NotFrom { number: 1, state: State::Merged }
    );
    run(&mut queue, &[Action::Unmerge { number: 2 }, Action::Unmerge { number: 1 }]);
    assert_eq!(queue.numbers(State::Queued), &[2, 1, 3, 4]);
    assert_eq!(queue.get(1).unwrap().shown(), "text 1");
    assert_eq!(refused(&mut queue, &Action::Unmerge { number: 1 }), Refusal::NotMerged(1));
    let itself = Action::Merge { into: 1, from: vec![1], rewrite: None };
    assert_eq!(refused(&mut queue, &itself), Refusal::NothingToMerge);
}

#[test]
fn splitting() {
    let mut queue = with(2);
    run(&mut queue, &[Action::Tag { number: 1, tags: vec!["law".to_owned(), " law".to_owned()] }]);
    let split = Action::Split { number: 1, parts: ["a", "b", "c"].map(str::to_owned).to_vec() };
    assert_eq!(queue.apply(&split, 3).unwrap().created, [3, 4]);
    assert_eq!(queue.numbers(State::Queued), &[1, 3, 4, 2]);
    assert_eq!(queue.get(4).unwrap().tags, ["law"]);
    assert_eq!(queue.get(4).unwrap().split_from, Some(1));
    let bad = Action::Split { number: 1, parts: vec!["a".to_owned(), " ".to_owned()] };
    assert_eq!(refused(&mut queue, &bad), Refusal::Empty);
}

#[test]
fn a_round_of_three() {
    let mut queue = with(5);
    run(
        &mut queue,
        &[
            Action::PutNext { number: 5 },
            Action::OpenRound { size: 3 },
            Action::Pick { number: 1 },
            Action::PutNext { number: 2 },
        ],
    );
    assert_eq!(queue.round().unwrap().picks, [5, 1, 2]);
    assert_eq!(refused(&mut queue, &Action::Pick { number: 3 }), Refusal::RoundFull);
    run(&mut queue, &[Action::Up { number: 2 }, Action::ReadNext, Action::ReadNext]);
    assert_eq!(queue.round().unwrap().picks, [5, 2, 1]);
    assert_eq!(queue.numbers(State::Asking), &[5, 2]);
    assert_eq!(queue.active().unwrap().number, 2);
    assert_eq!(refused(&mut queue, &Action::Answering), Refusal::Unread(1));
    assert_eq!(refused(&mut queue, &Action::Ask { number: 3 }), Refusal::RoundOpen(1));
    run(&mut queue, &[Action::ReadNext, Action::Answering]);
    assert_eq!(queue.numbers(State::Answering), &[5, 2, 1]);
    run(&mut queue, &[Action::Move { number: 2, to: State::Answered }]);
    assert_eq!(queue.apply(&Action::Answered, 8).unwrap().words, "round 1 answered");
    assert_eq!(queue.numbers(State::Answered), &[2, 5, 1]);
    assert!(queue.round().is_none());
    assert_eq!(queue.closed_rounds().next().unwrap().closed, Some(8));
}

#[test]
fn a_round_broken_off_or_emptied() {
    let mut queue = with(3);
    let pick = |number| Action::Pick { number };
    run(&mut queue, &[Action::OpenRound { size: 2 }, pick(3), pick(2), Action::ReadNext, Action::CancelRound]);
    assert_eq!(queue.numbers(State::Queued), &[3, 2, 1]);
    run(&mut queue, &[Action::OpenRound { size: 2 }, pick(1), Action::ReadNext, Action::Remove { number: 1 }]);
    assert!(queue.round().is_none(), "nothing is left to answer");
    assert_eq!(refused(&mut queue, &Action::ReadNext), Refusal::NoRound);
    run(&mut queue, &[Action::OpenRound { size: 1 }]);
    assert_eq!(refused(&mut queue, &Action::ReadNext), Refusal::RoundEmpty);
}

#[test]
fn texts_are_cleaned_and_limited() {
    let table = [
        (" a\tb ", "a b"),
        ("a\r\nb\rc\n\n\n\nd", "a\nb\nc\n\nd"),
        ("\u{202E}evil\u{202C} \u{2066}x\u{2069}", "evil x"),
        ("bell\u{7} nul\0 esc\u{1b}[31m", "bell nul esc[31m"),
        ("می\u{200C}خواهم", "می\u{200C}خواهم"),
        ("עברית\u{200F}", "עברית\u{200F}"),
    ];
    for (raw, wanted) in table {
        assert_eq!(clean(raw), wanted);
        assert_eq!(clean(wanted), wanted, "cleaning twice changes nothing");
    }
    let mut queue = Queue::new();
    let long = |n: usize| Action::Add { text: "é".repeat(n), language: None, to: Vec::new(), queued: false };
    assert!(queue.apply(&long(MAX_TEXT), 1).is_ok());
    assert_eq!(refused(&mut queue, &long(MAX_TEXT + 1)), Refusal::TooLong { characters: 2_001 });
    let blank = Action::Add { text: "\u{202E}\n ".to_owned(), language: None, to: Vec::new(), queued: false };
    assert_eq!(refused(&mut queue, &blank), Refusal::Empty);
    let tongue =
        Action::Add { text: "x".to_owned(), language: Some("not a tag".to_owned()), to: Vec::new(), queued: false };
    assert_eq!(refused(&mut queue, &tongue), Refusal::NotALanguage);
}

#[test]
fn nothing_prints_a_text() {
    let mut queue = Queue::new();
    let action = Action::Add { text: "MARKED words".to_owned(), language: None, to: Vec::new(), queued: false };
    let done = queue.apply(&action, 1).unwrap();
    let mut handles = Handles::default();
    handles.set(1, "MARKED slip");
    assert_eq!(handles.get(1), Some("MARKED slip"));
    let question = queue.get(1).unwrap();
    assert_eq!(format!("{question:?}"), "Question 1 (12 characters)");
    let printed = format!("{action:?} {done:?} {queue:?} {handles:?} {question:#?}");
    assert!(!printed.contains("MARKED"), "{printed}");
    handles.clear();
    assert!(handles.is_empty());
}

#[test]
fn searching_and_filtering() {
    let mut queue = with(12);
    run(
        &mut queue,
        &[
            Action::Edit { number: 3, text: "Où est le Procureur de ÉTAT ?".to_owned() },
            Action::Tag { number: 4, tags: vec!["Reparations".to_owned()] },
            Action::Language { number: 5, language: Some("zh-Hant".to_owned()) },
            Action::Address { number: 6, to: vec!["a".to_owned()] },
            Action::Flag { number: 7, flag: Flag::Sensitive, on: true },
        ],
    );
    let numbers = |found: Vec<&std::sync::Arc<Question>>| found.iter().map(|q| q.number).collect::<Vec<_>>();
    assert_eq!(numbers(queue.search("état procureur")), [3]);
    assert_eq!(numbers(queue.search("REPAR")), [4]);
    assert_eq!(numbers(queue.search("#12")), [12]);
    assert_eq!(numbers(queue.search("  ")), [0; 0]);
    let zh = Filter { language: Some("zh".to_owned()), ..Filter::default() };
    assert_eq!(numbers(queue.filter(&zh)), [5]);
    let z = Filter { language: Some("z".to_owned()), ..Filter::default() };
    assert_eq!(numbers(queue.filter(&z)), [0; 0]);
    let to_b = Filter { to: Some("b".to_owned()), states: vec![State::Queued], ..Filter::default() };
    assert_eq!(queue.filter(&to_b).len(), 11);
    assert_eq!(queue.themes(), [("Reparations".to_owned(), 1)]);
}

#[test]
fn exports_hide_the_order_of_arrival() {
    let mut queue = with(40);
    run(
        &mut queue,
        &[
            Action::Remove { number: 1 },
            Action::Flag { number: 2, flag: Flag::Sensitive, on: true },
            Action::Tag { number: 3, tags: vec!["b".to_owned()] },
            Action::Tag { number: 4, tags: vec!["a".to_owned()] },
        ],
    );
    let themed = queue.texts(Order::Themed, false, 7);
    let heads: Vec<(&str, usize)> = themed.iter().map(|(head, texts)| (head.as_str(), texts.len())).collect();
    assert_eq!(heads, [("a", 1), ("b", 1), ("", 36)]);
    let shuffled = queue.texts(Order::Shuffled, true, 7).remove(0).1;
    assert_eq!(shuffled.len(), 39);
    let arrival: Vec<String> = (2..=40).map(|n| format!("text {n}")).collect();
    assert_ne!(shuffled, arrival);
    let mut sorted = shuffled.clone();
    sorted.sort_by_key(|text| text[5..].parse::<u32>().unwrap());
    assert_eq!(sorted, arrival);
    assert_ne!(shuffled, queue.texts(Order::Shuffled, true, 8).remove(0).1);
}

#[test]
fn rounds_that_fit() {
    // time.md: 26:15 left, rounds of three, 60 s to ask, 4 min to answer, 20 s between ⇒ 3 rounds, 9 questions.
    assert_eq!(RoundCost::default().fit(1_575_000), (3, 9));
    assert_eq!(RoundCost::default().fit(-5), (0, 0));
    assert_eq!(RoundCost { size: 0, ask: 0, answer: 0, handover: 0 }.fit(1), (0, 0));
}

#[test]
fn a_clone_shares_and_a_snapshot_is_equal() {
    let mut queue = with(200);
    let before = queue.clone();
    run(&mut queue, &[Action::Tally { number: 150, by: 1 }]);
    assert!(queue != before);
    let shared = queue.iter().zip(before.iter()).filter(|(a, b)| std::sync::Arc::ptr_eq(a, b)).count();
    assert_eq!(shared, 199);
    let again: Queue = serde_json::from_str(&serde_json::to_string(&queue).unwrap()).unwrap();
    assert!(again == queue);
}

#[test]
fn themes_are_renamed_joined_and_removed_everywhere() {
    let mut queue = with(3);
    let tag = |number, tags: &[&str]| Action::Tag { number, tags: tags.iter().map(|tag| (*tag).to_owned()).collect() };
    run(&mut queue, &[tag(1, &["costs", "law"]), tag(2, &["costs"]), tag(3, &["law"])]);
    let retheme = |from: &str, to: Option<&str>| Action::Retheme { from: from.to_owned(), to: to.map(str::to_owned) };
    run(&mut queue, &[retheme("costs", Some(" law "))]);
    let tags = |queue: &Queue| queue.iter().map(|question| question.tags.concat()).collect::<Vec<_>>();
    assert_eq!(tags(&queue), ["law", "law", "law"], "two that become one are one");
    run(&mut queue, &[retheme("law", None), retheme("nowhere", Some("anything"))]);
    assert!(queue.themes().is_empty());
    assert_eq!(refused(&mut queue, &retheme("law", Some(&"x".repeat(101)))), Refusal::LabelTooLong);
}

#[test]
fn answers_of_the_panel_are_counted_and_never_below_none() {
    let mut queue = with(1);
    let spoke = |by| Action::Spoke { speaker: "anna".to_owned(), by };
    run(&mut queue, &[spoke(1), spoke(1), spoke(-1)]);
    assert_eq!((queue.spoke("anna"), queue.spoke("boris")), (1, 0));
    run(&mut queue, &[spoke(-9)]);
    assert_eq!(queue.spoke("anna"), 0);
    let nobody = Action::Spoke { speaker: " ".to_owned(), by: 1 };
    assert_eq!(refused(&mut queue, &nobody), Refusal::Empty);
    // A snapshot of before, without these counts, is still read.
    let mut value = serde_json::to_value(&queue).unwrap();
    value.as_object_mut().unwrap().remove("spoke");
    assert_eq!(serde_json::from_value::<Queue>(value).unwrap().spoke("anna"), 0);
}
