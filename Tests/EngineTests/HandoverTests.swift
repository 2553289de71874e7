import RowSpool
import Synchronization
import Testing

@Suite("Handing over in order")
struct HandoverTests {
    private struct Stop: Error {}

    @Test("pieces of several threads come in the order of their numbers, and few wait at a time")
    func order() throws {
        let handover = OrderedHandover<Int>(window: 3)
        let next = Atomic(0)
        let taken = Mutex<[Int]>([])
        Threads.run(4) { thread in
            if thread == 0 {
                for _ in 0..<500 {
                    guard let piece = try? handover.take() else { return }
                    taken.withLock { $0.append(piece) }
                }
                return
            }
            while true {
                let number = next.add(1, ordering: .relaxed).oldValue
                guard number < 500, handover.put(number * 2, number: number) else { return }
            }
        }
        #expect(taken.withLock { $0 } == (0..<500).map { $0 * 2 })
    }

    @Test("a failure ends those who wait on either side, and the first one is told")
    func failure() {
        let handover = OrderedHandover<Int>(window: 1)
        let refused = Mutex(false)
        Threads.run(2) { thread in
            if thread == 0 {
                handover.fail(Stop())
                handover.fail(CancellationError())
            } else {
                // The second has no room, and nobody takes the first.
                _ = handover.put(0, number: 0)
                let isRefused = !handover.put(1, number: 1)
                refused.withLock { $0 = isRefused }
            }
        }
        #expect(refused.withLock { $0 })
        #expect(throws: Stop.self) { try handover.take() }
    }
}
