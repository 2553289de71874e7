import ArgumentParser
import Engine
import Reports

/// `motcua import --folder inbox/`: each file is a run of its own, so that one that is refused holds up no other.
/// Finished files go to `done/`, refused ones to `refused/` with the reason beside; what could not be read by a fault of
/// the machine stays where it is.
struct InboxRun {
    private let command: ImportCommand
    private let folder: String

    init(_ command: ImportCommand, _ folder: String) {
        self.command = command
        self.folder = folder
    }

    func run() throws {
        let files = try Inbox.files(in: folder)
        var worst: Int32 = 0
        for file in files {
            let path = folder + "/" + file.name
            let (document, failure) = file.isRegister ? command.importing([], [path]) : command.importing([path], [])
            command.tell(document)
            if let failure {
                Terminal.complain(Diagnostics.sentences(failure))
                worst = max(worst, failure.exitCode)
                // Not the file is at fault: nothing else will fare better.
                guard failure.isOfFile else { break }
                if failure.exitCode == 2 {
                    try Inbox.move(file.name, in: folder, to: "refused", reason: Diagnostics.sentences(failure))
                }
                continue
            }
            if document.hasRejects { worst = max(worst, 1) }
            try Inbox.move(file.name, in: folder, to: "done", reason: nil)
        }
        if worst != 0 { throw ExitCode(worst) }
    }
}
