extension HTMLStyle {
    /// Charts: the SVG holds places, the colours are here.
    static let charts = #"""
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1rem;
          margin: .9rem 0 1.5rem; }
        .chart { min-width: 0; margin: 0; padding: .8rem 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
        .chart.wide { grid-column: 1 / -1; }
        figcaption { margin-bottom: .5rem; font-weight: 650; }
        .plot { overflow-x: auto; }
        .plot svg { display: block; width: 100%; max-width: 46rem; height: auto; font-size: 12.5px; }
        .wide .plot svg { max-width: none; width: auto; }
        .chart p { margin: .3rem 0 0; color: var(--soft); font-size: .85rem; }
        svg text { fill: var(--text); font-variant-numeric: tabular-nums; }
        svg text.soft { fill: var(--soft); }
        svg text.strong { font-weight: 650; }
        svg text.middle { text-anchor: middle; } svg text.end { text-anchor: end; }
        svg text.on { fill: var(--on-fill); pointer-events: none; }
        .radar-ring { fill: none; stroke: var(--line); stroke-width: 1; }
        .radar-area { fill: var(--accent); fill-opacity: .18; stroke: var(--accent); stroke-width: 2; }
        .grid { stroke: var(--line); stroke-width: 1; } .axis { stroke: var(--strong-line); stroke-width: 1; }
        .target { stroke: var(--text); stroke-width: 1.5; stroke-dasharray: 6 4; fill: none; }
        .median { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 2 3; fill: none; }
        .joint { stroke: var(--strong-line); stroke-width: 1; stroke-dasharray: 2 2; }
        .track { fill: var(--track); }
        rect.good { fill: var(--fill-good); } rect.plain { fill: var(--fill-plain); } rect.bad { fill: var(--fill-bad); }
        rect.warning { fill: var(--fill-warning); } rect.muted { fill: var(--fill-muted); }
        rect.small { fill: var(--paper); stroke: var(--fill-plain); stroke-width: 1.5; }
        rect.up { fill: var(--fill-plain); } rect.down { fill: var(--fill-bad); } rect.whole { fill: var(--fill-muted); }
        .hatch { pointer-events: none; } .ink { stroke: var(--hatch); stroke-width: 1.5; opacity: .35; }
        .series { fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
        .dot { stroke: var(--paper); stroke-width: 1.5; }
        .c1 { stroke: var(--line-1); } .c2 { stroke: var(--line-2); } .c3 { stroke: var(--line-3); } .c4 { stroke: var(--line-4); }
        .c5 { stroke: var(--line-5); } .c6 { stroke: var(--line-6); }
        .d1 { fill: var(--line-1); } .d2 { fill: var(--line-2); } .d3 { fill: var(--line-3); } .d4 { fill: var(--line-4); }
        .d5 { fill: var(--line-5); } .d6 { fill: var(--line-6); }
        rect.met { fill: var(--met); } rect.miss-1 { fill: var(--miss-1); } rect.miss-2 { fill: var(--miss-2); }
        rect.miss-3 { fill: var(--miss-3); } rect.void { fill: var(--paper); stroke: var(--line); }
        rect.heat-1 { fill: var(--heat-1); } rect.heat-2 { fill: var(--heat-2); } rect.heat-3 { fill: var(--heat-3); }
        rect.heat-4 { fill: var(--heat-4); } rect.heat-5 { fill: var(--heat-5); }
        svg text.low { fill: var(--on-heat-low); } svg text.high { fill: var(--on-heat-high); } svg text.miss { fill: var(--on-miss); }
        .legend { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; margin: .5rem 0 0; padding: 0; list-style: none; font-size: .88rem; }
        .legend li { display: flex; gap: .45rem; align-items: center; min-width: 0; }
        .legend svg { flex: none; }

        """#
}
