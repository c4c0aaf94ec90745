"""Make a PDF from a finished Word file: read it into a print model, set its lines, write the pages."""
