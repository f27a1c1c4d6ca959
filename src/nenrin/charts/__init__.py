"""One file per chart, one style, byte-identical SVG."""
