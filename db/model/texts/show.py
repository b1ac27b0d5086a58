"""Words of the slides on the screen, and of the page where a meeting is prepared."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "show.back": ("Trang trước", "Back"),
    "show.on": ("Trang sau", "Next"),
    "show.leave": ("Thoát trình chiếu", "Leave the slides"),
    "show.nothing": (
        "Không có trang nào được chọn. Chọn trang tại Báo cáo và trình chiếu.",
        "No slide is chosen. Choose slides on the page Reports and slides.",
    ),
    "show.link_over": (
        "Đường dẫn trình chiếu đã hết hạn hoặc đã thu hồi. Liên hệ bộ phận thi đua để có "
        "đường dẫn mới.",
        "This display link has expired or was revoked. Ask the emulation office for another.",
    ),
    "problem.no_slides": (
        "Đường dẫn '{value}' không chỉ đến bộ trang nào. Mở lại từ Báo cáo và trình chiếu.",
        "The link '{value}' names no slides. Open them from Reports and slides.",
    ),
    "room.no_plan": (
        "Chưa có kế hoạch nào. Lập kế hoạch rồi mở lại trang này.",
        "There is no plan yet. Make one, then open this page again.",
    ),
    "room.slides": ("Trình chiếu", "Slides"),
    "room.papers": ("Văn bản", "Papers"),
    "room.deck": ("Bộ trang", "Deck"),
    "room.standard": ("Bộ chuẩn", "Standard deck"),
    "room.order": ("Thứ tự", "Order"),
    "room.shown": ("Chiếu", "Show"),
    "room.slide": ("Trang", "Slide"),
    "room.headline": ("Câu đang hiện", "Headline now"),
    "room.own_title": ("Tiêu đề riêng", "Own title"),
    "room.lines": ("Nội dung thêm", "More lines"),
    "room.lines_help": ("Mỗi ý cách nhau bằng dấu ;", "Separate points with ;"),
    "room.text_slide": ("Trang tự soạn", "Typed slide"),
    "room.of_reached": ("Kết quả và chỉ tiêu", "Result and target"),
    "room.of_kinds": ("Loại điển hình", "Kinds of exemplars"),
    "room.of_movements": ("Phong trào", "Movements"),
    "room.of_places": ("Địa phương", "Localities"),
    "room.of_stages": ("Bốn khâu", "Four stages"),
    "room.of_awards": ("Khen thưởng", "Awards"),
    "room.of_decisions": ("Việc cần quyết định", "Decisions to take"),
    "room.of_asked": ("Câu hỏi đã lưu", "Saved question"),
    "room.of_text": ("Trang tự soạn", "Typed slide"),
    "room.name": ("Tên bộ trang", "Name of the deck"),
    "room.seconds": ("Số giây mỗi trang khi tự chuyển", "Seconds a slide when turning alone"),
    "room.save": ("Lưu bộ trang", "Save the deck"),
    "room.saved": ("Đã lưu bộ trang {name}.", "Deck {name} is saved."),
    "room.remove": ("Xóa bộ trang", "Delete the deck"),
    "room.removed": ("Đã xóa bộ trang {name}.", "Deck {name} is deleted."),
    "room.open": ("Mở trình chiếu", "Open the slides"),
    "room.lead": ("Dẫn trình chiếu", "Lead the slides"),
    "room.dark": ("Nền tối", "Dark"),
    "room.keys": (
        "Phím ← → chuyển trang, Home về trang đầu, F11 mở toàn màn hình. Chế độ dẫn chuyển trang "
        "trên mọi màn hình theo dõi.",
        "Keys ← → turn, Home goes to the first slide, F11 fills the screen. Leading turns all "
        "screens that follow.",
    ),
    "room.links": ("Đường dẫn cho màn hình phòng họp", "Links for the screens of a hall"),
    "room.links_hint": (
        "Ai có đường dẫn đều xem được các trang số liệu này mà không cần tài khoản, không xem "
        "được gì khác.",
        "Whoever has the link sees these slides without an account, and nothing else.",
    ),
    "room.screen_name": ("Tên màn hình", "Name of the screen"),
    "room.days": ("Số ngày dùng được", "Days of use"),
    "room.way": ("Cách chuyển trang", "How it turns"),
    "room.way_follow": ("Theo người dẫn", "Follows who leads"),
    "room.way_rotate": ("Tự chuyển", "By itself"),
    "room.make_link": ("Tạo đường dẫn", "Make the link"),
    "room.link_once": (
        "Đường dẫn chỉ hiện một lần, sao chép ngay:",
        "The link is shown once; copy it now:",
    ),
    "room.link": ("{name}, đến {until}", "{name}, until {until}"),
    "room.end_link": ("Thu hồi", "Revoke"),
    "room.link_ended": (
        "Đã thu hồi đường dẫn của {name}.",
        "The link of {name} is revoked.",
    ),
    "room.no_links": ("Chưa có đường dẫn nào đang dùng.", "No link is in use."),
}
