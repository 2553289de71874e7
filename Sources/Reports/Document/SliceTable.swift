/// The slices of a report in their order, each made when it is asked for: of a report by unit and procedure there
/// are tens of thousands, and what is known of them takes a tenth of what is told of them.
public struct SliceTable: RandomAccessCollection, Sendable, ExpressibleByArrayLiteral {
    private let slice: @Sendable (Int) -> ReportDocument.Slice
    public let count: Int

    /// - Parameter slice: makes the slice at a place from 0; the same one however often it is asked.
    public init(count: Int, slice: @escaping @Sendable (Int) -> ReportDocument.Slice) {
        self.count = count
        self.slice = slice
    }

    public init(_ slices: [ReportDocument.Slice]) { self.init(count: slices.count) { slices[$0] } }
    public init(arrayLiteral slices: ReportDocument.Slice...) { self.init(slices) }

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    public subscript(place: Int) -> ReportDocument.Slice {
        precondition(indices.contains(place), "there is no slice at this place")
        return slice(place)
    }
}
