"""What two reports of one story say of one voice: in other words, in other cuts, in bits."""

from __future__ import annotations

import pytest

from kg.model import Polarity
from kg.resolve.corpus_claim_match import Piece, Wording, match_pieces
from kg.resolve.corpus_claim_story import match_in_story

ADA, OMAR, CHAD = "person/ada-mbeki", "person/omar-deby", "state/chad"


def quoted(*bits: str, by: str = ADA, whole: str = "", called: str = "") -> Wording:
    """A quotation, or the `bits` in quotation marks within reported speech, told `whole`."""
    text = whole or " ".join(bits)
    said = Piece.of(text)
    voices = frozenset() if by == "minister" else frozenset({by})
    return Wording(said, said.words, said.bag, voices, voices, by == "minister", True, Polarity.AFFIRMED,
                   pieces=tuple(map(Piece.of, bits)), called=(frozenset(called.split()),) if called else ())


def told(text: str, by: str = ADA, *, refutes: bool = False) -> Wording:
    said = Piece.of(text)
    polarity = Polarity.DENIED if refutes or said.negated else Polarity.AFFIRMED
    return Wording(said, said.words, said.bag, frozenset({by}), frozenset({by}), False, False, polarity,
                   pieces=(said,), refutes=refutes)


def kind(a: Wording, b: Wording) -> str | None:
    found, turned = match_in_story(a, b), match_in_story(b, a)
    assert (found is None) is (turned is None)
    return found.kind if found else None


SHEEP = "A shepherd does not sell the flock when the wolf is at the gate"
ONE_VOICE = {
    "few words": (quoted("arm in arm", whole="they stood arm in arm with Chad"), quoted("arm in arm"), "within"),
    "few words of a sentence": (quoted("reckless act"), quoted("It was a reckless act and must be punished"), "within"),
    "negated before": (quoted("accept conditions"), quoted("We shall never accept conditions"), None),
    "negated behind": (quoted("a window left open"), quoted("It is a window left open, not yet a door"), "within"),
    "one word of several": (quoted("shameful", "narrow-minded", whole="it called the levy shameful and narrow-minded"),
                            quoted("a narrow-minded and dated view of trade"), None),
    "a word of the same thing": (quoted("unshakeable", whole="their unshakeable bond in a call with elders"),
                                 told("the bond was unshakeable and rested on the herds of the river"), "within"),
    "a word of another thing": (quoted("unshakeable", whole="their unshakeable bond in a call with elders"),
                                told("the mood at home was unshakeable"), None),
    "the whole of it": (quoted("appalled", whole="she was appalled"), quoted("appalled", whole="she was appalled"),
                        "equal"),
    "some of its bits": (quoted("reckless act", "cold hearts"), quoted("a reckless act", "empty hands"), "candidate"),
    "translations": (quoted("We won't allow the river to become a border"),
                     quoted("We will not let the river turn into a frontier"), "equal"),
    "alike in small words": (quoted("We need a firm hand to run the treasury, to lower debt and to feed the towns"),
                             quoted("We need a firm hand to guard the border, to keep peace and to arm the herders"),
                             None),
}


@pytest.mark.parametrize("how", ONE_VOICE)
def test_of_one_voice(how: str) -> None:
    one, other, expected = ONE_VOICE[how]
    assert kind(one, other) == expected


def test_short_words_of_two_voices_are_two() -> None:
    assert kind(quoted("reckless act"), quoted("It was a reckless act and must be punished", by=OMAR)) is None


def test_a_surname_may_be_whom_the_other_report_names_in_full() -> None:
    full = quoted(SHEEP, by=ADA, called="ada mbeki")
    cut = "A shepherd does not sell the flock"
    assert kind(quoted(cut, by="person/mbeki", called="mbeki"), full) == "within"
    ours, theirs = "We answered, and we will answer again", "We answered and will answer again"
    assert kind(quoted(theirs, by="person/mbeki", called="mbeki"), quoted(ours, called="ada mbeki")) == "equal"
    assert kind(quoted(theirs, by=OMAR, called="omar deby"), quoted(ours, called="ada mbeki")) is None
    assert kind(quoted(theirs, by="person/omar-mbeki", called="omar mbeki"), quoted(ours, called="ada mbeki")) is None


def test_bits_of_one_sentence_together_tell_whose_they_are() -> None:
    whole = quoted("The levy is a bitter medicine for those who let strangers drive their herds")
    assert kind(quoted("bitter medicine", "let strangers drive", by=OMAR), whole) == "within"
    assert kind(quoted("bitter medicine", by=OMAR), whole) is None


def test_what_is_denied_may_be_said_with_a_not() -> None:
    denied = told("its drivers had smuggled cattle over the river", refutes=True)
    assert kind(denied, told("the drivers had not smuggled cattle")) == "equal"
    assert kind(denied, told("the drivers had smuggled cattle")) is None  # of one voice: no dispute with oneself


def test_who_is_not_named_may_say_longer_words() -> None:
    noted = "A shepherd doesn't leave the flock while the wolf is at the gate"
    assert kind(quoted(SHEEP), quoted(noted, by="minister")) == "equal"
    assert kind(quoted("act", by="minister"), quoted("It was a reckless act")) is None


def test_nearly_all_of_a_long_quotation_is_one_whoever_says_it() -> None:
    one = "I have crossed the desert with the same two letters in my bag, and each time the seals were broken"
    other = "He has crossed the desert with the same two letters in his bag, and every time the seals were broken"
    assert kind(quoted(one), quoted(other, by=OMAR)) == "equal"
    assert kind(quoted(one), quoted("I have crossed the desert with my brother, and he was broken", by=OMAR)) is None


@pytest.mark.parametrize(("one", "other", "same"), [
    ("an old herder mentality", "the outdated old herder, all-or-nothing mentality of the north", True),
    ("stirred up the cattle trade", "severely hurting the river and stirring up the cattle trade", True),
    ("an old herder mentality", "the old man, no herder any more, had lost his house and his mentality", False),
    ("stirred up the cattle trade", "we did not stir the cattle trade up", False),
    ("the cattle trade", "stirring up the cattle trade", False),
])
def test_few_words_close_together_are_one_of_one_voice(one: str, other: str, same: bool) -> None:
    assert (match_pieces(Piece.of(one), Piece.of(other), one_voice=True) is not None) is same
    assert match_pieces(Piece.of(one), Piece.of(other)) is None
