"""Dates and periods in running text, each with its TIMEX3 value and the days it means."""
