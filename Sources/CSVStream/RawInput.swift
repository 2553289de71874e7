import Glibc

/// The bytes of a descriptor as they stand on disk, with room to look ahead.
struct RawInput {
    let descriptor: Int32
    let path: String
    /// Bytes taken from the descriptor, less those that wait in the buffer.
    var consumed: UInt64 { fetched - UInt64(end - start) }
    private var fetched: UInt64 = 0
    private var buffer: [UInt8]
    private var start = 0
    private var end = 0

    /// Is shown everything that comes from the descriptor.
    private let tap: ((UnsafeRawBufferPointer) -> Void)?

    init(descriptor: Int32, path: String, blockSize: Int, tap: ((UnsafeRawBufferPointer) -> Void)? = nil) {
        self.descriptor = descriptor
        self.path = path
        self.tap = tap
        buffer = []
        self.blockSize = blockSize
    }
    private let blockSize: Int

    /// The bytes that wait in the buffer, fetched when there are none.
    var waiting: Int { end - start }

    /// Reads into the caller's buffer: first what waits, else straight from the descriptor.
    mutating func read(into target: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        if waiting > 0 {
            let count = min(waiting, target.count)
            buffer.withUnsafeBytes { bytes in
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]))
            }
            start += count
            return count
        }
        return try fetch(into: target)
    }

    /// Makes sure that bytes wait in the buffer; false at the end.
    mutating func refill() throws(ReadError) -> Bool {
        if waiting > 0 { return true }
        if buffer.isEmpty { buffer = [UInt8](repeating: 0, count: blockSize) }
        start = 0
        end = 0
        end = try fetchIntoBuffer(from: 0)
        return end > 0
    }

    /// The next bytes without taking them; fewer only at the end.
    mutating func peek(_ count: Int) throws(ReadError) -> [UInt8] {
        if buffer.isEmpty { buffer = [UInt8](repeating: 0, count: blockSize) }
        if waiting < count, start > 0 {
            buffer.replaceSubrange(0..<waiting, with: Array(buffer[start..<end]))
            end -= start
            start = 0
        }
        while waiting < count {
            let got = try fetchIntoBuffer(from: end)
            if got == 0 { break }
            end += got
        }
        return Array(buffer[start..<end].prefix(count))
    }

    /// Lends the waiting bytes; the body tells how many it took.
    mutating func take<E: Error>(_ body: (UnsafeBufferPointer<UInt8>) throws(E) -> Int) throws(E) {
        let (low, high) = (start, end)
        let taken = try buffer.withUnsafeBufferPointer { (bytes) throws(E) -> Int in
            try body(UnsafeBufferPointer(rebasing: bytes[low..<high]))
        }
        start += taken
    }

    private mutating func fetchIntoBuffer(from index: Int) throws(ReadError) -> Int {
        var held: [UInt8] = []
        swap(&held, &buffer)
        defer { swap(&held, &buffer) }
        return try held.withUnsafeMutableBufferPointer { (bytes) throws(ReadError) -> Int in
            try fetch(into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: bytes[index...])))
        }
    }

    private mutating func fetch(into target: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        while true {
            let count = Glibc.read(descriptor, target.baseAddress, target.count)
            if count >= 0 {
                fetched += UInt64(count)
                if let tap { tap(UnsafeRawBufferPointer(UnsafeMutableRawBufferPointer(rebasing: target[..<count]))) }
                return count
            }
            let error = errno
            guard error == EINTR else {
                if error == EISDIR { throw .isDirectory(path: path) }
                throw .readFailed(path: path, offset: fetched, errno: error)
            }
        }
    }
}
