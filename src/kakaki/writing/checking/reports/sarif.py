"""Say the findings as SARIF 2.1.0, which code hosts and editors read."""

import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from kakaki.writing.checking.results import Checked
from kakaki.writing.engine.rule import Finding, Rule, rules

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"à corriger": "error", "à vérifier": "warning", "à vous de juger": "note"}


def report(files: Sequence[Checked]) -> str:
    """Return a SARIF log of one run."""
    order = {code: number for number, code in enumerate(rules.all())}
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(files)],
        "results": [_result(file, one, order) for file in files for one in file.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False)


def _driver() -> dict[str, Any]:
    try:
        number = version("kakaki")
    except PackageNotFoundError:
        number = "0"
    return {"name": "kakaki", "version": number, "rules": [_rule(rule) for rule in rules]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "help": {"text": f"{rule.title}. Source : {rule.source}."},
        "defaultConfiguration": {"level": _LEVELS[rule.class_]},
        "properties": {"class": rule.class_},
    }


def _invocation(files: Sequence[Checked]) -> dict[str, Any]:
    troubles = [
        {"level": "error", "message": {"text": file.trouble}, "locations": [_location(file.name)]}
        for file in files
        if file.trouble
    ]
    return {"executionSuccessful": not troubles, "toolExecutionNotifications": troubles}


def _location(name: str, region: dict[str, Any] | None = None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _address(name)}}
    if region:
        physical["region"] = region
    return {"physicalLocation": physical}


def _address(name: str) -> str:
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _result(file: Checked, finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    place = file.place(finding)
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    # The same words under the same rule are the same finding, wherever they move in the file.
    print_ = hashlib.sha256(f"{finding.rule}\0{finding.excerpt}".encode()).hexdigest()[:32]
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        # What another program says of grammar has no place among the rules of ours: -1.
        "ruleIndex": order.get(finding.rule, -1),
        "level": _LEVELS[finding.class_],
        "message": {"text": finding.message},
        "locations": [_location(file.name, region)],
        "partialFingerprints": {"words/v1": print_},
    }
    if finding.fix is not None:
        change = {"deletedRegion": region, "insertedContent": {"text": finding.fix}}
        found["fixes"] = [
            {
                "description": {"text": finding.message},
                "artifactChanges": [
                    {"artifactLocation": {"uri": _address(file.name)}, "replacements": [change]}
                ],
            }
        ]
    return found
