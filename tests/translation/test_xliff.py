"""XLIFF 1.2 files: what tools find in them, and nothing in a file that harms."""

import pytest
from defusedxml.ElementTree import fromstring
from wagtail_localize.models import StringTranslation

from common.translation.exchange import ExchangeError, markup, xliff
from tests import factories
from tests.exchanging import brought_back, exported, forget, written

pytestmark = pytest.mark.any_database

NAMES = {"x": xliff.NAMESPACE}


@pytest.fixture
def linked(french):
    """A micro-skill with tags and links in its description, translated into French."""
    skill = factories.micro_skill(
        description='<p>See <b>bold</b>, <a href="https://a.example">one <i>link</i></a><br/>and <b>more</b>.</p>'
    )
    factories.translate(skill)
    return skill


def unit_at(obj, place: str):
    root = fromstring(exported(obj, "xliff"))
    return next(unit for unit in root.iter(f"{{{xliff.NAMESPACE}}}trans-unit") if unit.get("resname") == place)


def target_at(obj, place: str):
    return unit_at(obj, place).find("x:target", NAMES)


def test_tags_are_inline_elements_that_a_tool_keeps(linked):
    source = unit_at(linked, "description").find("x:source", NAMES)
    found = [(markup.local_name(element), element.get("id"), element.get("ctype")) for element in source.iter()]
    assert found == [
        ("source", None, None),
        ("g", "b:1", "bold"),
        ("g", "a:#a1", "link"),
        ("g", "i:1", "italic"),
        ("x", "br:1", "lb"),
        ("g", "b:2", "bold"),
    ]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({}, {"state": "translated"}),
        ({"translation_type": "machine"}, {"state": "needs-review-translation", "state-qualifier": "mt-suggestion"}),
        ({"has_error": True}, {"state": "needs-review-translation"}),
    ],
    ids=["done", "machine", "error"],
)
def test_the_state_of_a_text_is_told(term, state, expected):
    if state:
        StringTranslation.objects.filter(context__path="definition").update(**state)
    assert target_at(term, "definition").attrib == expected


def test_a_missing_text_is_new_and_empty(term):
    forget(term)
    target = target_at(term, "definition")
    assert (target.get("state"), target.text) == ("new", None)


def test_a_changed_text_comes_with_the_pair_it_was(term):
    factories.republish(term, definition="A digital proof on the web.")
    unit = unit_at(term, "definition")
    assert unit.find("x:source", NAMES).text == "A digital proof on the web."
    target = unit.find("x:target", NAMES)
    assert (target.get("state"), target.text) == ("needs-translation", "FR A digital proof.")
    old = unit.find("x:alt-trans", NAMES)
    assert [part.text for part in old] == ["A digital proof.", "FR A digital proof."]


def test_a_text_says_where_editors_find_it(term):
    assert unit_at(term, "definition").find("x:note", NAMES).text == "Definition"


@pytest.mark.parametrize("confirm", ['state="translated"', 'state="signed-off"', 'state="final"', ""])
def test_what_a_tool_confirmed_is_taken(term, confirm):
    factories.republish(term, definition="A digital proof on the web.")
    content = exported(term, "xliff").decode().replace('state="needs-translation"', confirm)
    report = brought_back(content.encode(), "xliff")
    assert [taken.text.source for taken in report.taken] == ["A digital proof on the web."]


def test_an_approved_text_is_taken(term):
    factories.republish(term, definition="A digital proof on the web.")
    content = exported(term, "xliff").decode().replace("<trans-unit ", '<trans-unit approved="yes" ')
    assert len(brought_back(content.encode(), "xliff").taken) == 1


def test_tags_may_change_places_and_tools_may_mark_words(linked):
    content = exported(linked, "xliff").decode()
    start = content.index("<target", content.index('resname="description"'))
    end = content.index("</target>", start)
    target = '<target>Voir <g id="a:#a1">un lien</g>, <mrk mtype="term">puis</mrk> <g id="b:1">gras</g>'
    report = brought_back((content[:start] + target + content[end:]).encode(), "xliff")
    assert [taken.after for taken in report.taken] == ['Voir <a id="a1">un lien</a>, puis <b>gras</b>']


@pytest.mark.parametrize(
    "target",
    [
        '<g id="7">gras</g>',
        '<g id="script:1">alert</g>',
        '<x id="char:FFFFFF"/>',
        '<bpt id="1">&lt;b&gt;</bpt>',
        "<g>" * 60 + "</g>" * 60,
        '<g id="b:1">' * 60 + "</g>" * 60,
    ],
    ids=["number", "script", "character", "pair", "no id", "deep"],
)
def test_a_text_with_unknown_tags_is_left_out_and_the_others_are_taken(term, target):
    content = exported(term, "xliff").decode().replace("FR A digital proof.", f"Une {target} preuve.")
    report = brought_back(content.replace("FR badge", "le badge").encode(), "xliff")
    assert [left.source for left in report.left_out] == ["A digital proof."]
    assert [taken.after for taken in report.taken] == ["le badge"]
    assert written(term)["definition", "A digital proof."] == "FR A digital proof."


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><xliff version="1.2"><file original="&b;"/></xliff>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff version="1.2"><file original="&a;"/></xliff>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "not a well-formed"),
        ("\x00", "not a well-formed"),
        ("words", "not a well-formed"),
        ("<xliff", "not a well-formed"),
        ('<?xml version="1.0" encoding="nonsense"?><xliff/>', "not a well-formed"),
        ("<html/>", "not an XLIFF 1.2"),
        ('<xliff version="2.0"/>', "not an XLIFF 1.2"),
        ('<xliff version="1.2"/>', "holds no translation"),
        ('<xliff version="1.2"><file/></xliff>', "does not say which"),
        (BOMB, "declares entities"),
        (EXTERNAL, "declares entities"),
    ],
    ids=["empty", "nul", "prose", "cut", "encoding", "html", "version", "no file", "no key", "bomb", "external"],
)
def test_a_wrong_file_is_explained(content, message):
    with pytest.raises(ExchangeError, match=message):
        xliff.read(content.encode())


def test_two_translations_in_one_file_are_both_read(term):
    other = factories.glossary_term(name="another")
    factories.translate(other)
    first, second = exported(term, "xliff").decode(), exported(other, "xliff").decode()
    both = first.replace("</xliff>", second[second.index("<file") :])
    assert [len(one.units) for one in xliff.read(both.encode())] == [2, 2]


# What other tools make of our files


def test_translate_toolkit_reads_the_file(linked, tmp_path):
    factory = pytest.importorskip("translate.storage.factory")
    path = tmp_path / "texts.xlf"
    path.write_bytes(exported(linked, "xliff"))
    store = factory.getobject(str(path))
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("en", "fr")
    found = {str(unit.source): str(unit.target) for unit in store.units if unit.istranslatable()}
    assert found["Does the work."] == "FR Does the work."
    assert len(found) == len({source for _place, source in written(linked)})


def test_what_translate_toolkit_writes_comes_back(linked, tmp_path):
    factory = pytest.importorskip("translate.storage.factory")
    path = tmp_path / "texts.xlf"
    path.write_bytes(exported(linked, "xliff"))
    store = factory.getobject(str(path))
    unit = next(unit for unit in store.units if str(unit.source) == "Does the work.")
    unit.target = "Fait le travail."
    store.save()
    report = brought_back(path.read_bytes(), "xliff")
    assert (report.problem, report.left_out) == ("", [])
    assert [taken.after for taken in report.taken] == ["Fait le travail."]


def test_translate_toolkit_reads_the_po_file(linked, tmp_path):
    factory = pytest.importorskip("translate.storage.factory")
    path = tmp_path / "texts.po"
    path.write_bytes(exported(linked, "po"))
    found = {str(unit.source): str(unit.target) for unit in factory.getobject(str(path)).units}
    assert found["Does the work."] == "FR Does the work."
