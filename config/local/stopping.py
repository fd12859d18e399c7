"""Ending on Ctrl-C, a kill or a closed terminal: all the same way, once, and in order."""

import signal

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Raised where the program is when the first signal comes; later ones are ignored while it ends."""


def stop_on_signals() -> None:
    """Raise Stopped at the first signal, also where a shell had the signal ignored."""
    for number in SIGNALS:
        signal.signal(number, _stop)


def _stop(number: int, frame: object) -> None:
    for each in SIGNALS:
        signal.signal(each, _ignore)
    raise Stopped


def _ignore(number: int, frame: object) -> None:
    """Not SIG_IGN: commands started while ending would inherit that."""
