"""From text to a checked expression: recursive descent, with the type of every part known at once."""

from __future__ import annotations

from decimal import Decimal

from planctl.model.registry import Registry
from planctl.query.errors import ExpressionError
from planctl.query.fields import FIELDS, Field
from planctl.query.lexer import Token, tokens
from planctl.query.printing import value_text
from planctl.query.syntax import (
    Among,
    And,
    Comparison,
    Constant,
    Count,
    Expression,
    Level,
    Not,
    Number,
    Or,
    Presence,
    Quantified,
    Quoted,
    Range,
    Span,
    Value,
    Word,
)
from planctl.query.values import EXAMPLES, KINDS, OPERATORS, day, figure, fitted, ranked
from planctl.suggest import did_you_mean

DEPTH = 40
_QUANTIFIERS = ("any", "every", "none", "count")
_RANGES = ("clauses", "points", "point", "clause", "topic", "category")
_SIGNS = ("=", "!=", "<", "<=", ">", ">=", "~")
_MEANT = {"all": "every", "each": "every", "some": "any", "exists": "any", "forall": "every", "no": "none",
          "quantity.maximum": "quantity.max", "quantity.minimum": "quantity.min", "actors": "actor",
          "topics": "topic", "territories": "territory", "parties": "party", "proponents": "proponent",
          "drafters": "drafter", "id": "point"}  # fmt: skip
_LOWER = {"plan": 0, "point": 1, "clause": 2}


def parse(text: str, registry: Registry | None = None) -> Expression:
    """The expression that a text writes.

    With a registry, the ids of actors, topics, categories and territories are looked up in it, and a name in
    quotation marks stands for its id. Raises ExpressionError with the place in the text, and with what was
    probably meant.
    """
    parser = _Parser(text, registry)
    found = parser.expression()
    parser.finish()
    return found


class _Parser:
    def __init__(self, text: str, registry: Registry | None) -> None:
        self.text, self.registry = text, registry
        self.tokens = tokens(text)
        self.at = 0
        self.depth = 0
        # Inside a range over points, fields of clauses need a quantifier of their own.
        self.inside: list[Level] = []

    # -- reading

    @property
    def now(self) -> Token:
        return self.tokens[self.at]

    def next(self) -> Token:
        token = self.now
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return token

    def fail(self, reason: str, token: Token | None = None, hint: str | None = None) -> ExpressionError:
        place = token or self.now
        return ExpressionError(reason, self.text, place.start, place.end, hint)

    def sign(self, *signs: str) -> bool:
        """Take a sign if it stands here."""
        if self.now.kind == "sign" and self.now.text in signs:
            self.next()
            return True
        return False

    def word(self, *words: str) -> bool:
        """Take a word of the language if it stands here."""
        if self.now.is_word(*words):
            self.next()
            return True
        return False

    def close(self, opened: Token) -> None:
        if not self.sign(")"):
            if self.now.kind == "end":
                raise self.fail("a parenthesis is not closed", opened)
            raise self._unexpected("`)`, `and` or `or`")

    def _unexpected(self, wanted: str) -> ExpressionError:
        token = self.now
        if token.kind == "end":
            return self.fail(f"the expression ends where {wanted} should stand")
        hint = None
        before = self.tokens[self.at - 1] if self.at else None
        if token.kind == "word":
            hint = did_you_mean(token.text.lower(), ["and", "or"])
            told = before is not None and before.kind == "word" and before.text not in FIELDS
            if told and hint is None and wanted != "`than`":
                hint = "several words of a text stand in quotation marks"
        return self.fail(f"here should stand {wanted}, not `{self._said(token)}`", token, hint)

    def _said(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def finish(self) -> None:
        if self.now.kind != "end":
            if self.now.text == ")":
                raise self.fail("this parenthesis closes nothing")
            raise self._unexpected("`and`, `or` or the end")

    # -- grammar

    def expression(self) -> Expression:
        """`or` binds least."""
        parts = [self.conjunction()]
        while self.word("or"):
            parts.append(self.conjunction())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def conjunction(self) -> Expression:
        """`and` binds more."""
        parts = [self.negation()]
        while self.word("and"):
            parts.append(self.negation())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def negation(self) -> Expression:
        """`not` binds most."""
        self.depth += 1
        if self.depth > DEPTH:
            raise self.fail(f"the expression is nested more than {DEPTH} levels deep")
        found: Expression = Not(self.negation()) if self.word("not") else self.primary()
        self.depth -= 1
        return found

    def primary(self) -> Expression:
        """Parentheses, constants, quantifiers, presence and comparisons."""
        token = self.now
        if self.sign("("):
            found = self.expression()
            self.close(token)
            return found
        if token.kind != "word":
            raise self._unexpected("a field, a quantifier or `(`")
        follows = self.tokens[min(self.at + 1, len(self.tokens) - 1)]
        if follows.text == "(" and follows.kind == "sign" and token.text.lower() not in ("in", "has"):
            return self.quantifier()
        if self.word("true", "false"):
            return Constant(token.text.lower() == "true")
        if self.word("has", "undisclosed"):
            return Presence(self.field().name, token.text.lower() == "undisclosed")
        return self.comparison()

    def field(self) -> Field:
        token = self.next()
        if token.kind != "word":
            self.at -= token.kind != "end"
            raise self._unexpected("a field")
        field = FIELDS.get(token.text)
        if field is None:
            low = token.text.lower()
            meant = low if low in FIELDS else _MEANT.get(low)
            hint = f"did you mean `{meant}`?" if meant in FIELDS else did_you_mean(low, FIELDS)
            raise self.fail(
                f"there is no field `{token.text}`", token, hint or "docs/expressions.md lists the fields"
            )
        if self.inside and _LOWER[field.level] > _LOWER[self.inside[-1]]:
            raise self.fail(
                f"`{field.name}` is a field of clauses, and `points` runs over points",
                token,
                f"write any({field.name} …), every(…) or none(…) here: it runs over the point's clauses",
            )
        return field

    def comparison(self) -> Expression:
        field = self.field()
        token = self.now
        negated = token.is_word("not") and self.tokens[self.at + 1].is_word("in")
        if negated:
            self.next()
        if self.word("in"):
            return self._among(field, negated)
        if token.is_word("weaker", "stronger"):
            return self._strength(field)
        if token.is_word("is"):
            raise self.fail(
                "there is no `is` in the language", token, f"write `{field.name} = …` or `has {field.name}`"
            )
        if not (token.kind == "sign" and token.text in _SIGNS):
            if token.kind == "end" or token.text == ")" or token.is_word("and", "or"):
                raise self.fail(
                    f"`{field.name}` is compared with nothing",
                    self.tokens[self.at - 1],
                    f"write `has {field.name}` to ask whether the text says it",
                )
            raise self._unexpected("=, !=, <, <=, >, >=, ~ or `in`")
        self.next()
        if token.text not in OPERATORS[field.type]:
            hint = "it knows " + ", ".join((*OPERATORS[field.type], "in"))
            if field.name == "modality":
                hint = "write `modality weaker than shall` or `modality stronger than may`"
            elif token.text == "~":
                hint += "; `text ~ …` looks for words"
            raise self.fail(f"`{field.name}` is {KINDS[field.type]}: it has no `{token.text}`", token, hint)
        return Comparison(field.name, token.text, self.value(field))  # type: ignore[arg-type]

    def _among(self, field: Field, negated: bool) -> Among:
        opened = self.now
        if not self.sign("("):
            raise self._unexpected("`(` and a list of values")
        values = [self.value(field)]
        while self.sign(","):
            values.append(self.value(field))
        self.close(opened)
        return Among(field.name, tuple(values), negated)

    def _strength(self, field: Field) -> Comparison:
        token = self.next()
        if field.name != "modality":
            raise self.fail(f"`{field.name}` has no strength: only modality has", token)
        if not self.word("than"):
            raise self._unexpected("`than`")
        word = self.next()
        said = word.text if word.kind == "word" else ""
        value = ranked(said, lambda reason, hint: self.fail(reason, word, hint))
        return Comparison("modality", f"{token.text.lower()} than", value)  # type: ignore[arg-type]

    def value(self, field: Field) -> Value:
        """A value of the field's type."""
        token = self.now
        first = self.at

        def fail(reason: str, hint: str | None) -> ExpressionError:
            last = self.tokens[max(self.at - 1, first)]
            return ExpressionError(reason, self.text, token.start, max(last.end, token.end), hint)

        value = self._value(field, fail)
        return fitted(field, value, fail, self.registry)

    def _value(self, field: Field, fail) -> Value:  # type: ignore[no-untyped-def]
        token = self.now
        if token.kind == "number":
            self.next()
            if field.type in ("id", "word", "label", "step"):
                return Word(token.text)
            found, taken = figure(token, self.tokens[self.at :], lambda reason, hint: fail(reason, hint))
            self.at += taken
            return found
        if token.kind == "sign" and token.text in ("$", "€") and self.tokens[self.at + 1].kind == "number":
            self.next()
            inner = self.next()
            found, taken = figure(inner, self.tokens[self.at :], lambda reason, hint: fail(reason, hint))
            self.at += taken
            return Number(found.value, found.unit or {"$": "USD", "€": "EUR"}[token.text])
        if token.is_word("usd", "eur") and self.tokens[self.at + 1].kind == "number":
            self.next()
            inner = self.next()
            found, taken = figure(inner, self.tokens[self.at :], lambda reason, hint: fail(reason, hint))
            self.at += taken
            return Number(found.value, token.text.upper())
        if token.kind in ("word", "ref"):
            self.next()
            if token.text in FIELDS and field.type in ("figure", "number", "day", "duration", "time"):
                raise fail(
                    f"`{token.text}` is a field, and a field is compared with a value",
                    EXAMPLES.get(field.type),
                )
            return Word(token.text)
        if token.kind == "text":
            self.next()
            return Quoted(token.text)
        if token.kind == "span":
            self.next()
            return Span(token.text) if field.type in ("duration", "time") else Word(token.text)
        if token.kind == "day":
            self.next()
            return day(token.text, fail)
        if token.kind == "end" or token.kind == "sign":
            raise self._unexpected(f"{KINDS[field.type]} for `{field.name}`")
        raise self._unexpected("a value")

    def quantifier(self) -> Expression:
        token = self.next()
        name = token.text.lower()
        if name not in _QUANTIFIERS:
            if token.text in FIELDS:
                raise self.fail(
                    f"`{token.text}` is a field and takes no parentheses",
                    token,
                    f"write `{token.text} = …` or `{token.text} in (…)`",
                )
            if self.now.text == "(" and name in ("and", "or", "not"):
                raise self.fail(f"`{token.text}` stands where a condition should stand", token)
            meant = _MEANT.get(name)
            hint = f"did you mean `{meant}`?" if meant in _QUANTIFIERS else did_you_mean(name, _QUANTIFIERS)
            known = "there are any, every, none and count"
            raise self.fail(f"there is no function `{token.text}`", token, hint or known)
        opened = self.next()
        found, body = self._inside()
        self.close(opened)
        if name != "count":
            return Quantified(name, found, body)  # type: ignore[arg-type]
        sign = self.now
        if not self.sign("=", "!=", "<", "<=", ">", ">="):
            raise self._unexpected("=, !=, <, <=, > or >= and a number, after `count(…)`")
        number = self.next()
        said = Decimal(number.text.replace(",", "").replace("_", "")) if number.kind == "number" and (
            "%" not in number.text) else None  # fmt: skip
        if said is None or said != said.to_integral_value() or not 0 <= said <= 1_000_000:
            raise self.fail("a count is compared with a whole number", number, "count(…) >= 2")
        return Count(found, body, sign.text, int(said))  # type: ignore[arg-type]

    def _inside(self) -> tuple[Range | None, Expression | None]:
        found = self._range()
        over = "point" if found is not None and found.kind == "points" else "clause"
        if found is not None and not self.sign(":"):
            if self.now.kind == "sign" and self.now.text == ")":
                return found, None
            raise self._unexpected("`:` and a condition, `where` or `)`")
        self.inside.append(over)  # type: ignore[arg-type]
        self.depth += 1
        body = self.expression()
        self.depth -= 1
        self.inside.pop()
        return found, body

    def _range(self) -> Range | None:
        """A range, where one stands: a word of a range that no comparison follows."""
        token, follows = self.now, self.tokens[min(self.at + 1, len(self.tokens) - 1)]
        if not token.is_word(*_RANGES):
            return None
        kind = token.text.lower()
        if kind not in ("clauses", "points") and (
            follows.kind == "end" or (follows.kind == "sign") or follows.is_word("in", "not")
        ):
            return None
        self.next()
        name = None
        if kind not in ("clauses", "points"):
            named = self.next()
            value: Value = Quoted(named.text) if named.kind == "text" else Word(named.text.lstrip("#"))
            if named.kind not in ("word", "number", "text", "ref"):
                raise self.fail(f"here should stand the name of a {kind}", named)
            if kind in ("topic", "category"):
                value = fitted(
                    FIELDS[kind], value, lambda reason, hint: self.fail(reason, named, hint), self.registry
                )
            elif kind == "clause" and "." not in str(value.value):
                raise self.fail(
                    f"`{value.value}` names no clause", named, "name its point too: clause force-cap.cap"
                )
            name = str(value.value)
        where = None
        if self.word("where"):
            self.inside.append("point" if kind == "points" else "clause")
            self.depth += 1
            where = self.expression()
            self.depth -= 1
            self.inside.pop()
        return Range(kind, name, where)  # type: ignore[arg-type]


__all__ = ["parse", "value_text"]
