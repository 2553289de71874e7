/// The made-up province: its units, procedures and their habits. The same for every seed, so that exports of
/// several seeds or years speak of the same units.
struct World: Sendable {
    static let shared = World()

    static let communes = 180
    static let provincialOffices = 20
    static let units = communes + provincialOffices
    static let proceduresPerField = 12

    /// Shares are per 10,000.
    struct Unit {
        /// Finished after the due moment, before the procedure's own factor.
        var late: Int
        var online: Int
        var paysOnline: Int
        var digitizesComponents: Int
        var digitizesResults: Int
        var reuses: Int
        /// Late dossiers that get an apology letter.
        var apologises: Int
        /// Due at 17:00; otherwise at the hour of receipt.
        var dueAtFive: Bool
        var opensOnSaturday: Bool
    }

    enum Level: Int, CaseIterable { case full, partial, information }

    struct Procedure {
        var field: Int
        /// Working days; 0: within the day.
        var limitDays: Int
        /// Whole đồng, 0: free of charge.
        var fee: Int
        var level: Level
        /// Lateness in percent of the unit's own.
        var latePercent: Int
    }

    let unitNames: [String]
    /// The unit's part of a dossier code: `H99.017`, or `000.05.00.H99` as in codes of before 2022.
    let unitCodes: [String]
    let unitModels: [Unit]
    let procedureNames: [String]
    let procedureCodes: [String]
    let procedures: [Procedure]
    /// Units and procedures by their weight: a random slot is a weighted choice.
    let communeSlots: [UInt16]
    let procedureSlots: [UInt16]

    private init() {
        var names: [String] = []
        var codes: [String] = []
        for index in 0..<Self.communes {
            let place = "Mẫu " + Names.places[index % 18] + Names.sides[index / 18]
            names.append((index % 3 == 0 ? "UBND phường " : "UBND xã ") + place)
            codes.append("H99." + Self.padded(index + 1, 3))
        }
        for index in 0..<Self.provincialOffices {
            names.append(
                index < 12
                    ? "Sở " + Names.departments[index] + " tỉnh Mẫu"
                    : "Chi nhánh Văn phòng Đăng ký đất đai khu vực Mẫu " + Names.places[index - 12])
            codes.append("000." + Self.padded(index + 1, 2) + ".00.H99")
        }
        unitNames = names
        unitCodes = codes

        var random = RandomStream(seed: 0, purpose: .world)
        unitModels = (0..<Self.units).map { _ in
            Unit(
                // Most units are good, a few are bad.
                late: random.chance(8_000) ? random.within(20...350) : random.within(400...1_400),
                online: random.within(3_500...9_500),
                paysOnline: random.within(2_500...9_500),
                digitizesComponents: random.within(3_000...9_800),
                digitizesResults: random.within(4_000...9_900),
                reuses: random.within(500...6_000),
                apologises: random.within(2_500...9_800),
                dueAtFive: random.chance(6_000),
                opensOnSaturday: random.chance(2_500))
        }

        let limits = [0, 0, 1, 2, 3, 3, 5, 5, 7, 10, 15, 20, 30]
        let fees = [8_000, 15_000, 30_000, 50_000, 75_000, 100_000, 150_000, 500_000, 1_250_000]
        var procedureNames: [String] = []
        var procedureCodes: [String] = []
        var procedures: [Procedure] = []
        for (number, field) in Names.fields.enumerated() {
            for action in field.actions {
                for subject in field.subjects {
                    procedureNames.append(action + " " + subject)
                    procedureCodes.append(
                        "\(1 + number % 3)." + Self.padded(900_101 + procedures.count * 37, 6))
                    procedures.append(
                        Procedure(
                            field: number, limitDays: limits[random.below(limits.count)],
                            fee: random.chance(5_500) ? fees[random.below(fees.count)] : 0,
                            level: random.chance(5_500)
                                ? .full : random.chance(6_500) ? .partial : .information,
                            latePercent: random.within(20...260)))
                }
            }
        }
        self.procedureNames = procedureNames
        self.procedureCodes = procedureCodes
        self.procedures = procedures

        communeSlots = Self.slots(Self.communes, &random)
        procedureSlots = Self.slots(procedures.count, &random)
    }

    /// 4,096 slots shared out so that some entries are ten times as frequent as others and none is absent.
    private static func slots(_ count: Int, _ random: inout RandomStream) -> [UInt16] {
        let weights = (0..<count).map { _ in 10 + random.below(10) * random.below(10) }
        let total = weights.reduce(0, +)
        var slots: [UInt16] = []
        var reached = 0
        for (index, weight) in weights.enumerated() {
            reached += weight
            let end = reached * 4_096 / total
            while slots.count < end { slots.append(UInt16(index)) }
        }
        return slots
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
