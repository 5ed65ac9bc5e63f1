//! What every suite of windows holds: nothing slow is done while one is drawn.

use egui::Ui;
use sidestage::deck::slow;

/// Asks at the end of a test.
struct Quiet;

impl Drop for Quiet {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_eq!(slow::met(), Vec::<String>::new());
        }
    }
}

/// The drawing of a window, watched over until its harness is gone.
pub fn quiet(mut draw: impl FnMut(&mut Ui)) -> impl FnMut(&mut Ui) {
    let quiet = Quiet;
    move |ui| {
        let _until_the_end = &quiet;
        draw(ui);
    }
}
