"""Read and write .docx and .xlsx packages."""
