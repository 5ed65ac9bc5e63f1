//! The program under test: the built binary with a home of its own, and what the system knows of its process.

use std::{
    ffi::OsStr,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The clock ticks in a second of `/proc/PID/stat`: the same on every Linux that Rust runs on.
const TICKS: f64 = 100.0;

/// A running program. It is killed when it is dropped.
pub struct Program {
    child: Child,
    log: PathBuf,
    /// When it was started.
    pub started: Instant,
}

impl Program {
    /// Starts the program on a screen, which the environment names. `home` takes its settings, journals and keys; `log` takes
    /// what it prints.
    pub fn start<V: AsRef<OsStr>>(screen: &[(&str, V)], home: &Path, log: &Path, arguments: &[&str]) -> Self {
        let print = File::options().create(true).append(true).open(log).expect("the program's log");
        let started = Instant::now();
        let child = Command::new(env!("CARGO_BIN_EXE_sidestage"))
            .args(arguments)
            .env("HOME", home)
            .env("SIDESTAGE_HOME", home)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("RUST_BACKTRACE", "1")
            // Nothing of the desktop on which the suite may be started.
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("XDG_SESSION_TYPE")
            .envs(screen.iter().map(|(name, value)| (name, value.as_ref())))
            .current_dir(home)
            .stdin(Stdio::null())
            .stdout(print.try_clone().expect("a second handle"))
            .stderr(print)
            .spawn()
            .expect("the program");
        Self { child, log: log.to_owned(), started }
    }

    /// How the program ended, if it did.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("the program's status")
    }

    /// Fails when the program is gone.
    pub fn must_live(&mut self, when: &str) {
        if let Some(status) = self.ended() {
            panic!("the program ended ({status}) {when}; it said:\n{}", self.said());
        }
    }

    /// Waits for the program to end by itself.
    pub fn wait(&mut self, limit: Duration) -> Option<ExitStatus> {
        let until = Instant::now() + limit;
        while Instant::now() < until {
            if let Some(status) = self.ended() {
                return Some(status);
            }
            thread::sleep(Duration::from_millis(10));
        }
        None
    }

    /// Ends the program as a loss of power would: at once, with nothing saved or said.
    pub fn kill(&mut self) {
        self.child.kill().expect("the program lived");
        self.child.wait().expect("the program is gone");
    }

    /// Stops the program in the middle of whatever it does, so that its windows keep what they show.
    pub fn halt(&self) {
        let pid = self.child.id().to_string();
        let done = Command::new("sh").args(["-c", "kill -STOP \"$0\"", &pid]).status().expect("sh");
        assert!(done.success(), "the program cannot be halted");
    }

    /// What the program printed.
    pub fn said(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Seconds of processor time that all threads of the program used so far.
    pub fn processor_seconds(&self) -> f64 {
        let stat = self.of_proc("stat");
        // The name in parentheses may hold spaces; user and system time are the 14th and 15th fields.
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
        let field = |number: usize| fields.get(number - 3).and_then(|field| field.parse::<f64>().ok()).expect("a time");
        (field(14) + field(15)) / TICKS
    }

    /// The memory that the program has, and the most that it ever had, in MiB.
    pub fn memory(&self) -> (f64, f64) {
        let status = self.of_proc("status");
        let mib = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("a line of memory");
            line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).expect("KiB") / 1024.0
        };
        (mib("VmRSS:"), mib("VmHWM:"))
    }

    fn of_proc(&self, file: &str) -> String {
        fs::read_to_string(format!("/proc/{}/{file}", self.child.id())).expect("the process")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _status = self.child.wait();
    }
}
