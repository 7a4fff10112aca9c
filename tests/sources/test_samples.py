from collections import Counter

from halqa.sources.samples import samples


def test_twelve_articles_ship_half_of_them_arabic() -> None:
    assert Counter(article.lang for article in samples()) == {"ar": 6, "en": 6}


def test_every_sample_has_an_id_of_its_own_a_title_and_a_dateline() -> None:
    assert len({article.id for article in samples()}) == 12
    assert all(article.title and article.published and article.publisher and article.text for article in samples())
