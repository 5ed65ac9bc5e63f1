# Nouveaux diaporamas, recherche, orthographe, et diapositives d’un autre diaporama.

bench-menu = Tout le diaporama
bench-unsaved = Ce diaporama a des modifications non enregistrées : enregistrez-le d’abord (Ctrl+S)
bench-leave = Fermer
bench-no-thread = Le système n’accorde pas de fil d’exécution pour cela.

new-title = Nouveau diaporama
new-live = La séance est en cours : terminez-la avant de créer un nouveau diaporama
new-file = nouveau-diaporama
new-side-event = Événement parallèle
new-side-event-what = 90 minutes : un panel, et un tiers du temps pour les questions
new-panel-discussion = Table ronde
new-panel-discussion-what = 60 minutes : une conversation, puis la salle
new-talk = Exposé
new-talk-what = 20 minutes : une personne, et des questions
new-file-card = D’un fichier
new-file-card-what = Markdown, PDF, PowerPoint ou un paquet
new-old-card = D’un ancien diaporama
new-old-card-what = Ses diapositives, pour un autre jour
new-field-title = Titre
new-hint-title = Le nom de l’événement
new-field-date = Jour
new-field-start = Début
new-field-end = Fin
new-field-zone = Fuseau horaire de la salle
new-field-language = Langue du diaporama
new-fill = Le déroulé du modèle est réparti pour remplir le créneau. Tout peut être modifié ensuite.
new-choose = Choisir le fichier…
new-nothing-chosen = Aucun fichier n’est encore choisi.
new-file-help = Les pages d’un PDF et les diapositives d’une présentation arrivent en images ; le Markdown donne des diapositives modifiables.
new-keep-notes = Avec les notes
new-choose-file = Choisissez d’abord le fichier.
new-choose-old = Choisissez d’abord l’ancien diaporama.
new-make = Créer…
new-working = Création du diaporama …
new-progress = { $done } sur { $all }
new-stop = Arrêter
new-exists = { $file } existe déjà. Choisissez un autre nom.
new-cannot = { $file } ne peut pas être écrit : { $why }
new-remarks = { $count ->
    [one] Un élément a été omis ou modifié : voyez les problèmes du diaporama
   *[other] { $count } éléments ont été omis ou modifiés : voyez les problèmes du diaporama
}
new-path-source = Le fichier de départ
new-path-place = L’emplacement du nouveau diaporama

find-title = Rechercher et remplacer
find-field = Rechercher
find-hint = Des mots dans tous les textes, en toute langue
find-with = Remplacer par
find-with-hint = Ce qui vient à leur place
find-case = Tenir compte des majuscules
find-whole = Mots entiers
find-accents = Tenir compte des accents
find-links = Dans les liens aussi
find-nothing-asked = Tous les textes et toutes les notes sont parcourus pendant la saisie.
find-none = Rien n’a été trouvé.
find-count = { $count ->
    [one] Trouvé à 1 endroit
   *[other] Trouvé à { $count } endroits
}
find-go = Y aller
find-replace = Remplacer
find-replace-all = { $count ->
    [one] Le remplacer
   *[other] Remplacer les { $count }
}
find-replaced = { $count ->
    [0] Rien n’a été remplacé.
    [one] Remplacé à 1 endroit.
   *[other] Remplacé à { $count } endroits.
}
find-left = { $count ->
    [one] Remplacé à 1 endroit
   *[other] Remplacé à { $count } endroits
} ; { $left ->
    [one] 1 endroit reste, car une mise en forme le traverse.
   *[other] { $left } endroits restent, car une mise en forme les traverse.
}

place-slide = Diapositive { $number }
place-notes = notes
place-title = titre
place-text = texte
place-event = événement
place-agenda = déroulé
place-speakers = intervenants
place-sources = sources
place-assets = images
place-table = tableau
place-chart = graphique

spelling-title = Orthographe
spelling-looking = Lecture du diaporama …
spelling-none = Il ne reste aucun mot à examiner.
spelling-without = Sans dictionnaire sur cette machine : { $languages }
spelling-count = { $at } sur { $count }
spelling-suggesting = Recherche de ce qui a pu être voulu …
spelling-no-suggestion = Aucun dictionnaire n’a de mot proche.
spelling-own = À sa place
spelling-everywhere = Remplacer partout
spelling-next = Suivant
spelling-ignore = Ignorer
spelling-learn = Juste pour moi
spelling-deck = Juste dans ce diaporama
spelling-learned = « { $word } » est désormais dans votre liste
spelling-not-kept = Rien n’est écrit pendant une séance sans trace
spelling-not-written = Votre liste ne peut pas être écrite : { $why }
spelling-by-hand = Une mise en forme traverse ce mot : corrigez-le sur la diapositive

borrow-title = Diapositives d’un autre diaporama
borrow-which = De quel diaporama viennent-elles ?
borrow-choose = Choisir un diaporama…
borrow-other = Un autre diaporama…
borrow-opening = Ouverture du diaporama …
borrow-segments = Avec leurs segments du déroulé, et qui y prend la parole
borrow-insert = { $count ->
    [0] Choisissez des diapositives
    [one] Insérer 1 diapositive
   *[other] Insérer { $count } diapositives
}
borrow-working = Les diapositives arrivent …
borrow-done = { $count ->
    [one] 1 diapositive est arrivée, avec ce qu’il lui faut
   *[other] { $count } diapositives sont arrivées, avec ce qu’il leur faut
}

parcel-menu = Rassembler en un fichier…
parcel-place = L’emplacement du diaporama
parcel-package = Ce diaporama vient d’un paquet : choisissez où il continue comme diaporama à part entière
parcel-packed = Rassemblé avec tout ce qu’il lui faut : { $file }
parcel-unpacked = Le diaporama continue sous le nom { $file }
