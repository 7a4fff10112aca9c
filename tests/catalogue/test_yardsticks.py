"""What vendors had lent to their customers in earlier times."""

from halqa.catalogue.yardsticks import yardsticks


def test_every_yardstick_names_its_source_and_its_sums_fit() -> None:
    for told in yardsticks():
        assert told.citation.publisher
        assert told.citation.url
        assert 0 < told.drawn_share < 1
        assert told.guaranteed <= told.committed


def test_lucent_was_drawn_on_when_others_stopped() -> None:
    first, second = (told for told in yardsticks() if told.vendor == "Lucent")
    assert [str(told.committed) for told in (first, second)] == ["8100000000", "5300000000"]
    assert second.committed < first.committed
    assert second.drawn_share > 2 * first.drawn_share
