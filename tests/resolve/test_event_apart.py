"""How many events of one kind an article tells of: one told twice, or two."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from kg.gazetteer import Gazetteer
from kg.model import Article, PublishedBasis
from kg.pipeline import resolve_article

DAY = date(2021, 9, 21)
CASES = [
    ("Expulsion", 2, "Norway expelled three Chadian diplomats. Norway expelled 18 diplomats of Chad before that."),
    ("Expulsion", 1, "Norway expelled three Chadian diplomats. Norway expelled the three after a long inquiry."),
    ("Expulsion", 2, "Norway expelled three Chadian diplomats. In the summer, Norway expelled a Chadian attache."),
    ("Expulsion", 1, "Norway expelled three Chadian diplomats. Norway expelled a group of people who posed as cooks."),
    ("Visit", 2, "Foreign Minister Ada Lund of Norway visited Peru. It rained. In August Ada Lund visited Peru."),
    ("Visit", 1, "Foreign Minister Ada Lund of Norway visited Peru. It rained. In September Ada Lund visited Peru."),
    ("Assault", 2, "Chad and Niger traded fire at the border. Chad shelled Niger on Friday."),
    ("Assault", 1, "Chad shelled Niger at the border. Chad shelled Niger for hours."),
    ("Sanction", 2, "Norway put a tariff on Chadian electric buses. In parliament all agreed. Norway earlier this "
                    "year had levied duties on Chadian cotton and sesame oil."),
    ("Sanction", 1, "Norway put a tariff on Chadian electric buses. In parliament all agreed. Norway imposed the "
                    "tariff to protect makers of electric buses."),
    ("Mobilization", 2, "Chad launched a ballistic missile. It rained. Chad also launched a missile in mid-July."),
    ("Sanction", 2, "Norway imposed sanctions on 14 officials of Chad. In 2019 Norway imposed sanctions on nine "
                    "officials of Chad."),
    ("Visit", 1, "Foreign Minister Ada Lund of Norway visited Peru. Visiting Lima for two days, Ada Lund met "
     "officials."),
    ("Visit", 2, "Foreign Minister Ada Lund of Norway visited Peru. Visiting Quito for two days, Ada Lund met "
     "officials."),
    ("Meeting", 2, "Norway's premier Ada Lund met Jorge Soto of Peru. Meetings between Ada Lund and Jorge Soto of Peru "
     "are held on a regular basis."),
    ("Visit", 2, "Foreign Minister Ada Lund of Norway visited Peru. Ada Lund last visited Peru during the drought."),
    ("Visit", 1, "Foreign Minister Ada Lund of Norway visited Peru. Ada Lund visited Peru to sign a treaty."),
    ("Visit", 1, "Foreign Minister Ada Lund of Norway was due to visit Peru in March, but the trip was postponed."),
    ("Visit", 2, "Foreign Minister Ada Lund of Norway visited Peru. It rained. In March 2020 Ada Lund visited Peru."),
    ("Meeting", 2, "Ada Lund of Norway, Omar Deby of Chad and Luz Rojas of Peru met in Oslo. Lund met separately with "
                   "Rojas."),
    ("Meeting", 2, "Ada Lund of Norway met African leaders in Oslo on Monday. Lund also met Luz Rojas of Peru."),
    ("Meeting", 1, "Ada Lund of Norway, Omar Deby of Chad and Luz Rojas of Peru met in Oslo. Lund and Rojas met in the "
                   "town hall."),
    ("Meeting", 2, "Ada Lund of Norway met Omar Deby of Chad in Lima. Later President Luz Rojas of Peru received Lund "
                   "and Deby."),
    ("Meeting", 1, "Ada Lund of Norway met Luz Rojas of Peru in Lima. President Rojas received Lund in the palace."),
    ("Meeting", 2, "Ada Lund of Norway met Luz Rojas of Peru in Lima two years after Lund met Rojas in Oslo."),
    ("Visit", 1, "Lund is the first minister of Norway to visit Peru since the war began in 1979 and the first "
                 "Norwegian to make the trip in five years."),
    ("ReducedRelations", 2, "Norway is closing its embassy in Chad and has recalled all of its diplomats from Chad."),
    ("Mobilization", 2, "Chad fired two ballistic missiles into the sea, while Chad tested a new missile."),
    ("Assault", 1, "Chad fired rockets at the border and hit Niger."),
    ("Meeting", 1, "Ada Lund of Norway met Luz Rojas of Peru in Lima and discussed fishing with Rojas."),
    ("Coercion", 2, "Chad forced a plane of Niger to land. It rained. Chad arrested a reporter on the plane of Niger."),
    ("Coercion", 1, "Chad arrested a reporter of Niger. It rained. Chad seized the reporter at the airport."),
    ("Meeting", 2, "Ada Lund of Norway attended the summit in Lima. Ada Lund met Luz Rojas of Peru."),
    ("Meeting", 1, "Ada Lund of Norway met Luz Rojas of Peru in Lima. The meeting of Lund lasted an hour."),
    ("Meeting", 2, "Ada Lund of Norway met Luz Rojas of Peru in Lima. Lund first met Rojas over a dinner in Oslo."),
    ("Meeting", 1, "Ada Lund of Norway met Luz Rojas of Peru in Lima. It was the first meeting of Lund and Rojas."),
    ("Meeting", 2, "Norway and Peru will hold a summit in May. The ministers of Norway and Peru will meet every "
                   "six months."),
    ("Call", 2, "Ada Lund of Norway and Luz Rojas of Peru talked by phone on Sunday. The visit had been agreed on last "
                "month, when Lund called Rojas."),
    ("Meeting", 2, "Peru has invited Ada Lund of Norway to talks with Luz Rojas of Peru. It will be the first meeting "
                   "of Lund and Rojas. Hens sang.\n\nIn October 2022 Lund and Rojas are to meet in Rome."),
    ("Meeting", 1, "Peru has invited Ada Lund of Norway to talks with Luz Rojas of Peru. The meeting of Lund and Rojas "
                   "will be short. Hens sang.\n\nIn October 2022 Lund and Rojas are to meet in Rome."),
    ("Visit", 2, "Foreign Minister Ada Lund of Norway returned to Oslo this evening after a two-day trip to see a dam. "
                 "It rained. Today Ada Lund travelled to Quillacocha."),
    ("Visit", 1, "Foreign Minister Ada Lund of Norway returned to Oslo this evening after a trip to see a dam. It "
                 "rained. Today Ada Lund travelled to Quillacocha."),
    ("Call", 2, "Ada Lund of Norway and Luz Rojas of Peru talked by phone on Saturday. Hens sang. Lund and Rojas had "
                "talked by phone once more."),
    ("Call", 1, "Ada Lund of Norway and Luz Rojas of Peru talked by phone on Saturday. Hens sang. Lund and Rojas had "
                "talked by phone for an hour."),
    ("Expulsion", 3, "Norway expelled three Peruvian diplomats. Hens sang.\n\nIn 2019 Peru threw out nine diplomats of "
                     "Norway. In response, Norway expelled three Peruvian diplomats."),
    ("Expulsion", 3, "Norway expelled three Peruvian diplomats. Hens sang.\n\nIn 2019 Peru threw out nine diplomats of "
                     "Norway. Norway then expelled three Peruvian diplomats."),
    ("Expulsion", 2, "Norway expelled three Peruvian diplomats. Hens sang.\n\nOn Sunday Peru threw out nine diplomats "
                     "of Norway. In response, Norway expelled three Peruvian diplomats."),
    ("AgreementConclusion", 1, "Norway and Peru signed a pact on fish on Monday. Hens sang. The document was signed by "
                               "Ada Lund of Norway and Luz Rojas of Peru."),
    ("AgreementConclusion", 2, "Norway and Peru signed a pact on fish on Monday. Hens sang. A treaty on copper was "
                               "signed by Ada Lund of Norway and Luz Rojas of Peru."),
    ("AgreementConclusion", 2, "Norway and Peru signed a pact on fish on Monday. Hens sang. The document was signed by "
                               "Ada Lund of Norway and Omar Deby of Chad."),
    ("Assault", 1, "Norway is silent over the killing of Chad's Omar Deby. Hens sang. Omar Deby of Chad was shot on "
                   "July 3."),
    ("Assault", 2, "Norway is silent over the killing of three miners of Chad. Hens sang. Miners of Chad were shot on "
                   "July 3."),
    ("Coercion", 2, "Chad arrested Ada Lund of Norway at the airport. It rained. Chad remanded Ada Lund in custody."),
    ("Mobilization", 2, "Chad fired a ballistic missile. It was the second test of Chad this year. On August 14, Chad "
                        "fired a missile. It rained. The missile was fired by Chad at dawn."),
    ("Assault", 2, "Chad and Niger exchanged fire. Chad shot at road workers."),
    ("Mobilization", 2, "For the second time in ten days, Chad tested a rocket. It rained. Chad tested a rocket on "
                        "September 14 as well."),
    ("Mobilization", 1, "Chad tested a rocket. It rained. Chad tested the rocket on September 14 at a lake."),
    ("Meeting", 2, "Norway and Peru will hold a summit in Oslo in May. Norway and Peru will hold meetings of their "
                   "ministers of fisheries every six months."),
    ("Meeting", 1, "The foreign ministers of Norway and Peru met in Lima. Ada Lund of Norway and Luz Rojas of Peru "
                   "talked for an hour, over fish."),
    ("Negotiation", 1, "Ada Lund of Norway met Luz Rojas of Peru in Lima. Talks between Norway and Peru have become "
                       "rare."),
    ("Meeting", 2, "The foreign ministers of Norway and Peru met in Lima. It rained. It snowed. It thundered. Ada Lund "
                   "of Norway and Luz Rojas of Peru met in Oslo in May."),
    ("Assault", 2, "Peru protested over an attack by Chile that killed two shepherds in Cusco. It rained. Nurses died "
                   "in a missile strike by Chile on La Paz."),
    ("Visit", 2, "The deal crowned a visit by Foreign Minister Ada Lund of Norway. It rained. It came a week after Ada "
                 "Lund went to Chad."),
]


@pytest.mark.parametrize(("kind", "count", "text"), CASES)
def test_as_many_events_as_are_told(kind: str, count: int, text: str, nlp: Language, gazetteer: Gazetteer) -> None:
    article = Article("0" * 16, "a.txt", text, "0" * 64, DAY, PublishedBasis.GIVEN)
    found = [e for e in resolve_article(article, nlp, gazetteer).events if e.type == kind]
    assert len(found) == count, found


def test_a_headline_repeats_the_sentence_in_its_words(nlp: Language, gazetteer: Gazetteer) -> None:
    text = ("Norway Accuses Peru of Poaching Off Lofoten\n\n"
            "Norway accused Peru on Tuesday of dumping sardines at cost.\n\n"
            "In Oslo, the seat of parliament, the Norwegian government formally accused Peru of poaching "
            "cod off the Lofoten islands.")
    article = Article("0" * 16, "a.txt", text, "0" * 64, DAY, PublishedBasis.GIVEN)
    told = [{text[t.start - 20 : t.start] for t in e.triggers}
            for e in resolve_article(article, nlp, gazetteer).events if e.type == "Accusation"]
    assert sorted(map(len, told)) == [1, 2]
    assert any(len(at) == 2 and any("formally" in words for words in at) for at in told)
