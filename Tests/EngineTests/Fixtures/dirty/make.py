#!/usr/bin/env python3
"""Writes the input files of the dirty exports, one folder per trait.

    python3 make.py            writes what is missing or differs
    python3 make.py --check    only says what differs (exit code 1)

The expectation beside each input (expected.txt) is written by hand from the definitions; this script
never touches it. Its language is explained in README.md. Names, codes and offices are made up.
"""

import gzip
import io
import pathlib
import sys
import unicodedata
import zipfile

HERE = pathlib.Path(__file__).parent
FILES = {}


def case(name, *lines, end="\n", last=True, encoding="utf-8", **files):
    """One folder. Lines make input.csv; further files come as keyword arguments (dots as __, - as ___)."""
    if lines:
        put(f"{name}/input.csv", encoded(end.join(lines) + (end if last else ""), encoding))
    for key, content in files.items():
        path = key.replace("___", "-").replace("__", ".").replace("_IN_", "/")
        put(f"{name}/{path}", content if isinstance(content, bytes) else encoded(content, encoding))


def put(path, content):
    assert path not in FILES, path
    FILES[path] = content


def text(*lines):
    return "\n".join(lines) + "\n"


# --- encodings that Python lacks -------------------------------------------------------------------------

TONES = "\u0300\u0301\u0309\u0303\u0323"  # grave, acute, hook, tilde, dot

TCVN3 = {
    "a": "B5 B8 B6 B7 B9", "ă": "BB BE BC BD C6", "â": "C7 CA C8 C9 CB", "e": "CC D0 CE CF D1",
    "ê": "D2 D5 D3 D4 D6", "i": "D7 DD D8 DC DE", "o": "DF E3 E1 E2 E4", "ô": "E5 E8 E6 E7 E9",
    "ơ": "EA ED EB EC EE", "u": "EF F3 F1 F2 F4", "ư": "F5 F8 F6 F7 F9", "y": "FA FD FB FC FE",
}
TCVN3_PLAIN = {
    "ă": 0xA8, "â": 0xA9, "ê": 0xAA, "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE,
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7,
}
# VNI: the byte behind the vowel; 20 hex less behind a capital.
VNI_PLAIN = [0xF8, 0xF9, 0xFB, 0xF5, 0xEF]
VNI_CIRCUMFLEX = [0xE0, 0xE1, 0xE5, 0xE3, 0xE4]
VNI_BREVE = [0xE8, 0xE9, 0xFA, 0xFC, 0xEB]
VNI_I = [0xEC, 0xED, 0xE6, 0xF3, 0xF2]


def split_tone(letter):
    parts = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in parts if mark in TONES), "")
    return unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts), tone


def tcvn3(content):
    out = bytearray()
    for letter in unicodedata.normalize("NFC", content):
        base, tone = split_tone(letter)
        if tone:  # capitals with a tone do not exist: the small letter stands in
            out.append(int(TCVN3[base.lower()].split()[TONES.index(tone)], 16))
        elif base in TCVN3_PLAIN:
            out.append(TCVN3_PLAIN[base])
        else:
            out.append(ord(base.encode("ascii")))
    return bytes(out)


def vni(content):
    out = bytearray()
    for letter in unicodedata.normalize("NFC", content):
        base, tone = split_tone(letter)
        small = base.lower()
        shift = 0x20 if base.isupper() else 0
        place = TONES.index(tone) if tone else None
        if small == "i" and tone:
            out.append(VNI_I[place] - shift)
        elif small == "y" and tone == TONES[4]:
            out.append(0xEE - shift)
        elif small == "đ":
            out.append(0xF1 - shift)
        elif small in "ơư":
            out.append({"ơ": 0xF4, "ư": 0xF6}[small] - shift)
            if tone:
                out.append(VNI_PLAIN[place] - shift)
        elif small in "âêô":
            out += {"â": b"a", "ê": b"e", "ô": b"o"}[small].upper() if shift else {"â": b"a", "ê": b"e", "ô": b"o"}[small]
            out.append((VNI_CIRCUMFLEX[place] if tone else 0xE2) - shift)
        elif small == "ă":
            out += b"A" if shift else b"a"
            out.append((VNI_BREVE[place] if tone else 0xEA) - shift)
        else:
            out += base.encode("ascii")
            if tone:
                out.append(VNI_PLAIN[place] - shift)
    return bytes(out)


def cp1258(content):
    out = bytearray()
    for letter in unicodedata.normalize("NFC", content):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            base, tone = split_tone(letter)
            out += base.encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


def encoded(content, encoding):
    own = {"tcvn3": tcvn3, "vni": vni, "windows-1258": cp1258}
    return own[encoding](content) if encoding in own else content.encode(encoding)


# --- the plain export on which most traits are a variation ----------------------------------------------

UNIT = "UBND phường Mẫu"
HEAD = "STT,Số hồ sơ,Tên thủ tục hành chính,Cơ quan/đơn vị,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái hồ sơ"


def row(n, received, due, finished="", status="Đã trả kết quả", procedure="Đăng ký khai sinh", unit=UNIT, code=None):
    code = code or f"H01.01-250303-{n:04}"
    return f"{n},{code},{procedure},{unit},{received},{due},{finished},{status}"


EARLY = row(1, "03/03/2025 08:15:00", "10/03/2025 17:00:00", "07/03/2025 09:00:00")
ONTIME = row(2, "04/03/2025 09:30:00", "11/03/2025 17:00:00", "11/03/2025 16:30:00")
LATE = row(3, "05/03/2025 14:05:00", "12/03/2025 17:00:00", "14/03/2025 10:00:00")
BASE = [HEAD, EARLY, ONTIME, LATE]
# An open dossier: due 13/03, not finished.
OPEN = row(4, "06/03/2025 08:00:00", "13/03/2025 17:00:00", "", "Đang xử lý")


def swap(line, delimiter):
    return line.replace(",", delimiter)


# --- bytes and dialects ---------------------------------------------------------------------------------

case("utf8", *BASE)
case("utf8-bom", "\ufeff" + HEAD, *BASE[1:])
case("bom-before-quoted-heading", "\ufeff" + ",".join(f'"{h}"' for h in HEAD.split(",")), *BASE[1:])
case("sep-line", "sep=;", *[swap(line, ";") for line in BASE])
case("sep-line-after-bom", "\ufeffsep=;", *[swap(line, ";") for line in BASE], end="\r\n")
case("delimiter-semicolon", *[swap(line, ";") for line in BASE])
case("delimiter-tab", *[swap(line, "\t") for line in BASE])
case("delimiter-pipe", *[swap(line, "|") for line in BASE])
case("quote-apostrophe", ",".join(f"'{h}'" for h in HEAD.split(",")),
     EARLY.replace("Đăng ký khai sinh", "'Cấp, đổi giấy phép'"), ONTIME, LATE)
case("quoted-everything", *[",".join(f'"{cell}"' for cell in line.split(",")) for line in BASE])
case("blanks-around-quoted-cells", HEAD, *[", ".join(f'"{cell}" ' for cell in line.split(",")) for line in BASE[1:]])
case("utf16le-bom", *[swap(line, "\t") for line in [HEAD, EARLY, ONTIME, LATE, LATE.replace("05/03/2025", "31/02/2025")]],
     end="\r\n", encoding="utf-16")
case("utf16be-bom", "\ufeff" + HEAD, *BASE[1:], encoding="utf-16-be")
case("utf16le-without-bom", *BASE, encoding="utf-16-le")
case("utf16be-without-bom", *BASE, encoding="utf-16-be")
case("windows-1258", *BASE, encoding="windows-1258")
case("tcvn3", *BASE, encoding="tcvn3")
case("vni", *BASE, encoding="vni")
case("nfd-headings", unicodedata.normalize("NFD", HEAD), *BASE[1:])
case("nfd-cells", HEAD, unicodedata.normalize("NFD", EARLY), ONTIME, LATE)
case("old-tone-marks-in-headings", "Mã hồ sơ,Ngày tiếp nhận,Số hoá thành phần,Số hoá kết quả",
     "H01.01-250303-0001,03/03/2025,x,", "H01.01-250303-0002,04/03/2025,,")
case("line-ends-crlf", *BASE, end="\r\n")
case("line-ends-cr", *BASE, end="\r")
put("line-ends-mixed/input.csv", (HEAD + "\r\n" + EARLY + "\n" + ONTIME + "\r" + LATE + "\r\n").encode())

# --- quotes, and records that cannot be read ------------------------------------------------------------

put("quoted-line-ends/input.csv", text(
    HEAD, EARLY.replace("Đăng ký khai sinh", '"Đăng ký\nkhai sinh"'),
    ONTIME.replace("Đăng ký khai sinh", '"Đăng ký\r\nkhai\rsinh"'),
    LATE.replace("05/03/2025", "31/02/2025")).encode())
case("doubled-quotes", HEAD, EARLY.replace("Đăng ký khai sinh", '"Cấp ""bản sao"" trích lục"'), ONTIME, LATE)
case("stray-quotes", HEAD, EARLY.replace("Đăng ký khai sinh", 'Cấp bản "sao" trích lục'),
     ONTIME.replace("Đăng ký khai sinh", 'Mẫu 2"'), LATE)
UNCLOSED = ONTIME.replace("Đăng ký khai sinh", '"Đăng ký khai sinh')
case("unclosed-quote-at-end", HEAD, EARLY, UNCLOSED, LATE, OPEN)
case("unclosed-quote-past-the-limit", HEAD, EARLY, UNCLOSED, LATE, OPEN)
assert len(UNCLOSED.split('"')[1].encode()) < 150 < len((UNCLOSED + LATE).split('"')[1].encode())
case("unclosed-quote-weighs-its-lines", HEAD, EARLY, UNCLOSED, LATE, OPEN)
case("field-over-the-limit", HEAD, EARLY, ONTIME.replace("Đăng ký khai sinh", "x" * 200), LATE)
case("zero-byte", HEAD, EARLY, ONTIME.replace("khai sinh", "khai\0sinh"), LATE)
put("bad-utf8-in-one-record/input.csv",
    text(HEAD, EARLY).encode() + encoded(text(ONTIME), "windows-1258") + text(LATE).encode())
put("undefined-byte-of-windows-1258/input.csv",
    cp1258(text(HEAD, EARLY)) + cp1258(ONTIME).replace(b"khai", b"kh\x81i") + b"\n" + cp1258(text(LATE)))
case("cut-last-record", HEAD, EARLY, ONTIME, "3,H01.01-250303-0003,Đăng ký khai", last=False)
case("cut-in-the-received-date", HEAD, EARLY, ONTIME, "3,H01.01-250303-0003,Đăng ký khai sinh,UBND phường Mẫu,05/03/20",
     last=False)
case("cut-inside-quotes", HEAD, EARLY, ONTIME, '3,H01.01-250303-0003,"Đăng ký khai', last=False)
case("last-record-without-line-end", *BASE, last=False)
case("short-rows", *BASE, OPEN.removesuffix(",,Đang xử lý"), OPEN.replace("0004", "0005").removesuffix(",Đang xử lý"))
case("extra-empty-cells", HEAD, EARLY + ",,", ONTIME + ", ,\u00a0", LATE)
case("extra-cell-with-content", HEAD, EARLY, ONTIME + ",,ghi chú", LATE)

# --- records that are no dossiers -----------------------------------------------------------------------

put("blank-lines/input.csv", (HEAD + "\n\n" + EARLY + "\n   \n\t\n" + ONTIME + "\n" + LATE + "\n\n\n").encode())
case("lines-of-delimiters", HEAD, ",,,,,,,", EARLY, " , ,,,,,,", ONTIME, '"",,,,,,,', LATE)
case("title-rows", "UBND XÃ MẪU", "DANH SÁCH HỒ SƠ", "(Từ ngày 01/03/2025 đến ngày 31/03/2025)", "", *BASE)
case("title-rows-padded", "UBND XÃ MẪU,,,,,,,", ",,,,,,,", "DANH SÁCH HỒ SƠ,,,,,,,", *BASE)
case("title-that-begins-with-tong", "TỔNG HỢP HỒ SƠ THÁNG 3", *BASE)
case("heading-on-record-30", *[f"Dòng {n}" for n in range(1, 30)], *BASE)
case("heading-on-record-31", *[f"Dòng {n}" for n in range(1, 31)], *BASE)
case("merged-heading",
     'STT,Số hồ sơ,Tên thủ tục,Ngày tháng năm,,,"Phí, lệ phí",Hình thức thanh toán',
     ",,,Nhận hồ sơ,Hẹn trả kết quả,Ngày nhận kết quả,Số tiền,",
     "1,H01.01-250303-0001,Đăng ký khai sinh,03/03/2025,10/03/2025,07/03/2025,8.000,Trực tuyến",
     "2,H01.01-250303-0002,Đăng ký khai sinh,04/03/2025,11/03/2025,13/03/2025,8.000,Tiền mặt")
case("merged-heading-below-titles", "SỔ THEO DÕI HỒ SƠ", "", "STT,Mã hồ sơ,Ngày tháng năm,,,Trạng thái",
     ",,Nhận hồ sơ,Hẹn trả kết quả,Ngày nhận kết quả,", "1,H01.01-250303-0001,03/03/2025,10/03/2025,07/03/2025,Đã trả",
     "2,H01.01-250303-0002,03/15/2025,11/03/2025,13/03/2025,Đã trả")
case("repeated-heading", HEAD, EARLY, ONTIME, HEAD, LATE)
case("repeated-heading-in-capitals", HEAD, EARLY, HEAD.upper(), ONTIME, LATE)
case("total-in-the-first-cell", *BASE, "Tổng cộng,3,,,,,,")
case("total-in-the-second-cell", *BASE, ",Cộng,,,,,,3")
case("total-in-the-third-cell", *BASE, ",,TỔNG SỐ HỒ SƠ: 3,,,,,")
case("total-with-a-count-in-the-id-cell", *BASE, "Tổng,10 hồ sơ,,,,,,")
case("total-without-marks-and-line-end", *BASE, "Tong cong,3", last=False)
case("group-rows", HEAD, "I,Lĩnh vực hộ tịch,,,,,,", EARLY, ONTIME, "II,Lĩnh vực đất đai,,,,,,", LATE)
case("footer-and-signature", *BASE, "", "Ghi chú: số liệu lấy từ phần mềm một cửa,,,,,,,",
     ",Người lập biểu,,,,,,Thủ trưởng đơn vị", ",(Ký tên),,,,,,(Ký tên và đóng dấu)")
case("footer-with-a-date-in-words", *BASE, ',,,"Phường Mẫu, ngày 15 tháng 3 năm 2025",,,,')
case("running-number-alone", *BASE, "4,,,,,,,", "5,,,,,,,")
case("id-and-name-without-dates", "Số hồ sơ,Chủ hồ sơ,Ngày tiếp nhận", "H01.01-250303-0001,Công dân 0001,03/03/2025",
     "H01.01-250303-0002,Công dân 0002,")

# --- headings -------------------------------------------------------------------------------------------

case("doubled-headings", "Số hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Ngày hẹn trả",
     "H01.01-250303-0001,03/03/2025,10/03/2025,10/03/2025,07/03/2025")
case("synonyms-of-one-field", "Số hồ sơ,Ngày tiếp nhận,Hạn xử lý,Ngày hẹn trả,Ngày kết thúc xử lý",
     "H01.01-250303-0001,03/03/2025,07/03/2025,10/03/2025,10/03/2025")
case("starred-headings", "Số hồ sơ (*),Ngày tiếp nhận(*),Ngày hẹn trả (*),Ngày kết thúc xử lý",
     "H01.01-250303-0001,03/03/2025,10/03/2025,10/03/2025")
case("unknown-headings", "Số hồ sơ,Mã vùng,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Ghi chú khác",
     "H01.01-250303-0001,7,03/03/2025,10/03/2025,10/03/2025,không")
case("other-order-of-columns", "Trạng thái,Ngày kết thúc xử lý,Ngày hẹn trả,Ngày tiếp nhận,Tên TTHC,Số hồ sơ",
     "Đã trả kết quả,14/03/2025,12/03/2025,05/03/2025,Đăng ký khai sinh,H01.01-250303-0001")
put("untidy-headings/input.csv", text(
    '  Số   hồ sơ ,Ngày\u00a0tiếp nhận,\u200bNgày hẹn trả ,"Ngày kết thúc\nxử lý"',
    "H01.01-250303-0001,03/03/2025,10/03/2025,11/03/2025").encode())
case("capital-headings", HEAD.upper(), *BASE[1:])
case("headings-without-marks", "So ho so,Ngay tiep nhan,Ngay hen tra,Ngay ket thuc xu ly",
     "H01.01-250303-0001,03/03/2025,10/03/2025,11/03/2025")
case("ngay-tra-beside-a-due-date", "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả",
     "H01.01-250303-0001,03/03/2025,10/03/2025,11/03/2025")
case("ngay-tra-without-a-due-date", "Mã hồ sơ,Ngày tiếp nhận,Ngày trả,Ngày kết thúc xử lý",
     "H01.01-250303-0001,03/03/2025,10/03/2025,11/03/2025")
case("heading-without-received-date", "Số hồ sơ,Tên thủ tục hành chính,Ngày hẹn trả", "H01.01-250303-0001,Đăng ký,10/03/2025")

# --- identity -------------------------------------------------------------------------------------------

case("empty-id", HEAD, EARLY, ONTIME.replace("H01.01-250303-0002", ""), LATE.replace("H01.01-250303-0003", " \u00a0 "))
case("id-with-untidy-edges", HEAD, EARLY, EARLY.replace("H01", "'H01"), EARLY.replace("0001,", "0001\u00a0,"),
     EARLY.replace(",H01", ",\u200bH01"))
case("id-in-two-normal-forms", HEAD, EARLY.replace("H01.01-250303-0001", "HS-Mẫu-1"),
     EARLY.replace("H01.01-250303-0001", unicodedata.normalize("NFD", "HS-Mẫu-1")))
case("id-of-unusual-shape", HEAD, EARLY.replace("H01.01-250303-0001", "HS-001"),
     ONTIME.replace("H01.01-250303-0002", "000.17.22.H56-210531-0001"), LATE)
case("same-id-later-file", a__csv=text(HEAD, EARLY, ONTIME, OPEN),
     b__csv=text(HEAD, row(4, "06/03/2025 08:00:00", "13/03/2025 17:00:00", "12/03/2025 10:00:00")))
case("same-id-wiped-finish-date", a__csv=text(*BASE),
     b__csv=text(HEAD, row(1, "03/03/2025 08:15:00", "10/03/2025 17:00:00", "", "Đang xử lý")))
case("same-id-column-missing-later", a__csv=text(HEAD, EARLY, ONTIME, OPEN),
     b__csv=text("Số hồ sơ,Ngày tiếp nhận,Ngày kết thúc xử lý,Trạng thái hồ sơ",
                 "H01.01-250303-0004,06/03/2025 08:00:00,14/03/2025 10:00:00,Đã trả kết quả"))
case("same-id-letter-under-another-column", a__csv=text("Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Ngày xin lỗi",
                                                        "H01.01-250303-0001,03/03/2025,10/03/2025,12/03/2025,"),
     b__csv=text("Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Số thư xin lỗi",
                 "H01.01-250303-0001,03/03/2025,10/03/2025,12/03/2025,12/XL"))
case("same-id-procedure-told-otherwise", a__csv=text("Mã hồ sơ,Ngày tiếp nhận,Tên thủ tục", "H01.01-250303-0001,03/03/2025,Khai sinh"),
     b__csv=text("Mã hồ sơ,Ngày tiếp nhận,Mã TTHC", "H01.01-250303-0001,03/03/2025,1.000002"))
case("same-id-channel-in-the-earlier-export-only", a__csv=text("Mã hồ sơ,Ngày tiếp nhận,Hình thức nộp", "H01.01-250303-0001,03/03/2025,Trực tuyến"),
     b__csv=text("Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả", "H01.01-250303-0001,03/03/2025,10/03/2025"))
case("heading-of-two-rows-repeated", "Mã hồ sơ,Ngày,", ",tiếp nhận,hẹn trả", "H01.01-250303-0001,03/03/2025,10/03/2025",
     "Mã hồ sơ,Ngày,", ",tiếp nhận,hẹn trả", "H01.01-250303-0002,04/03/2025,11/03/2025")
case("heading-behind-a-very-long-title", '"' + "Danh sách hồ sơ mẫu " * 10300 + '",', "Mã hồ sơ,Ngày tiếp nhận", "H01.01-250303-0001,03/03/2025")
case("apology-words-that-only-look-like-none", "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Văn bản xin lỗi",
     *[f"H01.01-250303-{n:04},24/03/2025,03/04/2025,10/04/2025,{cell}" for n, cell in enumerate(["Kon Tum 12/XL", "Chợ Lớn 12", "Kho lưu 7", "không", "chua gui"], 1)])
case("not-accepted-with-a-short-code", "Mã hồ sơ,Ngày tiếp nhận,Trạng thái", "Q4,,Mới đăng ký", "Q5,03/03/2025,Đang xử lý")
case("register-of-procedures-before-one-of-dossiers", "Mã hồ sơ,Mã TTHC,Ngày tiếp nhận", "X1,1.000001,03/03/2025",
     procedures__csv=text("Mã TTHC,Mức độ", "1.000001,Toàn trình"), dossiers__csv=text("Mã hồ sơ,Mức độ", "X1,Cung cấp thông tin"))
case("same-id-in-one-file-other-content", *BASE, row(3, "05/03/2025 14:05:00", "12/03/2025 17:00:00", "12/03/2025 10:00:00"))
case("same-id-in-one-file-same-content", *BASE, LATE)
case("same-id-without-dedup", *BASE, LATE)
case("rejected-record-replaces-nothing", *BASE, LATE.replace("05/03/2025", "32/03/2025").replace("14/03/2025", ""))

# --- received date --------------------------------------------------------------------------------------

case("received-missing", HEAD, EARLY, ONTIME.replace("04/03/2025 09:30:00", ""), LATE)
case("received-unreadable", HEAD, EARLY, ONTIME.replace("04/03/2025 09:30:00", "03/15/2025"),
     LATE.replace("05/03/2025 14:05:00", "31/02/2025"), OPEN.replace("06/03/2025 08:00:00", "hôm qua"))
case("not-accepted-without-received-date", *BASE, "4,H01.01-250303-0004,Đăng ký khai sinh,UBND phường Mẫu,,,,Mới đăng ký",
     "5,,Đăng ký khai sinh,UBND phường Mẫu,,,,Mới đăng ký")
case("not-accepted-with-received-date", *BASE,
     row(4, "06/03/2025 08:00:00", "", "", "Không được tiếp nhận"))

# --- forms of dates: all of them are 5 March 2025 -------------------------------------------------------

DATE_HEAD = "Số hồ sơ,Ngày tiếp nhận"


def received(name, *dates):
    case(name, DATE_HEAD, *[f"H01.01-250303-{n:04},{date}" for n, date in enumerate(dates, 1)])


received("date-forms", "05/03/2025", "5/3/2025", "05-03-2025", "05.03.2025", "2025-03-05", "2025/03/05", "05/03/2025 08:15",
         "5/3/2025 8:15:30", "05-03-2025 08:15", "2025-03-05 08:15:30", "2025-03-05T08:15:30", "2025-03-05 08:15:30.123")
received("date-excel-serials", "45721", "45721.34375", "45721.99999", "45720.999999", "29220", "73416", "45721.5.5")
received("date-twelve-hours", "05/03/2025 08:15:00 SA", "05/03/2025 08:15 CH", "5/3/2025 12:30:00 AM", "05/03/2025 12:30 PM",
         "05/03/2025 13:30 SA")
received("date-iso-offset", "2025-03-05T08:15:00+07:00", "2025-03-04T20:15:00Z", "2025-03-05T10:00:00+0900",
         "2025-03-04T16:59:59Z")
received("date-compact", "20250305", "20250305081530", "202503050815", "20250231")
received("date-two-digit-years", "05/03/25", "05/03/99", "05/03/68")
received("date-time-in-front", "08:15 05/03/2025", "08:15:30 5/3/2025", "14h30 05/03/2025")
received("date-with-apostrophe", "'05/03/2025", "'2025-03-05 08:15", "'45721")
case("due-and-finish-dates-unreadable", HEAD, EARLY.replace("10/03/2025 17:00:00", "13/13/2025"),
     ONTIME.replace("11/03/2025 16:30:00", "30/02/2025"), LATE)
case("twelve-hour-finish", HEAD, row(1, "03/03/2025", "10/03/2025 11:00:00 SA", "10/03/2025 02:00:00 CH"),
     row(2, "03/03/2025", "10/03/2025 11:00:00 SA", "10/03/2025 12:30:00 SA"))
case("due-dates-all-at-midnight", HEAD, row(1, "03/03/2025 08:00:00", "10/03/2025 00:00:00", "10/03/2025 16:00:00"),
     row(2, "03/03/2025 08:00:00", "11/03/2025 00:00:00", "12/03/2025 00:00:01"))
case("due-dates-one-with-a-time", HEAD, row(1, "03/03/2025 08:00:00", "10/03/2025 00:00:00", "10/03/2025 16:00:00"),
     row(2, "03/03/2025 08:00:00", "11/03/2025 17:00:00", "11/03/2025 16:00:00"),
     row(3, "03/03/2025 08:00:00", "12/03/2025", "12/03/2025 16:00:00"))
case("due-serials-without-a-fraction", HEAD, row(1, "45719.5", "45726", "45726.75"), row(2, "45719.5", "45726.5", "45726.75"))

# --- money ----------------------------------------------------------------------------------------------

FEE_HEAD = 'Mã hồ sơ,Ngày tiếp nhận,"Phí, lệ phí",Hình thức thanh toán'


def fees(name, *cells):
    case(name, FEE_HEAD, *[f'H01.01-250303-{n:04},03/03/2025,"{fee}",{way}' for n, (fee, way) in enumerate(cells, 1)])


MILLION = ["1250000", "1.250.000", "1,250,000", "1 250 000", "1\u00a0250\u00a0000", "1.250.000 đ", "1.250.000 VNĐ", "1,250,000 ₫",
           "1250000.0", "1.250.000,00", "1,250,000.00", "1.25E+06", "'1250000", "1.250.000 đồng"]
fees("money-forms", *[(fee, "Trực tuyến" if n == 0 else "Tiền mặt") for n, fee in enumerate(MILLION)])
fees("money-free", ("Miễn phí", ""), ("Không", ""), ("-", ""), ("0", ""), ("", ""), ("0 đ", ""))
fees("money-unreadable", ("mười nghìn", ""), ("1.25.00", ""), ("-5000", ""), ("8.000", ""))
case("fee-in-two-columns", "Mã hồ sơ,Ngày tiếp nhận,Phí,Lệ phí,Hình thức thanh toán",
     "H01.01-250303-0001,03/03/2025,20.000,5.000,Trực tuyến", "H01.01-250303-0002,03/03/2025,0,,Trực tuyến",
     "H01.01-250303-0003,03/03/2025,,8000,Chuyển khoản")

# --- words and codes ------------------------------------------------------------------------------------


def statuses(words, ended):
    for n, word in enumerate(words, 1):
        yield row(n, "03/03/2025 08:00:00", "28/03/2025 17:00:00", "14/03/2025 10:00:00" if word in ended else "", word)


case("status-words", HEAD, *statuses(
    ["Mới đăng ký", "Được tiếp nhận", "ĐANG XỬ LÝ", "Yêu cầu bổ sung giấy tờ", "Yêu cầu thực hiện nghĩa vụ tài chính",
     "Dừng  xử lý", "Công dân yêu cầu rút hồ sơ", "Từ chối giải quyết", "Đã xử lý xong", "Đã trả kết quả"],
    {"Công dân yêu cầu rút hồ sơ", "Từ chối giải quyết", "Đã xử lý xong", "Đã trả kết quả"}))
case("status-codes", "MaHoSo,NgayTiepNhan,NgayHenTra,NgayKetThucXuLy,TrangThaiHoSo",
     *[f"H01.01-250303-{n:04},20250303080000,20250328170000,{'20250314100000' if n in (7, 9, 10) else ''},{n}"
       for n in range(1, 11)])
case("status-unknown", *BASE, row(4, "06/03/2025 08:00:00", "28/03/2025 17:00:00", "", "Đang bay"),
     row(5, "06/03/2025 08:00:00", "28/03/2025 17:00:00", "", "Đang bay"))
case("status-unknown-but-finished", HEAD, EARLY.replace("Đã trả kết quả", "Xong rồi nhé"), ONTIME, LATE)
case("finish-date-with-an-open-status", HEAD, EARLY.replace("Đã trả kết quả", "Đang xử lý"), ONTIME, LATE)

CHANNEL_HEAD = "Mã hồ sơ,Ngày tiếp nhận,Hình thức nộp,Mức độ"


def channels(name, *cells):
    case(name, CHANNEL_HEAD, *[f"H01.01-250303-{n:04},03/03/2025,{c},{l}" for n, (c, l) in enumerate(cells, 1)])


channels("channel-words", ("Trực tiếp", "Toàn trình"), ("TRỰC TUYẾN", "Toàn trình"), ("Bưu chính công ích", "Một phần"),
         ("2", "Một phần"), ("1", "Cung cấp thông tin"), ("3", ""))
channels("channel-unknown", ("Trực tuyến", "Toàn trình"), ("Qua Zalo", "Toàn trình"), ("qua zalo", "Toàn trình"))
channels("channel-empty", ("Trực tuyến", "Toàn trình"), ("", "Toàn trình"), (" \u00a0", "Toàn trình"))
case("channel-column-missing", *BASE)
channels("level-codes", ("2", "4"), ("1", "4"), ("2", "3"), ("2", "2"), ("1", ""))
channels("level-unknown", ("Trực tuyến", "Mức cao"), ("Trực tuyến", "Toàn trình"))
channels("online-dossier-of-an-information-procedure", ("Trực tuyến", "Cung cấp thông tin"))
case("paid-without-a-fee", FEE_HEAD, "H01.01-250303-0001,03/03/2025,0,Trực tuyến", "H01.01-250303-0002,03/03/2025,8000,Trực tuyến")

# --- registers ------------------------------------------------------------------------------------------

case("register-payments", *BASE, payments__csv=text(
    'Mã hồ sơ,"Phí, lệ phí",Hình thức thanh toán', "H01.01-250303-0001,8.000,Trực tuyến",
    "H01.01-250303-0003,20.000,Chuyển khoản"))
case("register-letters", *BASE, OPEN, letters__csv=text(
    "Số hồ sơ,Ngày xin lỗi,Ngày hẹn lại", "H01.01-250303-0003,11/03/2025,14/03/2025"))
case("register-digitization", *BASE, digitized__csv=text(
    "Số hồ sơ,Số hóa thành phần,Số hóa kết quả,Kết quả điện tử,Tái sử dụng", "H01.01-250303-0001,x,Có,1,Không",
    "H01.01-250303-0002,Có,,0,Có"))
case("register-ratings", *BASE, ratings__csv=text(
    "Số hồ sơ,Đánh giá", "H01.01-250303-0001,Rất hài lòng", "H01.01-250303-0003,Không hài lòng"))
case("register-channels", *BASE, channels__csv=text(
    "Số hồ sơ,Hình thức nộp", "H01.01-250303-0001,Trực tuyến", "H01.01-250303-0002,Trực tuyến"))
case("register-with-short-codes", "Mã hồ sơ,Ngày tiếp nhận", "C12,03/03/2025", "A7,03/03/2025", "TP 12/2025,03/03/2025",
     channels__csv=text("Số hồ sơ,Hình thức nộp", "C12,Trực tuyến", "A7,Trực tuyến", "TP 12/2025,Trực tuyến", "Ghi chú,Trực tuyến"))
case("limit-of-many-days", "Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết", '"H01.01-250303-0001",03/03/2025,"9000,5 ngày"',
     'H01.01-250303-0002,03/03/2025,"0,5 ngày"')
case("register-precedence", FEE_HEAD, "H01.01-250303-0001,03/03/2025,8000,Tiền mặt",
     "H01.01-250303-0002,03/03/2025,8000,Tiền mặt",
     p1__csv=text("Mã hồ sơ,Hình thức thanh toán", "H01.01-250303-0001,Trực tuyến", "H01.01-250303-0002,Trực tuyến"),
     p2__csv=text("Mã hồ sơ,Hình thức thanh toán", "H01.01-250303-0002,Chuyển khoản"))
case("register-never-blanks", FEE_HEAD, "H01.01-250303-0001,03/03/2025,8000,Trực tuyến",
     "H01.01-250303-0002,03/03/2025,8000,Trực tuyến", "H01.01-250303-0003,03/03/2025,8000,Trực tuyến",
     p1__csv=text('Mã hồ sơ,Hình thức thanh toán,"Phí, lệ phí"', "H01.01-250303-0001,,", "H01.01-250303-0002,Ví lạ,chưa rõ"))
case("register-unmatched-ids", *BASE, letters__csv=text(
    "Số hồ sơ,Ngày xin lỗi", "H01.01-250303-0003,11/03/2025", "H01.01-250303-0099,11/03/2025", "H01.01-250303-0098,11/03/2025"))
case("register-makes-no-dossier", HEAD, EARLY, other__csv=text(
    "Số hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý", "H01.01-250303-0002,04/03/2025,11/03/2025,11/03/2025"))
case("register-of-procedures", "Mã hồ sơ,Mã TTHC,Ngày tiếp nhận,Hình thức nộp",
     "H01.01-250303-0001,1.001193.000.00.00.H56,03/03/2025,Trực tuyến", "H01.01-250303-0002,1.001193,03/03/2025,Trực tiếp",
     "H01.01-250303-0003,2.000635.H38,03/03/2025,Trực tuyến", "H01.01-250303-0004,1.000948,03/03/2025,Trực tiếp",
     procedures__csv=text('Mã TTHC,Mức độ,Thời hạn giải quyết,"Phí, lệ phí"', "1.001193,Toàn trình,5 ngày làm việc,8.000",
                          "2.000635,Một phần,10,0", "1.004873,Toàn trình,8 giờ,0"))
case("register-low-coverage", HEAD, EARLY, ONTIME, LATE, OPEN, payments__csv=text(
    'Mã hồ sơ,"Phí, lệ phí",Hình thức thanh toán', "H01.01-250303-0001,8.000,Trực tuyến"))
case("register-two-letters", *BASE, letters__csv=text(
    "Số hồ sơ,Ngày xin lỗi,Ngày hẹn lại", "H01.01-250303-0003,13/03/2025,20/03/2025", "H01.01-250303-0003,11/03/2025,14/03/2025"))
case("register-with-titles-and-totals", *BASE, letters__csv=text(
    "SỔ THƯ XIN LỖI", "Số hồ sơ,Ngày xin lỗi", "H01.01-250303-0003,11/03/2025", ",11/03/2025", "Tổng cộng,1", "Người lập sổ"))
case("register-in-tcvn3-with-totals", *BASE, letters__csv=tcvn3(text(
    "Số hồ sơ,Ngày xin lỗi", "H01.01-250303-0003,11/03/2025", "Tổng cộng,1")))

# --- apology cells --------------------------------------------------------------------------------------

LETTERS = ["Đã gửi", "12/QĐ-XL ngày 02/04/2025", "02/04/2025", "Chưa", "chưa gửi", "0", "-", "N/A", "Không", "Ko có", "Chờ ký", ""]
case("apology-cells", "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Văn bản xin lỗi",
     *[f"H01.01-250303-{n:04},24/03/2025,03/04/2025,10/04/2025,{cell}" for n, cell in enumerate(LETTERS, 1)])
case("apology-before-receipt", "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Ngày xin lỗi",
     "H01.01-250303-0001,24/03/2025,03/04/2025,10/04/2025,20/03/2025")
case("moved-due-date", "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả trước,Ngày hẹn trả,Ngày kết thúc xử lý,Ngày xin lỗi",
     "H01.01-250303-0001,03/03/2025,10/03/2025,20/03/2025,18/03/2025,07/03/2025",
     "H01.01-250303-0002,03/03/2025,10/03/2025,10/03/2025,10/03/2025,")

# --- names that a spreadsheet would take for formulas ---------------------------------------------------

case("formula-cells", HEAD, *[
    row(n, "03/03/2025", "10/03/2025", "10/03/2025", unit=f'"{unit}"') for n, unit in enumerate(
        ["=HYPERLINK(\"\"http://mau.vn\"\";\"\"mở\"\")", "+84 236 000 000", "-2+3", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠a",
         "\u00a0=1+1", "'=1+1", "Phòng mẫu; =1+1"], 1)])

# --- files that are no exports --------------------------------------------------------------------------


def archive(*members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
        for name in members:
            file.writestr(zipfile.ZipInfo(name, (2025, 3, 1, 0, 0, 0)), "<x/>")
    return buffer.getvalue()


put("xlsx-named-csv/input.csv", archive("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml"))
put("xls-named-csv/input.csv", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504) + b"Workbook" + bytes(504))
put("zip-named-csv/input.csv", archive("danh-sach.csv"))
case("html-named-csv", "<!DOCTYPE html>", "<html><head><title>Đăng nhập</title></head>", "<body><table><tr><td>1</td></tr></table></body></html>")
case("html-in-a-title-row", "<html> DANH SÁCH HỒ SƠ", *BASE)
put("binary-junk/input.csv", bytes((n * 167 + n // 7 * 59) % 256 for n in range(2000)))
put("empty-file/input.csv", b"")
case("blank-lines-only", "", "  ", "")
case("heading-only", HEAD)
put("gzip/input.csv.gz", gzip.compress(text(*BASE).encode(), mtime=0))
put("gzip-named-csv/input.csv", gzip.compress(text(*BASE).encode(), mtime=0))
case("one-refused-file-stops-all", a__csv=text(*BASE), b__csv="<html><body>Đăng nhập</body></html>\n", c__csv=b"")

# --- which files ----------------------------------------------------------------------------------------

case("folder", exports_IN_b__csv=text(HEAD, row(1, "03/03/2025", "10/03/2025", "12/03/2025")),
     exports_IN_a__csv=text(HEAD, EARLY, ONTIME), exports_IN_ghi___chu__pdf=b"%PDF-1.4\n",
     exports_IN_sub_IN_c__csv=text(HEAD, LATE))
put("folder/exports/.an.csv", b"<html>")
case("glob", t1__csv=text(HEAD, EARLY), t2__csv=text(HEAD, ONTIME), other__csv=text(HEAD, LATE))
put("path-with-glob-characters/ho-so[1].csv", text(HEAD, EARLY, ONTIME).encode())
put("path-with-glob-characters/ho-so1.csv", text(HEAD, LATE).encode())

# --- the export's own instant ---------------------------------------------------------------------------

case("exported-at-in-a-title", "DANH SÁCH HỒ SƠ", "Ngày xuất: 20/03/2025", *BASE, OPEN)
case("exported-at-in-the-file-name", danh___sach_20250320__csv=text(*BASE))
case("exported-at-last-day", *BASE, OPEN)
case("finish-after-export", "Ngày xuất: 13/03/2025", *BASE)
case("receipt-after-export", "Ngày xuất: 14/03/2025", *BASE, row(4, "20/03/2025 08:00:00", "28/03/2025 17:00:00", "", "Đang xử lý"))
case("finish-after-the-clock", *BASE, row(4, "06/03/2025", "13/03/2025", "20/02/2026"))

# --- what cannot be placed ------------------------------------------------------------------------------

case("withdrawn-without-a-date", *BASE, row(4, "06/03/2025", "13/03/2025", "", "Công dân yêu cầu rút hồ sơ"),
     row(5, "06/03/2025", "13/03/2025", "", "Từ chối giải quyết"))
case("finished-without-a-date", *BASE, row(4, "06/03/2025", "13/03/2025", "", "Đã trả kết quả"))
case("finish-before-the-day-of-receipt", *BASE, row(4, "06/03/2025", "13/03/2025", "05/03/2025"))
case("finish-earlier-on-the-day-of-receipt", *BASE, row(4, "06/03/2025 10:00:00", "13/03/2025 17:00:00", "06/03/2025 09:00:00"),
     row(5, "06/03/2025 10:00:00", "13/03/2025 17:00:00", "06/03/2025"))
case("no-due-date-excluded", *BASE, row(4, "06/03/2025", "", "13/03/2025"),
     rules__yaml=text("ruleset: mau-loai", "extends: form-06", "name: {vi: Mẫu loại, en: Sample}",
                      "explanation: {vi: Loại hồ sơ không có ngày hẹn., en: Leaves out what has no due date.}",
                      "source: {vi: Ví dụ, en: Example}", "noDueDate: excluded"))
case("no-due-date-on-time", *BASE, row(4, "06/03/2025", "", "13/03/2025"))

# --- calendars and periods ------------------------------------------------------------------------------

case("year-without-a-calendar", HEAD, row(1, "28/12/2020", "31/12/2020", "30/12/2020"), row(2, "28/12/2020", "29/12/2020", "30/12/2020"))
BOUNDARY = [HEAD, row(1, "14/02/2025 23:59:59", "28/03/2025", "", "Đang xử lý"), row(2, "15/02/2025 00:00:00", "28/03/2025", "", "Đang xử lý"),
            row(3, "14/03/2025 23:59:59", "28/03/2025", "", "Đang xử lý"), row(4, "15/03/2025 00:00:00", "28/03/2025", "", "Đang xử lý"),
            row(5, "31/03/2025 23:59:59", "10/04/2025", "", "Đang xử lý"), row(6, "01/04/2025 00:00:00", "10/04/2025", "", "Đang xử lý")]
case("period-kstt-month", *BOUNDARY)
case("period-civil-month", *BOUNDARY)
case("make-up-saturday", "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Ngày xin lỗi",
     "H01.01-250303-0001,25/04/2025,28/04/2025,28/04/2025,", "H01.01-250303-0002,24/04/2025,28/04/2025,29/04/2025,26/04/2025",
     "H01.01-250303-0003,24/04/2025,26/04/2025,26/04/2025,")
case("tet-in-between", HEAD, row(1, "24/01/2025", "05/02/2025", "03/02/2025"))
case("due-on-a-day-off", HEAD, row(1, "03/03/2025", "09/03/2025", "07/03/2025"), row(2, "03/03/2025", "07/04/2025", "07/03/2025"),
     row(3, "03/03/2025", "10/03/2025", "07/03/2025"))


def main():
    differ = []
    for path, content in FILES.items():
        target = HERE / path
        if target.exists() and target.read_bytes() == content:
            continue
        differ.append(path)
        if "--check" not in sys.argv:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    known = {path.split("/")[0] for path in FILES}
    for folder in HERE.iterdir():
        if folder.is_dir() and folder.name not in known:
            differ.append(folder.name + " (made by nothing)")
    print(f"{len(known)} folders, {len(FILES)} files, {len(differ)} differ", *differ, sep="\n")
    return 1 if differ and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
