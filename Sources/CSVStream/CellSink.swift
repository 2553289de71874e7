import CLibCSV
import CTextKernels

/// Where libcsv's callbacks put the cells.
typealias CellSink = mc_cell_sink

/// The states of libcsv's public parser structure that the reader goes by.
extension csv_parser {
    /// Between two records.
    var isBetweenRecords: Bool { pstate == 0 }
    /// Inside quotes that no quote has closed so far.
    var isInsideQuotes: Bool { pstate == 2 && quoted != 0 }
    /// Bytes held for the cell; a quote that may turn out to be the closing one is not content.
    var heldBytes: Int { pstate == 3 ? entry_pos - 1 : entry_pos }

    /// Back to the beginning of a record.
    mutating func reset() {
        pstate = 0
        quoted = 0
        spaces = 0
        entry_pos = 0
        status = 0
    }
}
