/// The rows of an export that are no dossiers: titles, headings, groups, totals, footers, blank lines.
struct FrameRows {
    let settings: GeneratorSettings
    let text: CSVText
    let headings: [UInt8]
    private let width: Int

    init(_ settings: GeneratorSettings, _ text: CSVText) {
        self.settings = settings
        self.text = text
        let names = GeneratedFile.export.headings(settings.layout)
        headings = text.record(names.map { Array($0.utf8) })
        width = names.count
    }

    /// The iGate layout always has a frame round its list; the full one only when it is untidy.
    var hasFrame: Bool { settings.layout == .igate || settings.dirt != .none }
    var hasByteOrderMark: Bool { hasFrame }
    var hasSeparatorLine: Bool { settings.layout == .full && settings.dirt == .much }

    /// Rows above the headings.
    var titles: [[UInt8]] {
        guard hasFrame else { return [] }
        return [
            "DANH SÁCH HỒ SƠ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH (DỮ LIỆU MẪU)",
            "Từ ngày \(local(settings.firstDay)) đến ngày \(local(settings.lastDay))",
            // A minute before midnight: nothing happens in it, and a clerk reads the right day.
            "Ngày xuất: \(local(settings.drawnAt.adding(-1))) 23:59",
        ].map { row([$0]) }
    }

    /// A line without cells, or a record of empty cells.
    func blank(_ random: inout RandomStream) -> [UInt8] { random.chance(5_000) ? [] : row([]) }

    func group(_ random: inout RandomStream) -> [UInt8] {
        row(["Lĩnh vực: " + Names.fields[random.below(Names.fields.count)].name])
    }

    func pageTotal(_ count: Int) -> [UInt8] { row(["Cộng trang", "\(count) hồ sơ"]) }
    func total(_ count: Int) -> [UInt8] { row(["Tổng cộng", "\(count) hồ sơ"]) }
    var footer: [UInt8] { row(["Người lập biểu", "", "Thủ trưởng đơn vị"]) }

    private func row(_ cells: [String]) -> [UInt8] {
        let padded = cells + Array(repeating: "", count: width - cells.count)
        return text.record(padded.map { Array($0.utf8) })
    }

    private func local(_ day: GeneratorDay) -> String {
        let (year, month, dayOfMonth) = day.civil
        return World.padded(dayOfMonth, 2) + "/" + World.padded(month, 2) + "/\(year)"
    }
}
