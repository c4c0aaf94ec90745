"""Excel: workbooks of finished Word files, return forms that divisions fill, and reading them back."""
