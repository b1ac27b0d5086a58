# ruff: noqa: E501, RUF
"""A list as an office sends it: two rows of headings, NFD, stray blanks, misspelt and short units."""

from __future__ import annotations

LIST = """\
ỦY BAN NHÂN DÂN\t\t\t\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\t\t\t\t
TỈNH TÂY NINH\t\t\t\t\tĐộc lập - Tự do - Hạnh phúc\t\t\t\t

DANH SÁCH CÁ NHÂN ĐIỂN HÌNH TIÊN TIẾN ĐỀ NGHỊ KHEN THƯỞNG\t\t\t\t\t\t\t\t\t
Giai đoạn 2021 - 2023\t\t\t\t\t\t\t\t\t
(Kèm theo Tờ trình số 45/TTr-UBND ngày 12/5/2023)\t\t\t\t\t\t\t\t\t

STT\tHọ và tên\tNăm sinh\t\tChức vụ\tĐơn vị\tHình thức khen thưởng\tQuyết định\t\tGhi chú
\t\tNam\tNữ\t\t\t\tSố\tNgày ký\t
1\t2\t3\t4\t5\t6\t7\t8\t9\t10
I\tTHỊ XÃ TRẢNG BÀNG\t\t\t\t\t\t\t\t
1\tHoàng Thị Bình\t\t1996\tGiáo viên\tX.PHƯỚC BÌNH, thị xã Trảgn Bàng\tChiến sỹ thi đua cơ sở\t174/QĐ-UBND\t19/02/2021\t
2\tQUANG NGỌC MỸ\t\t1993\tNông dân\txã Phước Chỉ\tBằng khen của Chủ tịch Ủy ban nhân dân tỉnh\t2086/QĐ-UBND\t17/12/2023\tHồ sơ bổ sung sau
3\tLê \u200bThị Linh\u200c\t\t1998\tHiệu trưởng\tX. Đôn Thuận, TX.Trảng\xa0Bàng\tBằng khen của Chủ tịch UBND tỉnh\t2184/QĐ-UBND\t28/08/2023\t
4\t  Nguyễn  Thị  Linh \t\t1996\tBí thư Chi bộ\txã Hưng Thuận \tGK CT UBND huyện\t1294/QĐ-UBND\t19.4.2023\t
5\tNguyễn Hữu Vương\t1990\t\tHiệu trưởng\tP.An Tịnh,  TX. Trảng Bàng\tChiến sĩ thi đua cơ sở\t1298/QĐ-UBND\t13.12.2022\t
6\tPha\u0323m Phươ\u0301c Minh\t1972\t\tCông chức Văn hóa - Xã hội\tP.Gia Lộc,  Tx. TRẢNG BÀNG\tGK CT UBND huyện\t3165/QĐ-UBND\t26/03/2023\t
7\tĐinh Thị Khánh\t\t1964\tChủ tịch Hội Phụ nữ\tXã Phước Bình,  TX.TRẢNG BÀNG\tLao động tiên tiến\t119/QĐ-UBND\t10-12-21\t
8\tTRẦN HỒNG SANG\t1995\t\tHiệu trưởng\tphường An Hòa - TX. Trảng Bàng\tlao động tiên tiến\t1812/QĐ-UBND\t27/10/2021\t
9\t  Trương  Thị  Thanh  Thành \t\t1986\tGiáo viên\tP. Trảng Bàng , Tx. Trảng Bàng \tBằng khen của Chủ tịch UBND tỉnh\t3079/QĐ-UBND\t10/01/2021\t
\tCộng: 9 người\t\t\t\t\t\t\t\t
II\tHUYỆN GÒ DẦU\t\t\t\t\t\t\t\t
10\tPhùng\xa0Thị Thanh Khải\t\t1986\tCông chức Văn hóa - Xã hội\tTT.Gò Dầu, huyện Gò Dầu\tChiến sỹ thi đua tỉnh\t1309/QĐ-UBND\t26/01/2023\t
11\tCao\xa0Trung Khải\t1971\t\tGiáo viên\tX. Hiệp Thạnh, H. Gò Dầu\tGiấy khen\t1102/QĐ-UBND\t1.8.2022\t
12\tHuỳnh\xa0Văn Phát\t1971\t\tCông chức Văn hóa - Xã hội\tXã Phước Đôgn, huyện Gò Dầu\tBằng khen CT.UBND tỉnh\t237/QĐ-UBND\tngày 26 tháng 12 năm 2021\t
13\t  Đặng  Thị  Thanh  Thuận \t\t1997\tBí thư Chi bộ\tXã THẠNH ĐỨC,  H.Gò Dầu\tBằng khen của Chủ tịch UBND tỉnh\t1068/QĐ-UBND\t27/12/2021\tđã nghỉ hưu
14\tNguyễn Hoàng Phúc\t1995\t\tNông dân\tX. Bàu Đồn, H.Gò ầDu\tGiấy khen của Chủ tịch UBND huyện\t3993/QĐ-UBND\t4/4/2023\t
15\tNguyễn \u200bMinh Tiến\u200c\t1994\t\tNông dân\tX.Cẩm Giang\tCSTĐ cấp tỉnh\t603/QĐ-UBND\t09-11-23\t
\tCộng: 6 người\t\t\t\t\t\t\t\t
III\tHUYỆN TÂN CHÂU\t\t\t\t\t\t\t\t
16\tTrần Văn Thái\t1978\t\tPhó Chủ tịch UBND xã\tXã Suối Dây\tChiến sỹ thi đua tỉnh\t1923/QĐ-UBND\t16.7.2021\t
17\tPhạm\xa0Văn Thành\t1975\t\tCông chức Văn hóa - Xã hội\txã Tân Hưng,  H.Tân Châu\tCSTĐCS\t1441/QĐ-UBND\t23/07/2023\t
18\tVũ Trung Tú\t1981\t\tCông chức Văn hóa - Xã hội\txã Tân Phú - H.Tân Châu\tLao động tiên tiến\t2799/QĐ-UBND\t9/1/2021\t
19\tĐẬU VĂN TỈNH\t1979\t\tTrưởng Công an xã\tTT.Tân Châu\tCSTĐCS\t721/QĐ-UBND\t12.2.2023\t
20\tTrần\xa0Ngọc Giang\t1987\t\tGiáo viên\tX.Tân Hà , Huyện Tân Châu\tChiến sỹ thi đua tỉnh\t3640/QĐ-UBND\t01/01/2022\t
21\tTrương Thị Thư\t\t1984\tNông dân\tXã Tân Hà,  H.Tân Châu\tChiến sỹ thi đua tỉnh\t3219/QĐ-UBND\t06/11/2022\t
\tCộng: 6 người\t\t\t\t\t\t\t\t
\tTỔNG CỘNG: 21 cá nhân\t\t\t\t\t\t\t\t
Ghi chú: Danh sách gồm các cá nhân được lựa chọn từ cơ sở.\t\t\t\t\t\t\t\t\t

\t\t\t\t\t\t\tTây Ninh, ngày 12 tháng 05 năm 2023\t\t
NGƯỜI LẬP BIỂU\t\t\t\t\t\t\tTM. ỦY BAN NHÂN DÂN\t\t
\t\t\t\t\t\t\tCHỦ TỊCH\t\t
"""
