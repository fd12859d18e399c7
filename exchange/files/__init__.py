"""Files as people keep them: what comes in as CSV or XLSX, and what goes out."""
