import CSVStream
import DossierDecoding
import Dossiers
import Catalogs
import Glibc
import Indicators
public import Reports
import RowSpool

extension Diagnostics {
    /// The sentences of an error, one per problem.
    public static func sentences(_ error: RunError) -> [Bilingual] {
        switch error {
        case .refused(let files):
            return files.map { sentence($0.refusal, path: $0.path, isRegister: $0.isRegister) }
        default: return [sentence(error)]
        }
    }

    private static func sentence(_ error: RunError) -> Bilingual {
        switch error {
        case .refused: return Bilingual(vi: "", en: "")
        case .input(let problem): return sentence(problem)
        case .read(let problem): return sentence(problem)
        case .spool(let problem): return sentence(problem)
        case .catalog(let problem): return sentence(problem)
        case .usage(let problem): return sentence(problem)
        case .store(let problem): return sentence(problem)
        case .moment(let problem): return sentence(problem)
        case .period(let text, let problem): return sentence(problem, text: text)
        case .tooManyRejects(let rejected, let read, let limit, let folder):
            return tooManyRejects(rejected, read, limit, folder)
        case .write(let path, let code):
            return Bilingual(
                vi:
                    "\(visible(path)): Không ghi được (\(viSystem(code))). Hãy kiểm tra thư mục, quyền ghi và chỗ trống trên đĩa.",
                en:
                    "\(visible(path)): Cannot be written (\(system(code))). Check the folder, its permissions and the room on the disk."
            )
        case .workbook(let error, let folder): return sentence(error, folder)
        case .facts(let error): return sentence(error)
        case .whatIf(let error): return sentence(error)
        case .unknownFilterField(let field, let expected):
            return Bilingual(
                vi:
                    "--where: không có trường “\(visible(field))”. Dùng một trong: \(expected.joined(separator: ", ")).",
                en: "--where: there is no field “\(visible(field))”. Use one of: \(expected.joined(separator: ", ")).")
        case .filterWithoutMatch(let field, let value):
            return Bilingual(
                vi:
                    "--where \(field)=\(visible(value)): không hồ sơ nào có giá trị này. Hãy xem tên đúng bằng --by \(field).",
                en: "--where \(field)=\(visible(value)): no dossier has this value. See the names with --by \(field).")
        case .unknownSubject(let key, let nearest):
            let near = hints(expected: [], suggestion: nearest)
            return Bilingual(
                vi:
                    "Không liệt kê được “\(visible(key))”.\(near.vi) Dùng mã chỉ số (xem: motcua indicators) hoặc khóa của một con số, "
                    + "lý do loại hay phát hiện, ví dụ openOverdue, withdrawnWithoutDate, registerUnmatched (xem: motcua indicators keys).",
                en:
                    "“\(visible(key))” cannot be listed.\(near.en) Use an indicator (see: motcua indicators) or the key of a count, an "
                    + "exclusion or a finding, e.g. openOverdue, withdrawnWithoutDate, registerUnmatched (see: motcua indicators keys)."
            )
        case .unknownIndicator(let id, let expected):
            return Bilingual(
                vi: "Không có chỉ số “\(visible(id))”. Dùng một trong: \(expected.joined(separator: ", ")).",
                en: "There is no indicator “\(visible(id))”. Use one of: \(expected.joined(separator: ", ")).")
        case .standardInputTwice:
            return Bilingual(
                vi: "Đầu vào chuẩn (-) chỉ đọc được một lần. Hãy bỏ bớt một dấu -.",
                en: "Standard input (-) can be read once only. Leave out one of the dashes.")
        case .accounts(let path, let detail):
            return Bilingual(
                vi:
                    "\(visible(path)): Sổ sách không khớp (\(detail)). Đây là lỗi của chương trình; không có số liệu nào được đưa ra. Hãy báo cho người làm chương trình.",
                en:
                    "\(visible(path)): The accounts do not add up (\(detail)). This is a fault of the program; no figure is given. Please report it."
            )
        }
    }

    static func system(_ code: Int32) -> String { String(cString: strerror(code)) }

    /// The system's own word for a fault, in Vietnamese where it is a common one.
    static func viSystem(_ code: Int32) -> String {
        switch code {
        case ENOENT: "không có tệp hay thư mục này"
        case EACCES, EPERM: "không có quyền"
        case ENOSPC, EDQUOT: "hết chỗ trên đĩa"
        case EROFS: "đĩa chỉ cho đọc"
        case EISDIR: "là thư mục"
        case ENOTDIR: "một phần đường dẫn không phải thư mục"
        case EIO: "lỗi vào ra của đĩa"
        case EMFILE, ENFILE: "mở quá nhiều tệp"
        case EFBIG: "tệp vượt quá cỡ cho phép"
        case ENAMETOOLONG: "tên tệp quá dài"
        default: system(code)
        }
    }

    private static func sentence(_ problem: InputPaths.Problem) -> Bilingual {
        switch problem {
        case .notFound(let path):
            return Bilingual(
                vi: "\(visible(path)): Không có tệp hay thư mục này. Hãy kiểm tra đường dẫn.",
                en: "\(visible(path)): There is no such file or folder. Check the path.")
        case .noMatch(let pattern):
            return Bilingual(
                vi: "\(visible(pattern)): Không tệp nào hợp mẫu này. Hãy kiểm tra mẫu và thư mục.",
                en: "\(visible(pattern)): No file fits this pattern. Check the pattern and the folder.")
        case .emptyFolder(let path):
            let endings = InputPaths.endings.joined(separator: " ")
            return Bilingual(
                vi:
                    "\(visible(path)): Thư mục không có tệp nào thuộc loại \(endings). Hãy chỉ thư mục khác hoặc chỉ thẳng tên tệp.",
                en:
                    "\(visible(path)): The folder has no file ending in \(endings). Name another folder, or the files themselves."
            )
        case .cannotList(let path, let code):
            return Bilingual(
                vi: "\(visible(path)): Không mở được thư mục (\(viSystem(code))). Hãy kiểm tra quyền đọc.",
                en: "\(visible(path)): The folder cannot be opened (\(system(code))). Check that it may be read.")
        }
    }

    private static func sentence(_ problem: ReadError) -> Bilingual {
        switch problem {
        case .cannotOpen(let path, let code):
            return Bilingual(
                vi: "\(visible(path)): Không mở được (\(viSystem(code))). Hãy kiểm tra quyền đọc.",
                en: "\(visible(path)): Cannot be opened (\(system(code))). Check that it may be read.")
        case .isDirectory(let path):
            return Bilingual(
                vi: "\(visible(path)): Là thư mục, không phải tệp. Hãy chỉ một tệp.",
                en: "\(visible(path)): Is a folder, not a file. Name a file.")
        case .readFailed(let path, let offset, let code):
            return Bilingual(
                vi:
                    "\(visible(path)): Lỗi khi đọc ở byte \(offset) (\(viSystem(code))). Hãy kiểm tra đĩa hoặc mạng rồi chạy lại.",
                en:
                    "\(visible(path)): Reading failed at byte \(offset) (\(system(code))). Check the disk or network and run again."
            )
        case .damagedGzip(let path, let offset):
            return Bilingual(
                vi: "\(visible(path)): Tệp nén hỏng ở byte \(offset). Hãy chép lại tệp.",
                en: "\(visible(path)): The gzip data are damaged at byte \(offset). Copy the file again.")
        case .truncatedGzip(let path, let offset):
            return Bilingual(
                vi: "\(visible(path)): Tệp nén bị cắt ở byte \(offset). Hãy chép lại tệp.",
                en: "\(visible(path)): The gzip data are cut off at byte \(offset). Copy the file again.")
        case .changedWhileRead(let path):
            return Bilingual(
                vi: "\(visible(path)): Tệp thay đổi trong khi đọc. Hãy chạy lại khi việc xuất đã xong.",
                en: "\(visible(path)): The file changed while it was read. Run again when the export is finished.")
        case .outOfMemory(let path, let offset):
            return Bilingual(
                vi: "\(visible(path)): Hết bộ nhớ ở byte \(offset). Hãy đóng bớt chương trình khác rồi chạy lại.",
                en: "\(visible(path)): Out of memory at byte \(offset). Close other programs and run again.")
        }
    }

    private static func sentence(_ problem: SpoolError) -> Bilingual {
        switch problem {
        case .outOfMemory:
            return Bilingual(
                vi: "Không đủ bộ nhớ. Hãy đóng bớt chương trình, hoặc giảm --memory và --threads, rồi chạy lại.",
                en: "There is not enough memory. Close other programs, or lower --memory and --threads, and run again.")
        case .cannotCreate(let folder, let code):
            return Bilingual(
                vi:
                    "\(visible(folder)): Không tạo được tệp tạm (\(viSystem(code))). Hãy đặt TMPDIR tới thư mục ghi được.",
                en:
                    "\(visible(folder)): A temporary file cannot be made (\(system(code))). Set TMPDIR to a folder that may be written."
            )
        case .writeFailed(let code):
            return Bilingual(
                vi: "Không ghi được tệp tạm (\(viSystem(code))). Hãy dọn đĩa hoặc đặt TMPDIR tới đĩa khác.",
                en:
                    "The temporary file cannot be written (\(system(code))). Free the disk or set TMPDIR to another one."
            )
        case .readFailed(let code):
            return Bilingual(
                vi:
                    "Không đọc lại được tệp tạm (\(viSystem(code))). Hãy kiểm tra đĩa, hoặc đặt TMPDIR tới đĩa khác, rồi chạy lại.",
                en:
                    "The temporary file cannot be read back (\(system(code))). Check the disk, or set TMPDIR to another one, and run again."
            )
        }
    }

    /// The workbook's parts wait in the folder of temporary files: there the room ran out.
    private static func sentence(_ error: XLSXError, _ folder: String) -> Bilingual {
        let detail: Bilingual
        switch error {
        case .cannotWrite(_, let code): detail = Bilingual(vi: viSystem(code), en: system(code))
        case .library(_, let message, let code):
            let shown = visible(message)
            detail =
                code == 0
                ? Bilingual(same: shown) : Bilingual(vi: "\(shown); \(viSystem(code))", en: "\(shown); \(system(code))")
        case .incomplete(_, let part):
            detail = Bilingual(vi: "phần \(visible(part)) không đủ", en: "part \(visible(part)) is not whole")
        }
        return Bilingual(
            vi:
                "\(visible(folder)): Không tạo được tệp Excel (\(detail.vi)). Hãy kiểm tra chỗ trống, hoặc đặt TMPDIR sang đĩa khác.",
            en:
                "\(visible(folder)): The workbook cannot be made (\(detail.en)). Check the room, or set TMPDIR to another disk."
        )
    }

    private static func sentence(_ problem: UsageProblem) -> Bilingual {
        switch problem {
        case .workbookOnTerminal:
            return Bilingual(
                vi: "--format xlsx: tệp Excel không hiện được trên màn hình. Hãy ghi ra tệp: --output TỆP.xlsx.",
                en: "--format xlsx: a workbook cannot be shown on a terminal. Write it to a file: --output FILE.xlsx.")
        case .listIsNoPublication:
            return Bilingual(
                vi:
                    "--hide-small: danh sách hồ sơ không phải số liệu công bố. Hãy bỏ --hide-small, hoặc dùng --kind summary, units, procedures, form-06, brief.",
                en:
                    "--hide-small: a list of dossiers is no figure to be published. Leave --hide-small out, or use --kind summary, units, procedures, form-06, brief."
            )
        case .noInput:
            return Bilingual(
                vi: "Chưa chỉ tệp nào. Hãy chỉ tệp CSV, thư mục, mẫu tên, hoặc - cho đầu vào chuẩn.",
                en: "No file is named. Name a CSV file, a folder, a pattern, or - for standard input.")
        case .filesAndFolder(let folder):
            return Bilingual(
                vi: "Không dùng tên tệp cùng với --folder \(visible(folder)). Hãy bỏ một trong hai.",
                en: "Files cannot be named together with --folder \(visible(folder)). Leave one of them out.")
        case .filesAndStore(let store):
            return Bilingual(
                vi: "Không đọc tệp cùng với --store \(visible(store)). Hãy bỏ tên tệp và --register, hoặc bỏ --store.",
                en:
                    "Files cannot be read together with --store \(visible(store)). Leave out the files and --register, or --store."
            )
        case .needsStore(let flag):
            return Bilingual(
                vi: "\(flag) chỉ dùng với kho. Hãy thêm --store KHO.",
                en: "\(flag) goes with a store only. Add --store STORE.")
        case .notWithStore(let flag):
            return Bilingual(
                vi: "\(flag) không dùng với --store: kho đã ghi nhận lúc nhập. Hãy bỏ \(flag).",
                en: "\(flag) does not go with --store: the store settled it when it imported. Leave \(flag) out.")
        case .undoesLastOnly(let run, let last):
            let known = last.map(String.init)
            return Bilingual(
                vi: known.map {
                    "Chỉ hoàn tác được lượt cuối (\($0)), không phải lượt \(run). Xem các lượt bằng “motcua runs”."
                }
                    ?? "Kho chưa có lượt nào để hoàn tác. Xem các lượt bằng “motcua runs”.",
                en: known.map {
                    "Only the last run (\($0)) can be undone, not run \(run). See the runs with “motcua runs”."
                }
                    ?? "The store has no run to undo. See the runs with “motcua runs”.")
        case .cannotUndoPruning(let run):
            return Bilingual(
                vi:
                    "Lượt \(run) là lượt xóa hồ sơ quá hạn lưu trữ nên không hoàn tác được. Dùng bản sao lưu bằng “motcua restore”.",
                en:
                    "Run \(run) took dossiers beyond retention away and cannot be undone. Use a backup with “motcua restore”."
            )
        case .noSuchDossier(let code):
            return Bilingual(
                vi: "Kho không có mã hồ sơ “\(visible(code))”. Hãy kiểm tra mã, chữ hoa chữ thường.",
                en: "The store has no dossier “\(visible(code))”. Check the code, capital letters too.")
        case .nothingFrozen(let name, let known):
            let list = known.isEmpty ? "–" : known.joined(separator: ", ")
            return Bilingual(
                vi: "Chưa chốt số liệu nào tên “\(visible(name))”; đã chốt: \(list). Hãy chốt bằng “motcua freeze”.",
                en: "Nothing was frozen as “\(visible(name))”; frozen are: \(list). Freeze with “motcua freeze”.")
        case .noProfile:
            return Bilingual(
                vi: "Chưa nêu bộ tiêu chí nào. Hãy nêu một bộ, ví dụ qd-766 (xem: motcua profiles), hoặc dùng --all.",
                en: "No profile is named. Name one, e.g. qd-766 (see: motcua profiles), or use --all.")
        case .noCatalogID(let verb):
            return Bilingual(
                vi: "--yaml in một tệp, chưa nêu tệp nào. Hãy nêu tên (xem: motcua \(verb)).",
                en: "--yaml prints one file, and none is named. Name one (see: motcua \(verb)).")
        case .periodsOutOfOrder(let found, let later, let earlier):
            return Bilingual(
                vi:
                    "“\(visible(found))”: \(later) đứng trước \(earlier). Hãy nêu kỳ sớm hơn trước: \(earlier) \(later).",
                en:
                    "“\(visible(found))”: \(later) stands before \(earlier). Name the earlier one first: \(earlier) \(later)."
            )
        case .addressSpace(let found, let least):
            return Bilingual(
                vi:
                    "Chương trình chỉ được dùng \(found) MiB bộ nhớ ảo (ulimit -v), cần ít nhất \(least) MiB. Hãy nới giới hạn này.",
                en:
                    "The program may map only \(found) MiB (ulimit -v) and needs at least \(least) MiB. Set a higher limit."
            )
        case .periodsBeginAlike(let one, let other):
            return Bilingual(
                vi: "\(one) và \(other) bắt đầu cùng một ngày. Hãy nêu hai kỳ bắt đầu vào hai ngày khác nhau.",
                en: "\(one) and \(other) begin on the same day. Name periods that begin on different days.")
        case .profileSays(let flag):
            return Bilingual(
                vi:
                    "\(flag) không dùng được với score: quy tắc, cách lấy hồ sơ và chỉ tiêu là của bộ tiêu chí. Hãy bỏ \(flag), hoặc viết bộ tiêu chí riêng (xem: motcua profiles).",
                en:
                    "\(flag) does not go with score: rules, base and targets are the profile's. Leave \(flag) out, or write a profile of your own (see: motcua profiles)."
            )
        case .noPeriod:
            return Bilingual(
                vi: "Cần một kỳ báo cáo. Hãy nêu một kỳ, ví dụ 2025-Q3.",
                en: "A period is needed. Name one, e.g. 2025-Q3.")
        case .noFeedback:
            return Bilingual(
                vi:
                    "Chưa có tệp phản ánh, kiến nghị hay phiếu đánh giá nào. Hãy nêu --petitions TỆP, --ratings TỆP hoặc cả hai.",
                en: "Neither petitions nor ratings were named. Name --petitions FILE, --ratings FILE, or both.")
        case .outputIsInput(let path):
            return Bilingual(
                vi: "--output \(visible(path)): là một tệp đang được đọc; kết quả sẽ xóa mất nó. Hãy ghi ra tệp khác.",
                en:
                    "--output \(visible(path)): is a file that is read; the result would replace it. Write to another file."
            )
        case .unknownVerb(let found, let expected):
            let list = expected.joined(separator: ", ")
            return Bilingual(
                vi: "Không có lệnh “\(visible(found))”. Dùng một trong: \(list).",
                en: "There is no verb “\(visible(found))”. Use one of: \(list).")
        case .target(let text, let error): return sentence(error, text: visible(text))
        case .value(let flag, let found, let expected):
            // Marks such as , and ; are told apart from the commas between them.
            let areMarks = expected.contains { $0.count == 1 }
            let list = expected.map { areMarks ? "“\($0)”" : $0 }.joined(separator: ", ")
            return Bilingual(
                vi: "\(flag): không hiểu “\(visible(found))”. Cần: \(list).",
                en: "\(flag): “\(visible(found))” is not understood. Expected: \(list).")
        case .asOfBeforePeriod(let asOf, let from):
            return Bilingual(
                vi:
                    "--as-of \(said(asOf).vi) đứng trước đầu kỳ \(from.day.vietnameseText). Hãy đặt thời điểm trong hoặc sau kỳ.",
                en:
                    "--as-of \(said(asOf).en) is before the period's first day \(from.day.isoText). Give an instant in or after the period."
            )
        }
    }

    /// A bound as it was said: the end of a day is that day.
    private static func said(_ bound: Stamp) -> Bilingual {
        guard bound.isMidnight, bound.rawValue > 1 else {
            return Bilingual(vi: bound.vietnameseText(), en: bound.isoText())
        }
        let day = Stamp(rawValue: bound.rawValue - 1).day
        return Bilingual(vi: day.vietnameseText, en: day.isoText)
    }

    private static func sentence(_ error: TargetError, text: String) -> Bilingual {
        let forms = "T1>=98.5, P1>70, T4<=2"
        let rates = IndicatorCatalog.all.filter(\.isRate).map(\.id).joined(separator: ", ")
        let detail: Bilingual =
            switch error {
            case .unreadable: Bilingual(vi: "không đọc được", en: "cannot be read")
            case .unknownIndicator(let id):
                Bilingual(
                    vi: "không có chỉ số “\(visible(id))” (có: \(rates))",
                    en: "there is no indicator “\(visible(id))” (there are: \(rates))")
            case .notARate(let id):
                Bilingual(vi: "\(id) không phải tỷ lệ (tỷ lệ: \(rates))", en: "\(id) is not a rate (rates: \(rates))")
            case .outOfRange: Bilingual(vi: "chỉ tiêu trên 100 %", en: "the target is above 100 %")
            case .againstPolarity(let id):
                Bilingual(
                    vi: "\(id) có chiều tốt ngược lại, dấu so sánh phải quay lại",
                    en: "the better way of \(id) is the other one, turn the sign round")
            }
        return Bilingual(
            vi: "--target “\(text)”: \(detail.vi). Các dạng: \(forms).",
            en: "--target “\(text)”: \(detail.en). Forms: \(forms).")
    }

    private static func sentence(_ problem: PeriodError, text: String) -> Bilingual {
        let forms = "2025, 2025-07, 2025-Q3, 2025-H1, 2025-9M, 2025-07-01..2025-09-30"
        let text = visible(text)
        let detail: Bilingual =
            switch problem {
            case .unreadable: Bilingual(vi: "không đọc được", en: "cannot be read")
            case .noSuchMonth(let month): Bilingual(vi: "không có tháng \(month)", en: "there is no month \(month)")
            case .noSuchQuarter(let quarter):
                Bilingual(vi: "không có quý \(quarter)", en: "there is no quarter \(quarter)")
            case .noSuchHalf(let half): Bilingual(vi: "không có nửa năm \(half)", en: "there is no half-year \(half)")
            case .noSuchDay(let day):
                Bilingual(vi: "không có ngày \(visible(day))", en: "there is no day \(visible(day))")
            case .lastBeforeFirst:
                Bilingual(vi: "ngày cuối đứng trước ngày đầu", en: "the last day is before the first")
            case .yearOutOfRange(let year):
                Bilingual(vi: "năm \(year) ngoài 1971–2105", en: "the year \(year) is outside 1971–2105")
            }
        return Bilingual(
            vi: "--period “\(text)”: \(detail.vi). Các dạng: \(forms).",
            en: "--period “\(text)”: \(detail.en). Forms: \(forms).")
    }

    /// Thousandths of a percent as they were written: 500 is 0.5.
    private static func percent(_ thousandths: Int64, mark: String) -> String {
        var decimals = String(String(1000 + thousandths % 1000).dropFirst())
        while decimals.last == "0" { decimals.removeLast() }
        return "\(thousandths / 1000)" + (decimals.isEmpty ? "" : mark + decimals)
    }

    private static func tooManyRejects(
        _ rejected: Int64, _ read: Int64, _ limit: RejectLimit, _ folder: String?
    ) -> Bilingual {
        let allowedVi: String
        let allowedEn: String
        switch limit {
        case .standard:
            allowedVi = "quá 5 % và quá 50 bản ghi"
            allowedEn = "more than 5 % and more than 50 records"
        case .count(let count):
            allowedVi = "quá \(count) bản ghi"
            allowedEn = count == 1 ? "more than 1 record" : "more than \(count) records"
        case .share(let thousandths):
            allowedVi = "quá \(percent(thousandths, mark: ",")) %"
            allowedEn = "more than \(percent(thousandths, mark: ".")) %"
        }
        let nextVi =
            folder.map { "Xem các bản ghi và lý do trong \(visible($0))" } ?? "Xem chúng bằng --rejects THƯ_MỤC"
        let nextEn = folder.map { "See the records and reasons in \(visible($0))" } ?? "See them with --rejects FOLDER"
        return Bilingual(
            vi: "\(rejected) trong \(read) bản ghi bị loại (\(allowedVi)); không có số liệu nào được đưa ra. "
                + "\(nextVi) hoặc nới --max-rejects.",
            en: "\(rejected) of \(read) records are rejected (\(allowedEn)); no figure is given. "
                + "\(nextEn) or widen --max-rejects.")
    }
}
