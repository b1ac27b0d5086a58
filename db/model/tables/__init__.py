"""The data dictionary: every table of the app, in the order in which they depend on each other."""

from __future__ import annotations

from db.model.catalog import Table
from db.model.tables.meeting import DECK, FREEZE, TEMPLATE
from db.model.tables.places import PLAN_UNIT, SUCCESSION, UNIT
from db.model.tables.plans import MOVEMENT, PHASE, PLAN, TARGET, TASK
from db.model.tables.register import AWARD, EXEMPLAR, STAGE_ENTRY, SUBJECT
from db.model.tables.review import (
    COUNCIL,
    COUNCIL_MEMBER,
    CRITERIA_SET,
    CRITERION,
    MARK,
    NOMINATION,
    RECEIPT,
    ROUND,
)
from db.model.tables.setting import (
    ACCOUNT,
    APART,
    ATTACHMENT,
    CUSTOM_FIELD,
    CUSTOM_TABLE,
    LOOKUP,
    SAVED_QUESTION,
    SAVED_VIEW,
)

TABLES: tuple[Table, ...] = (
    LOOKUP, CUSTOM_FIELD, CUSTOM_TABLE, UNIT, SUCCESSION, ACCOUNT, SAVED_VIEW, SAVED_QUESTION,
    PLAN, PHASE, PLAN_UNIT, MOVEMENT, TARGET, TASK,
    SUBJECT, EXEMPLAR, STAGE_ENTRY,
    COUNCIL, COUNCIL_MEMBER, ROUND, CRITERIA_SET, CRITERION,
    NOMINATION, RECEIPT, MARK, AWARD, ATTACHMENT, APART,
    FREEZE, DECK, TEMPLATE,
)  # fmt: skip

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
