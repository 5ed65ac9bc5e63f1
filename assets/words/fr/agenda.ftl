# L’ordre du jour, l’exportation des questions et le bilan, sur la console.

agenda-title = Ordre du jour et temps
agenda-plan = Prévu
agenda-as-it-goes = Réel
agenda-slot-ends = fin du créneau { $time }
agenda-spoken = Le plan au-dessus, et le déroulement au-dessous : { $words }
agenda-segment = Partie
agenda-status = État
agenda-planned = Prévu
agenda-has = Alloué
agenda-used = Utilisé
agenda-from-to = De – à
agenda-must-start = Au plus tard
agenda-row = { $title } : { $status }, prévu { $planned }, a { $has }, utilisé { $used }
agenda-row-by = doit commencer avant { $time }
agenda-start-now = Commencer
agenda-ago = Il y a { $ago }
agenda-skip = Sauter
agenda-swap = Échanger avec la suivante
agenda-join = Réunir à la suivante
agenda-was-told = { $time } annoncé
agenda-told = Annoncer { $time }
agenda-finish = Terminer
agenda-clarification-end = Fin de la précision
agenda-clarification = Précision
agenda-reopen = Rouvrir
agenda-over = terminée ; peut être rouverte quand rien n’est en cours
agenda-bring-back = Rétablir
agenda-end-at = Fin à
agenda-end-at-hint = hh:mm
agenda-end-at-name = Fin à, une heure
agenda-set = Fixer
agenda-time-of-day = Une heure s’écrit comme 14:05
agenda-share-over = Répartir le dépassement
agenda-share-left = Répartir ce qui reste
agenda-take = L’appliquer
agenda-how = { $words }. Une façon est montrée ici avant d’être appliquée ; { $key } l’annule.
agenda-nobody = le temps de personne ne change

export-title = Exporter les questions
export-what = Les textes seuls : ni heures, ni repères, pas dans l’ordre d’arrivée. Ce qui peut désigner une personne ou un lieu est souligné. Cette recherche est simple et manque beaucoup de choses : lisez chaque texte et écartez ce dont vous doutez.
export-shuffled = Mélangées
export-themed = Par thème, mélangées dans chacun
export-sensitive = Avec celles marquées sensibles
export-save = Enregistrer { $count } textes sur { $total }…
export-formats = En .md, .csv ou .json, selon le nom que vous donnez.

report-rehearsal = Bilan de cette répétition
report-show = Bilan de cette séance
report-no-slot = Ce diaporama n’a pas de créneau : il n’y a pas de bilan.
report-names = Avec les noms des personnes et les titres des diapositives
report-no-words = Aucun mot d’une question n’y figure.
report-pdf = Enregistrer en PDF…
report-markdown = Enregistrer en Markdown…
report-csv = Enregistrer en CSV…
report-back = Retour
report-had = Alloué
report-against = Écart
report-stopped = Arrêt
report-slide = Diapositive
report-even-share = Part égale
report-shown = Montrée
report-questions = Questions : { $questions }.
report-nothing-measured = Rien n’a encore été mesuré : chaque partie compte comme prévu.
report-measured-all = Le plan dit { $planned }. Mesuré : les { $of } parties.
report-measured = Le plan dit { $planned }. Mesuré : { $heard } parties sur { $of } ; les autres comptent comme prévu.
report-ended-exactly = Fin à { $end }, exactement avec le créneau.
report-ended-after = Fin à { $end }, { $by } après le créneau.
report-ended-before = Fin à { $end }, { $by } avant la fin du créneau.
report-taken =
    { $count ->
        [one] { $count } reçue
       *[other] { $count } reçues
    }
report-state =
    { $word ->
        [answered]
            { $count ->
                [one] { $count } traitée
               *[other] { $count } traitées
            }
        [removed]
            { $count ->
                [one] { $count } retirée
               *[other] { $count } retirées
            }
        [merged]
            { $count ->
                [one] { $count } fusionnée
               *[other] { $count } fusionnées
            }
       *[other] { $count } { $state }
    }
report-none-taken = aucune n’a été reçue

# The report that is saved.

report-title = Bilan : { $title }
report-plain = Bilan
report-of-rehearsal = Bilan d’une répétition
report-was-rehearsal = C’était une répétition.
report-about-before = { $date }, créneau de { $from } à { $to } ({ $zone }). Aucun chronomètre n’a été lancé.
report-about-running = { $date }, créneau de { $from } à { $to } ({ $zone }). Début à { $started }, pas encore de fin.
report-about = { $date }, créneau de { $from } à { $to } ({ $zone }). Début à { $started }, fin à { $ended }.
report-segments = Parties
report-slides = Diapositives
report-who = Qui
report-by-hand = À la main
report-against-plan = Écart au plan
report-planned-start = Début prévu
report-started = Début
report-ended = Fin
report-interruptions = Interruptions
report-nothing-taken = Aucune n’a été reçue.
report-as-it-went = Réel
report-timeline = Le plan en haut, et en bas ce qui s’est passé. { $words }
report-took = { $number } : prévu { $planned }, utilisé { $took }
report-did-not-run = { $number } : prévu { $planned }, { $status }
