import Generator
import Testing

@Suite struct ReproducibilityTests {
    @Test(
        "the same settings give the same bytes and the same truth at every block size", arguments: Variant.all
    )
    func blockSize(_ variant: Variant) throws {
        let settings = variant.settings(120)
        let whole = try Made(settings)
        for blockBytes in [1, 7, 400, 1 << 20] {
            let made = try Made(settings, blockBytes: blockBytes)
            #expect(made.files == whole.files)
            #expect(made.truth == whole.truth)
        }
    }

    @Test("another seed gives other bytes")
    func seed() throws {
        #expect(
            try Made(GeneratorSettings(50, seed: 1)).export != Made(GeneratorSettings(50, seed: 2)).export)
    }

    @Test("the export is the same whichever registers are made with it")
    func wantedFiles() throws {
        let settings = GeneratorSettings(300, layout: .igate, dirt: .much)
        let all = try Made(settings)
        var export: [UInt8] = []
        let truth = try ExportGenerator(settings).run([.export]) { file, bytes in
            #expect(file == .export)
            bytes.withUnsafeBytes { export.append(contentsOf: $0) }
        }
        #expect(export == all.export)
        #expect(truth.dedup == all.truth.dedup)
    }

    @Test("what the sink throws ends the run")
    func sinkFails() throws {
        struct DiskFull: Error {}
        var blocks = 0
        #expect(throws: DiskFull.self) {
            _ = try ExportGenerator(GeneratorSettings(5_000)).run(blockBytes: 1_000) {
                (_, _: Span<UInt8>) throws(DiskFull) in
                blocks += 1
                if blocks == 3 { throw DiskFull() }
            }
        }
        #expect(blocks == 3)
    }

    @Test("no records give a file of headings alone")
    func noRecords() throws {
        let made = try Made(GeneratorSettings(0))
        #expect(split(made.export).records.count == 1)
        #expect(made.truth.accepted == 0)
        #expect(try Made(GeneratorSettings(0, dirt: .much)).truth.rejected.isEmpty)
    }

    @Test("one record alone is no update of another")
    func oneRecord() throws {
        for seed in UInt64(0)..<20 {
            #expect(try Made(GeneratorSettings(1, seed: seed, repeats: 50)).truth.replaced == 0)
        }
    }
}
