//! The order in which the texts of a page are read, whatever the order in which they were laid out.

use super::page::{Block, Role};

/// The positions of the blocks in the order in which they are read.
pub(super) fn of(blocks: &[Block]) -> Vec<usize> {
    let is = |at: &usize, role: Role| blocks.get(*at).is_some_and(|block| block.role == role);
    let is_caption = |at: &usize| blocks.get(*at).is_some_and(|block| &*block.field == "image.caption");
    let (notes, rest): (Vec<usize>, Vec<usize>) = (0..blocks.len()).partition(|at| is(at, Role::Note));
    let (captions, mut order): (Vec<usize>, Vec<usize>) = rest.into_iter().partition(is_caption);
    let figure = order.iter().position(|at| is(at, Role::Figure));
    let title = order.iter().position(|at| is(at, Role::Title));
    if let (Some(figure), Some(title)) = (figure, title)
        && figure < title
    {
        let moved = order.remove(figure);
        order.insert(title, moved);
    }
    let after = order.iter().position(|at| is(at, Role::Figure)).map_or(order.len(), |figure| figure + 1);
    order.splice(after..after, captions);
    order.extend(notes);
    order
}
