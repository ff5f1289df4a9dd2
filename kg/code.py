"""Code single sentences: the events of each as plain data, most central first, with PLOVER and CAMEO codes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from spacy.language import Language

from kg.gazetteer import Gazetteer
from kg.model import Article, CharSpan, Document, Event, Paragraph, ParagraphKind, PublishedBasis, Realis, ResolvedDocument
from kg.annotate import annotate
from kg.extract import extract
from kg.resolve import resolve_document

__all__ = ["code_sentences"]

_CODES = {"Meeting": "CONSULT", "Visit": "CONSULT", "Call": "CONSULT", "Negotiation": "CONSULT", "Mediation": "CONSULT", "Consultation": "CONSULT",
 "Commitment":"AGREE","AgreementConclusion":"SUPPORT","Support":"SUPPORT","Concession":"CONCEDE","Cooperation":"COOPERATE","Aid":"AID","Retreat":"RETREAT",
 "Request":"REQUEST","Invitation":"REQUEST","Rejection":"REJECT","Accusation":"ACCUSE","Threat":"THREATEN","Protest":"PROTEST","Sanction":"SANCTION","Expulsion":"SANCTION",
 "Mobilization":"MOBILIZE","Coercion":"COERCE","Assault":"ASSAULT","Appointment":""}
_COOP={"CONSULT","SUPPORT","COOPERATE","AID","RETREAT","CONCEDE"}
_CONF={"SANCTION","COERCE","ASSAULT","PROTEST","MOBILIZE","ACCUSE"}

def code_sentences(items, nlp, gazetteer):
    for key, text, day in items:
        digest = hashlib.sha256(text.encode("utf8")).hexdigest()
        article = Article(digest[:16], "sentence", text, digest, day, PublishedBasis.GIVEN if day else None)
        document = Document(article, (Paragraph(CharSpan(0, len(text)), ParagraphKind.BODY),), ())
        ex = extract(annotate(document, nlp), gazetteer)
        ms={m.id:m for m in ex.mentions}
        out=[]
        for e in sorted(ex.events,key=lambda e:(e.weight,e.trigger)):
            r={"initiator":[],"target":[],"participant":[],"host":[],"mediator":[]}
            for a in e.arguments:
                r[a.role].append({"label":ms[a.mention].name,"text":ms[a.mention].text})
            if r["mediator"]: r["initiator"]+=r["mediator"]; r["target"]+=r["participant"]; r["participant"]=[]
            pl=[{"label":ms[p].name,"text":ms[p].text} for p in e.places]
            c=_CODES[e.type]
            if e.realis is Realis.PLANNED and c in _COOP: c="AGREE"
            if e.realis is Realis.PLANNED and c in _CONF: c="THREATEN"
            if e.realis is Realis.NEGATED and c in _COOP|{"AGREE"}: c="REJECT"
            if not r["target"] and not r["host"]: r["target"]=pl
            out.append({"type":e.type,"plover":c,"realis":e.realis.value,"trigger":e.trigger.of(text),"rule":e.evidence.rule,"weight":e.weight,"place":pl,**r})
        yield {"id":key,"events":out}
