"""Work done in processes of their own, all of them with the program already in memory."""

import os
import signal
import sys
from collections.abc import Callable


def begin(work: Callable[[], bool]) -> int:
    """Begin a process that ends with 0 if the work comes to true, and with 1 otherwise."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        code = 0 if work() else 1
    finally:
        sys.stderr.flush()
        os._exit(code)


def end_of(pid: int) -> int:
    """Wait for a process; its exit code, or the signal that ended it below nought."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def kill(pid: int) -> int:
    """End a process at once, as a power cut would."""
    os.kill(pid, signal.SIGKILL)
    return end_of(pid)
