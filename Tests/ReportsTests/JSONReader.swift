/// A small strict JSON parser, so that the tests read what a stranger would read. Object keys keep their
/// order; a key that stands twice is a fault.
indirect enum JSONValue: Equatable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    subscript(_ index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    var string: String? { if case .string(let string) = self { string } else { nil } }
    var integer: Int64? { if case .integer(let integer) = self { integer } else { nil } }
    var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    static func == (a: JSONValue, b: JSONValue) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.boolean(let a), .boolean(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.string(let a), .string(let b)): Array(a.unicodeScalars) == Array(b.unicodeScalars)
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)):
            a.map(\.key) == b.map(\.key) && a.map(\.value) == b.map(\.value)
        default: false
        }
    }
}

struct JSONFault: Error, CustomStringConvertible {
    var description: String
}

struct JSONReader {
    private var scalars: [Unicode.Scalar]
    private var position = 0

    static func parse(_ text: String) throws -> JSONValue {
        var reader = JSONReader(scalars: Array(text.unicodeScalars))
        let value = try reader.value()
        reader.blanks()
        guard reader.position == reader.scalars.count else { throw reader.fault("something after the end") }
        return value
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private func fault(_ what: String) -> JSONFault { JSONFault(description: "\(what) at \(position)") }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func blanks() {
        while let scalar = next, scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" {
            position += 1
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar) throws {
        blanks()
        guard next == scalar else { throw fault("expected \(scalar)") }
        position += 1
    }

    private mutating func value() throws -> JSONValue {
        blanks()
        switch next {
        case "{": return try object()
        case "[": return try array()
        case "\"": return .string(try string())
        case "t": return try word("true", .boolean(true))
        case "f": return try word("false", .boolean(false))
        case "n": return try word("null", .null)
        default: return .integer(try integer())
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws -> JSONValue {
        for scalar in word.unicodeScalars {
            guard next == scalar else { throw fault("not \(word)") }
            position += 1
        }
        return value
    }

    private mutating func integer() throws -> Int64 {
        var digits = ""
        if next == "-" {
            digits = "-"
            position += 1
        }
        while let scalar = next, ("0"..."9").contains(scalar) {
            digits.unicodeScalars.append(scalar)
            position += 1
        }
        guard let number = Int64(digits), String(number) == digits else { throw fault("not an integer") }
        return number
    }

    private mutating func object() throws -> JSONValue {
        try take("{")
        var members: [(key: String, value: JSONValue)] = []
        blanks()
        while next != "}" {
            if !members.isEmpty { try take(",") }
            blanks()
            let key = try string()
            guard !members.contains(where: { $0.key == key }) else { throw fault("key \(key) twice") }
            try take(":")
            members.append((key, try value()))
            blanks()
        }
        position += 1
        return .object(members)
    }

    private mutating func array() throws -> JSONValue {
        try take("[")
        var elements: [JSONValue] = []
        blanks()
        while next != "]" {
            if !elements.isEmpty { try take(",") }
            elements.append(try value())
            blanks()
        }
        position += 1
        return .array(elements)
    }

    private mutating func string() throws -> String {
        try take("\"")
        var units: [UInt16] = []
        while let scalar = next, scalar != "\"" {
            position += 1
            guard scalar.value >= 0x20 else { throw fault("bare control character") }
            guard scalar == "\\" else {
                units += Array(String(scalar).utf16)
                continue
            }
            guard let escape = next else { throw fault("cut escape") }
            position += 1
            switch escape {
            case "\"", "\\", "/": units += Array(String(escape).utf16)
            case "n": units.append(10)
            case "r": units.append(13)
            case "t": units.append(9)
            case "u":
                guard position + 4 <= scalars.count else { throw fault("cut escape") }
                let digits = scalars[position..<position + 4].map { String($0) }.joined()
                guard let unit = UInt16(digits, radix: 16) else { throw fault("bad escape") }
                units.append(unit)
                position += 4
            default: throw fault("unknown escape")
            }
        }
        try take("\"")
        return String(decoding: units, as: UTF16.self)
    }
}
