import DossierDecoding
import Dossiers
@testable import Engine
import Foundation
import Reports
import Testing

/// Every sentence that an error, a refusal or a rejected record puts before people. The exact words of all of
/// them stand in Fixtures/messages.txt; `MOTCUA_RECORD=1` writes that file anew, to be read before it is kept.
@Suite("Messages")
struct MessageTests {
    @Test("every case of every error has its sample")
    func isComplete() {
        #expect(
            Set(MessageSamples.runErrorSamples.map { MessageSamples.label($0.0) }) == Set(MessageSamples.runErrorLabels)
        )
        #expect(Set(MessageSamples.refusalSamples.map(MessageSamples.label)) == Set(MessageSamples.refusalLabels))
        let labels = MessageSamples.all.map(\.label)
        #expect(Set(labels).count == labels.count)
    }

    @Test(
        "a sentence stands in both languages, names what was found, and says what to do",
        arguments: MessageSamples.all.map(\.label))
    func isUseful(_ label: String) throws {
        let sample = try #require(MessageSamples.all.first { $0.label == label })
        let (vi, en) = (sample.sentence.vi, sample.sentence.en)
        #expect(vi != en)
        for name in sample.names {
            #expect(vi.contains(name), "\(name): \(vi)")
            #expect(en.contains(name), "\(name): \(en)")
        }
        #expect(["Hãy ", "Cần", "Dùng ", "Các dạng:", "Xem ", "nới "].contains { vi.contains($0) }, "\(vi)")
        let verbs = [
            "Check", "Name ", "Use ", "Export ", "Open ", "Unpack", "Set ", "Copy", "Run again", "run again",
            "Leave out", "Expected:", "Forms:", "See ",
            "Write", "Fill", "Mend", "Put ", "Close ", "raise ", "widen ", "Give ", "Free ", "report it", "Add:",
            "Remove", "Choose", "Save ", "Start ", "Leave one", "Add --store", "Leave --", "Leave ", "Freeze", "Bring ",
            "Install",
            "Wait", "Run an", "Try again", "Import first", "Make room",
        ]
        #expect(verbs.contains { en.contains($0) }, "\(en)")
        for sentence in [vi, en] {
            #expect(sentence.last.map { ".?:".contains($0) } == true, "\(sentence)")
            #expect(!sentence.contains("  ") && !sentence.contains("..") || sentence.contains("2025-"), "\(sentence)")
        }
    }

    @Test("the exact words are those that were read and kept")
    func exactWords() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Fixtures/messages.txt"
        ).path
        let now = MessageSamples.all.map { "== \($0.label)\nvi: \($0.sentence.vi)\nen: \($0.sentence.en)\n" }.joined(
            separator: "\n")
        if ProcessInfo.processInfo.environment["MOTCUA_RECORD"] == "1" {
            try now.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOfFile: path, encoding: .utf8)
        let (nowBlocks, keptBlocks) = (now.components(separatedBy: "\n\n"), kept.components(separatedBy: "\n\n"))
        #expect(nowBlocks.count == keptBlocks.count)
        for (new, old) in zip(nowBlocks, keptBlocks) { #expect(new == old) }
    }

    @Test("control characters of a name are shown, not obeyed")
    func showsControlCharacters() {
        let sentence = Diagnostics.sentences(.input(.notFound(path: "hs\u{1B}[31m\n.csv")))[0]
        for text in [sentence.vi, sentence.en] { #expect(text.contains("hs\\u{1b}[31m\\u{a}.csv")) }
    }

    @Test("what is wrong with the input is a refusal (2), what is wrong with the machine a fault (3)")
    func exitCodes() {
        for (error, _) in MessageSamples.runErrorSamples {
            let label = MessageSamples.label(error)
            let isFault =
                ["read.", "spool.", "write", "workbook.", "accounts", "moment.store"].contains { label.hasPrefix($0) }
                || label.hasPrefix("store.")
                    && !["notFound", "notAStore", "newer", "older", "locked", "networkFolder"].contains {
                        label.hasSuffix($0)
                    }
            #expect(error.exitCode == (isFault ? 3 : 2), "\(label)")
        }
    }

    @Test("every kind that a report counts has names in both languages, all different")
    func kindsHaveNames() {
        let names = RejectKind.allCases.map(Diagnostics.name) + SkipKind.allCases.map(Diagnostics.name)
        for name in names {
            #expect(!name.vi.isEmpty && !name.en.isEmpty && name.vi != name.en)
        }
        #expect(Set(names.map(\.vi)).count == names.count)
        #expect(Set(names.map(\.en)).count == names.count)
        for info in FindingCatalog.all.map(\.info) + ExclusionCatalog.all.map(\.info) {
            #expect(
                info.nameVi != info.nameEn && info.explanationVi != info.explanationEn && !info.explanationVi.isEmpty)
        }
    }

    @Test("every finding and reason has its entry")
    func catalogsAreComplete() {
        let ofRecords = (0..<8).map { Findings(rawValue: 1 << $0) }
        let ofDossiers = (12...30).map { Findings(rawValue: 1 << $0) }
        #expect(Set(FindingCatalog.all.map(\.finding)) == Set(ofRecords + ofDossiers))
        #expect(ExclusionCatalog.all.map(\.exclusion) == Exclusion.allCases)
    }
}
