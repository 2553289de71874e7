extension HTMLStyle {
    /// On A4: what is for the screen alone goes, headings of tables repeat, rows stay whole.
    static func print(_ layout: Report.Layout) -> String {
        switch layout {
        case .flow: "@page { size: A4 portrait; margin: 14mm 13mm 15mm; }\n" + paper + broad
        case .onePage: "@page { size: A4 portrait; margin: 9mm 11mm; }\n" + paper + onePage
        case .form: form + "@page { size: A4 landscape; margin: 12mm 11mm; }\n" + paper + printedForm
        }
    }

    private static let paper = #"""
        @media print {
          :root { color-scheme: light; --ground: #ffffff; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          html { font-size: 10pt; } body { font-size: 10pt; line-height: 1.35; }
          :focus-visible { outline: none !important; }
          .top, .contents, main, .bottom { max-width: none; padding: 0; }
          .skip, .contents, .tools, .pager, dialog { display: none; }
          .tools.filtered { display: block; } .tools.filtered .status { display: block; }
          .tools.filtered input { border: 0; }
          button.sort { display: none; } th[data-heading]::before { content: attr(data-heading); }
          a { color: inherit; text-decoration: none; }
          h1 { font-size: 16pt; } h2 { margin: 5mm 0 2mm; font-size: 12.5pt; break-after: avoid; } h3 { font-size: 10.5pt; break-after: avoid; }
          summary { list-style: none; } summary::-webkit-details-marker { display: none; }
          .facts { margin-top: 2mm; font-size: 8.5pt; } .facts dl { padding: 2mm 3mm; gap: 1mm 5mm; grid-template-columns: repeat(3, 1fr); }
          .notes { margin-top: 3mm; padding: 2mm 3mm; break-inside: avoid; }
          .figures { grid-template-columns: repeat(3, 1fr); gap: 3mm; }
          .figure { padding: 2mm 3mm; break-inside: avoid; } .figure .figure-value { font-size: 17pt; }
          .scroll, .scroll.tall, .plot { overflow: visible; max-height: none; border-radius: 0; }
          .scroll { border-color: var(--strong-line); }
          table { font-size: 8.5pt; line-height: 1.25; }
          th, td { padding: 1mm 1.6mm; }
          tbody :is(th, td) { overflow-wrap: anywhere; } tbody td[data-v] { white-space: nowrap; }
          thead { display: table-header-group; position: static; } thead th, tbody th { position: static; min-width: 0; } tbody th { min-width: 24mm; }
          tr, .chart, .rule, .ruleset { break-inside: avoid; }
          .remarked, tr.group, caption { break-after: avoid; }
          .charts { grid-template-columns: 1fr 1fr; gap: 3mm; } .chart { padding: 2mm 3mm; }
          .plot svg, .wide .plot svg { min-width: 0 !important; width: 100%; max-width: 100%; }
          .rule-list { grid-template-columns: 1fr 1fr; gap: 3mm; } .rule, .ruleset { padding: 2mm 3mm; font-size: 8.5pt; }
          .bottom { padding-block: 4mm 0; font-size: 8pt; }
        }

        """#

    /// Tables that an upright sheet would cut.
    private static let broad = #"""
        @page broad { size: A4 landscape; margin: 12mm 11mm; }
        @media print {
          .broad { page: broad; } .broad table { font-size: 7.6pt; } .broad :is(th, td) { padding: .8mm 1mm; }
          .broad tbody td { min-width: 13mm; } .broad tbody td.n { min-width: 0; }
          .broad tbody td[data-v]:not(.n) { min-width: 0; white-space: normal; overflow-wrap: normal; }
        }

        """#

    /// Everything that a chair needs on one page; the rules are in the file, which says so.
    private static let onePage = #"""
        @media print {
          html { font-size: 8.8pt; } body { font-size: 8.8pt; line-height: 1.26; }
          h1 { font-size: 14pt; } h2 { margin: 2.6mm 0 1.2mm; padding-bottom: .4mm; font-size: 10.5pt; border-bottom-width: 1px; }
          .subtitle { margin-top: .5mm; font-size: 9.5pt; }
          .facts { margin-top: 1mm; font-size: 7.4pt; } .facts summary { display: none; }
          .facts dl { display: block; padding: 0; border: 0; } .facts dl > div { display: inline; }
          .facts dt, .facts dd { display: inline; font-size: 7.4pt; } .facts dt::after { content: ": "; }
          .facts dl > div:not(:last-child)::after { content: " · "; }
          .notes { margin-top: 1.5mm; padding: 1mm 2.5mm; font-size: 8pt; } .notes h2 { margin: 0; font-size: 8.5pt; }
          main p, main .points { max-width: none; margin: .5mm 0; }
          .figures { gap: 2mm; } .figure { padding: 1.2mm 2.2mm; border-top-width: 3px; }
          .figure .figure-value { margin: 0; font-size: 14.5pt; } .figure .figure-standing ~ p { margin-top: .4mm; font-size: 8pt; line-height: 1.22; }
          .figure-value .none, .figure.muted .figure-value { font-size: 10pt; }
          .figure-target, .badge { font-size: 8pt; }
          .table { margin: 1mm 0 1.5mm; } table { font-size: 7.8pt; line-height: 1.18; } th, td { padding: .5mm 1.4mm; } caption { padding: .8mm 1.4mm; }
          .charts { margin: 1mm 0; gap: 2mm; } .chart { padding: 1mm 2mm; } .beneath { margin-top: .5mm; font-size: 7.4pt; }
          .plot svg, .wide .plot svg { max-height: 34mm; } figcaption { margin-bottom: 0; } .legend, .chart p { margin-top: .5mm; font-size: 7.4pt; }
          .rules h2, .rule-list { display: none; }
          .elsewhere { display: block; margin: 1.5mm 0 0; color: var(--soft); font-size: 7.4pt; }
          .bottom { padding-block: .5mm 0; font-size: 7.4pt; } .bottom p { margin: 0; }
        }

        """#

    /// As the official form: ruled, headings centred.
    private static let form = #"""
        body[data-layout="form"] .top > h1, body[data-layout="form"] .subtitle { text-align: center; }
        body[data-layout="form"] h1 { text-transform: uppercase; font-size: 1.35rem; }
        body[data-layout="form"] table { border-collapse: collapse; }
        body[data-layout="form"] :is(th, td) { border: 1px solid var(--strong-line); }
        body[data-layout="form"] thead th { text-align: center; vertical-align: middle; }
        body[data-layout="form"] thead .sort { text-align: center; }
        body[data-layout="form"] .numbers td { font-style: italic; }
        body[data-layout="form"] thead th { min-width: 0; }

        """#

    private static let printedForm = #"""
        @media print {
          html { font-size: 9pt; } body { font-size: 9pt; } .facts dl { grid-template-columns: repeat(4, 1fr); }
          table { font-size: 8pt; } th, td { padding: .8mm 1mm; }
          .scroll { border: 0; }
        }

        """#
}
