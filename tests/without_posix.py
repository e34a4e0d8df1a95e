"""The tests given, run where Python has what it has on Windows and nothing more."""

import os
import shutil
import signal
import sys

import pytest

MODULES = ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty")

CALLS = (
    "chown", "chroot", "fchmod", "fchown", "fork", "forkpty", "getegid", "geteuid", "getgid",
    "getgroups", "getloadavg", "getpgid", "getpgrp", "getsid", "getuid", "killpg", "lchown",
    "major", "mkfifo", "mknod", "nice", "openpty", "posix_fallocate",
    "posix_spawn", "pread", "pwrite", "sched_getaffinity", "sendfile", "setsid", "setuid",
    "statvfs", "sync", "sysconf", "ttyname", "uname", "wait", "wait3", "wait4",
    "O_ASYNC", "O_CLOEXEC", "O_DIRECTORY", "O_DSYNC", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK",
    "O_SYNC",
)  # fmt: skip

SIGNALS = (
    "SIGALRM", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGSTOP",
    "SIGTSTP", "SIGUSR1", "SIGUSR2", "alarm", "pause", "setitimer", "siginterrupt",
)  # fmt: skip


def take_away() -> None:
    """Take from Python what it lacks on Windows."""
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]  # an import of it fails
    for module, names in ((os, CALLS), (signal, SIGNALS)):
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    vars(shutil)["_USE_CP_SENDFILE"] = False  # it looked for that call when it was imported


if __name__ == "__main__":
    take_away()
    assert not hasattr(os, "fork")
    assert sys.modules["fcntl"] is None
    sys.exit(pytest.main(sys.argv[1:]))
