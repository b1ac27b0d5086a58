import resource

import pytest

from db.actions.reading import limits

KINDS = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE)


@pytest.fixture
def asked(monkeypatch):
    """What was asked of the system; this process itself stays as it is."""
    found = {}
    monkeypatch.setattr(resource, "setrlimit", lambda kind, both: found.update({kind: both}))
    return found


def test_memory_time_and_core_files_are_limited(monkeypatch, asked):
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (1, resource.RLIM_INFINITY))
    limits.apply(512, 30)

    assert [asked[kind] for kind in KINDS] == [
        (512, resource.RLIM_INFINITY), (30, resource.RLIM_INFINITY), (0, resource.RLIM_INFINITY),
    ]  # fmt: skip


def test_a_narrower_limit_of_the_system_stays(monkeypatch, asked):
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (10, 20))
    limits.apply(512, 30)

    assert [asked[kind] for kind in KINDS] == [(20, 20), (20, 20), (0, 20)]


def test_a_limit_that_the_system_does_not_know_is_left_out(monkeypatch):
    def unknown(kind, both):
        raise ValueError

    monkeypatch.setattr(resource, "setrlimit", unknown)
    limits.apply(512, 30)


def test_what_is_counted_ends_with_the_refusal():
    assert list(limits.counted("ab", 2, ValueError())) == ["a", "b"]
    with pytest.raises(ValueError, match="zu viele"):
        list(limits.counted("abc", 2, ValueError("zu viele")))
