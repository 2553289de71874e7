/// How the page looks. Colours are named once for each scheme; every pair of text and ground has a contrast of 4.5
/// or more.
enum HTMLStyle {
    /// All of it, in the order that lets dark and print have the last word.
    static func text(_ layout: Report.Layout) -> String { screen + charts + dark + print(layout) }

    static let screen = #"""

        :root {
          color-scheme: light dark;
          --ground: #f4f5f7; --paper: #ffffff; --raised: #f0f3f7; --text: #1b2430; --soft: #4d5968; --line: #cfd6df;
          --strong-line: #8b97a6; --accent: #0b4f8a; --focus: #b34700;
          --good: #0b6b4f; --bad: #a8321a; --warning: #7a5200; --good-ground: #e6f4ee; --bad-ground: #fbece8;
          --warning-ground: #fdf3dc;
          --fill-good: #1a7f64; --fill-plain: #3b78b8; --fill-bad: #b8432a; --fill-warning: #8f6200;
          --fill-muted: #66707d; --on-fill: #ffffff; --hatch: #ffffff; --track: #e3e8ee;
          --met: #d9efe6; --miss-1: #fde8cf; --miss-2: #f9c48f; --miss-3: #f0a15c;
          --heat-1: #e4eef8; --heat-2: #c2d9f0; --heat-3: #96bfe6; --heat-4: #2f6fb0; --heat-5: #184c82;
          --on-heat-low: #12202f; --on-heat-high: #ffffff; --on-miss: #2d1600;
          --line-1: #0b5fa5; --line-2: #b8432a; --line-3: #1a7f64; --line-4: #7b4fa3; --line-5: #8a5a00; --line-6: #45505c;
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: auto; }
        body {
          margin: 0; background: var(--ground); color: var(--text); line-height: 1.5;
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
          overflow-wrap: break-word;
        }
        .top, .contents, main, .bottom { max-width: 76rem; margin-inline: auto; padding-inline: 1.25rem; }
        a { color: var(--accent); text-underline-offset: .15em; }
        a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
          outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px;
        }
        [tabindex="-1"]:focus { outline: none; }
        .unseen {
          position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
          white-space: nowrap;
        }
        .skip { position: absolute; left: .5rem; top: -4rem; padding: .5rem 1rem; background: var(--paper); z-index: 5; }
        .skip:focus { top: .5rem; }
        .top { padding-top: 1.75rem; }
        h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; letter-spacing: -.01em; text-wrap: balance; }
        h2 {
          margin: 2.25rem 0 .9rem; padding-bottom: .3rem; font-size: 1.25rem; line-height: 1.3;
          border-bottom: 2px solid var(--accent);
        }
        h3 { margin: 0 0 .5rem; font-size: 1.05rem; line-height: 1.35; }
        .subtitle { margin: .3rem 0 0; color: var(--soft); font-size: 1.05rem; }
        .facts { margin-top: 1rem; font-size: .92rem; }
        summary { cursor: pointer; color: var(--soft); font-weight: 600; width: fit-content; }
        dl { margin: 0; }
        .facts dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: .35rem 1.5rem;
          margin-top: .5rem; padding: .75rem 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
        dt { color: var(--soft); font-size: .88em; }
        dd { margin: 0; min-width: 0; }
        .contents ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0 0; padding: 0; list-style: none;
          font-size: .95rem; }
        .contents a { display: inline-block; padding-block: .2rem; }
        .notes { margin-top: 1.25rem; padding: .8rem 1.1rem; background: var(--warning-ground); border-left: 4px solid var(--warning);
          border-radius: 4px; }
        .notes h2 { margin: 0 0 .3rem; padding: 0; border: 0; font-size: 1rem; color: var(--warning); }
        .notes ul { margin: 0; padding-left: 1.2rem; }
        .good { color: var(--good); } .bad { color: var(--bad); } .warning { color: var(--warning); }
        .muted, .none { color: var(--soft); }
        main p, main .points { max-width: 52rem; margin: .35rem 0; }
        .points { padding-left: 1.3rem; }
        .icon { font-weight: 700; }

        .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15.5rem), 1fr)); gap: .9rem; margin: 0;
          padding: 0; list-style: none; }
        .figure { padding: .85rem 1rem .9rem; background: var(--paper); color: var(--text); border: 1px solid var(--line);
          border-top: 4px solid var(--strong-line); border-radius: 6px; }
        .figure.good { border-top-color: var(--good); } .figure.bad { border-top-color: var(--bad); }
        .figure.warning { border-top-color: var(--warning); }
        .figure p { margin: 0; }
        .figure-name { font-weight: 600; }
        .figure .figure-value { margin: .1rem 0 .3rem; font-size: 2rem; font-weight: 650; line-height: 1.2;
          font-variant-numeric: tabular-nums; letter-spacing: -.01em; }
        .figure-value .ref { color: inherit; text-decoration-thickness: 2px; text-decoration-color: var(--accent); }
        .figure-value .unit { font-size: 1rem; font-weight: 400; }
        .figure-value .none, .figure.muted .figure-value { font-size: 1.15rem; font-weight: 500; line-height: 1.4; color: var(--soft); }
        .figure-standing { display: flex; flex-wrap: wrap; gap: .2rem .6rem; align-items: baseline; }
        .figure-target { color: var(--soft); font-size: .9rem; }
        .badge { padding: .05rem .5rem; border-radius: 3px; font-size: .85rem; font-weight: 650; }
        .badge.good { background: var(--good-ground); } .badge.bad { background: var(--bad-ground); }
        .badge.warning { background: var(--warning-ground); }
        .figure .figure-standing ~ p { margin-top: .35rem; font-size: .92rem; line-height: 1.4; }

        .table { margin: .9rem 0 1.5rem; }
        .scroll { position: relative; overflow: auto; max-width: 100%; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
        .scroll.tall { max-height: min(85vh, 60rem); }
        table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .92rem; line-height: 1.4; }
        caption { padding: .6rem .75rem .5rem; text-align: left; font-weight: 650; }
        th, td { padding: .38rem .7rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
          background: var(--paper); }
        thead th { min-width: 5.5rem; }
        thead th, thead td { background: var(--raised); vertical-align: bottom; font-weight: 600; }
        thead th[scope="colgroup"] { text-align: center; border-inline: 1px solid var(--line); }
        thead { position: sticky; top: 0; z-index: 2; }
        .numbers td { padding-block: .1rem; text-align: center; color: var(--soft); font-size: .85em; font-weight: 400; }
        tbody th { font-weight: 400; min-width: 7rem; }
        .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        thead .n { white-space: normal; }
        tbody th[style], .remark td[style] { padding-left: calc(.7rem + 1.1rem * var(--indent)); }
        tbody tr:hover > * { background: var(--raised); }
        .total > * { font-weight: 650; background: var(--raised); border-bottom-color: var(--strong-line); }
        tr.group > * { font-weight: 650; color: var(--accent); background: var(--raised); }
        tr.good > th, tr.bad > th, tr.warning > th { color: inherit; }
        tr.bad, tr.good, tr.warning { color: var(--text); }
        tr.bad > th .icon { color: var(--bad); } tr.good > th .icon { color: var(--good); }
        tr.warning > th .icon { color: var(--warning); }
        .remarked > * { border-bottom: 0; }
        .remark td { padding-top: 0; font-size: .88em; }
        tbody tr:last-child > * { border-bottom: 0; }
        .beneath { margin-top: .4rem; font-size: .88rem; }
        td .ref, th .ref { color: inherit; text-decoration-color: var(--accent); text-decoration-thickness: 1px; }
        td .ref:hover, th .ref:hover { color: var(--accent); text-decoration-thickness: 2px; }
        @media (min-width: 36rem) { tbody th { position: sticky; left: 0; z-index: 1; } .long tbody th { position: static; } }
        main .waiting { display: none; }
        @media screen and (scripting: enabled) {
          .long:not(.ready) tbody { display: none; } main .long:not(.ready) .waiting { display: block; }
        }

        button, input { font: inherit; color: inherit; }
        button { padding: .35rem .8rem; background: var(--paper); border: 1px solid var(--strong-line); border-radius: 4px; cursor: pointer; }
        button:hover:not(:disabled) { background: var(--raised); border-color: var(--accent); }
        button:disabled { color: var(--soft); border-style: dashed; cursor: default; }
        button.sort { padding: 0; background: none; border: 0; text-align: inherit; font-weight: inherit; }
        button.sort::after { content: " ↕" / ""; color: var(--soft); }
        [aria-sort="ascending"] > button.sort::after { content: " ▲" / ""; color: var(--accent); }
        [aria-sort="descending"] > button.sort::after { content: " ▼" / ""; color: var(--accent); }
        button.sort:hover { background: none; color: var(--accent); text-decoration: underline; }
        .tools { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; margin-bottom: .5rem; }
        .tools:empty { display: none; }
        .tools label { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; font-size: .92rem; }
        input[type="search"] { width: 15rem; max-width: 100%; padding: .35rem .6rem; background: var(--paper);
          border: 1px solid var(--strong-line); border-radius: 4px; }
        ::placeholder { color: var(--soft); opacity: 1; }
        main .status, .status { margin: 0; color: var(--soft); font-size: .92rem; }
        .pager { display: flex; flex-wrap: wrap; gap: .5rem .8rem; align-items: center; margin-top: .5rem; font-size: .92rem; }
        .pager[hidden] { display: none; }

        .rule-list { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: .9rem; align-items: start; }
        .rule, .ruleset { min-width: 0; padding: .9rem 1.1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px;
          font-size: .94rem; }
        .rule:target { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
        .rule dl > div + div, .about > div + div { margin-top: .4rem; }
        .ruleset ul { margin: 0; padding-left: 1.2rem; }
        code { font: .88em/1.5 ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere;
          padding: .1rem .3rem; background: var(--raised); border-radius: 3px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
        .elsewhere { display: none; }
        .bottom { padding-block: 2rem; color: var(--soft); font-size: .88rem; }

        dialog { width: min(64rem, calc(100vw - 1rem)); max-height: calc(100dvh - 1rem); padding: 0 1.25rem 1.25rem; overflow: auto;
          overscroll-behavior: contain; color: var(--text); background: var(--paper); border: 1px solid var(--strong-line); border-radius: 8px; }
        dialog::backdrop { background: rgb(0 0 0 / .5); }
        .dialog-head { position: sticky; top: 0; z-index: 4; display: flex; gap: 1rem; justify-content: space-between; align-items: start;
          padding-block: 1rem .6rem; background: var(--paper); }
        dialog { overflow-wrap: anywhere; } .dialog-head .close { flex: none; }
        .dialog-head h2 { min-width: 0; margin: 0; padding: 0; border: 0; }
        .about { display: flex; flex-wrap: wrap; gap: .4rem 2rem; margin-bottom: .8rem; }
        .about > div { min-width: 0; } .about > div + div { margin-top: 0; }
        .about dd { font-weight: 650; font-variant-numeric: tabular-nums; }
        dialog details dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: .3rem 1.5rem; margin: .5rem 0; font-size: .94rem; }
        dialog details dl > div + div { margin-top: 0; }
        .parts, .buttons { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-block: .8rem; }
        .parts button[aria-pressed="true"] { background: var(--accent); color: var(--paper); border-color: var(--accent); }
        .view .scroll { max-height: 60vh; }
        @media (max-width: 36rem) {
          .top, .contents, main, .bottom { padding-inline: .9rem; }
          h1 { font-size: 1.4rem; }
          .figure .figure-value { font-size: 1.7rem; }
          dialog { padding-inline: .9rem; }
        }

        """#

    static let dark = #"""
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --ground: #11161d; --paper: #1a212b; --raised: #232c38; --text: #e6ebf1; --soft: #a9b5c3; --line: #364150;
            --strong-line: #6c7a8b; --accent: #8cc3f5; --focus: #ffb35c;
            --good: #6fd3ae; --bad: #ff9d86; --warning: #f2c567; --good-ground: #14372c; --bad-ground: #472018;
            --warning-ground: #332a14;
            --fill-good: #5cc4a0; --fill-plain: #79b0e8; --fill-bad: #f28c73; --fill-warning: #e0b04f;
            --fill-muted: #9aa6b4; --on-fill: #0e141b; --hatch: #0e141b; --track: #2b3643;
            --met: #1c4a3b; --miss-1: #4a3518; --miss-2: #6b4312; --miss-3: #8a4c0a;
            --heat-1: #1d2f44; --heat-2: #234467; --heat-3: #2c5c8d; --heat-4: #86b9ea; --heat-5: #b9d9f7;
            --on-heat-low: #f1f6fb; --on-heat-high: #0c1620; --on-miss: #fff4e6;
            --line-1: #79b8f2; --line-2: #f28c73; --line-3: #5cc4a0; --line-4: #c5a3e6; --line-5: #e0b04f; --line-6: #aab5c2;
          }
        }

        """#
}
