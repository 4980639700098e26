"""Whatever its own description allows to be sent, and much else, is answered clearly."""

import socket
import threading
from collections.abc import Iterator

import httpx
import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, given, settings
from schemathesis import BaseSchema, Case, GenerationMode
from schemathesis.checks import (
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

from crampapp.relay.api import create_api
from crampapp.relay.limits import Limits, Rate
from crampapp.relay.relay import Relay
from crampapp.relay.settings import Settings
from tests.relay.conftest import EVENING
from tests.relay.push_service import Browser

PLENTY = Rate(10**9, 1)
NOBODY = "http://127.0.0.1:9"
SUBSCRIPTION = Browser(f"{NOBODY}/push").subscription()
DEVICE = "d" * 22
HEADERS = {"Authorization": f"Bearer {'s' * 43}"}
CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseSchema]:
    limits = Limits(requests=PLENTY, new_devices=PLENTY, changes=PLENTY, tests=PLENTY)
    data = tmp_path_factory.mktemp("fuzz")
    relay = Relay(Settings(data, push_services=(NOBODY,), limits=limits, rings=False))
    config = uvicorn.Config(create_api(relay), log_level="warning", access_log=False, ws="none")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        running = threading.Thread(target=server.run, args=([listener],))
        running.start()
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        yield schemathesis.openapi.from_url(f"{address}/openapi.json", wait_for_schema=10)
        server.should_exit = True
        running.join()


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("known", [True, False])
def test_nothing_that_is_sent_breaks_it(
    description: BaseSchema, mode: GenerationMode, known: bool
) -> None:
    for found in description.get_all_operations():
        operation = found.ok()
        if "{device}" not in operation.path and mode is GenerationMode.NEGATIVE:
            continue  # what takes nothing can be given nothing wrong

        @given(operation.as_strategy(generation_mode=mode))
        @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
        def ask(case: Case) -> None:
            if known:
                register(description.get_base_url())
                case.path_parameters = {"device": DEVICE}
            case.call_and_validate(checks=CHECKS, headers=HEADERS)

        ask()


def register(address: str) -> None:
    body = {"subscription": SUBSCRIPTION, "zone": "Europe/Berlin", "alarms": [EVENING]}
    path = f"{address.rstrip('/')}/v1/devices/{DEVICE}"
    assert httpx.put(path, json=body, headers=HEADERS, trust_env=False).is_success
