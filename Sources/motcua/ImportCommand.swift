import ArgumentParser
import Engine
import Reports

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: L("Nhập tệp hồ sơ vào kho (chạy hằng đêm).", "Take exports into the store (the nightly run)."),
        discussion: L(
            "Cả lượt được nhập hoặc không có gì. Nhập lại cùng nội dung không đổi gì; tệp xuất trước không đè lên tệp xuất sau; không hồ sơ nào bị xóa.",
            "All of a run is taken or nothing. The same content again changes nothing; an earlier export never turns later values back; no dossier is deleted."
        ))

    @OptionGroup var input: InputOptions
    @OptionGroup var store: StoreOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            L(
                "Nhập mọi tệp trong thư mục này; tệp xong chuyển vào done/, tệp bị từ chối vào refused/ kèm lý do.",
                "Import every file of this folder; finished ones move to done/, refused ones to refused/ with the reason."
            ),
            valueName: L("thư-mục", "folder")))
    var folder: String?

    @Flag(
        name: .long,
        help: ArgumentHelp(
            L(
                "Các tệp gộp lại là danh sách đầy đủ: ghi nhận hồ sơ đã biến mất.",
                "The files together are the whole list: dossiers that vanished are noted.")))
    var full = false

    @Flag(
        name: .long,
        help: ArgumentHelp(L("Đọc cả nội dung đã nhập.", "Read also what was imported already.")))
    var again = false

    @Flag(
        name: .customLong("with-officer"),
        help: ArgumentHelp(
            L(
                "Từ nay kho lưu cả tên cán bộ xử lý.", "From now on the store keeps officers' names.")))
    var withOfficer = false

    @OptionGroup var instant: ExportedAtOptions
    @OptionGroup var lock: LockOptions

    @Flag(
        name: .long, help: ArgumentHelp(L("Không in gì ngoài lỗi.", "Print nothing but errors.")))
    var quiet = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Ghi thêm một dòng JSON mỗi lượt vào tệp này.", "Append one line of JSON a run to this file."),
            valueName: L("tệp", "file")))
    var journal: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            L("Dạng kết quả; json là một dòng.", "Form of the result; json is one line."),
            valueName: L("dạng", "format")))
    var format: OutputFormat = .terminal

    @OptionGroup var speech: SpeechOptions

    func run() throws {
        if [.csv, .html, .xlsx].contains(format) { throw format.refused(unless: [.terminal, .json, .markdown]) }
        // A log that cannot be written is known before the run.
        if let journal { try ReportFile.append("", to: journal) }
        if let folder {
            guard input.files.isEmpty else { throw RunError.usage(.filesAndFolder(folder)) }
            try InboxRun(self, folder).run()
        } else {
            guard !input.files.isEmpty || !input.register.isEmpty else { throw RunError.usage(.noInput) }
            let (document, failure) = importing(input.files, input.register)
            tell(document)
            if let failure { throw failure }
            if document.hasRejects { throw ExitCode(1) }
        }
    }

    /// Imports files in one run.
    func importing(_ files: [String], _ registers: [String]) -> (ImportDocument, RunError?) {
        let progress = ProgressDisplay(speech.progress)
        defer { progress.finish() }
        do throws(RunError) {
            var request = Settings.request(input, speech)
            request.inputs = files
            request.registers = registers
            request.exportedAt = instant.exportedAt
            var options = ImportOptions(store: store.store)
            options.isFull = full
            options.again = again
            options.withOfficer = withOfficer
            options.wait = lock.wait
            options.holder = lock.holder
            options.now = { Environment.now }
            return (try Pipeline.importing(try request.settings(), options, report: progress.show), nil)
        } catch {
            return (ImportPages.failure(error, store: store.store, toolVersion: version), error)
        }
    }

    /// Prints what a run came to, and adds it to the night's log.
    func tell(_ document: ImportDocument) {
        if let journal {
            // The run is what it is; its line alone is missing.
            do { try ReportFile.append(ImportReport.json(document), to: journal) } catch {
                Terminal.warn(Diagnostics.sentences(error))
            }
        }
        if quiet { return }
        // What was published stays, and what failed is told, whoever listens.
        do { try show(document) } catch {
            Terminal.warn([
                document.isFailure
                    ? Bilingual(vi: "Không in được kết quả.", en: "The result could not be printed.")
                    : Bilingual(
                        vi: "Đã nhập, nhưng không in được kết quả.",
                        en: "Imported, but the result could not be printed.")
            ])
        }
    }

    private func show(_ document: ImportDocument) throws {
        switch format {
        case .json: try Terminal.write(ImportReport.json(document))
        // What failed is told on standard error.
        case _ where document.isFailure: break
        case .markdown: try Terminal.write(ImportReport.markdown(document, language: RunLanguage.current))
        default:
            let options = TerminalReport.Options(width: Terminal.width, colour: Terminal.showsColour)
            try Terminal.write(ImportReport.terminal(document, language: RunLanguage.current, options: options))
        }
    }
}
