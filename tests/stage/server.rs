//! A display server of the suite's own: two displays side by side, without hardware, and a window manager.
//!
//! Only Xorg's dummy driver gives programs two real displays (outputs of `RandR`); a virtual framebuffer shows them one.

use std::{
    env, fs,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use tempfile::TempDir;

/// The size of each of the two displays.
pub const SIZE: (u16, u16) = (1920, 1080);

/// What must be installed, and the Debian package that brings it.
const PROGRAMS: [(&str, &str); 2] = [("Xorg", "xserver-xorg-core"), ("xrandr", "x11-xserver-utils")];
const DRIVER: (&str, &str) = ("/usr/lib/xorg/modules/drivers/dummy_drv.so", "xserver-xorg-video-dummy");

/// No device of the machine is touched, and nothing ever goes blank by itself.
const CONFIGURATION: &str = r#"
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
  Option "BlankTime" "0"
  Option "StandbyTime" "0"
  Option "SuspendTime" "0"
  Option "OffTime" "0"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 64000
EndSection
Section "Monitor"
  Identifier "display"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
  Modeline "1920x1080" 148.50 1920 2008 2052 2200 1080 1084 1089 1125 +hsync +vsync
EndSection
Section "Screen"
  Identifier "desktop"
  Device "card"
  Monitor "display"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1920x1080"
    Virtual 3840 1080
  EndSubSection
EndSection
"#;

/// Of the window manager's own keys only the one that every desktop has and some clickers send, to close a window, and no
/// mouse gesture: every other press reaches the windows.
const WINDOW_MANAGER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse><focusLast>yes</focusLast></focus>
  <placement><policy>Smart</policy><center>yes</center><monitor>Primary</monitor></placement>
  <theme><name>Clearlooks</name><titleLayout>NLIMC</titleLayout></theme>
  <desktops><number>1</number></desktops>
  <keyboard>
    <keybind key="A-F4"><action name="Close"/></keybind>
  </keyboard>
  <mouse>
    <context name="Client">
      <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
    </context>
  </mouse>
</openbox_config>
"#;

/// The other window manager has nothing but what it is known for.
const TILES: &str = "font pango:monospace 8\n";

/// How windows are managed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Manager {
    /// Windows stand where they are put.
    Floating,
    /// Windows lie beside each other like tiles, and do not move by themselves.
    Tiling,
}

impl Manager {
    /// The program, and the Debian package that brings it.
    const fn program(self) -> (&'static str, &'static str) {
        match self {
            Self::Floating => ("openbox", "openbox"),
            Self::Tiling => ("i3", "i3-wm"),
        }
    }
}

/// Runs the server until its standard input closes: that happens even when the test process is killed.
const KEEPER: &str = r#"
trap '' INT
"$0" -displayfd 1 -config "$1/xorg.conf" -logfile "$1/xorg.log" \
  -noreset -novtswitch -sharevts -nolisten tcp 2>"$1/xorg.out" &
server=$!
read -r _
kill "$server"
wait "$server"
"#;

/// The running server and its window manager; both end when it is dropped or the test process ends.
pub struct Server {
    keeper: Child,
    manager: Child,
    folder: TempDir,
    display: String,
}

impl Server {
    /// Starts the server on a free display number.
    pub fn start(kind: Manager) -> Self {
        demand_programs(kind);
        let folder = tempfile::tempdir_in(super::scratch()).expect("a folder for the server");
        fs::write(folder.path().join("xorg.conf"), CONFIGURATION).expect("the server's configuration");
        fs::write(folder.path().join("rc.xml"), WINDOW_MANAGER).expect("the window manager's configuration");
        let mut keeper = Command::new("sh")
            .args(["-c", KEEPER])
            .arg(server_program())
            .arg(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("sh");
        let number = first_line(keeper.stdout.take().expect("piped"), Duration::from_secs(20));
        let Some(number) = number else {
            let _killed = keeper.kill();
            let log =
                ["xorg.out", "xorg.log"].map(|name| fs::read_to_string(folder.path().join(name)).unwrap_or_default());
            panic!("Xorg with the dummy driver does not start (it must run as root):\n{}", log.join("\n"));
        };
        let display = format!(":{number}");
        // The second display only exists once it has been given a mode; the first is where windows open.
        xrandr(&display, &["--addmode", "DUMMY1", "1920x1080"]);
        both_displays(&display);
        fs::write(folder.path().join("tiles"), TILES).expect("the other window manager's configuration");
        let (arguments, file) = match kind {
            Manager::Floating => (&["--sm-disable", "--config-file"][..], "rc.xml"),
            Manager::Tiling => (&["-c"][..], "tiles"),
        };
        let manager = Command::new(kind.program().0)
            .args(arguments)
            .arg(folder.path().join(file))
            .env("DISPLAY", &display)
            .env("HOME", folder.path())
            .env("XDG_CONFIG_HOME", folder.path())
            .env("XDG_CACHE_HOME", folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the window manager");
        Self { keeper, manager, folder, display }
    }

    /// The server's name for programs, as `:1`.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Puts both displays in their places, the second one right of the first.
    pub fn both_displays(&self) {
        both_displays(&self.display);
    }

    /// Pulls the cable of the second display.
    pub fn one_display(&self) {
        xrandr(&self.display, &["--output", "DUMMY1", "--off"]);
    }

    /// Why the server may have died: the end of its own words.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("xorg.log")).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.manager.kill();
        let _status = self.manager.wait();
        // Closing its input lets the keeper end the server.
        drop(self.keeper.stdin.take());
        let _status = self.keeper.wait();
    }
}

fn both_displays(display: &str) {
    let first = ["--output", "DUMMY0", "--mode", "1920x1080", "--pos", "0x0", "--primary"];
    let second = ["--output", "DUMMY1", "--mode", "1920x1080", "--pos", "1920x0"];
    xrandr(display, &[&first[..], &second[..]].concat());
    // Asked once more, the server looks at its cables: programs that ask for what it knows would not see the second display.
    xrandr(display, &["--query"]);
}

fn xrandr(display: &str, arguments: &[&str]) {
    let done = Command::new("xrandr").args(arguments).env("DISPLAY", display).output().expect("xrandr");
    assert!(done.status.success(), "xrandr {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// Debian's `Xorg` is a wrapper that asks for a seat; the server itself does not.
fn server_program() -> PathBuf {
    let bare = Path::new("/usr/lib/xorg/Xorg");
    if bare.is_file() { bare.to_owned() } else { PathBuf::from("Xorg") }
}

fn demand_programs(kind: Manager) {
    let folders: Vec<PathBuf> = env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    let mut missing: Vec<String> = [&PROGRAMS[..], &[kind.program()]]
        .concat()
        .iter()
        .filter(|(program, _)| !folders.iter().any(|folder| folder.join(program).is_file()))
        .map(|(program, package)| format!("{program} (Debian package {package})"))
        .collect();
    // Elsewhere than on Debian the driver lies somewhere else, and the server's own log says whether it was found.
    if server_program().is_absolute() && !Path::new(DRIVER.0).is_file() {
        missing.push(format!("Xorg's dummy driver (Debian package {})", DRIVER.1));
    }
    assert!(missing.is_empty(), "missing for the stage suite: {}. `.ci/stage` installs all of it.", missing.join(", "));
}

/// The first line that something writes, unless it takes too long.
fn first_line(from: impl Read + Send + 'static, limit: Duration) -> Option<String> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new()
        .name("first line".to_owned())
        .spawn(move || {
            let mut line = String::new();
            let mut reader = BufReader::new(from);
            let read = reader.read_line(&mut line);
            // Nobody listens any more when it took too long.
            let _sent = sender.send(read.map(|_| line.trim().to_owned()));
            // The pipe stays open as long as the server may write to it.
            let mut rest = Vec::new();
            let _end = reader.read_to_end(&mut rest);
        })
        .expect("a thread");
    receiver.recv_timeout(limit).ok()?.ok().filter(|line| !line.is_empty())
}
