//! The system's own file dialogs, asked without ever holding up a window.

use std::{path::PathBuf, thread};

use crossbeam_channel::{Receiver, bounded};

/// A dialog that stands open; the answer arrives later.
#[derive(Debug)]
pub struct Asked(Receiver<Option<PathBuf>>);

impl Asked {
    /// The answer, once there is one: `Some(None)` means that nothing was chosen.
    #[must_use]
    pub fn answer(&self) -> Option<Option<PathBuf>> {
        match self.0.try_recv() {
            Ok(answer) => Some(answer),
            Err(crossbeam_channel::TryRecvError::Empty) => None,
            Err(crossbeam_channel::TryRecvError::Disconnected) => Some(None),
        }
    }
}

/// Asks for a deck to open. Must be called on the main thread (macOS insists); `wake` is called when the answer is there.
#[must_use]
pub fn open_deck(window: Option<&winit::window::Window>, wake: impl FnOnce() + Send + 'static) -> Asked {
    let mut dialog = rfd::AsyncFileDialog::new().set_title("Open a deck").add_filter("Sidestage deck", &["json"]);
    if let Some(window) = window {
        dialog = dialog.set_parent(window);
    }
    wait(dialog.pick_file(), wake)
}

/// Asks for a file of questions, as [`open_deck`] asks for a deck.
#[must_use]
pub fn open_questions(window: Option<&winit::window::Window>, wake: impl FnOnce() + Send + 'static) -> Asked {
    let mut dialog = rfd::AsyncFileDialog::new()
        .set_title("Import questions")
        .add_filter("Text or CSV, a question on each line", &["txt", "csv", "md"]);
    if let Some(window) = window {
        dialog = dialog.set_parent(window);
    }
    wait(dialog.pick_file(), wake)
}

/// Asks where to save questions; the extension says in which format.
#[must_use]
pub fn save_questions(window: Option<&winit::window::Window>, wake: impl FnOnce() + Send + 'static) -> Asked {
    let mut dialog = rfd::AsyncFileDialog::new()
        .set_title("Export questions")
        .set_file_name("questions.md")
        .add_filter("Markdown", &["md"])
        .add_filter("CSV", &["csv"])
        .add_filter("JSON", &["json"]);
    if let Some(window) = window {
        dialog = dialog.set_parent(window);
    }
    wait(dialog.save_file(), wake)
}

/// Asks where to save a file, and offers a name for it. Must be called on the main thread.
#[must_use]
pub fn save(window: Option<&winit::window::Window>, name: &str, wake: impl FnOnce() + Send + 'static) -> Asked {
    let mut dialog = rfd::AsyncFileDialog::new().set_title("Save").set_file_name(name);
    if let Some(window) = window {
        dialog = dialog.set_parent(window);
    }
    wait(dialog.save_file(), wake)
}

/// Waits for a dialog's answer on a thread of its own.
fn wait(
    choosing: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static,
    wake: impl FnOnce() + Send + 'static,
) -> Asked {
    let (sender, receiver) = bounded(1);
    let spawned = thread::Builder::new().name("file-dialog".to_owned()).spawn(move || {
        let chosen = pollster::block_on(choosing).map(|file| file.path().to_owned());
        // The window may have closed meanwhile: then nobody waits for the answer.
        let _nobody_waits = sender.send(chosen);
        wake();
    });
    // Without a thread the sender is dropped, which reads as "nothing chosen".
    drop(spawned);
    Asked(receiver)
}
