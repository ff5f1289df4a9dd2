"""The page from its template. pyvis renders it, but with our template environment in place of its own.

pyvis's template escapes nothing and loads scripts from elsewhere; ours escapes everything, and its content security
policy names the page's own scripts and style by their SHA-256 and forbids all else, every request included.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

__all__ = ["render"]

_SCRIPTS = (
    "names.js", "dom.js", "glyphs.js", "model.js", "canvas.js", "timeline.js", "filters.js", "panel.js", "main.js",
)  # fmt: skip


def render(net: Network, payload: dict[str, Any], title: str) -> str:
    """One HTML text. Whatever stands in the payload reaches the page only inside a JSON block."""
    style, vis, app = _asset("style.css"), _vis_network(), _application()
    net.templateEnv = Environment(
        loader=FunctionLoader(_asset), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    net.path = "page.html"
    net.templateEnv.globals.update(
        title=title,
        payload=payload,
        style=Markup(style),
        scripts=[Markup(vis), Markup(app)],
        policy=_policy([vis, app], [style]),
    )
    return str(net.generate_html())


def _asset(name: str) -> str:
    return files("kg.view").joinpath("page", name).read_text(encoding="utf8")


def _application() -> str:
    parts = "\n".join(_asset(name) for name in _SCRIPTS)
    return f'(function () {{\n"use strict";\n{parts}\n}})();\n'


def _vis_network() -> str:
    """The library as pyvis carries it, without the comment that makes browsers look for its source map."""
    text = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf8")
    return text.split("//# sourceMappingURL=", 1)[0]


def _policy(scripts: list[str], styles: list[str]) -> str:
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: list[str]) -> str:
    digests = (hashlib.sha256(text.encode("utf8")).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests)
