import Dossiers

extension JSONReport {
    static func totals(_ key: String, _ totals: ReportDocument.RecordTotals, _ json: inout JSONWriter) {
        json.object(key, inline: true) {
            $0.member("read", totals.read)
            $0.member("accepted", totals.accepted)
            $0.member("rejected", totals.rejected)
            $0.member("skipped", totals.skipped)
            $0.member("replaced", totals.replaced)
            $0.member("dossiers", totals.dossiers)
            $0.member("bytes", totals.bytes)
            $0.member("lines", totals.lines)
        }
    }

    static func file(_ file: ReportDocument.FileFacts, _ json: inout JSONWriter) {
        json.object { json in
            json.member("path", file.path)
            json.member("encoding", file.encoding)
            json.member("byteOrderMark", file.byteOrderMark)
            json.member("compressed", file.compressed)
            json.member("delimiter", file.delimiter)
            json.member("quote", file.quote)
            json.member("lineEnds", file.lineEnds)
            json.member("schema", file.schema)
            json.array("choices", of: file.choices) { $0.value($1) }
            json.member("headingFirstLine", file.headingFirstLine)
            json.member("headingLastLine", file.headingLastLine)
            json.array("headings", of: file.headings) { json, heading in
                json.object(inline: true) {
                    $0.member("column", Int64(heading.column))
                    $0.member("text", heading.text)
                    $0.member("field", heading.field)
                    $0.member("remark", heading.remark)
                }
            }
            totals("totals", file.totals, &json)
            counted("skipped", file.skipped, &json)
            counted("rejected", file.rejected, &json)
            json.array("firstRejects", of: file.firstRejects) { json, reject in
                json.object(inline: true) {
                    $0.member("line", reject.line)
                    $0.member("lastLine", reject.lastLine)
                    $0.member("record", reject.record)
                    $0.member("column", Int64(reject.column))
                    $0.member("kind", reject.kind)
                    $0.member("reason", reject.reason)
                }
            }
            counted("findings", file.findings, &json)
            json.member("exportedAt", DateText.iso(file.exportedAt))
            json.member("exportedAtSource", file.exportedAtSource.rawValue)
            json.strings("dateOnlyColumns", file.dateOnlyColumns)
        }
    }

    static func register(_ register: ReportDocument.RegisterFacts, _ json: inout JSONWriter) {
        json.object { json in
            json.key("file")
            file(register.file, &json)
            json.strings("fields", register.fields)
            json.member("joinedBy", register.joinedBy)
            json.member("base", register.base)
            json.member("matched", register.matched)
            json.member("dossiers", register.dossiers)
            json.member("unmatched", register.unmatched)
            json.member("firstDay", register.firstDay.map(DateText.iso))
            json.member("lastDay", register.lastDay.map(DateText.iso))
        }
    }
}
