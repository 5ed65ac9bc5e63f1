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
