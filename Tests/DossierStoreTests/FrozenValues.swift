/// What must not change without a new step of the schema.
enum FrozenValues {
    static let record: Int64 = -5_802_611_731_933_171_015
    static let share: UInt64 = 5_356_111_112_266_880_218
    static let state: UInt64 = 16_066_208_909_462_581_125
    static let steps = [
        "e21d13e161ad5a29f12992bc1bbcd1d154ec84573fa1eccc29979af8367104e3",
        "4d3e66a4ea53ea6b20720c5b37e03af14a67f36e31e2bfb9bd53f80f0360738a",
    ]
}
