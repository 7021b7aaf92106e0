"""Status of statements: one row a phenomenon, the statement's words named beside the sentence."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from kg.extract.annotate import load
from kg.extract.status import read_status
from kg.model import Status

Row = tuple[str, str, Status]

EVENTS: list[Row] = [
    # told as done
    ("Northwind bought Contoso in May.", "bought", "actual"),
    ("Northwind has bought Contoso.", "bought", "actual"),
    ("Contoso, which was bought by Northwind in 2019, is growing.", "bought", "actual"),
    ("Northwind said that it had bought Contoso.", "bought", "actual"),
    ("Northwind previously bought Contoso.", "bought", "actual"),
    ("Northwind managed to buy Contoso.", "buy", "actual"),
    ("Northwind became the first firm to buy Contoso.", "buy", "actual"),
    ("Northwind, buying Contoso in 2019, became a giant.", "buying", "actual"),
    ("Northwind fired Ana Petrov after it bought Contoso.", "bought", "actual"),
    # to come
    ("Northwind will buy Contoso.", "buy", "planned"),
    ("Northwind is set to buy Contoso.", "buy", "planned"),
    ("Northwind is slated to buy Contoso.", "buy", "planned"),
    ("Northwind plans to buy Contoso.", "buy", "planned"),
    ("Northwind announced plans to buy Contoso.", "buy", "planned"),
    ("Northwind has agreed to buy Contoso.", "buy", "planned"),
    ("Northwind signed a deal to buy Contoso.", "buy", "planned"),
    ("Northwind is expected to buy Contoso.", "buy", "planned"),
    ("Northwind is buying Contoso for $3 billion.", "buying", "planned"),
    ("Northwind to buy Contoso", "buy", "planned"),
    ("Northwind is in the process of buying Contoso.", "buying", "planned"),
    ("Northwind said it would buy Contoso.", "buy", "planned"),
    ("Larkfield reported that Northwind would buy Contoso.", "buy", "planned"),
    ("Prices will rise after Northwind buys Contoso.", "buys", "planned"),
    ("Northwind is going to buy Contoso.", "buy", "planned"),
    ("Northwind is about to buy Contoso.", "buy", "planned"),
    ("Northwind has not yet bought Contoso.", "bought", "planned"),
    ("Northwind decided to buy Contoso.", "buy", "planned"),
    ("Contoso will be bought by Northwind.", "bought", "planned"),
    ("Contoso is being bought by Northwind.", "bought", "planned"),
    ("Northwind is on track to buy Contoso.", "buy", "planned"),
    ("Northwind is on course to buy Contoso.", "buy", "planned"),
    ("Northwind will be the first firm to buy Contoso.", "buy", "planned"),
    ("Contoso is to be bought by Northwind.", "bought", "planned"),
    ("Northwind is on pace to lose $4 billion.", "lose", "possible"),
    ("Northwind has been ordered to sell Contoso.", "sell", "planned"),
    # perhaps
    ("Northwind wants to buy Contoso.", "buy", "possible"),
    ("Northwind has the right to buy Contoso.", "buy", "possible"),
    ("Northwind would buy Contoso if prices fell.", "buy", "possible"),
    ("Northwind may buy Contoso.", "buy", "possible"),
    ("A partnership with Contoso could help Northwind.", "partnership", "possible"),
    ("Northwind could buy Contoso.", "buy", "possible"),
    ("Northwind is considering buying Contoso.", "buying", "possible"),
    ("Northwind is in talks to buy Contoso.", "buy", "possible"),
    ("Northwind made a bid to buy Contoso.", "buy", "possible"),
    ("Northwind reportedly bought Contoso.", "bought", "possible"),
    ("Northwind is said to have bought Contoso.", "bought", "possible"),
    ("Northwind is rumored to be buying Contoso.", "buying", "possible"),
    ("There was speculation that Northwind had bought Contoso.", "bought", "possible"),
    ("If Northwind buys Contoso, prices will rise.", "buys", "possible"),
    ("Prices will not fall unless Northwind buys Contoso.", "buys", "possible"),
    ("Did Northwind buy Contoso?", "buy", "possible"),
    ("Northwind is likely to buy Contoso.", "buy", "possible"),
    ("Northwind hopes to buy Contoso.", "buy", "possible"),
    ("Analysts believe that Northwind bought Contoso.", "bought", "possible"),
    ("It is unclear whether Northwind bought Contoso.", "bought", "possible"),
    ("Northwind asked the court to let it buy Contoso.", "buy", "possible"),
    # not so
    ("Northwind did not buy Contoso.", "buy", "denied"),
    ("Northwind never bought Contoso.", "bought", "denied"),
    ("Northwind will not buy Contoso.", "buy", "denied"),
    ("Northwind denied that it had bought Contoso.", "bought", "denied"),
    ("Northwind denied reports that it had bought Contoso.", "bought", "denied"),
    ("Northwind has no plans to buy Contoso.", "buy", "denied"),
    ("Northwind refused to buy Contoso.", "buy", "denied"),
    ("Northwind failed to buy Contoso.", "buy", "denied"),
    ("Northwind no longer plans to buy Contoso.", "buy", "denied"),
    ("Northwind abandoned its plan to buy Contoso.", "buy", "denied"),
    ("Northwind could not buy Contoso.", "buy", "denied"),
    ("Northwind decided not to buy Contoso.", "buy", "denied"),
    ("Northwind ruled out buying Contoso.", "buying", "denied"),
    ("Northwind made two failed bids to buy Contoso.", "buy", "denied"),
    ("Northwind opened a shop rather than buy Contoso.", "buy", "denied"),
    ("Northwind opened a shop instead of buying Contoso.", "buying", "denied"),
]

EVENT_NOUNS: list[Row] = [
    ("Northwind completed its acquisition of Contoso.", "acquisition", "actual"),
    ("Northwind grew after its acquisition of Contoso.", "acquisition", "actual"),
    ("Northwind's acquisition of Contoso closed in May.", "acquisition", "actual"),
    ("Northwind announced its acquisition of Contoso.", "acquisition", "planned"),
    ("Northwind's planned acquisition of Contoso is late.", "acquisition", "planned"),
    ("Northwind will complete its acquisition of Contoso in May.", "acquisition", "planned"),
    ("Northwind's acquisition of Contoso is expected to close in May.", "acquisition", "planned"),
    ("Northwind's acquisition of Contoso still needs approval.", "acquisition", "planned"),
    ("Northwind sold shares ahead of its acquisition of Contoso.", "acquisition", "planned"),
    ("Northwind spoke of its acquisition of Contoso, which is expected to close in May.", "acquisition", "planned"),
    ("Northwind raised money to fund its acquisition of Contoso.", "acquisition", "actual"),
    ("An acquisition of Contoso would give Northwind a factory.", "acquisition", "possible"),
    ("Northwind is considering an acquisition of Contoso.", "acquisition", "possible"),
    ("Northwind is in talks about an acquisition of Contoso.", "acquisition", "possible"),
    ("Northwind's potential acquisition of Contoso made news.", "acquisition", "possible"),
    ("Northwind called off its acquisition of Contoso.", "acquisition", "denied"),
    ("Northwind's acquisition of Contoso collapsed.", "acquisition", "denied"),
    ("Northwind's failed acquisition of Contoso cost millions.", "acquisition", "denied"),
    ("The court blocked Northwind's acquisition of Contoso.", "acquisition", "denied"),
    ("The agency sued to block Northwind's acquisition of Contoso.", "acquisition", "planned"),
]

STATES: list[Row] = [
    ("Northwind owns Contoso.", "owns", "actual"),
    ("Contoso is run by Ana Petrov.", "run", "actual"),
    ("Northwind has owned Contoso since 2009.", "owned", "actual"),
    ("Ana Petrov will continue to lead Contoso.", "lead", "actual"),
    ("Northwind Corp owned Contoso until 2013.", "owned", "ended"),
    ("Ana Petrov led Contoso for 15 years.", "led", "ended"),
    ("Ana Petrov led Contoso from 2009 to 2013.", "led", "ended"),
    ("Northwind used to own Contoso.", "own", "ended"),
    ("Northwind no longer owns Contoso.", "owns", "ended"),
    ("Northwind once owned Contoso.", "owned", "ended"),
    ("Northwind stopped making the Tessera phone.", "making", "ended"),
    ("Northwind said that it owned Contoso.", "owned", "actual"),
    ("Contoso will now be run by Ana Petrov.", "run", "actual"),
    ("Northwind has used adverts to compete with Contoso.", "compete", "actual"),
    ("Northwind will own Contoso.", "own", "planned"),
    ("Northwind may own Contoso.", "own", "possible"),
    ("Northwind does not own Contoso.", "own", "denied"),
    ("Northwind plans to stop making the Tessera phone.", "making", "actual"),
]

STATIVE_NOUNS: list[Row] = [
    ("Northwind announced a partnership with Contoso.", "partnership", "actual"),
    ("Northwind ended its partnership with Contoso.", "partnership", "ended"),
    ("Northwind will end its partnership with Contoso.", "partnership", "actual"),
    ("Talks between Northwind and Contoso collapsed.", "Talks", "ended"),
    ("Northwind will continue its talks with Contoso.", "talks", "actual"),
    ("Northwind seeks a partnership with Contoso.", "partnership", "possible"),
    ("Northwind's former partnership with Contoso made news.", "partnership", "ended"),
]

ROLES: list[Row] = [
    ("Contoso chief executive Ana Petrov will leave.", "executive", "actual"),
    ("Northwind wants to replace Contoso's chairman Ana Petrov.", "chairman", "actual"),
    ("Ana Petrov, the outgoing chairman of Contoso, spoke.", "chairman", "actual"),
    ("Is Ana Petrov, the chairman of Contoso, right?", "chairman", "actual"),
    ("Ana Petrov is the latest shareholder of Contoso to speak.", "shareholder", "actual"),
    ("Former Contoso chief executive Ana Petrov spoke.", "executive", "ended"),
    ("Ana Petrov, a former Contoso and Northwind executive, spoke.", "executive", "ended"),
    ("The former chairman and chief executive of Contoso spoke.", "executive", "ended"),
    ("Contoso's then-CEO Ana Petrov spoke.", "CEO", "ended"),
    ("The ex-Contoso boss Ana Petrov spoke.", "boss", "ended"),
    ("Ana Petrov, an engineer formerly at Contoso, spoke.", "engineer", "ended"),
    ("Ana Petrov, previously chairman of Contoso, spoke.", "chairman", "ended"),
    ("Ana Petrov, chairman of Contoso until 2019, spoke.", "chairman", "ended"),
    ("Ana Petrov, chairman of Contoso from 2009 to 2013, spoke.", "chairman", "ended"),
    ("Contoso's chairman at the time, Ana Petrov, spoke.", "chairman", "ended"),
    ("Incoming Contoso chief executive Ana Petrov spoke.", "executive", "planned"),
]

PREDICATES: list[tuple[str, tuple[str, str], Status]] = [
    ("Ana Petrov is chairman of Contoso.", ("chairman", "is"), "actual"),
    ("Ana Petrov has been chairman of Contoso since 2009.", ("chairman", "been"), "actual"),
    ("Ana Petrov said that she was chairman of Contoso.", ("chairman", "was"), "actual"),
    ("Ana Petrov joined Contoso as chairman.", ("chairman", "joined"), "actual"),
    ("Ana Petrov will step down as chairman of Contoso.", ("chairman", "step"), "actual"),
    ("Ana Petrov was chairman of Contoso.", ("chairman", "was"), "ended"),
    ("Ana Petrov served as chairman of Contoso.", ("chairman", "served"), "ended"),
    ("Ana Petrov had been chairman of Contoso.", ("chairman", "been"), "ended"),
    ("Ana Petrov stepped down as chairman of Contoso.", ("chairman", "stepped"), "ended"),
    ("Ana Petrov was replaced as chairman of Contoso.", ("chairman", "replaced"), "ended"),
    ("Ana Petrov replaced Jo Ray as chairman of Contoso.", ("chairman", "replaced"), "actual"),
    ("Ana Petrov will be chairman of Contoso.", ("chairman", "be"), "planned"),
    ("Ana Petrov will become chairman of Contoso.", ("chairman", "become"), "planned"),
    ("Ana Petrov could become chairman of Contoso.", ("chairman", "become"), "possible"),
    ("Ana Petrov is not chairman of Contoso.", ("chairman", "is"), "denied"),
    ("Ana Petrov will remain chairman of Contoso.", ("chairman", "remain"), "actual"),
]

MEASURES: list[tuple[str, tuple[str, ...], Status]] = [
    ("Contoso reported revenue of $8 billion.", ("revenue", "reported"), "actual"),
    ("Contoso expects revenue of $8 billion.", ("revenue", "expects"), "planned"),
    ("Revenue is expected to reach $8 billion.", ("Revenue",), "possible"),
    ("Revenue will reach $8 billion.", ("Revenue",), "planned"),
    ("Revenue could reach $8 billion.", ("Revenue",), "possible"),
    ("Revenue rose to $8 billion.", ("Revenue",), "actual"),
]


def words(text: str, *wanted: str) -> list[Token]:
    doc: Doc = load()(text)
    return [next(token for token in doc if token.text == word) for word in wanted]


@pytest.mark.parametrize(("text", "word", "status"), EVENTS)
def test_events_told_by_a_verb(text: str, word: str, status: Status) -> None:
    assert read_status(words(text, word), stative=False)[0] == status


@pytest.mark.parametrize(("text", "word", "status"), EVENT_NOUNS)
def test_events_told_by_a_noun(text: str, word: str, status: Status) -> None:
    assert read_status(words(text, word), stative=False, kind="noun")[0] == status


@pytest.mark.parametrize(("text", "word", "status"), STATES)
def test_states_told_by_a_verb(text: str, word: str, status: Status) -> None:
    assert read_status(words(text, word), stative=True)[0] == status


@pytest.mark.parametrize(("text", "word", "status"), STATIVE_NOUNS)
def test_states_told_by_a_noun(text: str, word: str, status: Status) -> None:
    assert read_status(words(text, word), stative=True, kind="noun")[0] == status


@pytest.mark.parametrize(("text", "word", "status"), ROLES)
def test_roles_told_by_the_way(text: str, word: str, status: Status) -> None:
    assert read_status(words(text, word), stative=True, kind="role")[0] == status


@pytest.mark.parametrize(("text", "statement", "status"), PREDICATES)
def test_roles_told_by_a_verb(text: str, statement: tuple[str, str], status: Status) -> None:
    assert read_status(words(text, *statement), stative=True, kind="role")[0] == status


@pytest.mark.parametrize(("text", "statement", "status"), MEASURES)
def test_figures(text: str, statement: tuple[str, ...], status: Status) -> None:
    assert read_status(words(text, *statement), stative=False, kind="measure")[0] == status


@pytest.mark.parametrize(
    ("text", "word", "stative", "status"),
    [
        ("Northwind discontinued the Tessera phone.", "discontinued", True, "ended"),
        ("Northwind will discontinue the Tessera phone.", "discontinue", True, "actual"),
        ("Northwind has not discontinued the Tessera phone.", "discontinued", True, "actual"),
        ("Northwind is discontinuing the Tessera phone.", "discontinuing", True, "actual"),
    ],
)
def test_an_end_that_has_not_come_leaves_things_as_they_are(
    text: str, word: str, stative: bool, status: Status
) -> None:
    assert read_status(words(text, word), stative=stative, base="ended")[0] == status


def test_a_wording_that_is_open_by_itself_can_still_be_denied() -> None:
    text = "Northwind withdrew its bid for Contoso."
    assert read_status(words(text, "bid"), stative=False, base="possible", kind="noun")[0] == "denied"


def test_the_words_behind_a_status_are_told() -> None:
    status, cues = read_status(words("Northwind has no plans to buy Contoso.", "buy"), stative=False)
    assert status == "denied"
    assert cues == ("plans", "no")


def test_a_verb_of_the_statement_does_not_govern_its_own_noun() -> None:
    text = "Northwind signed a partnership with Contoso."
    assert read_status(words(text, "signed", "partnership"), stative=True)[0] == "actual"
