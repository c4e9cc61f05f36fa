"""What the editor weighs on a 2G line, and that its modules load nowhere else."""

from tests.ui.test_weight_and_access import DESK_BUDGET, weight

MODULES = (
    "sites/draft.js",
    "sites/photo.js",
    "sites/paste.js",
    "writing/panel.js",
    "writing/underline.js",
)


def test_the_editor_stays_under_the_budget_of_the_desk(health):
    page = health.draft().page_id
    browser = health.client()
    shown = browser.get(f"/bureau/textes/{page}/").content.decode()
    assert all(name in shown for name in MODULES)
    assert weight(browser, shown) <= DESK_BUDGET


def test_its_modules_load_only_where_somebody_writes(health):
    for address in ("/bureau/", "/bureau/textes/", "/bureau/textes/nouveau/"):
        shown = health.client().get(address).content.decode()
        assert not any(name in shown for name in MODULES), address
