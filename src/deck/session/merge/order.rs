//! The order of a list whose entries were moved, inserted and removed on two sides.

use std::collections::{HashMap, HashSet};

use super::{Side, entry::Key};

/// Whether both sides moved the same entries to different places.
pub(super) fn clash(base: &[&Key], ours: &[&Key], theirs: &[&Key]) -> bool {
    let (base, ours, theirs) = common(base, ours, theirs);
    ours != theirs && !moved(&base, &ours).is_disjoint(&moved(&base, &theirs))
}

/// The entries that are left, in an order that has the moves of both sides, or of one side where they clash.
pub(super) fn merge<'k>(
    base: &[&'k Key],
    ours: &[&'k Key],
    theirs: &[&'k Key],
    left: &dyn Fn(&Key) -> bool,
    side: Option<Side>,
) -> Vec<&'k Key> {
    // One side is the frame; what the other one moved or made goes after what it follows there.
    let (frame, other) = if side == Some(Side::Ours) { (ours, theirs) } else { (theirs, ours) };
    let placed_anew = if side.is_some() {
        HashSet::new()
    } else {
        let (base, ours, _) = common(base, ours, theirs);
        moved(&base, &ours)
    };
    let mut order: Vec<&Key> = frame.iter().copied().filter(|key| left(key) && !placed_anew.contains(*key)).collect();
    let mut there: HashSet<&Key> = order.iter().copied().collect();
    let mut before: Option<&Key> = None;
    for key in other.iter().copied().filter(|key| left(key)) {
        if there.insert(key) {
            let at = before.and_then(|before| order.iter().position(|known| *known == before)).map_or(0, |at| at + 1);
            order.insert(at, key);
        }
        before = Some(key);
    }
    order
}

/// What all three have, in the order of each.
fn common<'k>(base: &[&'k Key], ours: &[&'k Key], theirs: &[&'k Key]) -> (Vec<&'k Key>, Vec<&'k Key>, Vec<&'k Key>) {
    let set = |keys: &[&'k Key]| keys.iter().copied().collect::<HashSet<&Key>>();
    let (in_base, in_ours, in_theirs) = (set(base), set(ours), set(theirs));
    let only = |keys: &[&'k Key]| {
        let all = |key: &&Key| in_base.contains(*key) && in_ours.contains(*key) && in_theirs.contains(*key);
        keys.iter().copied().filter(all).collect()
    };
    (only(base), only(ours), only(theirs))
}

/// The fewest entries that have to be moved to make `now` of `before`: all but a longest run that kept its order.
fn moved<'k>(before: &[&'k Key], now: &[&'k Key]) -> HashSet<&'k Key> {
    let place: HashMap<&Key, usize> = before.iter().enumerate().map(|(at, key)| (*key, at)).collect();
    let places: Vec<usize> = now.iter().filter_map(|key| place.get(key).copied()).collect();
    // At each length, where the run of that length ends that ends lowest; and what stands before each in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = vec![None; places.len()];
    for at in 0..places.len() {
        let length = ends.partition_point(|end| places[*end] < places[at]);
        previous[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut moved: HashSet<&Key> = now.iter().copied().collect();
    let mut at = ends.last().copied();
    while let Some(stays) = at {
        moved.remove(now[stays]);
        at = previous[stays];
    }
    moved
}
