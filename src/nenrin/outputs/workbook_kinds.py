"""XlsxWriter's workbook, handing out its parts instead of an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.packager import Packager


def workbook_kind() -> type[Workbook]:
    """A workbook whose finished parts are left in ``parts``, by name, instead of being packed: that is done once."""
    from xlsxwriter import Workbook
    from xlsxwriter.packager import Packager

    class Gathered(Workbook):  # type: ignore[misc]
        """Leaves the archive it writes empty."""

        parts: dict[str, bytes]

        def _get_packager(self) -> Packager:
            kept = self.parts = {}

            class Kept(Packager):  # type: ignore[misc]
                """Keeps the parts and hands none on."""

                def _create_package(self) -> list[Any]:
                    for content, name, _ in super()._create_package():
                        found = content.getvalue()
                        kept[name] = found.encode() if isinstance(found, str) else found
                    return []

            return Kept()

    return Gathered
