"""The amount of a deal: what hangs on its words, what is paid for it, or what the article says of "the deal"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span, Token

from kg.extract.match.found import Found
from kg.extract.reading import Reading
from kg.extract.slots import slot_tokens
from kg.extract.syntax import (
    CLAUSES,
    OBJECTS,
    SUBJECTS,
    children,
    complements,
    is_passive,
    is_verb,
    lemma_with_particle,
)
from kg.extract.units import unit_allowed
from kg.model import Match
from kg.schema import Relation

STAKE_WORDS = frozenset({"stake", "interest", "share", "shareholding", "holding", "ownership", "equity", "control"})
DEALS = frozenset(
    {"deal", "acquisition", "takeover", "purchase", "buyout", "merger", "transaction", "bid", "offer", "agreement"}
    | {"sale", "price"}
)
PAYING = frozenset(["pay", "spend", "offer", "shell", "fork", "splash", "invest", "raise", "borrow", "bid", "commit"])
PRICES = frozenset({"price", "deal value"})  # what a relation calls its amount where a whole deal has one
LENT = PRICES | {"investment"}
SHARES = frozenset({"stake", "share", "shareholding", "holding", "interest"})
BUYING = frozenset({"buy", "purchase", "acquire", "snap up", "pick up"})
CLAIMING = frozenset({"return", "recover", "seek", "demand", "claim", "repay", "refund"})
SUMS = ("value", "worth", "total")
RANKS = {"percent": 1, "shares": 2}  # money comes first


def amount_of(found: Found, reading: Reading) -> int | None:
    """The amount mention of a statement, the object itself where it is one; None where no amount is told."""
    relation = found.rule.relation
    if reading.candidates[found.object].kind == "amount":
        return found.object
    if relation.amount is None:
        return None
    best: int | None = None
    for tokens in (_in_slots(found), _below(found, reading), _paid(found), _for_money(found, reading), _next(found)):
        for index in sorted(_admitted(tokens, relation, reading), key=lambda index: (_rank(index, reading), index)):
            if best is None or _rank(index, reading) < _rank(best, reading):
                best = index
        if best is not None and _rank(best, reading) == 0:
            return best
    return best


def _admitted(tokens: Iterable[Token], relation: Relation, reading: Reading) -> list[int]:
    indices = {index for token in tokens if (index := reading.by_token.get(token.i)) is not None}
    return [
        index
        for index in sorted(indices)
        if reading.candidates[index].kind == "amount"
        and unit_allowed(reading.candidates[index].amount, relation)
        and _is_stake_or_money(index, reading)
    ]


def _in_slots(found: Found) -> list[Token]:
    return [
        token for head in found.statement for slot in found.rule.wording.amount for token in slot_tokens(head, slot)
    ]


def _below(found: Found, reading: Reading) -> Iterator[Token]:
    """What hangs on the statement's words, no other clause in between."""
    for head in found.statement:
        yield from reach(head, reading)


def reach(token: Token, reading: Reading, depth: int = 0) -> Iterator[Token]:
    """``token`` and the words below it in its own clause, with "a deal worth", "a stake valued at"."""
    yield token
    if depth > 6:
        return
    named = reading.candidate_at(token) is not None  # "Contoso, valued at $3bn" is no price
    for child in token.children:
        clause = child.dep_ in CLAUSES and is_verb(child) and (named or child.lemma_ not in SUMS)
        if not clause and not (child.dep_ == "conj" and is_verb(child)):
            yield from reach(child, reading, depth + 1)


def _paid(found: Found) -> Iterator[Token]:
    """ "its **$44bn** deal to buy", "paid **$4bn** to acquire", "spent **$4bn** on the purchase of"."""
    head = found.statement[0]
    above = head.head.head if head.dep_ == "pobj" else head.head
    for clause in children(head, "xcomp", "ccomp", "advcl"):  # "ordered it to pay **$4bn**", "sued to recover **$4bn**"
        verbs = CLAIMING if clause.dep_ == "advcl" else PAYING | CLAIMING
        if clause.lemma_.lower() in verbs:
            yield from children(clause, *OBJECTS)
    if head.dep_ == "acl" and above.lemma_.lower() in DEALS:
        for child in children(above, "nummod", "compound", "nmod", "amod", "prep"):
            yield from child.subtree
    if is_verb(above) and above.lemma_.lower() in PAYING and head.dep_ in ("xcomp", "advcl", "pobj", "acl"):
        yield from children(above, *OBJECTS)


def _for_money(found: Found, reading: Reading) -> Iterator[Token]:
    """ "for $44 billion", wherever below the verb the parser hung it."""
    head = found.statement[0]
    for token in head.subtree if is_verb(head) else ():
        index = reading.by_token.get(token.i)
        begins = index is not None and token.i == reading.candidates[index].start > head.i
        if begins and reading.doc[token.i - 1].lower_ == "for":
            yield token


def _next(found: Found) -> list[Token]:
    """ "The deal is worth $3 billion." right after."""
    if found.rule.relation.amount not in PRICES:
        return []
    sentence = found.statement[0].sent
    if sentence.end >= len(sentence.doc):
        return []
    following = sentence.doc[sentence.end].sent
    return list(following) if _tells_price(following) else []


def _tells_price(sentence: Span) -> bool:
    subjects = children(sentence.root, *SUBJECTS)
    return any(subject.lemma_.lower() in DEALS and _definite(subject) for subject in subjects)


def _definite(noun: Token) -> bool:
    return any(child.lower_ in ("the", "this") or child.tag_ == "PRP$" for child in noun.children)


def _rank(index: int, reading: Reading) -> int:
    amount = reading.candidates[index].amount
    return RANKS.get(amount.unit, 0) if amount is not None else 0


def _is_stake_or_money(index: int, reading: Reading) -> bool:
    """A percentage is a deal's amount only as a stake ("49 % of", "a 49 % stake", "49 % owned")."""
    amount = reading.candidates[index].amount
    if amount is None or amount.unit != "percent":
        return True
    end = reading.candidates[index].end
    return any(t.lower_ in STAKE_WORDS or t.lower_ in ("of", "owned") for t in reading.doc[end : end + 3])


def lend_prices(matches: Sequence[Match], reading: Reading) -> tuple[Match, ...]:
    """Where an article is about one deal alone, "the $3 billion deal", "the stake was bought for" give its price."""
    deals = [match for match in matches if _is_priced(match, reading)]
    pairs = {frozenset(_chains(match, reading)) for match in deals}
    if not deals or any(_in_money(match, reading) for match in deals) or len({_bought(m, reading) for m in deals}) != 1:
        return tuple(matches)
    if len(pairs) > 2:
        return tuple(matches)
    return tuple(_lent(match, reading) if match in deals else match for match in matches)


def _lent(match: Match, reading: Reading) -> Match:
    relation = reading.schema.relation(match.relation)
    told = _spoken_of(reading) if relation.amount in PRICES else _paid_for_shares(reading)
    prices = [index for index in _admitted(told, relation, reading) if _rank(index, reading) == 0]
    if len({reading.candidates[index].amount for index in prices}) != 1:
        return match
    return match.model_copy(update={"amount": prices[0]})


def _is_priced(match: Match, reading: Reading) -> bool:
    relation = reading.schema.relation(match.relation)
    return relation.amount in LENT and (not relation.stative)


def _in_money(match: Match, reading: Reading) -> bool:
    return match.amount is not None and _rank(match.amount, reading) == 0


def _paid_for_shares(reading: Reading) -> Iterator[Token]:
    """ "Its shares were purchased for **$230m**", "the stake was bought for **$9m**"."""
    for verb in reading.doc:
        if not (is_verb(verb) and is_passive(verb) and BUYING.intersection(lemma_with_particle(verb))):
            continue
        if any(noun.lemma_.lower() in SHARES and _definite(noun) for noun in children(verb, *SUBJECTS)):
            yield from complements(verb, "for")


def _chains(match: Match, reading: Reading) -> tuple[int, int]:
    return reading.candidates[match.subject].chain, reading.candidates[match.object].chain


def _bought(match: Match, reading: Reading) -> int:
    """What changes hands; of a merger, which names no side, the later name."""
    chains = _chains(match, reading)
    return max(chains) if reading.schema.relation(match.relation).symmetric else chains[1]


def _spoken_of(reading: Reading) -> Iterator[Token]:
    """The words before and after "deal" in "the $3 billion deal", "his takeover for $3 billion"."""
    for noun in reading.doc:
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in DEALS and _definite(noun):
            yield from reach(noun, reading)
