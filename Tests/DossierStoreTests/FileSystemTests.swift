@testable import DossierStore
import Testing

@Suite("Kinds of file systems")
struct FileSystemTests {
    private static let mounts = """
        22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
        30 22 0:40 / /mnt/share rw - nfs4 server:/x rw
        31 22 0:41 / /mnt/share/local rw - tmpfs tmpfs rw
        32 22 0:42 / /mnt/a\\040b rw shared:1 - fuse.sshfs me@host:/ rw
        33 22 0:43 / /mnt/usb rw - fuseblk /dev/sdb1 rw
        34 22 0:44 / /mnt/over rw - ext4 /dev/sdc1 rw
        35 22 0:45 / /mnt/over rw - cifs //server/x rw
        """

    @Test(
        "a network's file system is told by the longest mount, the last of equal ones",
        arguments: [
            ("/home/x", nil), ("/mnt/share", "nfs4"), ("/mnt/share/y", "nfs4"), ("/mnt/share/local/y", nil),
            ("/mnt/shared", nil), ("/mnt/a b/y", "fuse.sshfs"), ("/mnt/usb/y", nil), ("/mnt/over", "cifs"),
        ] as [(String, String?)])
    func tells(_ folder: String, _ kind: String?) {
        #expect(FileSystemKind.network(of: folder, mounts: Self.mounts) == kind)
    }

    @Test("the machine's own folder is none of the network")
    func own() { #expect(FileSystemKind.network(of: "/tmp") == nil) }
}
