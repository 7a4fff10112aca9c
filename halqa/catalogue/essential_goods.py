"""Which goods the makers of a kind cannot do without, as data that an expert can edit."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from halqa.catalogue.settings import require_names, settings
from halqa.model import GOODS, Kind

_FILE = "essential_goods.yaml"


@cache
def essential_goods() -> Mapping[Kind, tuple[Kind, ...]]:
    """Return for the makers of each kind of good which goods are essential to them.

    >>> essential_goods()[Kind.SERVICE]
    (<Kind.COMPUTE: 'compute'>,)
    """
    told = settings((files("halqa.catalogue") / _FILE).read_text("utf-8"), _FILE)
    kinds = [kind.value for kind in GOODS]
    require_names(told, kinds, _FILE)
    for goods in told.values():
        require_names(dict.fromkeys(goods), kinds, _FILE)
    return {Kind(maker): tuple(Kind(good) for good in goods) for maker, goods in told.items()}
