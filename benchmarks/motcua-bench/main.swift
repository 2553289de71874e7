// motcua-bench tokenize FILE [--level portable|avx2|avx512]
// motcua-bench levels
//
// The bounds of every field of a CSV file, with every check of the reader on, by one thread; nothing is made of them.
// To be compared, as a whole process, with libcsv and empty callbacks (benchmarks/bare_libcsv.c). And the levels of
// kernels that this machine can run, the best first.
import CSVStream
import CTextKernels
import Glibc
import Tokens

func fail(_ message: String) -> Never {
    let text = Array((message + "\n").utf8)
    _ = write(STDERR_FILENO, text, text.count)
    exit(2)
}

let levels = [("avx512", MC_AVX512), ("avx2", MC_AVX2), ("portable", MC_PORTABLE)]
    .filter { $0.1.rawValue <= mc_kernel_level().rawValue }
let words = Array(CommandLine.arguments.dropFirst())
switch (words.first, words.count) {
case ("levels", 1): print(levels.map(\.0).joined(separator: " "))
case ("tokenize", 2): tokenize(words[1])
case ("tokenize", 4) where words[2] == "--level":
    guard let level = levels.first(where: { $0.0 == words[3] }) else { fail("this machine has no \(words[3])") }
    mc_limit_kernel_level(level.1)
    tokenize(words[1])
default: fail("usage: motcua-bench tokenize FILE [--level portable|avx2|avx512], motcua-bench levels")
}

func tokenize(_ path: String) {
    do {
        let tokens = try Tokens.scan(try InputFile(path: path), CSVDialect())
        print("\(tokens.records) records \(tokens.fields) fields, checksum \(tokens.checksum)")
    } catch {
        fail("\(path): \(error)")
    }
}
