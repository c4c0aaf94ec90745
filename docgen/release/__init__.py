"""Turn a finished Word file into a web page, Markdown or plain text: what the office puts on its site.

The Word file is the source, so what staff changed in it is there. Page furniture is left out: page numbers,
headers, the picture of the seal. Everything that is read stays, the edition record as text too.
"""

from docgen.release.forms import Form, Released, released

__all__ = ["Form", "Released", "released"]
