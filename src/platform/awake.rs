//! Keeps the machine and its displays awake while a show is live, by every way that the system offers.
//!
//! All of it happens on a thread of its own: a desktop service that does not answer must not stop a window. A machine
//! without any such service is no fault, but it is said.

use std::{sync::Arc, thread};

use crossbeam_channel::{Sender, bounded};
use parking_lot::Mutex;

use crate::deck::slow;

/// How it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Held {
    /// Nobody asked for it.
    #[default]
    Off,
    /// Asked for, not answered yet.
    Asked,
    /// The machine stays awake; by which services, in words.
    By(String),
    /// No service could be asked; what to do is for people.
    Failed,
}

/// Keeps the machine awake between [`Awake::want`] with true and with false, and no longer than it lives itself.
#[derive(Default)]
pub struct Awake {
    held: Arc<Mutex<Held>>,
    wanted: Mutex<bool>,
    thread: Mutex<Option<Sender<bool>>>,
}

impl Awake {
    /// Says whether the machine has to stay awake. Saying the same again costs nothing.
    pub fn want(&self, awake: bool) {
        let mut wanted = self.wanted.lock();
        if *wanted == awake {
            return;
        }
        *wanted = awake;
        let mut thread = self.thread.lock();
        if thread.is_none() {
            *thread = spawn(Arc::clone(&self.held));
        }
        *self.held.lock() = if awake { Held::Asked } else { Held::Off };
        let sent = thread.as_ref().is_some_and(|thread| thread.send(awake).is_ok());
        if !sent && awake {
            *self.held.lock() = Held::Failed;
        }
    }

    /// How it stands.
    #[must_use]
    pub fn held(&self) -> Held {
        self.held.lock().clone()
    }
}

fn spawn(held: Arc<Mutex<Held>>) -> Option<Sender<bool>> {
    let (sender, wishes) = bounded::<bool>(16);
    let run = move || {
        let mut guard = None;
        for awake in wishes {
            if !awake {
                guard = None;
            } else if guard.is_none() {
                guard = system::hold();
                let now = guard.as_ref().map_or(Held::Failed, |guard| Held::By(guard.words()));
                let mut held = held.lock();
                // It may have been called off meanwhile: the next wish says so.
                if *held == Held::Asked {
                    *held = now;
                }
            }
        }
        drop(guard);
    };
    thread::Builder::new().name("awake".to_owned()).spawn(run).ok().map(|_thread| sender)
}

/// Tries whether the machine can be kept awake, and lets go again at once. Not for a thread that draws.
#[must_use]
pub fn trial() -> Held {
    slow::work("the machine is asked to stay awake");
    system::hold().map_or(Held::Failed, |guard| Held::By(guard.words()))
}

#[cfg(target_os = "linux")]
mod system {
    use std::time::Duration;

    use x11rb::{
        connection::Connection as _, protocol::screensaver::ConnectionExt as _, rust_connection::RustConnection,
    };
    use zbus::{
        blocking::{Connection, connection::Builder},
        zvariant::OwnedFd,
    };

    /// A service that has not answered by then will not.
    const PATIENCE: Duration = Duration::from_secs(3);
    const NAME: &str = "Sidestage";
    const WHY: &str = "A show is live";

    /// Whatever keeps the machine awake; dropping it lets the machine sleep again.
    pub struct Guard {
        /// Closing it lets go.
        sleep: Option<OwnedFd>,
        /// The service forgets us when the connection closes; the number is for saying so properly.
        saver: Option<(Connection, u32)>,
        /// The server forgets us when the connection closes.
        x11: Option<RustConnection>,
    }

    pub fn hold() -> Option<Guard> {
        let guard = Guard { sleep: sleep(), saver: saver(), x11: x11() };
        (guard.sleep.is_some() || guard.saver.is_some() || guard.x11.is_some()).then_some(guard)
    }

    /// <https://systemd.io/INHIBITOR_LOCKS/>
    fn sleep() -> Option<OwnedFd> {
        let system = Builder::system().ok()?.method_timeout(PATIENCE).build().ok()?;
        let service = "org.freedesktop.login1";
        let answer = system
            .call_method(
                Some(service),
                "/org/freedesktop/login1",
                Some("org.freedesktop.login1.Manager"),
                "Inhibit",
                &("idle:sleep", NAME, WHY, "block"),
            )
            .ok()?;
        answer.body().deserialize().ok()
    }

    /// <https://specifications.freedesktop.org/idle-inhibit-spec/latest/>
    fn saver() -> Option<(Connection, u32)> {
        let session = Builder::session().ok()?.method_timeout(PATIENCE).build().ok()?;
        let answer = ask(&session, "Inhibit", &(NAME, WHY))?;
        let cookie: u32 = answer.body().deserialize().ok()?;
        Some((session, cookie))
    }

    fn ask(
        session: &Connection,
        method: &str,
        body: &(impl serde::Serialize + zbus::zvariant::DynamicType),
    ) -> Option<zbus::Message> {
        let name = "org.freedesktop.ScreenSaver";
        session.call_method(Some(name), "/org/freedesktop/ScreenSaver", Some(name), method, body).ok()
    }

    /// A bare window manager has no service, but the server's own saver can be suspended:
    /// <https://www.x.org/releases/current/doc/man/man3/Xss.3.xhtml>
    fn x11() -> Option<RustConnection> {
        let (connection, _screen) = x11rb::connect(None).ok()?;
        connection.screensaver_suspend(1).ok()?.check().ok()?;
        connection.flush().ok()?;
        Some(connection)
    }

    impl Guard {
        pub fn words(&self) -> String {
            let mut words = Vec::new();
            if self.saver.is_some() {
                words.push("the desktop");
            }
            if self.sleep.is_some() {
                words.push("the system");
            }
            if self.x11.is_some() {
                words.push("the X server");
            }
            words.join(", ")
        }
    }

    impl Drop for Guard {
        fn drop(&mut self) {
            if let Some((session, cookie)) = &self.saver {
                let _gone_already = ask(session, "UnInhibit", &(*cookie,));
            }
        }
    }
}

#[cfg(any(windows, target_os = "macos"))]
mod system {
    /// Whatever keeps the machine awake; dropping it lets the machine sleep again.
    pub struct Guard(#[expect(dead_code, reason = "it works by being kept")] keepawake::KeepAwake);

    pub fn hold() -> Option<Guard> {
        let mut wish = keepawake::Builder::default();
        wish.display(true).idle(true).sleep(true);
        wish.reason("A show is live").app_name("Sidestage").app_reverse_domain("org.sidestage");
        wish.create().ok().map(Guard)
    }

    impl Guard {
        #[expect(clippy::unused_self, reason = "on Linux it depends on what was reached")]
        pub fn words(&self) -> String {
            "the system".to_owned()
        }
    }
}

#[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
mod system {
    /// Nothing: this system has no way that is known here.
    pub enum Guard {}

    pub const fn hold() -> Option<Guard> {
        None
    }

    impl Guard {
        pub fn words(&self) -> String {
            match *self {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_held_once_and_let_go_again() {
        let awake = Awake::default();
        assert_eq!(awake.held(), Held::Off);
        awake.want(false);
        assert!(awake.thread.lock().is_none(), "nobody asked yet, so there is no thread");
        awake.want(true);
        assert_ne!(awake.held(), Held::Off);
        awake.want(false);
        assert_eq!(awake.held(), Held::Off);
    }
}
