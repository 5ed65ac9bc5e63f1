//! A page becomes pixels, on a worker thread, with a cache.
//!
//! [`Painter`] draws pages, [`Pictures`] reads what the deck shows, [`Studio`] joins both with the typesetter, and
//! [`Worker`] runs a studio on a thread of its own. Files of a deck are not trusted: every size is bounded before memory
//! or time is spent, and what cannot be shown becomes a plain card.

mod card;
pub mod compare;
mod cost;
mod drawing;
mod expand;
pub mod export;
pub mod import;
mod lint;
pub mod measured;
mod outline;
pub mod painter;
pub mod pdf;
pub mod pictures;
pub mod pixels;
mod profile;
mod raster;
mod scale;
pub mod script;
pub mod sheets;
pub mod studio;
mod words;
pub mod worker;

pub use export::{PngExport, export_png, png};
pub use measured::Measure;
pub use painter::Painter;
pub use pictures::{PictureProblem, Pictures};
pub use pixels::Pixels;
pub use studio::{Matter, Studio};
pub use worker::{Done, Job, Veil, Worker};
