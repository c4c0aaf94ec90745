"""Check the texts that come out in print, wherever they stand: marks, numbers, dates, names, leftovers."""
