"""What a screen reader finds on a painted card: one child for each section, and what is focused, spoken."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from modelbrowser.paint.display import Display

DESCRIPTION_CAP = 4000


class SectionProxy(QWidget):
    """An invisible child over one section: its title is its name, its text its description."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class SectionProxies(QObject):
    """Keeps as many proxies as the shown card has sections."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._pool: list[SectionProxy] = []
        self._display: Display | None = None
        self._dirty = False

    def set_display(self, display: Display | None) -> None:
        """Describe `display`; its texts are collected when a reader is there or `refresh` is called."""
        self._display = display
        self._dirty = True
        if QAccessible.isActive():
            self.refresh()

    def refresh(self) -> None:
        """Bring names, descriptions and number of the proxies up to date."""
        if not self._dirty:
            return
        self._dirty = False
        parts = self._display.parts if self._display is not None else []
        while len(self._pool) < len(parts):
            self._pool.append(SectionProxy(self._viewport))
        for index, proxy in enumerate(self._pool):
            if index >= len(parts) or self._display is None:
                proxy.hide()
                continue
            proxy.setAccessibleName(parts[index].title)
            proxy.setAccessibleDescription(self._display.part_text(parts[index])[:DESCRIPTION_CAP])
            proxy.show()

    def move(self, left: float, top: float) -> None:
        """Put the proxies where their sections are; (left, top) is the document's origin in the viewport."""
        if self._display is None or self._dirty:
            return
        for proxy, part in zip(self._pool, self._display.parts, strict=False):
            rect = part.rect
            proxy.setGeometry(
                QRect(
                    round(rect.x() + left), round(rect.y() + top), round(rect.width()), round(rect.height())
                )
            )


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say `text`."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
