//! Whether a window fills its display, where the library of the windows does not hear of it; and how it does so where the window
//! manager put it somewhere else.
//!
//! On X11 the window manager may take a window out of full screen by a shortcut of its own. winit 0.30 asked for full screen
//! once and goes on believing in it, and the window may not even change its size; so the server is asked for the state that
//! the window manager keeps. Other systems tell winit, and then egui knows.
//!
//! Window managers that lay windows out like tiles do not let them move, and fill the display on which a window happens to be.
//! They do listen to where a window wants to be when it comes up.

use winit::window::Window;

/// Looks after the windows of this process by the names of their kinds, which are given to them when they are made.
#[derive(Default)]
pub struct FullScreen {
    #[cfg(target_os = "linux")]
    server: Option<x11::Server>,
}

impl FullScreen {
    /// Whether the window manager has the window of a kind fill a display; `None` where that is not asked here, and while
    /// there is no such window. `beside` is any window of the program.
    #[cfg(target_os = "linux")]
    pub fn of(&mut self, beside: &Window, kind: &str) -> Option<bool> {
        super::watch::x11_id(beside)?;
        if self.server.is_none() {
            self.server = x11::Server::connect();
        }
        self.server.as_mut()?.fills(kind).unwrap_or_else(|_silent| {
            // The connection may be lost: there will be another one at the next call.
            self.server = None;
            None
        })
    }

    /// Has the window of a kind come up anew on a display, filling it, where the window manager had put it on another one. The
    /// corner and the size are those of the display, in pixels of the desktop. Takes a moment, and does not wait for its end.
    #[cfg(target_os = "linux")]
    pub fn insist(kind: &'static str, corner: (i32, i32), size: (u32, u32)) {
        let insist = move || {
            let mut server = x11::Server::connect()?;
            server.bring_up(kind, corner, size).ok()
        };
        // Without a thread the window stays where it is, and can be moved by hand.
        let _spawned = std::thread::Builder::new().name("insist".to_owned()).spawn(insist);
    }

    /// Nothing: the systems beside X11 put windows where they are asked to.
    #[cfg(not(target_os = "linux"))]
    pub fn insist(_kind: &'static str, _corner: (i32, i32), _size: (u32, u32)) {}

    /// Whether the window manager has the window fill a display: this system tells the windows itself.
    #[cfg(not(target_os = "linux"))]
    pub fn of(&mut self, _beside: &Window, _kind: &str) -> Option<bool> {
        None
    }
}

impl std::fmt::Debug for FullScreen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FullScreen")
    }
}

#[cfg(target_os = "linux")]
mod x11 {
    use std::{collections::HashMap, thread, time::Duration};

    use x11rb::{
        connection::Connection as _,
        errors::ReplyError,
        protocol::xproto::{
            AtomEnum, ConfigureWindowAux, ConnectionExt as _, EventMask, PropMode, UNMAP_NOTIFY_EVENT, UnmapNotifyEvent,
        },
        rust_connection::RustConnection,
        wrapper::ConnectionExt as _,
    };

    /// How long a window manager may take to let go of a window, and how long between two looks.
    const LETS_GO: Duration = Duration::from_millis(500);
    const LOOK: Duration = Duration::from_millis(10);

    x11rb::atom_manager! {
        /// What window managers write down about windows.
        Atoms: AtomsCookie {
            CLIENTS: b"_NET_CLIENT_LIST".as_slice(),
            PROCESS: b"_NET_WM_PID".as_slice(),
            STATE: b"_NET_WM_STATE".as_slice(),
            FULL_SCREEN: b"_NET_WM_STATE_FULLSCREEN".as_slice(),
            MANAGED: b"WM_STATE".as_slice(),
        }
    }

    /// A connection of our own to the X server.
    pub struct Server {
        connection: RustConnection,
        root: u32,
        atoms: Atoms,
        /// The windows that were found, by their kinds: looking for them takes a question about every window there is.
        found: HashMap<String, u32>,
    }

    impl Server {
        /// Connects to the server that the environment names.
        pub fn connect() -> Option<Self> {
            let (connection, screen) = x11rb::connect(None).ok()?;
            let root = x11rb::connection::Connection::setup(&connection).roots.get(screen)?.root;
            let atoms = Atoms::new(&connection).ok()?.reply().ok()?;
            Some(Self { connection, root, atoms, found: HashMap::new() })
        }

        /// Whether our window of a kind fills a display, or none where there is no such window; an error when the server
        /// does not answer.
        pub fn fills(&mut self, kind: &str) -> Result<Option<bool>, ReplyError> {
            if let Some(window) = self.found.get(kind) {
                match self.state(*window) {
                    Err(ReplyError::X11Error(_)) => {}
                    answer => return answer.map(Some),
                }
                // It is closed; another one may have been opened.
                self.found.remove(kind);
            }
            self.find(kind)?.map(|window| self.state(window)).transpose()
        }

        /// Takes our window of a kind away from the window manager and has it come up anew, filling a display.
        pub fn bring_up(&mut self, kind: &str, corner: (i32, i32), size: (u32, u32)) -> Result<(), ReplyError> {
            let Some(window) = self.find(kind)? else { return Ok(()) };
            self.connection.unmap_window(window)?;
            // Says to the window manager that the window is withdrawn (ICCCM, 4.1.4).
            let (response_type, from_configure) = (UNMAP_NOTIFY_EVENT, false);
            let event = UnmapNotifyEvent { response_type, sequence: 0, event: self.root, window, from_configure };
            let to = EventMask::SUBSTRUCTURE_NOTIFY | EventMask::SUBSTRUCTURE_REDIRECT;
            self.connection.send_event(false, self.root, to, event)?;
            self.connection.flush()?;
            // What it wrote down about the window goes with it, and what is written before that would go too.
            for _ in 0..LETS_GO.as_millis() / LOOK.as_millis() {
                if self.numbers(window, self.atoms.MANAGED)?.first().is_none_or(|state| *state == 0) {
                    break;
                }
                thread::sleep(LOOK);
            }
            let place = ConfigureWindowAux::new().x(corner.0).y(corner.1).width(size.0).height(size.1);
            self.connection.configure_window(window, &place)?;
            let (property, kind) = (self.atoms.STATE, AtomEnum::ATOM);
            self.connection.change_property32(PropMode::REPLACE, window, property, kind, &[self.atoms.FULL_SCREEN])?;
            self.connection.map_window(window)?;
            self.connection.flush()?;
            Ok(())
        }

        fn find(&mut self, kind: &str) -> Result<Option<u32>, ReplyError> {
            for window in self.numbers(self.root, self.atoms.CLIENTS)? {
                // A window may go while it is asked.
                let Ok(true) = self.is_ours(window, kind) else { continue };
                self.found.insert(kind.to_owned(), window);
                return Ok(Some(window));
            }
            Ok(None)
        }

        fn state(&self, window: u32) -> Result<bool, ReplyError> {
            Ok(self.numbers(window, self.atoms.STATE)?.contains(&self.atoms.FULL_SCREEN))
        }

        /// Whether a window is one of this process and of a kind: the second of the two words of its class.
        fn is_ours(&self, window: u32, kind: &str) -> Result<bool, ReplyError> {
            let (property, of) = (AtomEnum::WM_CLASS, AtomEnum::STRING);
            let class = self.connection.get_property(false, window, property, of, 0, 256)?.reply()?.value;
            let named = class.split(|byte| *byte == 0).nth(1) == Some(kind.as_bytes());
            Ok(named && self.numbers(window, self.atoms.PROCESS)?.first() == Some(&std::process::id()))
        }

        fn numbers(&self, window: u32, property: u32) -> Result<Vec<u32>, ReplyError> {
            let reply = self.connection.get_property(false, window, property, AtomEnum::ANY, 0, 1024)?.reply()?;
            Ok(reply.value32().map(Iterator::collect).unwrap_or_default())
        }
    }
}
