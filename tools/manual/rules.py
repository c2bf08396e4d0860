"""The pages of the rules, from the rule modules: a module's docstring is its manual page."""

from __future__ import annotations

from planctl.lint.catalogue import GROUPS
from planctl.lint.rule import Rule
from planctl.lint.ruleset import Registered, all_rules
from planctl.lint.suppression import OWN
from tools.manual.prose import code, fence, paragraphs, prose, table


def rule_pages() -> dict[str, str]:
    """Each rule's page by file name: `PL203.md`."""
    return {f"{item.rule.id}.md": _page(item) for item in all_rules()}


def rule_list(argument: str = "") -> str:  # noqa: ARG001
    """All rules in their groups, and the tree of their pages."""
    parts = []
    for prefix in sorted({item.rule.id[:3] for item in all_rules()}):
        rules = [item.rule for item in all_rules() if item.rule.id.startswith(prefix)]
        rows = [
            [f"[{rule.id}]({rule.id}.md)", code(rule.name), rule.severity.value, prose(rule.summary)]
            for rule in rules
        ]
        head = GROUPS[prefix]
        parts.append(f"## {head}\n\n" + table(["rule", "name", "severity", ""], rows))
    tree = fence(":hidden:\n\n" + "\n".join(item.rule.id for item in all_rules()), "{toctree}")
    return "\n\n".join([*parts, tree])


def _page(item: Registered) -> str:
    rule = item.rule
    facts = [rule.severity.value, rule.confidence.value, _kinds(rule), _ignorable(rule)]
    parts = [
        f"# {rule.id}: {rule.name}",
        prose(rule.summary),
        table(["severity", "confidence", "looks at", "can be ignored"], [facts]),
        "## Why",
        paragraphs(item.rationale),
    ]
    if rule.beside:
        parts.append("## Beside it")
        for path, text in rule.beside:
            parts += [f"{code(path)}:", fence(text, "yaml")]
    if rule.failing:
        parts += ["## Reported", *_standing(rule)]
        parts += [fence(_shown(rule.failing), "yaml" if _is_yaml(rule) else "text")]
    if rule.passing:
        parts += ["## Sound", *_standing(rule)]
        parts += [fence(rule.passing, "yaml")]
    parts.append("The examples are cut down to what the rule looks at: a whole document needs more keys.")
    return "\n\n".join(parts) + "\n"


def _standing(rule: Rule) -> list[str]:
    """Where an example stands, for a rule that looks at several files or at their names."""
    return [f"{code(rule.at)}:"] if rule.at else []


def _kinds(rule: Rule) -> str:
    return ", ".join(code(kind) for kind in rule.kinds) or "every file"


def _ignorable(rule: Rule) -> str:
    if rule.always:
        return "no: the file could not be read as a document"
    if rule.name in OWN:
        return f"yes, with `--ignore {rule.id}`, but not by a comment"
    return f"yes: `# planctl: ignore[{rule.id}] why`, or `--ignore {rule.id}`"


def _is_yaml(rule: Rule) -> bool:
    """Whether a highlighter can read the failing example; one that breaks YAML itself it cannot."""
    return isinstance(rule.failing, str) and not rule.always


def _shown(example: str | bytes) -> str:
    """An example with what cannot be printed made visible."""
    from planctl.safe import printable

    text = example.decode("utf-8", "backslashreplace") if isinstance(example, bytes) else example
    return printable(text).replace("\t", "→   ")
