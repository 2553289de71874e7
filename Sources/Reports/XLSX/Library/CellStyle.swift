import CXLSXWriter

/// How a cell looks. The library gets one format for each distinct style.
struct CellStyle: Hashable {
    enum Alignment: UInt8 { case general, left, center, right }
    enum Border: UInt8 { case none, light, strong }

    /// `dd/mm/yyyy`, `0.00%` …; nil for general.
    var numberFormat: String?
    var bold = false
    var italic = false
    var size = 0
    /// RGB; nil for the default.
    var colour: UInt32?
    var fill: UInt32?
    var border = Border.none
    var alignment = Alignment.general
    /// Stands at the top of its row, as wrapped neighbours make it taller.
    var wraps = false
    var isVerticallyCentered = false
    var indent = 0

    func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var style = self
        change(&style)
        return style
    }

    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        if let numberFormat { format_set_num_format(format, numberFormat) }
        if bold { format_set_bold(format) }
        if italic { format_set_italic(format) }
        if size > 0 { format_set_font_size(format, Double(size)) }
        if let colour { format_set_font_color(format, colour) }
        if let fill { format_set_bg_color(format, fill) }
        if border != .none {
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            if border == .light { format_set_border_color(format, 0xBFBFBF) }
        }
        switch alignment {
        case .general: break
        case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
        format_set_align(
            format, UInt8((isVerticallyCentered ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP).rawValue))
        if wraps { format_set_text_wrap(format) }
        if indent > 0 { format_set_indent(format, UInt8(min(indent, 15))) }
    }
}

/// A style that the workbook knows.
struct CellFormat {
    let pointer: UnsafeMutablePointer<lxw_format>?
    /// The workbook's default.
    static var plain: CellFormat { CellFormat(pointer: nil) }
}
