"""The words that take an event out of what happened, read from data."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from kg.resources import lang_dir, strict_yaml

__all__ = ["RealisCues", "load_cues"]


class RealisCues(BaseModel):
    """Words that take an event out of what happened.

    verbs/nouns/adjectives  governor's lemma → realis of what it governs ("through": as the governor itself)
    modals                  modal → realis; "would" is read by its context
    unsure                  modals that leave it open even where they are negated ("may not happen")
    modifiers               adjective of an event noun → realis; "item": planned where no verb stands above the noun;
                            "vain": came to nothing, yet was held; "lasting": goes on, but for talks, which may have to
    preps                   preposition before an event noun → realis
    marks                   conjunction of the clause → realis
    determiners             "no talks"
    nobody                  pronouns that leave nobody to act or suffer
    chances                 adjective said of an event → realis ("seemed likely", "is off")
    beside, sharing         prepositions of what is told beside a noun, not of what it is about ("its promise at the
                            summit"); nouns of which they tell what it is about ("interest in talks")
    telling                 verbs that order or tell: what they tell in a finite clause happened ("told us that")
    reporting               verbs of saying: what they report is as central as they are
    ordinals                "the first minister to visit" did visit
    additive                adverbs after "not" that leave it no denial ("not only")
    presupposing            verbs that are about an event which is there in any case ("did not condemn the attack")
    still                   "has yet to" did not
    once                    "was originally due to" did not
    occurring               verbs whose negation denies the event that is their subject
    unmet                   what is said of a verb of `occurring` that denies no event ("will not go unanswered")
    holding                 verbs that let an event take place ("is to be held"); those of `occurring` do so too
    answering               verbs that answer what somebody said or asked: it was said, even where it is refused
    raising                 those of them that only speak of it ("discussed the attack on")
    voicing                 verbs of speaking to somebody: what one does so in order to say is said ("phoned to thank")
    giving                  verbs that only hand over what is said ("offered an apology")
    moving                  verbs for what something said does to whom it is aimed at ("alarmed Chad")
    deciding, taking_back   who decides to take something back has taken it back ("decided to cancel")
    hearsay, rumoured, rumouring
                            adverbs, adjectives of an event noun, and passives by which nobody vouches for what is told
                            ("reportedly", "a supposed raid", "is said to have shelled")
    claiming, untrue, refuting
                            nouns for what somebody says, and the words by which it is not so ("the reports that they
                            signed are false", "rejected the claim that they signed")
    pondered                what a plan is under as long as it is none ("under consideration")
    nearing                 words for what is close but not there ("moves closer to a deal")
    attending               words for being there ("did not appear at the talks")
    heading                 prepositions before a gerund that is still ahead ("progress towards signing")
    doubting                nouns for what a verb leaves open ("cast doubt on")
    about                   prepositions between a noun and those whose doing it is about ("a ban on envoys visiting")
    within                  prepositions of what happens in the course of an event ("a trip in which he will")
    trying, tried           words for an attempt, and acts that are an attack even where they fail ("tried to poison")
    backing                 words for support: what somebody already leads is there ("support for talks led by Oman")
    leading                 participles for what an attack did ("shelled the town, killing ten")
    transparent             verbs that add a phase or an effort only ("continued to send")
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    verbs: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]
    modals: dict[str, tuple[str, ...]]
    unsure: tuple[str, ...]
    modifiers: dict[str, tuple[str, ...]]
    preps: dict[str, tuple[str, ...]]
    marks: dict[str, tuple[str, ...]]
    determiners: dict[str, tuple[str, ...]]
    heading: tuple[str, ...]
    attending: tuple[str, ...]
    chances: dict[str, tuple[str, ...]]
    beside: tuple[str, ...]
    sharing: tuple[str, ...]
    telling: tuple[str, ...]
    nobody: tuple[str, ...]
    negators: tuple[str, ...]
    passive_plans: tuple[str, ...]
    reporting: tuple[str, ...]
    transparent: tuple[str, ...]
    ordinals: tuple[str, ...]
    additive: tuple[str, ...]
    presupposing: tuple[str, ...]
    still: tuple[str, ...]
    once: tuple[str, ...]
    occurring: tuple[str, ...]
    unmet: tuple[str, ...]
    holding: tuple[str, ...]
    answering: tuple[str, ...]
    raising: tuple[str, ...]
    voicing: tuple[str, ...]
    giving: tuple[str, ...]
    moving: tuple[str, ...]
    deciding: tuple[str, ...]
    leading: tuple[str, ...]
    hearsay: tuple[str, ...]
    rumoured: tuple[str, ...]
    rumouring: tuple[str, ...]
    claiming: tuple[str, ...]
    untrue: tuple[str, ...]
    refuting: tuple[str, ...]
    backing: frozenset[str]
    pondered: tuple[str, ...]
    nearing: tuple[str, ...]
    doubting: tuple[str, ...]
    about: tuple[str, ...]
    within: tuple[str, ...]
    trying: tuple[str, ...]
    tried: tuple[str, ...]
    taking_back: tuple[str, ...]

    def read(self, part: str, word: str) -> str | None:
        table: dict[str, tuple[str, ...]] = getattr(self, part)
        return next((value for value, words in table.items() if word in words), None)


@cache
def load_cues(language: str = "en") -> RealisCues:
    return strict_yaml(lang_dir(language) / "realis.yaml", RealisCues)
