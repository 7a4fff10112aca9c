"""How two organisations marked in a text stand to each other, by the reader's grammar and learnt weights."""

from halqa.reading.pairs.relation import DIRECTED, Candidate, Judgement, Reason, Relation, relation

__all__ = ["DIRECTED", "Candidate", "Judgement", "Reason", "Relation", "relation"]
