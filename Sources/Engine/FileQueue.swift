import CSVStream
import DossierDecoding
import DossierStore
import Dossiers
import Reports
import RowSpool
import Synchronization

/// The files of a run, handed to the threads in their order: a file to all threads while it has blocks to give, and
/// the next one to those who find it has none.
final class FileQueue: @unchecked Sendable {
    private let opened: [Intake.Opened]
    private let intake: Intake
    private let lock = Mutex(())
    /// The first file that failed: those in front of it are read to their end.
    private let firstFailed = Atomic(Int.max)
    // Under the lock.
    private var current: FileIntake?
    private var next = 0
    private var done: [FileIntake] = []
    private var failure: (file: Int, error: RunError)?
    /// How many files of each name were read, and the names under which rejects are written.
    private var filesOfName: [String: Int] = [:]
    private var usedNames: Set<String> = []
    private var bytesDone: Int64 = 0
    private var recordsDone: Int64 = 0
    private var blocksUntilReport = 0

    /// Blocks from one report of progress to the next.
    private static let reportEvery = 16

    init(_ opened: [Intake.Opened], _ intake: Intake) {
        self.opened = opened
        self.intake = intake
    }

    /// Whether a file is still to be read: what stands in front of a failure is, whoever reads it.
    func goesOn(with file: FileIntake) -> Bool { file.index < firstFailed.load(ordering: .relaxed) }

    /// The file that has blocks to give, opened when it is the next one's turn; nil when there is none any more.
    func enter() -> FileIntake? {
        lock.withLock { _ -> FileIntake? in
            if failure != nil { return nil }
            if let current {
                current.readers += 1
                return current
            }
            guard next < opened.count else { return nil }
            let index = next
            next += 1
            do throws(RunError) {
                let file = try open(index)
                file.readers = 1
                // A file of one block needs no second reader.
                current = file.hasOneBlock ? nil : file
                done.append(file)
                return file
            } catch {
                fail(index, error)
                return nil
            }
        }
    }

    /// To be called by each thread once a file has no more blocks for it.
    func leave(_ file: FileIntake, _ decoder: DossierDecoder) {
        let isLast = lock.withLock { _ in
            if current === file { current = nil }
            file.take(decoder)
            file.readers -= 1
            return file.readers == 0 && goesOn(with: file)
        }
        guard isLast else { return }
        do { try file.finish() } catch { fail(in: file, error) }
        lock.withLock { _ in
            bytesDone += file.input.size ?? 0
            recordsDone += file.file.counts.read
        }
    }

    func fail(in file: FileIntake, _ error: RunError) { lock.withLock { _ in fail(file.index, error) } }

    /// Of several failures the one in the first file counts.
    private func fail(_ index: Int, _ error: RunError) {
        guard index < firstFailed.load(ordering: .relaxed) else { return }
        firstFailed.store(index, ordering: .relaxed)
        failure = (index, error)
    }

    /// The files in their order, once all threads have ended.
    func result() throws(RunError) -> [FileIntake] {
        if let failure { throw failure.error }
        return done
    }

    /// Tells now and then how far the reading is.
    func noteBlock(of file: FileIntake) {
        lock.withLock { _ in
            blocksUntilReport -= 1
            guard blocksUntilReport <= 0 else { return }
            blocksUntilReport = Self.reportEvery
            intake.report(
                ProgressEvent(
                    stage: .reading, file: file.index + 1, files: opened.count, path: file.path,
                    bytes: bytesDone + file.bytesConsumed, totalBytes: intake.totalBytes,
                    records: recordsDone + file.acceptedSoFar))
        }
    }

    private func open(_ index: Int) throws(RunError) -> FileIntake {
        let settings = intake.settings
        let opened = opened[index]
        let file = opened.file
        let input: InputFile
        let digest: ContentDigest?
        do throws(ReadError) {
            if let open = opened.input {
                (input, digest) = (open, opened.digest)
            } else {
                (input, digest) = try intake.openInput(file.path)
                // Its headings and encoding are those of the file that was looked at.
                guard input.stamp == opened.stamp else { throw .changedWhileRead(path: file.path) }
            }
        } catch { throw .read(error) }
        let rejects = RejectLog(
            folder: settings.rejectsFolder, name: uniqueName(of: file), path: file.path, headings: file.headings,
            encoding: file.inspection.dialect.encoding, hasByteOrderMark: file.inspection.hasByteOrderMark)
        let intake = self.intake
        return FileIntake(
            index, file, input, digest, rejects, settings, blockBytes: settings.blockBytes,
            decoder: {
                DossierDecoder(
                    inspection: file.inspection, role: file.role, file: UInt16(index), words: intake.words,
                    withOfficer: intake.withOfficer, keepsTexts: intake.keepsIDs, clock: settings.clock)
            })
    }

    /// Two inputs of one name must not write over each other's rejects.
    private func uniqueName(of file: SourceFile) -> String {
        var name = file.name
        while isInput(rejectsOf: name) || !usedNames.insert(name).inserted {
            filesOfName[file.name, default: 1] += 1
            name = "\(file.name)-\(filesOfName[file.name] ?? 2)"
        }
        return name
    }

    /// Mended rejects are often read again from the folder where they were put: they must not be written over.
    private func isInput(rejectsOf name: String) -> Bool {
        guard let folder = intake.settings.rejectsFolder else { return false }
        let places = [".rejected.csv", ".reasons.csv"].map { InputPaths.Identity(folder + "/" + name + $0) }
        return places.contains { place in place.map(intake.inputs.contains) ?? false }
    }
}
