"""Tables for people: entities.csv, events.csv and claims.csv, with the sentence behind each row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rdflib import Dataset

from kg.export.atomic import write_text
from kg.projection import Account, ClaimRecord, EventRecord, Passage, Records, read_records

__all__ = ["cell", "tables_of", "write_tables"]

Row = Mapping[str, object]
_FORMULA = tuple("=+-@＝＋－＠")
_BLANK = ("\t", "\n")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def write_tables(dataset: Dataset, path: Path) -> None:
    """Three files in the folder `path`. Several values in a cell are separated by "; ", several sentences by " | "."""
    tables_of(read_records(dataset), path)


def tables_of(records: Records, path: Path) -> None:
    """The same from records that are at hand."""
    for name, rows in (("entities", _entities), ("events", _events), ("claims", _claims)):
        write_text(path / f"{name}.csv", _csv(list(rows(records)), _COLUMNS[name]))


def _csv(rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
    yield out.getvalue()


def cell(value: object) -> str:
    """A value as a cell that no spreadsheet takes for a formula: such text is quoted by an apostrophe in front.

    >>> cell("=1+1"), cell(-1), cell(None), cell("plain")
    ("'=1+1", '-1', '', 'plain')
    """
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = _CONTROL.sub("\ufffd", value)
    return f"'{text}" if text.lstrip()[:1] in _FORMULA or text[:1] in _BLANK else text


_SOURCE = ("article", "title", "publisher", "published", "sentence", "sentence_begin", "sentence_end")
_COLUMNS = {
    "entities": (
        "label", "type", "also_known_as", "acts_for", "offices", "wikidata", "articles", "mentions", "first_sentence",
        "iri",
    ),
    "events": (
        "type", "label", "realis", "told_only_in_a_claim", "earliest", "latest", "initiators", "targets",
        "participants", "hosts", "mediators", "places", "trigger", "trigger_begin", "trigger_end", *_SOURCE, "origins",
        "confidence", "rule", "event_iri", "account_iri",
    ),
    "claims": (
        "speaker", "speaker_as_written", "cue", "content", "mode", "polarity", "certainty", "speech_act", "addressee",
        "relayed_by", "about", "about_events", "topics", "stance", "stance_toward", "earliest", "latest",
        "content_begin", "content_end", *_SOURCE, "confidence", "rule", "claim_iri", "proposition_iri",
    ),
}  # fmt: skip


def _entities(records: Records) -> Iterator[Row]:
    """One row an entity, by type and label."""
    for entity in sorted(records.entities.values(), key=lambda e: (e.type, e.label, e.iri)):
        yield {
            "label": entity.label,
            "type": entity.type,
            "also_known_as": "; ".join(entity.alt_labels),
            "acts_for": _labels(entity.acts_for, records),
            "offices": "; ".join(_office(*office) for office in entity.offices),
            "wikidata": "; ".join(entity.same_as),
            "articles": len({passage.article for passage in entity.passages}),
            "mentions": sum(mark.kind == "mention" for passage in entity.passages for mark in passage.marks),
            "first_sentence": entity.passages[0].text if entity.passages else None,
            "iri": entity.iri,
        }


def _office(name: str, start: str, until: str) -> str:
    if until == "former":
        return f"{name} (former)"
    return f"{name} ({start}–{until})" if start or until else name


def _events(records: Records) -> Iterator[Row]:
    """One row an account, so that two articles that differ about an event are two rows with one event_iri."""
    ordered = sorted(records.events.values(), key=lambda e: (e.earliest or "9999", e.type, e.iri))
    for event, account in ((e, account) for e in ordered for account in e.accounts):
        yield {
            "type": event.type,
            "label": event.label,
            "realis": account.realis,
            "told_only_in_a_claim": "yes" if account.claimed else "no",
            "earliest": account.earliest,
            "latest": account.latest,
            **{f"{role}s": _labels((who for r, who in account.roles if r == role), records) for role in _PART},
            "places": _labels(account.places, records),
            **_trigger(account),
            **_source(account.article, account.passages, records),
            **_found(event, account),
        }


_PART = ("initiator", "target", "participant", "host", "mediator")


def _found(event: EventRecord, account: Account) -> Row:
    return {
        "origins": event.origins,
        "confidence": account.confidence,
        "rule": account.rule,
        "event_iri": event.iri,
        "account_iri": account.iri,
    }


def _trigger(account: Account) -> Row:
    marks = [(m, p) for p in account.passages for m in p.marks if m.kind == "trigger"]
    return {
        "trigger": "; ".join(p.text[m.begin - p.begin : m.end - p.begin] for m, p in marks),
        "trigger_begin": marks[0][0].begin if marks else None,
        "trigger_end": marks[0][0].end if marks else None,
    }


def _claims(records: Records) -> Iterator[Row]:
    """One row a claim as one article reports it, by article and place in it."""
    def place(claim: ClaimRecord) -> tuple[str, tuple[tuple[int, int], ...], str]:
        return _file(claim.article, records), claim.content_spans, claim.iri

    for claim in sorted(records.claims.values(), key=place):
        yield {
            "speaker": _labels(claim.speakers, records),
            "speaker_as_written": claim.speaker_text,
            "addressee": _labels(claim.addressees, records),
            "relayed_by": _labels(claim.relayed_by, records),
            "about": _labels(claim.about, records),
            "about_events": _labels(claim.about_events, records),
            "topics": "; ".join(claim.topics),
            "stance_toward": _labels(claim.stance_toward, records),
            "content_begin": claim.content_spans[0][0] if claim.content_spans else None,
            "content_end": claim.content_spans[-1][1] if claim.content_spans else None,
            **{name: getattr(claim, name) for name in _PLAIN},
            **_source(claim.article, claim.passages, records),
            "claim_iri": claim.iri,
            "proposition_iri": claim.proposition,
        }


_PLAIN = (
    "cue", "content", "mode", "polarity", "certainty", "speech_act", "stance", "earliest", "latest", "confidence",
    "rule",
)  # fmt: skip


def _labels(iris: Iterable[str], records: Records) -> str:
    return "; ".join(records.label(iri) for iri in iris)


def _file(article: str, records: Records) -> str:
    record = records.articles.get(article)
    return record.file if record else article


def _source(article: str, passages: tuple[Passage, ...], records: Records) -> Row:
    record = records.articles.get(article)
    return {
        "article": _file(article, records),
        "title": record.title if record else None,
        "publisher": record.publisher if record else None,
        "published": record.published if record else None,
        "sentence": " | ".join(passage.text for passage in passages),
        "sentence_begin": passages[0].begin if passages else None,
        "sentence_end": passages[-1].end if passages else None,
    }
