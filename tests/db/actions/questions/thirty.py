"""What a secretary is asked on the phone: the sentence, the choice that asks it, SQL of its own.

``{list:code}`` in the SQL is the id of a choice; rows are compared as sets unless they are few
of many. The figures themselves are never written here: both sides read the register.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.model.conditions import Filter
from db.model.questions import IN_PHASE, Ask, By, Linked, Question, Several

Make = Callable[[Any], Question]
COUNTED = "SELECT count(*) FROM {table} WHERE deleted_at IS NULL"
UNIT = (
    "(SELECT u.name || coalesce(' (' || p.name || ')', '') FROM unit u LEFT JOIN unit p"
    " ON p.id = u.parent WHERE u.id = {id})"
)
LABEL = "(SELECT label_vi FROM lookup WHERE id = {id})"


def label(column: str) -> str:
    return LABEL.format(id=column)


def unit(column: str) -> str:
    return UNIT.format(id=column)


def live(table: str, alias: str) -> str:
    return f"(SELECT * FROM {table} WHERE deleted_at IS NULL) AS {alias}"


NOMINATIONS = f"{live('nomination', 'n')}"
EXEMPLARS = f"{live('exemplar', 'e')} JOIN {live('subject', 's')} ON s.id = e.subject"
AWARDS = f"{live('award', 'a')} JOIN {live('subject', 's')} ON s.id = a.subject"

THIRTY: tuple[tuple[str, Make, str], ...] = (
    (
        "Toàn tỉnh có bao nhiêu điển hình?",
        lambda d: Question("exemplar"),
        f"SELECT count(*) FROM {live('exemplar', 'e')}",
    ),
    (
        "Bao nhiêu tập thể, cá nhân, hộ gia đình là điển hình?",
        lambda d: Question("exemplar", by=(By("subject.type"),)),
        f"SELECT {label('s.type')}, count(*) FROM {EXEMPLARS} GROUP BY ALL",
    ),
    (
        "Mô hình, điển hình tiên tiến chia theo đối tượng thế nào?",
        lambda d: Question("exemplar", by=(By("form"), By("subject.type"))),
        f"SELECT {label('e.form')}, {label('s.type')}, count(*) FROM {EXEMPLARS} GROUP BY ALL",
    ),
    (
        "Mỗi giai đoạn có bao nhiêu điển hình đi qua ít nhất một khâu?",
        lambda d: Question("stage_entry", "distinct", "exemplar", by=(By("phase"),)),
        "SELECT (SELECT name FROM phase WHERE id = t.phase), count(DISTINCT exemplar) "
        f"FROM {live('stage_entry', 't')} GROUP BY ALL",
    ),
    (
        "Bao nhiêu điển hình đã được nhân rộng?",
        lambda d: Question("exemplar", tests=(Linked("stage_entry", "exemplar", "some", parts=(
            Filter("stage", "is", d.choice["stage", "replication"]),
        )),)),
        f"SELECT count(DISTINCT exemplar) FROM {live('stage_entry', 't')} "
        f"JOIN {live('exemplar', 'e')} ON e.id = t.exemplar WHERE stage = {{stage:replication}}",
    ),
    (
        "Điển hình nào đã phát hiện mà chưa tổng kết?",
        lambda d: Question("exemplar", "list", columns=("id",), tests=(
            Linked("stage_entry", "exemplar", "some", parts=(
                Filter("stage", "is", d.choice["stage", "detection"]),)),
            Linked("stage_entry", "exemplar", "none", parts=(
                Filter("stage", "is", d.choice["stage", "summing_up"]),)),
        )),
        f"SELECT id FROM {live('exemplar', 'e')} WHERE id IN (SELECT exemplar FROM stage_entry "
        "WHERE deleted_at IS NULL AND stage = {stage:detection}) AND id NOT IN (SELECT exemplar "
        "FROM stage_entry WHERE deleted_at IS NULL AND stage = {stage:summing_up})",
    ),
    (
        "Đơn vị nào trong kế hoạch chưa có điển hình?",
        lambda d: Question("plan_unit", "list", columns=("unit",), tests=(
            Linked("exemplar", "unit", of="unit"),
        )),
        f"SELECT {unit('t.unit')} FROM {live('plan_unit', 't')} WHERE t.unit NOT IN "
        "(SELECT unit FROM exemplar WHERE deleted_at IS NULL)",
    ),
    (
        "Đợt này còn đơn vị nào chưa gửi hồ sơ?",
        lambda d: Question("receipt", "list", columns=("unit",), tests=(
            Filter("round", "is", Ask("Đợt xét", d.one("SELECT min(id) FROM round"))),
            Filter("state", "is", d.choice["receipt_state", "not_sent"]),
        )),
        f"SELECT {unit('t.unit')} FROM {live('receipt', 't')} WHERE state = "
        "{receipt_state:not_sent} AND round = (SELECT min(id) FROM round)",
    ),
    (
        "Đã khen bao nhiêu trường hợp theo từng hình thức?",
        lambda d: Question("award", by=(By("title"),)),
        f"SELECT {label('a.title')}, count(*) FROM {live('award', 'a')} GROUP BY ALL",
    ),
    (
        "Khen thưởng chia theo hình thức và cấp?",
        lambda d: Question("award", by=(By("title"), By("level"))),
        f"SELECT {label('a.title')}, {label('a.level')}, count(*) FROM {live('award', 'a')} "
        "GROUP BY ALL",
    ),
    (
        "Cá nhân được khen có bao nhiêu phần trăm là người trực tiếp lao động?",
        lambda d: Question("award", "share", tests=(
            Filter("subject.type", "is", d.choice["subject_type", "individual"]),
        ), share=(Filter("subject.tier", "is", d.choice["tier", "direct_worker"]),)),
        f"SELECT sum((coalesce(s.tier, 0) = {{tier:direct_worker}})::INT), count(*), "
        "round(avg((coalesce(s.tier, 0) = {tier:direct_worker})::INT) * 100, 1) "
        f"FROM {AWARDS} WHERE s.type = {{subject_type:individual}}",
    ),
    (
        "Tỷ lệ nữ trong các cá nhân điển hình của từng đơn vị?",
        lambda d: Question("exemplar", "share", tests=(
            Filter("subject.type", "is", d.choice["subject_type", "individual"]),
        ), share=(Filter("subject.gender", "is", d.choice["gender", "female"]),),
            by=(By("unit"),)),
        f"SELECT min({unit('e.unit')}), sum((coalesce(s.gender, 0) = {{gender:female}})::INT), "
        "count(*), round(avg((coalesce(s.gender, 0) = {gender:female})::INT) * 100, 1) "
        f"FROM {EXEMPLARS} WHERE s.type = {{subject_type:individual}} GROUP BY e.unit",
    ),
    (
        "Mỗi phong trào có bao nhiêu điển hình?",
        lambda d: Question("exemplar", by=(By("movement"),)),
        "SELECT (SELECT name FROM movement WHERE id = e.movement), count(*) "
        f"FROM {live('exemplar', 'e')} GROUP BY e.movement",
    ),
    (
        "Phong trào nào có không quá ba mươi điển hình?",
        lambda d: Question("movement", "list", columns=("name",), tests=(
            Linked("exemplar", "movement", "at_most", 30),
        )),
        f"SELECT name FROM {live('movement', 'm')} LEFT JOIN {live('exemplar', 'e')} "
        "ON e.movement = m.id GROUP BY m.id, name HAVING count(e.id) <= 30",
    ),
    (
        "Cơ quan nào chủ trì từ hai phong trào trở lên?",
        lambda d: Question("unit", "list", columns=("name",), tests=(
            Linked("movement", "lead_unit", "at_least", 2),
        )),
        f"SELECT u.name FROM {live('unit', 'u')} JOIN {live('movement', 'm')} "
        "ON m.lead_unit = u.id GROUP BY u.id, u.name HAVING count(*) >= 2",
    ),
    (
        "Nhiệm vụ của kế hoạch đến đâu rồi?",
        lambda d: Question("task", by=(By("state"),)),
        f"SELECT {label('t.state')}, count(*) FROM {live('task', 't')} GROUP BY ALL",
    ),
    (
        "Nhiệm vụ chưa hoàn thành mà hạn trước hết năm 2025?",
        lambda d: Question("task", "list", columns=("content", "lead_unit"), tests=(
            Filter("state", "is_not", d.choice["task_state", "done"]),
            Filter("deadline", "at_most", "2025"),
        )),
        f"SELECT content, {unit('t.lead_unit')} FROM {live('task', 't')} WHERE state "
        "IS DISTINCT FROM {task_state:done} AND left(deadline, 4) <= '2025'",
    ),
    (
        "Đề cử của một đợt đang ở trạng thái nào?",
        lambda d: Question("nomination", by=(By("state"),), tests=(
            Filter("round", "is", Ask("Đợt xét", d.one("SELECT max(id) FROM round"))),
        )),
        f"SELECT {label('n.state')}, count(*) FROM {NOMINATIONS} "
        "WHERE round = (SELECT max(id) FROM round) GROUP BY ALL",
    ),
    (
        "Bao nhiêu đề cử chưa có số tờ trình hoặc chưa có ngày tờ trình?",
        lambda d: Question("nomination", any=True, tests=(
            Filter("submission_number", "empty"), Filter("submitted_on", "empty"),
        )),
        f"SELECT count(*) FROM {NOMINATIONS} WHERE coalesce(submission_number, '') = '' "
        "OR submitted_on IS NULL",
    ),
    (
        "Đề cử nào là của nữ, hoặc của hộ gia đình, mà đã được chọn?",
        lambda d: Question("nomination", "list", columns=("exemplar", "unit"), tests=(
            Several(True, (
                Filter("exemplar.subject.gender", "is", d.choice["gender", "female"]),
                Filter("subject_type", "is", d.choice["subject_type", "household"]),
            )),
            Filter("state", "any_of", (
                d.choice["nomination_state", "chosen"], d.choice["nomination_state", "awarded"],
            )),
        )),
        f"SELECT s.name, {unit('n.unit')} FROM {NOMINATIONS} JOIN {EXEMPLARS} "
        "ON e.id = n.exemplar WHERE (s.gender = {gender:female} OR n.subject_type = "
        "{subject_type:household}) AND n.state IN ({nomination_state:chosen}, "
        "{nomination_state:awarded})",
    ),
    (
        "Mỗi năm chi bao nhiêu tiền thưởng?",
        lambda d: Question("award", "sum", "amount", by=(By("decided_on", "year"),)),
        f"SELECT strftime(decided_on__day, '%Y'), sum(amount) FROM {live('award', 'a')} "
        "GROUP BY ALL",
    ),
    (
        "Tiêu chí nào được chấm trung bình thấp nhất?",
        lambda d: Question("mark", "average", "points", by=(By("criterion"),),
                           sort=(("", False),)),
        "SELECT (SELECT name FROM criterion WHERE id = k.criterion), "
        f"round(avg(points), 2) FROM {live('mark', 'k')} JOIN {NOMINATIONS} "
        f"ON n.id = k.nomination JOIN {live('round', 'r')} ON r.id = n.round "
        "WHERE r.published_at IS NOT NULL GROUP BY k.criterion",
    ),
    (
        "Năm 2023 mỗi tháng công nhận thêm bao nhiêu điển hình?",
        lambda d: Question("exemplar", by=(By("recognised_on", "month"),), tests=(
            Filter("recognised_on", "within", "2023"),
        )),
        "SELECT nullif(regexp_extract(recognised_on, '^[0-9]{4}-[0-9]{2}'), ''), count(*) "
        f"FROM {live('exemplar', 'e')} WHERE year(recognised_on__day) = 2023 GROUP BY ALL",
    ),
    (
        "Giai đoạn một công nhận bao nhiêu điển hình theo lĩnh vực?",
        lambda d: Question("exemplar", by=(By("domain"),), tests=(
            Filter("recognised_on", IN_PHASE, Ask(
                "Giai đoạn", d.one("SELECT id FROM phase ORDER BY position LIMIT 1"))),
        )),
        f"SELECT {label('e.domain')}, count(*) FROM {live('exemplar', 'e')} JOIN (SELECT * FROM "
        "phase ORDER BY position LIMIT 1) AS p ON recognised_on__day BETWEEN p.starts_on__day "
        "AND p.ends_on__day GROUP BY ALL",
    ),
    (
        "Hiện có bao nhiêu đơn vị theo từng loại?",
        lambda d: Question("unit", by=(By("type"),), tests=(Filter("valid_to", "empty"),)),
        f"SELECT {label('u.type')}, count(*) FROM {live('unit', 'u')} WHERE valid_to IS NULL "
        "GROUP BY ALL",
    ),
    (
        "Điển hình nào chưa được khen lần nào?",
        lambda d: Question("exemplar", "list", columns=("subject", "unit"), tests=(
            Linked("award", "subject", of="subject"),
        )),
        f"SELECT s.name, {unit('e.unit')} FROM {EXEMPLARS} WHERE NOT EXISTS (SELECT 1 FROM award "
        "a WHERE a.subject = s.id AND a.deleted_at IS NULL)",
    ),
    (
        "Ai được khen từ hai lần trở lên?",
        lambda d: Question("subject", "list", columns=("name",), tests=(
            Linked("award", "subject", "at_least", 2),
        )),
        f"SELECT s.name FROM {AWARDS} GROUP BY s.id, s.name HAVING count(*) > 1",
    ),
    (
        "Lĩnh vực nào, đối tượng nào còn trống?",
        lambda d: Question("exemplar", by=(By("domain"), By("subject.type"))),
        f"SELECT {label('e.domain')}, {label('s.type')}, count(*) FROM {EXEMPLARS} GROUP BY ALL",
    ),
    (
        "Các xã có chữ Tân trong tên là những xã nào?",
        lambda d: Question("unit", "list", columns=("name",), tests=(
            Filter("name", "contains", "tân"),
            Filter("type", "is", d.choice["unit_type", "rural_commune"]),
        )),
        f"SELECT name FROM {live('unit', 'u')} WHERE name__fold LIKE '%tan%' "
        "AND type = {unit_type:rural_commune}",
    ),
    (
        "Mười đơn vị nộp nhiều đề cử nhất chiếm bao nhiêu phần trăm?",
        lambda d: Question("nomination", "share", by=(By("unit"),), limit=10),
        f"SELECT {unit('n.unit')}, count(*), round(count(*) * 100.0 / (SELECT count(*) FROM "
        f"{NOMINATIONS}), 1) FROM {NOMINATIONS} GROUP BY n.unit ORDER BY 2 DESC, 1 LIMIT 10",
    ),
    (
        "Sở nào phối hợp trong phong trào nào?",
        lambda d: Question("movement", "list", columns=("name", "lead_unit"), tests=(
            Filter("coordinating_units", "filled"),
        )),
        f"SELECT m.name, {unit('m.lead_unit')} FROM {live('movement', 'm')} "
        "WHERE len(coordinating_units) > 0",
    ),
    (
        "Bao nhiêu đề cử thuộc phong trào có đợt tổng kết trong giai đoạn hai?",
        lambda d: Question("nomination", tests=(
            Filter("exemplar.movement.final_review_on", "filled"),
            Filter("round.phase", "is", d.one("SELECT max(id) FROM phase")),
        )),
        f"SELECT count(*) FROM {NOMINATIONS} JOIN {live('exemplar', 'e')} ON e.id = n.exemplar "
        f"JOIN {live('movement', 'm')} ON m.id = e.movement JOIN {live('round', 'r')} "
        "ON r.id = n.round WHERE m.final_review_on IS NOT NULL AND r.phase = "
        "(SELECT max(id) FROM phase)",
    ),
)  # fmt: skip
