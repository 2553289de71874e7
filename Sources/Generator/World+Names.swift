/// The words of the made-up world: fields of work (lĩnh vực), what is applied for in them, and places.
///
/// The names of procedures look like those of real ones so that lengths, diacritics, commas and word order are
/// those of real exports; codes, units, officers, applicants and addresses are made up and look it.
enum Names {
    /// A field of work: every action on every subject is one procedure, 4 × 3 a field.
    struct Field {
        var name: String
        var actions: [String]
        var subjects: [String]
    }

    static let fields: [Field] = [
        Field(
            name: "Hộ tịch",
            actions: [
                "Đăng ký", "Đăng ký lại", "Cấp bản sao trích lục", "Thay đổi, cải chính, bổ sung thông tin",
            ],
            subjects: ["khai sinh", "kết hôn", "khai tử"]),
        Field(
            name: "Chứng thực",
            actions: [
                "Chứng thực", "Chứng thực việc sửa đổi, bổ sung", "Chứng thực việc hủy bỏ",
                "Cấp bản sao có chứng thực",
            ],
            subjects: [
                "hợp đồng, giao dịch liên quan đến động sản",
                "hợp đồng, giao dịch liên quan đến quyền sử dụng đất",
                "di chúc và văn bản phân chia di sản",
            ]),
        Field(
            name: "Nuôi con nuôi",
            actions: ["Đăng ký", "Đăng ký lại", "Ghi vào sổ hộ tịch", "Cấp giấy xác nhận"],
            subjects: [
                "việc nuôi con nuôi trong nước", "việc nuôi con nuôi thực tế",
                "việc nuôi con nuôi ở khu vực biên giới",
            ]),
        Field(
            name: "Đất đai",
            actions: [
                "Đăng ký biến động", "Cấp giấy chứng nhận lần đầu đối với", "Cấp đổi giấy chứng nhận đối với",
                "Đính chính giấy chứng nhận đối với",
            ],
            subjects: [
                "quyền sử dụng đất của hộ gia đình", "quyền sử dụng đất và tài sản gắn liền với đất",
                "thửa đất tách thửa hoặc hợp thửa",
            ]),
        Field(
            name: "Đo đạc và bản đồ",
            actions: ["Cấp", "Cấp lại", "Gia hạn", "Điều chỉnh"],
            subjects: [
                "giấy phép hoạt động đo đạc", "chứng chỉ hành nghề đo đạc", "mảnh trích đo bản đồ địa chính",
            ]),
        Field(
            name: "Môi trường",
            actions: ["Cấp", "Cấp lại", "Cấp điều chỉnh", "Thu hồi"],
            subjects: [
                "giấy phép môi trường", "giấy đăng ký môi trường",
                "giấy xác nhận kế hoạch ứng phó sự cố chất thải",
            ]),
        Field(
            name: "Tài nguyên nước",
            actions: ["Cấp", "Cấp lại", "Gia hạn", "Trả lại"],
            subjects: [
                "giấy phép thăm dò nước dưới đất", "giấy phép khai thác nước mặt",
                "giấy đăng ký khai thác nước dưới đất",
            ]),
        Field(
            name: "Xây dựng",
            actions: ["Cấp", "Cấp lại", "Điều chỉnh", "Gia hạn"],
            subjects: [
                "giấy phép xây dựng nhà ở riêng lẻ", "giấy phép xây dựng công trình cấp III, cấp IV",
                "giấy phép di dời công trình",
            ]),
        Field(
            name: "Quy hoạch - Kiến trúc",
            actions: ["Cấp giấy phép", "Thẩm định nhiệm vụ", "Thẩm định đồ án", "Điều chỉnh"],
            subjects: ["quy hoạch chi tiết khu dân cư", "quy hoạch chung xã", "quy hoạch tổng mặt bằng"]),
        Field(
            name: "Nhà ở và công sở",
            actions: ["Xét duyệt hồ sơ", "Ký hợp đồng", "Gia hạn hợp đồng", "Thanh lý hợp đồng"],
            subjects: ["thuê nhà ở công vụ", "thuê nhà ở xã hội", "mua bán nhà ở cũ thuộc tài sản công"]),
        Field(
            name: "Bảo trợ xã hội",
            actions: ["Thực hiện", "Điều chỉnh", "Thôi hưởng", "Chi trả khi thay đổi nơi cư trú"],
            subjects: [
                "trợ cấp xã hội hằng tháng, hỗ trợ kinh phí chăm sóc", "trợ giúp xã hội đột xuất",
                "hỗ trợ chi phí mai táng",
            ]),
        Field(
            name: "Người có công",
            actions: ["Giải quyết", "Điều chỉnh", "Di chuyển hồ sơ hưởng", "Bổ sung hồ sơ"],
            subjects: [
                "chế độ trợ cấp thờ cúng liệt sĩ", "chế độ người có công giúp đỡ cách mạng",
                "phụ cấp đặc biệt hằng tháng",
            ]),
        Field(
            name: "Lao động - Việc làm",
            actions: ["Đăng ký", "Cấp", "Cấp lại", "Gia hạn"],
            subjects: [
                "giấy phép lao động", "nội quy lao động của doanh nghiệp", "hợp đồng nhận lao động thực tập",
            ]),
        Field(
            name: "Trẻ em",
            actions: ["Phê duyệt", "Điều chỉnh", "Chấm dứt", "Đăng ký"],
            subjects: [
                "kế hoạch hỗ trợ, can thiệp đối với trẻ em", "việc chăm sóc thay thế cho trẻ em",
                "hỗ trợ trẻ em có hoàn cảnh đặc biệt",
            ]),
        Field(
            name: "Giáo dục và đào tạo",
            actions: [
                "Thành lập", "Cho phép hoạt động giáo dục trở lại đối với", "Sáp nhập, chia tách", "Giải thể",
            ],
            subjects: ["trường mầm non", "trường tiểu học", "trung tâm học tập cộng đồng"]),
        Field(
            name: "An toàn thực phẩm",
            actions: ["Cấp", "Cấp lại", "Gia hạn", "Thu hồi"],
            subjects: [
                "giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm",
                "giấy xác nhận nội dung quảng cáo thực phẩm",
                "giấy tiếp nhận bản công bố sản phẩm",
            ]),
        Field(
            name: "Văn hóa",
            actions: ["Đăng ký", "Thông báo", "Xét tặng danh hiệu", "Cấp giấy phép"],
            subjects: ["tổ chức lễ hội quy mô cấp xã", "hoạt động thư viện cộng đồng", "khu dân cư văn hóa"]),
        Field(
            name: "Thể dục thể thao",
            actions: ["Thành lập", "Cấp giấy chứng nhận đối với", "Đăng cai giải của", "Giải thể"],
            subjects: [
                "câu lạc bộ thể thao cơ sở", "cơ sở kinh doanh môn bơi lội", "nhóm tập luyện cộng đồng",
            ]),
        Field(
            name: "Hộ kinh doanh",
            actions: [
                "Đăng ký thành lập", "Đăng ký thay đổi nội dung", "Tạm ngừng kinh doanh, tiếp tục kinh doanh",
                "Chấm dứt hoạt động",
            ],
            subjects: [
                "hộ kinh doanh", "địa điểm kinh doanh của hộ kinh doanh",
                "hộ kinh doanh theo hình thức liên thông",
            ]),
        Field(
            name: "Hợp tác xã",
            actions: [
                "Đăng ký thành lập", "Đăng ký thay đổi nội dung", "Thông báo tạm ngừng", "Chấm dứt hoạt động",
            ],
            subjects: ["hợp tác xã", "tổ hợp tác", "chi nhánh, văn phòng đại diện của hợp tác xã"]),
        Field(
            name: "Nông nghiệp",
            actions: ["Đăng ký", "Hỗ trợ", "Xác nhận", "Chuyển đổi"],
            subjects: [
                "cơ cấu cây trồng trên đất lúa", "khôi phục sản xuất vùng bị thiên tai",
                "kế hoạch khuyến nông địa phương",
            ]),
        Field(
            name: "Lâm nghiệp",
            actions: ["Xác nhận", "Phê duyệt", "Điều chỉnh", "Đăng ký"],
            subjects: [
                "bảng kê lâm sản", "phương án khai thác thực vật rừng thông thường",
                "mã số cơ sở nuôi, trồng",
            ]),
        Field(
            name: "Thủy sản",
            actions: ["Cấp", "Cấp lại", "Gia hạn", "Xác nhận"],
            subjects: [
                "giấy phép khai thác thủy sản", "giấy chứng nhận đăng ký tàu cá",
                "nguồn gốc loài thủy sản nuôi",
            ]),
        Field(
            name: "Đường bộ",
            actions: ["Cấp", "Cấp lại", "Cấp đổi", "Thu hồi"],
            subjects: [
                "giấy phép thi công trên đường đang khai thác", "phù hiệu xe ô tô kinh doanh vận tải",
                "giấy phép liên vận",
            ]),
        Field(
            name: "Thi đua - Khen thưởng",
            actions: ["Tặng danh hiệu", "Tặng giấy khen về", "Đề nghị khen thưởng", "Cấp lại bằng khen về"],
            subjects: [
                "tập thể lao động tiên tiến", "thành tích đột xuất",
                "thành tích thực hiện nhiệm vụ chính trị",
            ]),
    ]

    /// Names of places, always behind "Mẫu" (sample): no such place exists.
    static let places = [
        "An", "Bình", "Châu", "Điền", "Giang", "Hòa", "Khánh", "Lạc", "Minh", "Ninh", "Phú", "Quang", "Thạch",
        "Tân", "Thịnh", "Vĩnh", "Xuân", "Yên",
    ]
    static let sides = ["", " Đông", " Tây", " Nam", " Bắc", " Trung", " Thượng", " Hạ", " Một", " Hai"]
    static let departments = [
        "Tư pháp", "Xây dựng", "Tài chính", "Nội vụ", "Y tế", "Nông nghiệp và Môi trường",
        "Khoa học và Công nghệ",
        "Văn hóa, Thể thao và Du lịch", "Giáo dục và Đào tạo", "Công Thương", "Dân tộc và Tôn giáo",
        "Ngoại vụ",
    ]
    /// Offices within a unit (phòng ban) of the iGate layout.
    static let offices = [
        "Trung tâm Phục vụ hành chính công", "Văn phòng HĐND và UBND", "Phòng Kinh tế",
        "Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Văn hóa - Xã hội",
    ]
}
