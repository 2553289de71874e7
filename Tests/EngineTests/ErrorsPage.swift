import Catalogs
import CSVStream
import DossierDecoding
import Dossiers
@testable import Engine
import Foundation
import Reports

/// docs/errors.md, made from the program's own sentences, so that it cannot say anything else.
enum ErrorsPage {
    static var text: String {
        """
        # What MotCua says when something is wrong

        <!-- Written by MOTCUA_RECORD=1 swift test --filter DocsTests; a test compares it with the program. -->

        Every sentence says what is wrong, where, what was expected and what to do, in Vietnamese and English. Keys are
        those of the JSON report (docs/json-contract.md) and of the files that `--rejects` writes.

        ## Exit codes

        | code | meaning | nghĩa |
        |---|---|---|
        | 0 | all well | tốt |
        | 1 | figures were given, and records were rejected | có số liệu, nhưng có bản ghi bị loại |
        | 2 | refused: no figures are given | từ chối: không đưa ra số liệu nào |
        | 3 | a fault of the machine or the program | sự cố của máy hoặc chương trình |

        ## Rejected records

        A rejected record becomes no dossier; its bytes are kept by `--rejects` so that it can be mended and read again.

        \(table(["kind", "name", "tên", "what it says", "câu báo"], RejectKind.allCases.map { kind in
            let name = Diagnostics.name(of: kind)
            let reason = Diagnostics.reason(kind, column: 0, headings: [])
            return [code(kind.rawValue), name.en, name.vi, reason.en, reason.vi]
        }))

        ## Skipped records

        Passed over without judgement and counted by kind; accepted, rejected and skipped records cover every line.

        \(table(["kind", "name", "tên"], SkipKind.allCases.map { kind in
            let name = Diagnostics.name(of: kind)
            return [code(kind.rawValue), name.en, name.vi]
        }))

        ## Refused files (exit code 2)

        A refused file stops the run before anything is counted; all refused files are named at once.

        \(table(["kind", "what it says", "câu báo"], refusals.map { refusal in
            let said = Diagnostics.sentence(refusal, path: "list.csv", isRegister: false)
            return [code(Diagnostics.key(of: refusal)), said.en, said.vi]
        }))

        ## Refused runs and faults

        \(table(["exit code", "what it says", "câu báo"], runs.flatMap { error in
            Diagnostics.sentences(error).map { [String(error.exitCode), $0.en, $0.vi] }
        }))

        ## Schemas, rulesets, calendars and profiles of your own

        A file that is wrong refuses the run (exit code 2), with line and column, and the name that was probably meant.

        \(table(["what it says", "câu báo"], MessageSamples.all.filter { $0.label.hasPrefix("catalog.") }.map {
            [$0.sentence.en, $0.sentence.vi]
        }))

        ## Facts and what-if

        What stands in `--facts` and `--what-if` is refused as a whole (exit code 2) when one number of it is wrong.

        \(table(["what it says", "câu báo"], MessageSamples.all.filter {
            $0.label.hasPrefix("facts.") || $0.label.hasPrefix("whatIf.")
        }.map { [$0.sentence.en, $0.sentence.vi] }))

        ## Dossiers kept out of every figure

        `motcua list KEY` lists them.

        \(table(["key", "name", "tên", "why", "vì sao"], ExclusionCatalog.all.map { kind($0.info) }))

        ## Data-quality findings

        Records and dossiers that count all the same; `motcua list KEY` lists them. A key that also stands above lists
        the excluded dossiers.

        \(table(["key", "name", "tên", "why", "vì sao"], FindingCatalog.all.map { kind($0.info) } + headings))

        """
    }

    private static let refusals: [FileRefusal] = [
        .empty, .excelWorkbook, .oldExcelWorkbook, .zip, .html, .notText,
        .noHeading(missing: [.receivedAt], understood: ["Mã hồ sơ"]),
    ]

    /// One error of every kind, refusals before faults.
    private static var runs: [RunError] {
        let all = MessageSamples.runErrorSamples.map(\.0).filter {
            if case .refused = $0 { false } else { true }
        }
        return all.filter { $0.exitCode == 2 } + all.filter { $0.exitCode != 2 }
    }

    private static let headings = [
        [
            "`doubledHeading`", "Doubled heading", "Tiêu đề cột trùng nhau",
            "Two columns have the same heading; the first is used.", "Hai cột cùng tiêu đề; cột đầu được dùng.",
        ],
        [
            "`headingNotNFC`", "Heading not in NFC", "Tiêu đề cột không ở dạng NFC",
            "The heading's letters are decomposed; it is understood all the same.",
            "Chữ trong tiêu đề ở dạng tách dấu; vẫn hiểu được.",
        ],
    ]

    private static func kind(_ info: KindInfo) -> [String] {
        [code(info.key), info.nameEn, info.nameVi, info.explanationEn, info.explanationVi]
    }

    private static func code(_ text: String) -> String { "`" + text + "`" }

    private static func table(_ heading: [String], _ rows: [[String]]) -> String {
        ([heading, heading.map { _ in "---" }] + rows).map { row in
            "| " + row.map { $0.replacingOccurrences(of: "|", with: "\\|") }.joined(separator: " | ") + " |"
        }.joined(separator: "\n")
    }
}
