#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

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
        self.init(name: path, identity: Self.realPath(path), folder: Self.folder(of: path), text: text)
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
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code = errno
            if code == ENOENT || code == ENOTDIR { throw fault(.fileNotFound, path, place) }
            throw fault(.notReadable, path, place, expected: [String(code)])
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: sizeLimit + 1)
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                #if canImport(Glibc)
                    Glibc.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
                #elseif canImport(Musl)
                    Musl.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
                #else
                    Darwin.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
                #endif
            }
            if count == 0 { break }
            if count < 0 {
                let code = errno
                if code == EINTR { continue }
                if code == EISDIR { throw fault(.isFolder, path, place) }
                throw fault(.notReadable, path, place, expected: [String(code)])
            }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
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

    private static func realPath(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
