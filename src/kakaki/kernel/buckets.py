"""Read the address of a part of a store that speaks S3; nothing here speaks to it."""

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from kakaki.kernel.errors import InvalidInputError

ADVICE = (
    "L’adresse d’un dépôt S3 s’écrit "
    "s3://CLÉ:SECRET@dépôt/dossier?endpoint=https://serveur&region=région."
)


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where objects are put: a bucket, a prefix in it, a server, and who we are there."""

    name: str
    prefix: str
    endpoint: str
    region: str
    key: str
    secret: str

    @property
    def label(self) -> str:
        """Return the address without its secrets."""
        server = urlsplit(self.endpoint).netloc or "AWS"
        return f"s3://{self.name}/{self.prefix} ({server})"

    @property
    def options(self) -> dict[str, object]:
        """Return what a client needs to open it, by the names that obstore gives."""
        options: dict[str, object] = {"region": self.region, "virtual_hosted_style_request": False}
        if self.endpoint:
            options["endpoint"] = self.endpoint
        if self.key:
            options |= {"access_key_id": self.key, "secret_access_key": self.secret}
        else:
            options["skip_signature"] = True
        return options


def bucket_at(address: str) -> Bucket:
    """Read `s3://KEY:SECRET@bucket/prefix?endpoint=…&region=…`.

    Key and secret are percent-encoded. Raises InvalidInputError on anything else.
    """
    parts = urlsplit(address)
    try:
        query = parse_qs(parts.query, strict_parsing=bool(parts.query))
    except ValueError as error:
        raise InvalidInputError("bad query", advice=ADVICE) from error
    endpoint = query.pop("endpoint", [""])[0].rstrip("/")
    region = query.pop("region", ["us-east-1"])[0]
    name = parts.netloc.rpartition("@")[2]
    is_wrong = parts.scheme != "s3" or not name or ":" in name or query
    if is_wrong or (endpoint and urlsplit(endpoint).scheme not in {"http", "https"}):
        raise InvalidInputError("not an address of a bucket", advice=ADVICE)
    return Bucket(
        name=name,
        prefix=unquote(parts.path).strip("/"),
        endpoint=endpoint,
        region=region,
        key=unquote(parts.username or ""),
        secret=unquote(parts.password or ""),
    )
