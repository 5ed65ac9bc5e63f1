# What protects the questions.

safety = Safety
limit-people = It cannot protect anybody from people, phones and microphones in the room. Take it that every projected picture is photographed.
limit-laptop = It cannot protect a laptop that is taken while it is open and unlocked. Lock the console when you leave it.
limit-key = Without a passphrase, whoever has this laptop and its files can read a journal that was kept.
limit-traces = Deleted files can leave traces on a disk. That is why the key goes first: without it the traces are noise.
safety-leave = Leave the console for a moment
safety-lock = Lock the console
safety-lock-what = Hides notes and questions; the room and the panel go on.
safety-earlier = Earlier shows
safety-kept =
    { $count ->
        [0] No journal of an earlier show is on this machine.
        [1] The journal of one earlier show is on this machine.
       *[other] The journals of { $count } earlier shows are on this machine.
    }
safety-destroy = Destroy them, keys first
safety-limits = What Sidestage cannot do
safety-no-trace = Leave no trace: this show is in memory only
safety-no-trace-live = This can be changed before the start and after the end of a show.
safety-no-trace-what = No journal, no settings, no entry among the recent decks. A crash or a pulled plug then loses the show.
passphrase = Passphrase
passphrase-set = A passphrase closes this show and opens the lock. Nobody can recover it.
passphrase-choose = Choose a passphrase for this show…
passphrase-what = It closes the journal and opens the lock.
passphrase-ask = Ask for one at the start of every show
passphrase-title = A passphrase for this show
passphrase-how = It closes the key of the journal, and opens the lock. Several words are best. It is kept nowhere: whoever forgets it cannot read the journal again, and neither can anybody else.
passphrase-again = The same once more
passphrase-close-start = Close the show with it and start
passphrase-close = Close the show with it
passphrase-without = Start without one
closed-title = Go on with a closed show?
closed-open = Open it
closed-leave = Leave it closed, start afresh
now-no-trace = Now: nothing of this show is written.
now-trouble = Now: the show is not being saved. The red line at the top says why.
now-closed = Now: the show is saved, encrypted; a passphrase closes its key.
now-open = Now: the show is saved, encrypted; its key lies in another folder of this machine.
one-moment = One moment…
locked-title = The console is locked
locked-what = The room and the panel go on. A clicker still moves the slides.
locked-open = Open the console
safety-live = The show is live: this can be changed before the start and after the end
no-trace-on = From now on nothing is written: a crash would lose this show
no-trace-off = This show will be saved, encrypted, from its start
passphrase-short = At least { $count } characters: several words are easier to remember and harder to guess.
passphrase-differ = The two are not the same. Nothing was changed: type both again.
passphrase-taken = The passphrase closes this show from now on. Nobody can recover it: do not forget it
journal-not-closed = The journal could not be closed with the passphrase: { $why }
no-thread = This machine has no room for another thread: try again
closed-found = A show that is closed with a passphrase was last saved { $ago } ago. Its passphrase opens it; without it, nobody can say of which deck it is.
passphrase-type = Type the passphrase first.
closed-other-deck = This show is of another deck: open that deck first. The show stays as it is.
journal-damaged = The end of the journal was damaged: { $damage }
goes-on = The show goes on
closed-stays = The closed show stays on this machine. Safety, in the menu, deletes it
kept-destroyed =
    { $count ->
        [1] The key of one show was destroyed, then its journal. Nobody can read their questions any more.
       *[other] The keys of { $count } shows were destroyed, then their journals. Nobody can read their questions any more.
    }
lock-needs-passphrase = The passphrase opens the console.
not-the-passphrase = This is not the passphrase. Nothing is lost: try again.
no-trace-line = Nothing is written. A crash or a closed window loses this show. { $key } changes it.

purged-key =
    { $what ->
        [deleted] The key was overwritten and deleted.
        [missing] There was no key.
        [overwritten] The key was overwritten but could not be deleted: { $why }.
       *[failed] The key could not be deleted: { $why }.
    }
purged-journal =
    { $what ->
        [deleted] The journal was overwritten and deleted.
        [missing] There was no journal.
        [overwritten] The journal was overwritten but could not be deleted: { $why }.
       *[failed] The journal could not be deleted: { $why }.
    }
purged-done = The questions of this show can no longer be read. On a solid-state disk traces of deleted files may remain, but without the key they are only noise.
purged-not = The questions of this show can still be read.
fault-not-a-journal = This file is not a journal, or its beginning is damaged.
fault-not-a-key = The key file of this journal is damaged: without it the journal cannot be read.
fault-no-key = The key of this journal is missing: without it the journal cannot be read.
fault-closed = This journal is closed with a passphrase.
fault-wrong-passphrase = This passphrase does not open the show. Nothing is lost: try again.
fault-no-memory = There is not enough memory to work the passphrase out.
fault-other-key = This key belongs to another journal.
fault-unreadable = Nothing of this journal can be read: { $damage }.
fault-newer = This journal was written by a newer version of Sidestage.
fault-in-use = This show is open in another window of Sidestage.
fault-too-long = The record is too long to be saved.
fault-no-randomness = The system gives no random numbers, so nothing can be encrypted.
damage-torn = the last record is incomplete
damage-length = the length of a record cannot be right
damage-sealed = a record was changed or moved
damage-disk = the disk could not be read further
damage-at = { $damage } at byte { $offset }; { $records } records before it were read
