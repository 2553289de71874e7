/// The program's version, shown by `--version` and written into every report.
public let version = "0.1.0"
