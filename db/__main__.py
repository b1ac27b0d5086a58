"""``python -m db``: the administrator's commands."""

import sys

from db.commands import main

sys.exit(main())
