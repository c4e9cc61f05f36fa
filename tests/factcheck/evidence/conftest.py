"""A country, a web server on loopback, and an authority that dates what it is given."""

import subprocess
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.factcheck.conftest import country
from tests.loopback import Site, site

__all__ = ["country", "site"]

CONFIG = """
[ tsa ]
default_tsa = own
[ own ]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
[ ext ]
basicConstraints = critical,CA:TRUE
keyUsage = critical,digitalSignature,keyCertSign
[ leaf ]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[ req ]
distinguished_name = dn
[ dn ]
"""


class Authority:
    """A timestamp authority of this test only, made with openssl."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")
        new = "-newkey rsa:2048 -nodes -config tsa.cnf"
        self.run(
            f"req -x509 {new} -keyout ca.key -out ca.pem -subj /CN=CA -extensions ext -days 30"
        )
        self.run(f"req {new} -keyout tsa.key -out tsa.csr -subj /CN=TSA")
        self.run(
            "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem "
            "-extfile tsa.cnf -extensions leaf -days 30"
        )

    def run(self, words: str, content: bytes = b"") -> bytes:
        return subprocess.run(
            ["openssl", *words.split()], cwd=self.folder, input=content, check=True,
            capture_output=True,
        ).stdout  # fmt: skip

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        asked = request.rfile.read(int(request.headers["Content-Length"]))
        (self.folder / "query.tsq").write_bytes(asked)
        self.run(
            "ts -reply -config tsa.cnf -section own -queryfile query.tsq -inkey tsa.key "
            "-signer tsa.pem -out answer.tsr"
        )
        body = (self.folder / "answer.tsr").read_bytes()
        request.send_response(200)
        request.send_header("Content-Type", "application/timestamp-reply")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


@pytest.fixture
def authority(site: Site, settings, tmp_path) -> Authority:
    made = Authority(tmp_path)
    site.answers["/tsa"] = made.answer
    settings.KAKAKI_TSA = f"{site.origin}/tsa"
    return made
