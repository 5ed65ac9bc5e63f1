//! A picture on its way into the deck: it is copied on a thread of its own, and then it is on the slide.

use std::{path::PathBuf, thread, time::Duration};

use crossbeam_channel::{Receiver, TryRecvError, bounded};
use egui::Context;

use super::{Fields, id_of};
use crate::{
    deck::{
        edit::{Change, Edit, What, rename, rename::Named},
        intake::{IntakeFault, take_in},
        model::{Asset, Deck, Picture},
    },
    ui::{
        said,
        words::{tr, tr_with},
    },
};

/// A copy that is being made.
pub(super) struct Intake {
    answer: Receiver<Result<String, IntakeFault>>,
    slide: Option<String>,
}

impl Intake {
    /// Begins to copy a picture beside the deck in `folder`, for the slide of that id, if any.
    pub(super) fn start(ctx: &Context, folder: PathBuf, picture: PathBuf, slide: Option<String>) -> Self {
        let (sender, answer) = bounded(1);
        let (waker, window) = (ctx.clone(), ctx.viewport_id());
        let spawned = thread::Builder::new().name("take-in".to_owned()).spawn(move || {
            let taken = take_in(&folder, &picture);
            // The window may have closed meanwhile: then nobody waits for it.
            let _nobody_waits = sender.send(taken);
            waker.request_repaint_after_for(Duration::from_millis(1), window);
        });
        // Without a thread the sender is gone, and that is said.
        drop(spawned);
        Self { answer, slide }
    }
}

/// The change that takes the picture up, once it is copied.
pub(super) fn finish(fields: &mut Fields, deck: &Deck) -> Option<Change> {
    let taken = match fields.intake.as_ref()?.answer.try_recv() {
        Err(TryRecvError::Empty) => return None,
        Err(TryRecvError::Disconnected) => Err(tr("fields-picture-no-thread")),
        Ok(taken) => taken.map_err(fault_words),
    };
    let slide = fields.intake.take()?.slide;
    let path = match taken {
        Ok(path) => path,
        Err(why) => {
            fields.said = Some(why);
            return None;
        }
    };
    let mut assets = deck.assets.clone();
    let known = assets.iter().find(|asset| asset.path == path).map(|asset| asset.id.clone());
    let asset = known.unwrap_or_else(|| {
        let stem = path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or("picture");
        let id = rename::free(deck, Named::Asset, stem);
        assets.push(Asset { id: id.clone(), path, ..Asset::default() });
        id
    });
    let mut edits = Vec::new();
    if assets != deck.assets {
        edits.push(Edit::Assets(assets));
    }
    let at = slide.and_then(|slide| deck.position(&slide));
    if let Some((at, slide)) = at.and_then(|at| Some((at, deck.slides.get(at)?))) {
        let mut after = slide.clone();
        match &mut after.image {
            Some(image) => {
                image.asset.clone_from(&asset);
                image.crop = None;
            }
            None => after.image = Some(Picture { asset: asset.clone(), ..Picture::default() }),
        }
        edits.push(Edit::Slide { at, slide: Box::new(after) });
        // What the picture shows is asked for at once.
        fields.next = Some((id_of(&slide.id, "image.alt"), None));
    }
    if edits.is_empty() {
        return None;
    }
    let label = crate::deck::edit::Label { what: What::Picture, slide: at.map(|at| at + 1) };
    Some(Change { edit: Edit::All(edits), label, place: None })
}

fn fault_words(fault: IntakeFault) -> String {
    match fault {
        IntakeFault::Kind => tr("fields-picture-kind"),
        IntakeFault::Large => tr("fields-picture-large"),
        IntakeFault::Unreadable(kind) => tr_with("fields-picture-unreadable", &[("why", said::why(&kind).into())]),
        IntakeFault::Unwritable(kind) => tr_with("fields-picture-unwritable", &[("why", said::why(&kind).into())]),
    }
}
