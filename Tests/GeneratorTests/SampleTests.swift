import Foundation
import Generator
import Testing

@Suite struct SampleTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../data/sample").standardized

    @Test("the sample is what its README says it was made with")
    func sample() throws {
        var settings = GeneratorSettings(3_000, seed: 7, layout: .igate, dirt: .some)
        settings.units = 12
        let made = try Made(settings)
        for (file, bytes) in made.files {
            let stored = try Data(contentsOf: Self.folder.appending(path: file.fileName))
            #expect(stored.elementsEqual(bytes), "\(file.fileName)")
        }
        let truth = try Data(contentsOf: Self.folder.appending(path: "truth.json"))
        #expect(String(decoding: truth, as: UTF8.self) == made.truth.json())
    }
}
