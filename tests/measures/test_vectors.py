"""The worked examples of the literature beside the project, each value within the vector's own tolerance."""

from pathlib import Path

from bench.vectors import LEFT_OUT, Outcome, main, outcomes


def test_every_value_of_every_vector_is_found_or_its_vector_left_out_for_a_reason(shared: Path) -> None:
    told = list(outcomes(shared / "vectors" / "vectors.json"))
    values = [one for one in told if isinstance(one, Outcome)]
    assert len(values) > 50
    assert [(one.id, one.name, one.found) for one in values if not one.holds] == []
    left_out = [one for one in told if isinstance(one, str)]
    assert all(any(reason in one for reason in LEFT_OUT.values()) for one in left_out)


def test_the_values_are_printed_each_with_its_id(shared: Path, capsys: object) -> None:
    assert main([str(shared / "vectors" / "vectors.json")]) == 0
    assert "circ_mcf_blog7 max_circulation_total" in capsys.readouterr().out  # type: ignore[attr-defined]
