"""A finished picture, and how it becomes bytes: the same picture gives the same bytes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from matplotlib import rc_context, rc_params_from_file
from matplotlib.figure import Figure

from halqa.errors import UnknownPictureError, UnwritableFileError
from halqa.surfaces.wording import clean

FORMATS = (".svg", ".png")
_STYLE = files("halqa.surfaces.charts") / "halqa.mplstyle"


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn figure with its name, and what it shows in a sentence for those who do not see it."""

    figure: Figure
    title: str
    description: str

    def svg(self) -> str:
        """Return the picture as SVG, its letters as shapes."""
        return self._bytes("svg", {"Title": self.title, "Description": self.description, "Date": None}).decode()

    def png(self) -> bytes:
        """Return the picture as PNG."""
        return self._bytes("png", {"Title": self.title, "Description": self.description, "Software": "Halqa"})

    def _bytes(self, form: str, told: dict[str, str | None]) -> bytes:
        buffer = BytesIO()
        with styled():
            self.figure.savefig(
                buffer, format=form, metadata={key: value and clean(value) for key, value in told.items()}
            )
        return buffer.getvalue()


@contextmanager
def styled() -> Iterator[None]:
    """Draw as `halqa.mplstyle` says, whatever the settings of who calls."""
    with rc_context(rc_params_from_file(str(_STYLE), use_default_template=True)):
        yield


def as_picture(path: Path) -> Path:
    """Return a path under which a picture can be written, before the work for it begins.

    Raises UnknownPictureError where its name ends in neither .svg nor .png.

    >>> as_picture(Path("fan.svg")).name
    'fan.svg'
    """
    if path.suffix.lower() not in FORMATS:
        raise UnknownPictureError(path=str(path), known=" or ".join(FORMATS))
    return path


def write(chart: Chart, path: Path) -> None:
    """Write a picture as what the name of its file says. Raises UnknownPictureError, UnwritableFileError."""
    drawn = chart.svg().encode() if as_picture(path).suffix.lower() == ".svg" else chart.png()
    try:
        path.write_bytes(drawn)
    except OSError as error:
        raise UnwritableFileError(path=str(path), reason=error.strerror or type(error).__name__) from None
