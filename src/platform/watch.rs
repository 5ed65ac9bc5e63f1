//! Whether the displays have changed, where the list that windows are given does not say so by itself.
//!
//! On X11 winit 0.30 keeps the list of displays that it made at the start: it means to make it again when the server tells
//! of a change, but Xlib, through which it hears, drops that word because nobody asked Xlib for it. So the server is asked
//! here, and winit is made to look again by the one sign that does reach it: a change of the property `RESOURCE_MANAGER`
//! on one of its windows.
//!
//! A thread of its own waits for the server's word of a change, so that nobody looks at an empty screen, or at a console
//! that the room's window lies upon, until the displays are looked at in their turn.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use winit::window::Window;

/// Watches the displays. Other systems than X11 need no watching and are said to be unchanged.
#[derive(Default)]
pub struct Watch {
    #[cfg(target_os = "linux")]
    server: Option<x11::Server>,
    #[cfg(target_os = "linux")]
    listens: bool,
    told: Arc<AtomicBool>,
}

impl Watch {
    /// Has what `waker` makes called from another thread at each change from now on, and [`Watch::told`] say of it then;
    /// once is enough. Where nobody can be told of changes, the displays are still to be looked at now and then.
    #[cfg(target_os = "linux")]
    pub fn listen<W: Fn() + Send + 'static>(&mut self, window: &Window, waker: impl FnOnce() -> W) {
        if std::mem::replace(&mut self.listens, true) || x11::id(window).is_none() {
            return;
        }
        let (told, wake) = (Arc::clone(&self.told), waker());
        let listen = move || {
            x11::listen(|| {
                told.store(true, Ordering::Release);
                wake();
            });
        };
        // Where there is no thread to be had, the looks in turn are enough.
        let _unless_refused = std::thread::Builder::new().name("displays".to_owned()).spawn(listen);
    }

    /// This system tells the windows itself.
    #[cfg(not(target_os = "linux"))]
    pub fn listen<W: Fn() + Send + 'static>(&mut self, _window: &Window, _waker: impl FnOnce() -> W) {}

    /// Whether a change was heard of since the last call.
    pub fn told(&self) -> bool {
        self.told.swap(false, Ordering::AcqRel)
    }

    /// Whether the displays were changed since the last call, even if they are by now as they were. The list of displays
    /// is right a moment later, when the windows have heard of it.
    #[cfg(target_os = "linux")]
    pub fn stirred(&mut self, window: &Window) -> bool {
        let Some(window) = x11::id(window) else { return false };
        if self.server.is_none() {
            self.server = x11::Server::connect();
        }
        let Some(server) = &mut self.server else { return false };
        server.stirred(window).unwrap_or_else(|| {
            // The connection is lost: there will be another one at the next call.
            self.server = None;
            false
        })
    }

    /// Whether the displays were changed: this system tells the windows itself.
    #[cfg(not(target_os = "linux"))]
    pub fn stirred(&mut self, _window: &Window) -> bool {
        false
    }
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

#[cfg(target_os = "linux")]
pub(super) use x11::id as x11_id;

#[cfg(target_os = "linux")]
mod x11 {
    use winit::{
        raw_window_handle::{HasWindowHandle, RawWindowHandle},
        window::Window,
    };
    use x11rb::{
        connection::Connection,
        protocol::{
            randr::{ConnectionExt as _, NotifyMask},
            xproto::{AtomEnum, ConnectionExt as _, PropMode},
        },
        rust_connection::RustConnection,
    };

    /// A connection of our own to the X server.
    pub struct Server {
        connection: RustConnection,
        root: u32,
        /// When the displays were last set, by the server's clock.
        set_at: Option<(u32, u32)>,
    }

    /// The server's number of a window, unless it is a window of another system.
    pub(in crate::platform) fn id(window: &Window) -> Option<u32> {
        match window.window_handle().ok()?.as_raw() {
            RawWindowHandle::Xlib(handle) => u32::try_from(handle.window).ok(),
            RawWindowHandle::Xcb(handle) => Some(handle.window.get()),
            _ => None,
        }
    }

    /// Waits for changes of the displays until the server is gone, and says each aloud.
    pub fn listen(changed: impl Fn()) {
        let Some(server) = Server::connect() else { return };
        let what = NotifyMask::SCREEN_CHANGE | NotifyMask::CRTC_CHANGE | NotifyMask::OUTPUT_CHANGE;
        if server.connection.randr_select_input(server.root, what).is_err() || server.connection.flush().is_err() {
            return;
        }
        // Only what was asked for arrives here.
        while server.connection.wait_for_event().is_ok() {
            changed();
        }
    }

    impl Server {
        /// Connects to the server that the environment names.
        pub fn connect() -> Option<Self> {
            let (connection, screen) = x11rb::connect(None).ok()?;
            let root = connection.setup().roots.get(screen)?.root;
            Some(Self { connection, root, set_at: None })
        }

        /// Whether the displays were set anew since the last call; `None` when the server does not answer.
        pub fn stirred(&mut self, window: u32) -> Option<bool> {
            let displays = self.connection.randr_get_screen_resources_current(self.root).ok()?.reply().ok()?;
            let set_at = Some((displays.timestamp, displays.config_timestamp));
            if self.set_at == set_at {
                return Some(false);
            }
            if self.set_at.replace(set_at?).is_none() {
                return Some(false);
            }
            // Nothing is added to the property: that it was written is enough.
            let (property, kind) = (AtomEnum::RESOURCE_MANAGER, AtomEnum::STRING);
            self.connection.change_property(PropMode::APPEND, window, property, kind, 8, 0, &[]).ok()?;
            self.connection.flush().ok()?;
            Some(true)
        }
    }
}
