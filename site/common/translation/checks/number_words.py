"""Numbers written as words, as far as texts of the field use them; in all genders and cases met there."""

from functools import lru_cache

from common.translation.words import tokens

_WORDS = {
    "en": {
        0: "zero no none",
        1: "one once first single a an",
        2: "two twice second both pair double half",
        3: "three third thrice triple",
        4: "four fourth quarter",
        5: "five fifth",
        6: "six sixth",
        7: "seven seventh",
        8: "eight eighth",
        9: "nine ninth",
        10: "ten tenth",
        11: "eleven eleventh",
        12: "twelve twelfth dozen",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        100: "hundred hundreds",
        1000: "thousand thousands",
    },
    "fr": {
        0: "zéro aucun aucune",
        1: "un une premier première unique",
        2: "deux deuxième second seconde moitié demi demie",
        3: "trois troisième tiers triple",
        4: "quatre quatrième quart",
        5: "cinq cinquième",
        6: "six sixième",
        7: "sept septième",
        8: "huit huitième",
        9: "neuf neuvième",
        10: "dix dixième dizaine",
        11: "onze onzième",
        12: "douze douzième douzaine",
        13: "treize",
        14: "quatorze",
        15: "quinze quinzaine",
        16: "seize",
        17: "dix-sept",
        18: "dix-huit",
        19: "dix-neuf",
        20: "vingt vingtaine",
        30: "trente",
        40: "quarante",
        50: "cinquante",
        60: "soixante",
        100: "cent cents centaine centaines",
        1000: "mille milliers",
    },
    "es": {
        0: "cero ningún ninguno ninguna",
        1: "un uno una primer primero primera única único",
        2: "dos segundo segunda ambos ambas mitad medio media",
        3: "tres tercer tercero tercera triple",
        4: "cuatro cuarto cuarta",
        5: "cinco quinto quinta",
        6: "seis sexto sexta",
        7: "siete séptimo séptima",
        8: "ocho octavo octava",
        9: "nueve noveno novena",
        10: "diez décimo décima decena",
        11: "once undécimo",
        12: "doce duodécimo docena",
        13: "trece",
        14: "catorce",
        15: "quince",
        16: "dieciséis",
        17: "diecisiete",
        18: "dieciocho",
        19: "diecinueve",
        20: "veinte",
        30: "treinta",
        40: "cuarenta",
        50: "cincuenta",
        60: "sesenta",
        100: "cien ciento cientos",
        1000: "mil miles",
    },
    "it": {
        0: "zero nessuno nessuna nessun",
        1: "un uno una primo prima unico unica",
        2: "due secondo seconda entrambi entrambe metà mezzo mezza mezz",
        3: "tre terzo terza triplo",
        4: "quattro quarto quarta",
        5: "cinque quinto quinta",
        6: "sei sesto sesta",
        7: "sette settimo settima",
        8: "otto ottavo ottava",
        9: "nove nono nona",
        10: "dieci decimo decima decina",
        11: "undici undicesimo",
        12: "dodici dodicesimo dozzina",
        13: "tredici",
        14: "quattordici",
        15: "quindici",
        16: "sedici",
        17: "diciassette",
        18: "diciotto",
        19: "diciannove",
        20: "venti ventina",
        30: "trenta",
        40: "quaranta",
        50: "cinquanta",
        60: "sessanta",
        100: "cento centinaia",
        1000: "mille migliaia mila",
    },
    "el": {
        0: "μηδέν κανένας καμία κανένα",
        1: "ένας μία μια ένα έναν ενός μίας μιας πρώτος πρώτη πρώτο πρώτου πρώτης",
        2: "δύο δυο δεύτερος δεύτερη δεύτερο δεύτερου δεύτερης μισό μισή μισός",
        3: "τρεις τρία τριών τρίτος τρίτη τρίτο τρίτου τρίτης",
        4: "τέσσερις τέσσερα τεσσάρων τέταρτος τέταρτη τέταρτο",
        5: "πέντε πέμπτος πέμπτη πέμπτο",
        6: "έξι έκτος έκτη έκτο",
        7: "επτά εφτά έβδομος έβδομη έβδομο",
        8: "οκτώ οχτώ όγδοος όγδοη όγδοο",
        9: "εννέα εννιά ένατος ένατη ένατο",
        10: "δέκα δέκατος δέκατη δέκατο δεκάδα δεκάδες",
        11: "έντεκα ενδέκατος",
        12: "δώδεκα δωδέκατος δωδεκάδα",
        13: "δεκατρείς δεκατρία",
        14: "δεκατέσσερις δεκατέσσερα",
        15: "δεκαπέντε",
        16: "δεκαέξι δεκάξι",
        17: "δεκαεπτά δεκαεφτά",
        18: "δεκαοκτώ δεκαοχτώ",
        19: "δεκαεννέα δεκαεννιά",
        20: "είκοσι",
        30: "τριάντα",
        40: "σαράντα",
        50: "πενήντα",
        60: "εξήντα",
        100: "εκατό εκατοντάδες",
        1000: "χίλια χίλιες χιλιάδες",
    },
}


def written(text: str, language: str) -> set[int]:
    """Return the numbers that may stand in a plain text as words; generous, since many words have two meanings."""
    forms = _forms(language)
    found = {number for word in tokens(text) for number in forms.get(word, ())}
    # “vingt-cinq”, “venticinque”, “είκοσι πέντε”: the tens are enough to believe it.
    for word in tokens(text):
        for tens, stem in _tens(language):
            if word.startswith(stem):
                found.update(range(tens, tens + 10))
    return found


@lru_cache
def _forms(language: str) -> dict[str, list[int]]:
    forms: dict[str, list[int]] = {}
    for number, line in _WORDS.get(language, {}).items():
        for word in line.split():
            forms.setdefault(tokens(word)[0], []).append(number)
    return forms


@lru_cache
def _tens(language: str) -> list[tuple[int, str]]:
    return [(number, word) for word, numbers in _forms(language).items() for number in numbers if 20 <= number < 100]
