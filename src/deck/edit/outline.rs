//! A list as one edits it: a run of lines with levels, which are indented, joined, moved and taken out.

use std::ops::Range;

use crate::deck::model::{FullItem, Item, Text};

/// How deep lists are set: the level of the third one, counted from 0.
pub const DEEPEST: u8 = 2;

/// A part of a list without the list below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// How deep it stands, from 0.
    pub level: u8,
    /// The part, its list left out.
    item: Item,
    /// Its place among the parts of the first level, where it was one when the outline was made.
    was: Option<usize>,
    /// Whether it had a list below it when the outline was made.
    had: bool,
}

impl Line {
    /// What it says.
    #[must_use]
    pub fn text(&self) -> Text {
        self.item.text()
    }

    /// The date or label before it.
    #[must_use]
    pub const fn label(&self) -> Option<&Text> {
        match &self.item {
            Item::Plain(_) => None,
            Item::Full(item) => item.label.as_ref(),
        }
    }

    /// Has it say something else.
    pub fn set_text(&mut self, text: Text) {
        match (&mut self.item, text) {
            (Item::Plain(words), Text::One(text)) => *words = text,
            (Item::Plain(_), text) => self.item = Item::Full(FullItem { text, ..FullItem::default() }),
            (Item::Full(item), text) => {
                let joined = matches!((&item.text, &text), (Text::Many(_), Text::One(_)));
                item.text = text;
                if joined {
                    self.had = true;
                }
            }
        }
    }

    /// Gives it another label, or none.
    pub fn set_label(&mut self, label: Option<Text>) {
        match &mut self.item {
            Item::Plain(words) if label.is_some() => {
                let text = Text::One(std::mem::take(words));
                self.item = Item::Full(FullItem { text, label, ..FullItem::default() });
            }
            Item::Plain(_) => {}
            Item::Full(item) => {
                self.had |= label.is_none();
                item.label = label;
            }
        }
    }
}

/// A list as a run of lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    lines: Vec<Line>,
}

impl Outline {
    /// The lines of a list.
    #[must_use]
    pub fn of(items: &[Item]) -> Self {
        let mut lines = Vec::new();
        flatten(items, 0, &mut lines);
        Self { lines }
    }

    /// The lines.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// A line, to change it.
    pub fn line(&mut self, at: usize) -> Option<&mut Line> {
        self.lines.get_mut(at)
    }

    /// The list that the lines are.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        let mut rest = self.lines.as_slice();
        let mut items = Vec::new();
        while !rest.is_empty() {
            // A first line that stands too deep counts as one of this level.
            let (item, after) = rebuild(rest, 0);
            items.push(item);
            rest = after;
        }
        items
    }

    /// For every part of the first level, which one it was when the outline was made.
    #[must_use]
    pub fn parts(&self) -> Vec<Option<usize>> {
        self.lines.iter().filter(|line| line.level == 0).map(|line| line.was).collect()
    }

    /// The line at `at` and those below it.
    #[must_use]
    pub fn branch(&self, at: usize) -> Range<usize> {
        // Past the last line there is none.
        let Some(line) = self.lines.get(at) else { return self.lines.len()..self.lines.len() };
        let below = self.lines.iter().skip(at + 1).take_while(|other| other.level > line.level).count();
        at..at + 1 + below
    }

    /// The next line: what stood after the caret goes into it. Gives its place.
    pub fn split(&mut self, at: usize, before: Text, after: Text) -> usize {
        let Some(line) = self.lines.get_mut(at) else {
            self.lines.push(fresh(0, after));
            return self.lines.len() - 1;
        };
        line.set_text(before);
        let level = line.level;
        // The lines below stay with their line.
        let level = self.lines.get(at + 1).map_or(level, |next| next.level.max(level));
        self.lines.insert(at + 1, fresh(level, after));
        at + 1
    }

    /// A new line at the end of the branch at `at`, or of the list. Gives its place.
    pub fn add(&mut self, at: Option<usize>) -> usize {
        let (place, level) = match at.and_then(|at| Some((self.branch(at).end, self.lines.get(at)?.level))) {
            Some(found) => found,
            None => (self.lines.len(), 0),
        };
        self.lines.insert(place, fresh(level, Text::default()));
        place
    }

    /// Takes out an empty line; what stands below it goes to the line before. Gives the line that has the keyboard then.
    pub fn join(&mut self, at: usize) -> Option<usize> {
        if self.lines.len() < 2 || !self.lines.get(at)?.text().is_empty() {
            return None;
        }
        self.lines.remove(at);
        self.settle();
        Some(at.saturating_sub(1))
    }

    /// Takes out a line with those below it.
    pub fn remove(&mut self, at: usize) {
        let branch = self.branch(at);
        self.lines.drain(branch);
        self.settle();
    }

    /// Whether the line can stand one level deeper.
    #[must_use]
    pub fn can_indent(&self, at: usize) -> bool {
        let Some((line, above)) = self.lines.get(at).zip(at.checked_sub(1).and_then(|above| self.lines.get(above)))
        else {
            return false;
        };
        let deepest = self.lines.get(self.branch(at)).unwrap_or_default().iter().map(|line| line.level).max();
        line.level <= above.level && deepest.is_some_and(|level| level < DEEPEST)
    }

    /// One level deeper, with what stands below it.
    pub fn indent(&mut self, at: usize) -> bool {
        let can = self.can_indent(at);
        if can {
            let branch = self.branch(at);
            self.lines.get_mut(branch).unwrap_or_default().iter_mut().for_each(|line| line.level += 1);
        }
        can
    }

    /// One level less deep, with what stands below it.
    pub fn outdent(&mut self, at: usize) -> bool {
        let can = self.lines.get(at).is_some_and(|line| line.level > 0);
        if can {
            let branch = self.branch(at);
            self.lines.get_mut(branch).unwrap_or_default().iter_mut().for_each(|line| line.level -= 1);
            self.settle();
        }
        can
    }

    /// Past the neighbour before or after it, each with what stands below it. Gives its new place.
    pub fn shift(&mut self, at: usize, later: bool) -> Option<usize> {
        let level = self.lines.get(at)?.level;
        let branch = self.branch(at);
        let other = if later {
            (self.lines.get(branch.end)?.level == level).then(|| self.branch(branch.end))?
        } else {
            let before =
                (0..at).rev().find(|before| self.lines.get(*before).is_some_and(|line| line.level <= level))?;
            (self.lines.get(before)?.level == level).then_some(before..at)?
        };
        if later {
            self.lines.get_mut(branch.start..other.end)?.rotate_left(branch.len());
            Some(branch.start + other.len())
        } else {
            self.lines.get_mut(other.start..branch.end)?.rotate_right(branch.len());
            Some(other.start)
        }
    }

    /// No line stands more than one level below the one before it.
    fn settle(&mut self) {
        let mut most = 0;
        for line in &mut self.lines {
            line.level = line.level.min(most);
            most = line.level + 1;
        }
    }
}

fn fresh(level: u8, text: Text) -> Line {
    let item = match text {
        Text::One(words) => Item::Plain(words),
        text @ Text::Many(_) => Item::Full(FullItem { text, ..FullItem::default() }),
    };
    Line { level, item, was: None, had: false }
}

fn flatten(items: &[Item], level: u8, lines: &mut Vec<Line>) {
    for (index, item) in items.iter().enumerate() {
        let bare = match item {
            Item::Plain(words) => Item::Plain(words.clone()),
            Item::Full(item) => Item::Full(FullItem { items: Vec::new(), ..item.clone() }),
        };
        let was = (level == 0).then_some(index);
        lines.push(Line { level, item: bare, was, had: !item.items().is_empty() });
        flatten(item.items(), level.saturating_add(1), lines);
    }
}

/// The first line with all that stand below it as an item, and the lines after them.
fn rebuild(lines: &[Line], level: u8) -> (Item, &[Line]) {
    let Some((first, mut rest)) = lines.split_first() else { return (Item::Plain(String::new()), &[]) };
    let level = first.level.max(level);
    let mut items = Vec::new();
    while rest.first().is_some_and(|next| next.level > level) {
        let (item, after) = rebuild(rest, level + 1);
        items.push(item);
        rest = after;
    }
    let item = match (first.item.clone(), items.is_empty()) {
        (Item::Plain(words), true) => Item::Plain(words),
        (Item::Plain(words), false) => Item::Full(FullItem { text: Text::One(words), items, ..FullItem::default() }),
        (Item::Full(FullItem { text: Text::One(words), label: None, extra, .. }), true)
            if first.had && extra.is_empty() =>
        {
            Item::Plain(words)
        }
        (Item::Full(item), _) => Item::Full(FullItem { items, ..item }),
    };
    (item, rest)
}

/// The groups of steps once the parts of a slide stand otherwise: `parts` says for each part which one it was. A new part
/// is revealed with the one before it.
#[must_use]
pub fn regroup(groups: &[Vec<u16>], parts: &[Option<usize>]) -> Vec<Vec<u16>> {
    let group_of = |old: usize| groups.iter().position(|group| group.iter().any(|part| usize::from(*part) == old));
    let mut after = vec![Vec::new(); groups.len()];
    let mut last = None;
    for (now, was) in parts.iter().enumerate() {
        if let Some(was) = was {
            last = group_of(*was);
        }
        if let (Some(group), Ok(now)) = (last.and_then(|group| after.get_mut(group)), u16::try_from(now)) {
            group.push(now);
        }
    }
    after.retain(|group| !group.is_empty());
    after
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use proptest::prelude::*;

    fn full(text: &str, items: Vec<Item>) -> Item {
        Item::Full(FullItem { text: Text::from(text), items, ..FullItem::default() })
    }

    fn plain(text: &str) -> Item {
        Item::Plain(text.to_owned())
    }

    fn list() -> Vec<Item> {
        vec![plain("a"), full("b", vec![plain("c"), full("d", vec![plain("e")])]), plain("f")]
    }

    /// A list in one line: `a b(c d(e)) f`.
    fn shape(items: &[Item]) -> String {
        items
            .iter()
            .map(|item| {
                let words = item.text().pick("en", "en").0.to_owned();
                if item.items().is_empty() { words } else { format!("{words}({})", shape(item.items())) }
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn done(with: impl FnOnce(&mut Outline)) -> String {
        let mut outline = Outline::of(&list());
        with(&mut outline);
        shape(&outline.items())
    }

    #[test]
    fn an_untouched_list_is_the_same() {
        let mut items = list();
        items.push(full("kept as it was written", Vec::new()));
        assert_eq!(Outline::of(&items).items(), items);
    }

    #[test]
    fn lines_are_indented_and_outdented_with_what_stands_below_them() {
        assert_eq!(done(|it| assert!(!it.indent(0), "nothing stands above the first")), "a b(c d(e)) f");
        assert_eq!(done(|it| assert!(!it.indent(1), "e would stand at a fourth level")), "a b(c d(e)) f");
        assert_eq!(done(|it| assert!(it.indent(5))), "a b(c d(e) f)");
        assert_eq!(done(|it| assert!(it.indent(5) && it.indent(5) && !it.indent(5))), "a b(c d(e f))");
        assert_eq!(done(|it| assert!(it.outdent(3))), "a b(c) d(e) f");
        assert_eq!(done(|it| assert!(it.outdent(2))), "a b c(d(e)) f");
        assert_eq!(done(|it| assert!(!it.outdent(0))), "a b(c d(e)) f");
    }

    #[test]
    fn enter_makes_the_next_line_and_backspace_joins_an_empty_one() {
        let split = |it: &mut Outline| assert_eq!(it.split(0, Text::from("A"), Text::from("B")), 1);
        assert_eq!(done(split), "A B b(c d(e)) f");
        // What stands below a line stays with it.
        assert_eq!(done(|it| assert_eq!(it.split(1, Text::from("b"), Text::from("n")), 2)), "a b(n c d(e)) f");
        assert_eq!(done(|it| assert_eq!(it.join(1), None)), "a b(c d(e)) f", "it says something");
        let join = |it: &mut Outline| {
            it.line(3).unwrap().set_text(Text::default());
            assert_eq!(it.join(3), Some(2));
        };
        assert_eq!(done(join), "a b(c(e)) f");
        let mut last = Outline::of(&[plain("")]);
        assert_eq!(last.join(0), None, "the last line stays");
    }

    #[test]
    fn branches_move_past_their_neighbours_and_go_whole() {
        assert_eq!(done(|it| assert_eq!(it.shift(1, false), Some(0))), "b(c d(e)) a f");
        assert_eq!(done(|it| assert_eq!(it.shift(1, true), Some(2))), "a f b(c d(e))");
        assert_eq!(done(|it| assert_eq!(it.shift(5, false), Some(1))), "a f b(c d(e))");
        assert_eq!(done(|it| assert_eq!(it.shift(2, false), None)), "a b(c d(e)) f");
        assert_eq!(done(|it| assert_eq!(it.shift(2, true), Some(4))), "a b(d(e) c) f");
        assert_eq!(done(|it| it.remove(1)), "a f");
        assert_eq!(done(|it| assert_eq!(it.add(Some(2)), 3)), "a b(c  d(e)) f");
        assert_eq!(done(|it| assert_eq!(it.add(None), 6)), "a b(c d(e)) f ");
    }

    #[test]
    fn plain_lines_stay_plain_and_labels_come_and_go() {
        let mut outline = Outline::of(&list());
        outline.line(0).unwrap().set_label(Some(Text::from("1998")));
        assert!(matches!(&outline.items()[0], Item::Full(item) if item.label == Some(Text::from("1998"))));
        outline.line(0).unwrap().set_label(None);
        outline.remove(2);
        outline.remove(2);
        assert_eq!(outline.items(), vec![plain("a"), plain("b"), plain("f")]);
    }

    #[test]
    fn steps_follow_their_parts() {
        let groups = vec![vec![0, 1], vec![2]];
        let mut outline = Outline::of(&list());
        outline.remove(0);
        assert_eq!(regroup(&groups, &outline.parts()), vec![vec![0], vec![1]]);
        let mut outline = Outline::of(&list());
        outline.add(Some(1));
        assert_eq!(regroup(&groups, &outline.parts()), vec![vec![0, 1, 2], vec![3]]);
        let mut outline = Outline::of(&list());
        outline.shift(5, false);
        assert_eq!(regroup(&groups, &outline.parts()), vec![vec![0, 2], vec![1]]);
        assert_eq!(regroup(&[vec![1]], &[Some(0), None, Some(1)]), vec![vec![2]], "a part that is always seen");
    }

    proptest! {
        #[test]
        fn whatever_is_done_no_line_is_lost_but_those_taken_out(
            steps in proptest::collection::vec((0_u8..6, 0_usize..8), 0..30),
        ) {
            let mut outline = Outline::of(&list());
            for (kind, at) in steps {
                let count = outline.lines().len();
                let more = match kind {
                    0 => { outline.indent(at); 0 }
                    1 => { outline.outdent(at); 0 }
                    2 => { outline.shift(at, at % 2 == 0); 0 }
                    3 => { outline.add(Some(at)); 1 }
                    4 => if outline.join(at).is_some() { -1 } else { 0 },
                    _ => { let gone = outline.branch(at).len() as isize; outline.remove(at); -gone }
                };
                prop_assert_eq!(outline.lines().len() as isize, count as isize + more);
                let again = Outline::of(&outline.items());
                let levels = |it: &Outline| it.lines().iter().map(|line| (line.level, line.text())).collect::<Vec<_>>();
                prop_assert_eq!(levels(&again), levels(&outline));
                prop_assert!(outline.lines().iter().all(|line| line.level <= DEEPEST));
            }
        }
    }
}
