"""Name the faults of the tags in a Word template (codes DG601 to DG621)."""

from __future__ import annotations

from docgen.diagnostics import Severity, Text
from docgen.faults import Fault

ERROR, WARNING = Severity.ERROR, Severity.WARNING

SYNTAX = Fault(
    "DG601",
    ERROR,
    Text("标签写法有误", "a tag is not written correctly"),
    Text("对照右边的标签改正括号和写法", "correct the braces and the expression"),
    "{{ document.title }",
    "{{ document.title }}",
    Text("标签没有闭合或写错，整个模板都不能生成。", "One broken tag stops the whole template."),
)
BLOCK = Fault(
    "DG602",
    ERROR,
    Text("成对标签不配对", "a block is not closed, or closed twice"),
    Text(
        "补上或删除对应的 if/endif、for/endfor，前后前缀一致", "pair if/endif and for/endfor, with one prefix"
    ),
    "{%p for task in section.tasks %}",
    "{%p for task in section.tasks %}\n...\n{%p endfor %}",
    Text(
        "循环和条件必须有头有尾，前缀（p、tr）也要一致。",
        "A loop or condition needs both ends, with one prefix.",
    ),
)
PLACEMENT = Fault(
    "DG603",
    ERROR,
    Text("标签的位置或前缀不对", "a tag stands in the wrong place or has the wrong prefix"),
    Text("把带前缀的标签单独放在一段或一行里", "put a prefixed tag into a paragraph or row of its own"),
    "{% tr for task in section.tasks %}",
    "{%tr for task in section.tasks %}",
    Text(
        "p、tr、tc 标签会替换整段、整行、整格。",
        "A p, tr or tc tag replaces the paragraph, row or cell it is in.",
    ),
)
LOST_TEXT = Fault(
    "DG604",
    ERROR,
    Text("控制标签旁边的文字会丢失", "text beside a control tag would be lost"),
    Text("把文字移到另一段，或去掉标签的前缀", "move the text into another paragraph, or drop the prefix"),
    "附件：{%p if document.annexes %}",
    "{%p if document.annexes %}\n附件：\n{%p endif %}",
    Text(
        "{%p %} 会替换所在的整段，旁边的文字不声不响地消失。",
        "{%p %} replaces its whole paragraph; what stands beside it vanishes without a word.",
    ),
)
BROKEN_TAG = Fault(
    "DG605",
    ERROR,
    Text("标签被切断", "a tag is cut apart"),
    Text("删掉这个标签，在一段之内重新输入", "delete the tag and type it again within one paragraph"),
    "{{ document.\ntitle }}",
    "{{ document.title }}",
    Text(
        "标签中间夹着换段、修订、超链接或域，合并后文档结构会坏。",
        "A paragraph break, a revision, a link or a field inside a tag breaks the document.",
    ),
)
TRACKED = Fault(
    "DG606",
    ERROR,
    Text("修订里藏着标签", "a tag is hidden in a tracked deletion"),
    Text("在“审阅”里接受或拒绝全部修订", "accept or reject all changes under Review"),
    "（修订删除）{{ document.title }}",
    "{{ document.title }}",
    Text(
        "被删除的标签仍会执行，内容留在修订记录里。",
        "The deleted tag still runs and leaves its text in the history.",
    ),
)
LOOP_LEAK = Fault(
    "DG607",
    ERROR,
    Text("循环外用了循环内的名字", "a name of a loop is used outside it"),
    Text("把标签移到循环里", "move the tag into the loop"),
    "{%p endfor %}\n{{ task.title }}",
    "{{ task.title }}\n{%p endfor %}",
    Text("循环变量到 endfor 为止。", "A loop's names end with its endfor."),
)
SUPPRESSION = Fault(
    "DG608",
    WARNING,
    Text("抑制注释没有作用", "a suppression comment matches nothing"),
    Text("删除这条注释", "delete the comment"),
    "{# docxtpl-lint: disable-line=DTL201 #}",
    "",
    Text("过期的抑制会掩盖以后的问题。", "A stale suppression hides the faults to come."),
)
FULL_WIDTH = Fault(
    "DG609",
    ERROR,
    Text("标签用了全角括号", "a tag is written with full-width braces"),
    Text("换成半角的 {{ }} 或 {% %}", "write {{ }} or {% %} in half width"),
    "｛｛ document.title ｝｝",
    "{{ document.title }}",
    Text(
        "全角括号不是标签，会原样印在公文上。",
        "Full-width braces are no tag and would be printed as they are.",
    ),
)
UNKNOWN_NAME = Fault(
    "DG610",
    ERROR,
    Text("没有这个名字", "there is no such name"),
    Text("用 docgen template names 查名称表", "look it up with `docgen template names`"),
    "{{ task.titel }}",
    "{{ task.title }}",
    Text("写错的名字若不报，公文上就是一处空白。", "Unreported, a misspelt name is a blank on the page."),
)
UNSAFE = Fault(
    "DG611",
    ERROR,
    Text("模板不得访问内部属性或方法", "a template may not reach internals"),
    Text(
        "只用名称表里的名字（docgen template names）", "use only the names that `docgen template names` lists"
    ),
    "{{ ''.__class__ }}",
    "{{ document.title }}",
    Text(
        "模板是外来文件，借内部属性可以执行任意程序。",
        "Through internals a foreign template could run any program.",
    ),
)
WRONG_KIND = Fault(
    "DG612",
    ERROR,
    Text("这个值不能这样用", "a value of this kind cannot be used so"),
    Text(
        "列表用 for 循环或 |join，结构写到它的某一项",
        "loop over a list or |join it; of a record name one field",
    ),
    "{{ item.lead }}",
    "{{ item.lead|join('、') }}",
    Text(
        "否则印出来的是程序里的写法，或被拆成单个字。",
        "Otherwise the page shows Python, or single characters.",
    ),
)
DICT_METHOD = Fault(
    "DG613",
    ERROR,
    Text("字典的键与方法重名", "a key of a mapping is the name of a method"),
    Text("写成 x['items']，或换一个键名", "write x['items'], or choose another key"),
    "{% for item in figures.items %}",
    "{% for item in figures['items'] %}",
    Text("figures.items 取到的是方法，不是数据。", "figures.items is a method, not the data."),
)
UNKNOWN_FILTER = Fault(
    "DG614",
    ERROR,
    Text("没有这个过滤器或判断", "there is no such filter or test"),
    Text("改正名称，或删除它", "correct its name, or remove it"),
    "{{ document.title|uper }}",
    "{{ document.title|upper }}",
    Text("模板只能用 docgen 提供的过滤器。", "A template has only the filters that docgen gives it."),
)
STATEMENT = Fault(
    "DG615",
    ERROR,
    Text("模板里不允许这种语句", "this statement is not allowed in a template"),
    Text("只用 if、for、set、with", "use only if, for, set, with"),
    "{% autoescape false %}",
    "{% if document.annotation %}",
    Text(
        "包含、宏、关闭转义会读别的文件、耗尽时间或弄坏文档。",
        "Includes, macros and unescaped text read other files, eat time or break the document.",
    ),
)
PREFIX = Fault(
    "DG616",
    ERROR,
    Text("标签前缀与内容不符", "the prefix of the tag does not fit its value"),
    Text(
        "成段内容用 {{p }}，带格式文字用 {{r }}，普通文字用 {{ }}",
        "{{p }} for whole paragraphs, {{r }} for rich text, {{ }} for plain text",
    ),
    "{{r document.title }}",
    "{{ document.title }}",
    Text(
        "前缀不符时 Word 会丢掉这些内容而不报错。",
        "With the wrong prefix Word drops the text without a word.",
    ),
)
UNGUARDED = Fault(
    "DG617",
    WARNING,
    Text("可能没有的内容没有先判断", "a value that may be absent is used without a test"),
    Text("外面加一层 {% if … %}", "put {% if … %} around it"),
    "{{ document.requirements.title }}",
    "{%p if document.requirements %}\n{{ document.requirements.title }}\n{%p endif %}",
    Text("没有这项内容的公文会在生成时停下。", "A document without it would stop while it is made."),
)
NOT_RENDERED = Fault(
    "DG618",
    ERROR,
    Text("这里的标签不会被替换", "a tag stands where nothing is merged"),
    Text("移到正文、页眉、页脚或脚注里", "move it to the body, a header, a footer or a footnote"),
    "（批注）{{ document.title }}",
    "（正文）{{ document.title }}",
    Text(
        "尾注、批注、图表里的标签会原样印出来。",
        "Tags in endnotes, comments and charts are printed as they are.",
    ),
)
AMPERSAND = Fault(
    "DG619",
    ERROR,
    Text("标签里写了 &", "there is an & inside a tag"),
    Text("把带 & 的文字移到标签外面", "move the text with & out of the tag"),
    '{{ "A&B" }}',
    "A&B",
    Text("标签里的 & 会变成 &amp;amp;。", "Inside a tag & turns into &amp;amp;."),
)
PIECES = Fault(
    "DG620",
    WARNING,
    Text("一个标签里有几种格式", "one tag carries several formats"),
    Text("选中整个标签，统一格式", "select the whole tag and give it one format"),
    "{{ document.【加粗】title }}",
    "{{ document.title }}",
    Text("结果只取标签开头的格式。", "The result takes the format of the tag's first character."),
)
UNPRINTED = Fault(
    "DG621",
    ERROR,
    Text("必须印出的内容没有印出", "what must be printed is not"),
    Text("把标签补回模板；每个分支都要印", "put its tag back into the template, in every branch"),
    "{{ item.text }}",
    "{{ item.text }}{{ item.clause }}",
    Text(
        "模板少一个标签，成文就少一处内容，看不出来；必须印的名称写在文种目录的 prints 里。",
        "Without its tag a part of the document is missing, and nothing shows it; `prints` in the catalogue"
        " lists what a type must print.",
    ),
)
