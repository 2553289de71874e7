import CSVStream
import Glibc

/// The text of one catalog file, built in or a user's.
struct SourceFile {
    /// As errors name it.
    let name: String
    /// The same for every name of the same file.
    let identity: String
    /// The folder to which paths inside the file are relative; nil for a built-in file, which names no paths.
    let folder: String?
    let text: String

    static let sizeLimit = 1 << 20

    init(name: String, identity: String, folder: String?, text: String) {
        self.name = name
        self.identity = identity
        self.folder = folder
        self.text = text
    }

    /// Reads a user's file. `place` is where another file names this one.
    init(path: String, namedAt place: Place? = nil) throws(CatalogError) {
        let bytes = try Self.read(path, place)
        guard bytes.count <= Self.sizeLimit else {
            throw Self.fault(.tooLarge, path, place, expected: [String(Self.sizeLimit)])
        }
        let bom: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: bom) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            throw CatalogError(file: path, line: Self.lineOfBadByte(content), kind: .notUTF8, found: path)
        }
        self.init(name: path, identity: Self.identity(of: path), folder: Self.folder(of: path), text: text)
    }

    /// Where a file is named by another.
    struct Place {
        var file: String
        var line: Int
        var column: Int
    }

    private static func fault(
        _ kind: CatalogError.Kind, _ path: String, _ place: Place?, expected: [String] = []
    ) -> CatalogError {
        CatalogError(
            file: place?.file ?? path, line: place?.line, column: place?.column, kind: kind, found: path,
            expected: expected)
    }

    /// At most one byte more than the limit, so that an endless file costs nothing.
    private static func read(_ path: String, _ place: Place?) throws(CatalogError) -> [UInt8] {
        do throws(ReadError) {
            return try InputFile(path: path).peek(sizeLimit + 1)
        } catch {
            switch error {
            case .cannotOpen(_, ENOENT), .cannotOpen(_, ENOTDIR): throw fault(.fileNotFound, path, place)
            case .isDirectory: throw fault(.isFolder, path, place)
            case .cannotOpen(_, let code), .readFailed(_, _, let code):
                throw fault(.notReadable, path, place, expected: [String(code)])
            default: throw fault(.notReadable, path, place, expected: [String(EIO)])
            }
        }
    }

    private static func lineOfBadByte(_ bytes: ArraySlice<UInt8>) -> Int {
        var number = 1
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if String(validating: line, as: UTF8.self) == nil { break }
            number += 1
        }
        return number
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Device and number of the file, under whatever path.
    private static func identity(of path: String) -> String {
        var status = stat()
        return stat(path, &status) == 0 ? "\(status.st_dev):\(status.st_ino)" : path
    }
}
