"""Find pictures that cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.markdown import Kind
from docgen.records.project import Project
from docgen.rules.body.found import found
from docgen.rules.rule import Finding


def picture_form(project: Project) -> Iterator[Finding]:
    """Report a picture from outside the project, of another format, among words, or without a text instead.

    图片不在项目里、格式不对、夹在文字中，或没有替代文字。

    Bad:
        text: "![](https://example.com/a.gif)"
    Good:
        text: "![入户走访](data/pictures/走访.png)"
    Why: A document must not change with a server, nor show files from elsewhere on the machine; who
        cannot see it needs the text.
    为什么：公文不能随网上的图变化，也不能带出电脑上别处的文件；看不见图的人要靠替代文字。
    """
    yield from found(project, Kind.PICTURE)
