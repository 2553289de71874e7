import Dossiers
import Indicators

// What the script needs to know, as JSON that cannot end its element: the writer escapes every `<`.
extension HTMLPage {
    mutating func payload() {
        var json = JSONWriter(continuing: output)
        json.object { json in
            json.member("language", language.rawValue)
            json.object("words") { json in
                for word in HTMLWord.ofScript { json.member(word.rawValue, word[language]) }
            }
            json.array("rules") { json in
                for rule in report.rules {
                    json.object(inline: true) { json in
                        json.member("id", rule.id)
                        json.member("name", VisibleText.of(rule.name[language]))
                        json.member("numerator", VisibleText.of(rule.numeratorCommand))
                        json.member("denominator", rule.denominatorCommand.map { VisibleText.of($0) })
                    }
                }
            }
            if let evidence = report.evidence { json.object("evidence") { add(evidence, to: &$0) } }
        }
        output = json.output
    }

    private func add(_ evidence: Report.Evidence, to json: inout JSONWriter) {
        json.array("columns") { json in
            for column in evidence.columns {
                json.object(inline: true) { json in
                    json.member("heading", VisibleText.of(column.heading[language]))
                    json.member("kind", column.kind.rawValue)
                }
            }
        }
        json.array("lists") { json in
            for list in evidence.lists { add(list, evidence.receivingMarks, to: &json) }
        }
        // Marks in two halves, which JavaScript's integers can hold.
        json.array("rows") { json in
            for row in evidence.rows {
                json.array(inline: true) { json in
                    json.value(Int64(row.marks & 0xFFFF_FFFF))
                    json.value(Int64(row.marks >> 32))
                    json.value(Int64(row.receivingUnit))
                    json.value(Int64(row.resolvingUnit))
                    json.value(Int64(row.procedure))
                    json.value(Int64(row.field))
                    for cell in row.cells { add(cell, to: &json) }
                }
            }
        }
    }

    private func add(_ list: Report.Evidence.List, _ receivingMarks: UInt64, to json: inout JSONWriter) {
        json.object(inline: true) { json in
            json.member("indicator", list.indicator)
            json.member("part", list.part.rawValue)
            json.member("low", Int64(list.marks & 0xFFFF_FFFF))
            json.member("high", Int64(list.marks >> 32))
            // The halves of the marks that count in the receiving unit.
            json.member("receivingLow", Int64(list.marks & receivingMarks & 0xFFFF_FFFF))
            json.member("receivingHigh", Int64((list.marks & receivingMarks) >> 32))
            json.member("count", list.count)
            json.member("isHeld", list.isHeld)
            guard let procedures = list.procedures else { return }
            json.array("procedures") { json in
                for procedure in procedures {
                    json.array(inline: true) { json in
                        json.value(VisibleText.of(procedure.code))
                        json.value(VisibleText.of(procedure.name))
                    }
                }
            }
        }
    }

    /// A text as itself; a typed value as its text and what it is sorted by.
    private func add(_ value: Report.Cell, to json: inout JSONWriter) {
        let cell = HTMLCell(value, language)
        let text = VisibleText.of(cell.text)
        guard let key = cell.sortKey else { return json.value(text) }
        json.array(inline: true) { json in
            json.value(text)
            json.value(key)
        }
    }
}
