"""Hold the numbers of GB/T 9704-2012 in one place: page, faces, sizes, distances, styles.

Nothing here is written twice elsewhere: templates, the PDF stage and the checks all read these modules.
"""
