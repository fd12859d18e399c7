"""`make demo`: starts every real part on this machine, watches over them, and ends them all."""

import argparse
import contextlib
import functools
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from config.local import children
from config.local.children import Child
from config.local.environment import provide_environment, provide_mode
from config.local.locks import exclusive_or_none
from config.local.messages import say
from config.local.places import CHECKOUT, local_directory
from config.local.port import refuse_taken_port, serving, wanted_port
from config.local.postgres import SharedPostgres
from config.local.prepared import Prepared
from config.local.processes import end, run
from config.local.refusal import Refused
from config.local.stopping import Stopped, stop_on_signals
from config.local.valkey import start_valkey

PATIENCE = 60


def main(arguments: list[str]) -> int:
    """Run the demo until it is stopped; the exit code."""
    options = _parser().parse_args(arguments)
    os.chdir(CHECKOUT)
    stop_on_signals()
    try:
        refuse_other_mode()
        port = wanted_port()
        directory = local_directory()
        with only_demo(directory, f"http://127.0.0.1:{port}/"):
            refuse_taken_port(port)
            serve(directory, port, options)
    except Refused as refusal:
        say(f"Stopped: {refusal}")
        return 1
    except Stopped:
        say("Stopped. Your data is kept for the next time.")
        return 0
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m config.local.demo", description=__doc__)
    parser.add_argument("--without-data", action="store_true", help="leave the database empty")
    parser.add_argument("--development", action="store_true", help="start the web server anew when code changes")
    return parser


def refuse_other_mode() -> None:
    """The demo never runs where the environment says that this is something else."""
    if (mode := provide_mode()) != "demo":
        raise Refused(f"ASH_MODE is {mode}, and this starts the demo. Unset it, or set ASH_MODE=demo.")


@contextlib.contextmanager
def only_demo(directory: Path, address: str) -> Iterator[None]:
    """Be the one demo of this directory; the kernel drops the lock with its holder, so it is never stale."""
    path = directory / "demo.lock"
    with exclusive_or_none(path) as descriptor:
        if descriptor is None:
            raise Refused(f"the demo is already running at {path.read_text()} (end it with Ctrl-C in its terminal).")
        os.ftruncate(descriptor, 0)
        os.write(descriptor, address.encode())
        yield


def serve(directory: Path, port: int, options: argparse.Namespace) -> None:
    """Start everything, tell where it is, and keep it running; whatever happens, end it all."""
    say("Starting PostgreSQL and Valkey ...")
    own_broker = not os.environ.get("BROKER_URL")
    server = provide_environment()
    with contextlib.ExitStack() as ending:
        broker = start_broker(ending, directory) if own_broker else []
        prepared = Prepared(directory, without_data=options.without_data, rememberable=server is not None)
        accounts = prepared.recall()
        accounts = prepare(options, callers_database=server is None) if accounts is None else accounts
        started = broker + start_children(ending, directory, port, options)
        prepared.remember(accounts)
        announce(directory, port, accounts)
        watch(started, server)


def start_broker(ending: contextlib.ExitStack, directory: Path) -> list[Child]:
    """Valkey, which ends last."""
    broker = Child(functools.partial(start_valkey, directory))
    ending.callback(lambda: end(broker.process))
    return [broker]


def prepare(options: argparse.Namespace, *, callers_database: bool) -> str:
    """The table of demo accounts, after making the database ready."""
    chosen = {"--without-data": options.without_data, "--callers-database": callers_database}
    arguments = [name for name, is_chosen in chosen.items() if is_chosen]
    code, accounts = run([sys.executable, "-m", "config.local.prepare", *arguments])
    if code:
        raise Refused("the database could not be prepared; the reason stands above.")
    return accounts


def start_children(
    ending: contextlib.ExitStack, directory: Path, port: int, options: argparse.Namespace
) -> list[Child]:
    """Web server and worker, then the clock; at the end they get the time to finish together."""
    logs = directory / "logs"
    web = children.development_web if options.development else children.web
    started: list[Child] = []
    ending.callback(lambda: end(*(child.process for child in started)))
    started.append(Child(functools.partial(web, port, logs / "web.log")))
    started.append(Child(functools.partial(children.worker, logs / "worker.log")))
    wait_until_serving(port, started)  # the clock can wait: two cores load two programs at a time
    started.append(Child(functools.partial(children.beat, logs / "beat.log", directory)))
    return started


def wait_until_serving(port: int, started: list[Child]) -> None:
    """Return when the web server answers; a process that cannot even start ends the demo."""
    until = time.monotonic() + PATIENCE
    while not serving(port):
        for child in started:
            if child.process.ended:
                raise Refused(f"{child.process.name} could not start.\n{child.process.last_lines()}")
        if time.monotonic() > until:
            raise Refused(f"the web server does not answer on port {port} within {PATIENCE} seconds.")
        time.sleep(0.1)


def announce(directory: Path, port: int, accounts: str) -> None:
    """Where it is, who can sign in, and how to end it."""
    say(f"\nThe demo runs at http://127.0.0.1:{port}/ (all data in it is fictitious).\n")
    if accounts.strip():
        say(f"{accounts.rstrip()}\n\nPassword of every account: {os.environ['DEMO_PASSWORD']}\n")
    say(f"Logs: {directory / 'logs'}   End: Ctrl-C   Begin anew: make reset")


def watch(started: list[Child], server: SharedPostgres | None) -> None:
    """Put right what falls over, for ever."""
    while True:
        time.sleep(0.5)
        if server and server.is_down:
            say("PostgreSQL ended unasked. Starting it again.")
            server.start_when_down()
        for child in started:
            child.revive()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
