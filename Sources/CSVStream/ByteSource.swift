/// Where bytes come from: a file, standard input, or memory.
public protocol ByteSource: AnyObject {
    /// What to call it in messages: the path as the user gave it.
    var path: String { get }

    /// Reads the next bytes, at most as many as the buffer holds; fewer do not mean the end.
    /// - Returns: the number of bytes read, 0 only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int
}

/// Bytes in memory, handed out in pieces of a chosen size.
public final class MemorySource: ByteSource {
    public let path: String
    private let bytes: [UInt8]
    private let piece: Int
    private var position = 0

    public init(_ bytes: [UInt8], piece: Int = .max, path: String = "memory") {
        self.bytes = bytes
        self.piece = max(1, piece)
        self.path = path
    }

    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        let count = min(piece, buffer.count, bytes.count - position)
        guard count > 0 else { return 0 }
        bytes.withUnsafeBytes { all in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[position..<position + count]))
        }
        position += count
        return count
    }
}

extension ByteSource {
    /// Fills the buffer as far as the bytes go.
    func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            if count == 0 { break }
            filled += count
        }
        return filled
    }
}
