extension Truth {
    /// The truth as JSON (UTF-8, ends with a line end): see benchmarks/README.md for its form.
    public func json() -> String {
        var text = "{\n"
        text += "  \"format\": \"motcua-truth-1\",\n"
        text += "  \"settings\": {\"records\": \(settings.records), \"seed\": \(settings.seed), "
        text += "\"dirt\": \"\(settings.dirt.rawValue)\", \"quote\": \"\(settings.quoting.rawValue)\", "
        text += "\"layout\": \"\(settings.layout.rawValue)\", \"from\": \"\(settings.firstDay)\", "
        text += "\"to\": \"\(settings.lastDay)\", \"repeatsPercent\": \(settings.repeatsPercent), "
        text += "\"elsewherePercent\": \(settings.resolvedElsewherePercent), \"units\": \(settings.units)},\n"
        text += "  \"asOf\": \"\(settings.drawnAt) 00:00:00\",\n"
        text += "  \"bytes\": \(bytes),\n  \"lines\": \(lines),\n"
        text += "  \"records\": \(settings.records),\n  \"accepted\": \(accepted),\n"
        text += "  \"rejected\": \(Self.object(Reject.allCases.map { ($0.rawValue, rejected[$0] ?? 0) })),\n"
        text += "  \"skipped\": \(Self.object(Skip.allCases.map { ($0.rawValue, skipped[$0] ?? 0) })),\n"
        text += "  \"findings\": \(Self.object(Finding.allCases.map { ($0.rawValue, findings[$0] ?? 0) })),\n"
        text += "  \"replaced\": \(replaced),\n  \"dossiers\": \(dossiers),\n"
        let made = GeneratedFile.registers.compactMap { file in registers[file].map { (file, $0) } }
        text += "  \"registers\": {"
        text += made.map { "\"\($0.fileName)\": {\"rows\": \($1.rows), \"unmatched\": \($1.unmatched)}" }
            .joined(separator: ", ")
        text += "},\n"
        text += "  \"plain\": \(json(plain, withoutRegisters: settings.layout == .igate)),\n"
        text += "  \"dedup\": \(json(dedup, withoutRegisters: false))\n"
        return text + "}\n"
    }

    /// `columns` names the counts, `total` holds their sums, and each of `cells` is unit, year, quarter, counts.
    private func json(_ table: Table, withoutRegisters: Bool) -> String {
        let columns = Column.allCases.filter { !(withoutRegisters && $0.isFromRegister) }
        let world = World.shared
        var text = "{\n    \"columns\": ["
        text += columns.map { "\"\($0)\"" }.joined(separator: ", ")
        text += "],\n    \"excluded\": "
        text += Self.object(Exclusion.allCases.map { ($0.rawValue, table.excluded[$0] ?? 0) })
        text += ",\n    \"total\": [" + columns.map { String(table[$0]) }.joined(separator: ", ") + "],\n"
        text += "    \"cells\": [\n"
        text += table.cells.map { cell in
            let counts = columns.map { String(cell.counts[cell.counts.startIndex + $0.rawValue]) }
            // Names of units hold neither quotes nor backslashes.
            return "      [\"\(world.unitNames[cell.unit])\", \(cell.year), \(cell.quarter), "
                + counts.joined(separator: ", ") + "]"
        }.joined(separator: ",\n")
        return text + "\n    ]\n  }"
    }

    private static func object(_ pairs: [(String, Int)]) -> String {
        "{" + pairs.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }
}
