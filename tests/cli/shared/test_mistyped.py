"""What a command was not given, or that the register does not have: one line, nothing written."""

import shlex

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from tests.cli.small_office import Office

BY = "--by liaison --date 2022-07-04"

NOT_UNDERSTOOD = [
    (
        f"rag afi-1 yellow {BY}",
        "--because is needed: the reason for the RAG.",
    ),
    (
        f"rag afi-1 yellow --because '' {BY}",
        "--because is needed: the reason for the RAG.",
    ),
    (
        f"review afi-1 --rag yellow {BY}",
        "--because is needed: the reason for the RAG.",
    ),
    (
        f"target afi-1 2022-9-31 --because x {BY}",
        "DATE '2022-9-31' is not a valid date; use YYYY-MM-DD or 31 May 2026.",
    ),
    (
        f"target afi-1 2022-09-01 {BY}",
        "--because is needed: the reason for the date.",
    ),
    (
        "update afi-1 -m x --by nobody --date 2022-07-04",
        "no lead 'nobody'. The register has: acc-crime, det-supt, liaison, head-of-data.",
    ),
    (
        "assign afi-1 --strategic nobody",
        "no lead 'nobody'. The register has: acc-crime, det-supt, liaison, head-of-data.",
    ),
    (
        "assign afi-1",
        "--strategic or --tactical is needed: the lead to assign.",
    ),
    (
        f"update afi-1 -m x --step nothing {BY}",
        "no step of peel-2022/afi-01 'nothing'. The register has: train-staff, dip-sample.",
    ),
    (
        f"update afi-1 -m x --clause ix {BY}",
        "no clause of peel-2022/afi-01 'ix'. The register has: i.",
    ),
    (
        "step done afi-1 --date 2022-07-04",
        "STEP is needed: train-staff.",
    ),
    (
        "step done afi-1 nothing --date 2022-07-04",
        "no step of peel-2022/afi-01 'nothing'. The register has: train-staff, dip-sample.",
    ),
    (
        f"step move afi-1 train 2022-09-01 {BY}",
        "--because is needed: the reason for the date.",
    ),
    (
        f"update afi-77 -m x {BY}",
        "no item 'afi-77'. peeltrack list --kind afi lists them all.",
    ),
    (
        f"update afi-2 -m x {BY}",
        "'afi-2' may be peel-2018/afi-02 or peel-2022/afi-02. Give the whole id.",
    ),
    (
        f"update afi-1 {BY}",
        "--message is needed: the update.",
    ),
    (
        "update afi-1 -m x --date 2022-07-04",
        "--by is needed: your lead id.",
    ),
    (
        "update afi-1 -m x --by liaison --date '4 July'",
        "--date '4 July' has no year; use YYYY-MM-DD or 31 May 2026.",
    ),
    (
        "measure add afi-1 ''",
        "TEXT is needed: what will be measured or checked.",
    ),
    (
        "meeting new xyz --date 2022-07-04",
        "no forum 'xyz'. The register has: hta, sib.",
    ),
    (
        "meeting answer hta nothing -m x --by liaison",
        "no question of 2022-05-23-hta 'nothing'. The register has: which-records-are-kept.",
    ),
    (
        "meeting answer pcp which -m x --by liaison",
        "no forum 'pcp'. The register has: hta, sib.",
    ),
    (
        "meeting ask hta -m x --item afi-77 --by liaison",
        "no item 'afi-77'. peeltrack list --kind afi lists them all.",
    ),
    (
        "meeting action hta x --owner nobody",
        "no lead 'nobody'. The register has: acc-crime, det-supt, liaison, head-of-data.",
    ),
    (
        "meeting action hta x --due soon",
        "--due 'soon' is not a valid date; use YYYY-MM-DD or 31 May 2026.",
    ),
    (
        "meeting done hta nothing",
        "no action of 2022-05-23-hta 'nothing'. The register has: brief-the-chair.",
    ),
]


@pytest.mark.parametrize(("given", "said"), NOT_UNDERSTOOD)
def test_what_is_not_there_or_not_given_is_refused(given: str, said: str, office: Office) -> None:
    office.refuses(2, said, *shlex.split(given))


@pytest.mark.parametrize("sign", ["\x1b", "\u202e", "\x00", "\x7f"])
@pytest.mark.parametrize("given", ["update afi-1 -m", "rag afi-1 red --because"])
def test_a_character_that_would_hide_something_is_refused(
    given: str, sign: str, office: Office
) -> None:
    option = "--message" if "-m" in given else "--because"
    said = (
        f"{option} 'U+{ord(sign):04X}' cannot be read. "
        "Write plain text, without control or invisible characters."
    )
    office.refuses(2, said, *given.split(), f"Seen{sign} there", *BY.split())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("closes afi-1", "no such command 'closes'. Did you mean 'close'?"),
        ("lead ad", "no such command 'ad'. Did you mean 'add'?"),
        ("dashboard", "no such command 'dashboard'. See peeltrack -h."),
        ("--dashboard", "no such option: --dashboard. See peeltrack -h."),
        ("status --dashboard", "no such option: --dashboard. See peeltrack status -h."),
        ("carry-forward afi-1", "missing option '--to'. See peeltrack carry-forward -h."),
        (
            "inspection area add peel-2022 crime",
            "'crime' has no option before it. Did you mean --name crime?",
        ),
        (
            "inspection explanation add peel-2022 rec-1 --text Done.",
            "'rec-1' has no option before it. Did you mean --item rec-1?",
        ),
        (
            "amend afi-1 title --to 'Answer calls'",
            "no such option: --to (Possible options: --date). See peeltrack amend -h.",
        ),
        (
            "amend afi-1 title 'Answer calls'",
            "'Answer calls' has no option before it. Did you mean --message \"Answer calls\"?",
        ),
        (
            "meeting ask hta --text 'Is it done?'",
            "no such option: --text. Did you mean --message?",
        ),
        (
            "inspection practice add peel-2022 --kind promising -m Hubs.",
            "no such option: -m. Did you mean --text?",
        ),
        (
            "inspection area add peel-2022 crime --name Crime",
            "got unexpected extra argument(s) (crime). See peeltrack inspection area add -h.",
        ),
        (
            "step done afi-1 trian --date 2022-07-04",
            "no step of peel-2022/afi-01 'trian'. Did you mean train-staff?",
        ),
        ("list --lead supt", "no lead 'supt'. Did you mean det-supt?"),
    ],
)
def test_what_the_command_line_has_not_is_one_line_with_the_next_step(
    given: str, said: str, office: Office
) -> None:
    office.refuses(2, said, *shlex.split(given))


def test_a_group_alone_shows_its_help() -> None:
    said = CliRunner().invoke(app, ["lead"])
    assert (said.exit_code, "\nCommands:\n  leave   Record" in said.output) == (2, True)


@pytest.mark.parametrize(
    "given", ["assign afi-1 --tactical liaison", "step add afi-1 x", "lead add dcc --title x"]
)
def test_a_change_that_the_register_does_not_date_takes_no_date(given: str, office: Office) -> None:
    refused = office.run(*shlex.split(given), "--date", "2022-07-04")
    assert (refused.code, refused.err[:33]) == (2, "peeltrack: no such option: --date")
    assert office.run(*shlex.split(given), "--by", "liaison").code == 0
