import Dossiers
import DossierStore
import Reports

/// The sentences of what is wrong with a store.
extension Diagnostics {
    static func sentence(_ problem: StoreError) -> Bilingual {
        let path = visible(problem.path)
        switch problem {
        case .notFound:
            return Bilingual(
                vi:
                    "\(path): Không có kho này. Hãy kiểm tra --store; kho được tạo khi nhập lần đầu: “motcua import TỆP --store \(path)”.",
                en:
                    "\(path): There is no such store. Check --store; a store is made by the first import: “motcua import FILES --store \(path)”."
            )
        case .notAStore:
            return Bilingual(
                vi: "\(path): Tệp này không phải kho của MotCua. Hãy kiểm tra --store; tệp được giữ nguyên.",
                en: "\(path): This file is no store of MotCua. Check --store; the file was left as it is.")
        case .newer:
            return Bilingual(
                vi:
                    "\(path): Kho đã được một phiên bản MotCua mới hơn sửa đổi. Hãy cài phiên bản mới; kho được giữ nguyên.",
                en:
                    "\(path): A later version of MotCua has changed this store. Install the later version; the store was left as it is."
            )
        case .older:
            return Bilingual(
                vi:
                    "\(path): Kho do một phiên bản MotCua cũ tạo ra. Hãy chạy một lượt nhập (motcua import) để nâng kho lên phiên bản này.",
                en:
                    "\(path): An earlier version of MotCua made this store. Run an import (motcua import): it brings the store up to date."
            )
        case .damaged(_, let detail):
            return Bilingual(
                vi:
                    "\(path): Kho bị hỏng (\(visible(detail))). Không đưa ra số liệu nào. Hãy lấy lại bản sao lưu bằng “motcua restore BẢN-SAO --store \(path)”.",
                en:
                    "\(path): The store is damaged (\(visible(detail))). No figure is given. Bring a backup back with “motcua restore BACKUP --store \(path)”."
            )
        case .locked(_, let holder):
            return Bilingual(
                vi:
                    "\(path): Một lượt khác đang ghi vào kho (\(visible(holder))). Hãy chờ lượt đó xong, hoặc đặt --wait GIÂY.",
                en:
                    "\(path): Another run is writing to the store (\(visible(holder))). Wait until it has ended, or set --wait SECONDS."
            )
        case .busy:
            return Bilingual(
                vi: "\(path): Kho đang bận quá lâu. Hãy thử lại sau ít phút.",
                en: "\(path): The store was busy for too long. Try again in a few minutes.")
        case .diskFull:
            return Bilingual(
                vi: "\(path): Hết chỗ trên đĩa; kho vẫn như trước lượt này. Hãy dọn đĩa rồi chạy lại.",
                en: "\(path): The disk is full; the store is as it was before this run. Make room and run again.")
        case .disk(_, let detail):
            return Bilingual(
                vi:
                    "\(path): Đĩa báo lỗi hoặc vượt giới hạn cỡ tệp (\(visible(detail))); kho vẫn như trước lượt này. Hãy kiểm tra đĩa rồi chạy lại.",
                en:
                    "\(path): The disk reports a fault, or a limit of file sizes was met (\(visible(detail))); the store is as it was before this run. Check the disk and run again."
            )
        case .notWritable:
            return Bilingual(
                vi: "\(path): Không có quyền ghi vào kho. Hãy kiểm tra quyền của tệp và thư mục.",
                en: "\(path): The store may not be written to. Check the permissions of the file and its folder.")
        case .networkFolder(_, let kind):
            return Bilingual(
                vi:
                    "\(path): Thư mục nằm trên ổ mạng (\(visible(kind))), nơi kho có thể hỏng. Hãy đặt kho trên ổ đĩa của máy.",
                en:
                    "\(path): The folder lies on a network file system (\(visible(kind))), where a store can be damaged. Put the store on the machine's own disk."
            )
        case .cannotOpen(_, let code):
            let vi = code == 0 ? "" : " (\(viSystem(code)))"
            let en = code == 0 ? "" : " (\(system(code)))"
            return Bilingual(
                vi: "\(path): Không mở được kho\(vi). Hãy kiểm tra đường dẫn, quyền của thư mục và chỗ trống trên đĩa.",
                en:
                    "\(path): The store cannot be opened\(en). Check the path, the permissions of the folder and the room on the disk."
            )
        case .outOfMemory:
            return Bilingual(
                vi: "\(path): Không đủ bộ nhớ; kho vẫn như trước. Hãy đóng bớt chương trình rồi chạy lại.",
                en: "\(path): Not enough memory; the store is as it was before. Close other programs and run again.")
        case .other(_, let detail):
            return Bilingual(
                vi:
                    "\(path): Kho báo lỗi (\(visible(detail))); không có gì thay đổi. Hãy kiểm tra bằng “motcua verify --store \(path)”.",
                en:
                    "\(path): The store reports a fault (\(visible(detail))); nothing was changed. Check it with “motcua verify --store \(path)”."
            )
        }
    }

    static func sentence(_ problem: StoreSnapshot.MomentError) -> Bilingual {
        switch problem {
        case .store(let problem): return sentence(problem)
        case .empty(let path):
            return Bilingual(
                vi:
                    "\(visible(path)): Kho chưa có lượt nhập nào. Hãy nhập trước bằng “motcua import TỆP --store \(visible(path))”.",
                en:
                    "\(visible(path)): The store has no run yet. Import first with “motcua import FILES --store \(visible(path))”."
            )
        case .noSuchRun(let run, let last):
            return Bilingual(
                vi: "Kho không có lượt nhập số \(run); lượt cuối là \(last). Xem các lượt bằng “motcua runs”.",
                en: "The store has no run \(run); the last one is \(last). See them with “motcua runs”.")
        case .undone(let run):
            return Bilingual(
                vi: "Lượt nhập \(run) đã được hoàn tác. Hãy chọn lượt khác; xem bằng “motcua runs”.",
                en: "Run \(run) was undone. Choose another one; see them with “motcua runs”.")
        case .nothingBefore(let bound, let first):
            let (at, from) = (RunNotes.instantBefore(bound), first)
            return Bilingual(
                vi:
                    "Đến \(at.vietnameseText()) kho chưa có lượt nhập nào; lượt đầu là \(from.vietnameseText()). Hãy chọn thời điểm sau đó.",
                en: "By \(at.isoText()) the store had no run; the first is of \(from.isoText()). Choose a later moment."
            )
        }
    }
}
