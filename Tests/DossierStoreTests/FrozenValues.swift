/// What must not change without a new step of the schema.
enum FrozenValues {
    static let record: Int64 = -5_802_611_731_933_171_015
    static let share: UInt64 = 5_356_111_112_266_880_218
    static let state: UInt64 = 16_066_208_909_462_581_125
    static let steps = [
        "988a38207102acb2efd27c0766a71c3ad0f967a99c7eae80fec8c58653927a7c",
        "d1f905e8a8983855b395303c1c8fa14e45a3f452d9e666cb25fc005cc58bfd61",
    ]
}
