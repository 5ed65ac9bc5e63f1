# Ce que la vérification trouve.
found-floor = le minimum est de { $a } minutes, plus que les { $b } prévues
found-no-time = la partie n’a pas de durée
found-no-slides = aucune diapositive n’appartient à la partie `{ $a }`
found-too-long = l’ordre du jour prend { $a }, soit { $b } de plus que le créneau de { $c }
found-questions = les questions ont { $a } sur un créneau de { $b }, moins d’un tiers
found-note-id = une note ne peut citer que des noms faits de lettres, de chiffres, de tirets, de points et de deux-points
found-no-alt = il manque `alt` : ce que l’image dit à qui ne la voit pas
found-unused-speaker = rien n’emploie l’intervenant `{ $a }`
found-unused-source = rien ne cite la source `{ $a }`
found-unused-asset = rien n’emploie l’image `{ $a }`
found-file-missing = ce fichier n’est pas dans le dossier du diaporama
found-file-outside = le chemin contient `..` ; les images doivent être dans le dossier du diaporama ou plus bas
found-file-link = le chemin sort du dossier du diaporama par un lien ; copiez plutôt le fichier dans le dossier
found-file-large = le fichier dépasse 96 Mio
found-file-empty = le fichier est vide
found-file-undecoded = l’image ne peut être décodée
found-file-unread = le fichier ne peut être lu : { $a }
found-date = `{ $a }` n’est pas un jour du calendrier
found-zone = le fuseau horaire `{ $a }` est inconnu ; il faut un nom comme `Europe/Amsterdam`
found-slot = le créneau finit à { $a }, ce qui n’est pas après son début à { $b }
found-empty = le texte est vide
found-time = `{ $a }` n’est pas une heure entre 00:00 et 23:59
found-clocks-on = l’heure change ce jour-là, et cette heure n’existe pas
found-clocks-back = l’heure change ce jour-là, et cette heure vient deux fois ; la première est retenue
found-same-id-speaker = le nom `{ $a }` est déjà celui de { $b } ; chaque intervenant a le sien
found-same-id-segment = le nom `{ $a }` est déjà celui de { $b } ; chaque partie a le sien
found-same-id-source = le nom `{ $a }` est déjà celui de { $b } ; chaque source a le sien
found-same-id-asset = le nom `{ $a }` est déjà celui de { $b } ; chaque image a le sien
found-same-id-slide = le nom `{ $a }` est déjà celui de { $b } ; chaque diapositive a le sien
found-tag = `{ $a }` n’est pas un code de langue comme `en`, `ar` ou `zh-Hans`
found-no-speakers = l’intervenant `{ $a }` est inconnu ; le diaporama n’en a aucun
found-no-segments = la partie `{ $a }` est inconnue ; le diaporama n’a pas d’ordre du jour
found-no-sources = la source `{ $a }` est inconnue ; le diaporama n’en a aucune
found-no-assets = l’image `{ $a }` est inconnue ; le diaporama n’en a aucune
found-speaker = l’intervenant `{ $a }` est inconnu
found-segment = la partie `{ $a }` est inconnue
found-source = la source `{ $a }` est inconnue
found-asset = l’image `{ $a }` est inconnue
found-no-rows = le tableau n’a pas de lignes
found-cells = la ligne a { $a }, et le tableau { $b }
found-no-chart = le graphique n’a rien à dessiner
found-values = la série a { $a }, et le graphique { $b }
found-share = une part d’un tout ne peut être négative
found-notes = il y a des notes pour { $a }, et la diapositive en a { $b }
found-deep = la liste a { $a } niveaux ; on n’en distingue que { $b }
found-no-step = cette étape ne montre rien de plus
found-no-parts = la part { $a } n’existe pas : la diapositive n’en a aucune
found-only-part = la part { $a } n’existe pas : la seule est 0
found-part = la part { $a } n’existe pas : elles vont de 0 à { $b }
found-revealed = la part { $a } est déjà montrée avant
found-no-segment = la diapositive n’appartient à aucune partie de l’ordre du jour
found-many-words = la diapositive a { $a } mots ; au-delà de { $b }, on ne lit guère pendant que quelqu’un parle
found-needs-here = manque, alors que la disposition `{ $a }` en a besoin
found-needs = la disposition `{ $a }` a besoin de { $b }
found-not-shown = la disposition `{ $a }` ne montre pas `{ $b }`
found-no-title = la diapositive n’a pas de titre
found-crop-edge = la partie montrée dépasse le bord de l’image
found-crop-nothing = la partie montrée n’est presque rien
found-box-edge = le cadre dépasse le bord de la diapositive
found-box-empty = le cadre n’a ni texte ni image
found-no-fallback = le texte manque en `{ $a }`, la langue du diaporama
found-link = le lien `{ $a }` ne commence pas par https://
found-theme = le thème `{ $a }` est inconnu : il n’est pas fourni, et aucun fichier n’a ce nom
found-theme-faults = le fichier du thème `{ $a }` a { $b } ; `{ $c }` le remplace
found-not-drawn = cette diapositive ne peut être mise en page
found-overflow = ce texte ne tient pas, même à la plus petite taille lisible : environ { $a } % y tiennent
found-glyphs = aucune police fournie avec Sidestage n’a ces caractères : { $a }
found-pale-picture = ce texte a un contraste de { $a }:1 avec l’image derrière lui ; il se lit à partir de { $b }:1
found-pale = ce texte a un contraste de { $a }:1 avec ce qui est derrière lui ; il se lit à partir de { $b }:1
found-blurred = l’image a { $a } × { $b } pixels et devient floue en grand ; { $c } × { $d } seraient nets sur un écran de 1080 lignes
found-small = le texte `{ $a }` de { $b } ne se lit pas du dernier rang ; il faut au moins { $c } (1/{ $d } de la hauteur)
found-family = la police `{ $a }` n’est pas fournie avec Sidestage ; donnez ses fichiers dans `files`
found-contrast = `{ $a }` sur `{ $b }` a un contraste de { $c }:1 ; cela se lit à partir de { $d }:1
found-spelling = `{ $a }` n’est pas dans le dictionnaire de `{ $b }`
found-no-dictionary = l’orthographe de `{ $a }` n’est pas vérifiée : aucun dictionnaire n’est installé
found-no-file = ce fichier n’existe pas
found-not-allowed = ce compte n’a pas le droit de lire le fichier
found-folder = c’est un dossier et non le fichier d’un diaporama
found-mark = le fichier commence par une marque d’ordre des octets, inutile en UTF-8 ; l’enregistrement l’omettra
found-newer = le diaporama a le format { $a }, d’un Sidestage plus récent ; celui-ci ne lit que le format { $b }
found-many-slides = le diaporama a { $a } diapositives ; { $b } au plus sont admises
found-field-kept = le champ `{ $a }` est inconnu ; il est gardé, et montré nulle part
found-field = le champ `{ $a }` est inconnu
found-twice = `{ $a }` est donné une seconde fois plus bas ; seul le dernier est lu et enregistré
found-too-many-letters = `{ $a }` dépasse { $b } caractères
found-too-short = `{ $a }` est trop court
found-whole-number = il faut un nombre entier, sans virgule ni exposant ; `{ $a }` a été trouvé
found-range = il faut un nombre de { $a } à { $b } ; `{ $c }` a été trouvé
found-least = il faut un nombre d’au moins { $a } ; `{ $b }` a été trouvé
found-most = il faut un nombre d’au plus { $a } ; `{ $b }` a été trouvé
found-more = { $a } autres remarques ne sont pas listées, dont { $b } fautes

found-or = { $first } ou { $last }
found-of-file = `{ $path }` : { $fault }
found-meant = { $words } ; vouliez-vous dire `{ $word }` ?
found-count-cells =
    { $count ->
        [one] { $count } cellule
       *[other] { $count } cellules
    }
found-count-values =
    { $count ->
        [one] { $count } valeur
       *[other] { $count } valeurs
    }
found-count-labels =
    { $count ->
        [one] { $count } nom
       *[other] { $count } noms
    }
found-count-steps =
    { $count ->
        [one] { $count } étape
       *[other] { $count } étapes
    }
found-count-errors =
    { $count ->
        [one] une faute
       *[other] { $count } fautes
    }
