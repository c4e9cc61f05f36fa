"""Rooms meet only at their facade and contracts, and nobody hides an import."""

from pathlib import Path

import grimp
import pytest

SOURCE = Path(__file__).parents[2] / "src" / "kakaki"
# A room's doors: what another room may import. `command` and `health` are doors for the highest
# room, which assembles the house; `events` are the named events that carry news upwards.
DOORS = {"facade", "contracts", "events"}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("kakaki", cache_dir=None)


def room_of(module: str) -> str:
    return module.split(".")[1]


def test_rooms_meet_only_at_facades_and_contracts(graph):
    strays = []
    for importer in graph.modules:
        if importer.count(".") < 2:
            continue
        for imported in graph.find_modules_directly_imported_by(importer):
            parts = imported.split(".")
            if len(parts) < 3 or room_of(importer) == parts[1] or parts[1] == "kernel":
                continue
            if room_of(importer) == "config" and parts[2] == "command":
                continue
            if parts[2] not in DOORS:
                strays.append(f"{importer} -> {imported}")
    assert strays == []


def test_nobody_gets_a_model_by_its_name_outside_migrations():
    found = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "migrations" not in path.parts and "get_model(" in path.read_text(encoding="utf-8")
    ]
    assert found == []
