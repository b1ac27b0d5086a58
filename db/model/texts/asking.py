"""Questions in the language of the database: the page, the refusals."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "page.sql": ("Hỏi bằng SQL", "Ask in SQL"),
    "asking.sql": ("Câu SELECT", "The SELECT"),
    "asking.sql_keys": (
        "Câu SELECT (Ctrl + Enter để chạy)",
        "The SELECT (Ctrl + Enter runs it)",
    ),
    "asking.example": (
        "Ví dụ: SELECT l.label_vi AS trang_thai, count(*) AS so_de_cu\nFROM nomination n\n"
        "JOIN lookup l ON l.id = n.state\nGROUP BY ALL",
        "For example: SELECT l.label_en AS state, count(*) AS nominations\nFROM nomination n\n"
        "JOIN lookup l ON l.id = n.state\nGROUP BY ALL",
    ),
    "asking.run": ("Chạy câu hỏi", "Run the question"),
    "asking.running": ("Đang tính…", "Working…"),
    "asking.waiting": (
        "Đang chờ: còn {place} lượt nữa.",
        "Waiting: number {place} in line.",
    ),
    "asking.told": (
        "**{count}** dòng · {seconds} giây · số liệu đến lượt sửa {head}",
        "**{count}** rows · {seconds} seconds · figures up to bundle {head}",
    ),
    "asking.capped": (
        "Chỉ lấy {count} dòng đầu. Thêm điều kiện hoặc đếm theo nhóm để có đủ.",
        "Only the first {count} rows are taken. Add a condition or count by groups to have all.",
    ),
    "asking.cut": (
        "{count} ô dài hơn 5.000 ký tự đã bị cắt bớt, có dấu … ở cuối.",
        "{count} cells longer than 5,000 letters were cut and end in …",
    ),
    "asking.nothing": ("Không có dòng nào khớp.", "No row matches."),
    "asking.tables": ("Bảng và cột", "Tables and columns"),
    "asking.column": ("Cột", "Column"),
    "asking.meaning": ("Là gì", "What it is"),
    "asking.to": ("→ {target}", "→ {target}"),
    "asking.to_list": ("→ lookup ({target})", "→ lookup ({target})"),
    "asking.to_many": ("các số → {target}", "numbers → {target}"),
    "asking.day_of": ("{label}, ngày đầu", "{label}, first day"),
    "asking.fold_of": ("{label}, không dấu", "{label}, without marks"),
    "asking.sort_of": ("{label}, để xếp thứ tự", "{label}, to sort by"),
    "asking.note": (
        "Mỗi dòng có số ở cột id; mũi tên chỉ bảng mà cột trỏ tới. Điểm chấm có từ khi công bố.",
        "Each row has its number in id; an arrow names the table a column points to. Marks are "
        "there once published.",
    ),
    "asking.history": ("Đã hỏi", "Asked before"),
    "asking.pick": ("Chọn một dòng để lấy lại câu.", "Pick a line to take the statement back."),
    "asking.none": ("Chưa hỏi câu nào.", "Nothing asked yet."),
    "asking.when": ("Lúc", "When"),
    "asking.outcome": ("Kết quả", "Outcome"),
    "asking.rows": ("{count} dòng", "{count} rows"),
    "asking.refused": ("không có kết quả", "no answer"),
    "asking.seconds": ("Giây", "Seconds"),
    "asking.take_xlsx": ("Tải xlsx", "Download xlsx"),
    "asking.take_csv": ("Tải csv", "Download csv"),
    "asking.file": ("Kết quả câu hỏi", "Answer"),
    "problem.question_empty": (
        "Ô câu hỏi còn trống. Nhập một câu SELECT.",
        "The question is empty. Type one SELECT.",
    ),
    "problem.question_long": (
        "Câu hỏi dài {length} ký tự, nhiều hơn {limit}. Rút ngắn rồi chạy lại.",
        "The question has {length} letters, more than {limit}. Shorten it and run again.",
    ),
    "problem.question_one_select": (
        "Chỉ nhận đúng một câu SELECT (bắt đầu bằng SELECT hoặc WITH); chia cột thì dùng "
        "count(*) FILTER (WHERE …). Bỏ phần còn lại rồi chạy lại.",
        "Exactly one SELECT is taken (it begins with SELECT or WITH); for columns by value use "
        "count(*) FILTER (WHERE …). Remove the rest and run again.",
    ),
    "problem.question_syntax": (
        "Dòng {line}, cột {column}: câu viết chưa đúng ở đây. Sửa rồi chạy lại. ({told})",
        "Line {line}, column {column}: the statement is wrong here. Correct it and run again. "
        "({told})",
    ),
    "problem.question_no_table": (
        "Dòng {line}, cột {column}: không có bảng '{value}'. Gần giống: {known}. Xem danh sách "
        "bảng. ({told})",
        "Line {line}, column {column}: there is no table '{value}'. Similar: {known}. See the list "
        "of tables. ({told})",
    ),
    "problem.question_no_column": (
        "Dòng {line}, cột {column}: không có cột '{value}'. Gần giống: {known}. Xem danh sách "
        "cột. ({told})",
        "Line {line}, column {column}: there is no column '{value}'. Similar: {known}. See the "
        "list of columns. ({told})",
    ),
    "problem.question_no_function": (
        "Dòng {line}, cột {column}: không có hàm '{value}'. Gần giống: {known}. Đổi tên hàm rồi "
        "chạy lại. ({told})",
        "Line {line}, column {column}: there is no function '{value}'. Similar: {known}. Change it "
        "and run again. ({told})",
    ),
    "problem.question_value": (
        "Dòng {line}, cột {column}: có giá trị không đổi được sang kiểu cần dùng. Sửa giá trị "
        "hoặc dùng try_cast rồi chạy lại. ({told})",
        "Line {line}, column {column}: a value does not fit the type it is used as. Correct it or "
        "use try_cast and run again. ({told})",
    ),
    "problem.question_wrong": (
        "Dòng {line}, cột {column}: chỗ này không tính được. Sửa rồi chạy lại. ({told})",
        "Line {line}, column {column}: this cannot be worked out. Correct it and run again. "
        "({told})",
    ),
    "problem.question_failed": (
        "Câu hỏi không tính được. Sửa rồi chạy lại. ({told})",
        "The question cannot be worked out. Correct it and run again. ({told})",
    ),
    "problem.question_closed": (
        "Câu hỏi chỉ được đọc các bảng trong danh sách: không ghi, không mở tệp, không đổi thiết "
        "lập. Bỏ phần ấy rồi chạy lại. ({told})",
        "A question only reads the tables of the list: it writes nothing, opens no file, changes "
        "no setting. Remove that part and run again. ({told})",
    ),
    "problem.question_slow": (
        "Quá {limit} giây chưa xong. Thêm điều kiện để thu hẹp câu hỏi rồi chạy lại.",
        "Not done after {limit} seconds. Narrow the question by a condition and run again.",
    ),
    "problem.question_heavy": (
        "Câu hỏi cần nhiều bộ nhớ hoặc thời gian hơn mức cho phép. Thu hẹp rồi chạy lại.",
        "The question needs more memory or time than is allowed. Narrow it and run again.",
    ),
    "problem.questions_many": (
        "Đang có {count} câu hỏi chờ trước. Chạy lại sau ít phút.",
        "{count} questions are waiting already. Run it again in a few minutes.",
    ),
    "problem.questions_unconfined": (
        "Máy chủ này không giới hạn được câu hỏi (Windows) nên không nhận. Dùng máy chủ Linux "
        "hoặc macOS.",
        "This server cannot keep questions within limits (Windows), so it takes none. Use a "
        "server with Linux or macOS.",
    ),
}
