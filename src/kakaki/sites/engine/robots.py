"""Tell people who read from machines that fetch, by the name that they give themselves."""

import re

# « Cubot » is a telephone; « Mediapartners » and previews of messages fetch without a reader.
_ROBOT = re.compile(
    rb"(?<!cu)bot|crawl|spider|slurp|mediapartners|facebookexternalhit|facebookcatalog|whatsapp|"
    rb"telegram|preview|headless|lighthouse|monitor|uptime|pingdom|curl|wget|python|httpx|aiohttp|"
    rb"go-http|java/|okhttp|libwww|perl|ruby|php|scrapy|feed|rss|archive|validator|scan|check",
    re.IGNORECASE,
)
_KNOWN = 2_000  # names kept in mind: a day of visitors has fewer.
_answers: dict[bytes, bool] = {}


def is_robot(agent: bytes) -> bool:
    """Tell whether a user agent is that of a machine; one that says nothing is."""
    known = _answers.get(agent)
    if known is None:
        if len(_answers) >= _KNOWN:
            _answers.clear()
        known = _answers[agent] = not agent or _ROBOT.search(agent) is not None
    return known
