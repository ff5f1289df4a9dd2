"""Identity inside a document, on self-written texts: one table of cases a phenomenon."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from kg.annotate import annotate
from kg.extract.index import MentionIndex
from kg.extract.mentions import find_mentions, find_offices
from kg.gazetteer import Gazetteer
from kg.lexicon import load_lexicon
from kg.model import (
    Argument,
    AttributionMode,
    CharSpan,
    Claim,
    Document,
    EntityType,
    Event,
    Evidence,
    Extraction,
    LocalEntity,
    Mention,
    MentionKind,
    Realis,
    ResolvedDocument,
)
from kg.resolve import resolve_document
from kg.resolve.document_entities import Draft, Entities

FOLDER = Path(__file__).parent / "document"
