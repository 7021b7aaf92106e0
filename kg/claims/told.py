"""Matches -> what each article tells, between entities; and why a match tells nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.claims.amounts import fits
from kg.claims.roles import Role, role_of
from kg.model import Amount, Article, Entity, Evidence, Extraction, Match, Mention, Status
from kg.resolve.local import Chain
from kg.schema import Relation, Schema

Dropped = Counter[str]
"""Why matches gave no claim -> how many."""


@dataclass(frozen=True, slots=True)
class Told:
    """One match between entities. ``object`` is None where the relation's object is the amount."""

    subject: str
    relation: str
    object: str | None
    status: Status
    amount: Amount | None
    role: Role
    role_words: str | None
    qualifiers: tuple[tuple[str, str], ...]
    when: str | None
    attributed_to: str | None
    speaker: str | None
    score: float
    evidence: Evidence

    @property
    def ends(self) -> tuple[str, str, str | None]:
        """Subject, relation and object."""
        return self.subject, self.relation, self.object

    @property
    def order(self) -> tuple[str, ...]:
        """A total order: two that are equal in it are the same telling."""
        place = self.evidence.model_dump_json()
        amount = "" if self.amount is None else self.amount.model_dump_json()
        words = tuple(word or "" for word in (self.role_words, self.when, self.attributed_to, self.speaker))
        return (*self.ends[:2], self.object or "", self.status, place, amount, *words, f"{self.qualifiers}{self.score}")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads matches against one resolution."""

    schema: Schema
    articles: Mapping[str, Article]
    entities: Mapping[str, Entity]
    entity_of: Mapping[Chain, str]

    def read(self, extraction: Extraction) -> tuple[list[Told], Dropped]:
        """All that the matches of one article tell, and why the others tell nothing."""
        told, dropped = [], Dropped()
        relations = {relation.relation: relation for relation in self.schema.relations}
        for match in extraction.matches:
            relation = relations.get(match.relation)
            found = self._read(match, relation, extraction) if relation else "relation unknown to the schema"
            if isinstance(found, str):
                dropped[found] += 1
            else:
                told.append(found)
        return told, dropped

    def _read(self, match: Match, relation: Relation, extraction: Extraction) -> Told | str:
        evidence = self._evidence(match, extraction)
        if evidence is None:
            return "span outside of the article"
        subject = self._entity(match.subject, extraction)
        if subject is None or subject.type not in relation.subject:
            return _end_problem("subject", subject, relation)
        amount = _amount(match, relation, extraction)
        told = Told(
            subject=subject.id,
            relation=relation.relation,
            object=None,
            status=match.status,
            amount=amount,
            role=role_of(match.role),
            role_words=match.role,
            qualifiers=tuple(sorted(match.qualifiers.items())),
            when=match.when,
            attributed_to=match.attributed_to,
            speaker=self._speaker(match, extraction),
            score=match.score,
            evidence=evidence,
        )
        if relation.takes_amount_object:
            return told if amount else f"object of {relation.relation} is no amount of a fitting unit"
        return self._with_object(told, self._entity(match.object, extraction), relation)

    def _with_object(self, told: Told, found: Entity | None, relation: Relation) -> Told | str:
        if found is None or found.type not in relation.object:
            return _end_problem("object", found, relation)
        if found.id == told.subject:
            return "both ends are one entity"
        subject, other = told.subject, found.id
        if relation.symmetric and (mirrored := self._mirrored(subject, other, relation)):
            subject, other = mirrored
        return replace(told, subject=subject, object=other)

    def _mirrored(self, subject: str, other: str, relation: Relation) -> tuple[str, str] | None:
        """The ends sorted, where their types allow it."""
        low, high = sorted((subject, other))
        fit = self.entities[low].type in relation.subject and self.entities[high].type in relation.object
        return (low, high) if fit else None

    def _entity(self, index: int, extraction: Extraction) -> Entity | None:
        mention = mention_at(index, extraction)
        if mention is None or mention.kind == "amount":
            return None
        found = self.entity_of.get((extraction.article, mention.chain))
        return self.entities[found] if found else None

    def _speaker(self, match: Match, extraction: Extraction) -> str | None:
        speaker = None if match.speaker is None else self._entity(match.speaker, extraction)
        return speaker.id if speaker else None

    def _evidence(self, match: Match, extraction: Extraction) -> Evidence | None:
        text = self.articles[extraction.article].text
        if not 0 <= match.start < match.end <= len(text):
            return None
        return Evidence(
            article=extraction.article,
            start=match.start,
            end=match.end,
            quote=text[match.start : match.end],
            extractor=match.extractor,
            rule=match.rule,
            cues=match.cues,
        )


def mention_at(index: int | None, extraction: Extraction) -> Mention | None:
    """The mention that a match points to; None where it points to nothing."""
    return extraction.mentions[index] if index is not None and 0 <= index < len(extraction.mentions) else None


def _amount(match: Match, relation: Relation, extraction: Extraction) -> Amount | None:
    """The amount that the relation takes: as its object, or beside it."""
    if not relation.takes_amount_object and relation.amount is None:
        return None
    mention = mention_at(match.object if relation.takes_amount_object else match.amount, extraction)
    amount = mention.amount if mention else None
    return amount if amount is not None and fits(amount, relation) else None


def _end_problem(end: str, found: Entity | None, relation: Relation) -> str:
    if found is None:
        return f"{end} has no name in the article"
    return f"{end} of {relation.relation} is a {found.type}"
