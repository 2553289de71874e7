import CTextKernels
import Glibc

/// A lock with one condition: what the threads of a scan share is changed under it, and who waits for a change sleeps.
final class Monitor: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Tries for a short while before it sleeps: of a file on disk the lock is held for as long as a block is copied, some
    /// 20 µs, and to wake up takes longer than that. (While a block is inflated or a pipe is waited for, it sleeps.)
    func lock() {
        for _ in 0..<Self.tries {
            if pthread_mutex_trylock(mutex) == 0 { return }
            for _ in 0..<8 { mc_pause() }
        }
        pthread_mutex_lock(mutex)
    }
    private static let tries = 300
    func unlock() { pthread_mutex_unlock(mutex) }
    /// Sleeps until somebody notifies; may also wake up for nothing.
    func wait() { pthread_cond_wait(condition, mutex) }
    func notifyAll() { pthread_cond_broadcast(condition) }
}
