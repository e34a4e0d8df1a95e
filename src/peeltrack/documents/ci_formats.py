"""Problems in the formats of pull requests and pipelines, one writer each. Pure."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from peeltrack import __version__
from peeltrack.model.problems import Problem
from peeltrack.model.vocabulary import Severity

Writer = Callable[[Sequence[Problem], str], str]
"""A writer of problems, most important first; the second argument is the prefix of each file."""

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_GITLAB = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}
_AZURE = {"%": "%AZP25", "\r": "%0D", "\n": "%0A"}
_AZURE_PROPERTY = {**_AZURE, ";": "%3B", "]": "%5D"}


def as_github(problems: Sequence[Problem], prefix: str) -> str:
    """Return workflow commands; GitHub shows the first ten of each level of a step."""
    return _lines([github_line(_GITHUB[problem.severity], problem, prefix) for problem in problems])


def as_azure(problems: Sequence[Problem], prefix: str) -> str:
    """Return logging commands, which Azure shows on the page of the run, notes as warnings."""
    return _lines([azure_line(problem, prefix) for problem in problems])


def as_gitlab(problems: Sequence[Problem], prefix: str) -> str:
    """Return a code quality report; GitLab merges problems that share a fingerprint."""
    entries = [
        {
            "description": problem.message,
            "check_name": problem.rule,
            "fingerprint": fingerprint,
            "severity": _GITLAB[problem.severity],
            "location": {
                "path": f"{prefix}{problem.file}",
                "lines": {"begin": problem.line or 1},
            },
        }
        for problem, fingerprint in zip(problems, _fingerprints(problems), strict=True)
    ]
    return _json(entries)


def as_junit(problems: Sequence[Problem], prefix: str, on: date) -> str:
    """Return a test report: errors fail, the rest is skipped; no problem is one test passed.

    Ant's schema requires more than any host reads: a host, a time, empty properties and output.
    """
    cases = [_case(problem, prefix) for problem in problems] or [
        '    <testcase classname="peeltrack" name="every rule is kept" time="0"/>'
    ]
    counts = Counter(problem.severity for problem in problems)
    attributes = (
        f'id="0" name="validate" package="peeltrack" hostname="localhost" timestamp="{on}T00:00:00"'
        f' time="0" tests="{len(cases)}" failures="{counts[Severity.ERROR]}" errors="0"'
        f' skipped="{len(problems) - counts[Severity.ERROR]}"'
    )
    return _lines(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<testsuites>",
            f"  <testsuite {attributes}>",
            "    <properties/>",
            *cases,
            "    <system-out/>",
            "    <system-err/>",
            "  </testsuite>",
            "</testsuites>",
        ]
    )


def as_sarif(problems: Sequence[Problem], prefix: str) -> str:
    """Return SARIF 2.1.0, for code scanning."""
    rules = sorted({problem.rule for problem in problems})
    driver = {
        "name": "PeelTrack",
        "version": __version__,
        "rules": [{"id": rule, "name": _pascal(rule)} for rule in rules],
    }
    results = [
        {
            "ruleId": problem.rule,
            "ruleIndex": rules.index(problem.rule),
            "level": problem.severity.value,
            "message": {"text": problem.message},
            "locations": [{"physicalLocation": _place(problem, prefix)}],
            "partialFingerprints": {"peeltrack/v1": fingerprint},
        }
        for problem, fingerprint in zip(problems, _fingerprints(problems), strict=True)
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return _json({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _place(problem: Problem, prefix: str) -> dict[str, object]:
    return {
        "artifactLocation": {"uri": quote(f"{prefix}{problem.file}", errors="replace")},
        "region": {"startLine": problem.line or 1, "startColumn": problem.column or 1},
    }


def _case(problem: Problem, prefix: str) -> str:
    place = f"{prefix}{problem.file}"
    name = f"{problem.rule}: {problem.message}"
    case = f'classname={quoteattr(place)} name={quoteattr(name)} time="0"'
    attributes = f"message={quoteattr(problem.message)}"
    where = escape(f"{place}:{problem.line or 1}:{problem.column or 1}")
    if problem.severity != Severity.ERROR:
        return f"    <testcase {case}><skipped {attributes}>{where}</skipped></testcase>"
    kind = quoteattr(problem.rule)
    return f"    <testcase {case}><failure {attributes} type={kind}>{where}</failure></testcase>"


def _fingerprints(problems: Sequence[Problem]) -> list[str]:
    """Return a distinct fingerprint for each problem that does not depend on its line."""
    repeats: Counter[str] = Counter()
    fingerprints = []
    for problem in problems:
        words = "\0".join((problem.rule, problem.file, problem.message))
        repeats[words] += 1
        mark = f"{words}\0{repeats[words]}".encode(errors="backslashreplace")
        fingerprints.append(hashlib.sha256(mark).hexdigest())
    return fingerprints


def _pascal(rule: str) -> str:
    return "".join(word.capitalize() for word in rule.split("-"))


def _json(value: object) -> str:
    return _printable(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _lines(lines: Sequence[str]) -> str:
    return _printable("".join(f"{line}\n" for line in lines))


_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _printable(text: str) -> str:
    """Replace characters that XML cannot hold and a terminal would obey: XML 1.0, section 2.2."""
    return _NOT_IN_XML.sub("\ufffd", text)


def github_line(level: str, problem: Problem, prefix: str = "") -> str:
    """Return a workflow command: ::error file=…,line=…,col=…,title=…::message."""
    properties = {
        "file": f"{prefix}{problem.file}",
        "line": str(problem.line or 1),
        "col": str(problem.column or 1),
        "title": problem.rule,
    }
    attributes = ",".join(
        f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items()
    )
    return f"::{level} {attributes}::{_escaped(problem.message, _DATA)}"


def azure_line(problem: Problem, prefix: str = "") -> str:
    """Return a logging command: ##vso[task.logissue type=error;sourcepath=…]message."""
    properties = {
        "type": "error" if problem.severity == Severity.ERROR else "warning",
        "sourcepath": f"{prefix}{problem.file}",
        "linenumber": str(problem.line or 1),
        "columnnumber": str(problem.column or 1),
        "code": problem.rule,
    }
    attributes = ";".join(f"{key}={_escaped(v, _AZURE_PROPERTY)}" for key, v in properties.items())
    return f"##vso[task.logissue {attributes}]{_escaped(problem.message, _AZURE)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
