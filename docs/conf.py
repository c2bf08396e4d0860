"""How Sphinx builds the docs: `python -m sphinx -W -b html docs docs/_build/html`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from planctl._version import __version__

project = "planctl"
author = "The planctl developers"
copyright = "The planctl developers"  # noqa: A001
version = release = __version__

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
nitpicky = True

myst_heading_anchors = 3
# Plain Markdown, as any viewer shows it; only the trees of pages need a directive.
myst_enable_extensions: list[str] = []

html_theme = "furo"
html_title = f"planctl {__version__}"
html_theme_options = {"navigation_with_keys": True}
html_show_sphinx = False
html_static_path = ["_static"]
html_css_files = ["docs.css"]
