"""The headers of a register kept as a table, in English and Japanese, and the words that stand under them."""

from __future__ import annotations

import difflib
import unicodedata

from nenrin.explanations import Cause
from nenrin.settings.document import Trail
from nenrin.vocabulary import nearest

_KEYS: dict[str, Trail] = {
    **{key: (key,) for key in Cause.model_fields if key not in {"size", "months", "control"}},
    **{f"{key}_{language}": (key, language) for key in ("label", "evidence", "author") for language in ("en", "ja")},
    "size_low": ("size", 0), "size_high": ("size", 1),
    "from": ("months", "from"), "to": ("months", "to"),
}
_JAPANESE: dict[str, Trail] = {
    "原因id": ("id",), "要因id": ("id",), "何が起きたか": ("label",), "原因": ("label",), "要因": ("label",),
    "何が起きたか(英語)": ("label", "en"), "何が起きたか(日本語)": ("label", "ja"), "kpiのid": ("kpi",),
    "指標": ("kpi",), "セグメント": ("segment",), "方向": ("direction",), "効果(下限)": ("size", 0),
    "効果(上限)": ("size", 1), "開始月": ("months", "from"), "終了月": ("months", "to"), "種類": ("kind",),
    "継続": ("lasting",), "根拠": ("evidence",), "記入者": ("author",), "確認者": ("author",), "日付": ("date",),
    "承認": ("approved",),
}
COLUMNS = {**_KEYS, **_JAPANESE}
"""Every header, as ``plain`` spells it, and what stands under it."""
_RESERVED = frozenset(Cause.model_fields)
"""Keys of a cause: one of these that is no column is a mistake, not a column of the client's own."""
_ALIKE = 0.75
_WORDS: dict[str, dict[str, str]] = {
    "direction": {"増加": "up", "減少": "down", "上昇": "up", "低下": "down", "+": "up", "-": "down"},
    "kind": {"施策": "initiative", "価格": "price", "暦": "calendar", "データ": "data", "市場": "market"},
    "lasting": {"はい": "yes", "いいえ": "no"},
    "approved": {"はい": "yes", "いいえ": "no"},
}


def column_of(header: str) -> Trail | None:
    """What stands under a header; None where the column is the client's own."""
    return COLUMNS.get(plain(header))


def plain(header: str) -> str:
    """A header as it is compared: width, case and blanks do not matter."""
    return unicodedata.normalize("NFKC", header).strip().casefold().replace(" ", "_")


def slip(header: str) -> str:
    """What to write instead of a header that is a slip of the pen, or of what a table does not hold; else empty.

    Japanese headers are short, and many of the client's own hold one of them (根拠資料): these must resemble it more.
    """
    typed = plain(header)
    close = difflib.get_close_matches(typed, _JAPANESE, n=1, cutoff=_ALIKE)
    hint = nearest(typed, _KEYS) or (f"did you mean {close[0]!r}?" if close else "")
    return hint or (f"known here: {', '.join(_KEYS)}" if typed in _RESERVED else "")


def english(key: str, typed: str) -> str:
    """The register's word for a Japanese one: ``up`` for 増加; any other word as it stands."""
    return _WORDS.get(key, {}).get(unicodedata.normalize("NFKC", typed).strip(), typed)


def as_used(key: str, word: str, others: list[str]) -> str:
    """The register's word as the column spells it: in Japanese where the ``others`` under the header are."""
    spelled = {japanese: known for japanese, known in _WORDS.get(key, {}).items() if known == word}
    used = [japanese for japanese in spelled if japanese in others]
    foreign = any(english(key, other) != other for other in others)
    return used[0] if used else next(iter(spelled), word) if foreign else word
