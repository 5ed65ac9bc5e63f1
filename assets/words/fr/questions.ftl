# Les questions sur la console.

questions = Questions
can-still-take = encore { $count } possibles
can-still-take-hint = Séries de trois : une minute pour poser chacune, quatre minutes pour répondre, 20 s pour passer la parole
list-closed = Liste close
add = Ajouter
message = Message
on-panel-screen = À l’écran de la tribune :
take-away = Retirer
more = Plus
close-the-list = Clore la liste
open-the-list = Rouvrir la liste
more-floor = Demande de parole…
more-find = Chercher…
more-filter = Filtrer…
more-themes = Thèmes…
more-balance = Équilibre…
more-round = Série de trois
more-break-off = Interrompre la série
more-export = Exporter…
more-import = Importer…
found-in-lists =
    { $count ->
        [one] { $count } question trouvée dans toutes les listes
       *[other] { $count } questions trouvées dans toutes les listes
    }
leave-search = Quitter la recherche
list-count = { $count } { $list }
selected-count =
    { $count ->
        [one] { $count } sélectionnée
       *[other] { $count } sélectionnées
    }
merge = Fusionner
round = Série
button-hint = { $words } : { $key }
to-whom = à { $names }
theme-is = thème { $theme }
narrowed-to = Seulement { $parts } : { $count }
show-all = Tout montrer
round-strip = Série { $number } : questions { $questions }
round-read = { $read } sur { $of } lues
answered = Traitée
answer-together = Répondre ensemble
read-next = Lire la suivante
handle-hint = Pour retrouver la personne : fiche 14, carton bleu. Jamais un nom.
handle-name = Pour retrouver la personne, sur la console seulement
line-question = Tapez la question. Entrée l’ajoute à la file, Échap y renonce. Chaque ligne collée en fait une.
line-floor = Le sujet, s’il y en a un. Tab avance, Entrée ajoute la demande.
line-edit = La formulation. Maj+Entrée commence une autre question. Entrée la garde.
line-edit-name = Modifier la question
line-merge = Une formulation neutre pour toutes, si vous voulez. Entrée fusionne.
line-search = Des mots ou un numéro. Entrée garde le résultat, Échap y renonce.
line-message = Tapez un message pour la tribune. Entrée l’affiche, Échap y renonce.
being-answered = En réponse
show-dots = Montrer…
park = De côté

no-question-found = Aucune question ne contient ces mots. Échap quitte la recherche.
no-question-passes = Aucune question de cette liste ne passe le filtre. { $key } le change.
no-question-waits = Aucune question n’attend. Appuyez sur { $key } et tapez : elle sera là avant la fin de l’intervention.
no-question-in-list = Aucune question ({ $list }). { $key } montre la liste suivante.
question-spoken = Question { $number }, { $state }. { $details }
detail-selected = sélectionnée
detail-next = La suivante
detail-floor = demande la parole
detail-voices = { $count } voix
into-queue = Dans la file
back-to-queue = Remettre en file
ask-now = Poser
put-next = En premier
up = Monter
down = Descendre
one-more = +1
marks-dots = Mentions…
edit = Modifier
take-apart = Séparer
remove = Retirer
floor-clock = { $so-far } sur { $allowed }
floor-clock-over = { $so-far } sur { $allowed }, dépassé

question-number = Question { $number }
mark-sensitive = Sensible : à traiter avec précaution
mark-do-not-project = Ne pas projeter : ne peut jamais aller à l’écran de la salle
mark-interpretation = Interprétation nécessaire
marks-addressed = Adressée à (sans choix : toute la tribune)
marks-turn = Tour de parole
marks-language-guess = Langue (d’après les mots : { $language })
marks-language = Langue
marks-handle = Pour retrouver la personne dans la salle (gardé en mémoire, montré ici seulement)
marks-handle-hint = fiche 14, carton bleu : jamais un nom
marks-handle-name = Pour retrouver la personne
filter-title = Filtrer les questions
filter-addressed = Adressées à (avec celles à toute la tribune)
filter-everybody = Tout le monde
filter-theme = Thème
filter-every-theme = Tous les thèmes
filter-language = Langue (indiquée, ou sinon devinée d’après les mots)
filter-every-language = Toutes les langues
filter-show-all = Tout montrer à nouveau
themes = Thèmes
themes-of-one = Thèmes de la question { $number }
themes-of-more = Thèmes des { $count } questions sélectionnées
themes-none = Aucune question n’a encore de thème. Un thème tient en un mot ou deux : coûts, sécurité, suites.
theme-remove = Retirer le thème { $theme }
theme-rename = Renommer le thème { $theme }
rename = Renommer
themes-choose = Choisissez une question, ou plusieurs, pour leur donner un thème.
theme-new-name = Nouveau nom du thème
theme-new-name-hint = Le nouveau nom. Entrée le change partout.
theme-new = Nouveau thème
theme-new-hint = Un nouveau thème. Entrée le donne aux questions.
balance = Équilibre
balance-what = Touchez ce que vous voyez : des nombres seulement, liés à aucune question et à personne dans la salle.
balance-who = Qui pose les questions
balance-where = D’où viennent les personnes
balance-panel = La tribune : temps de leurs parties et réponses comptées
balance-speaker =
    { $count ->
        [one] { $time }, { $count } réponse
       *[other] { $time }, { $count } réponses
    }
balance-more = Un de plus : { $name }, maintenant { $value }
balance-less = Un de moins : { $name }, maintenant { $value }
