//! The system's own file dialogs, asked without ever holding up a window.

use std::{
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use crossbeam_channel::{Receiver, bounded};

/// Nobody closes a dialog as soon as this after it was asked for: it was never there. (The library says "nothing chosen"
/// when a system has no dialogs, as a Linux machine without a desktop portal.)
const TOO_SOON: Duration = Duration::from_millis(400);

/// A dialog that stands open; the answer arrives later.
#[derive(Debug)]
pub struct Asked {
    answer: Receiver<(Option<PathBuf>, Duration)>,
}

/// What came of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A path.
    Chosen(PathBuf),
    /// Nothing: somebody closed it.
    Nothing,
    /// This system opens no dialog.
    NoDialog,
}

impl Asked {
    /// The answer, once there is one.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        match self.answer.try_recv() {
            Ok((Some(path), _)) => Some(Answer::Chosen(path)),
            Ok((None, after)) if after < TOO_SOON => Some(Answer::NoDialog),
            Ok((None, _)) => Some(Answer::Nothing),
            Err(crossbeam_channel::TryRecvError::Empty) => None,
            Err(crossbeam_channel::TryRecvError::Disconnected) => Some(Answer::NoDialog),
        }
    }
}

/// What a dialog says, in the language of the windows: its title, and what its files are.
pub type Said<'a> = (&'a str, &'a str);

/// Asks for a deck to open. Must be called on the main thread (macOS insists); `wake` is called when the answer is there.
#[must_use]
pub fn open_deck(
    window: Option<&winit::window::Window>,
    (title, files): Said<'_>,
    wake: impl FnOnce() + Send + 'static,
) -> Asked {
    let mut dialog = rfd::AsyncFileDialog::new().set_title(title).add_filter(files, &["json", "sidestage"]);
    if let Some(window) = window {
        dialog = dialog.set_parent(window);
    }
    wait(dialog.pick_file(), wake)
}

/// Asks for a file from which a new deck is made, as [`open_deck`] asks for a deck.
#[must_use]
pub fn open_source(
    window: Option<&winit::window::Window>,
    (title, files): Said<'_>,
    wake: impl FnOnce() + Send + 'static,
) -> Asked {
    let all = ["json", "sidestage", "md", "markdown", "txt", "pdf", "pptx", "ppt", "odp", "key"];
    let mut dialog = rfd::AsyncFileDialog::new().set_title(title).add_filter(files, &all);
    if let Some(window) = window {
        dialog = dialog.set_parent(window);
    }
    wait(dialog.pick_file(), wake)
}

/// The endings of pictures that slides show.
pub const PICTURES: [&str; 6] = ["png", "jpg", "jpeg", "webp", "gif", "svg"];

/// Asks for a picture, as [`open_deck`] asks for a deck.
#[must_use]
pub fn open_picture(
    window: Option<&winit::window::Window>,
    (title, files): Said<'_>,
    wake: impl FnOnce() + Send + 'static,
) -> Asked {
    let mut dialog = rfd::AsyncFileDialog::new().set_title(title).add_filter(files, &PICTURES);
    if let Some(window) = window {
        dialog = dialog.set_parent(window);
    }
    wait(dialog.pick_file(), wake)
}

/// Asks for a file of questions, as [`open_deck`] asks for a deck.
#[must_use]
pub fn open_questions(
    window: Option<&winit::window::Window>,
    (title, files): Said<'_>,
    wake: impl FnOnce() + Send + 'static,
) -> Asked {
    let mut dialog = rfd::AsyncFileDialog::new().set_title(title).add_filter(files, &["txt", "csv", "md"]);
    if let Some(window) = window {
        dialog = dialog.set_parent(window);
    }
    wait(dialog.pick_file(), wake)
}

/// Asks where to save questions; the extension says in which format.
#[must_use]
pub fn save_questions(
    window: Option<&winit::window::Window>,
    title: &str,
    wake: impl FnOnce() + Send + 'static,
) -> Asked {
    let mut dialog = rfd::AsyncFileDialog::new()
        .set_title(title)
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
pub fn save(
    window: Option<&winit::window::Window>,
    title: &str,
    name: &str,
    wake: impl FnOnce() + Send + 'static,
) -> Asked {
    let mut dialog = rfd::AsyncFileDialog::new().set_title(title).set_file_name(name);
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
    let (sender, answer) = bounded(1);
    let asked = Instant::now();
    let spawned = thread::Builder::new().name("file-dialog".to_owned()).spawn(move || {
        let chosen = pollster::block_on(choosing).map(|file| file.path().to_owned());
        // The window may have closed meanwhile: then nobody waits for the answer.
        let _nobody_waits = sender.send((chosen, asked.elapsed()));
        wake();
    });
    // Without a thread the sender is dropped, which reads as "no dialog".
    drop(spawned);
    Asked { answer }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn until(asked: &Asked) -> Answer {
        loop {
            if let Some(answer) = asked.answer() {
                return answer;
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    #[test]
    fn a_dialog_that_never_was_is_told_from_one_that_was_closed() {
        let (woken, wakes) = bounded(2);
        let wake = woken.clone();
        assert_eq!(until(&wait(std::future::ready(None), move || wake.send(()).unwrap())), Answer::NoDialog);
        let slow = async {
            thread::sleep(TOO_SOON + Duration::from_millis(50));
            None
        };
        assert_eq!(until(&wait(slow, move || woken.send(()).unwrap())), Answer::Nothing);
        assert_eq!(wakes.iter().count(), 2);
    }
}
