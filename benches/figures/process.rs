//! A program with everything that it starts: its memory, its processor time, and its end.

use std::{
    collections::HashMap,
    fs,
    os::unix::process::CommandExt as _,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// The clock ticks in a second of `/proc/PID/stat`: the same on every Linux that Rust runs on.
const TICKS: f64 = 100.0;
const PAGE: u64 = 4096;

/// A running program; it and all that it started end when it is dropped.
pub struct Tree {
    child: Child,
    most: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
    watch: Option<JoinHandle<()>>,
}

/// What a command is made of: a program, its arguments, and its environment.
pub struct Line {
    pub program: String,
    pub arguments: Vec<String>,
    pub environment: Vec<(String, String)>,
}

impl Tree {
    /// Starts a command, in a process group of its own.
    pub fn start(line: &Line) -> Self {
        let mut command = Command::new(&line.program);
        for name in ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DBUS_SESSION_BUS_ADDRESS", "XDG_SESSION_TYPE"] {
            command.env_remove(name);
        }
        let command = command
            .args(&line.arguments)
            .envs(line.environment.iter().cloned())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0);
        let child = command.spawn().expect("the program");
        let (most, stop) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let (root, seen, ends) = (child.id(), Arc::clone(&most), Arc::clone(&stop));
        let watch = thread::Builder::new().name("memory".to_owned()).spawn(move || {
            while !ends.load(Ordering::Relaxed) {
                let bytes = family(root).iter().map(|pid| memory(*pid)).sum();
                seen.fetch_max(bytes, Ordering::Relaxed);
                thread::sleep(Duration::from_millis(250));
            }
        });
        Self { child, most, stop, watch: watch.ok() }
    }

    /// The most memory that the program and its children had at one moment, in MiB; shared pages count for each.
    pub fn most_memory(&self) -> f64 {
        self.most.load(Ordering::Relaxed) as f64 / f64::from(1 << 20)
    }

    /// The processor time of the program and its children so far.
    pub fn processor_seconds(&self) -> f64 {
        family(self.child.id()).iter().map(|pid| seconds(*pid)).sum()
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(watch) = self.watch.take() {
            let _ended = watch.join();
        }
        for (signal, pause) in [("-TERM", 800), ("-KILL", 200)] {
            let all: Vec<String> = family(self.child.id()).iter().map(u32::to_string).collect();
            if !all.is_empty() {
                let _asked = Command::new("kill").arg(signal).args(&all).stderr(Stdio::null()).status();
                thread::sleep(Duration::from_millis(pause));
            }
            let _reaped = self.child.try_wait();
        }
        let _reaped = self.child.wait();
    }
}

/// The fields of a process after its name, which may hold spaces: the first is its state.
fn stat(pid: u32) -> Option<Vec<String>> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(stat.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect())
}

fn field(stat: &[String], at: usize) -> u64 {
    stat.get(at).and_then(|field| field.parse().ok()).unwrap_or(0)
}

/// A process and what descends from it, or has joined its group: whoever starts a second process and ends is followed too.
fn family(root: u32) -> Vec<u32> {
    let mut children: HashMap<u64, Vec<u32>> = HashMap::new();
    let mut family = Vec::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        let Some(stat) = stat(pid).filter(|stat| stat.first().is_some_and(|state| state != "Z")) else { continue };
        children.entry(field(&stat, 1)).or_default().push(pid);
        if pid == root || field(&stat, 2) == u64::from(root) {
            family.push(pid);
        }
    }
    let mut next = 0;
    while let Some(pid) = family.get(next).copied() {
        for child in children.get(&u64::from(pid)).into_iter().flatten() {
            if !family.contains(child) {
                family.push(*child);
            }
        }
        next += 1;
    }
    family
}

fn memory(pid: u32) -> u64 {
    let pages = fs::read_to_string(format!("/proc/{pid}/statm")).unwrap_or_default();
    pages.split_whitespace().nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * PAGE
}

fn seconds(pid: u32) -> f64 {
    stat(pid).map_or(0.0, |stat| (field(&stat, 11) + field(&stat, 12)) as f64 / TICKS)
}
