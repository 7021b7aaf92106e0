"""A small graph made by hand, and the same graph with hostile text in every place that pages can fill."""

from __future__ import annotations

from kg.model import Amount, Article, Claim, Entity, Evidence, Graph, Merge, Status

TEXT = (
    "Northwind bought Contoso for $14.3 billion. Northwind is said to be weighing a bid for Larkfield. "
    "Jo Ray, chief executive of Northwind, denied that it would buy Tessera. Contoso raised between $20 million "
    "and $25 million."
)

HOSTILE = {
    "quotes": '"Quo\'tes" \\ back\\\\slash """triple"""',
    "newlines": "one\ntwo\r\nthree\u2028four\u2029five\x85six",
    "emoji": "Family \U0001f469\u200d\U0001f467 and flag \U0001f1e9\U0001f1f0",
    "right to left": "\u202eevil\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "script": "</script><script>alert(1)</script><!--<img src=x onerror=alert(1)>&amp;",
    "control": "bell\x07 escape\x1b[31m null\x00",
    "surrogate": "half \ud83d pair",
    "long": "L" * 10_000,
    "template": "{{ 7 * 7 }} {% raw %} ${x} %s",
}


def evidence(sentence: int = 0, article: str = "a1", rule: str = "acquired:verb:buy") -> Evidence:
    """The ``sentence``-th sentence of ``TEXT`` as a piece of evidence."""
    sentences = TEXT.replace(". ", ".\n").split("\n")
    start = TEXT.index(sentences[sentence])
    quote = sentences[sentence]
    return Evidence(
        article=article, start=start, end=start + len(quote), quote=quote, extractor="frames", rule=rule, cues=("cue",)
    )


def claim(id: str, subject: str, relation: str, object: str, status: Status = "actual", **more: object) -> Claim:
    """A claim with the first sentence as evidence, unless ``more`` says otherwise."""
    values: dict[str, object] = {"confidence": 0.9, "evidence": (evidence(),), **more}
    fixed = {"id": id, "subject": subject, "relation": relation, "object": object, "status": status}
    return Claim.model_validate({**fixed, **values})


def demo_graph() -> Graph:
    """Four companies, a person, an entity without a claim; one claim of each status; two kinds of amount."""
    price = Amount(text="$14.3 billion", value=14_300_000_000.0, unit="USD")
    round_ = Amount(text="$20 million to $25 million", value=2e7, high=2.5e7, unit="USD", approximate=True)
    return Graph(
        articles=(
            Article(
                id="a1",
                identifier="first",
                source="pages/first.html",
                url="https://news.example/first?x=1",
                title="Northwind buys Contoso",
                text=TEXT,
                publisher="The Example Post",
                published="2024-05-06",
            ),
            Article(id="a2", identifier="a2", source="second.txt", text=TEXT, published="two hours ago"),
        ),
        entities=(
            Entity(
                id="contoso",
                type="Company",
                name="Contoso",
                aliases=("Contoso Ltd",),
                mentioned_in=("a1", "a2"),
                mentions=3,
                merges=(Merge(name="Contoso Ltd", reason="legal suffix"),),
            ),
            Entity(id="jo-ray", type="Person", name="Jo Ray", mentioned_in=("a1",), mentions=1),
            Entity(id="larkfield", type="Company", name="Larkfield", mentioned_in=("a1",), mentions=1),
            Entity(
                id="northwind",
                type="Company",
                name="Northwind",
                aliases=("Northwind Group", "NW"),
                mentioned_in=("a1", "a2"),
                mentions=5,
                same_as=("https://example.org/id/northwind",),
                merges=(
                    Merge(name="NW", reason="acronym in brackets"),
                    Merge(name="Northwind Group", reason="legal suffix"),
                ),
            ),
            Entity(id="oresund", type="Place", name="Øresund", mentioned_in=("a2",), mentions=1),
            Entity(id="tessera", type="Company", name="Tessera", mentioned_in=("a1",), mentions=1),
        ),
        claims=(
            claim("c1", "northwind", "acquired", "contoso", amount=price, evidence=(evidence(), evidence(0, "a2"))),
            claim("c2", "northwind", "acquired", "larkfield", "possible", evidence=(evidence(1),), confidence=0.4),
            claim(
                "c3",
                "northwind",
                "acquired",
                "tessera",
                "denied",
                evidence=(evidence(2),),
                attributed_to="Jo Ray",
                speaker="jo-ray",
            ),
            claim("c4", "jo-ray", "holds_role_at", "northwind", role="chief executive", evidence=(evidence(2),)),
            claim(
                "c5",
                "contoso",
                "raised",
                "amount-c5",
                amount=round_,
                evidence=(evidence(3),),
                qualifiers={"round": "Series B"},
            ),
            claim("c6", "northwind", "partnered_with", "contoso", "ended", when="until last year"),
            claim("c7", "northwind", "invested_in", "contoso", "planned"),
        ),
    )


def hostile_graph(text: str) -> Graph:
    """Two entities and a claim whose every free text is ``text``."""
    amount = Amount(text=text, value=-1.5, unit="USD", per=text)
    told = Evidence(article="a1", start=0, end=len(text), quote=text, extractor="frames", rule=text, cues=(text,))
    return Graph(
        articles=(
            Article(
                id="a1", identifier=text, source=text, url=text, title=text, text=text, publisher=text, published=text
            ),
        ),
        entities=(
            Entity(id="x", type="Company", name=text, aliases=(text + "2",), mentioned_in=("a1",), same_as=(text,)),
            Entity(id="y", type="Person", name="Y" + text, merges=(Merge(name=text, reason=text),)),
        ),
        claims=(
            claim(
                "c1",
                "x",
                "acquired",
                "y",
                "possible",
                amount=amount,
                role=text,
                when=text,
                attributed_to=text,
                speaker="y",
                qualifiers={"stake": text},
                evidence=(told,),
            ),
        ),
    )
