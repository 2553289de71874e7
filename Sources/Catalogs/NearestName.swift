/// The name that was probably meant.
public enum NearestName {
    /// The candidate with the fewest edits (insert, delete, replace, swap of neighbours; capitals do not
    /// count), the earlier one of equals; nil when even that is too far to be a slip.
    public static func to(_ word: String, among candidates: [String]) -> String? {
        let typed = Array(word.lowercased().prefix(longest))
        let limit = typed.count < 4 ? 1 : max(2, typed.count / 3)
        var best: (name: String, edits: Int)?
        for candidate in candidates {
            let edits = distance(typed, Array(candidate.lowercased().prefix(longest)))
            if edits <= limit, edits < best?.edits ?? .max { best = (candidate, edits) }
        }
        return best?.name
    }

    /// Longer names are compared by their beginning: a slip is near, and the cost is quadratic.
    private static let longest = 64

    /// Optimal string alignment distance.
    static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var edits = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    edits = min(edits, beforeLast[j - 1] + 1)
                }
                row.append(edits)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
