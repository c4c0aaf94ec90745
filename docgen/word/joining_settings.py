"""Unite what a Word file says once for the whole of itself, and name what cannot be united."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

from docgen.ooxml.names import is_off
from docgen.ooxml.opened import OpenPackage
from docgen.word.markup import NAMESPACES, clark, w
from docgen.word.parts import WORD_TYPE

_LAYOUT: Final[Mapping[str, str]] = {
    "mirrorMargins": "",
    "gutterAtTop": "",
    "bookFoldPrinting": "",
    "printTwoOnOne": "",
    "defaultTabStop": "720",
    "autoHyphenation": "",
    "characterSpacingControl": "doNotCompress",
    "strictFirstAndLastChars": "",
    "noLineBreaksAfter": "",
    "noLineBreaksBefore": "",
    "documentProtection": "",
}
"""Settings that show on the page, or forbid changes, with what holds where nothing is said."""

_MODE: Final = "compatibilityMode"
_BEFORE_EVEN: Final = frozenset(
    clark(f"w:{local}")
    for local in (
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
        "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData "
        "embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins "
        "alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
        "hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign "
        "attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge "
        "revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection "
        "autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation "
        "consecutiveHyphenLimit hyphenationZone "
        "doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle"
    ).split()
)
_AFTER_NOTES: Final = frozenset(
    clark(f"w:{local}")
    for local in (
        "compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping "
        "doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown "
        "smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator"
    ).split()
)


def settings_of(package: OpenPackage) -> etree._Element:
    """Return the root of the settings, an empty one where the file has none."""
    part = package.related(package.main, "settings")
    return package.tree(part) if part else etree.Element(clark("w:settings"), nsmap={"w": NAMESPACES["w"]})


def edited_settings(package: OpenPackage) -> etree._Element:
    """Return the root of the settings to be changed; the part is added where there is none."""
    part = package.related(package.main, "settings")
    if not part:
        part = package.add("word/settings.xml", settings_of(package), f"{WORD_TYPE}.settings+xml")
        package.relate(package.main, "settings", part)
    return package.edited(part)


def is_on(parent: etree._Element, local: str) -> bool:
    """Say whether an on-and-off property is on."""
    child = parent.find(clark(f"w:{local}"))
    return child is not None and not is_off(child.get(clark("w:val")))


def let_even_pages_differ(package: OpenPackage) -> None:
    """Let even pages have headers and footers of their own."""
    settings = edited_settings(package)
    for each in settings.findall(clark("w:evenAndOddHeaders")):
        settings.remove(each)
    place = next((i for i, each in enumerate(settings) if each.tag not in _BEFORE_EVEN), len(settings))
    settings.insert(place, w("evenAndOddHeaders"))


def name_separators(package: OpenPackage, annex: OpenPackage, kind: str) -> None:
    """Let the settings name the lines above notes that came from `annex`; `kind` is foot- or endnote."""
    theirs = settings_of(annex).find(clark(f"w:{kind}Pr"))
    settings = edited_settings(package)
    if theirs is None or settings.find(clark(f"w:{kind}Pr")) is not None:
        return
    last = _AFTER_NOTES if kind == "endnote" else _AFTER_NOTES | {clark("w:endnotePr")}
    place = next((i for i, each in enumerate(settings) if _belongs_after(each, last)), len(settings))
    settings.insert(place, deepcopy(theirs))


def _belongs_after(element: etree._Element, known: frozenset[str]) -> bool:
    return element.tag in known or (
        isinstance(element.tag, str) and not element.tag.startswith(clark("w:")[:-1])
    )


def differences(main: etree._Element, annex: etree._Element) -> list[str]:
    """Return the names of the settings of `annex` that show on the page and are otherwise in `main`."""
    return sorted(
        name
        for name, usual in {**_LAYOUT, **dict.fromkeys(_compatible(main) | _compatible(annex), "")}.items()
        if _value(main, name, usual) != _value(annex, name, usual)
    )


def _compatible(settings: etree._Element) -> set[str]:
    options = settings.find(clark("w:compat"))
    names = set() if options is None else {etree.QName(each).localname for each in options}
    return (names - {"compatSetting"}) | {_MODE}


def mode_of(settings: etree._Element) -> int:
    """Return the Word whose layout is kept: 12 is that of 2007, 15 that of 2013 and later."""
    modes = settings.iter(clark("w:compatSetting"))
    found = (each.get(clark("w:val"), "") for each in modes if each.get(clark("w:name")) == _MODE)
    value = next(found, "")
    return int(value) if value.isdigit() else 12


def _value(settings: etree._Element, name: str, usual: str) -> str:
    if name == _MODE:
        return str(mode_of(settings))
    element = next(settings.iter(clark(f"w:{name}")), None)
    if element is None:
        return usual
    value = ",".join(str(each) for each in element.attrib.values()) or "1"
    return "" if is_off(value) else value
