"""HMICFRS findings, tracked in plain text and git."""

# A constant, never importlib.metadata: asking that costs more than all of --version.
__version__ = "0.1.0"
