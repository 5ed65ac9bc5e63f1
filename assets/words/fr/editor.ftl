# L’éditeur : son en-tête, la liste des diapositives, les mises en page, les corrections, le nom des modifications.

editor-page-slides = Diapositives
editor-page-event = Événement
editor-page-agenda = Ordre du jour
editor-page-speakers = Intervenants
editor-page-sources = Sources
editor-page-theme = Thème
editor-page-languages = Langues
editor-more = Plus

editor-undo = Annuler
editor-redo = Rétablir
editor-undo-what = Annuler : { $what }
editor-redo-what = Rétablir : { $what }
editor-nothing-to-undo = Rien à annuler
editor-nothing-to-redo = Rien à rétablir
editor-menu = Menu
editor-save = Enregistrer
editor-saved = enregistré
editor-unsaved = pas encore enregistré
editor-open = Ouvrir un diaporama…
editor-present = Présenter
editor-present-first = Présenter depuis la première diapositive
editor-console = Console
editor-back = Revenir à la console
editor-dark = Éditeur sombre
editor-light = Éditeur clair
editor-quit = Quitter
editor-language = La langue dans laquelle les diapositives sont montrées et écrites ici
editor-opens = { $key } ouvre l’éditeur

editor-live = En direct
editor-live-place = diapositive { $number } sur { $count }
editor-live-left = { $segment } : { $time } restantes
editor-live-over = { $segment } : { $time } de trop
editor-no-clock = aucun chronomètre ne tourne
editor-goes-back = { $key } revient à la console
editor-news = La salle voit le diaporama d’avant.
editor-take-over = Reprendre
editor-not-now = Pas maintenant
editor-nothing-staged = Aucun diaporama modifié n’attend
editor-taken-over = { $what } : repris
editor-difference = { $count ->
    [0] Le diaporama a changé
    [one] Le diaporama a changé : 1 diapositive
   *[other] Le diaporama a changé : { $count } diapositives
}
editor-slide-gone = La diapositive montrée n’est plus dans le diaporama : celle d’avant est montrée
editor-plan-kept = La partie en cours n’est pas dans l’ordre du jour modifié : les chronomètres gardent celui d’avant

editor-place = Diapositive { $number } sur { $count }
editor-hidden-here = masquée : la séance passe par-dessus
editor-step = étape { $step } sur { $count }
editor-all-steps = { $count ->
    [one] la seule étape est montrée
   *[other] les { $count } étapes sont montrées
}
editor-step-on = Étape suivante
editor-step-back = Étape précédente
editor-empty = Ce diaporama n’a pas encore de diapositive.
editor-first-slide = Faire la première diapositive
editor-notes = Notes
editor-notes-step = Notes à l’étape { $step }
editor-notes-per-step = Propres à chaque étape
editor-notes-hint = Ce qu’il faut dire, et à quoi prendre garde.

editor-slide = Diapositive { $number } : { $title }
editor-slide-hidden = { $slide }, masquée
editor-slide-mend = { $slide }, à corriger : { $count }
editor-hidden = masquée
editor-no-segment = Dans aucune partie
editor-segment-unknown = pas de partie « { $id } »
editor-new = Ajouter
editor-new-after = Nouvelle diapositive après celle-ci
editor-duplicate = { $count ->
    [one] Dupliquer
   *[other] Dupliquer les diapositives choisies
}
editor-hide = Masquer pendant la séance
editor-unhide = Montrer pendant la séance
editor-up = Monter
editor-down = Descendre
editor-cut = Couper
editor-copy = Copier
editor-paste = Coller
editor-delete = { $count ->
    [one] Supprimer
   *[other] Supprimer les diapositives choisies
}

editor-refused-copy = Il n’y a pas de diapositive à copier
editor-refused-delete = Il n’y a pas de diapositive à supprimer
editor-refused-hide = Il n’y a pas de diapositive à masquer
editor-refused-move = Les diapositives sont déjà au bout
editor-refused-paste = Aucune diapositive n’a été copiée
editor-refused-misfit = Cela ne va plus avec le diaporama

editor-mend-none = Rien à corriger
editor-mend-looking = Le diaporama est parcouru…
editor-mend-faults = { $count ->
    [one] 1 faute
   *[other] { $count } fautes
}
editor-mend-remarks = { $count ->
    [one] 1 remarque
   *[other] { $count } remarques
}
editor-mend-both = { $faults } à corriger, { $remarks } à regarder
editor-mend-when = Le diaporama est vérifié un instant après chaque modification.
editor-mend-more = { $count } autres suivront quand celles-ci seront corrigées.
editor-mend-slide = Diapositive { $number }
editor-mend-fault = Faute
editor-mend-remark = Remarque
editor-mend-spoken = { $kind }, { $place } : { $words }

editor-layouts-hint = Tab va de l’une à l’autre, Entrée la prend, Échap quitte.
editor-leave = Fermer
editor-layout-spoken = { $name } : { $what }
layout-title = Titre
layout-title-what = La première diapositive
layout-section = Partie
layout-section-what = Divise le diaporama
layout-statement = Phrase
layout-statement-what = Une seule, en grand
layout-bullets = Liste
layout-bullets-what = Un titre et des points
layout-two-columns = Deux colonnes
layout-two-columns-what = Côte à côte
layout-quote = Citation
layout-quote-what = Les mots de quelqu’un
layout-image = Image
layout-image-what = Entière, ou près d’un texte
layout-table = Tableau
layout-table-what = Lignes et colonnes
layout-chart = Graphique
layout-chart-what = Des nombres, dessinés
layout-timeline = Chronologie
layout-timeline-what = Des dates sur une ligne
layout-panel = Tribune
layout-panel-what = Les intervenants
layout-agenda = Ordre du jour
layout-agenda-what = Celui du diaporama
layout-question = Question
layout-question-what = Pour celles de la salle
layout-sources = Sources
layout-sources-what = Ce qui est cité
layout-holding = Attente
layout-holding-what = Avant, après, entre deux
layout-blank = Vide
layout-blank-what = Rien du tout
layout-free = Libre
layout-free-what = Des cadres où l’on veut

change-text = saisie
change-text-slide = saisie sur la diapositive { $number }
change-insert = nouvelle diapositive { $number }
change-remove = supprimer la diapositive { $number }
change-move = déplacer la diapositive { $number }
change-duplicate = dupliquer la diapositive { $number }
change-paste = coller la diapositive { $number }
change-hide = masquer ou réafficher la diapositive { $number }
change-layout = mise en page de la diapositive { $number }
change-picture = image
change-picture-slide = image de la diapositive { $number }
change-table = tableau de la diapositive { $number }
change-chart = graphique de la diapositive { $number }
change-boxes = cadres de la diapositive { $number }
change-steps = étapes de la diapositive { $number }
change-notes = notes de la diapositive { $number }
change-slide = réglages de la diapositive { $number }
change-event = événement
change-agenda = ordre du jour
change-speakers = intervenants
change-sources = sources
change-theme = thème
change-language = traduction
change-language-slide = traduction de la diapositive { $number }
change-replace = remplacement
change-outside = changements venus d’ailleurs
change-word = mot de ce diaporama
