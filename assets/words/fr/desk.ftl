# Ce que le programme dit en un mot.

none-waits = Aucune question n’attend : { $key } en ajoute une
queue-empty-inbox = La file est vide, { $count } à trier : { $choose } en choisit une, { $bring } la met dans la file
live-before-rehearse = La séance est en direct : terminez-la avant de répéter
no-show-running = Aucune séance n’est en cours
slides-are-in = Les diapositives sont en { $language }
no-slot-clock = Ce diaporama n’a pas de créneau : son chronomètre ne peut pas tourner
no-segment-running = Aucune partie n’est en cours
question-answering = On répond à la question { $number } : appuyez sur { $key } quand c’est fait
no-such-slide = Il n’y a pas de diapositive { $number } : la dernière est la { $last }
nothing-found-to-go = Rien n’a été trouvé où aller
no-slot-no-agenda = Ce diaporama n’a pas de créneau : il n’y a pas d’ordre du jour
time-is-shared = Le temps est partagé { $policy } : { $effect }
nothing-to-interrupt = Aucune partie n’est en cours : il n’y a rien à interrompre
no-question-to-export = Il n’y a pas de question à exporter
none-chosen = Aucune question choisie : { $down } et { $up } en choisissent une
list-empty = Cette liste est vide
none-chosen-none-asked = Aucune question n’est choisie ni en cours
select-two = Sélectionnez au moins deux questions à fusionner : { $one } et { $other } sélectionnent, ou Ctrl et un clic
round-is-open = La série { $number } est ouverte : { $key } lit la question suivante
round-answered = On répond à la série { $number } : { $key } la ferme
round-at-most = Une série compte au plus { $count } questions
round-begun = Une série de questions : { $key } les lit une à une
questions-added = { $count } questions ajoutées, une par ligne
no-card-live = L’écran de la salle ne reçoit pas de carton pendant la séance
lines-gone = Les traits de cette diapositive sont effacés
no-lines = Il n’y a pas de traits sur cette diapositive
panel-display-gone = { $name } n’est plus là : la fenêtre de la tribune est sur cet écran
room-left-full = La fenêtre de la salle a quitté le plein écran : { $key } le rétablit
panel-left-full = La fenêtre de la tribune a quitté le plein écran : c’est une fenêtre ordinaire
no-display-to-fill = Aucun autre écran ne peut recevoir la fenêtre de la salle en plein écran
console-unknown = Ce système ne dit pas sur quel écran est la console : déplacez-la à la main
console-stays = Ce système garde la console où elle est : déplacez-la à la main sur l’autre écran, puis échangez
nothing-to-swap = La fenêtre de la salle ne remplit aucun écran : il n’y a rien à échanger
display-not-there = Cet écran n’est plus là
display-taken = Cet écran est pris et son occupant n’en a pas d’autre : choisissez-lui d’abord un écran
mirrored-warning = deux écrans montrent la même image : la salle verrait cette console
deck-order-again = L’ordre du diaporama est rétabli
slide-earlier = La diapositive { $number } passe plus tôt aujourd’hui
slide-later = La diapositive { $number } passe plus tard aujourd’hui
slide-passed = La diapositive { $number } est sautée aujourd’hui
slide-shown = La diapositive { $number } est montrée aujourd’hui

path-empty = Tapez d’abord un chemin.
path-no-file = Ce fichier n’existe pas.
path-exists = Un fichier de ce nom existe déjà : choisissez un autre nom.
path-no-folder = Ce dossier n’existe pas.
file-unreadable = Le fichier ne peut pas être lu : { $why }
file-too-large = Le fichier dépasse 1 Mo : c’est plus qu’il n’en faut pour des questions
imported =
    { $count ->
        [one] { $count } question ajoutée, à trier
       *[other] { $count } questions ajoutées, à trier
    }
imported-long = { $words } ; { $count } de plus de { $limit } caractères écartées
imported-more = { $words } ; le fichier en a plus de { $limit }, le reste a été écarté
saved-as = Enregistré : { $path }
cannot-be-written = { $path } ne peut pas être écrit : { $why }
texts-saved = { $count } textes enregistrés. Ils ne sont pas chiffrés : gardez le fichier là où personne ne le cherche
texts-not-saved = Les textes ne peuvent pas être enregistrés là : { $why }
deck-live = La séance est en direct : terminez-la avant d’ouvrir un autre diaporama
deck-unreadable = Ce diaporama ne peut pas être ouvert : { $why }
no-dialog-paper = Ce système n’ouvre pas de dialogue de fichier : la ligne de commande écrit le papier, voir --help
no-thread-print = Rien ne peut être imprimé : le système ne donne pas de fil d’exécution
dialog-forgotten = Un dialogue de fichier était ouvert : sa réponse ne compte plus
window-room = La salle – Sidestage
window-panel = La tribune – Sidestage
window-display = Écran { $number } – Sidestage

cut-off = La dernière séance de ce diaporama s’est arrêtée sans fin il y a { $ago }, à la diapositive { $slide } sur { $total }.
cut-off-waiting =
    { $count ->
        [one] Une question attend.
       *[other] { $count } questions attendent.
    }
cut-off-damaged = La fin de son journal était endommagée ({ $damage }) ; tout ce qui précède est là.
rehearsal-other-day = Le créneau du diaporama n’est pas aujourd’hui : c’est une répétition, et chaque écran le dit
rehearsal-now = C’est une répétition : le créneau commence maintenant, et chaque écran le dit
ended = La séance est terminée
forgotten-questions =
    { $count ->
        [0] Il n’y avait pas de questions.
        [1] Une question a été oubliée.
       *[other] { $count } questions ont été oubliées.
    }
nothing-was-written = Rien de cette séance n’a été écrit.
kept-in-memory = Rien de cette séance n’a été écrit. Elle est en mémoire jusqu’au début de la suivante ou à la fermeture de la fenêtre.
kept-closed = Le journal reste sur cette machine, chiffré et fermé par la phrase secrète, jusqu’à sa suppression : à la fin de la prochaine séance de ce diaporama, ou sous Sécurité dans le menu.
kept-open = Le journal reste sur cette machine, chiffré, sa clé dans un autre dossier, jusqu’à sa suppression : à la fin de la prochaine séance de ce diaporama, ou sous Sécurité dans le menu.
no-folder = cette machine n’a pas de dossier pour cela
dialog-decks = Diaporama ou paquet Sidestage
dialog-questions = Texte ou CSV, une question par ligne
message-seen-button = Message : { $message }. Vu
nothing-printed = Rien ne peut être imprimé : { $why }
nothing-to-report = Ce diaporama n’a pas de créneau : il n’y a pas de bilan
no-event = le diaporama n’a pas d’événement : il n’y a pas de créneau à tenir
dialog-source = Un fichier pour commencer
dialog-sources = Diaporamas, Markdown, PDF et présentations
