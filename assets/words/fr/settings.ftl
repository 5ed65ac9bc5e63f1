# La feuille des réglages.

settings = Réglages
settings-language = Langue
settings-windows = Fenêtres
settings-motion = Mouvement
settings-panel = Fenêtre de la tribune
settings-notes = Taille des notes
settings-text = Taille des textes et des commandes
settings-keys = Touches et télécommande…
settings-displays = Écrans…
settings-safety = Sécurité…
setting-choice = { $setting } : { $choice }
motion-as-deck = Comme le prévoit le diaporama
motion-none = Aucun : passage direct
look-dark = Sombre
look-light = Clair
look-contrast = Contraste élevé
percent = { $number } %
panel-look-now = Fenêtre de la tribune : { $look }

# What is wrong in the file of keys.
keys-file-problem =
    { $more ->
        [0] { $file } : { $problem }
        [1] { $file } : { $problem } (et une autre faute)
       *[other] { $file } : { $problem } (et { $more } autres fautes)
    }
keys-file-line = ligne { $line } : { $why }
keys-file-no-key = la touche « { $name } » n’existe pas
keys-file-no-command = la commande « { $name } » n’existe pas
keys-file-strange-key = « { $name } » nomme une touche qui n’existe pas
keys-file-clash = { $command } : { $why }
keys-file-unread = ne peut être lu
keys-file-not-json = ce n’est pas du JSON
keys-file-value = une valeur inconnue ici
keys-file-cut = le fichier finit trop tôt
