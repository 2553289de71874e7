import CSVStream
import Dossiers

/// A pattern such as `Ngày xuất: {dd/MM/yyyy HH:mm}` or `{yyyyMMdd}`: text, matched folded, before a date
/// of one fixed form. Finds the export's own instant in title rows and file names.
struct DatePattern: Sendable {
    private let prefix: String
    private let form: [Character]

    init?(_ pattern: String) {
        guard let open = pattern.firstIndex(of: "{"), let close = pattern.firstIndex(of: "}"), open < close else {
            return nil
        }
        prefix = VietnameseText.foldStrict(String(pattern[..<open]))
        form = Array(pattern[pattern.index(after: open)..<close])
        guard !form.isEmpty else { return nil }
    }

    /// The dates in the text that the pattern finds: each stamp, and whether the form has a time.
    func dates(in text: String) -> [(stamp: Stamp, timed: Bool)] {
        let folded = Array(VietnameseText.foldStrict(text).unicodeScalars)
        let wanted = Array(prefix.unicodeScalars)
        var found: [(Stamp, Bool)] = []
        var at = 0
        while at < folded.count {
            guard folded[at...].starts(with: wanted) else {
                at += 1
                continue
            }
            var start = at + wanted.count
            if !wanted.isEmpty {
                while start < folded.count, folded[start] == " " || folded[start] == ":" { start += 1 }
            }
            if let (stamp, end) = match(folded, start) {
                found.append((stamp, form.contains("H")))
                at = end
            } else {
                at += 1
            }
        }
        return found
    }

    private func match(_ text: [Unicode.Scalar], _ start: Int) -> (Stamp, Int)? {
        func isDigit(_ i: Int) -> Bool { i >= 0 && i < text.count && ("0"..."9").contains(text[i]) }
        if isDigit(start - 1) { return nil }
        var parts: [Character: Int] = [:]
        var at = start
        var i = 0
        while i < form.count {
            let letter = form[i]
            guard "yMdHms".contains(letter) else {
                guard at < text.count, String(text[at]) == String(letter).lowercased() else { return nil }
                at += 1
                i += 1
                continue
            }
            var width = 0
            while i < form.count, form[i] == letter {
                width += 1
                i += 1
            }
            // Before a separator a day or month may stand with one digit.
            let nextIsLetter = i < form.count && "yMdHms".contains(form[i])
            var value = 0
            var digits = 0
            while digits < width, isDigit(at) {
                value = value * 10 + Int(text[at].value - 48)
                digits += 1
                at += 1
            }
            guard digits == width || (!nextIsLetter && width == 2 && digits == 1) else { return nil }
            parts[letter] = value
        }
        if isDigit(at) { return nil }
        guard let year = parts["y"], let month = parts["M"], let day = parts["d"],
            let stamp = Stamp(
                year: year, month: month, day: day,
                hour: parts["H"] ?? 0, minute: parts["m"] ?? 0, second: parts["s"] ?? 0)
        else { return nil }
        return (stamp, at)
    }
}
