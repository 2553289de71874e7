import CXLSXWriter
import Dossiers
import Glibc

/// A workbook on its way to a file. Everything that the library reports is checked, and the file is read back before
/// it counts as written.
final class Workbook {
    /// How a workbook is made; tests set what they cannot reach otherwise.
    struct Limits {
        /// Excel has no more.
        var rows = 1_048_576
        /// From so many bytes of rows on the file carries the marks of ZIP64, which not every program reads.
        var plainBytes = 3_500_000_000
    }

    let limits: Limits
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let path: String
    private let temporaryFolder: String
    private var isOpen = true
    private var formats: [CellStyle: CellFormat] = [:]
    private var sheets: [Sheet] = []
    private var names = SheetNames()

    /// - Throws: when the file or the folder of temporary files cannot be written to.
    init(path: String, temporaryFolder: String, limits: Limits = Limits()) throws(XLSXError) {
        self.path = path
        self.temporaryFolder = temporaryFolder
        self.limits = limits
        // The library would say so on standard error, and not why.
        guard access(temporaryFolder, W_OK | X_OK) == 0 else {
            throw .cannotWrite(path: temporaryFolder, errno: errno)
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o644)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, errno: errno) }
        var status = stat()
        let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        Glibc.close(descriptor)
        // A zip file is written to in two places, which a pipe or device cannot do.
        guard isFile else { throw .cannotWrite(path: path, errno: ESPIPE) }
        let made = temporaryFolder.withCString { folder in
            var options = lxw_workbook_options(
                constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 0)
            return workbook_new_opt(path, &options)
        }
        guard let made else { throw .library(LXW_ERROR_MEMORY_MALLOC_FAILED) }
        workbook = made
    }

    deinit { if isOpen { lxw_workbook_free(workbook) } }

    /// Title and date of the file's properties, and nobody's name.
    func describe(title: String, madeAt: Stamp) throws(XLSXError) {
        // Local civil time of Vietnam; the properties are in UTC. Without a date the library takes the clock's.
        let hours7: UInt32 = 7 * 3600
        let created = madeAt.rawValue > hours7 ? Int(madeAt.rawValue - hours7) : 315_532_800  // 1980-01-01
        let error = XLSXText.safe(title, mostUnits: 250).withCString { title in
            var properties = lxw_doc_properties()
            properties.title = UnsafeMutablePointer(mutating: title)
            properties.created = created
            return workbook_set_properties(workbook, &properties)
        }
        try XLSXError.check(error)
    }

    /// - Parameter wanted: made valid and unique.
    /// - Parameter isFree: its cells may be written in any order, and are kept in memory. Others are written row by
    ///   row, and take no memory.
    func addSheet(_ wanted: String, isFree: Bool = false) throws(XLSXError) -> Sheet {
        let name = names.unique(wanted)
        workbook.pointee.options.constant_memory = isFree ? 0 : 1
        guard let made = workbook_add_worksheet(workbook, name) else {
            throw .library(LXW_ERROR_CREATING_TMPFILE)
        }
        let sheet = Sheet(made, name: name, isFree: isFree, temporaryFolder: temporaryFolder)
        sheets.append(sheet)
        return sheet
    }

    func format(_ style: CellStyle) throws(XLSXError) -> CellFormat {
        if let known = formats[style] { return known }
        guard let made = workbook_add_format(workbook) else { throw .library(LXW_ERROR_MEMORY_MALLOC_FAILED) }
        style.apply(to: made)
        let format = CellFormat(pointer: made)
        formats[style] = format
        return format
    }

    func addChart(_ kind: SheetChart.Kind, on sheet: Sheet) throws(XLSXError) -> SheetChart {
        guard let made = workbook_add_chart(workbook, UInt8(kind.type.rawValue)) else {
            throw .library(LXW_ERROR_MEMORY_MALLOC_FAILED)
        }
        return SheetChart(made, kind, sheet: sheet.name)
    }

    /// Writes the file and reads it back.
    func close() throws(XLSXError) {
        var bytes = 0
        for sheet in sheets { bytes += try sheet.flush() }
        workbook.pointee.options.use_zip64 = bytes >= limits.plainBytes ? 1 : 0
        isOpen = false
        errno = 0
        let error = workbook_close(workbook)
        if error != LXW_NO_ERROR {
            let code = errno
            throw .library(error, errno: code)
        }
        try WorkbookProof.check(path, rows: sheets.map(\.rowCount))
    }
}

extension XLSXError {
    static func library(_ error: lxw_error, errno: Int32 = 0) -> XLSXError {
        .library(code: error.rawValue, message: String(cString: lxw_strerror(error)), errno: errno)
    }

    static func check(_ error: lxw_error) throws(XLSXError) {
        if error != LXW_NO_ERROR { throw .library(error) }
    }
}
