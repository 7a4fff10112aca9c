"""The tables of what follows from the truth: they can be dropped and made anew, to the same rows.

Days are counted from the first day of the calendar; 0 stands for what was known before any day.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text

metadata = MetaData()

tellings = Table(
    "derived_tellings",
    metadata,
    Column("text", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("slug", Text, nullable=False),  # of its block
    Column("day", Integer, nullable=False),
    Column("passage", Text),
    Column("words", Text, nullable=False),
    Column("amends", Integer, nullable=False),
    Index("ix_derived_tellings_slug", "slug"),
)

bonds = Table(
    "derived_bonds",
    metadata,
    Column("text", Text, nullable=False),  # that makes the bond; "": judgements do
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Index("ix_derived_bonds_text", "text"),
    Index("ix_derived_bonds_one", "one"),
    Index("ix_derived_bonds_other", "other"),
)

marks = Table(
    "derived_marks",
    metadata,
    Column("mark", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_derived_marks_mark", "mark"),
    Index("ix_derived_marks_text", "text"),
)

facts = Table(
    "derived_facts",
    metadata,
    Column("fact", BigInteger, nullable=False),
    Column("day", Integer, nullable=False),
    Column("is_arabic", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_derived_facts_fact", "fact", "day"),
    Index("ix_derived_facts_text", "text"),
)

links = Table(
    "derived_links",  # between texts that tell one story
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Index("ix_derived_links_other", "other"),
)

sides = Table(
    "derived_sides",  # of claims, as they were told: where one at least is no party of the catalogue
    metadata,
    Column("text", Text, primary_key=True),
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Index("ix_derived_sides_one", "one"),
    Index("ix_derived_sides_other", "other"),
)

names = Table(
    "derived_names",  # that the catalogue does not hold
    metadata,
    Column("name", Text, primary_key=True),
    Column("held", Text, nullable=False),  # the name that it is held under
    Index("ix_derived_names_held", "held"),
)

sounds = Table(
    "derived_sounds",
    metadata,
    Column("key", Text, nullable=False),  # what names that may be one party's share
    Column("name", Text, nullable=False),
    Index("ix_derived_sounds_key", "key"),
    Index("ix_derived_sounds_name", "name"),
)

states = Table(
    "derived_states",
    metadata,
    Column("slug", Text, primary_key=True),  # of its block, or of one that it hangs together with
    Column("deal", Text, primary_key=True),
    Column("since", Integer, primary_key=True),
    Column("until", Integer),
    Column("payer", Text, nullable=False),
    Column("payee", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_derived_states_deal", "deal"),
    Index("ix_derived_states_payer", "payer"),
    Index("ix_derived_states_payee", "payee"),
)

days = Table(
    "derived_days",  # what all deals came to, from each day on which that changed
    metadata,
    Column("day", Integer, primary_key=True),
    Column("sums", Text, nullable=False),
)
