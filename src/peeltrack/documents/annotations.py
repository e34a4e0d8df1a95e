"""Lines that GitHub and Azure pipelines turn into marks beside the code. Pure."""

from peeltrack.model.problems import Problem
from peeltrack.model.vocabulary import Severity

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}
_AZURE = {"%": "%AZP25", "\r": "%0D", "\n": "%0A"}
_AZURE_PROPERTY = {**_AZURE, ";": "%3B", "]": "%5D"}


def github_line(level: str, problem: Problem, prefix: str = "") -> str:
    """A workflow command: ::error file=…,line=…,col=…,title=…::message."""
    properties = {
        "file": f"{prefix}{problem.file}",
        "line": str(problem.line or 1),
        "col": str(problem.column or 1),
        "title": problem.rule,
    }
    told = ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items())
    return f"::{level} {told}::{_escaped(problem.message, _DATA)}"


def azure_line(problem: Problem, prefix: str = "") -> str:
    """A logging command: ##vso[task.logissue type=error;sourcepath=…]message."""
    properties = {
        "type": "error" if problem.severity == Severity.ERROR else "warning",
        "sourcepath": f"{prefix}{problem.file}",
        "linenumber": str(problem.line or 1),
        "columnnumber": str(problem.column or 1),
        "code": problem.rule,
    }
    told = ";".join(f"{key}={_escaped(v, _AZURE_PROPERTY)}" for key, v in properties.items())
    return f"##vso[task.logissue {told}]{_escaped(problem.message, _AZURE)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
