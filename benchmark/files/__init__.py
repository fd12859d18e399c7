"""Files that a dashboard gives along: its tables as CSV and XLSX, its charts as SVG and PNG."""
