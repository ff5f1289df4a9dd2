"""Judgements: read strictly, replayed on what was extracted, kept through re-extraction, undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.errors import LedgerError
from kg.gazetteer import Gazetteer
from kg.judgements import apply_ledger, check_ledger
from kg.ledger import Anchor, Judgement, append_judgement, load_ledger, parse_ledger
from kg.model import (
    Article,
    AttributionMode,
    CharSpan,
    Denotation,
    Document,
    EntityType,
    Evidence,
    LocalClaim,
    LocalEntity,
    LocalEvent,
    Mention,
    MentionKind,
    Paragraph,
    ParagraphKind,
    Participant,
    Realis,
    ResolvedDocument,
    Sentence,
)
from kg.resolve.corpus import resolve_corpus
from kg.review import decide_doubt, find_doubts

ONE = "Ada Mbeki met Luz Rojas. “The road is open,” Ada Mbeki said."
TWO = "Ada Mbeki of Chad met Luz Rojas late on Monday. “The road is open,” she said."


def document(text: str, digest: str, state: str = "state/chad", prefix: str = "x") -> ResolvedDocument:
    """Ada Mbeki and Luz Rojas, who "met", and the claim that the road is open; ids begin with `prefix`."""
    def span(words: str) -> CharSpan:
        return CharSpan(text.index(words), text.index(words) + len(words))

    names = {"Ada Mbeki": (state,), "Luz Rojas": ("state/peru",)}
    found = [(f"{prefix}{i}", name, span(name)) for i, name in enumerate(names)]
    mentions = tuple(Mention(f"m{x}", s, s, n, n, MentionKind.NAMED, 0, EntityType.PERSON) for x, n, s in found)
    entities = tuple(LocalEntity(x, EntityType.PERSON, n, acts_for=names[n]) for x, n, _ in found)
    evidence, day = Evidence(0, "test", "by-hand"), date(2023, 6, 19)
    event = LocalEvent(f"{prefix}-met", "Meeting", (span("met"),), (evidence,),
                       tuple(Participant("participant", x, f"m{x}") for x, _, _ in found), Realis.ACTUAL, (), day, day)
    claim = LocalClaim(f"{prefix}-said", (f"{prefix}0",), (span("The road is open"),), AttributionMode.DIRECT, evidence,
                       about_events=(event.id,))
    whole = CharSpan(0, len(text))
    article = Article(digest[:16], f"{digest[:4]}.txt", text, digest, day)
    return ResolvedDocument(
        Document(article, (Paragraph(whole, ParagraphKind.BODY),), ()), (Sentence(0, whole, 0),), mentions, entities,
        tuple(Denotation(m.id, (e.id,), "by-hand") for m, e in zip(mentions, entities, strict=True)), (), (), (event,),
        (claim,))


A, B = "a" * 64, "b" * 64


@pytest.fixture
def documents() -> tuple[ResolvedDocument, ...]:
    return document(ONE, A), document(TWO, B)


def people(documents: tuple[ResolvedDocument, ...], gazetteer: Gazetteer, ledger: str) -> dict[str, int]:
    found = resolve_corpus(documents, gazetteer, parse_ledger(ledger))
    return {e.id: len(e.members) for e in found.entities}


# ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("line", "message"), [
    ("sane entity aaaaaaaa:\"x\" bbbbbbbb:\"x\"", "did you mean 'same'"),
    ("same person aaaaaaaa:\"x\" bbbbbbbb:\"x\"", "not entity, event or claim"),
    ("same entity aaaaaaaa:\"x\"", "takes 2 more, not 1"),
    ("reject event aaaaaaaa:\"x\" bbbbbbbb:\"x\"", "takes 1 more, not 2"),
    ("reject event person/ada-mbeki", "no anchor"),
    ("reject event aaaaaaaa:\"x", "no anchor|cannot read"),
    ("retype entity aaaaaaaa:\"x\" Persom", "did you mean 'Person'"),
    ("undo reject event aaaaaaaa:\"x\"", "nothing to undo"),
    ("relabel event aaaaaaaa:\"x\" \"y\"", "relabel judges no event .it is for entity"),
    ("retype claim aaaaaaaa:\"x\" Meeting", "it is for entity, event"),
    ("retype event aaaaaaaa:\"x\" Meting", "did you mean 'Meeting'"),
    ("reject entity person/ada-mbeki", "reject needs a place in an article .write: reject entity talks.txt:"),
    ("same entity person/ada-mbeki person/luz-rojas", "needs a place"),
    ("same entity aaaaaaaa:\"x\" bbbbbbbb:\"x\"\ndifferent entity bbbbbbbb:\"x\" aaaaaaaa:\"x\"", "contradicts line 1"),
])
def test_a_bad_line_is_named(line: str, message: str) -> None:
    with pytest.raises(LedgerError, match=message) as error:
        parse_ledger(line, "judgements.txt")
    assert str(error.value).startswith(f"judgements.txt:{line.count(chr(10)) + 1}: ")


def test_a_line_reads_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "judgements.txt"
    line = 'different entity my%20talks.txt#aaaaaaaa:"Ada \\"M\\""@3 person/ada-mbeki  # 2024-05-02 Zoë: another office'
    append_judgement(path, parse_ledger(line).judgements[0])
    read = load_ledger(path).judgements[0]
    assert (read.day, read.who, read.why) == ("2024-05-02", "Zoë", "another office")
    assert read.anchors[0] == Anchor("aaaaaaaa", 'Ada "M"', 3, "my talks.txt")
    assert str(read) == line
    assert load_ledger(tmp_path / "none.txt").judgements == ()


def test_a_line_that_contradicts_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "judgements.txt"
    anchors = parse_ledger('same event aaaaaaaa:"met" bbbbbbbb:"met"').judgements[0].anchors
    append_judgement(path, Judgement("same", "event", anchors))
    before = path.read_text(encoding="utf8")
    with pytest.raises(LedgerError):
        append_judgement(path, Judgement("different", "event", anchors))
    assert path.read_text(encoding="utf8") == before


# ── replaying ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_different_keeps_apart_until_undone(documents: tuple[ResolvedDocument, ...], gazetteer: Gazetteer) -> None:
    line = 'different entity aaaaaaaa:"Ada Mbeki" bbbbbbbb:"Ada Mbeki"'
    assert sorted(people(documents, gazetteer, "").values()) == [2, 2]
    assert sorted(people(documents, gazetteer, line).values()) == [1, 1, 2]
    assert sorted(people(documents, gazetteer, f"{line}\nundo {line}").values()) == [2, 2]


def test_same_joins_what_rules_keep_apart(gazetteer: Gazetteer) -> None:
    documents = document(ONE, A), document(TWO, B, "state/mali")
    assert sorted(people(documents, gazetteer, "").values()) == [1, 1, 2]
    line = 'same entity aaaaaaaa:"Ada Mbeki"@0 bbbbbbbb:"Ada Mbeki"'
    assert sorted(people(documents, gazetteer, line).values()) == [2, 2]


def test_judgements_survive_re_extraction(gazetteer: Gazetteer) -> None:
    line = 'different entity aaaaaaaa:"Ada Mbeki" bbbbbbbb:"Ada Mbeki"'
    again = document(ONE, A, prefix="y"), document(TWO, B, prefix="z")
    assert sorted(people(again, gazetteer, line).values()) == [1, 1, 2]


def test_different_is_honoured_on_every_way_round(gazetteer: Gazetteer) -> None:
    third = document(ONE + " Then it rained.", "c" * 64)
    documents = document(ONE, A), document(TWO, B), third
    line = 'different event aaaaaaaa:"met" bbbbbbbb:"met"'
    events = resolve_corpus(documents, gazetteer, parse_ledger(line)).events
    homes = {member[0]: e.id for e in events for member in e.members}
    assert homes["a" * 16] != homes["b" * 16]
    assert len(events) == 2


def test_relabel_and_retype(documents: tuple[ResolvedDocument, ...], gazetteer: Gazetteer) -> None:
    assert "person/a-mbeki" in people(documents, gazetteer, 'relabel entity aaaaaaaa:"Ada Mbeki" "A. Mbeki"')
    ledger = parse_ledger('retype entity aaaaaaaa:"Luz Rojas" Organization')
    for changed in apply_ledger(documents, ledger):
        assert [e.type for e in changed.entities] == [EntityType.PERSON, EntityType.ORGANIZATION]
    (event,) = apply_ledger(documents, parse_ledger('retype event aaaa.txt:"met" Call'))[0].events
    assert (event.type, event.weight, len(event.participants)) == ("Call", 1, 2)


def test_what_is_called_a_place_is_where_it_happened(documents: tuple[ResolvedDocument, ...]) -> None:
    known = replace(documents[1], entities=tuple(replace(e, gazetteer="person/x") for e in documents[1].entities))
    one, other = apply_ledger((documents[0], known), parse_ledger('retype entity aaaaaaaa:"Luz Rojas" Place'))
    assert (one.events[0].places, [p.entity for p in one.events[0].participants]) == (("x1",), ["x0"])
    assert other == known, "a name that the gazetteer knows there may be another's"


def test_reject_leaves_nothing_behind(documents: tuple[ResolvedDocument, ...], gazetteer: Gazetteer) -> None:
    left = apply_ledger(documents, parse_ledger('reject event aaaaaaaa:"met"\nreject entity bbbbbbbb:"Luz Rojas"'))
    assert left[0].events == ()
    assert left[0].claims[0].about_events == ()
    assert [p.entity for p in left[1].events[0].participants] == ["x0"]
    assert len(left[1].entities) == len(left[1].denotations) == 1
    assert resolve_corpus(left, gazetteer).events
    gone = apply_ledger(documents, parse_ledger('reject entity aaaaaaaa:"Ada Mbeki"'))
    assert gone[0].claims == ()


def test_stale_and_conflicting_entries_are_reported(documents: tuple[ResolvedDocument, ...]) -> None:
    ledger = parse_ledger(
        'reject event aaaaaaaa:"waltzed"\nreject claim dddddddd:"The road"\nreject event bbbbbbbb:"met"@3\n'
        'same event aaaaaaaa:"met" bbbb.txt:"met"\nsame claim aaaaaaaa:"The road is open" bbbbbbbb:"The road is open"\n'
        'different claim aaaaaaaa:"road" bbbbbbbb:"The road is open"\nrelabel entity aaaaaaaa:"Luz Rojas" "Luz"\n'
        'relabel entity aaaa.txt:"Luz Rojas" "L. Rojas"\naccept entity aaaaaaaa:"Ada" person/ada-nobody\n'
        'different event aaaaaaaa:"met" aaaa.txt:"met"@10\nreject claim aaaaaaaa:"The road"\n'
        'reject claim aaaa.txt:"met"', "news/ledger.txt")
    report = check_ledger(ledger, documents)
    assert [j.line for j in report.stale] == [1, 2, 3, 9, 12]
    lines = [note.split(": ", 1)[0].removeprefix("ledger.txt:") for note in report.notes]
    assert list(map(int, lines)) == [1, 2, 3, 5, 6, 6, 8, 9, 10, 12]
    told = " ".join(report.notes)
    for why in ("'waltzed' does not stand in aaaaaaaa", "no article dddddddd is among these",
                "'met' does not begin at 3 of bbbbbbbb, but at @18", "of no effect, for line 11 rejects it",
                "different holds", "relabels what line 7 calls Luz", "the gazetteer has no person/ada-nobody",
                "cannot divide", "no claim was found at 'met'"):
        assert why in told


def test_judgements_about_other_articles_are_told_in_one_line(documents: tuple[ResolvedDocument, ...]) -> None:
    """One of them alone may be a slip in a name, and is told in full."""
    elsewhere = [f'reject event {n:08x}:"met"' for n in range(40)]
    known = 'reject event aaaaaaaa:"waltzed"'
    one = check_ledger(parse_ledger("\n".join([elsewhere[0], known]), "ledger.txt"), documents)
    assert ["no article 00000000" in note for note in one.notes] == [True, False]
    many = check_ledger(parse_ledger("\n".join([*elsewhere, known]), "ledger.txt"), documents)
    assert [note.startswith("ledger.txt: 40 of its judgements") for note in many.notes] == [True, False]
    assert len(many.absent) == 40
    assert "no article 00000027 is among these" in many.absent[-1]
    assert len(many.stale) == 41


@pytest.mark.parametrize(("before", "after", "found"), [("", " Then it rained.", 1), ("It rained at first. ", "", 1),
                                                       ("It rained. Ada Mbeki met nobody. ", "", 0)])
def test_a_judgement_outlives_an_edit_elsewhere_in_its_article(before: str, after: str, found: int) -> None:
    """Where the words then stand in two such places, it says so and does nothing."""
    ledger = parse_ledger('reject event aaaa.txt#aaaaaaaa:"met"@10')
    edited = document(before + ONE + after, "c" * 64)
    (event,) = edited.events
    told = event if not before else replace(event, id="y", triggers=(CharSpan(len(before) + 10, len(before) + 13),))
    article = replace(edited.document.article, source_file="aaaa.txt")
    edited = replace(edited, events=(event, told) if not found else (told,),
                     document=replace(edited.document, article=article))
    left = apply_ledger([edited], ledger)[0].events
    assert len(left) == len(edited.events) - found
    assert len(check_ledger(ledger, [edited]).notes) == 1 - found


# ── review ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_doubt_shows_both_sentences_and_its_decision_holds(gazetteer: Gazetteer, tmp_path: Path) -> None:
    documents = document(ONE, A), document(TWO, B, "state/mali")
    resolution = resolve_corpus(documents, gazetteer)
    doubt = next(d for d in find_doubts(documents, resolution) if d.kind == "entity")
    assert not doubt.joined
    assert {doubt.first.sentence, doubt.second.sentence} == {ONE, TWO}
    path = tmp_path / "judgements.txt"
    append_judgement(path, decide_doubt(doubt, "same", who="Ada"))
    ledger = load_ledger(path)
    assert ledger.judgements[0].anchors[0].file in {"aaaa.txt", "bbbb.txt"}
    assert all({"a": ONE, "b": TWO}[a.file[0]].count(a.words) == 1 for a in ledger.judgements[0].anchors)
    again = resolve_corpus(documents, gazetteer, ledger)
    assert sorted(len(e.members) for e in again.entities) == [2, 2]
    assert [d for d in find_doubts(documents, again, ledger) if d.kind == "entity"] == []


def test_documents_are_not_changed_without_judgements(documents: tuple[ResolvedDocument, ...]) -> None:
    assert apply_ledger(documents, parse_ledger("# nothing yet\n")) == documents
    assert replace(documents[0]) == documents[0]
