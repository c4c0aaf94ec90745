"""Say what is wrong with a command line in Chinese too: argparse itself has English only."""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn

_FACTS = {
    "unrecognized arguments": "不认识的参数",
    "the following arguments are required": "缺少必须写的参数",
    "invalid choice": "没有这个选择",
    "expected one argument": "后面要写一个值",
    "expected at least one argument": "后面至少要写一个值",
    "not allowed with argument": "不能同时写",
    "ambiguous option": "写得太短，分不清是哪个选项",
    "ignored explicit argument": "后面不写值",
}
"""What argparse says, without what it is about; what it says besides stays in English alone."""
_FACT = re.compile(rf"(argument .+?: )?({'|'.join(_FACTS)})")


class Parser(argparse.ArgumentParser):
    """A parser whose errors are in Chinese with English beside it, as the messages of its options are."""

    def error(self, message: str) -> NoReturn:
        """Print usage and error, and end the process with status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: 用法不对 wrong usage: {_bilingual(message)}\n")


def _bilingual(message: str) -> str:
    found = _FACT.match(message)
    if found is None:
        return message
    about, fact = found[1] or "", found[2]
    rest = message[found.end() :].replace("(choose from", "(可选 choose from")
    return f"{about}{_FACTS[fact]} {fact}{rest}"
