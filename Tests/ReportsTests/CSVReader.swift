/// A small RFC 4180 parser for the tests, with any delimiter.
enum CSVReader {
    static func records(_ text: String, delimiter: Unicode.Scalar = ",") -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var wasQuoted = false
        let scalars = Array(text.unicodeScalars)
        var index = 0
        func next() -> Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }
        func endCell() {
            record.append(String(cell))
            cell = String.UnicodeScalarView()
            wasQuoted = false
        }
        while index < scalars.count {
            let scalar = scalars[index]
            if isQuoted {
                if scalar != "\"" {
                    cell.append(scalar)
                } else if next() == "\"" {
                    cell.append(scalar)
                    index += 1
                } else {
                    isQuoted = false
                }
            } else if scalar == "\"", cell.isEmpty, !wasQuoted {
                isQuoted = true
                wasQuoted = true
            } else if scalar == delimiter {
                endCell()
            } else if scalar == "\r", next() == "\n" {
                endCell()
                records.append(record)
                record = []
                index += 1
            } else {
                cell.append(scalar)
            }
            index += 1
        }
        if !record.isEmpty || !cell.isEmpty {
            endCell()
            records.append(record)
        }
        return records
    }
}
