import CZlib
import Glibc

/// Inflates gzip data of one or several members. Zero bytes behind the last member are padding, as gzip(1)
/// has it; anything else there is damage.
final class GzipInflater {
    private let path: String
    private let stream: UnsafeMutablePointer<z_stream>
    private enum State { case inMember, betweenMembers, padding, ended }
    private var state = State.inMember

    init(path: String) throws(ReadError) {
        self.path = path
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 bits of window, and 16 for the gzip wrapping with its checks of sum and length.
        let code = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else { throw .outOfMemory(path: path, offset: 0) }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// - Returns: the number of bytes inflated, 0 only at the end of the file.
    func read(into target: UnsafeMutableRawBufferPointer, from raw: inout RawInput) throws(ReadError) -> Int {
        while true {
            switch state {
            case .ended: return 0
            case .inMember:
                let count = try inflateSome(into: target, from: &raw)
                if count > 0 { return count }
            case .betweenMembers:
                let head = try raw.peek(2)
                if head.isEmpty {
                    state = .ended
                } else if head == [0x1F, 0x8B] {
                    guard inflateReset(stream) == Z_OK else { throw damaged(raw) }
                    state = .inMember
                } else if head[0] == 0 {
                    state = .padding
                } else {
                    throw damaged(raw)
                }
            case .padding:
                guard try raw.refill() else {
                    state = .ended
                    continue
                }
                var isZero = true
                raw.take { bytes in
                    isZero = bytes.allSatisfy { $0 == 0 }
                    return isZero ? bytes.count : 0
                }
                guard isZero else { throw damaged(raw) }
            }
        }
    }

    private func inflateSome(
        into target: UnsafeMutableRawBufferPointer, from raw: inout RawInput
    ) throws(ReadError) -> Int {
        guard try raw.refill() else { throw .truncatedGzip(path: path, offset: raw.consumed) }
        let room = min(target.count, Int(UInt32.max))
        var code = Z_OK
        raw.take { bytes in
            let given = min(bytes.count, Int(UInt32.max))
            stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
            stream.pointee.avail_in = UInt32(given)
            stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_out = UInt32(room)
            code = inflate(stream, Z_NO_FLUSH)
            return given - Int(stream.pointee.avail_in)
        }
        switch code {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: state = .betweenMembers
        case Z_MEM_ERROR: throw .outOfMemory(path: path, offset: raw.consumed)
        default: throw damaged(raw)
        }
        return room - Int(stream.pointee.avail_out)
    }

    private func damaged(_ raw: RawInput) -> ReadError { .damagedGzip(path: path, offset: raw.consumed) }
}
