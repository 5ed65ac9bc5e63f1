//! Presentations of office programs: LibreOffice, where it is installed, makes a PDF of them, apart from the user's own settings.

use std::{
    env,
    ffi::OsStr,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use super::{super::drawing::on_deep_stack, ImportFault, notes::notes, pdf::MAX_FILE, read};

/// How long the conversion may take.
const PATIENCE: Duration = Duration::from_mins(2);
/// How often it is looked whether the conversion is done.
const LOOK: Duration = Duration::from_millis(40);
/// What the program is called.
const NAMES: [&str; 2] = ["soffice", "libreoffice"];
/// Where it stands on systems that do not put it on the path.
const PLACES: [&str; 3] = [
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
    "C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe",
];

/// Settings for a document from a stranger: no macros, and nothing loaded from elsewhere.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"#;

/// A presentation in a private folder, ready to be converted.
pub struct Office<'a> {
    program: PathBuf,
    /// What the document is called in messages.
    name: &'a str,
    stop: &'a AtomicBool,
    source: PathBuf,
    out: PathBuf,
    profile: PathBuf,
    private: PathBuf,
}

impl<'a> Office<'a> {
    /// Puts the presentation into `private`, where everything in between stands as well.
    pub fn new(
        bytes: &[u8],
        ending: &str,
        name: &'a str,
        private: &Path,
        stop: &'a AtomicBool,
    ) -> Result<Self, ImportFault> {
        let program = program(env::var_os("PATH").as_deref()).ok_or_else(|| ImportFault::NoOffice(name.to_owned()))?;
        // A copy under a plain name: the document's own name cannot be taken for an option, and no lock file appears
        // beside it.
        let private = fs::canonicalize(private).map_err(|_gone| ImportFault::NotConverted(name.to_owned()))?;
        let (source, out, profile) =
            (private.join(format!("slides.{ending}")), private.join("converted"), private.join("profile"));
        fs::write(&source, bytes)
            .and_then(|()| fs::create_dir(&out))
            .and_then(|()| fs::create_dir_all(profile.join("user")))
            .and_then(|()| fs::write(profile.join("user/registrymodifications.xcu"), SETTINGS))
            .map_err(|error| ImportFault::CannotWrite { name: "a temporary file".to_owned(), source: error })?;
        Ok(Self { program, name, stop, source, out, profile, private })
    }

    /// The presentation as a PDF.
    pub fn pdf(&self) -> Result<Vec<u8>, ImportFault> {
        self.convert("pdf", PATIENCE)
    }

    /// The notes of every slide that is shown, in order; nothing where they cannot be read.
    pub fn notes(&self) -> Result<Option<Vec<String>>, ImportFault> {
        match self.convert("fodp", PATIENCE) {
            Ok(xml) => Ok(String::from_utf8(xml).ok().and_then(|xml| on_deep_stack(|| Ok(notes(&xml))).ok().flatten())),
            Err(ImportFault::Stopped) => Err(ImportFault::Stopped),
            // The slides are there already: they are worth having without notes.
            Err(_not_made) => Ok(None),
        }
    }

    fn convert(&self, kind: &str, patience: Duration) -> Result<Vec<u8>, ImportFault> {
        let mut command = Command::new(&self.program);
        command
            .arg(format!("-env:UserInstallation={}", address(&self.profile)))
            .args(["--headless", "--norestore", "--nologo", "--nodefault", "--convert-to", kind, "--outdir"])
            .arg(&self.out)
            .arg(&self.source)
            .current_dir(&self.private)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // A group of its own: Ctrl-C reaches us alone, and we end the group as a whole.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn().map_err(|_not_started| ImportFault::NoOffice(self.name.to_owned()))?;
        match finished(&mut child, patience, self.stop) {
            Ok(End::Done) => {}
            Ok(End::Slow) => return Err(ImportFault::ConversionTooSlow(self.name.to_owned())),
            Ok(End::Stopped) => return Err(ImportFault::Stopped),
            Err(_lost) => return Err(ImportFault::NotConverted(self.name.to_owned())),
        }
        // LibreOffice reports success for documents that it could not open, so the file is what counts.
        let made = self.out.join(format!("slides.{kind}"));
        if !made.symlink_metadata().is_ok_and(|made| made.is_file()) {
            return Err(ImportFault::NotConverted(self.name.to_owned()));
        }
        read(&made, MAX_FILE)
    }
}

/// How the waiting ended.
#[derive(Debug, PartialEq, Eq)]
enum End {
    Done,
    /// It took too long and was ended.
    Slow,
    /// It was ended because nobody wants it any more.
    Stopped,
}

/// Waits for the end of the program, or makes it.
fn finished(child: &mut Child, patience: Duration, stop: &AtomicBool) -> io::Result<End> {
    let start = Instant::now();
    loop {
        if child.try_wait()?.is_some() {
            return Ok(End::Done);
        }
        let stopped = stop.load(Ordering::SeqCst);
        if stopped || start.elapsed() >= patience {
            end(child);
            return Ok(if stopped { End::Stopped } else { End::Slow });
        }
        thread::sleep(LOOK);
    }
}

/// Ends the program with what it started: LibreOffice runs as a child of its own starter.
fn end(child: &mut Child) {
    // Wherever the path leads.
    let (names, options): (&[&str], &[&str]) = if cfg!(windows) {
        (&["taskkill", "C:\\Windows\\System32\\taskkill.exe"], &["/T", "/F", "/PID"])
    } else {
        (&["/bin/kill", "/usr/bin/kill", "kill"], &["-KILL", "--"])
    };
    let target = if cfg!(windows) { child.id().to_string() } else { format!("-{}", child.id()) };
    let ends = |name: &str| {
        let mut command = Command::new(name);
        command.args(options).arg(&target).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let _ended = names.iter().any(|name| ends(name));
    let _ended = child.kill();
    let _reaped = child.wait();
}

/// Where LibreOffice is, if it is anywhere.
fn program(path: Option<&OsStr>) -> Option<PathBuf> {
    let ending = env::consts::EXE_SUFFIX;
    let on_path = path.into_iter().flat_map(env::split_paths).filter(|folder| folder.is_absolute());
    let named = on_path.flat_map(|folder| NAMES.map(|name| folder.join(format!("{name}{ending}"))));
    named.chain(PLACES.iter().map(PathBuf::from)).find(|place| place.is_absolute() && place.is_file())
}

/// A folder as an address that begins with `file://`.
fn address(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let path = path.strip_prefix("//?/").unwrap_or(&path);
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~' | b':') {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _written = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn addresses_are_written_safely() {
        assert_eq!(address(Path::new("/tmp/a b/é#?%")), "file:///tmp/a%20b/%C3%A9%23%3F%25");
        assert_eq!(address(Path::new("C:\\Users\\x")), "file:///C:/Users/x");
    }

    #[test]
    fn the_program_is_looked_for_in_whole_folders_only() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join(format!("soffice{}", env::consts::EXE_SUFFIX));
        fs::write(&place, b"").unwrap();
        let path = env::join_paths([Path::new("."), Path::new(""), folder.path()]).unwrap();
        assert_eq!(program(Some(&path)), Some(place));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_takes_too_long_is_ended() {
        use std::os::unix::process::CommandExt as _;
        let mut child = Command::new("sh").args(["-c", "sleep 1000"]).process_group(0).spawn().unwrap();
        assert_eq!(finished(&mut child, Duration::ZERO, &AtomicBool::new(false)).unwrap(), End::Slow);
        assert!(child.try_wait().unwrap().is_some(), "it is gone");
        let mut child = Command::new("sh").args(["-c", "sleep 1000"]).process_group(0).spawn().unwrap();
        assert_eq!(finished(&mut child, PATIENCE, &AtomicBool::new(true)).unwrap(), End::Stopped);
        assert!(child.try_wait().unwrap().is_some(), "it is gone");
    }
}
