"""The small words of French, Hausa and English that say nothing of the subject."""

STOP_WORDS = frozenset(
    "le la les l de des du d un une et ou a au aux en dans sur pour par avec sans ce cet cette ces c est sont etre ete qui que qu "
    "quoi dont il elle ils elles on nous vous je tu se sa son ses leur leurs ne pas plus y tout tous toute toutes comme mais donc "
    "ca cela si me te moi toi lui nos vos mes tes ton mon ma ta serait seraient aurait auraient selon fait faire va vont ai as "
    "avait etait deja aussi bien tres ici la tt vers chez entre depuis "
    "da ya ta na su an za ba ne ce ga wai don ko kuma sun yi yana tana cikin zai wannan ku mu suka aka akwai kada daga domin amma "
    "idan wani wata sai har mai masu cewa shi ita ni ka ki kai in ji ake ana zan zata suke tun ma nan "
    "the of and to is in that for it on was with as be at by this are have has from not or an will they you your we who what when "
    "if my he she his her their there do does did been were i its but so said says".split()
)
