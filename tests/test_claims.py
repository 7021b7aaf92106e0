"""Claims: which matches are one claim, with what status, amount, role and evidence."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims import build, build_with_report
from kg.claims.amounts import amounts_agree
from kg.claims.roles import role_of, roles_agree
from kg.errors import InputError
from kg.model import Amount, Article, Claim, Extraction, Graph, Match, Mention, Status, Vote
from kg.schema import EntityType, Relation, Schema

TYPES = ("Company", "Organization", "Person", "Product", "Place", "Amount")


def relation(name: str, subject: str, object: str, **more: object) -> Relation:
    kinds = {"C": "Company", "O": "Organization", "P": "Person", "R": "Product", "L": "Place", "A": "Amount"}
    data = {"relation": name, "iri": f"https://example.org/o#{name}", "label": name, "comment": ""}
    ends = {"subject": [kinds[one] for one in subject], "object": [kinds[one] for one in object]}
    return Relation.model_validate({**data, **ends, "wordings": (), "examples": (), **more})


SCHEMA = Schema(
    base_iri="https://example.org/o#",
    instance_iri="https://example.org/i/",
    prefixes={},
    types=tuple(EntityType(name=name, iri=f"https://example.org/o#{name}", label=name, comment="") for name in TYPES),
    relations=(
        relation("acquired", "CPO", "CR", amount="price", units=["money"], instead_of=["owns"]),
        relation("based_in", "CO", "L"),
        relation("competes_with", "CR", "CR", symmetric=True),
        relation("hired", "CO", "P", instead_of=["holds_role_at"]),
        relation("holds_role_at", "P", "CO"),
        relation("in_talks_with", "CPO", "CPO", symmetric=True, qualifiers=["about"]),
        relation("makes", "COP", "R"),
        relation("owns", "CPO", "CR"),
        relation("raised", "CO", "A", units=["money"]),
    ),
)

NAMES = {
    "Northwind": "Company",
    "Contoso": "Company",
    "Tessera": "Company",
    "Harbour Board": "Organization",
    "Mara Holt": "Person",
    "Jon Ray": "Person",
    "Pixa": "Product",
    "Oldham": "Place",
}


class Draft:
    """An article of invented sentences, with its extraction, put together claim by claim."""

    def __init__(self, name: str, types: dict[str, str] | None = None) -> None:
        self.name = name
        self.text = ""
        self.types = {**NAMES, **(types or {})}
        self.chains: dict[str, int] = {}
        self.mentions: list[Mention] = []
        self.matches: list[Match] = []

    def mention(self, name: str, votes: Sequence[Vote] | None = None) -> int:
        start = len(self.text)
        self.text += f"{name} "
        type_ = self.types[name]
        votes = (Vote(type=type_, weight=2.0, voter="test"),) if votes is None else tuple(votes)
        chain = self.chains.setdefault(name, len(self.chains))
        self.mentions.append(
            Mention(
                article=self.name,
                start=start,
                end=start + len(name),
                text=name,
                kind="name",
                chain=chain,
                type=type_,
                votes=votes,
            )
        )
        return len(self.mentions) - 1

    def amount(self, amount: Amount) -> int:
        start = len(self.text)
        self.text += f"{amount.text} "
        end = start + len(amount.text)
        self.mentions.append(
            Mention(article=self.name, start=start, end=end, text=amount.text, kind="amount", chain=-1, amount=amount)
        )
        return len(self.mentions) - 1

    def tell(
        self,
        subject: str,
        name: str,
        object: str | Amount,
        /,
        status: Status = "actual",
        amount: Amount | None = None,
        **more: object,
    ) -> Draft:
        start = len(self.text)
        first = self.mention(subject)
        self.text += f"{name} "
        second = self.mention(object) if isinstance(object, str) else self.amount(object)
        third = self.amount(amount) if amount else None
        data = {"relation": name, "subject": first, "object": second, "amount": third, "status": status}
        place = {"start": start, "end": len(self.text) - 1, "extractor": "test", "rule": f"{name}.1", "score": 0.8}
        self.matches.append(Match.model_validate({**data, **place, **more}))
        self.text = self.text[:-1] + ". "
        return self

    @property
    def article(self) -> Article:
        return Article(id=self.name, identifier=self.name, source="test", text=self.text)

    @property
    def extraction(self) -> Extraction:
        return Extraction(article=self.name, mentions=tuple(self.mentions), matches=tuple(self.matches))


def usd(millions: float, text: str = "", **more: object) -> Amount:
    data = {"text": text or f"${millions:g} million", "value": millions * 1e6, "unit": "USD"}
    return Amount.model_validate({**data, **more})


def graph_of(*drafts: Draft) -> Graph:
    return build([draft.article for draft in drafts], [draft.extraction for draft in drafts], SCHEMA)


def claims_of(*drafts: Draft) -> list[Claim]:
    return sorted(graph_of(*drafts).claims, key=lambda claim: (claim.relation, claim.status, claim.object))


def short(claims: Sequence[Claim]) -> list[tuple[str, str, str, str]]:
    return [(claim.subject, claim.relation, claim.object, claim.status) for claim in claims]


def test_a_match_becomes_a_claim_with_its_quote() -> None:
    draft = Draft("a").tell("Northwind", "acquired", "Contoso", amount=usd(5))
    (claim,) = claims_of(draft)
    assert short([claim]) == [("northwind", "acquired", "contoso", "actual")]
    assert claim.evidence[0].quote == "Northwind acquired Contoso $5 million"
    assert claim.amount == usd(5)
    assert claim.confidence == 0.8


def test_one_fact_in_two_articles_is_one_claim_with_two_pieces_of_evidence() -> None:
    (claim,) = claims_of(
        Draft("a").tell("Northwind", "acquired", "Contoso"), Draft("b").tell("Northwind", "acquired", "Contoso")
    )
    assert [evidence.article for evidence in claim.evidence] == ["a", "b"]
    assert claim.confidence == 0.96


def test_confidence_does_not_grow_when_one_rule_reads_an_article_twice_and_stays_below_one() -> None:
    twice = Draft("a").tell("Northwind", "owns", "Contoso").tell("Northwind", "owns", "Contoso")
    assert claims_of(twice)[0].confidence == 0.8
    many = [Draft(f"a{index}").tell("Northwind", "owns", "Contoso") for index in range(9)]
    assert claims_of(*many)[0].confidence == 0.99


def test_a_match_without_amount_joins_the_only_one_that_has_it() -> None:
    bare, priced = Draft("a").tell("Northwind", "acquired", "Contoso"), Draft("b")
    priced.tell("Northwind", "acquired", "Contoso", amount=usd(5))
    (claim,) = claims_of(bare, priced)
    assert claim.amount == usd(5)
    assert len(claim.evidence) == 2


def test_two_amounts_are_two_claims_and_a_match_without_amount_is_a_third() -> None:
    draft = Draft("a").tell("Northwind", "acquired", "Contoso", amount=usd(5))
    draft.tell("Northwind", "acquired", "Contoso", amount=usd(9)).tell("Northwind", "acquired", "Contoso")
    assert sorted(claim.amount.value if claim.amount else 0 for claim in claims_of(draft)) == [0, 5e6, 9e6]


def test_the_exact_amount_stands_for_the_approximate_ones() -> None:
    about = usd(15, "nearly $15 million", approximate=True)
    drafts = [Draft(name).tell("Northwind", "raised", amount) for name, amount in (("a", about), ("b", usd(14.3)))]
    drafts.append(Draft("c").tell("Northwind", "raised", about))
    (claim,) = claims_of(*drafts)
    assert claim.amount == usd(14.3)
    assert claim.object == claim.amount_id


def test_near_amounts_of_one_article_are_two_unless_one_is_the_other_rounded() -> None:
    years = Draft("a").tell("Northwind", "raised", usd(121.5)).tell("Northwind", "raised", usd(124.7))
    assert len(claims_of(years)) == 2
    rounded = Draft("a").tell("Northwind", "raised", usd(14.3)).tell("Northwind", "raised", usd(14))
    assert len(claims_of(rounded)) == 1
    apart = [Draft("a").tell("Northwind", "raised", usd(121.5)), Draft("b").tell("Northwind", "raised", usd(124.7))]
    assert [claim.amount for claim in claims_of(*apart)] == [usd(121.5)]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (usd(100), usd(102), True),
        (usd(100), usd(104), False),
        (usd(100), usd(104, approximate=True), True),
        (usd(100), usd(150, approximate=True), False),
        (usd(100, high=125e6), usd(110), True),
        (usd(100, high=125e6), usd(140), False),
        (usd(100), usd(100, unit="EUR"), False),
        (usd(100), usd(100, per="hour"), False),
        (usd(-5), usd(5), False),
        (usd(-5), usd(-5.1), True),
    ],
)
def test_amounts_agree(one: Amount, other: Amount, agree: bool) -> None:
    assert amounts_agree(one, other) is agree
    assert amounts_agree(other, one) is agree


def test_an_amount_of_another_unit_than_the_relation_takes_is_left_out() -> None:
    people = Amount(text="50 people", value=50, unit="people")
    (claim,) = claims_of(Draft("a").tell("Northwind", "acquired", "Contoso", amount=people))
    assert claim.amount is None
    assert claims_of(Draft("a").tell("Northwind", "raised", people)) == []


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("CEO", "chief executive", True),
        ("Chief Executive Officer", "former CEO", True),
        ("co-founder and CEO", "CEO", True),
        ("co-founder & chief executive", "Cofounder", True),
        (None, "CEO", True),
        ("CEO", "CFO", False),
        ("chairman", "chief executive", False),
        ("Chairwoman", "chair", True),
    ],
)
def test_roles_agree(one: str | None, other: str | None, agree: bool) -> None:
    assert roles_agree(role_of(one), role_of(other)) is agree


def test_roles_of_one_meaning_are_one_claim_and_others_are_not() -> None:
    draft = Draft("a").tell("Mara Holt", "holds_role_at", "Northwind", role="chief executive")
    draft.tell("Mara Holt", "holds_role_at", "Northwind", role="CEO")
    draft.tell("Mara Holt", "holds_role_at", "Northwind", role="co-founder and CEO")
    assert [claim.role for claim in claims_of(draft)] == ["co-founder and CEO"]
    draft.tell("Mara Holt", "holds_role_at", "Northwind", role="head of design")
    assert sorted(str(claim.role) for claim in claims_of(draft)) == ["co-founder and CEO", "head of design"]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (("possible", "planned"), "planned"),
        (("actual", "planned", "possible"), "actual"),
        (("actual", "ended"), "ended"),
        (("possible", "denied"), "denied"),
    ],
)
def test_inside_one_article_a_fact_has_one_status(told: Sequence[Status], status: Status) -> None:
    draft = Draft("a")
    for one in told:
        draft.tell("Northwind", "in_talks_with", "Contoso", one)
    (claim,) = claims_of(draft)
    assert claim.status == status
    assert len(claim.evidence) == len(told)


def test_a_former_role_does_not_end_another_role() -> None:
    draft = Draft("a").tell("Mara Holt", "holds_role_at", "Northwind", "ended", role="CFO")
    draft.tell("Mara Holt", "holds_role_at", "Northwind", role="CEO")
    assert sorted((str(claim.role), claim.status) for claim in claims_of(draft)) == [
        ("CEO", "actual"),
        ("CFO", "ended"),
    ]


def test_across_articles_each_status_keeps_its_claim() -> None:
    drafts = [
        Draft(status).tell("Northwind", "acquired", "Contoso", status) for status in ("actual", "denied", "possible")
    ]
    assert [claim.status for claim in claims_of(*drafts)] == ["actual", "denied", "possible"]


def test_symmetric_relations_are_one_claim_from_both_sides() -> None:
    draft = Draft("a").tell("Tessera", "competes_with", "Contoso").tell("Contoso", "competes_with", "Tessera")
    assert short(claims_of(draft)) == [("contoso", "competes_with", "tessera", "actual")]


def test_directed_relations_keep_their_direction() -> None:
    draft = Draft("a").tell("Tessera", "owns", "Contoso").tell("Contoso", "owns", "Tessera")
    assert {claim.subject for claim in claims_of(draft)} == {"tessera", "contoso"}


def test_one_relation_can_be_said_instead_of_another() -> None:
    draft = Draft("a").tell("Northwind", "acquired", "Contoso").tell("Northwind", "owns", "Contoso")
    assert [claim.relation for claim in claims_of(draft)] == ["acquired"]
    elsewhere = Draft("b").tell("Northwind", "owns", "Contoso")
    assert [claim.relation for claim in claims_of(draft, elsewhere)] == ["acquired", "owns"]


def test_a_rumoured_deal_takes_no_ownership_away() -> None:
    draft = Draft("a").tell("Northwind", "acquired", "Contoso", "possible").tell("Northwind", "owns", "Contoso")
    assert [claim.relation for claim in claims_of(draft)] == ["acquired", "owns"]


def test_hired_stands_for_the_role_but_not_for_another_or_a_former_one() -> None:
    draft = Draft("a").tell("Northwind", "hired", "Mara Holt", role="CEO")
    draft.tell("Mara Holt", "holds_role_at", "Northwind", role="chief executive")
    assert [claim.relation for claim in claims_of(draft)] == ["hired"]
    draft.tell("Mara Holt", "holds_role_at", "Northwind", "ended", role="adviser")
    draft.tell("Mara Holt", "holds_role_at", "Northwind", role="head of design")
    assert [claim.role for claim in claims_of(draft)] == ["CEO", "head of design", "adviser"]


def test_what_gives_no_claim_is_counted_with_its_reason() -> None:
    draft = Draft("a").tell("Mara Holt", "based_in", "Oldham").tell("Northwind", "makes", "Contoso")
    draft.tell("Northwind", "owns", "Northwind").tell("Northwind", "flies_to", "Contoso")
    draft.tell("Northwind", "owns", "Contoso", end=10_000)
    draft.mentions.append(Mention(article="a", start=0, end=1, text="it", kind="pronoun", chain=99))
    draft.tell("Northwind", "owns", "Contoso", subject=len(draft.mentions) - 1)
    graph, dropped = build_with_report([draft.article], [draft.extraction], SCHEMA)
    assert graph.claims == ()
    assert dropped == {
        "both ends are one entity": 1,
        "object of makes is a Company": 1,
        "relation unknown to the schema": 1,
        "span outside of the article": 1,
        "subject has no name in the article": 1,
        "subject of based_in is a Person": 1,
    }


def test_a_relation_breaks_a_near_tie_of_types() -> None:
    near = [Vote(type="Product", weight=1.0, voter="test"), Vote(type="Company", weight=0.9, voter="test")]
    draft = Draft("a", {"Zuma": "Product"})
    zuma = draft.mention("Zuma", near)
    assert graph_of(draft).entities[0].type == "Product"
    draft.tell("Northwind", "owns", "Contoso", subject=zuma)
    assert short(claims_of(draft)) == [("zuma", "owns", "contoso", "actual")]


def test_a_relation_does_not_outvote_the_text() -> None:
    draft = Draft("a", {"Zuma": "Product"})
    draft.tell("Zuma", "owns", "Contoso")
    assert claims_of(draft) == []


def test_places_are_nodes_only_where_a_claim_uses_them() -> None:
    unused, used = Draft("a"), Draft("b").tell("Northwind", "based_in", "Oldham")
    for name in ("Oldham", "Mara Holt", "Pixa"):
        unused.mention(name)
    assert [entity.id for entity in graph_of(unused).entities] == ["mara-holt", "pixa"]
    assert "oldham" in [entity.id for entity in graph_of(used).entities]


def test_the_speaker_is_an_entity_and_the_words_are_kept() -> None:
    draft = Draft("a")
    draft.mention("Jon Ray")
    draft.tell("Northwind", "owns", "Contoso", attributed_to="Jon Ray", speaker=0, qualifiers={}, when="Monday")
    (claim,) = claims_of(draft)
    assert (claim.attributed_to, claim.speaker, claim.when) == ("Jon Ray", "jon-ray", "Monday")


def test_qualifiers_told_most_often_win() -> None:
    draft = Draft("a")
    for about in ("licence", "investment", "investment"):
        draft.tell("Northwind", "in_talks_with", "Contoso", qualifiers={"about": about})
    assert claims_of(draft)[0].qualifiers == {"about": "investment"}


def test_the_claim_id_is_stable() -> None:
    (claim,) = claims_of(Draft("a").tell("Northwind", "owns", "Contoso"))
    assert claim.id == "e278cb706b3037d6"


def test_two_different_extractions_of_one_article_are_refused() -> None:
    one, other = Draft("a").tell("Northwind", "owns", "Contoso"), Draft("a")
    with pytest.raises(InputError, match="article a"):
        build([one.article], [one.extraction, other.extraction], SCHEMA)


# Invariants, over generated articles.

amounts = st.builds(
    usd,
    st.sampled_from([-5.0, 5.0, 5.1, 5.4, 9.0, 100.0]),
    approximate=st.booleans(),
    per=st.sampled_from([None, "hour"]),
)
statuses = st.sampled_from(["actual", "planned", "possible", "ended", "denied"])
roles = st.sampled_from([None, "CEO", "chief executive", "co-founder and CEO", "CFO"])
names = st.sampled_from(sorted(NAMES))
relations = st.sampled_from([relation.relation for relation in SCHEMA.relations])


@st.composite
def drafts(draw: st.DrawFn, name: str) -> Draft:
    draft = Draft(name, draw(st.sampled_from([{}, {"Pixa": "Company"}, {"Contoso": "Product"}])))
    for _ in range(draw(st.integers(0, 6))):
        verb = draw(relations)
        object = draw(amounts) if verb == "raised" else draw(names)
        amount = draw(st.none() | amounts)
        more = {"score": draw(st.sampled_from([0.3, 0.9])), "role": draw(roles)}
        draft.tell(draw(names), verb, object, draw(statuses), amount, **more)
    if draft.chains and draw(st.booleans()):
        # A chain with a second name, right or wrong: both names become one entity of this article.
        other = draft.mention(draw(names))
        chain = draw(st.sampled_from(sorted(draft.chains.values())))
        draft.mentions[other] = draft.mentions[other].model_copy(update={"chain": chain})
    return draft


@st.composite
def corpora(draw: st.DrawFn) -> list[Draft]:
    return [draw(drafts(f"a{index}")) for index in range(draw(st.integers(0, 5)))]


@settings(max_examples=150, deadline=None)
@given(corpora())
def test_every_claim_stands_on_evidence_and_fits_the_schema(corpus: list[Draft]) -> None:
    graph = graph_of(*corpus)
    types = {entity.id: entity.type for entity in graph.entities}
    texts = {article.id: article.text for article in graph.articles}
    assert len(types) == len(graph.entities)
    assert len({claim.id for claim in graph.claims}) == len(graph.claims)
    for claim in graph.claims:
        relation = SCHEMA.relation(claim.relation)
        assert types[claim.subject] in relation.subject
        if relation.takes_amount_object:
            assert claim.amount
            assert claim.object == claim.amount_id
        else:
            assert types[claim.object] in relation.object
            assert claim.subject != claim.object
        assert not relation.symmetric or claim.subject < claim.object
        assert 0 < claim.confidence <= 0.99
        assert claim.evidence
        for evidence in claim.evidence:
            assert texts[evidence.article][evidence.start : evidence.end] == evidence.quote


@settings(max_examples=150, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(corpus: list[Draft], chance: random.Random) -> None:
    expected = graph_of(*corpus)
    shuffled = [*corpus, *corpus[:1]]
    chance.shuffle(shuffled)
    articles = [draft.article for draft in shuffled]
    chance.shuffle(articles)
    assert build(articles, [draft.extraction for draft in shuffled], SCHEMA) == expected


@settings(max_examples=100, deadline=None)
@given(corpora())
def test_an_article_removed_leaves_no_trace(corpus: list[Draft]) -> None:
    articles, extractions = [draft.article for draft in corpus], [draft.extraction for draft in corpus]
    assert build(articles[1:], extractions, SCHEMA) == build(articles[1:], extractions[1:], SCHEMA)


@settings(max_examples=150, deadline=None)
@given(corpora())
def test_no_edge_is_reversed_or_made_up(corpus: list[Draft]) -> None:
    graph = graph_of(*corpus)
    known = {entity.id: {entity.name, *entity.aliases} for entity in graph.entities}
    for claim in graph.claims:
        for evidence in claim.evidence:
            said = evidence.quote.split(f" {claim.relation} ")
            ends = [claim.subject, claim.object]
            straight = any(said[0] == name for name in known[ends[0]])
            turned = SCHEMA.relation(claim.relation).symmetric and any(said[0] == name for name in known[ends[1]])
            assert straight or turned


@settings(max_examples=100, deadline=None)
@given(corpora())
def test_one_article_gives_a_fact_one_status(corpus: list[Draft]) -> None:
    for draft in corpus:
        keys = [
            (claim.subject, claim.relation, claim.object, role_of(claim.role), claim.amount and claim.amount.value)
            for claim in graph_of(draft).claims
        ]
        assert len(keys) == len(set(keys))
