"""The addresses of import and export."""

from django.urls import path

from exchange.domain.exporting import FileType
from exchange.views import batches, exporting, file_pages, files

urlpatterns = [
    path("exporteren/", exporting.export, name="export"),
    path("importeren/", files.imports, name="imports"),
    path("importeren/leeg.csv", files.template, {"file_type": FileType.CSV}, name="import-template-csv"),
    path("importeren/leeg.xlsx", files.template, {"file_type": FileType.XLSX}, name="import-template-xlsx"),
    path("importeren/<int:number>/", file_pages.import_file, name="import-file"),
    path("importeren/<int:number>/voortgang/", file_pages.progress, name="import-progress"),
    path("importeren/<int:number>/fouten.xlsx", file_pages.error_report, name="import-errors"),
    path("importeren/partij/<int:number>/", batches.batch, name="import-batch"),
    path("importeren/partij/<int:number>/voortgang/", batches.progress, name="import-batch-progress"),
]
