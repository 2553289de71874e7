import CSVStream

/// The order of names in a Vietnamese list: by letters (a ă â b … d đ e ê …), then by tone.
enum VietnameseOrder {
    private static let alphabet: [Character: UInt8] = {
        var places: [Character: UInt8] = [:]
        for (place, letter) in "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".enumerated() { places[letter] = UInt8(place) + 0x41 }
        return places
    }()

    /// A text whose plain order is the order of the names.
    static func key(_ name: String) -> String {
        var letters: [UInt8] = []
        var tones: [UInt8] = []
        for character in VietnameseText.foldStrict(name) {
            let (base, tone) = split(character)
            if let place = alphabet[base] {
                letters.append(place)
                tones.append(tone)
            } else if let ascii = character.asciiValue {
                // Digits and punctuation before letters.
                letters.append(min(ascii, 0x40))
                tones.append(0x30)
            } else {
                letters.append(0x7E)
                tones.append(0x30)
            }
        }
        return String(decoding: letters + [0x01] + tones, as: UTF8.self)
    }

    /// A letter without its tone, and the tone in the order ngang, huyền, hỏi, ngã, sắc, nặng.
    private static func split(_ character: Character) -> (Character, UInt8) {
        for (place, row) in toned.enumerated() {
            if let at = row.firstIndex(of: character) {
                return (toned[0][at], 0x30 + UInt8(place))
            }
        }
        return (character, 0x30)
    }

    private static let toned: [[Character]] = [
        Array("aăâeêioôơuưy"), Array("àằầèềìòồờùừỳ"), Array("ảẳẩẻểỉỏổởủửỷ"), Array("ãẵẫẽễĩõỗỡũữỹ"),
        Array("áắấéếíóốớúứý"), Array("ạặậẹệịọộợụựỵ"),
    ]
}
