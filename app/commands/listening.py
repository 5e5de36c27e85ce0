"""The address of a server. Several processes have a socket each there, so that visitors spread evenly over them."""

import socket
import sys
from collections.abc import Callable
from typing import Any

Address = tuple[str, int]
SPREADS = sys.platform == "linux"
"""Elsewhere the last socket at an address gets everybody."""


def listening_at(host: str, port: int, *, several: bool) -> socket.socket:
    """Takes the address. Raises OSError where it is taken, or is none of this machine."""
    family, name = socket.AF_INET6 if ":" in host else socket.AF_INET, host.strip("[]")
    alone = socket.socket(family)
    alone.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        alone.bind((name, port))
    except OSError:
        alone.close()
        raise
    if not (several and SPREADS):
        alone.set_inheritable(True)
        return alone
    # another server would be let in beside sockets that share: so it was tried first whether the address is free
    address = (name, alone.getsockname()[1])
    alone.close()
    return _share(Kept(family), address)


def _share(made: socket.socket, address: Address) -> socket.socket:
    for option in (socket.SO_REUSEADDR, socket.SO_REUSEPORT):
        made.setsockopt(socket.SOL_SOCKET, option, 1)
    made.bind(address)
    return made


def own_socket(family: int, address: Address) -> socket.socket:
    """Another one at the same address."""
    return _share(socket.socket(family), address)


class Kept(socket.socket):
    """Keeps the address, and listens to nobody. Each process that it is handed to gets a socket of its own there."""

    def __reduce__(self) -> tuple[Callable[..., socket.socket], tuple[Any, ...]]:
        return own_socket, (int(self.family), self.getsockname()[:2])
