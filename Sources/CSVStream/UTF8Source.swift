import CTextKernels

/// A UTF-16 file as UTF-8, transcoded block by block. Nothing is lost: see `mc_utf16_to_utf8`.
final class UTF8Source: ByteSource {
    let path: String
    private let source: any ByteSource
    private var state = mc_utf16_state()
    private var block: [UInt8]
    /// Transcoded bytes that wait to be read.
    private var waiting: [UInt8]
    private var start = 0
    private var end = 0
    private var hasEnded = false
    /// Bytes of the UTF-16 file read so far.
    private(set) var bytesRead: UInt64 = 0

    /// The source itself when its bytes need not be changed.
    static func wrapping(_ source: any ByteSource, encoding: TextEncoding) -> any ByteSource {
        encoding.ofCells == encoding ? source : UTF8Source(source, bigEndian: encoding == .utf16be)
    }

    private init(_ source: any ByteSource, bigEndian: Bool, blockSize: Int = 64 * 1024) {
        path = source.path
        self.source = source
        state.big_endian = bigEndian ? 1 : 0
        block = [UInt8](repeating: 0, count: blockSize)
        // The most that a block can become, with what was held back before it and is at the end.
        waiting = [UInt8](repeating: 0, count: blockSize / 2 * 3 + 16)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        while start == end {
            if hasEnded { return 0 }
            try transcode()
        }
        let count = min(end - start, buffer.count)
        waiting.withUnsafeBytes { bytes in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]))
        }
        start += count
        return count
    }

    private func transcode() throws(ReadError) {
        let source = source
        let count = try block.withUnsafeMutableBufferPointer { (bytes) throws(ReadError) in
            try source.read(into: UnsafeMutableRawBufferPointer(bytes))
        }
        hasEnded = count == 0
        bytesRead += UInt64(count)
        start = 0
        end = waiting.withUnsafeMutableBufferPointer { waiting in
            let target = waiting.baseAddress.unsafelyUnwrapped
            return hasEnded ? mc_utf16_finish(&state, target) : mc_utf16_to_utf8(&state, block, count, target)
        }
    }
}
