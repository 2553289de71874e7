import CTextKernels

/// Room for the marks of a stretch, uninitialised: what is not used takes no memory.
final class RecordMarks {
    private(set) var start: UnsafeMutablePointer<mc_record_mark>
    private var capacity = 1024

    init() { start = .allocate(capacity: capacity) }
    deinit { start.deallocate() }

    func makeRoom(_ count: Int) {
        guard capacity < count else { return }
        start.deallocate()
        start = .allocate(capacity: count)
        capacity = count
    }
}
