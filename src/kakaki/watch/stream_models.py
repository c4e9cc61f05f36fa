"""What the stream of reports leaves behind so that the next one is read fast."""

from django.db import models


class Tally(models.Model):
    """How many reports of one topic came from one region within one quarter of an hour.

    `topic` is « story:12 » or « ministry:3 »; `region` is empty for all of them together. Rows
    older than the past that is compared are deleted.
    """

    topic = models.CharField("sujet", max_length=40)
    region = models.CharField("région", max_length=80, blank=True)
    quarter = models.PositiveIntegerField("quart d’heure", db_index=True)
    count = models.PositiveIntegerField("nombre", default=0)

    class Meta:
        verbose_name = "compte d’un quart d’heure"
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "region", "quarter"], name="one_tally_a_quarter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.region} {self.quarter}"


class Mark(models.Model):
    """A piece of a story that a near-duplicate shares: stories are found by it, not one by one."""

    story = models.ForeignKey("watch.Story", on_delete=models.CASCADE, related_name="marks")
    value = models.BigIntegerField("marque")

    class Meta:
        verbose_name = "marque d’une histoire"
        indexes = [models.Index(fields=["value", "story"], name="stories_by_mark")]

    def __str__(self) -> str:
        return f"{self.value}"
