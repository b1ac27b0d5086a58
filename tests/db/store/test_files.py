import hashlib

import pytest

from db.model.problems import Rejected
from db.store import files


def place(folder, digest):
    return folder / digest[:2] / digest[2:4] / digest


def test_a_file_is_kept_once_under_its_hash_and_read_again(tmp_path):
    digest = files.keep(tmp_path, b"minh chung")
    again = files.keep(tmp_path, b"minh chung")

    assert digest == again == hashlib.sha256(b"minh chung").hexdigest()
    assert [found for found in tmp_path.rglob("*") if found.is_file()] == [place(tmp_path, digest)]
    assert files.read(tmp_path, digest) == b"minh chung"


def test_an_altered_file_is_refused_and_attaching_it_again_heals_it(tmp_path):
    digest = files.keep(tmp_path, b"minh chung")
    place(tmp_path, digest).write_bytes(b"khac")

    with pytest.raises(Rejected, match="file_altered"):
        files.read(tmp_path, digest)
    files.keep(tmp_path, b"minh chung")

    assert files.read(tmp_path, digest) == b"minh chung"


@pytest.mark.parametrize("digest", ["0" * 64, "../../secret", ""])
def test_what_is_not_there_is_refused_wherever_its_name_leads(tmp_path, digest):
    (tmp_path / "secret").write_text("x")

    with pytest.raises(Rejected, match="file_missing"):
        files.read(tmp_path / "a" / "b", digest)
