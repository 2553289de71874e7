/// The bytes of a report on their way to its sink: gathered into blocks, so that a report of half a gigabyte is
/// never held whole. Without a sink all of it is kept, to be taken as one text.
///
/// A fault of the sink is kept and thrown at the end (``finish()``), or where a long report asks (``check()``): the
/// hundred places that write a word need not each be able to fail. What comes after a fault is dropped.
struct ReportBuffer {
    static let blockSize = 64 << 10

    private var bytes: [UInt8] = []
    private let sink: (any ReportSink)?
    private var fault: (any Error)?

    init(_ sink: (any ReportSink)? = nil) {
        self.sink = sink
        // A block is full when it is as long as this or a little longer.
        if sink != nil { bytes.reserveCapacity(Self.blockSize + 4096) }
    }

    /// What was written and has not been handed on.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    static func += (buffer: inout ReportBuffer, text: String) { buffer.append(text) }

    mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        handOnIfFull()
    }

    mutating func append(_ part: [UInt8]) {
        bytes.append(contentsOf: part)
        handOnIfFull()
    }

    mutating func append(_ byte: UInt8) {
        bytes.append(byte)
        handOnIfFull()
    }

    mutating func append(_ byte: UInt8, count: Int) {
        bytes.append(contentsOf: repeatElement(byte, count: count))
        handOnIfFull()
    }

    /// A number in plain digits, without making a String of it.
    mutating func append(_ number: Int64) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        // From the last digit to the first; 2⁶⁴ has twenty.
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var first = 20
        var rest = number.magnitude
        repeat {
            first -= 1
            digits[first] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        for place in first..<20 { bytes.append(digits[place]) }
        handOnIfFull()
    }

    /// - Throws: what the sink threw, if it did.
    func check() throws {
        if let fault { throw fault }
    }

    /// Hands on what is left. To be called once, at the end.
    ///
    /// - Throws: what the sink threw, if it did.
    mutating func finish() throws {
        if sink != nil, !bytes.isEmpty { handOn() }
        try check()
    }

    private mutating func handOnIfFull() {
        if bytes.count >= Self.blockSize, sink != nil { handOn() }
    }

    private mutating func handOn() {
        if fault == nil {
            do { try sink?.write(bytes.span) } catch { fault = error }
        }
        bytes.removeAll(keepingCapacity: true)
    }
}
