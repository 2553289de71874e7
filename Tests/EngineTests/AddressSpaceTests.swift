@testable import Engine
import Testing

@Suite("A limited address space")
struct AddressSpaceTests {
    private static func settings(_ mebibytes: Int?, _ change: (inout RunRequest) -> Void = { _ in }) throws
        -> RunSettings
    {
        try Pack.request.asking {
            $0.cores = 8
            $0.addressSpace = mebibytes.map { $0 << 20 }
            change(&$0)
        }.settings()
    }

    @Test(
        "the less there is, the fewer threads and the less memory are used",
        arguments: [
            (nil, 8, 96), (4096, 8, 96), (512, 5, 36), (320, 2, 36), (256, 1, 36), (224, 1, 12),
        ] as [(Int?, Int, Int)])
    func fits(_ space: Int?, _ threads: Int, _ budget: Int) throws {
        let settings = try Self.settings(space)
        #expect(settings.threads == threads)
        #expect(settings.memoryBudget == budget << 20)
    }

    @Test("what was asked for stands, whatever there is")
    func asked() throws {
        let settings = try Self.settings(256) {
            $0.threads = 4
            $0.memory = "64M"
        }
        #expect(settings.threads == 4)
        #expect(settings.memoryBudget == 64 << 20)
    }

    @Test("too little is refused at once")
    func tooLittle() {
        #expect { try Self.settings(223) } throws: {
            guard case RunError.usage(.addressSpace(223, least: 224)) = $0 else { return false }
            return true
        }
    }
}
