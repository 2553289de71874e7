import Glibc

/// Work that is done by several threads at once.
public enum Threads {
    private final class Task {
        let index: Int
        let body: @Sendable (Int) -> Void
        init(_ index: Int, _ body: @escaping @Sendable (Int) -> Void) {
            self.index = index
            self.body = body
        }
    }

    /// Calls the body with 0, 1, … `count` - 1, each on a thread of its own, the first on the caller's; returns when
    /// all have ended. What no thread can be had for is done by the caller after its own part.
    public static func run(_ count: Int, _ body: @Sendable (Int) -> Void) {
        withoutActuallyEscaping(body) { body in
            var started: [pthread_t] = []
            var left: [Int] = []
            for index in 1..<max(count, 1) {
                let task = Unmanaged.passRetained(Task(index, body))
                var thread = pthread_t()
                let failed = pthread_create(
                    &thread, nil,
                    { argument in
                        let task = Unmanaged<Task>.fromOpaque(argument!).takeRetainedValue()
                        task.body(task.index)
                        return nil
                    }, task.toOpaque())
                if failed == 0 {
                    started.append(thread)
                } else {
                    task.release()
                    left.append(index)
                }
            }
            body(0)
            for index in left { body(index) }
            for thread in started { pthread_join(thread, nil) }
        }
    }
}
