"""Dependence as JSON: sums in US dollars, shares from 0 to 1, and the ids that `halqa why` takes."""

from collections.abc import Sequence

from halqa.findings.dependence import Field, Layer, Mutual, Share
from halqa.findings.owners import CommonOwners
from halqa.findings.removal import Loss, Removal
from halqa.surfaces.export import Json
from halqa.surfaces.findings_json import asked_object, known_object


def field_object(field: Field, owners: CommonOwners) -> dict[str, Json]:
    """Return in how few hands each layer is, and which firms have owners in common."""
    return {
        "measure": "dependence",
        **asked_object(field.view, field.asked),
        "layers": [_layer(layer, "seller") for layer in field.markets()],
        "common_owners": {
            "firms": list(owners.firms),
            "kappa": [[float(each) for each in row] for row in owners.kappa],
            "stakes": [
                {"owner": one.owner, "firm": one.firm, "percent": one.percent, "deal": one.deal}
                for one in owners.stakes
            ],
            "control": "in proportion to ownership; stakes that no text tells are not there",
        },
    }


def party_object(field: Field, party: str, loss: Removal) -> dict[str, Json]:
    """Return whom a party lives on, who lives on it, and what falls away with it."""
    return {
        "measure": "dependence",
        **asked_object(field.view, field.asked),
        "party": party,
        "lives_on": [_layer(layer, "provider") for layer in field.on(party)],
        "lived_on_by": [_layer(layer, "receiver") for layer in field.of(party)],
        "removal": _removal(loss),
    }


def mutual_object(field: Field, one: str, other: str, told: Sequence[Mutual]) -> dict[str, Json]:
    """Return how much of each layer two parties have from each other."""
    return {
        "measure": "dependence",
        **asked_object(field.view, field.asked),
        "one": one,
        "other": other,
        "layers": [
            {
                "layer": each.name,
                "one_on_other": _share(each.one_on_other, "provider") if each.one_on_other else None,
                "other_on_one": _share(each.other_on_one, "provider") if each.other_on_one else None,
            }
            for each in told
        ],
    }


def _layer(layer: Layer, role: str) -> dict[str, Json]:
    return {
        "layer": layer.name,
        "usd": layer.usd,
        "hhi": layer.concentration,
        "effective_number": layer.effective,
        "shares": [_share(share, role) for share in layer.shares],
        "known": known_object(layer.known),
        "reason": layer.reason,
    }


def _share(share: Share, role: str) -> dict[str, Json]:
    return {
        role: share.party,
        "usd": share.usd,
        "direct_share": share.direct,
        "share_through_others_too": share.whole,
        "deals": list(share.deals),
        "id": share.number.id,
        "through_id": share.through_id,
    }


def _removal(loss: Removal) -> dict[str, Json]:
    return {
        "usd": loss.usd,
        "share_of_all": loss.share,
        "layers": [_loss(each) for each in loss.losses],
        "typically_goes_round_before_usd": loss.typical_before,
        "typically_goes_round_after_usd": loss.typical_after,
        "cut_off": list(loss.cut_off),
        "deals": list(loss.deals),
    }


def _loss(loss: Loss) -> dict[str, Json]:
    return {
        "layer": loss.name,
        "provided_usd": loss.provided,
        "received_usd": loss.received,
        "left_without": list(loss.left_without),
        "left_without_taker": list(loss.bereft),
    }
