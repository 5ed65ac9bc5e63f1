# Le nom des langues.

language-ar = arabe
language-bn = bengali
language-de = allemand
language-el = grec
language-en = anglais
language-es = espagnol
language-fa = persan
language-fr = français
language-he = hébreu
language-hi = hindi
language-id = indonésien
language-it = italien
language-ja = japonais
language-ko = coréen
language-my = birman
language-nl = néerlandais
language-pl = polonais
language-pt = portugais
language-ru = russe
language-sw = swahili
language-tr = turc
language-uk = ukrainien
language-ur = ourdou
language-zh = chinois
