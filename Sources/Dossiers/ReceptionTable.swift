/// The marks that a dossier's codes make at reception, on both sides, looked up at once: channel, level and payment
/// cannot be foreseen, and a branch for each would be guessed wrong for every other dossier.
@usableFromInline
struct ReceptionTable: Sendable {
    /// By channel and level, two bits each.
    @usableFromInline var offers = [Marks](repeating: [], count: 16)
    /// By payment, three bits, and whether there is a fee.
    @usableFromInline var payments = [Marks](repeating: [], count: 16)

    init() {
        for channel in Channel.allCases {
            for level in ServiceLevel.allCases {
                offers[Self.place(channel, level)] = Self.made(channel).union(Self.made(level, of: channel))
            }
        }
        for payment in Payment.allCases {
            for withFee in [false, true] {
                payments[Self.place(payment, withFee)] = Self.made(payment, withFee: withFee)
            }
        }
    }

    @inlinable @inline(__always)
    func marks(_ channel: Channel, _ level: ServiceLevel) -> Marks { offers[Self.place(channel, level)] }

    @inlinable @inline(__always)
    func marks(_ payment: Payment, withFee: Bool) -> Marks { payments[Self.place(payment, withFee)] }

    @inlinable @inline(__always)
    static func place(_ channel: Channel, _ level: ServiceLevel) -> Int {
        Int(channel.rawValue & 3 | level.rawValue << 2 & 12)
    }

    @inlinable @inline(__always)
    static func place(_ payment: Payment, _ withFee: Bool) -> Int {
        Int(payment.rawValue & 7 | (withFee ? 8 : 0))
    }

    private static func made(_ channel: Channel) -> Marks {
        var marks: Marks = [Marks(.received), Marks(.reception)]
        switch channel {
        case .online: marks.formUnion([Marks(.receivedOnline), Marks(.online)])
        case .direct: marks.formUnion([Marks(.receivedDirect), Marks(.direct)])
        case .postal: marks.formUnion([Marks(.receivedPostal), Marks(.postal)])
        case .unknown: break
        }
        return marks
    }

    private static func made(_ level: ServiceLevel, of channel: Channel) -> Marks {
        var marks: Marks = []
        switch level {
        case .full:
            marks.formUnion([Marks(.offeredOnline), Marks(.fullService)])
            if channel == .online { marks.formUnion([Marks(.onlineOfOffered), Marks(.onlineOfFullService)]) }
        case .partial:
            marks.insert(.offeredOnline)
            if channel == .online { marks.insert(.onlineOfOffered) }
        case .information: break
        case .unknown: marks.insert(.levelMissing)
        }
        return marks
    }

    private static func made(_ payment: Payment, withFee: Bool) -> Marks {
        var marks: Marks = []
        if withFee {
            marks.insert(.withFee)
            if payment == .online { marks.insert(.paidOnlineWithFee) }
        }
        switch payment {
        case .online: marks.formUnion([Marks(.paid), Marks(.paidOnline)])
        case .other: marks.insert(.paid)
        case .unknown, .none, .exempt: break
        }
        return marks
    }
}
