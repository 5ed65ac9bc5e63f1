//! A page becomes pixels, on a worker thread, with a cache.

mod cost;
mod drawing;
mod expand;
pub mod painter;
pub mod pictures;
pub mod pixels;
mod raster;
mod scale;

pub use painter::Painter;
pub use pictures::Pictures;
pub use pixels::Pixels;
