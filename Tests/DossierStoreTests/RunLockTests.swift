import Foundation
import Synchronization
import Testing

@testable import DossierStore

@Suite("The lock of those who change a store")
struct RunLockTests {
    /// What two threads tell each other.
    private final class Watch: Sendable {
        let isOver = Atomic(false)
        let hasEnded = Atomic(false)
        let lost = Atomic(0)
    }

    @Test("who finds it taken is told who holds it, and closes no file of anybody else's")
    func taken() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lock-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = folder + "/center.db"
        let lock = try RunLock(store: store, wait: 0, holder: "pid 4711")
        let watch = Watch()
        // A thread that opens files all the while: a descriptor that is closed twice is soon one of these.
        Thread.detachNewThread {
            while !watch.isOver.load(ordering: .relaxed) {
                let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
                if close(descriptor) != 0 { watch.lost.add(1, ordering: .relaxed) }
            }
            watch.hasEnded.store(true, ordering: .releasing)
        }
        for _ in 0..<20_000 {
            #expect { _ = try RunLock(store: store, wait: 0, holder: "pid 4712") } throws: {
                guard case StoreError.locked(path: store, holder: "pid 4711") = $0 else { return false }
                return true
            }
        }
        watch.isOver.store(true, ordering: .relaxed)
        while !watch.hasEnded.load(ordering: .acquiring) { usleep(1000) }
        #expect(watch.lost.load(ordering: .relaxed) == 0)
        withExtendedLifetime(lock) {}
    }
}
