"""What every role of a cell looks like: the workbook's one place for colours, fonts and borders."""

from __future__ import annotations

from typing import Any

FONTS = {"en": "Calibri", "ja": "Yu Gothic"}
"""Fonts that every Excel of the language has; LibreOffice and Google Sheets replace them by ones of equal widths."""
SIZE = 10

NAVY, INK, GREY, RULE, PALE = "#1F2A44", "#000000", "#5B6472", "#D5D9E0", "#E7EBF3"
INPUT, CREAM, EDGE, LINK, POINTER = "#0000C8", "#FFF6DC", "#E3D6A4", "#0B6B34", "#0B57D0"
GOOD, BAD = "#0F766E", "#C2410C"
PASS, PASSED, FAIL, FAILED, CHANGED, AMBER = "#0B5138", "#D8EFE3", "#8C1D18", "#F9D9D5", "#7A4100", "#FBE3C4"
SOLID, LIGHT, BAR_GOOD, BAR_BAD = "#3B3B3B", "#9AA2B1", "#9ED3BB", "#EBB8A4"
BAND, ODD = "#DDE2EA", "#F3B562"

_LINE = {"bottom": 1, "bottom_color": RULE}
_MIDDLE = {"valign": "vcenter"}
_NUMBER = {"align": "right", **_LINE, **_MIDDLE}
_TEXT = {"align": "left", **_LINE, **_MIDDLE}
_ENTRY = {"font_color": INPUT, "bg_color": CREAM, "border": 1, "border_color": EDGE, **_MIDDLE}
_HEAD = {
    "bold": True, "font_color": "#FFFFFF", "bg_color": NAVY, "text_wrap": True, "border": 1, "border_color": PALE,
    **_MIDDLE,
}
_BAND = {"bold": True, "font_color": NAVY, "bg_color": PALE, **_MIDDLE}

ROLES: dict[str, dict[str, Any]] = {
    "plain": {**_MIDDLE},
    "title": {"bold": True, "font_size": 14, "font_color": NAVY},
    "message": {"bold": True, "font_size": 12, "font_color": NAVY},
    "subtitle": {"font_color": GREY},
    "label": {"font_color": GREY, "align": "left", **_MIDDLE},
    "label_top": {"font_color": GREY, "align": "left", "valign": "top"},
    "label_right": {"font_color": GREY, "align": "right"},
    "status": {"bold": True, "align": "center"},
    "status_left": {"bold": True, "align": "left"},
    "strong": {"bold": True, "font_color": NAVY, **_MIDDLE},
    "strong_wrapped": {"bold": True, "font_color": NAVY, "text_wrap": True, "valign": "top"},
    "status_date": {"bold": True, "align": "left"},
    "head": {**_HEAD, "align": "center"},
    "head_left": {**_HEAD, "align": "left"},
    "over_number": {"font_color": GREY, "align": "right", "font_size": 8},
    "over": {"font_color": GREY, "align": "left"},
    "section": _BAND,
    "total": {**_BAND, "align": "right"},
    "text": _TEXT,
    "text_bold": {**_TEXT, "bold": True},
    "text_centre": {**_TEXT, "align": "center"},
    "middle_wrapped": {**_TEXT, "text_wrap": True},
    "middle_wrapped_bold": {**_TEXT, "text_wrap": True, "bold": True},
    "text_wrapped": {**_TEXT, "text_wrap": True, "valign": "top"},
    "text_wrapped_bold": {**_TEXT, "text_wrap": True, "valign": "top", "bold": True},
    "grey": {**_TEXT, "font_color": GREY},
    "grey_centre": {**_TEXT, "font_color": GREY, "align": "center"},
    "grey_wrapped_middle": {**_TEXT, "font_color": GREY, "text_wrap": True},
    "grey_wrapped": {**_TEXT, "font_color": GREY, "text_wrap": True, "valign": "top"},
    "number": _NUMBER,
    "number_bold": {**_NUMBER, "bold": True},
    "number_grey": {**_NUMBER, "font_color": GREY},
    "mark": {"align": "center", "bold": True, **_LINE, **_MIDDLE},
    "result": {"align": "center", **_LINE, **_MIDDLE},
    "linked": {**_NUMBER, "font_color": LINK},
    "linked_text": {**_TEXT, "font_color": LINK},
    "linked_wrapped": {**_TEXT, "font_color": LINK, "text_wrap": True},
    "pointer": {**_TEXT, "font_color": POINTER, "underline": 1},
    "pointer_wrapped": {**_TEXT, "font_color": POINTER, "underline": 1, "text_wrap": True},
    "pointer_plain": {**_TEXT},
    "pointer_centre": {**_TEXT, "font_color": POINTER, "underline": 1, "align": "center"},
    "input": {**_ENTRY, "align": "right"},
    "input_month": {**_ENTRY, "align": "center"},
    "input_text": {**_ENTRY, "align": "left", "text_wrap": True},
    "input_bold": {**_ENTRY, "align": "left", "bold": True},
    "issued": {**_NUMBER, "font_color": GREY},
    "month": {**_HEAD, "align": "center"},
}
"""Properties by role. Blue on cream is an input, black a calculation, green a link to another sheet."""

LOOKS: dict[str, dict[str, Any]] = {
    "favourable": {"font_color": GOOD},
    "unfavourable": {"font_color": BAD},
    "pass": {"font_color": PASS, "bg_color": PASSED, "bold": True},
    "fail": {"font_color": FAIL, "bg_color": FAILED, "bold": True},
    "changed": {"font_color": CHANGED, "bg_color": AMBER},
    "issue": {"font_color": CHANGED, "bg_color": AMBER, "bold": True},
    "blank": {"bottom": 1, "bottom_color": "#FFFFFF"},
    "number": {},
}
"""What a conditional rule adds."""

SERIES: dict[str, dict[str, Any]] = {
    "actual": {"fill": {"color": SOLID}, "border": {"none": True}},
    "plan": {"fill": {"color": "#FFFFFF"}, "border": {"color": SOLID, "width": 1}},
    "favourable": {"fill": {"color": GOOD}, "border": {"none": True}},
    "unfavourable": {"fill": {"color": BAD}, "border": {"none": True}},
    "total": {"fill": {"color": SOLID}, "border": {"none": True}},
    "none": {"fill": {"none": True}, "border": {"none": True}},
    "line": {
        "line": {"color": SOLID, "width": 1.75},
        "marker": {"type": "circle", "size": 5, "fill": {"color": SOLID}, "border": {"color": "#FFFFFF"}},
    },
    "range": {"fill": {"color": BAND}, "border": {"none": True}},
    "odd": {"fill": {"color": ODD}, "border": {"none": True}},
}
"""How each series of a chart is drawn: actual solid, plan outlined, good and bad by their effect on the goal;
a line of values over the range of each month, amber where the month lies outside."""

TABS = {"output": NAVY, "input": EDGE, "working": LIGHT}
