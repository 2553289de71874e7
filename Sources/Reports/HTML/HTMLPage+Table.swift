import Indicators

// Tables: headings of one or two levels, groups and totals, rows pulled one by one.
extension HTMLPage {
    /// Reasons for missing figures that are said beneath a table; more would be a table of their own.
    private static let mostReasons = 8
    /// Rows from which on the script pages a table. Until it does so they are not laid out, where there are scripts:
    /// it would be done for every part of the file that arrives.
    static let longFrom = 2_000

    mutating func add(_ table: Report.Table, id: String, under section: String) throws {
        let name = table.caption?[language] ?? section
        if table.rows.count > Self.longFrom {
            output += "<div class=\"table long\">\n"
            element(
                "p class=\"waiting muted\"",
                HTMLWord.waiting.filled(language, NumberText.of(Int64(table.rows.count), language)))
            output += "\n"
        } else {
            output += "<div class=\"table\">\n"
        }
        output += "<div class=\"scroll\" role=\"region\" tabindex=\"0\""
        output += attribute("aria-label", HTMLWord.noteTable.filled(language, name)) + ">\n"
        output += "<table id=\"" + id + "\"" + attribute("data-key", table.key)
        if table.isList { output += " class=\"list\"" }
        output += table.caption == nil ? attribute("aria-label", name) + ">\n" : ">\n"
        if let caption = table.caption {
            element("caption", caption[language])
            output += "\n"
        }
        headings(of: table)
        output += "<tbody>\n"
        let named = table.columns.firstIndex { $0.kind == .text } ?? 0
        var reasons = Reasons()
        for place in 0..<table.rows.count {
            add(try table.rows[place], of: table, named: named, &reasons)
            if place % 1024 == 0 { try output.check() }
        }
        if table.rows.count == 0 {
            output += "<tr class=\"none\"><td colspan=\"" + String(table.columns.count) + "\">"
            text(.noRows)
            output += "</td></tr>\n"
        }
        output += "</tbody>\n</table>\n</div>\n"
        beneath(table, reasons)
        output += "</div>\n"
    }

    /// Why cells of a table are empty or hidden, each reason once.
    private struct Reasons {
        var missing: [String] = []
        var hidden = false

        mutating func take(_ cell: HTMLCell, _ value: Report.Cell) {
            if value == .hidden {
                hidden = true
            } else if let reason = cell.reason, missing.count < HTMLPage.mostReasons, !missing.contains(reason) {
                missing.append(reason)
            }
        }
    }

    // MARK: - Headings

    private mutating func headings(of table: Report.Table) {
        columnGroups(of: table)
        output += "<thead>\n<tr>"
        let isTwoLevel = !table.spans.isEmpty
        var place = 0
        while place < table.columns.count {
            if let span = table.spans.first(where: { $0.columns.lowerBound == place && !$0.columns.isEmpty }) {
                let end = min(span.columns.upperBound, table.columns.count)
                output += "<th scope=\"colgroup\" colspan=\"" + String(end - place) + "\">"
                text(span.heading)
                output += "</th>"
                place = end
            } else {
                heading(table.columns[place], rows: isTwoLevel ? 2 : 1)
                place += 1
            }
        }
        output += "</tr>\n"
        if isTwoLevel {
            output += "<tr>"
            for (place, column) in table.columns.enumerated()
            where table.spans.contains(where: { $0.columns.contains(place) }) {
                heading(column, rows: 1)
            }
            output += "</tr>\n"
        }
        if table.columns.contains(where: { $0.number != nil }) {
            output += "<tr class=\"numbers\">"
            for column in table.columns { element("td", column.number.map { "(" + $0 + ")" } ?? "") }
            output += "</tr>\n"
        }
        output += "</thead>\n"
    }

    /// A heading over several columns has to stand over a group of them.
    private mutating func columnGroups(of table: Report.Table) {
        guard !table.spans.isEmpty else { return }
        var place = 0
        while place < table.columns.count {
            let span = table.spans.first { $0.columns.lowerBound == place && !$0.columns.isEmpty }
            let end = min(span?.columns.upperBound ?? place + 1, table.columns.count)
            output += "<colgroup span=\"" + String(end - place) + "\"></colgroup>"
            place = end
        }
        output += "\n"
    }

    private mutating func heading(_ column: Report.Column, rows: Int) {
        output += "<th scope=\"col\" data-kind=\"" + column.kind.rawValue + "\""
        if rows > 1 { output += " rowspan=\"" + String(rows) + "\"" }
        if column.kind.isNumeric { output += " class=\"n\"" }
        output += ">"
        text(column.heading)
        output += "</th>"
    }

    // MARK: - Rows

    /// - Parameter named: the column by which a row is called, its heading: the first of text, behind a running number.
    private mutating func add(
        _ row: Report.Row, of table: Report.Table, named: Int, _ reasons: inout Reasons
    ) {
        var classes = row.kind == .plain ? "" : row.kind.rawValue
        if row.tone != .plain { classes += (classes.isEmpty ? "" : " ") + row.tone.rawValue }
        if !row.remarks.isEmpty { classes += (classes.isEmpty ? "" : " ") + "remarked" }
        output += classes.isEmpty ? "<tr" : "<tr class=\"" + classes + "\""
        if let scope = row.scope {
            self.scope(scope)
            // The name out of the data, by which the command finds the slice.
            for case .text(let name) in row.cells.prefix(3) {
                output += attribute("data-name", name)
                break
            }
        }
        output += ">"
        if row.kind == .group {
            group(row, table)
        } else {
            for place in table.columns.indices { cell(place, row, table, isHeading: place == named, &reasons) }
        }
        output += "</tr>\n"
        guard !row.remarks.isEmpty else { return }
        output += "<tr class=\"remark\"><td colspan=\"" + String(table.columns.count) + "\"" + indent(row.indent) + ">"
        for remark in row.remarks {
            output += "<span class=\"" + remark.tone.rawValue + "\">"
            icon(of: remark.tone)
            text(remark.text)
            output += "</span> "
        }
        output += "</td></tr>\n"
    }

    private mutating func group(_ row: Report.Row, _ table: Report.Table) {
        output += "<th scope=\"row\" colspan=\"" + String(table.columns.count) + "\"" + indent(row.indent) + ">"
        icon(of: row.tone)
        text(row.cells.first.map { HTMLCell($0, language).text } ?? "")
        output += "</th>"
    }

    private mutating func cell(
        _ place: Int, _ row: Report.Row, _ table: Report.Table, isHeading: Bool, _ reasons: inout Reasons
    ) {
        let value = place < row.cells.count ? row.cells[place] : .empty
        let cell = HTMLCell(value, language)
        output += isHeading ? "<th scope=\"row\"" : "<td"
        // A text in a column of numbers, as "no dossiers", stands where the numbers do.
        if table.columns[place].kind.isNumeric { output += " class=\"n\"" }
        if let key = cell.sortKey { output += " data-v=\"" + key + "\"" }
        if isHeading, row.indent > 0 { output += indent(row.indent) }
        output += ">"
        if isHeading { icon(of: row.tone) }
        if let reference = table.reference(of: place, in: row), ruled.contains(reference.indicator) {
            openLink(reference, value, scoped: false)
            text(cell.text)
            output += "</a>"
        } else if let reason = cell.reason {
            reasons.take(cell, value)
            // Seen as a dash, read out as the reason.
            output += "<span class=\"none\"" + attribute("title", reason)
            output += " aria-hidden=\"true\">"
            text(cell.text)
            output += "</span><span class=\"unseen\">"
            text(reason)
            output += "</span>"
        } else {
            text(cell.text)
        }
        output += isHeading ? "</th>" : "</td>"
    }

    private func indent(_ steps: Int) -> String {
        steps > 0 ? " style=\"--indent:" + String(min(steps, 8)) + "\"" : ""
    }

    // MARK: - Beneath

    private mutating func beneath(_ table: Report.Table, _ reasons: Reasons) {
        guard !table.notes.isEmpty || !reasons.missing.isEmpty || reasons.hidden else { return }
        output += "<div class=\"beneath\">\n"
        for reason in reasons.missing {
            output += "<p class=\"muted\">– : "
            text(reason)
            output += "</p>\n"
        }
        if reasons.hidden {
            output += "<p class=\"muted\">" + ReportTextWord.hidden[language] + ": "
            text(.hiddenReason)
            output += "</p>\n"
        }
        add(table.notes)
        output += "</div>\n"
    }
}
