import Glibc

/// On what a folder lies: SQLite's log needs memory that all processes share, which a network does not give.
enum FileSystemKind {
    /// Names of Linux's file systems that are of the network.
    private static let network: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "lustre", "glusterfs", "ncpfs", "coda", "gpfs",
        "fuse.sshfs", "fuse.glusterfs", "fuse.rclone", "fuse.davfs", "fuse.davfs2", "fuse.s3fs", "fuse.curlftpfs",
        "fuse.gvfsd-fuse", "fuse.ceph", "davfs", "beegfs", "orangefs",
    ]

    /// The name of a network's file system that a folder lies on; nil for the machine's own.
    static func network(of folder: String) -> String? {
        guard let mounts = text(of: "/proc/self/mountinfo"), let resolved = realpath(folder, nil) else { return nil }
        defer { free(resolved) }
        return network(of: String(cString: resolved), mounts: mounts)
    }

    /// - Parameter mounts: as in `/proc/self/mountinfo` (proc(5)): the fifth word is the place, the first after
    ///   ` - ` the kind. Of several mounts the longest place counts, of equal ones the last.
    static func network(of folder: String, mounts: String) -> String? {
        var best = (length: -1, kind: "")
        for line in mounts.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 6, let dash = words.firstIndex(of: "-"), dash + 1 < words.count else { continue }
            let place = unescaped(String(words[4]))
            let isWithin = place == "/" || folder == place || folder.hasPrefix(place + "/")
            if isWithin, place.utf8.count >= best.length { best = (place.utf8.count, String(words[dash + 1])) }
        }
        return network.contains(best.kind) ? best.kind : nil
    }

    /// Blanks stand as \040.
    private static func unescaped(_ text: String) -> String {
        guard text.contains("\\") else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x5C, rest.count >= 3,
                let code = UInt8(String(decoding: rest.prefix(3), as: UTF8.self), radix: 8)
            {
                bytes.append(code)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func text(of path: String) -> String? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = fread(&block, 1, block.count, file)
            if count == 0 { break }
            bytes += block[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
