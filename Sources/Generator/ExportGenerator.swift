/// Makes exports with a known truth (bộ sinh dữ liệu mẫu): a stream of bytes, the same for the same settings.
///
/// ```swift
/// let truth = try ExportGenerator(settings).run([.export, .letters]) { file, bytes in … }
/// ```
public struct ExportGenerator: Sendable {
    public let settings: GeneratorSettings

    public init(_ settings: GeneratorSettings) throws(GeneratorSettingsError) {
        try settings.validate()
        self.settings = settings
    }

    /// Makes the files and lends their bytes to the sink, block by block, each file's in order.
    ///
    /// Memory does not grow with the number of records: beside the blocks it is the table of counts and, for
    /// the repeats, at most some thousand dossiers that wait for their later record.
    /// - Parameters:
    ///   - files: which files are wanted; the export is made in any case, and lent only when wanted.
    ///   - blockBytes: least size of a block, except each file's last.
    /// - Returns: what was built in. In the full layout the truth is that of the export alone; in the iGate layout
    ///   its ``Truth/dedup`` holds when all registers are given with the export.
    /// - Throws: what the sink throws.
    public func run<Failure: Error>(
        _ files: Set<GeneratedFile> = [.export], blockBytes: Int = 1 << 18,
        to sink: (GeneratedFile, Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) -> Truth {
        var maker = ExportMaker(settings, registers: GeneratedFile.registers.filter(files.contains))
        let wantsExport = files.contains(.export)

        func pass(_ file: GeneratedFile, _ bytes: [UInt8]) throws(Failure) { try sink(file, bytes.span) }
        func lend(atLeast least: Int) throws(Failure) {
            if maker.export.count >= least {
                maker.truth.bytes += maker.export.count
                if wantsExport { try pass(.export, maker.export) }
                maker.export.removeAll(keepingCapacity: true)
            }
            for index in maker.registers.indices where maker.registers[index].bytes.count >= least {
                try pass(maker.registers[index].file, maker.registers[index].bytes)
                maker.registers[index].bytes.removeAll(keepingCapacity: true)
            }
        }

        maker.begin()
        while maker.hasMore {
            maker.step()
            if maker.export.count >= blockBytes { try lend(atLeast: max(1, blockBytes)) }
        }
        maker.end()
        try lend(atLeast: 1)
        return maker.truth
    }
}
