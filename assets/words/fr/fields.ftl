# L’inspecteur d’une diapositive et les pages du diaporama.

# The pages of the deck.
fields-page-event = Événement
fields-page-agenda = Ordre du jour
fields-page-speakers = Intervenants
fields-page-sources = Sources
fields-page-theme = Thème
fields-page-languages = Langues

# The inspector of a slide.
fields-layout = Disposition
fields-layout-now = Disposition : {$layout}. En choisir une autre
fields-needs = La disposition {$layout} a besoin de : {$fields}
fields-kept = Conservé, mais non montré par cette disposition : {$fields}
fields-drawn-from = Ce que cette diapositive montre vient de la page {$page}.
fields-nothing = Cette disposition ne montre que son fond.
fields-broken = La diapositive reste telle quelle dans le fichier, et la salle voit une carte à sa place.
fields-broken-anew = La réécrire
fields-kicker = Ligne au-dessus du titre
fields-title = Titre
fields-subtitle = Sous-titre
fields-text = Texte
fields-items = Liste
fields-item-add = Ajouter une ligne
fields-line = ligne {$number}
fields-indent = {$name} : un niveau plus bas
fields-outdent = {$name} : un niveau plus haut
fields-earlier = {$name} : plus tôt
fields-later = {$name} : plus tard
fields-remove = {$name} : retirer
fields-events = Dates
fields-event-when = quand
fields-event-add = Ajouter une date
fields-columns = Colonnes
fields-column-first = Première colonne
fields-column-second = Deuxième colonne
fields-column-title = Intertitre
fields-quote = Citation, sans les guillemets
fields-attribution = De qui
fields-original = {$language} : {$words}
fields-language-edit = Écrire en {$language}
fields-language-add = Écrire dans une autre langue
fields-bold = Gras (Ctrl+B)
fields-italic = Italique (Ctrl+I)
fields-link = Lien (Ctrl+K)
fields-footnote = Note (Ctrl+Maj+F)
fields-link-address = Adresse du lien
fields-link-set = Créer le lien
fields-cancel = Laisser
fields-footnote-source = Quelle source ?
fields-footnote-none = Le diaporama n’a pas encore de sources.
fields-cite = Citer {$name}

# Pictures.
fields-image = Image
fields-pictures = Images
fields-path-picture = Ajouter une image
fields-path-picture-hint = /dossier/image.png
fields-path-picture-take = L’ajouter
fields-picture-none = Le diaporama n’a pas encore d’images. Ajoutez-en une, ou déposez un fichier sur cette fenêtre.
fields-picture-choose = Choisissez une image, ajoutez-en une, ou déposez un fichier sur cette fenêtre.
fields-picture-take = Image : {$name}
fields-picture-add = Ajouter une image…
fields-picture-off = Retirer l’image de la diapositive
fields-picture-copying = L’image est copiée à côté du diaporama.
fields-picture-kind = Ce n’est pas une image que les diapositives peuvent montrer. Prenez un fichier PNG, JPEG, WebP, GIF ou SVG.
fields-picture-large = Le fichier dépasse 96 Mio.
fields-picture-unreadable = Le fichier ne peut pas être lu : {$why}
fields-picture-unwritable = L’image ne peut pas être copiée à côté du diaporama : {$why}
fields-picture-no-thread = Le système ne donne pas de fil pour copier l’image.
fields-picture-place = Où elle se trouve
fields-place-left = À gauche
fields-place-right = À droite
fields-place-centre = Au milieu
fields-place-full = Entière
fields-alt = Ce que montre l’image
fields-alt-missing = Dites ce que montre l’image, pour qui ne peut pas la voir.
fields-caption = Légende
fields-credit = Auteur
fields-licence = Licence
fields-crop = Partie montrée, en pour cent
fields-crop-whole = Montrer l’image entière
fields-left = Gauche
fields-top = Haut
fields-width = Largeur
fields-height = Hauteur
fields-place-of = {$name} : {$side}
fields-percent-wrong = Un nombre de 0 à 100

# Tables and charts.
fields-table = Tableau
fields-table-new = Créer un tableau
fields-table-header = La première ligne est un en-tête
fields-table-paste = Des cellules copiées d’un tableur se collent dans une cellule.
fields-row = Ligne {$number}
fields-row-add = Ajouter une ligne
fields-column = Colonne {$number}
fields-column-add = Ajouter une colonne
fields-cell = Ligne {$row}, colonne {$column}
fields-cell-header = En-tête de la colonne {$column}
fields-grid-menu = {$name} : ajouter, déplacer, retirer
fields-grid-before = En ajouter avant
fields-grid-after = En ajouter après
fields-grid-earlier = Reculer
fields-grid-later = Avancer
fields-grid-remove = Retirer
fields-chart = Graphique
fields-chart-new = Créer un graphique
fields-chart-bar = Barres
fields-chart-line = Courbe
fields-chart-share = Parts
fields-chart-unit = Ce que comptent les nombres
fields-chart-label = Nom
fields-chart-label-of = Nom de la ligne {$number}
fields-chart-value = Nombre : ligne {$row}, série {$column}
fields-chart-passed = {$count ->
    [one] Une cellule n’était pas un nombre et a été laissée.
   *[other] {$count} cellules n’étaient pas des nombres et ont été laissées.
}
fields-series = Série {$number}
fields-series-name = Nom de la série {$number}
fields-series-add = Ajouter une série
fields-number-wrong = Un nombre, comme 3,5

# Free slides, steps, notes.
fields-boxes = Cadres
fields-box = Cadre {$number}
fields-box-text = Ajouter un texte
fields-box-picture = Ajouter une image
fields-box-words = Nouveau texte
fields-box-size = Lettres, pour cent de la hauteur
fields-steps = Ce que chaque pression révèle
fields-steps-all = Tout à la fois
fields-steps-list = L’un après l’autre
fields-steps-groups = Groupes
fields-steps-start = Dès le début
fields-steps-press = Pression {$step}
fields-steps-when = Quand : {$part}
fields-part = Partie {$number}
fields-notes = Notes

# What every slide has.
fields-show = Dans la séance
fields-segment = Point de l’ordre du jour
fields-segment-none = Aucun
fields-fade = Fondu depuis la diapositive d’avant
fields-hidden = Masquée : la séance la passe
fields-more = Plus
fields-dir = Sens
fields-dir-text = Celui du texte
fields-dir-ltr = De gauche à droite
fields-dir-rtl = De droite à gauche
fields-slide-language = Langue des textes simples de cette diapositive
fields-language-wrong = Un code de langue, comme fr, ar ou zh-Hans
fields-background = Couleur derrière la diapositive
fields-colour-wrong = Une couleur comme #1b2a4a
fields-id = Nom dans le fichier
fields-id-of = Nom dans le fichier de {$name}
fields-id-about = Les autres s’y réfèrent par ce nom. Un nouveau est mis partout à la fois.
fields-id-empty = Il faut un nom
fields-id-long = 100 caractères au plus
fields-id-sign = Des lettres, des chiffres, et les signes - _ . :
fields-id-taken = Ce nom est pris
fields-ids = Noms dans le fichier
fields-used-ask = Utilisé ici : {$places}. Le retirer là aussi ?
fields-used-remove = Le retirer partout
fields-used-keep = Le garder
fields-used-slides = {$count ->
    [one] diapositive {$numbers}
   *[other] diapositives {$numbers}
}

# The event and the deck.
fields-event-none = Le diaporama n’a pas encore d’événement, donc pas de créneau à tenir.
fields-event-new = Dire quand et où
fields-event-name = Nom de l’événement
fields-event-date = Jour
fields-date-wrong = Un jour, comme 2022-12-07
fields-event-start = Début
fields-event-end = Fin
fields-event-ends = Le créneau doit finir après son début.
fields-time-wrong = Une heure, comme 13:15
fields-event-zone = Fuseau horaire
fields-zone-wrong = Tapez une ville et choisissez son fuseau
fields-zone-take = Fuseau {$zone}
fields-event-venue = Salle et bâtiment
fields-event-on-record = Propos publics
fields-event-on-record-about = Ce qui est dit peut être cité avec les noms.
fields-deck-title = Titre du diaporama
fields-deck-aspect = Format des diapositives
fields-deck-language = Langue des textes simples
fields-deck-language-about = Les textes écrits dans une seule langue comptent comme écrits dans celle-ci.
fields-deck-id = Nom du diaporama dans le fichier
fields-deck-id-about = Le journal d’une séance est gardé sous ce nom.
fields-deck-id-wrong = Des lettres, des chiffres, et les signes . _ -, 100 au plus

# The agenda.
fields-agenda-about = Les points du créneau, dans leur ordre.
fields-agenda-bar = Les points à l’échelle du créneau
fields-agenda-no-slot = {$planned} minutes. Sans événement, il n’y a pas de créneau à comparer.
fields-agenda-over = {$planned} minutes sur {$slot}, {$over} de trop
fields-agenda-full = {$planned} minutes sur {$slot}, aucune de reste
fields-agenda-spare = {$planned} minutes sur {$slot}, {$spare} de reste
fields-agenda-questions = Les questions ont {$questions} minutes, au moins un tiers.
fields-agenda-few = Les questions ont {$questions} minutes, moins d’un tiers ; il en faudrait {$third}.
fields-segment-title = Titre
fields-segment-kind = Genre
fields-segment-minutes = Minutes
fields-segment-floor = Au moins
fields-segment-protected = Protégé
fields-segment-wrap-up = Conclure, secondes
fields-segment-last-call = Dernier appel, secondes
fields-segment-changeover = Passage, secondes
fields-segment-who = Qui
fields-segment-add = Ajouter un point
fields-segment-new = Nouveau point
fields-kind-opening = Ouverture
fields-kind-talk = Exposé
fields-kind-questions = Questions
fields-kind-closing = Clôture
fields-kind-buffer = Réserve
fields-minutes-wrong = Des minutes, jusqu’à 1440
fields-seconds-wrong = Des secondes entières
fields-who-nobody = Personne
fields-who-none = Le diaporama n’a pas encore d’intervenants.
fields-who-count = {$count} noms

# The speakers and the sources.
fields-speakers-about = Qui parle à la table. Une fonction suffit là où un nom ne serait pas sûr.
fields-speakers-none = Personne encore. Ajoutez le premier intervenant.
fields-speaker-name = Nom ou fonction à montrer
fields-speaker-role = Parle en tant que
fields-speaker-say = Comment le nom se prononce
fields-speaker-language = Parle en
fields-speaker-add = Ajouter un intervenant
fields-speaker-new = Intervenant {$number}
fields-sources-about = Ce que citent les notes, mot à mot.
fields-sources-none = Rien encore. Ajoutez la première source ; une note peut alors la citer.
fields-source-text = Référence
fields-source-url = Où la lire
fields-source-url-plain = Une adresse commence par https://
fields-source-cited = citée ici : {$places}
fields-source-unused = citée nulle part
fields-source-add = Ajouter une source
fields-source-new = Nouvelle source

# The theme.
fields-theme-about = Les couleurs des diapositives. Les fichiers de thème à côté du diaporama sont trouvés d’eux-mêmes.
fields-theme-take = Thème {$name}
fields-theme-gone = Le thème {$name} n’est pas là ; les diapositives ont l’habituel.
fields-theme-looking = Recherche de fichiers de thème à côté du diaporama.
fields-theme-again = Chercher encore
fields-theme-page = Contraste sur la plupart des diapositives
fields-theme-turned = Contraste sur les diapositives de section
fields-contrast-pair = {$colour} sur {$behind}
fields-contrast-good = suffisant
fields-contrast-poor = trop peu : au moins {$least}
fields-colour-ink = texte
fields-colour-quiet = texte discret
fields-colour-accent = accent
fields-colour-paper = le fond
fields-colour-tint = les surfaces

# The languages side by side.
fields-languages-about = Tous les textes du diaporama en deux langues, côte à côte.
fields-languages-from = De
fields-languages-to = Vers
fields-languages-new = {$language} (nouveau)
fields-languages-missing-only = Manquants seulement
fields-languages-missing = manquant
fields-languages-complete = Rien ne manque ici.
fields-languages-done = {$done} textes sur {$all}
fields-languages-at = Diapositive {$slide}, {$field}
