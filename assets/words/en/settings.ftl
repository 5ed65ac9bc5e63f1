# The sheet of settings.

settings = Settings
settings-language = Language
settings-windows = Windows
settings-motion = Motion
settings-panel = The panel’s window
settings-notes = Size of the notes
settings-text = Size of all words and controls
settings-keys = Keys and clicker…
settings-displays = Displays…
settings-safety = Safety…
setting-choice = { $setting }: { $choice }
motion-as-deck = As the deck says
motion-none = None: slides are cut
look-dark = Dark
look-light = Light
look-contrast = High contrast
percent = { $number } %
panel-look-now = The panel window: { $look }
