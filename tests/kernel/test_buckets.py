"""The address of an S3 store says where, who and how, and its label tells no secret."""

import pytest

from kakaki.kernel.buckets import bucket_at
from kakaki.kernel.errors import InvalidInputError


def test_a_whole_address_is_read():
    bucket = bucket_at("s3://CLE:s%2Fcret@depot/kakaki/jour?endpoint=https://s3.example&region=kt")
    assert (bucket.name, bucket.prefix, bucket.region) == ("depot", "kakaki/jour", "kt")
    assert (bucket.key, bucket.secret) == ("CLE", "s/cret")
    assert bucket.options["endpoint"] == "https://s3.example"


def test_the_label_tells_no_secret():
    label = bucket_at("s3://CLE:secret@depot/x?endpoint=https://s3.example").label
    assert label == "s3://depot/x (s3.example)"


@pytest.mark.parametrize(
    "wrong",
    ["s3://", "s3:///x", "http://depot", "s3://depot?endpoint=ftp://x", "s3://depot?x=1", "depot"],
)
def test_anything_else_is_refused_with_the_way_to_write_it(wrong):
    with pytest.raises(InvalidInputError) as refused:
        bucket_at(wrong)
    assert "s3://CLÉ:SECRET@" in refused.value.advice()
