"""Turn the text of an option into its value; wrong text ends the process with what to write instead."""

from __future__ import annotations

import argparse
import datetime
import re
from pathlib import Path

FORMATS = ("docx", "pdf", "xlsx")
"""Values of `docgen.records.catalogue.Format`, which is not imported before a command runs."""


def formats(text: str) -> tuple[str, ...]:
    """Return the formats that `text` lists. Raises ArgumentTypeError for one that nothing makes."""
    names = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    if not names:
        raise argparse.ArgumentTypeError(f"没有写格式 no format: {text!r}")
    for name in names:
        if name not in FORMATS:
            known = "、".join(FORMATS)
            raise argparse.ArgumentTypeError(f"不认识的格式 unknown format: {name}（{known}）")
    return names


def positive(text: str) -> int:
    """Return the whole number above zero that `text` spells. Raises ArgumentTypeError for anything else."""
    if not re.fullmatch(r"[1-9]\d{0,3}", text):
        raise argparse.ArgumentTypeError(f"不是 1 到 9999 的整数 not a whole number from 1 to 9999: {text}")
    return int(text)


def cluster(text: str) -> str:
    """Return the address ``dask://HOST:PORT`` of a scheduler. Raises ArgumentTypeError for anything else."""
    found = re.fullmatch(r"dask://(?:[^\s:/]+|\[[0-9a-fA-F:]+\]):(\d{1,5})", text)
    if not found or not 0 < int(found[1]) < 2**16:
        raise argparse.ArgumentTypeError(
            f"不是集群地址 no address of a cluster: {text}（写成 dask://主机:8786）"
        )
    return text


def folder(text: str) -> Path:
    """Return the folder that `text` names. Raises ArgumentTypeError for nothing at all."""
    if not text.strip():
        raise argparse.ArgumentTypeError("没有写文件夹 no folder is named")
    return Path(text)


def part(text: str) -> tuple[int, int]:
    """Return the part that ``2/3`` spells. Raises ArgumentTypeError for anything else."""
    found = re.fullmatch(r"([1-9]\d{0,3})/([1-9]\d{0,3})", text)
    if not found or int(found[1]) > int(found[2]):
        raise argparse.ArgumentTypeError(f"不是第几份 not a part: {text}（写成 2/3，至多 9999 份）")
    return int(found[1]), int(found[2])


def date(text: str) -> datetime.date:
    """Return the ISO date that `text` spells. Raises ArgumentTypeError for anything else."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise argparse.ArgumentTypeError(f"不是日期 not a date: {text}（写成 2022-06-30）")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"没有这一天 no such day: {text}") from None
