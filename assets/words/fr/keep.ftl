# Le fichier du diaporama : enregistrement, versions, modifications non enregistrées, et changements faits par d’autres.

keep-saved = Enregistré
keep-saved-as = Enregistré sous { $path }
keep-carried = { $count ->
    [one] Une image a suivi
   *[other] { $count } images ont suivi
}
keep-not-carried = Introuvable, donc absent à côté du nouveau fichier : { $names }
keep-taken = Le fichier a changé au dehors et a été repris : { $what }
keep-merged = Le fichier a changé au dehors : { $what }. Vos modifications restent
keep-back = Le fichier est de retour
keep-spoilt = Des modifications non enregistrées ont été trouvées, mais leur fichier est { $word }. Il est mis de côté : { $path }
keep-versions-none-kept = La version précédente n’a pas pu être mise de côté : { $why }

keep-why-read-only = le fichier est en lecture seule
keep-why-full = le disque est plein
keep-why-no-folder = son dossier a disparu
keep-why-not-allowed = ce compte ne peut pas y écrire
keep-why-a-folder = un dossier occupe sa place
keep-why-other = le disque refuse

keep-word-foreign = étranger
keep-word-newer = d’une version plus récente
keep-word-torn = tronqué
keep-word-damaged = endommagé
keep-word-unreadable = illisible

keep-banner-not-saved = Non enregistré : { $why }
keep-banner-not-saved-what = Vos modifications sont gardées sur cette machine.
keep-banner-not-kept = Vos modifications ne sont qu’en mémoire : { $why }
keep-banner-not-kept-what = Enregistrez-les ailleurs.
keep-banner-unreadable = Le fichier n’est plus lisible
keep-banner-unreadable-what = { $why }
keep-banner-gone = Le fichier a disparu
keep-banner-gone-what = Tout est encore ici. Enregistrer le remet à sa place.
keep-banner-clash = Le fichier a changé au dehors, là où vous l’avez changé aussi
keep-banner-clash-what = Rien n’est perdu, quel que soit votre choix.
keep-banner-left = Des modifications non enregistrées de { $time } ont été trouvées
keep-banner-left-what = Le programme s’est arrêté avant de les enregistrer.
keep-banner-elsewhere = Ce diaporama est ouvert dans une autre fenêtre
keep-banner-elsewhere-what = Ne le modifiez que dans l’une d’elles.
keep-look = Voir…
keep-choose = Choisir…
keep-save-as = Enregistrer sous…
keep-save-over = Enregistrer le mien par-dessus
keep-save = Enregistrer

keep-left-title = Des modifications non enregistrées de { $time } ont été trouvées
keep-left-words = Le programme s’est arrêté avant de les enregistrer. Voici ce qui diffère du fichier :
keep-take-up = Les reprendre
keep-discard = Écarter
keep-later = Plus tard
keep-discard-hint = Ce qui est écarté reste dans les versions.

keep-clash-title = Quelle version compte ?
keep-clash-words = Le fichier a changé au dehors à ces endroits, et ici aussi. Tout le reste est déjà réuni. Le côté qui n’est pas choisi reste dans les versions.
keep-ours = La mienne
keep-theirs = L’autre
keep-all-ours = La mienne partout
keep-all-theirs = L’autre partout
keep-clash-take = Prendre ces choix
keep-it-gone = supprimé
keep-it-changed = modifié

keep-versions-title = Versions
keep-versions-words = Ce que le fichier contenait avant chaque enregistrement, et ce qui a été mis de côté. Un retour peut être annulé.
keep-versions-none = Aucune version n’est encore gardée. Le prochain enregistrement garde la précédente.
keep-versions-wait = Recherche…
keep-versions-same = comme maintenant
keep-versions-unreadable = pas un diaporama
keep-version-saved = Avant un enregistrement
keep-version-ours = La mienne, non choisie
keep-version-theirs = L’autre, non choisie
keep-version-discarded = Modifications écartées
keep-bring-back = Y revenir
keep-brought-back = La version de { $time } est de retour. Annuler la retire

keep-unsaved-title = Enregistrer les modifications ?
keep-unsaved-words = Le diaporama a des modifications qui ne sont pas dans son fichier. Gardées pour la prochaine fois, elles sont proposées à sa réouverture.
keep-unsaved-words-no-trace = Le diaporama a des modifications qui ne sont pas dans son fichier. Rien n’en est gardé à côté.
keep-for-next-time = Garder pour la prochaine fois
keep-stay = Rester

keep-new = { $what } { $number } : nouveau : { $words }
keep-gone = { $what } { $number } : supprimé : { $words }
keep-changed = { $what } { $number }, { $words } : { $fields }
keep-changed-whole = { $what } { $number }, { $words }
keep-order = { $what } : autre ordre
keep-field = Le diaporama : { $field }
keep-more = { $count ->
    [one] et une chose de plus
   *[other] et { $count } choses de plus
}
keep-things = { $count ->
    [one] une chose
   *[other] { $count } choses
}
keep-one-slides = Diapositive
keep-one-agenda = Partie
keep-one-speakers = Intervenant
keep-one-sources = Source
keep-one-assets = Image
keep-many-slides = Diapositives
keep-many-agenda = Programme
keep-many-speakers = Intervenants
keep-many-sources = Sources
keep-many-assets = Images
keep-fields-title = titre
keep-fields-subtitle = sous-titre
keep-fields-kicker = ligne au-dessus du titre
keep-fields-text = texte
keep-fields-items = liste
keep-fields-columns = colonnes
keep-fields-quote = citation
keep-fields-attribution = attribution
keep-fields-image = image
keep-fields-table = tableau
keep-fields-chart = graphique
keep-fields-boxes = cadres
keep-fields-steps = étapes
keep-fields-notes = notes
keep-fields-layout = disposition
keep-fields-segment = partie
keep-fields-hidden = masquée
keep-fields-theme = thème
keep-fields-aspect = format
keep-fields-language = langue
keep-fields-event = événement
keep-fields-words = mots de l’orthographe
keep-fields-kept = parties illisibles
keep-fields-name = nom
keep-fields-minutes = minutes
keep-path = Enregistrer le diaporama
