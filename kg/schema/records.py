"""What a schema folder says, as records.

A **slot** names where an argument of a word is found, whatever the voice or word order of the sentence:

``agent``      who does it (subject of the active, "by ..." of the passive, what a participle or relative clause is of)
``patient``    to whom it is done (object of the active, subject of the passive)
``recipient``  the indirect object ("sold **Contoso** its maps unit")
``attribute``  what a copula says ("became **chief executive**")
``poss``       a possessive before a noun ("**Northwind's** purchase", "its")
``compound``   a name before a noun ("the **Northwind** chief executive")
``owner``      any of poss, compound, of
``title``      a firm in the job title of whoever does it or has it done to them ("**Northwind** chief Jo Ray resigned")
``context``    the company the passage is about, when the words name none ("**chief executive** Jo Ray said")
any other word the complement of that preposition ("of", "in", "with", "from", ...)
"""

from __future__ import annotations

import hashlib
import re
from typing import Literal

from pydantic import Field, JsonValue

from kg.model import Record, Status

Kind = Literal["verb", "noun", "role", "measure", "possessive", "eponym", "text", "pattern"]
KINDS: tuple[Kind, ...] = ("verb", "noun", "role", "measure", "possessive", "eponym", "text", "pattern")


class Wording(Record):
    """One way of saying a relation; exactly one of the eight kinds below is given.

    ``verb``        lemmas, with a particle if it has one ("snap up"); voice, clauses and control come for free
    ``noun``        nouns of an event ("acquisition"): "X's acquisition of Y", "the takeover of Y by X"
    ``role``        nouns that name one end by its relation to the other ("subsidiary", "founder", "rival")
    ``measure``     nouns that are followed by an amount ("revenue", "valuation"), however the amount is joined
    ``possessive``  true: "X's Y" with nothing else said
    ``eponym``      true: the object's name begins with the subject's ("Northwind Cloud", where Northwind is named too)
    ``text``        templates of words and ``{subject}``, ``{object}``: "{subject}-owned {object}"
    ``pattern``     a spaCy DependencyMatcher pattern whose nodes include ``subject`` and ``object``
    """

    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    possessive: bool = False
    eponym: bool = False
    text: tuple[str, ...] = ()
    pattern: tuple[dict[str, JsonValue], ...] = ()

    object_noun: tuple[str, ...] = ()
    """For ``verb``: its direct object must be headed by one of these nouns, whose own slots then count too."""
    subject: tuple[str, ...] = ()
    """Slots in which the subject is looked for, the first that holds one wins. Default by kind."""
    object: tuple[str, ...] = ()
    denotes: Literal["subject", "object"] = "subject"
    """For ``role``: which end the noun itself names. For ``possessive``: which end the possessor is."""
    amount: tuple[str, ...] = ()
    """Slots of the amount; by default any amount that hangs on the word."""
    role_slots: tuple[str, ...] = ()
    """Slots of a job title ("as", "attribute"); kept in the claim's ``role``."""
    status: Status | None = None
    """The status of the wording itself ("divorced from" is ended); cues can only move it further from actual."""
    qualifiers: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Qualifier name -> slots whose words fill it."""
    subject_types: tuple[str, ...] = ()
    object_types: tuple[str, ...] = ()
    """Narrower types than the relation's, for this wording alone."""
    tells_type: bool = False
    """For ``role``: the other end is surely of the relation's first type ("X's chief executive"), and so votes."""
    exact_types: bool = False
    """Both ends must be of these types by the article's own votes; for words so loose that the types decide."""
    needs: tuple[str, ...] = ()
    """One of these lemmas must stand in the same clause; ``amount`` stands for any amount."""
    unless: tuple[str, ...] = ()
    """None of these lemmas may stand in the same clause."""
    negative: bool = False
    """For ``measure``: the amount counts below zero ("loss")."""
    score: float = Field(default=0.9, ge=0.0, le=1.0)
    """How often this wording is right, measured on annotated news or estimated."""

    @property
    def kind(self) -> Kind:
        """The kind given; the loader makes sure that there is exactly one."""
        return next(kind for kind in KINDS if getattr(self, kind))


class ExampleClaim(Record):
    """A claim expected of an example; names as in the text, ``amount`` in its words."""

    subject: str
    object: str
    status: Status = "actual"
    amount: str | None = None
    role: str | None = None


class Example(Record):
    """A text with all the claims of the file's relation that it makes; none for a "no" example."""

    text: str
    claims: tuple[ExampleClaim, ...]


class Relation(Record):
    """One relation with its wordings and examples."""

    relation: str
    iri: str
    label: str
    comment: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    symmetric: bool = False
    stative: bool = False
    """True where the relation holds over a time and can be told as ended ("former"); false for what happens once."""
    carries_role: bool = False
    """True where claims keep a job title in ``role``."""
    inverse_label: str | None = None
    amount: str | None = None
    """What the claim's amount is called here ("price"); none: the relation carries no amount."""
    units: tuple[str, ...] = ()
    """Units the amount may have (``money``, ``people``, ``percent``, ``shares``); empty: any."""
    qualifiers: tuple[str, ...] = ()
    close_match: tuple[str, ...] = ()
    """Terms of other vocabularies that mean nearly the same, read in the same direction."""
    inverse_close_match: tuple[str, ...] = ()
    """The same, for the relation read backwards."""
    sub_property_of: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()
    """Relations that are not said again of the same pair in an article where this one is told."""
    ends: tuple[str, ...] = ()
    """Relations that this one tells the end of: where it is told as done they are not said of the same pair again."""
    wordings: tuple[Wording, ...]
    examples: tuple[Example, ...]

    @property
    def takes_amount_object(self) -> bool:
        """True where the object is a quantity."""
        return self.object == ("Amount",)

    @property
    def inverse_name(self) -> str | None:
        """The name of the relation read backwards: ``inverse_label`` as one word."""
        return re.sub(r"\W+", "_", self.inverse_label).strip("_") if self.inverse_label else None


class EntityType(Record):
    """A node type, with the common nouns that tell of it ("startup", "regulator")."""

    name: str
    iri: str
    label: str
    comment: str
    sub_class_of: str | None = None
    close_match: tuple[str, ...] = ()
    colour: str = "#888888"
    shape: str = "dot"
    nouns: tuple[str, ...] = ()


class SchemaFile(Record):
    """The contents of ``schema.yaml``."""

    base_iri: str
    instance_iri: str
    prefixes: dict[str, str]
    types: tuple[EntityType, ...]


class Schema(SchemaFile):
    """A whole schema folder, checked."""

    relations: tuple[Relation, ...]

    def relation(self, name: str) -> Relation:
        """The relation called ``name``; KeyError if there is none."""
        for relation in self.relations:
            if relation.relation == name:
                return relation
        raise KeyError(name)

    def entity_type(self, name: str) -> EntityType:
        """The node type called ``name``; KeyError if there is none."""
        for entity_type in self.types:
            if entity_type.name == name:
                return entity_type
        raise KeyError(name)

    def expand(self, compact: str) -> str:
        """``kg:acquired`` -> the whole IRI; an IRI stays as it is."""
        prefix, colon, local = compact.partition(":")
        return self.prefixes[prefix] + local if colon and prefix in self.prefixes else compact

    @property
    def hash(self) -> str:
        """The first 16 hex digits of a SHA-256 over everything the schema says."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]
