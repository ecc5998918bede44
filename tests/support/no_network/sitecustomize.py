"""Blocks the network in every Python that a test starts (pytest-socket only covers pytest's own process)."""

import sys
from typing import Any


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    # a Unix socket's address is text, an internet address is a tuple
    if event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        raise RuntimeError(f"a test tried to reach {arguments[1]}")
    if event == "socket.getaddrinfo":
        raise RuntimeError(f"a test tried to look up {arguments[0]}")


sys.addaudithook(_refuse_network)
