"""Headlines in title case as sentences write them."""

from __future__ import annotations

import doctest
from collections.abc import Callable

import pytest
from spacy.language import Language

import kg.casing
from kg.annotate import annotate
from kg.casing import sentence_case
from kg.model import CharSpan, Document, Paragraph, ParagraphKind

HEADLINES = [  # headline, body, the headline as a sentence
    ("Ghana Strikes Rebel Camp, Building With Arms", "", "Ghana strikes rebel camp, building with arms"),
    ("White House Rejects Call From Peru", "Aides of the White House left.", "White House rejects call from Peru"),
    ("U.S., Chile And EU To Hold Talks On Oil", "", "U.S., Chile and EU to hold talks on oil"),
    ("Kenya Expels Iran-Linked Envoy After Raid", "", "Kenya expels Iran-linked envoy after raid"),
    ("Rice Meets Leaders in Oslo", "On Monday, Secretary of State Ada Rice met leaders.", "Rice meets leaders in Oslo"),
    ("Talks With Rice Planned", "The first talks with Rice were held.", "Talks with Rice planned"),
    ("Oman SLAMS Yemen over 'outrageous' raid", "", "Oman slams Yemen over 'outrageous' raid"),
    ("NATO, UNESCO and ASEAN meet in Oslo", "", "NATO, UNESCO and ASEAN meet in Oslo"),
    ("Biden and Putin meet in Geneva", "", "Biden and Putin meet in Geneva"),
    ("Norway and Peru sign the Declaration on Security", "", "Norway and Peru sign the Declaration on Security"),
    ("Peru and Chile Signed the Declaration on Security.", "", "Peru and Chile Signed the Declaration on Security."),
    ("PERU RECALLS ENVOY FROM OSLO", "", "PERU RECALLS ENVOY FROM OSLO"),
    ("U.S., U.A.E Resume Talks on S. Sudan's Plan B: A Deal", "The king's a judge (b, e)",
     "U.S., U.A.E resume talks on S. Sudan's plan B: a deal"),
]


@pytest.mark.parametrize(("headline", "body", "told"), HEADLINES)
def test_only_names_keep_their_capitals(headline: str, body: str, told: str) -> None:
    assert sentence_case(headline, body) == told
    assert len(told) == len(headline)


def test_examples_in_the_documentation() -> None:
    assert doctest.testmod(kg.casing).failed == 0


def test_a_headline_is_parsed_as_a_sentence(nlp: Language, make_document: Callable[..., Document]) -> None:
    """Offsets stay the article's, and a paragraph of the text is left as it is."""
    head, body = "Ghana Strikes Rebel Camp in Togo", "Strikes hit the city."
    article = make_document(f"{head}\n{body}").article
    paragraphs = (Paragraph(CharSpan(0, len(head)), ParagraphKind.HEADLINE),
                  Paragraph(CharSpan(len(head) + 1, len(head) + 1 + len(body)), ParagraphKind.BODY))
    doc = annotate(Document(article, paragraphs, ()), nlp).doc
    strikes = [token for token in doc if token.lower_ == "strikes"]
    assert [token.text for token in strikes] == ["strikes", "Strikes"]
    assert [token.idx for token in strikes] == [article.text.index("Strikes"), article.text.rindex("Strikes")]
