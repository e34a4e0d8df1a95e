"""A register begun: what is written, that it validates, and that hosts take its files."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner as Click
from typer.testing import CliRunner, Result

from peeltrack import __version__
from peeltrack.cli import app
from peeltrack.documents.code_owners import code_owners
from tests.changes.two_branches import Repository
from tests.registers import register_from

EXAMPLE = [
    f"register/inspections/peel-example/{name}.yaml"
    for name in ("afi-1", "coc-1", "inspection", "rec-1")
]
BARE = [
    ".gitattributes",
    ".github/workflows/merge.yaml",
    ".github/workflows/register.yaml",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    "CODEOWNERS",
    "README.md",
    "azure-pipelines.yml",
    "register/register.yaml",
    "schemas/inspection.json",
    "schemas/item.json",
    "schemas/meeting.json",
    "schemas/organisation.json",
    "schemas/positions.json",
    "templates/README.md",
]
FILES = sorted([*BARE, *EXAMPLE])


def peeltrack(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("begun") / "force"
    assert peeltrack("init", str(folder)).exit_code == 0
    return folder


def files_in(folder: Path) -> list[str]:
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in paths)


def test_a_register_begun_has_every_file_and_is_valid(begun: Path) -> None:
    assert files_in(begun) == FILES
    result = peeltrack("validate", "-R", str(begun / "register"))
    assert result.exit_code == 0
    assert [line.split(": ")[1] for line in result.stdout.splitlines()] == [
        "warning [every-open-item-has-both-leads] has no strategic or tactical lead; assign one."
    ]
    assert peeltrack("format", "--check", "-R", str(begun / "register")).exit_code == 0


def test_a_register_begun_has_something_to_show(begun: Path) -> None:
    register = str(begun / "register")
    rows = json.loads(peeltrack("list", "-R", register, "--format", "json").stdout)["rows"]
    assert {row["kind"]: (row["rag"], row["state"]) for row in rows} == {
        "cause_of_concern": ("red", "open"),
        "recommendation": ("amber", "open"),
        "area_for_improvement": (None, "awaiting_allocation"),
    }
    overdue = peeltrack("overdue", "-R", register, "--on", "2025-09-07").stdout
    assert "peel-example/rec-1" in overdue
    brief = peeltrack("brief", "--meeting", "hta", "-R", register).stdout
    assert "Answering calls in time" in brief
    for path in EXAMPLE:
        assert "An example" in (begun / path).read_text(encoding="utf-8").splitlines()[1]


PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def test_what_ci_installs_is_this_version_and_no_action_can_be_moved(begun: Path) -> None:
    programs = [*sorted((begun / ".github/workflows").iterdir()), begun / ".gitlab-ci.yml"]
    assert len(programs) == 3
    for file in (*programs, begun / "azure-pipelines.yml"):
        text = file.read_text(encoding="utf-8")
        assert re.findall(r"pip install (\S+)", text) == [f"peeltrack=={__version__}"]
        used = re.findall(r"\buses: (.+)", text)
        assert [each for each in used if not PINNED.fullmatch(each)] == []
    assert "uses: " in programs[0].read_text(encoding="utf-8")


def test_the_example_can_be_left_out_and_does_not_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "bare"
    told = peeltrack("init", str(folder), "--bare")
    assert files_in(folder) == BARE
    assert "example" not in told.output
    assert peeltrack("validate", "--strict", "-R", str(folder / "register")).exit_code == 0
    assert "written" not in peeltrack("init", str(folder)).stdout
    assert files_in(folder) == BARE


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    mine = {".gitattributes": b"mine", "register/register.yaml": b"name: Mine\n"}
    for path, content in mine.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    (tmp_path / "CODEOWNERS").symlink_to("nowhere")
    told = peeltrack("init", str(tmp_path)).stdout.splitlines()
    assert [line.split()[1] for line in told if line.startswith("kept")] == [
        ".gitattributes",
        "register/register.yaml",
        "CODEOWNERS",
    ]
    assert {path: (tmp_path / path).read_bytes() for path in mine} == mine
    assert (tmp_path / "CODEOWNERS").is_symlink()
    again = peeltrack("init", str(tmp_path))
    assert {line.split()[0] for line in again.stdout.splitlines()} == {"kept"}


def test_a_register_begun_passes_its_own_pipeline(begun: Path) -> None:
    """What the pipelines run, in a repository of it."""
    repository = Repository(begun)
    repository.git("init", "--quiet", "--initial-branch=main")
    repository.commit({}, "Begin")
    register = str(begun / "register")
    assert peeltrack("validate", "--against", "HEAD", "-R", register).exit_code == 0
    assert peeltrack("diff", "HEAD...HEAD", "-f", "md", "-R", register).stdout == (
        "**Nothing in the register has changed.**\n"
    )


SCHEMAS = {
    ".github/workflows/register.yaml": ("vendor.github-workflows",),
    ".github/workflows/merge.yaml": ("vendor.github-workflows",),
    ".gitlab-ci.yml": ("vendor.gitlab-ci", "--data-transform", "gitlab-ci"),
    "azure-pipelines.yml": (
        "vendor.azure-pipelines",
        "--data-transform",
        "azure-pipelines",
        "--regex-variant",
        "nonunicode",
    ),
}


@pytest.mark.parametrize("path", SCHEMAS)
def test_a_pipeline_fits_its_hosts_published_schema(path: str, begun: Path) -> None:
    assert check(begun / path, "--builtin-schema", *SCHEMAS[path]) == ""


@pytest.mark.parametrize("path", SCHEMAS)
def test_a_pipeline_that_is_wrong_does_not_fit(path: str, begun: Path, tmp_path: Path) -> None:
    wrong = tmp_path / Path(path).name
    text = (begun / path).read_text(encoding="utf-8")
    for right in ("runs-on: ubuntu-latest", "script:\n    - BASE", "checkout: self"):
        text = text.replace(right, right.replace(":", "s:", 1))
    wrong.write_text(text, encoding="utf-8")
    assert check(wrong, "--builtin-schema", *SCHEMAS[path]) != ""


def test_the_files_fit_the_schemas_written_beside_them(begun: Path) -> None:
    schema = begun / "schemas/organisation.json"
    assert check(begun / "register/register.yaml", "--schemafile", str(schema)) == ""
    others = [str(path) for path in (begun / "schemas").iterdir() if path != schema]
    assert check(schema, "--check-metaschema", *others) == ""


def check(file: Path, *options: str) -> str:
    """What check-jsonschema, which reaches for nothing but its own copies, finds wrong."""
    given = ["--quiet", *options, str(file)]
    finished = Click().invoke(check_jsonschema, given, catch_exceptions=False)
    return "" if finished.exit_code == 0 else finished.output or "wrong"


def test_code_owners_are_the_reviewers_and_an_items_own_leads() -> None:
    """What a reviewer must see, everybody who may review; an item, its leads too."""
    register = register_from("""
        leads:
          flo: {title: Liaison, may_review: true, email: liaison@example.org}
          acc: {title: ACC, email: acc@example.org}
        afi-01: {}
        afi-02: {strategic_lead: null, tactical_lead: null}
    """)
    assert code_owners(register, "register/").splitlines()[2:] == [
        "/register/ liaison@example.org",
        "/register/inspections/peel/afi-01.yaml liaison@example.org acc@example.org",
    ]
    assert code_owners(register, "our papers/").splitlines()[-1] == (
        "/our\\ papers/inspections/peel/afi-01.yaml liaison@example.org acc@example.org"
    )


def test_owners_prints_those_of_the_register(begun: Path) -> None:
    result = peeltrack("owners", "-R", str(begun / "register"))
    assert result.stdout.splitlines()[-1] == (
        "# Nobody yet: give a lead with may_review: true an e-mail address."
    )


def test_a_register_is_not_begun_on_standard_output() -> None:
    refused = peeltrack("init", "-")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "peeltrack: cannot write '-': use the name of a folder, as there are several files.\n",
    )
    assert not Path("-").exists()


def test_whoever_has_no_repository_yet_is_told_to_begin_one(tmp_path: Path) -> None:
    first = peeltrack("init", str(tmp_path), "--bare").stderr.splitlines()[-1]
    leads = 'add your leads (peeltrack lead add "Head of Crime")'
    assert first == f"Next: git init, {leads}, then git add and git commit"
    subprocess.run(["git", "-C", str(tmp_path), "init", "--quiet"], check=True)
    then = peeltrack("init", str(tmp_path), "--bare").stderr.splitlines()[-1]
    assert then == f"Next: {leads}, then git add and git commit"


def test_a_register_begun_says_what_each_rating_means(begun: Path) -> None:
    brief = peeltrack("brief", "--meeting", "hta", "-R", str(begun / "register")).stdout
    assert "not defined in the register" not in brief
    assert "| **Amber** | Meaningful activity is taking place. |" in brief


FORCE = ("--force", "Borsetshire Police", "--commissioner", "PCC for Borsetshire")

WITH_OPTIONS = """\
name: Borsetshire Police
local_policing_body: PCC for Borsetshire
rag:
  red: No effective plan, or progress is off track.
  amber: Meaningful activity is taking place.
  yellow: Significant progress has been made.
  green: The force believes that the steps are complete; the inspectorate has yet to agree.
leads:
  head-of-improvement:
    title: Head of Improvement
    email: hoi@borsetshire.example
    may_review: true
forums:
  hta:
    name: Holding to Account
  jac:
    name: Joint Audit Committee
    audience: public
  gold-group:
    name: Gold Group
rules:
  stale_after_days: 31
  due_soon_days: 30
"""


def main_file(folder: Path) -> str:
    """What register.yaml says below its comment."""
    text = (folder / "register/register.yaml").read_text(encoding="utf-8")
    comment, name, rest = text.partition("name:")
    assert all(line.startswith("#") for line in comment.splitlines())
    return name + rest


def test_options_name_the_force_its_forums_and_who_reviews(tmp_path: Path) -> None:
    forums = ("--forum", "HTA", "--forum", "joint audit committee", "--forum", "Gold Group")
    reviewer = ("--reviewer", "Head of Improvement", "--email", "hoi@borsetshire.example")
    assert peeltrack("init", str(tmp_path), *FORCE, *forums, *reviewer).exit_code == 0
    assert main_file(tmp_path) == WITH_OPTIONS
    assert files_in(tmp_path) == BARE
    owners = (tmp_path / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert owners[-1] == "/register/ hoi@borsetshire.example"
    validated = peeltrack("validate", "--strict", "-R", str(tmp_path / "register"))
    assert (validated.exit_code, validated.stdout) == (0, "")


def test_a_reviewer_named_as_a_person_is_noted(tmp_path: Path) -> None:
    said = peeltrack("init", str(tmp_path), *FORCE, "--reviewer", "Ada Quill").stderr
    assert said.splitlines()[0] == (
        "Note: “Ada Quill” looks like a person's name; a lead is an office, as in Head of Crime."
    )


def test_the_commissioner_has_one_name_at_the_beginning_and_later(tmp_path: Path) -> None:
    register = ("-R", str(tmp_path / "register"))
    name = ("--local-policing-body", "PCC for Borsetshire")
    assert peeltrack("init", str(tmp_path), *FORCE[:2], *name).exit_code == 0
    changed = peeltrack("force", "change", "--commissioner", "The Mayor of Borsetshire", *register)
    assert (changed.exit_code, changed.stdout) == (0, "register: local policing body changed.\n")
    assert "local_policing_body: The Mayor of Borsetshire" in main_file(tmp_path)


def test_what_no_option_names_is_as_usual(tmp_path: Path) -> None:
    assert peeltrack("init", str(tmp_path), "--bare", *FORCE).exit_code == 0
    usual = main_file(tmp_path)
    assert "  force-liaison-officer:\n    title: Force Liaison Officer\n    may_review" in usual
    assert [line for line in usual.splitlines() if line.startswith("    name: ")] == [
        "    name: Service Improvement Board",
        "    name: Holding to Account",
        "    name: Police and Crime Panel",
    ]


def test_options_without_the_force_write_nothing(tmp_path: Path) -> None:
    result = peeltrack("init", str(tmp_path), "--forum", "hta")
    assert (result.exit_code, result.stderr) == (
        2,
        "peeltrack: --force is needed: the name of the force.\n",
    )
    assert files_in(tmp_path) == []


def test_a_register_is_not_begun_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no folder is named, nor below one; a folder that is named may lie beside one."""
    assert peeltrack("init", str(tmp_path), *FORCE).exit_code == 0
    (tmp_path / "docs").mkdir()
    before = files_in(tmp_path)
    for place in ("register", "docs"):
        monkeypatch.chdir(tmp_path / place)
        result = peeltrack("init")
        assert (result.exit_code, result.stderr) == (
            1,
            f"peeltrack: {tmp_path / place}: there is already a register here, "
            f"{tmp_path / 'register'}. "
            "Name a folder outside it, or go to its own folder.\n",
        )
    monkeypatch.chdir(tmp_path)
    again = peeltrack("init", *FORCE)
    assert (again.exit_code, again.stderr) == (
        1,
        "peeltrack: register: the register already exists. Use peeltrack force change.\n",
    )
    assert files_in(tmp_path) == before
    assert peeltrack("init", "other", *FORCE).exit_code == 0


def test_an_empty_folder_points_to_init(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = peeltrack("status")
    assert (result.exit_code, result.stderr) == (
        3,
        f"peeltrack: no register found in {tmp_path} or above it. Go to its folder, name it with "
        "--register, or create one with peeltrack init.\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a Unix thing")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_on_a_terminal_it_asks_for_the_force(tmp_path: Path) -> None:
    answers = [
        "Borsetshire Police",
        "PCC for Borsetshire",
        "hta, jac, Gold Group",
        "Head of Improvement",
        "hoi@borsetshire.example",
        "y",
    ]
    asked = on_terminal(tmp_path, answers)
    assert [question.partition(" (")[0] for question in asked] == [
        "Name of the force",
        "Commissioner, mayor or authority",
        "Forums, separated by commas",
        "Office that reviews updates and sets RAG [Force Liaison Officer]",
        "Its e-mail address, as in git",
        "Create the register with these answers? [y/N]",
    ]
    assert main_file(tmp_path) == WITH_OPTIONS


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a Unix thing")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_answers_that_are_not_confirmed_write_nothing(tmp_path: Path) -> None:
    on_terminal(tmp_path, ["Borsetshire Police", "", "", "hta, jac", "", "n"], code=1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "value", "wanted"),
    [
        ("--email", "sib", "an e-mail address, as in name@force.example"),
        ("--email", "hta, jac", "an e-mail address, as in name@force.example"),
        ("--forum", "a@force.example", "a name with letters, and no e-mail address"),
        ("--reviewer", "a@force.example", "a name with letters, and no e-mail address"),
    ],
)
def test_an_answer_out_of_step_is_refused(
    option: str, value: str, wanted: str, tmp_path: Path
) -> None:
    given = ["init", str(tmp_path), "--force", "Borsetshire Police", option, value]
    result = CliRunner().invoke(app, given)
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert wanted in result.stderr


def on_terminal(folder: Path, answers: list[str], code: int = 0) -> list[str]:
    """Begin a register on a terminal of its own; the questions, each answered as it comes."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ.update(GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1", COLUMNS="100")
        os.execv(sys.executable, [sys.executable, "-m", "peeltrack", "init"])  # noqa: S606
    questions, shown = [], ""
    while True:
        try:
            shown += os.read(terminal, 4096).decode()
        except OSError:  # Linux reports the end so
            break
        if shown.endswith(": ") and answers:
            questions.append(shown.splitlines()[-1].removesuffix(": "))
            os.write(terminal, f"{answers.pop(0)}\n".encode())
            shown = ""
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == code
    return questions
