//! Real windows on two displays: what the room, the moderator and the panellists see when keys are pressed, cables are
//! pulled, windows are closed and the program is killed. Linux only; `.ci/stage` installs what it needs and runs it.
//!
//! The tests take turns at one X server, and a few at a Wayland compositor. They see what a person sees: pixels, window titles and window places.
//! Pictures and the program's words are left in `target/stage/`.
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "tests")]

mod atlas;
mod clicker;
mod clock;
mod compositor;
mod crash;
mod deck;
mod displays;
mod keys;
mod panic_dialog;
mod picture;
mod program;
mod safety;
mod screen;
mod server;
mod soak;
mod speed;
mod stage;
mod tiles;
mod wayland;
mod windows;

/// Where the suite keeps files of its own.
fn scratch() -> std::path::PathBuf {
    env!("CARGO_TARGET_TMPDIR").into()
}
