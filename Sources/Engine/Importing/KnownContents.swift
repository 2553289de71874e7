import CSVStream
import Dossiers
import DossierStore
import Glibc

/// Which of the files to be imported the store has imported already, whatever their names are now.
///
/// A file is digested beforehand only where the store has one of the same size. The same content that says of itself
/// to be drawn later is another observation (over a weekend nothing happens): it is imported.
struct KnownContents {
    /// The files that are left out.
    private(set) var files: [ImportSummary.File] = []
    private(set) var newExports: [String] = []
    private(set) var newRegisters: [String] = []
    /// What was digested.
    private(set) var digests: [String: String] = [:]
    /// Nothing new is among them.
    var isAll: Bool { !files.isEmpty && newExports.isEmpty && newRegisters.isEmpty }

    init() {}

    init(_ settings: RunSettings, _ store: DossierStore) throws {
        do {
            newExports = try look(at: try InputPaths.expand(settings.inputs), .export, store, settings)
            newRegisters = try look(at: try InputPaths.expand(settings.registers), .register, store, settings)
        } catch let problem as InputPaths.Problem { throw RunError.input(problem) }
        if files.isEmpty { (newExports, newRegisters) = ([], []) }
    }

    private mutating func look(
        at paths: [String], _ role: StoredFile.Role, _ store: DossierStore, _ settings: RunSettings
    ) throws -> [String] {
        var new: [String] = []
        for path in paths {
            guard path != "-", let size = Self.size(path),
                case let known = try store.digests(ofSize: size, role: role), !known.isEmpty,
                let digest = ContentDigest.of(file: path)
            else {
                new.append(path)
                continue
            }
            if let before = known[digest], !isLater(path, role, before.exportedAt, settings) {
                files.append(
                    ImportSummary.File(
                        path: path, isRegister: role == .register, sha256: digest, importedIn: before.run))
            } else {
                digests[path] = digest
                new.append(path)
            }
        }
        return new
    }

    /// Whether a file tells, by flag, title or name, a later instant than the same content had before.
    private func isLater(_ path: String, _ role: StoredFile.Role, _ before: Stamp, _ settings: RunSettings) -> Bool {
        guard role == .export else { return false }
        var settings = settings
        (settings.inputs, settings.registers, settings.rejectsFolder) = ([path], [], nil)
        let intake = Intake(settings, keepsIDs: false, report: { _ in })
        guard let file = try? intake.open().0.first?.file, let instant = file.knownInstant(settings) else {
            return false
        }
        return instant.stamp > before
    }

    /// Of a regular file.
    private static func size(_ path: String) -> Int64? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int64(status.st_size)
    }
}
