"""Whole texts as files to take away: PDF, EPUB, DOCX, in each language, made when what they contain is published.

An app declares its texts in a module `publications` of its own: subclasses of `Kind`, given to `register`. The rest
happens here: `manuscripts` turns a text into one HTML document, `formats` turn that into files, `building` keeps the
last good file of each, `rounds` looks after every one whose content changed, and `views` answers readers.
"""

from .registry import Kind, register

__all__ = ["Kind", "register"]
