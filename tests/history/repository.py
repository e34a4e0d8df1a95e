"""A real repository with fixed people and dates, for tests."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

OFFICER = "Force Liaison Officer"
BOARD = "Service Improvement Board"


def when(moment: str, author: str = OFFICER) -> dict[str, str]:
    """What git is told of who commits and when, such as 2022-05-23T16:00+01:00."""
    email = f"{author.lower().replace(' ', '-')}@westmercia.example"
    return {
        "GIT_AUTHOR_NAME": author,
        "GIT_AUTHOR_EMAIL": email,
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_NAME": author,
        "GIT_COMMITTER_EMAIL": email,
        "GIT_COMMITTER_DATE": moment,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }


@dataclass(frozen=True)
class Repository:
    """A repository in a folder."""

    folder: Path

    @classmethod
    def new(cls, folder: Path) -> "Repository":
        folder.mkdir(parents=True, exist_ok=True)
        made = cls(folder)
        made.git("init", "--quiet", "--initial-branch=main")
        return made

    def git(self, *arguments: str, moment: str = "2022-01-01T12:00+00:00", author: str = "") -> str:
        """Run git there; what it prints."""
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            env={**os.environ, **when(moment, author or OFFICER)},
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return done.stdout.strip()

    def commit(self, moment: str, message: str, author: str = OFFICER) -> str:
        """Commit everything as it is; the commit's full name."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message, moment=moment, author=author)
        return self.git("rev-parse", "HEAD")

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files, or take away those that have no text."""
        for path, text in files.items():
            file = self.folder / path
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
