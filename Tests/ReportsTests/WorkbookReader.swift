import CZlib
import Foundation
import FoundationXML

/// A workbook as another program reads it: unzipped by zlib alone, and its XML taken apart by Foundation's parser.
struct WorkbookReader {
    struct Cell: Equatable {
        var place: String
        /// `n`, `s`, `inlineStr`; empty for a cell that only has a look.
        var type: String
        var value: String
        /// Number format, with `bold` and the indent where there are.
        var look: String
    }

    struct Sheet {
        var name: String
        var xml: String
        var cells: [Cell]
        subscript(place: String) -> Cell? { cells.first { $0.place == place } }
        /// The texts and numbers of a row, from 1.
        func row(_ number: Int) -> [String] {
            cells.filter { $0.place.drop { $0.isLetter } == "\(number)" }.map(\.value)
        }
        func find(_ value: String) -> Cell? { cells.first { $0.value == value } }
        func matches(_ regex: Regex<(Substring, Substring)>) -> [String] {
            xml.matches(of: regex).map { String($0.output.1) }
        }
    }

    var parts: [String: [UInt8]] = [:]
    var sheets: [Sheet] = []

    struct Broken: Error, CustomStringConvertible { var description: String }

    init(_ file: [UInt8]) throws {
        parts = try Self.unzip(file)
        let workbook = try Element(parts["xl/workbook.xml"])
        let looks = try Self.looks(Element(parts["xl/styles.xml"]))
        var shared: [String] = []
        if let part = parts["xl/sharedStrings.xml"] { shared = try Element(part).all("si").map(\.text) }
        for (place, sheet) in workbook.all("sheet").enumerated() {
            let part = parts["xl/worksheets/sheet\(place + 1).xml"]
            let cells = try Element(part).all("c").map { cell in
                let style = looks[Int(cell.attributes["s"] ?? "0") ?? 0]
                var type = cell.attributes["t"] ?? (cell.all("v").isEmpty ? "" : "n")
                var value = cell.text
                if type == "s" {
                    value = shared[Int(value) ?? 0]
                    type = "s"
                }
                return Cell(
                    place: cell.attributes["r"] ?? "", type: type, value: Self.unescaped(value), look: style)
            }
            sheets.append(
                Sheet(
                    name: sheet.attributes["name"] ?? "", xml: String(decoding: part ?? [], as: UTF8.self), cells: cells
                ))
        }
    }

    init(path: String) throws { try self.init(Array(Data(contentsOf: URL(fileURLWithPath: path)))) }

    subscript(name: String) -> Sheet? { sheets.first { $0.name == name } }
    func text(_ part: String) -> String { String(decoding: parts[part] ?? [], as: UTF8.self) }

    /// Sheet by sheet what stands in it, for a person to read.
    var dump: String {
        var dump = ""
        for sheet in sheets {
            dump += "== \(sheet.name)\n"
            for name in ["pane", "autoFilter", "mergeCell", "pageSetup", "pageSetUpPr", "conditionalFormatting"] {
                for found in sheet.xml.matches(of: try! Regex("<\(name) [^>]*>")) {
                    dump += "   \(sheet.xml[found.range])\n"
                }
            }
            for cell in sheet.cells where !cell.type.isEmpty {
                dump += "\(cell.place)\t\(cell.type)\t\(cell.look)\t\(cell.value)\n"
            }
        }
        for name in parts.keys.sorted() where name.hasPrefix("xl/charts/") {
            dump += "== \(name)\n"
            for found in text(name).matches(of: /<c:f>([^<]*)<\/c:f>|<c:(line|bar)Chart>|<c:(?:min|max) [^>]*>/) {
                dump += "   \(found.output.0)\n"
            }
        }
        return dump
    }

    // MARK: XML

    /// `_x005F_` is how a workbook says `_`.
    private static func unescaped(_ text: String) -> String {
        text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            String(Unicode.Scalar(UInt32(match.output.1, radix: 16)!) ?? "?")
        }
    }

    private static func looks(_ styles: Element) -> [String] {
        var formats: [String: String] = ["0": "", "3": "#,##0", "4": "#,##0.00", "10": "0.00%"]
        for format in styles.all("numFmt") {
            formats[format.attributes["numFmtId"] ?? ""] = format.attributes["formatCode"]
        }
        let fonts = styles.all("fonts").first?.children ?? []
        return (styles.all("cellXfs").first?.children ?? []).map { xf in
            let id = xf.attributes["numFmtId"] ?? "0"
            var look = formats[id] ?? "#\(id)"
            if let font = xf.attributes["fontId"].flatMap({ Int($0) }), !fonts[font].all("b").isEmpty {
                look += " bold"
            }
            if let indent = xf.children.first?.attributes["indent"] { look += " indent \(indent)" }
            return look.trimmingCharacters(in: .whitespaces)
        }
    }

    final class Element {
        var name = ""
        var attributes: [String: String] = [:]
        var children: [Element] = []
        var text = ""

        convenience init(_ part: [UInt8]?) throws {
            self.init()
            guard let part else { throw Broken(description: "a part is missing") }
            let parser = XMLParser(data: Data(part))
            let builder = Builder(self)
            parser.delegate = builder
            guard parser.parse() else {
                throw Broken(description: "no XML: \(parser.parserError.map(String.init(describing:)) ?? "")")
            }
        }

        func all(_ name: String) -> [Element] {
            (self.name == name ? [self] : []) + children.flatMap { $0.all(name) }
        }
    }

    private final class Builder: NSObject, XMLParserDelegate {
        var open: [Element]
        init(_ root: Element) { open = [root] }
        func parser(
            _: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            let element = Element()
            element.name = name
            element.attributes = attributes
            open.last!.children.append(element)
            open.append(element)
        }
        func parser(_: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
            let closed = open.removeLast()
            open.last!.text += closed.text
        }
        func parser(_: XMLParser, foundCharacters text: String) { open.last!.text += text }
    }

    // MARK: Zip

    private static func unzip(_ file: [UInt8]) throws -> [String: [UInt8]] {
        func number(_ place: Int, _ bytes: Int) -> Int {
            (0..<bytes).reduce(0) { $0 | Int(file[place + $1]) << (8 * $1) }
        }
        guard file.count > 22, number(file.count - 22, 4) == 0x0605_4B50 else { throw Broken(description: "no zip") }
        let end = file.count - 22
        var (place, parts) = (number(end + 16, 4), [String: [UInt8]]())
        for _ in 0..<number(end + 10, 2) {
            let (packed, size, header) = (number(place + 20, 4), number(place + 24, 4), number(place + 42, 4))
            let name = String(decoding: file[place + 46..<place + 46 + number(place + 28, 2)], as: UTF8.self)
            place += 46 + number(place + 28, 2) + number(place + 30, 2) + number(place + 32, 2)
            let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
            parts[name] = try inflated(Array(file[start..<start + packed]), size: size)
        }
        return parts
    }

    private static func inflated(_ packed: [UInt8], size: Int) throws -> [UInt8] {
        var (input, output, stream) = (packed, [UInt8](repeating: 0, count: size + 1), z_stream())
        inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { inflateEnd(&stream) }
        let state = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
                (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
                return inflate(&stream, Z_FINISH)
            }
        }
        guard state == Z_STREAM_END, Int(stream.total_out) == size else { throw Broken(description: "no deflate") }
        return Array(output.prefix(size))
    }
}

/// A path in a folder of its own, which goes when this does.
final class WorkbookPlace {
    let folder: String
    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("motcua-xlsx-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: folder) }
    var path: String { folder + "/report.xlsx" }
    func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
}
