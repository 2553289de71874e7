public import Reports
import RowSpool

/// A workbook on its way to a sink. The library that makes it writes to a path, in several places of the file; so it
/// writes to a temporary file, which is handed on.
public enum WorkbookFile {
    /// - Parameter make: writes the workbook to the path it is given, with the folder for further temporary files.
    public static func write(
        in folder: String, to sink: any ReportSink, _ make: (_ path: String, _ folder: String) throws -> Void
    ) throws {
        do {
            let file = try WorkFile(in: folder)
            do { try make(file.path, folder) } catch let error as XLSXError {
                throw RunError.workbook(error, folder: folder)
            }
            try file.forEachBlock { try sink.write($0) }
        } catch let error as SpoolError {
            throw RunError.spool(error)
        }
    }
}
