import CSVStream

/// The order of names in a Vietnamese list: by letters (a ă â b … d đ e ê …), then by tone.
enum VietnameseOrder {
    private static let alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    /// The vowels without a tone and with each, in the order ngang, huyền, hỏi, ngã, sắc, nặng.
    private static let toned = [
        "aăâeêioôơuưy", "àằầèềìòồờùừỳ", "ảẳẩẻểỉỏổởủửỷ", "ãẵẫẽễĩõỗỡũữỹ", "áắấéếíóốớúứý", "ạặậẹệịọộợụựỵ",
    ]

    /// Place in the alphabet and tone of every letter, each as a byte.
    private static let letters: [Character: (place: UInt8, tone: UInt8)] = {
        var letters: [Character: (place: UInt8, tone: UInt8)] = [:]
        for (place, letter) in alphabet.enumerated() { letters[letter] = (UInt8(place) + 0x41, 0x30) }
        for (tone, row) in toned.enumerated() {
            for (plain, letter) in zip(toned[0], row) {
                letters[letter] = (letters[plain]!.place, 0x30 + UInt8(tone))
            }
        }
        return letters
    }()

    /// A text whose plain order is the order of the names.
    static func key(_ name: String) -> String {
        var places: [UInt8] = []
        var tones: [UInt8] = []
        for character in VietnameseText.foldStrict(name) {
            if let (place, tone) = letters[character] {
                places.append(place)
                tones.append(tone)
            } else if let ascii = character.asciiValue {
                // Digits and punctuation before letters.
                places.append(min(ascii, 0x40))
                tones.append(0x30)
            } else {
                places.append(0x7E)
                tones.append(0x30)
            }
        }
        return String(decoding: places + [0x01] + tones, as: UTF8.self)
    }
}
