"""Questions in the language of the database: the page, the refusals."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
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
