"""What a column of a file means: by its heading and what stands above, small slips forgiven."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from db.model.headings import ALIKE, SHORTEST_SLIP, key_of
from db.model.vietnamese import clean

INDIVIDUAL, COLLECTIVE, HOUSEHOLD = "individual", "collective", "household"

# role → its headings, folded; what stands in brackets behind a heading is no part of it
HEADINGS: dict[str, str] = {
    "ordinal": "stt|tt|so tt|so thu tu|s tt|s t t|no",
    "name": "ho va ten|ho ten|ho va ten ca nhan|ten ca nhan|ca nhan|ho ten ca nhan|ten|"
    "ho va ten can bo|ho ten nguoi duoc khen|ho va ten nguoi duoc de nghi|ten tap the|tap the|"
    "ten tap the de nghi|tap the de nghi|ten co quan don vi|ten don vi tap the|"
    "ten tap the don vi|chu ho|ho ten chu ho|ho va ten chu ho|ho gia dinh|ten ho|"
    "ten ho gia dinh|dai dien ho|ho va ten dai dien ho gia dinh|ten chu ho|ca nhan tap the|"
    "tap the ca nhan|ten tap the ca nhan|ten ca nhan tap the|ho va ten ten tap the|"
    "ten doi tuong|doi tuong de nghi|ten dien hinh|dien hinh tien tien|ho ten don vi|"
    "ho va ten don vi",
    "surname": "ho|ho dem|ho va ten dem|ho lot|ho va chu dem|ho va dem|ho chu dem",
    "given": "ten goi",
    "birth": "nam sinh|ngay sinh|ngay thang nam sinh|sinh nam|sinh ngay|ngay thang nam|"
    "tuoi nam sinh",
    "gender": "gioi tinh|nam nu|gioi|phai",
    "male": "nam",
    "female": "nu",
    "honorific": "danh xung|xung ho|quan ham|cap bac|cap ham|hoc ham|hoc vi|hoc ham hoc vi|"
    "ong ba",
    "ethnicity": "dan toc",
    "position": "chuc vu|chuc danh|nghe nghiep|chuc vu nghe nghiep|chuc vu chuc danh|"
    "cong viec chuc vu|chuc danh nghe nghiep|chuc vu hien nay",
    "position_unit": "chuc vu don vi|chuc vu don vi cong tac|chuc vu noi cong tac|"
    "chuc danh don vi cong tac|chuc vu co quan cong tac",
    "address": "dia chi|noi o|thuong tru|noi cu tru|dia chi thuong tru|cho o|noi thuong tru|"
    "noi o hien nay|dia chi noi o|noi cu tru hien nay",
    "unit": "don vi|don vi cong tac|noi cong tac|co quan|co quan don vi|don vi dia chi|"
    "co quan cong tac|dia ban|ten don vi|don vi tai thoi diem khen thuong|don vi khi do|"
    "don vi de nghi|don vi dang ky|dia phuong|don vi dia phuong|don vi duoc khen|"
    "dia chi don vi cong tac",
    "commune": "xa phuong thi tran|xa|xa phuong|phuong xa|phuong|xa thi tran|"
    "phuong xa thi tran|cap xa|ten xa|don vi cap xa|xa phuong thi tran dac khu|"
    "xa phuong dac khu",
    "district": "huyen|huyen thi xa thanh pho|huyen tx tp|quan huyen|cap huyen|huyen thi|"
    "thi xa|huyen thi thanh pho|ten huyen|don vi cap huyen|thanh pho",
    "province": "tinh|tinh thanh pho|tinh tp",
    "unit_now": "don vi hien nay|don vi moi|nay la|don vi sau sap nhap|don vi sau sap xep|"
    "dia ban hien nay",
    "hamlet": "thon ap khu pho|thon|ap|khu pho|to dan pho|thon to dan pho|buon lang|thon lang|"
    "ap khu pho|thon ban|thon buon|lang|buon|khu dan cu|thon khu pho|thon ap|thon xom|"
    "to khu pho",
    "award": "danh hieu|hinh thuc khen thuong|danh hieu thi dua|danh hieu hinh thuc|"
    "khen thuong|danh hieu de nghi|hinh thuc de nghi|de nghi khen thuong|hinh thuc khen|"
    "danh hieu khen thuong|danh hieu thi dua hinh thuc khen thuong|"
    "danh hieu hinh thuc khen thuong|hinh thuc|hinh thuc de nghi khen thuong|"
    "danh hieu de nghi khen thuong|muc khen",
    "award_level": "cap khen|cap khen thuong|cap quyet dinh",
    "decision": "quyet dinh|so va ngay quyet dinh|so ngay quyet dinh|quyet dinh khen thuong|"
    "so quyet dinh ngay thang nam|so ngay thang nam quyet dinh|so quyet dinh ngay ky|"
    "so ngay qd|so va ngay qd|so qd ngay qd|so qd ngay ky|so qd va ngay ky|so qd ngay thang nam|"
    "so va ngay ky qd|so ngay ky qd|so ngay thang nam qd|qd so ngay|quyet dinh so ngay",
    "decision_number": "so quyet dinh|so qd|quyet dinh so|qd so|so hieu quyet dinh|"
    "quyet dinh so hieu|so",
    "decided_on": "ngay quyet dinh|ngay qd|ngay ky|quyet dinh ngay|quyet dinh ngay ky|"
    "ngay ky quyet dinh|qd ngay|ngay khen|ngay khen thuong|ngay ban hanh|ngay|"
    "ngay thang nam qd|ngay thang nam quyet dinh|ngay thang nam ky|ngay thang nam ky qd|ngay ky qd",
    "submission_number": "so to trinh|to trinh so|to trinh",
    "submitted_on": "ngay to trinh|ngay trinh|ngay de nghi",
    "year": "nam khen|nam khen thuong|nam de nghi|nam dat|nam xet|nam cong nhan|"
    "nam dat danh hieu",
    "movement": "phong trao|phong trao thi dua|ten phong trao|noi dung phong trao",
    "domain": "linh vuc",
    "form": "dang|dang dien hinh|hinh thuc dien hinh",
    "scope": "loai dien hinh",
    "model_name": "mo hinh|ten mo hinh|mo hinh san xuat|mo hinh kinh te|mo hinh tieu bieu",
    "income": "thu nhap|thu nhap binh quan|muc thu nhap|thu nhap hang nam|tong thu nhap",
    "amount": "tien thuong|so tien|muc thuong|so tien thuong|muc tien thuong|kinh phi|"
    "thanh tien",
    "achievement": "thanh tich|tom tat thanh tich|thanh tich tieu bieu|noi dung thanh tich|"
    "thanh tich dat duoc|tom tat thanh tich dat duoc|ly do khen thuong|ket qua dat duoc",
    "score": "diem|so diem|tong diem|diem tong|tong so diem|diem so|diem dat|diem binh xet",
    "self_total": "diem tu cham|tu cham|diem don vi tu cham|tong diem tu cham|tu cham diem",
    "reviewed": "diem tham dinh|tham dinh|diem hoi dong cham|hoi dong cham|"
    "tong diem tham dinh|diem thuong truc cham|diem cham|diem phuc tra|"
    "diem hoi dong tham dinh|ket qua tham dinh",
    "bonus": "diem thuong|diem cong",
    "penalty": "diem tru",
    "change": "tang giam|tang giam so voi ky truoc|so voi ky truoc|bien dong",
    "content": "noi dung cong viec|noi dung|nhiem vu|cong viec|noi dung nhiem vu|"
    "noi dung thuc hien|ten nhiem vu|nhiem vu trong tam|noi dung nhiem vu cong viec",
    "lead_unit": "don vi chu tri|co quan chu tri|chu tri|don vi thuc hien|co quan thuc hien|"
    "don vi chu tri thuc hien|co quan don vi chu tri|don vi dau moi",
    "coordinating_units": "don vi phoi hop|co quan phoi hop|phoi hop|co quan don vi phoi hop",
    "deadline": "thoi han|han|thoi han hoan thanh|thoi gian hoan thanh|thoi gian thuc hien|"
    "thoi gian|han hoan thanh|thoi diem hoan thanh",
    "percent": "tien do|ty le hoan thanh|hoan thanh|ti le hoan thanh|muc do hoan thanh|"
    "tien do thuc hien|ty le|ket qua thuc hien",
    "state": "trang thai|tinh trang|tinh hinh thuc hien|ket qua",
    "type": "loai|doi tuong|loai doi tuong|loai hinh|nhom doi tuong",
    "unit_type": "loai don vi|loai hinh don vi",
    "parent": "truc thuoc|don vi cap tren|don vi chu quan|co quan chu quan",
    "valid_from": "hieu luc tu|tu ngay|ngay thanh lap",
    "valid_to": "den het|het hieu luc|den ngay|ngay giai the",
    "short_name": "ten ngan|ten viet tat|ten tat|viet tat",
    "rank": "xep hang|xep loai|hang|thu hang",
    "code": "ma|ma so|ma don vi|ma hieu|ma dinh danh",
    "source": "nguon|noi gui|nguon gui|don vi gui",
    "note": "ghi chu|ghi chu khac|ly do|y kien",
    "private": "cccd|cmnd|so cccd|so cmnd|can cuoc cong dan|so can cuoc|dien thoai|"
    "so dien thoai|email|so cccd cmnd|so tai khoan|ma so thue",
}  # fmt: skip
NAMED = {text: role for role, texts in HEADINGS.items() for text in texts.split("|")}
LONG_NAMES = [text for text in NAMED if len(text) >= SHORTEST_SLIP]
# roles without which rows say nothing about anybody
SUBJECTS = ("name", "surname", "content", "unit", "commune", "district")
# a heading of several words may be the beginning of a longer one
PREFIX_WORDS = 2
LONGEST_HEADING = 160
SELF_MARKED = ("self_total",)
PART = re.compile(r"\b(?:noi dung|phan|muc|nhom|tieu chi|tieu chuan)\s+([ivx]+|\d+|[a-h])\b")


@dataclass(frozen=True, slots=True)
class Role:
    """``part`` tells columns of one role apart: the part of a score, the sex of a year of birth."""

    key: str
    part: str = ""


@lru_cache(maxsize=4096)
def words_of_heading(text: str) -> str:
    """A heading's words without what stands in brackets, folded."""
    plain = key_of(re.sub(r"\([^()]*\)?", " ", clean(text)[:LONGEST_HEADING]))
    return plain or key_of(clean(text)[:LONGEST_HEADING])


@lru_cache(maxsize=4096)
def role_of(group: str, name: str) -> Role | None:
    """The role of a column with this heading under this group heading (which may be empty)."""
    above, own = words_of_heading(group), words_of_heading(name)
    if not own:
        return None
    over = _named(above) or (_alike(above) if above else None)
    if over == "birth" and own in ("nam", "nu"):
        return Role("birth", "male" if own == "nam" else "female")
    if over in ("self_total", "reviewed"):
        return _mark(over, own, name)
    if own == "nam" and _is_year(name):
        return Role("year")
    joined = _named(f"{above} {own}") if above else None
    found = joined or _named(own) or _alike(own) or _begins(own)
    if over == "award" and not found:
        # a column for each award, crossed where it is proposed
        return Role("award_mark", clean(name))
    return Role(found) if found else None


def _is_year(name: str) -> bool:
    """Năm, a year, is told from Nam, a man, by its mark alone."""
    return "ă" in clean(name).casefold()


def _mark(over: str, own: str, name: str) -> Role:
    """A column of marks: its total, what is added or taken, or a part by its number."""
    if own in ("tong", "tong diem", "diem", "tong so", "tong cong", "cong", "so diem"):
        return Role(over)
    if own in ("diem thuong", "thuong", "diem cong"):
        return Role("bonus")
    if own in ("diem tru", "tru"):
        return Role("penalty")
    part = PART.search(own)
    label = part[1].upper() if part else clean(name)
    return Role("self_part" if over in SELF_MARKED else "reviewed_part", label)


def _named(text: str) -> str | None:
    return NAMED.get(text)


def _begins(text: str) -> str | None:
    """The longest heading that this one begins with: "Danh hiệu đề nghị năm 2023"."""
    words = text.split()
    for count in range(len(words) - 1, PREFIX_WORDS - 1, -1):
        if found := NAMED.get(" ".join(words[:count])):
            return found
    return None


@lru_cache(maxsize=4096)
def _alike(text: str) -> str | None:
    if len(text) < SHORTEST_SLIP or text.isdigit():
        return None
    likely = process.extract(text, LONG_NAMES, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
    # the first of those that are most alike
    found = min(((-round(likeness), place) for _, likeness, place in likely), default=(0, 0))
    return NAMED[LONG_NAMES[found[1]]] if -found[0] > ALIKE else None


def kind_of_heading(name: str) -> str:
    """Whom the rows below a heading of names are about, when it says so."""
    own = words_of_heading(name)
    collective, person = "tap the" in own, "ca nhan" in own
    if re.search(r"\b(chu ho|ho gia dinh|ten ho|dai dien ho)\b", own):
        return HOUSEHOLD
    if collective != person:
        return COLLECTIVE if collective else INDIVIDUAL
    return INDIVIDUAL if re.match(r"ho (va )?ten\b", own) and "don vi" not in own else ""


def with_own_fields(own: Mapping[str, str]) -> dict[str, Role]:
    """Headings of fields that an office added: folded label → role named after the field."""
    return {words_of_heading(label): Role(name) for name, label in own.items()}
