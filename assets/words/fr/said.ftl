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
       *[other] { $number } minutes
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
