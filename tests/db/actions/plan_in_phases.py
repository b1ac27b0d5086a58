"""A plan in two phases whose communes were merged and divided, for tests of figures."""

KINDS = ("collective", "individual", "household")


def in_two_phases(bench):
    """Two phases; Đôn Thuận went on in Tân Lập, an old commune was divided between two."""
    with bench.store.reading() as con:
        [[second]] = con.execute("SELECT id FROM phase").fetchall()
    span = {"starts_on": "2021-01-01", "ends_on": "2023-12-31"}
    [first] = bench.plant("phase", {"plan": bench.plan, "name": "GĐ1", "position": 1, **span})
    bench.phases = (first, second)
    bench.old = old_communes(bench)
    old = {"plan": bench.plan, "valid_to": "2025-06-30"}
    new = {"plan": bench.plan, "valid_from": "2025-07-01"}
    bench.plant(
        "plan_unit",
        *({**old, "unit": unit} for unit in bench.old),
        *({**new, "unit": unit} for unit in bench.units),
    )
    bench.movements = tuple(
        bench.plant(
            "movement",
            {"name": "Học và làm theo Bác", "short_name": "Học Bác", "lead_unit": bench.units[0]},
            {"name": "Nông thôn mới"},
            {"name": "Sau này", "launched_on": "2026-01"},
        )
    )
    return bench


def old_communes(bench):
    """One that went on in Tân Lập, one divided between two."""
    commune = {
        "type": bench.choice["unit_type", "rural_commune"],
        "level": bench.choice["unit_level", "commune"],
    }
    old = tuple(
        bench.plant(
            "unit",
            {"name": "Xã Cũ", "valid_to": "2025-06-30", "protocol_order": 8, **commune},
            {"name": "Xã Chia", "valid_to": "2025-06-30", "protocol_order": 9, **commune},
        )
    )
    kinds = bench.choice["succession_kind", "merge"], bench.choice["succession_kind", "split"]
    bench.plant(
        "succession",
        *(
            {"predecessor": before, "successor": after, "kind": kind, "on": "2025-07-01"}
            for before, after, kind in (
                (old[0], bench.units[1], kinds[0]),
                (old[1], bench.units[0], kinds[1]),
                (old[1], bench.units[1], kinds[1]),
            )
        ),
    )
    return old


def person(made, name, kind="individual", **more):
    given = {"name": name, "type": made.choice["subject_type", kind], "unit": made.units[0], **more}
    return made.plant("subject", given)[0]


def exemplar(made, subject, unit, recognised="2022-03", form="exemplar", **more):
    given = {
        "plan": made.plan, "subject": subject, "form": made.choice["form", form], "unit": unit,
        "scope": made.choice["scope", "comprehensive"], "recognised_on": recognised,
        "model_name": "Mô hình" if form == "model" else None, **more,
    }  # fmt: skip
    return made.plant("exemplar", given)[0]


def entry(made, exemplar, stage, day, unit, phase):
    given = {
        "exemplar": exemplar, "stage": made.choice["stage", stage], "entered_on": day,
        "unit": unit, "phase": phase,
    }  # fmt: skip
    return made.plant("stage_entry", given)[0]


def filled(made):
    """Four that count, one of them in both phases, and a nominee."""
    first, second = made.phases
    worker, woman = made.choice["tier", "direct_worker"], made.choice["gender", "female"]
    an = person(made, "An", tier=worker, gender=woman)
    exemplars = [
        exemplar(made, an, made.units[0], movement=made.movements[0]),
        exemplar(made, person(made, "Bình"), made.units[0], form="model"),
        exemplar(made, person(made, "Tổ 1", "collective"), made.units[0], form="model"),
        exemplar(made, person(made, "Hộ Cúc", "household"), made.units[0]),
        exemplar(made, person(made, "Dũng"), made.units[0]),
    ]
    exemplar(made, person(made, "Chưa công nhận"), made.units[0], recognised=None)
    old, divided = made.old
    entry(made, exemplars[0], "detection", "2022-04", old, first)
    entry(made, exemplars[0], "replication", "2025-03", old, second)
    entry(made, exemplars[1], "detection", "2022-05", divided, first)
    entry(made, exemplars[2], "nurturing", "2025-09", made.units[1], second)
    entry(made, exemplars[3], "detection", "2023-06", old, None)
    round_two = made.round
    made.plant(
        "receipt",
        {"round": round_two, "unit": old, "state": made.choice["receipt_state", "sent"]},
        {"round": round_two, "unit": divided, "state": made.choice["receipt_state", "not_sent"]},
    )
    awards_and_tasks(made, an)
    made.plant(
        "target",
        {"plan": made.plan, "phase": second, "value": 4},
        {"plan": made.plan, "phase": second, "movement": made.movements[0], "value": 2},
        *(
            {"plan": made.plan, "phase": first, "value": 3, **kind}
            for kind in (
                {"form": made.choice["form", "model"]},
                *({"subject_type": made.choice["subject_type", kind]} for kind in KINDS),
            )
        ),
    )
    return made


def awards_and_tasks(made, an):
    award = {"subject": an, "decided_on": "2023-05-02"}
    made.plant(
        "award",
        {**award, "title": made.choice["award_title", "bk_tinh"],
         "level": made.choice["award_level", "province"], "decision_number": "1"},
        {**award, "title": made.choice["award_title", "gk"], "decision_number": "2"},
        {**award, "title": made.choice["award_title", "gk"], "decided_on": "2026-02"},
    )  # fmt: skip
    state = {code: made.choice["task_state", code] for code in ("done", "ongoing", "not_started")}
    made.plant(
        "task",
        {"plan": made.plan, "content": "a", "state": state["done"], "deadline": "2022"},
        {"plan": made.plan, "content": "b", "state": state["ongoing"], "deadline": "2025-Q3"},
        {"plan": made.plan, "content": "c", "state": state["ongoing"], "deadline": "2025-Q4"},
        {"plan": made.plan, "content": "d", "state": None, "deadline": None},
    )
