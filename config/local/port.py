"""The port the demo serves on."""

import os
import socket
import urllib.request

from config.local.refusal import Refused


def wanted_port() -> int:
    """The port from the environment, 8000 when not set."""
    text = os.environ.get("PORT") or "8000"
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise Refused(f"PORT is {text!r}; it must be a number from 1 to 65535, for example: PORT=8001 make demo")
    return int(text)


def refuse_taken_port(port: int) -> None:
    """Find out before any work is done."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except PermissionError as error:
            raise Refused(f"port {port} needs root. Choose another one: PORT=8001 make demo") from error
        except OSError as error:
            other = port + 1 if port < 65535 else 8000
            raise Refused(
                f"port {port} is taken by another program. Choose another one: PORT={other} make demo"
            ) from error


def serving(port: int) -> bool:
    """Whether the application answers there."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz/", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
