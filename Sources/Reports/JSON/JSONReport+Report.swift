import Dossiers
import Indicators

extension JSONReport {
    public static let reportContract = "motcua.report/1"

    /// Contract `motcua.report/1`: everything that the report says, in both languages; rows are written as they are
    /// made.
    ///
    /// - Throws: what reading a row or the sink throws.
    public static func write(_ report: Report, to sink: any ReportSink) throws {
        var json = JSONWriter(to: sink)
        try json.object { json in
            header(reportContract, toolVersion: report.toolVersion, &json)
            json.member("kind", report.kind)
            json.member("title", report.title)
            json.member("subtitle", report.subtitle)
            json.member("layout", report.layout.rawValue)
            json.member("madeAt", DateText.iso(report.madeAt))
            facts(report.facts, &json)
            json.array("notes", of: report.notes) { $0.value($1) }
            try json.array("sections") { json in
                for section in report.sections {
                    try json.object { json in
                        json.member("key", section.key)
                        json.member("title", section.title)
                        try json.array("blocks") { json in
                            for block in section.blocks { try self.block(block, &json) }
                        }
                    }
                }
            }
            json.array("rulesetInWords", of: report.rulesetInWords) { $0.value($1) }
            json.array("rules", of: report.rules) { rule($1, &$0) }
            json.key("evidence")
            try evidence(report.evidence, &json)
        }
        try json.finish()
    }

    private static func block(_ block: Report.Block, _ json: inout JSONWriter) throws {
        try json.object { json in
            switch block {
            case .sentences(let values):
                json.member("kind", "sentences")
                sentences("sentences", values, &json)
            case .figures(let figures):
                json.member("kind", "figures")
                json.array("figures", of: figures) { figure($1, &$0) }
            case .table(let table):
                json.member("kind", "table")
                try self.table(table, &json)
            case .chart(let chart):
                json.member("kind", "chart")
                self.chart(chart, &json)
            }
        }
    }

    private static func sentences(_ key: String, _ sentences: [Report.Sentence], _ json: inout JSONWriter) {
        json.array(key, of: sentences) { json, sentence in
            json.object(inline: true) {
                $0.member("text", sentence.text)
                $0.member("tone", sentence.tone.rawValue)
                $0.member("isPoint", sentence.isPoint)
            }
        }
    }

    private static func figure(_ figure: Report.Figure, _ json: inout JSONWriter) {
        json.object { json in
            json.member("key", figure.key)
            json.member("name", figure.name)
            json.key("value")
            cell(figure.value, &json)
            json.member("tone", figure.tone.rawValue)
            json.key("target")
            target(figure.target, &json)
            sentences("details", figure.details, &json)
            json.key("reference")
            guard let reference = figure.reference else { return json.value(nil as String?) }
            json.object(inline: true) { json in
                json.member("indicator", reference.indicator)
                json.member("part", reference.part?.rawValue)
                json.key("scope")
                scope(reference.scope, &json)
            }
        }
    }

    private static func table(_ table: Report.Table, _ json: inout JSONWriter) throws {
        json.member("key", table.key)
        json.member("caption", table.caption)
        json.member("isList", table.isList)
        json.array("columns", of: table.columns) { column($1, &$0) }
        json.array("spans", of: table.spans) { json, span in
            json.object(inline: true) {
                $0.member("heading", span.heading)
                $0.member("first", Int64(span.columns.lowerBound))
                $0.member("count", Int64(span.columns.count))
            }
        }
        try json.array("rows") { json in
            for place in 0..<table.rows.count {
                row(try table.rows[place], &json)
                try json.check()
            }
        }
        sentences("notes", table.notes, &json)
    }

    private static func column(_ column: Report.Column, _ json: inout JSONWriter) {
        json.object(inline: true) {
            $0.member("key", column.key)
            $0.member("heading", column.heading)
            $0.member("kind", column.kind.rawValue)
            $0.member("indicator", column.indicator)
            $0.member("part", column.part?.rawValue)
            $0.member("number", column.number)
        }
    }

    private static func row(_ row: Report.Row, _ json: inout JSONWriter) {
        json.object(inline: true) { json in
            json.member(.kind, plain: row.kind.rawValue)
            json.key("cells")
            cells(row.cells, &json)
            json.member("indent", Int64(row.indent))
            json.member("tone", row.tone.rawValue)
            json.member("indicator", row.indicator)
            json.key("scope")
            scope(row.scope, &json)
            sentences("remarks", row.remarks, &json)
        }
    }

    private static func scope(_ scope: Report.Scope?, _ json: inout JSONWriter) {
        guard let scope else { return json.value(nil as String?) }
        json.object(inline: true) {
            $0.member("dimension", scope.dimension.rawValue)
            $0.member("word", Int64(scope.word))
        }
    }

    private static func rule(_ rule: Report.Rule, _ json: inout JSONWriter) {
        json.object { json in
            json.member("id", rule.id)
            json.member("name", rule.name)
            json.member("formula", rule.formula)
            json.member("source", rule.source)
            json.member("unit", rule.unit.rawValue)
            json.key("value")
            cell(rule.value, &json)
            json.array("remarks", of: rule.remarks) { $0.value($1) }
            json.member("numeratorCommand", rule.numeratorCommand)
            json.member("denominatorCommand", rule.denominatorCommand)
        }
    }

    /// Marks are bits of the program's own: a row names its lists by their places instead.
    private static func evidence(_ evidence: Report.Evidence?, _ json: inout JSONWriter) throws {
        guard let evidence else { return json.value(nil as String?) }
        try json.object { json in
            json.member("limit", evidence.limit)
            json.array("lists", of: evidence.lists) { json, list in
                json.object(inline: true) { json in
                    json.member("indicator", list.indicator)
                    json.member("part", list.part.rawValue)
                    json.member("count", list.count)
                    json.member("isHeld", list.isHeld)
                    json.member("byReceivingUnit", list.marks & evidence.receivingMarks != 0)
                    json.key("procedures")
                    guard let procedures = list.procedures else { return json.value(nil as String?) }
                    json.array(inline: true) { json in
                        for procedure in procedures {
                            json.object {
                                $0.member("code", procedure.code)
                                $0.member("name", procedure.name)
                            }
                        }
                    }
                }
            }
            json.array("columns", of: evidence.columns) { column($1, &$0) }
            try json.array("rows") { json in
                for row in evidence.rows {
                    json.object(inline: true) { json in
                        json.key("lists")
                        json.array { json in
                            for (place, list) in evidence.lists.enumerated()
                            where list.procedures == nil && list.marks & row.marks != 0 {
                                json.value(Int64(place))
                            }
                        }
                        json.member("receivingUnit", Int64(row.receivingUnit))
                        json.member("resolvingUnit", Int64(row.resolvingUnit))
                        json.member("procedure", Int64(row.procedure))
                        json.member("field", Int64(row.field))
                        json.key("cells")
                        cells(row.cells, &json)
                    }
                    try json.check()
                }
            }
        }
    }
}
