"""Where a number comes from: source, date and basis, as shown on hover and focus."""

from __future__ import annotations

from dataclasses import dataclass

from modelbrowser.card import labels
from modelbrowser.card.plain import plain
from modelbrowser.card.words import Words
from modelbrowser.domain.models import ModelCard, Provenance


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a person is told about one number. Empty parts are not known or do not apply."""

    what: str
    value: str
    source: str = ""
    date: str = ""
    basis: str = ""
    rule: str = ""

    def lines(self) -> tuple[str, ...]:
        """Return the non-empty parts in reading order."""
        return tuple(
            part for part in (self.what, self.value, self.rule, self.basis, self.source, self.date) if part
        )

    def spoken(self) -> str:
        """Return everything as one text for a screen reader."""
        return ". ".join(part.rstrip(".") for part in self.lines())


@dataclass(frozen=True, slots=True)
class Explainer:
    """Writes the explanations of one card in one language."""

    card: ModelCard
    words: Words

    def fact(self, field: str, what: str, value: str, rule: str = "") -> Explanation:
        """Explain a single-valued fact by the provenance of `field`; no provenance is said as such."""
        origin = self.card.provenance.get(field)
        if origin is None:
            return Explanation(what, value, rule=rule, basis=self._basis("unknown"))
        return Explanation(
            what,
            value,
            source=self.source(origin.source_id),
            date=self.as_of(origin.as_of or self._source_date(origin.source_id)),
            basis=self._fact_basis(origin),
            rule=rule,
        )

    def measured(self, what: str, value: str, source_id: str, as_of: str | None) -> Explanation:
        """Explain a measured value or a price that names its own source and date."""
        return Explanation(
            what,
            value,
            source=self.source(source_id),
            date=self.as_of(as_of or self._source_date(source_id)),
            basis=self._basis("measured"),
        )

    def computed(self, what: str, value: str, rule: str, source_id: str = "", as_of: str = "") -> Explanation:
        """Explain a number that this program computes by `rule`."""
        return Explanation(
            what,
            value,
            source=self.source(source_id) if source_id else "",
            date=self.as_of(as_of) if as_of else "",
            basis=self._basis("computed"),
            rule=rule,
        )

    def source(self, source_id: str) -> str:
        """Return "Source: title" of a source; an unknown one is named by its id."""
        known = self.card.sources.get(source_id)
        title = labels.source_text(self.words, plain(known.title if known else source_id))
        return self.words.translate("Card", "Source: {title}").format(title=title)

    def as_of(self, date: str | None) -> str:
        """Return "As of date", or "" without a date."""
        if not date:
            return ""
        return self.words.translate("Card", "As of {date}").format(date=self.words.date(date))

    def _source_date(self, source_id: str) -> str | None:
        known = self.card.sources.get(source_id)
        return known.as_of if known else None

    def _fact_basis(self, origin: Provenance) -> str:
        text = self._basis(origin.basis)
        note = plain(origin.note)
        return self.words.aside(text, note)

    def _basis(self, basis: str) -> str:
        translate = self.words.translate
        if basis == "sourced":
            return translate("Card", "Stated by the source")
        if basis == "curated":
            return translate("Card", "Set by hand from public announcements")
        if basis == "rule":
            return translate("Card", "Inferred by a rule")
        if basis == "measured":
            return translate("Card", "Reported by the source")
        if basis == "computed":
            return translate("Card", "Computed from the catalog in use")
        return translate("Card", "Origin not recorded")
