"""The terms that every graph uses, whatever its schema: what a claim, its evidence, an amount, an article, a node has.

One table says it once; the ontology, the shapes and the reference are made from it, and the schema loader keeps its
names free. ``kg/export/rdf.py`` writes what stands here.
"""

from __future__ import annotations

from typing import Literal, get_args

from kg.model import Record, Status

STATUSES: tuple[str, ...] = get_args(Status)

Owner = Literal["Claim", "Evidence", "Amount", "Article", "Entity", "Company"]
Value = Literal[
    "text", "decimal", "integer", "boolean", "date", "iri", "iri or text", "Entity", "Article", "Evidence", "Amount"
]


class Term(Record):
    """One property of one kind of node.

    ``of`` is the kind of node that has it: ``Entity`` stands for every node type but Amount, ``Company`` for that
    node type alone. ``value`` is a kind of literal or of node; ``one_of``, ``pattern``, ``lowest``, ``highest`` narrow
    it, ``below`` names a property of the same node whose value must be greater, ``same_as`` one that must agree.
    ``name`` stands in our own namespace if it has no prefix.
    """

    of: Owner
    name: str
    value: Value
    comment: str
    label: str = ""
    required: bool = False
    many: bool = False
    one_of: tuple[str, ...] = ()
    pattern: str | None = None
    lowest: float | None = None
    highest: float | None = None
    below: str | None = None
    same_as: str | None = None
    close_match: tuple[str, ...] = ()
    sub_property_of: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """The label: ``name`` in words unless another is given."""
        return self.label or self.name.rpartition(":")[2].replace("_", " ")


class Kind(Record):
    """A class of ours that is no node type."""

    name: str
    label: str
    comment: str
    sub_class_of: tuple[str, ...] = ()
    close_match: tuple[str, ...] = ()


KINDS = (
    Kind(
        name="Claim",
        label="claim",
        comment="What one or more articles say of two nodes: done or holding, planned, possible, ended or denied.",
        sub_class_of=("rdf:Statement",),
        close_match=("schema:Claim",),
    ),
    Kind(
        name="Evidence",
        label="evidence",
        comment="A place in an article that states a claim.",
        sub_class_of=("prov:Entity",),
    ),
)

UNITS = "[A-Z]{3}|people|percent|shares"
"""Units of amounts: a currency of ISO 4217, or what is counted."""

_CLAIM = (
    Term(of="Claim", name="rdf:subject", value="Entity", required=True, comment="Who or what the claim is about."),
    Term(of="Claim", name="rdf:predicate", value="iri", required=True, comment="The relation that is claimed."),
    Term(of="Claim", name="rdf:object", value="iri", required=True, comment="The other end: a node, or an amount."),
    Term(
        of="Claim",
        name="status",
        value="text",
        required=True,
        one_of=STATUSES,
        comment="How the claim is told: as done or holding, announced, rumoured, over, or not so.",
    ),
    Term(
        of="Claim",
        name="confidence",
        value="decimal",
        required=True,
        lowest=0.0,
        highest=1.0,
        comment="How likely the text was read rightly. It says nothing about whether the text is right.",
    ),
    Term(of="Claim", name="amount", value="Amount", comment="The quantity that the claim names."),
    Term(of="Claim", name="role", value="text", comment="A job title, in the words of the text."),
    Term(of="Claim", name="when", value="text", comment="When it was or will be so, in the words of the text."),
    Term(of="Claim", name="attributed_to", value="text", comment="Who says so, in the words of the text."),
    Term(
        of="Claim",
        name="speaker",
        value="Entity",
        comment="The node behind the words of kg:attributed_to, where it is one.",
        close_match=("prov:wasAttributedTo",),
    ),
    Term(of="Claim", name="evidence", value="Evidence", required=True, many=True, comment="Where it is stated."),
)
_EVIDENCE = (
    Term(
        of="Evidence",
        name="article",
        value="Article",
        required=True,
        comment="The article that states the claim.",
        sub_property_of=("prov:wasDerivedFrom",),
    ),
    Term(
        of="Evidence",
        name="prov:wasDerivedFrom",
        value="Article",
        required=True,
        same_as="article",
        comment="The same article, for readers of PROV-O.",
    ),
    Term(
        of="Evidence",
        name="quote",
        value="text",
        required=True,
        pattern="[\\s\\S]",
        comment="The exact words of the article.",
        close_match=("oa:exact",),
    ),
    Term(
        of="Evidence",
        name="start",
        value="integer",
        required=True,
        lowest=0,
        below="end",
        comment="Where the quote starts in the text of the article, in characters from 0.",
        close_match=("oa:start",),
    ),
    Term(
        of="Evidence",
        name="end",
        value="integer",
        required=True,
        lowest=1,
        comment="Where the quote ends in the text of the article: the first character after it.",
        close_match=("oa:end",),
    ),
    Term(of="Evidence", name="extractor", value="text", required=True, comment="What read it."),
    Term(of="Evidence", name="rule", value="text", required=True, comment="Which of its rules read it."),
    Term(of="Evidence", name="cue", value="text", many=True, comment="Words that decided the status."),
)
_AMOUNT = (
    Term(of="Amount", name="rdfs:label", value="text", required=True, comment="The amount in the words of the text."),
    Term(
        of="Amount",
        name="value",
        value="decimal",
        required=True,
        comment="The number in whole units; the lower end of a range. A loss is below zero.",
        close_match=("schema:value",),
    ),
    Term(of="Amount", name="high", value="decimal", comment="The other end of a range."),
    Term(
        of="Amount",
        name="unit",
        value="text",
        required=True,
        pattern=f"^({UNITS})$",
        comment="An ISO 4217 currency, people, percent or shares.",
        close_match=("schema:unitText",),
    ),
    Term(of="Amount", name="per", value="text", comment="For what it is paid each time: hour, year."),
    Term(
        of="Amount",
        name="approximate",
        value="boolean",
        required=True,
        comment="True for about, more than, nearly.",
    ),
)
_ARTICLE = (
    Term(of="Article", name="dcterms:identifier", value="text", required=True, comment="The id given with the input."),
    Term(of="Article", name="dcterms:source", value="iri or text", required=True, comment="Its address, or its file."),
    Term(of="Article", name="dcterms:title", value="text", comment="Its headline."),
    Term(of="Article", name="dcterms:publisher", value="text", comment="Who published it."),
    Term(of="Article", name="dcterms:issued", value="date", comment="When it was published, where the page says so."),
)
_ENTITY = (
    Term(of="Entity", name="rdfs:label", value="text", required=True, pattern="[\\s\\S]", comment="Its fullest name."),
    Term(of="Entity", name="skos:altLabel", value="text", many=True, comment="Other names that the articles use."),
    Term(
        of="Entity",
        name="mentioned_in",
        value="Article",
        required=True,
        many=True,
        comment="An article that names it.",
    ),
    Term(of="Entity", name="owl:sameAs", value="iri", many=True, comment="The same thing in other data."),
    Term(
        of="Company", name="ticker", value="text", many=True, pattern="[\\s\\S]", comment="Its symbol at an exchange."
    ),
    Term(
        of="Company",
        name="cik",
        value="text",
        many=True,
        pattern="^[0-9]{1,10}$",
        label="CIK",
        comment="Its number in the registers of the US Securities and Exchange Commission.",
    ),
)
TERMS = (*_CLAIM, *_EVIDENCE, *_AMOUNT, *_ARTICLE, *_ENTITY)
