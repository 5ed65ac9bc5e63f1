//! The program as eframe runs it: the console is its root window, and the others are declared from it.

mod early;
mod full;
mod landing;
mod places;

use std::{
    num::NonZeroUsize,
    path::PathBuf,
    sync::{Arc, LazyLock},
    time::{Duration, Instant},
};

use eframe::{App, CreationContext, Frame, NativeOptions};
use egui::{Context, Ui, ViewportBuilder, ViewportCommand, ViewportId};

use self::{
    early::{Early, Ready, title_before},
    full::Full,
    landing::Landing,
    places::{CONSOLE_SOON, LOOK_AGAIN, LOOK_AT_DISPLAYS, ORDINARY},
};
use super::{
    audience, console,
    desk::{Desk, Errand, Paper},
    face::{Asking, Sheet, Then},
    guard::{self, Pane},
    keys::Router,
    open, panel, windows,
};
use crate::{
    platform::{
        crash,
        dialogs::{self, Answer, Asked},
        displays::Display,
        folders::Folders,
        memory,
        watch::Watch,
    },
    ui::{
        direct::Direct,
        sparing::Sparing,
        texture, theme,
        words::{tr, tr_with},
    },
};

/// How long after a deck was opened the pre-flight begins: its first slide comes first.
const SETTLE: Duration = Duration::from_millis(1500);

/// Whether the shorter ways to the room's screen are taken: its window made in its place and shown before it is drawn, and
/// slides copied to the screen where the graphics are software. They halve the start and the change of a slide. Whoever
/// suspects them of a fault on the screen takes the long ways with `SIDESTAGE_FAST=0`.
fn fast() -> bool {
    static FAST: LazyLock<bool> = LazyLock::new(|| {
        cfg!(target_os = "linux") && std::env::var_os("SIDESTAGE_FAST").is_none_or(|fast| fast != "0")
    });
    *FAST
}

/// How long the first slide may take before the windows open without it.
const FIRST_SLIDE: Duration = Duration::from_millis(200);
/// How long the console and the panel let the room's window go first when the program starts.
const ROOM_FIRST: Duration = Duration::from_millis(600);

/// How long after a window came up the system may still give it the keyboard.
const SETTLED: Duration = Duration::from_secs(1);

/// What the program is started with.
#[derive(Clone, Debug, Default)]
pub struct Launch {
    /// The deck.
    pub deck: PathBuf,
    /// Whether to present at once.
    pub present: bool,
    /// Whether the panel's window opens at once.
    pub panel: bool,
    /// Whether nothing of the show is written.
    pub no_trace: bool,
}

/// Why the windows cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The deck cannot be shown at all.
    #[error(transparent)]
    Deck(#[from] open::Unreadable),
    /// There is no display, or the system refuses a window.
    #[error("no window can be opened here: {0}")]
    Windows(String),
}

/// Opens the console, and returns when it is closed.
pub fn run(launch: &Launch) -> Result<(), StartError> {
    memory::give_back_code_in_time();
    crash::install(Folders::find().map(|folders| folders.crashes));
    crash::hold_back(launch.no_trace);
    let ctx = context();
    let early = Early::begin(launch, &ctx);
    let outcome = start(launch, &ctx, &early, eframe::Renderer::Glow);
    // Windows machines without GL drivers still have DirectX in software.
    #[cfg(windows)]
    let outcome = outcome.or_else(|error| match early.fault() {
        Some(_) => Err(error),
        None => start(launch, &ctx, &early, eframe::Renderer::Wgpu),
    });
    // A deck that cannot be shown is the better reason: it is so on every machine.
    outcome.map_err(|error| early.fault().map_or_else(|| StartError::Windows(reason(&error.to_string())), Into::into))
}

/// The windows' context, as eframe would make it.
fn context() -> Context {
    let ctx = Context::default();
    ctx.set_embed_viewports(false);
    ctx.options_mut(|options| options.max_passes = NonZeroUsize::MIN.saturating_add(1));
    ctx
}

/// What people need of the system's words: not where in whose source they were written.
fn reason(words: &str) -> String {
    let tail = words.rsplit_once(".rs:").and_then(|(_, tail)| tail.split_once(": ")).map_or(words, |(_, tail)| tail);
    tail.trim_end_matches('.').to_owned()
}

fn start(launch: &Launch, ctx: &Context, early: &Arc<Early>, renderer: eframe::Renderer) -> eframe::Result {
    let options = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(title_before(&launch.deck))
            .with_app_id("sidestage")
            .with_inner_size([1366.0, 768.0])
            .with_min_inner_size([960.0, 600.0])
            .with_icon(icon()),
        renderer,
        persist_window: false,
        system_font_fallback: false,
        dithering: false,
        // A second window must be able to open after a refused renderer.
        run_and_return: true,
        // The menu that macOS programs get by themselves quits without asking, and hides the room's window with the others.
        #[cfg(target_os = "macos")]
        event_loop_builder: Some(Box::new(|builder| {
            use winit::platform::macos::EventLoopBuilderExtMacOS as _;
            builder.with_default_menu(false);
        })),
        ..NativeOptions::default()
    };
    let (launch, early) = (launch.clone(), Arc::clone(early));
    let create = move |creation: &CreationContext<'_>| {
        let ready = early.take().ok_or("the deck cannot be shown")?;
        let program: Box<dyn App> = Box::new(Program::new(creation, launch, ready));
        Ok(program)
    };
    eframe::run_native_ext("sidestage", options, Some(ctx.clone()), Box::new(create))
}

fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon-256.png")).unwrap_or_default()
}

/// What the answer of a dialog is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Deck,
    Picture,
    Source,
    Lender,
    Import,
    Export,
}

/// What is to be saved.
enum Content {
    Text(String),
    NewDeck,
    Edited,
    Parcel { packed: bool },
    Paper(Paper),
}

/// The program: the console's window and what only it can do.
pub struct Program {
    desk: Arc<Desk>,
    /// The dialog that stands open, and what its answer is for.
    dialog: Option<(Asked, For)>,
    /// What waits for the place where it is saved, and the name that was offered.
    saving: Option<(Asked, Content, String)>,
    displays: Vec<Display>,
    looked: Option<Instant>,
    /// When to look at the displays again, because they have just changed.
    look_again: Option<Instant>,
    /// The console's way to another display.
    landing: Option<Landing>,
    /// Whether the system was seen to put a console that stops filling a display back where it came from, and whether the
    /// console fills one for that reason.
    put_back: bool,
    console_fills: bool,
    /// Whether the console was drawn once.
    console_drawn: bool,
    /// Since when other windows wait for the system to say where the console stands, and what is to be done about them then.
    awaiting: Option<Instant>,
    waiting: Vec<Errand>,
    watch: Watch,
    title: String,
    quitting: bool,
    launch: Option<Launch>,
    /// Whether the graphics were asked for a shorter way to the screen.
    looked_for_direct: bool,
    /// Since when everything else waits for the room's window to be drawn first.
    room_first: Option<Instant>,
    /// Which of the room's and the panel's windows fill a display and were on the screen when that was last looked at.
    filling: [bool; 2],
    /// When the newest of them came up.
    newest: Option<Instant>,
    /// What was seen of the windows in full screen.
    full: Full,
}

impl Program {
    /// Sets the program up in a new window.
    #[must_use]
    fn new(creation: &CreationContext<'_>, launch: Launch, Ready { desk, text_scale }: Ready) -> Self {
        let ctx = &creation.egui_ctx;
        let title = desk.title();
        if let Some(window) = creation.winit_window() {
            window.set_title(&title);
        }
        // The keys in force belong to the thread of the windows.
        desk.load_bindings();
        ctx.set_zoom_factor(f32::from(text_scale) / 100.0);
        ctx.add_plugin(Router::new(Arc::clone(&desk)));
        ctx.add_plugin(texture::Limit);
        let mut program = Self {
            desk,
            dialog: None,
            saving: None,
            displays: Vec::new(),
            looked: None,
            look_again: None,
            landing: None,
            put_back: false,
            console_fills: false,
            console_drawn: false,
            awaiting: None,
            waiting: Vec::new(),
            watch: Watch::default(),
            title,
            quitting: false,
            launch: None,
            looked_for_direct: false,
            room_first: None,
            filling: [false; 2],
            newest: None,
            full: Full::default(),
        };
        program.look_at_displays(ctx, creation.winit_window().map(AsRef::as_ref));
        program.run_errands(ctx, creation.winit_window().map(AsRef::as_ref));
        program.room_first = (fast() && program.desk.windows.audience.is_open()).then(Instant::now);
        if program.room_first.is_some() {
            // Nothing is on any screen yet, so nobody waits for a window meanwhile.
            program.desk.slides.wait(FIRST_SLIDE);
        }
        program.launch = Some(launch);
        program.desk.run_preflight(SETTLE);
        program
    }

    fn run_errands(&mut self, ctx: &Context, window: Option<&winit::window::Window>) {
        let awaits = self.awaits_console(window);
        let mut errands = if awaits { Vec::new() } else { std::mem::take(&mut self.waiting) };
        errands.extend(self.desk.take_errands());
        for errand in errands {
            match errand {
                Errand::ShowRoom | Errand::FillRoom | Errand::TogglePanel if awaits => self.waiting.push(errand),
                Errand::AskForDeck => self.ask(ctx, window, For::Deck),
                Errand::AskForPicture => self.ask(ctx, window, For::Picture),
                Errand::AskForQuestions => self.ask(ctx, window, For::Import),
                Errand::SaveQuestions => self.ask(ctx, window, For::Export),
                Errand::Save { name, text } => self.save(ctx, window, &name, Content::Text(text)),
                Errand::Print(paper) => {
                    let name = match paper {
                        Paper::Twin => "sidestage-paper.pdf",
                        Paper::Report { .. } => "sidestage-report.pdf",
                    };
                    self.save(ctx, window, name, Content::Paper(paper));
                }
                Errand::Open(path) => self.open(&path),
                Errand::Edit(path) => {
                    self.open(&path);
                    if self.desk.snapshot().loaded.path == path && !self.desk.is_editing() {
                        self.desk.open_editor();
                    }
                }
                Errand::PlacePackage(name) => self.save(ctx, window, &name, Content::Parcel { packed: true }),
                Errand::PlaceDeck(name) => self.save(ctx, window, &name, Content::Parcel { packed: false }),
                Errand::AskForLender => self.ask(ctx, window, For::Lender),
                Errand::AskForSource => self.ask(ctx, window, For::Source),
                Errand::PlaceEdited(name) => self.save(ctx, window, &name, Content::Edited),
                Errand::PlaceNew(name) => self.save(ctx, window, &name, Content::NewDeck),
                Errand::ShowRoom => self.show_room(ctx, window),
                Errand::FillRoom => self.fill_room(ctx, window),
                Errand::TogglePanel => {
                    let panel = &self.desk.windows.panel;
                    if panel.is_open() {
                        panel.close();
                    } else {
                        panel.open(None);
                        self.place_panel(window);
                    }
                    self.desk.wake();
                }
                Errand::Swap => self.swap(ctx, window),
                Errand::Place { who, at } => self.choose(ctx, window, who, at.as_ref()),
                Errand::Preflight => self.desk.run_preflight(Duration::ZERO),
                Errand::Front => ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus),
                Errand::Leave => {
                    if !self.asks_before_closing() {
                        self.desk.errand(Errand::Quit);
                    }
                }
                Errand::Quit => {
                    self.quitting = true;
                    ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Close);
                }
            }
        }
        if !self.waiting.is_empty() {
            windows::wake(ctx, ViewportId::ROOT, CONSOLE_SOON);
        }
    }

    /// Opens the room's window, or puts it where it belongs.
    fn show_room(&mut self, ctx: &Context, window: Option<&winit::window::Window>) {
        self.looked = None;
        self.look_at_displays(ctx, window);
        self.desk.windows.audience.open(None);
        self.place_room(window);
        let room = self.desk.windows.audience.display();
        if let Some(display) = room.and_then(|room| self.displays.iter().find(|one| one.index == room)) {
            self.desk.get_ahead(display.size);
        }
        self.desk.wake();
    }

    fn open(&self, path: &std::path::Path) {
        if self.desk.snapshot().state.live {
            self.desk.say(tr("deck-live"));
            return;
        }
        if self.desk.asks_about_edits(Then::Open(path.to_owned())) {
            return;
        }
        match open::open_in(path, self.desk.bundles().as_deref()) {
            Ok(loaded) => {
                self.desk.set_deck(&Arc::new(loaded));
                self.desk.run_preflight(SETTLE);
            }
            Err(unreadable) => self.desk.say(tr_with("deck-unreadable", &[("why", unreadable.words().into())])),
        }
    }

    /// Calls the window as the deck is called: another one may have been opened, or this one edited or saved elsewhere.
    fn retitle(&mut self, ctx: &Context) {
        let title = self.desk.title();
        if title != self.title {
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Declares the windows beside the console. Each draws on its own from the shared desk.
    fn declare(&mut self, ctx: &Context) {
        if self.desk.windows.audience.is_open() {
            let desk = Arc::clone(&self.desk);
            let builder = ViewportBuilder::default()
                .with_title(tr("window-room"))
                .with_app_id(full::ROOM)
                .with_active(false)
                .with_visible(self.desk.windows.audience.at_once(fast() && self.desk.is_ahead()));
            // A window is made in its place and moved by commands: of a builder, egui takes only what differs from the last.
            let audience = &self.desk.windows.audience;
            audience.making();
            let builder = match audience.display() {
                _ if audience.is_drawn() => builder,
                Some(display) => self.onto(ctx, builder, display),
                None => builder.with_inner_size(ORDINARY),
            };
            let draw = move |ui: &mut Ui| {
                let _seen_now = desk.take_room_changed();
                desk.slides.receive(ui.ctx());
                guard::draw(ui, &desk, Pane::Room, |ui| audience::ui(ui, &desk));
                desk.flush();
            };
            // What the room sees has just changed: it sees it before the console is drawn and not after.
            if audience.is_drawn() && self.desk.take_room_changed() {
                ctx.show_viewport_immediate(windows::audience(), builder.clone(), |ui, _class| draw(ui));
            }
            ctx.show_viewport_deferred(windows::audience(), builder, move |ui, _class| draw(ui));
        }
        if self.desk.windows.panel.is_open() && self.room_first.is_none() {
            let desk = Arc::clone(&self.desk);
            let builder = ViewportBuilder::default()
                .with_title(tr("window-panel"))
                .with_app_id(full::PANEL)
                .with_active(false)
                .with_visible(false)
                .with_min_inner_size([480.0, 320.0]);
            let panel = &self.desk.windows.panel;
            panel.making();
            let builder = match panel.display() {
                _ if panel.is_drawn() => builder,
                Some(display) => builder.with_monitor(display),
                None => builder.with_inner_size(ORDINARY),
            };
            ctx.show_viewport_deferred(windows::panel(), builder, move |ui, _class| {
                guard::draw(ui, &desk, Pane::Panel, |ui| panel::ui(ui, &desk));
                desk.flush();
            });
        }
    }

    /// Gives the keyboard back to the console when a window has come up on another display: most systems give it to the
    /// newest window, where nobody could type a question. Some do so twice, when the window appears and when it fills its
    /// display.
    fn keep_keyboard(&mut self, ctx: &Context) {
        let windows = [&self.desk.windows.audience, &self.desk.windows.panel];
        let filling = windows.map(|window| window.is_drawn() && window.display().is_some());
        let before = std::mem::replace(&mut self.filling, filling);
        if filling.iter().zip(before).any(|(now, before)| *now && !before) {
            self.newest = Some(Instant::now());
        }
        if self.newest.is_none_or(|newest| newest.elapsed() > SETTLED) {
            self.newest = None;
            return;
        }
        let has_keyboard = |id: ViewportId| {
            ctx.input(|input| input.raw.viewports.get(&id).and_then(|info| info.focused)).unwrap_or_default()
        };
        if [windows::audience(), windows::panel()].into_iter().zip(filling).any(|(id, fills)| fills && has_keyboard(id))
        {
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
        }
        windows::wake(ctx, ViewportId::ROOT, SETTLED / 10);
    }

    /// Opens one of the system's dialogs, unless one stands open.
    fn ask(&mut self, ctx: &Context, window: Option<&winit::window::Window>, what: For) {
        if self.dialog.is_some() {
            return;
        }
        let waker = ctx.clone();
        let wake = move || windows::wake(&waker, ViewportId::ROOT, Duration::ZERO);
        let asked = match what {
            For::Deck | For::Lender => dialogs::open_deck(window, (&tr("path-open"), &tr("dialog-decks")), wake),
            For::Source => dialogs::open_source(window, (&tr("dialog-source"), &tr("dialog-sources")), wake),
            For::Picture => dialogs::open_picture(window, (&tr("fields-path-picture"), &tr("fields-pictures")), wake),
            For::Import => dialogs::open_questions(window, (&tr("path-import"), &tr("dialog-questions")), wake),
            For::Export => dialogs::save_questions(window, &tr("path-export"), wake),
        };
        self.dialog = Some((asked, what));
    }

    /// Asks where to save something, unless a dialog stands open.
    fn save(&mut self, ctx: &Context, window: Option<&winit::window::Window>, name: &str, content: Content) {
        if self.saving.is_none() {
            let waker = ctx.clone();
            let wake = move || windows::wake(&waker, ViewportId::ROOT, Duration::ZERO);
            self.saving = Some((dialogs::save(window, &tr("path-save"), name, wake), content, name.to_owned()));
        }
    }

    fn saved(&mut self) {
        let Some(answer) = self.saving.as_ref().and_then(|(asked, ..)| asked.answer()) else { return };
        let Some((_, content, name)) = self.saving.take() else { return };
        let path = match (answer, &content) {
            (Answer::Chosen(path), _) => path,
            (Answer::Nothing, _) => return,
            (Answer::NoDialog, Content::Text(text)) => {
                let text = text.as_str().into();
                return self.desk.no_dialog(Asking::Save { name: name.into(), text });
            }
            (Answer::NoDialog, Content::Parcel { packed }) => {
                return self.desk.no_dialog(Asking::Parcel { name: name.into(), packed: *packed });
            }
            (Answer::NoDialog, Content::Edited) => return self.desk.no_dialog(Asking::Edited { name: name.into() }),
            (Answer::NoDialog, Content::NewDeck) => return self.desk.no_dialog(Asking::NewDeck { name: name.into() }),
            (Answer::NoDialog, Content::Paper(_)) => {
                return self.desk.say(tr("no-dialog-paper"));
            }
        };
        match content {
            Content::Text(text) => self.desk.written(&path, text.as_bytes()),
            Content::NewDeck => self.desk.make_new(path),
            Content::Edited => self.desk.save_as(path),
            Content::Parcel { packed: true } => self.desk.pack(path),
            Content::Parcel { packed: false } => self.desk.unpack(path),
            Content::Paper(paper) => {
                // Setting sheets takes longer than a frame.
                let (desk, snapshot, now) = (Arc::clone(&self.desk), self.desk.snapshot(), self.desk.now());
                let spawned = std::thread::Builder::new().name("paper".to_owned()).spawn(move || {
                    match super::paper::bytes(paper, &snapshot, now) {
                        Ok(bytes) => desk.written(&path, &bytes),
                        Err(why) => desk.say(why),
                    }
                });
                if spawned.is_err() {
                    self.desk.say(tr("no-thread-print"));
                }
            }
        }
    }

    fn answer(&mut self) {
        if self.desk.snapshot().state.panic && (self.dialog.is_some() || self.saving.is_some()) {
            // The dialog is the system's and cannot be taken away, but nothing comes of it any more.
            (self.dialog, self.saving) = (None, None);
            self.desk.say(tr("dialog-forgotten"));
        }
        self.saved();
        let Some(answer) = self.dialog.as_ref().and_then(|(asked, _)| asked.answer()) else { return };
        let Some((_, what)) = self.dialog.take() else { return };
        match (answer, what) {
            (Answer::Nothing, _) => {}
            (Answer::Chosen(path), For::Deck) => self.desk.errand(Errand::Open(path)),
            (Answer::Chosen(path), For::Lender) => self.desk.borrow_from(path),
            (Answer::Chosen(path), For::Source) => self.desk.new_source(path),
            (Answer::Chosen(path), For::Import) => self.desk.import_questions(&path),
            (Answer::Chosen(path), For::Export) => self.desk.export_questions(&path),
            (Answer::NoDialog, For::Deck) => self.desk.no_dialog(Asking::Deck),
            (Answer::NoDialog, For::Lender) => self.desk.no_dialog(Asking::Lender),
            (Answer::NoDialog, For::Source) => self.desk.no_dialog(Asking::Source),
            (Answer::Chosen(path), For::Picture) => self.desk.take_picture(path),
            (Answer::NoDialog, For::Picture) => self.desk.no_dialog(Asking::Picture),
            (Answer::NoDialog, For::Import) => self.desk.no_dialog(Asking::Import),
            (Answer::NoDialog, For::Export) => self.desk.no_dialog(Asking::Export),
        }
    }

    fn dropped(&self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        if let Some(file) = dropped.first() {
            let path = file.path().to_path_buf();
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
            let picture = dialogs::PICTURES.contains(&ending.as_str());
            if self.desk.is_editing() && picture {
                self.desk.take_picture(path);
            } else {
                self.desk.errand(Errand::Open(path));
            }
        }
    }

    /// Asks before the system closes the console, also while it is minimised or covered and therefore not drawn.
    fn closing(&mut self, ctx: &Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && !self.quitting && self.asks_before_closing() {
            for command in [ViewportCommand::CancelClose, ViewportCommand::Minimized(false), ViewportCommand::Focus] {
                ctx.send_viewport_cmd_to(ViewportId::ROOT, command);
            }
        }
    }

    /// Asks what is to become of the show before the console closes; says whether there is anything to ask about.
    fn asks_before_closing(&self) -> bool {
        if self.desk.asks_about_edits(Then::Quit) {
            return true;
        }
        let snapshot = self.desk.snapshot();
        // Behind the panic or the lock nothing is asked and nothing closes.
        let hidden = snapshot.state.panic || self.desk.face(|face| face.locked);
        let asks = snapshot.state.live || !snapshot.queue.is_empty();
        if asks && !hidden {
            self.desk.face(|face| face.open(Sheet::Close));
            self.desk.wake();
        }
        asks || hidden
    }
}

impl App for Program {
    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        if !std::mem::replace(&mut self.looked_for_direct, true)
            && fast()
            && let Some(direct) = Direct::of(frame)
        {
            ctx.add_plugin(Sparing::new(Arc::clone(&direct), windows::audience()));
            self.desk.slides.take_direct_way(direct);
        }
        let window = frame.winit_window().cloned();
        self.answer();
        self.closing(ctx);
        self.desk.attend();
        self.look_at_displays(ctx, window.as_deref());
        self.land_console(ctx, window.as_deref());
        self.look_at_full(ctx, window.as_deref());
        self.desk.awake.want(self.desk.snapshot().state.live);
        if self.desk.windows.audience.is_open() {
            windows::wake(ctx, ViewportId::ROOT, LOOK_AT_DISPLAYS);
        }
        self.run_errands(ctx, window.as_deref());
        self.move_windows(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        let ctx = ui.ctx().clone();
        self.desk.slides.receive(&ctx);
        let room_is_there = self.desk.windows.audience.is_drawn() || !self.desk.windows.audience.is_open();
        if self.room_first.is_some_and(|since| room_is_there || since.elapsed() > ROOM_FIRST) {
            self.room_first = None;
        }
        self.declare(&ctx);
        if self.room_first.is_some() {
            // The room's first drawing wakes the console; should it not come, the console comes all the same.
            windows::wake(&ctx, ViewportId::ROOT, ROOM_FIRST);
            return;
        }
        self.keep_keyboard(&ctx);
        self.declare_cards(&ctx);
        guard::draw(ui, &self.desk, Pane::Console, |ui| console::ui(ui, &self.desk));
        self.retitle(&ctx);
        self.dropped(&ctx);
        self.desk.flush();
        if !std::mem::replace(&mut self.console_drawn, true) {
            // Only now the system knows where it stands; on X11 it guesses by the mouse before.
            self.look_again = Some(Instant::now() + LOOK_AGAIN);
            windows::wake(&ctx, ViewportId::ROOT, LOOK_AGAIN);
        }
        let window = frame.winit_window().cloned();
        self.run_errands(&ctx, window.as_deref());
        self.move_windows(&ctx);
    }

    /// The ground of console and panel. The room's window draws its own black and white.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        theme::tokens(!visuals.dark_mode).ground.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.desk.leave_show();
        self.desk.end_session();
        self.desk.save_settings();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_names_no_source_file() {
        let words = "winit EventLoopError: os error at /somewhere/linux/mod.rs:765: neither A nor B is set.";
        assert_eq!(reason(words), "neither A nor B is set");
        assert_eq!(reason("no adapter: none found"), "no adapter: none found");
    }
}
