"""Text from outside is text: whatever it holds goes out as JSON strings or escaped XML, and nothing runs."""

from xml.etree import ElementTree as ET  # what is parsed is our own

import httpx

HOSTILE = "OpenAI signed a $10 billion contract with Oracle <script>alert(1)</script> \u202egnihton javascript:alert(1)"


def test_a_text_comes_back_as_it_was_with_its_spans(web: httpx.Client) -> None:
    told = web.post("read", json={"text": HOSTILE, "title": "<img src=x onerror=alert(1)>"})

    assert told.headers["content-type"] == "application/json"
    assert told.json()["text"] == HOSTILE
    for tie in told.json()["ties"]:
        assert HOSTILE[tie["evidence_span"]["start"] : tie["evidence_span"]["end"]] == tie["evidence"]


def test_what_is_read_is_kept_nowhere(web: httpx.Client) -> None:
    before = web.get("ledger").json()
    told = web.post("read", json={"text": "وقعت أوبن إيه آي عقدا مع أوراكل بقيمة 300 مليار دولار."}).json()

    assert [(tie["from"], tie["to"], tie["amount"]) for tie in told["ties"]] == [("OpenAI", "Oracle", 300e9)]
    assert web.get("ledger").json() == before


def test_the_feeds_tell_the_same_news_in_either_language(web: httpx.Client) -> None:
    for lang in ("en", "ar"):
        atom = ET.fromstring(web.get(f"feed.atom?lang={lang}").content)  # noqa: S314 # our own
        entries = atom.findall("{http://www.w3.org/2005/Atom}entry")
        feed = web.get(f"feed.json?lang={lang}").json()
        ids = [entry.findtext("{http://www.w3.org/2005/Atom}id") for entry in entries]

        assert ids == [item["id"] for item in feed["items"]]
        assert len(ids) == len(set(ids)) > 0
        assert feed["language"] == lang
        for item in feed["items"][:3]:
            assert web.get(item["url"]).status_code == 200
