"""Pack a sorted list of words into the smallest graph of letters that holds exactly these words.

Layout, little-endian: the magic « KWG1 », the count of letters, the letters as UTF-16, padding to
four bytes, then one 32-bit edge each: target (from bit 10), last of its node (bit 9), ends a word
(bit 8), letter (bits 0 to 7). Node 0 is the root; an edge whose target is 0 leads nowhere.
"""

import struct


def packed(words: list[str]) -> bytes:
    """Return the graph of sorted words (Daciuk's incremental construction)."""
    letters = sorted({letter for word in words for letter in word})
    if len(letters) > 256:
        raise ValueError("more than 256 letters")
    code = {letter: number for number, letter in enumerate(letters)}
    nodes: list[dict[int, tuple[bool, int]]] = []
    kept: dict[tuple[tuple[int, bool, int], ...], int] = {}

    def keep(node: dict[int, list]) -> int:
        key = tuple((letter, bool(edge[0]), edge[1]) for letter, edge in sorted(node.items()))
        if not key:
            return 0
        if key not in kept:
            nodes.append({letter: (ends, target) for letter, ends, target in key})
            kept[key] = len(nodes)
        return kept[key]

    path: list[dict[int, list]] = [{}]
    before = ""
    for word in words:
        shared = 0
        while shared < min(len(word), len(before)) and word[shared] == before[shared]:
            shared += 1
        while len(path) - 1 > shared:
            node = path.pop()
            path[-1][code[before[len(path) - 1]]][1] = keep(node)
        for letter in word[shared:]:
            path[-1][code[letter]] = [False, 0]
            path.append({})
        path[-2][code[word[-1]]][0] = True
        before = word
    while len(path) > 1:
        node = path.pop()
        path[-1][code[before[len(path) - 1]]][1] = keep(node)
    return _written(letters, nodes, keep(path[0]))


def _written(letters: list[str], nodes: list[dict[int, tuple[bool, int]]], root: int) -> bytes:
    order = [root, *(number for number in range(1, len(nodes) + 1) if number != root)]
    places, at = {0: 0}, 0
    for number in order:
        places[number] = at
        at += len(nodes[number - 1])
    if at >= 1 << 22:
        raise ValueError("too many edges for 22 bits")
    edges = []
    for number in order:
        node = sorted(nodes[number - 1].items())
        for rank, (letter, (ends, target)) in enumerate(node):
            last = rank == len(node) - 1
            edges.append(places[target] << 10 | last << 9 | ends << 8 | letter)
    head = b"KWG1" + struct.pack("<I", len(letters)) + "".join(letters).encode("utf-16-le")
    head += b"\0" * (-len(head) % 4)
    return head + struct.pack(f"<{len(edges)}I", *edges)
