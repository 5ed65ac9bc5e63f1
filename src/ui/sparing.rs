//! Draws of a window only what has changed, where the processor does the graphics.
//!
//! A console with a running clock changes a few figures each second, and a software renderer pays for every pixel of the
//! window each time. So what a window is made of is compared with what it was made of before, and only the parts that
//! differ are cleared and drawn; the rest is still on the screen's buffer. That the buffer keeps what was drawn is nowhere
//! promised: it is tried out with a mark in one pixel before it is relied on, and looked at again in every frame.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64, Ordering},
    },
};

use eframe::{
    egui_glow::CallbackFn,
    glow::{self, HasContext as _},
};
use egui::{
    Context, FullOutput, PaintCallback, PaintCallbackInfo, Plugin, Rect, Shape, TextureId, Ui, ViewportId,
    epaint::{ClippedShape, RectShape, emath::TSTransform},
};

use super::direct::Direct;

/// How often the mark must have been found before the buffer is relied on.
const FOUND: u8 = 3;
/// How often it may be missed before a window is drawn whole for good.
const MISSED: u8 = 8;
/// How many parts of a window are drawn at most; more become one.
const PARTS: usize = 8;
/// The share of a window above which the whole of it is drawn.
const SHARE: f32 = 0.5;
/// How far a shape may reach beyond what it says, in points: its edges are softened.
const SOFT: f32 = 2.0;

/// What the graphics tell of a window: written while it is painted, read before the next time.
#[derive(Default)]
struct Seen {
    /// The last frame that came to the screen.
    painted: AtomicU64,
    /// The colour of the mark that it left, as red, green and blue; none is all ones.
    mark: AtomicU32,
    found: AtomicU8,
    missed: AtomicU8,
    /// Whether the mark was missing from a buffer that was relied on.
    lost: AtomicBool,
}

/// A window as it was painted last.
struct Known {
    shapes: Vec<ClippedShape>,
    screen: Rect,
    scale: f32,
    windows: usize,
    /// Whether its ground is dark.
    dark: bool,
    pictures: u64,
    frame: u64,
    seen: Arc<Seen>,
}

/// Has windows drawn in parts.
pub struct Sparing {
    graphics: Arc<Direct>,
    /// The window that is always drawn whole.
    except: ViewportId,
    known: HashMap<ViewportId, Known>,
    /// The window whose pass ends.
    ending: ViewportId,
    /// Counts the pictures that have changed, of whatever window.
    pictures: u64,
    frame: u64,
    /// Whether buffers withstand being cleared at the moment, unless something was painted since.
    kept: bool,
}

impl Sparing {
    /// For all windows but one.
    #[must_use]
    pub fn new(graphics: Arc<Direct>, except: ViewportId) -> Self {
        Self { graphics, except, known: HashMap::new(), ending: ViewportId::ROOT, pictures: 0, frame: 0, kept: false }
    }
}

impl Sparing {
    /// Has what is on a buffer withstand being cleared, which comes before anything is known of what is drawn; or ends that.
    fn keep_buffer(&mut self, keep: bool) {
        if std::mem::replace(&mut self.kept, keep) == keep {
            return;
        }
        #[expect(unsafe_code, reason = "the graphics have no other door")]
        // SAFETY: a switch of the context, which is current on this thread from the first window on; whoever paints sets it
        // anew.
        unsafe {
            self.graphics.gl().color_mask(!keep, !keep, !keep, !keep);
        }
    }
}

impl Plugin for Sparing {
    fn debug_name(&self) -> &'static str {
        "sparing"
    }

    fn on_begin_pass(&mut self, _ui: &mut Ui) {
        // A window that was to be painted was not.
        self.keep_buffer(false);
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        self.ending = ui.ctx().viewport_id();
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        if changes_pictures(output) {
            self.pictures += 1;
        }
        let window = self.ending;
        if window == self.except {
            return;
        }
        let (screen, there, hidden) = ctx.input_for(window, |input| {
            let there: Vec<ViewportId> = input.raw.viewports.keys().copied().collect();
            (input.viewport_rect(), there, input.viewport().visible() == Some(false))
        });
        let windows = there.len();
        // Nothing of a window that is gone is kept: there may be a question in it.
        self.known.retain(|known, _| there.contains(known));
        // A lone window is cleared before it is known what is in it. And neither a hidden window nor a pass that is thrown away
        // is painted.
        if windows < 2 || hidden || output.platform_output.requested_discard() || !screen.is_positive() {
            self.known.remove(&window);
            return;
        }
        self.frame += 1;
        let scale = output.pixels_per_point;
        let dark = ctx.global_style().visuals.dark_mode;
        let pictures = self.pictures + self.graphics.uploads();
        let before = self.known.remove(&window).filter(|known| {
            known.screen == screen
                && (known.scale - scale).abs() < f32::EPSILON
                && known.windows == windows
                && known.dark == dark
        });
        let seen = before.as_ref().map(|known| Arc::clone(&known.seen)).unwrap_or_default();
        let painted = before.as_ref().is_some_and(|known| seen.painted.load(Ordering::Relaxed) == known.frame);
        if !painted {
            // What became of the buffer meanwhile is not known.
            seen.mark.store(NO_MARK, Ordering::Relaxed);
        }
        if seen.missed.load(Ordering::Relaxed) >= MISSED {
            let known = Known { shapes: Vec::new(), screen, scale, windows, dark, pictures, frame: self.frame, seen };
            known.seen.painted.store(self.frame, Ordering::Relaxed);
            self.known.insert(window, known);
            return;
        }
        let relied_on = seen.found.load(Ordering::Relaxed) >= FOUND && !seen.lost.swap(false, Ordering::Relaxed);
        let shapes = std::mem::take(&mut output.shapes);
        let damage = match &before {
            Some(known) if relied_on && painted && known.pictures == pictures => damage(&known.shapes, &shapes, screen),
            _ => None,
        };
        let begin = callback(screen, screen, begin(Arc::clone(&seen), ctx.clone(), window, damage.is_none()));
        output.shapes.push(begin);
        match &damage {
            None => output.shapes.extend(shapes.iter().cloned()),
            Some(parts) => {
                for part in parts.iter().map(|part| to_pixels(*part, scale)) {
                    output.shapes.push(callback(part, part, clear));
                    output.shapes.extend(within(&shapes, part));
                }
            }
        }
        output.shapes.push(callback(screen, screen, end(Arc::clone(&seen), self.frame)));
        self.keep_buffer(true);
        self.known.insert(window, Known { shapes, screen, scale, windows, dark, pictures, frame: self.frame, seen });
    }
}

/// Whether pictures were replaced that may stand in any window. New letters in the picture of letters change no other ones.
fn changes_pictures(output: &FullOutput) -> bool {
    let letters = TextureId::default();
    let mut set = output.textures_delta.set.iter();
    set.any(|(id, deltas)| *id != letters || deltas.iter().any(|delta| delta.pos.is_none()))
        || !output.textures_delta.free.is_empty()
}

/// The parts of a window that differ, in points; none where nearly everything does.
fn damage(before: &[ClippedShape], now: &[ClippedShape], screen: Rect) -> Option<Vec<Rect>> {
    let alike = before.iter().zip(now).take_while(|(one, other)| same(one, other)).count();
    let (before, now) = (&before[alike..], &now[alike..]);
    let alike = before.iter().rev().zip(now.iter().rev()).take_while(|(one, other)| same(one, other)).count();
    let (before, now) = (&before[..before.len() - alike], &now[..now.len() - alike]);
    let mut parts = Vec::new();
    if before.len() == now.len() {
        for (one, other) in before.iter().zip(now).filter(|(one, other)| !same(one, other)) {
            match changed_letters(one, other).or_else(|| moved_edge(one, other)) {
                Some(part) => parts.push(part),
                None => parts.extend([reach(one), reach(other)]),
            }
        }
    } else {
        parts.extend(before.iter().chain(now).map(reach));
    }
    let parts = joined(parts.into_iter().map(|part| part.intersect(screen)).filter(Rect::is_positive));
    let area = |part: &Rect| part.width() * part.height();
    (parts.iter().map(area).sum::<f32>() <= SHARE * area(&screen)).then_some(parts)
}

/// What overlaps becomes one.
fn joined(all: impl Iterator<Item = Rect>) -> Vec<Rect> {
    let mut parts: Vec<Rect> = Vec::new();
    for mut part in all {
        while let Some(at) = parts.iter().position(|other| other.expand(SOFT).intersects(part)) {
            part |= parts.swap_remove(at);
        }
        parts.push(part);
    }
    if parts.len() > PARTS {
        return vec![parts.into_iter().fold(Rect::NOTHING, |all, part| all | part)];
    }
    parts
}

/// Whether two shapes look the same.
fn same(one: &ClippedShape, other: &ClippedShape) -> bool {
    if one.clip_rect != other.clip_rect || one.transform_after_tessellation != other.transform_after_tessellation {
        return false;
    }
    match (&one.shape, &other.shape) {
        // Most texts are the very same ones: comparing their letters would take longer than all else.
        (Shape::Text(a), Shape::Text(b)) if Arc::ptr_eq(&a.galley, &b.galley) => {
            a.pos == b.pos
                && a.underline == b.underline
                && a.fallback_color == b.fallback_color
                && a.override_text_color == b.override_text_color
                && a.opacity_factor.to_bits() == b.opacity_factor.to_bits()
                && a.angle.to_bits() == b.angle.to_bits()
        }
        (Shape::Mesh(a), Shape::Mesh(b)) if Arc::ptr_eq(a, b) => true,
        (one, other) => one == other,
    }
}

/// Where two texts of the same make differ, as those of a clock do from one second to the next.
fn changed_letters(one: &ClippedShape, other: &ClippedShape) -> Option<Rect> {
    let (Shape::Text(a), Shape::Text(b)) = (&one.shape, &other.shape) else { return None };
    let still = one.transform_after_tessellation == TSTransform::IDENTITY
        && other.transform_after_tessellation == TSTransform::IDENTITY
        && a.angle.to_bits() == 0
        && b.angle.to_bits() == 0;
    let alike = still
        && one.clip_rect == other.clip_rect
        && a.pos == b.pos
        && a.underline == b.underline
        && a.fallback_color == b.fallback_color
        && a.override_text_color == b.override_text_color
        && a.opacity_factor.to_bits() == b.opacity_factor.to_bits()
        && a.galley.rows.len() == b.galley.rows.len();
    if !alike {
        return None;
    }
    let mut changed = Rect::NOTHING;
    for (row, other) in a.galley.rows.iter().zip(&b.galley.rows) {
        let (mesh, others) = (&row.visuals.mesh, &other.visuals.mesh);
        if row.pos != other.pos || mesh.indices != others.indices || mesh.vertices.len() != others.vertices.len() {
            return None;
        }
        // A letter has four corners.
        for (letter, other) in mesh.vertices.chunks(4).zip(others.vertices.chunks(4)).filter(|(a, b)| a != b) {
            for corner in letter.iter().chain(other) {
                changed.extend_with(a.pos + row.pos.to_vec2() + corner.pos.to_vec2());
            }
        }
    }
    Some(changed.expand(SOFT).intersect(one.clip_rect))
}

/// Where two rectangles differ that are the same but for one edge, as a block that grows with time.
fn moved_edge(one: &ClippedShape, other: &ClippedShape) -> Option<Rect> {
    let (Shape::Rect(a), Shape::Rect(b)) = (&one.shape, &other.shape) else { return None };
    let still = one.transform_after_tessellation == TSTransform::IDENTITY
        && other.transform_after_tessellation == TSTransform::IDENTITY
        && one.clip_rect == other.clip_rect;
    let round =
        f32::from([a.corner_radius.nw, a.corner_radius.ne, a.corner_radius.sw, a.corner_radius.se].into_iter().max()?);
    // Where a rectangle is narrower than its corners are round, all of them change; and very thin ones are drawn as lines.
    let wide = |rect: Rect| rect.width().min(rect.height()) >= 2.0 * round + 4.0;
    let plain = a.stroke.is_empty() && a.brush.is_none() && a.blur_width <= 0.0 && a.angle.to_bits() == 0;
    if !still || !plain || !wide(a.rect) || !wide(b.rect) || (RectShape { rect: b.rect, ..a.clone() }) != *b {
        return None;
    }
    let (p, q) = (a.rect, b.rect);
    let edges = [(p.min.x, q.min.x), (p.min.y, q.min.y), (p.max.x, q.max.x), (p.max.y, q.max.y)];
    let mut moved = edges.iter().enumerate().filter(|(_, (before, now))| before.to_bits() != now.to_bits());
    let (Some((edge, (before, now))), None) = (moved.next(), moved.next()) else { return None };
    let (least, most) = (before.min(*now), before.max(*now));
    let mut part = p.union(q);
    match edge {
        0 => part.max.x = most + round,
        1 => part.max.y = most + round,
        2 => part.min.x = least - round,
        _ => part.min.y = least - round,
    }
    Some(part.expand(SOFT).intersect(one.clip_rect))
}

/// Where a shape can be seen, in points.
fn reach(shape: &ClippedShape) -> Rect {
    let bounds = shape.shape.visual_bounding_rect();
    if !bounds.is_positive() && bounds.width().max(bounds.height()) < 0.0 {
        return Rect::NOTHING;
    }
    let bounds = shape.transform_after_tessellation.mul_rect(bounds);
    bounds.expand(SOFT).intersect(shape.clip_rect)
}

/// The shapes that can be seen in a part, cut to it.
fn within(shapes: &[ClippedShape], part: Rect) -> impl Iterator<Item = ClippedShape> {
    shapes.iter().filter(move |shape| reach(shape).intersects(part)).map(move |shape| ClippedShape {
        clip_rect: shape.clip_rect.intersect(part),
        shape: shape.shape.clone(),
        transform_after_tessellation: shape.transform_after_tessellation,
    })
}

/// A part grown to whole pixels.
fn to_pixels(part: Rect, scale: f32) -> Rect {
    let min = (part.min.to_vec2() * scale).floor() / scale;
    let max = (part.max.to_vec2() * scale).ceil() / scale;
    Rect::from_min_max(min.to_pos2(), max.to_pos2())
}

type Paint = dyn Fn(&glow::Context) + Send + Sync;

/// Something that the graphics do in their turn.
fn callback(rect: Rect, clip_rect: Rect, paint: impl Fn(&glow::Context) + Send + Sync + 'static) -> ClippedShape {
    let paint: Box<Paint> = Box::new(paint);
    let callback = move |_: PaintCallbackInfo, painter: &eframe::egui_glow::Painter| paint(painter.gl());
    let shape = Shape::Callback(PaintCallback { rect, callback: Arc::new(CallbackFn::new(callback)) });
    ClippedShape { clip_rect, shape, transform_after_tessellation: TSTransform::IDENTITY }
}

/// No mark.
const NO_MARK: u32 = u32::MAX;

/// Looks for the mark of the frame before, and clears what is drawn whole.
fn begin(seen: Arc<Seen>, ctx: Context, window: ViewportId, whole: bool) -> impl Fn(&glow::Context) + Send + Sync {
    move |gl| {
        let mark = seen.mark.load(Ordering::Relaxed);
        if mark != NO_MARK {
            let found = read_corner(gl) == mark;
            let count = if found { &seen.found } else { &seen.missed };
            count.store(count.load(Ordering::Relaxed).saturating_add(1), Ordering::Relaxed);
            if !found {
                seen.found.store(0, Ordering::Relaxed);
                if !whole {
                    // What lies around the parts is not what it should be: it is drawn whole at once.
                    seen.lost.store(true, Ordering::Relaxed);
                    ctx.request_repaint_of(window);
                }
            }
        }
        if whole {
            clear(gl);
        }
    }
}

/// Leaves a mark, and notes that the frame was painted.
fn end(seen: Arc<Seen>, frame: u64) -> impl Fn(&glow::Context) + Send + Sync {
    move |gl| {
        seen.mark.store(write_corner(gl, frame), Ordering::Relaxed);
        seen.painted.store(frame, Ordering::Relaxed);
    }
}

/// Clears the part of the window that is being drawn, to the colour that was set for all of it.
fn clear(gl: &glow::Context) {
    #[expect(unsafe_code, reason = "the graphics have no other door")]
    // SAFETY: called while a window is painted, with its context current and the clip rectangle set; nothing but colours of
    // that window changes.
    unsafe {
        gl.clear(glow::COLOR_BUFFER_BIT);
    }
}

/// The colour of the lowest pixel on the left: red, green, blue.
fn read_corner(gl: &glow::Context) -> u32 {
    let mut pixel = [0_u8; 4];
    #[expect(unsafe_code, reason = "the graphics have no other door")]
    // SAFETY: called while a window is painted, with its context current; one pixel of four bytes goes where there are four.
    unsafe {
        let into = glow::PixelPackData::Slice(Some(&mut pixel));
        gl.read_pixels(0, 0, 1, 1, glow::RGBA, glow::UNSIGNED_BYTE, into);
    }
    let [red, green, blue, _] = pixel;
    u32::from_be_bytes([0, red, green, blue])
}

/// Gives that pixel a colour that differs from the ground, and from that of the frame before, by what nobody sees.
fn write_corner(gl: &glow::Context, frame: u64) -> u32 {
    let mut ground = [0.0_f32; 4];
    #[expect(unsafe_code, reason = "the graphics have no other door")]
    // SAFETY: called while a window is painted, with its context current; a colour has four numbers. The clip rectangle and
    // the colour are set anew by whoever paints next.
    unsafe {
        gl.get_parameter_f32_slice(glow::COLOR_CLEAR_VALUE, &mut ground);
    }
    let byte = |part: f32| (part * 255.0).round() as u8;
    let [red, green, blue, _] = ground.map(byte);
    let step = u8::try_from(frame % 7).unwrap_or_default() + 1;
    let blue = if blue > 127 { blue - step } else { blue + step };
    let [r, g, b] = [red, green, blue].map(|part| f32::from(part) / 255.0);
    #[expect(unsafe_code, reason = "the graphics have no other door")]
    // SAFETY: as above.
    unsafe {
        gl.enable(glow::SCISSOR_TEST);
        gl.scissor(0, 0, 1, 1);
        gl.clear_color(r, g, b, 1.0);
        gl.clear(glow::COLOR_BUFFER_BIT);
        gl.clear_color(ground[0], ground[1], ground[2], ground[3]);
    }
    u32::from_be_bytes([0, red, green, blue])
}

#[cfg(test)]
mod tests {
    use egui::{Color32, Pos2, Vec2};

    use super::*;

    const SCREEN: Rect = Rect::from_min_max(Pos2::ZERO, Pos2::new(1000.0, 600.0));

    fn square(at: f32, side: f32, colour: Color32) -> ClippedShape {
        let rect = Rect::from_min_size(Pos2::new(at, at), Vec2::splat(side));
        ClippedShape::new(SCREEN, Shape::rect_filled(rect, 0.0, colour))
    }

    #[test]
    fn what_is_the_same_is_not_drawn() {
        let shapes = [square(0.0, 900.0, Color32::GRAY), square(10.0, 50.0, Color32::RED)];
        assert_eq!(damage(&shapes, &shapes, SCREEN), Some(Vec::new()));
    }

    #[test]
    fn one_change_is_one_part_around_before_and_after() {
        let ground = square(0.0, 900.0, Color32::GRAY);
        let before = [ground.clone(), square(10.0, 50.0, Color32::RED), square(300.0, 50.0, Color32::BLUE)];
        let now = [ground.clone(), square(20.0, 50.0, Color32::RED), square(300.0, 50.0, Color32::BLUE)];
        let parts = damage(&before, &now, SCREEN).unwrap_or_default();
        assert_eq!(parts, [Rect::from_min_max(Pos2::new(8.0, 8.0), Pos2::new(72.0, 72.0))]);
        let drawn: Vec<ClippedShape> = within(&now, parts[0]).collect();
        assert_eq!(drawn.len(), 2, "the ground under it and itself, not the other square");
        assert!(drawn.iter().all(|shape| parts[0].contains_rect(shape.clip_rect)));
    }

    #[test]
    fn a_block_that_grows_is_drawn_where_it_grew() {
        let block = |right: f32, rounded: u8| {
            let rect = Rect::from_min_max(Pos2::new(100.0, 100.0), Pos2::new(right, 140.0));
            ClippedShape::new(SCREEN, Shape::rect_filled(rect, rounded, Color32::GRAY))
        };
        let edge = Rect::from_min_max(Pos2::new(594.0, 98.0), Pos2::new(603.0, 142.0));
        assert_eq!(damage(&[block(600.0, 4)], &[block(601.0, 4)], SCREEN), Some(vec![edge]));
        // Rounder than it is wide: both ends change.
        let narrow = damage(&[block(110.0, 8)], &[block(111.0, 8)], SCREEN).unwrap_or_default();
        assert_eq!(narrow, [reach(&block(111.0, 8))]);
        // Another colour with it: all of it.
        let mut other = block(601.0, 4);
        if let Shape::Rect(rect) = &mut other.shape {
            rect.fill = Color32::RED;
        }
        assert_eq!(damage(&[block(600.0, 4)], &[other.clone()], SCREEN), Some(vec![reach(&other)]));
    }

    #[test]
    fn a_shape_more_or_less_draws_where_it_is_or_was() {
        let (one, two) = (square(10.0, 50.0, Color32::RED), square(300.0, 50.0, Color32::BLUE));
        let both = [one.clone(), two.clone()];
        let place = |shape: &ClippedShape| vec![reach(shape)];
        assert_eq!(damage(&both, std::slice::from_ref(&one), SCREEN), Some(place(&two)));
        assert_eq!(damage(std::slice::from_ref(&two), &both, SCREEN), Some(place(&one)));
    }

    #[test]
    fn a_great_change_draws_everything() {
        let before = [square(0.0, 590.0, Color32::RED)];
        let now = [square(0.0, 590.0, Color32::BLUE)];
        assert_eq!(damage(&before, &now, SCREEN), None);
    }

    #[test]
    fn many_small_changes_become_one_part() {
        let squares = |colour| (0..20).map(|at| square(at as f32 * 20.0, 4.0, colour)).collect::<Vec<_>>();
        let parts = damage(&squares(Color32::RED), &squares(Color32::BLUE), SCREEN).unwrap_or_default();
        assert_eq!(parts.len(), 1);
        assert!(squares(Color32::RED).iter().all(|square| parts[0].contains_rect(reach(square))));
    }

    #[test]
    fn what_is_clipped_away_is_no_change() {
        let hidden = Rect::from_min_max(Pos2::new(500.0, 500.0), Pos2::new(510.0, 510.0));
        let clipped = |colour| ClippedShape { clip_rect: hidden, ..square(10.0, 50.0, colour) };
        assert_eq!(damage(&[clipped(Color32::RED)], &[clipped(Color32::BLUE)], SCREEN), Some(Vec::new()));
    }

    #[test]
    fn parts_lie_on_whole_pixels() {
        let part = to_pixels(Rect::from_min_max(Pos2::new(1.3, 2.6), Pos2::new(7.1, 8.4)), 1.5);
        let pixels = part * 1.5;
        for side in [pixels.min.x, pixels.min.y, pixels.max.x, pixels.max.y] {
            assert!((side - side.round()).abs() < 1e-3, "{pixels:?}");
        }
        assert!(part.contains_rect(Rect::from_min_max(Pos2::new(1.3, 2.6), Pos2::new(7.1, 8.4))));
    }
}
