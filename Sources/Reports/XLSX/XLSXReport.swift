import Dossiers
import Indicators

/// A report or a list as a workbook (XLSX): numbers and dates are numbers and dates, text is text and never a formula.
///
/// Rows are written one by one to temporary files, so that long lists take no memory. The same document gives the
/// same bytes.
public enum XLSXReport {
    /// Writes the report to a file, which is overwritten. Whoever calls gives a path beside the file's place and
    /// renames it: when this throws, what stands at `path` is of no use.
    ///
    /// - Parameter path: a regular file, or where one can be made; its content is written in several places.
    /// - Parameter temporaryFolder: takes the rows until the file is put together, some ten times its size.
    /// - Throws: ``XLSXError``, and what reading a row throws.
    public static func write(
        _ report: Report, language: Language, to path: String, temporaryFolder: String
    ) throws {
        try write(report, language: language, to: path, temporaryFolder: temporaryFolder, limits: .init())
    }

    static func write(
        _ report: Report, language: Language, to path: String, temporaryFolder: String, limits: Workbook.Limits
    ) throws {
        let workbook = try Workbook(path: path, temporaryFolder: temporaryFolder, limits: limits)
        try workbook.describe(title: report.title[language], madeAt: report.madeAt)
        try ReportWorkbook(report, language, workbook).write()
        try workbook.close()
    }

    /// Writes the list to a file, row by row as they come. The first sheet begins with the headings, so that other
    /// programs find the table where they look for it; what the list is stands on the last.
    ///
    /// - Returns: the number of rows.
    /// - Throws: ``XLSXError``, and what `nextRow` throws.
    @discardableResult
    public static func write(
        _ listing: DossierListing, language: Language, to path: String, temporaryFolder: String
    ) throws -> Int64 {
        try write(listing, language: language, to: path, temporaryFolder: temporaryFolder, limits: .init())
    }

    @discardableResult
    static func write(
        _ listing: DossierListing, language: Language, to path: String, temporaryFolder: String,
        limits: Workbook.Limits
    ) throws -> Int64 {
        let workbook = try Workbook(path: path, temporaryFolder: temporaryFolder, limits: limits)
        try workbook.describe(title: listing.title[language], madeAt: .none)
        let rows = try ListingWorkbook(listing, language, workbook).write()
        try workbook.close()
        return rows
    }
}
