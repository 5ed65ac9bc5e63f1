//! The eyes and hands of the suite: windows, keys, clicks and pixels of one display server, as a person has them.

use std::{io::IoSlice, thread, time::Duration};

use x11rb::{
    connection::{Connection, RequestConnection},
    protocol::{
        randr::ConnectionExt as _,
        xproto::{
            AtomEnum, ChangeWindowAttributesAux, ClientMessageEvent, ConfigureWindowAux, ConnectionExt as _,
            CreateWindowAux, EventMask, MapState, StackMode, Window, WindowClass,
        },
    },
    rust_connection::RustConnection,
};

use super::{deck::Colour, picture::Picture};

x11rb::atom_manager! {
    /// The names by which programs and window managers talk to each other.
    Atoms: AtomsCookie {
        _NET_CLIENT_LIST, _NET_WM_NAME, UTF8_STRING, _NET_ACTIVE_WINDOW, _NET_CLOSE_WINDOW, _NET_MOVERESIZE_WINDOW,
        WM_CHANGE_STATE, _NET_WM_STATE, _NET_WM_STATE_FULLSCREEN, _NET_FRAME_EXTENTS,
    }
}

/// The events of the XTEST extension's `FakeInput` request.
const PRESS: u8 = 2;
const RELEASE: u8 = 3;
const BUTTON_PRESS: u8 = 4;
const BUTTON_RELEASE: u8 = 5;
const MOTION: u8 = 6;

/// A piece of the desktop in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub x: i16,
    pub y: i16,
    pub width: u16,
    pub height: u16,
}

impl Area {
    /// An area by its corner and its size.
    pub const fn new(x: i16, y: i16, width: u16, height: u16) -> Self {
        Self { x, y, width, height }
    }

    /// The point at shares of the width and the height.
    pub fn at(self, right: f32, down: f32) -> (i16, i16) {
        let along = |from: i16, length: u16, share: f32| from + (f32::from(length - 1) * share) as i16;
        (along(self.x, self.width, right), along(self.y, self.height, down))
    }

    /// The part from the left edge to a share of the width.
    pub fn left_part(self, share: f32) -> Self {
        Self { width: (f32::from(self.width) * share) as u16, ..self }
    }
}

/// A connection to the server.
pub struct Screen {
    connection: RustConnection,
    root: Window,
    atoms: Atoms,
    xtest: u8,
    /// The sign, its key, and whether Shift types it.
    keys: Vec<(u32, u8, bool)>,
}

impl Screen {
    /// Connects to the server; `None` while there is none.
    pub fn connect(display: &str) -> Option<Self> {
        let (connection, number) = x11rb::connect(Some(display)).ok()?;
        let root = connection.setup().roots.get(number)?.root;
        let atoms = Atoms::new(&connection).ok()?.reply().ok()?;
        let xtest = connection.extension_information("XTEST").ok()??.major_opcode;
        let keys = keys_of(&connection);
        Some(Self { connection, root, atoms, xtest, keys })
    }

    /// The displays as the server has them.
    pub fn displays(&self) -> Vec<Area> {
        let monitors = self.connection.randr_get_monitors(self.root, true).expect("RandR").reply().expect("monitors");
        monitors.monitors.iter().map(|one| Area::new(one.x, one.y, one.width, one.height)).collect()
    }
}

/// Windows.
impl Screen {
    /// The windows that the window manager keeps, with their titles.
    pub fn windows(&self) -> Vec<(Window, String)> {
        let list = self.numbers(self.root, self.atoms._NET_CLIENT_LIST);
        list.into_iter().map(|window| (window, self.title(window))).collect()
    }

    /// The window with a title.
    pub fn find(&self, title: &str) -> Option<Window> {
        self.windows().into_iter().find(|(_, of)| of == title).map(|(window, _)| window)
    }

    fn title(&self, window: Window) -> String {
        let Atoms { _NET_WM_NAME: name, UTF8_STRING: kind, .. } = self.atoms;
        let reply = self.connection.get_property(false, window, name, kind, 0, 256).map(x11rb::cookie::Cookie::reply);
        // A window may go while it is asked.
        reply.ok().and_then(Result::ok).map(|it| String::from_utf8_lossy(&it.value).into_owned()).unwrap_or_default()
    }

    fn numbers(&self, window: Window, property: u32) -> Vec<u32> {
        let reply = self.connection.get_property(false, window, property, AtomEnum::ANY, 0, 1024).expect("a request");
        reply.reply().ok().and_then(|reply| reply.value32().map(Iterator::collect)).unwrap_or_default()
    }

    /// Where a window's own area stands, if it is there and shown.
    pub fn area(&self, window: Window) -> Option<Area> {
        let attributes = self.connection.get_window_attributes(window).ok()?.reply().ok()?;
        let size = self.connection.get_geometry(window).ok()?.reply().ok()?;
        let place = self.connection.translate_coordinates(window, self.root, 0, 0).ok()?.reply().ok()?;
        (attributes.map_state == MapState::VIEWABLE).then_some(Area::new(
            place.dst_x,
            place.dst_y,
            size.width,
            size.height,
        ))
    }

    /// Whether a window has the keyboard.
    pub fn is_active(&self, window: Window) -> bool {
        let focus = self.connection.get_input_focus().expect("a request").reply().expect("the focus").focus;
        focus == window && self.numbers(self.root, self.atoms._NET_ACTIVE_WINDOW).first() == Some(&window)
    }

    /// Asks the window manager to bring a window to the front and give it the keyboard, as a task bar does.
    pub fn activate(&self, window: Window) {
        self.ask_manager(window, self.atoms._NET_ACTIVE_WINDOW, [2, 0, 0, 0, 0]);
    }

    /// Asks the window manager to close a window, as its close button does.
    pub fn close(&self, window: Window) {
        self.ask_manager(window, self.atoms._NET_CLOSE_WINDOW, [0, 2, 0, 0, 0]);
    }

    /// Asks the window manager to minimise a window.
    pub fn minimise(&self, window: Window) {
        const ICONIC: u32 = 3;
        self.ask_manager(window, self.atoms.WM_CHANGE_STATE, [ICONIC, 0, 0, 0, 0]);
    }

    /// Asks the window manager to take a window out of full screen, as its own shortcut does.
    pub fn leave_full_screen(&self, window: Window) {
        const REMOVE: u32 = 0;
        const A_PAGER: u32 = 2;
        let Atoms { _NET_WM_STATE: state, _NET_WM_STATE_FULLSCREEN: full, .. } = self.atoms;
        self.ask_manager(window, state, [REMOVE, full, 0, A_PAGER, 0]);
    }

    /// Whether the window manager has a window fill its display.
    pub fn is_full(&self, window: Window) -> bool {
        self.numbers(window, self.atoms._NET_WM_STATE).contains(&self.atoms._NET_WM_STATE_FULLSCREEN)
    }

    /// Whether a window has a frame.
    pub fn has_frame(&self, window: Window) -> bool {
        self.numbers(window, self.atoms._NET_FRAME_EXTENTS).iter().any(|width| *width > 0)
    }

    /// Moves and sizes a window's own area.
    pub fn place(&self, window: Window, to: Area) {
        // Static gravity: the numbers are of the area itself and not of its frame. All four of them are given, by a pager.
        let flags = 0xa | 0b1111 << 8 | 2 << 12;
        let numbers =
            [flags, to.x.cast_unsigned().into(), to.y.cast_unsigned().into(), to.width.into(), to.height.into()];
        self.ask_manager(window, self.atoms._NET_MOVERESIZE_WINDOW, numbers);
    }

    fn ask_manager(&self, window: Window, what: u32, numbers: [u32; 5]) {
        let event = ClientMessageEvent::new(32, window, what, numbers);
        let mask = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.connection.send_event(false, self.root, mask, event).expect("a request");
        self.connection.flush().expect("the server");
    }

    /// Lays a black sheet over an area, above all windows and unknown to the window manager.
    pub fn cover(&self, area: Area) -> Cover<'_> {
        let window = self.connection.generate_id().expect("an id");
        let Area { x, y, width, height } = area;
        let values = CreateWindowAux::new().override_redirect(1).background_pixel(0);
        self.connection
            .create_window(0, window, self.root, x, y, width, height, 0, WindowClass::INPUT_OUTPUT, 0, &values)
            .expect("a request");
        self.connection.map_window(window).expect("a request");
        let above = ConfigureWindowAux::new().stack_mode(StackMode::ABOVE);
        self.connection.configure_window(window, &above).expect("a request");
        self.connection.flush().expect("the server");
        Cover { screen: self, window }
    }

    /// The colour of the desktop where no window is.
    pub fn paint_desktop(&self, [red, green, blue]: Colour) {
        let pixel = u32::from_be_bytes([0, red, green, blue]);
        let values = ChangeWindowAttributesAux::new().background_pixel(pixel);
        self.connection.change_window_attributes(self.root, &values).expect("a request");
        self.connection.clear_area(false, self.root, 0, 0, 0, 0).expect("a request");
        self.connection.flush().expect("the server");
    }
}

/// A sheet over windows; taken away when it is dropped.
pub struct Cover<'a> {
    screen: &'a Screen,
    window: Window,
}

impl Drop for Cover<'_> {
    fn drop(&mut self) {
        let _asked = self.screen.connection.destroy_window(self.window);
        let _sent = self.screen.connection.flush();
    }
}

/// Keys and the pointer.
impl Screen {
    /// Presses a key with what is held down with it, as `ctrl+shift+e`, `PageDown` or `.`.
    pub fn key(&self, words: &str) {
        let mut parts: Vec<&str> = words.split('+').collect();
        let name = parts.pop().expect("a key");
        let (key, shifted) = self.key_of(sign_of(name));
        let mut held: Vec<u8> = parts.iter().map(|part| self.key_of(sign_of(part)).0).collect();
        if shifted {
            held.push(self.key_of(sign_of("shift")).0);
        }
        for key in held.iter().chain([&key]) {
            self.fake(PRESS, *key, 0, 0);
        }
        for key in [&key].into_iter().chain(held.iter().rev()) {
            self.fake(RELEASE, *key, 0, 0);
        }
        self.connection.flush().expect("the server");
    }

    /// Types small letters and spaces, quickly.
    pub fn write(&self, words: &str) {
        for letter in words.chars() {
            let mut buffer = [0; 4];
            self.key(if letter == ' ' { "Space" } else { letter.encode_utf8(&mut buffer) });
            thread::sleep(Duration::from_millis(8));
        }
    }

    /// Clicks the left button at a place.
    pub fn click(&self, (x, y): (i16, i16)) {
        self.point((x, y));
        // Programs look at where the pointer is before they believe in a click there.
        thread::sleep(Duration::from_millis(60));
        self.fake(BUTTON_PRESS, 1, 0, 0);
        self.fake(BUTTON_RELEASE, 1, 0, 0);
        self.connection.flush().expect("the server");
    }

    /// Moves the pointer.
    pub fn point(&self, (x, y): (i16, i16)) {
        self.fake(MOTION, 0, x, y);
        self.connection.flush().expect("the server");
    }

    fn key_of(&self, sign: u32) -> (u8, bool) {
        let found = self.keys.iter().find(|(of, _, shifted)| *of == sign && !shifted);
        let found = found.or_else(|| self.keys.iter().find(|(of, ..)| *of == sign));
        found.map(|(_, key, shifted)| (*key, *shifted)).expect("the server's keyboard has the key")
    }

    /// The XTEST request `FakeInput`, written out: asking for it by feature would compile another copy of half the windows.
    fn fake(&self, kind: u8, detail: u8, x: i16, y: i16) {
        let mut request = [0_u8; 36];
        request[0] = self.xtest;
        request[1] = 2;
        request[2..4].copy_from_slice(&9_u16.to_ne_bytes());
        request[4] = kind;
        request[5] = detail;
        request[12..16].copy_from_slice(&self.root.to_ne_bytes());
        request[24..26].copy_from_slice(&x.to_ne_bytes());
        request[26..28].copy_from_slice(&y.to_ne_bytes());
        self.connection.send_request_without_reply(&[IoSlice::new(&request)], Vec::new()).expect("XTEST");
    }
}

/// Pixels.
impl Screen {
    /// What the desktop shows in an area.
    pub fn picture(&self, area: Area) -> Picture {
        self.try_picture(area).unwrap_or_else(|| panic!("{area:?} is not on the desktop"))
    }

    fn try_picture(&self, Area { x, y, width, height }: Area) -> Option<Picture> {
        use x11rb::protocol::xproto::ImageFormat;
        let asked = self.connection.get_image(ImageFormat::Z_PIXMAP, self.root, x, y, width, height, !0).ok()?;
        Some(Picture::new(width, height, &asked.reply().ok()?.data))
    }

    /// The colour of one point; black outside the desktop.
    pub fn colour(&self, (x, y): (i16, i16)) -> Colour {
        self.try_picture(Area::new(x, y, 1, 1)).map_or([0; 3], |picture| picture.at(0, 0))
    }

    /// The whole desktop.
    pub fn desktop(&self) -> Picture {
        let size = self.connection.get_geometry(self.root).expect("a request").reply().expect("the desktop");
        self.picture(Area::new(0, 0, size.width, size.height))
    }
}

/// The server's number for a key's name.
fn sign_of(name: &str) -> u32 {
    const NAMES: &[(&str, u32)] = &[
        ("shift", 0xffe1),
        ("ctrl", 0xffe3),
        ("alt", 0xffe9),
        ("PageUp", 0xff55),
        ("PageDown", 0xff56),
        ("Home", 0xff50),
        ("End", 0xff57),
        ("Left", 0xff51),
        ("Up", 0xff52),
        ("Right", 0xff53),
        ("Down", 0xff54),
        ("Tab", 0xff09),
        ("Enter", 0xff0d),
        ("Escape", 0xff1b),
        ("Backspace", 0xff08),
        ("Space", 0x20),
        ("F1", 0xffbe),
        ("F4", 0xffc1),
        ("F5", 0xffc2),
        ("F11", 0xffc8),
        ("F12", 0xffc9),
        ("VolumeDown", 0x1008_ff11),
        ("VolumeMute", 0x1008_ff12),
        ("VolumeUp", 0x1008_ff13),
        ("Play", 0x1008_ff14),
    ];
    let named = NAMES.iter().find(|(of, _)| *of == name).map(|(_, sign)| *sign);
    let mut letters = name.chars();
    named
        .or_else(|| letters.next().filter(|_| letters.as_str().is_empty()).map(u32::from))
        .unwrap_or_else(|| panic!("no key is called {name}"))
}

/// The keyboard's first two columns: plain and with Shift.
fn keys_of(connection: &RustConnection) -> Vec<(u32, u8, bool)> {
    let (first, last) = (connection.setup().min_keycode, connection.setup().max_keycode);
    let asked = connection.get_keyboard_mapping(first, last - first + 1).expect("a request");
    let mapping = asked.reply().expect("the keyboard");
    let columns = usize::from(mapping.keysyms_per_keycode).max(1);
    let rows = mapping.keysyms.chunks(columns).zip(first..=last);
    rows.flat_map(|(signs, key)| signs.iter().take(2).enumerate().map(move |(column, sign)| (*sign, key, column == 1)))
        .collect()
}
