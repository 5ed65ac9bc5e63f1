//! The program as eframe runs it: the console is its root window, and the others are declared from it.

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use eframe::{App, CreationContext, Frame, NativeOptions};
use egui::{Context, Ui, ViewportBuilder, ViewportCommand, ViewportId};

use super::{
    audience, console,
    desk::{Desk, Errand, Paper},
    face::{Asking, Sheet},
    keys::Router,
    open::{self, Loaded},
    panel, windows,
};
use crate::{
    platform::{
        clock::MachineClock,
        dialogs::{self, Answer, Asked},
        displays::{self, Display},
        folders::Folders,
        settings::Settings,
        watch::Watch,
    },
    ui::{texture, theme},
};

/// How often the displays are looked at while something depends on them.
const LOOK_AT_DISPLAYS: Duration = Duration::from_secs(2);
/// How long after a change the list of displays is taken to be right again.
const LOOK_AGAIN: Duration = Duration::from_millis(300);
/// The size of the room's window where it fills no display, in points.
const ROOM_WINDOW: [f32; 2] = [960.0, 540.0];

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
    let loaded = Arc::new(open::open(&launch.deck)?);
    let outcome = start(launch, &loaded, eframe::Renderer::Glow);
    // Windows machines without GL drivers still have DirectX in software.
    #[cfg(windows)]
    let outcome = outcome.or_else(|_| start(launch, &loaded, eframe::Renderer::Wgpu));
    outcome.map_err(|error| StartError::Windows(reason(&error.to_string())))
}

/// What people need of the system's words: not where in whose source they were written.
fn reason(words: &str) -> String {
    let tail = words.rsplit_once(".rs:").and_then(|(_, tail)| tail.split_once(": ")).map_or(words, |(_, tail)| tail);
    tail.trim_end_matches('.').to_owned()
}

fn start(launch: &Launch, loaded: &Arc<Loaded>, renderer: eframe::Renderer) -> eframe::Result {
    let options = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(window_title(loaded))
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
        ..NativeOptions::default()
    };
    let (launch, loaded) = (launch.clone(), Arc::clone(loaded));
    eframe::run_native(
        "sidestage",
        options,
        Box::new(move |creation| Ok(Box::new(Program::new(creation, launch, &loaded)))),
    )
}

fn window_title(loaded: &Loaded) -> String {
    format!("{} – Sidestage", loaded.title)
}

fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon-256.png")).unwrap_or_default()
}

/// What the answer of a dialog is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Deck,
    Import,
    Export,
}

/// What is to be saved.
enum Content {
    Text(String),
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
    watch: Watch,
    title: String,
    quitting: bool,
    launch: Option<Launch>,
}

impl Program {
    /// Sets the program up in a new window.
    #[must_use]
    pub fn new(creation: &CreationContext<'_>, launch: Launch, loaded: &Arc<Loaded>) -> Self {
        let folders = Folders::find();
        let settings = folders.as_ref().map(|folders| Settings::read(&folders.settings)).unwrap_or_default();
        let ctx = &creation.egui_ctx;
        theme::install(ctx, settings.light);
        let desk = Desk::new_with(Arc::new(MachineClock::new()), folders, settings, ctx, loaded, launch.no_trace);
        ctx.add_plugin(Router::new(Arc::clone(&desk)));
        ctx.add_plugin(texture::Limit);
        let mut program = Self {
            desk,
            dialog: None,
            saving: None,
            displays: Vec::new(),
            looked: None,
            look_again: None,
            watch: Watch::default(),
            title: window_title(loaded),
            quitting: false,
            launch: None,
        };
        program.look_at_displays(ctx, creation.winit_window().map(AsRef::as_ref));
        if launch.present {
            program.desk.perform(crate::ui::commands::Verb::StartFirst);
        }
        if launch.panel {
            program.desk.errand(Errand::TogglePanel);
        }
        program.run_errands(ctx, creation.winit_window().map(AsRef::as_ref));
        program.launch = Some(launch);
        program
    }

    fn look_at_displays(&mut self, ctx: &Context, window: Option<&winit::window::Window>) {
        let Some(window) = window else { return };
        let again = self.look_again.is_some_and(|at| Instant::now() >= at);
        if !again && self.looked.is_some_and(|looked| looked.elapsed() < LOOK_AT_DISPLAYS) {
            return;
        }
        self.looked = Some(Instant::now());
        if again {
            self.look_again = None;
        }
        if self.watch.stirred(window) {
            self.look_again = Some(Instant::now() + LOOK_AGAIN);
            windows::wake(ctx, ViewportId::ROOT, LOOK_AGAIN);
        }
        let displays = displays::list(window);
        let same = displays == self.displays;
        if same && !again {
            return;
        }
        let warning = displays::mirrored(&displays)
            .then(|| "two displays show the same picture: the room would see this console".to_owned());
        self.desk.set_display_warning(warning);
        let audience = &self.desk.windows.audience;
        let had =
            audience.display().and_then(|index| self.displays.iter().find(|display| display.index == index).cloned());
        self.displays = displays;
        let longest = self.displays.iter().map(|display| display.size.0.max(display.size.1)).max();
        texture::fit_letters(longest.unwrap_or_default());
        if audience.is_open() && !self.quitting {
            match had {
                // The display went: the room's window becomes a window on the laptop, and its place is remembered.
                Some(had) if !self.displays.iter().any(|display| display.key() == had.key()) => {
                    self.desk.lost_display(Some(had.describe()));
                    audience.place(None);
                    // The system may have laid the room's window over the console.
                    ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Focus);
                }
                // It was away for a moment at most, and the window is still there.
                Some(had) if same && room_fills(ctx, &had) => {}
                // It may have come back, or the system has moved the window meanwhile.
                None | Some(_) => self.place_room(Some(window)),
            }
            self.desk.wake();
        }
    }

    /// Puts the room's window on the display that is right now.
    fn place_room(&mut self, window: Option<&winit::window::Window>) {
        let console = window.and_then(|window| displays::display_of(window, &self.displays));
        let chosen = displays::for_room(&self.displays, console, self.desk.room_display().as_ref());
        if let Some(display) = chosen.and_then(|index| self.displays.iter().find(|display| display.index == index)) {
            self.desk.remember_room_display(display.key());
            self.desk.lost_display(None);
        }
        self.desk.windows.audience.place(chosen);
    }

    fn run_errands(&mut self, ctx: &Context, window: Option<&winit::window::Window>) {
        for errand in self.desk.take_errands() {
            match errand {
                Errand::AskForDeck => self.ask(ctx, window, For::Deck),
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
                Errand::Open(path) => self.open(ctx, &path),
                Errand::ShowRoom => {
                    self.looked = None;
                    self.look_at_displays(ctx, window);
                    self.desk.windows.audience.open(None);
                    self.place_room(window);
                    self.desk.wake();
                }
                Errand::TogglePanel => {
                    let panel = &self.desk.windows.panel;
                    if panel.is_open() {
                        panel.close();
                    } else {
                        panel.open(None);
                    }
                    self.desk.wake();
                }
                Errand::Swap => self.swap(ctx, window),
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
    }

    fn open(&mut self, ctx: &Context, path: &std::path::Path) {
        if self.desk.snapshot().state.live {
            self.desk.say("The show is live: end it before you open another deck");
            return;
        }
        match open::open(path) {
            Ok(loaded) => {
                self.title = window_title(&loaded);
                ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Title(self.title.clone()));
                self.desk.set_deck(&Arc::new(loaded));
            }
            Err(unreadable) => self.desk.say(format!("This deck cannot be opened: {unreadable}")),
        }
    }

    /// The room and the console change places.
    fn swap(&mut self, ctx: &Context, window: Option<&winit::window::Window>) {
        let Some(window) = window else { return };
        let audience = &self.desk.windows.audience;
        let Some(console) = displays::display_of(window, &self.displays) else {
            self.desk.say("This system does not say on which display the console stands: move it by hand");
            return;
        };
        let Some(room) = audience.display().filter(|_| audience.is_open()) else {
            self.desk.say("The room's window fills no display, so there is nothing to swap");
            return;
        };
        let Some(display) = self.displays.iter().find(|display| display.index == room) else { return };
        let scale = ctx.pixels_per_point();
        let inset = 60.0;
        let to = egui::Pos2::new(display.position.0 as f32 + inset, display.position.1 as f32 + inset) / scale;
        ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::OuterPosition(to));
        audience.place(Some(console));
        if let Some(display) = self.displays.iter().find(|display| display.index == console) {
            self.desk.remember_room_display(display.key());
        }
        self.desk.wake();
    }

    /// Declares the windows beside the console. Each draws on its own from the shared desk.
    fn declare(&self, ctx: &Context) {
        if self.desk.windows.audience.is_open() {
            let desk = Arc::clone(&self.desk);
            let builder = ViewportBuilder::default()
                .with_title("The room – Sidestage")
                .with_app_id("sidestage-room")
                .with_active(false)
                .with_visible(false);
            // A window is made in its place and moved by commands: of a builder, egui takes only what differs from the last.
            let audience = &self.desk.windows.audience;
            if audience.must_move() {
                move_room(ctx, audience.display());
            }
            let builder = match audience.display() {
                _ if audience.is_drawn() => builder,
                Some(display) => builder.with_monitor(display),
                None => builder.with_inner_size(ROOM_WINDOW),
            };
            ctx.show_viewport_deferred(windows::audience(), builder, move |ui, _class| {
                desk.slides.receive(ui.ctx());
                audience::ui(ui, &desk);
                desk.flush();
            });
        }
        if self.desk.windows.panel.is_open() {
            let desk = Arc::clone(&self.desk);
            let builder = ViewportBuilder::default()
                .with_title("The panel – Sidestage")
                .with_app_id("sidestage-panel")
                .with_active(false)
                .with_visible(false)
                .with_inner_size([960.0, 540.0])
                .with_min_inner_size([480.0, 320.0]);
            ctx.show_viewport_deferred(windows::panel(), builder, move |ui, _class| {
                panel::ui(ui, &desk);
                desk.flush();
            });
        }
    }

    /// Opens one of the system's dialogs, unless one stands open.
    fn ask(&mut self, ctx: &Context, window: Option<&winit::window::Window>, what: For) {
        if self.dialog.is_some() {
            return;
        }
        let waker = ctx.clone();
        let wake = move || windows::wake(&waker, ViewportId::ROOT, Duration::ZERO);
        let asked = match what {
            For::Deck => dialogs::open_deck(window, wake),
            For::Import => dialogs::open_questions(window, wake),
            For::Export => dialogs::save_questions(window, wake),
        };
        self.dialog = Some((asked, what));
    }

    /// Asks where to save something, unless a dialog stands open.
    fn save(&mut self, ctx: &Context, window: Option<&winit::window::Window>, name: &str, content: Content) {
        if self.saving.is_none() {
            let waker = ctx.clone();
            let wake = move || windows::wake(&waker, ViewportId::ROOT, Duration::ZERO);
            self.saving = Some((dialogs::save(window, name, wake), content, name.to_owned()));
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
            (Answer::NoDialog, Content::Paper(_)) => {
                return self
                    .desk
                    .say("This system opens no file dialog: the command line writes the paper, see --help");
            }
        };
        match content {
            Content::Text(text) => self.desk.written(&path, text.as_bytes()),
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
                    self.desk.say("Nothing can be printed: the system gives no thread");
                }
            }
        }
    }

    fn answer(&mut self) {
        if self.desk.snapshot().state.panic && (self.dialog.is_some() || self.saving.is_some()) {
            // The dialog is the system's and cannot be taken away, but nothing comes of it any more.
            (self.dialog, self.saving) = (None, None);
            self.desk.say("A dialog for a file stood open: its answer does not count any more");
        }
        self.saved();
        let Some(answer) = self.dialog.as_ref().and_then(|(asked, _)| asked.answer()) else { return };
        let Some((_, what)) = self.dialog.take() else { return };
        match (answer, what) {
            (Answer::Nothing, _) => {}
            (Answer::Chosen(path), For::Deck) => self.desk.errand(Errand::Open(path)),
            (Answer::Chosen(path), For::Import) => self.desk.import_questions(&path),
            (Answer::Chosen(path), For::Export) => self.desk.export_questions(&path),
            (Answer::NoDialog, For::Deck) => self.desk.no_dialog(Asking::Deck),
            (Answer::NoDialog, For::Import) => self.desk.no_dialog(Asking::Import),
            (Answer::NoDialog, For::Export) => self.desk.no_dialog(Asking::Export),
        }
    }

    fn dropped(&self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        if let Some(file) = dropped.first() {
            self.desk.errand(Errand::Open(file.path().to_path_buf()));
        }
    }

    fn closing(&mut self, ctx: &Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && !self.quitting && self.asks_before_closing() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    }

    /// Asks what is to become of the show before the console closes; says whether there is anything to ask about.
    fn asks_before_closing(&self) -> bool {
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

/// Whether the room's window covers a display, as far as the system says where windows are.
fn room_fills(ctx: &Context, display: &Display) -> bool {
    let info = ctx.input(|input| input.raw.viewports.get(&windows::audience()).cloned());
    let Some((info, area)) = info.and_then(|info| info.inner_rect.map(|area| (info, area))) else { return false };
    let area = area * (info.native_pixels_per_point.unwrap_or(1.0) * ctx.zoom_factor());
    let corner = egui::Pos2::new(display.position.0 as f32, display.position.1 as f32);
    let size = egui::Vec2::new(display.size.0 as f32, display.size.1 as f32);
    egui::Rect::from_min_size(corner, size).expand(1.0).contains_rect(area) && (area.size() - size).length() < 2.0
}

/// Puts the room's window, which is on the screen already, on another display, or makes it an ordinary window.
fn move_room(ctx: &Context, display: Option<usize>) {
    let send = |command| ctx.send_viewport_cmd_to(windows::audience(), command);
    // First of all, because a window that fills a display already is not moved to the same one again, wherever it is.
    send(ViewportCommand::Fullscreen(false));
    match display {
        Some(display) => send(ViewportCommand::SetMonitor(display)),
        None => send(ViewportCommand::InnerSize(ROOM_WINDOW.into())),
    }
}

impl App for Program {
    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        let window = frame.winit_window().cloned();
        self.answer();
        self.look_at_displays(ctx, window.as_deref());
        if self.desk.windows.audience.is_open() {
            windows::wake(ctx, ViewportId::ROOT, LOOK_AT_DISPLAYS);
        }
        self.run_errands(ctx, window.as_deref());
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        let ctx = ui.ctx().clone();
        self.desk.slides.receive(&ctx);
        self.declare(&ctx);
        console::ui(ui, &self.desk);
        self.dropped(&ctx);
        self.closing(&ctx);
        self.desk.flush();
        let window = frame.winit_window().cloned();
        self.run_errands(&ctx, window.as_deref());
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
