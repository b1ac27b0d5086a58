"""A plan in two phases whose communes were merged and divided, for tests of figures."""


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
