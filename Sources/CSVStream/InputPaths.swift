import Glibc

/// Turns what a user named into the files to read: files, folders, patterns, `-`.
public enum InputPaths {
    public enum Problem: Error, Sendable, Equatable {
        /// Nothing of that name, and no pattern.
        case notFound(path: String)
        /// A pattern that no file fits.
        case noMatch(pattern: String)
        /// A folder without a file of a known ending.
        case emptyFolder(path: String)
        case cannotList(path: String, errno: Int32)
    }

    /// The endings of files that are taken from a folder.
    public static let endings = [".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz"]

    /// Expands in the order given; inside a folder or pattern by name (order of bytes). An existing path is
    /// never taken for a pattern, whatever characters it has.
    public static func expand(_ names: [String]) throws(Problem) -> [String] {
        var files: [String] = []
        for name in names {
            if name == "-" {
                files.append(name)
                continue
            }
            switch kind(of: name) {
            case .folder: files += try listing(of: name)
            case .file: files.append(name)
            case .missing:
                guard name.contains(where: { $0 == "*" || $0 == "?" || $0 == "[" }) else {
                    throw .notFound(path: name)
                }
                files += try matches(of: name)
            }
        }
        return files
    }

    /// By which two names of one regular file are told to be of one file.
    public struct Identity: Hashable, Sendable {
        private let device: UInt64
        private let node: UInt64

        /// Nil when there is no regular file of that name.
        public init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
            device = UInt64(status.st_dev)
            node = UInt64(status.st_ino)
        }
    }

    private enum Kind { case file, folder, missing }

    private static func kind(of path: String) -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else { return .missing }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    private static func listing(of folder: String) throws(Problem) -> [String] {
        guard let directory = opendir(folder) else { throw .cannotList(path: folder, errno: errno) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            let lower = name.lowercased()
            guard !name.hasPrefix("."), endings.contains(where: { lower.hasSuffix($0) }) else { continue }
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            if kind(of: path) == .file { names.append(path) }
        }
        guard !names.isEmpty else { throw .emptyFolder(path: folder) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func matches(of pattern: String) throws(Problem) -> [String] {
        var result = glob_t()
        defer { globfree(&result) }
        guard glob(pattern, GLOB_NOSORT, nil, &result) == 0, let paths = result.gl_pathv else {
            throw .noMatch(pattern: pattern)
        }
        var names: [String] = []
        for index in 0..<Int(result.gl_pathc) {
            guard let path = paths[index].map({ String(cString: $0) }), kind(of: path) == .file else { continue }
            names.append(path)
        }
        guard !names.isEmpty else { throw .noMatch(pattern: pattern) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
