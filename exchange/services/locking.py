"""A file or a batch as it stands now, held until the end of the transaction."""

from exchange.models import ImportBatch, ImportFile


def locked_file(file_id: int) -> ImportFile:
    """The file; raises DoesNotExist for one out of sight."""
    return ImportFile.objects.select_for_update().get(pk=file_id)


def locked_batch(batch_id: int) -> ImportBatch:
    """The batch, with its file; raises DoesNotExist for one out of sight."""
    return ImportBatch.objects.select_for_update(of=("self",)).select_related("file", "institution").get(pk=batch_id)
