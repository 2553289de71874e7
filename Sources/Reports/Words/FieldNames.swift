public import Dossiers

/// The canonical fields in a reader's words: the heading by which an office knows the column.
public enum FieldNames {
    public static func name(of field: CanonicalField) -> Bilingual {
        switch field {
        case .id: Bilingual(vi: "Mã hồ sơ", en: "dossier code")
        case .procedureCode: Bilingual(vi: "Mã TTHC", en: "procedure code")
        case .procedure: Bilingual(vi: "Tên thủ tục", en: "procedure")
        case .field: Bilingual(vi: "Lĩnh vực", en: "field of work")
        case .receivingUnit: Bilingual(vi: "Đơn vị tiếp nhận", en: "receiving unit")
        case .resolvingUnit: Bilingual(vi: "Đơn vị giải quyết", en: "resolving unit")
        case .officer: Bilingual(vi: "Cán bộ xử lý", en: "officer")
        case .channel: Bilingual(vi: "Hình thức nộp", en: "channel")
        case .level: Bilingual(vi: "Mức độ dịch vụ công", en: "service level")
        case .limit: Bilingual(vi: "Thời hạn giải quyết", en: "legal time limit")
        case .receivedAt: Bilingual(vi: "Ngày tiếp nhận", en: "received date")
        case .submittedAt: Bilingual(vi: "Ngày nộp", en: "submitted date")
        case .dueAt: Bilingual(vi: "Ngày hẹn trả", en: "due date")
        case .originalDueAt: Bilingual(vi: "Ngày hẹn trả trước", en: "original due date")
        case .newDueAt: Bilingual(vi: "Ngày hẹn lại", en: "new due date")
        case .finishedAt: Bilingual(vi: "Ngày kết thúc xử lý", en: "finished date")
        case .returnedAt: Bilingual(vi: "Ngày trả kết quả", en: "result handed over on")
        case .status: Bilingual(vi: "Trạng thái", en: "status")
        case .supplementCount: Bilingual(vi: "Số lần yêu cầu bổ sung", en: "requests for supplements")
        case .supplementFrom: Bilingual(vi: "Ngày yêu cầu bổ sung", en: "supplement requested on")
        case .supplementTo: Bilingual(vi: "Ngày nộp bổ sung", en: "supplement handed in on")
        case .fee: Bilingual(vi: "Phí, lệ phí", en: "fee")
        case .payment: Bilingual(vi: "Hình thức thanh toán", en: "payment method")
        case .componentsDigitized: Bilingual(vi: "Số hóa thành phần", en: "components digitized")
        case .resultDigitized: Bilingual(vi: "Số hóa kết quả", en: "result digitized")
        case .electronicResult: Bilingual(vi: "Kết quả điện tử", en: "electronic result")
        case .reusedData: Bilingual(vi: "Tái sử dụng dữ liệu số hóa", en: "digitized data reused")
        case .apologyAt: Bilingual(vi: "Ngày thư xin lỗi", en: "apology date")
        case .apologyRef: Bilingual(vi: "Số thư xin lỗi", en: "apology reference")
        case .apologyCount: Bilingual(vi: "Số lần xin lỗi", en: "number of apologies")
        case .rating: Bilingual(vi: "Đánh giá", en: "rating")
        case .owner: Bilingual(vi: "Chủ hồ sơ", en: "owner")
        case .address: Bilingual(vi: "Địa chỉ", en: "address")
        case .phone: Bilingual(vi: "Số điện thoại", en: "phone")
        case .identity: Bilingual(vi: "Số định danh", en: "identity number")
        }
    }

    /// The field's name by its key; the key itself when it is none of ours.
    public static func name(ofKey key: String) -> Bilingual {
        CanonicalField(key: key).map(name(of:)) ?? Bilingual(same: key)
    }
}
