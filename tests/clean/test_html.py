"""HTML pages give body, title, date, publisher and address."""

from __future__ import annotations

from kg.clean import articles
from kg.model import Article, Page, Skip

BODY = """
<p>Northwind has bought Contoso for $1 billion, the two companies said on Monday in a joint statement.</p>
<p>Contoso makes maps for ships and has 300 employees in four countries, most of them in Lisbon.</p>
<p>Sign up for our newsletter to get more stories like this in your inbox.</p>
<p>Its founder, Ada Brandt, will stay with the company for two years and then leave, she told reporters.</p>
"""
HTML = f"""<!DOCTYPE html><html lang="en"><head><title>Northwind buys Contoso | The Ledger</title>
<meta property="og:title" content="Northwind buys Contoso"><meta property="og:site_name" content="The Ledger">
<meta property="article:published_time" content="2026-05-12T08:00:00Z">
<link rel="canonical" href="https://ledger.example/northwind-contoso"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/m">Markets</a></li></ul></nav>
<article><h1>Northwind buys Contoso</h1><p class="byline">By Jo Ray</p>{BODY}
<table><tr><td>Northwind</td><td>12.3</td></tr></table></article>
<section class="comments"><p>I always knew that this company would be sold one day, said the reader.</p></section>
<footer><p>© 2026 The Ledger. All rights reserved.</p></footer></body></html>"""


def read(html: str) -> list[Article | Skip]:
    return list(articles(Page(source="a.html", media_type="text/html", content=html.encode())))


def test_body_and_metadata_are_read_and_furniture_goes() -> None:
    (found,) = read(HTML)
    assert isinstance(found, Article)
    assert (found.title, found.publisher, found.published, found.url) == (
        "Northwind buys Contoso",
        "The Ledger",
        "2026-05-12",
        "https://ledger.example/northwind-contoso",
    )
    paragraphs = found.text.split("\n\n")
    assert len(paragraphs) == 3
    assert paragraphs[0].startswith("Northwind has bought")
    assert "Ada Brandt" in paragraphs[2]


def test_a_page_read_twice_is_the_same_article() -> None:
    assert read(HTML) == read(HTML)


def test_a_date_that_only_the_running_text_names_is_no_date() -> None:
    page = HTML.replace('<meta property="article:published_time" content="2026-05-12T08:00:00Z">', "")
    (found,) = read(page.replace("on Monday", "on March 3, 2021"))
    assert isinstance(found, Article)
    assert found.published is None


def test_html_without_an_article_is_a_skip() -> None:
    for html in ("<html><body></body></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "<p>"):
        assert [type(one) for one in read(html)] == [Skip]
