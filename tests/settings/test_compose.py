"""The YAML reader: what it takes, what it refuses, and where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nenrin.settings.compose import compose
from nenrin.settings.scalar import scalar
from nenrin.settings.text import MOST_BYTES, decode, read_bytes
from nenrin.vocabulary import Place, Problems

WIDE_COLON = "a full-width colon '：' (U+FF1A) after a key; write ': ', a colon and a space"
BRACKETS = "check the brackets and commas"
QUOTES = "put text that holds ': ' or begins with a special character in quotes"
CORPUS = Path(__file__).parents[2].parent / "shared" / "data" / "badinputs"


def told(raw: bytes | str) -> list[str]:
    """What reading these bytes says; nothing when all is well."""
    try:
        text = raw if isinstance(raw, str) else decode(raw, "client.yaml")
        return [str(problem) for _, problem in compose(text, "client.yaml").broken]
    except Problems as problems:
        return [str(problem) for problem in problems.problems]


@pytest.mark.parametrize(("text", "value"), [
    ("no", "no"), ("yes", "yes"), ("on", "on"), ("NO", "NO"), ("12:30", "12:30"), ("0123", "0123"), ("0777", "0777"),
    ("0o17", "0o17"), ("0x1F", "0x1F"), ("1_000", "1_000"), ("2011-11", "2011-11"), ("2011-02-03", "2011-02-03"),
    (".inf", ".inf"), ("-.inf", "-.inf"), (".nan", ".nan"), ("NaN", "NaN"), ("1e400", "1e400"), ("１２", "１２"),
    ("9" * 16, "9" * 16), ("-", "-"), (".", "."), ("e5", "e5"), ("1,000", "1,000"), ("12%", "12%"), ("0", 0),
    ("7", 7), ("-12", -12), ("+3", 3), ("0.45", 0.45), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("-2.5E-1", -0.25),
    ("9" * 15, 999_999_999_999_999), ("true", True), ("False", False), ("~", None), ("null", None), ("", None),
])
def test_a_plain_word_is_what_people_read(text: str, value: object) -> None:
    found = scalar(text)
    assert found == value
    assert type(found) is type(value)


def test_every_key_and_value_knows_its_place() -> None:
    document = compose("a: 1\nb:\n  c: [x, 'y']\n  d: {e: 2}\n", "client.yaml")
    assert document.value == {"a": 1, "b": {"c": ["x", "y"], "d": {"e": 2}}}
    assert document.key(("b", "c")) == Place("client.yaml", 3, 3)
    assert document.place(("b", "c", 1)) == Place("client.yaml", 3, 10)
    assert document.key(("b", "d", "e")) == Place("client.yaml", 4, 7)
    assert document.place(("b", "d", "e")) == Place("client.yaml", 4, 10)
    assert document.place(("b",)) == Place("client.yaml", 2, 1)


@pytest.mark.parametrize("raw", ["a: 売上\n".encode(), b"\xef\xbb\xbf" + "a: 売上\n".encode(), "a: 売上\r\n".encode()])
def test_utf_8_is_read_with_and_without_a_mark_and_with_either_line_end(raw: bytes) -> None:
    assert compose(decode(raw, "client.yaml"), "client.yaml").value == {"a": "売上"}


@pytest.mark.parametrize(("raw", "line"), [
    ("a: 1\nb: 売上\n".encode("cp932"),
     "client.yaml:2:4: the file is not UTF-8; it seems to be CP932 (Shift_JIS); save it as UTF-8"),
    ("a: 1\n".encode("utf-16"), "client.yaml:1:1: the file is saved as UTF-16; save it as UTF-8"),
    ("a: 1\n".encode("utf-16-le"), "client.yaml:1:2: the file is no text (it has a NUL byte); save it as UTF-8"),
    ("a: 1\n".encode("utf-32"), "client.yaml:1:1: the file is saved as UTF-32; save it as UTF-8"),
    (b"a: \xff\xff\n", "client.yaml:1:4: the file is not UTF-8; save it as UTF-8"),
    ("", "client.yaml:1:1: the file is empty; write  key: value  lines"),
    ("# only a comment\n", "client.yaml:1:1: the file is empty; write  key: value  lines"),
    ("- a\n", "client.yaml:1:1: the file does not begin with a key; write  key: value  lines"),
    ("a: 1\na: 2\n", "client.yaml:2:1: the key 'a' stands twice; it first stands on line 1; keep one"),
    ("a: {b: 1, b: 2}\n", "client.yaml:1:11: the key 'b' stands twice; it first stands on line 1; keep one"),
    ("a: &x 1\n", "client.yaml:1:4: an anchor (&name); delete it"),
    ("a: *x\n", "client.yaml:1:4: an alias (*name); write the value again"),
    ("a: {<<: {b: 1}}\n", "client.yaml:1:5: a merge (<<); write the keys out"),
    ("a: !!str 1\n", "client.yaml:1:4: a tag (!name); delete it and write the value plainly"),
    ("a: !include b\n", "client.yaml:1:4: a tag (!name); delete it and write the value plainly"),
    ("a:\n\tb: 1\n", "client.yaml:2:1: a tab in the indentation of this line; indent with spaces"),
    ('a: "\\e[31m"\n', "client.yaml:1:4: the control character U+001B in a text; delete it"),
    ('a: "\\u202Eb"\n', "client.yaml:1:4: the control character U+202E in a text; delete it"),
    ('a: "\\ud800"\n', "client.yaml:1:4: the control character U+D800 in a text; delete it"),
    ("a: b\x07\n", "client.yaml:1:5: the control character U+0007 in the text; delete it"),
    ('"a\\e": b\n', "client.yaml:1:1: the control character U+001B in a key; delete it"),
    ("client：acme\nb: 1\n", f"client.yaml:1:7: {WIDE_COLON}"),
    ("a: {b： 1, c: 2}\n", f"client.yaml:1:6: {WIDE_COLON}"),
    ("a: 1\nb:\u00a02\nc: 3\n", "client.yaml:2:3: a blank U+00A0 after the colon that is no space; write a space"),
    ("a: 1\nb:\u30002\nc: 3\n", "client.yaml:2:3: a blank U+3000 after the colon that is no space; write a space"),
    ("a:\n\u3000b: 1\n", "client.yaml:2:1: a blank U+3000 in the indentation that is no space; indent with spaces"),
    ("a: 1\n? [x]\n: 1\n", "client.yaml:2:3: a key that is no plain text; write a name before the colon"),
    ("a: {'': 1}\n", "client.yaml:1:5: a colon without a key before it; write a name before it"),
    ("a: 1\n---\nb: 1\n", "client.yaml:2:1: a second document (---); write one in a file"),
    ("a: [1, 2\nb: 3\n", f"client.yaml:1:4: a bracket '[' that is not closed, or a comma is missing; {BRACKETS}"),
    ("a: {b: 1\nc: 2\n", f"client.yaml:1:4: a bracket '{{' that is not closed, or a comma is missing; {BRACKETS}"),
    ("a: 'b\nc: d\n", "client.yaml:1:4: a quotation mark that is not closed; close it"),
    ("a: b: c\n", f"client.yaml:1:5: a colon where no key can stand; {QUOTES}; check the indentation"),
    ("a: 1\nb\nc: 2\n", "client.yaml:2:1: a line without a colon after its key; write  key: value"),
    ("k:\n  a: 1\n   b: 2\n", ("client.yaml:3:5: this line is indented deeper than the one above, which has a value; "
                              "indent both alike")),
    ("a: * b\n", f"client.yaml:1:4: a value begins with a character that YAML keeps for itself; {QUOTES}"),
    ("a:\n  b: 1\n c: 2\n", "client.yaml:3:2: a line that does not line up with those above it; check the indentation"),
    ("a: @b\n", f"client.yaml:1:4: a value begins with a character that YAML keeps for itself; {QUOTES}"),
    ('a: "\\q"\n', "client.yaml:1:6: a backslash that means nothing in double quotes; use single quotes"),
    ("%YAML 1.1\n---\na: 1\n", ""),
    ("a: " + "x" * 2001 + "\n", "client.yaml:1:4: a text of 2,001 characters; a text has at most 2,000"),
    ("a: " + "[" * 25 + "]" * 25 + "\n", "client.yaml:1:24: more than 20 levels of nesting; flatten it"),
])
def test_what_could_mean_two_things_is_refused_where_it_stands(raw: bytes | str, line: str) -> None:
    assert told(raw) == ([line] if line else [])


def test_one_broken_value_does_not_hide_the_next() -> None:
    assert told("a: &x 1\nb: !t 2\na: 3\n") == [
        "client.yaml:1:4: an anchor (&name); delete it",
        "client.yaml:2:4: a tag (!name); delete it and write the value plainly",
        "client.yaml:3:1: the key 'a' stands twice; it first stands on line 1; keep one",
    ]


def test_a_file_that_is_none_is_said_with_the_name_it_might_have(tmp_path: Path) -> None:
    (tmp_path / "client.yaml").write_text("a: 1\n")
    with pytest.raises(Problems, match=r"client\.yml: there is no such file; did you mean 'client\.yaml'\?"):
        read_bytes(tmp_path / "client.yml")
    with pytest.raises(Problems, match="is a folder, not a file"):
        read_bytes(tmp_path)
    with pytest.raises(Problems, match="is no ordinary file"):
        read_bytes(Path("/dev/null"))
    (tmp_path / "large.yaml").write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(Problems, match="a configuration has at most 1,048,576"):
        read_bytes(tmp_path / "large.yaml")


def corpus() -> list[str]:
    """The corpus' YAML files; they follow another grammar, so only what concerns the reader is asked of them."""
    manifest = CORPUS / "manifest.json"
    cases = json.loads(manifest.read_text(encoding="utf-8"))["cases"] if manifest.is_file() else []
    refused = {f"C{number}" for number in (100, 101, 110, 111, 112, 113, 114, 115)}
    return [case["files"][0] for case in cases if case["category"] == "yaml" and case["expect"]["code"] in refused]


NONE = pytest.param("", marks=pytest.mark.skip(reason="the corpus is not here"))


@pytest.mark.parametrize("file", corpus() or [NONE])
def test_the_corpus_of_bad_yaml_is_refused_with_a_place(file: str) -> None:
    raw = (CORPUS / "files" / file).read_bytes()
    lines = told(raw)
    assert lines
    assert all(line.startswith("client.yaml:") and line.split(":")[1].isdigit() for line in lines)
