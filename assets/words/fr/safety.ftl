# Ce qui protège les questions.

safety = Sécurité
limit-people = Il ne peut protéger personne des gens, des téléphones et des micros de la salle. Considérez que toute image projetée est photographiée.
limit-laptop = Il ne peut pas protéger un ordinateur pris ouvert et déverrouillé. Verrouillez la console quand vous la quittez.
limit-key = Sans phrase secrète, qui détient cet ordinateur et ses fichiers peut lire un journal gardé.
limit-traces = Des fichiers supprimés peuvent laisser des traces sur un disque. C’est pourquoi la clé part d’abord : sans elle, ces traces ne sont que du bruit.
safety-leave = Quitter la console un moment
safety-lock = Verrouiller la console
safety-lock-what = Masque les notes et les questions ; la salle et la tribune continuent.
safety-earlier = Séances précédentes
safety-kept =
    { $count ->
        [0] Aucun journal d’une séance précédente n’est sur cette machine.
        [1] Le journal d’une séance précédente est sur cette machine.
       *[other] Les journaux de { $count } séances précédentes sont sur cette machine.
    }
safety-destroy = Les détruire, clés d’abord
safety-limits = Ce que Sidestage ne peut pas faire
safety-no-trace = Ne laisser aucune trace : la séance n’est qu’en mémoire
safety-no-trace-live = Cela se change avant le début et après la fin d’une séance.
safety-no-trace-what = Ni journal, ni réglages, ni mention parmi les diaporamas récents. Un plantage ou une coupure perd alors la séance.
passphrase = Phrase secrète
passphrase-set = Une phrase secrète ferme cette séance et ouvre le verrou. Personne ne peut la retrouver.
passphrase-choose = Choisir une phrase secrète pour cette séance…
passphrase-what = Elle ferme le journal et ouvre le verrou.
passphrase-ask = En demander une au début de chaque séance
passphrase-title = Une phrase secrète pour cette séance
passphrase-how = Elle ferme la clé du journal et ouvre le verrou. Mieux vaut plusieurs mots. Elle n’est gardée nulle part : si elle est oubliée, plus personne ne peut lire le journal.
passphrase-again = La même encore une fois
passphrase-close-start = Fermer la séance avec et commencer
passphrase-close = Fermer la séance avec
passphrase-without = Commencer sans
closed-title = Reprendre une séance fermée ?
closed-open = L’ouvrir
closed-leave = La laisser fermée, recommencer
now-no-trace = Maintenant : rien de cette séance n’est écrit.
now-trouble = Maintenant : la séance n’est pas enregistrée. La ligne rouge en haut dit pourquoi.
now-closed = Maintenant : la séance est enregistrée, chiffrée ; une phrase secrète ferme sa clé.
now-open = Maintenant : la séance est enregistrée, chiffrée ; sa clé est dans un autre dossier de cette machine.
one-moment = Un instant…
locked-title = La console est verrouillée
locked-what = La salle et la tribune continuent. Une télécommande change encore de diapositive.
locked-open = Ouvrir la console
safety-live = La séance est en direct : cela se change avant le début et après la fin
no-trace-on = Dès maintenant rien n’est écrit : un plantage perdrait cette séance
no-trace-off = Cette séance sera enregistrée, chiffrée, dès son début
passphrase-short = Au moins { $count } caractères : plusieurs mots sont plus faciles à retenir et plus durs à deviner.
passphrase-differ = Les deux ne sont pas les mêmes. Rien n’a changé : tapez-les à nouveau.
passphrase-taken = La phrase secrète ferme désormais cette séance. Personne ne peut la retrouver : ne l’oubliez pas
journal-not-closed = Le journal n’a pas pu être fermé par la phrase secrète : { $why }
no-thread = Cette machine n’a pas de place pour un fil d’exécution de plus : réessayez
closed-found = Une séance fermée par une phrase secrète a été enregistrée pour la dernière fois il y a { $ago }. Sa phrase secrète l’ouvre ; sans elle, personne ne peut dire de quel diaporama elle est.
passphrase-type = Tapez d’abord la phrase secrète.
closed-other-deck = Cette séance est d’un autre diaporama : ouvrez-le d’abord. La séance reste telle quelle.
journal-damaged = La fin du journal était endommagée : { $damage }
goes-on = La séance continue
closed-stays = La séance fermée reste sur cette machine. Sécurité, dans le menu, la supprime
kept-destroyed =
    { $count ->
        [1] La clé d’une séance a été détruite, puis son journal. Plus personne ne peut en lire les questions.
       *[other] Les clés de { $count } séances ont été détruites, puis leurs journaux. Plus personne ne peut en lire les questions.
    }
lock-needs-passphrase = La phrase secrète ouvre la console.
not-the-passphrase = Ce n’est pas la phrase secrète. Rien n’est perdu : réessayez.
no-trace-line = Rien n’est écrit. Un plantage ou une fenêtre fermée perd cette séance. { $key } le change.

purged-key =
    { $what ->
        [deleted] La clé a été écrasée et supprimée.
        [missing] Il n’y avait pas de clé.
        [overwritten] La clé a été écrasée mais n’a pas pu être supprimée : { $why }.
       *[failed] La clé n’a pas pu être supprimée : { $why }.
    }
purged-journal =
    { $what ->
        [deleted] Le journal a été écrasé et supprimé.
        [missing] Il n’y avait pas de journal.
        [overwritten] Le journal a été écrasé mais n’a pas pu être supprimé : { $why }.
       *[failed] Le journal n’a pas pu être supprimé : { $why }.
    }
purged-done = Les questions de cette séance ne peuvent plus être lues. Sur un disque SSD, des traces de fichiers supprimés peuvent rester, mais sans la clé elles ne sont que du bruit.
purged-not = Les questions de cette séance peuvent encore être lues.
fault-not-a-journal = Ce fichier n’est pas un journal, ou son début est endommagé.
fault-not-a-key = Le fichier de la clé de ce journal est endommagé : sans lui, le journal ne peut pas être lu.
fault-no-key = La clé de ce journal manque : sans elle, le journal ne peut pas être lu.
fault-closed = Ce journal est fermé par une phrase secrète.
fault-wrong-passphrase = Cette phrase secrète n’ouvre pas la séance. Rien n’est perdu : réessayez.
fault-no-memory = Il n’y a pas assez de mémoire pour calculer la phrase secrète.
fault-other-key = Cette clé appartient à un autre journal.
fault-unreadable = Rien de ce journal ne peut être lu : { $damage }.
fault-newer = Ce journal a été écrit par une version plus récente de Sidestage.
fault-in-use = Cette séance est ouverte dans une autre fenêtre de Sidestage.
fault-too-long = L’enregistrement est trop long pour être sauvé.
fault-no-randomness = Le système ne donne pas de nombres aléatoires : rien ne peut être chiffré.
damage-torn = le dernier enregistrement est incomplet
damage-length = la longueur d’un enregistrement est impossible
damage-sealed = un enregistrement a été modifié ou déplacé
damage-disk = le disque n’a pas pu être lu plus loin
damage-at = { $damage } à l’octet { $offset } ; { $records } enregistrements lus avant
