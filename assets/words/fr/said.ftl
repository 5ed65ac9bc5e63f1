# Ce que savent les autres pièces : le temps, les questions, les refus.

list-and = { $first } et { $last }
over-a-day = plus d’un jour
decimal-sign = ,

phase-planned = à l’heure
phase-wrap-up = concluez
phase-last-call = dernier appel
phase-over = dépassé

status-to-come = à venir
status-running = en cours
status-paused = en pause
status-interrupted = interrompue
status-over = terminée
status-skipped = sautée

policy-proportional = en proportion
policy-equal-cut = même réduction pour tout le monde
policy-equal-share = même temps pour tout le monde
policy-below-floors = sous les durées minimales

weekday =
    { $day ->
        [1] lundi
        [2] mardi
        [3] mercredi
        [4] jeudi
        [5] vendredi
        [6] samedi
       *[other] dimanche
    }
month =
    { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[other] décembre
    }
date = { $weekday } { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }

slot-was = ce créneau était le { $date } : répéter maintenant ?
slot-will-be = ce créneau est le { $date } à { $time } : répéter maintenant ?
all-skipped = toutes les parties sont sautées
finished-exactly = terminé à { $end }, sans marge
finished-over = terminé à { $end }, { $by } de trop
finished-spare = terminé à { $end }, { $by } de marge
over-cut = { $by } de trop : retirez { $by }
over-close = { $by } de trop : concluez maintenant
nothing-spare = aucune
behind-still-ends = { $by } de retard, fin toujours à { $end } (marge : { $spare })
ahead-ends = { $by } d’avance, fin à { $end }
on-time-ends = dans les temps, fin à { $end }
starts-in = commence dans { $wait }
starts-in-but = commence dans { $wait } ; { $but }
not-started-but = pas commencé : { $but }

minutes =
    { $one ->
        [1] 1 minute
       *[other] { $number } minutes
    }
needs = Ce diaporama demande { $needs } ; le créneau en offre { $has } : { $tail }.
needs-nothing-spare = aucune marge
needs-spare = { $minutes } de marge
needs-too-many = { $minutes } de trop

number-word =
    { $count ->
        [0] zéro
        [1] un
        [2] deux
        [3] trois
        [4] quatre
        [5] cinq
        [6] six
        [7] sept
        [8] huit
        [9] neuf
        [10] dix
        [11] onze
        [12] douze
       *[other] { $count }
    }
price = { $by } ici = { $effects }
price-nobody = { $by } ici ne change le temps de personne
price-nobody-ends = { $by } ici ne change le temps de personne : fin toujours à { $end } (marge : { $spare })
price-no-longer-fits = { $by } ici : le reste ne tient plus, il manque { $short }
price-between = entre { $least } et { $most }
price-for-one = « { $title } »
price-for-each = chacune des { $count } autres parties
price-for-some = { $count } autres parties
price-less = { $amount } de moins pour { $whom }
price-more = { $amount } de plus pour { $whom }
price-questions = questions { $after } au lieu de { $before }
ends-spare = fin à { $end } (marge : { $spare })
ends-instead = fin à { $end } au lieu de { $before } (marge : { $spare })
told-now = { $told } annoncé, { $now } maintenant
offer-skip =
    { $enough ->
        [1] sauter « { $title } » (libère { $frees })
       *[other] sauter « { $title } » (libère { $frees }, insuffisant seul)
    }
offer-join =
    { $enough ->
        [1] réunir « { $title } » (libère { $frees })
       *[other] réunir « { $title } » (libère { $frees }, insuffisant seul)
    }
offer-below-floors = descendre sous les durées minimales, dans la même proportion
infeasible-nothing = aucune partie à venir ne peut être modifiée
infeasible-short = impossible : même au plus court, les parties à venir demandent { $by } de plus que ce qui reste

state-inbox = à trier
state-queued = en file
state-next = la suivante
state-asking = posée
state-answering = en réponse
state-answered = traitée
state-parked = de côté
state-removed = retirée
state-merged = fusionnée
list-waiting = en attente
list-parked = de côté
list-answered = traitées
list-removed = retirées
claim-ordinary = à son tour
claim-clarification = précision
claim-reply = droit de réponse
kind-written = question écrite
kind-floor = demande de parole
flag-sensitive = sensible
flag-do-not-project = ne pas projeter
flag-interpretation = interprétation nécessaire
stage-picking = choix
stage-reading = lecture
stage-answering = réponses
stage-closed = close
counter-first-time = première prise de parole
counter-civil-society = société civile
counter-delegations = délégations
counter-academia = monde universitaire
counter-others = autres
counter-africa = Afrique
counter-asia-pacific = Asie et Pacifique
counter-eastern-europe = Europe orientale
counter-latin-america = Amérique latine et Caraïbes
counter-western-europe = Europe occidentale et autres
trace-name = nom ou lieu
trace-date = date ou nombre
trace-first-person = parle à la première personne
trace-address = adresse

refused-no-slide = Aucune diapositive ne s’appelle « { $id } ».
refused-no-timing = Ce diaporama n’a pas d’ordre du jour : il n’y a pas de chronomètre à régler.
refused-not-previewed = Regardez d’abord l’aperçu de la question { $number }.
refused-not-for-room = La question { $number } ne peut pas aller à l’écran de la salle : elle est marquée « ne pas projeter », retirée, fusionnée ou vide.
refused-long-message = Le message a { $length } caractères ; il en tient { $limit } au plus.
refused-nothing-to-undo = Il n’y a rien à annuler.
refused-unknown-segment = l’ordre du jour n’a pas de partie « { $title } »
refused-already-running = « { $title } » est déjà en cours
refused-other-running = « { $title } » est encore en cours : terminez d’abord cette partie
refused-over = « { $title } » est terminée : rouvrez cette partie pour continuer
refused-not-over = « { $title } » n’est pas terminée : il n’y a rien à rouvrir
refused-skipped = « { $title } » a été sautée : rétablissez d’abord cette partie
refused-not-skipped = « { $title } » n’a pas été sautée
refused-begun = « { $title } » a commencé : seule une partie à venir peut être sautée, déplacée ou réunie à une autre
refused-nothing-running = aucune partie n’est en cours
refused-already-paused = « { $title } » est déjà en pause
refused-paused = « { $title } » est en pause : reprenez d’abord
refused-not-paused = « { $title } » n’est pas en pause
refused-interrupted = « { $title } » est interrompue : mettez d’abord fin à l’interruption
refused-not-interrupted = rien n’est interrompu
refused-nothing-left = il ne reste aucune partie à commencer
refused-nothing-to-take = « { $title } » a utilisé tout son temps : il n’y a plus rien à retirer
refused-same = c’est la même partie
refused-no-change = cela ne changerait rien
refused-end-passed = { $time } est passé
refused-too-long = { $length }, c’est plus qu’une partie ne peut avoir
refused-empty = La question est vide.
refused-long-question = La question a { $length } caractères ; { $limit } au plus sont gardés. Raccourcissez-la ou scindez-la.
refused-long-tag = Un thème est trop long : 100 caractères au plus.
refused-many-tags = Trop de thèmes ou de destinataires : 20 au plus.
refused-no-language = Ce n’est pas un code de langue comme en ou zh-Hant.
refused-unknown-question = Il n’y a pas de question { $number }.
refused-full = La file est pleine.
refused-list-closed = La liste est close. Une précision ou un droit de réponse peuvent encore être ajoutés.
refused-busy = La question { $number } est en cours. Marquez-la d’abord comme traitée ou remettez-la dans la file.
refused-round-open = La série { $number } est ouverte. Fermez-la ou interrompez-la d’abord.
refused-nobody-asks = Aucune question n’est en cours.
refused-not-from = Question { $number } ({ $state }) : ce n’est pas possible maintenant.
refused-not-there = Une question ne peut pas être déplacée là.
refused-other-list = Les questions { $one } et { $other } ne sont pas dans la même liste.
refused-nothing-to-merge = Il faut au moins deux questions différentes pour fusionner.
refused-not-merged = La question { $number } ne vient pas d’une fusion.
refused-parts = Une question se scinde en deux à dix parties.
refused-no-round = Aucune série n’est ouverte.
refused-round-size = Une série compte de 1 à 12 questions.
refused-round-full = La série est complète.
refused-round-empty = La série n’a pas encore de questions.
refused-not-picked = La question { $number } n’attend pas dans la série.
refused-unread = La question { $number } de la série n’a pas été lue.
refused-all-read = Toutes les questions de la série ont été lues.

note-already-live = la séance est déjà en direct
note-not-live = la séance n’est pas en direct
note-question-down = question retirée de l’écran
note-no-jump = aucun saut dont revenir
note-no-freeze = pas en direct : rien à figer
note-already-so = c’est déjà le cas
note-one-slide = il doit rester une diapositive
note-no-panic = rien n’est masqué
note-already-up = déjà à l’écran de la salle
note-room-holding = pas en direct : l’écran de la salle montre la diapositive d’attente
note-no-question-up = aucune question n’est à l’écran
note-no-message = aucun message à confirmer
note-already-there = vous y êtes déjà
note-not-live-holding = pas en direct : la salle voit la diapositive d’attente
note-one-language = ce diaporama n’a qu’une langue
note-frozen = la salle garde ce qu’elle voit : cessez d’abord de figer
note-no-message-clear = aucun message à effacer
note-resume-first = la diapositive d’attente est affichée : reprenez d’abord
note-last-slide = dernière diapositive
note-first-slide = première diapositive

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
