import CXLSXWriter

/// A chart of figures that stand on a sheet. Names are always taken from cells, never given as text: the library
/// takes a text that begins with `=` for a reference.
struct SheetChart {
    enum Kind {
        case line, columnsStacked, barsStackedTo100, bars, radar
        var type: lxw_chart_type {
            switch self {
            case .line: LXW_CHART_LINE
            case .columnsStacked: LXW_CHART_COLUMN_STACKED
            case .barsStackedTo100: LXW_CHART_BAR_STACKED_PERCENT
            case .bars: LXW_CHART_BAR
            case .radar: LXW_CHART_RADAR_WITH_MARKERS
            }
        }
    }

    struct Place {
        var row: Int
        var column: Int
    }

    enum Look {
        case line(colour: UInt32, isDashed: Bool)
        case area(colour: UInt32)
        /// Only holds the place of what stands on it.
        case invisible
        /// One colour a point.
        case points([UInt32])
    }

    let pointer: UnsafeMutablePointer<lxw_chart>
    private let sheet: String
    private let kind: Kind

    init(_ pointer: UnsafeMutablePointer<lxw_chart>, _ kind: Kind, sheet: String) {
        self.pointer = pointer
        self.kind = kind
        self.sheet = sheet
        chart_show_blanks_as(pointer, UInt8(LXW_CHART_BLANKS_AS_GAP.rawValue))
    }

    func setTitle(at place: Place) {
        chart_title_set_name_range(pointer, sheet, UInt32(place.row), UInt16(place.column))
        var font = lxw_chart_font()
        font.size = 12
        font.bold = 1
        chart_title_set_name_font(pointer, &font)
    }

    func addSeries(name: Place, rows: ClosedRange<Int>, categories: Int, values: Int, _ look: Look) throws(XLSXError) {
        guard let series = chart_add_series(pointer, nil, nil) else {
            throw .library(LXW_ERROR_MEMORY_MALLOC_FAILED)
        }
        let (first, last) = (UInt32(rows.lowerBound), UInt32(rows.upperBound))
        chart_series_set_categories(series, sheet, first, UInt16(categories), last, UInt16(categories))
        chart_series_set_values(series, sheet, first, UInt16(values), last, UInt16(values))
        chart_series_set_name_range(series, sheet, UInt32(name.row), UInt16(name.column))
        switch look {
        case .line(let colour, let isDashed):
            var line = lxw_chart_line()
            line.color = colour
            line.width = isDashed ? 1.5 : 2.25
            if isDashed { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
            chart_series_set_line(series, &line)
            // A figure between two gaps has no line.
            chart_series_set_marker_type(
                series, UInt8((isDashed ? LXW_CHART_MARKER_NONE : LXW_CHART_MARKER_CIRCLE).rawValue))
            if !isDashed {
                var fill = Self.fill(colour)
                line.width = 0.75
                chart_series_set_marker_fill(series, &fill)
                chart_series_set_marker_line(series, &line)
            }
        case .area(let colour):
            var fill = Self.fill(colour)
            chart_series_set_fill(series, &fill)
        case .invisible:
            var fill = lxw_chart_fill()
            fill.none = 1
            var line = lxw_chart_line()
            line.none = 1
            chart_series_set_fill(series, &fill)
            chart_series_set_line(series, &line)
        case .points(let colours):
            try setPoints(colours, of: series)
            // Bars begin at nought: figures that differ by a point look alike.
            chart_series_set_labels(series)
            chart_series_set_labels_num_format(series, CellValue.percentFormat(decimals: 2))
        }
    }

    private func setPoints(_ colours: [UInt32], of series: UnsafeMutablePointer<lxw_chart_series>) throws(XLSXError) {
        var fills = colours.map(Self.fill)
        let error = fills.withUnsafeMutableBufferPointer { fills in
            var points = fills.indices.map { place in
                lxw_chart_point(line: nil, fill: fills.baseAddress! + place, pattern: nil)
            }
            return points.withUnsafeMutableBufferPointer { points in
                // The list ends with nil; the library copies it.
                var list: [UnsafeMutablePointer<lxw_chart_point>?] = points.indices.map { points.baseAddress! + $0 }
                list.append(nil)
                return chart_series_set_points(series, &list)
            }
        }
        try XLSXError.check(error)
    }

    private static func fill(_ colour: UInt32) -> lxw_chart_fill {
        var fill = lxw_chart_fill()
        fill.color = colour
        return fill
    }

    enum Axis { case categories, values }

    func setAxis(
        _ axis: Axis, name: Place? = nil, format: String? = nil, from least: Double? = nil, to most: Double? = nil
    ) {
        let handle = handle(axis)
        if let name { chart_axis_set_name_range(handle, sheet, UInt32(name.row), UInt16(name.column)) }
        if let format { chart_axis_set_num_format(handle, format) }
        if let least { chart_axis_set_min(handle, least) }
        if let most { chart_axis_set_max(handle, most) }
    }

    /// The x axis of the library lies: that of lying bars has the values.
    private func handle(_ axis: Axis) -> UnsafeMutablePointer<lxw_chart_axis>? {
        let isLying = kind == .bars || kind == .barsStackedTo100
        return (axis == .categories) != isLying ? pointer.pointee.x_axis : pointer.pointee.y_axis
    }

    /// Of lying bars the first stands on top, as in the table, and the values beneath.
    func putFirstCategoryOnTop() {
        chart_axis_set_reverse(handle(.categories))
        chart_axis_set_label_position(handle(.values), UInt8(LXW_CHART_AXIS_LABEL_POSITION_HIGH.rawValue))
    }

    func setBars(gap: Int, overlap: Int) {
        chart_set_series_gap(pointer, UInt16(gap))
        chart_set_series_overlap(pointer, Int8(overlap))
    }

    /// - Parameter hidden: places of series that it leaves out.
    func setLegend(isShown: Bool, hidden: [Int] = []) throws(XLSXError) {
        chart_legend_set_position(
            pointer, UInt8((isShown ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE).rawValue))
        guard !hidden.isEmpty else { return }
        var places = hidden.map(Int16.init) + [-1]
        try XLSXError.check(chart_legend_delete_series(pointer, &places))
    }
}
