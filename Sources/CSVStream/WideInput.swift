import CTextKernels

/// Turns UTF-16 into UTF-8 block by block, in front of the parser. Nothing is lost: see `mc_utf16_to_utf8`.
struct WideInput {
    private var state = mc_utf16_state()
    private var block: [UInt8] = []

    init(bigEndian: Bool) { state.big_endian = bigEndian ? 1 : 0 }

    /// The most bytes that a block can become, with what was held back before it and is at the end.
    static func outcome(of blockSize: Int) -> Int { blockSize / 2 * 3 + 16 }

    /// Reads one block and writes its UTF-8 behind the bytes that are there.
    /// - Returns: the number of bytes written, and whether the source has ended.
    mutating func fill(
        _ raw: inout [UInt8], at used: Int, from source: any ByteSource, blockSize: Int
    ) throws(ReadError) -> (Int, Bool) {
        if block.count < blockSize { block = [UInt8](repeating: 0, count: blockSize) }
        let count = try block.withUnsafeMutableBufferPointer { (bytes) throws(ReadError) -> Int in
            try source.fill(UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: bytes[..<blockSize])))
        }
        let isEnd = count < blockSize
        let written = raw.withUnsafeMutableBufferPointer { raw in
            let target = raw.baseAddress.unsafelyUnwrapped + used
            var written = mc_utf16_to_utf8(&state, block, count, target)
            if isEnd { written += mc_utf16_finish(&state, target + written) }
            return written
        }
        return (written, isEnd)
    }
}
