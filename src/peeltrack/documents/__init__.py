"""Papers, and other answers as text, made from registers.

Each paper is a module: its view, and the function that makes it. A template sees views alone;
the docstring of a view's field is its description in docs/templates.md.
"""
