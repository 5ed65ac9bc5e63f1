//! One test's evening: a turn at the shared server, a deck and a home in a fresh folder, and the program's three windows.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;
use x11rb::protocol::xproto::Window;

use super::{
    atlas::{Atlas, Look},
    deck::{self, Colour},
    program::Program,
    screen::{Area, Screen},
    server::{Manager, SIZE, Server},
};

/// The server is started by the first test, shared by all, and used by one at a time.
static SERVER: Mutex<Option<Server>> = Mutex::new(None);

/// The titles of the windows.
pub const CONSOLE: &str = "Stage test – Sidestage";
pub const ROOM: &str = "The room – Sidestage";
pub const PANEL: &str = "The panel – Sidestage";

/// The display that the room sees, and where the tests put the other two windows so that none covers another.
pub const ROOM_AREA: Area = Area::new(SIZE.0.cast_signed(), 0, SIZE.0, SIZE.1);
pub const CONSOLE_AREA: Area = Area::new(4, 30, 1366, 768);
pub const PANEL_AREA: Area = Area::new(1376, 30, 540, 330);

/// What must happen happens within this time, on a slow and busy machine too.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// What the room's display shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The slide at this position, counted from 0.
    Slide(usize),
    /// Black.
    Black,
    /// White.
    White,
    /// One colour at all edges that is none of these.
    Other(Colour),
    /// Several colours.
    Mixed,
}

/// The state of a test: dropped at its end, also when it fails.
pub struct Stage {
    name: &'static str,
    pub screen: Screen,
    folder: TempDir,
    deck: PathBuf,
    program: Option<Program>,
    server: MutexGuard<'static, Option<Server>>,
}

impl Stage {
    /// Takes its turn at the server, which has two displays and no windows then.
    pub fn enter(name: &'static str) -> Self {
        let mut server = SERVER.lock().unwrap_or_else(PoisonError::into_inner);
        let running = server.get_or_insert_with(|| Server::start(Manager::Floating));
        let screen = Screen::connect(running.display()).unwrap_or_else(|| panic!("no server:\n{}", running.log()));
        running.both_displays();
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the test");
        let deck = deck::write(&folder.path().join("deck"));
        fs::create_dir_all(folder.path().join("home")).expect("a home");
        let mut stage = Self { name, screen, folder, deck, program: None, server };
        stage.wait("the windows of the test before are gone", |stage| stage.screen.windows().is_empty());
        let displays = [Area::new(0, 0, SIZE.0, SIZE.1), ROOM_AREA];
        stage.wait("there are two displays", |stage| stage.screen.displays() == displays);
        stage.screen.paint_desktop([0x30, 0x30, 0x30]);
        stage.park();
        stage
    }

    /// Presents the deck with all three windows, none of which covers another; the room sees the first slide.
    pub fn present(name: &'static str) -> Self {
        let mut stage = Self::enter(name);
        stage.start_presenting();
        // It comes after the room's.
        stage.wait_window(PANEL);
        stage.arrange();
        stage
    }

    /// Starts presenting with all three windows and waits until the room sees the first slide; says how long that took.
    pub fn start_presenting(&mut self) -> Duration {
        let deck = self.deck_path();
        self.start(&["present", &deck, "--panel"]);
        self.wait_room(Seen::Slide(0));
        self.program.as_ref().map(|program| program.started.elapsed()).expect("it was started")
    }

    /// Starts the program with arguments.
    pub fn start(&mut self, arguments: &[&str]) {
        let display = self.server.as_ref().map(Server::display).expect("the server runs");
        let log = results().join(format!("{}.log", self.name));
        if self.program.is_none() {
            let _none_yet = fs::remove_file(&log);
        }
        self.program = Some(Program::start(&[("DISPLAY", display)], &self.home(), &log, arguments));
    }

    /// Opens the deck in the console, without presenting.
    pub fn open_deck(&mut self) {
        let deck = self.deck_path();
        self.start(&[&deck]);
        self.wait_window(CONSOLE);
    }

    /// The program.
    pub fn program(&mut self) -> &mut Program {
        self.program.as_mut().expect("the program was started")
    }

    /// The server.
    pub fn server(&self) -> &Server {
        self.server.as_ref().expect("the server runs")
    }

    /// Takes the program away and gives the next one a home without memories.
    pub fn start_anew(&mut self) {
        if let Some(mut program) = self.program.take() {
            program.kill();
        }
        self.wait("the windows are gone", |stage| stage.screen.windows().is_empty());
        fs::remove_dir_all(self.home()).expect("the old home");
        fs::create_dir_all(self.home()).expect("a new home");
    }

    /// Where the program keeps everything.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The pictures of the deck.
    pub fn atlas(&self) -> Atlas {
        Atlas::of(&self.deck_path(), &self.folder.path().join("pictures"))
    }

    fn deck_path(&self) -> String {
        self.deck.to_str().expect("a path in UTF-8").to_owned()
    }

    /// Puts the console and, if it is open, the panel where they do not cover each other.
    pub fn arrange(&mut self) {
        for (title, area) in [(CONSOLE, CONSOLE_AREA), (PANEL, PANEL_AREA)] {
            if title == CONSOLE || self.screen.find(title).is_some() {
                let window = self.wait_window(title);
                self.screen.place(window, area);
                self.wait(&format!("{title} stands where it was put"), |stage| stage.area_of(title) == Some(area));
            }
        }
    }

    /// Puts the pointer where no window is.
    pub fn park(&self) {
        self.screen.point((1880, 1060));
    }
}

/// Waiting.
impl Stage {
    /// Waits until something is so; fails when it takes too long or the program ends.
    pub fn wait(&mut self, what: &str, mut so: impl FnMut(&Self) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !so(self) {
            assert!(Instant::now() < until, "{}: in vain waited until {what}; {}", self.name, self.circumstances());
            if let Some(program) = &mut self.program {
                program.must_live(&format!("before {what}"));
            }
            thread::sleep(Duration::from_millis(4));
        }
    }

    /// Says whether something becomes so within a time.
    pub fn within(&self, limit: Duration, mut so: impl FnMut(&Self) -> bool) -> bool {
        let until = Instant::now() + limit;
        loop {
            if so(self) {
                return true;
            }
            if Instant::now() >= until {
                return false;
            }
            thread::sleep(Duration::from_millis(4));
        }
    }

    /// Waits for what the room sees.
    pub fn wait_room(&mut self, seen: Seen) {
        self.wait(&format!("the room sees {seen:?}"), |stage| stage.room() == seen);
    }

    /// Waits for the slide in the console's large picture.
    pub fn wait_console(&mut self, slide: usize) {
        self.wait(&format!("the console shows slide {}", slide + 1), |stage| stage.console() == Some(slide));
    }

    /// Waits for a window.
    pub fn wait_window(&mut self, title: &str) -> Window {
        self.wait(&format!("the window {title} is there"), |stage| stage.area_of(title).is_some());
        self.screen.find(title).expect("it was there")
    }

    /// Waits until a window is gone.
    pub fn wait_closed(&mut self, title: &str) {
        self.wait(&format!("the window {title} is gone"), |stage| stage.screen.find(title).is_none());
    }

    /// Waits until the room sees a slide in a step, pixel by pixel as the export writes it.
    pub fn wait_look(&mut self, atlas: &Atlas, look: Look) {
        self.wait(&format!("the room sees {look:?}"), |stage| stage.look(atlas) == Some(look));
    }

    /// Waits until the room sees one finished picture for a while, and says which.
    pub fn settled_look(&mut self, atlas: &Atlas) -> Look {
        let mut last = None;
        let mut since = Instant::now();
        self.wait("the room's picture is finished", |stage| {
            let now = stage.look(atlas);
            if now != last {
                last = now;
                since = Instant::now();
            }
            now.is_some() && since.elapsed() > Duration::from_millis(300)
        });
        last.expect("it was finished")
    }

    fn circumstances(&self) -> String {
        let mut words = format!("the room sees {:?}, the console shows {:?}; windows:", self.room(), self.console());
        for (window, title) in self.screen.windows() {
            let _infallible = write!(words, " [{title}: {:?}]", self.screen.area(window));
        }
        words
    }
}

/// Looking.
impl Stage {
    /// The finished picture that the room sees, if it is one.
    pub fn look(&self, atlas: &Atlas) -> Option<Look> {
        atlas.name(&self.screen.picture(ROOM_AREA), 1)
    }

    /// What the room's display shows, told by its edges.
    pub fn room(&self) -> Seen {
        let places = [(0.01, 0.5), (0.99, 0.5), (0.5, 0.004), (0.3, 0.996), (0.7, 0.996)];
        let colours = places.map(|(right, down)| self.screen.colour(ROOM_AREA.at(right, down)));
        if colours.iter().any(|colour| !deck::near(*colour, colours[0])) {
            return Seen::Mixed;
        }
        match colours[0] {
            [0, 0, 0] => Seen::Black,
            [255, 255, 255] => Seen::White,
            colour => deck::slide_of(colour).map_or(Seen::Other(colour), Seen::Slide),
        }
    }

    /// The slide in the large picture of the console, which is in its left half.
    pub fn console(&self) -> Option<usize> {
        let (slide, share) = self.screen.picture(CONSOLE_AREA.left_part(0.6)).main_slide();
        (share > 0.15).then_some(slide)
    }

    /// Where a window stands, if it is shown.
    pub fn area_of(&self, title: &str) -> Option<Area> {
        self.screen.area(self.screen.find(title)?)
    }

    /// Whether the room's window fills the room's display.
    pub fn room_in_place(&self) -> bool {
        self.area_of(ROOM) == Some(ROOM_AREA)
    }

    /// Whether the panel's window shows a strip from edge to edge in its lower half: the question that is being asked.
    pub fn question_on_panel(&self) -> bool {
        let picture = self.screen.picture(PANEL_AREA);
        let ground = picture.at(2, 2);
        let column = (f32::from(PANEL_AREA.width) * 0.955) as u16;
        let rows = PANEL_AREA.height / 2..(f32::from(PANEL_AREA.height) * 0.86) as u16;
        rows.into_iter().any(|row| !deck::near(picture.at(column, row), ground))
    }

    /// Files of a folder in the program's home.
    pub fn files_in(&self, folder: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.home().join(folder)).map(|entries| entries.flatten().map(|entry| entry.path()));
        entries.map(Iterator::collect).unwrap_or_default()
    }
}

/// Doing.
impl Stage {
    /// Gives the keyboard to a window.
    pub fn focus(&mut self, title: &str) {
        let window = self.wait_window(title);
        self.screen.activate(window);
        self.wait(&format!("{title} has the keyboard"), |stage| stage.screen.is_active(window));
        // The window manager has given the keyboard; the program hears of it in its next turn.
        thread::sleep(Duration::from_millis(50));
    }

    /// Presses a key; a second press of the same key within 120 ms would count as a bounce of a clicker's switch.
    pub fn press(&self, key: &str) {
        thread::sleep(Duration::from_millis(140));
        self.screen.key(key);
    }

    /// Opens the line for a question and types one.
    pub fn ask(&self, words: &str) {
        self.press("q");
        // As long as a hand needs from one key to the next: the field takes the keyboard with its first drawing.
        thread::sleep(Duration::from_millis(200));
        self.screen.write(words);
        self.press("Enter");
        thread::sleep(Duration::from_millis(200));
    }

    /// How many questions wait: each is asked, seen on the panel, and answered.
    pub fn count_questions(&mut self) -> usize {
        let mut count = 0;
        loop {
            self.press("a");
            if !self.within(Duration::from_millis(1500), Self::question_on_panel) {
                return count;
            }
            count += 1;
            self.press("a");
            self.press("d");
            self.wait("the answered question leaves the panel", |stage| !stage.question_on_panel());
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if thread::panicking() && self.program.is_some() {
            let file = results().join(format!("{}-failed.png", self.name));
            self.screen.desktop().save(&file);
            println!("the desktop at that moment: {}", file.display());
            println!("the program said: {}", self.program().said());
        }
    }
}

/// Keeps a picture of the desktop for people.
impl Stage {
    /// Writes `target/stage/<test>-<what>.png`.
    pub fn keep(&self, what: &str) {
        self.screen.desktop().save(&results().join(format!("{}-{what}.png", self.name)));
    }
}

/// The folder for pictures and logs.
pub fn results() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("stage");
    fs::create_dir_all(&folder).expect("a folder for pictures");
    folder
}

/// How often something is done: many times where `SIDESTAGE_LONG=1` has the suite take its time, else a few.
pub fn times(few: usize, many: usize) -> usize {
    let long = std::env::var("SIDESTAGE_LONG").is_ok_and(|long| long == "1");
    if long { many } else { few }
}

/// The middle of some lengths of time, in milliseconds.
pub fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times.get(times.len() / 2).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}
