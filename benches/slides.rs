//! How long a slide takes: laid out with warm caches, and drawn for the room, for a large screen and for a thumbnail.

fn main() {}
