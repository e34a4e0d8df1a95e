"""Formats of a document: HTML by templates, and Markdown, Word and PDF from the HTML."""
