"""Refusals of typed values."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "problem.no_such_date": (
        "{where}: '{value}' không có trong lịch. Ô giữ giá trị cũ; nhập lại ngày.",
        "{where}: '{value}' is not in the calendar. The cell keeps its value; enter it again.",
    ),
    "problem.not_a_date": (
        "{where}: '{value}' không phải ngày. Nhập như 28/02/2023, 02/2023, Quý I/2023 hay 2023.",
        "{where}: '{value}' is not a date. Enter it as 28/02/2023, 02/2023, Q1/2023 or 2023.",
    ),
    "problem.not_a_moment": (
        "{where}: '{value}' không đủ ngày và giờ. Nhập như 15/10/2025 10:30.",
        "{where}: '{value}' is not a day with an hour. Enter it as 15/10/2025 10:30.",
    ),
    "problem.not_a_number": (
        "{where}: '{value}' không phải số. Nhập như 1.234,5.",
        "{where}: '{value}' is not a number. Enter it as 1.234,5.",
    ),
    "problem.two_readings": (
        "{where}: '{value}' đọc được hai cách. Nhập dấu phẩy cho số lẻ, không chấm hàng nghìn.",
        "{where}: '{value}' can be read in two ways. Use a comma for decimals, no thousands dot.",
    ),
    "problem.too_many_decimals": (
        "{where}: '{value}' có nhiều số lẻ quá mức cho phép. Nhập số đã làm tròn.",
        "{where}: '{value}' has more decimals than allowed. Enter a rounded number.",
    ),
    "problem.not_yes_no": (
        "{where}: '{value}' không rõ có hay không. Nhập có hoặc không.",
        "{where}: '{value}' is neither yes nor no. Enter yes or no.",
    ),
    "problem.too_small": (
        "{where}: '{value}' nhỏ hơn mức thấp nhất {limit}. Nhập số lớn hơn.",
        "{where}: '{value}' is below the lowest, {limit}. Enter a larger number.",
    ),
    "problem.too_long": (
        "{where}: dài hơn {limit} ký tự. Rút ngắn rồi nhập lại.",
        "{where}: is longer than {limit} characters. Shorten it and enter it again.",
    ),
    "problem.too_large": (
        "{where}: '{value}' lớn hơn mức cao nhất {limit}. Nhập số nhỏ hơn.",
        "{where}: '{value}' is above the highest, {limit}. Enter a smaller number.",
    ),
    "problem.wrong_kind": (
        "{where}: '{value}' không đúng kiểu của trường. Nhập lại giá trị.",
        "{where}: '{value}' is not of the field's kind. Enter the value again.",
    ),
}
