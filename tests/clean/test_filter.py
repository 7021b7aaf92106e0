"""Which sentences of prose are furniture."""

from __future__ import annotations

import pytest

from kg.clean.filter import without_furniture
from kg.clean.sentences import sentences

FACT = "Northwind bought Contoso for $1 billion."


def left(*paragraphs: str) -> list[str]:
    return without_furniture([paragraphs])[0]


@pytest.mark.parametrize(
    "furniture",
    [
        "Sign up for our newsletter.",
        "Sign up here.",
        "Get our newsletter in your inbox every morning.",
        "Subscribe today!",
        "Follow Jo Ray on X @joray.",
        "Should you invest $1,000 in Contoso right now?",
        "If you invested $1,000 in Contoso at the time, you'd have $90,000!*",
        "An investor who had put $1,000 into Contoso in 2012 would now have $8,000.",
        "Had you bought shares of Contoso then, the money would have doubled.",
        "Before you buy stock in Contoso, consider this: there are better ones.",
        "Sharpen Your Trading: Take advantage of Pinwheel Premium at 40% off!",
        "Unlock charts and daily tips to help you trade with confidence.",
        "Don't miss the next list, available when you join.",
        "7 stocks we like better than Contoso ›",
        "See the 7 stocks »",
        "*Goldleaf returns as of June 2, 2026.",
        "Jo Ray has no position in any of the stocks mentioned.",
        "Goldleaf has positions in and recommends Contoso.",
        "Goldleaf has a disclosure policy.",
        "This article was originally published by Goldleaf.",
        "© 2026 Goldleaf.",
        "All rights reserved.",
        "Reporting by Jo Ray; editing by Al Fenn.",
        "We use cookies to improve your experience.",
        "We may earn a commission if you buy through links on this page.",
        "Thanks for reading.",
        "Erhalten Sie unseren newsletter, Ihre Nachrichten am Morgen!",
        "Looking for your next winner?",
    ],
)
def test_furniture_goes_and_the_sentences_around_it_stay(furniture: str) -> None:
    assert left(f"{FACT} {furniture}", "It rose.") == [FACT, "It rose."]


@pytest.mark.parametrize(
    "content",
    [
        "\"If you're Contoso or Fabrikam, you don't want your rivals in your plant,\" he told Larkfield.",
        '"Sign up your friends and get our app," she said.',
        "“We want you to join us. You will see our best work,” said Ada Brandt of Northwind.",
        "The company will get a new chief executive next year.",
        "Northwind will join Contoso in talks with US regulators.",
        "Key Points Northwind beat second-quarter estimates, with profit up 38%.",
        "Contoso launched a subscription for its app in May.",
        "Download speeds rose after Northwind bought the network.",
        "Share prices fell sharply.",
        "Northwind holds a 5% position in Contoso.",
        "Is Contoso for sale?",
        "Northwind invested $1,000 in each of its employees.",
        "The magazine was first published in 1998.",
        "Small investors contributed to the rise.",
        "US lawmakers questioned your bank, Contoso.",
        "Even after today's rise, Contoso is a buy.",
        "Get this: Northwind lost $3 billion.",
    ],
)
def test_content_stays(content: str) -> None:
    assert left(f"{FACT} {content} It rose.") == [f"{FACT} {content} It rose."]


def test_a_doubtful_sentence_goes_only_beside_a_sure_one() -> None:
    assert left("Outside the UK? Sign up here.") == []
    assert left("Who is next? Contoso is.") == ["Who is next? Contoso is."]


def test_a_lone_plain_sentence_in_a_run_of_advertising_goes_too() -> None:
    run = "Should you invest in Contoso? Before you buy it, consider this: we like others more."
    plain = "The 7 names on the list could produce giant returns."
    assert left(f"{FACT} {run} {plain} Don't miss our newest list! {FACT[:-1]} again.") == [
        f"{FACT} {FACT[:-1]} again."
    ]


def test_a_plain_sentence_between_single_advertisements_stays() -> None:
    assert left("Sign up for our newsletter.", FACT, "Download our app today!") == [FACT]


def test_an_unfinished_tail_that_repeats_itself_goes() -> None:
    assert left(f"{FACT} Chart could not load Prices Chart could not load") == [FACT]
    assert left(f"{FACT} The rest of the text is missing") == [f"{FACT} The rest of the text is missing"]


def test_a_sentence_of_two_articles_is_furniture() -> None:
    both = "Goldleaf tracks the market around the clock."
    found = without_furniture([[f"{FACT} {both}", "It rose."], [both, "Fabrikam fell 3% on Monday.", "It rose."]])
    assert found == [[FACT, "It rose."], ["Fabrikam fell 3% on Monday.", "It rose."]]


def test_two_versions_of_one_story_both_stay() -> None:
    story = [FACT, "Contoso makes maps for ships.", "Its chief executive is Irene Castell."]
    assert without_furniture([story, [*story, "Shares rose 3% on the news."]])[0] == story


def test_a_sentence_said_again_in_its_own_article_is_left_once() -> None:
    assert left(FACT, "It rose.", FACT) == [FACT, "It rose."]


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("Mr. Vale of Contoso Inc. said so. It rose.", 2),
        ("It opened at 2 p.m. Eastern time. J. Ray spoke.", 2),
        ("It rose... and fell. U.S. Steel rose!", 2),
        ("He left.\u201d She stayed.", 2),
        ("Prices rose to $4.5 billion.", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(paragraph: str, count: int) -> None:
    found = sentences(paragraph)
    assert len(found) == count
    assert " ".join(one.text for one in found) == paragraph


def test_an_unclosed_quotation_protects_no_more_than_it_must() -> None:
    assert left("\"Prices fell,' said Jo Ray. Sign up for our newsletter.") == ["\"Prices fell,' said Jo Ray."]
    assert left('He called it "a day to remember. Sign up for our newsletter.') == ['He called it "a day to remember.']
    assert left('"We will see you soon. You and our people matter.') == [
        '"We will see you soon. You and our people matter.'
    ]
