"""Measurements: speed beside peers (`make bench`), and claims gained and lost by a change (`make gains`)."""
