import ArgumentParser
import Engine
import Glibc
import Reports

/// How a run ends: the sentences of an error on standard error, and the exit code.
enum Exit {
    static func with(_ error: any Error) -> Never {
        switch error {
        case let error as RunError:
            fail(Diagnostics.sentences(error).map { $0[RunLanguage.current] }, code: error.exitCode)
        case let error as OutputFailure:
            let run = RunError.write(path: error.path, errno: error.code)
            fail(Diagnostics.sentences(run).map { $0[RunLanguage.current] }, code: 3)
        case let code as ExitCode: exit(code.rawValue)
        default: parsing(error)
        }
    }

    private static func fail(_ sentences: [String], code: Int32) -> Never {
        for sentence in sentences { try? Terminal.write(L("Lỗi: ", "Error: ") + sentence + "\n", to: STDERR_FILENO) }
        exit(code)
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
