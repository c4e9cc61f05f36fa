"""The drawings of the desk: one path a word, on a grid of 24, drawn for this product."""

from typing import Final

PATHS: Final[dict[str, str]] = {
    "home": "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
    "pen": "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
    "texts": "M6 3h9l4 4v14H6zM9 11h7M9 15h7M9 7h3",
    "rumour": "M4 5h16v11H10l-5 4v-4H4zM12 8v3M12 13.5v.5",
    "send": "M3 12l18-8-6 17-4-7z",
    "team": "M9 11a4 4 0 100-8 4 4 0 000 8zM2 21q0-7 7-7t7 7M16 4a4 4 0 010 7M18 14q4 2 4 6",
    "check": "M4 12l6 6L20 6",
    "seal": "M12 3l7 3v6c0 4-3 7-7 9-4-2-7-5-7-9V6zM9 12l2 2 4-4",
    "key": "M8 15a4 4 0 113-6.6L21 8v4h-3v3h-4v-3",
    "building": "M4 21V8l8-5 8 5v13M9 21v-6h6v6M4 21h16",
    "channels": "M5 9v6h4l6 4V5L9 9zM18 9a4 4 0 010 6",
    "journal": "M5 3h14v18H5zM9 8h6M9 12h6M9 16h3",
    "machine": "M3 5h18v6H3zM3 13h18v6H3zM7 8h.5M7 16h.5",
    "leave": "M10 4H4v16h6M15 8l4 4-4 4M19 12H9",
    "calendar": "M4 6h16v15H4zM4 10h16M8 3v5M16 3v5",
    "pause": "M7 5h3v14H7zM14 5h3v14h-3z",
    "plus": "M12 5v14M5 12h14",
    "back": "M14 5l-7 7 7 7",
    "next": "M10 5l7 7-7 7",
    "clock": "M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3 3",
    "warn": "M12 3l10 18H2zM12 10v5M12 17.5v.5",
    "cross": "M6 6l12 12M18 6L6 18",
    "info": "M12 21a9 9 0 100-18 9 9 0 000 18zM12 11v6M12 7v.5",
    "search": "M11 18a7 7 0 100-14 7 7 0 000 14zM16 16l5 5",
    "camera": "M3 7h5l2-3h4l2 3h5v13H3zM12 17a4 4 0 100-8 4 4 0 000 8z",
    "chart": "M4 20h16M6 20v-6h3v6M11 20V6h3v14M16 20v-9h3v9",
    "copy": "M8 8h12v12H8zM16 8V4H4v12h4",
    "file": "M6 3h8l5 5v13H6zM14 3v5h5",
    "phone": "M7 2h10v20H7zM11 18.5h2",
    "languages": "M3 5h9M7.5 3v2M10 5q-1 5-6 8M5 8q2 4 6 5M12 21l4.5-11L21 21M13.5 17.5h6",
    "me": "M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c1-5 4-7 8-7s7 2 8 7",
}


def drawing(name: str) -> str:
    """Return the path of an icon; raise LookupError when none bears this name."""
    try:
        return PATHS[name]
    except KeyError:
        raise LookupError(f"no icon {name!r}; known: {', '.join(PATHS)}") from None
