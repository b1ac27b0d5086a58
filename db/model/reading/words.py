"""Words of other people's files that have to be written right: titles, honours, organisations."""

from __future__ import annotations

# the forms in which awards are kept, whatever the file writes
AWARDS = (
    "Chiến sĩ thi đua toàn quốc", "Chiến sĩ thi đua cấp tỉnh", "Chiến sĩ thi đua cơ sở",
    "Lao động tiên tiến", "Chiến sĩ tiên tiến", "Cờ thi đua của Chính phủ",
    "Cờ thi đua của UBND tỉnh", "Tập thể lao động xuất sắc", "Tập thể lao động tiên tiến",
    "Đơn vị quyết thắng", "Đơn vị tiên tiến", "Gia đình văn hóa", "Gia đình văn hóa tiêu biểu",
    "Hộ sản xuất, kinh doanh giỏi", "Huân chương Lao động hạng Nhất",
    "Huân chương Lao động hạng Nhì", "Huân chương Lao động hạng Ba", "Kỷ niệm chương",
    "Bằng khen của Thủ tướng Chính phủ", "Bằng khen của Chủ tịch UBND tỉnh",
    "Giấy khen của Chủ tịch UBND huyện", "Giấy khen của Chủ tịch UBND thị xã",
    "Giấy khen của Chủ tịch UBND thành phố", "Giấy khen của Chủ tịch UBND xã",
    "Giấy khen của Chủ tịch UBND phường", "Giấy khen của Giám đốc Sở",
)  # fmt: skip

# before a name: kept as written here
ADDRESSES = (
    "Ông", "Bà", "Đồng chí", "Anh", "Chị", "Cô", "Thầy", "Cụ", "Em", "Cháu",
    "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá", "Trung tá",
    "Thiếu tá", "Đại úy", "Thượng úy", "Trung úy", "Thiếu úy", "Thượng sĩ", "Trung sĩ", "Hạ sĩ",
    "Binh nhất", "Binh nhì", "Chuẩn úy", "Già làng", "Nghệ nhân", "Nghệ nhân ưu tú", "Hòa thượng",
    "Thượng tọa", "Đại đức", "Ni sư", "Sư cô", "Linh mục", "Mục sư", "Nhà giáo", "Bác sĩ",
    "Kỹ sư", "Thạc sĩ", "Tiến sĩ", "Giáo sư", "Phó Giáo sư", "Luật sư", "Nhà báo", "Thầy thuốc",
)  # fmt: skip
SHORT_ADDRESSES = {"đ/c": "Đồng chí", "đc": "Đồng chí", "đ.c": "Đồng chí"}
MEN, WOMEN = ("ông", "anh"), ("bà", "chị")
# degrees and honorary titles in letters, with or without points, may stand in a row: PGS.TS.BS
DEGREES = frozenset(
    (
        *("gs", "pgs", "ts", "ths", "bs", "bscki", "bsckii", "cki", "ckii", "ck1", "ck2", "ds"),
        *("dscki", "dsckii", "cn", "ks", "kts", "ls", "ngưt", "ngnd", "ttưt", "ttnd", "nsưt"),
        *("nsnd", "nnưt", "nnnd", "tskh", "cv", "ncs"),
    )
)

HOUSEHOLDS = r"(?:(?:hộ\s+gia\s+đình|hộ\s+gđ|gia\s+đình|hộ|gđ)\b\s*[:.]?\s*(?:của\s+)?)"

# an organisation's name → how files shorten it, folded; what stands for the place comes behind
ORGANISATIONS = {
    "UBND": "uy ban nhan dan|ubnd|ub nhan dan|uy ban|uy ban nd",
    "HĐND": "hoi dong nhan dan|hdnd",
    "HĐND và UBND": "hdnd ubnd|hdnd va ubnd|hoi dong nhan dan uy ban nhan dan",
    "Ủy ban MTTQ Việt Nam": "ub mttqvn|ub mttq|ubmttq|ubmttqvn|ub mttq viet nam|ub mttq vn|"
    "uy ban mttq|uy ban mttqvn|uy ban mttq vn|uy ban mttq viet nam|mat tran|mat tran to quoc|"
    "mttq|mttqvn|mat tran to quoc viet nam|uy ban mat tran to quoc|"
    "uy ban mat tran to quoc viet nam|ban thuong truc uy ban mttq viet nam",
    "Hội Liên hiệp Phụ nữ": "hoi lien hiep phu nu|hoi lhpn|hoi phu nu|hoi lh phu nu|hlhpn|"
    "hoi lhpnvn|hoi pn",
    "Hội Nông dân": "hoi nong dan|hoi nd|hnd",
    "Hội Cựu chiến binh": "hoi cuu chien binh|hoi ccb|hccb",
    "Hội Chữ thập đỏ": "hoi chu thap do|hoi ctd",
    "Hội Khuyến học": "hoi khuyen hoc|hoi kh",
    "Hội Người cao tuổi": "hoi nguoi cao tuoi|hoi nct",
    "Đoàn TNCS Hồ Chí Minh": "doan tncs ho chi minh|doan tncs hcm|doan thanh nien|doan tn|"
    "doan thanh nien cong san ho chi minh",
    "Liên đoàn Lao động": "lien doan lao dong|ldld|lien doan ld",
    "Công an": "cong an|ca",
    "Ban Chỉ huy Quân sự": "ban chi huy quan su|ban chqs|bchqs|ban chi huy qs|quan su",
    "Bộ đội Biên phòng": "bo doi bien phong|bdbp",
    "Phòng Giáo dục và Đào tạo": "phong giao duc va dao tao|phong giao duc dao tao|"
    "phong gd dt|phong gddt|phong gd va dt|phong gd|pgd dt|pgddt",
    "Phòng Nội vụ": "phong noi vu|phong nv",
    "Phòng Y tế": "phong y te|phong yt",
    "Phòng Tư pháp": "phong tu phap|phong tp",
    "Phòng Dân tộc": "phong dan toc|phong dt",
    "Phòng Kinh tế": "phong kinh te|phong kt",
    "Phòng Kinh tế và Hạ tầng": "phong kinh te va ha tang|phong kinh te ha tang|phong kt ht|"
    "phong ktht",
    "Phòng Quản lý đô thị": "phong quan ly do thi|phong qldt",
    "Phòng Tài chính - Kế hoạch": "phong tai chinh ke hoach|phong tc kh|phong tckh|"
    "phong tai chinh va ke hoach",
    "Phòng Văn hóa và Thông tin": "phong van hoa va thong tin|phong van hoa thong tin|"
    "phong vh tt|phong vhtt|phong vh va tt",
    "Phòng Tài nguyên và Môi trường": "phong tai nguyen va moi truong|"
    "phong tai nguyen moi truong|phong tn mt|phong tnmt|phong tn va mt",
    "Phòng Nông nghiệp và Phát triển nông thôn": "phong nong nghiep va phat trien nong thon|"
    "phong nn ptnt|phong nnptnt|phong nn va ptnt|phong nong nghiep ptnt|phong nong nghiep",
    "Phòng Lao động - Thương binh và Xã hội": "phong lao dong thuong binh va xa hoi|"
    "phong ldtbxh|phong ld tb xh|phong ldtb xh|phong ld tbxh|phong ldtb va xh|"
    "phong lao dong thuong binh xa hoi|phong ld tb va xh",
    "Trung tâm Y tế": "trung tam y te|ttyt|tt y te",
    "Trạm Y tế": "tram y te|tyt",
    "Chi cục Thuế": "chi cuc thue|cct",
    "Tòa án nhân dân": "toa an nhan dan|tand|toa an",
    "Viện Kiểm sát nhân dân": "vien kiem sat nhan dan|vksnd|vien kiem sat|vien ksnd",
    "Kho bạc Nhà nước": "kho bac nha nuoc|kbnn|kho bac",
    "Huyện ủy": "huyen uy",
    "Thành ủy": "thanh uy",
    "Thị ủy": "thi uy",
    "Tỉnh ủy": "tinh uy",
    "Đảng ủy": "dang uy",
    "Huyện đoàn": "huyen doan",
    "Thành đoàn": "thanh doan",
    "Thị đoàn": "thi doan",
    "Tỉnh đoàn": "tinh doan",
}  # fmt: skip

# the word for a unit's type as it stands inside a name
TYPES = {
    "thanh pho": "thành phố", "thi tran": "thị trấn", "thi xa": "thị xã", "dac khu": "đặc khu",
    "huyen": "huyện", "phuong": "phường", "tinh": "tỉnh", "xa": "xã", "quan": "quận",
}  # fmt: skip
# the words of committees whose first says the type of a place: huyện ủy, thành đoàn
COMMITTEE_LETTERS = ("huyện", "thành", "thị", "tỉnh", "ủy", "uỷ", "đoàn")
# a lone cell that begins so is a name; those that begin titles too (Đoàn, Hội) are left out
SURNAMES = frozenset(
    (
        *("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng"),
        *("Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Trương", "Đinh", "Lương"),
    )
)
# how collectives begin, with their marks: a person may be called Đoàn Thanh Hải
OFFICES = (
    r"(ubnd|ủy ban|uỷ ban|hđnd|hội (lhpn|liên hiệp|nông dân|cựu|chữ thập|khuyến|người|đồng)|mttq|"
    r"phòng |sở |trường |công (ty|an)|ban (chỉ|quản|dân|tuyên|tổ chức)|chi (cục|bộ|hội|nhánh)|"
    r"trung tâm|trạm |đoàn (tn|thanh niên|xã|phường|thị)|đảng (ủy|uỷ|bộ)|thị đoàn|huyện |thành (ủy|"
    r"uỷ|đoàn)|tỉnh |thị (ủy|uỷ|trấn|xã)|cán bộ|nhân dân|tổ |đội |khoa |bệnh viện|hợp tác xã|htx|"
    r"thôn |ấp |khu phố|xã |phường |mặt trận|liên đoàn|lđlđ|bộ chỉ huy|bch|viện |tòa |toà |kho bạc|"
    r"ngân hàng|điện lực|bưu điện|doanh nghiệp|clb|câu lạc bộ|quân ủy|văn phòng|tập thể)"
)
# cells that say that there is nothing to say
NO_ANSWERS = ("chưa có", "không có")
# a decision's number, perhaps with its day behind it; what stands before a number alone
DECIDED = (
    r"(?:quyết định\s*|qđ\s*)?(?:số\s*:?\s*)?(\d[^\s,;]*)"
    r"(?:\s*[,;–-]?\s*(?:ngày\s*|\(\s*|(?<=[\s,;–-])(?=\d{1,2}[/.-]\d{1,2}[/.-]\d{4}))(.+?)\)?)?"
)
BEFORE_NUMBER = r"^(?:quyết định|qđ)?\s*(?:số\s*)?:?\s*(?=\d)"
# the words for a sum, with their marks: "công an" and "cộng đồng" are no sums
SUMS = (
    r"(?:tổng cộng|tổng số|tổng|cộng|bình quân|trung bình|tổng cộng chung)\s*"
    r"(?:$|[:;.(=\d–\-].*|(?:toàn|cả|mục|phần|nhóm|khối|chung|các|huyện|thị xã|thành phố|tỉnh|xã|"
    r"phường|cụm)\b.*)"
)
MOVEMENTS = r"^\s*(?:[IVX\d]+[.)]?\s*)?phong trào(?:\s+thi đua)?\s*[:\-–]\s*(.+)$"
# what a syllable may be behind its first consonants
RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet "
    "oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya "
    "uych uyên uyêt uynh uyt uyu uơ uyp ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt "
    "ươu y yêm yên yêng yêt yêu ynh yt"
)
# "the same as above"
DITTO = frozenset({'"', "”", "“", "''", "nt", "-nt-", "nt.", "- nt -", "-//-", "//", "như trên"})
