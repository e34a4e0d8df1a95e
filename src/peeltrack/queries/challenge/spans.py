"""Spans of time, in days."""

A_MONTH = 31
A_QUARTER = 92
HALF_A_YEAR = 182
A_YEAR = 365
