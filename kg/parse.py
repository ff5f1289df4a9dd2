"""The parse of a document as plain objects: what extraction reads instead of spaCy's, and reads many times over.

spaCy makes a new object, and a new string, at each look at a token; here each is made once. The attributes have spaCy's
names and meaning, so that rules read as rules over a spaCy parse do: `lemma_`, `dep_`, `head`, `children` …
All is made by `kg.annotate` and only read after that, until it is released.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import gt, lt
from typing import Any, overload

__all__ = ["Doc", "Span", "Token"]


@dataclass(eq=False, repr=False, slots=True)
class Token:
    """A word or mark; two are equal if they are the same.

    i              its number in the document; `idx` the offset of its first character
    ent_type_      type of the model's name around it, "" outside of names; `ent_iob_` is "B" where one begins
    whitespace_    the blank behind it, or ""
    is_sent_start  whether a sentence of the parse begins with it
    head           what it hangs on; a root hangs on itself
    lefts, rights  what hangs on it in front and behind, in text order; `children` are both
    left_edge      first word of its subtree; `right_edge` the last
    """

    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_sent_start: bool
    is_space: bool
    is_punct: bool
    is_alpha: bool
    like_num: bool
    like_url: bool
    doc: Doc = field(init=False)
    head: Token = field(init=False)
    lefts: tuple[Token, ...] = ()
    rights: tuple[Token, ...] = ()
    children: tuple[Token, ...] = ()
    left_edge: Token = field(init=False)
    right_edge: Token = field(init=False)
    sent: Span = field(init=False)

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_sent_end(self) -> bool:
        return self.i + 1 == len(self.doc) or self.doc[self.i + 1].is_sent_start

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it hangs on, and what that hangs on, up to the root."""
        at = self
        while at.head is not at:
            at = at.head
            yield at

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all that hangs on it; in text order, if no branches of the tree cross."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """What it is coordinated with."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found.extend(c for c in token.rights if c.dep_ == "conj")
        return tuple(token for token in found if token is not self)

    def is_ancestor(self, token: Token) -> bool:
        """Whether the other token is in its subtree, and not itself."""
        return any(above is self for above in token.ancestors)

    def nbor(self, distance: int = 1) -> Token:
        """The token so many places on; IndexError outside of the document."""
        at = self.i + distance
        if at < 0:
            raise IndexError(f"no token {distance} from token {self.i}")
        return self.doc.tokens[at]


class Doc:
    """The tokens of a document, each hung on its head, and their characters.

    text      the characters; `token.idx` counts in them
    texts     the tokens as strings; `lowers` in small letters
    starts    offset of each token
    first     number of the token that begins at an offset
    capitals  numbers of the tokens with a capital or a figure in front, as parts of names have, and of compounds with a
              capital anywhere ("anti-Pyongyang"), in order
    sents     sentences of the parse, in order; `ents` the names that the model recognizes
    memory    what finders keep of what they read of single tokens
    """

    def __init__(self, tokens: Sequence[Token], heads: Sequence[int]) -> None:
        """`heads` has for each token the number of what it hangs on."""
        self.tokens = tuple(tokens)
        self.text = "".join([token.text + token.whitespace_ for token in tokens])
        self.texts = tuple([token.text for token in tokens])
        self.lowers = tuple([token.lower_ for token in tokens])
        self.starts = tuple([token.idx for token in tokens])
        self.first = {start: i for i, start in enumerate(self.starts)}
        self.capitals = tuple([i for i, text in enumerate(self.texts) if _may_open_name(text)])
        self.memory: dict[Hashable, tuple[Any, ...]] = {}
        self._hang(heads)
        self._set_edges(heads)
        self.sents = tuple(self._sentences())
        self.ents = tuple(self._names())

    def _hang(self, heads: Sequence[int]) -> None:
        tokens = self.tokens
        lefts: dict[int, list[Token]] = {}
        rights: dict[int, list[Token]] = {}
        for token, head in zip(tokens, heads, strict=True):
            token.doc, token.head = self, tokens[head]
            if token.i != head:
                (lefts if token.i < head else rights).setdefault(head, []).append(token)
        for head, found in lefts.items():
            tokens[head].lefts = tokens[head].children = tuple(found)
        for head, found in rights.items():
            tokens[head].rights = tuple(found)
            tokens[head].children += tokens[head].rights

    def _set_edges(self, heads: Sequence[int]) -> None:
        """Edges of subtrees: each head's at least as far out as its children's, until that holds."""
        left, right = list(range(len(heads))), list(range(len(heads)))
        order = list(enumerate(heads))
        while any(map(lt, left, map(left.__getitem__, heads))) or any(map(gt, right, map(right.__getitem__, heads))):
            for i, head in order:
                if left[i] < left[head]:
                    left[head] = left[i]
            for i, head in reversed(order):
                if right[i] > right[head]:
                    right[head] = right[i]
        for token, first, last in zip(self.tokens, left, right, strict=True):
            token.left_edge, token.right_edge = self.tokens[first], self.tokens[last]

    def _sentences(self) -> Iterator[Span]:
        starts = [token.i for token in self.tokens if token.is_sent_start or token.i == 0]
        for start, end in pairwise([*starts, len(self.tokens)]):
            sentence = Span(self, start, end)
            for token in self.tokens[start:end]:
                token.sent = sentence
            yield sentence

    def _names(self) -> Iterator[Span]:
        starts = [token.i for token in self.tokens if token.ent_iob_ == "B" and token.ent_type_]
        for start in starts:
            end = start + 1
            while end < len(self.tokens) and self.tokens[end].ent_iob_ == "I":
                end += 1
            yield Span(self, start, end, self.tokens[start].ent_type_)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        """A token, or the span of a slice."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[at]

    def release(self) -> None:
        """Take the tokens apart, so that they are freed without a search for cycles. Nothing may be read after that."""
        for token in self.tokens:
            del token.head, token.lefts, token.rights, token.children, token.left_edge, token.right_edge
        self.tokens = self.sents = self.ents = ()
        self.memory.clear()

    def touched(self, start: int, end: int) -> Span | None:
        """The tokens that the characters [start, end) touch, without blanks in front; None outside of the text."""
        if not 0 <= start < end <= len(self.text):
            return None
        first = bisect_right(self.starts, start) - 1  # a blank belongs to the word before
        blank = start == self.starts[first] + len(self.texts[first])
        return Span(self, first + blank, bisect_right(self.starts, end - 1))

    def inside(self, start: int, end: int) -> Span | None:
        """The tokens that lie between the offsets; None if there is none."""
        if not 0 <= start < end <= len(self.text):
            return None
        first, last = bisect_left(self.starts, start), bisect_right(self.starts, end - 1) - 1
        last -= end < self.starts[last] + len(self.texts[last])
        return Span(self, first, last + 1) if first <= last else None


def _below_root(token: Token) -> int:
    """How far below the root the token is; marks and blanks that nothing hangs on count as far away."""
    lone = (token.is_punct or token.is_space) and not token.children
    return len(token.doc) if lone else sum(1 for _ in token.ancestors)


def _may_open_name(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or ("-" in text and any(char.isupper() for char in text))


@dataclass(repr=False, slots=True, unsafe_hash=True)
class Span:
    """Neighbouring tokens, [start, end); `label_` is the type of a name."""

    doc: Doc
    start: int
    end: int
    label_: str = ""

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        """A token, or the span of a slice, counted from the span's start."""
        if isinstance(at, slice):
            start, end, _ = at.indices(self.end - self.start)
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[self.start : self.end][at]

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        return self.doc.starts[self.start] if self.start < len(self.doc.starts) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        last = self.end - 1
        return self.doc.starts[last] + len(self.doc.texts[last]) if self.start < self.end else self.start_char

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The token nearest to the root of its sentence, the first of several; a lone mark only for want of others."""
        tokens = self.doc.tokens[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        tops = [token for token in tokens if not self.start <= token.head.i < self.end]
        if len(tops) > 1:
            return min(tops, key=_below_root)
        return tops[0] if tops else self.doc.tokens[self.start]

    @property
    def sent(self) -> Span:
        """The sentence of its first token."""
        return self.doc.tokens[self.start].sent

    @property
    def sents(self) -> Iterator[Span]:
        """The sentences that it touches, whole."""
        at = self.start
        while at < self.end:
            sentence = self.doc.tokens[at].sent
            yield sentence
            at = sentence.end
