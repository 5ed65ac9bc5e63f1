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

# What is wrong in the file of keys.
keys-file-problem =
    { $more ->
        [0] { $file }: { $problem }
       *[other] { $file }: { $problem } (and { $more } more)
    }
keys-file-line = line { $line }: { $why }
keys-file-no-key = there is no key “{ $name }”
keys-file-no-command = there is no command “{ $name }”
keys-file-strange-key = “{ $name }” names a key that does not exist
keys-file-clash = { $command }: { $why }
keys-file-unread = cannot be read
keys-file-not-json = this is not JSON
keys-file-value = a value that is not known here
keys-file-cut = the file ends too early
