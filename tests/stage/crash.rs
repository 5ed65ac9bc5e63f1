//! The program is killed in the middle of a show and started again: the room sees what it saw, and no question is lost.

use std::{
    env, fs,
    path::Path,
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use super::{
    atlas::Look,
    deck::{SLIDES, next_of, previous_of},
    stage::{CONSOLE, PANEL, Seen, Stage},
};

/// A word of every question of the suite: it must not be readable on the disk.
const SECRET: &str = "lanterns";

/// The show as a person follows it: where the slides stand, what hides them, and how many questions wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Known {
    at: (usize, u16),
    blank: Option<Look>,
    waiting: usize,
}

impl Known {
    fn look(self) -> Look {
        self.blank.unwrap_or(Look::Slide(self.at.0, self.at.1))
    }

    /// After a press of "next": while the room is blank it shows the slide first.
    fn next(self) -> Self {
        if self.blank.is_some() { Self { blank: None, ..self } } else { Self { at: next_of(self.at), ..self } }
    }

    fn previous(self) -> Self {
        Self { at: previous_of(self.at), ..self }
    }

    fn toggled(self, blank: Look) -> Self {
        Self { blank: if self.blank.is_some() { None } else { Some(blank) }, ..self }
    }
}

/// Chance that can be repeated: `STAGE_SEED` gives the number that an earlier run printed.
struct Chance(u64);

impl Chance {
    fn new() -> Self {
        let given = env::var("STAGE_SEED").ok().and_then(|seed| seed.parse().ok());
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs());
        let seed = given.unwrap_or(now);
        println!("chance: STAGE_SEED={seed}");
        // Neighbouring seeds must not begin alike, and zero would stay zero.
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit` (xorshift64).
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// Starts the program again, as somebody does whose show has just gone, and says yes to "Go on where the show stopped?".
fn resume(stage: &mut Stage) {
    stage.open_deck();
    stage.focus(CONSOLE);
    stage.arrange();
    assert!(!stage.room_in_place(), "the room sees nothing before the moderator says so");
    stage.press("Enter");
    stage.wait("the room's window is back on its display", Stage::room_in_place);
}

fn open_panel(stage: &mut Stage) {
    stage.focus(CONSOLE);
    if stage.screen.find(PANEL).is_none() {
        stage.press("ctrl+p");
        stage.wait_window(PANEL);
    }
    stage.arrange();
    stage.focus(CONSOLE);
}

#[test]
fn a_killed_show_goes_on_where_it_stopped() {
    let mut chance = Chance::new();
    let mut stage = Stage::present("killed");
    stage.focus(CONSOLE);
    let atlas = stage.atlas();
    stage.press("8");
    stage.press("Enter");
    stage.wait_look(&atlas, Look::Slide(7, 0));
    let mut known = Known { at: (7, 0), blank: None, waiting: 0 };
    let mut back = Vec::new();
    for round in 1..=10 {
        let states = act(&stage, &mut chance, known);
        // Halted, the windows keep what they show, so that nothing happens between the look and the kill.
        stage.program().halt();
        thread::sleep(Duration::from_millis(80));
        let before = stage.look(&atlas);
        stage.keep("before");
        stage.program().kill();
        let killed = Instant::now();
        resume(&mut stage);
        let after = stage.settled_look(&atlas);
        back.push(killed.elapsed());
        stage.keep("after");
        open_panel(&mut stage);
        let waiting = stage.count_questions();
        println!(
            "killed, round {round}: {} states; the room saw {before:?}, then {after:?}; {waiting} waiting",
            states.len()
        );
        // The first state in which the room could have been; presses after it may have counted or not.
        let first = before.map_or(Some(0), |look| states.iter().position(|state| state.look() == look));
        let first = first.unwrap_or_else(|| panic!("the room saw {before:?}, which is none of {states:?}"));
        let now = states[first..].iter().find(|state| state.look() == after && state.waiting == waiting);
        let now = now.unwrap_or_else(|| panic!("{after:?} with {waiting} waiting is none of {:?}", &states[first..]));
        assert_secret_kept(&mut stage);
        known = Known { waiting: 0, ..*now };
    }
    println!(
        "figure: kill to the same slide in the room, with a person's pauses: {:.0} ms",
        super::stage::median(back)
    );
}

/// Presses keys for a random while and types questions; returns every state that the show may have been in, in order.
fn act(stage: &Stage, chance: &mut Chance, known: Known) -> Vec<Known> {
    const NEXT: [&str; 3] = ["PageDown", "Right", "n"];
    const PREVIOUS: [&str; 3] = ["PageUp", "Left", "p"];
    let until = Instant::now() + Duration::from_millis(150 + chance.below(2600));
    let over = || Instant::now() >= until;
    let pause = |milliseconds: u64| {
        let left = until.saturating_duration_since(Instant::now());
        thread::sleep(left.min(Duration::from_millis(milliseconds)));
    };
    let mut last = "";
    // No key follows itself at once, so that none counts as a bounce of a clicker's switch.
    let mut press = |keys: &[&'static str]| {
        let key = keys.iter().find(|key| **key != last).copied().unwrap_or_else(|| {
            thread::sleep(Duration::from_millis(140));
            last
        });
        stage.screen.key(key);
        last = key;
    };
    let mut states = vec![known];
    let mut now = known;
    let mut typed = false;
    while !over() {
        let what = if typed { 0 } else { chance.below(20) };
        typed = false;
        if let Some(blank) = now.blank {
            // What other keys do while the room is blank is not this test's business.
            let same = if blank == Look::White { "w" } else { "b" };
            // The key that made it blank may have been the last one: pressed again at once, it would count as a bounce.
            let unblank = [same, NEXT[0], NEXT[1]];
            press(if chance.below(2) == 0 { &NEXT } else { &unblank });
            now = now.next();
        } else if now.at.0 < 2 || (what < 11 && now.at.0 < SLIDES - 2) {
            // "PageDown" comes first: after typing it works even while the field is still open.
            press(&NEXT);
            now = now.next();
        } else if what < 14 {
            press(&PREVIOUS);
            now = now.previous();
        } else if what < 17 {
            let (key, look) = if what < 16 { ("b", Look::Black) } else { ("w", Look::White) };
            press(&[key]);
            now = now.toggled(look);
        } else {
            press(&["q"]);
            pause(200);
            for letter in SECRET.chars().take_while(|_| !over()) {
                stage.screen.write(letter.encode_utf8(&mut [0; 4]));
            }
            pause(150);
            if over() {
                break;
            }
            press(&["Enter"]);
            now.waiting += 1;
            typed = true;
        }
        states.push(now);
        pause(if typed { 150 } else { 15 + chance.below(200) });
    }
    states
}

/// The words of questions are not readable anywhere in the program's home, nor in what it printed.
fn assert_secret_kept(stage: &mut Stage) {
    assert!(!stage.program().said().contains(SECRET), "the program printed a question");
    let mut folders = vec![stage.home()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                assert!(!holds_secret(&entry.path()), "{} holds a question in the clear", entry.path().display());
            }
        }
    }
}

fn holds_secret(file: &Path) -> bool {
    let bytes = fs::read(file).unwrap_or_default();
    bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes())
}

#[test]
fn a_frozen_a_blank_and_a_hidden_room_stay_so() {
    let mut stage = Stage::present("killed-states");
    stage.focus(CONSOLE);
    stage.press("PageDown");
    stage.wait_room(Seen::Slide(1));
    stage.press("f");
    stage.press("PageDown");
    stage.wait_console(2);
    let atlas = stage.atlas();
    stage.wait_look(&atlas, Look::Slide(1, 0));
    stage.program().kill();
    resume(&mut stage);
    stage.wait_console(2);
    assert_eq!(stage.settled_look(&atlas), Look::Slide(1, 0), "the frozen slide is still shown");
    stage.focus(CONSOLE);
    stage.press("f");
    stage.wait_room(Seen::Slide(2));
    stage.press("b");
    stage.wait_room(Seen::Black);
    stage.program().kill();
    resume(&mut stage);
    stage.wait_room(Seen::Black);
    stage.focus(CONSOLE);
    stage.press("b");
    stage.wait_room(Seen::Slide(2));
    // Hidden on purpose, it must not come into sight by an accident.
    stage.press("F12");
    stage.wait("nothing of the slides is shown", |stage| stage.screen.desktop().pixels_of_slides() == 0);
    stage.program().kill();
    resume(&mut stage);
    thread::sleep(Duration::from_secs(1));
    assert_eq!(stage.screen.desktop().pixels_of_slides(), 0, "a crash brought the slides into sight");
    stage.focus(CONSOLE);
    stage.press("shift+F12");
    stage.wait_room(Seen::Slide(2));
}

#[test]
fn a_show_that_is_not_resumed_leaves_nothing_behind() {
    let mut stage = Stage::present("afresh");
    stage.focus(CONSOLE);
    stage.ask(SECRET);
    stage.press("5");
    stage.press("Enter");
    stage.wait_room(Seen::Slide(4));
    stage.program().kill();
    assert_eq!(stage.files_in("shows").len(), 1, "the journal of the killed show");
    stage.open_deck();
    stage.arrange();
    stage.focus(CONSOLE);
    stage.keep("asks");
    // The second answer.
    stage.press("Tab");
    stage.press("Enter");
    stage.wait("the journal is deleted", |stage| stage.files_in("shows").is_empty());
    stage.wait("its key is deleted", |stage| stage.files_in("keys").is_empty());
    stage.wait_console(0);
    assert!(stage.screen.find(super::stage::ROOM).is_none(), "nothing is shown to the room");
}
