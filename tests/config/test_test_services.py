"""The services of the test run itself."""

import pytest

from tests.services import broker_part


@pytest.mark.parametrize(
    ("url", "of_third_worker"),
    [
        ("redis://broker", "redis://broker/3"),
        ("redis://:secret@broker:6379/0", "redis://:secret@broker:6379/3"),
        ("rediss://broker/?ssl_cert_reqs=none", "rediss://broker/3?ssl_cert_reqs=none"),
        ("redis://broker/7", "redis://broker/7"),
        ("redis+socket:///run/valkey.sock", "redis+socket:///run/valkey.sock?virtual_host=3"),
        ("redis+socket:///run/valkey.sock?virtual_host=7", "redis+socket:///run/valkey.sock?virtual_host=7"),
    ],
)
def test_each_worker_of_xdist_has_its_own_part_of_the_broker_unless_the_caller_names_one(url, of_third_worker):
    assert broker_part(url, 3) == of_third_worker
