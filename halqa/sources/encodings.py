"""Bytes -> text, with the encoding named. UTF-8 is tried first; older Arabic and Western encodings where it fails.

Nothing is guessed from a locale: the bytes alone decide, so the same file reads the same on every machine.
"""

import codecs
import re
from dataclasses import dataclass

from halqa.errors import BinaryDocumentError, UndecodableError

UTF_8 = "utf-8"
MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ARABIC_BYTES = ("windows-1256", "iso-8859-6")
WESTERN_BYTES = "windows-1252"
SIGNATURES = (
    *(b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8"),
    *(b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"SQLite format 3\0", b"\x7fELF", b"\xd0\xcf\x11\xe0"),
)
"""How files that are surely not text begin."""

SAMPLE_BYTES = 1 << 16
PLAUSIBLE_SHARE = 0.9  # of the characters of a sample, for UTF-16 without a mark
DAMAGED_SHARE = 0.01  # of the characters: more unreadable bytes than this, and the text is not UTF-8
LETTERS = re.compile(r"[\w\s.,:;!?'\"()%$/«»،؛؟\u0600-\u06FF\u2010-\u203A-]")
EXOTIC = re.compile(r"[\u0100-\u05FF\u0700-\u1FFF\u2100-\uFAFF]")
ARABIC_RUN = re.compile(r"[ء-غف-ي]{2,}")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that it was found in."""

    text: str
    encoding: str


def decode(data: bytes, source: str) -> Decoded:
    """Return the text of `data`, refusing what is not text.

    >>> decode("صفقة".encode("cp1256"), "a.txt")
    Decoded(text='صفقة', encoding='windows-1256')
    """
    if data.startswith(SIGNATURES):
        raise BinaryDocumentError(source=source)
    encoding, mark = encoding_of(data)
    try:
        text = data[mark:].decode(encoding)
    except UnicodeDecodeError as broken:
        return _damaged(data[mark:], encoding, source, broken)
    if _is_binary(text):
        raise BinaryDocumentError(source=source)
    return Decoded(text, encoding)


def encoding_of(data: bytes) -> tuple[str, int]:
    r"""Return the encoding of `data` and how many bytes its mark (BOM) takes.

    >>> encoding_of(b"\xef\xbb\xbfOracle"), encoding_of("Oracle".encode("utf-16-be"))
    (('utf-8', 3), ('utf-16-be', 0))
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return _unmarked(data), 0


def _unmarked(data: bytes) -> str:
    sample = data[:SAMPLE_BYTES]
    if wide := _utf_16(sample):
        return wide
    return UTF_8 if _mostly_utf_8(data) else _one_byte(sample)


def _utf_16(sample: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: the order in which the text reads as Arabic or English."""
    if b"\0" not in sample and sample.count(b"\x06") * 8 < len(sample):
        return None
    even = sample[: len(sample) // 2 * 2]
    shares = {order: _plausible(even.decode(order, "replace")) for order in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda order: shares[order])
    return best if shares[best] >= PLAUSIBLE_SHARE else None


def _plausible(text: str) -> float:
    """Return the share of characters that belong in an Arabic or English text, 0 to 1."""
    likely = len(LETTERS.findall(text)) - len(EXOTIC.findall(text))
    return likely / len(text) if text else 0.0


def _mostly_utf_8(data: bytes) -> bool:
    """Return whether the text is UTF-8, but for a few damaged bytes."""
    try:
        data.decode(UTF_8)
    except UnicodeDecodeError:
        text = data.decode(UTF_8, "surrogateescape")
        broken = sum("\udc80" <= letter <= "\udcff" for letter in text)
        beyond_ascii = sum(letter > "\x7f" for letter in text) - broken
        return broken < beyond_ascii
    return True


def _one_byte(sample: bytes) -> str:
    """Return the older one-byte encoding: Arabic where most high bytes stand in Arabic words, else Western."""
    shares = {name: _arabic_share(sample.decode(name, "replace")) for name in ARABIC_BYTES}
    best = max(ARABIC_BYTES, key=lambda name: shares[name])
    return best if shares[best] > 0.5 else WESTERN_BYTES


def _arabic_share(text: str) -> float:
    beyond_ascii = sum(letter > "\x7f" for letter in text)
    return sum(len(run) for run in ARABIC_RUN.findall(text)) / beyond_ascii if beyond_ascii else 0.0


def _damaged(data: bytes, encoding: str, source: str, broken: UnicodeDecodeError) -> Decoded:
    """Read a damaged text with U+FFFD in place of each byte that is lost, and say how many there are."""
    text = data.decode(encoding, "replace")
    if _is_binary(text):
        raise BinaryDocumentError(source=source)
    lost = text.count("\ufffd")
    if lost > 1 + DAMAGED_SHARE * len(text):
        raise UndecodableError(source=source, tried=f"UTF-8, UTF-16, Windows-1256, Windows-1252 ({broken.reason})")
    return Decoded(text, f"{encoding}, {lost} unreadable")


def _is_binary(text: str) -> bool:
    """Return whether control characters show that this is not text; a stray one is let through."""
    sample = text[:SAMPLE_BYTES]
    return "\0" in text or len(CONTROL.findall(sample)) > 0.02 * len(sample) + 2
