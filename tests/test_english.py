"""The rules of our English that lists of words can hold, over all that people read.

A function's docstring begins with a verb, a class's or a module's with a noun. Neither they nor
messages, help, pages and registers use "of which" and its like, or another word for what our
table has a word for. Reading aloud holds the rest.
"""

import ast
import inspect
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.source_modules import MODULES, SOURCE, tree_of

ROOT = Path(__file__).parents[1]

BACKWARDS = re.compile(
    r"\b(of which|of whom|of whose|what of|none (?:where|when|of none|for none)"
    r"|(?<!there )(?:is|are) none|what (?:became|becomes) of|the same of|(?:be|is|are) wanting"
    r"|(?:is|are) told|there being|told last)\b",
    re.IGNORECASE,
)
"""Turns of phrase that nobody says across a desk; "if there is none" is an exception."""

OTHER_WORDS = re.compile(r"\b(fora|past its day|promises? to|unowned items?|unrated items?)\b")
"""Words that have another word in our table."""

SENTENCES_OF_DOCUMENTATION = {
    "checks/abbreviations.py", "checks/dates.py", "checks/history_rules.py",
    "checks/inspectorate.py", "checks/leads.py", "checks/meetings.py",
    "checks/personal_data.py", "checks/rag.py",
    "checks/references.py", "checks/responses.py",
    "checks/withdrawals.py",
    "queries/challenge/already_heard.py",
    "queries/challenge/rules/commitments.py",
    "queries/challenge/rules/confidence.py",
    "queries/challenge/rules/dates.py",
    "queries/challenge/rules/dependencies.py",
    "queries/challenge/rules/evidence.py", "queries/challenge/rules/measures.py",
    "queries/challenge/rules/money.py", "queries/challenge/rules/obstacles.py",
    "queries/challenge/rules/parts.py",
    "queries/challenge/rules/patterns.py",
    "queries/challenge/rules/proposals.py", "queries/challenge/rules/submissions.py",
    "queries/challenge/rules/programmes.py",
    "queries/challenge/rules/staffing.py", "queries/challenge/rules/standing.py",
    "queries/challenge/rules/steps.py",
    "queries/challenge/rules/targets.py",
    "queries/challenge/rules/telling_statements.py",
    "queries/challenge/rules/unrecorded.py",
    "queries/challenge/rules/updates.py", "queries/challenge/rules/well.py",
    "exports/by_day.py", "exports/inspections.py",
    "exports/items.py", "exports/meetings.py", "exports/organisation.py", "exports/progress.py",
    "exports/withdrawals.py",
}  # fmt: skip
"""Modules whose public functions are rules or columns: a docstring there states the rule, or says
what a column of the data dictionary holds, and so begins as that sentence does."""

VERBS = frozenset(
    re.findall(r"\w+", """
    Account Add Annotate Append Apply Ask Assign Begin Build Capitalise Carry Change Check Choose
    Clear Close Collect Combine Commit Compare Copy Correct Count Create Cut Decide Decode Defer
    Describe Divide Do Draft Draw Drop Encode Enter Escape Explain Export Find Finish Fit Follow
    Give Go Group Have Hold Import Indent Insert Install Join Judge Keep Lay Leave Let List Load
    Lock Lower Make Map Mark Match Merge Move Name Normalise Note Number Open Order Pair Parse Place
    Plan Prefix Print Propose Put Quote Read Record Refuse Remove Render Reopen Replace Report
    Restore Restrict Return Review Round Run Say Set Shorten Show Sort Split Start Stop Submit
    Suspend Take Track Try Turn Undo Use Weigh Withdraw Write Yield
    """)
)  # fmt: skip
"""Verbs that a function's docstring may begin with; add the one that you need."""

BOTH = {"Account", "Change", "Check", "Commit", "Correct", "Count", "Draft", "Export", "Fit",
        "Import", "List", "Lock", "Map", "Match", "Merge", "Name", "Note", "Number", "Order",
        "Place", "Plan", "Prefix", "Quote", "Record", "Report", "Return", "Review", "Set",
        "Sort"}  # fmt: skip
"""Verbs that are nouns as well."""

NOT_NOUNS = {"which", "what", "how", "where", "whether", "when", "why", "whose", "who", "as", "in"}
"""Words with which the docstring of a class or a module does not begin."""


class Docstring(NamedTuple):
    """A docstring and what it describes."""

    kind: str
    place: str
    text: str


def docstrings_of(tree: ast.Module, module: str) -> Iterator[Docstring]:
    """List a module's docstrings: its own, and those of its classes, functions and fields."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            name = getattr(node, "name", "")
            text = ast.get_docstring(node)
            if text:
                yield Docstring(kind_of(node), f"{module}:{name}", text)
            for before, after in pairwise(node.body):
                match before, after:
                    case ast.AnnAssign() | ast.Assign(), ast.Expr(ast.Constant(str() as text)):
                        yield Docstring("field", f"{module}:{name}", inspect.cleandoc(text))


def kind_of(node: ast.Module | ast.ClassDef | ast.FunctionDef) -> str:
    """Return module, class, function, or property: it is read as a field, so it has a noun."""
    if isinstance(node, ast.FunctionDef):
        decorators = [ast.unparse(each) for each in node.decorator_list]
        return "property" if any(each.endswith("property") for each in decorators) else "function"
    return "class" if isinstance(node, ast.ClassDef) else "module"


def faults_of(docstring: Docstring) -> Iterator[str]:
    """List what is wrong with a docstring."""
    for words in (BACKWARDS, OTHER_WORDS):
        yield from (
            f"{docstring.place} says {found[0]!r}" for found in words.finditer(docstring.text)
        )
    first = re.split(r"[\s:;,]", docstring.text, maxsplit=1)[0]
    module, _, name = docstring.place.partition(":")
    states_a_rule = module in SENTENCES_OF_DOCUMENTATION and not name.startswith("_")
    if docstring.kind == "function" and first not in VERBS and not states_a_rule:
        yield f"{docstring.place} begins with {first!r}, no verb"
    elif docstring.kind in ("class", "module") and (
        first.lower() in NOT_NOUNS or first in VERBS - BOTH
    ):
        yield f"{docstring.place} begins with {first!r}, no noun"


def test_docstrings_are_in_our_english() -> None:
    faults = [
        fault
        for module in MODULES
        for each in docstrings_of(tree_of(module), module)
        for fault in faults_of(each)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ('def f():\n    """The items of which a paper spoke."""',
         ["m.py:f says 'of which'", "m.py:f begins with 'The', no verb"]),
        ('def f():\n    """List the items, none where of none."""', ["m.py:f says 'none where'"]),
        ('def f():\n    """Return the items that a paper reported last."""', []),
        ('class A:\n    """What a row is."""', ["m.py:A begins with 'What', no noun"]),
        ('class A:\n    """Return a row."""', []),
        ('class A:\n    """Make a row."""', ["m.py:A begins with 'Make', no noun"]),
        ('class A:\n    @property\n    def f(self):\n        """The row."""', []),
        ('"""Where rows stand."""', ["m.py: begins with 'Where', no noun"]),
        ('ROW = 1\n"""None where there is no row."""', ["m.py: says 'None where'"]),
        ('"""Rows for all fora."""', ["m.py: says 'fora'"]),
    ],
)  # fmt: skip
def test_the_words_of_a_docstring_are_held(source: str, faults: list[str]) -> None:
    found = [
        fault for each in docstrings_of(ast.parse(source), "m.py") for fault in faults_of(each)
    ]
    assert found == faults


def test_each_exception_is_still_there() -> None:
    assert [name for name in SENTENCES_OF_DOCUMENTATION if not (SOURCE / name).is_file()] == []


FOREIGN = {
    "promise, pledge": r"\b(?:pledge[sd]?|outstanding promises?)\b",
    "last day": r"\bpast (?:its|their|the) (?:last )?days?\b",
    "the inspectorate's date": r"\bthe inspectorate's (?:due )?dates?\b",
    "unowned, unrated": r"\b(?:unowned|unrated|wanting)\b",
    "what stands in the way": r"\bwhat (?:stands|is) in the way\b",
    "how success will be seen": r"\bsuccess (?:is|will be) (?:to be )?seen\b",
    "nobody named": r"\bnobody named\b|\bno (?:day|time) (?:named|set)\b",
    "by whom": r"\bby whom is not\b|\bnobody owns\b",
    "belongs into": r"\bbelongs? into\b",
    "mend": r"\b(?:mend|anew)\b",
    "pretend": r"\bpretend\b|\btell an item\b",
    "taken in": r"\bhas taken (?:this|it) in\b|\bbreathe new life\b",
}
"""Other words for what our table has a word for, and turns of phrase beside which it sets ours."""

ALLOWED = {
    ("docs/glossary.md", "unowned"): "the table of words that are not used",
    ("docs/glossary.md", "unrated"): "the same",
    ("docs/glossary.md", "the inspectorate's date"): "the same",
    ("docs/templates.md", "unowned"): "a name that forces' own templates use",
    ("src/peeltrack/imports/trackers/rag_words.py", "unrated"): "a word that trackers use",
    ("src/peeltrack/model/vocabulary.py", "unrated"): "the word of the filter --rag",
    ("src/peeltrack/model/choices.py", "unrated"): "the same",
    ("src/peeltrack/returns/typed_cells.py", "unrated"): "a word that a lead may type",
    (
        "register/inspections/peel-2018/inspection.yaml",
        "of which",
    ): "a part of a count",
}
"""Where a foreign word stays, and why."""

OF_ANOTHER_LANGUAGE = re.compile(r"/imports/(?:language|notes|unfolding|reports)/|/language/")
"""Modules whose strings are the words of papers, not ours."""


def messages_of(tree: ast.Module) -> Iterator[str]:
    """List the texts of a module that are for people: with a blank, and no regular expression."""
    docstrings = {id(statement.value) for node in ast.walk(tree)
                  if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
                  for statement in node.body if isinstance(statement, ast.Expr)}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_pattern = re.search(r"\\[bswdW]|\(\?", node.value)
            if id(node) not in docstrings and " " in node.value and not is_pattern:
                yield node.value


def texts_for_people() -> Iterator[tuple[str, str]]:
    """List what people read: messages, help, hand-written pages and the sample registers."""
    for module, path in MODULES.items():
        name = path.relative_to(ROOT).as_posix()
        if not OF_ANOTHER_LANGUAGE.search(name):
            yield from ((name, text) for text in messages_of(tree_of(module)))
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(SOURCE / "scaffold").glob("*.md")]
    registers = [*ROOT.glob("register/**/*.yaml"), *ROOT.glob("examples/**/*.yaml")]
    for path in sorted([*pages, *registers]):
        name = path.relative_to(ROOT).as_posix()
        if name != "CHANGELOG.md":  # it says what was so at the time
            text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text("utf-8"), flags=re.DOTALL)
            yield name, text


def foreign_words(name: str, text: str) -> Iterator[str]:
    """List the foreign words of a text, without those that are allowed there."""
    for pattern in (BACKWARDS, OTHER_WORDS, *(re.compile(each, re.I) for each in FOREIGN.values())):
        for found in pattern.finditer(text):
            if (name, found[0].lower()) not in ALLOWED:
                yield f"{name} says {found[0]!r}"


def test_what_people_read_is_in_our_english() -> None:
    faults = [fault for name, text in texts_for_people() for fault in foreign_words(name, text)]
    assert not faults, "\n".join(sorted(set(faults)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11 overdue, of which 3 are steps.", ["of which"]),
        ("None where there is none.", ["None where"]),
        ("Findings of which something is wanting", ["of which", "is wanting", "wanting"]),
        ("One item past its day; unowned.", ["past its day", "past its day", "unowned"]),
        ("Success is to be seen by audit.", ["Success is to be seen"]),
        ("15 June 2022 is wrong; mend it.", ["mend"]),
        ("The line belongs into the repository.", ["belongs into"]),
        ("15 June 2022 is in the future; correct the date.", []),
        ("Success is measured by audit; 11 are overdue and one is not rated.", []),
    ],
)
def test_the_words_that_people_read_are_held(text: str, found: list[str]) -> None:
    said = [fault.partition(" says ")[2].strip("'") for fault in foreign_words("docs/x.md", text)]
    assert said == found
    assert [*foreign_words("docs/glossary.md", "unowned")] == []


def test_each_allowed_word_is_still_there() -> None:
    texts = {name: (ROOT / name).read_text(encoding="utf-8").lower() for name, _ in ALLOWED}
    assert [each for each in ALLOWED if each[1] not in texts[each[0]]] == []


def test_no_template_lowers_the_names_in_a_sentence() -> None:
    """`capitalize` writes "6 august" within a sentence; `capitalised` keeps its names."""
    lowered = [
        p.name for p in (ROOT / "templates").rglob("*.j2") if "capitalize" in p.read_text("utf-8")
    ]
    assert lowered == []
