# La diapositive vivante de l'éditeur : le nom de ses textes, ce qui peut remplir les places vides, et ses cadres.

canvas-slide = Cette diapositive : { $words }
canvas-text = { $name } : { $words }
canvas-empty = vide

canvas-kicker = Ligne au-dessus du titre
canvas-title = Titre
canvas-subtitle = Sous-titre
canvas-words = Texte
canvas-quote = Citation
canvas-attribution = De qui sont ces mots
canvas-caption = Légende
canvas-item = Point { $number }
canvas-item-below = Point { $number } de { $above }
canvas-label = Date du point { $number }
canvas-column-title = Intitulé de la colonne { $column }
canvas-column-text = Texte de la colonne { $column }
canvas-column-item = Point { $number } de la colonne { $column }
canvas-heading = En-tête { $column } du tableau
canvas-cell = Ligne { $row }, colonne { $column }
canvas-box-text = Texte du cadre { $number }

canvas-prompt-title = Titre
canvas-prompt-text = Texte
canvas-prompt-quote = Citation
canvas-prompt-attribution = De qui sont ces mots
canvas-prompt-item = Premier point

canvas-box = Cadre { $number } : { $words }
canvas-box-picture = Cadre { $number } : image { $words }
canvas-box-hint = Faites glisser pour déplacer ; les flèches déplacent d’une unité, avec Maj de dix, avec Alt la taille ; Entrée écrit, Suppr retire
