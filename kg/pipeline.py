"""The order of the stages; nobody else knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from spacy.language import Language

from kg.annotate import annotate, load_model, model_name
from kg.assemble import assemble
from kg.cache import DocumentCache
from kg.clean import clean
from kg.collector import collector_paused
from kg.errors import KgError, ModelError, ResourceError
from kg.extract import extract
from kg.gazetteer import Gazetteer, load_gazetteer
from kg.graphs import Piece
from kg.judgements import apply_ledger
from kg.ledger import Ledger
from kg.model import Article, Extraction, Resolution, ResolvedDocument
from kg.read import Failure
from kg.resolve import resolve_corpus, resolve_document
from kg.run import RunInfo, describe_run

__all__ = ["extract_article", "resolve_and_assemble", "resolve_article", "resolve_articles", "run_with"]

# What a fault in a rule can raise on an odd article: it is recorded, so that one article cannot stop a build.
_FAULTS = (KgError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def extract_article(article: Article, nlp: Language, gazetteer: Gazetteer) -> Extraction:
    """clean ► annotate ► extract. The parse is freed here: its tokens refer to each other."""
    with collector_paused():
        annotated = annotate(clean(article), nlp)
        found = extract(annotated, gazetteer)
        annotated.doc.release()
    return found


def resolve_article(article: Article, nlp: Language, gazetteer: Gazetteer) -> ResolvedDocument:
    """clean ► annotate ► extract ► resolve inside the document."""
    return resolve_document(extract_article(article, nlp, gazetteer), gazetteer)


def _attempt(job: tuple[Article, str]) -> ResolvedDocument | Failure:
    article, model = job
    try:
        return resolve_article(article, load_model(model), load_gazetteer())
    except (ModelError, ResourceError):
        raise  # the installation is broken, not the article
    except _FAULTS as error:
        return Failure(article.source_file, f"{type(error).__name__}: {error}")


def resolve_articles(
    articles: Iterable[Article], model: str, cache: DocumentCache | None = None, jobs: int = 1
) -> Iterator[ResolvedDocument | Failure]:
    """Each article resolved by itself, in order; from the cache where it was done before, else in `jobs` processes."""
    articles = tuple(articles)
    with collector_paused():
        held = {a.id: cache.get(a) for a in articles} if cache else {}
    todo = [(a, model) for a in articles if not held.get(a.id)]
    if jobs > 1 and len(todo) > 1:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            yield from _in_order(articles, held, pool.map(_attempt, todo, chunksize=4), cache)
    else:
        yield from _in_order(articles, held, map(_attempt, todo), cache)


def _in_order(
    articles: tuple[Article, ...], held: dict[str, ResolvedDocument | None],
    fresh: Iterator[ResolvedDocument | Failure], cache: DocumentCache | None,
) -> Iterator[ResolvedDocument | Failure]:
    for article in articles:
        result = held.get(article.id) or next(fresh)
        if cache and isinstance(result, ResolvedDocument) and not held.get(article.id):
            cache.put(article, result)
        yield result


def resolve_and_assemble(
    documents: tuple[ResolvedDocument, ...], run: RunInfo, ledger: Ledger | None = None
) -> tuple[Resolution, list[Piece]]:
    """The one barrier over all documents: identity over the corpus, then its graph in pieces."""
    gazetteer = load_gazetteer()
    with collector_paused():
        documents = apply_ledger(documents, ledger) if ledger else documents
        resolution = resolve_corpus(documents, gazetteer, ledger)
        return resolution, list(assemble(documents, resolution, run, gazetteer))


def run_with(model: str) -> RunInfo:
    """The run record of a build with the given model."""
    return describe_run(model_name(load_model(model)))
