//! A Wayland compositor of the suite's own: sway, with displays that exist in memory alone, and the tools that look and press
//! keys there. Unlike an X server it gives each display a scale of its own, and no program a say in where its windows stand.

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, chown},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;

use super::picture::Picture;

/// What must be installed; each is the name of its Debian package too.
const PROGRAMS: [&str; 3] = ["sway", "grim", "wtype"];

/// Sway does not run as root: there it gets the account of nobody, as which it touches nothing.
const NOBODY: u32 = 65534;

/// How long the compositor may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs the compositor until the standard input closes: that happens even when the test process is killed.
const KEEPER: &str = r#"
trap '' INT
"$@" &
compositor=$!
read -r _
kill "$compositor"
wait "$compositor"
"#;

/// A window, as the compositor knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The window's title.
    pub title: String,
    /// The display on which it stands.
    pub display: String,
    /// Whether it fills its display.
    pub fills: bool,
}

/// The running compositor; it ends when it is dropped or the test process ends.
pub struct Compositor {
    keeper: Child,
    folder: TempDir,
    socket: PathBuf,
}

impl Compositor {
    /// Starts it with displays of 1920 × 1080 pixels side by side, each with a scale of its own.
    pub fn start(scales: &[u8]) -> Self {
        for program in PROGRAMS {
            let found = Command::new("sh").args(["-c", "command -v \"$0\" > /dev/null", program]).status().expect("sh");
            assert!(found.success(), "{program} is missing for the stage suite; `.ci/stage` installs it");
        }
        // Not under the project, which another account may not be allowed to enter.
        let folder = tempfile::tempdir().expect("a folder for the compositor");
        let mut configuration = String::from("xwayland disable\ndefault_border none\n");
        let mut left = 0;
        for (number, scale) in (1..).zip(scales) {
            configuration += &output(number, left, *scale);
            configuration.push('\n');
            left += 1920 / u32::from(*scale);
        }
        let file = folder.path().join("sway.conf");
        fs::write(&file, configuration).expect("the compositor's configuration");
        let root = fs::metadata("/proc/self").is_ok_and(|us| us.uid() == 0);
        let mut line = Vec::new();
        if root {
            chown(folder.path(), Some(NOBODY), Some(NOBODY)).expect("the folder is given away");
            line = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"].map(str::to_owned).to_vec();
        }
        line.extend(["sway", "-c"].map(str::to_owned));
        line.push(file.to_str().expect("a path in UTF-8").to_owned());
        let log = fs::File::create(folder.path().join("sway.log")).expect("the compositor's log");
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .args(line)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env("HOME", folder.path())
            .env("XDG_CONFIG_HOME", folder.path())
            .env("XDG_RUNTIME_DIR", folder.path())
            .env("SWAYSOCK", folder.path().join("sway.sock"))
            .env("WLR_BACKENDS", "headless")
            .env("WLR_HEADLESS_OUTPUTS", scales.len().to_string())
            .env("WLR_LIBINPUT_NO_DEVICES", "1")
            .env("WLR_RENDERER", "pixman")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("sh");
        let mut compositor = Self { keeper, folder, socket: PathBuf::new() };
        let until = Instant::now() + PATIENCE;
        while !compositor.is_ready() {
            assert!(Instant::now() < until, "sway does not start:\n{}", compositor.log());
            thread::sleep(Duration::from_millis(50));
        }
        compositor
    }

    /// What tells programs to open their windows here.
    pub fn environment(&self) -> [(&'static str, &Path); 2] {
        [("WAYLAND_DISPLAY", &self.socket), ("XDG_RUNTIME_DIR", self.folder.path())]
    }

    /// Plugs in one more display, with a number in the order of plugging, beside the others at a place in points.
    pub fn plug_in(&self, number: usize, left: u32) {
        self.ask(&["create_output"]);
        self.ask(&[&output(number, left, 1)]);
    }

    /// Every window.
    pub fn windows(&self) -> Vec<Seat> {
        let mut windows = Vec::new();
        collect(&self.ask(&["-t", "get_tree"]), "", &mut windows);
        windows
    }

    /// Gives the keyboard to a window, by the beginning of its title.
    pub fn focus(&self, title: &str) {
        self.order(title, "focus");
    }

    /// Takes a window, by the beginning of its title, out of everybody's sight.
    pub fn put_away(&self, title: &str) {
        self.order(title, "move to workspace 9");
    }

    /// Asks a window to close, as a task bar does.
    pub fn close(&self, title: &str) {
        self.order(title, "kill");
    }

    fn order(&self, title: &str, order: &str) {
        self.ask(&[&format!("[title=\"^{title}\"] {order}")]);
    }

    /// Presses keys one after the other, by the names that `xkbcommon` gives them.
    pub fn press(&self, keys: &[&str]) {
        let mut line = Vec::new();
        // The first key that a new keyboard sends is lost on the window that is just hearing of that keyboard.
        for key in [&["Shift_L"], keys].concat() {
            line.extend(["-k", key, "-s", "150"]);
        }
        let done = self.tool("wtype").args(line).output().expect("wtype");
        assert!(done.status.success(), "wtype: {}", String::from_utf8_lossy(&done.stderr));
    }

    /// What a display shows.
    pub fn picture(&self, number: usize) -> Picture {
        let file = self.folder.path().join("seen.png");
        let display = format!("HEADLESS-{number}");
        let done = self.tool("grim").args(["-l", "0", "-o", &display]).arg(&file).output().expect("grim");
        assert!(done.status.success(), "grim: {}", String::from_utf8_lossy(&done.stderr));
        Picture::open(&file)
    }

    /// The end of the compositor's own words.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("sway.log")).unwrap_or_default()
    }

    fn is_ready(&mut self) -> bool {
        let entries = fs::read_dir(self.folder.path()).expect("the compositor's folder").flatten();
        let mut names = entries.map(|entry| entry.path());
        let socket = names.find(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.starts_with("wayland-") && path.extension().is_none()
        });
        let Some(socket) = socket else { return false };
        self.socket = socket;
        self.tool("swaymsg").args(["-t", "get_outputs"]).output().is_ok_and(|done| done.status.success())
    }

    fn ask(&self, words: &[&str]) -> Value {
        let done = self.tool("swaymsg").arg("-r").args(words).output().expect("swaymsg");
        let said = String::from_utf8_lossy(&done.stdout);
        assert!(done.status.success(), "swaymsg {words:?}: {said}");
        serde_json::from_str(&said).unwrap_or_default()
    }

    fn tool(&self, name: &str) -> Command {
        let mut tool = Command::new(name);
        tool.envs(self.environment()).env("SWAYSOCK", self.folder.path().join("sway.sock"));
        tool
    }
}

impl Drop for Compositor {
    fn drop(&mut self) {
        // Closing its input lets the keeper end the compositor.
        drop(self.keeper.stdin.take());
        let _status = self.keeper.wait();
    }
}

/// The line that puts a display in its place.
fn output(number: usize, left: u32, scale: u8) -> String {
    format!("output HEADLESS-{number} resolution 1920x1080 position {left} 0 scale {scale}")
}

/// Looks through the compositor's tree of displays, workspaces and windows.
fn collect(node: &Value, display: &str, windows: &mut Vec<Seat>) {
    let word = |field: &str| node[field].as_str().unwrap_or_default();
    let display = if word("type") == "output" { word("name") } else { display };
    if node["pid"].is_u64() {
        let fills = node["fullscreen_mode"].as_u64() == Some(1);
        windows.push(Seat { title: word("name").to_owned(), display: display.to_owned(), fills });
    }
    for children in ["nodes", "floating_nodes"] {
        for child in node[children].as_array().into_iter().flatten() {
            collect(child, display, windows);
        }
    }
}
