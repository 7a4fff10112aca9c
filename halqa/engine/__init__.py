"""A pure function over many shards: in process, on the cores of this machine, on a cluster; no rules of its own."""
