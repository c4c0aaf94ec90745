"""Make Excel workbooks of finished Word files."""
