"""The words every room speaks: months, places, problems, labels, figures and sentences."""

from nenrin.vocabulary.activity import Activity
from nenrin.vocabulary.figure import Figure, Kind
from nenrin.vocabulary.format import Format, Style
from nenrin.vocabulary.label import UNSAID, Label, Language, joined, spoken
from nenrin.vocabulary.month import Month
from nenrin.vocabulary.place import Place
from nenrin.vocabulary.problem import Problem, Problems, nearest
from nenrin.vocabulary.sentence import Fact, Sentence
from nenrin.vocabulary.spec import Spec

__all__ = [
    "UNSAID", "Activity", "Fact", "Figure", "Format", "Kind", "Label", "Language", "Month", "Place", "Problem",
    "Problems", "Sentence", "Spec", "Style", "joined", "nearest", "spoken",
]
