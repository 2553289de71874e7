extension Array where Element: BitwiseCopyable {
    /// Room for so many elements, whose values mean nothing: memory that is not written is never made resident.
    init(unusedCapacity count: Int) {
        self.init(unsafeUninitializedCapacity: count) { $1 = count }
    }
}
