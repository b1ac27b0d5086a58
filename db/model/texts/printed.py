"""Words of papers: lists, forms, reports and slides as files."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "printed.state": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
    "printed.motto": ("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
    "printed.office": ("ỦY BAN NHÂN DÂN TỈNH", "PROVINCIAL PEOPLE'S COMMITTEE"),
    "printed.annex": ("Phụ lục", "Annex"),
    "printed.number": ("STT", "No."),
    "printed.name": ("Họ tên, tên đề cử", "Name"),
    "printed.unit": ("Đơn vị", "Unit"),
    "printed.domain": ("Lĩnh vực", "Field"),
    "printed.sheets": ("Số phiếu", "Sheets"),
    "printed.score": ("Điểm", "Score"),
    "printed.rank": ("Xếp hạng", "Rank"),
    "printed.unranked": ("Chưa xếp", "Not ranked"),
    "printed.criterion": ("Tiêu chí", "Criterion"),
    "printed.most": ("Điểm tối đa", "Most points"),
    "printed.points": ("Điểm chấm", "Points"),
    "printed.remark": ("Nhận xét", "Remark"),
    "printed.total": ("Cộng", "Total"),
    "printed.marker": ("Thành viên: {name}", "Member: {name}"),
    "printed.empty": ("Không có dòng nào.", "There are no rows."),
    "printed.title_nominations": ("DANH SÁCH ĐỀ CỬ", "NOMINATIONS"),
    "printed.title_exemplars": ("DANH SÁCH ĐIỂN HÌNH TIÊN TIẾN", "ADVANCED EXEMPLARS"),
    "printed.title_awards": ("DANH SÁCH KHEN THƯỞNG", "COMMENDATIONS"),
    "printed.title_scores": ("BẢNG TỔNG HỢP ĐIỂM", "SUMMARY OF SCORES"),
    "printed.title_marks": ("PHIẾU CHẤM", "MARKING SHEET"),
    "printed.until": ("{what}, tính đến ngày {date}", "{what}, by {date}"),
    "printed.place_and_date": (
        "{place}, ngày {day} tháng {month} năm {year}",
        "{place}, {day}/{month}/{year}",
    ),
    "printed.signer_maker": ("NGƯỜI LẬP BIỂU", "PREPARED BY"),
    "printed.signer_head": ("THỦ TRƯỞNG ĐƠN VỊ", "HEAD OF OFFICE"),
    "printed.signer_secretary": ("THƯ KÝ HỘI ĐỒNG", "SECRETARY OF THE COUNCIL"),
    "printed.signer_chair": ("CHỦ TỊCH HỘI ĐỒNG", "CHAIR OF THE COUNCIL"),
    "printed.signer_member": ("THÀNH VIÊN HỘI ĐỒNG", "MEMBER OF THE COUNCIL"),
    "printed.sign_here": ("(Ký, ghi rõ họ tên)", "(Signature, full name)"),
    "printed.source": (
        "Nguồn: {question}; {count} dòng, lấy lúc {at}, sau lượt sửa {bundle}.",
        "Source: {question}; {count} rows, taken at {at}, after bundle {bundle}.",
    ),
    "printed.targets": ("Chỉ tiêu", "Target"),
    "printed.counts": ("Số lượng", "Count"),
    "printed.report_title": (
        "BÁO CÁO {what} công tác phát hiện, bồi dưỡng, tổng kết, nhân rộng điển hình tiên tiến",
        "REPORT {what} on finding, fostering, summing up and replicating exemplars",
    ),
    "printed.report_phase": ("SƠ KẾT GIAI ĐOẠN {name}", "OF PHASE {name}"),
    "printed.report_plan": ("TỔNG KẾT {name}", "OF {name}"),
    "printed.report_1": ("I. TÌNH HÌNH, CÔNG TÁC CHỈ ĐẠO", "I. SITUATION AND DIRECTION"),
    "printed.report_2": ("II. KẾT QUẢ", "II. RESULTS"),
    "printed.report_3": ("III. HẠN CHẾ, NGUYÊN NHÂN", "III. SHORTCOMINGS AND CAUSES"),
    "printed.report_4": (
        "IV. NHIỆM VỤ, GIẢI PHÁP; ĐỀ NGHỊ",
        "IV. TASKS, SOLUTIONS AND PROPOSALS",
    ),
    "printed.report_shortfalls": ("1. Hạn chế", "1. Shortcomings"),
    "printed.report_causes": ("2. Nguyên nhân", "2. Causes"),
    "printed.to_write": ("(Nội dung do cơ quan soạn.)", "(To be written by the office.)"),
    "printed.report_table": ("Số liệu", "Figures"),
    "printed.item": ("Nội dung", "Item"),
    "printed.copied": (
        "Số liệu tính đến {date}, lấy lúc {at}, sau lượt sửa {bundle}.",
        "Figures by {date}, taken at {at}, after bundle {bundle}.",
    ),
    "bundle.template": ("Sửa mẫu văn bản", "Templates"),
    "papers.report": ("Báo cáo sơ kết, tổng kết", "Report"),
    "papers.slides": ("Trang trình chiếu", "Slides"),
    "papers.exemplars": ("Danh sách điển hình", "Exemplars"),
    "papers.awards": ("Danh sách khen thưởng", "Commendations"),
    "papers.nominations": ("Danh sách đề cử", "Nominations"),
    "papers.scores": ("Bảng tổng hợp điểm", "Summary of scores"),
    "papers.marks": ("Phiếu chấm", "Marking sheet"),
    "papers.what": ("Văn bản", "Paper"),
    "papers.format": ("Định dạng", "Format"),
    "papers.round": ("Đợt xét", "Round"),
    "papers.marker": ("Thành viên", "Member"),
    "papers.no_round": (
        "Kế hoạch chưa có đợt xét nào. Thêm đợt xét trước.",
        "The plan has no round yet. Add one first.",
    ),
    "papers.no_marker": (
        "Đợt xét chưa có thành viên chấm.",
        "The round has no markers yet.",
    ),
    "papers.template": ("Mẫu", "Template"),
    "papers.own_look": ("Mẫu có sẵn", "Built in"),
    "papers.make": ("Lập văn bản", "Make the paper"),
    "papers.made": ("Đã lập {name}.", "{name} is made."),
    "papers.take": ("Tải {name}", "Take {name}"),
    "papers.no_pdf": (
        "Máy chủ chưa có LibreOffice nên không có PDF.",
        "The server has no LibreOffice, so there is no PDF.",
    ),
    "papers.templates": ("Mẫu của cơ quan", "Templates of the office"),
    "papers.templates_hint": (
        "Sửa mẫu trong Word rồi chọn tệp tại đây. Trong mẫu, tên trường đặt giữa hai dấu ngoặc "
        "nhọn, như {{{{ tieu_de }}}}.",
        "Edit a template in Word and choose its file here. A field stands between double braces, "
        "as in {{{{ tieu_de }}}}.",
    ),
    "papers.add": ("Chọn tệp .docx hoặc .pptx", "Choose a .docx or .pptx file"),
    "papers.keep": ("Lưu mẫu", "Keep the template"),
    "papers.kept": ("Đã lưu mẫu {name}.", "Template {name} is kept."),
    "papers.remove": ("Xóa mẫu", "Delete the template"),
    "papers.removed": ("Đã xóa mẫu {name}.", "Template {name} is deleted."),
    "papers.fields": ("Trường dùng trong mẫu", "Fields of a template"),
    "papers.field": ("Trường", "Field"),
    "papers.means": ("Là gì", "What it is"),
    "papers.of_co_quan": ("Cơ quan ban hành", "Issuing office"),
    "papers.of_tieu_de": ("Tiêu đề danh sách", "Title of the list"),
    "papers.of_noi_dung": ("Đợt xét hoặc giai đoạn", "Round or phase"),
    "papers.of_noi_ngay": ("Nơi, ngày tháng năm", "Place and date"),
    "papers.of_nguon": ("Nguồn số liệu", "Source of the figures"),
    "papers.of_cot": ("Tên các cột", "Names of the columns"),
    "papers.of_dong": (
        "Các dòng; mỗi dòng có nhom (đầu nhóm) và o (các ô)",
        "Rows; each has nhom (heads a group) and o (its cells)",
    ),
    "papers.of_trang": (
        "Các trang; mỗi trang có cau, ghi_chu, so (ten, so, chi_tieu)",
        "Slides; each has cau, ghi_chu, so (ten, so, chi_tieu)",
    ),
    "papers.of_ngay": ("Ngày lấy số liệu", "Day of the figures"),
    "papers.of_kind": (
        "Trang {name}: cau, ghi_chu, so",
        "Slide {name}: cau, ghi_chu, so",
    ),
    "problem.no_such_paper": (
        "Không có loại văn bản '{value}'. Chọn loại có trong danh sách.",
        "There is no paper '{value}'. Choose one of the list.",
    ),
    "problem.paper_of_no_round": (
        "Văn bản này lập cho một đợt xét. Chọn đợt xét trước.",
        "This paper is of a round. Choose a round first.",
    ),
    "problem.not_a_docx": (
        "Tệp '{value}' không phải tệp Word (.docx) mở được. Lưu lại từ Word dạng .docx rồi chọn "
        "lại.",
        "The file '{value}' is no Word file (.docx) that opens. Save it from Word as .docx and "
        "choose it again.",
    ),
    "problem.not_a_pptx": (
        "Tệp '{value}' không phải tệp PowerPoint (.pptx) mở được. Lưu lại dạng .pptx rồi chọn lại.",
        "The file '{value}' is no PowerPoint file (.pptx) that opens. Save it as .pptx and choose "
        "it again.",
    ),
    "problem.template_field": (
        "Mẫu '{value}' dùng trường không có: {names}. Sửa tên trường trong Word theo bảng trường.",
        "The template '{value}' uses fields that are not there: {names}. Correct them in Word "
        "after the table of fields.",
    ),
    "problem.template_tag": (
        "Mẫu '{value}' có thẻ viết sai: {why}. Sửa thẻ trong Word rồi chọn lại tệp.",
        "The template '{value}' has a tag that cannot be read: {why}. Correct it in Word and "
        "choose the file again.",
    ),
    "problem.no_pdf": (
        "Máy chủ không có LibreOffice nên chưa lập được PDF. Tải Word rồi lưu thành PDF.",
        "The server has no LibreOffice, so no PDF can be made. Take the Word file and save it as "
        "PDF.",
    ),
    "problem.pdf_failed": (
        "Không chuyển được sang PDF. Tải Word rồi lưu thành PDF.",
        "The file could not be made a PDF. Take the Word file and save it as PDF.",
    ),
}
