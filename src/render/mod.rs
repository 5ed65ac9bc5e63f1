//! A page becomes pixels, on a worker thread, with a cache.

pub mod pixels;
