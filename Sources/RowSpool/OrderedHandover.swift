import Glibc

/// Hands numbered pieces of work from several threads to one, which takes them in their order. Whoever is too far
/// ahead waits, so that only a few pieces are held at a time.
public final class OrderedHandover<Piece>: @unchecked Sendable {
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var pieces: [Int: Piece] = [:]
    private var next = 0
    private var failure: (any Error)?
    private let window: Int

    /// - Parameter window: how many pieces may wait.
    public init(window: Int) {
        self.window = window
        lock = .allocate(capacity: 1)
        lock.initialize(to: pthread_mutex_t())
        pthread_mutex_init(lock, nil)
        changed = .allocate(capacity: 1)
        changed.initialize(to: pthread_cond_t())
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(lock)
        changed.deallocate()
        lock.deallocate()
    }

    /// Hands a piece over, once it is its turn to wait.
    /// - Returns: false when the work has failed elsewhere and is to be given up.
    public func put(_ piece: Piece, number: Int) -> Bool {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while number >= next + window, failure == nil { pthread_cond_wait(changed, lock) }
        guard failure == nil else { return false }
        pieces[number] = piece
        pthread_cond_broadcast(changed)
        return true
    }

    /// The next piece, as soon as it is there.
    /// - Throws: the failure of a thread.
    public func take() throws -> Piece {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while true {
            if let failure { throw failure }
            if let piece = pieces.removeValue(forKey: next) {
                next += 1
                pthread_cond_broadcast(changed)
                return piece
            }
            pthread_cond_wait(changed, lock)
        }
    }

    /// Ends the work of all; the first failure counts.
    public func fail(_ error: any Error) {
        pthread_mutex_lock(lock)
        failure = failure ?? error
        pthread_cond_broadcast(changed)
        pthread_mutex_unlock(lock)
    }
}
