import Foundation

/// A folder of one test, gone when the test is.
final class Scratch {
    let path: String

    init() {
        path = NSTemporaryDirectory() + "motcua-test-" + UUID().uuidString
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String, _ bytes: [UInt8]) -> String {
        let place = path + "/" + name
        _ = FileManager.default.createFile(atPath: place, contents: Data(bytes))
        return place
    }

    func file(_ name: String, _ text: String) -> String { file(name, Array(text.utf8)) }
}

/// The package's folder, found from this file.
let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
