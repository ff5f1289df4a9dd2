"""What the page knows: nodes with their details, edges, sentences and articles as plain JSON values.

Sentences stand once in a list and are referred to by place, as are articles and nodes. Offsets of highlights are code
points from the beginning of the sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.negation import sign_of
from kg.projection import ClaimRecord, EntityRecord, EventRecord, Passage, Records, Tie
from kg.view.budget import fair_share, spread
from kg.view.text import label, link, verbatim

__all__ = ["PageData"]

Json = dict[str, Any]


class PageData:
    """Collects the payload; `nodes` are the IRIs to include, most important first."""

    def __init__(self, records: Records, nodes: Iterable[str], ties: Iterable[Tie]) -> None:
        self._records = records
        self._number = {iri: number for number, iri in enumerate(nodes)}
        self._ties = [tie for tie in ties if tie.source in self._number and tie.target in self._number]
        self._articles = {iri: number for number, iri in enumerate(_by_date(records))}
        self._sentences: dict[tuple[str, int, int], int] = {}
        self._rows: list[tuple[int, int, int, str]] = []
        self._claims: dict[str, list[ClaimRecord]] = defaultdict(list)
        for claim in records.claims.values():
            self._claims[claim.proposition].append(claim)
        self.most = fair_share([*map(self._size, self._number), *(len(tie.passages) for tie in self._ties)])
        """Pieces of evidence that each node or edge has in the page at most; None when they are all there."""

    def _size(self, iri: str) -> int:
        if entity := self._records.entities.get(iri):
            return len(entity.passages)
        event = self._records.events.get(iri)
        return len(event.accounts) if event else len(self._claims[iri])

    def payload(self) -> Json:
        """Evidence that is left out is counted where it belongs, as `more`."""
        nodes = [self._node(iri) for iri in self._number]
        edges = [self._edge(tie) for tie in self._ties]
        return {
            "articles": [self._article(iri) for iri in self._articles],
            "nodes": nodes,
            "edges": edges,
            "sentences": self._rows,
        }

    def _article(self, iri: str) -> Json:
        record = self._records.articles[iri]
        return _filled(
            name=label(record.name, longest=200),
            file=label(record.file),
            publisher=label(record.publisher) if record.publisher else None,
            published=record.published,
            basis=record.basis,
            url=link(record.url),
        )

    def _node(self, iri: str) -> Json:
        records = self._records
        if entity := records.entities.get(iri):
            details = self._entity(entity)
        elif event := records.events.get(iri):
            details = self._event(event)
        else:
            details = self._proposition(records.propositions[iri], self._claims[iri])
        return {"iri": iri, **details}

    # ── kinds of nodes ──────────────────────────────────────────────────────────────────────────────────────────────

    def _entity(self, entity: EntityRecord) -> Json:
        return _filled(
            family="entity",
            kind=entity.type,
            label=label(self._entity_name(entity)),
            also=[label(name) for name in entity.alt_labels],
            links=[url for iri in entity.same_as if (url := link(iri))],
            offices=[[label(name), start, until] for name, start, until in entity.offices],
            told=self._told(passage.article for passage in entity.passages),
            passages=self._passages(entity.passages, self.most),
            more=self._more(entity.passages),
        )

    def _entity_name(self, entity: EntityRecord) -> str:
        """A state's territory bears the state's name: told apart where both are nodes."""
        states = {self._records.label(state) for state in entity.territory_of}
        return f"{entity.label} (territory)" if entity.label in states else entity.label

    def _event(self, event: EventRecord) -> Json:
        accounts = sorted(event.accounts, key=lambda account: (self._articles.get(account.article, 0), account.iri))
        return _filled(
            family="event",
            kind=event.type,
            label=label(event.label),
            realis=event.realis,
            claimed=all(account.claimed for account in event.accounts),
            origins=event.origins,
            told=self._told(account.article for account in event.accounts),
            accounts=[
                _filled(
                    article=self._articles.get(account.article),
                    realis=account.realis,
                    claimed=account.claimed,
                    rule=account.rule,
                    confidence=account.confidence,
                    passages=self._passages(account.passages),
                    **_dates(account.earliest, account.latest),
                )
                for account in spread(accounts, self.most)
            ],
            more=self._more(accounts),
            **_dates(event.earliest, event.latest),
        )

    def _proposition(self, text: str, claims: list[ClaimRecord]) -> Json:
        ordered = sorted(claims, key=lambda c: (self._articles.get(c.article, 0), c.content_spans, c.iri))
        return _filled(
            family="claim",
            kind="Claim",
            label=label(text),
            text=verbatim(text),
            disputed=len({claim.polarity for claim in claims} & {"affirmed", "denied"}) == 2,
            topics=sorted({label(topic) for claim in claims for topic in claim.topics}),
            told=self._told(claim.article for claim in claims),
            reports=[self._report(claim) for claim in spread(ordered, self.most)],
            more=self._more(ordered),
            **_dates(min((c.earliest for c in claims if c.earliest), default=None),
                     max((c.latest for c in claims if c.latest), default=None)),
        )  # fmt: skip

    def _report(self, claim: ClaimRecord) -> Json:
        return _filled(
            article=self._articles.get(claim.article),
            speakers=self._numbers(claim.speakers),
            written=label(claim.speaker_text) if claim.speaker_text else None,
            text=verbatim(claim.content),
            mode=claim.mode,
            sign=sign_of(claim.polarity, claim.content, claim.speech_act or "", claim.mode) or None,
            certainty=claim.certainty,
            act=claim.speech_act,
            addressees=self._numbers(claim.addressees),
            relayed=self._numbers(claim.relayed_by),
            stance=claim.stance,
            toward=self._numbers(claim.stance_toward),
            rule=claim.rule,
            confidence=claim.confidence,
            passages=self._passages(claim.passages),
            **_dates(claim.earliest, claim.latest),
        )

    def _edge(self, tie: Tie) -> Json:
        return _filled(
            source=self._number[tie.source],
            target=self._number[tie.target],
            relation=tie.relation,
            told=self._told(tie.articles),
            passages=self._passages(tie.passages, self.most),
            more=self._more(tie.passages),
        )

    # ── references ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _numbers(self, iris: Iterable[str]) -> list[int]:
        return [self._number[iri] for iri in iris if iri in self._number]

    def _told(self, articles: Iterable[str]) -> list[int]:
        return sorted({self._articles[article] for article in articles if article in self._articles})

    def _more(self, evidence: Sequence[object]) -> int | None:
        return max(len(evidence) - self.most, 0) or None if self.most else None

    def _passages(self, passages: Iterable[Passage], most: int | None = None) -> list[list[Any]]:
        """[sentence, [[begin, end, kind], …]], articles by date, sentences in text order; a share of them if `most`."""
        known = [passage for passage in passages if passage.article in self._articles]
        known.sort(key=lambda passage: (self._articles[passage.article], passage.begin, passage.end))
        return [
            [self._sentence(passage), [[m.begin - passage.begin, m.end - passage.begin, m.kind] for m in passage.marks]]
            for passage in spread(known, most)
        ]

    def _sentence(self, passage: Passage) -> int:
        key = (passage.article, passage.begin, passage.end)
        if key not in self._sentences:
            self._sentences[key] = len(self._rows)
            self._rows.append((self._articles[passage.article], passage.begin, passage.end, verbatim(passage.text)))
        return self._sentences[key]


def _by_date(records: Records) -> list[str]:
    """Articles by date of publication, undated ones last."""
    return sorted(records.articles, key=lambda iri: (records.articles[iri].published or "9999", iri))


def _dates(earliest: str | None, latest: str | None) -> Mapping[str, str | None]:
    return {"from": earliest, "to": latest}


def _filled(**values: Any) -> Json:
    """Only what there is: absent stands for None, False and empty lists."""
    return {name: value for name, value in values.items() if value or (value == 0 and value is not False)}
