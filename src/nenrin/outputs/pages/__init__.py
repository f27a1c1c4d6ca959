"""The pages before they are laid out: frozen values with finished text, one file per page."""
