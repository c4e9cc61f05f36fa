"""A real server of S3 that tests start on loopback, and a bucket of it."""

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer


@pytest.fixture(scope="session")
def _s3_server() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


class Bucket:
    """A bucket of the S3 server of the tests, seen by another client than ours."""

    def __init__(self, endpoint: str, name: str) -> None:
        self.name = name
        self.address = f"s3://cle:secret@{name}/kakaki?endpoint={endpoint}&region=us-east-1"
        self.client = boto3.client(
            "s3", endpoint_url=endpoint, region_name="us-east-1",
            aws_access_key_id="cle", aws_secret_access_key="secret",
        )  # fmt: skip
        self.client.create_bucket(Bucket=name)

    def names(self) -> list[str]:
        found = self.client.list_objects_v2(Bucket=self.name).get("Contents", [])
        return sorted(one["Key"] for one in found)

    def content(self, key: str) -> bytes:
        return self.client.get_object(Bucket=self.name, Key=key)["Body"].read()


@pytest.fixture
def bucket(_s3_server: str, tmp_path: Path) -> Bucket:
    """Return an empty bucket of a real S3 server."""
    return Bucket(_s3_server, f"depot-{abs(hash(str(tmp_path))) % 10**12}")
