import CSVStream
import DossierDecoding
import DossierStore
import Reports

/// What is done before anything is read: every file is opened and looked at.
extension Intake {
    struct Opened {
        var file: SourceFile
        /// Kept open only where it cannot be opened again.
        var input: InputFile?
        /// Of the bytes that the input has given so far.
        var digest: ContentDigest?
        /// The file that was looked at.
        var stamp: FileStamp?
    }

    /// Opens a file, with a digest of what is read of it where the run asks for one.
    func openInput(_ path: String) throws(ReadError) -> (InputFile, ContentDigest?) {
        guard settings.digestsFiles else { return (try InputFile(path: path), nil) }
        let digest = ContentDigest()
        return (try InputFile(path: path, tap: { digest.update($0) }), digest)
    }

    func open() throws(RunError) -> ([Opened], [RunError.RefusedFile]) {
        let exports: [String]
        let registers: [String]
        do {
            exports = try InputPaths.expand(settings.inputs)
            registers = try InputPaths.expand(settings.registers)
        } catch { throw .input(error) }
        guard (exports + registers).count(where: { $0 == "-" }) <= 1 else { throw .standardInputTwice }
        guard exports.count + registers.count <= Self.mostFiles else {
            let found = String(exports.count + registers.count)
            throw .usage(.value(flag: "FILES", found: found, expected: ["≤ \(Self.mostFiles)"]))
        }
        guard registers.count <= Self.mostRegisters else {
            throw .usage(
                .value(flag: "--register", found: String(registers.count), expected: ["≤ \(Self.mostRegisters)"]))
        }
        if let folder = settings.rejectsFolder { try ReportFile.makeFolder(folder) }
        inputs = Set((exports + registers).compactMap(InputPaths.Identity.init))

        var opened: [Opened] = []
        var refused: [RunError.RefusedFile] = []
        let all = exports.map { ($0, DossierDecoder.Role.export) } + registers.map { ($0, .register) }
        for (path, role) in all {
            do {
                opened.append(try inspect(path, role))
                totalBytes += opened[opened.count - 1].file.sizeOnDisk ?? 0
            } catch {
                switch error {
                case .refused(let refusal):
                    refused.append(.init(path: path, refusal: refusal, isRegister: role == .register))
                case .read(let error): throw .read(error)
                }
            }
        }
        return (opened, refused)
    }

    private enum InspectionFailure: Error {
        case refused(FileRefusal)
        case read(ReadError)
    }

    func inspector(_ requirement: HeadingRequirement) -> FileInspector {
        var options = FileInspector.Options()
        options.encoding = settings.encoding
        options.delimiter = settings.delimiter
        options.quote = settings.quote
        options.limits = settings.limits
        return FileInspector(
            schemas: settings.schemas, schemaIsForced: settings.schemaIsForced, requirement: requirement,
            options: options)
    }

    private func inspect(_ path: String, _ role: DossierDecoder.Role) throws(InspectionFailure) -> Opened {
        let input: InputFile
        let digest: ContentDigest?
        let head: [UInt8]
        do {
            (input, digest) = try openInput(path)
            head = try input.peek(FileInspector.headBytes)
        } catch { throw .read(error) }
        do {
            let inspection = try inspection(head, of: input, role)
            var file = SourceFile(path: path, role: role, inspection: inspection)
            file.isCompressed = input.isCompressed
            file.sizeOnDisk = input.size
            settings.logger.info("file inspected", metadata: RunLog.inspected(file))
            // A regular file is opened again when its turn comes: 10,000 files must not be open at once. What
            // was read of standard input is gone, though, even where it is a regular file.
            let staysOpen = input.size == nil || path == "-"
            return Opened(
                file: file, input: staysOpen ? input : nil, digest: staysOpen ? digest : nil, stamp: input.stamp)
        } catch { throw .refused(error) }
    }

    /// The heading usually stands in the first bytes. Where it does not, as much is looked at as thirty long
    /// records can take before the file is refused.
    private func inspection(
        _ head: [UInt8], of input: InputFile, _ role: DossierDecoder.Role
    ) throws(FileRefusal) -> FileInspection {
        let inspector = role == .export ? exportInspector : registerInspector
        do {
            return try inspector.inspect(head, isWhole: head.count < FileInspector.headBytes)
        } catch {
            guard case .noHeading = error, head.count == FileInspector.headBytes,
                let longer = try? input.peek(FileInspector.longHeadBytes), longer.count > head.count
            else { throw error }
            return try inspector.inspect(longer, isWhole: longer.count < FileInspector.longHeadBytes)
        }
    }
}
