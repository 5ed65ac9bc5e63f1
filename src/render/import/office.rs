//! Presentations of office programs: LibreOffice, where it is installed, makes a PDF of them, apart from the user's own settings.

use std::{
    env,
    ffi::OsStr,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::{ImportFault, pdf::MAX_FILE, read};

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

/// The presentation as a PDF. Everything in between stands in `private`.
pub fn pdf(bytes: &[u8], ending: &str, name: &str, private: &Path) -> Result<Vec<u8>, ImportFault> {
    let program = program(env::var_os("PATH").as_deref()).ok_or_else(|| ImportFault::NoOffice(name.to_owned()))?;
    let failed = || ImportFault::NotConverted(name.to_owned());
    // A copy under a plain name: the document's own name cannot be taken for an option, and no lock file appears beside it.
    let private = fs::canonicalize(private).map_err(|_gone| failed())?;
    let (source, out, profile) =
        (private.join(format!("slides.{ending}")), private.join("pdf"), private.join("profile"));
    let prepared = fs::write(&source, bytes)
        .and_then(|()| fs::create_dir(&out))
        .and_then(|()| fs::create_dir_all(profile.join("user")))
        .and_then(|()| fs::write(profile.join("user/registrymodifications.xcu"), SETTINGS));
    prepared.map_err(|error| ImportFault::CannotWrite { name: "a temporary file".to_owned(), source: error })?;
    let mut command = Command::new(program);
    command
        .arg(format!("-env:UserInstallation={}", address(&profile)))
        .args(["--headless", "--norestore", "--nologo", "--nodefault", "--convert-to", "pdf", "--outdir"])
        .arg(&out)
        .arg(&source)
        .current_dir(&private)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|_not_started| ImportFault::NoOffice(name.to_owned()))?;
    match finished(&mut child, PATIENCE) {
        Ok(true) => {}
        Ok(false) => return Err(ImportFault::ConversionTooSlow(name.to_owned())),
        Err(_lost) => return Err(failed()),
    }
    // LibreOffice reports success for documents that it could not open, so the file is what counts.
    let made = out.join("slides.pdf");
    if !made.symlink_metadata().is_ok_and(|made| made.is_file()) {
        return Err(failed());
    }
    read(&made, MAX_FILE)
}

/// Waits for the end; `false` where it was ended because it took too long.
fn finished(child: &mut Child, patience: Duration) -> io::Result<bool> {
    let start = Instant::now();
    loop {
        if child.try_wait()?.is_some() {
            return Ok(true);
        }
        if start.elapsed() >= patience {
            end(child);
            return Ok(false);
        }
        thread::sleep(LOOK);
    }
}

/// Ends the program with what it started: LibreOffice runs as a child of its own starter.
fn end(child: &mut Child) {
    let mut command = if cfg!(windows) {
        let mut command = Command::new("taskkill");
        command.args(["/T", "/F", "/PID"]).arg(child.id().to_string());
        command
    } else {
        let mut command = Command::new("kill");
        command.args(["-KILL", "--"]).arg(format!("-{}", child.id()));
        command
    };
    let _ended = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
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
        assert!(!finished(&mut child, Duration::ZERO).unwrap());
        assert!(child.try_wait().unwrap().is_some(), "it is gone");
    }
}
