//! A deck packed into one file, and a deck that came out of such a file, to go on as a deck of its own.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    app::{
        desk::{Desk, Errand},
        editor::Ask,
        job::Job,
    },
    deck::bundle,
    render::import::{HEIGHT, Wanted, import_to},
    ui::{
        said,
        words::{tr, tr_with},
    },
};

/// What became of a deck.
enum Done {
    /// It is packed into this file.
    Packed(PathBuf),
    /// It goes on as this file.
    Unpacked(PathBuf),
}

/// The deck that is on its way.
#[derive(Default)]
pub struct Parcel {
    job: Option<Job<Result<Done, String>>>,
}

impl Desk {
    /// Asks where the edited deck goes as one file with everything in it.
    pub fn ask_for_package(&self) {
        let Some(sight) = self.sight() else { return };
        let stem = sight.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        self.errand(Errand::PlacePackage(format!("{stem}.{}", bundle::ENDING)));
    }

    /// Whether the edited deck lies in the folder of a package, where nobody would find it again; then it is asked where it
    /// goes on.
    pub fn ask_where_it_goes_on(&self) -> bool {
        let package = self.editor(|editor| editor.loaded().package.clone()).flatten();
        let Some(package) = package else { return false };
        let stem = package.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        self.say(tr("parcel-package"));
        self.errand(Errand::PlaceDeck(format!("{stem}.json")));
        true
    }

    /// The place of the package was chosen.
    pub fn pack(&self, path: PathBuf) {
        let path = if path.extension().is_some() { path } else { path.with_extension(bundle::ENDING) };
        self.carry(move |deck, folder| {
            bundle::pack_to(deck, folder, &path).map_err(|fault| said::why(&fault))?;
            Ok(Done::Packed(path))
        });
    }

    /// The place was chosen where a deck out of a package goes on.
    pub fn unpack(&self, path: PathBuf) {
        let path = if path.extension().is_some() { path } else { path.with_extension("json") };
        self.carry(move |deck, folder| {
            let home =
                tempfile::Builder::new().prefix("sidestage-").tempdir().map_err(|error| said::why(&error.kind()))?;
            let package = home.path().join(format!("deck.{}", bundle::ENDING));
            bundle::pack_to(deck, folder, &package).map_err(|fault| said::why(&fault))?;
            let wanted = Wanted { deck: path, height: HEIGHT, replace: false };
            let never = std::sync::atomic::AtomicBool::new(false);
            let made = import_to(&package, &wanted, &never, |_, _| ()).map_err(|fault| said::why(&fault))?;
            Ok(Done::Unpacked(made.deck))
        });
    }

    fn carry(&self, work: impl FnOnce(&crate::deck::Deck, &Path) -> Result<Done, String> + Send + 'static) {
        let Some(sight) = self.sight() else { return };
        let (deck, folder) = (Arc::clone(&sight.deck), sight.folder.clone());
        let job = Job::start("parcel", self.waker(), move |_, _| work(&deck, &folder));
        if job.is_none() {
            self.say(tr("bench-no-thread"));
        }
        self.bench.lock().parcel.job = job;
    }

    pub(super) fn tend_parcel(&self) {
        let mut bench = self.bench.lock();
        let Some(done) = bench.parcel.job.as_ref().and_then(Job::take) else { return };
        bench.parcel.job = None;
        drop(bench);
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match done {
            Ok(Done::Packed(path)) => self.say(tr_with("parcel-packed", &[("file", name(&path).into())])),
            Ok(Done::Unpacked(path)) => {
                self.say(tr_with("parcel-unpacked", &[("file", name(&path).into())]));
                // Every edit is in the new file now.
                let now = self.steady();
                let _always = self.editor(|editor| editor.carry_out(Ask::Saved, now));
                self.errand(Errand::Edit(path));
            }
            Err(words) => self.say(words),
        }
    }
}
