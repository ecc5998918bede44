"""Errors that this program raises on purpose."""

from __future__ import annotations


class ModelBrowserError(Exception):
    """Anything the program says about itself; `str(error)` is one sentence for a person."""


class EnvironmentProblem(ModelBrowserError):
    """Something outside the program is in the way (a file, a display, a font, the disk).

    `remedy` says what the person can do about it; it is shown below the message.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class CatalogBug(ModelBrowserError):
    """The catalog or the program contradicts itself: ours to mend, not the person's."""


class UnknownModelError(ModelBrowserError):
    """No model has this id; `nearest` holds up to three ids that look like it."""

    def __init__(self, model_id: str, nearest: tuple[str, ...] = ()) -> None:
        hint = f" Nearest: {', '.join(nearest)}." if nearest else ""
        super().__init__(f"No model has the id {model_id!r}.{hint}")
        self.model_id = model_id
        self.nearest = nearest
