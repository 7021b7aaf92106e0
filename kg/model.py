"""The records that every part of the project hands to the next.

All records are frozen pydantic models that refuse unknown keys. Spans are half-open character offsets
``start, end`` into ``Article.text``, which never changes.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["actual", "planned", "possible", "ended", "denied"]
MentionKind = Literal["name", "nominal", "pronoun", "amount"]


class Record(BaseModel):
    """A frozen record; unknown keys are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Page(Record):
    """One input as it was read, before it is split into articles."""

    source: str
    media_type: str
    content: bytes = Field(repr=False)
    fetched: str | None = None


class Skip(Record):
    """An input, or a part of one, that gave no article. ``where`` names file and line, ``reason`` is for people."""

    source: str
    where: str
    reason: str


class Article(Record):
    """One news article. ``id`` is a content hash; ``identifier`` the id given with the input, else ``id``."""

    id: str
    identifier: str
    source: str
    url: str | None = None
    title: str | None = None
    text: str = Field(repr=False)
    publisher: str | None = None
    published: str | None = None
    language: str = "en"


class Amount(Record):
    """A quantity. ``unit`` is an ISO 4217 currency, ``people``, ``percent`` or ``shares``.

    ``value`` and ``high`` are in whole units (14_300_000_000.0 for "$14.3bn"); ``high`` is the upper end
    of a range. ``per`` is a singular noun ("hour"). ``approximate`` is true for "about", "more than", "nearly".
    """

    text: str
    value: float
    high: float | None = None
    unit: str
    per: str | None = None
    approximate: bool = False


class Vote(Record):
    """One weak source's opinion on the type of a mention: ``weight`` is its say, ``voter`` its name."""

    type: str
    weight: float
    voter: str


class Mention(Record):
    """A span of an article that names or points to something.

    ``chain`` numbers the mentions of one article that corefer; ``type`` is the winner of ``votes`` in the chain.
    """

    article: str
    start: int
    end: int
    text: str
    kind: MentionKind
    chain: int
    type: str | None = None
    votes: tuple[Vote, ...] = ()
    amount: Amount | None = None


class Match(Record):
    """A relation found in one place. ``subject``, ``object`` and ``amount`` index ``Extraction.mentions``."""

    relation: str
    subject: int
    object: int
    amount: int | None = None
    role: str | None = None
    qualifiers: dict[str, str] = Field(default_factory=dict)
    status: Status = "actual"
    cues: tuple[str, ...] = ()
    when: str | None = None
    attributed_to: str | None = None
    speaker: int | None = None
    start: int
    end: int
    extractor: str
    rule: str
    score: float


class Extraction(Record):
    """What any extractor returns for one article."""

    article: str
    mentions: tuple[Mention, ...] = ()
    matches: tuple[Match, ...] = ()


class Merge(Record):
    """Why two names were taken for one entity."""

    name: str
    reason: str


class Entity(Record):
    """A node of the graph. ``mentioned_in`` holds article ids; ``merges`` says why each alias is one of its names.

    ``same_as`` holds IRIs of the same thing elsewhere; ``cik`` (ten digits) and ``ticker`` are a listed company's.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    mentioned_in: tuple[str, ...] = ()
    mentions: int = 0
    same_as: tuple[str, ...] = ()
    cik: str | None = None
    ticker: str | None = None
    merges: tuple[Merge, ...] = ()


class Evidence(Record):
    """A place in an article that states a claim; ``article.text[start:end] == quote``."""

    article: str
    start: int
    end: int
    quote: str
    extractor: str
    rule: str
    cues: tuple[str, ...] = ()


class Claim(Record):
    """One fact with all its evidence.

    ``subject`` and ``object`` are entity ids; where the relation's object is an Amount, ``object`` is ``amount_id``
    and ``amount`` the quantity. ``speaker`` is the entity behind ``attributed_to``, where it is one.
    """

    id: str
    subject: str
    relation: str
    object: str
    status: Status
    amount: Amount | None = None
    role: str | None = None
    qualifiers: dict[str, str] = Field(default_factory=dict)
    when: str | None = None
    attributed_to: str | None = None
    speaker: str | None = None
    confidence: float
    evidence: tuple[Evidence, ...]

    @property
    def amount_id(self) -> str | None:
        """The id of the node that stands for ``amount``: an amount belongs to its claim."""
        return f"amount-{self.id}" if self.amount else None


class Graph(Record):
    """The result: articles, entities and claims, each sorted by id."""

    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
