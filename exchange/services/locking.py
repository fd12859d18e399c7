"""A file or a batch as it stands now, held until the end of the transaction."""

from exchange.models import ImportBatch, ImportFile
from exchange.selectors.files import OF_THE_FILE


def locked_file(file_id: int) -> ImportFile:
    """The file; raises DoesNotExist for one out of sight."""
    return ImportFile.objects.select_for_update().get(pk=file_id)


def locked_batch(batch_id: int) -> ImportBatch:
    """The batch, with its file but for what that holds; raises DoesNotExist for one out of sight."""
    batches = ImportBatch.objects.select_related("file", "institution").defer(*OF_THE_FILE)
    return batches.select_for_update(of=("self",)).get(pk=batch_id)
