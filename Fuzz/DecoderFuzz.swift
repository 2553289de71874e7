import CTextKernels

// Decoders, folding, detection and the writer under libFuzzer.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDecoders(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: data, count: size))
    for encoding in TextEncoding.allCases {
        let text = TextDecoding.decode(input, from: encoding)
        require(VietnameseText.isNFC(text), "decoded text is not NFC")
        require(same(VietnameseText.nfc(text), text), "NFC twice is not NFC once")
        if let encoded = TextDecoding.encode(text, to: encoding) {
            require(same(TextDecoding.decode(encoded, from: encoding), text), "\(encoding) does not come back: \(text)")
        }
        _ = TextDecoding.encodeRaw(input[...], to: encoding)
    }

    let text = TextDecoding.decodeAsWritten(input, from: .utf8)
    require(VietnameseText.nfc(text) == text, "NFC is another text")
    let loose = VietnameseText.foldLoose(text)
    require(loose.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }, "loose folding")
    require(same(VietnameseText.foldLoose(VietnameseText.nfc(text)), loose), "loose folding goes by the form")
    let strict = VietnameseText.foldStrict(text)
    require(same(VietnameseText.foldStrict(strict), strict), "strict folding twice is not once: \(text)")
    let squeezed = VietnameseText.squeezed(text)
    require(same(VietnameseText.squeezed(squeezed), squeezed), "squeezing twice is not once")

    let isGood = String(validating: input, as: UTF8.self) != nil
    let expected = (isGood ? 0 : MC_BAD_ENCODING) | (input.contains(0) ? MC_ZERO_BYTE : 0)
    require(mc_check_utf8(data, size) == expected, "the UTF-8 check")
    for level in [MC_PORTABLE, MC_AVX2, MC_AVX512] {
        require(mc_check_utf8_at(level, data, size) == expected, "the UTF-8 check of level \(level)")
    }
    require(mc_cut_utf8(data, size) <= min(3, size), "the cut sequence")

    _ = Detection.byteOrderMark(input)
    _ = Detection.looksLikeUTF16(input)
    _ = Detection.separatorDeclared(input)
    _ = Detection.contentKind(input)

    var writer = CSVWriter()
    writer.write(texts: ["x", text])
    guard let read = try? readAll(writer.bytes).stretches, read.count == 1, read[0].cells.count == 2 else {
        fatalError("one record written is not one record read")
    }
    let written = CSVWriter.beginsLikeFormula(text) ? "'" + text : text
    require(read[0].cells[1] == Array(written.utf8), "what is written is not what is read")
    return 0
}

private func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

func require(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds { fatalError(what()) }
}
