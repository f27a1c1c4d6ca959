"""The file that the PDF's objects become: each of them is found, and a reader finds the table of places."""

from __future__ import annotations

import io

import pikepdf
from weasyprint.pdf import pydyf

from nenrin.outputs.pdf_write import write


def a_file() -> pydyf.PDF:
    """One page, with words between objects that are packed and such that are not."""
    made = pydyf.PDF()
    made.info["Title"] = pydyf.String("月次")
    for text in (b"BT ET", b"0 0 5 5 re f", b"q Q"):
        made.add_object(pydyf.Dictionary({"Before": pydyf.String(f"({text!r})")}))
        made.add_object(pydyf.Stream([text], compress=True))
    made.catalog["Before"] = pydyf.Array(thing.reference for thing in made.objects[3:])
    made.add_page(pydyf.Dictionary({
        "Type": "/Page", "Parent": made.pages.reference, "MediaBox": pydyf.Array([0, 0, 100, 100]),
        "Contents": made.objects[4].reference, "Resources": pydyf.Dictionary(),
    }))
    return made


def test_every_object_is_found_again() -> None:
    document = pikepdf.open(io.BytesIO(write(a_file(), b"0123456789abcdef")))
    assert document.check_pdf_syntax() == []
    assert str(document.docinfo["/Title"]) == "月次"
    assert document.pages[0].Contents.read_bytes() == b"BT ET"
    assert document.get_object(5, 0).Before == "(b'0 0 5 5 re f')"
    assert document.get_object(6, 0).read_bytes() == b"0 0 5 5 re f"
    assert bytes(document.trailer.ID[0]) == b"0123456789abcdef"
    assert document.trailer.Size == 13


def test_an_object_to_which_no_way_leads_is_left_out() -> None:
    made = a_file()
    made.add_object(pydyf.Dictionary({"Nobody": pydyf.String("asks for it")}))
    document = pikepdf.open(io.BytesIO(write(made, b"x")))
    assert document.check_pdf_syntax() == []
    assert not any("/Nobody" in one for one in document.objects if isinstance(one, pikepdf.Dictionary))
    assert document.trailer.Size == 14


def test_the_same_objects_give_the_same_bytes_and_others_another_digest() -> None:
    one, same, other = a_file(), a_file(), a_file()
    other.objects[3]["Before"] = pydyf.String("something else")
    first = write(one, b"x")
    assert write(same, b"x") == first
    digests = [pikepdf.open(io.BytesIO(content)).trailer.ID[1] for content in (first, write(other, b"x"))]
    assert digests[0] != digests[1]


def test_the_table_of_places_takes_next_to_nothing() -> None:
    made = a_file()
    before = len(write(a_file(), b"x"))
    for number in range(2000):
        made.add_object(pydyf.Dictionary({"N": number % 7}))
        made.catalog["Before"].append(made.objects[-1].reference)
    assert len(write(made, b"x")) - before < 2000 * 12, "places, numbers, ways to them and they themselves"
