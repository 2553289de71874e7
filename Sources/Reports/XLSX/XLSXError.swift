/// A workbook could not be written. Its prose is the engine's.
public enum XLSXError: Error, Sendable, Equatable {
    /// The file, or the folder of temporary files, cannot be written to.
    case cannotWrite(path: String, errno: Int32)
    /// What the library reported, by its number and words; errno is 0 where the system said nothing.
    case library(code: UInt32, message: String, errno: Int32)
    /// What was written does not read back whole: a part of the file, e.g. `xl/worksheets/sheet1.xml`. The library
    /// does not notice when a disk fills up while it writes temporary files.
    case incomplete(path: String, part: String)
}
