# Ce qu’il faut voir avant la séance.

light-ready = prêt
light-note = note
light-checking = en cours
light-look = à voir
light-act = à faire
subject-displays = Écrans
subject-mirrored = Duplication
subject-clicker = Télécommande
subject-file = Fichier
subject-fonts = Polices
subject-pictures = Images
subject-fit = Place
subject-steps = Diapositives
subject-clock = Heure, créneau
subject-journal = Journal
subject-sleep = Veille
subject-power = Courant
subject-sound = Son
deed-displays = Écrans…
deed-findings = Voir les défauts
deed-no-clicker = Pas de téléc.
deed-teach = Configurer…
sound-not-needed = Inutile : Sidestage ne joue aucun son.
deck-wait = Chaque diapositive est dessinée une fois…
machine-wait = La machine est interrogée…
display-at = { $display } à { $scale }
displays-unlisted = Ce système n’énumère pas ses écrans. Déplacez les fenêtres à la main.
displays-one = Un seul écran : la fenêtre de la salle sera une fenêtre ici. Branchez le projecteur et choisissez « étendre ».
displays-none-chosen = La fenêtre de la salle ne remplit aucun écran. Choisissez-en un.
displays-good = La salle : { $room }{ $console }{ $more }.
displays-console = { "" } ; cette console : { $display }
displays-more =
    { $count ->
        [0] { "" }
        [1] { "" } ; un autre
       *[other] { "" } ; { $count } autres
    }
mirrored-act = Deux écrans montrent la même image : la salle voit vos notes et les questions. Choisissez « étendre » dans les réglages du système.
mirrored-unknown = Ce système ne le dit pas. Regardez le mur : il ne doit pas montrer cette fenêtre.
mirrored-one = Un écran est visible. Si le mur montre cette fenêtre, il est dupliqué : choisissez « étendre ».
mirrored-good = Chaque écran montre sa propre image.
clicker-none = Aucune. Les flèches font de même.
clicker-all = Avancer, reculer et noircir arrivent.
clicker-two = Avancer et reculer arrivent ; noircir n’a pas été pressé.
clicker-forward = Avancer arrive. Pressez maintenant reculer.
clicker-back = Reculer arrive. Pressez maintenant avancer.
clicker-press = Pressez ses boutons, avancer et reculer : aucune diapositive ne bouge.
file-faults =
    { $count ->
        [0] Le fichier est comme il doit être.
        [1] 1 défaut : sa diapositive montre un carton.
       *[other] { $count } défauts : leurs diapositives montrent des cartons.
    }
slides-list =
    { $count ->
        [0] aucune diapositive
        [1] diapositive { $a }
        [2] diapositives { $a } et { $b }
        [3] diapositives { $a }, { $b } et { $c }
       *[other] diapositives { $a }, { $b }, { $c } et { $more } autres
    }
glyphs-good = Chaque caractère du diaporama a son dessin, et les polices sont fournies.
glyphs-missing = Un caractère sans dessin ({ $characters }), { $slides } : écrivez-le autrement.
pictures-soft = Trop peu de pixels, { $slides } : la salle voit l’image floue.
pictures-good =
    { $count ->
        [0] Le diaporama n’en a pas.
        [1] Une, et elle s’affiche.
       *[other] Les { $count } s’affichent.
    }
pictures-broken = Sur { $slides } : { $problem }.
fit-pale = Des mots sont pâles, { $slides } : difficiles à lire du fond.
fit-good = Chaque texte tient sur sa diapositive.
fit-overflow =
    { $count ->
        [1] Un texte ne tient pas, { $slides } : raccourcissez-le.
       *[other] Des textes ne tiennent pas, { $slides } : raccourcissez-les.
    }
steps-none = Le diaporama n’a pas de diapositives.
steps-not-drawn = Impossible à dessiner : { $slides }. La salle voit un carton neutre.
steps-slides =
    { $count ->
        [1] 1 diapositive
       *[other] { $count } diapositives
    }
steps-hidden = { $slides }, dont { $count } masquées
steps-good = { $slides } : { $presses } pressions jusqu’à la fin.
steps-no-holding = { $words } Pas de diapositive d’attente : le titre du diaporama la remplace.
slot-text = { $date }, { $from }–{ $to } à { $zone }
clock-none = Aucun chronomètre : { $why }.
clock-has-moved = L’horloge du système a bougé de { $by } depuis le début. Comparez avec une montre.
clock-other-day = Le créneau est le { $slot }. Aujourd’hui, c’est une répétition.
clock-good = { $slot }. Il est { $now } : { $until }.
clock-good-zone = { $slot }. Il est { $now } : { $until }. Cet ordinateur est réglé sur un autre fuseau ; Sidestage montre celui de la salle.
clock-starts-in = commence dans { $length }
clock-left = reste { $length }
clock-over = { $slot } : le créneau est terminé.
journal-no-folder = Il n’a pas de dossier : après un plantage, cette séance serait perdue.
journal-not-written = Ne peut pas être écrit ({ $why }) : après un plantage, cette séance serait perdue.
journal-openly = Chiffré, mais d’autres sur cette machine voient son dossier : retirez-leur ce droit.
journal-good = Peut être écrit, chiffré, et son dossier n’est lisible que par vous.
awake-by-hand = Rien ici ne peut empêcher la veille : désactivez la veille et l’économiseur d’écran à la main.
awake-by = La machine est maintenue éveillée par { $by }.
awake-asked = Le système est prié de rester éveillé…
awake-while-live = Pendant la séance, la machine est maintenue éveillée par { $by }.
power-mains = Sur le secteur.
power-low = Batterie, reste { $percent } % : branchez le chargeur maintenant.
power-battery = Batterie, reste { $percent } % : branchez le chargeur.
power-on-battery = Batterie : branchez le chargeur.
power-unknown = Ce système ne le dit pas. Branchez le chargeur.
preflight-green = Tout est vert
preflight-checking = Vérification
preflight-look = { $count } à voir
preflight-mend = { $count } à corriger
preflight-key = { $words } ({ $key })
preflight-spoken = Vérifications : { $words }
preflight-hint = Vérifications : ce qu’il faut voir avant la séance
preflight-title = Vérifications avant la séance
preflight-title-green = Vérifications : tout est vert
preflight-title-wait = Vérifications en cours…
preflight-again = Vérifier à nouveau
preflight-foot = Le son est celui de la salle. Regardez le mur depuis le dernier rang.
preflight-line = { $subject }, { $light } : { $words }
keeper-desktop = le bureau
keeper-system = le système
keeper-x-server = le serveur X
