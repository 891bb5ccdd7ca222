"""Words by which the checks of wording know a verb, in each language. All are folded: no accents, no capitals.

The lists are for hints, not for judging a language: they hold what people write most, and the hints say "looks like".
"""

import re
from dataclasses import dataclass

Phrases = tuple[tuple[str, ...], ...]
NOTHING: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> Phrases:
    """Return phrases written between commas, the longest first; `*` ends the stem of a word."""
    found = [tuple(phrase.split()) for phrase in text.replace("\n", " ").split(",") if phrase.strip()]
    return tuple(sorted(found, key=len, reverse=True))


@dataclass(frozen=True)
class Words:
    """What is known of one language.

    Attributes:
        lead_ins: phrases before the verb that say nothing ("the learner can").
        vague: phrases for what nobody can see or hear.
        joins: words like "and".
        between: words that may stand between "and" and a second verb.
        not_verbs: words that end like a verb and are none; where endings say nothing, words no outcome begins with.
        soft: words on which two assessors may differ.
        verb: how a verb ends that completes "the learner can"; None where endings say nothing.
        verbs: verbs that the ending does not tell.
        early: words that are verbs in the first words of a sentence only ("dust and clean").
        noun: how nouns end that stand for a verb ("cleaning"), where endings do not tell a verb.
        title_noun: how nouns of action end, in a language that begins titles with one.
    """

    lead_ins: Phrases
    vague: Phrases
    joins: frozenset[str]
    between: frozenset[str]
    not_verbs: frozenset[str]
    soft: frozenset[str]
    verb: re.Pattern[str] | None = None
    verbs: frozenset[str] = NOTHING
    early: frozenset[str] = NOTHING
    noun: re.Pattern[str] | None = None
    title_noun: re.Pattern[str] | None = None


ENGLISH = Words(
    lead_ins=_phrases(
        "the learner can, the learner is able to, the person can, learners can, is able to, be able to, can, to"
    ),
    vague=_phrases(
        """know, knows, understand, understands, be aware, is aware, have knowledge, has knowledge, be familiar,
        is familiar, have an understanding, has an understanding, appreciate, appreciates, learn, learns, master,
        masters, handle, handles, grasp, comprehend, realise, realize, be responsible, is responsible, be autonomous,
        is autonomous, be motivated, is motivated, be independent, be conscious, believe, think, feel, become familiar,
        acquire, familiarise, familiarize, take responsibility"""
    ),
    joins=_words("and"),
    between=_words("then also not never it them to"),
    not_verbs=_words(
        """the a an his her their its my your our this that these those of in on at with without for from by how what
        why when who which he she it they we you good basic general knowledge ability understanding awareness skill
        skills capacity competence responsibility autonomy theory rules all some every safe safely"""
    ),
    soft=_words(
        """good well bad properly proper correctly adequate adequately appropriate appropriately suitable sufficient
        sufficiently enough reasonable reasonably quickly fast nice nicely satisfactory acceptable normally usually
        generally efficiently effectively carefully professional professionally etc"""
    ),
    verbs=_words(
        """say tell ask explain describe name choose give take bring carry clean rinse wipe vacuum scrub fold iron cook
        prepare serve keep put remove sort select apply show point repeat confirm greet refuse propose agree decide
        inform warn stop start finish leave write read listen speak call move lift dose mix open close lock tidy make
        compare match list identify recognise recognize distinguish follow adapt correct adjust replace throw measure"""
    ),
    early=_words(
        """check dry dust wash use store report plan order organise organize answer note record dispose air test help
        support feed dress water sweep mop polish welcome accompany observe assess count share time sign shop empty"""
    ),
    noun=re.compile(r"(?<!^br)(?<!^r)(?<!^s)(?<!^w)(?<!^str)ing$|(?:ation|ness|ency|ility)$"),
)
FRENCH = Words(
    lead_ins=_phrases(
        """l apprenant peut, l apprenante peut, l apprenant est capable de, la personne peut,
        la personne est capable de, est capable de, etre capable de, est capable d, etre capable d, peut, de"""
    ),
    vague=_phrases(
        """connaitre, savoir, comprendre, maitriser, gerer, apprecier, apprendre, etre conscient*, etre familiaris*,
        etre responsable*, etre autonome*, etre motive*, etre sensibilise*, avoir conscience, avoir connaissance,
        avoir des notions, avoir des connaissances, prendre conscience, s approprier, approprier, assimiler, acquerir,
        familiariser, percevoir, connait, sait, comprend, maitrise, gere"""
    ),
    joins=_words("et"),
    between=_words("la le les l lui leur se s en y ne n pas puis ensuite aussi"),
    not_verbs=_words(
        """premier dernier entier papier hier hiver fer mer cher ouvrier atelier escalier panier quartier courrier
        dossier cahier evier clavier leger etranger particulier regulier singulier metier calendrier noir soir miroir
        couloir tiroir devoir pouvoir espoir plaisir loisir avenir souvenir cuir air sechoir arrosoir trottoir comptoir
        rasoir mouchoir egouttoir diner dejeuner gouter souper plancher loyer foyer clair pair danger boulanger avoir
        desir fumier usager passager chantier sommier collier grenier"""
    ),
    soft=_words(
        """bien bon bonne bons bonnes mal correctement correct correcte convenablement adequat adequate approprie
        appropriee suffisant suffisante suffisamment assez raisonnable rapidement vite satisfaisant satisfaisante
        acceptable normalement generalement efficacement soigneusement professionnel professionnelle etc"""
    ),
    verb=re.compile(r"(?:er|ir)$"),
    verbs=_words(
        """mettre prendre rendre dire faire lire ecrire decrire repondre attendre entendre suivre conduire produire
        reduire construire peindre eteindre joindre remettre permettre transmettre reprendre vendre coudre battre cuire
        redire inscrire introduire traduire descendre etendre tendre suspendre resoudre connaitre reconnaitre refaire
        defaire interdire defendre plaindre comprendre apprendre etre"""
    ),
)
SPANISH = Words(
    lead_ins=_phrases(
        "la persona es capaz de, la persona puede, el alumno puede, es capaz de, ser capaz de, puede, de"
    ),
    vague=_phrases(
        """saber, conocer, comprender, entender, dominar, manejar, apreciar, aprender, ser consciente*,
        estar familiarizad*, ser responsable*, ser autonom*, tener autonomia, tener motivacion, estar motivad*,
        tener conocimiento*, tener conciencia, tomar conciencia, familiarizarse, adquirir, asimilar, sabe, conoce,
        comprende, entiende, domina, maneja"""
    ),
    joins=_words("y e"),
    between=_words("no despues luego tambien lo la los las le les se"),
    not_verbs=_words(
        """hogar lugar mujer taller alquiler bar par mar ayer placer poder deber tercer primer familiar similar
        particular popular militar auxiliar titular regular irregular escolar celular dolar altar pilar collar azucar
        lider caracter ser bienestar malestar solar lunar polar vulgar singular ejemplar mister poster"""
    ),
    soft=_words(
        """bien buen buena bueno buenos buenas mal correctamente correcto correcta adecuadamente adecuado adecuada
        apropiado apropiada suficiente suficientemente bastante razonable rapidamente rapido satisfactorio satisfactoria
        aceptable normalmente generalmente eficazmente eficientemente cuidadosamente profesional etc"""
    ),
    verb=re.compile(r"(?:ar|er|ir)(?:se|l[aeo]s?|selo|sela)?$"),
)
ITALIAN = Words(
    lead_ins=_phrases(
        """la persona e in grado di, la persona puo, chi impara puo, e in grado di, essere in grado di, e capace di,
        essere capace di, puo, sa, di"""
    ),
    vague=_phrases(
        """sapere, conoscere, comprendere, capire, padroneggiare, gestire, apprezzare, imparare, apprendere, acquisire,
        essere consapevol*, avere familiarita, essere responsabil*, essere autonom*, essere motivat*, avere conoscenza,
        avere consapevolezza, avere conoscenze, prendere coscienza, familiarizzare, assimilare, conosce, comprende,
        capisce, gestisce"""
    ),
    joins=_words("e ed"),
    between=_words("non poi anche lo la li le gli si"),
    not_verbs=_words(
        """mare genere camere cameriere bicchiere potere piacere dovere parere carcere polvere cenere lettere opere rare
        altare particolare familiare regolare similare singolare popolare scolare militare cellulare esemplare affare
        alimentare elementare complementare preliminare intere vere sincere straniere cerniere bandiere maniere barriere
        frontiere infermiere ingegnere cantiere quartiere mestiere sentiere lire mire chiare dispensiere essere avere
        malessere benessere corriere parrucchiere giardiniere merli parli vipere"""
    ),
    soft=_words(
        """bene buon buona buono buoni buone male correttamente corretto corretta adeguatamente adeguato adeguata
        appropriato appropriata opportuno sufficiente sufficientemente abbastanza ragionevole rapidamente velocemente
        soddisfacente accettabile normalmente generalmente efficacemente accuratamente professionale ecc eccetera"""
    ),
    verb=re.compile(r"(?:are|ere|ire|rre)$|[aei]r(?:si|l[aeio]|ne|ci)$"),
)
GREEK = Words(
    lead_ins=_phrases(
        "το ατομο μπορει να, ο εκπαιδευομενοσ μπορει να, η εκπαιδευομενη μπορει να, ειναι σε θεση να, μπορει να, να"
    ),
    vague=_phrases(
        """γνωριζει, γνωριζω, κατανοει, κατανοω, ξερει, καταλαβαινει, κατεχει, χειριζεται, αντιλαμβανεται,
        εχει επιγνωση, εχει συνειδηση, εχει γνωση, εχει γνωσεισ, ειναι εξοικειωμεν*, ειναι υπευθυν*, ειναι αυτονομ*,
        εχει κινητρο, ειναι ενημερ*, μαθαινει, εκτιμα, αποκτα, εξοικειωνεται, συνειδητοποιει"""
    ),
    joins=_words("και κι"),
    between=_words("να το την τον τη τα τισ τουσ του τησ δεν μην θα μετα επισησ"),
    not_verbs=_words("κατω πανω εξω πισω γυρω επανω παρακατω παραπανω εκει"),
    soft=_words(
        """καλα καλη καλοσ καλο σωστα σωστη σωστο σωστοσ κακα καταλληλα καταλληλη καταλληλο επαρκησ επαρκωσ επαρκη
        αρκετα αρκετο λογικο λογικα γρηγορα ικανοποιητικα ικανοποιητικη αποδεκτο αποδεκτα συνηθωσ γενικα
        αποτελεσματικα προσεκτικα επαγγελματικα κλπ"""
    ),
    verb=re.compile(r"(?:ει|ται|ουν|ουνε|ω)$"),
    verbs=_words(
        """ζητα ρωτα κρατα απαντα σταματα χαιρετα αποχαιρετα μιλα κοιτα ξεκινα περνα μετρα βοηθα φορα χτυπα πετα συζητα
        προχωρα ακουμπα"""
    ),
    title_noun=re.compile(r"(?:ση|ξη|ψη|μοσ|μα|εια|ια)$"),
)
WORDS = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH, "it": ITALIAN, "el": GREEK}
