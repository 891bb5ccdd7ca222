"""Words that say nothing about what a text is about: articles, pronouns, prepositions, conjunctions, auxiliaries.

Written with their accents; compared folded. A language that is not here keeps all its words.
"""

from common.text import fold

_WORDS = {
    "en": """
        a an and are as at be been by can did do does for from had has have he her his how if in into is it its no not
        of on or our she so such than that the their them then there these they this to was we were what when where
        which who why will with would you your
    """,
    "fr": """
        à au aux avec ce ces cet cette dans de des du elle elles en est et eux il ils je la le les leur leurs lui ma
        mais me mes mon ne nos notre nous on ou où par pas pour qu que qui sa sans se ses si son sont sur ta te tes toi
        ton tu un une vos votre vous y
    """,
    "es": """
        a al como con de del e el ella ellas ellos en entre es esa ese eso esta este esto la las le les lo los más me mi
        mis muy ni no nos o os para pero por que qué quien se si sin sobre son su sus te tu tus un una unas unos y ya
    """,
    "it": """
        a agli ai al alla alle allo anche che chi ci coi col come con cui da dagli dai dal dalla dalle dallo degli dei
        del della delle dello di e è ed fra gli i il in io la le lei li lo loro lui ma mi ne negli nei nel nella nelle
        nello noi non o per più quella quello questa questo se si sono su sua sue sugli sui sul sulla sulle suo suoi
        tra un una uno vi voi
    """,
    "el": """
        αλλά αν από απ ας αυτά αυτές αυτή αυτό αυτός για γιατί δε δεν εγώ είναι εμείς ένα έναν ένας ενός εσείς ή η θα
        και κατά κι μας με μετά μη μην μια μιας να ο οι όπως όταν ότι που πού προς πως πώς σας σε στα στη στην στις στο
        στον στους τα τη την της τι τις το τον του τους των ως
    """,
}
STOP_WORDS = {language: frozenset(fold(words).split()) for language, words in _WORDS.items()}
