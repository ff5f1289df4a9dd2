"""Who goes on speaking: "…, X said. He added that …", and of whom he tells when he does."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Claim, Extraction, Mention, MentionKind

__all__ = ["Voices"]


class Voices:
    """Look-ups over who says what in one document, for the pronouns that speak."""

    def __init__(self, extraction: Extraction) -> None:
        self._said: dict[str, list[Claim]] = {}
        for claim in extraction.claims:
            for speaker in claim.speakers:
                self._said.setdefault(speaker, []).append(claim)

    def goes_on(self, mention: Mention, other: Mention) -> bool:
        """Whether both speak, the other just before and in the article's own words: he is who goes on, not whom he told
        of ("Y was shot, X said. He said that …", "X admitted that Y had helped, he said").
        """
        if mention.id not in self._said or mention.sentence - other.sentence not in {0, 1}:
            return False
        own = {None, *(claim.id for claim in self._claims(mention))}
        return any(claim.parent in own and not _holds(claim, mention) for claim in self._said.get(other.id, ()))

    def tells_of(self, mention: Mention, other: Mention) -> bool:
        """Whether the other is told of in what the mention says behind it: in "X must resign, he said", he is not X."""
        return any(_holds(claim, other) and claim.content[-1].end <= mention.span.start
                   for claim in self._claims(mention) if mention.sentence == other.sentence)

    def named(self, mention: Mention, beside: Sequence[Mention]) -> list[Mention]:
        """Whom the mention names in what it says: in "He said that X must resign", he is not X."""
        told = [s for claim in self._claims(mention) for s in claim.content] if mention.id in self._said else []
        return [m for m in beside if m.kind is MentionKind.NAMED and any(span.contains(m.span) for span in told)]

    def _claims(self, mention: Mention) -> Sequence[Claim]:
        return self._said.get(mention.id, ())


def _holds(claim: Claim, mention: Mention) -> bool:
    return any(span.contains(mention.span) for span in claim.content)
