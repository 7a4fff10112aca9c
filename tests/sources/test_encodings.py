import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.errors import BinaryDocumentError, UndecodableError
from halqa.sources.encodings import decode

ARABIC = "أعلنت إنفيديا عن استثمار بقيمة 100 مليار دولار في «أوبن إيه آي»، وفقاً لبيان نشر في 22 سبتمبر 2025."
ENGLISH = "Oracle’s contract is worth “$300 billion” over five years — the largest ever."
SHORT = "صفقة"


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        (ARABIC, "utf-8", "utf-8"),
        (ARABIC, "utf-8-sig", "utf-8"),
        (ARABIC, "cp1256", "windows-1256"),
        (SHORT, "cp1256", "windows-1256"),
        ("Nvidia invests in أوبن إيه آي", "cp1256", "windows-1256"),
        (ARABIC.replace("«", '"').replace("»", '"'), "iso8859-6", "iso-8859-6"),
        (ARABIC, "utf-16-le", "utf-16-le"),
        (ARABIC, "utf-16-be", "utf-16-be"),
        (SHORT, "utf-16-le", "utf-16-le"),
        (SHORT, "utf-16-be", "utf-16-be"),
        (ENGLISH, "utf-8", "utf-8"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (ENGLISH, "cp1252", "windows-1252"),
        ("Mistral a levé 1,7 milliard d’euros; le Café Zürich aussi.", "cp1252", "windows-1252"),
        ("Plain words.", "ascii", "utf-8"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(text: str, codec: str, named: str) -> None:
    decoded = decode(text.encode(codec), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, named)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_believed_and_left_out_of_the_text(mark: bytes, codec: str) -> None:
    decoded = decode(mark + ARABIC.encode(codec), "a.txt")
    assert (decoded.text, decoded.encoding) == (ARABIC, codec)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04\x14\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"SQLite format 3\x00rest",
        bytes(range(256)) * 8,
        b"\x00" * 4096,
        b"words, then\x00more",
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryDocumentError, match=r"a\.bin: this is binary data"):
        decode(data, "a.bin")


def test_a_stray_control_character_does_not_make_a_text_binary() -> None:
    assert decode("شركة\x0b أوراكل\x1b[31m".encode(), "a.txt").text == "شركة\x0b أوراكل\x1b[31m"


def test_a_few_broken_bytes_are_named_and_the_rest_is_read() -> None:
    decoded = decode(ARABIC.encode() + b"\xff" + (ARABIC * 2).encode(), "a.txt")
    assert decoded.encoding == "utf-8, 1 unreadable"
    assert decoded.text == f"{ARABIC}\ufffd{ARABIC * 2}"


def test_text_that_fits_no_encoding_is_refused() -> None:
    with pytest.raises(UndecodableError, match="Save it as UTF-8"):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8A\x00" * 40, "a.txt")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf_8_is_always_read_as_what_was_written(text: str) -> None:
    decoded = decode(b"Halqa: " + text.encode(), "a.txt")
    assert (decoded.text, decoded.encoding) == (f"Halqa: {text}", "utf-8")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_refusal_never_a_crash(data: bytes) -> None:
    try:
        decoded = decode(data, "a.bin")
    except (BinaryDocumentError, UndecodableError):
        return
    decoded.text.encode()
