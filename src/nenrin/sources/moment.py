"""Days and times as people type them, read strictly: an order of day and month is never guessed."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from nenrin.sources.number import WIDE
from nenrin.sources.refusal import Refused, Repaired
from nenrin.vocabulary import Sentence

_ERAS = {
    "明治": dt.date(1868, 1, 25), "大正": dt.date(1912, 7, 30), "昭和": dt.date(1926, 12, 25),
    "平成": dt.date(1989, 1, 8), "令和": dt.date(2019, 5, 1),
}
_ERAS |= dict(zip("MTSHR", _ERAS.values(), strict=True))
_YEAR = rf"(?:(?P<year>\d{{4}})|(?P<era>{'|'.join(_ERAS)}) ?(?P<of_era>元|\d{{1,2}}))"
_DAY = (
    rf"{_YEAR} ?(?:年 ?(?P<month>\d{{1,2}}) ?月 ?(?P<day>\d{{1,2}})日?"
    r"|(?P<mark>[-/.]) ?(?P<month_of>\d{1,2})(?P=mark) ?(?P<day_of>\d{1,2}))(?: ?\([月火水木金土日]\))?"
)
_PACKED = r"(?P<packed>\d{8})"
_CLOCK = r"(?P<hour>\d{1,2})[:時](?P<minute>\d{2})(?:分|:(?P<second>\d{2})(?:\.(?P<fraction>\d{1,6})\d*)?)?"
_OFFSET = r"(?P<offset>Z|[+-]\d{2}:?\d{2})"
_MOMENT = re.compile(rf"(?:{_DAY}|{_PACKED})(?:(?:[T ]| +){_CLOCK}(?: ?{_OFFSET})?)?", re.ASCII)
_MONTH = re.compile(rf"(?:(?P<iso>\d{{4}})[-/](?P<of_iso>\d{{2}})|{_YEAR} ?年 ?(?P<month>\d{{1,2}}) ?月)", re.ASCII)
_PACKED_MONTH = re.compile(r"(?P<iso>\d{4})(?P<of_iso>\d{2})(?:\.0)?", re.ASCII)
_PLAIN_CENTURY = range(2013, 2100)
"""Years in which six digits can only be a year and a month: 201012 could be 12 October 2020, 201912 nothing else."""
_SLASHED = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}.*", re.ASCII)
_FIRST_SERIAL, _LAST_SERIAL = 32874, 73415          # 1990-01-01 and 2101-01-01: other numbers are no days
_EPOCHS = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}     # noqa: DTZ001 (wall time)
_ISO = "write it as 2026-10-31"
_MONTH_ONLY, _SERIAL = Sentence("source.month_only"), Sentence("source.serials")
TIME_DROPPED = Sentence("source.time_dropped")


def moment(raw: object, zone: ZoneInfo, *, from_1904: bool = False) -> dt.datetime | Repaired:
    """Local wall time, without zone. An instant (with ``Z`` or an offset) is converted; a time without is local."""
    if isinstance(raw, dt.datetime):
        return raw
    if isinstance(raw, dt.date):
        return dt.datetime.combine(raw, dt.time())
    if isinstance(raw, float | int) and not isinstance(raw, bool):
        return _serial(raw, from_1904=from_1904)
    if not isinstance(raw, str):
        raise Refused("is no date", _ISO)
    text = raw.translate(WIDE).strip()
    found = _MOMENT.fullmatch(text)
    if found is None:
        wrong = "can be read as day-month or month-day" if _SLASHED.fullmatch(text) else "is no date"
        raise Refused(wrong, _ISO)
    local = _assembled(found)
    if found["offset"] is None:
        return local
    instant = dt.datetime.fromisoformat(local.isoformat() + found["offset"])
    reason = Sentence("source.instants", {"zone": zone.key})
    return Repaired(instant.astimezone(zone).replace(tzinfo=None), reason)


def day(raw: object, zone: ZoneInfo, *, from_1904: bool = False) -> dt.datetime | Repaired:
    """Midnight of a day. A month without a day (``2026-10``, 令和8年10月, 202610) is its first day, and counted so."""
    if (first := _first_day(raw)) is not None:
        return Repaired(dt.datetime.combine(first, dt.time()), _MONTH_ONLY)
    found_moment = moment(raw, zone, from_1904=from_1904)
    if isinstance(found_moment, Repaired):
        if isinstance(raw, str):
            raise Refused("is an instant in a date column", "declare the column as datetime")
        return Repaired(_midnight(found_moment.value), found_moment.reason)
    midnight = _midnight(found_moment)
    return midnight if midnight == found_moment else Repaired(midnight, TIME_DROPPED)


def _first_day(raw: object) -> dt.date | None:
    """Of a month that is written without a day, six digits (also of a number cell) among them; None for all else."""
    text = raw.translate(WIDE).strip() if isinstance(raw, str) else repr(raw) if isinstance(raw, float) else ""
    if found := _PACKED_MONTH.fullmatch(text):
        if (year := int(found["iso"])) not in _PLAIN_CENTURY:
            return None
        return _valid(year, int(found["of_iso"]), 1)
    if isinstance(raw, str) and (found := _MONTH.fullmatch(text)):
        return _valid(int(found["iso"]) if found["iso"] else _year(found), int(found["of_iso"] or found["month"]), 1)
    return None


def _assembled(found: re.Match[str]) -> dt.datetime:
    if found["packed"]:
        date = _valid(*(int(part) for part in (found["packed"][:4], found["packed"][4:6], found["packed"][6:])))
    else:
        date = _valid(_year(found), int(found["month"] or found["month_of"]), int(found["day"] or found["day_of"]))
        if found["era"] and date < _ERAS[found["era"]]:
            raise Refused("is before that era began", _ISO)
    if found["hour"] is None:
        return dt.datetime.combine(date, dt.time())
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    try:
        return dt.datetime.combine(date, dt.time(hour, minute, second, int((found["fraction"] or "0").ljust(6, "0"))))
    except ValueError:
        raise Refused("is no time of day", "write it as 2026-10-31 23:59:59") from None


def _year(found: re.Match[str]) -> int:
    if found["year"]:
        return int(found["year"])
    return _ERAS[found["era"]].year + (0 if found["of_era"] == "元" else int(found["of_era"]) - 1)


def _valid(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Refused("is no day of the calendar", _ISO) from None


def _serial(raw: float, *, from_1904: bool) -> Repaired:
    """A day number of a spreadsheet whose cell lost its date format."""
    if not _FIRST_SERIAL <= raw <= _LAST_SERIAL:
        raise Refused("is no date", _ISO)
    moment = _EPOCHS[from_1904] + dt.timedelta(milliseconds=round(raw * 86_400_000))
    return Repaired(moment, _SERIAL)


def _midnight(moment: object) -> dt.datetime:
    if not isinstance(moment, dt.datetime):
        raise TypeError(moment)
    return dt.datetime.combine(moment.date(), dt.time())
