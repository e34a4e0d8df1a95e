"""Shipped templates as they were compiled before. Pure."""

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from peeltrack.documents.formats.trusted_environment import GENERATOR

COMPILER = f"jinja-{jinja2.__version__}-{GENERATOR}"
"""The name and version of what compiles templates."""


class CompiledTemplates(BytecodeCache):
    """Compiled templates; jinja takes one only for the very text that it was compiled of."""

    def __init__(self, known: dict[str, bytes]) -> None:
        self.known = known
        """The compiled templates by the key of each; new ones are added."""
        self.has_new = False
        """Whether one was added."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket what is known of its template."""
        if code := self.known.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Add what was compiled."""
        self.known[bucket.key] = bucket.bytecode_to_string()
        self.has_new = True
