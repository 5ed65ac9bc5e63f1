# La console : son en-tête, la scène, le temps.

calm-words = Tout est masqué. Rien n’est perdu.
calm-show = Tout montrer à nouveau

faults-in-deck =
    { $count ->
        [one] 1 défaut dans le diaporama
       *[other] { $count } défauts dans le diaporama
    }
remarks-on-deck =
    { $count ->
        [one] 1 remarque
       *[other] { $count } remarques
    }
live = En direct
present = Présenter
rehearsal = Répétition
rehearsal-faster = Répétition ×{ $speed }
time-in = L’heure à { $zone }

menu = Menu
menu-open = Ouvrir un diaporama…
menu-recent = Diaporamas récents
menu-no-recent = Les diaporamas ouverts s’affichent ici.
menu-findings = Ce que la vérification a trouvé
menu-preflight = Vérifications avant la séance…
menu-displays = Écrans
menu-on-slide = Sur la diapositive
menu-agenda = Ordre du jour et temps…
menu-report = Bilan…
menu-print = Imprimer l’événement sur papier…
menu-lock = Verrouiller la console
menu-safety = Sécurité…
menu-settings = Réglages…
menu-dark = Fenêtres sombres
menu-light = Fenêtres claires
menu-keys = Changer les touches, configurer une télécommande…
menu-quit = Quitter

no-clock-because = Pas de chronomètre : { $why }.
timeline-nothing = rien n’est en cours
timeline-until = { $title } en cours jusqu’à { $time }
timeline-runs = { $title } en cours
timeline = Créneau de { $from } à { $to } : { $words }
forgotten = Lancer le chronomètre depuis { $ago } ?
forgotten-why = Les diapositives ont avancé et aucune partie n’est en cours.
forgotten-start = Le lancer depuis
forgotten-not-yet = Pas encore
clock-moved = L’horloge du système a bougé de { $by }
clock-moved-why = La séance garde sa propre heure.
clock-keep = Garder
clock-adopt = Prendre celle du système
room-black = La salle voit du noir
room-white = La salle voit du blanc
room-blank-back = { $key } ou { $next } montre la diapositive
room-question = La salle voit la question { $number }
room-question-back = { $key } ou Échap la retire
room-holding = La salle voit la diapositive d’attente
room-holding-back = Échap revient aux diapositives
room-frozen = L’écran de la salle est figé
room-frozen-back = il garde sa diapositive ; { $key } le fait suivre à nouveau
room-closed = La fenêtre de la salle est fermée
room-open-again = La rouvrir
no-trace = Sans trace
not-saved = La séance continue, mais elle n’est pas enregistrée
displays = Écrans

this-slide = Cette diapositive : { $words }
slide-of = Diapositive { $number } sur { $total }
step-of = étape { $number } sur { $total }
enlarged = agrandi { $times } fois : glissez pour déplacer
own-order = ordre propre à aujourd’hui
slide-hidden = masquée : la séance la saute
go-to-digits = Aller à { $digits } : Entrée
drawing = Dessin
undo-line = Annuler le trait
draw-clear = Effacer
done = Terminé
goes-with-slide = Disparaît avec la diapositive
slides-in = Diapositives en { $language }
what-room-sees = Ce que voit la salle
previous = Précédent
next = Suivant
black = Noir
freeze = Figer
go-to = Aller à
overview = Vignettes
hide-all = Tout masquer
hide-all-hint = Tout masquer maintenant dans toutes les fenêtres
next-step-of-slide = L’étape suivante de cette diapositive
last-slide-stays = C’est la dernière diapositive. La salle la garde.
next-is = Ensuite : { $words }
next-on-screen = Ensuite à l’écran

no-slot-no-clock = Ce diaporama n’a pas de créneau : il n’y a pas de chronomètre.
stop-at = arrêt à { $time }
stands-at = { $title } reste à { $figures }
interrupted-by = interrompu : { $label }
interrupted-spoken = { $title }, { $word } depuis { $figures }
interrupted = interrompu
paused = en pause
left-spoken = { $title } : reste { $figures }, { $word }
waiting-starts = Le créneau commence dans
waiting-not-started = pas commencé
waiting-all-over = Toutes les parties sont terminées
waiting-none = Aucune partie n’est en cours
waiting-left = reste du créneau
waiting-spoken = { $title } : { $figures } { $word }
slot-left = Créneau { $figures }
slot-over = Créneau dépassé { $figures }
slot-left-hint = Ce qui reste du créneau. Ce chronomètre ne s’arrête jamais.
clock-start = Lancer le chronomètre
clock-go-on = Reprendre
clock-pause = Pause
next-segment = Partie suivante
minute-less = – 1 min
minute-more = + 1 min
price-held = { $price }. Relâchez la touche pour le faire, Échap y renonce
questions-start-by = Début des questions avant { $time }
next-in-agenda = Ensuite à l’ordre du jour
next-segment-at = { $title }, { $length } à { $time }
next-segment-is = { $title }, { $length }

message-seen = Vu par la tribune
message-not-seen = Pas encore vu par la tribune, envoyé il y a { $ago }
no-notes = Cette diapositive n’a pas de notes.
preview-first = Aucune question en aperçu : d’abord { $key }
preview-of = Aperçu de la question { $number } : la salle ne la voit pas encore
preview-spoken = Aperçu : { $words }
preview-show = La montrer à la salle
leave = Fermer
preview-afterwards = Ensuite, { $key } ou Échap la retire.

key-enter = Entrée
key-esc = Échap
key-control = Ctrl
key-alt = Alt
key-shift = Maj
key-page-down = Page suiv.
key-page-up = Page préc.
key-space = Espace
key-home = Début
key-end = Fin
key-delete = Suppr
key-backspace = Retour arrière

display-gone = { $name } n’est plus là : la fenêtre de la salle est sur cet écran jusqu’au retour du câble
only-rehearsal-faster = Seule une répétition peut aller plus vite que l’horloge
rehearsal-speed = La répétition va { $speed } fois plus vite que l’horloge
fault-console = Cette console n’a pas pu être dessinée
fault-room = La fenêtre de la salle n’a pas pu être dessinée : elle montre la diapositive d’attente
fault-panel = La fenêtre de la tribune n’a pas pu être dessinée : elle est neutre
fault-others = Les autres fenêtres continuent. L’étape suivante réessaie{ $place }
fault-nothing-lost = La séance continue, les autres fenêtres aussi, et les touches répondent. Rien n’est perdu.
fault-again = La redessiner
room-slide = La salle voit la diapositive { $number }
room-neutral = L’écran de la salle est neutre
room-question-number = Question { $number }
warning-phase = { $title } : { $phase }
warning-questions-late = Les questions devaient commencer avant { $time }
warning-slot-over = Le créneau est dépassé
