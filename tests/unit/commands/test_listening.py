"""One socket for a server, or one for each of its processes: the address is kept, and taken once."""

import pickle
import socket
import sys

import pytest

from app.commands.listening import listening_at

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes share one socket")


def connects(port: int) -> bool:
    with socket.socket() as visitor:
        return visitor.connect_ex(("127.0.0.1", port)) == 0


@LINUX
def test_each_process_gets_a_socket_of_its_own_at_the_same_address() -> None:
    with listening_at("127.0.0.1", 0, several=True) as kept:
        port = kept.getsockname()[1]
        handed = [pickle.loads(pickle.dumps(kept)) for _ in range(2)]
        assert not connects(port)
        for one in handed:
            one.listen(64)
        for _ in range(64):
            assert connects(port)
        for one in handed:
            one.setblocking(False)
            one.accept()[0].close()  # the kernel spreads visitors, and leaves nobody out
            one.close()


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
def test_an_address_is_taken_once_whoever_comes_first(first: bool, second: bool) -> None:
    with listening_at("127.0.0.1", 0, several=first) as kept:
        port = kept.getsockname()[1]
        serving = pickle.loads(pickle.dumps(kept)) if first else kept
        serving.listen(1)
        with pytest.raises(OSError, match="in use"):
            listening_at("127.0.0.1", port, several=second)
        serving.close()
