"""Make Excel workbooks of the tables of finished Word files."""
