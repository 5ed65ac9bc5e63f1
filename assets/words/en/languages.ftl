# What languages are called.

language-ar = Arabic
language-bn = Bengali
language-de = German
language-el = Greek
language-en = English
language-es = Spanish
language-fa = Persian
language-fr = French
language-he = Hebrew
language-hi = Hindi
language-id = Indonesian
language-it = Italian
language-ja = Japanese
language-ko = Korean
language-my = Burmese
language-nl = Dutch
language-pl = Polish
language-pt = Portuguese
language-ru = Russian
language-sw = Swahili
language-tr = Turkish
language-uk = Ukrainian
language-ur = Urdu
language-zh = Chinese
