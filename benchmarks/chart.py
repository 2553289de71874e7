"""Bars of seconds as an SVG that reads on light and on dark pages."""
from html import escape

from measured import Group

WIDTH, LEFT, RIGHT = 760, 180, 120
BAR, GAP, HEAD = 18, 4, 34

# Plain fills, overridden for dark pages: not every viewer knows variables.
STYLE = """
    text { font: 12px system-ui, sans-serif; fill: #1f2328; }
    .title { font-weight: 600; }
    .faint { fill: #656d76; }
    .paper { fill: #ffffff; }
    .ours { fill: #0969da; }
    .peer { fill: #afb8c1; }
    @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        .faint { fill: #8d96a0; }
        .paper { fill: #0d1117; }
        .ours { fill: #4493f8; }
        .peer { fill: #484f58; }
    }
"""


def draw(groups: list[Group]) -> str:
    longest = max(facts["median"] for group in groups for facts in group.engines.values())
    scale = (WIDTH - LEFT - RIGHT) / longest
    shapes, y = [], 10
    for group in groups:
        shapes.append(f'<text class="title" x="12" y="{y + 18}">{escape(group.name)}</text>')
        y += HEAD - GAP
        for engine, facts in group.engines.items():
            shapes += bar(engine, facts, y, scale)
            y += BAR + GAP
        y += 10
    shapes.append(f'<text class="faint" x="12" y="{y + 14}">Seconds, medians; shorter is better. '
                  "In brackets: times as long as motcua.</text>")
    height = y + 28
    body = "\n".join(shapes)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
            f'role="img">\n<title>Seconds of job J by engine</title>\n<style>{STYLE}</style>\n'
            f'<rect class="paper" width="{WIDTH}" height="{height}"/>\n{body}\n</svg>\n')


def bar(engine: str, facts: dict, y: int, scale: float) -> list[str]:
    length = max(1, facts["median"] * scale)
    kind = "ours" if engine == "motcua" else "peer"
    ratio = f" ({facts['ratio']:.1f} ×)" if "ratio" in facts else ""
    base = y + BAR - 5
    return [
        f'<text x="{LEFT - 8}" y="{base}" text-anchor="end">{escape(engine)}</text>',
        f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{length:.1f}" height="{BAR}" rx="2"/>',
        f'<text x="{LEFT + length + 6:.1f}" y="{base}">{facts["median"]:.2f}{ratio}</text>',
    ]
