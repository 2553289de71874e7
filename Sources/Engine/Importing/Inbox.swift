import CSVStream
import Glibc
public import Reports

/// A folder into which exports are put for the nightly run.
public enum Inbox {
    public struct File: Sendable {
        public var name: String
        public var isRegister: Bool
    }

    /// The files to be imported, by name; registers, whose names begin with `so-`, `so_` or `register`, come after the
    /// exports. Hidden files, folders and links are left alone, and so is what is still being
    /// written under another name (`.part`, `.tmp`, `.crdownload`).
    public static func files(in folder: String) throws(RunError) -> [File] {
        var names: [String] = []
        guard let opened = opendir(folder) else {
            let code = errno
            throw code == ENOENT ? .input(.notFound(path: folder)) : .input(.cannotList(path: folder, errno: code))
        }
        defer { closedir(opened) }
        while let entry = readdir(opened) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            var status = stat()
            guard !name.hasPrefix("."), lstat(folder + "/" + name, &status) == 0,
                status.st_mode & S_IFMT == S_IFREG, isExport(name)
            else { continue }
            names.append(name)
        }
        let files = names.sorted().map { File(name: $0, isRegister: isRegister($0)) }
        return files.filter { !$0.isRegister } + files.filter(\.isRegister)
    }

    private static func isExport(_ name: String) -> Bool {
        InputPaths.endings.contains { name.lowercased().hasSuffix($0) }
    }

    static func isRegister(_ name: String) -> Bool {
        let name = name.lowercased()
        return ["so-", "so_", "register"].contains(where: name.hasPrefix)
    }

    /// Moves a file into a folder below, under a name that is free there.
    /// - Parameter reason: is written beside, in `NAME.reason.txt`.
    public static func move(
        _ name: String, in folder: String, to target: String, reason: [Bilingual]?
    ) throws(RunError) {
        let below = folder + "/" + target
        try ReportFile.makeFolder(below)
        var place = name
        var number = 2
        // A link fails where the name is taken; a rename would replace what is there.
        while link(folder + "/" + name, below + "/" + place) != 0 {
            guard errno == EEXIST else {
                // No links here, or none of another's files: a rename must not replace what is there.
                if access(below + "/" + place, F_OK) == 0 {
                    place = "\(number)-\(name)"
                    number += 1
                    continue
                }
                guard rename(folder + "/" + name, below + "/" + place) == 0 else {
                    throw .write(path: below + "/" + place, errno: errno)
                }
                return try write(reason, below + "/" + place)
            }
            place = "\(number)-\(name)"
            number += 1
        }
        unlink(folder + "/" + name)
        try write(reason, below + "/" + place)
    }

    private static func write(_ reason: [Bilingual]?, _ path: String) throws(RunError) {
        guard let reason else { return }
        let file = try ReportFile(path + ".reason.txt")
        for sentence in reason { try file.write(sentence.vi + "\n" + sentence.en + "\n") }
        try file.commit()
    }
}
