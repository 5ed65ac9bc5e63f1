//! Whether a window fills its display, where the library of the windows does not hear of it.
//!
//! On X11 the window manager may take a window out of full screen by a shortcut of its own. winit 0.30 asked for full screen
//! once and goes on believing in it, and the window may not even change its size; so the server is asked for the state that
//! the window manager keeps. Other systems tell winit, and then egui knows.

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
    use std::collections::HashMap;

    use x11rb::{
        errors::ReplyError,
        protocol::xproto::{AtomEnum, ConnectionExt as _},
        rust_connection::RustConnection,
    };

    x11rb::atom_manager! {
        /// What window managers write down about windows.
        Atoms: AtomsCookie {
            CLIENTS: b"_NET_CLIENT_LIST".as_slice(),
            PROCESS: b"_NET_WM_PID".as_slice(),
            STATE: b"_NET_WM_STATE".as_slice(),
            FULL_SCREEN: b"_NET_WM_STATE_FULLSCREEN".as_slice(),
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
            for window in self.numbers(self.root, self.atoms.CLIENTS)? {
                // A window may go while it is asked.
                let Ok(true) = self.is_ours(window, kind) else { continue };
                self.found.insert(kind.to_owned(), window);
                return self.state(window).map(Some);
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
