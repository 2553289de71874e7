import DossierDecoding
import Dossiers
import Foundation

@testable import Catalogs

/// The repository's folder.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

func fileNames(in folder: String) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: repository.appending(path: folder).path))
}

/// A folder for one test's files, removed with the value.
final class Workfolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "catalogs-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and answers its path.
    func file(_ name: String, _ text: String) throws -> String { try file(name, bytes: Array(text.utf8)) }

    func file(_ name: String, bytes: [UInt8]) throws -> String {
        let full = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: SourceFile.folder(of: full), withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: full))
        return full
    }
}

/// What a heading of an export means under a schema, when every other heading is there too.
func meanings(of heading: String, in schema: ExportSchema) -> Set<CanonicalField> {
    let folded = FoldedText.heading(heading)
    func same(_ other: String) -> Bool { FoldedText.heading(other) == folded }
    var fields = Set(schema.headings.filter { $0.value.contains(where: same) }.keys)
    for conditional in schema.conditionalHeadings where same(conditional.heading) {
        fields.insert(conditional.field)
    }
    if schema.feeParts.contains(where: same) { fields.insert(.fee) }
    return fields
}

/// The group of a cell's word, folded as the decoder folds it.
func group<Group>(of word: String, in words: [String: Group]) -> Group? {
    words.first { FoldedText.word($0.key) == FoldedText.word(word) }?.value
}

/// Repeatable random numbers.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
