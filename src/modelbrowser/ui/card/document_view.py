"""A scrolling view of a painted document: selection, hover, keyboard, links."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QMenu, QWidget

from modelbrowser.paint.display import Brushes, Display, Target
from modelbrowser.paint.icons import IconPainter
from modelbrowser.paint.shaper import Shaper
from modelbrowser.paint.styles import Palette
from modelbrowser.ui.card import selection as select
from modelbrowser.ui.card.accessible import SectionProxies, announce
from modelbrowser.ui.card.keys import neighbor, next_stop
from modelbrowser.ui.card.marks import paint_focus, paint_hover
from modelbrowser.ui.card.popup import ExplainPopup

HOVER_DELAY_MS = 300
LINE_STEP_PX = 40
FOCUS_MARGIN_PX = 24
# Asks for a double-click: a single one only takes the focus, so that a word of it can be selected
DOUBLE_CLICK_KINDS = frozenset({"model"})


class DocumentView(QAbstractScrollArea):
    """Shows one `Display`. `activated` carries the Action of what was clicked or entered."""

    activated = Signal(object)

    def __init__(self, parent: QWidget | None, shaper: Shaper, icons: IconPainter, palette: Palette) -> None:
        super().__init__(parent)
        self.colors = palette
        self._brushes = Brushes(icons)
        self._display: Display | None = None
        self._selection: select.Range | None = None
        self._selecting = False
        self._pressed: tuple[QPoint, int | None] | None = None
        self._hovered: int | None = None
        self._focused: int | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._popup = ExplainPopup(self.viewport(), shaper, icons)
        self._proxies = SectionProxies(self.viewport())
        self._hover_timer = QTimer(self)
        self._hover_timer.setSingleShot(True)
        self._hover_timer.setInterval(HOVER_DELAY_MS)
        self._hover_timer.timeout.connect(self._on_hover_timeout)

    # -- the document ----------------------------------------------------------------------------

    @property
    def display(self) -> Display | None:
        """The document shown, None while there is none."""
        return self._display

    def set_display(self, display: Display | None, *, keep_place: bool) -> None:
        """Show a document. `keep_place`: it is the same one laid out anew; scroll and focus stay."""
        focused = self._focused_key() if keep_place else None
        self._display = display
        self._selection = None
        self._hovered = None
        self._hide_popup()
        self._focused = self._index_of(focused)
        self._update_scroll()
        if not keep_place:
            self.verticalScrollBar().setValue(0)
        self._proxies.set_display(display)
        self._place_proxies()
        self.viewport().update()

    def document_width(self) -> int:
        """Return the width a document should have to fill the view."""
        return self.viewport().width()

    def origin(self) -> QPointF:
        """Return where the document's top left corner is in the viewport."""
        width = self._display.width if self._display is not None else 0.0
        left = max(0, int((self.viewport().width() - width) // 2))
        return QPointF(left, -self.verticalScrollBar().value())

    def focused_target(self) -> Target | None:
        """Return what has the keyboard within the document, None for nothing."""
        return self._target(self._focused)

    def describe(self) -> None:
        """Bring the children that describe the sections to assistive programs up to date."""
        self._proxies.refresh()
        self._place_proxies()

    def _focused_key(self) -> str | None:
        target = self._target(self._focused)
        return target.key if target is not None else None

    def _index_of(self, key: str | None) -> int | None:
        if key is None or self._display is None:
            return None
        keys = [target.key for target in self._display.targets]
        return keys.index(key) if key in keys else None

    def _target(self, index: int | None) -> Target | None:
        if index is None or self._display is None or index >= len(self._display.targets):
            return None
        return self._display.targets[index]

    def _update_scroll(self) -> None:
        bar = self.verticalScrollBar()
        height = self._display.height if self._display is not None else 0.0
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(LINE_STEP_PX)
        bar.setRange(0, max(0, int(height) - self.viewport().height()))

    def _place_proxies(self) -> None:
        origin = self.origin()
        self._proxies.move(origin.x(), origin.y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_scroll()
        self._place_proxies()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._hide_popup()
        self._place_proxies()
        self.viewport().update()

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.colors.color("background"))
        if self._display is None:
            return
        origin = self.origin()
        painter.translate(origin)
        self._prepare_selection()
        clip = QRectF(event.rect()).translated(-origin)
        self._display.paint(painter, clip, self._brushes)
        if self._hovered != self._focused:
            paint_hover(painter, self._target(self._hovered), self.colors)
        if self.hasFocus():
            paint_focus(painter, self._target(self._focused), self.colors)

    def _prepare_selection(self) -> None:
        self._brushes.selection_back = self.colors.color("accent")
        self._brushes.selection_text = self.colors.color("on_accent")
        if self._selection is None or self._display is None:
            self._brushes.selected = {}
        else:
            self._brushes.selected = select.selected_parts(self._display, self._selection)

    # -- explanations ----------------------------------------------------------------------------

    def _hide_popup(self) -> None:
        self._hover_timer.stop()
        self._popup.hide()

    def _explain(self, index: int | None) -> None:
        """Show where the number of a target comes from, or nothing."""
        target = self._target(index)
        if target is None or target.explain is None:
            self._hide_popup()
            return
        around = target.rect.translated(self.origin()).toAlignedRect()
        self._popup.show_for(target.explain, self.colors, around)

    def _on_hover_timeout(self) -> None:
        self._explain(self._hovered)

    def _set_hovered(self, index: int | None) -> None:
        if index == self._hovered:
            return
        self._hovered = index
        self._hide_popup()
        target = self._target(index)
        if target is not None and target.explain is not None:
            self._hover_timer.start()
        self.viewport().update()

    # -- mouse -----------------------------------------------------------------------------------

    def _at(self, position: QPointF) -> QPointF:
        return position - self.origin()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._display is None:
            super().mousePressEvent(event)
            return
        point = self._at(event.position())
        index = self._display.target_at(point)
        self._pressed = (event.position().toPoint(), index)
        self._hide_popup()
        place = select.place_at(self._display, point)
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if place is not None:
            anchor = self._selection.anchor if extend and self._selection is not None else place
            self._selection = select.Range(anchor, place)
        self._set_focused(index, show=False)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._display is None:
            return
        point = self._at(event.position())
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position().toPoint(), point)
            return
        self._set_hovered(self._display.target_at(point))
        self.viewport().setCursor(self._cursor_for(point))

    def _drag(self, position: QPoint, point: QPointF) -> None:
        assert self._pressed is not None
        assert self._display is not None
        far = (position - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance()
        self._selecting = self._selecting or far
        place = select.place_at(self._display, point)
        if not self._selecting or place is None or self._selection is None:
            return
        self._selection = select.Range(self._selection.anchor, place)
        overshoot = min(0, position.y()) or max(0, position.y() - self.viewport().height())
        if overshoot:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + max(-LINE_STEP_PX, min(LINE_STEP_PX, overshoot)))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        was_drag, self._selecting = self._selecting, False
        if was_drag:
            self._publish_selection()
            return
        if self._selection is not None and self._selection.is_empty:
            self._selection = None
        index = self._display.target_at(self._at(event.position())) if self._display else None
        if index is not None and index == pressed[1]:
            self._click(index)
        self.viewport().update()

    def _click(self, index: int) -> None:
        target = self._target(index)
        if target is not None and target.action is not None and target.action.kind not in DOUBLE_CLICK_KINDS:
            self.activated.emit(target.action)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._display is None or event.button() != Qt.MouseButton.LeftButton:
            return
        point = self._at(event.position())
        target = self._target(self._display.target_at(point))
        if target is not None and target.action is not None:
            self.activated.emit(target.action)
            return
        place = select.place_at(self._display, point)
        if place is not None and select.is_over_text(self._display, point):
            self._selection = select.word_at(self._display, place)
            self._publish_selection()
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered(None)
        super().leaveEvent(event)

    def _cursor_for(self, point: QPointF) -> Qt.CursorShape:
        assert self._display is not None
        target = self._target(self._display.target_at(point))
        if target is not None and target.action is not None:
            return Qt.CursorShape.PointingHandCursor
        if select.is_over_text(self._display, point):
            return Qt.CursorShape.IBeamCursor
        return Qt.CursorShape.ArrowCursor

    # -- keyboard --------------------------------------------------------------------------------

    def _set_focused(self, index: int | None, *, show: bool) -> None:
        """Give the keyboard's place to a target; `show`: scroll there and explain it."""
        self._focused = index
        target = self._target(index)
        if show:
            self._reveal(target)
            self._explain(index)
        self.setAccessibleDescription(target.name if target is not None else "")
        if target is not None and show:
            announce(self, target.name)
        self.viewport().update()

    def _reveal(self, target: Target | None) -> None:
        if target is None:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top, bottom = int(target.rect.top()) - FOCUS_MARGIN_PX, int(target.rect.bottom()) + FOCUS_MARGIN_PX
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + height:
            bar.setValue(bottom - height)

    def focusNextPrevChild(self, forward: bool) -> bool:
        targets = self._display.targets if self._display is not None else []
        there = next_stop(targets, self._focused, forward=forward)
        if there is None:
            self._set_focused(None, show=False)
            self._hide_popup()
            return super().focusNextPrevChild(forward)
        self._set_focused(there, show=True)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reasons = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in reasons and self._focused is None and self._display is not None:
            forward = event.reason() is Qt.FocusReason.TabFocusReason
            self._set_focused(next_stop(self._display.targets, None, forward=forward), show=True)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide_popup()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif not self._walk(Qt.Key(event.key())) and not self._scroll(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> bool:
        """Move within the group of the focused target, activate it, or let go of it."""
        target = self._target(self._focused)
        if self._display is None or target is None or self._focused is None:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and target.action is not None:
            self.activated.emit(target.action)
            return True
        if key is Qt.Key.Key_Escape:
            self._set_focused(None, show=False)
            self._hide_popup()
            return True
        there = neighbor(self._display.targets, self._focused, key)
        if there is None:
            return False
        self._set_focused(there, show=True)
        return True

    def _scroll(self, key: Qt.Key) -> bool:
        bar = self.verticalScrollBar()
        places = {
            Qt.Key.Key_Up: bar.value() - LINE_STEP_PX,
            Qt.Key.Key_Down: bar.value() + LINE_STEP_PX,
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep() + LINE_STEP_PX,
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep() - LINE_STEP_PX,
            Qt.Key.Key_Space: bar.value() + bar.pageStep() - LINE_STEP_PX,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }
        if key not in places:
            return False
        bar.setValue(places[key])
        return True

    # -- selection -------------------------------------------------------------------------------

    def selected_text(self) -> str:
        """Return the selected text, "" when nothing is selected."""
        if self._selection is None or self._display is None:
            return ""
        return select.selected_text(self._display, self._selection)

    def select_all(self) -> None:
        """Select the whole document."""
        if self._display is not None:
            self._selection = select.everything(self._display)
            self._publish_selection()
            self.viewport().update()

    def copy(self) -> None:
        """Copy the selection; without one, what the focused target says."""
        target = self._target(self._focused)
        text = self.selected_text() or (target.name if target is not None else "")
        if text:
            QGuiApplication.clipboard().setText(text)

    def _publish_selection(self) -> None:
        clipboard = QGuiApplication.clipboard()
        text = self.selected_text()
        if text and clipboard.supportsSelection():
            clipboard.setText(text, clipboard.Mode.Selection)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        copy.setEnabled(bool(self.selected_text()) or self._focused is not None)
        menu.addAction(
            self.tr("Select all"), QKeySequence(QKeySequence.StandardKey.SelectAll), self.select_all
        )
        menu.popup(event.globalPos())
