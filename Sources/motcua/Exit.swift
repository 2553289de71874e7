import ArgumentParser
import Engine
import Glibc
import Reports

/// How a run ends: the sentences of an error on standard error, and the exit code.
enum Exit {
    static func with(_ error: any Error) -> Never {
        switch error {
        case let error as RunError:
            Terminal.complain(Diagnostics.sentences(error))
            exit(error.exitCode)
        // Whoever reads the result has seen enough of it.
        case is ReaderGone: exit(0)
        case let code as ExitCode: exit(code.rawValue)
        default: parsing(error)
        }
    }

    /// What the argument parser has to say: help and version are no errors; a wrong command line is a refusal.
    private static func parsing(_ error: any Error) -> Never {
        let code = Motcua.exitCode(for: error)
        let text = UsageWords.translated(Motcua.fullMessage(for: error))
        if code == .success {
            do { try Terminal.write(text + "\n") } catch { Exit.with(error) }
            exit(0)
        }
        try? Terminal.write(text + "\n", to: STDERR_FILENO)
        exit(2)
    }
}
