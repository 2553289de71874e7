@testable import CSVStream

/// The rules of reading once more, slowly and byte by byte over the whole file: the oracle for every reader.
struct NaiveReader {
    private enum State { case betweenRecords, beforeCell, plain, quoted, afterQuote }

    var dialect = CSVDialect()
    var limits = RecordLimits()

    /// Start, end of the text and end of each physical line.
    static func lines(_ input: [UInt8]) -> [(start: Int, body: Int, stop: Int)] {
        var lines: [(Int, Int, Int)] = []
        var start = 0
        var index = 0
        while index < input.count {
            if input[index] == 0x0A || input[index] == 0x0D {
                let isPair = input[index] == 0x0D && index + 1 < input.count && input[index + 1] == 0x0A
                lines.append((start, index, index + (isPair ? 2 : 1)))
                start = index + (isPair ? 2 : 1)
                index = start
            } else {
                index += 1
            }
        }
        if start < input.count { lines.append((start, input.count, input.count)) }
        return lines
    }

    func read(_ input: [UInt8]) -> [Stretch] {
        let lines = Self.lines(input)
        var result: [Stretch] = []
        var number: UInt64 = 0
        var line = 0
        if let first = lines.first {
            let start = input.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            let text = input[start..<max(start, first.body)]
            if text.count == 5, text.allSatisfy({ $0 < 0x80 }),
                String(decoding: text, as: UTF8.self).lowercased().hasPrefix("sep=")
            {
                result.append(stretch("separatorLine", [], input, lines, 0...0, 0))
                line = 1
            }
        }
        while line < lines.count {
            let firstLine = line
            let start = lines[line].start
            var state = State.betweenRecords
            var cells: [[UInt8]] = []
            var held: [UInt8] = []
            var blanks = 0
            var cellLine = line
            var fault: String?

            func endCell() {
                switch state {
                case .plain: held.removeLast(blanks)
                case .afterQuote: held.removeLast(blanks + 1)
                default: break
                }
                cells.append(held)
                held = []
                blanks = 0
            }
            func isBlank(_ byte: UInt8) -> Bool { (byte == 0x20 || byte == 0x09) && byte != dialect.delimiter }

            reading: while line < lines.count, fault == nil {
                var index = lines[line].start
                if line == 0, input.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
                while index < lines[line].stop {
                    let byte = input[index]
                    let isEnd = index >= lines[line].body
                    switch state {
                    case .betweenRecords, .beforeCell:
                        if isEnd {
                            if state == .beforeCell { endCell() }
                            break reading
                        } else if byte == dialect.delimiter {
                            endCell()
                            state = .beforeCell
                        } else if byte == dialect.quote {
                            state = .quoted
                            cellLine = line
                        } else if !isBlank(byte) {
                            state = .plain
                            held.append(byte)
                            cellLine = line
                        }
                    case .plain:
                        if isEnd {
                            endCell()
                            break reading
                        } else if byte == dialect.delimiter {
                            endCell()
                            state = .beforeCell
                        } else {
                            held.append(byte)
                            blanks = isBlank(byte) ? blanks + 1 : 0
                        }
                    case .quoted:
                        held.append(byte)
                        if byte == dialect.quote { state = .afterQuote }
                    case .afterQuote:
                        if isEnd {
                            endCell()
                            break reading
                        } else if byte == dialect.delimiter {
                            endCell()
                            state = .beforeCell
                        } else if isBlank(byte) {
                            held.append(byte)
                            blanks += 1
                        } else if byte == dialect.quote, blanks == 0 {
                            state = .quoted
                        } else if byte == dialect.quote {
                            held.append(byte)
                            blanks = 0
                        } else {
                            held.append(byte)
                            blanks = 0
                            state = .quoted
                        }
                    }
                    index += 1
                    let size = state == .afterQuote ? held.count - 1 : held.count
                    let kind: RecordFault
                    if size > limits.fieldBytes {
                        kind = .fieldTooLong
                    } else if index - start > limits.recordBytes || cells.count >= limits.fields {
                        kind = .recordTooLong
                    } else {
                        continue
                    }
                    fault = (state == .quoted && cellLine < line ? .unclosedQuote : kind).rawValue
                    break reading
                }
                line += 1
            }
            if fault == nil, line == lines.count {
                // The file ends inside a record, or in a line without end.
                line -= 1
                if state == .quoted {
                    fault = RecordFault.unclosedQuote.rawValue
                } else if state != .betweenRecords {
                    endCell()
                }
            }
            let kind = fault ?? (cells.isEmpty ? "blank" : "record")
            if kind != "blank" { number += 1 }
            result.append(stretch(kind, fault == nil ? cells : [], input, lines, firstLine...line, number))
            line += 1
        }
        if lines.isEmpty, !input.isEmpty { result.append(stretch("blank", [], input, [(0, 0, input.count)], 0...0, 0)) }
        return result
    }

    private func stretch(
        _ kind: String, _ cells: [[UInt8]], _ input: [UInt8], _ lines: [(start: Int, body: Int, stop: Int)],
        _ span: ClosedRange<Int>, _ number: UInt64
    ) -> Stretch {
        let range = lines[span.lowerBound].start..<lines[span.upperBound].stop
        let raw = Array(input[range])
        let isBad: Bool
        switch dialect.encoding {
        case .windows1258: isBad = raw.contains { [0x81, 0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x9A, 0x9D, 0x9E].contains($0) }
        case .tcvn3, .vni: isBad = false
        default: isBad = String(validating: raw, as: UTF8.self) == nil
        }
        return Stretch(
            kind: kind, cells: cells, firstLine: UInt64(span.lowerBound + 1), lastLine: UInt64(span.upperBound + 1),
            recordNumber: number, offset: UInt64(range.lowerBound), count: UInt64(range.count), raw: raw,
            endsWithLineEnd: lines[span.upperBound].body < lines[span.upperBound].stop, isBad: isBad,
            hasZero: raw.contains(0))
    }
}
