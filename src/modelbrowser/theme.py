"""Color and spacing tokens, light and dark. They feed the palette, the style sheet and every painter."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Theme:
    """Colors as "#RRGGBB" text; a painter turns them into its own kind of color."""

    name: str
    background: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_soft: str
    selection: str
    on_accent: str
    track: str
    warning: str
    error: str
    tiers: MappingProxyType[str, str]
    families: tuple[str, ...]

    @property
    def is_dark(self) -> bool:
        return self.name == "dark"

    def tier_color(self, tier: str | None) -> str:
        """Return the color of a tier's key ("top1", "free", ...); None has the color of "no data"."""
        return self.tiers.get(tier or "none", self.tiers["none"])


# Nine hues, in both themes the same order. Any two differ by 14 (CIELAB) or more, also as people with
# protanopia, deuteranopia and tritanopia see them; a test simulates that.
FAMILY_COLORS_LIGHT = (
    "#0072B2",
    "#A27F00",
    "#005448",
    "#BC3E7E",
    "#009CA3",
    "#943F00",
    "#5242B9",
    "#4E7D30",
    "#AD6661",
)
FAMILY_COLORS_DARK = (
    "#4BA3DC",
    "#FFBF0D",
    "#5D9161",
    "#AC6793",
    "#73E3FC",
    "#F0803C",
    "#8E7CFF",
    "#97DF84",
    "#C7B2AE",
)

LIGHT = Theme(
    name="light",
    background="#F6F7F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#E3E6EB",
    text="#14181F",
    muted="#525C6A",
    faint="#626B77",
    accent="#2F5BEA",
    accent_soft="#E8EEFF",
    selection="#EAF0FF",
    on_accent="#FFFFFF",
    track="#E3E6EB",
    warning="#995E07",
    error="#B42318",
    tiers=MappingProxyType(
        {
            "top1": "#6D28D9",
            "top5": "#4338CA",
            "top10": "#1D4ED8",
            "good": "#0F766E",
            "medium": "#8F5606",
            "below": "#5A687B",
            "free": "#0F766E",
            "low": "#1D4ED8",
            "moderate": "#8F5606",
            "high": "#B42318",
            "none": "#626B77",
        }
    ),
    families=FAMILY_COLORS_LIGHT,
)

DARK = Theme(
    name="dark",
    background="#101318",
    surface="#171B22",
    raised="#1D222B",
    line="#2A313C",
    text="#E9EDF3",
    muted="#A3AEBD",
    faint="#8994A3",
    accent="#7C9CFF",
    accent_soft="#1E2947",
    selection="#202A40",
    on_accent="#0B1020",
    track="#2A313C",
    warning="#E0B341",
    error="#FF8577",
    tiers=MappingProxyType(
        {
            "top1": "#B794FF",
            "top5": "#97A0FF",
            "top10": "#79AEFF",
            "good": "#3FCFBC",
            "medium": "#E0B341",
            "below": "#94A3B8",
            "free": "#3FCFBC",
            "low": "#79AEFF",
            "moderate": "#E0B341",
            "high": "#FF8577",
            "none": "#929CAA",
        }
    ),
    families=FAMILY_COLORS_DARK,
)

THEMES = MappingProxyType({"light": LIGHT, "dark": DARK})

# Spacing in logical pixels, one scale for the whole program
GAP_XS, GAP_S, GAP_M, GAP_L, GAP_XL = 4, 8, 12, 16, 24
RADIUS_S, RADIUS_M = 4, 8

# Type sizes in logical pixels
TEXT_XS, TEXT_S, TEXT_M, TEXT_L, TEXT_XL, TEXT_TITLE = 11, 12, 13, 15, 18, 28

# Families tried in this order; the last ones carry Chinese glyphs
CHINESE_FAMILIES = ("Noto Sans CJK SC", "WenQuanYi Micro Hei", "Microsoft YaHei", "PingFang SC")
FONT_FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans", *CHINESE_FAMILIES)
